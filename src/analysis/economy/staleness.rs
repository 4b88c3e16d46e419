//! Assumptions whose figures are old, undated or without a source. Knows no clock: this year is a
//! parameter.

use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::record::AssumptionId;

/// Older than so many years is old (an assumption of ours, as in check K35).
pub const OLD_AFTER: u16 = 3;

/// What is wrong with an assumption's figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stale {
    /// It has no source.
    NoSource,
    /// It has no year.
    NoYear,
    /// It is of a year so many years ago.
    Old(u16),
}

/// What is wrong with the assumptions' figures, in the order in which they are shown.
#[must_use]
pub fn stale(program: &Program, this_year: Year) -> Vec<(AssumptionId, Stale)> {
    let mut found = Vec::new();
    for assumption in program.assumptions.in_order() {
        if assumption.source.title.trim().is_empty() && assumption.source.url.trim().is_empty() {
            found.push((assumption.id, Stale::NoSource));
        }
        match assumption.year.map(|year| this_year.get().saturating_sub(year.get())) {
            None => found.push((assumption.id, Stale::NoYear)),
            Some(age) if age > OLD_AFTER => found.push((assumption.id, Stale::Old(age))),
            Some(_) => {}
        }
    }
    found
}
