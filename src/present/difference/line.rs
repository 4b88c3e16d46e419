//! One line for each part of a record that differs. Knows no order of records.

use super::place::{lead, place_label};
use super::programs::Programs;
use super::prose::{Run, runs};
use super::value::{bare_words, info_of, unit, value_words, within};
use super::words::{self, quoted};
use crate::analysis::difference::{Difference, Part};
use crate::model::field::Shape;
use crate::model::leaf::{Place, RowKey};
use crate::model::program::AnyRecord;
use crate::model::record::Kind;
use crate::model::value::Value;
use crate::model::words::Lang;
use crate::present::label;
use std::collections::{BTreeMap, BTreeSet};

/// A part that differs, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it stands in the record.
    pub place: Place,
    /// What differs, as it begins the line: `klart`, `medverkande:`. Empty where the body says all.
    pub lead: String,
    /// How it differs.
    pub body: Body,
}

/// How a part differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// One value instead of another.
    Swap {
        /// What stood there.
        before: String,
        /// What stands there.
        after: String,
    },
    /// Something came.
    Added(String),
    /// Something went.
    Removed(String),
    /// Long text, by words.
    Text(Vec<Run>),
    /// A remark.
    Said(String),
}

impl Line {
    /// The whole line as text: `klart K4 2028 → K2 2029`, `medverkande: + Socialförvaltningen`.
    #[must_use]
    pub fn text(&self) -> String {
        let body = match &self.body {
            Body::Swap { before, after } => format!("{before} → {after}"),
            Body::Added(what) => format!("+ {what}"),
            Body::Removed(what) => format!("− {what}"),
            Body::Text(runs) => marked(runs),
            Body::Said(what) => what.clone(),
        };
        if self.lead.is_empty() { body } else { format!("{} {body}", self.lead) }
    }
}

/// Long text with the signs of what went and came: `under [− 2027] [+ 2028] av`.
fn marked(runs: &[Run]) -> String {
    let mut text = String::new();
    for (place, run) in runs.iter().enumerate() {
        let (sign, words) = match run {
            Run::Same(words) => {
                text.push_str(words);
                continue;
            }
            Run::Removed(words) => ('−', words),
            Run::Added(words) => ('+', words),
        };
        let shown = visible(words);
        text.push_str(&format!("[{sign} {}]", shown.trim_end()));
        // The space behind a phrase stands outside the signs.
        let apart = matches!(runs.get(place + 1), Some(Run::Removed(_) | Run::Added(_)));
        if apart || shown.ends_with(char::is_whitespace) {
            text.push(' ');
        }
    }
    text
}

/// Text of which something can be seen even where it is only space.
#[must_use]
pub fn visible(text: &str) -> String {
    if !text.trim().is_empty() {
        return text.to_owned();
    }
    text.chars().map(|letter| if letter == '\n' { '¶' } else { '·' }).collect()
}

/// Texts with more letters than this are compared word by word.
const LONG: usize = 60;

/// The lines of a record that is on both sides. A row that came or went is one line.
#[must_use]
pub fn lines(programs: &Programs, difference: &Difference, lang: Lang) -> Vec<Line> {
    let Difference { before: Some(before), after: Some(after), parts } = difference else {
        return Vec::new();
    };
    let whole_rows: BTreeSet<(&str, &RowKey)> = parts
        .iter()
        .filter_map(|part| match &part.place {
            Place::Row(name, key) => Some((*name, key)),
            _ => None,
        })
        .collect();
    let of_whole_row = |part: &&Part| match &part.place {
        Place::Cell(name, key, _) => whole_rows.contains(&(*name, key)),
        _ => false,
    };
    let told = parts.iter().filter(|part| !of_whole_row(part));
    told.map(|part| line(programs, before, after, part, lang)).collect()
}

