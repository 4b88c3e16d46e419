//! Which measures are shown, and the plain sentence that says so. Knows no page.

use super::cell::{Form, Names};
use crate::analysis::year::goes_on_in;
use crate::model::instrument::Instrument;
use crate::model::measure::{Financing, Measure, Priority, Status, Timing};
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::record::{BodyId, GoalId, Id, Kind, RecordRef};
use crate::model::words::{Lang, Words};
use crate::present::label;
use std::collections::BTreeSet;

/// What a filter looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FilterField {
    /// The goals that a measure serves.
    Goal,
    /// The body that answers.
    Lead,
    /// Any body that answers or takes part.
    Body,
    /// Tool.
    Tool,
    /// Priority.
    Priority,
    /// Status.
    Status,
    /// A year in which it goes on.
    Year,
    /// How it is paid for.
    Financing,
}

impl FilterField {
    /// Every field, in the order in which they are offered.
    pub const ALL: [FilterField; 8] = [
        FilterField::Goal,
        FilterField::Lead,
        FilterField::Body,
        FilterField::Tool,
        FilterField::Priority,
        FilterField::Status,
        FilterField::Year,
        FilterField::Financing,
    ];

    /// How it is named in stored settings.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            FilterField::Goal => "goal",
            FilterField::Lead => "lead",
            FilterField::Body => "body",
            FilterField::Tool => "tool",
            FilterField::Priority => "priority",
            FilterField::Status => "status",
            FilterField::Year => "year",
            FilterField::Financing => "financing",
        }
    }

    /// How it is called.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            FilterField::Goal => Words::new("Mål", "Goal"),
            FilterField::Lead => Words::new("Ansvarig", "Lead"),
            FilterField::Body => Words::new("Ansvarig eller medverkande", "Lead or participating"),
            FilterField::Tool => Words::new("Verktyg", "Tool"),
            FilterField::Priority => Words::new("Prioritet", "Priority"),
            FilterField::Status => Words::new("Status", "Status"),
            FilterField::Year => Words::new("Pågår år", "Goes on in"),
            FilterField::Financing => Words::new("Finansiering", "Financing"),
        }
    }

    /// The field with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<FilterField> {
        FilterField::ALL.into_iter().find(|field| field.code() == code)
    }

    /// What can be asked for, with its words. The empty code asks for what says nothing.
    #[must_use]
    pub fn options(self, program: &Program, lang: Lang) -> Vec<(String, String)> {
        let records = |kind: Kind| {
            let records = program.records(kind);
            let option = |record: &crate::model::program::AnyRecord| {
                (record.reference().to_string(), label::full_title(record, lang))
            };
            records.iter().map(option).collect::<Vec<_>>()
        };
        let mut options = match self {
            FilterField::Goal => records(Kind::Goal),
            FilterField::Lead | FilterField::Body => records(Kind::Body),
            FilterField::Tool => Instrument::ALL
                .iter()
                .map(|tool| {
                    (tool.code().to_owned(), format!("{} · {}", tool.code(), tool.words().in_lang(lang)))
                })
                .collect(),
            FilterField::Priority => choices(Priority::ITEMS, lang),
            FilterField::Status => choices(Status::ITEMS, lang),
            FilterField::Financing => choices(Financing::ITEMS, lang),
            FilterField::Year => {
                years(program).into_iter().map(|year| (year.to_string(), year.to_string())).collect()
            }
        };
        if self != FilterField::Status {
            options.push((String::new(), NOTHING.in_lang(lang).to_owned()));
        }
        options
    }
}

const NOTHING: Words = Words::new("Saknas", "Missing");

fn choices(items: &'static [crate::model::field::ChoiceItem], lang: Lang) -> Vec<(String, String)> {
    items.iter().map(|item| (item.code.to_owned(), item.words.in_lang(lang).to_owned())).collect()
}

/// The years of the programme and of its measures, at most a century.
fn years(program: &Program) -> Vec<u16> {
    let settings = &program.settings;
    let bounds = [settings.period_from, settings.period_to].into_iter().flatten();
    let quarters = program.measures.iter().flat_map(|measure| [measure.start, measure.end]).flatten();
    let all: BTreeSet<Year> = bounds.chain(quarters.map(|quarter| quarter.year())).collect();
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return Vec::new() };
    (first.get()..=last.get()).take(100).collect()
}

/// A filter: the measure has one of the values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// What it looks at.
    pub field: FilterField,
    /// The values of which one has to be there.
    pub values: BTreeSet<String>,
}

impl Filter {
    /// Whether it lets a measure through.
    #[must_use]
    pub fn lets_through(&self, measure: &Measure) -> bool {
        let wants = |code: &str| self.values.contains(code);
        let record = |kind, id: Id| wants(&RecordRef::new(kind, id).to_string());
        let body = |id: BodyId| record(Kind::Body, id.0);
        match self.field {
            FilterField::Goal if measure.goals.is_empty() => wants(""),
            FilterField::Goal => measure.goals.iter().any(|GoalId(id)| record(Kind::Goal, *id)),
            FilterField::Lead => measure.lead.map_or_else(|| wants(""), body),
            FilterField::Body if measure.lead.is_none() && measure.partners.is_empty() => wants(""),
            FilterField::Body => {
                measure.lead.is_some_and(body) || measure.partners.iter().any(|id| body(*id))
            }
            FilterField::Tool => wants(measure.instrument.map_or("", Instrument::code)),
            FilterField::Priority => wants(measure.priority.map_or("", Priority::code)),
            FilterField::Status => wants(measure.status.code()),
            FilterField::Financing => wants(measure.financing.map_or("", Financing::code)),
            FilterField::Year => self.values.iter().any(|value| fits_year(measure, value)),
        }
    }

    /// The words of one value.
    #[must_use]
    pub fn value_words(&self, value: &str, names: &Names, lang: Lang) -> String {
        if value.is_empty() {
            return NOTHING.in_lang(lang).to_lowercase();
        }
        let choice = |items| crate::present::input::choice_words(items, value, lang).to_owned();
        match self.field {
            FilterField::Goal | FilterField::Lead | FilterField::Body => RecordRef::parse(value)
                .map(|target| names.name(target, Form::Short).to_owned())
                .filter(|name| !name.is_empty())
                .unwrap_or_else(|| Words::new("borttagen", "removed").in_lang(lang).to_owned()),
            FilterField::Tool | FilterField::Year => value.to_owned(),
            FilterField::Priority => choice(Priority::ITEMS),
            FilterField::Status => choice(Status::ITEMS),
            FilterField::Financing => choice(Financing::ITEMS),
        }
    }

    /// What it asks for: `prioritet 1 – hög eller 2 – medel`.
    #[must_use]
    pub fn words(&self, names: &Names, lang: Lang) -> String {
        let values: Vec<String> =
            self.values.iter().map(|value| self.value_words(value, names, lang)).collect();
        let or = Words::new(" eller ", " or ").in_lang(lang);
        format!("{} {}", self.field.words().in_lang(lang).to_lowercase(), values.join(or))
    }
}

fn fits_year(measure: &Measure, year: &str) -> bool {
    match year.parse().ok().and_then(Year::new) {
        Some(year) => goes_on_in(measure, year),
        None => measure.timing == Timing::Once && measure.start.is_none() && measure.end.is_none(),
    }
}
