//! Closing a year's forecast: what every project says today is kept as the forecast of that
//! year, so that it can be held against what was built. Earlier rows are never replaced.

use super::Edit;
use crate::model::field::FieldValue;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::project::{ForecastRow, OutcomeRow, PlanStage, Project};
use crate::model::record::{Kind, ProjectId, RecordRef};
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

/// Puts down how many dwellings of a project were completed in a year; none is an outcome too, nothing
/// takes it away.
#[must_use]
pub fn set_outcome(program: &Program, project: ProjectId, year: Year, count: Option<i32>) -> Edit {
    let Some(record) = program.projects.get(project) else { return Edit::Several(Vec::new()) };
    let kept = record.outcomes.iter().find(|row| row.year == Some(year)).map(|row| row.extra.clone());
    let mut rows: Vec<OutcomeRow> =
        record.outcomes.iter().filter(|row| row.year != Some(year)).cloned().collect();
    if let Some(count) = count {
        let at = rows.partition_point(|row| row.year <= Some(year));
        rows.insert(at, OutcomeRow { year: Some(year), count, extra: kept.unwrap_or_default() });
    }
    Edit::Set(RecordRef::new(Kind::Project, project.0), vec![("outcomes", rows.to_value())])
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::program::AnyRecord;
    use crate::model::record::Id;
    use std::sync::Arc;

    #[test]
    fn an_outcome_of_none_is_kept_and_an_emptied_one_is_not() {
        let id = ProjectId(Id(4));
        let year = |year| Year::new(year).unwrap();
        let mut program = Program::default();
        program.put(AnyRecord::Project(Arc::new(Project { id, ..Project::default() })));
        let mut outcomes = |of: i64, count: Option<i32>| {
            set_outcome(&program, id, year(of), count).changes(&program).unwrap().apply(&mut program);
            let project = program.projects.get(id).unwrap();
            project.outcomes.iter().map(|row| (row.year.unwrap().get(), row.count)).collect::<Vec<_>>()
        };
        outcomes(2026, Some(12));
        assert_eq!(outcomes(2025, Some(0)), [(2025, 0), (2026, 12)]);
        assert_eq!(outcomes(2026, None), [(2025, 0)]);
    }
}
