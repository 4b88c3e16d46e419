//! Records: things with a permanent id. Knows no particular record but its kind.

use super::field::{FieldInfo, FieldValue, Shape};
use super::rank::Rank;
use super::value::Value;
use super::words::Words;
use std::collections::BTreeSet;
use std::fmt;

/// The kinds of record that a programme is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The programme itself: its cover, term and rules.
    Programme,
    /// Council, board, committee, administration, company or outside party.
    Body,
    /// A town, district or part of the municipality.
    Area,
    /// A need for dwellings.
    Need,
    /// A national, regional or municipal goal to be considered.
    OuterGoal,
    /// A challenge and the strategy that meets it.
    Challenge,
    /// A goal of the programme.
    Goal,
    /// An indicator of a goal.
    Indicator,
    /// A planned measure.
    Measure,
    /// A project of the expansion plan.
    Project,
    /// Places in schools, care and other services.
    Capacity,
    /// A rate or parameter of the calculations.
    Assumption,
    /// A named set of changes over the programme, to see what would follow.
    Scenario,
    /// A consultation or formal opinion.
    Consultation,
    /// A yearly follow-up.
    FollowUp,
    /// A link to another governing document.
    PolicyLink,
    /// A change that somebody proposes.
    Proposal,
    /// The programme as it was at a time: a restore point, or as it was adopted.
    Version,
}

impl Kind {
    /// Every kind, in the order of the file.
    pub const ALL: [Kind; 18] = [
        Kind::Programme,
        Kind::Body,
        Kind::Area,
        Kind::Need,
        Kind::OuterGoal,
        Kind::Challenge,
        Kind::Goal,
        Kind::Indicator,
        Kind::Measure,
        Kind::Project,
        Kind::Capacity,
        Kind::Assumption,
        Kind::Scenario,
        Kind::Consultation,
        Kind::FollowUp,
        Kind::PolicyLink,
        Kind::Proposal,
        Kind::Version,
    ];

    /// How ids of this kind begin, and how the kind is called in the change log.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Programme => "programme",
            Kind::Body => "body",
            Kind::Area => "area",
            Kind::Need => "need",
            Kind::OuterGoal => "outer_goal",
            Kind::Challenge => "challenge",
            Kind::Goal => "goal",
            Kind::Indicator => "indicator",
            Kind::Measure => "measure",
            Kind::Project => "project",
            Kind::Capacity => "capacity",
            Kind::Assumption => "assumption",
            Kind::Scenario => "scenario",
            Kind::Consultation => "consultation",
            Kind::FollowUp => "follow_up",
            Kind::PolicyLink => "policy_link",
            Kind::Proposal => "proposal",
            Kind::Version => "version",
        }
    }

    /// The name of its list in the file.
    #[must_use]
    pub const fn table(self) -> &'static str {
        match self {
            Kind::Programme => "programme",
            Kind::Body => "bodies",
            Kind::Area => "areas",
            Kind::Need => "needs",
            Kind::OuterGoal => "outer_goals",
            Kind::Challenge => "challenges",
            Kind::Goal => "goals",
            Kind::Indicator => "indicators",
            Kind::Measure => "measures",
            Kind::Project => "projects",
            Kind::Capacity => "capacities",
            Kind::Assumption => "assumptions",
            Kind::Scenario => "scenarios",
            Kind::Consultation => "consultations",
            Kind::FollowUp => "follow_ups",
            Kind::PolicyLink => "policy_links",
            Kind::Proposal => "proposals",
            Kind::Version => "versions",
        }
    }

    /// What one of them is called.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Kind::Programme => Words::new("program", "programme"),
            Kind::Body => Words::new("organ", "body"),
            Kind::Area => Words::new("område", "area"),
            Kind::Need => Words::new("behov", "need"),
            Kind::OuterGoal => Words::new("nationellt eller regionalt mål", "national or regional goal"),
            Kind::Challenge => Words::new("utmaning", "challenge"),
            Kind::Goal => Words::new("mål", "goal"),
            Kind::Indicator => Words::new("indikator", "indicator"),
            Kind::Measure => Words::new("åtgärd", "measure"),
            Kind::Project => Words::new("utbyggnadsprojekt", "project"),
            Kind::Capacity => Words::new("kapacitet", "capacity"),
            Kind::Assumption => Words::new("antagande", "assumption"),
            Kind::Scenario => Words::new("scenario", "scenario"),
            Kind::Consultation => Words::new("samråd", "consultation"),
            Kind::FollowUp => Words::new("uppföljning", "follow-up"),
            Kind::PolicyLink => Words::new("styrdokument", "policy link"),
            Kind::Proposal => Words::new("ändringsförslag", "proposed change"),
            Kind::Version => Words::new("version", "version"),
        }
    }

    /// Whether such records are about the work on the programme and not part of what it says.
    #[must_use]
    pub const fn is_about_the_work(self) -> bool {
        matches!(self, Kind::Proposal | Kind::Version)
    }

    /// The kind with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A permanent random id: 64 bits, written as the kind and 13 letters and digits.
