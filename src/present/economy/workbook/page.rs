//! A sheet while it is being filled: rows one after the other, and how other sheets point at
//! their cells. Knows no economy.

use crate::analysis::exact::Exact;
use crate::exchange::sheet::book::{Cell, Column, Form, Formula, Holds, Role, Sheet};
pub use crate::exchange::table::grid::letters;
use crate::model::number::{Decimal, PerMille};
use crate::model::period::Year;

/// A cell that stays the same when a formula is copied: `$B$5`.
#[must_use]
pub fn fixed(column: usize, row: usize) -> String {
    format!("${}${row}", letters(column))
}

/// Cells below each other, the same when a formula is copied: `$B$5:$B$9`.
#[must_use]
pub fn down(column: usize, rows: (usize, usize)) -> String {
    format!("{}:{}", fixed(column, rows.0), fixed(column, rows.1))
}

/// Cells beside each other, the same when a formula is copied: `$B$5:$F$5`.
#[must_use]
pub fn across(columns: (usize, usize), row: usize) -> String {
    format!("{}:{}", fixed(columns.0, row), fixed(columns.1, row))
}

/// The name of a sheet as it stands before a cell in a formula: `'Konto A'!`.
#[must_use]
pub fn quoted(name: &str) -> String {
    format!("'{}'!", name.replace('\'', "''"))
}

/// A number as a cell holds it.
#[must_use]
pub fn float(number: Exact) -> f64 {
    number.to_string().parse().unwrap_or_default()
}

/// A formula with what it comes to.
#[must_use]
pub fn formula(text: String, result: Exact, form: Form) -> Cell {
    Cell::Formula(Formula { text, result: result.to_string(), form })
}

/// A formula that comes to a text, or to nothing that can be counted.
#[must_use]
pub fn formula_text(text: String, result: impl Into<String>, form: Form) -> Cell {
    Cell::Formula(Formula { text, result: result.into(), form })
}

/// A number that may be changed.
#[must_use]
pub fn input(number: Exact, form: Form) -> Cell {
    Cell::Input(float(number), form)
}

/// A whole number that only tells things apart.
#[must_use]
pub fn ordinal(number: usize) -> Cell {
    Cell::Number(float(Exact::whole(i64::try_from(number).unwrap_or(i64::MAX))))
}

/// A year that may be changed; nothing where there is none.
#[must_use]
pub fn year_input(year: Option<Year>) -> Cell {
    year.map_or(Cell::Empty, |year| input(year_number(year), Form::Year))
}

/// A year as a number.
#[must_use]
pub fn year_number(year: Year) -> Exact {
    Exact::whole(i64::from(year.get()))
}

/// A share that may be changed; nothing where there is none.
#[must_use]
pub fn share_input(share: Option<PerMille>) -> Cell {
    share.map_or(Cell::Empty, |share| input(share.into(), Form::Share))
}

/// A number as it was typed, to be changed; nothing where there is none.
#[must_use]
pub fn typed(number: Option<Decimal>) -> Cell {
    number.map_or(Cell::Empty, |number| input(number.into(), Form::Fine))
}

/// Headings beside each other.
pub fn headings(words: impl IntoIterator<Item = impl Into<String>>) -> Vec<Cell> {
    words.into_iter().map(|word| Cell::Heading(word.into())).collect()
}

/// A sheet that is being filled.
#[derive(Debug)]
pub struct Page {
    sheet: Sheet,
}

impl Page {
    /// An empty sheet with a title and a line about it. The widths are in letters; the last holds
    /// for all columns that follow, up to sixty.
    #[must_use]
    pub fn new(name: &str, title: &str, about: &str, widths: &[u16]) -> Page {
        let last = widths.last().copied().unwrap_or(12);
        let widths = widths.iter().copied().chain(std::iter::repeat(last)).take(60);
        let column = |width| Column { width, holds: Holds::Prose, hint: String::new() };
        let rows = vec![vec![Cell::Heading(title.to_owned())], vec![Cell::text(about)]];
        let columns = widths.map(column).collect();
        let sheet = Sheet { name: name.to_owned(), role: Role::Reckoning, columns, rows, ..Sheet::default() };
        Page { sheet }
    }

    /// How much at the left and at the top stays in sight.
    #[must_use]
    pub fn still(mut self, columns: usize, rows: usize) -> Page {
        (self.sheet.still, self.sheet.top) = (columns, rows);
        self
    }

    /// The number of the row that comes next.
    #[must_use]
    pub fn next(&self) -> usize {
        self.sheet.rows.len() + 1
    }

    /// Adds a row; gives its number.
    pub fn row(&mut self, cells: Vec<Cell>) -> usize {
        self.sheet.rows.push(cells);
        self.sheet.rows.len()
    }

    /// Leaves a row empty.
    pub fn gap(&mut self) {
        self.sheet.rows.push(Vec::new());
    }

    /// The sheet.
    #[must_use]
    pub fn done(self) -> Sheet {
        self.sheet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_that_excel_gives_them() {
        let named: Vec<String> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(letters).collect();
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
        assert_eq!((down(1, (4, 9)), quoted("Konto A")), ("$B$4:$B$9".into(), "'Konto A'!".into()));
    }
}
