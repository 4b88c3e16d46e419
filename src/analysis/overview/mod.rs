//! How far the programme has come, in the few figures and short lists that a planner and a
//! politician ask for. Knows no words, no page and not what day it is.

pub mod aim;
pub mod due;
pub mod figures;
pub mod load;
pub mod quiet;

use crate::model::measure::Measure;
use crate::model::measure::Status;
use crate::model::period::{Day, Quarter, Year};
use crate::model::programme::Settings;
use chrono::Datelike;

/// The years that a programme covers, as far as they are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The first.
    pub from: Option<Year>,
    /// The last.
    pub to: Option<Year>,
}

impl Span {
    /// The years of a programme.
    #[must_use]
    pub fn of(settings: &Settings) -> Span {
        Span { from: settings.period_from, to: settings.period_to }
    }

    /// Whether a year lies in it. Where no years are set, every year does.
    #[must_use]
    pub fn holds(self, year: Year) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }

    /// Its years in order, at most so many; none where an end is not set.
    #[must_use]
    pub fn years(self, most: usize) -> Vec<Year> {
        let (Some(from), Some(to)) = (self.from, self.to) else { return Vec::new() };
        (from.get()..=to.get()).filter_map(|year| Year::new(i64::from(year))).take(most).collect()
    }
}

/// The quarter that a day lies in; nothing beyond the years that are taken.
#[must_use]
pub fn quarter_of(day: Day) -> Option<Quarter> {
    let number = u8::try_from(day.0.month0() / 3 + 1).ok()?;
    Quarter::new(Year::new(i64::from(day.0.year()))?, number)
}

/// Whether something is still to be done in a measure.
#[must_use]
pub const fn is_open(measure: &Measure) -> bool {
    match measure.status {
        Status::NotStarted | Status::OnPlan | Status::Deviates => true,
        Status::Completed | Status::Dropped => false,
    }
}