/// Never reused and never counted upwards: two people's files must not collide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Id(pub u64);

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl Id {
    /// The id that the programme's own record has.
    pub const ROOT: Id = Id(0);

    /// The text form without the kind: 13 characters, letters that are not mistaken for digits.
    #[must_use]
    pub fn code(self) -> String {
        (0..13)
            .rev()
            .filter_map(|place| ALPHABET.get(usize::try_from(self.0 >> (place * 5) & 31).ok()?))
            .map(|byte| char::from(*byte))
            .collect()
    }

    /// Reads the text form without the kind.
    #[must_use]
    pub fn parse_code(code: &str) -> Option<Id> {
        if code.len() != 13 {
            return None;
        }
        code.bytes()
            .try_fold(0u64, |number, byte| {
                let digit = ALPHABET.iter().position(|letter| *letter == byte)?;
                number.checked_mul(32)?.checked_add(u64::try_from(digit).ok()?)
            })
            .map(Id)
    }

    /// Reads an id of a kind. Ids in another form (from a file made by hand) are
    /// taken too: the same text always gives the same id, so references still meet.
    #[must_use]
    pub fn from_text(kind: Kind, text: &str) -> Option<Id> {
        let own = text.strip_prefix(kind.code()).and_then(|rest| rest.strip_prefix('-'));
        let text_hash = || (!text.is_empty()).then(|| Id(fingerprint(text.as_bytes())));
        own.and_then(Id::parse_code).or_else(text_hash)
    }
}

/// A 64-bit fingerprint (FNV-1a) for telling damaged text from whole; not for secrets.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> u64 {
    continued_fingerprint(FINGERPRINT_OF_NOTHING, bytes)
}

/// The fingerprint of no bytes at all.
pub const FINGERPRINT_OF_NOTHING: u64 = 0xcbf2_9ce4_8422_2325;

/// The fingerprint of what was taken so far and more bytes after it.
#[must_use]
pub fn continued_fingerprint(so_far: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(so_far, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A record of a programme, named by kind and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    /// Which list it is in.
    pub kind: Kind,
    /// Which one in that list.
    pub id: Id,
}

impl RecordRef {
    /// The programme's own record.
    pub const PROGRAMME: RecordRef = RecordRef { kind: Kind::Programme, id: Id::ROOT };

    /// A reference to a record.
    #[must_use]
    pub const fn new(kind: Kind, id: Id) -> RecordRef {
        RecordRef { kind, id }
    }

    /// Reads the text form of an id of a known kind (`goal-…`).
    #[must_use]
    pub fn parse(text: &str) -> Option<RecordRef> {
        let (kind, code) = text.split_once('-')?;
        Some(RecordRef { kind: Kind::from_code(kind)?, id: Id::parse_code(code)? })
    }
}

impl fmt::Display for RecordRef {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.kind.code(), self.id.code())
    }
}

/// What stood in a file and is not ours to understand, kept for the way back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extra {
    /// Fields with names that this version does not know.
    pub kept: Vec<(String, Value)>,
    /// Fields that it knows but whose value it could not read; shown to the user.
    pub unread: Vec<(String, Value)>,
}

