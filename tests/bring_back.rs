//! What was deleted comes back whole, packed programmes come back as they were, and neither takes
//! anything away from what was done since.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod support;

use genomfor::edit::Edit;
use genomfor::edit::bring_back::{bring_back, deleted, restored};
use genomfor::edit::document::Document;
use genomfor::edit::ties::{Ties, references, ties_of};
use genomfor::exchange::version::{content, pack, unpack};
use genomfor::model::leaf::leaves;
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::record::{Id, Kind, RecordRef};
use genomfor::model::value::Value;
use std::collections::{BTreeMap, BTreeSet};
use support::Dice;

/// A random programme in which nothing refers to what is not there.
fn tidy_program(dice: &mut Dice) -> Program {
    let mut program = support::program(dice, 30);
    let missing: BTreeSet<RecordRef> = program
        .all_records()
        .flat_map(|record| references(&record))
        .map(|(_, target)| target)
        .filter(|target| !program.has(*target))
        .collect();
    for target in &missing {
        program.put(AnyRecord::blank(*target));
    }
    for target in missing {
        Edit::Remove(target, Ties::Untie).changes(&program).unwrap().apply(&mut program);
    }
    program
}

fn ways(dice: &mut Dice, program: &Program, target: RecordRef) -> Vec<Ties> {
    let others = program.records(target.kind);
    let other = dice.pick(&others).reference();
    let mut ways = vec![Ties::Untie, Ties::RemoveToo];
    if other != target {
        ways.push(Ties::MoveTo(other.id));
    }
    ways
}

/// Records that others refer to, so that there is something to tie again.
fn tied_records(program: &Program) -> Vec<RecordRef> {
    let all = program.all_records().map(|record| record.reference());
    all.filter(|target| target.kind != Kind::Programme && !ties_of(program, *target).is_empty()).collect()
}

#[test]
fn what_is_brought_back_at_once_is_as_it_was_whichever_way_it_was_removed() {
    let mut tried = 0;
    for seed in 0..120 {
        let dice = &mut Dice::new(seed);
        let program = tidy_program(dice);
        for target in tied_records(&program) {
            for ties in ways(dice, &program, target) {
                let mut document = Document::new(Id(1), program.clone());
                document.dispatch(Edit::Remove(target, ties), support::stamp()).unwrap();
                let found = deleted(document.log(), document.program(), None);
                assert_eq!(found.len(), 1);
                let all: BTreeSet<RecordRef> = found[0].records.iter().map(AnyRecord::reference).collect();
                assert!(all.contains(&target));
                let changes = bring_back(document.program(), &found[0].changes, &all);
                document.dispatch(Edit::Adopt(changes), support::stamp()).unwrap();
                assert_eq!(*document.program(), program, "seed {seed}, {ties:?}");
                assert!(deleted(document.log(), document.program(), None).is_empty());
                tried += 1;
            }
        }
    }
    assert!(tried > 500, "{tried}");
}

#[test]
fn nothing_that_was_done_since_is_lost() {
    for seed in 0..400 {
        let dice = &mut Dice::new(seed);
        let program = tidy_program(dice);
        let tied = tied_records(&program);
        if tied.is_empty() {
            continue;
        }
        let target = *dice.pick(&tied);
        let ways = ways(dice, &program, target);
        let step = Edit::Remove(target, *dice.pick(&ways)).changes(&program).unwrap();
        let mut cut = program.clone();
        step.apply(&mut cut);
        let mut now = cut.clone();
        for _ in 0..12 {
            if let Ok(changes) = support::edit(dice, &now).changes(&now) {
                changes.apply(&mut now);
            }
        }
        let wanted: BTreeSet<RecordRef> = step
            .changes()
            .iter()
            .filter(|change| change.after.is_none())
            .filter_map(|change| change.target())
            .collect();
        let changes = bring_back(&now, &step, &wanted);
        let mut after = now.clone();
        changes.apply(&mut after);
        for gone in &wanted {
            assert!(after.has(*gone), "seed {seed}");
        }
        for record in now.all_records() {
            let kept = after.get(record.reference()).unwrap();
            assert_eq!(kept.rank(), record.rank());
            for info in record.infos() {
                let (was, is) = (record.get(info.name), kept.get(info.name));
                if was == is {
                    continue;
                }
                // Only fields of which the step cut something are tied again.
                let before = program.get(record.reference()).unwrap().get(info.name);
                let left = cut.get(record.reference()).unwrap().get(info.name);
                assert_ne!(before, left, "seed {seed} {}", info.name);
                if was != left {
                    // What was added to a set since is still in it.
                    let stand_in =
                        |item: &Value| left.as_list().contains(item) && !before.as_list().contains(item);
                    for item in
                        was.as_list().iter().filter(|item| matches!(item, Value::Text(_)) && !stand_in(item))
                    {
                        assert!(is.as_list().contains(item), "seed {seed} {}", info.name);
                    }
                    assert!(is.as_list().len() >= was.as_list().len().saturating_sub(1));
                }
            }
        }
        // Nothing came to refer to what is not there.
        let gaps = |program: &Program| -> BTreeSet<(RecordRef, RecordRef)> {
            let all = program.all_records().flat_map(|record| {
                let from = record.reference();
                references(&record).into_iter().map(move |(_, to)| (from, to))
            });
            all.filter(|(_, to)| !program.has(*to)).collect()
        };
        assert!(gaps(&after).is_subset(&gaps(&now)), "seed {seed}");
    }
}

#[test]
fn parts_get_back_the_values_that_they_had_and_other_parts_stay() {
    for seed in 0..100 {
        let dice = &mut Dice::new(seed);
        let program = tidy_program(dice);
        // A version may name a body that is gone: it is as it was kept.
        let records: Vec<AnyRecord> =
            program.all_records().filter(|record| record.reference().kind != Kind::Version).collect();
        let old = dice.pick(&records).clone();
        let mut new = program.clone();
        for info in old.infos().iter().take(6) {
            let value = support::value(dice, &info.shape, &program);
            Edit::Set(old.reference(), vec![(info.name, value)]).changes(&new).unwrap().apply(&mut new);
        }
        let (was, is) = (leaves(&old), leaves(&new.get(old.reference()).unwrap()));
        let places = was.keys().chain(is.keys()).filter(|place| was.get(place) != is.get(place));
        let parts: BTreeMap<_, _> =
            places.map(|place| (place.clone(), was.get(place).cloned().unwrap_or_default())).collect();
        restored(&new, old.reference(), &parts).apply(&mut new);
        assert_eq!(leaves(&new.get(old.reference()).unwrap()), was, "seed {seed}");
    }
}

#[test]
fn a_packed_programme_comes_back_as_it_was_without_versions_and_proposals() {
    for seed in 0..100 {
        let program = support::program(&mut Dice::new(seed), 40);
        let back = unpack(&pack(&program)).unwrap();
        assert_eq!(back, content(&program), "seed {seed}");
        assert_eq!(back.count(Kind::Version) + back.count(Kind::Proposal), 0);
    }
}
