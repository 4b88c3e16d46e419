//! K13: every measure has a tool, a lead, a priority and a time. Dropped measures do not count.
//! Knows no other check.

use super::publication::IMPLEMENTATION_STRATEGY;
use super::source::ANY;
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::measure::{Measure, Status, Timing};
use crate::model::record::{Kind, Record};
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K13",
    severity: Severity::Error,
    rule_sets: ANY,
    sources: &[IMPLEMENTATION_STRATEGY],
    title: Words::new(
        "Varje åtgärd har verktyg, huvudansvarig, prioritet och tid",
        "Every measure has a tool, a lead, a priority and a time",
    ),
    why: Words::new(
        "Det viktigaste i en genomförandestrategi är att målen knyts till kommunens verktyg och till den som ansvarar, och att åtgärderna prioriteras och tidsätts. Annars är det ingens uppdrag.",
        "The main thing of an implementation strategy is that goals are tied to the municipality's tools and to those who answer for them, and that measures are prioritised and timed. Otherwise it is nobody's task.",
    ),
    remedy: Words::new(
        "Fyll i det som saknas i åtgärden. En åtgärd utan slut anges som löpande eller årlig.",
        "Fill in what is missing in the measure. A measure without an end is set to continuous or yearly.",
    ),
    each: None,
    reads: &[Kind::Measure],
    find,
};

const INCOMPLETE: Words = Words::new("Åtgärden ”{0}” saknar {1}.", "The measure “{0}” lacks {1}.");

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let counted = subject.index.measures.iter().filter(|measure| measure.status != Status::Dropped);
    counted
        .filter_map(|measure| {
            let missing = missing(measure);
            let (field, _) = missing.first()?;
            let named = missing.iter().map(|(_, named)| *named).collect();
            let finding = Finding::about("K13", measure.reference(), field, INCOMPLETE);
            Some(finding.with(Piece::Record(measure.reference())).with(Piece::List(named)))
        })
        .collect()
}

/// What is missing of a measure, each with its field.
fn missing(measure: &Measure) -> Vec<(&'static str, Words)> {
    let once = measure.timing == Timing::Once;
    let of_time = match (measure.start.is_some() || !once, measure.end.is_some() || !once) {
        (true, true) => None,
        (false, false) => Some(("start", Words::new("tid", "a time"))),
        (false, true) => Some(("start", Words::new("start", "a start"))),
        (true, false) => Some(("end", Words::new("slut", "an end"))),
    };
    [
        measure.instrument.is_none().then_some(("instrument", Words::new("verktyg", "a tool"))),
        measure.lead.is_none().then_some(("lead", Words::new("huvudansvarig", "a lead"))),
        measure.priority.is_none().then_some(("priority", Words::new("prioritet", "a priority"))),
        of_time,
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::period::Quarter;

    fn fields(measure: &Measure) -> Vec<&'static str> {
        missing(measure).into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn what_goes_on_needs_no_end_and_what_ends_needs_both() {
        let start = Quarter::parse("2027-Q1");
        assert_eq!(fields(&Measure::default()), ["instrument", "lead", "priority", "start"]);
        assert_eq!(
            fields(&Measure { start, ..Measure::default() }),
            ["instrument", "lead", "priority", "end"]
        );
        for timing in [Timing::Continuous, Timing::Yearly] {
            assert_eq!(fields(&Measure { timing, ..Measure::default() }), ["instrument", "lead", "priority"]);
        }
    }
}
