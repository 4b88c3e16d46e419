//! The economy as a workbook with formulas, so that an economist can follow it and change it: plain
//! data, in which inputs are numbers and everything else is a formula over them, each with what our
//! own analysis makes of it. Knows no file format.
//!
//! No text that a user typed is part of a formula: formulas point at cells, and tell records apart
//! by number.

mod account_a;
mod account_b;
mod account_c;
mod assumptions;
mod basis;
mod budget;
mod dwellings;
mod items;
mod page;
mod places;
mod readme;
mod residents;
pub mod words;

use crate::analysis::economy::Economy;
use crate::exchange::sheet::book::Book;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::words::{Lang, Words};
use basis::Basis;

/// The economy of a programme as a workbook. The day is only written into it.
#[must_use]
pub fn economy_book(
    program: &Program,
    economy: &Economy,
    budget_year: Year,
    today: &str,
    lang: Lang,
) -> Book {
    let basis = Basis::of(program, economy, budget_year, lang);
    Book {
        sheets: vec![
            readme::sheet(&basis, today),
            assumptions::sheet(&basis),
            dwellings::projects(&basis),
            dwellings::dwellings(&basis),
            dwellings::per_year(&basis),
            residents::population(&basis),
            residents::key(&basis),
            places::sheet(&basis),
            items::appraisal_sheet(&basis),
            items::amount_sheet(&basis),
            account_a::sheet(&basis),
            account_b::sheet(&basis),
            account_c::sheet(&basis),
            budget::sheet(&basis),
        ],
    }
}

/// What the file is called, after the programme's own file.
#[must_use]
pub fn file_name(programme_file: &str, lang: Lang) -> String {
    let stem = programme_file.strip_suffix(".genomfor.json").unwrap_or(programme_file);
    format!("{stem}-{}.xlsx", Words::new("ekonomi", "economy").in_lang(lang))
}
