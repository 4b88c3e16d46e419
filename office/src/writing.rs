//! A book becomes a file, with drop-down lists, hints and headings that stay in sight. Text is
//! written as text, whatever it begins with: only what a book itself calls a formula becomes one.
//! Knows no measure.

use crate::Progress;
use crate::reckoning;
use genomfor::exchange::sheet::book::{Book, Cell, Column, Holds, Role, Sheet};
use genomfor::exchange::sheet::office_error::OfficeError;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// How many free rows below a table have its drop-down lists.
const FREE_ROWS: usize = 300;
/// The height of a line of text in points, and the most lines of a row: a long description is
/// read in its cell.
pub(crate) const LINE_HEIGHT: f64 = 15.0;
pub(crate) const MOST_LINES: usize = 12;
pub(crate) const PINE: u32 = 0x1E_5B_4B;
const GREY: u32 = 0x56_60_5A;
pub(crate) const LINE: u32 = 0xE3_E0_D8;
pub(crate) const GROUND: u32 = 0xF4_F2_EC;

/// Writes the text of a book as a workbook.
///
/// # Errors
/// When the text is no book, or holds what no workbook can.
pub fn write_xlsx(json: &str, progress: Progress) -> Result<Vec<u8>, OfficeError> {
    let book = Book::from_json(json).ok_or(OfficeError::BadBook)?;
    written(&book, progress).map_err(|_| OfficeError::NotWritten)
}

fn written(book: &Book, progress: Progress) -> Result<Vec<u8>, XlsxError> {
    let mut file = Workbook::new();
    // The same book is the same file, whenever it is written.
    let day = ExcelDateTime::from_ymd(2025, 3, 1)?;
    file.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let all = u32::try_from(book.sheets.len()).unwrap_or(u32::MAX).saturating_add(1);
    for (place, sheet) in (0..).zip(&book.sheets) {
        progress(place, all);
        let page = file.add_worksheet();
        page.set_name(&sheet.name)?;
        match sheet.role {
            Role::Table | Role::Lists => table(page, sheet)?,
            Role::Note => note(page, sheet)?,
            Role::Reckoning => reckoning::sheet(page, sheet)?,
        }
    }
    progress(all - 1, all);
    let bytes = file.save_to_buffer()?;
    progress(all, all);
    Ok(bytes)
}

/// The format of the cells of a column.
fn format(column: &Column) -> Format {
    let cell = Format::new().set_align(FormatAlign::Top);
    let cell = cell.set_border_bottom(FormatBorder::Thin).set_border_color(LINE);
    match column.holds {
        // As text, so that `1-3` stays what it is and does not become a day.
        Holds::Text => cell.set_num_format("@").set_text_wrap(),
        Holds::OneOf { .. } => cell.set_num_format("@").set_text_wrap(),
        Holds::Prose => cell.set_text_wrap(),
        Holds::Fixed => cell.set_num_format("@").set_font_color(GREY).set_background_color(GROUND),
        Holds::Whole { min: 1900, max: 2200 } => cell.set_num_format("0"),
        Holds::Whole { .. } => cell.set_num_format("# ##0"),
    }
}

fn table(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let head = head.set_font_color(0xFF_FF_FFu32).set_background_color(PINE);
    let last = row_number(sheet.rows.len().saturating_sub(1))?;
    let free = row_number(sheet.rows.len() + FREE_ROWS)?;
    let mut formats = Vec::new();
    for (place, column) in (0u16..).zip(&sheet.columns) {
        let format = format(column);
        page.set_column_width(place, f64::from(column.width))?;
        page.set_column_format(place, &format)?;
        if sheet.role == Role::Table
            && let Some(rule) = validation(column)?
        {
            page.add_data_validation(1, place, free, place, &rule)?;
        }
        formats.push(format);
    }
    for (place, row) in sheet.rows.iter().enumerate() {
        let number = row_number(place)?;
        for (column, cell) in (0u16..).zip(row) {
            let own = formats.get(usize::from(column)).filter(|_| place > 0);
            put(page, number, column, cell, own.unwrap_or(&head))?;
        }
        page.set_row_height(number, height(sheet, row))?;
    }
    page.set_freeze_panes(1, u16::try_from(sheet.still).unwrap_or_default())?;
    if let Some(right) = u16::try_from(sheet.columns.len()).ok().and_then(|count| count.checked_sub(1))
        && sheet.role == Role::Table
        && last > 0
    {
        page.autofilter(0, 0, last, right)?;
    }
    page.set_landscape().set_paper_size(8).set_print_scale(70).set_repeat_rows(0, 0)?;
    if let Some(last) = u16::try_from(sheet.still).ok().and_then(|count| count.checked_sub(1)) {
        page.set_repeat_columns(0, last)?;
    }
    Ok(())
}

