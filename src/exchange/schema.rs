//! The JSON schema of the file, made from the same descriptions as everything else, so
//! that it cannot say anything else than the code does.

use super::file::FORMAT;
use super::migrate::NEWEST;
use crate::model::field::{FieldInfo, Shape};
use crate::model::number::{Decimal, Money};
use crate::model::period::Year;
use crate::model::program::AnyRecord;
use crate::model::record::Kind;
use crate::model::value::{ObjectBuilder, Value};
use crate::model::words::Words;

fn described(words: Words, doc: &str) -> String {
    let doc = doc.trim();
    format!("{} / {}. {doc}", words.sv, words.en)
}

fn of_type(name: &str) -> ObjectBuilder {
    ObjectBuilder::new().with("type", Value::text(name))
}

fn whole(min: i64, max: i64) -> ObjectBuilder {
    of_type("integer").always("minimum", Value::Int(min)).always("maximum", Value::Int(max))
}

fn pattern(pattern: &str) -> ObjectBuilder {
    of_type("string").with("pattern", Value::text(pattern))
}

fn id_pattern(kind: Kind) -> ObjectBuilder {
    pattern(&format!("^{}-[0-9a-hjkmnp-tv-z]{{13}}$", kind.code()))
}

fn shape(shape: &Shape) -> ObjectBuilder {
    match shape {
        Shape::Text | Shape::Prose => of_type("string"),
        Shape::YesNo => of_type("boolean"),
        Shape::Whole { min, max } => whole(*min, *max),
        Shape::Decimal => of_type("number")
            .with("minimum", Value::Int(-Decimal::LIMIT / 1000))
            .with("maximum", Value::Int(Decimal::LIMIT / 1000)),
        Shape::Money => whole(-Money::LIMIT, Money::LIMIT),
        Shape::PerMille => whole(0, 1000),
        Shape::Year => whole(i64::from(Year::MIN.get()), i64::from(Year::MAX.get())),
        Shape::Quarter => pattern("^[0-9]{4}-Q[1-4]$"),
        Shape::Day => pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        Shape::Choice(items) => {
            let one = |item: &crate::model::field::ChoiceItem| {
                ObjectBuilder::new()
                    .with("const", Value::text(item.code))
                    .with("description", Value::Text(format!("{} / {}", item.words.sv, item.words.en)))
                    .build()
            };
            ObjectBuilder::new().with("oneOf", Value::List(items.iter().map(one).collect()))
        }
        Shape::Choices(items) => of_type("array")
            .with("uniqueItems", Value::Bool(true))
            .with("items", self::shape(&Shape::Choice(items)).build()),
        Shape::Link(kind) => id_pattern(*kind),
        Shape::Links(kind) => {
            of_type("array").with("uniqueItems", Value::Bool(true)).with("items", id_pattern(*kind).build())
        }
        Shape::Object(fields) => object(fields, Vec::new()),
        Shape::Rows(fields) => of_type("array").with("items", object(fields, Vec::new()).build()),
    }
}

fn object(fields: &[FieldInfo], first: Vec<(String, Value)>) -> ObjectBuilder {
    let mut properties = first;
    for field in fields {
        let description = Value::Text(described(field.label, field.doc));
        let described = shape(&field.shape).with("description", description).build();
        properties.push((field.name.to_owned(), described));
    }
    of_type("object").with("properties", Value::Object(properties))
}

fn record(kind: Kind) -> Value {
    if kind == Kind::Programme {
        return object(AnyRecord::infos_of(kind), Vec::new()).build();
    }
    let rank = pattern("^[0-9a-f]+$").with("description", Value::text("Plats i listan / Place in the list"));
    let first = vec![
        ("id".to_owned(), id_pattern(kind).with("description", Value::text("Permanent id")).build()),
        ("rank".to_owned(), rank.build()),
    ];
    object(AnyRecord::infos_of(kind), first).with("required", Value::List(vec![Value::text("id")])).build()
}

fn told(builder: ObjectBuilder, sv: &str, en: &str) -> Value {
    builder.with("description", Value::Text(format!("{sv} / {en}"))).build()
}

