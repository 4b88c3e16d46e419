//! How records, changes and steps are called. Every name is made here, so that menu,
//! log, title and undo say the same.

use crate::edit::change::{Change, ChangeSet};
use crate::model::field::FieldInfo;
use crate::model::program::AnyRecord;
use crate::model::proposal::ProposalState;
use crate::model::record::{Kind, RecordRef};
use crate::model::value::Value;
use crate::model::words::{Lang, Words};
use std::sync::Arc;

/// The field that says what a record is called.
#[must_use]
pub const fn title_field(kind: Kind) -> &'static str {
    match kind {
        Kind::Programme
        | Kind::Need
        | Kind::OuterGoal
        | Kind::Challenge
        | Kind::Goal
        | Kind::Measure
        | Kind::PolicyLink => "title",
        Kind::Body
        | Kind::Area
        | Kind::Indicator
        | Kind::Project
        | Kind::Assumption
        | Kind::Scenario
        | Kind::Version => "name",
        Kind::Proposal => "note",
        Kind::Capacity => "service",
        Kind::Consultation => "consultation_type",
        Kind::FollowUp => "year",
    }
}

/// What a field is called where its record is named beside it. A field that only says the kind
/// again, as `Åtgärd` of a measure does, is called the title.
#[must_use]
pub fn field_name(kind: Kind, info: &FieldInfo, lang: Lang) -> &'static str {
    let only_kind = info.name == title_field(kind)
        && (info.label.sv == capital(kind.words().sv) || kind == Kind::Project);
    let label = if only_kind { Words::new("Rubrik", "Title") } else { info.label };
    label.in_lang(lang)
}

/// The field with its human number or short name, where it has one.
#[must_use]
pub const fn number_field(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Goal | Kind::Measure | Kind::Project => Some("number"),
        Kind::Body => Some("short_name"),
        Kind::Programme
        | Kind::Area
        | Kind::Need
        | Kind::OuterGoal
        | Kind::Challenge
        | Kind::Indicator
        | Kind::Capacity
        | Kind::Assumption
        | Kind::Scenario
        | Kind::Consultation
        | Kind::FollowUp
        | Kind::PolicyLink
        | Kind::Proposal
        | Kind::Version => None,
    }
}

/// What a record is called, without its number; never empty.
#[must_use]
pub fn title(record: &AnyRecord, lang: Lang) -> String {
    let kind = record.reference().kind;
    let name = title_field(kind);
    let shape = record.infos().iter().find(|info| info.name == name).map(|info| info.shape);
    let shown = shape.map(|shape| super::input::show(&shape, &record.get(name), lang)).unwrap_or_default();
    if !shown.trim().is_empty() {
        return shown;
    }
    let unnamed = Words::new("utan rubrik", "untitled").in_lang(lang);
    format!("{} {unnamed}", capital(kind.words().in_lang(lang)))
}

/// The human number or short name; empty where there is none.
#[must_use]
pub fn number(record: &AnyRecord) -> String {
    let field = number_field(record.reference().kind);
    field.and_then(|name| record.get(name).as_text().map(str::to_owned)).unwrap_or_default()
}

/// Number and title: `A04 Ny detaljplan`; for bodies the full name.
#[must_use]
pub fn full_title(record: &AnyRecord, lang: Lang) -> String {
    let number = number(record);
    if number.is_empty() || record.reference().kind == Kind::Body {
        title(record, lang)
    } else {
        format!("{number} {}", title(record, lang))
    }
}

/// The shortest name: the number or short name if there is one, else the title.
#[must_use]
pub fn short_title(record: &AnyRecord, lang: Lang) -> String {
    let number = number(record);
    if number.is_empty() { title(record, lang) } else { number }
}

/// The first letter large.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Kind and short name: `åtgärd A04`.
fn named(record: &AnyRecord, lang: Lang) -> String {
    let kind = record.reference().kind;
    if kind == Kind::Programme {
        return Words::new("programmets uppgifter", "the programme's facts").in_lang(lang).to_owned();
    }
    format!("{} {}", kind.words().in_lang(lang), short_title(record, lang))
}