fn note(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_font_size(13).set_font_color(PINE).set_align(FormatAlign::Bottom);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (place, column) in (0u16..).zip(&sheet.columns) {
        page.set_column_width(place, f64::from(column.width))?;
    }
    for (place, row) in sheet.rows.iter().enumerate() {
        for (column, cell) in (0u16..).zip(row) {
            put(page, row_number(place)?, column, cell, if column == 0 { &head } else { &text })?;
        }
        // A heading has the row for itself, and air above.
        let heading = row.first().is_some_and(|cell| *cell != Cell::Empty);
        let tall = if heading { LINE_HEIGHT * 1.6 } else { height(sheet, row) };
        page.set_row_height(row_number(place)?, tall)?;
    }
    page.set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// How high a row is for its texts. Not every program reckons that when it opens a file.
fn height(sheet: &Sheet, row: &[Cell]) -> f64 {
    let lines = row.iter().zip(&sheet.columns).map(|(cell, column)| match (cell, &column.holds) {
        // The id is only there for the way back.
        (Cell::Text(text), holds) if *holds != Holds::Fixed || sheet.role == Role::Note => {
            let width = usize::from(column.width).max(1);
            text.lines().map(|line| line.chars().count().div_ceil(width).max(1)).sum::<usize>()
        }
        _ => 1,
    });
    let lines = lines.max().unwrap_or(1).clamp(1, MOST_LINES);
    LINE_HEIGHT * f64::from(u8::try_from(lines).unwrap_or(u8::MAX))
}

fn put(page: &mut Worksheet, row: u32, column: u16, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => drop(page.write_string_with_format(row, column, text, format)?),
        Cell::Number(number) => drop(page.write_number_with_format(row, column, *number, format)?),
        Cell::YesNo(yes) => drop(page.write_boolean_with_format(row, column, *yes, format)?),
        // These stand in sheets that reckon; elsewhere they are what they show.
        Cell::Heading(text) => drop(page.write_string_with_format(row, column, text, format)?),
        Cell::Input(number, _) => drop(page.write_number_with_format(row, column, *number, format)?),
        Cell::Formula(one) => drop(page.write_string_with_format(row, column, &one.result, format)?),
    }
    Ok(())
}

pub(crate) fn row_number(place: usize) -> Result<u32, XlsxError> {
    u32::try_from(place).map_err(|_| XlsxError::RowColumnLimitError)
}

/// What may be typed into the cells of a column, and the hint beside them.
fn validation(column: &Column) -> Result<Option<DataValidation>, XlsxError> {
    let rule = match &column.holds {
        Holds::OneOf { sheet, column, values, only } => {
            let letters =
                rust_xlsxwriter::utility::column_number_to_name(u16::try_from(*column).unwrap_or(0));
            let name = sheet.replace('\'', "''");
            let list = format!("'{name}'!${letters}$2:${letters}${}", values + 1);
            let rule = DataValidation::new().allow_list_formula(rust_xlsxwriter::Formula::new(list));
            rule.set_error_style(DataValidationErrorStyle::Stop).show_error_message(*only)
        }
        Holds::Whole { min, max } => {
            let number = |number: i64| rust_xlsxwriter::Formula::new(number.to_string());
            let bounds = DataValidationRule::Between(number(*min), number(*max));
            DataValidation::new().allow_whole_number_formula(bounds)
        }
        Holds::Text | Holds::Prose | Holds::Fixed if column.hint.is_empty() => return Ok(None),
        Holds::Text | Holds::Prose | Holds::Fixed => DataValidation::new().allow_any_value(),
    };
    if column.hint.is_empty() { Ok(Some(rule)) } else { rule.set_input_message(&column.hint).map(Some) }
}
