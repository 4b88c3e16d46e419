//! How a programme changes: what the user wants becomes a set of changes, and only the
//! document applies it. Pure: no clock and no random ids, they come in with the edit.

pub mod bring_back;
pub mod bulk;
pub mod change;
pub mod document;
pub mod dwellings;
pub mod forecast;
pub mod history;
pub mod interview;
pub mod lineage;
pub mod mark;
pub mod numbering;
pub mod outline;
pub mod overrule;
pub mod proposal;
pub mod schedule;
pub mod serving;
pub mod ties;

use crate::model::program::{AnyRecord, Program};
use crate::model::rank::Rank;
use crate::model::record::RecordRef;
use crate::model::value::Value;
use change::{Change, ChangeSet};
use ties::Ties;

/// What the user wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Put a new record into its list.
    Add(AnyRecord),
    /// Give fields of a record new values.
    Set(RecordRef, Vec<(&'static str, Value)>),
    /// Put a record at another place in its list.
    Move(RecordRef, Rank),
    /// Take a record away, with the ties to it decided beforehand.
    Remove(RecordRef, Ties),
    /// Several edits as one step.
    Several(Vec<Edit>),
    /// Take over changes that were made elsewhere: an import, an accepted merge.
    Adopt(ChangeSet),
}

/// Why an edit cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// The record is not there (any more).
    Missing(RecordRef),
    /// A record with that id is there already.
    Exists(RecordRef),
    /// The field does not take that value.
    WrongValue {
        /// Which record.
        target: RecordRef,
        /// Which field.
        field: &'static str,
    },
}

impl Edit {
    /// The changes that the edit makes to a programme, none of them applied yet.
    ///
    /// # Errors
    /// See [`EditError`]; then nothing is to be changed.
    pub fn changes(self, program: &Program) -> Result<ChangeSet, EditError> {
        match self {
            Edit::Add(record) => {
                let target = record.reference();
                if program.has(target) {
                    return Err(EditError::Exists(target));
                }
                Ok(ChangeSet::of(vec![Change { before: None, after: Some(record) }]))
            }
            Edit::Set(target, fields) => set(program, target, fields),
            Edit::Move(target, rank) => {
                let before = program.get(target).ok_or(EditError::Missing(target))?;
                let mut after = before.clone();
                after.set_rank(rank);
                Ok(ChangeSet::of(vec![Change { before: Some(before), after: Some(after) }]))
            }
            Edit::Remove(target, ties) => ties::remove(program, target, ties),
            Edit::Several(edits) => {
                let mut after = program.clone();
                for edit in edits {
                    edit.changes(&after)?.apply(&mut after);
                }
                Ok(ChangeSet::between(program, &after))
            }
            Edit::Adopt(changes) => Ok(changes),
        }
    }
}

fn set(
    program: &Program,
    target: RecordRef,
    fields: Vec<(&'static str, Value)>,
) -> Result<ChangeSet, EditError> {
    let before = program.get(target).ok_or(EditError::Missing(target))?;
    let mut after = before.clone();
    for (field, value) in fields {
        after.set(field, value).map_err(|_| EditError::WrongValue { target, field })?;
    }
    Ok(ChangeSet::of(vec![Change { before: Some(before), after: Some(after) }]))
}
