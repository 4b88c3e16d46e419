//! How ready the plan is: years of need that plans in force would cover, share on the
//! municipality's own land, how fresh the figures are. Knows no clock: today is a parameter.

use super::group::Plan;
use super::{counts, needed, period};
use crate::analysis::exact::Exact;
use crate::model::period::Day;
use crate::model::program::Program;
use crate::model::project::{LandOwner, PlanStage};
use crate::model::record::ProjectId;

/// Plan readiness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readiness {
    /// New dwellings in plans in force, in projects that have not started (demolition not counted).
    pub dwellings: i64,
    /// Dwellings needed per year; nothing where need or period is not stated.
    pub yearly_need: Option<Exact>,
    /// Years: dwellings / yearly need; nothing where no need is stated.
    pub years: Option<Exact>,
}

/// Dwellings in plans in force that have not started / need per year. A building permit needs a
/// plan in force, so projects with one count until they start.
#[must_use]
pub fn readiness(program: &Program) -> Readiness {
    let waits = |stage| matches!(stage, PlanStage::InForce | PlanStage::Permit);
    let plan = Plan::of(program).only(|line| waits(line.stage) && line.count > 0);
    let dwellings = plan.series().total().raw;
    let yearly_need = period(program).and_then(|period| {
        let years = i64::from(period.end().get()) - i64::from(period.start().get()) + 1;
        Exact::ratio(needed(program)?, years)
    });
    let years = yearly_need.and_then(|need| Exact::whole(dwellings).by(need));
    Readiness { dwellings, yearly_need, years }
}

/// The share of the new dwellings that are planned on the municipality's own land, 0–1 (demolition
/// not counted, municipal companies not counted as the municipality), of those whose owner is known;
/// nothing where none are.
#[must_use]
pub fn share_on_municipal_land(program: &Program) -> Option<Exact> {
    let plan = Plan::of(program).only(|line| line.count > 0 && line.land_owner != LandOwner::Unknown);
    let own = plan.only(|line| line.land_owner == LandOwner::Municipality);
    Exact::ratio(own.series().total().raw, plan.series().total().raw)
}

/// How fresh the projects are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Freshness {
    /// The latest update, and how many days ago it was.
    pub latest: Option<(Day, i64)>,
    /// The oldest update, and how many days ago it was.
    pub oldest: Option<(Day, i64)>,
    /// Projects without a day of update, in order.
    pub undated: Vec<ProjectId>,
}

/// How fresh the projects are that are not given up or completed.
#[must_use]
pub fn freshness(program: &Program, today: Day) -> Freshness {
    let lives = |stage| !matches!(stage, PlanStage::Completed);
    let projects: Vec<_> =
        program.projects.in_order().into_iter().filter(|one| counts(one) && lives(one.stage)).collect();
    let age = |day: Day| (day, today.0.signed_duration_since(day.0).num_days());
    let days = || projects.iter().filter_map(|project| project.updated);
    Freshness {
        latest: days().max().map(age),
        oldest: days().min().map(age),
        undated: projects.iter().filter(|one| one.updated.is_none()).map(|one| one.id).collect(),
    }
}
