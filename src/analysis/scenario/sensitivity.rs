//! What moves a figure most: each lever is turned a step down and a step up, one at a time, and
//! the difference from the base is noted. Knows no particular figure.

use super::turned;
use crate::analysis::assumption::{Assumptions, Quantity, Unit};
use crate::analysis::exact::Exact;
use crate::model::number::Decimal;
use crate::model::program::Program;
use crate::model::record::AssumptionId;
use crate::model::scenario::{Lever, LeverKind};

/// A lever and the two values that are tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The lever; its own value is not used.
    pub lever: Lever,
    /// The lower value.
    pub low: Decimal,
    /// The higher value.
    pub high: Decimal,
}

/// How a figure moves with a lever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What was turned.
    pub step: Step,
    /// The figure at the lower value, less the base.
    pub low: Exact,
    /// The figure at the higher value, less the base.
    pub high: Exact,
}

impl Bar {
    /// How far the figure moves at most.
    #[must_use]
    pub fn reach(&self) -> Exact {
        self.low.abs().max(self.high.abs())
    }
}

/// The usual steps: a year earlier and two later, pace, probability and prices ∓ 20 per cent, and each
/// assumption that a formula uses ∓ 20 per cent of its value (`domain.md` 10, view 10).
#[must_use]
pub fn usual_steps(program: &Program) -> Vec<Step> {
    let whole = |number: i64| Decimal::thousandths(number * 1000).unwrap_or_default();
    let turn = |lever, low, high| Step {
        lever: Lever { lever, ..Lever::default() },
        low: whole(low),
        high: whole(high),
    };
    let mut steps = vec![
        turn(LeverKind::Delay, -1, 2),
        turn(LeverKind::Pace, 80, 120),
        turn(LeverKind::Probability, 80, 120),
        turn(LeverKind::Outlays, 80, 120),
    ];
    let used = Assumptions::of(program).readings.into_iter();
    // A year of an index says nothing about the municipality.
    let used = used.filter(|reading| reading.quantity != Quantity::PriceIndex);
    steps.extend(used.filter_map(|reading| {
        let value = program.assumptions.get(reading.id)?.value?;
        // A share cannot be more than the whole.
        let whole = match reading.quantity.unit() {
            Unit::Share => Exact::from(value).by(reading.value),
            Unit::Tkr | Unit::Number => None,
        };
        assumption_step(reading.id, value, whole)
    }));
    steps
}

fn assumption_step(id: AssumptionId, value: Decimal, most: Option<Exact>) -> Option<Step> {
    let share = |percent: i64| {
        let turned = Exact::from(value).times_whole(percent).by_whole(100)?;
        let turned = most.map_or(turned, |most| turned.min(most.max(Exact::from(value))));
        Decimal::thousandths(turned.in_decimals(3))
    };
    let lever = Lever { lever: LeverKind::Assumption, assumption: Some(id), ..Lever::default() };
    (value.get() != 0).then_some(Step { lever, low: share(80)?, high: share(120)? })
}

/// How a figure moves with each step, the one that moves it most first; what does not move it, and
/// what leaves it without a value, is left out.
#[must_use]
pub fn tornado(program: &Program, steps: &[Step], figure: impl Fn(&Program) -> Option<Exact>) -> Vec<Bar> {
    let Some(base) = figure(program) else { return Vec::new() };
    let at = |step: &Step, value: Decimal| {
        let lever = Lever { value: Some(value), ..step.lever.clone() };
        Some(figure(&turned(program, &[lever]))? - base)
    };
    let bar =
        |step: &Step| Some(Bar { step: step.clone(), low: at(step, step.low)?, high: at(step, step.high)? });
    let mut bars: Vec<Bar> = steps.iter().filter_map(bar).filter(|bar| !bar.reach().is_zero()).collect();
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.reach()));
    bars
}
