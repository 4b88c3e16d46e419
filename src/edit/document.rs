//! A programme with its history: every step is logged, undone and redone by swapping what
//! was before with what came after. Knows no storage; time and author come in as text.

use super::change::ChangeSet;
use super::lineage::{Joined, Lineage, Past, Sent, in_force};
use super::mark::Mark;
use super::{Edit, EditError};
use crate::model::program::Program;
use crate::model::record::{Extra, Id, RecordRef};
use std::sync::Arc;

/// So many steps are kept in the log and can be undone; older ones are part of the programme.
pub const LOG_LIMIT: usize = 500;

/// So many states in the middle of typing are remembered: enough for a tab that lags behind.
const PASSED_LIMIT: usize = 100;

/// What a step did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Something new.
    Do,
    /// More of the step before: further typing in the same field.
    Amend,
    /// Took a step back.
    Undo,
    /// Made an undone step again.
    Redo,
}

/// One step of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The first revision that it made: its own, or that of the first piece of its typing.
    pub first: u64,
    /// The revision that the programme has after the step.
    pub revision: u64,
    /// The mark of the state after the step.
    pub mark: Mark,
    /// When, as local time with offset (ISO 8601).
    pub at: String,
    /// Who: a role, not a person.
    pub by: String,
    /// What it did.
    pub action: Action,
    /// What changed.
    pub changes: ChangeSet,
    /// The marks of the histories that the state unites, when the step is a merge.
    pub heads: Vec<Mark>,
    /// The copies that were taken in, when the step is a merge.
    pub joined: Vec<Joined>,
}

/// When and by whom something is done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// Local time with offset (ISO 8601).
    pub at: String,
    /// A role, not a person.
    pub by: String,
}

/// One visit to a text field, from focus to leaving: its typing is one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypingSession(pub u64);

/// A programme with its history.
#[derive(Debug, Clone)]
pub struct Document {
    id: Id,
    program: Program,
    revision: u64,
    log: Vec<Arc<Step>>,
    done: Vec<ChangeSet>,
    undone: Vec<ChangeSet>,
    typing: Option<(TypingSession, RecordRef)>,
    past: Past,
    /// Marks of states in the middle of typing: another tab may have seen one of them.
    passed: Vec<Mark>,
    sent: Option<Sent>,
    extra: Extra,
}

impl Document {
    /// A programme with the log that came with it; steps of the log after
    /// `undoable_from` can be undone.
    #[must_use]
    pub fn open(
        id: Id,
        program: Program,
        revision: u64,
        log: Vec<Arc<Step>>,
        undoable_from: u64,
        past: Past,
    ) -> Document {
        let mut document = Document {
            id,
            program,
            revision,
            log: Vec::new(),
            done: Vec::new(),
            undone: Vec::new(),
            typing: None,
            past,
            passed: Vec::new(),
            sent: None,
            extra: Extra::default(),
        };
        for step in log {
            if step.revision > undoable_from {
                document.remember(step.action, &step.changes, !step.joined.is_empty());
            }
            document.log.push(step);
        }
        document
    }

    /// A new programme.
    #[must_use]
    pub fn new(id: Id, program: Program) -> Document {
        let past = Past { start: Mark::of_content(id, &program), ..Past::default() };
        Document::open(id, program, 0, Vec::new(), 0, past)
    }

    /// The same with what stood beside the known parts in its file.
    #[must_use]
    pub fn with_extra(mut self, extra: Extra) -> Document {
        self.extra = extra;
        self
    }

    /// The same, sent to somebody or come back from there.
    #[must_use]
    pub fn with_sent(mut self, sent: Option<Sent>) -> Document {
        self.sent = sent;
        self
    }

    /// Its permanent id: copies that are sent around have the same.
    #[must_use]
    pub const fn id(&self) -> Id {
        self.id
    }

    /// The programme as it is now.
    #[must_use]
    pub const fn program(&self) -> &Program {
        &self.program
    }

    /// How many steps have been made since it was new.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The steps that are kept, oldest first.
    #[must_use]
    pub fn log(&self) -> &[Arc<Step>] {
        &self.log
    }

    /// What stood beside the known parts in its file.
    #[must_use]
    pub const fn extra(&self) -> &Extra {
        &self.extra
    }

    /// What is known of the time before the log.
    #[must_use]
    pub const fn past(&self) -> &Past {
        &self.past
    }

    /// To whom and for what this copy was sent.
    #[must_use]
    pub const fn sent(&self) -> Option<&Sent> {
        self.sent.as_ref()
    }

    /// Marks of states in the middle of typing, which the log does not hold.
    #[must_use]
    pub fn passed(&self) -> &[Mark] {
        &self.passed
    }

    /// The mark of the present state.
    #[must_use]
    pub fn mark(&self) -> Mark {
        self.log.last().map_or(self.past.start, |step| step.mark)
    }

    /// Notes that the present state leaves for somewhere else, or came from there: others may
    /// come to build on it.
    pub fn publish(&mut self) {
        let mark = self.mark();
        self.past.know([mark]);
        self.typing = None;
    }

