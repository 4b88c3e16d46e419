//! K32: the number of dwellings in a goal can be found again in the projects.

use super::source::{ANY, Source};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::analysis::expansion::{self, Dwellings, by_year, is_whole, period, total};
use crate::model::goal::{Goal, GoalCategory};
use crate::model::measure::Status;
use crate::model::number::Decimal;
use crate::model::period::Year;
use crate::model::project::Project;
use crate::model::record::{Kind, ProjectId, RecordRef};
use crate::model::words::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// The check.
pub const CHECK: Check = Check {
    code: "K32",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[Source::Practice(Words::new(
        "God sed: mål och utbyggnadsplan ska stämma med varandra (tolerans 10 procent)",
        "Good practice: goals and expansion plan agree with each other (tolerance 10 per cent)",
    ))],
    title: Words::new(
        "Målens antal bostäder finns i utbyggnadsplanen",
        "The dwellings that goals state are found in the expansion plan",
    ),
    why: Words::new(
        "Om målet säger 200 bostäder och projekten ger 140 undrar läsaren vilket som gäller. Målet kan inte nås med de projekt som finns.",
        "If the goal says 200 dwellings and the projects give 140, the reader wonders which holds. The goal cannot be reached by the projects there are.",
    ),
    remedy: Words::new(
        "Lägg till de projekt som fattas, rätta antalet i projekten eller ändra målvärdet. Koppla målets åtgärder till de projekt de gäller.",
        "Add the projects that are missing, correct their numbers or change the target value. Link the measures of the goal to the projects that they concern.",
    ),
    each: None,
    reads: &[Kind::Goal, Kind::Measure, Kind::Project, Kind::Need, Kind::Assumption],
    find,
};

/// How far below the goal the projects may lie, in per cent. More than the goal is no fault.
const TOLERANCE_PERCENT: i64 = 10;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    if subject.program.projects.is_empty() {
        return Vec::new();
    }
    let planned = by_year(subject.program);
    subject.index.goals.iter().filter_map(|goal| of_goal(subject, goal, &planned)).collect()
}

fn of_goal(subject: &Subject<'_>, goal: &Goal, planned: &BTreeMap<Year, Dwellings>) -> Option<Finding> {
    if !goal.categories.0.contains(&GoalCategory::Construction) || !counts_dwellings(&goal.unit) {
        return None;
    }
    let target = goal.target.map(Decimal::get).filter(|target| *target > 0)?;
    let years = years_of(subject, goal)?;
    if is_about_all(subject, goal) {
        let raw = total(planned, &years).raw;
        if !is_per_year(&goal.unit) {
            return is_short(raw, target).then(|| short(goal, raw));
        }
        let count = i64::from(years.end().get()) - i64::from(years.start().get()) + 1;
        let average = raw.div_euclid(count.max(1));
        return is_short(average, target).then(|| short_per_year(goal, average, &years));
    }
    let raw = linked(subject, goal, &years)?;
    (!is_per_year(&goal.unit) && is_short(raw, target)).then(|| short_of_linked(goal, raw))
}

/// From the beginning of the programme to the year of the goal.
fn years_of(subject: &Subject<'_>, goal: &Goal) -> Option<RangeInclusive<Year>> {
    let period = period(subject.program)?;
    let end = goal.target_year.unwrap_or(*period.end());
    (*period.start() <= end).then_some(*period.start()..=end)
}

/// Whether the unit of a goal is a number of dwellings to be built, such as `bostäder per år`.
/// Dwellings in plans, and shares of dwellings, are something else.
fn counts_dwellings(unit: &str) -> bool {
    let folded = unit.to_lowercase();
    let mut words = folded.split(|c: char| !c.is_alphanumeric() && c != '%');
    let other = words.clone().any(|word| {
        matches!(word, "i" | "av" | "procent" | "andel" | "%")
            || word.contains("plan")
            || word.contains("byggrätt")
    });
    !other && words.any(|word| ["bostäder", "lägenheter", "småhus"].iter().any(|end| word.ends_with(end)))
}

fn is_per_year(unit: &str) -> bool {
    ["per år", "om året", "/år", "årligen"].iter().any(|per| unit.to_lowercase().contains(per))
}

