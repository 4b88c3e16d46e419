//! The programme as goals with their measures, in the order in which they are shown. A
//! measure that serves several goals stands under each of them.

use crate::model::goal::Goal;
use crate::model::measure::{Measure, Status};
use crate::model::program::Program;
use crate::model::record::{GoalId, MeasureId};
use std::sync::Arc;

/// A goal with the measures that serve it; the last group has none and holds the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The goal; nothing for measures without one.
    pub goal: Option<GoalId>,
    /// Its measures in order.
    pub measures: Vec<MeasureId>,
    /// How many of them are under way or done.
    pub under_way: usize,
}

const fn is_under_way(status: Status) -> bool {
    match status {
        Status::OnPlan | Status::Deviates | Status::Completed => true,
        Status::NotStarted | Status::Dropped => false,
    }
}

fn group(goal: Option<GoalId>, measures: &[&Arc<Measure>]) -> Group {
    Group {
        goal,
        measures: measures.iter().map(|measure| measure.id).collect(),
        under_way: measures.iter().filter(|measure| is_under_way(measure.status)).count(),
    }
}

/// The groups of a programme.
#[must_use]
pub fn groups(program: &Program) -> Vec<Group> {
    let measures = program.measures.in_order();
    let mut groups: Vec<Group> = program
        .goals
        .in_order()
        .into_iter()
        .map(|goal: &Arc<Goal>| {
            let serving: Vec<_> = measures.iter().copied().filter(|m| m.goals.contains(&goal.id)).collect();
            group(Some(goal.id), &serving)
        })
        .collect();
    let homeless: Vec<_> = measures
        .iter()
        .copied()
        .filter(|m| !m.goals.iter().any(|goal| program.goals.get(*goal).is_some()))
        .collect();
    if !homeless.is_empty() {
        groups.push(group(None, &homeless));
    }
    groups
}
