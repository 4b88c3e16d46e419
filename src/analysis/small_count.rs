//! Counts under five that may tell who they are about (K37): dwellings and places for groups
//! with a special need, in a small area. Statistics Sweden suppresses such cells. Changes nothing.

use crate::model::basis::{Group, HouseType, Need};
use crate::model::measure::Measure;
use crate::model::program::Program;
use crate::model::project::Project;
use crate::model::record::{AreaId, Kind, RecordRef};
use crate::model::service::{Capacity, Service};

/// From so many on, a count is not pointed out.
pub const SMALL: i64 = 5;

/// A step on the way to a place in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A field, by its name.
    Field(&'static str),
    /// A row, counted from 0.
    Row(usize),
}

/// A count that is small enough to tell who it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The record that has it.
    pub record: RecordRef,
    /// Where in the record.
    pub steps: Vec<Step>,
    /// The count, 1–4 either sign.
    pub count: i64,
    /// The area; nothing where the record itself is a place, or for the whole municipality.
    pub area: Option<AreaId>,
}

impl Count {
    /// The field of the record that it is in.
    #[must_use]
    pub fn field(&self) -> &'static str {
        let first = self.steps.iter().find_map(|step| match step {
            Step::Field(name) => Some(*name),
            Step::Row(_) => None,
        });
        first.unwrap_or_default()
    }
}

/// Every small count of a programme, in the order of its records.
#[must_use]
pub fn small_counts(program: &Program) -> Vec<Count> {
    let mut search = Search { found: Vec::new() };
    for need in program.needs.in_order() {
        search.need(need);
    }
    for measure in program.measures.in_order() {
        search.measure(program, measure);
    }
    for project in program.projects.in_order() {
        search.project(project);
    }
    for capacity in program.capacities.in_order() {
        search.capacity(capacity);
    }
    search.found
}

/// Whether the members of a group are known to the social services (OSL 26 kap. 1 §): a few
/// of them can be told apart in a whole municipality too.
const fn is_protected(group: Group) -> bool {
    match group {
        Group::Lss | Group::ResidentialCare | Group::NewlyArrived | Group::Homeless | Group::Violence => true,
        Group::All
        | Group::Young
        | Group::Students
        | Group::Older
        | Group::Families
        | Group::LowIncome
        | Group::Other => false,
    }
}

/// Whether a group is a part of the inhabitants.
fn is_part(group: Group) -> bool {
    group != Group::All
}

struct Search {
    found: Vec<Count>,
}

impl Search {
    fn look(&mut self, record: RecordRef, area: Option<AreaId>, path: &[Step], count: i64) {
        if (1..SMALL).contains(&count.abs()) {
            self.found.push(Count { record, steps: path.to_vec(), count, area });
        }
    }

    fn need(&mut self, need: &Need) {
        let in_area = need.area.is_some() && is_part(need.group);
        if !in_area && !is_protected(need.group) {
            return;
        }
        let record = RecordRef::new(Kind::Need, need.id.0);
        self.look(record, need.area, &[Step::Field("total")], need.total.map_or(0, i64::from));
        for (place, row) in need.years.iter().enumerate() {
            let path = [Step::Field("years"), Step::Row(place), Step::Field("dwellings")];
            self.look(record, need.area, &path, row.dwellings.into());
        }
    }

    fn measure(&mut self, program: &Program, measure: &Measure) {
        let Some(group) = measure.target_group else { return };
        let mut projects = measure.projects.iter().filter_map(|id| program.projects.get(*id)).peekable();
        let in_place = projects.peek().is_some() && is_part(group);
        let area = projects.find_map(|project| project.area);
        if in_place || is_protected(group) {
            let record = RecordRef::new(Kind::Measure, measure.id.0);
            self.look(record, area, &[Step::Field("dwellings")], measure.dwellings.unwrap_or(0).into());
        }
    }

    /// A project is a place of its own, smaller than its area.
    fn project(&mut self, project: &Project) {
        let record = RecordRef::new(Kind::Project, project.id.0);
        for (place, row) in project.rows.iter().enumerate() {
            if row.house_type == HouseType::Special {
                let path = [Step::Field("rows"), Step::Row(place), Step::Field("count")];
                self.look(record, project.area, &path, row.count.into());
            }
        }
        let only_special = project.rows.iter().all(|row| row.house_type == HouseType::Special);
        if project.rows.is_empty() || !only_special {
            return;
        }
        for (place, row) in project.outcomes.iter().enumerate() {
            let path = [Step::Field("outcomes"), Step::Row(place), Step::Field("count")];
            self.look(record, project.area, &path, row.count.into());
        }
        for (place, row) in project.forecasts.iter().enumerate() {
            let path = [Step::Field("forecasts"), Step::Row(place), Step::Field("count")];
            self.look(record, project.area, &path, row.count.into());
        }
    }

    fn capacity(&mut self, capacity: &Capacity) {
        match capacity.service {
            Service::ResidentialCare | Service::Lss => {}
            Service::Preschool | Service::SchoolF6 | Service::School79 | Service::UpperSecondary => return,
        }
        let record = RecordRef::new(Kind::Capacity, capacity.id.0);
        self.look(record, capacity.area, &[Step::Field("places")], capacity.places.map_or(0, i64::from));
        for (place, row) in capacity.changes.iter().enumerate() {
            let path = [Step::Field("changes"), Step::Row(place), Step::Field("places")];
            self.look(record, capacity.area, &path, row.places.into());
        }
    }
}
