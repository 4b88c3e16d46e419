//! The log as the user sees it: typing joined with its step, undone steps marked, and the
//! programme as it was after any of them. Knows no words.

use super::change::{Change, ChangeSet};
use super::document::{Action, Document, Step};
use crate::model::program::Program;
use std::sync::Arc;

/// What became of an entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It stands.
    Stands,
    /// It was taken back later.
    Undone {
        /// When.
        at: String,
        /// By whom: a role.
        by: String,
    },
    /// It takes back a step that is no longer in the log.
    TakesBack,
}

/// A step of the log with the typing that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The revision that the programme has after it.
    pub revision: u64,
    /// When.
    pub at: String,
    /// By whom: a role.
    pub by: String,
    /// What it changed.
    pub changes: ChangeSet,
    /// What became of it.
    pub fate: Fate,
    /// Whose copies it took in, when it is a merge.
    pub joined: Vec<String>,
}

/// The entries of a log, oldest first. Undoing and making again are no entries of their own: they
/// say what became of the entry that they are about.
#[must_use]
pub fn entries(log: &[Arc<Step>]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let (mut done, mut undone): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for step in log {
        match step.action {
            // Typing that ended where it began.
            Action::Do if step.changes.is_empty() && step.joined.is_empty() => undone.clear(),
            Action::Do => {
                done.push(entries.len());
                undone.clear();
                entries.push(entry_of(step, Fate::Stands));
            }
            Action::Amend => {
                undone.clear();
                match done.last().and_then(|place| entries.get_mut(*place)) {
                    Some(entry) => {
                        entry.changes = entry.changes.then(&step.changes);
                        entry.revision = step.revision;
                        entry.at.clone_from(&step.at);
                        if entry.changes.is_empty() {
                            done.pop();
                        }
                    }
                    // The step that it continues is no longer in the log.
                    None => {
                        done.push(entries.len());
                        entries.push(entry_of(step, Fate::Stands));
                    }
                }
            }
            Action::Undo => match done.pop() {
                Some(place) => {
                    undone.push(place);
                    let fate = Fate::Undone { at: step.at.clone(), by: step.by.clone() };
                    if let Some(entry) = entries.get_mut(place) {
                        entry.fate = fate;
                    }
                }
                None => entries.push(entry_of(step, Fate::TakesBack)),
            },
            Action::Redo => match undone.pop() {
                Some(place) => {
                    done.push(place);
                    if let Some(entry) = entries.get_mut(place) {
                        entry.fate = Fate::Stands;
                    }
                }
                None => {
                    done.push(entries.len());
                    entries.push(entry_of(step, Fate::Stands));
                }
            },
        }
    }
    entries.retain(|entry| !entry.changes.is_empty());
    entries
}

fn entry_of(step: &Step, fate: Fate) -> Entry {
    let Step { revision, at, by, changes, joined, .. } = step;
    let joined = joined.iter().map(|joined| joined.by.clone()).collect();
    Entry { revision: *revision, at: at.clone(), by: by.clone(), changes: changes.clone(), fate, joined }
}

/// The programme as it was at a revision, as far back as the log goes.
#[must_use]
pub fn program_at(document: &Document, revision: u64) -> Option<Program> {
    let mut program = document.program().clone();
    let mut reached = document.revision();
    for step in document.log().iter().rev().take_while(|step| step.revision > revision) {
        step.changes.inverse().apply(&mut program);
        reached = step.first.saturating_sub(1);
    }
    (reached == revision).then_some(program)
}

/// What leads back to an earlier state. Restore points and proposals stay as they are: they
/// are about the work, not part of what the programme says.
#[must_use]
pub fn back_to(program: &Program, then: &Program) -> ChangeSet {
    let of_content = |change: &Change| change.target().is_some_and(|t| !t.kind.is_about_the_work());
    let changes = ChangeSet::between(program, then);
    ChangeSet::of(changes.changes().iter().filter(|change| of_content(change)).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;
    use crate::edit::document::{Stamp, TypingSession};
    use crate::model::record::{Id, RecordRef};
    use crate::model::value::Value;

    fn title(text: &str) -> Edit {
        Edit::Set(RecordRef::PROGRAMME, vec![("title", Value::text(text))])
    }

    fn stamp(at: &str) -> Stamp {
        Stamp { at: at.to_owned(), by: "Planerare".to_owned() }
    }

    /// The titles that entries lead to, with a mark on those that were undone.
    fn shown(document: &Document) -> Vec<String> {
        let told = entries(document.log()).into_iter().map(|entry| {
            let after = entry.changes.changes()[0].after.clone().unwrap();
            let title = after.get("title").as_text().unwrap_or_default().to_owned();
            match entry.fate {
                Fate::Stands => title,
                Fate::Undone { .. } => format!("({title})"),
                Fate::TakesBack => format!("back to {title}"),
            }
        });
        told.collect()
    }

    #[test]
    fn typing_is_one_entry_and_what_was_undone_is_marked() {
        let mut document = Document::new(Id(1), Program::default());
        document.dispatch(title("a"), stamp("1")).unwrap();
        for text in ["b", "bc", "bcd"] {
            let session = TypingSession(1);
            document.dispatch_typing(title(text), session, RecordRef::PROGRAMME, stamp("2")).unwrap();
        }
        document.dispatch(title("e"), stamp("3")).unwrap();
        assert_eq!(shown(&document), ["a", "bcd", "e"]);
        document.undo(stamp("4"));
        document.undo(stamp("5"));
        assert_eq!(shown(&document), ["a", "(bcd)", "(e)"]);
        document.redo(stamp("6"));
        assert_eq!(shown(&document), ["a", "bcd", "(e)"]);
        document.dispatch(title("f"), stamp("7")).unwrap();
        document.undo(stamp("8"));
        assert_eq!(shown(&document), ["a", "bcd", "(e)", "(f)"]);
        let fates: Vec<Fate> = entries(document.log()).into_iter().map(|entry| entry.fate).collect();
        assert_eq!(fates[2], Fate::Undone { at: "4".to_owned(), by: "Planerare".to_owned() });
    }

    #[test]
    fn any_earlier_state_can_be_had_back() {
        let mut document = Document::new(Id(1), Program::default());
        let mut states = vec![(0, document.program().clone())];
        for place in 0..9 {
            match place {
                3 | 6 => drop(document.undo(stamp("1"))),
                4 => drop(document.redo(stamp("1"))),
                _ => drop(document.dispatch(title(&place.to_string()), stamp("1")).unwrap()),
            }
            states.push((document.revision(), document.program().clone()));
        }
        for (revision, state) in states {
            assert_eq!(program_at(&document, revision).as_ref(), Some(&state), "{revision}");
            let mut now = document.program().clone();
            back_to(&now, &state).apply(&mut now);
            assert_eq!(now, state);
        }
        assert_eq!(program_at(&document, 99), None);
    }
}
