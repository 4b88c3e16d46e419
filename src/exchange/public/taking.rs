//! Taking fields out of one record, each noted with its place and its reason. Knows no
//! particular field: the rulings say what goes.

use super::ruling::{self, Rules, Ruling};
use super::{Part, Removal, Why, is_filled};
use crate::model::field::{FieldInfo, Shape};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{Id, Kind, RecordRef, UNREAD};
use crate::model::value::Value;
use std::collections::BTreeMap;

/// A record as it is published.
pub struct Taken {
    /// The record without what was taken out.
    pub record: AnyRecord,
    /// What was taken out.
    pub removed: Vec<Removal>,
}

/// Takes out of a record what is not published.
pub fn public_record(program: &Program, gone: &BTreeMap<RecordRef, Why>, record: &AnyRecord) -> Taken {
    let mut taking = Taking { program, gone, of: record.reference(), path: Vec::new(), removed: Vec::new() };
    let mut public = record.clone();
    let rules = ruling::rules(record.reference().kind);
    for info in record.infos() {
        let value = record.get(info.name);
        let left = taking.field(info, value.clone(), rules);
        if left != value {
            // The value has the field's own shape, so it is always taken; blank always is.
            let taken = public.set(info.name, left).or_else(|_| public.set(info.name, Value::Null));
            debug_assert!(taken.is_ok(), "{}", info.name);
        }
    }
    for (names, why) in [(&record.extra().kept, Why::Unknown), (&record.extra().unread, Why::Unreadable)] {
        for (name, value) in names {
            taking.note(Part::Named(name.clone()), why, value.clone());
        }
    }
    if *public.extra() != Default::default() {
        *public.extra_mut() = Default::default();
    }
    Taken { record: public, removed: taking.removed }
}

/// Whether fields that the program does not know, or could not read, have a mark that
/// something is internal or confidential. No mark can be read from them for sure.
pub fn has_unclear_mark(entries: &[(String, Value)]) -> bool {
    entries.iter().any(|(name, value)| is_mark(name) && is_filled(value))
}

/// Whether a field of that name is a mark in any kind of record.
fn is_mark(name: &str) -> bool {
    let marks = |kind| matches!(ruling::of(ruling::rules(kind), name), Some(Ruling::Mark(_)));
    Kind::ALL.into_iter().any(marks)
}

struct Taking<'a> {
    program: &'a Program,
    gone: &'a BTreeMap<RecordRef, Why>,
    of: RecordRef,
    path: Vec<Part>,
    removed: Vec<Removal>,
}