/// The line of one part, of a record as it was and as it is.
#[must_use]
pub fn line(programs: &Programs, before: &AnyRecord, after: &AnyRecord, part: &Part, lang: Lang) -> Line {
    let Part { place, before: old, after: new } = part;
    let told = |lead: String, body| Line { place: place.clone(), lead, body };
    let kind = after.reference().kind;
    if *place == Place::Rank {
        let moved = words::moved(words::is_neuter(kind)).in_lang(lang).to_owned();
        return told(String::new(), Body::Said(moved));
    }
    let lead = lead(programs, after, place, lang);
    if kind == Kind::Version && matches!(place, Place::Field("content" | "mark")) {
        return told(lead, Body::Said(words::CONTENT_CHANGED.in_lang(lang).to_owned()));
    }
    let set = matches!(place, Place::Member(..) | Place::Row(..) | Place::Kept | Place::Unread);
    match (old.is_blank(), new.is_blank()) {
        (true, false) if set => told(lead, Body::Added(value_words(programs, after, place, new, lang))),
        (false, true) if set => told(lead, Body::Removed(value_words(programs, before, place, old, lang))),
        _ if is_long_text(kind, place, old, new) => {
            let text = |value: &Value| value.as_text().unwrap_or_default().to_owned();
            told(with_colon(lead), Body::Text(runs(&text(old), &text(new))))
        }
        _ => swap(programs, before, after, part, lead, lang),
    }
}

fn is_long_text(kind: Kind, place: &Place, old: &Value, new: &Value) -> bool {
    let is_text = |value: &Value| matches!(value, Value::Text(_) | Value::Null);
    let long = |value: &Value| value.as_text().is_some_and(|text| text.chars().count() > LONG);
    match info_of(kind, place).map(|info| info.shape) {
        Some(Shape::Prose) => is_text(old) && is_text(new),
        Some(Shape::Text) if kind != Kind::Proposal => {
            is_text(old) && is_text(new) && (long(old) || long(new))
        }
        _ => false,
    }
}

fn swap(
    programs: &Programs,
    before: &AnyRecord,
    after: &AnyRecord,
    part: &Part,
    lead: String,
    lang: Lang,
) -> Line {
    let Part { place, before: old, after: new } = part;
    let info = info_of(after.reference().kind, place);
    let is_text = info.is_some_and(|info| info.shape == Shape::Text);
    let shown = |record: &AnyRecord, value: &Value| {
        let text = bare_words(programs, record, place, value, lang);
        match (value.is_blank(), is_text) {
            (true, _) => text,
            (false, false) => within(info, text),
            (false, true) if text.contains(char::is_whitespace) => quoted(&text, lang),
            (false, true) => text,
        }
    };
    let (was, mut is) = (shown(before, old), shown(after, new));
    if was == is {
        is = format!("{is} {}", words::ANOTHER.in_lang(lang));
    }
    let in_quotes = is_text && (was.ends_with(['”', '“']) || is.ends_with(['”', '“']));
    let lead = if old.is_blank() || new.is_blank() || in_quotes { with_colon(lead) } else { lead };
    // A unit that both have is said once.
    let (unit_was, unit_is) = (unit(before, place, old, lang), unit(after, place, new, lang));
    let unit_was = unit_was.filter(|unit| Some(unit) != unit_is.as_ref());
    let body = Body::Swap { before: with_unit(was, unit_was), after: with_unit(is, unit_is) };
    Line { place: place.clone(), lead, body }
}

fn with_unit(text: String, unit: Option<String>) -> String {
    match unit {
        Some(unit) => format!("{text}\u{a0}{unit}"),
        None => text,
    }
}

fn with_colon(lead: String) -> String {
    if lead.ends_with(':') { lead } else { format!("{lead}:") }
}

/// The values that the parts of a line had before, of a row with all its cells: what has to be set to
/// take the line back.
#[must_use]
pub fn values_before(difference: &Difference, place: &Place) -> BTreeMap<Place, Value> {
    let belongs = |part: &&Part| match (place, &part.place) {
        (Place::Row(name, key), Place::Row(list, row) | Place::Cell(list, row, _)) => {
            name == list && key == row
        }
        (place, other) => place == other,
    };
    let parts = difference.parts.iter().filter(belongs);
    parts.map(|part| (part.place.clone(), part.before.clone())).collect()
}

/// What stands in a record, field by field, without its name: label and value.
#[must_use]
pub fn contents(programs: &Programs, record: &AnyRecord, lang: Lang) -> Vec<(String, String)> {
    let kind = record.reference().kind;
    let named = |name: &str| name == label::title_field(kind) || label::number_field(kind) == Some(name);
    let mut found = Vec::new();
    for info in record.infos().iter().filter(|info| !named(info.name)) {
        let value = record.get(info.name);
        if !value.is_blank() {
            let place = Place::Field(info.name);
            let words = value_words(programs, record, &place, &value, lang);
            found.push((place_label(programs, record, &place, lang), words));
        }
    }
    found
}
