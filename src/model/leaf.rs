//! A record taken apart into its smallest parts that mean something on their own: fields, parts of
//! fields, members of sets, rows by their natural key and the cells of rows. Differences
//! and merging look at these; two people who change different parts do not collide. Knows no
//! particular record.

use super::field::{FieldInfo, Shape};
use super::program::AnyRecord;
use super::rank::Rank;
use super::record::UNREAD;
use super::value::Value;
use std::collections::BTreeMap;

/// Where a part stands in its record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The place in its list.
    Rank,
    /// A whole field.
    Field(&'static str),
    /// A part of a field that is an object.
    Part(&'static str, String),
    /// Whether something is in a set.
    Member(&'static str, String),
    /// Whether there is a row with that key.
    Row(&'static str, RowKey),
    /// A cell of a row.
    Cell(&'static str, RowKey, String),
    /// All that is kept of unknown fields, as one.
    Kept,
    /// All that could not be read, as one.
    Unread,
}

impl Place {
    /// The field that it is in, if it is in one.
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Place::Field(name)
            | Place::Part(name, _)
            | Place::Member(name, _)
            | Place::Row(name, _)
            | Place::Cell(name, ..) => Some(name),
            Place::Rank | Place::Kept | Place::Unread => None,
        }
    }
}

/// By what a row is recognised: what stands in its key fields, and the how-manieth with that it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowKey {
    /// The values of the key fields, as text.
    pub values: Vec<String>,
    /// 0 for the first row with these values.
    pub nth: u32,
}

/// The fields that together say which row it is, by the name of the list. A list that is not
/// named here is known by all its cells together.
const KEYS: [(&str, &[&str]); 14] = [
    ("appraisal", &["year", "kind"]),
    ("changes", &["year", "project"]),
    ("completed", &["year"]),
    ("costs", &["year", "kind", "body"]),
    ("funding", &["source", "note"]),
    ("forecasts", &["forecast_year", "year"]),
    ("indicators", &["indicator", "year"]),
    ("levers", &["lever", "area", "project", "assumption"]),
    ("measures", &["measure"]),
    ("milestones", &["year"]),
    ("outcomes", &["year"]),
    ("overruled", &["code", "about"]),
    ("rows", &["year", "house_type", "tenure"]),
    ("years", &["year"]),
];

/// The key fields of a list of rows.
#[must_use]
pub fn key_fields(list: &str) -> Option<&'static [&'static str]> {
    KEYS.iter().find(|(name, _)| *name == list).map(|(_, key)| *key)
}

fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => text.clone(),
        Value::Int(number) => number.to_string(),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}

/// The rows of a list, each with its key.
#[must_use]
pub fn keyed_rows(list: &str, value: Value) -> Vec<(RowKey, Vec<(String, Value)>)> {
    let Value::List(items) = value else { return Vec::new() };
    let mut seen: BTreeMap<Vec<String>, u32> = BTreeMap::new();
    let mut rows = Vec::with_capacity(items.len());
    for item in items {
        let values = match key_fields(list) {
            Some(names) => names.iter().map(|name| item.get(name).map(text_of).unwrap_or_default()).collect(),
            None => vec![text_of(&item)],
        };
        let Value::Object(entries) = item else { continue };
        let next = seen.entry(values.clone()).or_default();
        rows.push((RowKey { values, nth: *next }, entries));
        *next += 1;
    }
    rows
}

/// The parts of a record that say something.
#[must_use]
pub fn leaves(record: &AnyRecord) -> BTreeMap<Place, Value> {
    let mut found = BTreeMap::new();
    found.insert(Place::Rank, record.rank().to_value());
    for info in record.infos() {
        take_apart(info, record.get(info.name), &mut found);
    }
    let extra = record.extra();
    if !extra.kept.is_empty() {
        found.insert(Place::Kept, Value::Object(extra.kept.clone()));
    }
    if !extra.unread.is_empty() {
        found.insert(Place::Unread, Value::Object(extra.unread.clone()));
    }
    found
}

fn take_apart(info: &FieldInfo, value: Value, found: &mut BTreeMap<Place, Value>) {
    match (&info.shape, value) {
        (_, value) if value.is_blank() => {}
        (Shape::Object(_), Value::Object(entries)) => {
            for (name, value) in entries.into_iter().filter(|(_, value)| !value.is_blank()) {
                found.insert(Place::Part(info.name, name), value);
            }
        }
        (Shape::Links(_) | Shape::Choices(_), Value::List(items)) => {
            for item in items {
                if let Value::Text(code) = item {
                    found.insert(Place::Member(info.name, code), Value::Bool(true));
                }
            }
        }
        (Shape::Rows(_), value @ Value::List(_)) => {
            for (key, entries) in keyed_rows(info.name, value) {
                for (name, value) in entries.into_iter().filter(|(_, value)| !value.is_blank()) {
                    found.insert(Place::Cell(info.name, key.clone(), name), value);
                }
                found.insert(Place::Row(info.name, key), Value::Bool(true));
            }
        }
        (_, value) => drop(found.insert(Place::Field(info.name), value)),
    }
}

