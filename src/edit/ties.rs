//! Removing a record that others refer to: which they are, and what becomes of them.
//! The user decides before; nothing is left pointing at nothing.

use super::EditError;
use super::change::{Change, ChangeSet};
use crate::model::field::{FieldInfo, Shape};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{Id, Kind, RecordRef};
use crate::model::value::Value;

/// What becomes of the records that refer to one that is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ties {
    /// They stay, without the reference.
    Untie,
    /// They refer to another record of the same kind instead.
    MoveTo(Id),
    /// Those that belong to nothing else go too (measures and indicators of a goal);
    /// the others stay, without the reference.
    RemoveToo,
}

/// A record that refers to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The record that refers.
    pub from: RecordRef,
    /// The field in which it does.
    pub field: &'static FieldInfo,
    /// Whether it belongs to the other record alone.
    pub belongs: bool,
}

/// The records that refer to a record.
#[must_use]
pub fn ties_of(program: &Program, target: RecordRef) -> Vec<Tie> {
    let mut ties = Vec::new();
    // A version is as it was kept: it names who adopted it even when that body is gone.
    let others =
        |record: &AnyRecord| record.reference() != target && record.reference().kind != Kind::Version;
    for record in program.all_records().filter(others) {
        for field in record.infos().iter().filter(|field| may_link(&field.shape, target.kind)) {
            if relink(&record.get(field.name), &field.shape, target, None).is_some() {
                let belongs = belongs_to(target.kind, record.reference().kind, field.name)
                    && record.get(field.name).as_list().len() == 1;
                ties.push(Tie { from: record.reference(), field, belongs });
            }
        }
    }
    ties
}

/// Whether a field of one kind makes its records belong to another kind: a measure or
/// an indicator belongs to the goals that it serves.
fn belongs_to(kind: Kind, from: Kind, field: &str) -> bool {
    matches!((kind, from), (Kind::Goal, Kind::Measure | Kind::Indicator)) && field == "goals"
}

pub(super) fn remove(program: &Program, target: RecordRef, ties: Ties) -> Result<ChangeSet, EditError> {
    let replacement = match ties {
        Ties::MoveTo(id) => {
            let other = RecordRef::new(target.kind, id);
            if !program.has(other) || other == target {
                return Err(EditError::Missing(other));
            }
            Some(id)
        }
        Ties::Untie | Ties::RemoveToo => None,
    };
    if target.kind == Kind::Programme || !program.has(target) {
        return Err(EditError::Missing(target));
    }
    let mut after = program.clone();
    let mut going = vec![target];
    while let Some(next) = going.pop() {
        for tie in ties_of(&after, next) {
            if ties == Ties::RemoveToo && tie.belongs {
                going.push(tie.from);
            } else if let Some(record) = after.get(tie.from) {
                after.put(untied(record, tie.field, next, replacement));
            }
        }
        after.remove(next);
    }
    // What goes is listed last, so that undoing brings it back first.
    let (changed, removed): (Vec<Change>, Vec<Change>) = ChangeSet::between(program, &after)
        .changes()
        .iter()
        .cloned()
        .partition(|change| change.after.is_some());
    Ok(ChangeSet::of(changed.into_iter().chain(removed).collect()))
}

pub(super) fn untied(
    mut record: AnyRecord,
    field: &FieldInfo,
    target: RecordRef,
    to: Option<Id>,
) -> AnyRecord {
    if let Some(value) = relink(&record.get(field.name), &field.shape, target, to) {
        // The value has the field's own shape, so it is always taken.
        let _ = record.set(field.name, value);
    }
    record
}

/// Whether a value refers to a record.
pub(super) fn points_to(value: &Value, shape: &Shape, target: RecordRef) -> bool {
    relink(value, shape, target, None).is_some()
}

/// Whether a field can hold a reference to that kind.
fn may_link(shape: &Shape, kind: Kind) -> bool {
    match shape {
        Shape::Link(linked) | Shape::Links(linked) => *linked == kind,
        Shape::Object(fields) | Shape::Rows(fields) => fields.iter().any(|f| may_link(&f.shape, kind)),
        _ => false,
    }
}

/// The value with references to the target replaced or taken out; nothing when it has none.
fn relink(value: &Value, shape: &Shape, target: RecordRef, to: Option<Id>) -> Option<Value> {
    let name = target.to_string();
    let replacement = to.map(|id| Value::Text(RecordRef::new(target.kind, id).to_string()));
    match (shape, value) {
        (Shape::Link(kind), Value::Text(text)) if *kind == target.kind && *text == name => {
            Some(replacement.unwrap_or_default())
        }
        (Shape::Links(kind), Value::List(items)) if *kind == target.kind => {
            let others = items.iter().filter(|item| item.as_text() != Some(&name)).cloned();
            let had = items.iter().any(|item| item.as_text() == Some(&name));
            had.then(|| Value::List(others.chain(replacement).collect()))
        }
        (Shape::Object(fields), Value::Object(_)) => relink_object(value, fields, target, to),
        (Shape::Rows(fields), Value::List(rows)) => {
            let changed: Vec<Option<Value>> =
                rows.iter().map(|row| relink_object(row, fields, target, to)).collect();
            changed.iter().any(Option::is_some).then(|| {
                let pairs = changed.into_iter().zip(rows);
                Value::List(pairs.map(|(new, old)| new.unwrap_or_else(|| old.clone())).collect())
            })
        }
        _ => None,
    }
}

fn relink_object(
    value: &Value,
    fields: &'static [FieldInfo],
    target: RecordRef,
    to: Option<Id>,
) -> Option<Value> {
    let Value::Object(entries) = value else { return None };
    let mut changed = false;
    let entries = entries
        .iter()
        .map(|(name, old)| {
            let new = fields
                .iter()
                .find(|field| field.name == name)
                .and_then(|field| relink(old, &field.shape, target, to));
            changed |= new.is_some();
            (name.clone(), new.unwrap_or_else(|| old.clone()))
        })
        .collect();
    changed.then_some(Value::Object(entries))
}

/// Every reference that stands in a record, with the field it stands in.
#[must_use]
pub fn references(record: &AnyRecord) -> Vec<(&'static FieldInfo, RecordRef)> {
    let mut found = Vec::new();
    for field in record.infos() {
        collect(&record.get(field.name), &field.shape, &mut |target| found.push((field, target)));
    }
    found
}

fn collect(value: &Value, shape: &Shape, found: &mut dyn FnMut(RecordRef)) {
    match (shape, value) {
        (Shape::Link(_), Value::Text(text)) => {
            if let Some(target) = RecordRef::parse(text) {
                found(target);
            }
        }
        (Shape::Links(kind), Value::List(items)) => {
            for item in items {
                collect(item, &Shape::Link(*kind), found);
            }
        }
        (Shape::Object(fields), Value::Object(_)) => {
            for field in *fields {
                if let Some(inner) = value.get(field.name) {
                    collect(inner, &field.shape, found);
                }
            }
        }
        (Shape::Rows(fields), Value::List(rows)) => {
            for row in rows {
                collect(row, &Shape::Object(fields), found);
            }
        }
        _ => {}
    }
}
