//! The years that a matrix shows. Knows no body.

use crate::model::period::Year;
use crate::model::program::Program;

/// At most so many years are shown.
const MOST: usize = 40;

/// The years of the programme; where it has none, those of its measures.
#[must_use]
pub fn years(program: &Program) -> Vec<Year> {
    let settings = &program.settings;
    let own = settings.period_from.into_iter().chain(settings.period_to);
    let mut bounds: Vec<Year> = own.collect();
    if bounds.is_empty() {
        let quarters = program.measures.iter().flat_map(|measure| [measure.start, measure.end]);
        bounds = quarters.flatten().map(crate::model::period::Quarter::year).collect();
    }
    let (Some(first), Some(last)) = (bounds.iter().min(), bounds.iter().max()) else { return Vec::new() };
    let all = i64::from(first.get())..=i64::from(last.get());
    all.filter_map(Year::new).take(MOST).collect()
}
