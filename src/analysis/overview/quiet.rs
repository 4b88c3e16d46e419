//! Measures that nobody has touched for long, as far as the log tells. What goes on from year to
//! year stands apart: it may well be left alone for long.

use super::is_open;
use crate::analysis::index::Index;
use crate::edit::history::{Entry, Fate};
use crate::model::measure::{Measure, Timing};
use crate::model::period::Day;
use crate::model::record::{Kind, MeasureId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many months without a change are long.
pub const LONG: u32 = 6;

/// When each measure was last changed, and how far back that can be known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Touched {
    /// The first day in the log; nothing when it is empty.
    pub since: Option<Day>,
    last: BTreeMap<MeasureId, Day>,
}

impl Touched {
    /// As the log tells. What was taken back does not count as a change.
    #[must_use]
    pub fn of(entries: &[Entry]) -> Touched {
        let mut touched = Touched { since: entries.first().and_then(day_of), ..Touched::default() };
        for entry in entries {
            let Some(day) = day_of(entry) else { continue };
            match entry.fate {
                Fate::Stands | Fate::TakesBack => {}
                Fate::Undone { .. } => continue,
            }
            let targets = entry.changes.changes().iter().filter_map(|change| change.target());
            for target in targets.filter(|target| target.kind == Kind::Measure) {
                touched.last.insert(MeasureId(target.id), day);
            }
        }
        touched
    }
}

fn day_of(entry: &Entry) -> Option<Day> {
    entry.at.get(..10).and_then(Day::parse)
}

/// A measure that has been left alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Still {
    /// The measure.
    pub measure: Arc<Measure>,
    /// The day of its last change; nothing when that is older than the log.
    pub last: Option<Day>,
}

/// What has been left alone for long.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quiet {
    /// The first day in the log; nothing when it is empty.
    pub since: Option<Day>,
    /// The first day on which the log reaches back far enough, where it does not yet.
    pub known_from: Option<Day>,
    /// Measures with an end, the one that has been left alone longest first.
    pub once: Vec<Still>,
    /// Measures that go on or come round every year.
    pub ongoing: Vec<Still>,
}

impl Quiet {
    /// Whether the log reaches back far enough to tell.
    #[must_use]
    pub const fn can_tell(&self) -> bool {
        self.since.is_some() && self.known_from.is_none()
    }
}

/// What has been left alone for longer than [`LONG`].
#[must_use]
pub fn quiet(index: &Index, touched: &Touched, today: Day) -> Quiet {
    let months = chrono::Months::new(LONG);
    let mut quiet = Quiet { since: touched.since, ..Quiet::default() };
    let known_from = touched.since.and_then(|since| since.0.checked_add_months(months)).map(Day);
    if known_from.is_none_or(|day| today < day) {
        quiet.known_from = known_from;
        return quiet;
    }
    let Some(limit) = today.0.checked_sub_months(months).map(Day) else { return quiet };
    for measure in index.measures.iter().filter(|measure| is_open(measure)) {
        let last = touched.last.get(&measure.id).copied();
        if last.is_some_and(|last| limit < last) {
            continue;
        }
        let still = Still { measure: Arc::clone(measure), last };
        match measure.timing {
            Timing::Once => quiet.once.push(still),
            Timing::Continuous | Timing::Yearly => quiet.ongoing.push(still),
        }
    }
    quiet.once.sort_by_key(|still| still.last);
    quiet.ongoing.sort_by_key(|still| still.last);
    quiet
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;
    use crate::model::record::Id;

    fn touched(since: &str, last: &[(u64, &str)]) -> Touched {
        let day = |text: &str| Day::parse(text).unwrap();
        let last = last.iter().map(|(id, text)| (MeasureId(Id(*id)), day(text)));
        Touched { since: (!since.is_empty()).then(|| day(since)), last: last.collect() }
    }

    fn index() -> Index {
        let measure = |id, timing| Arc::new(Measure { id: MeasureId(Id(id)), timing, ..Measure::default() });
        let measures =
            vec![measure(1, Timing::Once), measure(2, Timing::Once), measure(3, Timing::Continuous)];
        Index { measures, ..Index::default() }
    }

    fn found(known: &Touched) -> Quiet {
        quiet(&index(), known, Day::parse("2027-06-30").unwrap())
    }

    #[test]
    fn what_was_not_changed_for_half_a_year_is_told_with_what_goes_on_apart() {
        let quiet = found(&touched("2026-06-01", &[(1, "2027-01-15"), (2, "2026-12-30")]));
        let days = |all: &[Still]| all.iter().map(|still| still.last).collect::<Vec<_>>();
        assert_eq!(days(&quiet.once), [Day::parse("2026-12-30")]);
        assert_eq!(days(&quiet.ongoing), [None], "its last change is older than the log");
        assert!(quiet.can_tell());
    }

    #[test]
    fn a_log_that_does_not_reach_back_says_so_and_accuses_nobody() {
        let quiet = found(&touched("2027-05-01", &[(1, "2027-05-01")]));
        assert_eq!((quiet.once.len(), quiet.ongoing.len()), (0, 0));
        assert_eq!(quiet.known_from, Day::parse("2027-11-01"));
        assert!(!quiet.can_tell() && !found(&touched("", &[])).can_tell());
    }
}
