//! Sums of the expansion plan: dwellings per year as the projects have them, weighed by how
//! likely they are, and what is needed. Knows no view and no check.

pub mod accuracy;
pub mod group;
pub mod need;
pub mod readiness;
pub mod totals;

use super::assumption::stage_called;
use super::assumption_key::STAGE_PROBABILITY;
use crate::model::basis::{Group, Need, NeedCategory};
use crate::model::number::PerMille;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::project::{PlanStage, Project};
use crate::model::service::Assumption;
use crate::model::words::Words;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The day on which the probabilities below were last considered.
pub const PROBABILITY_DATE: &str = "2026-11-26";

/// What the probabilities are, shown wherever they are used.
pub const PROBABILITY_NOTE: Words = Words::new(
    "Antagande, inte statistik. Pröva mot kommunens egna tidigare prognoser.",
    "An assumption, not statistics. Compare with the municipality's own earlier forecasts.",
);

/// How likely it is that the dwellings are completed as planned, per mille, by how far the planning
/// has come. An assumption: see [`PROBABILITY_NOTE`].
#[must_use]
pub const fn default_probability(stage: PlanStage) -> i64 {
    match stage {
        PlanStage::Idea | PlanStage::Dormant => 100,
        PlanStage::Notice => 150,
        PlanStage::Commissioned => 250,
        PlanStage::Consultation => 400,
        PlanStage::Review => 550,
        PlanStage::Adopted => 700,
        PlanStage::Appealed => 500,
        PlanStage::InForce => 800,
        PlanStage::Permit => 900,
        PlanStage::Started | PlanStage::Completed => 1000,
        PlanStage::Cancelled => 0,
    }
}

/// Which year a stage cannot normally bring dwellings before: so many years after the present.
///
/// An idea takes four years or more (our assumption): plans mostly take up to two years (SKR
/// 2018), and building at least one and a half.
#[must_use]
pub const fn least_years(stage: PlanStage) -> u16 {
    match stage {
        PlanStage::Idea | PlanStage::Notice | PlanStage::Dormant => 4,
        PlanStage::Commissioned => 3,
        PlanStage::Consultation | PlanStage::Review | PlanStage::Appealed => 2,
        PlanStage::Adopted | PlanStage::InForce => 1,
        PlanStage::Permit | PlanStage::Started | PlanStage::Completed | PlanStage::Cancelled => 0,
    }
}

/// The probabilities that hold in a programme: its own assumptions, else the default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Probabilities {
    own: BTreeMap<PlanStage, i64>,
}

impl Probabilities {
    /// The probabilities of a programme.
    #[must_use]
    pub fn of(program: &Program) -> Probabilities {
        let stated = program.assumptions.iter().filter(|one| STAGE_PROBABILITY.contains(&one.key.trim()));
        Probabilities { own: stated.filter_map(|one| stage_and_share(one)).collect() }
    }

    /// How likely a project is, per mille: what it says itself, else its stage's.
    #[must_use]
    pub fn probability(&self, project: &Project) -> i64 {
        match project.probability.map(PerMille::get) {
            Some(own) => own.into(),
            None => self.of_stage(project.stage),
        }
    }

    /// Whether the programme states the probability of a stage itself.
    #[must_use]
    pub fn is_own(&self, stage: PlanStage) -> bool {
        self.own.contains_key(&stage)
    }

    /// How likely a stage is, per mille.
    #[must_use]
    pub fn of_stage(&self, stage: PlanStage) -> i64 {
        self.own.get(&stage).copied().unwrap_or_else(|| default_probability(stage))
    }
}

fn stage_and_share(one: &Assumption) -> Option<(PlanStage, i64)> {
    let stage = stage_called(&one.dimension.trim().to_lowercase())?;
    let thousandths = one.value?.get();
    let per_mille = if one.unit.trim().starts_with("procent") || one.unit.contains('%') {
        thousandths / 100
    } else {
        thousandths
    };
    (0..=1000).contains(&per_mille).then_some((stage, per_mille))
}

/// Dwellings of a year or of several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dwellings {
    /// As the projects have them, net of demolition.
    pub raw: i64,
    /// Weighed by probability, in thousandths of a dwelling.
    pub weighted_thousandths: i64,
}

impl Dwellings {
    /// Weighed by probability, in whole dwellings, rounded to the nearest.
    #[must_use]
    pub const fn weighted(self) -> i64 {
        (self.weighted_thousandths + 500).div_euclid(1000)
    }

    fn add(&mut self, count: i64, probability: i64) {
        self.raw = self.raw.saturating_add(count);
        self.weighted_thousandths = self.weighted_thousandths.saturating_add(count * probability);
    }
}

/// The dwellings of all projects by year, net of demolition. Projects that are given up do not count.
#[must_use]
pub fn by_year(program: &Program) -> BTreeMap<Year, Dwellings> {
    let probabilities = Probabilities::of(program);
    let mut years: BTreeMap<Year, Dwellings> = BTreeMap::new();
    for project in program.projects.iter().filter(|project| counts(project)) {
        let probability = probabilities.probability(project);
        for row in &project.rows {
            if let Some(year) = row.year {
                years.entry(year).or_default().add(row.count.into(), probability);
            }
        }
    }
    years
}