fn properties(list: Vec<(&str, Value)>) -> Value {
    Value::Object(list.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A mark, as a step or a state has one.
fn mark(sv: &str, en: &str) -> Value {
    told(pattern("^[0-9a-hjkmnp-tv-z]{13}$"), sv, en)
}

fn changes(sv: &str, en: &str) -> Value {
    told(of_type("array").with("items", of_type("object").build()), sv, en)
}

/// What a merge needs, and the change log.
fn history() -> Vec<(String, Value)> {
    let count = || of_type("integer").always("minimum", Value::Int(0)).build();
    let text = || of_type("string").build();
    let known = told(
        of_type("string"),
        "Märken för tillstånd som någon kan bygga vidare på, med blanksteg emellan",
        "Marks of states that somebody may build on, with spaces between",
    );
    let base = of_type("object").with(
        "properties",
        properties(vec![
            ("mark", mark("Tillståndets märke", "The mark of the state")),
            ("revision", count()),
            (
                "changes",
                changes(
                    "Vad som leder därifrån till loggens början",
                    "What leads from it to the start of the log",
                ),
            ),
        ]),
    );
    let past = of_type("object").with(
        "properties",
        properties(vec![
            ("mark", mark("Märke för det här tillståndet", "The mark of this state")),
            ("start", mark("Märke för tillståndet före loggen", "The mark of the state before the log")),
            (
                "from",
                told(
                    whole(0, i64::MAX),
                    "Revisionen före loggens första steg",
                    "The revision before the first step of the log",
                ),
            ),
            ("known", known),
            (
                "base",
                told(
                    base,
                    "Ett äldre tillstånd som andra kan ha utgått från",
                    "An older state that others may have started from",
                ),
            ),
        ]),
    );
    let purposes = ["work", "comment", "body"].into_iter().map(Value::text).collect();
    let sent = of_type("object").with(
        "properties",
        properties(vec![
            ("purpose", ObjectBuilder::new().with("enum", Value::List(purposes)).build()),
            ("body", id_pattern(Kind::Body).build()),
            ("mark", mark("Märke för det som skickades", "The mark of what was sent")),
            ("at", text()),
            ("by", text()),
            ("to", text()),
            ("note", text()),
        ]),
    );
    let joined = of_type("object").with(
        "properties",
        properties(vec![
            ("mark", mark("Märke för kopian som togs in", "The mark of the copy that was taken in")),
            ("known", text()),
            ("by", text()),
            (
                "back",
                changes(
                    "Vad som leder från resultatet till kopian",
                    "What leads from the outcome to the copy",
                ),
            ),
        ]),
    );
    let step = of_type("object").with(
        "properties",
        properties(vec![
            ("first", count()),
            ("revision", count()),
            ("mark", mark("Märke för tillståndet efter steget", "The mark of the state after the step")),
            ("at", text()),
            ("by", text()),
            (
                "action",
                ObjectBuilder::new()
                    .with(
                        "enum",
                        Value::List(["do", "amend", "undo", "redo"].into_iter().map(Value::text).collect()),
                    )
                    .build(),
            ),
            ("changes", changes("Före och efter, post för post", "Before and after, record by record")),
            ("heads", text()),
            (
                "joined",
                told(
                    of_type("array").with("items", joined.build()),
                    "Kopior som togs in",
                    "Copies that were taken in",
                ),
            ),
        ]),
    );
    let log = told(
        of_type("array").with("items", step.build()),
        "Ändringslogg: vad som ändrades, när och av vem (roll)",
        "Change log: what, when and by whom (role)",
    );
    vec![
        (
            "sent".to_owned(),
            told(sent, "Till vem och för vad kopian skickades", "To whom and for what the copy was sent"),
        ),
        ("history".to_owned(), told(past, "Vad en sammanfogning behöver veta", "What a merge needs to know")),
        ("log".to_owned(), log),
    ]
}

/// The schema as pretty-printed JSON.
#[must_use]
pub fn schema() -> String {
    let mut properties = vec![
        ("format".to_owned(), ObjectBuilder::new().with("const", Value::text(FORMAT)).build()),
        ("version".to_owned(), ObjectBuilder::new().with("const", Value::Int(NEWEST)).build()),
        ("app".to_owned(), of_type("string").build()),
        ("id".to_owned(), id_pattern(Kind::Programme).build()),
        ("revision".to_owned(), of_type("integer").always("minimum", Value::Int(0)).build()),
        ("saved".to_owned(), of_type("string").build()),
    ];
    let mut definitions = Vec::new();
    for kind in Kind::ALL {
        let reference = ObjectBuilder::new().with("$ref", Value::Text(format!("#/$defs/{}", kind.code())));
        let property = if kind == Kind::Programme {
            reference.build()
        } else {
            of_type("array").with("items", reference.build()).build()
        };
        properties.push((kind.table().to_owned(), property));
        definitions.push((kind.code().to_owned(), record(kind)));
    }
    properties.extend(history());
    let required = ["format", "version", "id", "programme"].into_iter().map(Value::text).collect();
    let schema = ObjectBuilder::new()
        .with("$schema", Value::text("https://json-schema.org/draft/2020-12/schema"))
        .with("title", Value::text("Genomför, version 1"))
        .with(
            "description",
            Value::text("Handlingsplan för bostadsförsörjningen / Housing supply action plan"),
        )
        .with("type", Value::text("object"))
        .with("required", Value::List(required))
        .with("properties", Value::Object(properties))
        .with("$defs", Value::Object(definitions))
        .build();
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
