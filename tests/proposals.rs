//! Proposed changes: how they fit the programme as it is, what an answer does, and their words.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

use genomfor::edit::Edit;
use genomfor::edit::document::{Document, Stamp};
use genomfor::edit::proposal::{
    Standing, answer, can_accept, not_there, open_about, open_counts, propose, standing, target,
};
use genomfor::edit::ties::Ties;
use genomfor::exchange::file;
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::proposal::{Proposal, ProposalState};
use genomfor::model::record::{Id, Kind, RecordRef};
use genomfor::model::value::Value;
use genomfor::model::words::Lang;
use genomfor::present::label;
use genomfor::present::share::proposals::{Known, answered_groups, open_groups, records, removed, told};
use std::sync::Arc;

const NOW: &str = "2026-12-01T10:00:00+01:00";

fn sample() -> Program {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/small.genomfor.json")).unwrap();
    file::read(&bytes).unwrap().program
}

fn measure(program: &Program, number: &str) -> RecordRef {
    let found = program.measures.iter().find(|measure| measure.number == number).unwrap();
    RecordRef::new(Kind::Measure, found.id.0)
}

fn stamp(by: &str) -> Stamp {
    Stamp { at: "2026-11-12T14:02:00+01:00".to_owned(), by: by.to_owned() }
}

/// A document in which a field of a measure and others are proposed to be changed.
fn with(proposals: &[Proposal]) -> Document {
    let mut document = Document::new(Id(1), sample());
    for proposal in proposals {
        let mut record = AnyRecord::Proposal(Arc::new(proposal.clone()));
        record.set_rank(document.program().last_rank(Kind::Proposal));
        document.dispatch(Edit::Add(record), stamp("Planerare")).unwrap();
    }
    document
}

fn of_field(about: RecordRef, field: &str, value: &str) -> Proposal {
    let before = sample().get(about).unwrap().get(field);
    propose(about, field, &before, &Value::text(value), "", &stamp("Socialförvaltningen"))
}

fn answered(document: &mut Document, proposal: &Proposal, state: ProposalState, reason: &str) {
    let edit = answer(document.program(), proposal, state, reason, &stamp("Planerare")).unwrap();
    document.dispatch(edit, stamp("Planerare")).unwrap();
}

fn set(document: &mut Document, about: RecordRef, field: &'static str, value: &str) {
    document.dispatch(Edit::Set(about, vec![(field, Value::text(value))]), stamp("Planerare")).unwrap();
}

#[test]
fn a_proposal_is_told_with_who_when_and_what() {
    let a04 = measure(&sample(), "A04");
    let proposal = of_field(a04, "end", "2029-Q2");
    let document = with(std::slice::from_ref(&proposal));
    let known = Known { program: document.program(), others: &[] };
    let words = told(known, &proposal, NOW, Lang::Sv);
    assert_eq!(words.from, "Förslag från Socialförvaltningen, 12 november");
    assert_eq!(words.lines[0].text(), "klart K4 2028 → K2 2029");
    assert!(words.what.starts_with("Åtgärd A04 ”") && words.what.ends_with("”, klart K4 2028 → K2 2029"));
    assert!(words.notes.is_empty() && words.possible && words.answer.is_none());
    let english = told(known, &proposal, "2027-01-02", Lang::En);
    assert_eq!(english.from, "Proposal from Socialförvaltningen, 12 November 2026");
    assert_eq!(open_counts(&document.program().proposals).get(&a04), Some(&1));
}

#[test]
fn it_is_said_when_the_value_was_changed_since_or_is_so_already() {
    let a04 = measure(&sample(), "A04");
    let proposal = of_field(a04, "end", "2029-Q2");
    let mut document = with(std::slice::from_ref(&proposal));
    assert_eq!(standing(document.program(), &proposal), Standing::Fresh);
    set(&mut document, a04, "end", "2029-Q3");
    assert_eq!(standing(document.program(), &proposal), Standing::Changed);
    let notes = |document: &Document| {
        let known = Known { program: document.program(), others: &[] };
        told(known, &proposal, NOW, Lang::Sv).notes
    };
    assert_eq!(notes(&document), ["Värdet har ändrats sedan förslaget skrevs. Nu: K3 2029."]);
    set(&mut document, a04, "end", "2029-Q2");
    assert_eq!(standing(document.program(), &proposal), Standing::Done);
    assert_eq!(notes(&document), ["Det är redan så. Att godta ändrar inget."]);
    answered(&mut document, &proposal, ProposalState::Accepted, "");
    let step = document.log().last().unwrap();
    assert_eq!(step.changes.changes().len(), 1, "only the answer");
    document.dispatch(Edit::Remove(a04, Ties::Untie), stamp("Planerare")).unwrap();
    assert_eq!(standing(document.program(), &proposal), Standing::Impossible);
    assert!(!can_accept(document.program(), &proposal));
    // Its name is known from the log.
    let others = removed(document.program(), document.log());
    let known = Known { program: document.program(), others: &others };
    assert!(answered_groups(known, Lang::Sv)[0].name.kind == "Åtgärd A04");
}