/// What a step does, in words: `ändra start i åtgärd A04`.
#[must_use]
pub fn describe(changes: &ChangeSet, lang: Lang) -> String {
    let list = changes.changes();
    let main =
        list.iter().find(|change| change.before.is_none() || change.after.is_none()).or_else(|| list.first());
    let Some(main) = main else { return String::new() };
    if let Some(words) = describe_level(list, lang).or_else(|| describe_answer(list, lang)) {
        return words;
    }
    let words = describe_one(main, lang);
    match list.len() - 1 {
        0 => words,
        others => match lang {
            Lang::Sv => format!("{words} och {others} till"),
            Lang::En => format!("{words} and {others} more"),
        },
    }
}

/// A goal that became a measure, or the other way round, is one thing to the user.
fn describe_level(list: &[Change], lang: Lang) -> Option<String> {
    let [one, two] = list else { return None };
    let removed = [one, two].into_iter().find(|change| change.after.is_none())?.before.as_ref()?;
    let added = [one, two].into_iter().find(|change| change.before.is_none())?.after.as_ref()?;
    let (from, to) = (removed.reference().kind, added.reference().kind);
    let levels = matches!((from, to), (Kind::Goal, Kind::Measure) | (Kind::Measure, Kind::Goal));
    let same = removed.get("title") == added.get("title");
    (levels && same).then(|| {
        let (from, to) = (named(removed, lang), to.words().in_lang(lang));
        match lang {
            Lang::Sv => format!("gör {from} till {to}"),
            Lang::En => format!("make {from} a {to}"),
        }
    })
}

/// A proposal that was answered: `godta förslaget: ändra klart i åtgärd A04`.
fn describe_answer(list: &[Change], lang: Lang) -> Option<String> {
    let answered = |change: &Change| match (&change.before, &change.after) {
        (Some(AnyRecord::Proposal(before)), Some(AnyRecord::Proposal(after))) => {
            (before.state != after.state).then(|| Arc::clone(after))
        }
        _ => None,
    };
    let proposal = list.iter().find_map(answered)?;
    let verb = match proposal.state {
        ProposalState::Accepted => Words::new("godta förslaget", "accept the proposal"),
        ProposalState::Rejected => Words::new("avslå förslaget", "reject the proposal"),
        ProposalState::Open => Words::new("öppna förslaget igen", "open the proposal again"),
    };
    let others = list.iter().filter(|change| change.target().is_some_and(|t| t.kind != Kind::Proposal));
    let about = RecordRef::parse(&proposal.about);
    let what = match (others.into_iter().next(), about) {
        (Some(change), _) => describe_one(change, lang),
        (None, Some(about)) => {
            let info = AnyRecord::infos_of(about.kind).iter().find(|info| info.name == proposal.field);
            let field = info.map(|info| field_name(about.kind, info, lang));
            field.unwrap_or_else(|| about.kind.words().in_lang(lang)).to_lowercase()
        }
        (None, None) => return None,
    };
    Some(format!("{}: {what}", verb.in_lang(lang)))
}

fn describe_one(change: &Change, lang: Lang) -> String {
    let verb = |sv, en| Words::new(sv, en).in_lang(lang);
    match (&change.before, &change.after) {
        (None, Some(after)) => format!("{} {}", verb("lägg till", "add"), named(after, lang)),
        (Some(before), None) => format!("{} {}", verb("ta bort", "remove"), named(before, lang)),
        (Some(before), Some(after)) => {
            let fields: Vec<&str> = before
                .infos()
                .iter()
                .filter(|info| before.get(info.name) != after.get(info.name))
                .map(|info| field_name(after.reference().kind, info, lang))
                .collect();
            let in_word = verb("i", "in");
            match fields.as_slice() {
                [] => format!("{} {}", verb("flytta", "move"), named(after, lang)),
                [field] => {
                    let change = verb("ändra", "change");
                    format!("{change} {} {in_word} {}", field.to_lowercase(), named(after, lang))
                }
                [_, ..] => format!("{} {}", verb("ändra", "change"), named(after, lang)),
            }
        }
        (None, None) => String::new(),
    }
}

/// The titles of the records that a field refers to.
#[must_use]
pub fn codes(value: &Value) -> Vec<String> {
    match value {
        Value::Text(text) => vec![text.clone()],
        Value::List(items) => items.iter().filter_map(Value::as_text).map(str::to_owned).collect(),
        Value::Null
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Large(_)
        | Value::Float(_)
        | Value::Object(_) => Vec::new(),
    }
}
