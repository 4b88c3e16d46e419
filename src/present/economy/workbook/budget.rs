//! The sheet of the budget: the measures' amounts by body, section and time, and how they are
//! funded. Knows no account.

use super::basis::{Basis, Setting};
use super::items::{amount, amount_cells, body_name, body_number, section_name};
use super::page::{Page, formula, headings, letters, ordinal, year_number};
use super::words;
use crate::analysis::economy::budget::{Budget, Cell as Amounts, Section, State, When};
use crate::analysis::exact::Exact;
use crate::exchange::sheet::book::{Cell, Form, Sheet};
use crate::model::words::Words;
use crate::present::economy::budget;
use std::collections::{BTreeMap, BTreeSet};

const FIRST_TIME: usize = 4;

/// What a row shows of the amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    Outlay,
    Funded(State),
    Income,
}

impl Shows {
    const ALL: [Shows; 5] = [
        Shows::Outlay,
        Shows::Funded(State::Funded),
        Shows::Funded(State::Applied),
        Shows::Funded(State::Unfunded),
        Shows::Income,
    ];

    const fn name(self) -> Words {
        match self {
            Shows::Outlay => words::OUTLAY,
            Shows::Funded(State::Funded) => words::FUNDED,
            Shows::Funded(State::Applied) => words::APPLIED,
            Shows::Funded(State::Unfunded) => words::UNFUNDED,
            Shows::Income => words::RECEIPT,
        }
    }

    fn of(self, amounts: &Amounts) -> Exact {
        match self {
            Shows::Outlay => amounts.flow().outlay,
            Shows::Funded(state) => amounts.funded(state),
            Shows::Income => amounts.flow().income,
        }
    }

    /// The sign, the column that is summed and the side that it is on.
    const fn source(self) -> (&'static str, usize, Words) {
        match self {
            Shows::Outlay => ("", amount::RECKONED, words::OUTLAY),
            Shows::Funded(State::Funded) => ("", amount::FUNDED, words::OUTLAY),
            Shows::Funded(State::Applied) => ("", amount::FUNDED + 1, words::OUTLAY),
            Shows::Funded(State::Unfunded) => ("", amount::FUNDED + 2, words::OUTLAY),
            Shows::Income => ("-", amount::RECKONED, words::RECEIPT),
        }
    }
}

type Places = BTreeMap<(Section, When), Amounts>;

/// The sheet.
#[must_use]
pub fn sheet(basis: &Basis) -> Sheet {
    let say = |words| basis.say(words);
    let name = say(words::BUDGET);
    let about = format!("{} {}", say(words::ABOUT_BUDGET), say(budget::NOTE));
    let mut page = Page::new(&name, &name, &about, &[6, 40, 16, 26, 12]).still(4, 3);
    page.row(heads(basis));
    let found = Budget::of(basis.program, &basis.economy.prices, basis.budget_year);
    rows(basis, &mut page, None, &found.total());
    for (body, places) in &found.bodies {
        let whose = (body_number(basis, *body), body_name(basis, *body));
        rows(basis, &mut page, Some(whose), places);
    }
    page.done()
}

fn heads(basis: &Basis) -> Vec<Cell> {
    let mut cells = headings(
        [words::NUMBER, words::BODY, words::SECTION, words::LINE, words::BEFORE]
            .map(|words| basis.say(words)),
    );
    for (ahead, year) in Budget::years(basis.budget_year).enumerate() {
        let text =
            if ahead == 0 { basis.setting(Setting::Budget) } else { format!("{}3+1", letters(4 + ahead)) };
        cells.push(formula(text, year_number(year), Form::Year));
    }
    cells.extend(headings([words::LATER, words::UNDATED, words::SUM].map(|words| basis.say(words))));
    cells
}

/// The rows of a body, or of all of them.
fn rows(basis: &Basis, page: &mut Page, whose: Option<(usize, String)>, places: &Places) {
    let sections: BTreeSet<Section> = places.keys().map(|(section, _)| *section).collect();
    for section in sections {
        for shows in Shows::ALL {
            let row = page.next();
            let (number, name) = match &whose {
                Some((number, name)) => (ordinal(*number), name.clone()),
                None => (Cell::Empty, basis.say(words::ALL_BODIES)),
            };
            let mut cells = vec![
                number,
                Cell::text(name),
                Cell::text(section_name(basis, section)),
                Cell::text(basis.say(shows.name())),
            ];
            cells.extend(amounts(basis, (whose.is_some(), section, shows), places, row));
            page.row(cells);
        }
    }
}

fn amounts(
    basis: &Basis,
    (of_body, section, shows): (bool, Section, Shows),
    places: &Places,
    row: usize,
) -> Vec<Cell> {
    let (sign, column, side) = shows.source();
    let cells = |column| amount_cells(basis, column);
    let side = basis.say(side);
    let body = if of_body { format!(",{},$A{row}", cells(amount::BODY)) } else { String::new() };
    let sum = format!(
        "{sign}SUMIFS({},{},$C{row},{},\"{side}\"{body},{}",
        cells(column),
        cells(amount::SECTION),
        cells(amount::SIDE),
        cells(amount::TIME)
    );
    let years = Budget::years(basis.budget_year).map(When::Year);
    let times: Vec<When> =
        [When::Before].into_iter().chain(years).chain([When::Later, When::Undated]).collect();
    let of = |when: &When| places.get(&(section, *when)).map(|one| shows.of(one)).unwrap_or_default();
    let mut line: Vec<Cell> = (FIRST_TIME..)
        .zip(&times)
        .map(|(column, when)| formula(format!("{sum},{}$3)", letters(column)), of(when), Form::Whole))
        .collect();
    let last = letters(FIRST_TIME + times.len() - 1);
    let total: Exact = times.iter().map(of).sum();
    line.push(formula(format!("SUM({}{row}:{last}{row})", letters(FIRST_TIME)), total, Form::Whole));
    line
}
