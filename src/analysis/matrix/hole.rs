//! What has nothing in the whole programme, though something should be there: a goal without
//! anybody, a body without anything to do, a year in which nothing happens. Knows no set-up.

use super::axis::{Key, roles};
use super::{MatrixKind, counts, year};
use crate::analysis::index::Index;
use crate::analysis::year::goes_on_in;
use crate::model::body::BodyType;
use crate::model::program::Program;
use crate::model::record::BodyId;
use std::collections::BTreeSet;

/// What has something.
pub(super) struct Busy<'a> {
    program: &'a Program,
    keys: BTreeSet<Key>,
}

impl Busy<'_> {
    pub(super) fn of<'a>(program: &'a Program, index: &Index, kind: MatrixKind) -> Busy<'a> {
        let mut keys = BTreeSet::new();
        let years = if kind == MatrixKind::BodyYear { year::years(program) } else { Vec::new() };
        for measure in index.measures.iter().filter(|measure| counts(measure)) {
            let bodies: BTreeSet<BodyId> =
                roles(measure).map(|(body, _)| body).filter(|id| program.bodies.get(*id).is_some()).collect();
            let is_met = match kind {
                MatrixKind::GoalBody | MatrixKind::InstrumentBody => !bodies.is_empty(),
                MatrixKind::GoalInstrument => measure.instrument.is_some(),
                MatrixKind::BodyYear => true,
            };
            if is_met {
                keys.extend(measure.goals.iter().map(|goal| Key::Goal(*goal)));
            }
            if is_met || kind == MatrixKind::GoalInstrument {
                keys.extend(measure.instrument.map(Key::Instrument));
            }
            keys.extend(bodies.iter().flat_map(|body| with_those_above(program, *body)).map(Key::Body));
            keys.extend(years.iter().filter(|at| goes_on_in(measure, **at)).map(|at| Key::Year(*at)));
        }
        Busy { program, keys }
    }

    /// Whether there should be something and is not. The council decides and has others do it,
    /// and nobody outside has to take part.
    pub(super) fn is_hole(&self, key: Key) -> bool {
        let should = match key {
            Key::Goal(_) | Key::Instrument(_) | Key::Year(_) => true,
            Key::Body(id) => self
                .program
                .bodies
                .get(id)
                .is_some_and(|body| body.body_type.may_lead() && body.body_type != BodyType::Council),
            Key::Group(_) | Key::Without(_) => false,
        };
        should && !self.keys.contains(&key)
    }
}

/// A body and those that it answers to: what an administration does, its committee answers for.
fn with_those_above(program: &Program, body: BodyId) -> BTreeSet<BodyId> {
    let mut all = BTreeSet::new();
    let mut next = Some(body);
    while let Some(id) = next.filter(|id| all.insert(*id)) {
        next = program.bodies.get(id).and_then(|body| body.parent);
    }
    all
}
