//! The slice for one body: what it leads or takes part in, and what is needed to read that;
//! and what becomes of the whole when the slice returns. Writes no file and asks nobody:
//! [`owns`] says which differences need no question.

mod arriving;
mod ownership;

pub use arriving::returned;
pub use ownership::{MEASURE_FIELDS, Owner, PROJECT_FIELDS, owns, owns_new};

use super::public::ruling::{self, Ruling};
use crate::edit::ties::references;
use crate::model::field::{FieldInfo, Shape};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{BodyId, Kind, RecordRef};
use crate::model::value::Value;
use std::collections::BTreeSet;

/// A body and all bodies below it.
#[must_use]
pub fn family(program: &Program, body: BodyId) -> BTreeSet<BodyId> {
    let mut family = BTreeSet::from([body]);
    let mut open = vec![body];
    while let Some(above) = open.pop() {
        let below = program.bodies.iter().filter(|body| body.parent == Some(above));
        for body in below.map(|body| body.id) {
            if family.insert(body) {
                open.push(body);
            }
        }
    }
    family
}

/// The slice of a programme for a body: whole records, in which references to records that stay
/// behind are cut. Consultations and policy documents go to the bodies that they are about;
/// follow-ups, assumptions, proposals and versions stay behind.
#[must_use]
pub fn slice(program: &Program, body: BodyId) -> Program {
    let mut slicing = Slicing {
        program,
        family: family(program, body),
        outside: program.bodies.get(body).is_some_and(|body| !body.body_type.may_lead()),
        taken: BTreeSet::from([RecordRef::PROGRAMME]),
    };
    slicing.take_own(body);
    slicing.take_what_is_read();
    slicing.finish()
}

/// How many measures and projects of a slice are the body's own: it leads them, takes part in
/// them or has them as an assignment. The others are there to be read.
#[must_use]
pub fn own_counts(slice: &Program, body: BodyId) -> (usize, usize) {
    let family = family(slice, body);
    let own = |record: &AnyRecord| is_own(record, &family);
    let count = |kind| slice.records(kind).iter().filter(|record| own(record)).count();
    (count(Kind::Measure), count(Kind::Project))
}

/// How many measures of a slice have a note on confidentiality. The one who sends it has to
/// judge whether the body may have them (OSL 8 kap. 1–2 §§).
#[must_use]
pub fn confidential_count(slice: &Program) -> usize {
    slice.measures.iter().filter(|measure| !measure.confidentiality.trim().is_empty()).count()
}

/// Whether the bodies lead a record, take part in it, have it as an assignment or were asked.
fn is_own(record: &AnyRecord, family: &BTreeSet<BodyId>) -> bool {
    let among = |body: Option<BodyId>| body.is_some_and(|body| family.contains(&body));
    match record {
        AnyRecord::Measure(measure) => {
            among(measure.lead) || among(measure.assigned_to) || !measure.partners.is_disjoint(family)
        }
        AnyRecord::Project(project) => among(project.lead),
        AnyRecord::Consultation(consultation) => among(consultation.party),
        AnyRecord::PolicyLink(link) => among(link.responsible),
        AnyRecord::Body(body) => family.contains(&body.id),
        AnyRecord::Programme(_)
        | AnyRecord::Area(_)
        | AnyRecord::Need(_)
        | AnyRecord::OuterGoal(_)
        | AnyRecord::Challenge(_)
        | AnyRecord::Goal(_)
        | AnyRecord::Indicator(_)
        | AnyRecord::Capacity(_)
        | AnyRecord::Assumption(_)
        | AnyRecord::Scenario(_)
        | AnyRecord::FollowUp(_)
        | AnyRecord::Proposal(_)
        | AnyRecord::Version(_) => false,
    }
}

struct Slicing<'a> {
    program: &'a Program,
    family: BTreeSet<BodyId>,
    /// Whether the body stands outside the municipality.
    outside: bool,
    taken: BTreeSet<RecordRef>,
}

