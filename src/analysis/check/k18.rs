//! K18: not everything comes first. Dropped measures do not count. Knows no other check.

use super::source::{ANY, Source};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::measure::{Priority, Status};
use crate::model::record::Kind;
use crate::model::words::Words;

/// One measure in so many may have priority 1 (own practice).
const ONE_IN: usize = 3;
/// With fewer measures than this a share says nothing (own practice).
const FEWEST: usize = 6;

/// The check.
pub const CHECK: Check = Check {
    code: "K18",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[Source::Practice(Words::new(
        "Egen tumregel: högst var tredje åtgärd har prioritet 1",
        "Own rule of thumb: at most one measure in three has priority 1",
    ))],
    title: Words::new(
        "Högst var tredje åtgärd har prioritet 1",
        "At most one measure in three has priority 1",
    ),
    why: Words::new(
        "Om det mesta går först säger prioriteringen inte vad som får vänta när pengar eller tid inte räcker.",
        "If most things come first the priorities do not say what may wait when money or time is short.",
    ),
    remedy: Words::new(
        "Jämför åtgärderna med prioritet 1 och sänk dem som kan vänta. Sortera tabellen efter prioritet, så ser du dem tillsammans.",
        "Compare the measures of priority 1 and lower those that can wait. Sort the table by priority to see them together.",
    ),
    each: None,
    reads: &[Kind::Measure],
    find,
};

const TOO_MANY: Words = Words::new(
    "{0} av {1} åtgärder har prioritet 1, fler än var tredje.",
    "{0} of {1} measures have priority 1, more than one in three.",
);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let measures = subject.index.measures.iter().filter(|measure| measure.status != Status::Dropped);
    let given: Vec<Priority> = measures.filter_map(|measure| measure.priority).collect();
    let high = given.iter().filter(|priority| **priority == Priority::High).count();
    if !is_too_many(high, given.len()) {
        return Vec::new();
    }
    let number = |count: usize| Piece::Number(i64::try_from(count).unwrap_or(i64::MAX));
    vec![Finding::of_programme("K18", "", TOO_MANY).with(number(high)).with(number(given.len()))]
}

const fn is_too_many(high: usize, all: usize) -> bool {
    all >= FEWEST && high * ONE_IN > all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_a_third_is_not_too_many_and_a_few_measures_say_nothing() {
        assert!(!is_too_many(2, 6) && is_too_many(3, 6));
        assert!(!is_too_many(3, 9) && is_too_many(4, 9));
        assert!(!is_too_many(5, 5) && !is_too_many(0, 0));
    }
}
