//! The states of a programme that can be compared, and what each is called. Knows no page; what
//! is read from disk comes in from outside.

use super::{versions, words};
use crate::edit::document::Document;
use crate::edit::history::{Fate, entries, program_at};
use crate::edit::mark::Mark;
use crate::exchange::keeper::FileMark;
use crate::exchange::version::unpack;
use crate::model::program::Program;
use crate::model::record::{Kind, RecordRef, TypedId, VersionId};
use crate::model::version::VersionKind;
use crate::model::words::{Lang, Words};
use crate::present::difference::Heading;
use crate::present::difference::words::{quoted, small};
use crate::present::format;
use std::collections::BTreeSet;

/// A state of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it is now.
    Now,
    /// A restore point or an adopted version.
    Version(VersionId),
    /// As it was last written to a file, at that revision.
    File(u64),
    /// As it was at that revision, the last one of a day.
    Day(u64),
    /// As it was when it left or came: saved to a file, sent, or taken in from another copy.
    Kept(Mark),
    /// A file that was chosen for the comparison.
    Disk,
}

impl State {
    /// A code for controls.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            State::Now => "now".to_owned(),
            State::Version(id) => RecordRef::new(Kind::Version, id.id()).to_string(),
            State::File(revision) => format!("file {revision}"),
            State::Day(revision) => format!("day {revision}"),
            State::Kept(mark) => format!("kept {mark}"),
            State::Disk => "disk".to_owned(),
        }
    }

    /// The state with that code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<State> {
        match code.split_once(' ') {
            Some(("file", revision)) => revision.parse().ok().map(State::File),
            Some(("day", revision)) => revision.parse().ok().map(State::Day),
            Some(("kept", mark)) => Mark::parse(mark).map(State::Kept),
            _ if code == "now" => Some(State::Now),
            _ if code == "disk" => Some(State::Disk),
            _ => {
                let target = RecordRef::parse(code).filter(|target| target.kind == Kind::Version)?;
                Some(State::Version(VersionId::from_id(target.id)))
            }
        }
    }
}

/// A state that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which one.
    pub state: State,
    /// What it is called.
    pub name: String,
}

/// States under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The heading.
    pub heading: Words,
    /// The states.
    pub choices: Vec<Choice>,
}

/// The states that can be compared, in groups.
#[must_use]
pub fn choices(document: &Document, file: Option<&FileMark>, lang: Lang) -> Vec<Choices> {
    let program = document.program();
    let say = |words: Words| words.in_lang(lang).to_owned();
    let choice = |state, name| Choice { state, name };
    let kept = versions::in_order(program);
    let kept = kept.iter().map(|version| {
        let name = format!("{} ({})", versions::name(version, lang), format::moment(&version.at, "", lang));
        choice(State::Version(version.id), name)
    });
    let saved = file.filter(|file| program_at(document, file.revision).is_some()).map(|file| {
        let moment = format::moment(&file.at, "", lang);
        let name = match lang {
            Lang::Sv => format!("Senast sparat till fil ({moment})"),
            Lang::En => format!("Last saved to a file ({moment})"),
        };
        choice(State::File(file.revision), name)
    });
    let now = choice(State::Now, say(words::NOW));
    let disk = choice(State::Disk, say(words::A_FILE));
    let groups = [
        Choices {
            heading: words::OTHERS_GROUP,
            choices: std::iter::once(now).chain(saved).chain([disk]).collect(),
        },
        Choices { heading: words::VERSIONS_GROUP, choices: kept.collect() },
        Choices { heading: words::KEPT_GROUP, choices: kept_states(document, file, lang) },
        Choices { heading: words::DAYS_GROUP, choices: days(document) },
    ];
    groups.into_iter().filter(|group| !group.choices.is_empty()).collect()
}