impl Slicing<'_> {
    fn take_own(&mut self, body: BodyId) {
        for record in self.program.all_records() {
            if is_own(&record, &self.family) {
                self.taken.insert(record.reference());
            }
        }
        // A body may be chosen that has left the programme; it then has no slice.
        let body = RecordRef::new(Kind::Body, body.0);
        if self.program.has(body) {
            self.taken.insert(body);
        }
    }

    /// Takes what is referred to, and what that refers to. Measures that others wait for are
    /// read for their title and time: what they in turn wait for stays behind.
    fn take_what_is_read(&mut self) {
        let mut open: Vec<RecordRef> = self.taken.iter().copied().collect();
        self.follow(&mut open);
        let goals = |record: &AnyRecord| references(record).into_iter().filter(|(_, t)| t.kind == Kind::Goal);
        let read = |kind: Kind, about: &dyn Fn(&AnyRecord) -> bool| -> Vec<RecordRef> {
            let records = self.program.records(kind);
            records.iter().filter(|record| about(record)).map(AnyRecord::reference).collect()
        };
        // Indicators say how goals are measured, capacities what projects bring about.
        let indicators = read(Kind::Indicator, &|r| goals(r).any(|(_, goal)| self.taken.contains(&goal)));
        let capacities = read(Kind::Capacity, &|r| {
            let mut projects = references(r).into_iter().filter(|(_, t)| t.kind == Kind::Project).peekable();
            projects.peek().is_some()
                && projects.all(|(_, project)| self.taken.contains(&project) || !self.program.has(project))
        });
        for target in indicators.into_iter().chain(capacities) {
            if self.taken.insert(target) {
                open.push(target);
            }
        }
        self.follow(&mut open);
    }

    fn follow(&mut self, open: &mut Vec<RecordRef>) {
        while let Some(next) = open.pop() {
            let Some(record) = self.program.get(next) else { continue };
            for (field, target) in references(&record) {
                if self.is_followed(&record, field.name) && self.may_go(target) && self.taken.insert(target) {
                    open.push(target);
                }
            }
        }
    }

    /// Whether what a field refers to is needed to read the record.
    fn is_followed(&self, record: &AnyRecord, field: &str) -> bool {
        match record {
            AnyRecord::Measure(_) => {
                is_own(record, &self.family) || !matches!(field, "depends_on" | "projects")
            }
            // Its other goals have measures of others.
            AnyRecord::Indicator(_) => field != "goals",
            AnyRecord::Programme(_)
            | AnyRecord::Body(_)
            | AnyRecord::Area(_)
            | AnyRecord::Need(_)
            | AnyRecord::OuterGoal(_)
            | AnyRecord::Challenge(_)
            | AnyRecord::Goal(_)
            | AnyRecord::Project(_)
            | AnyRecord::Capacity(_)
            | AnyRecord::Assumption(_)
            | AnyRecord::Scenario(_)
            | AnyRecord::Consultation(_)
            | AnyRecord::FollowUp(_)
            | AnyRecord::PolicyLink(_)
            | AnyRecord::Proposal(_)
            | AnyRecord::Version(_) => true,
        }
    }

    /// Whether a record is there and may be read by the body although it has no part in it:
    /// nothing confidential (OSL 8 kap.), and for those outside nothing internal.
    fn may_go(&self, target: RecordRef) -> bool {
        match self.program.get(target) {
            Some(AnyRecord::Measure(measure)) => {
                measure.confidentiality.trim().is_empty() && !(self.outside && measure.internal)
            }
            Some(AnyRecord::Project(project)) => !(self.outside && project.internal),
            Some(_) => true,
            None => false,
        }
    }

    fn finish(self) -> Program {
        let mut slice = Program::default();
        for record in self.program.all_records().filter(|record| self.taken.contains(&record.reference())) {
            let mut cut = record.clone();
            for info in record.infos() {
                let value = record.get(info.name);
                let left = if self.is_withheld(&record, info) { Value::Null } else { self.cut(info, &value) };
                if left != value {
                    // The value has the field's own shape, so it is always taken.
                    let _ = cut.set(info.name, left);
                }
            }
            slice.put(cut);
        }
        slice
    }

    /// Whether a field is kept from those outside: what is not published of measures and projects
    /// that they have no part in (terms, appraisals, comments).
    fn is_withheld(&self, record: &AnyRecord, info: &FieldInfo) -> bool {
        let kind = record.reference().kind;
        let ruling = ruling::of(ruling::rules(kind), info.name);
        self.outside
            && matches!(kind, Kind::Measure | Kind::Project)
            && !is_own(record, &self.family)
            && matches!(ruling, Some(Ruling::Taken(_)))
    }

    /// A value without references to records that stay behind, and without reasons for findings
    /// about them. References that led nowhere before still do.
    fn cut(&self, info: &FieldInfo, value: &Value) -> Value {
        let stays = |item: &Value| {
            let target = item.as_text().and_then(RecordRef::parse);
            target.is_some_and(|target| self.program.has(target) && !self.taken.contains(&target))
        };
        match (info.shape, value) {
            (Shape::Link(_), link) if stays(link) => Value::Null,
            (Shape::Links(_), Value::List(items)) => {
                Value::List(items.iter().filter(|item| !stays(item)).cloned().collect())
            }
            (Shape::Rows(infos), Value::List(rows)) => {
                let rows = rows.iter().filter(|row| !row.get("about").is_some_and(stays));
                Value::List(rows.map(|row| self.cut_within(infos, row)).collect())
            }
            (Shape::Object(infos), Value::Object(_)) => self.cut_within(infos, value),
            _ => value.clone(),
        }
    }

    fn cut_within(&self, infos: &'static [FieldInfo], value: &Value) -> Value {
        let Value::Object(entries) = value else { return value.clone() };
        let cut = |(name, value): &(String, Value)| {
            let info = infos.iter().find(|info| info.name == name);
            (name.clone(), info.map_or_else(|| value.clone(), |info| self.cut(info, value)))
        };
        Value::Object(entries.iter().map(cut).collect())
    }
}
