//! A side of the matrix: what stands along it, in which groups, and where on it a measure
//! belongs. Knows nothing of the other side.

use super::cell::{Cell, Role};
use super::hole::Busy;
use super::setup::Setup;
use super::{Side, year};
use crate::analysis::index::Index;
use crate::analysis::year::goes_on_in;
use crate::model::body::{Body, BodyType};
use crate::model::instrument::Instrument;
use crate::model::measure::Measure;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::record::{BodyId, GoalId};
use std::collections::{BTreeMap, BTreeSet};

/// What a row or a column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A goal.
    Goal(GoalId),
    /// A body.
    Body(BodyId),
    /// A group of bodies, folded.
    Group(GroupKey),
    /// A tool.
    Instrument(Instrument),
    /// A year.
    Year(Year),
    /// The measures that have nothing of that side.
    Without(Side),
}

/// A group of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKey {
    /// A body under the council, with those that answer to it.
    Of(BodyId),
    /// Those that are not the municipality's.
    Outside,
}

/// A row or a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// What it stands for.
    pub key: Key,
    /// The group that it stands in, where that has several members.
    pub group: Option<GroupKey>,
    /// All that is shown of it, each measure once.
    pub total: Cell,
    /// Nothing meets it in the whole programme, though something should.
    pub is_hole: bool,
}

/// Rows or columns that stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Which; nothing where a body stands alone.
    pub key: Option<GroupKey>,
    /// Its first place.
    pub from: usize,
    /// How many places it has.
    pub span: usize,
    /// How many bodies are in it.
    pub members: usize,
    /// It stands as one.
    pub is_folded: bool,
}

/// A side of the matrix while measures are put on it.
pub(super) struct Axis {
    side: Side,
    /// What is shown, in order, with its group.
    slots: Vec<(Key, Option<GroupKey>)>,
    /// All that is behind them, also what is folded.
    all: Vec<Key>,
    /// Where bodies have gone: to themselves or to the group they are folded in.
    bodies: BTreeMap<BodyId, Key>,
    /// How many bodies each group has.
    members: BTreeMap<GroupKey, usize>,
    years: Vec<Year>,
}

impl Axis {
    pub(super) fn of(program: &Program, index: &Index, side: Side, setup: &Setup) -> Axis {
        let mut axis = Axis {
            side,
            slots: Vec::new(),
            all: Vec::new(),
            bodies: BTreeMap::new(),
            members: BTreeMap::new(),
            years: Vec::new(),
        };
        match side {
            Side::Goals => axis.all.extend(index.goals.iter().map(|goal| Key::Goal(goal.id))),
            Side::Instruments => axis.all.extend(instruments(index, setup).map(Key::Instrument)),
            Side::Years => {
                axis.years = year::years(program);
                axis.all.extend(axis.years.iter().copied().map(Key::Year));
            }
            Side::Bodies => axis.take_bodies(program, setup),
        }
        if side != Side::Bodies {
            axis.slots.extend(axis.all.iter().map(|key| (*key, None)));
        }
        axis
    }

    fn take_bodies(&mut self, program: &Program, setup: &Setup) {
        let wanted = |body: &&&std::sync::Arc<Body>| {
            setup.body_types.is_empty() || setup.body_types.contains(&body.body_type)
        };
        let in_order = program.bodies.in_order();
        let shown: Vec<(BodyId, GroupKey)> =
            in_order.iter().filter(wanted).map(|body| (body.id, group_of(program, body))).collect();
        for (_, group) in &shown {
            *self.members.entry(*group).or_default() += 1;
        }
        // Each group stands where its first body does, outside parties last.
        let mut groups: Vec<GroupKey> = Vec::new();
        for (_, group) in shown.iter().filter(|(_, group)| *group != GroupKey::Outside) {
            if !groups.contains(group) {
                groups.push(*group);
            }
        }
        groups.push(GroupKey::Outside);
        for group in groups {
            let several = self.members.get(&group).is_some_and(|count| *count > 1);
            let folded = several && setup.is_folded(group, shown.len());
            let within = several.then_some(group);
            if folded {
                self.slots.push((Key::Group(group), within));
            }
            for (body, _) in shown.iter().filter(|(_, of)| *of == group) {
                let own = Key::Body(*body);
                self.all.push(own);
                self.bodies.insert(*body, if folded { Key::Group(group) } else { own });
                if !folded {
                    self.slots.push((own, within));
                }
            }
        }
    }

