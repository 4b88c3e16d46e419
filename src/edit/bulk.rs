//! The same change to many measures as one step, and how many of them it changes.

use super::Edit;
use super::ties::{Ties, ties_of};
use crate::model::field::FieldValue;
use crate::model::instrument::Instrument;
use crate::model::measure::{Measure, Priority, Status};
use crate::model::period::Quarter;
use crate::model::program::Program;
use crate::model::record::{BodyId, GoalId, Kind, MeasureId, RecordRef};
use crate::model::value::Value;
use std::collections::BTreeSet;

/// What is changed in each of the measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BulkChange {
    /// Another body answers. It no longer stands among those who take part.
    Lead(BodyId),
    /// A body takes part too, unless it answers already.
    AddPartner(BodyId),
    /// Start and end move by so many quarters.
    Shift(i32),
    /// Priority.
    Priority(Option<Priority>),
    /// Status.
    Status(Status),
    /// Tool.
    Tool(Option<Instrument>),
    /// They serve a goal too.
    AddGoal(GoalId),
}

/// How a change meets the measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// So many become different.
    pub changed: usize,
    /// So many are like that already.
    pub same: usize,
    /// So many it does not apply to: a measure without times cannot be moved in time.
    pub inapplicable: usize,
}

/// The fields that a change sets in a measure; none when it does not apply.
fn fields(measure: &Measure, change: BulkChange) -> Option<Vec<(&'static str, Value)>> {
    Some(match change {
        BulkChange::Lead(body) => {
            let mut partners = measure.partners.clone();
            partners.remove(&body);
            vec![("lead", body.to_value()), ("partners", partners.to_value())]
        }
        BulkChange::AddPartner(body) if measure.lead == Some(body) => return None,
        BulkChange::AddPartner(body) => {
            let mut partners = measure.partners.clone();
            partners.insert(body);
            vec![("partners", partners.to_value())]
        }
        BulkChange::Shift(quarters) => {
            let moved = |quarter: Option<Quarter>| quarter.map(|quarter| quarter.shifted(quarters));
            match (moved(measure.start), moved(measure.end)) {
                (None, None) | (Some(None), _) | (_, Some(None)) => return None,
                (start, end) => {
                    vec![("start", start.flatten().to_value()), ("end", end.flatten().to_value())]
                }
            }
        }
        BulkChange::Priority(priority) => vec![("priority", priority.to_value())],
        BulkChange::Status(status) => vec![("status", status.to_value())],
        BulkChange::Tool(tool) => vec![("instrument", tool.to_value())],
        BulkChange::AddGoal(goal) => {
            let mut goals = measure.goals.clone();
            goals.insert(goal);
            vec![("goals", goals.to_value())]
        }
    })
}

/// The changes as one step.
#[must_use]
pub fn edit(program: &Program, measures: &[MeasureId], changes: &[BulkChange]) -> Edit {
    let mut edits = Vec::new();
    for measure in measures.iter().filter_map(|id| program.measures.get(*id)) {
        // Later changes build on earlier ones, so that a new lead does not also take part.
        let mut measure = Measure::clone(measure);
        let target = RecordRef::new(Kind::Measure, measure.id.0);
        for change in changes {
            if let Some(fields) = fields(&measure, *change) {
                for (field, value) in &fields {
                    // The values are made from the fields' own types.
                    let _ = crate::model::record::Fields::set(&mut measure, field, value.clone());
                }
                edits.push(Edit::Set(target, fields));
            }
        }
    }
    Edit::Several(edits)
}

/// How many measures a change would make different.
#[must_use]
pub fn reach(program: &Program, measures: &[MeasureId], change: BulkChange) -> Reach {
    let mut reach = Reach::default();
    for measure in measures.iter().filter_map(|id| program.measures.get(*id)) {
        match fields(measure, change) {
            None => reach.inapplicable += 1,
            Some(fields) => {
                let differs = |(name, value): &(&str, Value)| {
                    crate::model::record::Fields::get(measure.as_ref(), name).as_ref() != Some(value)
                };
                if fields.iter().any(differs) {
                    reach.changed += 1;
                } else {
                    reach.same += 1;
                }
            }
        }
    }
    reach
}

