//! The value of a part of a record as the planner sees it: names instead of ids, quarters,
//! amounts with their unit, choices in words. Knows no difference.

use super::place::{field_info, inner_info, is_main, row_name, unknown};
use super::programs::{Programs, shortened};
use super::words::{self, small};
use crate::model::field::{FieldInfo, Shape};
use crate::model::leaf::{Place, key_fields, keyed_rows};
use crate::model::program::AnyRecord;
use crate::model::rank::Rank;
use crate::model::record::{Kind, RecordRef, UNREAD};
use crate::model::value::Value;
use crate::model::words::{Lang, Words};
use crate::present::{format, input};

/// The value of a part in words; `tomt` or `saknas` where there is none. The record is the one
/// that the value stands in: its unit is written behind its numbers.
#[must_use]
pub fn value_words(
    programs: &Programs,
    record: &AnyRecord,
    place: &Place,
    value: &Value,
    lang: Lang,
) -> String {
    let bare = bare_words(programs, record, place, value, lang);
    match unit(record, place, value, lang) {
        Some(unit) => format!("{bare}\u{a0}{unit}"),
        None => bare,
    }
}

/// The same without the unit.
pub(super) fn bare_words(
    programs: &Programs,
    record: &AnyRecord,
    place: &Place,
    value: &Value,
    lang: Lang,
) -> String {
    Showing { programs, record, lang }.part(place, value)
}

/// The unit that belongs behind a value, if it has one.
pub(super) fn unit(record: &AnyRecord, place: &Place, value: &Value, lang: Lang) -> Option<String> {
    let info = info_of(record.reference().kind, place).filter(|_| !value.is_blank())?;
    unit_of(record, info, lang)
}

/// The description of the field, part or cell at a place.
pub(super) fn info_of(kind: Kind, place: &Place) -> Option<&'static FieldInfo> {
    match place {
        Place::Field(name) | Place::Member(name, _) => field_info(kind, name),
        Place::Part(name, inner) | Place::Cell(name, _, inner) => inner_info(kind, name, inner),
        Place::Rank | Place::Row(..) | Place::Kept | Place::Unread => None,
    }
}

/// A part of the key of a row; nothing where it is empty.
pub(super) fn key_part(programs: &Programs, info: &FieldInfo, text: &str, lang: Lang) -> Option<String> {
    let shown = match info.shape {
        Shape::Year => text.to_owned(),
        Shape::Link(_) => reference(programs, text, lang),
        Shape::Choice(items) => input::choice_words(items, text, lang).to_owned(),
        _ if RecordRef::parse(text).is_some() => reference(programs, text, lang),
        _ => text.to_owned(),
    };
    (!text.is_empty() && !shown.is_empty()).then(|| shortened(&shown, LONGEST_NAME))
}

/// A value as it stands within a sentence: choices begin small, names do not.
pub(super) fn within(info: Option<&FieldInfo>, text: String) -> String {
    match info.map(|info| info.shape) {
        Some(Shape::Choice(_) | Shape::Choices(_)) => small(&text),
        _ => text,
    }
}

/// Longer texts are cut where they name something.
const LONGEST_NAME: usize = 60;

/// Units that stand in the labels of fields, and how they are written behind a number.
const UNITS: [(Words, Words); 3] = [
    (Words::new(", tkr", ", SEK thousand"), Words::new("tkr", "SEK thousand")),
    (Words::new(", procent", ", per cent"), Words::new("procent", "per cent")),
    (Words::new(", m²", ", m²"), Words::new("m²", "m²")),
];

/// A label without its unit, which stands behind the number then.
pub(super) fn without_unit(label: &str, lang: Lang) -> &str {
    UNITS.iter().find_map(|(ending, _)| label.strip_suffix(ending.in_lang(lang))).unwrap_or(label)
}

fn unit_of(record: &AnyRecord, info: &FieldInfo, lang: Lang) -> Option<String> {
    if info.shape == Shape::Decimal {
        let own = record.get("unit");
        return own.as_text().map(str::trim).filter(|unit| !unit.is_empty()).map(str::to_owned);
    }
    let label = info.label.in_lang(lang);
    let found = UNITS.iter().find(|(ending, _)| label.ends_with(ending.in_lang(lang)));
    found.map(|(_, unit)| unit.in_lang(lang).to_owned())
}

