//! The public copy: a programme without internal fields, confidential records and names, with
//! a list of all that was taken out and of what somebody ought to look at. Writes no file.
//!
//! What is internal or confidential goes as a whole record, with every reference to it
//! (offentlighets- och sekretesslagen, OSL, 2009:400). Text that stays is never rewritten:
//! where it seems to give something away, the place is pointed out.

pub mod mention;
pub mod ruling;
pub mod small;
mod taking;

pub use mention::{Hint, Mention};
pub use small::SmallCount;

use crate::edit::document::Document;
use crate::edit::ties::references;
use crate::model::body::BodyType;
use crate::model::field::{FieldInfo, Shape};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{Extra, Id, Kind, RecordRef};
use crate::model::value::Value;
use ruling::Ruling;
use std::collections::{BTreeMap, BTreeSet};

/// Why something is not in the public copy. In the order in which a preview tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A record with a note on confidentiality (OSL, most often 19 kap. 3 §).
    Confidential,
    /// A record that is marked as internal.
    Internal,
    /// The mark for internal or confidential is there but cannot be read: to be on the safe side.
    UnclearMark,
    /// A record about the work on the programme: a proposal, a restore point, an earlier version.
    Work,
    /// A private party that only what is taken out refers to.
    OnlyThere,
    /// A row about something that is taken out or not there.
    Row,
    /// A reference to something that is taken out.
    Reference,
    /// Terms and calculations of the municipality's dealings (OSL 19 kap. 1 and 3 §§, 31 kap. 16 §).
    Terms,
    /// A comment for those who work with the programme.
    Comment,
    /// The name or role of a person.
    Person,
    /// A field or part that this version of the program does not know.
    Unknown,
    /// A value that could not be read.
    Unreadable,
    /// What was changed when and by whom, and to whom the copy was sent.
    History,
}

impl Why {
    /// Every reason, in the order in which a preview tells it.
    pub const ALL: [Why; 13] = [
        Why::Confidential,
        Why::Internal,
        Why::UnclearMark,
        Why::Work,
        Why::OnlyThere,
        Why::Row,
        Why::Reference,
        Why::Terms,
        Why::Comment,
        Why::Person,
        Why::Unknown,
        Why::Unreadable,
        Why::History,
    ];
}

/// A step on the way to a place inside a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A field.
    Field(&'static FieldInfo),
    /// A row, counted from 0.
    Row(usize),
    /// A field with a name that the program does not know, or whose value it could not read.
    Named(String),
    /// One of several references.
    Link(RecordRef),
}

/// Something that was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// The record that it was in; nothing for what stands beside the records in the file.
    pub record: Option<RecordRef>,
    /// Where in the record; empty when the whole record was taken out.
    pub path: Vec<Part>,
    /// Why.
    pub why: Why,
    /// What stood there. Nothing for whole records, which are found in the programme itself;
    /// the number of steps for the change log.
    pub value: Value,
}

/// A programme that may be published, and what was done to make it so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicCopy {
    /// The programme without what was taken out.
    pub program: Program,
    /// Everything that was taken out, in the order of the records.
    pub removed: Vec<Removal>,
    /// Counts under five that may tell who it is about (K37).
    pub small_counts: Vec<SmallCount>,
    /// Texts and records that somebody ought to look at before the copy is published (K38).
    pub mentions: Vec<Mention>,
}

/// The public copy of a programme.
#[must_use]
pub fn public_copy(program: &Program) -> PublicCopy {
    let gone = gone(program);
    let mut copy = program.clone();
    let mut removed = Vec::new();
    for record in program.all_records() {
        let target = record.reference();
        if let Some(why) = gone.get(&target) {
            removed.push(Removal { record: Some(target), path: Vec::new(), why: *why, value: Value::Null });
            copy.remove(target);
            continue;
        }
        let taken = taking::public_record(program, &gone, &record);
        if !taken.removed.is_empty() {
            copy.put(taken.record);
            removed.extend(taken.removed);
        }
    }
    let small_counts = small::small_counts(&copy);
    let mentions = mention::mentions(program, &copy);
    PublicCopy { program: copy, removed, small_counts, mentions }
}