/// Whether a goal is about all new dwellings: it meets the need as a whole, or its unit names none in particular and it meets no need.
fn is_about_all(subject: &Subject<'_>, goal: &Goal) -> bool {
    let needs: Vec<_> = goal.needs.iter().filter_map(|id| subject.program.needs.get(*id)).collect();
    let first = goal.unit.split_whitespace().find(|word| !matches!(*word, "nya" | "färdigställda"));
    let plain = first.is_some_and(|word| word.to_lowercase() == "bostäder");
    plain && (needs.is_empty() || needs.iter().any(|need| is_whole(need)))
}

/// The dwellings that the measures of a goal bring at most: those of their projects, and of
/// measures without a project those that they state. Nothing where no measure has a project.
fn linked(subject: &Subject<'_>, goal: &Goal, years: &RangeInclusive<Year>) -> Option<i64> {
    let measures = subject.index.measures_of(goal.id).iter();
    let mut projects: BTreeSet<ProjectId> = BTreeSet::new();
    let mut stated = 0;
    for measure in measures.filter(|measure| measure.status != Status::Dropped) {
        let known = measure.projects.iter().filter(|id| subject.program.projects.get(**id).is_some());
        let known: Vec<ProjectId> = known.copied().collect();
        if known.is_empty() {
            stated += i64::from(measure.dwellings.unwrap_or(0)).max(0);
        }
        projects.extend(known);
    }
    if projects.is_empty() {
        return None;
    }
    let of_project = |project: &Project| -> i64 {
        let rows = project.rows.iter().filter(|row| row.year.is_some_and(|year| years.contains(&year)));
        rows.map(|row| i64::from(row.count).max(0)).sum()
    };
    let known = projects.iter().filter_map(|id| subject.program.projects.get(*id));
    let counted = known.filter(|project| expansion::counts(project));
    Some(stated + counted.map(|project| of_project(project)).sum::<i64>())
}

/// Whether a number lies further below the target, in thousandths, than is tolerated.
fn is_short(raw: i64, target: i64) -> bool {
    raw.saturating_mul(1000).saturating_mul(100) < target.saturating_mul(100 - TOLERANCE_PERCENT)
}

fn finding(goal: &Goal, says: Words) -> Finding {
    let target = RecordRef::new(Kind::Goal, goal.id.0);
    Finding::about("K32", target, "target", says)
        .with(Piece::Record(target))
        .with(Piece::Decimal(goal.target.unwrap_or_default()))
}

fn short(goal: &Goal, raw: i64) -> Finding {
    let says = Words::new(
        "Målvärdet för ”{0}” är {1}, men utbyggnadsplanen ger {2} bostäder.",
        "The target value of “{0}” is {1}, but the expansion plan gives {2} dwellings.",
    );
    finding(goal, says).with(Piece::Number(raw))
}

fn short_per_year(goal: &Goal, average: i64, years: &RangeInclusive<Year>) -> Finding {
    let says = Words::new(
        "Målvärdet för ”{0}” är {1} om året, men utbyggnadsplanen ger i genomsnitt {2} om året {3}–{4}.",
        "The target value of “{0}” is {1} a year, but the expansion plan gives {2} a year on average in {3}–{4}.",
    );
    finding(goal, says)
        .with(Piece::Number(average))
        .with(Piece::Year(*years.start()))
        .with(Piece::Year(*years.end()))
}

fn short_of_linked(goal: &Goal, raw: i64) -> Finding {
    let says = Words::new(
        "Målvärdet för ”{0}” är {1}, men åtgärderna och deras projekt ger {2}.",
        "The target value of “{0}” is {1}, but its measures and their projects give {2}.",
    );
    finding(goal, says).with(Piece::Number(raw))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_that_count_new_dwellings_are_told_from_others() {
        for unit in [
            "bostäder",
            "bostäder per år",
            "färdigställda bostäder per år",
            "studentbostäder 2027–2030",
            "platser och bostäder 2027–2030",
        ] {
            assert!(counts_dwellings(unit), "{unit}");
        }
        for unit in [
            "bostäder i laga kraft-vunnen plan",
            "procent av anvisade bostäder",
            "procent hyresrätter av färdigställda bostäder",
            "år",
            "planlagda bostäder",
            "procent",
        ] {
            assert!(!counts_dwellings(unit), "{unit}");
        }
    }

    #[test]
    fn a_tenth_less_is_tolerated() {
        assert!(!is_short(180, 200_000));
        assert!(is_short(179, 200_000));
        assert!(!is_short(500, 200_000), "more than the goal is no fault");
    }
}
