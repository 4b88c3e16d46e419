//! Bringing back what was deleted, whole: the records and the ties that the same step cut. What
//! was done since stays. Knows no dialog.

use super::change::{Change, ChangeSet};
use super::document::{Action, Step};
use super::ties::{points_to, references, untied};
use crate::model::field::{FieldInfo, Shape};
use crate::model::leaf::{Place, with_leaves};
use crate::model::period::Day;
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{Kind, RecordRef};
use crate::model::value::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// So many days back what was deleted is offered.
pub const DAYS: i64 = 90;

/// What a step deleted and is still gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// The revision after the step.
    pub revision: u64,
    /// When.
    pub at: String,
    /// By whom: a role.
    pub by: String,
    /// The records, the one that the others went with first.
    pub records: Vec<AnyRecord>,
    /// The records in which a reference was cut.
    pub tied: BTreeSet<RecordRef>,
    /// All that the step changed.
    pub changes: ChangeSet,
}

/// What the steps of a log deleted in the last days and is still gone, latest first.
#[must_use]
pub fn deleted(log: &[Arc<Step>], program: &Program, today: Option<Day>) -> Vec<Deleted> {
    let first = today.and_then(|day| day.0.checked_sub_days(chrono::Days::new(DAYS.unsigned_abs())));
    let first = first.map(|day| Day(day).to_string()).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for step in log.iter().rev() {
        if step.at.get(..10).is_some_and(|day| day < first.as_str()) {
            continue;
        }
        let changes = step.changes.changes();
        let mut records: Vec<AnyRecord> = removed(changes)
            .filter(|record| !program.has(record.reference()) && !became_another(changes, record))
            .filter(|record| step.action != Action::Undo || says_something(record))
            .filter(|record| seen.insert(record.reference()))
            .cloned()
            .collect();
        if records.is_empty() {
            continue;
        }
        let targets: BTreeSet<RecordRef> = records.iter().map(AnyRecord::reference).collect();
        // What nothing else that went refers to is what the user removed.
        records.sort_by_key(|record| references(record).iter().any(|(_, target)| targets.contains(target)));
        let tied = cut(changes, &targets).map(|(before, ..)| before.reference()).collect();
        let (at, by) = (step.at.clone(), step.by.clone());
        found.push(Deleted { revision: step.revision, at, by, records, tied, changes: step.changes.clone() });
    }
    found
}

fn removed(changes: &[Change]) -> impl Iterator<Item = &AnyRecord> {
    changes.iter().filter(|change| change.after.is_none()).filter_map(|change| change.before.as_ref())
}

/// Whether a record only became one of another kind: a goal that was made a measure.
fn became_another(changes: &[Change], gone: &AnyRecord) -> bool {
    let level = |kind| matches!(kind, Kind::Goal | Kind::Measure);
    let new = changes.iter().filter(|change| change.before.is_none()).filter_map(|c| c.after.as_ref());
    level(gone.reference().kind)
        && new.into_iter().any(|new| {
            let kind = new.reference().kind;
            level(kind) && kind != gone.reference().kind && new.get("title") == gone.get("title")
        })
}

/// Whether a record has more than what every new one has.
fn says_something(record: &AnyRecord) -> bool {
    let mut blank = AnyRecord::blank(record.reference());
    blank.set_rank(record.rank().clone());
    let same = |info: &FieldInfo| record.get(info.name) == blank.get(info.name);
    let given = ["number", "goals"];
    !record.infos().iter().all(|info| given.contains(&info.name) || same(info))
}

