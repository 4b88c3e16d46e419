//! Proposed changes in words: who proposes what, how it fits the programme as it is now, and what
//! was answered. Knows no DOM.

use crate::analysis::difference::{Difference, parts};
use crate::edit::document::Step;
use crate::edit::proposal::{Standing, from_text, not_there, record_in, standing, target};
use crate::model::leaf::Place;
use crate::model::program::{AnyRecord, Program, Table};
use crate::model::proposal::{Proposal, ProposalState};
use crate::model::record::{Kind, ProposalId, RecordRef};
use crate::model::words::{Lang, Words};
use crate::present::catalogue::{plural, words};
use crate::present::difference::{
    Body, Line, Programs, RecordLines, What, contents, lines, record_lines, value_words,
};
use crate::present::{format, label};
use std::collections::BTreeSet;
use std::sync::Arc;

words! {
    PROPOSALS: "Ändringsförslag" / "Proposed changes";
    TEXT: "Ett förslag ändrar inget förrän du godtar det. Alla svar sparas och kan ångras." / "A proposal changes nothing until you accept it. All answers are kept and can be undone.";
    OPEN: "Väntar på svar" / "Awaiting an answer";
    ANSWERED: "Besvarade" / "Answered";
    NONE_OPEN: "Inga förslag väntar på svar." / "No proposals await an answer.";
    NONE_OPEN_TEXT: "Här samlas det som andra vill ändra. Skicka programmet för synpunkter, till exempel till Socialförvaltningen: det som ändras i filen kommer tillbaka hit som förslag." / "What others want to change gathers here. Send the programme for comment, for example to Social services: what is changed in the file comes back here as proposals.";
    SEND: "Skicka för synpunkter" / "Send for comment";
    NONE_ANSWERED: "Inget förslag är besvarat än." / "No proposal has been answered yet.";
    ACCEPT: "Godta" / "Accept";
    REJECT: "Avslå" / "Reject";
    CANCEL: "Avbryt" / "Cancel";
    WITH_REASON: "Med skäl…" / "With a reason…";
    REASON: "Skäl" / "Reason";
    REASON_HINT: "Varför avslås det? Den som föreslog ser skälet. Det går också att avslå utan." / "Why is it rejected? Whoever proposed it sees the reason. You can also reject without one.";
    CHANGED_SINCE: "Värdet har ändrats sedan förslaget skrevs." / "The value has been changed since the proposal was written.";
    RECORD_CHANGED_SINCE: "Posten har ändrats sedan förslaget skrevs." / "The record has been changed since the proposal was written.";
    DONE_ALREADY: "Det är redan så. Att godta ändrar inget." / "It is so already. Accepting changes nothing.";
    RECORD_GONE: "Kan inte längre godtas: det som förslaget gäller är borttaget." / "Can no longer be accepted: what it is about is removed.";
    RECORD_THERE: "Kan inte godtas: det finns redan i programmet." / "Cannot be accepted: it is in the programme already.";
    DOES_NOT_FIT: "Kan inte godtas: värdet passar inte i fältet." / "Cannot be accepted: the value does not fit the field.";
    IS_ADDED: "läggs till" / "is added";
    IS_REMOVED: "tas bort" / "is removed";
    CONTENTS: "Innehåll" / "Content";
    GONE: "En post som inte finns kvar" / "A record that is gone";
}

/// A proposal in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Whose it is and when: `Förslag från Socialförvaltningen, 12 november`.
    pub from: String,
    /// What it changes, a line for each part.
    pub lines: Vec<Line>,
    /// What stands in a record that is to be added: label and value.
    pub contents: Vec<(String, String)>,
    /// The same in one line, with the name of the record.
    pub what: String,
    /// Why it is proposed.
    pub why: String,
    /// How it fits the programme as it is now, where that is worth saying.
    pub notes: Vec<String>,
    /// Whether it can be accepted.
    pub possible: bool,
    /// What was answered, by whom and when; nothing while it waits.
    pub answer: Option<String>,
    /// Why it was answered so.
    pub reason: String,
}

/// The proposals about one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The record.
    pub about: String,
    /// How it is called.
    pub name: RecordLines,
    /// Whether it is in the programme.
    pub there: bool,
    /// The proposals.
    pub proposals: Vec<ProposalId>,
}

