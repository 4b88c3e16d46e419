//! Proposed changes: made from what a copy for comment came back with, accepted or rejected
//! later. Pure: time and role come in.

use super::Edit;
use super::document::Stamp;
use crate::model::program::{AnyRecord, Program};
use crate::model::proposal::{Proposal, ProposalState};
use crate::model::rank::Rank;
use crate::model::record::{Id, Kind, ProposalId, Record, RecordRef, fingerprint};
use crate::model::value::Value;
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

/// Whether accepting a proposal can still be done.
#[must_use]
pub fn can_accept(program: &Program, proposal: &Proposal) -> bool {
    change(program, proposal).is_some()
}

/// Answers a proposal: when it is accepted, its change is made by the same step.
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
    if state == ProposalState::Accepted {
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