/// Named fields that can be read and set one by one.
///
/// The trait is used through `dyn Fields`, so that there is one reader and one writer for
/// all records and rows instead of one for each.
pub trait Fields {
    /// The fields, in the order of the file.
    fn infos(&self) -> &'static [FieldInfo];
    /// The value of a field; nothing when the name is unknown.
    fn get(&self, name: &str) -> Option<Value>;
    /// Sets a field.
    ///
    /// # Errors
    /// Gives the value back when the name is unknown or the value is wrong for it.
    fn set(&mut self, name: &str, value: Value) -> Result<(), Value>;
    /// What was kept beside the known fields.
    fn extra(&self) -> &Extra;
    /// The same, to be changed.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// Named fields whose description is known without one of them.
pub trait Described: Fields + Default {
    /// The fields, in the order of the file.
    const INFOS: &'static [FieldInfo];
}

/// The name under which unreadable values travel in a file.
pub const UNREAD: &str = "unread";

/// Writes named fields as an object, after the given first entries.
pub fn write_fields(item: &dyn Fields, mut entries: Vec<(String, Value)>) -> Value {
    for info in item.infos() {
        let value = item.get(info.name).unwrap_or_default();
        if !value.is_blank() {
            entries.push((info.name.to_owned(), value));
        }
    }
    let Extra { kept, unread } = item.extra();
    entries.extend(kept.iter().cloned());
    if !unread.is_empty() {
        entries.push((UNREAD.to_owned(), Value::Object(unread.clone())));
    }
    Value::Object(entries)
}

/// Reads named fields of a blank item from the entries of an object. Nothing is dropped: what
/// is unknown is kept, what cannot be read is set aside under its name.
pub fn read_fields(item: &mut dyn Fields, entries: Vec<(String, Value)>) {
    // A bit for each field; no record has as many fields as there are bits.
    let mut seen = 0u128;
    for (name, value) in entries {
        match (super::field::place_of(item.infos(), &name), value) {
            (_, Value::Object(unread)) if name == UNREAD => item.extra_mut().unread.extend(unread),
            (None, value) => item.extra_mut().kept.push((name, value)),
            (Some(place), value) => {
                let bit = 1u128.checked_shl(u32::try_from(place).unwrap_or(u32::MAX)).unwrap_or(0);
                if seen & bit != 0 {
                    item.extra_mut().unread.push((name, value));
                } else if let Err(value) = item.set(&name, value) {
                    item.extra_mut().unread.push((name, value));
                }
                seen |= bit;
            }
        }
    }
}

/// A record: named fields with a permanent id and a place in its list.
pub trait Record: Fields {
    /// Which list it is in.
    fn kind(&self) -> Kind;
    /// Its permanent id.
    fn id(&self) -> Id;
    /// Gives it another id.
    fn set_id(&mut self, id: Id);
    /// Its place in the list.
    fn rank(&self) -> &Rank;
    /// Puts it at another place.
    fn set_rank(&mut self, rank: Rank);