/// The part of a file that says to whom and for what it was sent.
pub const SENT: &str = "sent";

/// The part of a file that knows of the time before the log, with earlier content.
pub const EARLIER: &str = "history";

/// The public copy of a document. What it has beside the programme is told too: its history, to
/// whom it was sent, and parts of its file that the program does not know.
#[must_use]
pub fn public_copy_of(document: &Document) -> PublicCopy {
    let mut copy = public_copy(document.program());
    let Extra { kept, unread } = document.extra();
    let beside = |(name, value): &(String, Value), why| Removal {
        record: None,
        path: vec![Part::Named(name.clone())],
        why,
        value: value.clone(),
    };
    copy.removed.extend(kept.iter().map(|part| beside(part, Why::Unknown)));
    copy.removed.extend(unread.iter().map(|part| beside(part, Why::Unreadable)));
    let mut history = |path: Vec<Part>, value| {
        copy.removed.push(Removal { record: None, path, why: Why::History, value });
    };
    if let Some(sent) = document.sent() {
        history(vec![Part::Named(SENT.to_owned())], Value::text(&sent.to));
    }
    if document.past().base.is_some() || !document.past().known.is_empty() {
        history(vec![Part::Named(EARLIER.to_owned())], Value::Null);
    }
    let steps = document.log().len();
    if steps > 0 {
        history(Vec::new(), Value::Int(i64::try_from(steps).unwrap_or(i64::MAX)));
    }
    copy
}

/// A document with nothing but the public copy: no history, nothing beside the records. It needs
/// an id of its own: under the programme's id a later merge would read all that was taken
/// out as removed.
#[must_use]
pub fn public_document(id: Id, copy: &PublicCopy) -> Document {
    Document::new(id, copy.program.clone())
}

/// The records that go as a whole, each with the reason.
fn gone(program: &Program) -> BTreeMap<RecordRef, Why> {
    let marked = program.all_records().filter(|record| record.reference().kind != Kind::Programme);
    let mut gone: BTreeMap<RecordRef, Why> =
        marked.filter_map(|record| Some((record.reference(), mark(&record)?))).collect();
    let mut referred: [BTreeSet<RecordRef>; 2] = Default::default();
    let [by_gone, by_others] = &mut referred;
    for record in program.all_records() {
        let by = if gone.contains_key(&record.reference()) { &mut *by_gone } else { &mut *by_others };
        by.extend(references(&record).into_iter().map(|(_, target)| target));
    }
    let private = program.bodies.iter().filter(|body| body.body_type == BodyType::Private);
    for target in private.map(|body| RecordRef::new(Kind::Body, body.id.0)) {
        // The other party of a confidential matter would give it away.
        if by_gone.contains(&target) && !by_others.contains(&target) {
            gone.entry(target).or_insert(Why::OnlyThere);
        }
    }
    gone
}

/// Why a record is taken out as a whole, if it is.
fn mark(record: &AnyRecord) -> Option<Why> {
    let kind = record.reference().kind;
    if kind.is_about_the_work() {
        return Some(Why::Work);
    }
    let rules = ruling::rules(kind);
    let marks = rules.iter().filter_map(|(name, ruling)| match ruling {
        Ruling::Mark(why) if is_filled(&record.get(name)) => Some(*why),
        _ => None,
    });
    let unclear =
        taking::has_unclear_mark(&record.extra().kept) || taking::has_unclear_mark(&record.extra().unread);
    marks.chain(unclear.then_some(Why::UnclearMark)).min()
}

/// Whether a value says something.
fn is_filled(value: &Value) -> bool {
    match value {
        Value::Text(text) => !text.trim().is_empty(),
        value => !value.is_blank(),
    }
}

/// The fields inside a field.
const fn inner(shape: &Shape) -> &'static [FieldInfo] {
    match shape {
        Shape::Object(infos) | Shape::Rows(infos) => infos,
        _ => &[],
    }
}
