//! What a merge comes to, given the answers; and what it would break. Pure: an unanswered
//! clash leaves the copy at hand as it is.

use super::{Merge, Point, Spot};
use crate::analysis::invariants::{Finding, findings};
use crate::model::field::Shape;
use crate::model::leaf::{Place, RowKey, keyed_rows, leaves, with_leaves, with_order};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{Id, Kind, RecordRef, fingerprint};
use crate::model::value::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is chosen for a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// As in the copy at hand.
    Mine,
    /// As in the other copy.
    Theirs,
    /// As it was before.
    Earlier,
    /// The record is removed, and what was changed in it stays as a record of its own.
    Copy,
}

/// The answers so far, by the key of their point.
pub type Answers = BTreeMap<String, Answer>;

impl Merge {
    /// The programme that comes out. Incoming changes are taken unless they are answered
    /// otherwise, clashes stay as in the copy at hand until they are answered.
    #[must_use]
    pub fn outcome(&self, answers: &Answers) -> Program {
        let mut outcome = self.mine.clone();
        let mut parts: BTreeMap<RecordRef, Vec<(&Point, Answer)>> =
            self.changed.iter().map(|target| (*target, Vec::new())).collect();
        for (point, default) in self.points() {
            let answer = answers.get(&point.key()).copied().unwrap_or(default);
            if point.spot == Spot::Whole {
                self.whole(&mut outcome, point, answer);
            } else if answer != Answer::Mine {
                parts.entry(point.target).or_default().push((point, answer));
            }
        }
        for (target, chosen) in parts {
            if let Some(record) = self.in_parts(target, &chosen) {
                outcome.put(record);
            }
        }
        outcome
    }

    fn points(&self) -> impl Iterator<Item = (&Point, Answer)> {
        let incoming = self.incoming.iter().map(|point| (point, Answer::Theirs));
        incoming.chain(self.clashes.iter().map(|point| (point, Answer::Mine)))
    }

    fn earlier(&self, target: RecordRef) -> Option<AnyRecord> {
        self.bases.iter().find_map(|base| base.get(target))
    }

    fn whole(&self, outcome: &mut Program, point: &Point, answer: Answer) {
        let target = point.target;
        let (mine, theirs) = (self.mine.get(target), self.theirs.get(target));
        let chosen = match answer {
            Answer::Mine => mine,
            Answer::Theirs => theirs,
            Answer::Earlier => self.earlier(target),
            Answer::Copy => {
                if let Some(record) = mine.or(theirs) {
                    outcome.put(copy_of(record));
                }
                None
            }
        };
        match chosen {
            Some(record) => outcome.put(record),
            None => outcome.remove(target),
        }
    }

    /// A record of both sides with the chosen parts.
    fn in_parts(&self, target: RecordRef, chosen: &[(&Point, Answer)]) -> Option<AnyRecord> {
        let (mine, theirs) = (self.mine.get(target)?, self.theirs.get(target)?);
        let (my_parts, their_parts) = (leaves(&mine), leaves(&theirs));
        let mut earlier_parts: Option<BTreeMap<Place, Value>> = None;
        let mut new = BTreeMap::new();
        for (point, answer) in chosen {
            let Spot::Part(place) = &point.spot else { continue };
            let side = if *answer == Answer::Earlier {
                earlier_parts
                    .get_or_insert_with(|| self.earlier(target).as_ref().map(leaves).unwrap_or_default())
            } else {
                &their_parts
            };
            match (place, &point.both) {
                (Place::Row(list, key), _) => take_row(&mut new, &my_parts, side, list, key),
                (_, Some(both)) if *answer == Answer::Theirs => drop(new.insert(place.clone(), both.clone())),
                _ => drop(new.insert(place.clone(), side.get(place).cloned().unwrap_or_default())),
            }
        }
        let mut record = with_leaves(&mine, &new);
        let lists = record.infos().iter().filter(|info| matches!(info.shape, Shape::Rows(_)));
        for list in lists.map(|info| info.name) {
            let keys = |record: &AnyRecord| -> Vec<RowKey> {
                keyed_rows(list, record.get(list)).into_iter().map(|(key, _)| key).collect()
            };
            let (ours, others) = (keys(&mine), keys(&theirs));
            // Without a base nothing says whose order is the newer one.
            if ours != others && !self.bases.is_empty() {
                let earlier = self.earlier(target).as_ref().map(keys).unwrap_or_default();
                let order = merged_order(&keys(&record), &earlier, &ours, &others);
                record = with_order(&record, list, &order);
            }
        }
        Some(record)
    }
}

