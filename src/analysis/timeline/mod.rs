//! Measures in time: what kind of bar each is, in which groups they stand, and the span of time
//! that all of it takes. Knows no screen and no words.

pub mod clash;

use super::index::Index;
use super::progress::Progress;
use crate::edit::schedule::number_of;
use crate::model::instrument::Instrument;
use crate::model::measure::{Measure, Timing, YearQuarter};
use crate::model::period::{Day, Quarter};
use crate::model::program::Program;
use crate::model::record::{BodyId, GoalId, MeasureId, ProjectId};
use chrono::Datelike;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How a measure lies in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// From one quarter to another, both included; the other way round where the measure is to be
    /// done before it begins.
    Span(Quarter, Quarter),
    /// From a quarter on; it is not said until when it is to be done.
    From(Quarter),
    /// Until a quarter; it is not said when it begins.
    Until(Quarter),
    /// It goes on without an end, perhaps since a quarter.
    Ongoing(Option<Quarter>),
    /// Every year in a quarter, where it is said in which; perhaps not before another quarter.
    Yearly(Option<YearQuarter>, Option<Quarter>),
    /// Nothing is known.
    Unplaced,
}

impl Bar {
    /// The bar of a measure.
    #[must_use]
    pub fn of(measure: &Measure) -> Bar {
        match (measure.timing, measure.start, measure.end) {
            (Timing::Once, Some(start), Some(end)) => Bar::Span(start, end),
            (Timing::Once, Some(start), None) => Bar::From(start),
            (Timing::Once, None, Some(end)) => Bar::Until(end),
            (Timing::Once, None, None) => Bar::Unplaced,
            (Timing::Continuous, start, _) => Bar::Ongoing(start),
            (Timing::Yearly, start, _) => Bar::Yearly(measure.yearly_quarter, start),
        }
    }

    /// The first quarter that is known.
    #[must_use]
    pub fn first(self) -> Option<Quarter> {
        match self {
            Bar::Span(start, end) => Some(start.min(end)),
            Bar::From(first) | Bar::Until(first) => Some(first),
            Bar::Ongoing(first) | Bar::Yearly(_, first) => first,
            Bar::Unplaced => None,
        }
    }

    /// The last quarter that is known.
    #[must_use]
    pub fn last(self) -> Option<Quarter> {
        match self {
            Bar::Span(start, end) => Some(end.max(start)),
            Bar::From(last) | Bar::Until(last) => Some(last),
            Bar::Ongoing(last) | Bar::Yearly(_, last) => last,
            Bar::Unplaced => None,
        }
    }

    /// The quarters of a yearly measure within a span of time; whole years where it is not said in
    /// which quarter.
    #[must_use]
    pub fn marks(self, span: Span) -> Vec<(Quarter, Quarter)> {
        let Bar::Yearly(quarter, from) = self else { return Vec::new() };
        let (first, last) = quarter.map_or((1, 4), |quarter| (number_of(quarter), number_of(quarter)));
        let mark = |number: i64| {
            let year = crate::model::period::Year::new(number)?;
            Some((Quarter::new(year, first)?, Quarter::new(year, last)?))
        };
        let years = i64::from(span.first.year().get())..=i64::from(span.last.year().get());
        years.filter_map(mark).filter(|(_, last)| from.is_none_or(|from| from <= *last)).collect()
    }
}

/// A span of time, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first quarter.
    pub first: Quarter,
    /// The last quarter.
    pub last: Quarter,
}

/// The quarter that a day lies in.
#[must_use]
pub fn quarter_of(day: Day) -> Option<Quarter> {
    let number = u8::try_from((day.0.month() - 1) / 3 + 1).ok()?;
    Quarter::new(crate::model::period::Year::new(i64::from(day.0.year()))?, number)
}

impl Span {
    /// At most so many years are drawn: a slip of the keyboard must not draw centuries.
    const LONGEST: i32 = 60 * 4;

    /// Whole years that hold the term, the period, today and every measure, and a year more in
    /// which something can be placed.
    #[must_use]
    pub fn of(program: &Program, index: &Index, today: Day) -> Option<Span> {
        let settings = &program.settings;
        let edge = |year: Option<crate::model::period::Year>, number| Quarter::new(year?, number);
        let term = |day: Option<Day>| quarter_of(day?);
        let here = quarter_of(today)?;
        let from = edge(settings.period_from, 1).or(term(settings.term_start)).unwrap_or(here);
        let to = edge(settings.period_to, 4).or(term(settings.term_end)).unwrap_or(here);
        let earliest = from.shifted(-Span::LONGEST / 2).unwrap_or(from);
        let latest = to.shifted(Span::LONGEST / 2).unwrap_or(to);
        let mut known = vec![from, to];
        known.extend(Some(here).filter(|here| (earliest..=latest).contains(here)));
        known.extend(term(settings.term_start));
        for measure in &index.measures {
            let bar = Bar::of(measure);
            known.extend(
                [bar.first(), bar.last()].into_iter().flatten().filter(|q| (earliest..=latest).contains(q)),
            );
        }
        let (first, last) = (*known.iter().min()?, *known.iter().max()?);
        let first = Quarter::new(first.year(), 1)?;
        let last = Quarter::new(last.year(), 4)?;
        Some(Span { first, last: last.shifted(4).unwrap_or(last) })
    }
}

