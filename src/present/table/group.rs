//! What the rows are grouped by, and the group of each. Knows no order of rows.

use super::cell::{Form, Names, comparable};
use crate::model::goal::Goal;
use crate::model::instrument::Instrument;
use crate::model::measure::{Measure, Priority, Status, Timing};
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::record::{BodyId, GoalId, Kind, RecordRef};
use crate::model::value::Value;
use crate::model::words::{Lang, Words};
use crate::present::catalogue as words;
use std::sync::Arc;

/// What the rows are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// The goals that they serve: the outline.
    #[default]
    Goal,
    /// The body that answers.
    Body,
    /// The tool.
    Tool,
    /// The year in which they begin.
    Year,
    /// Priority.
    Priority,
    /// Status.
    Status,
    /// Nothing: one list.
    Nothing,
}

impl Grouping {
    /// Every grouping, in the order in which they are offered.
    pub const ALL: [Grouping; 7] = [
        Grouping::Goal,
        Grouping::Body,
        Grouping::Tool,
        Grouping::Year,
        Grouping::Priority,
        Grouping::Status,
        Grouping::Nothing,
    ];

    /// How it is named in stored settings.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Grouping::Goal => "goal",
            Grouping::Body => "body",
            Grouping::Tool => "tool",
            Grouping::Year => "year",
            Grouping::Priority => "priority",
            Grouping::Status => "status",
            Grouping::Nothing => "nothing",
        }
    }

    /// How it is called.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Grouping::Goal => Words::new("mål", "goal"),
            Grouping::Body => Words::new("ansvarig", "lead"),
            Grouping::Tool => Words::new("verktyg", "tool"),
            Grouping::Year => Words::new("startår", "year of start"),
            Grouping::Priority => Words::new("prioritet", "priority"),
            Grouping::Status => Words::new("status", "status"),
            Grouping::Nothing => Words::new("inget", "nothing"),
        }
    }

    /// The grouping with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Grouping> {
        Grouping::ALL.into_iter().find(|grouping| grouping.code() == code)
    }
}

/// A group. The order of the variants' values is the order on screen where nothing else is
/// said; a missing value comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKey {
    /// The measures of a goal; nothing for those without one.
    Goal(Option<GoalId>),
    /// Those that a body answers for.
    Body(Option<BodyId>),
    /// Those that use a tool.
    Tool(Option<Instrument>),
    /// Those that begin in a year.
    Year(Option<Year>),
    /// Those that recur every year.
    EveryYear,
    /// Those with a priority.
    Priority(Option<Priority>),
    /// Those with a status.
    Status(Status),
    /// All of them.
    All,
}

impl GroupKey {
    /// A text that no other group of the same table has.
    #[must_use]
    pub fn code(self) -> String {
        let record = |kind, id| RecordRef::new(kind, id).to_string();
        match self {
            GroupKey::Goal(Some(goal)) => record(Kind::Goal, goal.0),
            GroupKey::Body(Some(body)) => record(Kind::Body, body.0),
            GroupKey::Tool(Some(tool)) => format!("tool-{}", tool.code()),
            GroupKey::Year(Some(year)) => format!("year-{year}"),
            GroupKey::EveryYear => "every-year".to_owned(),
            GroupKey::Priority(Some(priority)) => format!("priority-{}", priority.code()),
            GroupKey::Status(status) => format!("status-{}", status.code()),
            GroupKey::All => "all".to_owned(),
            GroupKey::Goal(None)
            | GroupKey::Body(None)
            | GroupKey::Tool(None)
            | GroupKey::Year(None)
            | GroupKey::Priority(None) => "none".to_owned(),
        }
    }

