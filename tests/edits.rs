//! What a user may rely on when changing, undoing and redoing.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "tests fail by panicking"
)]

mod support;

use genomfor::analysis::invariants::{self, Fault};
use genomfor::edit::Edit;
use genomfor::edit::document::{Document, TypingSession};
use genomfor::edit::ties::{Ties, ties_of};
use genomfor::exchange::file;
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::record::{Id, Kind, RecordRef};
use genomfor::model::value::Value;
use genomfor::model::words::Lang;
use genomfor::present::label;
use proptest::prelude::*;
use support::{Dice, program, stamp, work};

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_brings_back_the_start_and_redoing_the_end(seed: u64, steps in 1usize..60) {
        let mut dice = Dice::new(seed);
        let start = program(&mut dice, 12);
        let mut document = Document::new(Id(1), start.clone());
        work(&mut dice, &mut document, steps);
        let end = document.program().clone();
        let mut undone = 0;
        while document.undo(stamp()).is_some() {
            undone += 1;
        }
        prop_assert_eq!(document.program(), &start);
        for _ in 0..undone {
            document.redo(stamp());
        }
        prop_assert_eq!(document.program(), &end);
    }

    #[test]
    fn changes_and_their_inverse_cancel(seed: u64) {
        let mut dice = Dice::new(seed);
        let start = program(&mut dice, 20);
        let edit = support::edit(&mut dice, &start);
        if let Ok(changes) = edit.changes(&start) {
            let mut after = start.clone();
            changes.apply(&mut after);
            let found = genomfor::edit::change::ChangeSet::between(&start, &after);
            let mut again = start.clone();
            found.apply(&mut again);
            prop_assert_eq!(&again, &after);
            changes.inverse().apply(&mut after);
            prop_assert_eq!(after, start);
        }
    }

    #[test]
    fn removing_a_record_leaves_nothing_pointing_at_it(seed: u64) {
        let mut dice = Dice::new(seed);
        let start = program(&mut dice, 25);
        let all: Vec<RecordRef> = start.all_records().map(|r| r.reference()).filter(|r| r.kind != Kind::Programme).collect();
        let target = *dice.pick(&all);
        for ties in [Ties::Untie, Ties::RemoveToo] {
            let mut after = start.clone();
            Edit::Remove(target, ties).changes(&start).unwrap().apply(&mut after);
            prop_assert!(!after.has(target));
            prop_assert!(ties_of(&after, target).is_empty());
        }
    }

    #[test]
    fn every_step_has_a_name_in_both_languages(seed: u64) {
        let mut dice = Dice::new(seed);
        let mut document = Document::new(Id(1), program(&mut dice, 8));
        work(&mut dice, &mut document, 10);
        // Typing that ends where it began is a step without a change.
        for step in document.log().iter().filter(|step| !step.changes.is_empty()) {
            for lang in [Lang::Sv, Lang::En] {
                prop_assert!(!label::describe(&step.changes, lang).is_empty());
            }
        }
    }
}

fn small() -> Program {
    file::read(include_bytes!("../samples/small.genomfor.json")).unwrap().program
}

fn numbered(program: &Program, kind: Kind, number: &str) -> RecordRef {
    program.records(kind).iter().find(|r| label::number(r) == number).unwrap().reference()
}

#[test]
fn removing_a_goal_keeps_shared_measures_and_takes_its_own_when_asked() {
    let start = small();
    let goal = numbered(&start, Kind::Goal, "M3");
    let (shared, own) = (numbered(&start, Kind::Measure, "A02"), numbered(&start, Kind::Measure, "A07"));
    let mut document = Document::new(Id(1), start.clone());
    document.dispatch(Edit::Remove(goal, Ties::RemoveToo), stamp()).unwrap();
    assert!(document.program().has(shared) && !document.program().has(own));
    assert!(ties_of(document.program(), goal).is_empty());
    document.undo(stamp());
    assert_eq!(*document.program(), start, "one step takes it all back");
}

#[test]
fn ties_can_be_moved_to_another_record() {
    let start = small();
    let (from, to) = (numbered(&start, Kind::Body, "SBN"), numbered(&start, Kind::Body, "KS"));
    let mut after = start.clone();
    Edit::Remove(from, Ties::MoveTo(to.id)).changes(&start).unwrap().apply(&mut after);
    let measure = after.get(numbered(&after, Kind::Measure, "A05")).unwrap();
    assert_eq!(measure.get("lead").as_text(), Some(to.to_string().as_str()));
}

