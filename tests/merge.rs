//! Merging copies that were worked on apart: what a planner may rely on whatever was done.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod support;

use genomfor::edit::document::Document;
use genomfor::edit::lineage::bases;
use genomfor::exchange::file;
use genomfor::exchange::merge::{Answer, Answers, Merge, Point, Spot, merge};
use genomfor::model::leaf::{Place, leaves};
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::record::{Id, Kind, RecordRef};
use genomfor::model::value::Value;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use support::{Dice, program, stamp, work};

/// How many cases: 500 as a rule; a nightly run asks for more by `GENOMFOR_CASES`.
fn cases() -> ProptestConfig {
    let asked = std::env::var("GENOMFOR_CASES").ok().and_then(|text| text.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(500), ..ProptestConfig::default() }
}

/// Two copies of a programme after each was worked on.
fn two_copies(seed: u64, steps: usize) -> (Program, Program, Program) {
    let mut dice = Dice::new(seed);
    let base = program(&mut dice, 10);
    let mut side = || {
        let mut document = Document::new(Id(1), base.clone());
        work(&mut dice, &mut document, steps);
        document.program().clone()
    };
    let (mine, theirs) = (side(), side());
    (base, mine, theirs)
}

fn keys(points: &[Point]) -> BTreeSet<String> {
    points.iter().map(Point::key).collect()
}

/// All parts of a programme, with the records themselves.
fn all_parts(program: &Program) -> BTreeMap<(RecordRef, Option<Place>), Value> {
    let mut found = BTreeMap::new();
    for record in program.all_records() {
        found.insert((record.reference(), None), Value::Bool(true));
        for (place, value) in leaves(&record) {
            found.insert((record.reference(), Some(place)), value);
        }
    }
    found
}