    /// How the group is called.
    #[must_use]
    pub fn title(self, names: &Names, goal: Option<&Arc<Goal>>, lang: Lang) -> String {
        let say = |words: Words| words.in_lang(lang).to_owned();
        match self {
            GroupKey::Goal(Some(_)) => goal.map(|goal| goal.title.clone()).unwrap_or_default(),
            GroupKey::Goal(None) => say(words::WITHOUT_GOAL),
            GroupKey::Body(Some(body)) => names.body(body, Form::Full).to_owned(),
            GroupKey::Body(None) => say(Words::new("Ingen ansvarig", "No lead")),
            GroupKey::Tool(Some(tool)) => format!("{} · {}", tool.code(), tool.words().in_lang(lang)),
            GroupKey::Tool(None) => say(Words::new("Inget verktyg valt", "No tool chosen")),
            GroupKey::Year(Some(year)) => year.to_string(),
            GroupKey::Year(None) => say(Words::new("Ingen tid satt", "No time set")),
            GroupKey::EveryYear => say(Words::new("Varje år", "Every year")),
            GroupKey::Priority(Some(priority)) => {
                format!("{} {}", words::PRIORITY_WORD.in_lang(lang), priority.words().in_lang(lang))
            }
            GroupKey::Priority(None) => say(Words::new("Ingen prioritet", "No priority")),
            GroupKey::Status(status) => say(status.words()),
            GroupKey::All => say(words::MEASURES),
        }
    }

    /// What a new measure in the group has from the start.
    #[must_use]
    pub fn seed(self) -> Option<(&'static str, Value)> {
        match self {
            GroupKey::Body(Some(body)) => {
                Some(("lead", Value::Text(RecordRef::new(Kind::Body, body.0).to_string())))
            }
            GroupKey::Tool(Some(tool)) => Some(("instrument", Value::text(tool.code()))),
            GroupKey::Year(Some(year)) => Some(("start", Value::Text(format!("{year}-Q1")))),
            GroupKey::EveryYear => Some(("timing", Value::text(Timing::Yearly.code()))),
            GroupKey::Priority(Some(priority)) => Some(("priority", Value::text(priority.code()))),
            GroupKey::Status(status) => Some(("status", Value::text(status.code()))),
            GroupKey::Goal(_)
            | GroupKey::Body(None)
            | GroupKey::Tool(None)
            | GroupKey::Year(None)
            | GroupKey::Priority(None)
            | GroupKey::All => None,
        }
    }
}

/// The groups of a measure: one, except under goals, where it stands under each.
pub fn groups_of(measure: &Measure, grouping: Grouping, program: &Program, mut put: impl FnMut(GroupKey)) {
    match grouping {
        Grouping::Goal => {
            let mut homeless = true;
            for goal in measure.goals.iter().filter(|goal| program.goals.get(**goal).is_some()) {
                homeless = false;
                put(GroupKey::Goal(Some(*goal)));
            }
            if homeless {
                put(GroupKey::Goal(None));
            }
        }
        Grouping::Body => put(GroupKey::Body(measure.lead.filter(|id| program.bodies.get(*id).is_some()))),
        Grouping::Tool => put(GroupKey::Tool(measure.instrument)),
        Grouping::Year => put(match (measure.timing, measure.start.or(measure.end)) {
            (Timing::Yearly, _) => GroupKey::EveryYear,
            (_, quarter) => GroupKey::Year(quarter.map(|quarter| quarter.year())),
        }),
        Grouping::Priority => put(GroupKey::Priority(measure.priority)),
        Grouping::Status => put(GroupKey::Status(measure.status)),
        Grouping::Nothing => put(GroupKey::All),
    }
}

/// Puts groups in order. Goals keep the order of the programme, which they have already.
pub(super) fn arrange(keys: &mut [GroupKey], names: &Names) {
    keys.sort_by_cached_key(|key| match *key {
        GroupKey::Body(Some(body)) => (0, comparable(names.body(body, Form::Full))),
        GroupKey::Tool(Some(tool)) => (0, tool.code().to_owned()),
        GroupKey::Year(Some(year)) => (0, year.to_string()),
        GroupKey::Priority(Some(priority)) => (0, priority.code().to_owned()),
        GroupKey::Status(status) => (0, (status as usize).to_string()),
        GroupKey::EveryYear => (1, String::new()),
        GroupKey::Goal(_) | GroupKey::All => (0, String::new()),
        GroupKey::Body(None) | GroupKey::Tool(None) | GroupKey::Year(None) | GroupKey::Priority(None) => {
            (2, String::new())
        }
    });
}
