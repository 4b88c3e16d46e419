//! The rule of a three-way merge, applied to records, rows and parts alike: what one side left as
//! it was gives way to the other. Knows no copies.

use super::text::join_lines;
use super::{Point, Spot, Why};
use crate::model::field::Shape;
use crate::model::leaf::{Place, RowKey, leaves};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::RecordRef;
use crate::model::value::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The points found so far.
#[derive(Default)]
pub(super) struct Trial {
    pub incoming: Vec<Point>,
    pub clashes: Vec<Point>,
    /// Records of both sides that the other side changed in any way.
    pub changed: Vec<RecordRef>,
}

/// What the rule says of one thing.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    /// Both say the same, or only this side changed it.
    Stays,
    /// Only the other side changed it.
    ComesIn,
    /// Both changed it.
    Clashes(Why),
}

fn judge<T: PartialEq>(earlier: &[T], mine: &T, theirs: &T) -> Verdict {
    if mine == theirs {
        Verdict::Stays
    } else if earlier.is_empty() {
        Verdict::Clashes(Why::NoBase)
    } else if earlier.iter().all(|value| value == theirs) {
        Verdict::Stays
    } else if earlier.iter().all(|value| value == mine) {
        Verdict::ComesIn
    } else {
        Verdict::Clashes(Why::BothChanged)
    }
}

type Parts = BTreeMap<Place, Value>;

/// The three sides of a record in parts.
struct Sides {
    target: RecordRef,
    earlier: Vec<Parts>,
    mine: Parts,
    theirs: Parts,
}

fn there(is: bool) -> Value {
    if is { Value::Bool(true) } else { Value::Null }
}

fn at(parts: &Parts, place: &Place) -> Value {
    parts.get(place).cloned().unwrap_or_default()
}

impl Trial {
    fn take(&mut self, verdict: Verdict, mut point: Point) {
        match verdict {
            Verdict::Stays => {}
            Verdict::ComesIn => self.incoming.push(point),
            Verdict::Clashes(why) => {
                point.why = Some(why);
                self.clashes.push(point);
            }
        }
    }

    /// Judges a record.
    pub fn record(&mut self, target: RecordRef, bases: &[Program], mine: &Program, theirs: &Program) {
        let earlier: Vec<Option<AnyRecord>> = bases.iter().map(|base| base.get(target)).collect();
        let (mine, theirs) = (mine.get(target), theirs.get(target));
        let verdict = judge(&earlier, &mine, &theirs);
        if verdict == Verdict::Stays {
            return;
        }
        match (mine, theirs) {
            (Some(mine), Some(theirs)) => {
                self.changed.push(target);
                let in_parts = |record: &Option<AnyRecord>| record.as_ref().map(leaves).unwrap_or_default();
                let earlier = earlier.iter().map(in_parts).collect();
                let known = (self.incoming.len(), self.clashes.len());
                self.parts(&Sides { target, earlier, mine: leaves(&mine), theirs: leaves(&theirs) });
                for (points, known) in [(&mut self.incoming, known.0), (&mut self.clashes, known.1)] {
                    points.get_mut(known..).unwrap_or_default().sort_by_key(Point::place_in_record);
                }
            }
            (mine, theirs) => {
                let there = [earlier.iter().any(Option::is_some), mine.is_some(), theirs.is_some()];
                self.there_or_not(verdict, target, Spot::Whole, there);
            }
        }
    }

