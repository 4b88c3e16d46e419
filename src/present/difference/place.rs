//! How a part of a record is called: its field, and which row and cell. Knows no value of them.

use super::programs::Programs;
use super::value;
use super::words::{self, quoted, small};
use crate::model::field::{FieldInfo, Shape};
use crate::model::leaf::{Place, RowKey, key_fields};
use crate::model::program::AnyRecord;
use crate::model::record::{Kind, UNREAD};
use crate::model::words::{Lang, Words};
use crate::present::label;

/// The label of a part of a record, as on its form: `Klart`, `Medverkande`,
/// `Bostäder per år 2028, flerbostadshus, hyresrätt: antal`. Never empty.
#[must_use]
pub fn place_label(programs: &Programs, record: &AnyRecord, place: &Place, lang: Lang) -> String {
    let kind = record.reference().kind;
    let field = |name: &str| field_label(kind, name, lang);
    let row = |name: &str, key| format!("{} {}", field(name), row_name(programs, kind, name, key, lang));
    match place {
        Place::Rank => words::PLACE_IN_LIST.in_lang(lang).to_owned(),
        Place::Kept => words::KEPT.in_lang(lang).to_owned(),
        Place::Unread => words::UNREAD.in_lang(lang).to_owned(),
        Place::Field(name) | Place::Member(name, _) => field(name),
        Place::Part(name, part) => {
            let part = small(&inner_label(kind, name, part, lang));
            if part == small(&field(name)) { field(name) } else { format!("{}: {part}", field(name)) }
        }
        Place::Row(name, key) => row(name, key),
        Place::Cell(name, key, cell) => {
            format!("{}: {}", row(name, key), small(&inner_label(kind, name, cell, lang)))
        }
    }
}

/// How a part begins its line: `klart`, `medverkande:`, `bostäder 2028, flerbostadshus:`.
pub(super) fn lead(programs: &Programs, record: &AnyRecord, place: &Place, lang: Lang) -> String {
    let kind = record.reference().kind;
    let row = |name: &str, key| {
        let label = field_label(kind, name, lang);
        let yearly = label.strip_suffix(" per år").or_else(|| label.strip_suffix(" per year"));
        let list = value::without_unit(yearly.unwrap_or(&label), lang);
        format!("{} {}", small(list), row_name(programs, kind, name, key, lang))
    };
    match place {
        Place::Field(name) => {
            let label = field_label(kind, name, lang);
            let label = small(value::without_unit(&label, lang));
            if label.contains(',') { format!("{label}:") } else { label }
        }
        Place::Row(name, key) => format!("{}:", row(name, key)),
        Place::Cell(name, key, cell) if is_main(name, cell) => format!("{}:", row(name, key)),
        Place::Cell(name, key, cell) => {
            let cell = inner_label(kind, name, cell, lang);
            format!("{}, {}:", row(name, key), small(value::without_unit(&cell, lang)))
        }
        Place::Rank | Place::Kept | Place::Unread | Place::Member(..) | Place::Part(..) => {
            let label = place_label(programs, record, place, lang).replace(": ", ", ");
            format!("{}:", small(&label))
        }
    }
}

/// The cell that says what a row is about, so that it needs no name.
pub(super) fn is_main(list: &str, cell: &str) -> bool {
    const MAIN: [(&str, &str); 15] = [
        ("appraisal", "amount"),
        ("changes", "places"),
        ("completed", "dwellings"),
        ("costs", "amount"),
        ("forecasts", "count"),
        ("funding", "share"),
        ("indicators", "value"),
        ("levers", "value"),
        ("measures", "status"),
        ("milestones", "value"),
        ("outcomes", "count"),
        ("outcomes", "value"),
        ("overruled", "reason"),
        ("rows", "count"),
        ("years", "dwellings"),
    ];
    MAIN.contains(&(list, cell))
}

/// The description of a field of a kind.
pub(super) fn field_info(kind: Kind, name: &str) -> Option<&'static FieldInfo> {
    AnyRecord::infos_of(kind).iter().find(|info| info.name == name)
}

/// The description of a part of a field, or of a cell of its rows.
pub(super) fn inner_info(kind: Kind, name: &str, inner: &str) -> Option<&'static FieldInfo> {
    match field_info(kind, name)?.shape {
        Shape::Object(fields) | Shape::Rows(fields) => fields.iter().find(|info| info.name == inner),
        _ => None,
    }
}

/// The label of a field.
pub(super) fn field_label(kind: Kind, name: &str, lang: Lang) -> String {
    match field_info(kind, name) {
        Some(info) => label::field_name(kind, info, lang).to_owned(),
        None => unknown(name, lang),
    }
}

fn inner_label(kind: Kind, name: &str, inner: &str, lang: Lang) -> String {
    match inner_info(kind, name, inner) {
        Some(info) => info.label.in_lang(lang).to_owned(),
        None if inner == UNREAD => words::UNREAD.in_lang(lang).to_owned(),
        None => unknown(inner, lang),
    }
}

pub(super) fn unknown(name: &str, lang: Lang) -> String {
    format!("{} {}", words::UNKNOWN_FIELD.in_lang(lang), quoted(name, lang))
}

/// Which row of a list it is: `2028, flerbostadshus, hyresrätt`.
pub(super) fn row_name(programs: &Programs, kind: Kind, list: &str, key: &RowKey, lang: Lang) -> String {
    let names = key_fields(list).unwrap_or_default();
    let years = names.iter().filter(|name| is_year(kind, list, name)).count();
    let mut parts = Vec::new();
    for (name, text) in names.iter().zip(&key.values) {
        let Some(info) = inner_info(kind, list, name) else { continue };
        let shown = value::key_part(programs, info, text, lang);
        match (shown, info.shape) {
            (Some(year), Shape::Year) if years > 1 => {
                parts.push(format!("{} {year}", small(info.label.in_lang(lang))));
            }
            (Some(shown), _) => parts.push(value::within(Some(info), shown)),
            (None, Shape::Year) => parts.push(Words::new("utan år", "without year").in_lang(lang).to_owned()),
            (None, _) => {}
        }
    }
    if parts.is_empty() {
        parts.push(Words::new("utan uppgift", "unnamed").in_lang(lang).to_owned());
    }
    let name = parts.join(", ");
    if key.nth == 0 { name } else { format!("{name} (nr {})", key.nth + 1) }
}

fn is_year(kind: Kind, list: &str, name: &str) -> bool {
    inner_info(kind, list, name).is_some_and(|info| info.shape == Shape::Year)
}
