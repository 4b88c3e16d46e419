//! What may be relied on when a part of the programme is sent to one body and comes back:
//! the part can be read by itself, what was not sent is not touched, what was changed arrives.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod support;

use genomfor::edit::change::ChangeSet;
use genomfor::edit::document::Document;
use genomfor::edit::ties::references;
use genomfor::exchange::file;
use genomfor::exchange::slice::{
    self, MEASURE_FIELDS, Owner, PROJECT_FIELDS, confidential_count, family, owns, owns_new, returned, slice,
};
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::record::{BodyId, Id, Kind, RecordRef};
use genomfor::model::value::Value;
use proptest::prelude::*;
use support::{Dice, program, value, work};

const SAVED: &str = "2026-11-23T12:00:00+01:00";

fn sample(name: &str) -> Program {
    let path = format!("{}/samples/{name}.genomfor.json", env!("CARGO_MANIFEST_DIR"));
    file::read(&std::fs::read(path).unwrap()).unwrap().program
}

fn body(program: &Program, short_name: &str) -> BodyId {
    program.bodies.iter().find(|body| body.short_name == short_name).unwrap().id
}

fn any_body(dice: &mut Dice, program: &Program) -> BodyId {
    let bodies = program.records(Kind::Body);
    if bodies.is_empty() { BodyId(Id(3)) } else { BodyId(dice.pick(&bodies).reference().id) }
}

fn through_a_file(program: &Program) -> Program {
    let text = file::write(&Document::new(Id(5), program.clone()), SAVED);
    file::read(text.as_bytes()).unwrap().program
}

fn dangling(program: &Program) -> Vec<(RecordRef, &'static str, RecordRef)> {
    let all = program.all_records();
    all.flat_map(|record| {
        let from = record.reference();
        references(&record).into_iter().map(move |(field, to)| (from, field.name, to)).collect::<Vec<_>>()
    })
    .filter(|(_, _, to)| !program.has(*to))
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_slice_that_comes_back_unchanged_changes_nothing(seed: u64) {
        let mut dice = Dice::new(seed);
        let whole = program(&mut dice, 40);
        let part = slice(&whole, any_body(&mut dice, &whole));
        prop_assert_eq!(returned(&whole, &part, &through_a_file(&part)), whole);
    }

    #[test]
    fn a_slice_is_the_same_each_time_and_refers_to_nothing_that_it_lacks(seed: u64) {
        let mut dice = Dice::new(seed);
        let whole = program(&mut dice, 40);
        let body = any_body(&mut dice, &whole);
        let part = slice(&whole, body);
        prop_assert_eq!(&part, &slice(&whole, body));
        let before = dangling(&whole);
        for missing in dangling(&part) {
            prop_assert!(before.contains(&missing), "{missing:?}");
        }
        for record in part.all_records() {
            prop_assert!(whole.has(record.reference()));
        }
        let family = family(&whole, body);
        for measure in whole.measures.iter() {
            let leads = measure.lead.is_some_and(|lead| family.contains(&lead));
            if leads || !measure.partners.is_disjoint(&family) {
                prop_assert!(part.measures.get(measure.id).is_some());
            }
        }
    }

    #[test]
    fn what_a_body_changes_arrives_and_nothing_outside_its_slice_is_touched(seed: u64, steps in 1usize..25) {
        let mut dice = Dice::new(seed);
        let whole = program(&mut dice, 40);
        let part = slice(&whole, any_body(&mut dice, &whole));
        let mut document = Document::new(Id(1), part.clone());
        work(&mut dice, &mut document, steps);
        let after = document.program();
        let back = returned(&whole, &part, after);
        for record in whole.all_records().filter(|record| !part.has(record.reference())) {
            prop_assert_eq!(back.get(record.reference()), Some(record));
        }
        for change in ChangeSet::between(&part, after).changes() {
            let target = change.target().unwrap();
            let Some(now) = &change.after else {
                prop_assert!(!back.has(target));
                continue;
            };
            let Some(before) = &change.before else {
                // What was kept as a version of the slice is no version of the whole.
                let after = change.after.as_ref().filter(|_| target.kind != Kind::Version);
                prop_assert_eq!(back.get(target), after.cloned());
                continue;
            };
            let (arrived, then) = (back.get(target).unwrap(), whole.get(target).unwrap());
            for info in now.infos() {
                let (was, is) = (before.get(info.name), now.get(info.name));
                if was == is {
                    prop_assert_eq!(arrived.get(info.name), then.get(info.name), "{}", info.name);
                } else if was == then.get(info.name) {
                    prop_assert_eq!(arrived.get(info.name), is, "{}", info.name);
                } else {
                    // Something was cut: it is still there, beside what was added.
                    for item in then.get(info.name).as_list().iter().filter(|i| !was.as_list().contains(i)) {
                        prop_assert!(arrived.get(info.name).as_list().contains(item), "{}", info.name);
                    }
                }
            }
        }
    }

    #[test]
    fn a_file_that_claims_more_than_it_was_given_changes_nothing_else(seed: u64) {
        let mut dice = Dice::new(seed);
        let whole = program(&mut dice, 40);
        let part = slice(&whole, any_body(&mut dice, &whole));
        let mut forged = whole.clone();
        for mut record in whole.all_records().filter(|record| !part.has(record.reference())) {
            let info = dice.pick(record.infos());
            let value = value(&mut dice, &info.shape, &whole);
            record.set(info.name, value).unwrap();
            forged.put(record);
        }
        for record in part.all_records() {
            forged.put(record);
        }
        prop_assert_eq!(returned(&whole, &part, &forged), whole);
    }
}