/// Takes a row with all its cells from a side, or its absence.
fn take_row(
    new: &mut BTreeMap<Place, Value>,
    mine: &BTreeMap<Place, Value>,
    side: &BTreeMap<Place, Value>,
    list: &'static str,
    key: &RowKey,
) {
    let whole = Place::Row(list, key.clone());
    let there = side.get(&whole).cloned().unwrap_or_default();
    if there != Value::Null {
        let of_row = |place: &&Place| matches!(place, Place::Cell(l, k, _) if *l == list && k == key);
        for place in mine.keys().chain(side.keys()).filter(of_row) {
            new.insert(place.clone(), side.get(place).cloned().unwrap_or_default());
        }
    }
    new.insert(whole, there);
}

/// The order of rows that came together: that of the side that changed it, or that has them all
/// where the other agrees with it; else that of their keys. The order of rows means
/// nothing, but it has to come out the same on both sides.
fn merged_order(all: &[RowKey], earlier: &[RowKey], mine: &[RowKey], theirs: &[RowKey]) -> Vec<RowKey> {
    let only = |side: &[RowKey], of: &[RowKey]| -> Vec<RowKey> {
        side.iter().filter(|key| of.contains(key)).cloned().collect()
    };
    let (ours, others) = (only(mine, all), only(theirs, all));
    let unchanged = |side: &[RowKey]| only(side, earlier) == only(earlier, side);
    let whole = |side: &[RowKey]| side.len() == all.len();
    let candidates = [(&others, &ours), (&ours, &others)];
    let follows = |(one, other): &(&Vec<RowKey>, &Vec<RowKey>)| whole(one) && unchanged(other);
    if let [Some((order, _)), None] | [None, Some((order, _))] = candidates.map(|c| follows(&c).then_some(c))
    {
        return order.clone();
    }
    for (one, other) in candidates {
        if whole(one) && only(one, other) == *other {
            return one.clone();
        }
    }
    let mut sorted = all.to_vec();
    sorted.sort();
    sorted
}

/// A record under an id of its own, which follows from its content: whoever answers so gets the
/// same.
fn copy_of(mut record: AnyRecord) -> AnyRecord {
    let text = serde_json::to_string(&record.write(Vec::new())).unwrap_or_default();
    let id = Id(fingerprint(format!("{} {text}", record.reference()).as_bytes()));
    record.set_id(id);
    record
}

/// What a merge would break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Breakage {
    /// Something that always has to hold does not any more.
    Finding(Finding),
    /// Two records bear the same number.
    SameNumber(RecordRef, RecordRef),
}

/// What does not hold in the outcome though it held in the copy at hand.
#[must_use]
pub fn breakages(mine: &Program, outcome: &Program) -> Vec<Breakage> {
    let before: BTreeSet<Finding> = findings(mine).into_iter().collect();
    let new = findings(outcome).into_iter().filter(|finding| !before.contains(finding));
    let mut found: Vec<Breakage> = new.map(Breakage::Finding).collect();
    let known = same_numbers(mine);
    let doubled = same_numbers(outcome).into_iter().filter(|pair| !known.contains(pair));
    found.extend(doubled.map(|(one, two)| Breakage::SameNumber(one, two)));
    found
}

fn same_numbers(program: &Program) -> BTreeSet<(RecordRef, RecordRef)> {
    let mut found = BTreeSet::new();
    for kind in [Kind::Goal, Kind::Measure, Kind::Project] {
        let mut seen: BTreeMap<String, RecordRef> = BTreeMap::new();
        for record in program.records(kind) {
            let Value::Text(number) = record.get("number") else { continue };
            let here = record.reference();
            if number.trim().is_empty() {
                continue;
            }
            match seen.get(&number) {
                Some(first) => drop(found.insert((*first, here))),
                None => drop(seen.insert(number, here)),
            }
        }
    }
    found
}
