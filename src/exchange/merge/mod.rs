//! Merging two copies of a programme that were worked on apart. What only one side changed is
//! taken; what both changed differently is a clash, which is asked and never decided here.
//! Looks at parts of records, so that two people who change different parts do not
//! collide. Knows no file and no words.

mod outcome;
mod text;
mod trial;

pub use outcome::{Answer, Answers, Breakage, breakages};

use crate::edit::change::{Change, ChangeSet};
use crate::model::leaf::{Place, RowKey};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{Kind, RecordRef};
use crate::model::value::Value;
use std::collections::{BTreeMap, BTreeSet};
use trial::Trial;

/// What a question or an incoming change is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// Whether the record is there at all, with all that is in it.
    Whole,
    /// A part of it.
    Part(Place),
}

/// Why something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Both sides changed it, differently.
    BothChanged,
    /// One side removed what the other changed.
    RemovedAndChanged,
    /// The copies differ, and nothing tells what stood there before.
    NoBase,
    /// It was changed by somebody who does not answer for it.
    NotTheirs,
}

/// A change that comes in, or a clash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The record.
    pub target: RecordRef,
    /// What of it.
    pub spot: Spot,
    /// What stood there before the copies parted; nothing when there was none.
    pub earlier: Value,
    /// What stands in the copy at hand. Of a whole record or row: whether it is there.
    pub mine: Value,
    /// What stands in the other copy.
    pub theirs: Value,
    /// Texts of which both sides changed different lines, joined.
    pub both: Option<Value>,
    /// Why it is asked; nothing when it comes in unasked.
    pub why: Option<Why>,
}

impl Point {
    /// A name for the point that stays the same when the merge is made again.
    #[must_use]
    pub fn key(&self) -> String {
        let row = |list: &str, key: &RowKey| format!("{list}[{}#{}]", key.values.join("|"), key.nth);
        let spot = match &self.spot {
            Spot::Whole => "*".to_owned(),
            Spot::Part(Place::Rank) => "@".to_owned(),
            Spot::Part(Place::Field(name)) => (*name).to_owned(),
            Spot::Part(Place::Part(name, part)) => format!("{name}.{part}"),
            Spot::Part(Place::Member(name, code)) => format!("{name}+{code}"),
            Spot::Part(Place::Row(list, key)) => row(list, key),
            Spot::Part(Place::Cell(list, key, cell)) => format!("{}.{cell}", row(list, key)),
            Spot::Part(Place::Kept) => "?kept".to_owned(),
            Spot::Part(Place::Unread) => "?unread".to_owned(),
        };
        format!("{}/{spot}", self.target)
    }

    /// Where it stands among the points about its record: in the order of the fields, rows by their
    /// keys.
    fn place_in_record(&self) -> (usize, Option<RowKey>) {
        let field = self.field();
        let infos = AnyRecord::infos_of(self.target.kind);
        let row = match &self.spot {
            Spot::Part(Place::Row(_, key) | Place::Cell(_, key, _)) => Some(key.clone()),
            _ => None,
        };
        (infos.iter().position(|info| Some(info.name) == field).unwrap_or(usize::MAX), row)
    }

    /// The field that it is about; nothing for whole records and their place.
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        match &self.spot {
            Spot::Whole => None,
            Spot::Part(place) => place.field(),
        }
    }
}

/// Two copies laid side by side.
#[derive(Debug, Clone)]
pub struct Merge {
    /// The latest states that both build on.
    pub bases: Vec<Program>,
    /// The copy at hand.
    pub mine: Program,
    /// The other copy.
    pub theirs: Program,
    /// What comes in unless it is refused, in the order of the kinds and records.
    pub incoming: Vec<Point>,
    /// What has to be asked.
    pub clashes: Vec<Point>,
    /// Records of both copies that the other one changed, if only in the order of rows.
    changed: Vec<RecordRef>,
}

/// Lays two copies side by side, given the latest states that both build on. Without one, equal
/// is equal and everything else is asked.
#[must_use]
pub fn merge(bases: Vec<Program>, mine: Program, theirs: Program) -> Merge {
    let mut trial = Trial::default();
    for kind in Kind::ALL {
        if mine.is_same(&theirs, kind) {
            continue;
        }
        for target in of_both(&mine, &theirs, kind) {
            trial.record(target, &bases, &mine, &theirs);
        }
    }
    let Trial { incoming, clashes, changed } = trial;
    Merge { bases, mine, theirs, incoming, clashes, changed }
}

/// The records of a kind in the order in which their points come: those of the copy at hand, then
/// those that only the other one has.
fn of_both(mine: &Program, theirs: &Program, kind: Kind) -> Vec<RecordRef> {
    let records = mine.records(kind);
    let beyond = theirs.records(kind).into_iter().filter(|record| !mine.has(record.reference()));
    records.iter().map(AnyRecord::reference).chain(beyond.map(|record| record.reference())).collect()
}

impl Merge {
    /// The same beside another state of the copy at hand: only the records in which it differs are
    /// judged anew.
    #[must_use]
    pub fn renewed(&self, mine: Program) -> Merge {
        let between = ChangeSet::between(&self.mine, &mine);
        let targets: BTreeSet<RecordRef> = between.changes().iter().filter_map(Change::target).collect();
        let mut trial = Trial::default();
        for target in &targets {
            trial.record(*target, &self.bases, &mine, &self.theirs);
        }
        let with = |points: &[Point], new: Vec<Point>| -> Vec<Point> {
            points.iter().filter(|point| !targets.contains(&point.target)).cloned().chain(new).collect()
        };
        let others = self.changed.iter().filter(|target| !targets.contains(target)).copied();
        let mut merge = Merge {
            incoming: with(&self.incoming, trial.incoming),
            clashes: with(&self.clashes, trial.clashes),
            changed: others.chain(trial.changed).collect(),
            bases: self.bases.clone(),
            theirs: self.theirs.clone(),
            mine,
        };
        merge.put_in_order();
        merge
    }

    fn put_in_order(&mut self) {
        let kinds: BTreeSet<Kind> =
            self.incoming.iter().chain(&self.clashes).map(|point| point.target.kind).collect();
        let mut places: BTreeMap<RecordRef, (Kind, usize)> = BTreeMap::new();
        for kind in kinds {
            let targets = of_both(&self.mine, &self.theirs, kind);
            places.extend(targets.into_iter().enumerate().map(|(place, target)| (target, (kind, place))));
        }
        let place = |point: &Point| (places.get(&point.target).copied(), point.place_in_record());
        self.incoming.sort_by_key(place);
        self.clashes.sort_by_key(place);
    }

    /// Whether there is nothing to take in and nothing to ask.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.incoming.is_empty() && self.clashes.is_empty()
    }

    /// Asks about what came in unasked but was changed by somebody who does not answer for it.
    /// The function says whether the other side answers for a field of a record, or for
    /// the record as a whole.
    pub fn ask_unless(&mut self, answers_for: impl Fn(&Point) -> bool) {
        let (free, asked): (Vec<Point>, Vec<Point>) =
            std::mem::take(&mut self.incoming).into_iter().partition(answers_for);
        self.incoming = free;
        self.clashes.extend(asked.into_iter().map(|point| Point { why: Some(Why::NotTheirs), ..point }));
        self.put_in_order();
    }
}
