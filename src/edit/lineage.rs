//! Where a copy of a programme comes from, and where two copies parted. A merge needs a true
//! base: a state that both copies build on. Every state has a mark; what a copy knows of
//! its past (its log, what was taken in, what was sent) says which marks it builds on.

use super::change::ChangeSet;
use super::document::{Action, Document, Step};
use super::mark::Mark;
use crate::model::program::Program;
use crate::model::record::BodyId;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// So many marks of states that somebody may build on are remembered; the oldest go first.
pub const KNOWN_LIMIT: usize = 400;

/// A copy that was taken in by a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The mark of its state.
    pub mark: Mark,
    /// The marks of states that it built on and others may build on.
    pub known: Vec<Mark>,
    /// Whose it was: a role, a body or the name of the file.
    pub by: String,
    /// What leads from the outcome to its state, so that this state is a base later on.
    pub back: ChangeSet,
}

/// The latest state that left or came and is older than the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// Its mark.
    pub mark: Mark,
    /// Its revision.
    pub revision: u64,
    /// What leads from it to the state before the first step of the log.
    pub changes: ChangeSet,
}

/// What is known of the time before the log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Past {
    /// The mark of the state before the first step of the log.
    pub start: Mark,
    /// The marks of states that somebody may build on, oldest first.
    pub known: Vec<Mark>,
    /// A state before the log that others are likely to build on.
    pub base: Option<Base>,
}

impl Past {
    /// Remembers marks.
    pub fn know(&mut self, marks: impl IntoIterator<Item = Mark>) {
        for mark in marks {
            if !self.knows(mark) {
                self.known.push(mark);
            }
        }
        if self.known.len() > KNOWN_LIMIT {
            self.known.drain(..self.known.len() - KNOWN_LIMIT);
        }
    }

    /// Whether somebody may build on that state.
    #[must_use]
    pub fn knows(&self, mark: Mark) -> bool {
        self.known.contains(&mark)
    }

    /// Takes in a step that leaves the log. What came in by a merge that was undone since is not
    /// remembered as known.
    pub fn fold(&mut self, step: &Step, in_force: bool) {
        if self.knows(self.start) {
            let revision = step.first.saturating_sub(1);
            self.base = Some(Base { mark: self.start, revision, changes: ChangeSet::default() });
        }
        if let Some(base) = &mut self.base {
            base.changes.absorb(&step.changes);
        }
        for joined in step.joined.iter().filter(|_| in_force) {
            self.know(joined.known.iter().copied());
            self.know([joined.mark]);
        }
        self.start = step.mark;
    }
}

/// What a copy is sent for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be worked on freely.
    Work,
    /// For comment: what is changed in it comes back as proposals.
    Comment,
    /// The part of one body: what the body answers for may be changed.
    Body(BodyId),
}

/// To whom and for what a copy was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// What for.
    pub purpose: Purpose,
    /// The mark of the state that was sent; for a part of the programme, that of the whole.
    pub mark: Mark,
    /// When, local time with offset.
    pub at: String,
    /// By whom: a role.
    pub by: String,
    /// To whom, as the sender wrote.
    pub to: String,
    /// What the sender asks for.
    pub note: String,
}

/// The history of a copy as a merge sees it.
#[derive(Debug, Clone)]
pub struct Lineage {
    /// The mark of its state.
    pub mark: Mark,
    /// The programme.
    pub program: Program,
    /// Whose it is: a role, a body or the name of a file.
    pub by: String,
    log: Vec<Arc<Step>>,
    past: Past,
    /// The marks that its state builds on.
    ancestry: BTreeSet<Mark>,
}

impl Document {
    /// The history of this copy.
    #[must_use]
    pub fn lineage(&self) -> Lineage {
        let by = self.log().last().map(|step| step.by.clone()).unwrap_or_default();
        let (log, past) = (self.log().to_vec(), self.past().clone());
        let mut ancestry = ancestry(&log, &past);
        ancestry.extend(self.passed());
        Lineage { mark: self.mark(), program: self.program().clone(), by, log, past, ancestry }
    }
}

/// The revisions of the steps that are in force after all of these: made, and not undone since.
pub(super) fn in_force<'a>(steps: impl Iterator<Item = &'a Arc<Step>>) -> BTreeSet<u64> {
    let (mut done, mut undone): (Vec<u64>, Vec<u64>) = (Vec::new(), Vec::new());
    for step in steps {
        match step.action {
            Action::Do => {
                done.push(step.revision);
                undone.clear();
            }
            Action::Amend => {}
            Action::Undo => undone.extend(done.pop()),
            Action::Redo => done.extend(undone.pop()),
        }
    }
    done.into_iter().collect()
}