/// The fields in which references to removed records were cut: the record before and after, and
/// the field.
fn cut<'a>(
    changes: &'a [Change],
    gone: &'a BTreeSet<RecordRef>,
) -> impl Iterator<Item = (&'a AnyRecord, &'a AnyRecord, &'static FieldInfo)> {
    changes.iter().filter_map(|change| Some((change.before.as_ref()?, change.after.as_ref()?))).flat_map(
        move |(before, after)| {
            let fields = before.infos().iter().filter(move |info| {
                let (was, is) = (before.get(info.name), after.get(info.name));
                was != is && gone.iter().any(|target| points_to(&was, &info.shape, *target))
            });
            fields.map(move |info| (before, after, info))
        },
    )
}

/// The changes that bring deleted records back, with the ties that their step cut. What refers to
/// records that are gone by now comes without the reference.
#[must_use]
pub fn bring_back(program: &Program, step: &ChangeSet, wanted: &BTreeSet<RecordRef>) -> ChangeSet {
    let changes = step.changes();
    let mut after = program.clone();
    let mut back = BTreeSet::new();
    for record in removed(changes) {
        let target = record.reference();
        if wanted.contains(&target) && !program.has(target) {
            after.put(record.clone());
            back.insert(target);
        }
    }
    for (was, is, info) in cut(changes, &back) {
        if let Some(mut now) = after.get(was.reference()) {
            let value =
                tied_again(&info.shape, &now.get(info.name), &was.get(info.name), &is.get(info.name), &back);
            // The value has the field's own shape, so it is always taken.
            drop(now.set(info.name, value));
            after.put(now);
        }
    }
    for change in ChangeSet::between(program, &after).changes() {
        if let Some(record) = &change.after {
            let clean = without_new_gaps(record, change.before.as_ref(), &after);
            after.put(clean);
        }
    }
    ChangeSet::between(program, &after)
}

/// A field as it is now with the references that were cut put back. A field that is as the step
/// left it becomes as it was; in one that was changed since, only the references themselves move.
fn tied_again(shape: &Shape, now: &Value, was: &Value, is: &Value, back: &BTreeSet<RecordRef>) -> Value {
    if now == is {
        return was.clone();
    }
    match shape {
        Shape::Links(_) => {
            let (old, new) = (was.as_list(), is.as_list());
            let mut items = now.as_list().to_vec();
            // What stood in for the record goes as it came.
            if let [stand_in] = new.iter().filter(|item| !old.contains(item)).collect::<Vec<_>>().as_slice() {
                items.retain(|item| item != *stand_in);
            }
            let is_back = |item: &&Value| {
                item.as_text().and_then(RecordRef::parse).is_some_and(|target| back.contains(&target))
            };
            items.extend(old.iter().filter(is_back).cloned());
            Value::List(items)
        }
        Shape::Rows(_) => {
            let mut rows = now.as_list().to_vec();
            let pairs = was.as_list().iter().zip(is.as_list()).filter(|(was, is)| was != is);
            for (was, is) in pairs {
                if let Some(row) = rows.iter_mut().find(|row| *row == is) {
                    row.clone_from(was);
                }
            }
            Value::List(rows)
        }
        _ => now.clone(),
    }
}

/// A record without references to what is not in the programme, except those that it had.
fn without_new_gaps(record: &AnyRecord, before: Option<&AnyRecord>, program: &Program) -> AnyRecord {
    let had: BTreeSet<RecordRef> =
        before.map(references).unwrap_or_default().into_iter().map(|(_, target)| target).collect();
    let mut clean = record.clone();
    for (field, target) in references(record) {
        if !program.has(target) && !had.contains(&target) {
            clean = untied(clean, field, target, None);
        }
    }
    clean
}

/// The change that gives parts of a record the values that they once had. References to
/// records that are gone are left out; nothing when the record itself is gone.
#[must_use]
pub fn restored(program: &Program, target: RecordRef, parts: &BTreeMap<Place, Value>) -> ChangeSet {
    let Some(before) = program.get(target) else { return ChangeSet::default() };
    let after = without_new_gaps(&with_leaves(&before, parts), Some(&before), program);
    ChangeSet::of(vec![Change { before: Some(before), after: Some(after) }])
}