    /// How the record is named elsewhere.
    fn reference(&self) -> RecordRef {
        RecordRef::new(self.kind(), self.id())
    }
}

/// An id that can only name one kind of record.
pub trait TypedId: Copy + Ord {
    /// The kind that it names.
    const KIND: Kind;
    /// From the bare id.
    fn from_id(id: Id) -> Self;
    /// The bare id.
    fn id(self) -> Id;
}

/// Declares the id type of one kind of record.
macro_rules! typed_id {
    ($name:ident, $kind:ident) => {
        #[doc = concat!("The id of a record of kind `", stringify!($kind), "`.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub Id);

        impl TypedId for $name {
            const KIND: Kind = Kind::$kind;
            fn from_id(id: Id) -> $name {
                $name(id)
            }
            fn id(self) -> Id {
                self.0
            }
        }

        impl FieldValue for $name {
            const SHAPE: Shape = Shape::Link(Kind::$kind);
            fn to_value(&self) -> Value {
                link_to_value(Kind::$kind, self.0)
            }
            fn from_value(value: Value) -> Result<$name, Value> {
                link_from_value(Kind::$kind, &value).map($name).ok_or(value)
            }
        }
    };
}

fn link_to_value(kind: Kind, id: Id) -> Value {
    Value::Text(RecordRef::new(kind, id).to_string())
}

fn link_from_value(kind: Kind, value: &Value) -> Option<Id> {
    Id::from_text(kind, value.as_text()?)
}

fn links_to_value(kind: Kind, ids: Vec<Id>) -> Value {
    Value::List(ids.into_iter().map(|id| link_to_value(kind, id)).collect())
}

fn links_from_value(kind: Kind, value: &Value) -> Option<Vec<Id>> {
    match value {
        Value::List(items) => items.iter().map(|item| link_from_value(kind, item)).collect(),
        Value::Null => Some(Vec::new()),
        _ => None,
    }
}

typed_id!(BodyId, Body);
typed_id!(AreaId, Area);
typed_id!(NeedId, Need);
typed_id!(OuterGoalId, OuterGoal);
typed_id!(ChallengeId, Challenge);
typed_id!(GoalId, Goal);
typed_id!(IndicatorId, Indicator);
typed_id!(MeasureId, Measure);
typed_id!(ProjectId, Project);
typed_id!(CapacityId, Capacity);
typed_id!(AssumptionId, Assumption);
typed_id!(ScenarioId, Scenario);
typed_id!(ConsultationId, Consultation);
typed_id!(FollowUpId, FollowUp);
typed_id!(PolicyLinkId, PolicyLink);
typed_id!(ProposalId, Proposal);
typed_id!(VersionId, Version);
typed_id!(ProgrammeId, Programme);

impl<T: TypedId> FieldValue for BTreeSet<T> {
    const SHAPE: Shape = Shape::Links(T::KIND);
    fn to_value(&self) -> Value {
        links_to_value(T::KIND, self.iter().map(|id| id.id()).collect())
    }
    fn from_value(value: Value) -> Result<BTreeSet<T>, Value> {
        let ids = links_from_value(T::KIND, &value).ok_or(value)?;
        Ok(ids.into_iter().map(T::from_id).collect())
    }
}

/// A set of choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices<T>(pub BTreeSet<T>);

impl<T> Default for Choices<T> {
    fn default() -> Choices<T> {
        Choices(BTreeSet::new())
    }
}

impl<T: FieldValue + Ord> FieldValue for Choices<T> {
    const SHAPE: Shape = match T::SHAPE {
        Shape::Choice(items) => Shape::Choices(items),
        other => other,
    };
    fn to_value(&self) -> Value {
        Value::List(self.0.iter().map(FieldValue::to_value).collect())
    }
    fn from_value(value: Value) -> Result<Choices<T>, Value> {
        let items = match &value {
            Value::List(items) => items.as_slice(),
            Value::Null => &[],
            _ => return Err(value),
        };
        let mut read = BTreeSet::new();
        for item in items {
            let Ok(choice) = T::from_value(item.clone()) else { return Err(value) };
            read.insert(choice);
        }
        Ok(Choices(read))
    }
}

impl<T: FieldValue + Described> FieldValue for Vec<T> {
    const SHAPE: Shape = Shape::Rows(T::INFOS);
    fn to_value(&self) -> Value {
        let mut items = Vec::with_capacity(self.len());
        for row in self {
            items.push(row.to_value());
        }
        Value::List(items)
    }
    fn from_value(value: Value) -> Result<Vec<T>, Value> {
        match value {
            Value::List(items) if items.iter().all(|item| matches!(item, Value::Object(_))) => {
                let mut rows = Vec::with_capacity(items.len());
                for item in items {
                    rows.push(T::from_value(item)?);
                }
                Ok(rows)
            }
            Value::Null => Ok(Vec::new()),
            other => Err(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_comes_back_from_its_text() {
        for id in [Id(0), Id(1), Id(u64::MAX), Id(0x0123_4567_89ab_cdef)] {
            let text = RecordRef::new(Kind::OuterGoal, id).to_string();
            assert_eq!(Id::from_text(Kind::OuterGoal, &text), Some(id), "{text}");
            assert_eq!(RecordRef::parse(&text), Some(RecordRef::new(Kind::OuterGoal, id)));
        }
    }

    #[test]
    fn a_hand_made_id_is_taken_and_always_the_same() {
        assert_eq!(Id::from_text(Kind::Goal, "M1"), Id::from_text(Kind::Goal, "M1"));
        assert_ne!(Id::from_text(Kind::Goal, "M1"), Id::from_text(Kind::Goal, "M2"));
        assert_eq!(Id::from_text(Kind::Goal, ""), None);
    }
}
