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
    let step =
        "Ändringslogg: vad som ändrades, när och av vem (roll) / Change log: what, when and by whom (role)";
    let log =
        of_type("array").with("description", Value::text(step)).with("items", of_type("object").build());
    properties.push(("log".to_owned(), log.build()));
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
