//! What always has to hold, though a draft may break it for a while. Each break is a
//! finding about a record; the rest of the invariants is held by the types of the model.

use crate::edit::ties::references;
use crate::model::field::FieldInfo;
use crate::model::measure::{Measure, Timing};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{Kind, MeasureId, Record, RecordRef};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A field refers to a record that is not there (I1).
    DanglingReference,
    /// A measure serves no goal (I2).
    NoGoal,
    /// A measure has no lead (I2).
    NoLead,
    /// The lead is among the participants too (I2).
    LeadAmongPartners,
    /// The start lies after the end (I3).
    EndsBeforeStart,
    /// Measures wait for each other in a circle (I6).
    CircularDependency,
    /// An amount has no price level of its own and the programme has none (I7).
    NoPriceLevel,
    /// A body that may only take part is the lead (I9, KL 6 kap. 6 §).
    LeadMayNotLead,
    /// A value in the file could not be read and was set aside.
    UnreadValue,
}

/// A fault of a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Which record.
    pub about: RecordRef,
    /// What is wrong.
    pub fault: Fault,
    /// The field where it can be mended.
    pub field: String,
}

fn finding(about: RecordRef, fault: Fault, field: &str) -> Finding {
    Finding { about, fault, field: field.to_owned() }
}

/// Every break of an invariant, record by record.
#[must_use]
pub fn findings(program: &Program) -> Vec<Finding> {
    let mut found: Vec<Finding> =
        program.all_records().flat_map(|record| of_record(program, &record)).collect();
    found.sort();
    found
}

/// The findings about one record, in order.
fn of_record(program: &Program, record: &AnyRecord) -> Vec<Finding> {
    let about = record.reference();
    let mut found: Vec<Finding> =
        dangling(program, record).map(|f| finding(about, Fault::DanglingReference, f.name)).collect();
    let unread = record.extra().unread.iter();
    found.extend(unread.map(|(name, _)| finding(about, Fault::UnreadValue, name)));
    if let AnyRecord::Measure(measure) = record {
        found.extend(of_measure(program, measure));
    }
    found.sort();
    found.dedup();
    found
}

/// Findings that are brought up to date after a change without looking at every record anew.
#[derive(Debug, Default)]
pub struct Known {
    program: Program,
    findings: Arc<Vec<Finding>>,
}

impl Known {
    /// The findings of a programme.
    pub fn update(&mut self, program: &Program) -> Arc<Vec<Finding>> {
        match self.changed(program) {
            Some(changed) if changed.is_empty() => {}
            Some(changed) => {
                let about: BTreeSet<RecordRef> = changed.iter().map(AnyRecord::reference).collect();
                let kept = self.findings.iter().filter(|finding| !about.contains(&finding.about));
                let mut found: Vec<Finding> = kept.cloned().collect();
                found.extend(changed.iter().flat_map(|record| of_record(program, record)));
                found.sort();
                self.findings = Arc::new(found);
            }
            None => self.findings = Arc::new(findings(program)),
        }
        self.program = program.clone();
        Arc::clone(&self.findings)
    }

    /// The records whose findings may have changed; nothing when any may have.
    fn changed(&self, program: &Program) -> Option<Vec<AnyRecord>> {
        let before = &self.program;
        // Bodies say who may lead, the programme's own record has the price level.
        if !program.is_same(before, Kind::Body) || !program.is_same(before, Kind::Programme) {
            return None;
        }
        let mut changed = Vec::new();
        for kind in Kind::ALL {
            changed.extend(program.changed_since(before, kind)?);
        }
        let waits_anew = changed.iter().any(|record| match record {
            AnyRecord::Measure(now) => {
                before.measures.get(now.id).is_none_or(|then| then.depends_on != now.depends_on)
            }
            _ => false,
        });
        (!waits_anew).then_some(changed)
    }
}

fn dangling(program: &Program, record: &AnyRecord) -> impl Iterator<Item = &'static FieldInfo> {
    let frozen = record.reference().kind == Kind::Version;
    let references = if frozen { Vec::new() } else { references(record) };
    references.into_iter().filter(|(_, target)| !program.has(*target)).map(|(field, _)| field)
}

fn of_measure(program: &Program, measure: &Measure) -> Vec<Finding> {
    let lead = measure.lead.and_then(|id| program.bodies.get(id));
    let settled = [
        (Fault::NoGoal, "goals", measure.goals.is_empty()),
        (Fault::NoLead, "lead", measure.lead.is_none()),
        (Fault::LeadAmongPartners, "partners", measure.lead.is_some_and(|id| measure.partners.contains(&id))),
        (Fault::LeadMayNotLead, "lead", lead.is_some_and(|body| !body.body_type.may_lead())),
        (
            Fault::EndsBeforeStart,
            "end",
            measure.timing == Timing::Once && measure.end.is_some() && measure.start > measure.end,
        ),
        (Fault::CircularDependency, "depends_on", waits_for_itself(program, measure.id)),
        (
            Fault::NoPriceLevel,
            "costs",
            program.settings.price_level.is_none()
                && measure.costs.iter().any(|c| c.amount.is_some() && c.price_level.is_none()),
        ),
    ];
    let broken = settled.into_iter().filter(|(_, _, broken)| *broken);
    broken.map(|(fault, field, _)| finding(measure.reference(), fault, field)).collect()
}

/// Whether a measure, directly or through others, depends on itself.
fn waits_for_itself(program: &Program, id: MeasureId) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![id];
    while let Some(next) = open.pop() {
        for before in program.measures.get(next).iter().flat_map(|m| m.depends_on.iter().copied()) {
            if before == id {
                return true;
            }
            if seen.insert(before) {
                open.push(before);
            }
        }
    }
    false
}

/// The findings about one record, out of all in their order.
pub fn about(findings: &[Finding], target: RecordRef) -> impl Iterator<Item = &Finding> {
    let first = findings.partition_point(|finding| finding.about < target);
    findings.iter().skip(first).take_while(move |finding| finding.about == target)
}

/// How many measures have a finding.
#[must_use]
pub fn measures_with_findings(findings: &[Finding]) -> usize {
    let about: BTreeSet<RecordRef> =
        findings.iter().map(|f| f.about).filter(|r| r.kind == Kind::Measure).collect();
    about.len()
}
