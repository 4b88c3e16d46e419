//! K30: the years of a project are possible with its plan: neither after the implementation
//! period nor sooner than the stage allows.

use super::source::{ANY, Act, Source, WHOLE};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::analysis::expansion::least_years;
use crate::model::period::{Day, Year};
use crate::model::project::{DwellingRow, PlanStage, Project};
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Words;
use chrono::Datelike;

/// The check.
pub const CHECK: Check = Check {
    code: "K30",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::section(Act::PlanningAndBuilding, 4, "21", WHOLE),
        Source::Practice(Words::new(
            "Eget antagande om kortaste tid från varje planskede till inflyttning: fyra år från idé",
            "Our own assumption of the shortest time from each plan stage to moving in: four years from an idea",
        )),
    ],
    title: Words::new(
        "Projektens årtal är rimliga för planskedet och genomförandetiden",
        "The years of projects fit the plan stage and the implementation period",
    ),
    why: Words::new(
        "När genomförandetiden har gått ut kan planen ändras utan hänsyn till de byggrätter som den gav. Och bostäder som läggs in tidigare än planarbetet medger gör prognosen för hög just de närmaste åren.",
        "When the implementation period has passed, the plan can be changed without regard to the building rights that it gave. And dwellings entered sooner than the planning allows make the forecast too high in just the nearest years.",
    ),
    remedy: Words::new(
        "Flytta bostäderna till ett senare år, rätta planskedet eller kontrollera genomförandetiden i planen.",
        "Move the dwellings to a later year, correct the plan stage or check the implementation period of the plan.",
    ),
    each: None,
    reads: &[Kind::Project],
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let projects = subject.program.projects.in_order().into_iter();
    projects.filter_map(|project| outlived(project).or_else(|| too_soon(project, subject.today))).collect()
}

/// The first year with new dwellings.
fn first_year<'a>(rows: impl Iterator<Item = &'a DwellingRow>) -> Option<Year> {
    rows.filter(|row| row.count > 0).filter_map(|row| row.year).min()
}

/// The implementation period ends before the first year. Where there is a permit it matters no more.
fn outlived(project: &Project) -> Option<Finding> {
    match project.stage {
        PlanStage::Permit | PlanStage::Started | PlanStage::Completed | PlanStage::Cancelled => return None,
        PlanStage::Idea
        | PlanStage::Notice
        | PlanStage::Commissioned
        | PlanStage::Consultation
        | PlanStage::Review
        | PlanStage::Adopted
        | PlanStage::Appealed
        | PlanStage::InForce
        | PlanStage::Dormant => {}
    }
    let (end, first) = (project.implementation_end?, first_year(project.rows.iter())?);
    if end.0.year() >= i32::from(first.get()) {
        return None;
    }
    let target = RecordRef::new(Kind::Project, project.id.0);
    Some(
        Finding::about(
            "K30",
            target,
            "implementation_end",
            Words::new(
                "Genomförandetiden för ”{0}” går ut {1}, men de första bostäderna väntas {2}.",
                "The implementation period of “{0}” ends on {1}, but its first dwellings are expected in {2}.",
            ),
        )
        .with(Piece::Record(target))
        .with(Piece::Day(end))
        .with(Piece::Year(first)),
    )
}

/// The first dwellings are expected sooner than the stage allows.
fn too_soon(project: &Project, today: Day) -> Option<Finding> {
    if matches!(project.stage, PlanStage::Started | PlanStage::Completed | PlanStage::Cancelled) {
        return None;
    }
    let built = |year: Option<Year>| project.outcomes.iter().any(|one| one.year == year && one.count > 0);
    let first = first_year(project.rows.iter().filter(|row| !built(row.year)))?;
    let soonest = Year::new(i64::from(today.0.year()) + i64::from(least_years(project.stage)))?;
    if first >= soonest {
        return None;
    }
    let target = RecordRef::new(Kind::Project, project.id.0);
    Some(
        Finding::about(
            "K30",
            target,
            "rows",
            Words::new(
                "”{0}” har planskedet {1} men de första bostäderna väntas {2}. Räkna med tidigast {3}.",
                "“{0}” is at the stage {1} but its first dwellings are expected in {2}. Count on {3} at the earliest.",
            ),
        )
        .with(Piece::Record(target))
        .with(Piece::Words(stage_in_sentence(project.stage)))
        .with(Piece::Year(first))
        .with(Piece::Year(soonest)),
    )
}

const fn stage_in_sentence(stage: PlanStage) -> Words {
    match stage {
        PlanStage::Idea => Words::new("idé", "idea"),
        PlanStage::Notice => Words::new("planbesked", "planning notice"),
        PlanStage::Commissioned => Words::new("planuppdrag", "plan commissioned"),
        PlanStage::Consultation => Words::new("samråd", "consultation"),
        PlanStage::Review => Words::new("granskning", "review"),
        PlanStage::Adopted => Words::new("antagen", "adopted"),
        PlanStage::Appealed => Words::new("överklagad", "appealed"),
        PlanStage::InForce => Words::new("laga kraft", "in force"),
        PlanStage::Permit => Words::new("bygglov", "building permit"),
        PlanStage::Started => Words::new("påbörjad", "started"),
        PlanStage::Completed => Words::new("färdigställd", "completed"),
        PlanStage::Dormant => Words::new("vilande", "resting"),
        PlanStage::Cancelled => Words::new("avbruten", "given up"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::project::OutcomeRow;

    fn project(stage: PlanStage, rows: &[(i64, i32)]) -> Project {
        let row = |(year, count): &(i64, i32)| DwellingRow {
            year: Year::new(*year),
            count: *count,
            ..DwellingRow::default()
        };
        Project { stage, rows: rows.iter().map(row).collect(), ..Project::default() }
    }

    #[test]
    fn the_period_may_end_in_the_very_year_and_demolition_needs_none() {
        let mut project = project(PlanStage::InForce, &[(2027, -20), (2029, 40)]);
        project.implementation_end = Day::parse("2029-01-15");
        assert!(outlived(&project).is_none());
        project.implementation_end = Day::parse("2028-12-31");
        assert!(outlived(&project).is_some());
        project.stage = PlanStage::Permit;
        assert!(outlived(&project).is_none());
    }

    #[test]
    fn an_idea_takes_four_years_and_what_is_built_is_not_expected() {
        let today = Day::parse("2026-11-26").unwrap();
        assert!(too_soon(&project(PlanStage::Idea, &[(2029, 10)]), today).is_some());
        assert!(too_soon(&project(PlanStage::Idea, &[(2030, 10)]), today).is_none());
        let mut half = project(PlanStage::Permit, &[(2025, 10), (2027, 10)]);
        assert!(too_soon(&half, today).is_some());
        half.outcomes = vec![OutcomeRow { year: Year::new(2025), count: 8, ..OutcomeRow::default() }];
        assert!(too_soon(&half, today).is_none());
    }
}
