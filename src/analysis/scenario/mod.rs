//! A scenario over a programme: its changes make another programme in memory, which the same
//! analyses read. Nothing of it is ever kept. Knows no figure that comes out.
//!
//! Delay moves dwellings, the amounts of the development appraisal and the places that the project
//! brings, by whole years; completed projects stay. Pace takes so many per cent of the dwellings to come
//! (demolition stays), rounded so that each project's sum is right. Probability is so many per cent of
//! today's, never above certain. Prices are so many per cent of the appraisals' amounts, and of the
//! amounts of the measures where neither area nor project is named (water and sewage too).

pub mod chance;
pub mod figure;
pub mod outcome;
pub mod sensitivity;

use crate::analysis::economy::{budget, development};
use crate::analysis::exact::Exact;
use crate::analysis::expansion::{Probabilities, counts};
use crate::model::measure::Measure;
use crate::model::number::{Decimal, Money, PerMille};
use crate::model::period::Year;
use crate::model::program::{AnyRecord, Program};
use crate::model::project::{DwellingRow, PlanStage, Project};
use crate::model::record::ProjectId;
use crate::model::scenario::{Lever, LeverKind, Scenario};
use crate::model::service::{Assumption, Capacity};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The programme as a scenario supposes it, lever by lever in their order.
#[must_use]
pub fn applied(program: &Program, scenario: &Scenario) -> Program {
    turned(program, &scenario.levers)
}

/// The programme with some levers turned, one after another. A lever without a value does nothing.
#[must_use]
pub fn turned(program: &Program, levers: &[Lever]) -> Program {
    let mut program = program.clone();
    for lever in levers {
        if let Some(value) = lever.value {
            turn(&mut program, lever, value);
        }
    }
    program
}

fn turn(program: &mut Program, lever: &Lever, value: Decimal) {
    let percent = Exact::from(value).by_whole(100).unwrap_or(Exact::ONE).max(Exact::ZERO);
    match lever.lever {
        LeverKind::Delay => delay(program, lever, Exact::from(value).rounded()),
        LeverKind::Pace => {
            each_project(program, lever, |project| project.rows = paced(&project.rows, percent))
        }
        LeverKind::Probability => {
            let probabilities = Probabilities::of(program);
            each_project(program, lever, |project| {
                let now = Exact::whole(probabilities.probability(project));
                project.probability = PerMille::new(now.times(percent).rounded().min(1000));
            });
        }
        LeverKind::Prices => prices(program, lever, percent, Which::All),
        LeverKind::Outlays => prices(program, lever, percent, Which::Outlays),
        LeverKind::Assumption => assume(program, lever, value),
    }
}

/// The projects that a lever is about and that are not completed or given up.
fn affected(program: &Program, lever: &Lever) -> Vec<Arc<Project>> {
    let fits = |project: &&Arc<Project>| {
        lever.area.is_none_or(|area| project.area == Some(area))
            && lever.project.is_none_or(|id| project.id == id)
            && project.stage != PlanStage::Completed
            && counts(project)
    };
    program.projects.iter().filter(fits).cloned().collect()
}

fn each_project(program: &mut Program, lever: &Lever, change: impl Fn(&mut Project)) {
    for mut project in affected(program, lever) {
        change(Arc::make_mut(&mut project));
        program.put(AnyRecord::Project(project));
    }
}

fn delay(program: &mut Program, lever: &Lever, years: i64) {
    // What is not built yet cannot be built before the programme begins.
    let first = program.settings.period_from;
    let later = |year: &mut Option<Year>| {
        let before = *year;
        later(year, years);
        if years < 0 {
            *year = (*year).max(before.min(first));
        }
    };
    let projects: BTreeSet<ProjectId> = affected(program, lever).iter().map(|project| project.id).collect();
    each_project(program, lever, |project| {
        project.rows.iter_mut().for_each(|row| later(&mut row.year));
        project.appraisal.iter_mut().for_each(|item| later(&mut item.year));
    });
    let theirs = |capacity: &&Arc<Capacity>| {
        capacity.changes.iter().any(|change| change.project.is_some_and(|id| projects.contains(&id)))
    };
    let capacities: Vec<Arc<Capacity>> = program.capacities.iter().filter(theirs).cloned().collect();
    for mut capacity in capacities {
        for change in &mut Arc::make_mut(&mut capacity).changes {
            if change.project.is_some_and(|id| projects.contains(&id)) {
                later(&mut change.year);
            }
        }
        program.put(AnyRecord::Capacity(capacity));
    }
}

/// So many years later, but never beyond the years that are taken.
fn later(year: &mut Option<Year>, years: i64) {
    if let Some(now) = year {
        let (first, last) = (i64::from(Year::MIN.get()), i64::from(Year::MAX.get()));
        *year = Year::new(i64::from(now.get()).saturating_add(years).clamp(first, last));
    }
}

/// So many of the dwellings to come, each row rounded so that the sum of those before it is right.
fn paced(rows: &[DwellingRow], share: Exact) -> Vec<DwellingRow> {
    let mut rows = rows.to_vec();
    let (mut planned, mut given) = (0i64, 0i64);
    for row in rows.iter_mut().filter(|row| row.count > 0) {
        planned += i64::from(row.count);
        let until = share.times_whole(planned).rounded();
        row.count = i32::try_from(until - given).unwrap_or(i32::MAX);
        given = until;
    }
    rows
}

/// The amounts that a lever of prices turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    All,
    Outlays,
}

fn prices(program: &mut Program, lever: &Lever, share: Exact, which: Which) {
    let priced = |amount: &mut Option<Money>, is_income: bool| {
        if which == Which::All || !is_income {
            *amount = amount.map(|now| Exact::from(now).times(share).money());
        }
    };
    each_project(program, lever, |project| {
        for item in &mut project.appraisal {
            let is_income = development::side(item.kind) == development::Side::Income;
            priced(&mut item.amount, is_income);
        }
    });
    if lever.area.is_none() && lever.project.is_none() {
        let measures: Vec<Arc<Measure>> = program.measures.iter().cloned().collect();
        for mut measure in measures.into_iter().filter(|measure| !measure.costs.is_empty()) {
            Arc::make_mut(&mut measure).costs.iter_mut().for_each(|item| {
                let is_income = budget::is_income(item.kind);
                priced(&mut item.amount, is_income);
            });
            program.put(AnyRecord::Measure(measure));
        }
    }
}

fn assume(program: &mut Program, lever: &Lever, value: Decimal) {
    let found: Option<Arc<Assumption>> = lever.assumption.and_then(|id| program.assumptions.get(id)).cloned();
    if let Some(mut assumption) = found {
        Arc::make_mut(&mut assumption).value = Some(value);
        program.put(AnyRecord::Assumption(assumption));
    }
}
