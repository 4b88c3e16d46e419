//! Edits of the outline: goals with their measures, typed and moved like a list. What comes
//! next, a level down or up, a place further, also from one goal to the next.

use super::Edit;
use super::ties::{Ties, ties_of};
use crate::model::goal::Goal;
use crate::model::measure::Measure;
use crate::model::program::{AnyRecord, Program};
use crate::model::rank::Rank;
use crate::model::record::{GoalId, Id, Kind, MeasureId, RecordRef};
use std::sync::Arc;

/// What a new record of the outline brings: an id that is not taken, and its human number.
#[derive(Debug, Clone)]
pub struct Fresh {
    /// Permanent id.
    pub id: Id,
    /// Such as `M4` or `A07`.
    pub number: String,
}

/// A new goal after another, or at the end.
#[must_use]
pub fn goal_after(program: &Program, after: Option<GoalId>, fresh: Fresh) -> AnyRecord {
    let goals = program.goals.in_order();
    let place = after.and_then(|after| goals.iter().position(|goal| goal.id == after));
    let rank = match place {
        Some(place) => Rank::between(
            goals.get(place).map(|goal| &goal.rank),
            goals.get(place + 1).map(|goal| &goal.rank),
        ),
        None => program.last_rank(Kind::Goal),
    };
    let goal = Goal { id: GoalId(fresh.id), number: fresh.number, rank, ..Goal::default() };
    AnyRecord::Goal(Arc::new(goal))
}

/// A new measure under a goal, after another one or as the first.
#[must_use]
pub fn measure_after(
    program: &Program,
    under: Option<GoalId>,
    after: Option<MeasureId>,
    fresh: Fresh,
) -> AnyRecord {
    let rank = match after.and_then(|after| program.measures.get(after)) {
        Some(after) => rank_after(program, &after.rank),
        None => match of_goal(program, under).first() {
            Some(first) => rank_before(program, &first.rank),
            None => program.last_rank(Kind::Measure),
        },
    };
    let goals = under.into_iter().collect();
    let measure =
        Measure { id: MeasureId(fresh.id), number: fresh.number, rank, goals, ..Measure::default() };
    AnyRecord::Measure(Arc::new(measure))
}

/// The last measure under a goal.
#[must_use]
pub fn last_of(program: &Program, under: Option<GoalId>) -> Option<MeasureId> {
    of_goal(program, under).last().map(|measure| measure.id)
}

/// Makes a goal that has only a title so far into the last measure of the goal above it.
/// Nothing when there is none above, or when more than a title would be lost.
#[must_use]
pub fn demote(program: &Program, goal: GoalId, fresh: Fresh) -> Option<Edit> {
    let goals = program.goals.in_order();
    let place = goals.iter().position(|known| known.id == goal)?;
    let above = goals.get(place.checked_sub(1)?)?.id;
    let goal = goals.get(place)?;
    let target = RecordRef::new(Kind::Goal, goal.id.0);
    let only_title = Goal {
        id: goal.id,
        rank: goal.rank.clone(),
        number: goal.number.clone(),
        title: goal.title.clone(),
        ..Goal::default()
    };
    if ***goal != only_title || !ties_of(program, target).is_empty() {
        return None;
    }
    let mut measure = measure_after(program, Some(above), last_of(program, Some(above)), fresh);
    if let AnyRecord::Measure(measure) = &mut measure {
        Arc::make_mut(measure).title.clone_from(&goal.title);
    }
    Some(Edit::Several(vec![Edit::Remove(target, Ties::Untie), Edit::Add(measure)]))
}

/// Makes a measure that has only a title so far into a goal after its own. Nothing when more
/// than a title would be lost.
#[must_use]
pub fn promote(program: &Program, measure: MeasureId, fresh: Fresh) -> Option<Edit> {
    let measure = program.measures.get(measure)?;
    let target = RecordRef::new(Kind::Measure, measure.id.0);
    let only_title = Measure {
        id: measure.id,
        rank: measure.rank.clone(),
        number: measure.number.clone(),
        title: measure.title.clone(),
        goals: measure.goals.clone(),
        ..Measure::default()
    };
    if **measure != only_title || measure.goals.len() > 1 || !ties_of(program, target).is_empty() {
        return None;
    }
    let mut goal = goal_after(program, measure.goals.iter().next().copied(), fresh);
    if let AnyRecord::Goal(goal) = &mut goal {
        Arc::make_mut(goal).title.clone_from(&measure.title);
    }
    Some(Edit::Several(vec![Edit::Remove(target, Ties::Untie), Edit::Add(goal)]))
}

