//! Whether a measure has something to do in a year: the one rule for all who ask. Knows neither
//! the years of the programme nor what day it is.

use crate::model::measure::{Measure, Timing};
use crate::model::period::Year;

/// Whether a measure goes on in a year: from start to end, where only one of them is known in
/// that year; a continuous or yearly one from its start on. One that is done once and has no
/// time at all does not.
#[must_use]
pub fn goes_on_in(measure: &Measure, year: Year) -> bool {
    match measure.timing {
        Timing::Continuous | Timing::Yearly => measure.start.is_none_or(|start| start.year() <= year),
        Timing::Once => {
            let (from, until) = (measure.start.or(measure.end), measure.end.or(measure.start));
            from.is_some_and(|from| from.year() <= year) && until.is_some_and(|until| year <= until.year())
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;
    use crate::model::period::Quarter;

    #[test]
    fn a_measure_goes_on_from_its_start_to_its_end_and_one_that_comes_again_from_its_start_on() {
        let year = |year| Year::new(year).unwrap();
        let years = |timing, start: Option<i64>, end: Option<i64>| -> Vec<i64> {
            let at = |at: Option<i64>| at.and_then(|at| Quarter::new(year(at), 2));
            let measure = Measure { timing, start: at(start), end: at(end), ..Measure::default() };
            (2026..=2031).filter(|at| goes_on_in(&measure, year(*at))).collect()
        };
        assert_eq!(years(Timing::Once, Some(2027), Some(2029)), [2027, 2028, 2029]);
        assert_eq!(years(Timing::Once, Some(2027), None), [2027], "only the start is known");
        assert_eq!(years(Timing::Once, None, Some(2029)), [2029], "only the end is known");
        assert_eq!(years(Timing::Once, None, None), [0; 0], "no time at all");
        assert_eq!(years(Timing::Yearly, Some(2029), None), [2029, 2030, 2031]);
        assert_eq!(years(Timing::Continuous, None, None), [2026, 2027, 2028, 2029, 2030, 2031]);
    }
}
