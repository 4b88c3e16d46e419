//! The programme as goals with their measures, in the order in which they are shown. A
//! measure that serves several goals stands under each of them.

use crate::model::goal::Goal;
use crate::model::measure::{Measure, Status};
use crate::model::program::Program;
use crate::model::record::{GoalId, MeasureId, Record};
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

/// Where a record lands that moves one place up or down among its neighbours in a list.
#[must_use]
pub fn neighbours_after_move<R: Record>(
    ordered: &[&Arc<R>],
    place: usize,
    down: bool,
) -> Option<(Option<usize>, Option<usize>)> {
    let last = ordered.len().checked_sub(1)?;
    if down {
        (place < last).then(|| (Some(place + 1), (place + 2 <= last).then_some(place + 2)))
    } else {
        (place > 0).then(|| (place.checked_sub(2), Some(place - 1)))
    }
}
