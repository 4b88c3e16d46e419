//! How earlier forecasts met what was built, by how many years ahead they were made, and what
//! that says about this year's numbers. Compares the municipality's sums, since a project that
//! is late in one year is completed in another. Knows no view.

use super::group::Plan;
use super::{Dwellings, counts};
use crate::analysis::exact::Exact;
use crate::model::period::Year;
use crate::model::program::Program;
use std::collections::BTreeMap;

/// The leads that are judged: so many years from the forecast to the year that it was about.
pub const LEADS: std::ops::RangeInclusive<u16> = 1..=5;

/// Where an outcome was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutcomeOf {
    /// The outcomes of the projects, summed.
    Projects,
    /// The municipality's completed dwellings, where no project has an outcome for the year.
    Municipality,
}

/// A forecast and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The year that it was about.
    pub year: Year,
    /// Dwellings forecast.
    pub forecast: i64,
    /// Dwellings completed.
    pub outcome: i64,
    /// Where the outcome was found.
    pub outcome_of: OutcomeOf,
}

/// How forecasts met what was built, for one lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// So many years ahead.
    pub lead: u16,
    /// The forecasts whose year has an outcome, by year.
    pub points: Vec<Point>,
    /// Bias: mean of (forecast − outcome) / outcome, in per cent; positive where forecasts were
    /// too high. Years without completed dwellings are left out.
    pub bias: Option<Exact>,
    /// Mean absolute percentage error: mean of |forecast − outcome| / outcome, in per cent.
    pub mape: Option<Exact>,
    /// Share carried out: Σ outcome / Σ forecast, 1 being all.
    pub carried_out: Option<Exact>,
}

/// How forecasts met what was built, for each lead from one to five years.
#[must_use]
pub fn leads(program: &Program) -> Vec<Lead> {
    let (forecasts, outcomes) = (forecasts(program), outcomes(program));
    LEADS.map(|lead| Lead::of(lead, &forecasts, &outcomes)).collect()
}

impl Lead {
    fn of(
        lead: u16,
        forecasts: &BTreeMap<(Year, Year), i64>,
        outcomes: &BTreeMap<Year, (i64, OutcomeOf)>,
    ) -> Lead {
        let mut points = Vec::new();
        for ((made, year), forecast) in forecasts {
            if made.get() + lead == year.get()
                && let Some((outcome, outcome_of)) = outcomes.get(year)
            {
                points.push(Point {
                    year: *year,
                    forecast: *forecast,
                    outcome: *outcome,
                    outcome_of: *outcome_of,
                });
            }
        }
        let errors =
            || points.iter().filter_map(|point| Exact::ratio(point.forecast - point.outcome, point.outcome));
        let mean = |sum: Exact| sum.times_whole(100).by_whole(i64::try_from(errors().count()).unwrap_or(0));
        let sum = |value: fn(&Point) -> i64| points.iter().map(value).sum::<i64>();
        let carried_out = Exact::ratio(sum(|point| point.outcome), sum(|point| point.forecast));
        let (bias, mape) = (mean(errors().sum()), mean(errors().map(Exact::abs).sum()));
        Lead { lead, points, bias, mape, carried_out }
    }
}

/// What every forecast said, summed over the projects: by the year in which it was made and the
/// year that it was about.
fn forecasts(program: &Program) -> BTreeMap<(Year, Year), i64> {
    let mut sums: BTreeMap<(Year, Year), i64> = BTreeMap::new();
    for row in program.projects.iter().flat_map(|project| &project.forecasts) {
        if let (Some(made), Some(year)) = (row.forecast_year, row.year) {
            *sums.entry((made, year)).or_default() += i64::from(row.count);
        }
    }
    sums
}

/// What was completed by year.
fn outcomes(program: &Program) -> BTreeMap<Year, (i64, OutcomeOf)> {
    let mut sums: BTreeMap<Year, (i64, OutcomeOf)> = BTreeMap::new();
    for row in program.projects.iter().flat_map(|project| &project.outcomes) {
        if let Some(year) = row.year {
            sums.entry(year).or_insert((0, OutcomeOf::Projects)).0 += i64::from(row.count);
        }
    }
    for row in &program.settings.completed {
        if let Some(year) = row.year {
            sums.entry(year).or_insert((i64::from(row.dwellings), OutcomeOf::Municipality));
        }
    }
    sums
}

/// What history says about a year of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// The year.
    pub year: Year,
    /// So many years ahead.
    pub lead: u16,
    /// What the plan has.
    pub planned: Dwellings,
    /// The share that was carried out of earlier forecasts made so far ahead.
    pub carried_out: Option<Exact>,
    /// The plan times that share, in dwellings.
    pub expected: Option<Exact>,
}

/// What history says about the plan's next five years, seen from the year in which it is made.
#[must_use]
pub fn outlook(program: &Program, made: Year) -> Vec<Outlook> {
    let plan = Plan::of(program).series();
    let of = |lead: Lead| {
        let year = Year::new(i64::from(made.get()) + i64::from(lead.lead))?;
        let planned = plan.of(year);
        let expected = lead.carried_out.map(|share| share.times_whole(planned.raw));
        Some(Outlook { year, lead: lead.lead, planned, carried_out: lead.carried_out, expected })
    };
    leads(program).into_iter().filter_map(of).collect()
}

/// Whether every project that has dwellings to come has its forecast of a year kept.
#[must_use]
pub fn is_closed(program: &Program, made: Year) -> bool {
    let mut to_come = program.projects.iter().filter(|project| {
        counts(project) && project.rows.iter().any(|row| row.year.is_some_and(|year| year >= made))
    });
    to_come.all(|project| project.forecasts.iter().any(|row| row.forecast_year == Some(made)))
}
