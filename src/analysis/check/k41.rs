//! K41: indicators have outcomes for the years of their milestones.

use super::source::{ANY, Source};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::goal::Indicator;
use crate::model::period::{Day, Year};
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Words;
use chrono::Datelike;

/// The check.
pub const CHECK: Check = Check {
    code: "K41",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[Source::Practice(Words::new(
        "God sed: varje delmål jämförs med ett utfall, senast ett halvår efter året",
        "Good practice: every milestone is compared with an outcome, within half a year after the year",
    ))],
    title: Words::new(
        "Indikatorerna har utfall för delmål som har passerat",
        "Indicators have outcomes for milestones that have passed",
    ),
    why: Words::new(
        "Ett delmål som inte jämförs med något utfall visar inte om planen fungerar. Uppföljningen till fullmäktige får då ett hål.",
        "A milestone that is compared with no outcome does not show whether the plan works. The follow-up to the council then has a hole.",
    ),
    remedy: Words::new(
        "Lägg in utfallet för året på indikatorn eller i årets uppföljning. Kan det inte mätas, byt indikator.",
        "Enter the outcome of the year with the indicator or in the follow-up of the year. If it cannot be measured, choose another indicator.",
    ),
    each: None,
    reads: &[Kind::Indicator, Kind::FollowUp],
    find,
};

/// The month from which outcomes of the year before are expected.
const EXPECTED_FROM_MONTH: u32 = 7;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let indicators = subject.program.indicators.in_order().into_iter();
    indicators.filter_map(|indicator| without_outcome(subject, indicator)).collect()
}

fn without_outcome(subject: &Subject<'_>, indicator: &Indicator) -> Option<Finding> {
    let past = indicator.milestones.iter().filter(|one| one.value.is_some()).filter_map(|one| one.year);
    let past = past.filter(|year| is_expected(*year, subject.today));
    let first = past.filter(|year| !is_measured(subject, indicator, *year)).min()?;
    let target = RecordRef::new(Kind::Indicator, indicator.id.0);
    let says = Words::new(
        "Indikatorn ”{0}” har ett delmål för {1} men inget utfall.",
        "The indicator “{0}” has a milestone for {1} but no outcome.",
    );
    let finding = Finding::about("K41", target, "outcomes", says);
    Some(finding.with(Piece::Record(target)).with(Piece::Year(first)))
}

fn is_expected(year: Year, today: Day) -> bool {
    let years = today.0.year() - i32::from(year.get());
    years > 1 || (years == 1 && today.0.month() >= EXPECTED_FROM_MONTH)
}

fn is_measured(subject: &Subject<'_>, indicator: &Indicator, year: Year) -> bool {
    let own = indicator.outcomes.iter().any(|one| one.year == Some(year) && one.value.is_some());
    let mut reports = subject.program.follow_ups.iter().flat_map(|one| &one.indicators);
    own || reports
        .any(|one| one.indicator == Some(indicator.id) && one.year == Some(year) && one.value.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outcome_of_last_year_may_take_until_summer() {
        let year = Year::new(2027).unwrap();
        assert!(!is_expected(year, Day::parse("2028-06-30").unwrap()));
        assert!(is_expected(year, Day::parse("2028-07-01").unwrap()));
        assert!(!is_expected(year, Day::parse("2027-12-31").unwrap()));
    }
}
