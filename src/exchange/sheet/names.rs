//! How records are named in a cell, and which record a name means. A name stands for one record
//! or for none: what two of them share names neither. Knows no cell.

use crate::exchange::table::cell::body::Directory;
use crate::exchange::table::cell::goal;
use crate::exchange::table::fold::{fold, one_line};
use crate::exchange::table::grid::tidy;
use crate::model::field::Shape;
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{Id, Kind, RecordRef};
use crate::model::value::Value;
use std::collections::BTreeMap;

/// The names of the records of one kind.
#[derive(Debug)]
struct OfKind {
    kind: Kind,
    /// Folded name to record; nothing where several share it.
    ids: BTreeMap<String, Option<Id>>,
    /// How each is written.
    written: BTreeMap<Id, String>,
    bodies: Directory,
}

/// The names of all records that a measure refers to.
#[derive(Debug)]
pub(super) struct Names(Vec<OfKind>);

/// The fields that name a record of a kind, the shortest first.
const fn naming(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Body => &["short_name", "name"],
        Kind::Goal | Kind::Measure => &["number", "title"],
        Kind::Project => &["name"],
        _ => &[],
    }
}

impl Names {
    /// The names in a programme.
    pub(super) fn of(program: &Program) -> Names {
        let kinds = [Kind::Body, Kind::Goal, Kind::Measure, Kind::Project];
        Names(kinds.into_iter().map(|kind| OfKind::of(kind, program)).collect())
    }

    fn kind(&self, kind: Kind) -> Option<&OfKind> {
        self.0.iter().find(|names| names.kind == kind)
    }

    /// How a record is written: its shortest name that no other record has, else its id.
    pub(super) fn written(&self, target: RecordRef) -> String {
        let known = self.kind(target.kind).and_then(|names| names.written.get(&target.id));
        known.cloned().unwrap_or_else(|| target.to_string())
    }

    /// The record that a text names.
    pub(super) fn find(&self, kind: Kind, text: &str) -> Option<Id> {
        self.kind(kind)?.find(text)
    }

    /// The records that a text names, with semicolons, line breaks or commas between them.
    ///
    /// # Errors
    /// The first part of the text that names none.
    pub(super) fn find_all(&self, kind: Kind, text: &str) -> Result<Vec<Id>, String> {
        let mut found = Vec::new();
        for part in text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
            if let Some(id) = self.find(kind, part) {
                found.push(id);
                continue;
            }
            for piece in part.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
                found.push(self.find(kind, piece).ok_or_else(|| one_line(piece))?);
            }
        }
        Ok(found)
    }

    /// Adds the names of a new measure, where they are free.
    pub(super) fn add_measure(&mut self, id: Id, number: &str, title: &str) {
        if let Some(names) = self.0.iter_mut().find(|names| names.kind == Kind::Measure) {
            for name in [number, title] {
                let key = fold(name);
                if !key.is_empty() {
                    names.ids.entry(key).or_insert(Some(id));
                }
            }
        }
    }
}

impl OfKind {
    fn of(kind: Kind, program: &Program) -> OfKind {
        let records = program.records(kind);
        let mut names = OfKind {
            kind,
            ids: BTreeMap::new(),
            written: BTreeMap::new(),
            bodies: Directory::of(program.bodies.iter().map(AsRef::as_ref)),
        };
        for record in &records {
            let id = record.reference().id;
            let own = own_names(record);
            let together = own.join(" ");
            for name in own.iter().chain([&together]) {
                names.add(fold(name), id);
            }
            if kind == Kind::Goal
                && let Some(number) = own.first()
            {
                names.add(goal_key(number), id);
            }
        }
        for record in &records {
            let id = record.reference().id;
            let fits = |name: &String| {
                let alone = !name.is_empty() && !name.contains([';', ',', '\n']);
                alone && names.find(name) == Some(id)
            };
            if let Some(name) = own_names(record).into_iter().find(fits) {
                names.written.insert(id, name);
            }
        }
        names
    }

    fn add(&mut self, key: String, id: Id) {
        if !key.is_empty() {
            let known = self.ids.entry(key).or_insert(Some(id));
            if *known != Some(id) {
                *known = None;
            }
        }
    }

    fn find(&self, text: &str) -> Option<Id> {
        let text = text.trim();
        // An id names its record even where the programme has lost it.
        if let Some(target) = RecordRef::parse(text).filter(|target| target.kind == self.kind) {
            return Some(target.id);
        }
        let key = fold(text);
        if let Some(known) = self.ids.get(&key) {
            return *known;
        }
        match self.kind {
            Kind::Body => self.bodies.find(text).map(|body| body.0),
            Kind::Goal => match goal::goals(text).as_slice() {
                [named] if !named.number.is_empty() => {
                    let id = self.ids.get(&goal_key(&named.number)).copied().flatten()?;
                    let title = fold(&named.title);
                    (title.is_empty() || self.ids.get(&title) == Some(&Some(id))).then_some(id)
                }
                _ => None,
            },
            _ => None,
        }
    }
}

/// A key that no folded name has.
fn goal_key(number: &str) -> String {
    if number.is_empty() { String::new() } else { format!("#{}", goal::number_key(number)) }
}

/// The naming fields of a record, as they stand in a cell.
fn own_names(record: &AnyRecord) -> Vec<String> {
    let text = |name: &&str| tidy(record.get(name).as_text().unwrap_or_default());
    naming(record.reference().kind).iter().map(text).collect()
}

/// The records that a value refers to.
pub(super) fn linked(shape: &Shape, value: &Value) -> Vec<RecordRef> {
    let (Shape::Link(kind) | Shape::Links(kind)) = shape else { return Vec::new() };
    let texts = match value {
        Value::List(items) => items.iter().filter_map(Value::as_text).collect(),
        other => other.as_text().into_iter().collect::<Vec<_>>(),
    };
    texts.into_iter().filter_map(|text| Some(RecordRef::new(*kind, Id::from_text(*kind, text)?))).collect()
}
