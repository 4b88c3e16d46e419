//! Steps of the change log as they stand in files and in the journal: per record, the
//! fields that changed, before and after. Knows no store.

use crate::edit::change::{Change, ChangeSet};
use crate::edit::document::{Action, Step};
use crate::edit::lineage::Joined;
use crate::edit::mark::Mark;
use crate::exchange::file::{read_record, write_record};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::RecordRef;
use crate::model::value::{ObjectBuilder, Value};

const ACTIONS: [(Action, &str); 4] =
    [(Action::Do, "do"), (Action::Amend, "amend"), (Action::Undo, "undo"), (Action::Redo, "redo")];

/// Which side of a change the programme at hand shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The programme is as before the step.
    Before,
    /// The programme is as after the step.
    After,
}

/// A step as it stands in a file.
#[must_use]
pub fn write_step(step: &Step) -> Value {
    let Step { first, revision, mark, at, by, action, changes, heads, joined } = step;
    let code = ACTIONS.iter().find(|(a, _)| a == action).map(|(_, code)| *code).unwrap_or_default();
    ObjectBuilder::new()
        .with("first", if first == revision { Value::Null } else { number(*first) })
        .with("revision", number(*revision))
        .with("mark", Value::text(mark.to_string()))
        .with("at", Value::text(at))
        .with("by", Value::text(by))
        .with("action", Value::text(code))
        .with("changes", write_changes(changes))
        .with("heads", write_marks(heads))
        .with("joined", Value::List(joined.iter().map(write_joined).collect()))
        .build()
}

pub(super) fn number(number: u64) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Changes as they stand in a file.
#[must_use]
pub fn write_changes(changes: &ChangeSet) -> Value {
    Value::List(changes.changes().iter().filter_map(write_change).collect())
}

/// Reads changes, given the programme on one side of them. Nothing is returned when they do not
/// fit the programme.
#[must_use]
pub fn read_changes(value: &Value, program: &Program, side: Side) -> Option<ChangeSet> {
    let changes: Option<Vec<Change>> =
        value.as_list().iter().map(|change| read_change(change, program, side)).collect();
    changes.map(ChangeSet::of)
}

/// Marks in one line of text: there may be hundreds.
#[must_use]
pub fn write_marks(marks: &[Mark]) -> Value {
    Value::Text(marks.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
}

/// Reads marks; what is none is left out.
#[must_use]
pub fn read_marks(value: Option<&Value>) -> Vec<Mark> {
    let text = value.and_then(Value::as_text).unwrap_or_default();
    text.split_whitespace().filter_map(Mark::parse).collect()
}

fn write_joined(joined: &Joined) -> Value {
    let Joined { mark, known, by, back } = joined;
    ObjectBuilder::new()
        .with("mark", Value::text(mark.to_string()))
        .with("known", write_marks(known))
        .with("by", Value::text(by))
        .with("back", write_changes(back))
        .build()
}

fn read_joined(value: &Value, outcome: &Program) -> Option<Joined> {
    Some(Joined {
        mark: Mark::parse(value.get("mark")?.as_text()?)?,
        known: read_marks(value.get("known")),
        by: value.get("by").and_then(Value::as_text).unwrap_or_default().to_owned(),
        back: match value.get("back") {
            Some(back) => read_changes(back, outcome, Side::Before)?,
            None => ChangeSet::default(),
        },
    })
}

fn entries(record: Option<&AnyRecord>) -> Vec<(String, Value)> {
    match record.map(write_record) {
        Some(Value::Object(entries)) => entries,
        _ => Vec::new(),
    }
}

fn write_change(change: &Change) -> Option<Value> {
    let object = ObjectBuilder::new().with("record", Value::text(change.target()?.to_string()));
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    Some(match (before, after) {
        (None, after) => object.always("added", Value::Object(entries(after))).build(),
        (before, None) => object.always("removed", Value::Object(entries(before))).build(),
        (before, after) => object.always("fields", differing(entries(before), entries(after))).build(),
    })
}

/// The entries that differ, each with its value before and after.
fn differing(before: Vec<(String, Value)>, after: Vec<(String, Value)>) -> Value {
    let find = |list: &[(String, Value)], name: &str| {
        list.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let mut fields = Vec::new();
    for (name, old) in &before {
        let new = find(&after, name);
        if new != *old {
            fields.push((name.clone(), Value::List(vec![old.clone(), new])));
        }
    }
    for (name, new) in after {
        if !before.iter().any(|(key, _)| *key == name) {
            fields.push((name, Value::List(vec![Value::Null, new])));
        }
    }
    Value::Object(fields)
}

/// Reads a step, given the programme on one side of it. Nothing is returned when the step
/// does not fit the programme. A step without a mark has that of an empty history.
#[must_use]
pub fn read_step(value: &Value, program: &Program, side: Side) -> Option<Step> {
    let action = value.get("action")?.as_text()?;
    let action = ACTIONS.iter().find(|(_, code)| *code == action).map(|(action, _)| *action)?;
    let changes = match value.get("changes") {
        Some(changes) => read_changes(changes, program, side)?,
        None => ChangeSet::default(),
    };
    let text = |name| value.get(name).and_then(Value::as_text).unwrap_or_default().to_owned();
    let whole = |name| value.get(name).and_then(Value::as_int).and_then(|number| u64::try_from(number).ok());
    let revision = whole("revision")?;
    let joined = match value.get("joined") {
        Some(joined) => {
            let mut outcome = program.clone();
            if side == Side::Before {
                changes.apply(&mut outcome);
            }
            joined.as_list().iter().map(|one| read_joined(one, &outcome)).collect::<Option<Vec<Joined>>>()?
        }
        None => Vec::new(),
    };
    Some(Step {
        first: whole("first").filter(|first| *first <= revision).unwrap_or(revision),
        revision,
        mark: Mark::parse(&text("mark")).unwrap_or_default(),
        at: text("at"),
        by: text("by"),
        action,
        changes,
        heads: read_marks(value.get("heads")),
        joined,
    })
}

fn read_change(value: &Value, program: &Program, side: Side) -> Option<Change> {
    let target = RecordRef::parse(value.get("record")?.as_text()?)?;
    if let Some(Value::Object(added)) = value.get("added") {
        return Some(Change { before: None, after: Some(read_record(target, added.clone())) });
    }
    if let Some(Value::Object(removed)) = value.get("removed") {
        return Some(Change { before: Some(read_record(target, removed.clone())), after: None });
    }
    let Some(Value::Object(fields)) = value.get("fields") else { return None };
    let known = program.get(target)?;
    let mut other = entries(Some(&known));
    for (name, pair) in fields {
        let [before, after] = pair.as_list() else { return None };
        let (here, there) = if side == Side::Before { (before, after) } else { (after, before) };
        let at_hand = other.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        if at_hand.unwrap_or_default() != *here {
            return None;
        }
        other.retain(|(key, _)| key != name);
        if *there != Value::Null {
            other.push((name.clone(), there.clone()));
        }
    }
    let other = read_record(target, other);
    Some(match side {
        Side::Before => Change { before: Some(known), after: Some(other) },
        Side::After => Change { before: Some(other), after: Some(known) },
    })
}
