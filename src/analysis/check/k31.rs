//! K31: the expansion plan suffices for the need, weighed by probability, and promises no more
//! than has ever been built.

use super::source::{ANY, Source};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::analysis::expansion::{Dwellings, by_year, needed, period, total};
use crate::model::period::Year;
use crate::model::programme::CompletedYear;
use crate::model::record::Kind;
use crate::model::words::Words;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The check.
pub const CHECK: Check = Check {
    code: "K31",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::Publication {
            title: Words::new(
                "Göteborgs stad, årsredovisning: omkring 4 500 bostäder om året väntades 2016–2020, 2 680 blev färdiga 2016",
                "City of Gothenburg, annual report: about 4,500 dwellings a year were expected for 2016–2020, 2,680 were completed in 2016",
            ),
            url: None,
        },
        Source::Practice(Words::new(
            "Egen gräns: högst en och en halv gånger det bästa året hittills",
            "Our own limit: at most one and a half times the best year so far",
        )),
    ],
    title: Words::new(
        "Utbyggnadsplanen räcker för behovet och är rimlig mot tidigare byggande",
        "The expansion plan meets the need and is reasonable against what has been built",
    ),
    why: Words::new(
        "Planer blir sällan av i den takt som anges. Den som räknar alla projekt fullt ut tror att behovet är täckt när det inte är det.",
        "Plans are seldom carried out at the pace stated. Who counts every project in full believes the need is covered when it is not.",
    ),
    remedy: Words::new(
        "Lägg till projekt, öka planberedskapen eller sänk målet. Säg öppet i planen om behovet inte nås. Flytta projekt som ligger tätare än marknaden har klarat tidigare.",
        "Add projects, increase plan readiness or lower the goal. Say openly in the plan if the need is not met. Move projects that lie closer together than the market has managed before.",
    ),
    each: None,
    reads: &[Kind::Project, Kind::Need, Kind::Assumption],
    find,
};

/// How many times the best year so far a year may reach, in tenths.
const MOST_OF_BEST_TENTHS: i64 = 15;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    if subject.program.projects.is_empty() {
        return Vec::new();
    }
    let Some(period) = period(subject.program) else { return Vec::new() };
    let years = by_year(subject.program);
    let need = needed(subject.program).filter(|need| total(&years, &period).weighted() < *need);
    let best = best_year(&subject.program.settings.completed);
    let height = best.and_then(|(_, best)| highest(&years, &period, best));
    let sum = total(&years, &period);
    let finding = |says| Finding::of_programme("K31", "", says);
    let short = |finding: Finding, need: i64| {
        finding
            .with(Piece::Year(*period.start()))
            .with(Piece::Year(*period.end()))
            .with(Piece::Number(need))
            .with(Piece::Number(sum.weighted()))
            .with(Piece::Number(sum.raw))
    };
    let high = |finding: Finding, (year, count): (Year, i64), (best_year, best): (Year, i64)| {
        finding
            .with(Piece::Year(year))
            .with(Piece::Number(count))
            .with(Piece::Year(best_year))
            .with(Piece::Number(best))
    };
    match (need, height.zip(best)) {
        (None, None) => Vec::new(),
        (Some(need), None) => vec![short(finding(SHORT), need)],
        (None, Some((height, best))) => vec![high(finding(HIGH), height, best)],
        (Some(need), Some((height, best))) => vec![high(short(finding(BOTH), need), height, best)],
    }
}

const SHORT: Words = Words::new(
    "Behovet är {2} bostäder {0}–{1}. Projekten ger {3} när de vägs efter sannolikhet ({4} om allt blir av).",
    "The need is {2} dwellings in {0}–{1}. The projects give {3} when weighed by probability ({4} if all are built).",
);

const HIGH: Words = Words::new(
    "Projekten ger {1} bostäder {0}. Det är mer än en och en halv gånger det bästa året hittills, {2}, då {3} blev färdiga.",
    "The projects give {1} dwellings in {0}. That is more than one and a half times the best year so far, {2}, when {3} were completed.",
);

const BOTH: Words = Words::new(
    "Behovet är {2} bostäder {0}–{1}. Projekten ger {3} när de vägs efter sannolikhet ({4} om allt blir av). För {5} räknar planen ändå med {6}, mer än en och en halv gånger det bästa året hittills, {7}, då {8} blev färdiga.",
    "The need is {2} dwellings in {0}–{1}. The projects give {3} when weighed by probability ({4} if all are built). For {5} the plan still counts on {6}, more than one and a half times the best year so far, {7}, when {8} were completed.",
);

/// The year in which most dwellings were completed, if any were.
fn best_year(completed: &[CompletedYear]) -> Option<(Year, i64)> {
    let stated = completed.iter().filter_map(|row| Some((row.year?, i64::from(row.dwellings))));
    stated.filter(|(_, dwellings)| *dwellings > 0).max_by_key(|(year, dwellings)| (*dwellings, *year))
}

/// The year of the period with most dwellings, where that is more than can be believed.
fn highest(
    years: &BTreeMap<Year, Dwellings>,
    period: &RangeInclusive<Year>,
    best: i64,
) -> Option<(Year, i64)> {
    let sums = years.range(period.clone()).map(|(year, sum)| (*year, sum.raw));
    let (year, most) = sums.max_by_key(|(year, sum)| (*sum, std::cmp::Reverse(*year)))?;
    (most * 10 > best * MOST_OF_BEST_TENTHS).then_some((year, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_one_and_a_half_times_the_best_year_can_still_be_believed() {
        let year = |year| Year::new(year).unwrap();
        let years = BTreeMap::from([
            (year(2028), Dwellings { raw: 150, weighted_thousandths: 0 }),
            (year(2035), Dwellings { raw: 900, weighted_thousandths: 0 }),
        ]);
        let period = year(2027)..=year(2030);
        assert_eq!(highest(&years, &period, 100), None);
        assert_eq!(highest(&years, &period, 99), Some((year(2028), 150)));
    }
}
