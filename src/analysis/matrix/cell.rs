//! Where a row and a column meet: the measures, by what the body has to do with each.
//! Knows no axis.

use super::counts;
use crate::model::measure::{Measure, Priority, Status};
use std::sync::Arc;

/// What a body has to do with a measure. The first that is true counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It answers for it; also where no body is asked for.
    Lead,
    /// It has the assignment to carry it out.
    Assigned,
    /// It takes part.
    Part,
}

impl Role {
    /// Every role, the one with the most to do first.
    pub const ALL: [Role; 3] = [Role::Lead, Role::Assigned, Role::Part];
}

/// More measures of the first priority than this, led in one year, are too many for a body (K17).
pub const OVERLOAD: usize = 8;

/// The measures of a cell, each once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// Led.
    pub lead: Vec<Arc<Measure>>,
    /// Assigned.
    pub assigned: Vec<Arc<Measure>>,
    /// Taken part in.
    pub part: Vec<Arc<Measure>>,
    /// Dropped; they are only here when one wants to see them, and never counted.
    pub dropped: Vec<Arc<Measure>>,
}

impl Cell {
    /// Nothing.
    pub const EMPTY: Cell =
        Cell { lead: Vec::new(), assigned: Vec::new(), part: Vec::new(), dropped: Vec::new() };

    /// The measures with a role.
    #[must_use]
    pub fn of(&self, role: Role) -> &[Arc<Measure>] {
        match role {
            Role::Lead => &self.lead,
            Role::Assigned => &self.assigned,
            Role::Part => &self.part,
        }
    }

    /// How many count.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lead.len() + self.assigned.len() + self.part.len()
    }

    /// Whether nothing in it counts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// Those that count, with their roles, the lead first.
    pub fn counted(&self) -> impl Iterator<Item = (Role, &Arc<Measure>)> {
        Role::ALL.into_iter().flat_map(|role| self.of(role).iter().map(move |measure| (role, measure)))
    }

    /// How many have a priority.
    #[must_use]
    pub fn with_priority(&self, priority: Option<Priority>) -> usize {
        self.counted().filter(|(_, measure)| measure.priority == priority).count()
    }

    /// How many have a status.
    #[must_use]
    pub fn with_status(&self, status: Status) -> usize {
        self.counted().filter(|(_, measure)| measure.status == status).count()
    }

    /// How many of the first priority are led.
    #[must_use]
    pub fn led_first(&self) -> usize {
        self.lead.iter().filter(|measure| measure.priority == Some(Priority::High)).count()
    }

    pub(super) fn put(&mut self, measure: &Arc<Measure>, role: Role) {
        let list = match role {
            _ if !counts(measure) => &mut self.dropped,
            Role::Lead => &mut self.lead,
            Role::Assigned => &mut self.assigned,
            Role::Part => &mut self.part,
        };
        list.push(Arc::clone(measure));
    }
}
