//! K20: measures end within the time that the programme is for. What goes on or comes every year does
//! not end. Knows no other check.

use super::source::{ANY, Act, SINCE_2025, Source, UNTIL_2025};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::measure::{Measure, Status, Timing};
use crate::model::period::{Quarter, Year};
use crate::model::programme::Settings;
use crate::model::record::{Kind, Record};
use crate::model::words::Words;
use chrono::Datelike;

/// The check.
pub const CHECK: Check = Check {
    code: "K20",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::section_in(
            Act::HousingSupply,
            "2",
            Words::new("första stycket, om varje mandatperiod", "first paragraph, on each term"),
            SINCE_2025,
        ),
        Source::section_in(
            Act::HousingSupply,
            "1",
            Words::new("tredje stycket, om varje mandatperiod", "third paragraph, on each term"),
            UNTIL_2025,
        ),
    ],
    title: Words::new(
        "Åtgärderna ryms i den tid som programmet gäller",
        "Measures fit into the time that the programme is for",
    ),
    why: Words::new(
        "Fullmäktige antar en ny plan varje mandatperiod. Det som ska göras senare kan den här planen inte styra.",
        "The council adopts a new plan each term. What is to be done later is beyond the reach of this one.",
    ),
    remedy: Words::new(
        "Dela åtgärden så att den del som ryms i perioden får ett eget slut, eller skriv i motiveringen varför den sträcker sig längre.",
        "Split the measure so that the part within the period has an end of its own, or overrule with the reason why it goes on longer.",
    ),
    each: None,
    reads: &[Kind::Measure],
    find,
};

const AFTER_PERIOD: Words = Words::new(
    "Åtgärden ”{0}” är klar först {1}, men programmet gäller till och med {2}.",
    "The measure “{0}” is not done until {1}, but the programme is for the time up to {2}.",
);
const AFTER_TERM: Words = Words::new(
    "Åtgärden ”{0}” är klar först {1}, men mandatperioden slutar {2}.",
    "The measure “{0}” is not done until {1}, but the council term ends on {2}.",
);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let Some((last, says, limit)) = limit(&subject.program.settings) else { return Vec::new() };
    let late = subject.index.measures.iter().filter_map(|measure| {
        let end = end_ahead(measure).filter(|end| last < *end)?;
        let finding = Finding::about("K20", measure.reference(), "end", says);
        Some(finding.with(Piece::Record(measure.reference())).with(Piece::Quarter(end)).with(limit.clone()))
    });
    late.collect()
}

/// The last quarter of the programme. One that says how long it is valid may look beyond the term.
fn limit(settings: &Settings) -> Option<(Quarter, Words, Piece)> {
    if let Some(year) = settings.period_to {
        return Some((Quarter::new(year, 4)?, AFTER_PERIOD, Piece::Year(year)));
    }
    let day = settings.term_end?;
    let number = u8::try_from(day.0.month().div_ceil(3)).ok()?;
    let year = Year::new(i64::from(day.0.year()))?;
    Some((Quarter::new(year, number)?, AFTER_TERM, Piece::Day(day)))
}

fn end_ahead(measure: &Measure) -> Option<Quarter> {
    match (measure.status, measure.timing) {
        (Status::NotStarted | Status::OnPlan | Status::Deviates, Timing::Once) => measure.end,
        (Status::Completed | Status::Dropped, _) | (_, Timing::Continuous | Timing::Yearly) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::period::Day;

    #[test]
    fn the_last_quarter_is_that_of_the_period_and_else_that_of_the_term() {
        let last = |settings: &Settings| limit(settings).map(|(last, _, _)| last.to_string());
        let term = Settings { term_end: Day::parse("2030-10-14"), ..Settings::default() };
        assert_eq!(last(&term).as_deref(), Some("2030-Q4"));
        let both = Settings { period_to: Year::new(2035), ..term };
        assert_eq!(last(&both).as_deref(), Some("2035-Q4"), "it says itself that it looks further");
        assert_eq!(last(&Settings::default()), None);
    }
}
