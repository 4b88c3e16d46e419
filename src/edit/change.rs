//! Changes as values: each says what a record was and what it becomes. The same form
//! serves as undo step, redo step, import, merge and log. Knows no user and no time.

use crate::model::program::{AnyRecord, Program};
use crate::model::record::{Kind, RecordRef};
use std::collections::BTreeMap;

/// One record before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The record as it was; nothing when it is new.
    pub before: Option<AnyRecord>,
    /// The record as it becomes; nothing when it is removed.
    pub after: Option<AnyRecord>,
}

impl Change {
    /// Which record it is about.
    #[must_use]
    pub fn target(&self) -> Option<RecordRef> {
        self.after.as_ref().or(self.before.as_ref()).map(AnyRecord::reference)
    }
}

/// Changes that belong together: they are made, undone and redone as one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChangeSet(Vec<Change>);

impl ChangeSet {
    /// The changes that change something.
    #[must_use]
    pub fn of(changes: Vec<Change>) -> ChangeSet {
        ChangeSet(changes.into_iter().filter(|change| change.before != change.after).collect())
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The changes in order.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.0
    }

    /// Makes the changes.
    pub fn apply(&self, program: &mut Program) {
        for change in &self.0 {
            match (&change.after, &change.before) {
                (Some(after), _) => program.put(after.clone()),
                (None, Some(before)) => program.remove(before.reference()),
                (None, None) => {}
            }
        }
    }

    /// The changes that take these back.
    #[must_use]
    pub fn inverse(&self) -> ChangeSet {
        let swap = |change: &Change| Change { before: change.after.clone(), after: change.before.clone() };
        ChangeSet(self.0.iter().rev().map(swap).collect())
    }

    /// These changes and then others, as one set with at most one change per record.
    #[must_use]
    pub fn then(&self, next: &ChangeSet) -> ChangeSet {
        let mut order: Vec<RecordRef> = Vec::new();
        let mut joined: BTreeMap<RecordRef, Change> = BTreeMap::new();
        for change in self.0.iter().chain(&next.0) {
            let Some(target) = change.target() else { continue };
            match joined.get_mut(&target) {
                Some(earlier) => earlier.after = change.after.clone(),
                None => {
                    order.push(target);
                    joined.insert(target, change.clone());
                }
            }
        }
        ChangeSet::of(order.iter().filter_map(|target| joined.remove(target)).collect())
    }

    /// Takes further changes into these, with at most one change per record. Where the records of
    /// both are few or the others many, [`ChangeSet::then`] does the same.
    pub fn absorb(&mut self, next: &ChangeSet) {
        for change in &next.0 {
            let target = change.target();
            match self.0.iter().position(|known| known.target() == target) {
                Some(at) => {
                    let Some(known) = self.0.get_mut(at) else { continue };
                    known.after.clone_from(&change.after);
                    if known.before == known.after {
                        self.0.remove(at);
                    }
                }
                None => self.0.push(change.clone()),
            }
        }
    }

    /// What leads from one programme to another.
    #[must_use]
    pub fn between(old: &Program, new: &Program) -> ChangeSet {
        let mut changes = Vec::new();
        for kind in Kind::ALL.into_iter().filter(|kind| !old.is_same(new, *kind)) {
            for after in new.records(kind) {
                let before = old.get(after.reference());
                changes.push(Change { before, after: Some(after) });
            }
            for before in old.records(kind) {
                if !new.has(before.reference()) {
                    changes.push(Change { before: Some(before), after: None });
                }
            }
        }
        ChangeSet::of(changes)
    }
}