/// Whether a project counts: it is not given up.
#[must_use]
pub fn counts(project: &Project) -> bool {
    project.stage != PlanStage::Cancelled
}

/// The dwellings of some years together.
#[must_use]
pub fn total(years: &BTreeMap<Year, Dwellings>, within: &RangeInclusive<Year>) -> Dwellings {
    years.range(within.clone()).fold(Dwellings::default(), |sum, (_, one)| Dwellings {
        raw: sum.raw.saturating_add(one.raw),
        weighted_thousandths: sum.weighted_thousandths.saturating_add(one.weighted_thousandths),
    })
}

/// The years that the programme covers, where both ends are stated and in order.
#[must_use]
pub fn period(program: &Program) -> Option<RangeInclusive<Year>> {
    let (from, to) = (program.settings.period_from?, program.settings.period_to?);
    (from <= to).then_some(from..=to)
}

/// The needs for additional dwellings as a whole (2 § first paragraph p. 1): for everyone, everywhere, of every kind.
/// Needs for one group or tenure are parts of them and are not added to them.
pub fn whole_needs(program: &Program) -> impl Iterator<Item = &Need> {
    program.needs.iter().map(|need| &**need).filter(|need| is_whole(need))
}

/// Whether a need is for additional dwellings as a whole.
#[must_use]
pub fn is_whole(need: &Need) -> bool {
    need.category == NeedCategory::Addition
        && need.group == Group::All
        && need.area.is_none()
        && need.tenure.is_none()
        && need.house_type.is_none()
}

/// The dwellings needed by year, where needs are stated by year.
#[must_use]
pub fn needed_by_year(program: &Program) -> BTreeMap<Year, i64> {
    let mut years: BTreeMap<Year, i64> = BTreeMap::new();
    for row in whole_needs(program).flat_map(|need| &need.years) {
        if let Some(year) = row.year {
            *years.entry(year).or_default() += i64::from(row.dwellings);
        }
    }
    years
}

/// The dwellings needed over the whole period; nothing where no need has a number.
#[must_use]
pub fn needed(program: &Program) -> Option<i64> {
    let of_need = |need: &Need| match need.total {
        Some(total) => Some(i64::from(total)),
        None if need.years.is_empty() => None,
        None => Some(need.years.iter().map(|row| i64::from(row.dwellings)).sum()),
    };
    whole_needs(program).filter_map(of_need).fold(None, |sum, one| Some(sum.unwrap_or(0) + one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::number::Decimal;
    use crate::model::program::AnyRecord;
    use crate::model::project::DwellingRow;
    use crate::model::record::{AssumptionId, Id, NeedId, ProjectId};
    use std::sync::Arc;

    fn project(id: u64, stage: PlanStage, rows: &[(i64, i32)]) -> AnyRecord {
        let row = |(year, count): &(i64, i32)| DwellingRow {
            year: Year::new(*year),
            count: *count,
            ..DwellingRow::default()
        };
        let rows = rows.iter().map(row).collect();
        AnyRecord::Project(Arc::new(Project { id: ProjectId(Id(id)), stage, rows, ..Project::default() }))
    }

    #[test]
    fn dwellings_are_weighed_by_stage_and_what_is_given_up_does_not_count() {
        let mut program = Program::default();
        program.put(project(1, PlanStage::InForce, &[(2028, 100), (2028, -10), (2031, 50)]));
        program.put(project(2, PlanStage::Idea, &[(2028, 45)]));
        program.put(project(3, PlanStage::Cancelled, &[(2028, 500)]));
        let years = by_year(&program);
        let year = |year| Year::new(year).unwrap();
        assert_eq!(years[&year(2028)].raw, 135);
        assert_eq!(years[&year(2028)].weighted(), 77, "72 and 4.5 are 76.5");
        assert_eq!(total(&years, &(year(2027)..=year(2030))).raw, 135, "2031 is outside");
    }

    #[test]
    fn the_municipality_s_own_probability_goes_before_the_default_and_the_project_s_before_both() {
        let mut program = Program::default();
        let value = Decimal::thousandths(600);
        let stated = Assumption {
            id: AssumptionId(Id(1)),
            key: "stage_probability".to_owned(),
            dimension: "in_force".to_owned(),
            value,
            ..Assumption::default()
        };
        program.put(AnyRecord::Assumption(Arc::new(stated)));
        let probabilities = Probabilities::of(&program);
        assert_eq!(probabilities.of_stage(PlanStage::InForce), 600);
        assert_eq!(probabilities.of_stage(PlanStage::Adopted), default_probability(PlanStage::Adopted));
        let own = Project { probability: PerMille::new(50), ..Project::default() };
        assert_eq!(probabilities.probability(&own), 50);
    }

    #[test]
    fn a_need_for_a_part_is_not_added_to_the_whole() {
        let need = |id, group, total| {
            let need = Need { id: NeedId(Id(id)), group, total, ..Need::default() };
            AnyRecord::Need(Arc::new(need))
        };
        let mut program = Program::default();
        assert_eq!(needed(&program), None);
        program.put(need(1, Group::All, Some(120)));
        program.put(need(2, Group::Older, Some(40)));
        assert_eq!(needed(&program), Some(120));
    }
}
