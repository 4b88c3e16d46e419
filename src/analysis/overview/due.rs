//! What is due in this quarter and the two that follow, and what is late.

use super::{is_open, quarter_of};
use crate::analysis::index::Index;
use crate::analysis::milestone::Milestone;
use crate::model::measure::{Measure, Priority, Status, Timing, YearQuarter};
use crate::model::period::{Day, Quarter};
use crate::model::process::Consultation;
use crate::model::program::Table;
use std::sync::Arc;

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// A day that has to be met.
    Milestone,
    /// An answer in a consultation.
    Answer,
    /// A measure is to be done.
    Ends,
    /// A measure begins.
    Starts,
    /// A measure comes round again.
    Recurs,
}

/// When it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// On a day, or by that day.
    Day(Day),
    /// In a quarter.
    Quarter(Quarter),
}

impl When {
    /// The quarter that it lies in, and the day where there is one. Days come before what only has
    /// a quarter.
    fn place(self) -> (Option<Quarter>, bool, Option<Day>) {
        match self {
            When::Day(day) => (quarter_of(day), false, Some(day)),
            When::Quarter(quarter) => (Some(quarter), true, None),
        }
    }
}

/// What it happens to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A measure.
    Measure(Arc<Measure>),
    /// A consultation.
    Consultation(Arc<Consultation>),
    /// A day of the law, or of the municipality's year.
    Milestone(Milestone),
}

/// Something that happens at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub what: Happening,
    /// When.
    pub when: When,
    /// To what.
    pub about: About,
}

impl Event {
    fn of(measure: &Arc<Measure>, what: Happening, quarter: Quarter) -> Event {
        Event { what, when: When::Quarter(quarter), about: About::Measure(Arc::clone(measure)) }
    }

    /// The high priorities first; what has none comes last.
    fn weight(&self) -> usize {
        match &self.about {
            About::Measure(measure) => match measure.priority {
                Some(Priority::High) => 0,
                Some(Priority::Medium) => 1,
                Some(Priority::Low) => 2,
                None => 3,
            },
            About::Consultation(_) | About::Milestone(_) => 0,
        }
    }
}

/// The last quarter that is looked at: the second after this one.
#[must_use]
pub fn horizon(today: Day) -> Option<Quarter> {
    quarter_of(today)?.shifted(2)
}

/// What is due from today until the horizon, the earliest first.
#[must_use]
pub fn due(
    index: &Index,
    consultations: &Table<Consultation>,
    milestones: &[Milestone],
    today: Day,
) -> Vec<Event> {
    let (Some(now), Some(last)) = (quarter_of(today), horizon(today)) else { return Vec::new() };
    let soon = |day: Day| today <= day && quarter_of(day).is_some_and(|quarter| quarter <= last);
    let mut events: Vec<Event> = Vec::new();
    for milestone in milestones.iter().filter(|milestone| soon(milestone.day)) {
        let about = About::Milestone(milestone.clone());
        events.push(Event { what: Happening::Milestone, when: When::Day(milestone.day), about });
    }
    for (consultation, day) in waited_for(consultations).filter(|(_, day)| soon(*day)) {
        let about = About::Consultation(Arc::clone(consultation));
        events.push(Event { what: Happening::Answer, when: When::Day(day), about });
    }
    for measure in index.measures.iter().filter(|measure| is_open(measure)) {
        due_of(measure, now, last, &mut events);
    }
    events.sort_by_key(|event| (event.when.place(), event.what, event.weight()));
    events
}

fn due_of(measure: &Arc<Measure>, now: Quarter, last: Quarter, events: &mut Vec<Event>) {
    let soon = |quarter: &Quarter| (now..=last).contains(quarter);
    let begins = measure.start.filter(|_| measure.status == Status::NotStarted).filter(soon);
    match measure.timing {
        Timing::Once => {
            events.extend(begins.map(|quarter| Event::of(measure, Happening::Starts, quarter)));
            let ends = measure.end.filter(soon);
            events.extend(ends.map(|quarter| Event::of(measure, Happening::Ends, quarter)));
        }
        Timing::Continuous => {
            events.extend(begins.map(|quarter| Event::of(measure, Happening::Starts, quarter)));
        }
        Timing::Yearly => {
            let Some(number) = measure.yearly_quarter.map(number) else { return };
            let rounds = (0..=2).filter_map(|step| now.shifted(step)).filter(|quarter| {
                quarter.number() == number
                    && measure.start.is_none_or(|start| start <= *quarter)
                    && measure.end.is_none_or(|end| *quarter <= end)
            });
            events.extend(rounds.map(|quarter| Event::of(measure, Happening::Recurs, quarter)));
        }
    }
}