/// Moves a goal one place up or down.
#[must_use]
pub fn move_goal(program: &Program, goal: GoalId, down: bool) -> Option<Edit> {
    let goals = program.goals.in_order();
    let place = goals.iter().position(|known| known.id == goal)?;
    let ranks: Vec<&Rank> = goals.iter().map(|goal| &goal.rank).collect();
    Some(Edit::Move(RecordRef::new(Kind::Goal, goal.0), neighbour_rank(&ranks, place, down)?))
}

/// Moves a measure one place up or down under a goal; past the first or last place it goes
/// to the goal above or below.
#[must_use]
pub fn move_measure(
    program: &Program,
    under: Option<GoalId>,
    measure: MeasureId,
    down: bool,
) -> Option<Edit> {
    let target = RecordRef::new(Kind::Measure, measure.0);
    let siblings = of_goal(program, under);
    let place = siblings.iter().position(|sibling| sibling.id == measure)?;
    let ranks: Vec<&Rank> = siblings.iter().map(|sibling| &sibling.rank).collect();
    if let Some(rank) = neighbour_rank(&ranks, place, down) {
        return Some(Edit::Move(target, rank));
    }
    let goals = program.goals.in_order();
    let own = goals.iter().position(|goal| Some(goal.id) == under);
    let next = match (own, down) {
        (Some(own), true) => goals.get(own + 1),
        (Some(own), false) => goals.get(own.checked_sub(1)?),
        // The measures without a goal stand last.
        (None, false) => goals.last(),
        (None, true) => None,
    }?;
    let there = of_goal(program, Some(next.id));
    let rank = if down {
        there.first().map(|first| rank_before(program, &first.rank))
    } else {
        there.last().map(|last| rank_after(program, &last.rank))
    };
    let mut moved = program.measures.get(measure)?.goals.clone();
    if let Some(under) = under {
        moved.remove(&under);
    }
    moved.insert(next.id);
    let goals = crate::model::field::FieldValue::to_value(&moved);
    let mut edits = vec![Edit::Set(target, vec![("goals", goals)])];
    edits.extend(rank.map(|rank| Edit::Move(target, rank)));
    Some(Edit::Several(edits))
}

/// Puts copies of measures under a goal, one after the other. Each takes a fresh id and
/// number; without a goal they keep their own.
#[must_use]
pub fn duplicate(
    program: &Program,
    measures: &[Arc<Measure>],
    under: Option<GoalId>,
    after: Option<MeasureId>,
    fresh: Vec<Fresh>,
) -> Edit {
    let mut ranks = ranks_after(program, under, after, measures.len()).into_iter();
    let copies = measures.iter().zip(fresh).map(|(measure, fresh)| {
        let mut copy = Measure::clone(measure);
        copy.id = MeasureId(fresh.id);
        copy.number = fresh.number;
        copy.rank = ranks.next().unwrap_or_default();
        if let Some(under) = under {
            copy.goals = [under].into();
        }
        Edit::Add(AnyRecord::Measure(Arc::new(copy)))
    });
    Edit::Several(copies.collect())
}

/// Moves measures under a goal, one after the other; each leaves the goal that it is moved
/// from. They keep their ids, so whatever refers to them still does.
#[must_use]
pub fn transfer(
    program: &Program,
    measures: &[MeasureId],
    from: Option<GoalId>,
    under: Option<GoalId>,
    after: Option<MeasureId>,
) -> Edit {
    let moving: Vec<&Arc<Measure>> = measures.iter().filter_map(|id| program.measures.get(*id)).collect();
    // The place is sought among those that stay.
    let after = after.filter(|after| !measures.contains(after));
    let mut ranks = ranks_after(program, under, after, moving.len()).into_iter();
    let mut edits = Vec::new();
    for measure in moving {
        let target = RecordRef::new(Kind::Measure, measure.id.0);
        if let Some(under) = under {
            let mut goals = measure.goals.clone();
            let left = from.filter(|from| goals.contains(from)).or_else(|| goals.first().copied());
            if let Some(left) = left {
                goals.remove(&left);
            }
            goals.insert(under);
            edits.push(Edit::Set(target, vec![("goals", crate::model::field::FieldValue::to_value(&goals))]));
        }
        edits.extend(ranks.next().map(|rank| Edit::Move(target, rank)));
    }
    Edit::Several(edits)
}