/// The marks that a state builds on. A merge that was undone is not among them, nor what was only
/// known by it: what came in by it is to come in again the next time.
fn ancestry(log: &[Arc<Step>], past: &Past) -> BTreeSet<Mark> {
    let mut found: BTreeSet<Mark> = past.known.iter().copied().collect();
    found.insert(past.start);
    found.extend(past.base.iter().map(|base| base.mark));
    found.extend(log.iter().map(|step| step.mark));
    let in_force = in_force(log.iter());
    let (made, undone): (Vec<&Arc<Step>>, Vec<&Arc<Step>>) =
        log.iter().filter(|step| !step.joined.is_empty()).partition(|step| in_force.contains(&step.revision));
    for step in undone {
        for joined in &step.joined {
            found.remove(&joined.mark);
        }
        if !past.knows(step.mark) {
            found.remove(&step.mark);
        }
    }
    for step in made {
        found.insert(step.mark);
        for joined in &step.joined {
            found.insert(joined.mark);
            found.extend(joined.known.iter().copied());
        }
    }
    found
}

impl Lineage {
    /// Whether its state builds on the state with that mark.
    #[must_use]
    pub fn contains(&self, mark: Mark) -> bool {
        self.ancestry.contains(&mark)
    }

    /// A copy of which only the state is known, and marks of states that it builds on: a part of
    /// the programme that came back, or a table.
    #[must_use]
    pub fn bare(mark: Mark, program: Program, by: String, known: Vec<Mark>) -> Lineage {
        let past = Past { start: mark, known, base: None };
        let ancestry = ancestry(&[], &past);
        Lineage { mark, program, by, log: Vec::new(), past, ancestry }
    }

    /// What it becomes by taking others in, known by its mark and by what it builds on, as
    /// [`Document::join`] would make it.
    #[must_use]
    pub fn united(&self, others: &[&Lineage], outcome: &Program) -> Lineage {
        let new: Vec<&Lineage> = others.iter().copied().filter(|other| !self.contains(other.mark)).collect();
        let mut known = self.ancestry.clone();
        for other in &new {
            known.extend(other.tips());
            known.insert(other.mark);
        }
        let mark = if new.is_empty() && *outcome == self.program {
            self.mark
        } else {
            self.mark_with(&new, &self.heads_with(&new), outcome)
        };
        Lineage::bare(mark, outcome.clone(), self.by.clone(), known.into_iter().collect())
    }

    /// The mark of what comes of taking others in. What ends as one of them is that one: nothing
    /// was decided here.
    pub(super) fn mark_with(&self, new: &[&Lineage], heads: &[Mark], outcome: &Program) -> Mark {
        let is_theirs = |other: &&&Lineage| *heads == [other.mark] && *outcome == other.program;
        new.iter().find(is_theirs).map_or_else(|| Mark::joined(heads, outcome), |other| other.mark)
    }

    /// Whether a step of its log united these histories.
    #[must_use]
    pub fn has_united(&self, heads: &[Mark]) -> bool {
        self.log.iter().any(|step| step.heads == heads)
    }

    /// The histories that its state unites: its own alone unless it was just merged.
    #[must_use]
    pub fn heads(&self) -> Vec<Mark> {
        let heads = self.log.last().map(|step| step.heads.clone()).unwrap_or_default();
        if heads.is_empty() { vec![self.mark] } else { heads }
    }

    /// The histories that it and others unite, without those that another builds on anyway.
    #[must_use]
    pub fn heads_with(&self, others: &[&Lineage]) -> Vec<Mark> {
        let all: Vec<&Lineage> = others.iter().copied().chain([self]).collect();
        let mut heads: BTreeSet<Mark> = all.iter().flat_map(|lineage| lineage.heads()).collect();
        for lineage in &all {
            let own = lineage.heads();
            heads.retain(|head| own.contains(head) || !lineage.contains(*head));
        }
        heads.into_iter().collect()
    }

    /// The marks of states that others may build on, to be remembered by who takes this in.
    #[must_use]
    pub fn tips(&self) -> Vec<Mark> {
        let mut past = self.past.clone();
        past.know(self.past.base.iter().map(|base| base.mark));
        past.know([self.past.start]);
        for joined in self.log.iter().flat_map(|step| &step.joined) {
            past.know(joined.known.iter().copied());
            past.know([joined.mark]);
        }
        past.known.retain(|mark| self.contains(*mark));
        past.known
    }

    /// When the state with that mark was made and which revision it has, if the log tells.
    #[must_use]
    pub fn moment(&self, mark: Mark) -> Option<(u64, &str)> {
        self.log.iter().find(|step| step.mark == mark).map(|step| (step.revision, step.at.as_str()))
    }

