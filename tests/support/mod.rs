//! Random programmes and edits, made from the descriptions of the fields: a new field is in
//! the tests as soon as it is declared. Everything follows from a seed.

#![allow(dead_code, missing_docs, reason = "each test uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "tests fail by panicking"
)]

use genomfor::edit::document::{Document, Stamp, TypingSession};
use genomfor::edit::ties::Ties;
use genomfor::edit::{Edit, EditError};
use genomfor::model::field::{FieldInfo, Shape};
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::rank::Rank;
use genomfor::model::record::{Id, Kind, RecordRef};
use genomfor::model::value::Value;

/// A small random number generator (xorshift): the same seed, the same numbers.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

const TEXTS: [&str; 12] = [
    "",
    "Ny detaljplan för Stationsområdet",
    "åäö ÅÄÖ é ñ 日本",
    "<script>alert(1)</script>",
    "=1+1",
    "\"citat\" och \\ omvänt",
    "rad\nnästa rad\ttab",
    "🏠 {\"a\": [1]}",
    " mellanslag ",
    "\u{202e}bakvänt",
    "null",
    "Klar när planen har fått laga kraft",
];

/// A random value that fits a shape.
pub fn value(dice: &mut Dice, shape: &Shape, program: &Program) -> Value {
    match shape {
        Shape::Text | Shape::Prose => Value::text(*dice.pick(&TEXTS)),
        Shape::YesNo => Value::Bool(dice.below(2) == 0),
        Shape::Whole { min, max } => Value::Int((dice.next() as i64 % 5000).clamp(*min, *max)),
        Shape::Decimal => genomfor::model::field::FieldValue::to_value(
            &genomfor::model::number::Decimal::thousandths(dice.next() as i64 % 10_000_000).unwrap(),
        ),
        Shape::Money => Value::Int(dice.next() as i64 % 1_000_000),
        Shape::PerMille => Value::Int((dice.next() % 1001) as i64),
        Shape::Year => Value::Int(2020 + (dice.next() % 30) as i64),
        Shape::Quarter => Value::Text(format!("{}-Q{}", 2024 + dice.below(10), 1 + dice.below(4))),
        Shape::Day => Value::Text(format!(
            "20{:02}-{:02}-{:02}",
            dice.below(60),
            1 + dice.below(12),
            1 + dice.below(28)
        )),
        Shape::Choice(items) => Value::text(dice.pick(items).code),
        Shape::Choices(items) => {
            Value::List(items.iter().filter(|_| dice.below(2) == 0).map(|i| Value::text(i.code)).collect())
        }
        Shape::Link(kind) => link(dice, *kind, program),
        Shape::Links(kind) => {
            let mut ids: Vec<String> = (0..dice.below(4))
                .filter_map(|_| link(dice, *kind, program).as_text().map(str::to_owned))
                .collect();
            ids.sort();
            ids.dedup();
            Value::List(ids.into_iter().map(Value::Text).collect())
        }
        Shape::Object(fields) => object(dice, fields, program),
        Shape::Rows(fields) => {
            Value::List((0..dice.below(4)).map(|_| object(dice, fields, program)).collect())
        }
    }
}

fn link(dice: &mut Dice, kind: Kind, program: &Program) -> Value {
    let records = program.records(kind);
    let known = (!records.is_empty() && dice.below(5) > 0).then(|| dice.pick(&records).reference());
    Value::Text(known.unwrap_or(RecordRef::new(kind, Id(dice.next()))).to_string())
}

fn object(dice: &mut Dice, fields: &'static [FieldInfo], program: &Program) -> Value {
    Value::Object(
        fields
            .iter()
            .filter_map(|info| {
                let there = dice.below(4) > 0;
                there.then(|| (info.name.to_owned(), value(dice, &info.shape, program)))
            })
            .collect(),
    )
}

/// A random record of a kind.
pub fn record(dice: &mut Dice, kind: Kind, program: &Program) -> AnyRecord {
    let mut record = AnyRecord::blank(RecordRef::new(kind, Id(dice.next())));
    for info in AnyRecord::infos_of(kind) {
        if dice.below(3) > 0 {
            let value = value(dice, &info.shape, program);
            record.set(info.name, value).unwrap();
        }
    }
    record.set_rank(program.last_rank(kind));
    record
}

/// A random programme with some records of every kind.
pub fn program(dice: &mut Dice, size: usize) -> Program {
    let mut program = Program::default();
    for _ in 0..size {
        let kind = Kind::ALL[1 + dice.below(Kind::ALL.len() - 1)];
        let record = record(dice, kind, &program);
        program.put(record);
    }
    let mut settings = AnyRecord::blank(RecordRef::PROGRAMME);
    for info in settings.infos() {
        let value = value(dice, &info.shape, &program);
        settings.set(info.name, value).unwrap();
    }
    program.put(settings);
    program
}

fn any_record(dice: &mut Dice, program: &Program) -> RecordRef {
    let all: Vec<RecordRef> = program.all_records().map(|record| record.reference()).collect();
    *dice.pick(&all)
}

/// A random edit; it may be one that is refused.
pub fn edit(dice: &mut Dice, program: &Program) -> Edit {
    let target = any_record(dice, program);
    match dice.below(12) {
        0..=2 => {
            let kind = Kind::ALL[1 + dice.below(Kind::ALL.len() - 1)];
            Edit::Add(record(dice, kind, program))
        }
        3..=7 => {
            let info = dice.pick(AnyRecord::infos_of(target.kind));
            Edit::Set(target, vec![(info.name, value(dice, &info.shape, program))])
        }
        8 => Edit::Move(target, Rank::between(None, Some(&program.last_rank(target.kind)))),
        9 => Edit::Remove(target, Ties::Untie),
        10 => match dice.below(2) {
            0 => Edit::Remove(target, Ties::RemoveToo),
            _ => {
                let others = program.records(target.kind);
                Edit::Remove(target, Ties::MoveTo(dice.pick(&others).reference().id))
            }
        },
        _ => Edit::Several((0..2).map(|_| edit(dice, program)).collect()),
    }
}

pub fn stamp() -> Stamp {
    Stamp { at: "2027-01-02T03:04:05+01:00".to_owned(), by: "Planerare".to_owned() }
}

/// Makes random edits, typing, undo and redo on a document.
pub fn work(dice: &mut Dice, document: &mut Document, steps: usize) {
    for _ in 0..steps {
        match dice.below(10) {
            0 | 1 => {
                document.undo(stamp());
            }
            2 => {
                document.redo(stamp());
            }
            3 => {
                let target = any_record(dice, document.program());
                let info = *dice.pick(AnyRecord::infos_of(target.kind));
                let session = TypingSession(dice.next());
                for _ in 0..3 {
                    let value = value(dice, &info.shape, document.program());
                    let edit = Edit::Set(target, vec![(info.name, value)]);
                    document.dispatch_typing(edit, session, target, stamp()).unwrap();
                }
            }
            _ => {
                let edit = edit(dice, document.program());
                let before = document.program().clone();
                let result: Result<_, EditError> = document.dispatch(edit, stamp());
                if result.is_err() {
                    assert_eq!(*document.program(), before, "a refused edit changes nothing");
                }
            }
        }
    }
}
