//! A new measure where a row and a column meet, with all that the place knows of it.

use super::axis::{GroupKey, Key};
use crate::edit::outline::{self, Fresh};
use crate::model::measure::Measure;
use crate::model::period::Quarter;
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{BodyId, GoalId};
use std::sync::Arc;

/// The measure; where it serves a goal, it stands last under it.
#[must_use]
pub fn measure_at(program: &Program, keys: &[Key], fresh: Fresh) -> AnyRecord {
    let goal = keys.iter().find_map(|key| if let Key::Goal(goal) = key { Some(*goal) } else { None });
    let after = outline::last_of(program, goal);
    let made = outline::measure_after(program, goal, after, fresh);
    let AnyRecord::Measure(measure) = made else { return made };
    let mut measure = Arc::unwrap_or_clone(measure);
    for key in keys {
        fill(program, &mut measure, *key);
    }
    AnyRecord::Measure(Arc::new(measure))
}

fn fill(program: &Program, measure: &mut Measure, key: Key) {
    match key {
        Key::Body(body) | Key::Group(GroupKey::Of(body)) => responsible(program, measure, body),
        Key::Instrument(tool) => measure.instrument = Some(tool),
        Key::Year(year) => measure.start = Quarter::new(year, 1),
        Key::Goal(GoalId(_)) | Key::Group(GroupKey::Outside) | Key::Without(_) => {}
    }
}

/// Who may lead leads; others take part.
fn responsible(program: &Program, measure: &mut Measure, body: BodyId) {
    if program.bodies.get(body).is_some_and(|body| body.body_type.may_lead()) {
        measure.lead = Some(body);
    } else {
        measure.partners.insert(body);
    }
}
