//! The goals while a table is read: those of the programme and those that it adds, found by
//! number and title. Knows no measure.

use super::cell::goal::{Named, number_key};
use super::fold::fold;
use crate::edit::numbering::Numbers;
use crate::model::goal::Goal;
use crate::model::program::Program;
use crate::model::record::GoalId;
use std::collections::{BTreeMap, BTreeSet};

/// The goals, found by number and title.
#[derive(Default)]
pub(super) struct GoalBook {
    by_number: BTreeMap<String, GoalId>,
    by_title: BTreeMap<String, GoalId>,
    titles: BTreeMap<GoalId, String>,
    numbers: Numbers,
    reserved: BTreeSet<String>,
}

impl GoalBook {
    /// The goals of a programme.
    pub(super) fn of(program: &Program) -> GoalBook {
        let mut book = GoalBook { numbers: Numbers::beginning("M1"), ..GoalBook::default() };
        for goal in program.goals.in_order() {
            book.add(goal);
        }
        book
    }

    /// Adds a goal.
    pub(super) fn add(&mut self, goal: &Goal) {
        self.numbers.take(&goal.number);
        if !goal.number.trim().is_empty() {
            self.by_number.entry(number_key(&goal.number)).or_insert(goal.id);
        }
        let title = fold(&goal.title);
        if !title.is_empty() {
            self.by_title.entry(title.clone()).or_insert(goal.id);
        }
        self.titles.insert(goal.id, title);
    }

    /// Keeps numbers that stand in the table from being given to other goals.
    pub(super) fn reserve(&mut self, named: Vec<Named>) {
        self.reserved.extend(named.iter().filter(|n| !n.number.is_empty()).map(|n| number_key(&n.number)));
    }

    /// The goal, and whether the name says nothing beyond it.
    pub(super) fn find(&self, named: &Named) -> Option<(GoalId, bool)> {
        let title = fold(&named.title);
        if !named.number.is_empty()
            && let Some(goal) = self.by_number.get(&number_key(&named.number))
        {
            let same = title.is_empty() || self.titles.get(goal) == Some(&title);
            return Some((*goal, same));
        }
        self.by_title.get(&title).map(|goal| (*goal, named.number.is_empty()))
    }

    /// Whether a goal is called so.
    pub(super) fn has_title(&self, text: &str) -> bool {
        self.by_title.contains_key(&fold(text))
    }

    /// A number that neither the programme nor the table has.
    pub(super) fn next_number(&mut self) -> String {
        let mut number = self.numbers.next_free();
        for _ in 0..self.reserved.len() {
            if !self.reserved.contains(&number_key(&number)) {
                break;
            }
            number = self.numbers.next_free();
        }
        number
    }
}