impl Taking<'_> {
    fn note(&mut self, part: Part, why: Why, value: Value) {
        let path = self.path.iter().cloned().chain([part]).collect();
        self.removed.push(Removal { record: Some(self.of), path, why, value });
    }

    /// What is left of a field.
    fn field(&mut self, info: &'static FieldInfo, value: Value, rules: Rules) -> Value {
        if value.is_blank() {
            return value;
        }
        match (ruling::of(rules, info.name), info.shape) {
            (Some(Ruling::Open | Ruling::About | Ruling::AboutIfAny), shape) => match shape {
                Shape::Object(_) | Shape::Rows(_) => self.without(info, value, Why::Unknown),
                _ => self.open(info, value),
            },
            (Some(Ruling::Parts(rules)), Shape::Object(infos)) => {
                self.path.push(Part::Field(info));
                let left = self.object(value, infos, rules);
                self.path.pop();
                left
            }
            (Some(Ruling::Parts(rules)), Shape::Rows(infos)) => {
                self.path.push(Part::Field(info));
                let left = self.rows(value, infos, rules);
                self.path.pop();
                left
            }
            (Some(Ruling::Taken(why) | Ruling::Mark(why)), _) => self.without(info, value, why),
            (Some(Ruling::Parts(_)) | None, _) => self.without(info, value, Why::Unknown),
        }
    }

    fn without(&mut self, info: &'static FieldInfo, value: Value, why: Why) -> Value {
        self.note(Part::Field(info), why, value);
        Value::Null
    }

    /// What is left of a published field: all but references to what is taken out.
    fn open(&mut self, info: &'static FieldInfo, value: Value) -> Value {
        match (info.shape, &value) {
            (Shape::Link(_), Value::Text(text)) => match RecordRef::parse(text) {
                Some(target) if self.gone.contains_key(&target) => {
                    self.path.push(Part::Field(info));
                    self.note(Part::Link(target), Why::Reference, Value::Null);
                    self.path.pop();
                    Value::Null
                }
                _ => value,
            },
            (Shape::Links(_), Value::List(items)) => {
                self.path.push(Part::Field(info));
                let mut left = Vec::new();
                for item in items {
                    match item.as_text().and_then(RecordRef::parse) {
                        Some(target) if self.gone.contains_key(&target) => {
                            self.note(Part::Link(target), Why::Reference, Value::Null);
                        }
                        _ => left.push(item.clone()),
                    }
                }
                self.path.pop();
                Value::List(left)
            }
            _ => value,
        }
    }

    fn rows(&mut self, value: Value, infos: &'static [FieldInfo], rules: Rules) -> Value {
        let Value::List(rows) = value else { return value };
        let mut left = Vec::new();
        for (place, row) in rows.into_iter().enumerate() {
            match self.why_row_goes(&row, infos, rules) {
                Some(why) => self.note(Part::Row(place), why, row),
                None => {
                    self.path.push(Part::Row(place));
                    left.push(self.object(row, infos, rules));
                    self.path.pop();
                }
            }
        }
        Value::List(left)
    }

    /// Why a row goes as a whole, if it does.
    fn why_row_goes(&self, row: &Value, infos: &[FieldInfo], rules: Rules) -> Option<Why> {
        let Value::Object(entries) = row else { return None };
        let unread = match row.get(UNREAD) {
            Some(Value::Object(unread)) => unread.as_slice(),
            _ => &[],
        };
        if has_unclear_mark(entries) || has_unclear_mark(unread) {
            return Some(Why::UnclearMark);
        }
        for (name, ruling) in rules {
            let Some(info) = infos.iter().find(|info| info.name == *name) else { continue };
            let needs_one = match ruling {
                Ruling::About => true,
                Ruling::AboutIfAny => false,
                Ruling::Open | Ruling::Taken(_) | Ruling::Mark(_) | Ruling::Parts(_) => continue,
            };
            let about = row.get(name).unwrap_or(&Value::Null);
            // What cannot be read may be about anything.
            let unreadable = unread.iter().any(|(unread, _)| unread == name);
            if unreadable || self.is_about_gone(about, info.shape) || (needs_one && about.is_blank()) {
                return Some(Why::Row);
            }
        }
        None
    }

    /// Whether the field that says what a row is about names something that is not in the copy.
    fn is_about_gone(&self, about: &Value, shape: Shape) -> bool {
        let Some(text) = about.as_text().map(str::trim).filter(|text| !text.is_empty()) else { return false };
        match (RecordRef::parse(text), shape) {
            (Some(target), _) => self.gone.contains_key(&target) || !self.program.has(target),
            (None, Shape::Link(_)) => true,
            // Files made by hand name records in their own way, or by number and title.
            (None, _) => self.gone.keys().any(|target| {
                let same =
                    |field| self.program.get(*target).is_some_and(|record| names(&record, field, text));
                Id::from_text(target.kind, text) == Some(target.id)
                    || ["number", "title", "name"].into_iter().any(same)
            }),
        }
    }

    fn object(&mut self, value: Value, infos: &'static [FieldInfo], rules: Rules) -> Value {
        let Value::Object(entries) = value else { return value };
        let mut left: Vec<(String, Value)> = Vec::new();
        for (name, value) in entries {
            let info = infos.iter().find(|info| info.name == name);
            match (info, value) {
                (_, Value::Object(unread)) if name == UNREAD => {
                    for (name, value) in unread {
                        self.note(Part::Named(name), Why::Unreadable, value);
                    }
                }
                (Some(info), value) if !left.iter().any(|(known, _)| *known == name) => {
                    let value = self.field(info, value, rules);
                    left.push((name, value));
                }
                (_, value) => self.note(Part::Named(name), Why::Unknown, value),
            }
        }
        Value::Object(left)
    }
}

/// Whether a field of a record holds that text.
fn names(record: &AnyRecord, field: &str, text: &str) -> bool {
    record.get(field).as_text().is_some_and(|named| named.trim().to_lowercase() == text.to_lowercase())
}
