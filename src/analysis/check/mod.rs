//! The checks K01–K42: what the law demands of a programme, and what has to hold together in
//! it. One file a check, with its source, its words and its rule. They never hinder
//! anything: a finding is explained, can be mended, and may be overruled with a reason.

pub mod k01;
pub mod k02;
pub mod k03;
pub mod k04;
pub mod k05;
pub mod k06;
pub mod k07;
pub mod k08;
pub mod k09;
pub mod k10;
pub mod k11;
pub mod k12;
pub mod k13;
pub mod k14;
pub mod k15;
pub mod k16;
pub mod k17;
pub mod k18;
pub mod k19;
pub mod k20;
pub mod k21;
pub mod k22;
pub mod k23;
pub mod k24;
pub mod k25;
pub mod k26;
pub mod k27;
pub mod k28;
pub mod k29;
pub mod k30;
pub mod k31;
pub mod k32;
pub mod k33;
pub mod k34;
pub mod k35;
pub mod k36;
pub mod k37;
pub mod k38;
pub mod k39;
pub mod k40;
pub mod k41;
pub mod k42;
pub mod known;
pub mod publication;
pub mod registry;
pub mod source;

use super::index::Index;
use crate::edit::Edit;
use crate::model::number::{Decimal, Money};
use crate::model::period::{Day, Quarter, Year};
use crate::model::program::{AnyRecord, Program};
use crate::model::programme::RuleSet;
use crate::model::record::{Id, Kind, RecordRef};
use crate::model::value::Value;
use crate::model::words::Words;
use source::Source;
use std::collections::BTreeMap;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// F: the law demands it, or the programme contradicts itself.
    Error,
    /// V: a weakness that a reviewer will ask about.
    Warning,
    /// I: good to know.
    Note,
}

/// What a check looks at.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The programme.
    pub program: &'a Program,
    /// Its ties, seen from the other end.
    pub index: &'a Index,
    /// What day it is.
    pub today: Day,
}

/// What stands in a sentence at one of its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// The name of a record.
    Record(RecordRef),
    /// The names of several records, `A, B and C`.
    Records(Vec<RecordRef>),
    /// A whole number.
    Number(i64),
    /// A number with decimals.
    Decimal(Decimal),
    /// An amount, with its unit.
    Money(Money),
    /// A year.
    Year(Year),
    /// A quarter.
    Quarter(Quarter),
    /// A day.
    Day(Day),
    /// Words of the catalogue.
    Words(Words),
    /// Several of them, `a, b and c`.
    List(Vec<Words>),
    /// What somebody has typed.
    Text(String),
}

/// A way to mend a finding with one edit.
#[derive(Debug, Clone, PartialEq)]
pub struct Repair {
    /// What the button says, such as *Set the rule set to 2025*.
    pub name: Words,
    /// What it does.
    pub what: Mend,
}

/// The edit of a repair.
#[derive(Debug, Clone, PartialEq)]
pub enum Mend {
    /// Gives fields of a record new values.
    Set(RecordRef, Vec<(&'static str, Value)>),
    /// Adds a record with these fields; where it goes on is its panel.
    Add(Kind, Vec<(&'static str, Value)>),
}

impl Mend {
    /// The edit, and the record that it makes or changes. `id` is for a new record.
    #[must_use]
    pub fn edit(&self, program: &Program, id: Id) -> (Edit, RecordRef) {
        match self {
            Mend::Set(target, fields) => (Edit::Set(*target, fields.clone()), *target),
            Mend::Add(kind, fields) => {
                let mut record = AnyRecord::blank(RecordRef::new(*kind, id));
                record.set_rank(program.last_rank(*kind));
                for (name, value) in fields {
                    // A repair names fields of its kind with values of their shape.
                    let _ = record.set(name, value.clone());
                }
                let target = record.reference();
                (Edit::Add(record), target)
            }
        }
    }
}

/// Something that does not hold. A check has at most one about each record.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which check.
    pub code: &'static str,
    /// The record that it is about: the programme's own where it is about the whole.
    pub about: RecordRef,
    /// The field of that record where it can be mended; empty where it is none in particular.
    pub field: &'static str,
    /// The finding as a sentence with places `{0}`, `{1}` …
    pub says: Words,
    /// What stands at the places.
    pub with: Vec<Piece>,
    /// What may mend it at once.
    pub repair: Option<Repair>,
}

impl Finding {
    /// A finding about the programme as a whole.
    #[must_use]
    pub const fn of_programme(code: &'static str, field: &'static str, says: Words) -> Finding {
        Finding::about(code, RecordRef::PROGRAMME, field, says)
    }

    /// A finding about a record.
    #[must_use]
    pub const fn about(code: &'static str, about: RecordRef, field: &'static str, says: Words) -> Finding {
        Finding { code, about, field, says, with: Vec::new(), repair: None }
    }

    /// The same with something at the next place of its sentence.
    #[must_use]
    pub fn with(mut self, piece: Piece) -> Finding {
        self.with.push(piece);
        self
    }

    /// The same with a repair.
    #[must_use]
    pub fn mended_by(mut self, name: Words, what: Mend) -> Finding {
        self.repair = Some(Repair { name, what });
        self
    }
}

/// A check.
#[derive(Debug)]
pub struct Check {
    /// `K01` … `K42`.
    pub code: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// The rule sets under which it applies.
    pub rule_sets: &'static [RuleSet],
    /// Where it comes from.
    pub sources: &'static [Source],
    /// What has to hold, as a short statement.
    pub title: Words,
    /// Why it matters.
    pub why: Words,
    /// What to do when it does not hold.
    pub remedy: Words,
    /// The kinds of record that it looks at. The programme's own record always counts.
    pub reads: &'static [Kind],
    /// What does not hold in a record by itself, whatever stands in others: looked for only in
    /// the records that have changed. Where it finds something, `find` is not asked about that record.
    pub each: Option<fn(&AnyRecord) -> Option<Finding>>,
    /// What does not hold.
    pub find: fn(&Subject<'_>) -> Vec<Finding>,
}

impl Check {
    /// The kinds of record that it looks at, the programme's own too.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        [Kind::Programme]
            .into_iter()
            .chain(self.reads.iter().copied().filter(|kind| *kind != Kind::Programme))
    }

    /// Everything that it finds, looked for anew.
    #[must_use]
    pub fn findings(&self, subject: &Subject<'_>) -> Vec<Finding> {
        let Some(each) = self.each else { return (self.find)(subject) };
        let records = self.kinds().flat_map(|kind| subject.program.records(kind));
        let own = records.filter_map(|record| Some((record.reference(), each(&record)?))).collect();
        merged(&own, (self.find)(subject))
    }
}

/// What was found in records by themselves, and of the rest what is about others.
fn merged<F: Clone + From<Finding>>(
    own: &BTreeMap<RecordRef, F>,
    rest: impl IntoIterator<Item = Finding>,
) -> Vec<F> {
    let others = rest.into_iter().filter(|finding| !own.contains_key(&finding.about)).map(F::from);
    own.values().cloned().chain(others).collect()
}
