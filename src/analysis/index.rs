//! Who belongs to whom, looked up once for all that ask: the measures of each goal, body and
//! tool. Made anew only when one of the lists that it reads has changed. Knows no check and no view.

use crate::model::goal::{Goal, Indicator};
use crate::model::instrument::Instrument;
use crate::model::measure::Measure;
use crate::model::program::Program;
use crate::model::record::{BodyId, GoalId, Kind, MeasureId, ProjectId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The ties of a programme, seen from the other end.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Index {
    /// The goals in the order in which they are shown.
    pub goals: Vec<Arc<Goal>>,
    /// The measures in the order in which they are shown.
    pub measures: Vec<Arc<Measure>>,
    /// The measures of a goal, in order.
    pub of_goal: BTreeMap<GoalId, Vec<Arc<Measure>>>,
    /// The measures that a body leads, in order.
    pub led_by: BTreeMap<BodyId, Vec<Arc<Measure>>>,
    /// The measures in which a body takes part without leading, in order.
    pub with_part_of: BTreeMap<BodyId, Vec<Arc<Measure>>>,
    /// The measures that use a tool, in order.
    pub by_instrument: BTreeMap<Instrument, Vec<Arc<Measure>>>,
    /// The measures that wait for a measure, in order.
    pub waiting_for: BTreeMap<MeasureId, Vec<Arc<Measure>>>,
    /// The measures that serve a project, in order.
    pub of_project: BTreeMap<ProjectId, Vec<Arc<Measure>>>,
    /// The indicators of a goal, in order.
    pub indicators_of: BTreeMap<GoalId, Vec<Arc<Indicator>>>,
}

impl Index {
    /// The lists that the index is made from.
    pub const READS: [Kind; 3] = [Kind::Goal, Kind::Measure, Kind::Indicator];

    /// The index of a programme.
    #[must_use]
    pub fn of(program: &Program) -> Index {
        let mut index = Index {
            goals: program.goals.in_order().into_iter().cloned().collect(),
            measures: program.measures.in_order().into_iter().cloned().collect(),
            ..Index::default()
        };
        for measure in &index.measures {
            let put = || Arc::clone(measure);
            for goal in &measure.goals {
                index.of_goal.entry(*goal).or_default().push(put());
            }
            if let Some(lead) = measure.lead {
                index.led_by.entry(lead).or_default().push(put());
            }
            for partner in measure.partners.iter().filter(|id| Some(**id) != measure.lead) {
                index.with_part_of.entry(*partner).or_default().push(put());
            }
            if let Some(instrument) = measure.instrument {
                index.by_instrument.entry(instrument).or_default().push(put());
            }
            for project in &measure.projects {
                index.of_project.entry(*project).or_default().push(put());
            }
            for before in &measure.depends_on {
                index.waiting_for.entry(*before).or_default().push(put());
            }
        }
        for indicator in program.indicators.in_order() {
            for goal in &indicator.goals {
                index.indicators_of.entry(*goal).or_default().push(Arc::clone(indicator));
            }
        }
        index
    }

    /// The measures of a goal, in order.
    #[must_use]
    pub fn measures_of(&self, goal: GoalId) -> &[Arc<Measure>] {
        self.of_goal.get(&goal).map_or(&[], Vec::as_slice)
    }

    /// The measures that a body leads, in order.
    #[must_use]
    pub fn led(&self, body: BodyId) -> &[Arc<Measure>] {
        self.led_by.get(&body).map_or(&[], Vec::as_slice)
    }

    /// The measures that use a tool, in order.
    #[must_use]
    pub fn with_instrument(&self, instrument: Instrument) -> &[Arc<Measure>] {
        self.by_instrument.get(&instrument).map_or(&[], Vec::as_slice)
    }

    /// The measures that serve a project, in order.
    #[must_use]
    pub fn serving(&self, project: ProjectId) -> &[Arc<Measure>] {
        self.of_project.get(&project).map_or(&[], Vec::as_slice)
    }

    /// The projects that the measures of a goal serve, each once.
    #[must_use]
    pub fn projects_of(&self, goal: GoalId) -> BTreeSet<ProjectId> {
        self.measures_of(goal).iter().flat_map(|measure| measure.projects.iter().copied()).collect()
    }

    /// The indicators of a goal, in order.
    #[must_use]
    pub fn indicators(&self, goal: GoalId) -> &[Arc<Indicator>] {
        self.indicators_of.get(&goal).map_or(&[], Vec::as_slice)
    }
}

/// An index that is made anew only when what it reads has changed.
#[derive(Debug, Default)]
pub struct KnownIndex {
    program: Program,
    index: Arc<Index>,
}

impl KnownIndex {
    /// The index of a programme.
    pub fn update(&mut self, program: &Program) -> Arc<Index> {
        if !Index::READS.iter().all(|kind| program.is_same(&self.program, *kind)) {
            self.index = Arc::new(Index::of(program));
        }
        self.program = program.clone();
        Arc::clone(&self.index)
    }
}
