//! Closing a year's forecast: what every project says today is kept as the forecast of that
//! year, so that it can be held against what was built. Earlier rows are never replaced.

use super::Edit;
use crate::model::field::FieldValue;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::project::{ForecastRow, PlanStage, Project};
use crate::model::record::{Kind, RecordRef};
use std::collections::BTreeMap;

/// Keeps what the projects say of that year and later as the forecast made in that year: one step
/// for all projects. Where a project has already kept its number for a year, that one stays; projects
/// that are given up have no forecast.
#[must_use]
pub fn close_forecast(program: &Program, made: Year) -> Edit {
    let projects = program.projects.iter().filter(|project| project.stage != PlanStage::Cancelled);
    let edits = projects.filter_map(|project| {
        let new = new_rows(project, made);
        let rows: Vec<ForecastRow> = project.forecasts.iter().cloned().chain(new.iter().cloned()).collect();
        let target = RecordRef::new(Kind::Project, project.id.0);
        (!new.is_empty()).then(|| Edit::Set(target, vec![("forecasts", rows.to_value())]))
    });
    Edit::Several(edits.collect())
}

fn new_rows(project: &Project, made: Year) -> Vec<ForecastRow> {
    let kept = |year: Year| {
        project.forecasts.iter().any(|row| row.forecast_year == Some(made) && row.year == Some(year))
    };
    let mut years: BTreeMap<Year, i32> = BTreeMap::new();
    for row in &project.rows {
        if let Some(year) = row.year.filter(|year| *year >= made) {
            let sum = years.entry(year).or_default();
            *sum = sum.saturating_add(row.count);
        }
    }
    let rows = years.into_iter().filter(|(year, _)| !kept(*year)).map(|(year, count)| ForecastRow {
        forecast_year: Some(made),
        year: Some(year),
        count,
        ..ForecastRow::default()
    });
    rows.collect()
}
