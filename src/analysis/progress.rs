//! How far a goal, or anything else that has measures, has come, by one rule that every view uses:
//! a measure counts as done when it is completed, or when it goes on from year to year and runs
//! according to plan; measures that have been dropped do not count at all.

use crate::model::measure::{Measure, Status, Timing};
use crate::model::words::Words;
use std::sync::Arc;

/// The rule in words, shown wherever the figure is.
pub const RULE: Words = Words::new(
    "Klara är åtgärder som är slutförda, och löpande och årliga åtgärder som går enligt plan. Åtgärder som utgår räknas inte.",
    "Done are measures that are completed, and continuous and yearly ones that run according to plan. Dropped measures do not count.",
);

/// How far some measures have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Completed.
    pub completed: usize,
    /// Continuous or yearly, and according to plan.
    pub running: usize,
    /// Begun and according to plan, but with an end still to come.
    pub on_plan: usize,
    /// Deviating from the plan.
    pub deviating: usize,
    /// Not started.
    pub not_started: usize,
    /// Dropped.
    pub dropped: usize,
}

impl Progress {
    /// How far the measures have come.
    #[must_use]
    pub fn of<'a>(measures: impl IntoIterator<Item = &'a Arc<Measure>>) -> Progress {
        let mut progress = Progress::default();
        for measure in measures {
            progress.add(measure);
        }
        progress
    }

    /// Counts one more.
    pub fn add(&mut self, measure: &Measure) {
        let place = match (measure.status, measure.timing) {
            (Status::Completed, _) => &mut self.completed,
            (Status::OnPlan, Timing::Continuous | Timing::Yearly) => &mut self.running,
            (Status::OnPlan, Timing::Once) => &mut self.on_plan,
            (Status::Deviates, _) => &mut self.deviating,
            (Status::NotStarted, _) => &mut self.not_started,
            (Status::Dropped, _) => &mut self.dropped,
        };
        *place += 1;
    }

    /// How many count as done.
    #[must_use]
    pub const fn done(&self) -> usize {
        self.completed + self.running
    }

    /// How many count at all.
    #[must_use]
    pub const fn counted(&self) -> usize {
        self.done() + self.on_plan + self.deviating + self.not_started
    }

    /// The share that is done, in per cent, rounded down so that 100 means all; nothing
    /// where there are no measures.
    #[must_use]
    pub const fn percent(&self) -> Option<usize> {
        match self.counted() {
            0 => None,
            counted => Some(self.done() * 100 / counted),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(status: Status, timing: Timing) -> Arc<Measure> {
        Arc::new(Measure { status, timing, ..Measure::default() })
    }

    #[test]
    fn what_runs_from_year_to_year_is_done_when_it_runs_and_what_is_dropped_does_not_count() {
        let progress = Progress::of(&[
            measure(Status::Completed, Timing::Once),
            measure(Status::OnPlan, Timing::Yearly),
            measure(Status::OnPlan, Timing::Once),
            measure(Status::Deviates, Timing::Continuous),
            measure(Status::Dropped, Timing::Once),
        ]);
        assert_eq!((progress.done(), progress.counted(), progress.percent()), (2, 4, Some(50)));
        assert_eq!(Progress::default().percent(), None, "no measures are not nought per cent");
    }
}
