//! A row of the matrix as it is shown: its name and its cells with what they say. Two that are
//! equal look the same, so that only rows that have changed are drawn anew. Knows no page.

use super::cell::{Face, Shows, face, marks_spoken, spoken, sum_face};
use super::name::Name;
use crate::analysis::matrix::Matrix;
use crate::analysis::matrix::axis::{Head, Key};
use crate::analysis::matrix::cell::Cell;
use crate::model::words::Lang;
use std::collections::BTreeMap;

/// The names of rows and columns.
pub type Names = BTreeMap<Key, Name>;

/// A cell as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Square {
    /// The marks in it.
    pub face: Face,
    /// The same in words; nothing where there are no marks, which most cells have none of.
    pub said: String,
    /// It stands in a column that is a hole.
    pub is_hole: bool,
}

/// A row as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// What it is called.
    pub name: Name,
    /// There is nothing in it in the whole programme.
    pub is_hole: bool,
    /// Its cells, one for each column.
    pub squares: Vec<Square>,
    /// All that is in it.
    pub sum: Square,
}

/// The row of a key.
#[must_use]
pub fn row(matrix: &Matrix, names: &Names, key: Key, shows: Shows, lang: Lang) -> Row {
    let head = matrix.rows.iter().find(|head| head.key == key);
    let square = |column: &Head| {
        let face = face(matrix, key, column.key, shows);
        let said = if face.marks.is_empty() {
            String::new()
        } else {
            place_spoken(names, (key, column.key), &face, lang)
        };
        Square { face, said, is_hole: column.is_hole }
    };
    Row {
        name: names.get(&key).cloned().unwrap_or_default(),
        is_hole: head.is_some_and(|head| head.is_hole),
        squares: matrix.columns.iter().map(square).collect(),
        sum: head.map(|head| sum(&head.total, Some(key), shows, lang)).unwrap_or_default(),
    }
}

/// The sums of the columns, and of all.
#[must_use]
pub fn sums(matrix: &Matrix, shows: Shows, lang: Lang) -> Vec<Square> {
    let columns = matrix.columns.iter().map(|head| (&head.total, Some(head.key)));
    columns.chain([(&matrix.total, None)]).map(|(cell, key)| sum(cell, key, shows, lang)).collect()
}

/// Where a row and a column meet, in words: `M1, Socialnämnden: leder 2`.
#[must_use]
pub fn place_spoken(names: &Names, (row, column): (Key, Key), face: &Face, lang: Lang) -> String {
    let down = names.get(&row).map_or("", |name| match row {
        Key::Goal(_) => name.short(),
        Key::Body(_) | Key::Group(_) | Key::Instrument(_) | Key::Year(_) | Key::Without(_) => &name.title,
    });
    spoken(down, names.get(&column).map_or("", |name| &name.title), face, lang)
}

fn sum(cell: &Cell, key: Option<Key>, shows: Shows, lang: Lang) -> Square {
    let face = sum_face(cell, key, shows);
    let said = format!("{}: {}", super::ALL.in_lang(lang), marks_spoken(&face, lang));
    Square { face, said, is_hole: false }
}

/// The full name of a row or column, with the word for a hole where it is one.
#[must_use]
pub fn head_spoken(key: Key, name: &Name, is_hole: bool, lang: Lang) -> String {
    let full = match key {
        Key::Goal(_) if name.mark.is_empty() => name.title.clone(),
        Key::Goal(_) => format!("{} {}", name.mark, name.title),
        Key::Body(_) | Key::Group(_) | Key::Instrument(_) | Key::Year(_) | Key::Without(_) => {
            name.title.clone()
        }
    };
    if is_hole { format!("{full}, {}", super::HOLE.in_lang(lang).to_lowercase()) } else { full }
}