#[test]
fn typing_in_one_field_is_one_step() {
    let mut document = Document::new(Id(1), small());
    let target = numbered(document.program(), Kind::Measure, "A04");
    let type_in = |document: &mut Document, text: &str, session| {
        let edit = Edit::Set(target, vec![("title", Value::text(text))]);
        document.dispatch_typing(edit, TypingSession(session), target, stamp()).unwrap();
    };
    let before = document.program().clone();
    type_in(&mut document, "N", 1);
    type_in(&mut document, "Ny", 1);
    type_in(&mut document, "Ny plan", 1);
    let first = document.program().clone();
    type_in(&mut document, "Ny plan för", 2);
    assert_eq!(document.log().len(), 2, "each visit to the field is a step of the log");
    document.undo(stamp());
    assert_eq!(*document.program(), first);
    document.undo(stamp());
    assert_eq!(*document.program(), before);
    assert!(document.next_undo().is_none());
}

#[test]
fn typing_that_ends_where_it_began_is_no_step() {
    let mut document = Document::new(Id(1), small());
    let target = RecordRef::PROGRAMME;
    let title = document.program().settings.title.clone();
    for text in ["annan", title.as_str()] {
        let edit = Edit::Set(target, vec![("title", Value::text(text))]);
        document.dispatch_typing(edit, TypingSession(1), target, stamp()).unwrap();
    }
    assert!(document.next_undo().is_none());
    let edit = Edit::Set(target, vec![("title", Value::text("tredje"))]);
    document.dispatch_typing(edit, TypingSession(1), target, stamp()).unwrap();
    document.undo(stamp());
    assert_eq!(document.program().settings.title, title);
}

#[test]
fn a_new_step_ends_what_could_be_redone() {
    let mut document = Document::new(Id(1), small());
    let set = |title: &str| Edit::Set(RecordRef::PROGRAMME, vec![("title", Value::text(title))]);
    document.dispatch(set("ett"), stamp()).unwrap();
    document.undo(stamp());
    assert!(document.next_redo().is_some());
    document.dispatch(set("två"), stamp()).unwrap();
    assert!(document.next_redo().is_none());
    assert!(document.dispatch(set("två"), stamp()).unwrap().is_none(), "what changes nothing is no step");
}

#[test]
fn a_draft_may_be_incomplete_and_says_where() {
    let mut program = small();
    let target = numbered(&program, Kind::Measure, "A04");
    let mut measure = program.get(target).unwrap();
    let region = program.bodies.iter().find(|b| !b.body_type.may_lead()).unwrap().id;
    let own = target.to_string();
    for (field, value) in [
        ("goals", Value::Null),
        ("lead", Value::Text(RecordRef::new(Kind::Body, region.0).to_string())),
        ("partners", Value::List(vec![Value::Text(RecordRef::new(Kind::Body, region.0).to_string())])),
        ("start", Value::text("2029-Q1")),
        ("end", Value::text("2028-Q1")),
        ("timing", Value::text("once")),
        ("depends_on", Value::List(vec![Value::Text(own)])),
        ("projects", Value::List(vec![Value::text("project-0000000000000")])),
    ] {
        measure.set(field, value).unwrap();
    }
    program.put(measure);
    let findings = invariants::findings(&program);
    let faults: Vec<Fault> = invariants::about(&findings, target).map(|f| f.fault).collect();
    assert_eq!(
        faults,
        [
            Fault::DanglingReference,
            Fault::NoGoal,
            Fault::LeadAmongPartners,
            Fault::EndsBeforeStart,
            Fault::CircularDependency,
            Fault::LeadMayNotLead
        ]
    );
    let mut bare = AnyRecord::blank(RecordRef::new(Kind::Measure, Id(9)));
    bare.set("costs", Value::List(vec![Value::Object(vec![("amount".into(), Value::Int(5))])])).unwrap();
    let mut settings = AnyRecord::blank(RecordRef::PROGRAMME);
    settings.set("title", Value::text("x")).unwrap();
    program.put(settings);
    program.put(bare);
    let findings = invariants::findings(&program);
    let faults: Vec<Fault> =
        invariants::about(&findings, RecordRef::new(Kind::Measure, Id(9))).map(|f| f.fault).collect();
    assert_eq!(faults, [Fault::NoGoal, Fault::NoLead, Fault::NoPriceLevel]);
}