fn reference(programs: &Programs, id: &str, lang: Lang) -> String {
    match RecordRef::parse(id) {
        Some(target) => programs.name(target, lang),
        None => words::GONE.in_lang(lang).to_owned(),
    }
}

/// The values of one record.
struct Showing<'a> {
    programs: &'a Programs<'a>,
    record: &'a AnyRecord,
    lang: Lang,
}

impl Showing<'_> {
    fn say(&self, words: Words) -> String {
        words.in_lang(self.lang).to_owned()
    }

    fn part(&self, place: &Place, value: &Value) -> String {
        let kind = self.record.reference().kind;
        match place {
            Place::Rank => self.rank(value),
            Place::Kept | Place::Unread if value.is_blank() => self.say(words::EMPTY),
            Place::Kept => self.entries(&[], value),
            Place::Unread => self.entries(self.record.infos(), value),
            Place::Member(..) | Place::Row(..) if value.is_blank() => self.say(words::MISSING),
            Place::Member(_, code) => match info_of(kind, place) {
                Some(info) => self.member(info, code),
                None => reference(self.programs, code, self.lang),
            },
            Place::Row(name, key) => {
                let rows = keyed_rows(name, self.record.get(name));
                match rows.into_iter().find(|(known, _)| known == key) {
                    Some((_, cells)) => self.row(name, &cells),
                    None => self.say(words::THERE),
                }
            }
            Place::Field(name) => {
                self.special(name, value).unwrap_or_else(|| self.maybe_known(field_info(kind, name), value))
            }
            Place::Part(..) | Place::Cell(..) => self.maybe_known(info_of(kind, place), value),
        }
    }

    fn maybe_known(&self, info: Option<&FieldInfo>, value: &Value) -> String {
        match info {
            Some(info) => self.field(info, value),
            None => self.plain(value),
        }
    }

    /// A field of any shape as a whole.
    fn field(&self, info: &FieldInfo, value: &Value) -> String {
        match (&info.shape, value) {
            (Shape::YesNo, Value::Null) => input::show(&info.shape, &Value::Bool(false), self.lang),
            (Shape::YesNo, Value::Bool(_)) => input::show(&info.shape, value, self.lang),
            (_, value) if value.is_blank() => self.say(words::EMPTY),
            (Shape::Link(_), Value::Text(id)) => reference(self.programs, id, self.lang),
            (Shape::Links(_) | Shape::Choices(_), Value::List(items)) => {
                let codes = items.iter().filter_map(Value::as_text);
                codes.map(|code| self.member(info, code)).collect::<Vec<_>>().join(", ")
            }
            (Shape::Object(fields), Value::Object(_)) => self.entries(fields, value),
            (Shape::Rows(_), Value::List(_)) => self.rows(info, value),
            (shape, value) => {
                let text = input::show(shape, value, self.lang);
                if text.is_empty() || RecordRef::parse(&text).is_some() { self.plain(value) } else { text }
            }
        }
    }

    /// Something that is in a set.
    fn member(&self, info: &FieldInfo, code: &str) -> String {
        match info.shape {
            Shape::Choices(items) => input::choice_words(items, code, self.lang).to_owned(),
            _ => reference(self.programs, code, self.lang),
        }
    }

    fn rank(&self, value: &Value) -> String {
        let mut there = self.record.clone();
        let place = Rank::from_value(value).and_then(|rank| {
            there.set_rank(rank);
            self.programs.place_in_list(&there)
        });
        match place {
            Some(place) => format!("{} {place}", self.say(Words::new("plats", "place"))),
            None => self.say(words::ANOTHER_PLACE),
        }
    }

    /// Fields whose value says nothing as it stands.
    fn special(&self, name: &str, value: &Value) -> Option<String> {
        let text = value.as_text().filter(|text| !text.is_empty())?;
        let about = || self.record.get("about").as_text().and_then(RecordRef::parse);
        match (self.record.reference().kind, name) {
            (Kind::Version, "content" | "mark") => Some(self.say(words::THERE)),
            (Kind::Version, "at") | (Kind::Proposal, "at" | "decided_at") => {
                Some(format::moment(text, "", self.lang))
            }
            (Kind::Proposal, "field") => {
                field_info(about()?.kind, text).map(|info| info.label.in_lang(self.lang).to_owned())
            }
            (Kind::Proposal, "before" | "value") => {
                let field = self.record.get("field");
                let field = field.as_text().unwrap_or_default();
                let info = about().and_then(|about| field_info(about.kind, field));
                let value = serde_json::from_str(text).unwrap_or_else(|_| Value::text(text));
                Some(self.maybe_known(info, &value))
            }
            _ => None,
        }
    }

    /// All rows of a list: `2027: 25; 2028: 40`.
    fn rows(&self, info: &FieldInfo, value: &Value) -> String {
        let kind = self.record.reference().kind;
        let rows = keyed_rows(info.name, value.clone());
        let shown = rows.iter().map(|(key, cells)| {
            let name = row_name(self.programs, kind, info.name, key, self.lang);
            format!("{name}: {}", self.row(info.name, cells))
        });
        shown.collect::<Vec<_>>().join("; ")
    }

    /// What stands in a row beside its key: `25`, `300 tkr (säkerhet kalkyl)`.
    fn row(&self, list: &str, cells: &[(String, Value)]) -> String {
        let kind = self.record.reference().kind;
        let key = key_fields(list).unwrap_or_default();
        let (mut main, mut others) = (None, Vec::new());
        for (name, value) in cells.iter().filter(|(name, _)| !key.contains(&name.as_str())) {
            if value.is_blank() {
                continue;
            }
            let info = inner_info(kind, list, name);
            let text = self.named(info, value);
            if is_main(list, name) {
                main = Some(text);
            } else {
                others.push(format!("{} {text}", self.name_of(info, name)));
            }
        }
        match (main, others.is_empty()) {
            (Some(main), true) => main,
            (Some(main), false) => format!("{main} ({})", others.join(", ")),
            (None, false) => others.join(", "),
            (None, true) => self.say(words::THERE),
        }
    }

    /// Named values one after the other: `organ KS, datum 2027-01-31`.
    fn entries(&self, infos: &'static [FieldInfo], value: &Value) -> String {
        let Value::Object(entries) = value else { return self.plain(value) };
        let shown = entries.iter().filter(|(_, value)| !value.is_blank()).map(|(name, value)| {
            let info = infos.iter().find(|info| info.name == name);
            format!("{} {}", self.name_of(info, name), self.named(info, value))
        });
        let shown: Vec<String> = shown.collect();
        if shown.is_empty() { self.say(words::EMPTY) } else { shown.join(", ") }
    }

    /// How a value among others is called.
    fn name_of(&self, info: Option<&FieldInfo>, name: &str) -> String {
        match info {
            Some(info) => small(without_unit(info.label.in_lang(self.lang), self.lang)),
            None if name == UNREAD => small(words::UNREAD.in_lang(self.lang)),
            None => unknown(name, self.lang),
        }
    }

    /// A value among others, cut where it is long.
    fn named(&self, info: Option<&FieldInfo>, value: &Value) -> String {
        let text = shortened(&within(info, self.maybe_known(info, value)), LONGEST_NAME);
        match info.and_then(|info| unit_of(self.record, info, self.lang)) {
            Some(unit) => format!("{text}\u{a0}{unit}"),
            None => text,
        }
    }

    /// A value that no field describes.
    fn plain(&self, value: &Value) -> String {
        match value {
            Value::Text(text) if RecordRef::parse(text).is_some() => {
                reference(self.programs, text, self.lang)
            }
            Value::Text(text) => text.clone(),
            Value::Int(number) => format::whole(*number, self.lang),
            Value::Large(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            Value::Bool(yes) => input::show(&Shape::YesNo, &Value::Bool(*yes), self.lang),
            Value::Null => self.say(words::EMPTY),
            Value::List(items) if items.len() == 1 => {
                items.first().map(|item| self.plain(item)).unwrap_or_default()
            }
            Value::Object(entries) if !entries.is_empty() => self.entries(&[], value),
            Value::List(_) | Value::Object(_) => self.say(words::SEVERAL),
        }
    }
}
