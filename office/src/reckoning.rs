//! A sheet that reckons becomes a sheet of a file: inputs with a frame and in italics, formulas
//! with what they come to, headings that stay in sight. Knows no economy.

use crate::writing::{GROUND, LINE, LINE_HEIGHT, MOST_LINES, PINE, row_number};
use genomfor::exchange::sheet::book::{Cell, Form, Sheet};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError};

/// How cells look, made once for a sheet.
struct Looks {
    title: Format,
    heading: Format,
    heading_of_numbers: Format,
    text: Format,
    inputs: [Format; 6],
    formulas: [Format; 6],
}

const fn place(form: Form) -> usize {
    match form {
        Form::Whole => 0,
        Form::Sum => 1,
        Form::Tenths => 2,
        Form::Fine => 3,
        Form::Share => 4,
        Form::Year => 5,
    }
}

const FORMS: [Form; 6] = [Form::Whole, Form::Sum, Form::Tenths, Form::Fine, Form::Share, Form::Year];

/// How a number is written, as a file of Excel's says it: the comma stands for whatever separates
/// thousands where the file is opened.
const fn digits(form: Form) -> &'static str {
    match form {
        Form::Whole | Form::Sum => "#,##0",
        Form::Tenths => "#,##0.0",
        Form::Fine => "General",
        Form::Share => "0.0##%",
        Form::Year => "0",
    }
}

impl Looks {
    fn new() -> Looks {
        let plain = |form: Form| {
            let format = Format::new().set_num_format(digits(form)).set_align(FormatAlign::Right);
            match form {
                Form::Sum => format.set_bold().set_border_top(FormatBorder::Thin),
                Form::Whole | Form::Tenths | Form::Fine | Form::Share | Form::Year => format,
            }
        };
        let input = |form: Form| {
            let format = plain(form).set_italic().set_border(FormatBorder::Thin);
            format.set_border_color(PINE).set_background_color(GROUND)
        };
        let formula = |form: Form| match form {
            // An input is shown as it was typed, what follows from it with five decimals.
            Form::Fine => plain(form).set_num_format("#,##0.0####"),
            Form::Whole | Form::Sum | Form::Tenths | Form::Share | Form::Year => plain(form),
        };
        let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Bottom);
        let heading = heading.set_border_bottom(FormatBorder::Medium).set_border_color(PINE);
        Looks {
            title: Format::new().set_bold().set_font_size(14).set_font_color(PINE),
            heading_of_numbers: heading.clone().set_align(FormatAlign::Right),
            heading: heading.set_indent(1),
            text: Format::new().set_indent(1).set_border_bottom(FormatBorder::Hair).set_border_color(LINE),
            inputs: FORMS.map(input),
            formulas: FORMS.map(formula),
        }
    }
}

/// Writes a sheet that reckons.
///
/// # Errors
/// When it holds what no workbook can.
pub fn sheet(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let looks = Looks::new();
    for (place, column) in (0u16..).zip(&sheet.columns) {
        page.set_column_width(place, f64::from(column.width))?;
    }
    for (row, cells) in sheet.rows.iter().enumerate() {
        let number = row_number(row)?;
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Heading(text) if row > 0 && is_number(sheet.cell(row + 1, usize::from(column))) => {
                    page.write_string_with_format(number, column, text, &looks.heading_of_numbers)?;
                }
                _ => put(page, (number, column), cell, &looks)?,
            }
        }
        if row > 1 && cells.iter().any(|cell| matches!(cell, Cell::Heading(_))) {
            page.set_row_height(number, height(sheet, cells))?;
        }
    }
    let top = row_number(sheet.top)?;
    page.set_freeze_panes(top, u16::try_from(sheet.still).unwrap_or_default())?;
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    if let Some(last) = top.checked_sub(1) {
        page.set_repeat_rows(0, last)?;
    }
    Ok(())
}

const fn is_number(cell: &Cell) -> bool {
    matches!(cell, Cell::Number(_) | Cell::Input(..) | Cell::Formula(_))
}

/// How high a row of headings is. Not every program reckons that when it opens a file.
fn height(sheet: &Sheet, cells: &[Cell]) -> f64 {
    let lines = cells.iter().zip(&sheet.columns).map(|(cell, column)| match cell {
        Cell::Heading(text) => lines(text, usize::from(column.width).saturating_sub(2).max(1)),
        _ => 1,
    });
    let lines = lines.max().unwrap_or(1).clamp(1, MOST_LINES);
    LINE_HEIGHT * f64::from(u8::try_from(lines).unwrap_or(u8::MAX))
}

/// How many lines a heading takes when it is broken between words.
fn lines(text: &str, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let letters = word.chars().count();
        if used > 0 && used + 1 + letters > width {
            lines += 1;
            used = 0;
        }
        used += letters + usize::from(used > 0);
        lines += used.saturating_sub(1) / width;
        used = used.min(width);
    }
    lines
}

fn put(page: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, looks: &Looks) -> Result<(), XlsxError> {
    let of = |formats: &[Format; 6], form: Form| formats.get(place(form)).cloned().unwrap_or_default();
    match cell {
        Cell::Empty => {}
        // The title and the line about the sheet run over the columns beside them.
        Cell::Heading(text) if row == 0 => {
            page.write_string_with_format(row, column, text, &looks.title)?;
        }
        Cell::Text(text) if row == 1 => {
            page.write_string(row, column, text)?;
        }
        Cell::Heading(text) => {
            page.write_string_with_format(row, column, text, &looks.heading)?;
        }
        Cell::Text(text) => {
            page.write_string_with_format(row, column, text, &looks.text)?;
        }
        Cell::Number(number) => {
            page.write_number_with_format(row, column, *number, &of(&looks.formulas, Form::Year))?;
        }
        Cell::YesNo(yes) => {
            page.write_boolean(row, column, *yes)?;
        }
        Cell::Input(number, form) => {
            page.write_number_with_format(row, column, *number, &of(&looks.inputs, *form))?;
        }
        Cell::Formula(formula) => {
            let format = of(&looks.formulas, formula.form);
            let format =
                if row == 2 { format.set_bold().set_border_bottom(FormatBorder::Medium) } else { format };
            let text = Formula::new(&formula.text).set_result(&formula.result);
            page.write_formula_with_format(row, column, text, &format)?;
        }
    }
    Ok(())
}