    /// The marks that both build on.
    #[must_use]
    pub fn common(&self, other: &Lineage) -> BTreeSet<Mark> {
        self.ancestry.intersection(&other.ancestry).copied().collect()
    }

    /// The states with these marks, as far as they can be made from what is at hand.
    #[must_use]
    pub fn states(&self, wanted: &BTreeSet<Mark>) -> BTreeMap<Mark, Program> {
        let mut found = BTreeMap::new();
        let mut state = self.program.clone();
        let keep = |found: &mut BTreeMap<Mark, Program>, mark: Mark, state: &Program| {
            if wanted.contains(&mark) {
                found.insert(mark, state.clone());
            }
        };
        keep(&mut found, self.mark, &state);
        for step in self.log.iter().rev() {
            keep(&mut found, step.mark, &state);
            for joined in step.joined.iter().filter(|joined| wanted.contains(&joined.mark)) {
                let mut theirs = state.clone();
                joined.back.apply(&mut theirs);
                found.entry(joined.mark).or_insert(theirs);
            }
            step.changes.inverse().apply(&mut state);
        }
        keep(&mut found, self.past.start, &state);
        if let Some(base) = self.past.base.as_ref().filter(|base| wanted.contains(&base.mark)) {
            base.changes.inverse().apply(&mut state);
            found.insert(base.mark, state);
        }
        found
    }

    /// The marks of the states that can be made from what is at hand.
    fn at_hand(&self) -> impl Iterator<Item = Mark> {
        let log = self.log.iter().flat_map(|step| step.joined.iter().map(|j| j.mark).chain([step.mark]));
        let base = self.past.base.as_ref().map(|base| base.mark);
        log.chain(base).chain([self.mark, self.past.start])
    }

    /// What the state with that mark builds on, as far as this copy tells.
    fn behind(&self, mark: Mark) -> BTreeSet<Mark> {
        if mark == self.mark {
            return self.ancestry.clone();
        }
        if let Some(at) = self.log.iter().position(|step| step.mark == mark) {
            let until = self.log.get(..=at).unwrap_or_default();
            let later: BTreeSet<Mark> =
                self.log.get(at + 1..).unwrap_or_default().iter().map(|step| step.mark).collect();
            let mut found = ancestry(until, &self.past);
            found.retain(|mark| !later.contains(mark));
            return found;
        }
        if mark == self.past.start {
            let later: BTreeSet<Mark> = self.log.iter().map(|step| step.mark).collect();
            let mut found = ancestry(&[], &self.past);
            found.retain(|mark| !later.contains(mark));
            return found;
        }
        let joined = self.log.iter().flat_map(|step| &step.joined).find(|j| j.mark == mark);
        joined.map(|joined| joined.known.iter().copied().chain([mark]).collect()).unwrap_or_default()
    }
}

/// The latest states that both copies build on: one, as a rule; several when both have taken in
/// the same others in different ways; none when they have nothing in common. Copies that the
/// browser remembers help to make states that neither carries.
#[must_use]
pub fn bases(mine: &Lineage, theirs: &Lineage, remembered: &[Lineage]) -> Vec<(Mark, Program)> {
    let remembered: Vec<&Lineage> = remembered.iter().collect();
    bases_among(mine, theirs, &remembered, &[])
}

/// The same with the copies out of which the one at hand came.
#[must_use]
pub fn bases_among(
    mine: &Lineage,
    theirs: &Lineage,
    remembered: &[&Lineage],
    own: &[&Lineage],
) -> Vec<(Mark, Program)> {
    let common = mine.common(theirs);
    // What is ours is trusted before what is theirs.
    let all: Vec<&Lineage> = [mine]
        .into_iter()
        .chain(own.iter().copied())
        .chain([theirs])
        .chain(remembered.iter().copied())
        .collect();
    // Only what is at hand counts.
    let at_hand: BTreeSet<Mark> =
        all.iter().flat_map(|lineage| lineage.at_hand()).filter(|mark| common.contains(mark)).collect();
    let mut covered = BTreeSet::new();
    for mark in &at_hand {
        if covered.contains(mark) {
            continue;
        }
        for lineage in &all {
            covered.extend(lineage.behind(*mark).into_iter().filter(|other| other != mark));
        }
    }
    let mut missing: BTreeSet<Mark> = at_hand.difference(&covered).copied().collect();
    if missing.is_empty() {
        missing = at_hand.into_iter().take(1).collect();
    }
    let mut states = BTreeMap::new();
    for lineage in all {
        if missing.is_empty() {
            break;
        }
        for (mark, program) in lineage.states(&missing) {
            missing.remove(&mark);
            states.insert(mark, program);
        }
    }
    states.into_iter().collect()
}