/// A record with some of its parts set anew; nothing stands for a part that is to go. New
/// rows come after the others, in the order of their keys.
#[must_use]
pub fn with_leaves(record: &AnyRecord, parts: &BTreeMap<Place, Value>) -> AnyRecord {
    let mut record = record.clone();
    for (place, value) in parts {
        match place {
            Place::Rank => {
                if let Some(rank) = Rank::from_value(value) {
                    record.set_rank(rank);
                }
            }
            // A part comes from a record of the same kind, so that its value always fits.
            Place::Field(name) => drop(record.set(name, value.clone())),
            Place::Part(name, part) => {
                let whole = with_entry(record.get(name), part, value);
                drop(record.set(name, whole));
            }
            Place::Member(name, code) => {
                let Value::List(mut items) = list_of(record.get(name)) else { continue };
                items.retain(|item| item.as_text() != Some(code));
                if *value == Value::Bool(true) {
                    items.push(Value::Text(code.clone()));
                }
                drop(record.set(name, Value::List(items)));
            }
            Place::Kept => record.extra_mut().kept = entries_of(value),
            Place::Unread => record.extra_mut().unread = entries_of(value),
            Place::Row(..) | Place::Cell(..) => {}
        }
    }
    for info in record.infos() {
        let here: Vec<(&Place, &Value)> = parts
            .iter()
            .filter(|(place, _)| {
                matches!(place, Place::Row(name, _) | Place::Cell(name, ..) if *name == info.name)
            })
            .collect();
        if !here.is_empty() {
            let rows = with_cells(info.name, record.get(info.name), &here);
            drop(record.set(info.name, rows));
        }
    }
    record
}

fn list_of(value: Value) -> Value {
    if value == Value::Null { Value::List(Vec::new()) } else { value }
}

fn entries_of(value: &Value) -> Vec<(String, Value)> {
    if let Value::Object(entries) = value { entries.clone() } else { Vec::new() }
}

fn with_entry(object: Value, name: &str, value: &Value) -> Value {
    let mut entries = if let Value::Object(entries) = object { entries } else { Vec::new() };
    set_entry(&mut entries, name, value);
    Value::Object(entries)
}

fn set_entry(entries: &mut Vec<(String, Value)>, name: &str, value: &Value) {
    match entries.iter_mut().find(|(key, _)| key == name) {
        Some((_, old)) => old.clone_from(value),
        None => entries.push((name.to_owned(), value.clone())),
    }
    entries.retain(|(key, value)| key == UNREAD || !value.is_blank());
}

fn with_cells(list: &str, value: Value, parts: &[(&Place, &Value)]) -> Value {
    let mut rows = keyed_rows(list, value);
    for (place, value) in parts {
        let (key, cell) = match place {
            Place::Row(_, key) => (key, None),
            Place::Cell(_, key, name) => (key, Some(name)),
            _ => continue,
        };
        let found = rows.iter().position(|(known, _)| known == key);
        match (cell, found) {
            (None, Some(at)) if **value == Value::Null => drop(rows.remove(at)),
            (None, Some(_)) => {}
            (None, None) if **value == Value::Null => {}
            (None, None) => rows.push((key.clone(), Vec::new())),
            (Some(name), Some(at)) => {
                if let Some((_, entries)) = rows.get_mut(at) {
                    set_entry(entries, name, value);
                }
            }
            // The cell of a row that is not there, nor to be made: it went with the row.
            (Some(_), None) => {}
        }
    }
    Value::List(rows.into_iter().map(|(_, entries)| Value::Object(entries)).collect())
}

/// A record with the rows of a list in the given order.
#[must_use]
pub fn with_order(record: &AnyRecord, list: &'static str, order: &[RowKey]) -> AnyRecord {
    let mut rows = keyed_rows(list, record.get(list));
    rows.sort_by_key(|(key, _)| order.iter().position(|known| known == key).unwrap_or(usize::MAX));
    let mut record = record.clone();
    let rows = rows.into_iter().map(|(_, entries)| Value::Object(entries)).collect();
    drop(record.set(list, Value::List(rows)));
    record
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::Kind;

    #[test]
    fn every_list_of_rows_says_by_what_its_rows_are_known() {
        for kind in Kind::ALL {
            for info in AnyRecord::infos_of(kind) {
                if let Shape::Rows(fields) = info.shape {
                    let key = key_fields(info.name).unwrap_or_else(|| panic!("{}", info.name));
                    for name in key {
                        assert!(fields.iter().any(|f| f.name == *name), "{}.{name}", info.name);
                    }
                }
            }
        }
    }
}
