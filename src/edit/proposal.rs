//! Proposed changes: made from what a copy for comment came back with, accepted or rejected
//! later. Pure: time and role come in.

use super::Edit;
use super::document::Stamp;
use crate::model::field::Shape;
use crate::model::program::{AnyRecord, Program, Table};
use crate::model::proposal::{Proposal, ProposalState};
use crate::model::rank::Rank;
use crate::model::record::{Id, Kind, ProposalId, Record, RecordRef, fingerprint};
use crate::model::value::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A value as it stands in a proposal.
#[must_use]
pub fn as_text(value: &Value) -> String {
    if value.is_blank() { String::new() } else { serde_json::to_string(value).unwrap_or_default() }
}

/// The value that stands in a proposal; nothing when it cannot be read.
#[must_use]
pub fn from_text(text: &str) -> Option<Value> {
    if text.is_empty() { Some(Value::Null) } else { serde_json::from_str(text).ok() }
}

/// The record that a proposal is about.
#[must_use]
pub fn target(proposal: &Proposal) -> Option<RecordRef> {
    RecordRef::parse(&proposal.about)
}

/// A proposal for a field. The same proposal from the same copy has the same id, so that it
/// is not made twice.
#[must_use]
pub fn propose(
    about: RecordRef,
    field: &str,
    before: &Value,
    value: &Value,
    note: &str,
    stamp: &Stamp,
) -> Proposal {
    let Stamp { at, by } = stamp.clone();
    let (before, value) = (as_text(before), as_text(value));
    let id = Id(fingerprint(format!("{about}/{field} {value} {by} {at}").as_bytes()));
    Proposal {
        id: ProposalId(id),
        about: about.to_string(),
        field: field.to_owned(),
        before,
        value,
        by,
        at,
        note: note.into(),
        ..Proposal::default()
    }
}

/// The proposals about a record that wait for an answer, in the order in which they came.
#[must_use]
pub fn open_about(program: &Program, record: RecordRef) -> Vec<Arc<Proposal>> {
    let name = record.to_string();
    let waits = |p: &&Arc<Proposal>| p.state == ProposalState::Open && p.about == name;
    program.proposals.in_order().into_iter().filter(waits).cloned().collect()
}

/// How many proposals about each record wait for an answer.
#[must_use]
pub fn open_counts(proposals: &Table<Proposal>) -> BTreeMap<RecordRef, usize> {
    let mut counts = BTreeMap::new();
    for about in proposals.iter().filter(|p| p.state == ProposalState::Open).filter_map(|p| target(p)) {
        *counts.entry(about).or_default() += 1;
    }
    counts
}

/// The record that a proposal is about, as it stands in the proposal: one that is to be added, or
/// one that is to be removed as it was then.
#[must_use]
pub fn record_in(proposal: &Proposal) -> Option<AnyRecord> {
    let about = target(proposal).filter(|_| proposal.field.is_empty())?;
    let texts = [&proposal.value, &proposal.before];
    let entries = texts.into_iter().find_map(|text| match from_text(text) {
        Some(Value::Object(entries)) => Some(entries),
        _ => None,
    })?;
    let mut record = AnyRecord::read(about.kind, entries);
    record.set_id(about.id);
    Some(record)
}

/// How a proposal fits the programme as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// What it changes is as it was when it was proposed.
    Fresh,
    /// That has been changed since.
    Changed,
    /// What it proposes is so already.
    Done,
    /// It cannot be done any more.
    Impossible,
}