/// The states that left or came and can still be made, latest first. Copies that were taken in are
/// called by whose they were.
fn kept_states(document: &Document, file: Option<&FileMark>, lang: Lang) -> Vec<Choice> {
    let mut found = Vec::new();
    for step in document.log().iter().rev() {
        let moment = format::moment(&step.at, "", lang);
        for joined in &step.joined {
            found.push((joined.mark, words::copy_of(&joined.by, &moment, lang)));
        }
        let is_file = file.is_some_and(|file| file.revision == step.revision);
        if document.past().knows(step.mark) && !is_file && step.mark != document.mark() {
            found.push((step.mark, words::left_or_came(&moment, lang)));
        }
    }
    let base = document.past().base.as_ref().map(|base| base.mark);
    found.extend(base.map(|mark| (mark, words::BEFORE_LOG.in_lang(lang).to_owned())));
    let wanted: BTreeSet<Mark> = found.iter().map(|(mark, _)| *mark).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut at_hand = document.lineage().states(&wanted);
    found.retain(|(mark, _)| at_hand.remove(mark).is_some());
    found.into_iter().map(|(mark, name)| Choice { state: State::Kept(mark), name }).collect()
}

/// The last state of each day of the log but the latest, which is now.
fn days(document: &Document) -> Vec<Choice> {
    let mut days: Vec<Choice> = Vec::new();
    for step in document.log() {
        let Some(day) = step.at.get(..10) else { continue };
        let state = State::Day(step.revision);
        match days.last_mut().filter(|last| last.name == day) {
            Some(last) => last.state = state,
            None => days.push(Choice { state, name: day.to_owned() }),
        }
    }
    days.pop();
    days.reverse();
    days
}

/// What is compared at first: the adopted version with now, else the latest restore point, else the
/// last file, else the day before.
#[must_use]
pub fn first_choice(document: &Document, file: Option<&FileMark>) -> State {
    let program = document.program();
    if let Some(version) =
        versions::latest_adopted(program).or_else(|| versions::in_order(program).first().cloned())
    {
        return State::Version(version.id);
    }
    match file.filter(|file| program_at(document, file.revision).is_some()) {
        Some(file) => State::File(file.revision),
        None => days(document).first().map_or(State::Disk, |day| day.state),
    }
}

/// The programme in a state; nothing when it cannot be had, or comes from disk.
#[must_use]
pub fn program_in(document: &Document, state: State) -> Option<Program> {
    match state {
        State::Now => Some(document.program().clone()),
        State::Version(id) => unpack(&document.program().versions.get(id)?.content).ok(),
        State::File(revision) | State::Day(revision) => program_at(document, revision),
        State::Kept(mark) => document.lineage().states(&BTreeSet::from([mark])).remove(&mark),
        State::Disk => None,
    }
}

/// How a state is named in the heading of a comparison.
#[must_use]
pub fn name_in_heading(document: &Document, state: State, disk: &str, lang: Lang) -> String {
    let at = |revision: u64| {
        let step = document.log().iter().find(|step| step.revision == revision);
        step.map(|step| format::moment(&step.at, "", lang)).unwrap_or_default()
    };
    match state {
        State::Now => small(words::NOW.in_lang(lang)),
        State::Version(id) => {
            let version = document.program().versions.get(id);
            version.map(|version| versions::within(version, lang)).unwrap_or_default()
        }
        State::File(_) => match lang {
            Lang::Sv => "senast sparade fil".to_owned(),
            Lang::En => "the last saved file".to_owned(),
        },
        State::Day(revision) => at(revision),
        State::Kept(mark) => {
            let known = kept_states(document, None, lang);
            let known = known.into_iter().find(|choice| choice.state == State::Kept(mark));
            known.map(|choice| small(&choice.name)).unwrap_or_default()
        }
        State::Disk => match lang {
            Lang::Sv => format!("filen {}", quoted(disk, lang)),
            Lang::En => format!("the file {}", quoted(disk, lang)),
        },
    }
}

/// The heading of a comparison; from an adopted version to now it says so, with the decision.
#[must_use]
pub fn heading(document: &Document, from: State, to: State, disk: &str, at: &str, lang: Lang) -> Heading {
    let program = document.program();
    if let (State::Version(id), State::Now) = (from, to)
        && let Some(version) = program.versions.get(id)
        && version.version_kind == VersionKind::Adopted
    {
        return versions::since_adoption(version, program, at, lang);
    }
    let name = |state| name_in_heading(document, state, disk, lang);
    Heading::of(program, &name(from), &name(to), at, lang)
}

/// How many steps that stand were made after a revision.
#[must_use]
pub fn steps_after(document: &Document, revision: u64) -> usize {
    let all = entries(document.log());
    all.iter().filter(|entry| entry.revision > revision && entry.fate == Fate::Stands).count()
}