#[test]
fn a_committee_gets_its_measures_with_goals_and_what_they_wait_for_and_little_else() {
    let whole = sample("middle");
    let board = body(&whole, "BN");
    let part = slice(&whole, board);
    let (measures, _) = slice::own_counts(&part, board);
    assert!(measures > 0 && measures < whole.measures.len());
    for measure in part.measures.iter().filter(|measure| measure.lead == Some(board)) {
        let original = whole.measures.get(measure.id).unwrap();
        assert_eq!(measure, original, "{} is whole", measure.number);
    }
    assert!(part.measures.len() < whole.measures.len());
    assert!(part.assumptions.is_empty() && part.follow_ups.is_empty());
    assert_eq!(part.settings, whole.settings);
}

#[test]
fn confidential_measures_go_only_to_those_who_have_a_part_in_them() {
    let mut whole = sample("small");
    let secret = whole.measures.iter().find(|m| m.number == "A17").unwrap().clone();
    let waits = whole.records(Kind::Measure)[0].clone();
    let AnyRecord::Measure(mut measure) = waits else { panic!() };
    let changed = std::sync::Arc::make_mut(&mut measure);
    changed.depends_on.insert(secret.id);
    let lead = BodyId(Id(77));
    changed.lead = Some(lead);
    let id = changed.id;
    whole.put(AnyRecord::blank(RecordRef::new(Kind::Body, lead.0)));
    whole.put(AnyRecord::Measure(measure));

    let part = slice(&whole, lead);
    assert!(part.measures.get(secret.id).is_none() && confidential_count(&part) == 0);
    assert!(part.measures.get(id).unwrap().depends_on.is_empty());
    let back = returned(&whole, &part, &part);
    assert!(back.measures.get(id).unwrap().depends_on.contains(&secret.id), "what was cut comes back");
    assert!(slice(&whole, secret.lead.unwrap()).measures.get(secret.id).is_some());
}

#[test]
fn those_outside_do_not_get_terms_and_comments_of_what_they_have_no_part_in() {
    let whole = sample("large");
    let owners = body(&whole, "Privata ägare");
    let part = slice(&whole, owners);
    assert!(!part.projects.is_empty() && part.projects.iter().all(|project| project.appraisal.is_empty()));
    assert!(part.projects.iter().all(|project| project.allocation_terms.is_empty()));
    assert_eq!(returned(&whole, &part, &part), whole, "what was kept from them is not removed");
    let board = slice(&whole, body(&whole, "MN"));
    assert!(board.projects.iter().any(|project| !project.appraisal.is_empty()));
}

/// A council, a committee below it with its administration, and another committee.
fn four_bodies() -> (Program, [BodyId; 4]) {
    let ids = [1, 2, 3, 4].map(|id| BodyId(Id(id)));
    let mut program = Program::default();
    for (id, above) in ids.into_iter().zip([None, Some(ids[0]), Some(ids[1]), Some(ids[0])]) {
        let mut record = AnyRecord::blank(RecordRef::new(Kind::Body, id.0));
        let above = above.map(|above| Value::Text(RecordRef::new(Kind::Body, above.0).to_string()));
        record.set("parent", above.unwrap_or_default()).unwrap();
        program.put(record);
    }
    program.put(AnyRecord::blank(RecordRef::new(Kind::Goal, Id(1))));
    (program, ids)
}

