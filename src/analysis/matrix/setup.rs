//! What of a matrix one wants to see. Kept beside the programme, never in it.

use super::axis::GroupKey;
use super::counts;
use crate::model::body::BodyType;
use crate::model::measure::{Measure, Priority, Status};
use std::collections::BTreeSet;

/// What is shown. Empty sets ask for nothing in particular.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Setup {
    /// Only measures with one of these priorities, or without any.
    pub priorities: BTreeSet<Option<Priority>>,
    /// Only measures with one of these statuses.
    pub statuses: BTreeSet<Status>,
    /// Only bodies of these types.
    pub body_types: BTreeSet<BodyType>,
    /// The groups of bodies that are folded, where somebody has decided about them.
    pub folded: Option<BTreeSet<GroupKey>>,
    /// Dropped measures too. They do not count.
    pub dropped: bool,
    /// Tools that no measure uses too.
    pub unused: bool,
    /// Only the rows and columns that are holes.
    pub only_holes: bool,
}

/// With more bodies than this, outside parties are folded to begin with.
const MANY: usize = 16;

impl Setup {
    /// Whether a measure is shown.
    #[must_use]
    pub fn lets_through(&self, measure: &Measure) -> bool {
        (counts(measure) || self.dropped)
            && (self.priorities.is_empty() || self.priorities.contains(&measure.priority))
            && (self.statuses.is_empty() || self.statuses.contains(&measure.status))
    }

    /// Whether something is left out of what there is.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !(self.priorities.is_empty() && self.statuses.is_empty() && self.body_types.is_empty())
            || self.only_holes
    }

    /// Shows everything again, folded and drawn as before.
    pub fn widen(&mut self) {
        self.priorities.clear();
        self.statuses.clear();
        self.body_types.clear();
        self.only_holes = false;
    }

    /// Whether a group is folded among so many bodies.
    #[must_use]
    pub fn is_folded(&self, group: GroupKey, bodies: usize) -> bool {
        match &self.folded {
            Some(folded) => folded.contains(&group),
            None => group == GroupKey::Outside && bodies > MANY,
        }
    }

    /// Folds a group, or unfolds it, among so many bodies.
    pub fn fold(&mut self, group: GroupKey, bodies: usize) {
        let was = self.is_folded(group, bodies);
        let usual = self.is_folded(GroupKey::Outside, bodies).then_some(GroupKey::Outside);
        let folded = self.folded.get_or_insert_with(|| usual.into_iter().collect());
        if was {
            folded.remove(&group);
        } else {
            folded.insert(group);
        }
    }
}