const fn number(quarter: YearQuarter) -> u8 {
    match quarter {
        YearQuarter::Q1 => 1,
        YearQuarter::Q2 => 2,
        YearQuarter::Q3 => 3,
        YearQuarter::Q4 => 4,
    }
}

/// Consultations whose answer has not come, with the last day for it.
fn waited_for(consultations: &Table<Consultation>) -> impl Iterator<Item = (&Arc<Consultation>, Day)> {
    let open = consultations.in_order().into_iter().filter(|known| known.received.is_none());
    open.filter_map(|known| Some((known, known.due?)))
}

/// What is late, the latest first: measures whose end has passed without being done, or whose start
/// has passed without having begun, and answers that have not come.
#[must_use]
pub fn late(index: &Index, consultations: &Table<Consultation>, today: Day) -> Vec<Event> {
    let Some(now) = quarter_of(today) else { return Vec::new() };
    let passed = |quarter: &Quarter| *quarter < now;
    let of_measure = |measure: &Arc<Measure>| {
        let end = measure.end.filter(|_| measure.timing == Timing::Once).filter(passed);
        if let Some(end) = end {
            return Some(Event::of(measure, Happening::Ends, end));
        }
        let start = measure.start.filter(|_| measure.status == Status::NotStarted).filter(passed);
        start.map(|start| Event::of(measure, Happening::Starts, start))
    };
    let open = index.measures.iter().filter(|measure| is_open(measure));
    let mut events: Vec<Event> = open.filter_map(of_measure).collect();
    for (consultation, day) in waited_for(consultations).filter(|(_, day)| *day < today) {
        let about = About::Consultation(Arc::clone(consultation));
        events.push(Event { what: Happening::Answer, when: When::Day(day), about });
    }
    events.sort_by_key(|event| (event.when.place(), event.what, event.weight()));
    events
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    fn quarter(text: &str) -> Option<Quarter> {
        (!text.is_empty()).then(|| Quarter::parse(text).unwrap())
    }

    fn measure(number: &str, timing: Timing, status: Status, start: &str, end: &str) -> Measure {
        let (start, end) = (quarter(start), quarter(end));
        Measure { number: number.to_owned(), timing, status, start, end, ..Measure::default() }
    }

    fn named(events: &[Event]) -> Vec<(String, Happening)> {
        let name = |event: &Event| match &event.about {
            About::Measure(measure) => (measure.number.clone(), event.what),
            About::Consultation(_) => ("answer".to_owned(), event.what),
            About::Milestone(_) => ("day".to_owned(), event.what),
        };
        events.iter().map(name).collect()
    }

    fn index(measures: Vec<Measure>) -> Index {
        Index { measures: measures.into_iter().map(Arc::new).collect(), ..Index::default() }
    }

    fn today() -> Day {
        Day::parse("2026-11-26").unwrap()
    }

    #[test]
    fn what_begins_ends_and_comes_round_until_the_second_quarter_after_this_one_is_due() {
        use Happening::{Ends, Recurs, Starts};
        let yearly = Measure {
            yearly_quarter: Some(YearQuarter::Q1),
            ..measure("every year", Timing::Yearly, Status::OnPlan, "2026-Q1", "")
        };
        let index = index(vec![
            measure("later", Timing::Once, Status::NotStarted, "2027-Q3", "2028-Q1"),
            measure("soon", Timing::Once, Status::NotStarted, "2027-Q1", "2027-Q2"),
            measure("under way", Timing::Once, Status::OnPlan, "2027-Q1", "2026-Q4"),
            measure("done", Timing::Once, Status::Completed, "2026-Q1", "2026-Q4"),
            yearly,
        ]);
        let found = named(&due(&index, &Table::default(), &[], today()));
        let expected = [("under way", Ends), ("soon", Starts), ("every year", Recurs), ("soon", Ends)];
        assert_eq!(found, expected.map(|(name, what)| (name.to_owned(), what)));
    }

    #[test]
    fn what_should_have_ended_or_begun_is_late_and_the_one_thing_is_told_once() {
        use Happening::{Ends, Starts};
        let index = index(vec![
            measure("not begun", Timing::Once, Status::NotStarted, "2026-Q2", "2027-Q4"),
            measure("not done", Timing::Once, Status::NotStarted, "2026-Q1", "2026-Q3"),
            measure("this quarter", Timing::Once, Status::NotStarted, "2026-Q4", "2026-Q4"),
            measure("dropped", Timing::Once, Status::Dropped, "2026-Q1", "2026-Q2"),
            measure("goes on", Timing::Continuous, Status::OnPlan, "2026-Q1", ""),
        ]);
        let found = named(&late(&index, &Table::default(), today()));
        let expected = [("not begun", Starts), ("not done", Ends)];
        assert_eq!(found, expected.map(|(name, what)| (name.to_owned(), what)));
    }
}