/// How a proposal fits the programme as it is now.
#[must_use]
pub fn standing(program: &Program, proposal: &Proposal) -> Standing {
    let Some(about) = target(proposal) else { return Standing::Impossible };
    let now = program.get(about);
    if proposal.field.is_empty() {
        let now = now.map(|record| as_text(&record.write(Vec::new()))).unwrap_or_default();
        return match (proposal.value.is_empty(), now.is_empty()) {
            (true, true) => Standing::Done,
            (false, false) if now == proposal.value => Standing::Done,
            (false, false) => Standing::Impossible,
            _ if change(program, proposal).is_none() => Standing::Impossible,
            _ if now == proposal.before => Standing::Fresh,
            _ => Standing::Changed,
        };
    }
    let (Some(now), Some(_)) = (now, change(program, proposal)) else { return Standing::Impossible };
    // Read and written again, so that two spellings of the same are the same.
    let stands = |text: &String| {
        let mut record = now.clone();
        let value = from_text(text).unwrap_or_default();
        let taken = record.set(&proposal.field, value).is_ok();
        taken && record.get(&proposal.field) == now.get(&proposal.field)
    };
    match (stands(&proposal.value), stands(&proposal.before)) {
        (true, _) => Standing::Done,
        (false, true) => Standing::Fresh,
        (false, false) => Standing::Changed,
    }
}

/// The records that a proposal would refer to and that are not there: proposed themselves, or gone.
#[must_use]
pub fn not_there(program: &Program, proposal: &Proposal) -> Vec<RecordRef> {
    let Some(about) = target(proposal) else { return Vec::new() };
    let mut record = record_in(proposal).unwrap_or_else(|| AnyRecord::blank(about));
    if proposal.value.is_empty() {
        return Vec::new();
    }
    if !proposal.field.is_empty() {
        // A value that does not fit names nothing.
        let _ = record.set(&proposal.field, from_text(&proposal.value).unwrap_or_default());
    }
    let mut found = Vec::new();
    for info in record.infos().iter().filter(|i| proposal.field.is_empty() || i.name == proposal.field) {
        let value = record.get(info.name);
        let named: Vec<&str> = match info.shape {
            Shape::Link(_) => value.as_text().into_iter().collect(),
            Shape::Links(_) => value.as_list().iter().filter_map(Value::as_text).collect(),
            _ => Vec::new(),
        };
        let missing = |target: &RecordRef| !program.has(*target) && *target != about;
        found.extend(named.into_iter().filter_map(RecordRef::parse).filter(missing));
    }
    found
}

/// What the proposal would change, as one edit; nothing when it cannot be done any more: the
/// record is gone, or the value no longer fits.
#[must_use]
fn change(program: &Program, proposal: &Proposal) -> Option<Edit> {
    let about = target(proposal)?;
    let value = from_text(&proposal.value)?;
    if !proposal.field.is_empty() {
        let info = AnyRecord::infos_of(about.kind).iter().find(|info| info.name == proposal.field)?;
        program.get(about)?.set(info.name, value.clone()).ok()?;
        return Some(Edit::Set(about, vec![(info.name, value)]));
    }
    match value {
        Value::Object(entries) if !program.has(about) => {
            let mut record = AnyRecord::read(about.kind, entries);
            record.set_id(about.id);
            record.set_rank(Rank::after(program.records(about.kind).last().map(AnyRecord::rank)));
            Some(Edit::Add(record))
        }
        Value::Null if program.has(about) => Some(Edit::Remove(about, super::ties::Ties::Untie)),
        _ => None,
    }
}

/// Whether accepting a proposal can still be done, or has been done already.
#[must_use]
pub fn can_accept(program: &Program, proposal: &Proposal) -> bool {
    standing(program, proposal) != Standing::Impossible
}

/// Answers a proposal: when it is accepted, its change is made by the same step. What is so
/// already needs no change.
#[must_use]
pub fn answer(
    program: &Program,
    proposal: &Proposal,
    state: ProposalState,
    reason: &str,
    stamp: &Stamp,
) -> Option<Edit> {
    let Stamp { at, by } = stamp.clone();
    let mut edits = Vec::new();
    if state == ProposalState::Accepted && standing(program, proposal) != Standing::Done {
        edits.push(change(program, proposal)?);
    }
    let fields = vec![
        ("state", Value::text(state.code())),
        ("reason", Value::text(reason)),
        ("decided_by", Value::text(by)),
        ("decided_at", Value::text(at)),
    ];
    edits.push(Edit::Set(RecordRef::new(Kind::Proposal, proposal.id()), fields));
    Some(Edit::Several(edits))
}