    /// The changes that undo would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&ChangeSet> {
        self.done.last()
    }

    /// The changes that redo would make again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&ChangeSet> {
        self.undone.last()
    }

    /// The visit to a field whose typing the next undo would take back.
    #[must_use]
    pub fn typing_session(&self) -> Option<TypingSession> {
        self.typing.map(|(session, _)| session)
    }

    /// Makes an edit as a step. Nothing is returned when it changes nothing.
    ///
    /// # Errors
    /// See [`EditError`]; then nothing has changed.
    pub fn dispatch(&mut self, edit: Edit, stamp: Stamp) -> Result<Option<Arc<Step>>, EditError> {
        let changes = edit.changes(&self.program)?;
        if changes.is_empty() {
            return Ok(None);
        }
        self.typing = None;
        Ok(Some(self.make(Action::Do, changes, stamp)))
    }

    /// Makes an edit that belongs to one visit to a field: the first becomes a step, the
    /// following ones amend it.
    ///
    /// # Errors
    /// See [`EditError`]; then nothing has changed.
    pub fn dispatch_typing(
        &mut self,
        edit: Edit,
        session: TypingSession,
        target: RecordRef,
        stamp: Stamp,
    ) -> Result<Option<Arc<Step>>, EditError> {
        let changes = edit.changes(&self.program)?;
        if changes.is_empty() {
            return Ok(None);
        }
        let continued = self.typing == Some((session, target)) && !self.done.is_empty();
        self.typing = Some((session, target));
        let action = if continued { Action::Amend } else { Action::Do };
        Ok(Some(self.make(action, changes, stamp)))
    }

    /// Takes the last step back.
    pub fn undo(&mut self, stamp: Stamp) -> Option<Arc<Step>> {
        let changes = self.done.last()?.inverse();
        self.typing = None;
        Some(self.make(Action::Undo, changes, stamp))
    }

    /// Makes the last undone step again.
    pub fn redo(&mut self, stamp: Stamp) -> Option<Arc<Step>> {
        let changes = self.undone.last()?.clone();
        self.typing = None;
        Some(self.make(Action::Redo, changes, stamp))
    }

    /// Makes a step that was made before: one from the journal, or from another tab.
    pub fn replay(&mut self, step: Arc<Step>) {
        self.typing = None;
        self.apply(step);
    }

    /// Takes in what merging with other copies gave, as one step. Nothing is returned when
    /// neither the programme nor what is known of other copies changes.
    pub fn join(&mut self, outcome: &Program, others: &[&Lineage], stamp: Stamp) -> Option<Arc<Step>> {
        let mine = self.lineage();
        let changes = ChangeSet::between(&self.program, outcome);
        let new: Vec<&Lineage> = others.iter().copied().filter(|other| !mine.contains(other.mark)).collect();
        if new.is_empty() {
            // They had nothing but what is here; only what was altered by hand can be new.
            return (!changes.is_empty()).then(|| self.make(Action::Do, changes, stamp));
        }
        let heads = mine.heads_with(&new);
        let joined = new.iter().map(|other| Joined {
            mark: other.mark,
            known: other.tips(),
            by: other.by.clone(),
            back: ChangeSet::between(outcome, &other.program),
        });
        let joined = joined.collect();
        let mark = mine.mark_with(&new, &heads, outcome);
        let Stamp { at, by } = stamp;
        let revision = self.revision + 1;
        let action = Action::Do;
        let step = Arc::new(Step { first: revision, revision, mark, at, by, action, changes, heads, joined });
        self.typing = None;
        self.apply(Arc::clone(&step));
        Some(step)
    }

    fn make(&mut self, action: Action, changes: ChangeSet, stamp: Stamp) -> Arc<Step> {
        let revision = self.revision + 1;
        let mark = self.mark().after(revision, &stamp, action, &changes);
        let Stamp { at, by } = stamp;
        let step = Arc::new(Step {
            first: revision,
            revision,
            mark,
            at,
            by,
            action,
            changes,
            heads: Vec::new(),
            joined: Vec::new(),
        });
        self.apply(Arc::clone(&step));
        step
    }

    fn apply(&mut self, step: Arc<Step>) {
        step.changes.apply(&mut self.program);
        self.revision = step.revision;
        self.remember(step.action, &step.changes, !step.joined.is_empty());
        self.write_down(step);
        while self.log.len() > LOG_LIMIT {
            let oldest = self.log.remove(0);
            let in_force = oldest.joined.is_empty()
                || in_force([&oldest].into_iter().chain(&self.log)).contains(&oldest.revision);
            self.past.fold(&oldest, in_force);
        }
    }

    /// Puts a step into the log. Further typing becomes part of the step that it continues,
    /// unless somebody may build on the state in between.
    fn write_down(&mut self, step: Arc<Step>) {
        let continues = step.action == Action::Amend
            && self.log.last().is_some_and(|last| {
                last.action == Action::Do && last.joined.is_empty() && !self.past.knows(last.mark)
            });
        let Some(last) = (if continues { self.log.pop() } else { None }) else {
            return self.log.push(step);
        };
        if self.passed.len() >= PASSED_LIMIT {
            self.passed.remove(0);
        }
        self.passed.push(last.mark);
        let changes = last.changes.then(&step.changes);
        let at = step.at.clone();
        let (first, action) = (last.first, last.action);
        self.log.push(Arc::new(Step { first, action, changes, at, ..(*step).clone() }));
    }

    /// Keeps the stacks of undo and redo true to a step.
    fn remember(&mut self, action: Action, changes: &ChangeSet, joins: bool) {
        match action {
            // Typing that ended where it began.
            Action::Do if changes.is_empty() && !joins => self.undone.clear(),
            Action::Do => {
                self.done.push(changes.clone());
                self.undone.clear();
            }
            Action::Amend => {
                let joined = self.done.pop().unwrap_or_default().then(changes);
                // Typing that ends where it began is no step; what follows begins a new one.
                if joined.is_empty() {
                    self.typing = None;
                } else {
                    self.done.push(joined);
                }
                self.undone.clear();
            }
            Action::Undo => self.undone.extend(self.done.pop()),
            Action::Redo => self.done.extend(self.undone.pop()),
        }
        if self.done.len() > LOG_LIMIT {
            self.done.drain(..self.done.len() - LOG_LIMIT);
        }
    }
}