/// Places for several measures in a row: after one, else at the end of a goal.
fn ranks_after(
    program: &Program,
    under: Option<GoalId>,
    after: Option<MeasureId>,
    count: usize,
) -> Vec<Rank> {
    let after = after.or_else(|| last_of(program, under)).and_then(|id| program.measures.get(id));
    let mut lower = match after {
        Some(measure) => measure.rank.clone(),
        None => {
            return std::iter::successors(Some(program.last_rank(Kind::Measure)), |r| {
                Some(Rank::after(Some(r)))
            })
            .take(count)
            .collect();
        }
    };
    let measures = program.measures.in_order();
    let upper = measures.iter().find(|measure| measure.rank > lower).map(|measure| measure.rank.clone());
    let mut ranks = Vec::with_capacity(count);
    for _ in 0..count {
        lower = Rank::between(Some(&lower), upper.as_ref());
        ranks.push(lower.clone());
    }
    ranks
}

/// The measures under a goal, or those without one, in order.
fn of_goal(program: &Program, goal: Option<GoalId>) -> Vec<&Arc<Measure>> {
    let mut measures = program.measures.in_order();
    measures.retain(|measure| match goal {
        Some(goal) => measure.goals.contains(&goal),
        None => !measure.goals.iter().any(|goal| program.goals.get(*goal).is_some()),
    });
    measures
}

/// A place right after one, before whatever comes next among all measures.
fn rank_after(program: &Program, rank: &Rank) -> Rank {
    let measures = program.measures.in_order();
    let next = measures.iter().find(|measure| measure.rank > *rank).map(|measure| &measure.rank);
    Rank::between(Some(rank), next)
}

fn rank_before(program: &Program, rank: &Rank) -> Rank {
    let measures = program.measures.in_order();
    let before = measures.iter().rfind(|measure| measure.rank < *rank).map(|measure| &measure.rank);
    Rank::between(before, Some(rank))
}

