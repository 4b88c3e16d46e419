//! Each goal: how far its measures have come, and its latest outcome against its target.

use crate::analysis::index::Index;
use crate::analysis::progress::Progress;
use crate::model::goal::{Direction, Goal, Indicator, YearValue};
use crate::model::number::Decimal;
use crate::model::period::Year;
use std::sync::Arc;

/// The latest outcome of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The indicator.
    pub indicator: Arc<Indicator>,
    /// The year of the outcome.
    pub year: Year,
    /// The outcome.
    pub value: Decimal,
    /// What is to be reached, and by when.
    pub target: Option<(Decimal, Option<Year>)>,
    /// Whether it is reached; nothing without a target.
    pub met: Option<bool>,
}

/// A goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// The goal.
    pub goal: Arc<Goal>,
    /// How far its measures have come, by the one rule.
    pub progress: Progress,
    /// The outcome of the first of its indicators that has one, those with a target before others.
    pub outcome: Option<Outcome>,
    /// Whether every indicator with a target has reached it; nothing where none has a target.
    pub reached: Option<bool>,
}

impl Aim {
    /// Whether all its measures are done, and it has any.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.progress.percent() == Some(100)
    }
}

/// The goals in order.
#[must_use]
pub fn aims(index: &Index) -> Vec<Aim> {
    index.goals.iter().map(|goal| aim(goal, index)).collect()
}

fn aim(goal: &Arc<Goal>, index: &Index) -> Aim {
    let indicators = index.indicators(goal.id);
    let outcomes: Vec<Outcome> = indicators.iter().filter_map(|known| outcome(known, goal)).collect();
    let measured = indicators.iter().filter(|known| target(known, goal).is_some()).count();
    let met = outcomes.iter().filter(|known| known.met == Some(true)).count();
    let shown = outcomes.iter().find(|known| known.target.is_some()).or(outcomes.first()).cloned();
    Aim {
        goal: Arc::clone(goal),
        progress: Progress::of(index.measures_of(goal.id)),
        outcome: shown,
        reached: (measured > 0).then_some(met == measured),
    }
}

/// The latest of some values.
fn latest(values: &[YearValue]) -> Option<(Decimal, Year)> {
    let known = values.iter().filter_map(|row| Some((row.value?, row.year?)));
    known.max_by_key(|(_, year)| *year)
}

/// The last milestone; where there is none, the target of a goal in the same unit.
fn target(indicator: &Indicator, goal: &Goal) -> Option<(Decimal, Option<Year>)> {
    let milestone = latest(&indicator.milestones).map(|(value, year)| (value, Some(year)));
    let same_unit = indicator.unit.trim() == goal.unit.trim();
    milestone.or_else(|| goal.target.filter(|_| same_unit).map(|value| (value, goal.target_year)))
}

fn outcome(indicator: &Arc<Indicator>, goal: &Goal) -> Option<Outcome> {
    let (value, year) = latest(&indicator.outcomes)?;
    let target = target(indicator, goal);
    let met = target.map(|(target, _)| match indicator.direction {
        Direction::Increase => value >= target,
        Direction::Decrease => value <= target,
        Direction::Keep => value == target,
    });
    Some(Outcome { indicator: Arc::clone(indicator), year, value, target, met })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::{GoalId, Id};

    fn row(year: i64, value: i64) -> YearValue {
        YearValue { year: Year::new(year), value: Decimal::thousandths(value * 1000), ..YearValue::default() }
    }

    fn with(indicators: Vec<Indicator>) -> Aim {
        let goal = Arc::new(Goal { id: GoalId(Id(1)), ..Goal::default() });
        let mut index = Index { goals: vec![goal], ..Index::default() };
        index.indicators_of.insert(GoalId(Id(1)), indicators.into_iter().map(Arc::new).collect());
        aims(&index).remove(0)
    }

    #[test]
    fn the_latest_outcome_is_held_against_the_last_milestone_whichever_way_it_is_to_go() {
        let rising = Indicator {
            milestones: vec![row(2030, 40), row(2028, 20)],
            outcomes: vec![row(2027, 22), row(2026, 50)],
            ..Indicator::default()
        };
        let falling = Indicator { direction: Direction::Decrease, ..rising.clone() };
        let shown = with(vec![rising.clone()]).outcome.map(|o| (o.value, o.target, o.met));
        let of = |value: i64| Decimal::thousandths(value * 1000);
        assert_eq!(shown, of(22).zip(of(40)).map(|(is, to)| (is, Some((to, Year::new(2030))), Some(false))));
        assert_eq!(with(vec![falling.clone()]).reached, Some(true));
        assert_eq!(with(vec![falling, rising]).reached, Some(false), "one of two is not enough");
    }

    #[test]
    fn a_goal_that_nothing_measures_is_neither_reached_nor_missed() {
        assert_eq!(
            with(vec![Indicator { outcomes: vec![row(2027, 1)], ..Indicator::default() }]).reached,
            None
        );
        let unmeasured = Indicator { milestones: vec![row(2030, 40)], ..Indicator::default() };
        assert_eq!(with(vec![unmeasured]).reached, Some(false), "a target without an outcome is not reached");
    }
}
