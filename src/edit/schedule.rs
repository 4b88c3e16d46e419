//! When a measure is carried out, moved by quarters: as a whole, at its start or at its end; and
//! what has to be done before it. Everything is an edit. Knows no calendar day and no screen.

use super::Edit;
use crate::model::field::FieldValue;
use crate::model::measure::{Measure, Timing, YearQuarter};
use crate::model::period::Quarter;
use crate::model::record::{Kind, MeasureId, RecordRef};

/// What of a measure's time is taken hold of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grip {
    /// All of it.
    Whole,
    /// Its start; the end stays.
    Start,
    /// Its end; the start stays.
    End,
}

/// So many quarters a measure gets that is placed in time for the first time.
pub const FIRST_LENGTH: i32 = 4;

/// A measure at another time; nothing where there is nothing to take hold of, where it would stay
/// as it is, or where it would leave the years that are taken. An end never comes before its start.
#[must_use]
pub fn moved(measure: &Measure, grip: Grip, quarters: i32) -> Option<Measure> {
    let mut after = measure.clone();
    match (measure.timing, grip) {
        (Timing::Once, Grip::Whole) => {
            after.start = shifted(measure.start, quarters)?;
            after.end = shifted(measure.end, quarters)?;
        }
        (Timing::Once, Grip::Start) => {
            let start = measure.start.or(measure.end)?.shifted(quarters)?;
            after.start = Some(measure.end.map_or(start, |end| start.min(end)));
        }
        (Timing::Once, Grip::End) => {
            let end = measure.end.or(measure.start)?.shifted(quarters)?;
            after.end = Some(measure.start.map_or(end, |start| end.max(start)));
        }
        (Timing::Continuous, Grip::Whole | Grip::Start) | (Timing::Yearly, Grip::Start) => {
            after.start = Some(measure.start?.shifted(quarters)?);
        }
        (Timing::Yearly, Grip::Whole) => {
            after.start = shifted(measure.start, quarters)?;
            after.yearly_quarter = measure.yearly_quarter.map(|quarter| turned(quarter, quarters));
        }
        (Timing::Continuous | Timing::Yearly, Grip::End) => return None,
    }
    let same = after.start == measure.start
        && after.end == measure.end
        && after.yearly_quarter == measure.yearly_quarter;
    (!same).then_some(after)
}

/// The edit that moves a measure in time.
#[must_use]
pub fn shift(measure: &Measure, grip: Grip, quarters: i32) -> Option<Edit> {
    moved(measure, grip, quarters).map(|after| set_time(&after))
}

/// The edit that gives a measure without a time its first one: from a quarter on, for a year.
#[must_use]
pub fn place(measure: &Measure, from: Quarter) -> Edit {
    let mut after = measure.clone();
    after.start = Some(from);
    if measure.timing == Timing::Once {
        after.end = Some(from.shifted(FIRST_LENGTH - 1).unwrap_or(from));
    }
    set_time(&after)
}

/// The edit that lets a measure wait for another one; nothing where it does so already or where
/// both are the same. A circle is not refused: it becomes a finding.
#[must_use]
pub fn wait_for(measure: &Measure, before: MeasureId) -> Option<Edit> {
    let mut all = measure.depends_on.clone();
    (measure.id != before && all.insert(before)).then(|| set_field(measure, "depends_on", &all))
}

/// The edit that lets a measure wait for another one no longer.
#[must_use]
pub fn wait_no_more(measure: &Measure, before: MeasureId) -> Option<Edit> {
    let mut all = measure.depends_on.clone();
    all.remove(&before).then(|| set_field(measure, "depends_on", &all))
}

/// The quarter of a year by its number, 1–4.
#[must_use]
pub const fn number_of(quarter: YearQuarter) -> u8 {
    match quarter {
        YearQuarter::Q1 => 1,
        YearQuarter::Q2 => 2,
        YearQuarter::Q3 => 3,
        YearQuarter::Q4 => 4,
    }
}

/// A quarter that may be unknown, moved; nothing where it would leave the years that are taken.
#[allow(
    clippy::option_option,
    reason = "an unknown quarter stays unknown; one that cannot be moved is refused"
)]
fn shifted(quarter: Option<Quarter>, quarters: i32) -> Option<Option<Quarter>> {
    match quarter {
        None => Some(None),
        Some(quarter) => quarter.shifted(quarters).map(Some),
    }
}

fn turned(quarter: YearQuarter, quarters: i32) -> YearQuarter {
    match (i32::from(number_of(quarter)) - 1 + quarters).rem_euclid(4) {
        0 => YearQuarter::Q1,
        1 => YearQuarter::Q2,
        2 => YearQuarter::Q3,
        _ => YearQuarter::Q4,
    }
}