    /// Where a measure belongs, each place once, with the strongest role that it has there.
    pub(super) fn places(&self, program: &Program, measure: &Measure) -> Vec<(Key, Role)> {
        let without = || vec![(Key::Without(self.side), Role::Lead)];
        let found: Vec<(Key, Role)> = match self.side {
            Side::Bodies => return self.bodies_of(program, measure),
            Side::Goals => {
                let known = measure.goals.iter().filter(|id| program.goals.get(**id).is_some());
                known.map(|id| (Key::Goal(*id), Role::Lead)).collect()
            }
            Side::Instruments => {
                measure.instrument.iter().map(|tool| (Key::Instrument(*tool), Role::Lead)).collect()
            }
            Side::Years => {
                let active = self.years.iter().filter(|year| goes_on_in(measure, **year));
                active.map(|year| (Key::Year(*year), Role::Lead)).collect()
            }
        };
        if found.is_empty() { without() } else { found }
    }

    fn bodies_of(&self, program: &Program, measure: &Measure) -> Vec<(Key, Role)> {
        let mut found: Vec<(Key, Role)> = Vec::new();
        if measure.lead.is_none_or(|lead| program.bodies.get(lead).is_none()) {
            found.push((Key::Without(Side::Bodies), Role::Lead));
        }
        for (body, role) in roles(measure) {
            if let Some(key) = self.bodies.get(&body)
                && !found.iter().any(|(known, _)| known == key)
            {
                found.push((*key, role));
            }
        }
        found
    }

    /// What there is nothing of, also behind what is folded.
    pub(super) fn holes(&self, busy: &Busy<'_>) -> Vec<Key> {
        self.all.iter().copied().filter(|key| busy.is_hole(*key)).collect()
    }

    /// What is shown, with its sums, and the groups that it stands in.
    pub(super) fn heads(self, totals: &mut BTreeMap<Key, Cell>, busy: &Busy<'_>) -> (Vec<Head>, Vec<Group>) {
        let mut groups: Vec<Group> = Vec::new();
        for (place, (key, group)) in self.slots.iter().enumerate() {
            match groups.last_mut() {
                Some(last) if group.is_some() && last.key == *group => last.span += 1,
                _ => groups.push(Group {
                    key: *group,
                    from: place,
                    span: 1,
                    members: group.and_then(|group| self.members.get(&group).copied()).unwrap_or(1),
                    is_folded: matches!(key, Key::Group(_)),
                }),
            }
        }
        if groups.iter().all(|group| group.key.is_none()) {
            groups.clear();
        }
        let mut slots = self.slots;
        let without = Key::Without(self.side);
        // Only where there is something without: that is no hole but a question.
        if totals.contains_key(&without) {
            if !groups.is_empty() {
                groups.push(Group { key: None, from: slots.len(), span: 1, members: 1, is_folded: false });
            }
            slots.push((without, None));
        }
        let head = |(key, group)| Head {
            key,
            group,
            total: totals.remove(&key).unwrap_or_default(),
            is_hole: busy.is_hole(key),
        };
        (slots.into_iter().map(head).collect(), groups)
    }
}

/// The tools in use, or all of them, in the order of the catalogue.
fn instruments<'a>(index: &'a Index, setup: &'a Setup) -> impl Iterator<Item = Instrument> + 'a {
    let used: BTreeSet<Instrument> = index
        .by_instrument
        .iter()
        .filter(|(_, measures)| measures.iter().any(|measure| setup.dropped || super::counts(measure)))
        .map(|(tool, _)| *tool)
        .collect();
    Instrument::ALL.iter().copied().filter(move |tool| setup.unused || used.contains(tool))
}

/// The bodies of a measure, those with the most to do first; a body may come twice.
pub(super) fn roles(measure: &Measure) -> impl Iterator<Item = (BodyId, Role)> + '_ {
    let lead = measure.lead.into_iter().map(|body| (body, Role::Lead));
    let assigned = measure.assigned_to.into_iter().map(|body| (body, Role::Assigned));
    lead.chain(assigned).chain(measure.partners.iter().map(|body| (*body, Role::Part)))
}

/// At most so many bodies are above each other.
const DEEPEST: usize = 12;

/// The group that a body stands in: that of the body under the council that it answers to.
fn group_of(program: &Program, body: &Body) -> GroupKey {
    if !body.body_type.may_lead() {
        return GroupKey::Outside;
    }
    let mut top = body;
    for _ in 0..DEEPEST {
        let above = top.parent.and_then(|parent| program.bodies.get(parent));
        match above {
            Some(above) if above.body_type != BodyType::Council && above.id != body.id => top = above,
            Some(_) | None => break,
        }
    }
    GroupKey::Of(top.id)
}
