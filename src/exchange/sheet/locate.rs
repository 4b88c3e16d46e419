//! Where the tables stand in a book that came back: which sheet, which row holds the headings,
//! and which columns nobody knows. Headings are known or not, never guessed.

use super::book::{Book, Cell, Sheet};
use super::cell::plain;
use super::column::{Layout, Place};
use super::guide;
use crate::exchange::table::fold::one_line;
use crate::exchange::table::grid::letters;

/// A column whose heading is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownColumn {
    /// The sheet that it stands in.
    pub sheet: String,
    /// Its heading; the letters of the column where it has none.
    pub heading: String,
    /// How many of its cells say something.
    pub filled: usize,
    /// The first of them.
    pub sample: Vec<String>,
}

/// How many cells of an unknown column are kept in sight.
const SAMPLE: usize = 3;
/// How far down the headings are looked for.
const TOP: usize = 12;

/// A table in a sheet.
#[derive(Debug)]
pub(super) struct Located<'a> {
    pub(super) sheet: &'a Sheet,
    /// The row of the headings.
    pub(super) heads: usize,
    /// What each column holds; nothing where that is not known.
    pub(super) columns: Vec<Option<Place>>,
}

impl Located<'_> {
    /// The column of a place.
    pub(super) fn column(&self, place: Place) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(place))
    }

    /// Whether there is a column for a place.
    pub(super) fn has(&self, place: Place) -> bool {
        self.column(place).is_some()
    }

    /// The text in the column of a place.
    pub(super) fn text(&self, row: usize, place: Place) -> String {
        self.column(place).map(|column| plain(self.sheet.cell(row, column))).unwrap_or_default()
    }

    /// The rows below the headings that say something in a known column.
    pub(super) fn rows(&self) -> Vec<usize> {
        let says = |row: &usize| {
            let known = self
                .columns
                .iter()
                .enumerate()
                .filter(|(_, place)| place.is_some_and(|place| place != Place::Tie));
            known.into_iter().any(|(column, _)| !plain(self.sheet.cell(*row, column)).is_empty())
        };
        (self.heads + 1..self.sheet.rows.len()).filter(says).collect()
    }

    /// Whether a row says something beside what it is about.
    pub(super) fn says_more(&self, row: usize) -> bool {
        let own = self.columns.iter().enumerate();
        let mut own = own.filter(|(_, place)| matches!(place, Some(Place::Field(_) | Place::Inner(..))));
        own.any(|(column, _)| !plain(self.sheet.cell(row, column)).is_empty())
    }

    /// The columns whose headings are not known and in which something stands.
    pub(super) fn unknown(&self) -> Vec<UnknownColumn> {
        let mut unknown = Vec::new();
        for (column, place) in self.columns.iter().enumerate() {
            if place.is_some() {
                continue;
            }
            let cells =
                (self.heads + 1..self.sheet.rows.len()).map(|row| plain(self.sheet.cell(row, column)));
            let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
            let heading = one_line(&plain(self.sheet.cell(self.heads, column)));
            if heading.is_empty() && cells.is_empty() {
                continue;
            }
            unknown.push(UnknownColumn {
                sheet: self.sheet.name.clone(),
                heading: if heading.is_empty() { letters(column) } else { heading },
                filled: cells.len(),
                sample: cells.into_iter().take(SAMPLE).collect(),
            });
        }
        unknown
    }
}

/// The sheet with the measures, the one with the amounts, and the names of sheets that are
/// neither and not ours.
pub(super) struct Tables<'a> {
    pub(super) measures: Option<Located<'a>>,
    pub(super) costs: Option<Located<'a>>,
    pub(super) others: Vec<String>,
}

/// Finds the tables of a book.
pub(super) fn tables(book: &Book) -> Tables<'_> {
    let (measures, costs) = (Layout::measures(), Layout::costs());
    let mut tables = Tables { measures: None, costs: None, others: Vec::new() };
    for sheet in book.sheets.iter().filter(|sheet| !guide::is_ours(&sheet.name)) {
        let as_costs = located(sheet, &costs).filter(|table| table.holds("amount"));
        let as_measures = located(sheet, &measures).filter(Located::names_measures);
        if tables.costs.is_none() && as_costs.is_some() {
            tables.costs = as_costs;
        } else if tables.measures.is_none() && as_measures.is_some() && as_costs.is_none() {
            tables.measures = as_measures;
        } else if sheet.rows.iter().flatten().any(|cell| *cell != Cell::Empty) {
            tables.others.push(sheet.name.clone());
        }
    }
    tables
}

impl Located<'_> {
    /// Whether rows can be known as measures.
    fn names_measures(&self) -> bool {
        self.has(Place::Id) || self.holds("number") || self.holds("title")
    }

    fn holds(&self, field: &str) -> bool {
        self.columns.iter().flatten().any(|place| matches!(place, Place::Field(info) if info.name == field))
    }
}

/// The row among the first ones with the most known headings: at least two.
fn located<'a>(sheet: &'a Sheet, layout: &Layout) -> Option<Located<'a>> {
    let mut best: Option<(usize, usize)> = None;
    for row in 0..sheet.rows.len().min(TOP) {
        let known = heads(sheet, row, layout).iter().flatten().count();
        if known >= 2 && best.is_none_or(|(most, _)| known > most) {
            best = Some((known, row));
        }
    }
    let (_, row) = best?;
    Some(Located { sheet, heads: row, columns: heads(sheet, row, layout) })
}

/// What the headings of a row say. Of two that say the same, the second is not known.
fn heads(sheet: &Sheet, row: usize, layout: &Layout) -> Vec<Option<Place>> {
    let mut known: Vec<Option<Place>> = Vec::new();
    for column in 0..sheet.width() {
        let place = layout.place(&plain(sheet.cell(row, column)));
        known.push(place.filter(|place| !known.contains(&Some(*place))));
    }
    known
}
