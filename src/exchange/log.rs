//! Steps of the change log as they stand in files and in the journal: per record, the
//! fields that changed, before and after. Knows no store.

use crate::edit::change::{Change, ChangeSet};
use crate::edit::document::{Action, Step};
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
    let Step { revision, at, by, action, changes } = step;
    let code = ACTIONS.iter().find(|(a, _)| a == action).map(|(_, code)| *code).unwrap_or_default();
    ObjectBuilder::new()
        .with("revision", Value::Int(i64::try_from(*revision).unwrap_or(i64::MAX)))
        .with("at", Value::text(at))
        .with("by", Value::text(by))
        .with("action", Value::text(code))
        .with("changes", Value::List(changes.changes().iter().filter_map(write_change).collect()))
        .build()
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
/// does not fit the programme.
#[must_use]
pub fn read_step(value: &Value, program: &Program, side: Side) -> Option<Step> {
    let action = value.get("action")?.as_text()?;
    let action = ACTIONS.iter().find(|(_, code)| *code == action).map(|(action, _)| *action)?;
    let changes: Option<Vec<Change>> =
        value.get("changes")?.as_list().iter().map(|change| read_change(change, program, side)).collect();
    let text = |name| value.get(name).and_then(Value::as_text).unwrap_or_default().to_owned();
    Some(Step {
        revision: u64::try_from(value.get("revision")?.as_int()?).ok()?,
        at: text("at"),
        by: text("by"),
        action,
        changes: ChangeSet::of(changes?),
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
