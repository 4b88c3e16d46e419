//! The programme as a whole: its own record and seventeen lists. Cloning copies pointers,
//! and changing one record copies that record only. Knows no history.

use super::basis::{Challenge, Need, OuterGoal};
use super::body::{Area, Body};
use super::field::FieldInfo;
use super::goal::{Goal, Indicator};
use super::measure::Measure;
use super::process::{Consultation, FollowUp, PolicyLink};
use super::programme::Settings;
use super::project::Project;
use super::proposal::Proposal;
use super::rank::Rank;
use super::record::{Described, Extra, Id, Kind, Record, RecordRef, TypedId};
use super::scenario::Scenario;
use super::service::{Assumption, Capacity};
use super::value::Value;
use super::version::Version;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::Arc;

/// A list of records, found by id. All lists are of one shape inside, so that the code for
/// them exists once; the type says what comes out.
#[derive(Debug)]
pub struct Table<R> {
    records: Arc<BTreeMap<Id, AnyRecord>>,
    of: PhantomData<fn() -> R>,
}

impl<R> Clone for Table<R> {
    fn clone(&self) -> Table<R> {
        Table { records: Arc::clone(&self.records), of: PhantomData }
    }
}

impl<R> Default for Table<R> {
    fn default() -> Table<R> {
        Table { records: Arc::default(), of: PhantomData }
    }
}

impl<R> PartialEq for Table<R> {
    fn eq(&self, other: &Table<R>) -> bool {
        Arc::ptr_eq(&self.records, &other.records) || self.records == other.records
    }
}

impl<R> Eq for Table<R> {}

impl<R> Table<R> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Whether both are the very same list in memory.
    #[must_use]
    pub fn is_same(&self, other: &Table<R>) -> bool {
        Arc::ptr_eq(&self.records, &other.records)
    }
}

impl<R: Listed> Table<R> {
    /// The record with that id.
    #[must_use]
    pub fn get(&self, id: impl TypedId) -> Option<&Arc<R>> {
        self.records.get(&id.id()).and_then(R::of)
    }

    /// The records in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<R>> {
        self.records.values().filter_map(R::of)
    }

    /// The records in the order in which they are shown.
    #[must_use]
    pub fn in_order(&self) -> Vec<&Arc<R>> {
        ordered(&self.records).into_iter().filter_map(R::of).collect()
    }
}

/// A record that has a list of its own.
pub trait Listed: Record {
    /// The record itself, if it is one of this type.
    fn of(any: &AnyRecord) -> Option<&Arc<Self>>;
}

fn ordered(records: &BTreeMap<Id, AnyRecord>) -> Vec<&AnyRecord> {
    let mut records: Vec<&AnyRecord> = records.values().collect();
    records.sort_by(|a, b| a.rank().cmp(b.rank()).then_with(|| a.reference().cmp(&b.reference())));
    records
}

/// Calls the same expression for the record inside an [`AnyRecord`].
macro_rules! each_record {
    ($any:expr, $record:ident => $result:expr) => {
        match $any {
            AnyRecord::Programme($record) => $result,
            AnyRecord::Body($record) => $result,
            AnyRecord::Area($record) => $result,
            AnyRecord::Need($record) => $result,
            AnyRecord::OuterGoal($record) => $result,
            AnyRecord::Challenge($record) => $result,
            AnyRecord::Goal($record) => $result,
            AnyRecord::Indicator($record) => $result,
            AnyRecord::Measure($record) => $result,
            AnyRecord::Project($record) => $result,
            AnyRecord::Capacity($record) => $result,
            AnyRecord::Assumption($record) => $result,
            AnyRecord::Scenario($record) => $result,
            AnyRecord::Consultation($record) => $result,
            AnyRecord::FollowUp($record) => $result,
            AnyRecord::PolicyLink($record) => $result,
            AnyRecord::Proposal($record) => $result,
            AnyRecord::Version($record) => $result,
        }
    };
}