fn link(kind: Kind, id: Id) -> Value {
    Value::Text(RecordRef::new(kind, id).to_string())
}

fn with(kind: Kind, id: u64, fields: Vec<(&'static str, Value)>) -> AnyRecord {
    let mut record = AnyRecord::blank(RecordRef::new(kind, Id(id)));
    for (name, value) in fields {
        record.set(name, value).unwrap();
    }
    record
}

#[test]
fn a_body_owns_what_it_answers_for_and_nothing_else() {
    let (mut program, [council, committee, office, other]) = four_bodies();
    let to = |body: BodyId| link(Kind::Body, body.0);
    program.put(with(
        Kind::Measure,
        1,
        vec![
            ("lead", to(committee)),
            ("assigned_to", to(office)),
            ("partners", Value::List(vec![to(other)])),
        ],
    ));
    program.put(with(Kind::Project, 1, vec![("lead", to(office))]));
    let measure = RecordRef::new(Kind::Measure, Id(1));
    let project = RecordRef::new(Kind::Project, Id(1));
    let owned = |body: BodyId, target: RecordRef| -> Vec<&str> {
        let infos = AnyRecord::infos_of(target.kind).iter().map(|info| info.name);
        infos.filter(|field| owns(&program, body, target, field)).collect()
    };
    let of = |fields: &[(&'static str, Owner)]| -> Vec<&str> {
        fields.iter().filter(|(_, owner)| *owner != Owner::Keeper).map(|(name, _)| *name).collect()
    };
    // The administration carries out what its committee leads.
    for body in [council, committee, office] {
        assert_eq!(owned(body, measure), of(MEASURE_FIELDS));
        assert_eq!(owned(body, project), of(PROJECT_FIELDS));
    }
    assert_eq!(owned(other, measure), ["comment"]);
    assert!(owned(other, project).is_empty());
    for field in
        ["number", "goals", "lead", "priority", "priority_reason", "internal", "confidentiality", "decision"]
    {
        assert!(!owns(&program, committee, measure, field), "{field}");
    }
    for kind in Kind::ALL.into_iter().filter(|kind| !matches!(kind, Kind::Measure | Kind::Project)) {
        let own: &[&str] = if kind == Kind::Body { &["contact_role"] } else { &[] };
        assert_eq!(owned(committee, RecordRef::new(kind, committee.0)), own, "{kind:?}");
    }
    assert!(owned(committee, RecordRef::new(Kind::Body, other.0)).is_empty());
    assert!(owned(committee, RecordRef::new(Kind::Measure, Id(404))).is_empty());
    assert!(!owns(&program, committee, measure, "rank"));
}

#[test]
fn a_body_owns_the_measures_that_it_adds_under_a_goal_with_itself_as_lead() {
    let (program, [_, committee, office, other]) = four_bodies();
    let goals = |id: u64| Value::List(vec![link(Kind::Goal, Id(id))]);
    let mut back = program.clone();
    let to = |body: BodyId| link(Kind::Body, body.0);
    back.put(with(Kind::Measure, 1, vec![("lead", to(office)), ("goals", goals(1))]));
    back.put(with(Kind::Measure, 2, vec![("lead", to(other)), ("goals", goals(1))]));
    back.put(with(Kind::Measure, 3, vec![("lead", to(committee))]));
    back.put(with(Kind::Measure, 4, vec![("lead", to(committee)), ("goals", goals(9))]));
    back.put(with(Kind::Goal, 2, vec![("title", Value::text("Nytt"))]));
    back.put(with(Kind::Proposal, 1, vec![("note", Value::text("Skälet"))]));
    let own = |kind, id| owns_new(&program, &back, committee, RecordRef::new(kind, Id(id)));
    assert_eq!([1, 2, 3, 4].map(|id| own(Kind::Measure, id)), [true, false, false, false]);
    assert!(!own(Kind::Goal, 2) && !own(Kind::Goal, 1));
    assert!(own(Kind::Proposal, 1) && !own(Kind::Proposal, 2), "a proposal changes nothing by itself");
}