/// The rank past the neighbour above or below.
fn neighbour_rank(ranks: &[&Rank], place: usize, down: bool) -> Option<Rank> {
    let at = |place: Option<usize>| place.and_then(|place| ranks.get(place)).copied();
    if down {
        Some(Rank::between(Some(at(Some(place + 1))?), at(Some(place + 2))))
    } else {
        let above = place.checked_sub(1)?;
        Some(Rank::between(at(above.checked_sub(1)), at(Some(above))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh(id: u64) -> Fresh {
        Fresh { id: Id(id), number: format!("N{id}") }
    }

    fn apply(program: &mut Program, edit: Edit) {
        edit.changes(program).unwrap().apply(program);
    }

    /// The outline as text: goals by id, measures by id in brackets behind them.
    fn shown(program: &Program) -> String {
        let ids = |measures: Vec<&Arc<Measure>>| {
            measures.iter().map(|measure| measure.id.0.0.to_string()).collect::<Vec<_>>().join(" ")
        };
        let goals = program.goals.in_order();
        let mut lines: Vec<String> = goals
            .iter()
            .map(|goal| format!("{}[{}]", goal.id.0.0, ids(of_goal(program, Some(goal.id)))))
            .collect();
        lines.push(format!("[{}]", ids(of_goal(program, None))));
        lines.join(" ")
    }

    /// Two goals, with two measures and one, and one measure without a goal.
    fn program() -> Program {
        let mut program = Program::default();
        for id in [1, 2] {
            let goal = goal_after(&program, None, fresh(id));
            apply(&mut program, Edit::Add(goal));
        }
        for (id, under) in [(11, Some(1)), (12, Some(1)), (21, Some(2)), (91, None)] {
            let under = under.map(|goal| GoalId(Id(goal)));
            let measure = measure_after(&program, under, last_of(&program, under), fresh(id));
            apply(&mut program, Edit::Add(measure));
        }
        assert_eq!(shown(&program), "1[11 12] 2[21] [91]");
        program
    }

    fn goal(id: u64) -> GoalId {
        GoalId(Id(id))
    }

    fn measure(id: u64) -> MeasureId {
        MeasureId(Id(id))
    }

    #[test]
    fn a_new_row_comes_right_after_the_one_that_it_is_added_to() {
        let mut program = program();
        let next = measure_after(&program, Some(goal(1)), Some(measure(11)), fresh(13));
        apply(&mut program, Edit::Add(next));
        let first = measure_after(&program, Some(goal(2)), None, fresh(22));
        apply(&mut program, Edit::Add(first));
        let between = goal_after(&program, Some(goal(1)), fresh(3));
        apply(&mut program, Edit::Add(between));
        assert_eq!(shown(&program), "1[11 13 12] 3[] 2[22 21] [91]");
    }

    #[test]
    fn copies_follow_one_another_and_what_is_moved_keeps_its_id_and_its_other_goals() {
        let mut program = program();
        let two = RecordRef::new(Kind::Measure, Id(12));
        let goals =
            crate::model::field::FieldValue::to_value(&std::collections::BTreeSet::from([goal(1), goal(2)]));
        apply(&mut program, Edit::Set(two, vec![("goals", goals)]));
        assert_eq!(shown(&program), "1[11 12] 2[12 21] [91]");
        let copied: Vec<Arc<Measure>> =
            [11, 12].iter().filter_map(|id| program.measures.get(measure(*id)).cloned()).collect();
        let edit = duplicate(&program, &copied, Some(goal(2)), Some(measure(21)), vec![fresh(31), fresh(32)]);
        apply(&mut program, edit);
        assert_eq!(shown(&program), "1[11 12] 2[12 21 31 32] [91]");
        let edit =
            transfer(&program, &[measure(12), measure(11)], Some(goal(1)), Some(goal(2)), Some(measure(31)));
        apply(&mut program, edit);
        assert_eq!(shown(&program), "1[] 2[21 31 12 11 32] [91]");
    }

    #[test]
    fn a_row_with_only_a_title_changes_its_level_and_keeps_the_title() {
        let mut program = program();
        let next = goal_after(&program, Some(goal(1)), fresh(3));
        apply(&mut program, Edit::Add(next));
        let title = crate::model::value::Value::text("Fler hyresrätter");
        apply(&mut program, Edit::Set(RecordRef::new(Kind::Goal, Id(3)), vec![("title", title)]));
        let demoted = demote(&program, goal(3), fresh(31)).unwrap();
        apply(&mut program, demoted);
        assert_eq!(shown(&program), "1[11 12 31] 2[21] [91]");
        assert_eq!(program.measures.get(measure(31)).unwrap().title, "Fler hyresrätter");
        let promoted = promote(&program, measure(31), fresh(4)).unwrap();
        apply(&mut program, promoted);
        assert_eq!(shown(&program), "1[11 12] 4[] 2[21] [91]");
        assert_eq!(program.goals.get(goal(4)).unwrap().title, "Fler hyresrätter");
    }

    #[test]
    fn no_level_is_changed_where_something_would_be_lost() {
        let mut program = program();
        assert!(demote(&program, goal(1), fresh(5)).is_none(), "there is no goal above");
        assert!(demote(&program, goal(2), fresh(5)).is_none(), "it has measures");
        let target = RecordRef::new(Kind::Measure, Id(11));
        apply(&mut program, Edit::Set(target, vec![("priority", crate::model::value::Value::text("1"))]));
        assert!(promote(&program, measure(11), fresh(5)).is_none(), "it has a priority");
    }

    #[test]
    fn a_measure_moves_through_all_goals_and_back() {
        let mut program = program();
        let mut under = goal(1);
        for (down, shows) in [
            (true, "1[12 11] 2[21] [91]"),
            (true, "1[12] 2[11 21] [91]"),
            (true, "1[12] 2[21 11] [91]"),
            (false, "1[12] 2[11 21] [91]"),
            (false, "1[12 11] 2[21] [91]"),
            (false, "1[11 12] 2[21] [91]"),
        ] {
            let edit = move_measure(&program, Some(under), measure(11), down).unwrap();
            apply(&mut program, edit);
            assert_eq!(shown(&program), shows);
            under = *program.measures.get(measure(11)).unwrap().goals.iter().next().unwrap();
        }
        assert!(move_measure(&program, Some(goal(1)), measure(11), false).is_none());
        let up = move_measure(&program, None, measure(91), false).unwrap();
        apply(&mut program, up);
        assert_eq!(shown(&program), "1[11 12] 2[21 91] []");
        let goals_up = move_goal(&program, goal(2), false).unwrap();
        apply(&mut program, goals_up);
        assert_eq!(shown(&program), "2[21 91] 1[11 12] []");
        assert!(move_goal(&program, goal(2), false).is_none());
    }
}
