//! Which measures serve a project, changed from the project's end. The tie itself stands in the
//! measure. Knows no view.

use super::Edit;
use crate::model::program::Program;
use crate::model::record::{Kind, MeasureId, ProjectId, RecordRef};
use crate::model::value::Value;
use std::collections::BTreeSet;

/// The edit after which exactly these measures serve a project. What other projects a measure
/// serves stays as it is; measures that are not there are passed over.
#[must_use]
pub fn serve(program: &Program, project: ProjectId, wanted: &BTreeSet<MeasureId>) -> Edit {
    let changed = program.measures.iter().filter_map(|measure| {
        let wants = wanted.contains(&measure.id);
        if measure.projects.contains(&project) == wants {
            return None;
        }
        let mut projects = measure.projects.clone();
        if wants {
            projects.insert(project);
        } else {
            projects.remove(&project);
        }
        let codes = projects.into_iter().map(|id| RecordRef::new(Kind::Project, id.0).to_string());
        let codes = Value::List(codes.map(Value::Text).collect());
        Some(Edit::Set(RecordRef::new(Kind::Measure, measure.id.0), vec![("projects", codes)]))
    });
    Edit::Several(changed.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::measure::Measure;
    use crate::model::program::AnyRecord;
    use crate::model::project::Project;
    use crate::model::record::Id;
    use std::sync::Arc;

    fn program() -> Program {
        let mut program = Program::default();
        for id in [1, 2] {
            let project = Project { id: ProjectId(Id(id)), ..Project::default() };
            program.put(AnyRecord::Project(Arc::new(project)));
        }
        for (id, serves) in [(11, vec![1, 2]), (12, vec![2]), (13, vec![])] {
            let projects = serves.into_iter().map(|id| ProjectId(Id(id))).collect();
            let measure = Measure { id: MeasureId(Id(id)), projects, ..Measure::default() };
            program.put(AnyRecord::Measure(Arc::new(measure)));
        }
        program
    }

    fn served(program: &Program, measure: u64) -> Vec<u64> {
        let measure = program.measures.get(MeasureId(Id(measure))).unwrap();
        measure.projects.iter().map(|id| id.0.0).collect()
    }

    #[test]
    fn measures_are_tied_to_a_project_and_untied_while_their_other_projects_stay() {
        let mut program = program();
        let wanted = [12, 13, 99].map(|id| MeasureId(Id(id))).into();
        let edit = serve(&program, ProjectId(Id(1)), &wanted);
        edit.changes(&program).unwrap().apply(&mut program);
        assert_eq!(served(&program, 11), [2]);
        assert_eq!(served(&program, 12), [1, 2]);
        assert_eq!(served(&program, 13), [1]);
    }

    #[test]
    fn what_is_as_wanted_already_makes_no_step() {
        let program = program();
        let wanted = [11].map(|id| MeasureId(Id(id))).into();
        assert_eq!(serve(&program, ProjectId(Id(1)), &wanted), Edit::Several(Vec::new()));
    }
}
