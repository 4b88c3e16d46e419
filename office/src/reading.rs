//! A file becomes a book. What stands in the cells comes over, and nothing else of the file.
//! Knows no measure.

use crate::Progress;
use crate::guard::{self, Limits};
use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, Xlsx, XlsxError};
use genomfor::exchange::sheet::book::{Book, Cell, Sheet};
use genomfor::exchange::sheet::office_error::OfficeError;
use std::io::Cursor;

/// Reads a workbook as the text of a book.
///
/// # Errors
/// See [`OfficeError`].
pub fn read_xlsx(bytes: &[u8], limits: &Limits, progress: Progress) -> Result<String, OfficeError> {
    progress(0, 1);
    guard::check(bytes, limits)?;
    progress(1, 4);
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| told(&error))?;
    progress(2, 4);
    let sheets = file.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let mut budget = Budget { cells: limits.cells, text: limits.text };
    let mut book = Book::default();
    let all = u32::try_from(names.len()).unwrap_or(u32::MAX).max(1);
    for (place, name) in (0..).zip(names) {
        let rows = rows(&mut file, &name, limits, &mut budget)?;
        book.sheets.push(Sheet { name, rows, ..Sheet::default() });
        progress(all + place + 1, all * 2);
    }
    Ok(book.to_json())
}

fn told(error: &XlsxError) -> OfficeError {
    match error {
        XlsxError::Password => OfficeError::Encrypted,
        _ => OfficeError::Damaged,
    }
}

/// What may still be taken.
struct Budget {
    cells: usize,
    text: usize,
}

/// The cells of a sheet, from its top. They are read one by one: a sheet with a single cell in
/// its last corner is not spread out in memory.
fn rows(
    file: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    limits: &Limits,
    budget: &mut Budget,
) -> Result<Vec<Vec<Cell>>, OfficeError> {
    let mut reader = file.worksheet_cells_reader(name).map_err(|error| told(&error))?;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    while let Some(found) = reader.next_cell().map_err(|error| told(&error))? {
        let (row, column) = found.get_position();
        let cell = cell(found.get_value(), budget)?;
        if cell == Cell::Empty {
            continue;
        }
        budget.cells = budget.cells.checked_sub(1).ok_or(OfficeError::TooManyCells)?;
        let (row, column) = (index(row)?, index(column)?);
        if row >= limits.rows || column >= limits.columns {
            return Err(OfficeError::TooManyCells);
        }
        if rows.len() <= row {
            rows.resize_with(row + 1, Vec::new);
        }
        let Some(cells) = rows.get_mut(row) else { continue };
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = cells.get_mut(column) {
            *place = cell;
        }
    }
    Ok(rows)
}

fn index(number: u32) -> Result<usize, OfficeError> {
    usize::try_from(number).map_err(|_| OfficeError::TooManyCells)
}

fn cell(value: &DataRef, budget: &mut Budget) -> Result<Cell, OfficeError> {
    let mut text = |text: &str| {
        budget.text = budget.text.checked_sub(text.len()).ok_or(OfficeError::TooManyCells)?;
        Ok(Cell::text(text))
    };
    match value {
        DataRef::Empty => Ok(Cell::Empty),
        DataRef::Int(number) => Ok(Cell::Number(float(*number))),
        DataRef::Float(number) => Ok(Cell::Number(*number)),
        DataRef::Bool(yes) => Ok(Cell::YesNo(*yes)),
        DataRef::String(string) => text(string),
        DataRef::SharedString(string) => text(string),
        DataRef::DateTime(moment) => text(&day(moment)),
        DataRef::DateTimeIso(string) | DataRef::DurationIso(string) => text(string),
        error @ DataRef::Error(_) => text(&Data::from(error.clone()).to_string()),
    }
}

#[allow(clippy::cast_precision_loss, reason = "a number of a sheet is a floating one")]
const fn float(number: i64) -> f64 {
    number as f64
}

/// `2027-03-31`, with the time of day where there is one.
fn day(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let time = if (hour, minute) == (0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}") };
    format!("{year:04}-{month:02}-{day:02}{time}")
}