/// What the words are looked up in.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The programme as it is now.
    pub program: &'a Program,
    /// Records that are not in it: proposed ones, and some that were removed.
    pub others: &'a [AnyRecord],
}

impl<'a> Known<'a> {
    fn programs(self) -> Programs<'a> {
        Programs::of(&[self.program]).and_records(self.others.iter().cloned())
    }

    fn record(self, target: RecordRef) -> Option<AnyRecord> {
        let other = || self.others.iter().find(|record| record.reference() == target).cloned();
        self.program.get(target).or_else(other)
    }
}

/// The records that stand in proposals: those that are to be added or removed.
#[must_use]
pub fn records(proposals: &Table<Proposal>) -> Vec<AnyRecord> {
    proposals.in_order().into_iter().filter_map(|proposal| record_in(proposal)).collect()
}

/// The records that proposals are about and that are gone, as the log last had them.
#[must_use]
pub fn removed(program: &Program, log: &[Arc<Step>]) -> Vec<AnyRecord> {
    let about = program.proposals.iter().filter_map(|proposal| target(proposal));
    let mut missing: BTreeSet<RecordRef> = about.filter(|target| !program.has(*target)).collect();
    let mut found = Vec::new();
    for change in log.iter().rev().flat_map(|step| step.changes.changes()) {
        if missing.is_empty() {
            break;
        }
        if let Some(before) = change.before.clone().filter(|record| missing.remove(&record.reference())) {
            found.push(before);
        }
    }
    found
}

/// A proposal in words.
#[must_use]
pub fn told(known: Known, proposal: &Proposal, now: &str, lang: Lang) -> Told {
    let about = target(proposal);
    let programs = known.programs();
    let open = proposal.state == ProposalState::Open;
    let (lines, contents) = match about {
        Some(about) if proposal.field.is_empty() => whole(&programs, proposal, about, lang),
        Some(about) => (of_field(known, &programs, proposal, about, lang), Vec::new()),
        None => (Vec::new(), Vec::new()),
    };
    let name = about.and_then(|about| name(known, about, lang)).map(|name| name.name(lang));
    let name = name.unwrap_or_else(|| GONE.in_lang(lang).to_owned());
    let texts: Vec<String> = lines.iter().map(Line::text).collect();
    let standing = standing(known.program, proposal);
    Told {
        from: from(proposal, now, lang),
        what: format!("{name}, {}", texts.join("; ")),
        lines,
        contents,
        why: proposal.note.trim().to_owned(),
        notes: if open { notes(known, &programs, proposal, standing, lang) } else { Vec::new() },
        possible: standing != Standing::Impossible,
        answer: (!open).then(|| answer(proposal, now, lang)),
        reason: proposal.reason.trim().to_owned(),
    }
}

/// `Förslag från Socialförvaltningen, 12 november`.
fn from(proposal: &Proposal, now: &str, lang: Lang) -> String {
    let (by, day) = (proposal.by.trim(), format::day_in_words(&proposal.at, now, lang));
    let who = match (lang, by.is_empty()) {
        (Lang::Sv, true) => "Förslag".to_owned(),
        (Lang::En, true) => "Proposal".to_owned(),
        (Lang::Sv, false) => format!("Förslag från {by}"),
        (Lang::En, false) => format!("Proposal from {by}"),
    };
    if day.is_empty() { who } else { format!("{who}, {day}") }
}

/// `Godtaget av Planerare, 2026-11-24 14.02`.
fn answer(proposal: &Proposal, now: &str, lang: Lang) -> String {
    let state = proposal.state.words().in_lang(lang);
    let (by, when) = (proposal.decided_by.trim(), format::moment(&proposal.decided_at, now, lang));
    let by = match (lang, by.is_empty()) {
        (_, true) => String::new(),
        (Lang::Sv, false) => format!(" av {by}"),
        (Lang::En, false) => format!(" by {by}"),
    };
    if when.is_empty() { format!("{state}{by}") } else { format!("{state}{by}, {when}") }
}

fn said(text: Words, lang: Lang) -> Line {
    let body = Body::Said(text.in_lang(lang).to_owned());
    Line { place: Place::Kept, lead: String::new(), body }
}