fn set_time(after: &Measure) -> Edit {
    let fields = vec![
        ("start", after.start.to_value()),
        ("end", after.end.to_value()),
        ("yearly_quarter", after.yearly_quarter.to_value()),
    ];
    Edit::Set(RecordRef::new(Kind::Measure, after.id.0), fields)
}

fn set_field<T: FieldValue>(measure: &Measure, field: &'static str, value: &T) -> Edit {
    Edit::Set(RecordRef::new(Kind::Measure, measure.id.0), vec![(field, value.to_value())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::Id;

    fn once(start: &str, end: &str) -> Measure {
        Measure {
            id: MeasureId(Id(1)),
            start: Quarter::parse(start),
            end: Quarter::parse(end),
            ..Measure::default()
        }
    }

    fn times(measure: &Measure) -> (String, String) {
        let text = |quarter: Option<Quarter>| quarter.map(|q| q.to_string()).unwrap_or_default();
        (text(measure.start), text(measure.end))
    }

    fn after(measure: &Measure, grip: Grip, quarters: i32) -> (String, String) {
        moved(measure, grip, quarters).as_ref().map(times).unwrap_or_default()
    }

    fn pair(start: &str, end: &str) -> (String, String) {
        (start.to_owned(), end.to_owned())
    }

    #[test]
    fn a_measure_moves_as_a_whole_or_at_one_end_and_never_ends_before_it_starts() {
        let measure = once("2027-Q3", "2028-Q1");
        assert_eq!(after(&measure, Grip::Whole, 2), pair("2028-Q1", "2028-Q3"));
        assert_eq!(after(&measure, Grip::Start, -3), pair("2026-Q4", "2028-Q1"));
        assert_eq!(after(&measure, Grip::Start, 9), pair("2028-Q1", "2028-Q1"), "the start stops at the end");
        assert_eq!(after(&measure, Grip::End, -9), pair("2027-Q3", "2027-Q3"), "the end stops at the start");
        assert!(moved(&measure, Grip::Whole, 0).is_none(), "what stays is no step to undo");
        assert!(moved(&measure, Grip::Whole, -2000).is_none(), "nothing leaves the years that are taken");
    }

    #[test]
    fn a_measure_with_one_known_end_gets_the_other_where_it_is_pulled() {
        assert_eq!(after(&once("2027-Q3", ""), Grip::End, 2), pair("2027-Q3", "2028-Q1"));
        assert_eq!(after(&once("2027-Q3", ""), Grip::Whole, 1), pair("2027-Q4", ""));
        assert_eq!(after(&once("", "2027-Q3"), Grip::Start, -1), pair("2027-Q2", "2027-Q3"));
        assert!(moved(&once("", ""), Grip::Whole, 1).is_none());
    }

    #[test]
    fn what_goes_on_has_a_start_only_and_what_recurs_turns_through_the_year() {
        let ongoing = Measure { timing: Timing::Continuous, ..once("2027-Q1", "") };
        assert_eq!(after(&ongoing, Grip::Whole, 1), pair("2027-Q2", ""));
        assert!(moved(&ongoing, Grip::End, 1).is_none());
        let yearly =
            Measure { timing: Timing::Yearly, yearly_quarter: Some(YearQuarter::Q4), ..once("2027-Q1", "") };
        let next = moved(&yearly, Grip::Whole, 1).unwrap();
        assert_eq!((next.yearly_quarter, times(&next).0), (Some(YearQuarter::Q1), "2027-Q2".to_owned()));
        let back = moved(&next, Grip::Whole, -1).unwrap();
        assert_eq!(back, yearly, "there and back is as it was");
    }

    #[test]
    fn a_measure_is_placed_for_a_year_and_waits_for_others_once() {
        let mut measure = once("", "");
        let from = Quarter::parse("2027-Q2").unwrap();
        let Edit::Set(_, fields) = place(&measure, from) else { panic!("a step of one record") };
        assert_eq!(fields[1].1.as_text(), Some("2028-Q1"));
        let other = MeasureId(Id(2));
        assert!(wait_for(&measure, measure.id).is_none(), "not for itself");
        assert!(wait_for(&measure, other).is_some());
        measure.depends_on.insert(other);
        assert!(wait_for(&measure, other).is_none());
        assert!(wait_no_more(&measure, other).is_some());
        assert!(wait_no_more(&measure, MeasureId(Id(3))).is_none());
    }
}
