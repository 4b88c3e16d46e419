//! What rows, columns and groups are called: short where there is little room, and in full.
//! Knows no cell.

use crate::analysis::matrix::Side;
use crate::analysis::matrix::axis::{GroupKey, Key};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{Kind, RecordRef};
use crate::model::words::{Lang, Words};
use crate::present::label;
use std::sync::Arc;

/// The names of a row or column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// Number, short name or code; may be empty.
    pub mark: String,
    /// The name without the mark; never empty.
    pub title: String,
}

impl Name {
    /// As short as can be: the mark, else the title.
    #[must_use]
    pub fn short(&self) -> &str {
        if self.mark.is_empty() { &self.title } else { &self.mark }
    }
}

/// What a row or column is called.
#[must_use]
pub fn name(program: &Program, key: Key, lang: Lang) -> Name {
    let plain = |title: String| Name { mark: String::new(), title };
    match key {
        Key::Goal(id) => {
            let goal = program.goals.get(id).map(|goal| AnyRecord::Goal(Arc::clone(goal)));
            goal.map(|goal| of_record(&goal, lang)).unwrap_or_default()
        }
        Key::Body(id) => {
            let body = program.bodies.get(id).map(|body| AnyRecord::Body(Arc::clone(body)));
            body.map(|body| of_record(&body, lang)).unwrap_or_default()
        }
        Key::Group(group) => group_name(program, group, lang),
        Key::Instrument(tool) => {
            Name { mark: tool.code().to_owned(), title: tool.words().in_lang(lang).to_owned() }
        }
        Key::Year(year) => plain(year.to_string()),
        Key::Without(side) => plain(without(side).in_lang(lang).to_owned()),
    }
}

fn of_record(record: &AnyRecord, lang: Lang) -> Name {
    Name { mark: label::number(record), title: label::title(record, lang) }
}

/// What a group is called, as a whole.
#[must_use]
pub fn group_name(program: &Program, group: GroupKey, lang: Lang) -> Name {
    match group {
        GroupKey::Outside => {
            Name { mark: OUTSIDE_SHORT.in_lang(lang).to_owned(), title: OUTSIDE.in_lang(lang).to_owned() }
        }
        GroupKey::Of(body) => {
            let Name { mark, title } = name(program, Key::Body(body), lang);
            let rest = Words::new("med underställda", "with those under it").in_lang(lang);
            let mark = if mark.is_empty() { title.clone() } else { mark };
            Name { mark, title: format!("{title} {rest}") }
        }
    }
}

const OUTSIDE: Words = Words::new("Utomstående parter", "Outside parties");
const OUTSIDE_SHORT: Words = Words::new("Utomstående", "Outside");

const fn without(side: Side) -> Words {
    match side {
        Side::Goals => Words::new("Utan mål", "Without a goal"),
        Side::Bodies => Words::new("Utan ansvarig", "Without a lead"),
        Side::Instruments => Words::new("Utan verktyg", "Without a tool"),
        Side::Years => Words::new("Utan tid i perioden", "No time in the period"),
    }
}

/// The side that a key stands on.
#[must_use]
pub const fn side_of(key: Key) -> Side {
    match key {
        Key::Goal(_) => Side::Goals,
        Key::Body(_) | Key::Group(_) => Side::Bodies,
        Key::Instrument(_) => Side::Instruments,
        Key::Year(_) => Side::Years,
        Key::Without(side) => side,
    }
}

/// The record that a row or column stands for.
#[must_use]
pub const fn record(key: Key) -> Option<RecordRef> {
    match key {
        Key::Goal(goal) => Some(RecordRef::new(Kind::Goal, goal.0)),
        Key::Body(body) | Key::Group(GroupKey::Of(body)) => Some(RecordRef::new(Kind::Body, body.0)),
        Key::Group(GroupKey::Outside) | Key::Instrument(_) | Key::Year(_) | Key::Without(_) => None,
    }
}

/// A text that no other key has.
#[must_use]
pub fn code(key: Key) -> String {
    match key {
        Key::Goal(_) | Key::Body(_) => record(key).map(|target| target.to_string()).unwrap_or_default(),
        Key::Group(group) => format!("group-{}", group_code(group)),
        Key::Instrument(tool) => format!("tool-{}", tool.code()),
        Key::Year(year) => format!("year-{year}"),
        Key::Without(_) => "without".to_owned(),
    }
}

/// How a group is named in stored settings.
#[must_use]
pub fn group_code(group: GroupKey) -> String {
    match group {
        GroupKey::Of(body) => RecordRef::new(Kind::Body, body.0).to_string(),
        GroupKey::Outside => "outside".to_owned(),
    }
}

/// The group with that code.
#[must_use]
pub fn group_from(code: &str) -> Option<GroupKey> {
    if code == "outside" {
        return Some(GroupKey::Outside);
    }
    let target = RecordRef::parse(code).filter(|target| target.kind == Kind::Body)?;
    Some(GroupKey::Of(crate::model::record::BodyId(target.id)))
}
