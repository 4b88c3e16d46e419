//! What differs between two programmes, record by record and part by part. The one engine for
//! comparing files, restore points, adopted versions and steps of the log. Knows no words.

use crate::edit::change::{Change, ChangeSet};
use crate::model::leaf::{Place, leaves};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::RecordRef;
use crate::model::value::Value;

/// A part of a record that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where it stands.
    pub place: Place,
    /// What stood there; nothing when it was not there.
    pub before: Value,
    /// What stands there now; nothing when it is gone.
    pub after: Value,
}

/// A record that differs: added, removed, or changed in these parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// As it was.
    pub before: Option<AnyRecord>,
    /// As it is.
    pub after: Option<AnyRecord>,
    /// The parts that differ, when it is on both sides.
    pub parts: Vec<Part>,
}

impl Difference {
    /// Which record it is about.
    #[must_use]
    pub fn target(&self) -> Option<RecordRef> {
        self.after.as_ref().or(self.before.as_ref()).map(AnyRecord::reference)
    }
}

/// What differs, in the order of the kinds and then as the records are shown; removed records
/// come after the others of their kind. Restore points and proposals are left out: they are
/// about the work, not part of what the programme says.
#[must_use]
pub fn differences(old: &Program, new: &Program) -> Vec<Difference> {
    let of_content = |change: &&Change| change.target().is_some_and(|t| !t.kind.is_about_the_work());
    of_changes(ChangeSet::between(old, new).changes().iter().filter(of_content))
}

/// The same for changes that are known already, of all kinds of record.
pub fn of_changes<'a>(changes: impl Iterator<Item = &'a Change>) -> Vec<Difference> {
    changes.map(of_change).collect()
}

fn of_change(change: &Change) -> Difference {
    let Change { before, after } = change.clone();
    let parts = match (&before, &after) {
        (Some(before), Some(after)) => parts(before, after),
        _ => Vec::new(),
    };
    Difference { before, after, parts }
}

/// The parts in which two states of a record differ, in the order of its fields, rows by their
/// keys.
#[must_use]
pub fn parts(before: &AnyRecord, after: &AnyRecord) -> Vec<Part> {
    let (old, mut new) = (leaves(before), leaves(after));
    let mut found = Vec::new();
    for (place, before) in old {
        let after = new.remove(&place).unwrap_or_default();
        if before != after {
            found.push(Part { place, before, after });
        }
    }
    found.extend(new.into_iter().map(|(place, after)| Part { place, before: Value::Null, after }));
    let order = |place: &Place| {
        let field = place.field();
        let field = after.infos().iter().position(|info| Some(info.name) == field).unwrap_or(usize::MAX);
        match place {
            Place::Row(_, key) | Place::Cell(_, key, _) => (field, Some(key.clone())),
            _ => (field, None),
        }
    };
    found.sort_by(|a, b| order(&a.place).cmp(&order(&b.place)).then_with(|| a.place.cmp(&b.place)));
    found
}

/// How many records were added, changed and removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// Records that are new.
    pub added: usize,
    /// Records that are on both sides and differ.
    pub changed: usize,
    /// Records that are gone.
    pub removed: usize,
}

/// Counts differences.
#[must_use]
pub fn extent(differences: &[Difference]) -> Extent {
    let mut extent = Extent::default();
    for difference in differences {
        match (&difference.before, &difference.after) {
            (None, _) => extent.added += 1,
            (_, None) => extent.removed += 1,
            (Some(_), Some(_)) => extent.changed += 1,
        }
    }
    extent
}