fn whole(
    programs: &Programs,
    proposal: &Proposal,
    about: RecordRef,
    lang: Lang,
) -> (Vec<Line>, Vec<(String, String)>) {
    if proposal.value.is_empty() {
        return (vec![said(IS_REMOVED, lang)], Vec::new());
    }
    let record = record_in(proposal).unwrap_or_else(|| AnyRecord::blank(about));
    (vec![said(IS_ADDED, lang)], contents(programs, &record, lang))
}

/// The record with a field as a text of a proposal has it; nothing when it cannot hold that.
fn with_field(record: &AnyRecord, field: &str, text: &str) -> Option<AnyRecord> {
    let mut record = record.clone();
    record.set(field, from_text(text)?).ok()?;
    Some(record)
}

fn of_field(
    known: Known,
    programs: &Programs,
    proposal: &Proposal,
    about: RecordRef,
    lang: Lang,
) -> Vec<Line> {
    let record = known.record(about).unwrap_or_else(|| AnyRecord::blank(about));
    let read = |text: &String| with_field(&record, &proposal.field, text);
    let difference = read(&proposal.before).zip(read(&proposal.value)).map(|(before, after)| {
        let parts = parts(&before, &after);
        Difference { before: Some(before), after: Some(after), parts }
    });
    match difference.filter(|difference| !difference.parts.is_empty()) {
        Some(difference) => lines(programs, &difference, lang),
        // What cannot be read is told as it stands.
        None => {
            let lead = format!("{}:", proposal.field);
            let body = Body::Swap { before: proposal.before.clone(), after: proposal.value.clone() };
            vec![Line { place: Place::Kept, lead, body }]
        }
    }
}

fn notes(
    known: Known,
    programs: &Programs,
    proposal: &Proposal,
    standing: Standing,
    lang: Lang,
) -> Vec<String> {
    let Some(about) = target(proposal) else { return vec![RECORD_GONE.in_lang(lang).to_owned()] };
    let there = known.program.get(about);
    let whole = proposal.field.is_empty();
    let mut notes = Vec::new();
    match (standing, &there) {
        (Standing::Fresh, _) => {}
        (Standing::Done, _) => notes.push(DONE_ALREADY.in_lang(lang).to_owned()),
        (Standing::Changed, _) if whole => notes.push(RECORD_CHANGED_SINCE.in_lang(lang).to_owned()),
        (Standing::Changed, Some(record)) => notes.push(changed(programs, record, &proposal.field, lang)),
        (Standing::Changed, None) => notes.push(CHANGED_SINCE.in_lang(lang).to_owned()),
        (Standing::Impossible, Some(_)) if whole => notes.push(RECORD_THERE.in_lang(lang).to_owned()),
        (Standing::Impossible, Some(_)) => notes.push(DOES_NOT_FIT.in_lang(lang).to_owned()),
        (Standing::Impossible, None) if whole => notes.push(DOES_NOT_FIT.in_lang(lang).to_owned()),
        (Standing::Impossible, None) => notes.push(RECORD_GONE.in_lang(lang).to_owned()),
    }
    let missing = not_there(known.program, proposal);
    if !missing.is_empty() && standing != Standing::Impossible {
        let names: Vec<String> = missing.iter().map(|target| programs.name(*target, lang)).collect();
        notes.push(match lang {
            Lang::Sv => format!("Hänvisar till något som inte finns i programmet: {}.", names.join(", ")),
            Lang::En => format!("Refers to something that is not in the programme: {}.", names.join(", ")),
        });
    }
    notes
}

/// Longer values are not repeated in a note.
const SHORT: usize = 80;

/// That the value was changed since, and what it is now.
fn changed(programs: &Programs, record: &AnyRecord, field: &str, lang: Lang) -> String {
    let told = CHANGED_SINCE.in_lang(lang);
    let info = record.infos().iter().find(|info| info.name == field);
    let now = info
        .map(|info| value_words(programs, record, &Place::Field(info.name), &record.get(info.name), lang));
    match now.filter(|now| now.chars().count() <= SHORT) {
        Some(now) => {
            let word = Words::new("Nu", "Now").in_lang(lang);
            format!("{told} {word}: {now}.")
        }
        None => told.to_owned(),
    }
}