    /// Judges the parts of a record that is on both sides.
    fn parts(&mut self, sides: &Sides) {
        let places: BTreeSet<&Place> = sides.mine.keys().chain(sides.theirs.keys()).collect();
        let mut rows: BTreeSet<(&'static str, &RowKey)> = BTreeSet::new();
        for place in places {
            match place {
                Place::Row(list, key) => drop(rows.insert((list, key))),
                Place::Cell(..) => {}
                Place::Rank
                | Place::Field(_)
                | Place::Part(..)
                | Place::Member(..)
                | Place::Kept
                | Place::Unread => self.part(sides, place),
            }
        }
        for (list, key) in rows {
            self.row(sides, list, key);
        }
    }

    fn part(&mut self, sides: &Sides, place: &Place) {
        let earlier: Vec<Value> = sides.earlier.iter().map(|parts| at(parts, place)).collect();
        let (mine, theirs) = (at(&sides.mine, place), at(&sides.theirs, place));
        let mut verdict = judge(&earlier, &mine, &theirs);
        let mut both = None;
        if let (Verdict::Clashes(Why::BothChanged), [earlier]) = (&verdict, earlier.as_slice()) {
            both = joined_text(sides.target, place, earlier, &mine, &theirs);
            if both.is_some() {
                verdict = Verdict::ComesIn;
            }
        }
        let mut bases = earlier.into_iter();
        let mut earlier = bases.next().unwrap_or_default();
        if verdict == Verdict::Clashes(Why::BothChanged) && bases.any(|other| other != earlier) {
            // The copies parted more than once: what stood there before has no one answer.
            (verdict, earlier) = (Verdict::Clashes(Why::NoBase), Value::Null);
        }
        let (target, spot) = (sides.target, Spot::Part(place.clone()));
        self.take(verdict, Point { target, spot, earlier, mine, theirs, both, why: None });
    }

    /// Judges a row like a small record: as a whole when one side does not have it, else cell by
    /// cell.
    fn row(&mut self, sides: &Sides, list: &'static str, key: &RowKey) {
        let of = |parts: &Parts| -> Option<Parts> {
            let whole = Place::Row(list, key.clone());
            parts.contains_key(&whole).then(|| {
                let first = Place::Cell(list, key.clone(), String::new());
                let cells = parts.range(first..);
                cells
                    .take_while(|(place, _)| matches!(place, Place::Cell(l, k, _) if *l == list && k == key))
                    .map(|(place, value)| (place.clone(), value.clone()))
                    .collect()
            })
        };
        let earlier: Vec<Option<Parts>> = sides.earlier.iter().map(of).collect();
        let (mine, theirs) = (of(&sides.mine), of(&sides.theirs));
        let verdict = judge(&earlier, &mine, &theirs);
        if verdict == Verdict::Stays {
            return;
        }
        if let (Some(mine), Some(theirs)) = (&mine, &theirs) {
            let places: BTreeSet<&Place> = mine.keys().chain(theirs.keys()).collect();
            for place in places {
                self.part(sides, place);
            }
            return;
        }
        let spot = Spot::Part(Place::Row(list, key.clone()));
        let there = [earlier.iter().any(Option::is_some), mine.is_some(), theirs.is_some()];
        self.there_or_not(verdict, sides.target, spot, there);
    }

    /// Takes a record or a row that one side does not have. Whether it is there is told for
    /// earlier, mine and theirs.
    fn there_or_not(&mut self, verdict: Verdict, target: RecordRef, spot: Spot, is_there: [bool; 3]) {
        let verdict = match verdict {
            Verdict::Clashes(Why::BothChanged) => Verdict::Clashes(Why::RemovedAndChanged),
            other => other,
        };
        let [earlier, mine, theirs] = is_there.map(there);
        self.take(verdict, Point { target, spot, earlier, mine, theirs, both: None, why: None });
    }
}

/// Long texts of which both sides changed different lines, with the changes of both.
fn joined_text(
    target: RecordRef,
    place: &Place,
    earlier: &Value,
    mine: &Value,
    theirs: &Value,
) -> Option<Value> {
    let Place::Field(name) = place else { return None };
    let info = AnyRecord::infos_of(target.kind).iter().find(|info| info.name == *name)?;
    if info.shape != Shape::Prose {
        return None;
    }
    let text = |value: &Value| value.as_text().unwrap_or_default().to_owned();
    join_lines(&text(earlier), &text(mine), &text(theirs)).map(Value::Text)
}