/// Takes measures away as one step; what refers to them stays, without the reference.
#[must_use]
pub fn removal(measures: &[MeasureId]) -> Edit {
    let target = |id: &MeasureId| RecordRef::new(Kind::Measure, id.0);
    Edit::Several(measures.iter().map(|id| Edit::Remove(target(id), Ties::Untie)).collect())
}

/// How many other records refer to measures that are taken away.
#[must_use]
pub fn ties(program: &Program, measures: &[MeasureId]) -> usize {
    let going: BTreeSet<RecordRef> = measures.iter().map(|id| RecordRef::new(Kind::Measure, id.0)).collect();
    let refer = going.iter().flat_map(|target| ties_of(program, *target)).map(|tie| tie.from);
    refer.filter(|from| !going.contains(from)).collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::measure::Timing;
    use crate::model::period::Year;
    use crate::model::program::AnyRecord;
    use crate::model::record::Id;
    use std::sync::Arc;

    fn quarter(year: i64, number: u8) -> Option<Quarter> {
        Quarter::new(Year::new(year).unwrap(), number)
    }

    fn body(id: u64) -> BodyId {
        BodyId(Id(id))
    }

    fn program() -> (Program, Vec<MeasureId>) {
        let mut program = Program::default();
        let one = Measure {
            id: MeasureId(Id(1)),
            lead: Some(body(1)),
            partners: BTreeSet::from([body(2)]),
            start: quarter(2027, 3),
            end: quarter(2028, 4),
            ..Measure::default()
        };
        let two = Measure {
            id: MeasureId(Id(2)),
            timing: Timing::Yearly,
            lead: Some(body(2)),
            depends_on: BTreeSet::from([MeasureId(Id(1))]),
            ..Measure::default()
        };
        for measure in [one, two] {
            program.put(AnyRecord::Measure(Arc::new(measure)));
        }
        (program, vec![MeasureId(Id(1)), MeasureId(Id(2))])
    }

    fn apply(program: &mut Program, edit: Edit) {
        edit.changes(program).unwrap().apply(program);
    }

    #[test]
    fn who_comes_to_answer_no_longer_takes_part_and_who_answers_does_not_take_part_too() {
        let (mut program, all) = program();
        let changes = [BulkChange::Lead(body(2)), BulkChange::AddPartner(body(2))];
        assert_eq!(reach(&program, &all, changes[0]), Reach { changed: 1, same: 1, inapplicable: 0 });
        let step = edit(&program, &all, &changes);
        apply(&mut program, step);
        for measure in program.measures.iter() {
            assert_eq!((measure.lead, measure.partners.len()), (Some(body(2)), 0));
        }
    }

    #[test]
    fn times_move_over_the_turn_of_the_year_and_what_has_none_stays() {
        let (mut program, all) = program();
        assert_eq!(
            reach(&program, &all, BulkChange::Shift(2)),
            Reach { changed: 1, same: 0, inapplicable: 1 }
        );
        let step = edit(&program, &all, &[BulkChange::Shift(-3)]);
        apply(&mut program, step);
        let first = program.measures.get(all[0]).unwrap();
        assert_eq!((first.start, first.end), (quarter(2026, 4), quarter(2028, 1)));
    }

    #[test]
    fn what_refers_to_removed_measures_is_counted_and_untied() {
        let (mut program, all) = program();
        assert_eq!(ties(&program, &all[..1]), 1);
        assert_eq!(ties(&program, &all), 0, "the one that refers goes too");
        apply(&mut program, removal(&all[..1]));
        assert!(program.measures.get(all[1]).unwrap().depends_on.is_empty());
    }
}