/// How a record is called that is in the programme or in a proposal.
fn name(known: Known, about: RecordRef, lang: Lang) -> Option<RecordLines> {
    let bare = Difference { before: None, after: Some(known.record(about)?), parts: Vec::new() };
    let lines = record_lines(&known.programs(), &bare, lang)?;
    Some(RecordLines { said: String::new(), ..lines })
}

fn group(known: Known, about: &str, proposals: Vec<ProposalId>, lang: Lang) -> Group {
    let target = RecordRef::parse(about);
    let named = target.and_then(|target| name(known, target, lang));
    let there = target.is_some_and(|target| known.program.has(target));
    let gone = || RecordLines {
        target: target.unwrap_or(RecordRef::PROGRAMME),
        kind: GONE.in_lang(lang).to_owned(),
        title: String::new(),
        what: What::Changed,
        said: String::new(),
        lines: Vec::new(),
    };
    Group { about: about.to_owned(), name: named.unwrap_or_else(gone), there, proposals }
}

/// The proposals that wait for an answer, by record, in the order in which they came.
#[must_use]
pub fn open_groups(known: Known, lang: Lang) -> Vec<Group> {
    let mut found: Vec<(String, Vec<ProposalId>)> = Vec::new();
    let all = known.program.proposals.in_order();
    for proposal in all.into_iter().filter(|proposal| proposal.state == ProposalState::Open) {
        match found.iter_mut().find(|(about, _)| *about == proposal.about) {
            Some((_, proposals)) => proposals.push(proposal.id),
            None => found.push((proposal.about.clone(), vec![proposal.id])),
        }
    }
    found.into_iter().map(|(about, proposals)| group(known, &about, proposals, lang)).collect()
}

/// The proposals that were answered, the latest answer first; those about the same record that
/// were answered one after the other stand together.
#[must_use]
pub fn answered_groups(known: Known, lang: Lang) -> Vec<Group> {
    let mut all: Vec<&Arc<Proposal>> = known.program.proposals.in_order();
    all.retain(|proposal| proposal.state != ProposalState::Open);
    all.sort_by(|a, b| b.decided_at.cmp(&a.decided_at));
    let mut found: Vec<(String, Vec<ProposalId>)> = Vec::new();
    for proposal in all {
        match found.last_mut().filter(|(about, _)| *about == proposal.about) {
            Some((_, proposals)) => proposals.push(proposal.id),
            None => found.push((proposal.about.clone(), vec![proposal.id])),
        }
    }
    found.into_iter().map(|(about, proposals)| group(known, &about, proposals, lang)).collect()
}

/// How many proposals wait for an answer: `2 ändringsförslag`.
#[must_use]
pub fn waiting(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Sv, _) => format!("{count} ändringsförslag"),
        (Lang::En, 1) => "1 proposed change".to_owned(),
        (Lang::En, _) => format!("{count} proposed changes"),
    }
}

/// Proposed records of some kinds: `Föreslagna åtgärder: 2 · Föreslagna mål: 1`.
#[must_use]
pub fn proposed_records(counts: &[(Kind, usize)], lang: Lang) -> String {
    let told = counts.iter().filter(|(_, count)| *count > 0).map(|(kind, count)| {
        let word = Words::new("Föreslagna", "Proposed").in_lang(lang);
        format!("{word} {}: {count}", plural(*kind).in_lang(lang).to_lowercase())
    });
    told.collect::<Vec<_>>().join(" · ")
}

/// That a proposal was answered, and how that is taken back.
#[must_use]
pub fn answered(state: ProposalState, lang: Lang) -> String {
    let state = label::capital(state.words().in_lang(lang));
    match lang {
        Lang::Sv => format!("{state}. Ångra med Ctrl+Z."),
        Lang::En => format!("{state}. Undo with Ctrl+Z."),
    }
}

/// The name of a whole proposal: whose it is and what it changes.
#[must_use]
pub fn name_of(from: &str, what: &str) -> String {
    format!("{from}: {what}")
}

/// The name of a control that stands beside many alike: `Godta: Åtgärd A04, klart K4 2028 → K2 2029`.
#[must_use]
pub fn control(words: Words, what: &str, lang: Lang) -> String {
    format!("{}: {what}", words.in_lang(lang))
}