/// Declares [`Program`] and [`AnyRecord`] from one list of tables.
macro_rules! tables {
    ($($(#[doc = $doc:literal])+ $variant:ident, $table:ident: $record:ty;)+) => {
        /// An action programme.
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct Program {
            /// The programme's own record.
            pub settings: Arc<Settings>,
            $( $(#[doc = $doc])+ pub $table: Table<$record>, )+
        }

        /// A record of any kind.
        #[derive(Debug, Clone)]
        pub enum AnyRecord {
            /// The programme's own record.
            Programme(Arc<Settings>),
            $( $(#[doc = $doc])+ $variant(Arc<$record>), )+
        }

        $( impl Listed for $record {
            fn of(any: &AnyRecord) -> Option<&Arc<$record>> {
                if let AnyRecord::$variant(record) = any { Some(record) } else { None }
            }
        } )+

        impl Program {
            fn list(&self, kind: Kind) -> Option<&Arc<BTreeMap<Id, AnyRecord>>> {
                match kind {
                    Kind::Programme => None,
                    $( Kind::$variant => Some(&self.$table.records), )+
                }
            }

            fn list_mut(&mut self, kind: Kind) -> Option<&mut BTreeMap<Id, AnyRecord>> {
                match kind {
                    Kind::Programme => None,
                    $( Kind::$variant => Some(Arc::make_mut(&mut self.$table.records)), )+
                }
            }
        }

        impl AnyRecord {
            /// An empty record of a kind.
            #[must_use]
            pub fn blank(target: RecordRef) -> AnyRecord {
                let mut record = match target.kind {
                    Kind::Programme => AnyRecord::Programme(Arc::default()),
                    $( Kind::$variant => AnyRecord::$variant(Arc::default()), )+
                };
                record.set_id(target.id);
                record
            }

            /// The fields of a kind, in the order of the file.
            #[must_use]
            pub const fn infos_of(kind: Kind) -> &'static [FieldInfo] {
                match kind {
                    Kind::Programme => <Settings as Described>::INFOS,
                    $( Kind::$variant => <$record as Described>::INFOS, )+
                }
            }

            /// Reads a record from the entries of an object, without id and rank.
            pub fn read(kind: Kind, entries: Vec<(String, Value)>) -> AnyRecord {
                let mut record = AnyRecord::blank(RecordRef::new(kind, Id(0)));
                super::record::read_fields(record.record_mut(), entries);
                record
            }
        }
    };
}

tables! {
    /// Councils, boards, committees, administrations, companies, outside parties.
    Body, bodies: Body;
    /// Areas.
    Area, areas: Area;
    /// Needs.
    Need, needs: Need;
    /// National and regional goals.
    OuterGoal, outer_goals: OuterGoal;
    /// Challenges.
    Challenge, challenges: Challenge;
    /// Goals.
    Goal, goals: Goal;
    /// Indicators.
    Indicator, indicators: Indicator;
    /// Measures.
    Measure, measures: Measure;
    /// Projects.
    Project, projects: Project;
    /// Capacities.
    Capacity, capacities: Capacity;
    /// Assumptions.
    Assumption, assumptions: Assumption;
    /// Scenarios.
    Scenario, scenarios: Scenario;
    /// Consultations.
    Consultation, consultations: Consultation;
    /// Follow-ups.
    FollowUp, follow_ups: FollowUp;
    /// Links to other governing documents.
    PolicyLink, policy_links: PolicyLink;
    /// Changes that somebody proposes.
    Proposal, proposals: Proposal;
    /// Restore points and adopted versions.
    Version, versions: Version;
}

/// The record inside, of which this becomes the only owner.
#[allow(clippy::let_and_return, reason = "the type in between is what makes it fit")]
fn own<R: Record + Clone>(record: &mut Arc<R>) -> &mut dyn Record {
    let record: &mut R = Arc::make_mut(record);
    record
}

impl PartialEq for AnyRecord {
    fn eq(&self, other: &AnyRecord) -> bool {
        let (ours, theirs) = (self.record(), other.record());
        if std::ptr::addr_eq(ours, theirs) {
            return true;
        }
        ours.reference() == theirs.reference()
            && ours.rank() == theirs.rank()
            && ours.extra() == theirs.extra()
            && ours.infos().iter().all(|info| ours.get(info.name) == theirs.get(info.name))
    }
}

impl Eq for AnyRecord {}

impl AnyRecord {
    fn record(&self) -> &dyn Record {
        each_record!(self, record => record.as_ref())
    }

    /// Whether both are the very same record in memory.
    #[must_use]
    pub fn is_same(&self, other: &AnyRecord) -> bool {
        std::ptr::addr_eq(self.record(), other.record())
    }

    /// The record, of which this becomes the only owner.
    fn record_mut(&mut self) -> &mut dyn Record {
        each_record!(self, record => own(record))
    }

    /// How it is named elsewhere.
    #[must_use]
    pub fn reference(&self) -> RecordRef {
        self.record().reference()
    }

    /// Its place in the list.
    #[must_use]
    pub fn rank(&self) -> &Rank {
        self.record().rank()
    }

    /// Puts it at another place.
    pub fn set_rank(&mut self, rank: Rank) {
        self.record_mut().set_rank(rank);
    }

    /// Gives it another id.
    pub fn set_id(&mut self, id: Id) {
        self.record_mut().set_id(id);
    }

    /// The value of a field; blank when the name is unknown.
    #[must_use]
    pub fn get(&self, name: &str) -> Value {
        self.record().get(name).unwrap_or_default()
    }

    /// Sets a field. What could not be read of it before is then settled.
    ///
    /// # Errors
    /// Gives the value back when the name is unknown or the value is wrong for it.
    pub fn set(&mut self, name: &str, value: Value) -> Result<(), Value> {
        self.record_mut().set(name, value)?;
        self.extra_mut().unread.retain(|(unread, _)| unread != name);
        Ok(())
    }

    /// Its fields, in the order of the file.
    #[must_use]
    pub fn infos(&self) -> &'static [FieldInfo] {
        AnyRecord::infos_of(self.reference().kind)
    }

    /// What stood beside its fields in a file.
    #[must_use]
    pub fn extra(&self) -> &Extra {
        self.record().extra()
    }

    /// The same, to be changed.
    pub fn extra_mut(&mut self) -> &mut Extra {
        self.record_mut().extra_mut()
    }

    /// As an object, after the given first entries.
    #[must_use]
    pub fn write(&self, first: Vec<(String, Value)>) -> Value {
        super::record::write_fields(self.record(), first)
    }
}

impl Program {
    /// The record with that kind and id.
    #[must_use]
    pub fn get(&self, target: RecordRef) -> Option<AnyRecord> {
        match self.list(target.kind) {
            Some(list) => list.get(&target.id).cloned(),
            None => Some(AnyRecord::Programme(Arc::clone(&self.settings))),
        }
    }

    /// Puts a record in its list, in place of the one with the same id.
    pub fn put(&mut self, record: AnyRecord) {
        let target = record.reference();
        match (self.list_mut(target.kind), record) {
            (Some(list), record) => drop(list.insert(target.id, record)),
            (None, AnyRecord::Programme(settings)) => self.settings = settings,
            // Only the programme's own record has no list.
            (None, _) => {}
        }
    }

    /// Takes a record out of its list. The programme's own record stays.
    pub fn remove(&mut self, target: RecordRef) {
        if let Some(list) = self.list_mut(target.kind) {
            list.remove(&target.id);
        }
    }

    /// The records of a kind in the order in which they are shown.
    #[must_use]
    pub fn records(&self, kind: Kind) -> Vec<AnyRecord> {
        match self.list(kind) {
            Some(list) => ordered(list).into_iter().cloned().collect(),
            None => vec![AnyRecord::Programme(Arc::clone(&self.settings))],
        }
    }

    /// How many records of a kind there are.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.list(kind).map_or(1, |list| list.len())
    }

    /// Whether the lists of a kind are the very same in memory.
    #[must_use]
    pub fn is_same(&self, other: &Program, kind: Kind) -> bool {
        match (self.list(kind), other.list(kind)) {
            (Some(ours), Some(theirs)) => Arc::ptr_eq(ours, theirs),
            _ => Arc::ptr_eq(&self.settings, &other.settings),
        }
    }

    /// The records of a kind that are not the very same in memory as before. Nothing when one
    /// was added or removed.
    #[must_use]
    pub fn changed_since(&self, before: &Program, kind: Kind) -> Option<Vec<AnyRecord>> {
        let (Some(now), Some(then)) = (self.list(kind), before.list(kind)) else {
            let same = Arc::ptr_eq(&self.settings, &before.settings);
            return Some(if same { Vec::new() } else { self.records(kind) });
        };
        if Arc::ptr_eq(now, then) {
            return Some(Vec::new());
        }
        if now.len() != then.len() || !now.keys().eq(then.keys()) {
            return None;
        }
        let both = now.values().zip(then.values());
        Some(both.filter(|(now, then)| !now.is_same(then)).map(|(now, _)| now.clone()).collect())
    }

    /// Every record, kind by kind, in the order in which they are shown.
    pub fn all_records(&self) -> impl Iterator<Item = AnyRecord> {
        Kind::ALL.into_iter().flat_map(|kind| self.records(kind))
    }

    /// Whether there is a record with that kind and id.
    #[must_use]
    pub fn has(&self, target: RecordRef) -> bool {
        self.get(target).is_some()
    }

    /// The place after the last record of a kind.
    #[must_use]
    pub fn last_rank(&self, kind: Kind) -> Rank {
        Rank::after(self.records(kind).last().map(AnyRecord::rank))
    }
}
