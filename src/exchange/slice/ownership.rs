//! Which fields of which records a body owns: where only those differ when its slice returns,
//! nobody is asked. As data, a line for each field.

use super::family;
use crate::model::measure::Measure;
use crate::model::program::Program;
use crate::model::record::{BodyId, GoalId, Kind, MeasureId, ProjectId, RecordRef};
use std::collections::BTreeSet;

/// Who owns a field of a measure or project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The body that leads it.
    Lead,
    /// The body that leads it, and those that take part in it.
    Participant,
    /// Those who keep the programme together: who answers for what, for which goals, in which
    /// order, what is published, and what was decided.
    Keeper,
}

use Owner::{Keeper, Lead, Participant};

/// Who owns each field of a measure.
pub const MEASURE_FIELDS: &[(&str, Owner)] = &[
    ("number", Keeper),
    ("title", Lead),
    ("description", Lead),
    ("done_when", Lead),
    ("goals", Keeper),
    ("measure_type", Lead),
    ("instrument", Lead),
    ("target_group", Lead),
    ("dwellings", Lead),
    ("projects", Lead),
    ("lead", Keeper),
    ("partners", Lead),
    ("assigned_to", Lead),
    ("decision_level", Lead),
    ("decision", Keeper),
    ("priority", Keeper),
    ("priority_reason", Keeper),
    ("timing", Lead),
    ("start", Lead),
    ("end", Lead),
    ("yearly_quarter", Lead),
    ("depends_on", Lead),
    ("costs", Lead),
    ("financing", Lead),
    ("funding", Lead),
    ("budget_year", Lead),
    ("plan_link", Lead),
    ("coordination", Lead),
    ("coordination_note", Lead),
    ("business_terms_considered", Lead),
    ("status", Lead),
    ("comment", Participant),
    ("internal", Keeper),
    ("confidentiality", Keeper),
];

/// Who owns each field of a project. Nobody takes part in a project but the one who leads it.
pub const PROJECT_FIELDS: &[(&str, Owner)] = &[
    ("number", Keeper),
    ("name", Lead),
    ("area", Lead),
    ("property", Lead),
    ("land_owner", Lead),
    ("developer", Lead),
    ("stage", Lead),
    ("plan_number", Lead),
    ("in_force", Lead),
    ("implementation_end", Lead),
    ("allocated", Lead),
    ("allocation_date", Lead),
    ("allocation_terms", Lead),
    ("rows", Lead),
    ("probability", Lead),
    // An order among the projects of all.
    ("sequence", Keeper),
    ("preconditions", Lead),
    ("uncertainty", Lead),
    ("floor_area", Lead),
    ("lead", Keeper),
    ("appraisal", Lead),
    ("outcomes", Lead),
    ("forecasts", Lead),
    ("updated", Lead),
    ("internal", Keeper),
];

/// Whether a body owns a field of a record. The programme is the one from which the slice was
/// cut: a body cannot make itself the owner. What has no field of its own (the place in the list,
/// the removal of a record, what a file has beside the fields) is owned by nobody.
#[must_use]
pub fn owns(program: &Program, body: BodyId, target: RecordRef, field: &str) -> bool {
    let family = family(program, body);
    match target.kind {
        Kind::Measure => {
            let Some(measure) = program.measures.get(MeasureId(target.id)) else { return false };
            match owner(MEASURE_FIELDS, field) {
                Some(Lead) => leads(program, &family, measure),
                Some(Participant) => leads(program, &family, measure) || takes_part(&family, measure),
                Some(Keeper) | None => false,
            }
        }
        Kind::Project => {
            let lead = program.projects.get(ProjectId(target.id)).and_then(|project| project.lead);
            let leads = lead.is_some_and(|lead| family.contains(&lead));
            leads && matches!(owner(PROJECT_FIELDS, field), Some(Lead | Participant))
        }
        // Who is to be asked there is for the body itself to say.
        Kind::Body => field == "contact_role" && family.contains(&BodyId(target.id)),
        Kind::Programme
        | Kind::Area
        | Kind::Need
        | Kind::OuterGoal
        | Kind::Challenge
        | Kind::Goal
        | Kind::Indicator
        | Kind::Capacity
        | Kind::Assumption
        | Kind::Scenario
        | Kind::Consultation
        | Kind::FollowUp
        | Kind::PolicyLink
        | Kind::Proposal
        | Kind::Version => false,
    }
}

/// Whether a record that came with the slice is the body's own: a measure under a goal
/// of the programme, or a project, with the body as its lead, and new; or a proposal.
#[must_use]
pub fn owns_new(program: &Program, returned: &Program, body: BodyId, target: RecordRef) -> bool {
    if program.has(target) {
        return false;
    }
    let family = family(program, body);
    let among = |lead: Option<BodyId>| lead.is_some_and(|lead| family.contains(&lead));
    match target.kind {
        Kind::Measure => returned.measures.get(MeasureId(target.id)).is_some_and(|measure| {
            let known = |goal: &GoalId| program.goals.get(*goal).is_some();
            among(measure.lead) && !measure.goals.is_empty() && measure.goals.iter().all(known)
        }),
        Kind::Project => {
            returned.projects.get(ProjectId(target.id)).is_some_and(|project| among(project.lead))
        }
        // A proposal asks by itself and changes nothing until it is accepted.
        Kind::Proposal => returned.has(target),
        Kind::Programme
        | Kind::Body
        | Kind::Area
        | Kind::Need
        | Kind::OuterGoal
        | Kind::Challenge
        | Kind::Goal
        | Kind::Indicator
        | Kind::Capacity
        | Kind::Assumption
        | Kind::Scenario
        | Kind::Consultation
        | Kind::FollowUp
        | Kind::PolicyLink
        | Kind::Version => false,
    }
}

fn owner(fields: &[(&str, Owner)], field: &str) -> Option<Owner> {
    fields.iter().find(|(name, _)| *name == field).map(|(_, owner)| *owner)
}

/// Whether the bodies lead a measure, or have it as an assignment from a body above them: an
/// administration answers for what its committee leads.
fn leads(program: &Program, family: &BTreeSet<BodyId>, measure: &Measure) -> bool {
    let Some(lead) = measure.lead else { return false };
    let assigned = measure.assigned_to.filter(|body| family.contains(body));
    family.contains(&lead) || assigned.is_some_and(|body| super::family(program, lead).contains(&body))
}

fn takes_part(family: &BTreeSet<BodyId>, measure: &Measure) -> bool {
    let assigned = measure.assigned_to.is_some_and(|body| family.contains(&body));
    assigned || !measure.partners.is_disjoint(family)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::program::AnyRecord;

    #[test]
    fn every_field_of_measures_and_projects_has_an_owner() {
        for (kind, fields) in [(Kind::Measure, MEASURE_FIELDS), (Kind::Project, PROJECT_FIELDS)] {
            let declared: Vec<&str> = AnyRecord::infos_of(kind).iter().map(|info| info.name).collect();
            let owned: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
            assert_eq!(owned, declared);
        }
    }
}