/// What the rows are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// The goals that they serve.
    #[default]
    Goal,
    /// The body that answers.
    Body,
    /// The tool.
    Tool,
    /// The projects of the expansion plan that they concern.
    Project,
    /// Nothing: one list.
    Nothing,
}

impl Grouping {
    /// Every grouping, in the order in which they are offered.
    pub const ALL: [Grouping; 5] =
        [Grouping::Goal, Grouping::Body, Grouping::Tool, Grouping::Project, Grouping::Nothing];
}

/// A group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKey {
    /// The measures of a goal; nothing for those without one.
    Goal(Option<GoalId>),
    /// Those that a body answers for.
    Body(Option<BodyId>),
    /// Those that use a tool.
    Tool(Option<Instrument>),
    /// Those that concern a project.
    Project(Option<ProjectId>),
    /// All of them.
    All,
}

/// A group with its measures in the order of the programme.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Which.
    pub key: GroupKey,
    /// How far its measures have come.
    pub progress: Progress,
    /// Its measures.
    pub measures: Vec<Arc<Measure>>,
}

/// The measures in groups.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Timeline {
    /// In the order of the programme; those without one come last.
    pub groups: Vec<Group>,
    /// How many measures are shown; one in several groups counts once.
    pub shown: usize,
    /// How many there are.
    pub total: usize,
}

impl Timeline {
    /// The measures that are let through, in groups.
    #[must_use]
    pub fn of(
        program: &Program,
        index: &Index,
        grouping: Grouping,
        lets_through: impl Fn(&Measure) -> bool,
    ) -> Timeline {
        let mut found: BTreeMap<GroupKey, Vec<Arc<Measure>>> = BTreeMap::new();
        let mut timeline = Timeline { total: index.measures.len(), ..Timeline::default() };
        for measure in index.measures.iter().filter(|measure| lets_through(measure)) {
            timeline.shown += 1;
            for key in keys_of(program, measure, grouping) {
                found.entry(key).or_default().push(Arc::clone(measure));
            }
        }
        for key in in_order(program, index, grouping) {
            if let Some(measures) = found.remove(&key) {
                let progress = Progress::of(&measures);
                timeline.groups.push(Group { key, progress, measures });
            }
        }
        timeline
    }

    /// The group with that key.
    #[must_use]
    pub fn group(&self, key: GroupKey) -> Option<&Group> {
        self.groups.iter().find(|group| group.key == key)
    }

    /// How many of those that are shown have no time, each counted once.
    #[must_use]
    pub fn unplaced(&self) -> Vec<MeasureId> {
        let all = self.groups.iter().flat_map(|group| &group.measures);
        let mut ids: Vec<MeasureId> =
            all.filter(|measure| Bar::of(measure) == Bar::Unplaced).map(|measure| measure.id).collect();
        let mut seen = std::collections::BTreeSet::new();
        ids.retain(|id| seen.insert(*id));
        ids
    }
}

/// The groups that a measure stands in; what it refers to may have been removed.
fn keys_of(program: &Program, measure: &Measure, grouping: Grouping) -> Vec<GroupKey> {
    let or_none = |keys: Vec<GroupKey>, none: GroupKey| if keys.is_empty() { vec![none] } else { keys };
    match grouping {
        Grouping::Goal => {
            let known = measure.goals.iter().filter(|id| program.goals.get(**id).is_some());
            or_none(known.map(|id| GroupKey::Goal(Some(*id))).collect(), GroupKey::Goal(None))
        }
        Grouping::Project => {
            let known = measure.projects.iter().filter(|id| program.projects.get(**id).is_some());
            or_none(known.map(|id| GroupKey::Project(Some(*id))).collect(), GroupKey::Project(None))
        }
        Grouping::Body => {
            vec![GroupKey::Body(measure.lead.filter(|id| program.bodies.get(*id).is_some()))]
        }
        Grouping::Tool => vec![GroupKey::Tool(measure.instrument)],
        Grouping::Nothing => vec![GroupKey::All],
    }
}

/// Every group that there may be, in order.
fn in_order(program: &Program, index: &Index, grouping: Grouping) -> Vec<GroupKey> {
    match grouping {
        Grouping::Goal => index
            .goals
            .iter()
            .map(|goal| GroupKey::Goal(Some(goal.id)))
            .chain([GroupKey::Goal(None)])
            .collect(),
        Grouping::Body => {
            let bodies = program.bodies.in_order();
            bodies.iter().map(|b| GroupKey::Body(Some(b.id))).chain([GroupKey::Body(None)]).collect()
        }
        Grouping::Project => {
            let projects = program.projects.in_order();
            projects.iter().map(|p| GroupKey::Project(Some(p.id))).chain([GroupKey::Project(None)]).collect()
        }
        Grouping::Tool => {
            let tools = Instrument::ALL.iter();
            tools.map(|tool| GroupKey::Tool(Some(*tool))).chain([GroupKey::Tool(None)]).collect()
        }
        Grouping::Nothing => vec![GroupKey::All],
    }
}
