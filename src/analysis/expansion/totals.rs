//! The dwellings of the whole plan by year, made anew for the projects that have changed only, so
//! that sums follow what is typed at once however large the plan is. Knows no view.

use super::group::{Series, series_of};
use super::{Probabilities, counts};
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::project::Project;
use crate::model::record::ProjectId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The whole plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// Dwellings by year, without those of projects that are given up.
    pub series: Series,
    /// The first and the last year that any project has a row for.
    pub years: Option<(Year, Year)>,
}

/// What is known of a project.
#[derive(Debug, Clone)]
struct OfProject {
    project: Arc<Project>,
    probability: i64,
    series: Series,
    years: Option<(Year, Year)>,
}

impl OfProject {
    fn of(project: &Arc<Project>, probability: i64) -> OfProject {
        let years = || project.rows.iter().filter_map(|row| row.year);
        let series = if counts(project) { series_of(project, probability) } else { Series::default() };
        OfProject {
            project: Arc::clone(project),
            probability,
            series,
            years: years().min().zip(years().max()),
        }
    }
}

/// Totals that are made anew only for what has changed.
#[derive(Debug, Default)]
pub struct KnownTotals {
    projects: BTreeMap<ProjectId, OfProject>,
}

impl KnownTotals {
    /// The totals of a programme.
    pub fn update(&mut self, program: &Program) -> Totals {
        let probabilities = Probabilities::of(program);
        let mut before = std::mem::take(&mut self.projects);
        let mut totals = Totals::default();
        for project in program.projects.iter() {
            let probability = probabilities.probability(project);
            let known = before
                .remove(&project.id)
                .filter(|known| Arc::ptr_eq(&known.project, project) && known.probability == probability)
                .unwrap_or_else(|| OfProject::of(project, probability));
            totals.series.take_in(&known.series);
            totals.years = match (totals.years, known.years) {
                (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
                (one, None) | (None, one) => one,
            };
            self.projects.insert(project.id, known);
        }
        totals
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::expansion::group::Plan;
    use crate::exchange::file;
    use crate::model::program::AnyRecord;
    use crate::model::project::PlanStage;
    use crate::model::record::{Kind, RecordRef};

    fn anew(program: &Program) -> Totals {
        KnownTotals::default().update(program)
    }

    #[test]
    fn the_totals_are_those_of_the_plan_and_follow_every_change() {
        let mut program = file::read(include_bytes!("../../../samples/large.genomfor.json")).unwrap().program;
        let mut known = KnownTotals::default();
        assert_eq!(known.update(&program).series, Plan::of(&program).series());
        let mut project = program.projects.iter().next().cloned().unwrap();
        let changed = Arc::make_mut(&mut project);
        changed.rows.iter_mut().for_each(|row| row.count += 7);
        changed.probability = None;
        program.put(AnyRecord::Project(Arc::clone(&project)));
        assert_eq!(known.update(&program), anew(&program));
        assert_eq!(anew(&program).series, Plan::of(&program).series());
        Arc::make_mut(&mut project).stage = PlanStage::Cancelled;
        program.put(AnyRecord::Project(Arc::clone(&project)));
        assert_eq!(known.update(&program).series, Plan::of(&program).series());
        let stages: Vec<_> = program
            .assumptions
            .iter()
            .filter(|one| one.key == "stage_probability")
            .map(|one| one.id)
            .collect();
        for id in stages {
            program.remove(RecordRef::new(Kind::Assumption, id.0));
        }
        assert_eq!(known.update(&program), anew(&program), "probabilities count too");
        program.remove(RecordRef::new(Kind::Project, project.id.0));
        assert_eq!(known.update(&program), anew(&program));
    }
}