#[test]
fn accepting_is_one_step_that_keeps_who_and_when_and_can_be_undone() {
    let a04 = measure(&sample(), "A04");
    let (end, note) = (of_field(a04, "end", "2029-Q2"), of_field(a04, "description", "Ny text."));
    let mut document = with(&[end.clone(), note.clone()]);
    let before = document.program().clone();
    answered(&mut document, &end, ProposalState::Accepted, "");
    assert_eq!(document.program().get(a04).unwrap().get("end"), Value::text("2029-Q2"));
    let changes = document.next_undo().unwrap();
    assert_eq!(label::describe(changes, Lang::Sv), "godta förslaget: ändra klart i åtgärd A04");
    answered(&mut document, &note, ProposalState::Rejected, "Avgörs i detaljplanen");
    let changes = document.next_undo().unwrap();
    assert_eq!(label::describe(changes, Lang::Sv), "avslå förslaget: beskrivning");
    assert!(open_about(document.program(), a04).is_empty());
    let kept = document.program().proposals.get(note.id).unwrap();
    assert_eq!((kept.decided_by.as_str(), &*kept.reason), ("Planerare", "Avgörs i detaljplanen"));
    let known = Known { program: document.program(), others: &[] };
    let words = told(known, kept, NOW, Lang::Sv);
    assert_eq!(words.answer.as_deref(), Some("Avslaget av Planerare, 2026-11-12 14.02"));
    assert_eq!(words.reason, "Avgörs i detaljplanen");
    document.undo(stamp("Planerare"));
    document.undo(stamp("Planerare"));
    assert_eq!(*document.program(), before);
    assert_eq!(open_about(document.program(), a04).len(), 2);
}

#[test]
fn whole_records_are_proposed_to_be_added_and_removed() {
    let program = sample();
    let a04 = measure(&program, "A04");
    let mut new = AnyRecord::blank(RecordRef::new(Kind::Measure, Id(4711)));
    new.set("title", Value::text("Bygg ett trygghetsboende")).unwrap();
    let missing = RecordRef::new(Kind::Goal, Id(4712));
    new.set("goals", Value::List(vec![Value::text(missing.to_string())])).unwrap();
    let by = stamp("Socialförvaltningen");
    let add = propose(new.reference(), "", &Value::Null, &new.write(Vec::new()), "", &by);
    let of_a04 = program.get(a04).unwrap().write(Vec::new());
    let remove = propose(a04, "", &of_a04, &Value::Null, "", &by);
    let mut document = with(&[add.clone(), remove.clone()]);
    assert_eq!(standing(document.program(), &add), Standing::Fresh);
    assert_eq!(standing(document.program(), &remove), Standing::Fresh);
    assert_eq!(not_there(document.program(), &add), [missing]);
    let others = records(&document.program().proposals);
    let known = Known { program: document.program(), others: &others };
    let words = told(known, &add, NOW, Lang::Sv);
    assert_eq!(words.what, "Åtgärd ”Bygg ett trygghetsboende”, läggs till");
    assert!(words.notes[0].starts_with("Hänvisar till något som inte finns"));
    let groups = open_groups(known, Lang::Sv);
    assert!(!groups[0].there && groups[1].there);
    assert!(told(known, &remove, NOW, Lang::Sv).what.ends_with("tas bort"));
    answered(&mut document, &add, ProposalState::Accepted, "");
    answered(&mut document, &remove, ProposalState::Accepted, "");
    assert!(document.program().has(new.reference()) && !document.program().has(a04));
    assert_eq!(standing(document.program(), &remove), Standing::Done);
}

#[test]
fn a_proposal_that_nothing_can_be_made_of_is_told_and_cannot_be_accepted() {
    let a04 = measure(&sample(), "A04");
    let odd = [
        Proposal { about: "what".to_owned(), ..of_field(a04, "end", "2029-Q2") },
        Proposal { field: "unheard_of".to_owned(), ..of_field(a04, "end", "2029-Q2") },
        Proposal { value: "{".to_owned(), ..of_field(a04, "end", "2029-Q2") },
        Proposal { value: "[1]".to_owned(), field: String::new(), ..of_field(a04, "end", "2029-Q2") },
        Proposal { about: String::new(), field: String::new(), ..Proposal::default() },
    ];
    for proposal in odd {
        let document = with(std::slice::from_ref(&proposal));
        let known = Known { program: document.program(), others: &[] };
        for lang in [Lang::Sv, Lang::En] {
            let words = told(known, &proposal, NOW, lang);
            assert!(!words.possible && !words.notes.is_empty(), "{proposal:?}");
            assert_eq!(open_groups(known, lang).len(), 1);
        }
        assert!(answer(document.program(), &proposal, ProposalState::Accepted, "", &stamp("")).is_none());
        assert!(answer(document.program(), &proposal, ProposalState::Rejected, "", &stamp("")).is_some());
        let _ = target(&proposal);
    }
}
