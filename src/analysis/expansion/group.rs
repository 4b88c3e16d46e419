//! The expansion plan as rows that can be summed by anything: tenure, house type, stage, area,
//! land owner, project. Every grouping has the same total, since each row falls in exactly one
//! group. Unit: dwellings, net of demolition. Knows no view.

use super::{Dwellings, Probabilities, counts};
use crate::model::basis::{HouseType, Tenure};
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::project::{LandOwner, PlanStage, Project};
use crate::model::record::{AreaId, ProjectId};
use std::collections::BTreeMap;

/// Dwellings of one project, of one kind, in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The project.
    pub project: ProjectId,
    /// Where it is.
    pub area: Option<AreaId>,
    /// Who owns the land.
    pub land_owner: LandOwner,
    /// How far the planning has come.
    pub stage: PlanStage,
    /// How likely it is, per mille.
    pub probability: i64,
    /// Year of completion, where it is stated.
    pub year: Option<Year>,
    /// House type.
    pub house_type: HouseType,
    /// Tenure.
    pub tenure: Tenure,
    /// Dwellings; negative for demolition.
    pub count: i64,
}

impl Line {
    /// Raw and weighed.
    #[must_use]
    pub fn dwellings(&self) -> Dwellings {
        Dwellings { raw: self.count, weighted_thousandths: self.count.saturating_mul(self.probability) }
    }
}

impl Dwellings {
    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Dwellings) -> Dwellings {
        Dwellings {
            raw: self.raw.saturating_add(other.raw),
            weighted_thousandths: self.weighted_thousandths.saturating_add(other.weighted_thousandths),
        }
    }
}

/// What the plan is grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// Tenure.
    Tenure,
    /// House type.
    HouseType,
    /// Plan stage.
    Stage,
    /// Area.
    Area,
    /// Land owner.
    LandOwner,
    /// Project.
    Project,
}

impl By {
    /// Every grouping.
    pub const ALL: [By; 6] = [By::Tenure, By::HouseType, By::Stage, By::Area, By::LandOwner, By::Project];
}

/// A group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Of a tenure.
    Tenure(Tenure),
    /// Of a house type.
    HouseType(HouseType),
    /// At a plan stage.
    Stage(PlanStage),
    /// In an area, or in none that is stated.
    Area(Option<AreaId>),
    /// On somebody's land.
    LandOwner(LandOwner),
    /// Of a project.
    Project(ProjectId),
}

/// Dwellings by year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Series {
    /// By year of completion.
    pub years: BTreeMap<Year, Dwellings>,
    /// Without a year.
    pub undated: Dwellings,
}

impl Series {
    /// The dwellings of a year.
    #[must_use]
    pub fn of(&self, year: Year) -> Dwellings {
        self.years.get(&year).copied().unwrap_or_default()
    }

    /// All of them, dated or not.
    #[must_use]
    pub fn total(&self) -> Dwellings {
        self.years.values().fold(self.undated, |sum, one| sum.plus(*one))
    }

    /// Takes in another.
    pub fn take_in(&mut self, other: &Series) {
        for (year, dwellings) in &other.years {
            let place = self.years.entry(*year).or_default();
            *place = place.plus(*dwellings);
        }
        self.undated = self.undated.plus(other.undated);
    }

    fn add(&mut self, line: &Line) {
        let place = match line.year {
            Some(year) => self.years.entry(year).or_default(),
            None => &mut self.undated,
        };
        *place = place.plus(line.dwellings());
    }
}

/// The plan in groups.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The groups that have dwellings, in their own order.
    pub groups: BTreeMap<Group, Series>,
    /// All of them.
    pub total: Series,
}

/// What an uncertain number may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// In nine cases of ten it is at least this.
    pub low: i64,
    /// In nine cases of ten it is at most this.
    pub high: i64,
}

/// The rows of the expansion plan. Projects that are given up are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// One line for each row of each project, in the order in which projects are shown.
    pub lines: Vec<Line>,
}

impl Plan {
    /// The plan of a programme.
    #[must_use]
    pub fn of(program: &Program) -> Plan {
        let probabilities = Probabilities::of(program);
        let projects = program.projects.in_order().into_iter().filter(|project| counts(project));
        let lines = projects.flat_map(|project| lines(project, probabilities.probability(project)));
        Plan { lines: lines.collect() }
    }

    /// Only the lines that fit.
    #[must_use]
    pub fn only(&self, fits: impl Fn(&Line) -> bool) -> Plan {
        Plan { lines: self.lines.iter().filter(|line| fits(line)).copied().collect() }
    }

    /// All dwellings by year.
    #[must_use]
    pub fn series(&self) -> Series {
        let mut series = Series::default();
        for line in &self.lines {
            series.add(line);
        }
        series
    }

    /// The dwellings by year in groups.
    #[must_use]
    pub fn table(&self, by: By) -> Table {
        let mut table = Table::default();
        for line in &self.lines {
            table.groups.entry(group_of(line, by)).or_default().add(line);
            table.total.add(line);
        }
        table
    }

    /// The first and the last year with dwellings.
    #[must_use]
    pub fn years(&self) -> Option<(Year, Year)> {
        let years = || self.lines.iter().filter_map(|line| line.year);
        Some((years().min()?, years().max()?))
    }

    /// What a year may come to, if each project is carried out wholly or not at all and none
    /// depends on another: weighted sum ∓ 1.2816 σ, σ² = Σ n²·p·(1 − p) over the projects (the
    /// 10th and 90th percentile of a normal distribution), rounded to whole dwellings. It is too
    /// narrow when the same market holds back many projects at once.
    #[must_use]
    pub fn band(&self, year: Year) -> Band {
        let mut projects: BTreeMap<ProjectId, (i64, i64)> = BTreeMap::new();
        for line in self.lines.iter().filter(|line| line.year == Some(year)) {
            let project = projects.entry(line.project).or_insert((0, line.probability));
            project.0 = project.0.saturating_add(line.count);
        }
        let middle: i64 = projects.values().map(|(count, p)| count.saturating_mul(*p)).sum();
        let variance = projects.values().map(|(count, p)| {
            u128::from(count.unsigned_abs()).pow(2) * u128::from((p * (1000 - p)).unsigned_abs())
        });
        // In thousandths of a dwelling, since p is in thousandths.
        let deviation = i64::try_from(variance.sum::<u128>().isqrt()).unwrap_or(i64::MAX);
        let reach = deviation.saturating_mul(1282) / 1000;
        let whole = |thousandths: i64| (thousandths + 500).div_euclid(1000);
        Band { low: whole(middle.saturating_sub(reach)), high: whole(middle.saturating_add(reach)) }
    }
}

/// The dwellings of one project by year.
#[must_use]
pub fn series_of(project: &Project, probability: i64) -> Series {
    let mut series = Series::default();
    lines(project, probability).for_each(|line| series.add(&line));
    series
}

fn lines(project: &Project, probability: i64) -> impl Iterator<Item = Line> {
    project.rows.iter().map(move |row| Line {
        project: project.id,
        area: project.area,
        land_owner: project.land_owner,
        stage: project.stage,
        probability,
        year: row.year,
        house_type: row.house_type,
        tenure: row.tenure,
        count: row.count.into(),
    })
}

const fn group_of(line: &Line, by: By) -> Group {
    match by {
        By::Tenure => Group::Tenure(line.tenure),
        By::HouseType => Group::HouseType(line.house_type),
        By::Stage => Group::Stage(line.stage),
        By::Area => Group::Area(line.area),
        By::LandOwner => Group::LandOwner(line.land_owner),
        By::Project => Group::Project(line.project),
    }
}
