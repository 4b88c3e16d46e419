//! The columns of the two tables: which field each holds and what it is called. Knows no cell.

use crate::exchange::table::fold::fold;
use crate::model::field::{FieldInfo, Shape};
use crate::model::measure::{CostItem, Measure};
use crate::model::record::Described;
use crate::model::value::Value;
use crate::model::words::{Lang, Words};

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The id of the measure.
    Id,
    /// Which of the amounts of its measure a row is, from 1.
    Line,
    /// A field that stands here only to be read.
    Shown(&'static FieldInfo),
    /// A field.
    Field(&'static FieldInfo),
    /// A field of the object in a field.
    Inner(&'static FieldInfo, &'static FieldInfo),
    /// What ties the table to the programme it was made from.
    Tie,
}

const ID: Words = Words::new("Id", "Id");
const LINE: Words = Words::new("Rad", "Line");
/// The heading of the column that ties a text file to its programme.
const TIE: Words = Words::new("Genomför", "Genomför");

impl Place {
    /// The heading.
    pub(super) fn heading(self, lang: Lang) -> String {
        match self {
            Place::Id => ID.in_lang(lang).to_owned(),
            Place::Line => LINE.in_lang(lang).to_owned(),
            Place::Tie => TIE.in_lang(lang).to_owned(),
            Place::Shown(info) | Place::Field(info) => info.label.in_lang(lang).to_owned(),
            Place::Inner(outer, inner) => {
                format!("{}: {}", outer.label.in_lang(lang), inner.label.in_lang(lang).to_lowercase())
            }
        }
    }

    /// Whether a heading names it, in either language.
    fn is_called(self, folded: &str) -> bool {
        [Lang::Sv, Lang::En].into_iter().any(|lang| fold(&self.heading(lang)) == folded)
    }

    /// The field whose value stands in it, and its name for messages about it.
    pub(super) const fn info(self) -> Option<&'static FieldInfo> {
        match self {
            Place::Id | Place::Line | Place::Tie => None,
            Place::Shown(info) | Place::Field(info) | Place::Inner(_, info) => Some(info),
        }
    }
}

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout(pub(super) Vec<Place>);

/// The fields of a measure that have a sheet of their own.
const APART: &str = "costs";

impl Layout {
    /// The measures: a row for each.
    pub(super) fn measures() -> Layout {
        let mut places = vec![Place::Id];
        for info in Measure::INFOS {
            match info.shape {
                Shape::Object(inner) => places.extend(inner.iter().map(|part| Place::Inner(info, part))),
                _ if info.name == APART => {}
                _ => places.push(Place::Field(info)),
            }
        }
        Layout(places)
    }

    /// The amounts: a row for each.
    pub(super) fn costs() -> Layout {
        let shown = Measure::INFOS.iter().filter(|info| matches!(info.name, "number" | "title"));
        let mut places = vec![Place::Id, Place::Line];
        places.extend(shown.map(Place::Shown));
        let own = CostItem::INFOS.iter().filter(|info| !matches!(info.shape, Shape::Object(_)));
        places.extend(own.map(Place::Field));
        Layout(places)
    }

    /// The place that a heading names. The column that ties a text file is known in both tables.
    pub(super) fn place(&self, heading: &str) -> Option<Place> {
        let folded = fold(heading);
        if folded.is_empty() {
            return None;
        }
        self.0.iter().copied().chain([Place::Tie]).find(|place| place.is_called(&folded))
    }
}

/// The value of a field, or of a field of the object in it.
pub(super) fn value_at(place: Place, get: &dyn Fn(&str) -> Value) -> Value {
    match place {
        Place::Id | Place::Line | Place::Tie => Value::Null,
        Place::Shown(info) | Place::Field(info) => get(info.name),
        Place::Inner(outer, inner) => get(outer.name).get(inner.name).cloned().unwrap_or_default(),
    }
}

/// An object with one entry replaced; a blank value takes it out.
pub(super) fn with_entry(object: Value, name: &str, value: Value) -> Value {
    let mut entries = match object {
        Value::Object(entries) => entries,
        _ => Vec::new(),
    };
    let place = entries.iter().position(|(key, _)| key == name);
    match place.and_then(|place| entries.get_mut(place)) {
        Some(entry) => entry.1 = value,
        None => entries.push((name.to_owned(), value)),
    }
    entries.retain(|(key, value)| key != name || !value.is_blank());
    Value::Object(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_names_one_column_in_either_language() {
        for layout in [Layout::measures(), Layout::costs()] {
            for place in &layout.0 {
                for lang in [Lang::Sv, Lang::En] {
                    assert_eq!(layout.place(&place.heading(lang)), Some(*place), "{}", place.heading(lang));
                }
            }
        }
        assert_eq!(Layout::measures().place("Kostnad"), None);
        assert_eq!(Layout::measures().place(""), None);
    }
}