/// Whether a point is about a part, or about what the part is in.
fn covers(point: &Point, target: RecordRef, place: Option<&Place>) -> bool {
    if point.target != target {
        return false;
    }
    match (&point.spot, place) {
        (Spot::Whole, _) => true,
        (Spot::Part(_), None) => false,
        (Spot::Part(Place::Row(list, key)), Some(Place::Cell(l, k, _))) => list == l && key == k,
        (Spot::Part(asked), Some(place)) => asked == place,
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn merging_with_the_base_or_with_an_equal_copy_changes_nothing_and_asks_nothing(seed: u64) {
        let (base, mine, _) = two_copies(seed, 8);
        let none = Answers::new();
        let back = merge(vec![base.clone()], mine.clone(), base.clone());
        prop_assert!(back.is_empty());
        let forward = merge(vec![base.clone()], base.clone(), mine.clone());
        prop_assert!(forward.clashes.is_empty());
        prop_assert_eq!(&forward.outcome(&none), &mine);
        let equal = merge(vec![base], mine.clone(), mine.clone());
        prop_assert!(equal.is_empty());
        prop_assert_eq!(&equal.outcome(&none), &mine);
        let without_base = merge(Vec::new(), mine.clone(), mine.clone());
        prop_assert!(without_base.is_empty());
    }

    #[test]
    fn nobodys_edit_disappears_without_having_been_shown_as_a_clash(seed: u64) {
        let (base, mine, theirs) = two_copies(seed, 8);
        let merged = merge(vec![base.clone()], mine.clone(), theirs.clone());
        let outcome = all_parts(&merged.outcome(&Answers::new()));
        let (earlier, ours, others) = (all_parts(&base), all_parts(&mine), all_parts(&theirs));
        let everywhere: BTreeSet<_> = earlier.keys().chain(ours.keys()).chain(others.keys()).cloned().collect();
        // Rows with the same key are told apart by their order only; when one goes, the next
        // takes its place.
        let doubled = |target: RecordRef, place: &Option<Place>| match place {
            Some(Place::Row(list, key) | Place::Cell(list, key, _)) => everywhere.iter().any(|(t, p)| {
                *t == target && matches!(p, Some(Place::Row(l, k)) if l == list && k.values == key.values && k.nth > 0)
            }),
            _ => false,
        };
        for at in &everywhere {
            if doubled(at.0, &at.1) {
                continue;
            }
            let (was, my, their) = (earlier.get(at), ours.get(at), others.get(at));
            let shown = merged.clashes.iter().any(|point| covers(point, at.0, at.1.as_ref()));
            let joined = merged.incoming.iter().any(|p| p.both.is_some() && covers(p, at.0, at.1.as_ref()));
            if shown || joined {
                continue;
            }
            let now = outcome.get(at);
            if my != was {
                prop_assert_eq!(now, my, "mine at {:?}", at);
            }
            if their != was {
                prop_assert_eq!(now, their, "theirs at {:?}", at);
            }
        }
    }

    #[test]
    fn the_questions_do_not_depend_on_the_side(seed: u64) {
        let (base, mine, theirs) = two_copies(seed, 8);
        let here = merge(vec![base.clone()], mine.clone(), theirs.clone());
        let there = merge(vec![base], theirs, mine);
        prop_assert_eq!(keys(&here.clashes), keys(&there.clashes));
    }

    #[test]
    fn without_a_base_everything_that_differs_is_asked(seed: u64) {
        let (_, mine, theirs) = two_copies(seed, 5);
        let merged = merge(Vec::new(), mine.clone(), theirs.clone());
        prop_assert!(merged.incoming.is_empty());
        let all: Answers = merged.clashes.iter().map(|p| (p.key(), Answer::Theirs)).collect();
        // Rows are known by their keys; their order means nothing.
        prop_assert_eq!(all_parts(&merged.outcome(&all)), all_parts(&theirs), "all of theirs is their copy");
        prop_assert_eq!(&merged.outcome(&Answers::new()), &mine, "none of it is mine");
    }
}

#[test]
fn rows_in_another_order_change_nothing_without_a_base() {
    let target = RecordRef::new(Kind::Need, Id(1));
    let with_rows = |years: [i64; 2]| {
        let row = |year: i64| {
            Value::Object(vec![
                ("year".to_owned(), Value::Int(year)),
                ("dwellings".to_owned(), Value::Int(year - 2000)),
            ])
        };
        let mut need = AnyRecord::blank(target);
        need.set("years", Value::List(years.map(row).to_vec())).unwrap();
        let mut program = Program::default();
        program.put(need);
        program
    };
    let (mine, theirs) = (with_rows([2029, 2028]), with_rows([2028, 2029]));
    let merged = merge(Vec::new(), mine.clone(), theirs);
    assert!(merged.is_empty());
    assert_eq!(merged.outcome(&Answers::new()), mine);
}

/// Answers that do not depend on the side: the greater of two texts, and what is there
/// rather than what is not.
fn alike(merged: &Merge) -> Answers {
    let text = |value: &Value| serde_json::to_string(value).unwrap();
    let whole = |record: Option<AnyRecord>| record.map(|r| text(&r.write(Vec::new())));
    let mut answers = Answers::new();
    for point in &merged.clashes {
        let theirs_is_greater = match &point.spot {
            Spot::Whole => whole(merged.theirs.get(point.target)) > whole(merged.mine.get(point.target)),
            Spot::Part(_) => text(&point.theirs) > text(&point.mine),
        };
        answers.insert(point.key(), if theirs_is_greater { Answer::Theirs } else { Answer::Mine });
    }
    answers
}

/// A copy as it arrives by file.
fn sent(document: &mut Document) -> Document {
    document.publish();
    let text = file::write(document, "2027-01-02T03:04:05+01:00");
    let opened = file::read(text.as_bytes()).unwrap();
    assert!(opened.notices.is_empty(), "{:?}", opened.notices);
    let revision = opened.revision;
    opened.into_document(revision)
}

fn take_in(mine: &mut Document, theirs: &mut Document) -> Merge {
    let (mine_now, other) = (mine.lineage(), sent(theirs).lineage());
    let found = bases(&mine_now, &other, &[]).into_iter().map(|(_, program)| program).collect();
    let merged = merge(found, mine_now.program.clone(), other.program.clone());
    let outcome = merged.outcome(&alike(&merged));
    mine.join(&outcome, &[&other], stamp());
    merged
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases().cases.div_ceil(5), ..cases() })]

    #[test]
    fn the_same_file_again_changes_nothing(seed: u64) {
        let mut dice = Dice::new(seed);
        let mut first = Document::new(Id(1), program(&mut dice, 10));
        let mut second = sent(&mut first);
        work(&mut dice, &mut first, 6);
        work(&mut dice, &mut second, 6);
        take_in(&mut first, &mut second);
        let after = first.program().clone();
        let again = take_in(&mut first, &mut second);
        prop_assert!(again.is_empty());
        prop_assert_eq!(first.program(), &after);
        // And what came in by one step goes by one step, and comes in again.
        let mut other = sent(&mut second);
        work(&mut dice, &mut other, 4);
        let before = first.program().clone();
        take_in(&mut first, &mut other);
        if first.program() != &before {
            let merged = first.program().clone();
            first.undo(stamp());
            prop_assert_eq!(first.program(), &before);
            take_in(&mut first, &mut other);
            prop_assert_eq!(first.program(), &merged);
        }
    }

    #[test]
    fn after_all_have_exchanged_with_all_everybody_has_the_same_programme(seed: u64, people in 2usize..6) {
        let mut dice = Dice::new(seed);
        let mut first = Document::new(Id(1), program(&mut dice, 8));
        let mut copies: Vec<Document> = (1..people).map(|_| sent(&mut first)).collect();
        copies.push(first);
        for _ in 0..dice.below(3 * people) {
            let (at, from) = (dice.below(people), dice.below(people));
            work(&mut dice, &mut copies[at], 3);
            if at != from {
                let mut theirs = copies[from].clone();
                take_in(&mut copies[at], &mut theirs);
                copies[from] = theirs;
            }
        }
        let exchange = |copies: &mut Vec<Document>| {
            let mut news = 0;
            for at in 0..people {
                for from in (0..people).filter(|from| *from != at) {
                    let mut theirs = copies[from].clone();
                    let merged = take_in(&mut copies[at], &mut theirs);
                    news += merged.incoming.len() + merged.clashes.len();
                    copies[from] = theirs;
                }
            }
            news
        };
        let mut rounds = 0;
        while exchange(&mut copies) > 0 {
            rounds += 1;
            prop_assert!(rounds < 6, "they never come to rest");
        }
        for copy in &copies {
            prop_assert_eq!(copy.program(), copies[0].program());
        }
    }
}
