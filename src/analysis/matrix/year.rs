//! In which years a measure has something to do. Knows no body.

use crate::model::measure::{Measure, Timing};
use crate::model::period::Year;
use crate::model::program::Program;
use chrono::Datelike;

/// At most so many years are shown.
const MOST: u16 = 40;

/// The years of the programme; where it has none, those of its measures.
#[must_use]
pub fn years(program: &Program) -> Vec<Year> {
    let settings = &program.settings;
    let own = settings.period_from.into_iter().chain(settings.period_to);
    let mut bounds: Vec<Year> = own.collect();
    if bounds.is_empty() {
        let term = [settings.term_start, settings.term_end].into_iter().flatten();
        bounds = term.filter_map(|day| Year::new(i64::from(day.0.year()))).collect();
    }
    if bounds.is_empty() {
        let quarters = program.measures.iter().flat_map(|measure| [measure.start, measure.end]);
        bounds = quarters.flatten().map(crate::model::period::Quarter::year).collect();
    }
    let (Some(first), Some(last)) = (bounds.iter().min(), bounds.iter().max()) else { return Vec::new() };
    // One measure with a mistyped year must not push the others out.
    let first = first.get().max(last.get().saturating_sub(MOST - 1));
    (first..=last.get()).filter_map(|year| Year::new(i64::from(year))).collect()
}

/// Whether a measure goes on in a year: from start to end, where only one of them is known in
/// that year; a continuous one from its start on; a yearly one every year from its start on.
#[must_use]
pub fn goes_on_in(measure: &Measure, year: Year) -> bool {
    let begun = measure.start.is_none_or(|start| start.year() <= year);
    match measure.timing {
        Timing::Continuous | Timing::Yearly => begun,
        Timing::Once => {
            let (from, until) = (measure.start.or(measure.end), measure.end.or(measure.start));
            from.is_some_and(|from| from.year() <= year) && until.is_some_and(|until| year <= until.year())
        }
    }
}
