//! The table of measures as comma-separated text: written with semicolons for a Swedish Excel,
//! read with whatever parts the cells. Knows no field.

use super::book::{Book, Cell, Role, Sheet};
use super::cell::plain;
use super::column::Place;
use super::export::{TIE, mark_of};
use crate::exchange::encoding::decode_any;
use crate::exchange::read_error::ReadError;
use crate::exchange::table::grid::{FORMULA_SIGNS, Grid};
use crate::model::words::Lang;

/// Reads a file of comma-separated values or of its like, in UTF-8, UTF-16 or Windows-1252.
///
/// # Errors
/// When it is no text.
pub fn csv_grid(bytes: &[u8]) -> Result<Grid, ReadError> {
    Ok(Grid::of_file(&decode_any(bytes)?.text))
}

/// A table of text as a book of one sheet.
#[must_use]
pub fn csv_book(grid: &Grid, name: &str) -> Book {
    let rows = grid.rows().iter().map(|row| row.iter().map(Cell::text).collect()).collect();
    Book { sheets: vec![Sheet { name: name.to_owned(), rows, ..Sheet::default() }] }
}

/// The first table of a book as text, with a byte order mark and semicolons. A further column
/// ties it to its programme. Text that a spreadsheet would take for a formula gets an
/// apostrophe in front, which reading takes away.
#[must_use]
pub fn csv_text(book: &Book) -> String {
    let mut text = String::from('\u{feff}');
    let Some(sheet) = book.sheets.iter().find(|sheet| sheet.role == Role::Table) else { return text };
    let tie = mark_of(book).map(|mark| format!("{TIE}{mark}"));
    let width = sheet.columns.len();
    for (place, row) in sheet.rows.iter().enumerate() {
        let cells = (0..width).map(|column| written(row.get(column).unwrap_or(&Cell::Empty)));
        let last =
            tie.as_ref().map(|tie| if place == 0 { Place::Tie.heading(Lang::Sv) } else { quoted(tie) });
        text.push_str(&cells.chain(last).collect::<Vec<_>>().join(";"));
        text.push_str("\r\n");
    }
    text
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => {
            let text = if text.starts_with(FORMULA_SIGNS) || text.starts_with(['\t', '\r', '\n']) {
                format!("'{text}")
            } else {
                text.clone()
            };
            quoted(&text)
        }
        cell => plain(cell),
    }
}

fn quoted(text: &str) -> String {
    if text.contains([';', ',', '\t', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
