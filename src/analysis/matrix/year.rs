//! The years that a matrix shows. Knows no body.

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
