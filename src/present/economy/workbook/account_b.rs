//! The sheet of account B: what the new residents and their dwellings cost and bring in by year.
//! Knows no other account but where its capital cost stands.

use super::account_c::capital_cell;
use super::basis::{Basis, Key, Purpose, Setting};
use super::dwellings::{STREET, year_heads};
use super::items::{amount, amount_cells};
use super::page::{Page, down, fixed, formula, headings, letters};
use super::residents::{FIRST_KEY, FIRST_YEAR};
use super::words;
use crate::analysis::assumption::{For, Quantity, Span};
use crate::analysis::economy::income::Ground;
use crate::analysis::economy::operation::OperationYear;
use crate::analysis::exact::Exact;
use crate::exchange::sheet::book::{Cell, Form, Sheet};
use crate::model::measure::CostKind;
use crate::model::period::Year;
use crate::model::words::Words;
use crate::present::economy::accounts;

/// The sheet.
#[must_use]
pub fn sheet(basis: &Basis) -> Sheet {
    let name = basis.say(words::ACCOUNT_B);
    let about = basis.say(accounts::B_NOTE);
    let mut page = Page::new(&name, &basis.say(accounts::B), &about, &[48, 11]).still(1, 3);
    let mut heads = headings([basis.say(words::ITEM)]);
    heads.extend(year_heads(basis, 1));
    page.row(heads);
    let costs = costs(basis, &mut page);
    page.gap();
    let income = income(basis, &mut page);
    page.gap();
    for (word, (first, last), of) in [
        (words::COST, costs, (|year: &OperationYear| year.flow().outlay) as fn(&OperationYear) -> Exact),
        (words::INCOME, income, |year: &OperationYear| year.flow().income),
    ] {
        let text = |column: &str| format!("SUM({column}{first}:{column}{last})");
        page.row(row(basis, (basis.say(word), Form::Sum), &text, &|year| of(year)));
    }
    page.done()
}

/// A row over the years.
fn row(
    basis: &Basis,
    (name, form): (String, Form),
    text: &dyn Fn(&str) -> String,
    of: &dyn Fn(&OperationYear) -> Exact,
) -> Vec<Cell> {
    let mut cells = vec![Cell::text(name)];
    for (column, year) in (1..).zip(basis.economy.b.years.values()) {
        cells.push(formula(text(&letters(column)), of(year), form));
    }
    cells
}

/// The rows of the costs, of which the first and the last are given.
fn costs(basis: &Basis, page: &mut Page) -> (usize, usize) {
    page.row(headings([basis.say(words::COST)]));
    let first = page.next();
    for (key, cells, value) in keys(basis, Purpose::Cost) {
        let mut line = vec![Cell::text(accounts::residents_aged(key.ages, basis.lang))];
        for (place, year) in basis.years.iter().enumerate() {
            let people = format!(
                "{}{}",
                basis.sheet(words::POPULATION),
                down(FIRST_YEAR + place, basis.resident_rows())
            );
            let cost = basis.counted(key, *year).times(key.value);
            line.push(formula(format!("{value}*SUMPRODUCT({cells},{people})"), cost, Form::Whole));
        }
        page.row(line);
    }
    places(basis, page, (words::STREETS, STREET, Quantity::StreetOperation), |year| year.streets);
    places(basis, page, (words::PARKS, STREET + 1, Quantity::ParkOperation), |year| year.parks);
    let mut line = vec![Cell::text(basis.say(words::CAPITAL))];
    for (place, year) in basis.economy.b.years.values().enumerate() {
        line.push(formula(capital_cell(basis, place), year.capital.total(), Form::Whole));
    }
    let last = page.row(line);
    (first, last)
}

/// The keys of a purpose, with their cells in the age key and what each inhabitant counts.
fn keys<'a>(basis: &'a Basis, purpose: Purpose) -> impl Iterator<Item = (&'a Key, String, String)> {
    let sheet = basis.sheet(words::KEY);
    let rows = basis.resident_rows();
    let all = (FIRST_KEY..).zip(&basis.keys).filter(move |(_, key)| key.purpose == purpose);
    all.map(move |(column, key)| {
        (key, format!("{sheet}{}", down(column, rows)), format!("{sheet}{}", fixed(column, 7)))
    })
}

/// Operation of streets or parks; no row where it is not reckoned.
fn places(
    basis: &Basis,
    page: &mut Page,
    (name, column, operation): (Words, usize, Quantity),
    of: fn(&OperationYear) -> Option<Exact>,
) {
    let Some((_, price)) = basis.chosen(operation, For::ANY) else { return };
    if basis.economy.b.years.values().any(|year| of(year).is_some()) {
        let text = |year: &str| format!("{price}*{}", basis.until(column, &format!("{year}$3")));
        page.row(row(basis, (basis.say(name), Form::Whole), &text, &|year| of(year).unwrap_or_default()));
    }
}

fn income(basis: &Basis, page: &mut Page) -> (usize, usize) {
    page.row(headings([basis.say(words::INCOME)]));
    match &basis.economy.b.ground {
        Ground::Fallback(fallback) => {
            per_inhabitant(basis, page, fallback.per_inhabitant());
        }
        Ground::Marginal(_) | Ground::Nothing => {}
    }
    let first = page.next();
    match &basis.economy.b.ground {
        Ground::Marginal(_) => marginal(basis, page),
        Ground::Fallback(_) => {
            let above = first - 1;
            let sum = format!("{}{}", basis.sheet(words::POPULATION), years_of(basis, (4, 4)));
            let text = |column: &str| {
                format!(
                    "{column}{above}*{}",
                    lagged(basis, column, &|place| format!("INDEX({sum},1,{place})"))
                )
            };
            let of = |year: &OperationYear| year.residents_income.unwrap_or_default();
            page.row(row(basis, (basis.say(words::FROM_RESIDENTS), Form::Whole), &text, &of));
        }
        Ground::Nothing => {}
    }
    let (amounts, kinds) = (amount_cells(basis, amount::RECKONED), amount_cells(basis, amount::KIND));
    let years = amount_cells(basis, amount::YEAR);
    let kind = basis.say(CostKind::GroundRent.words());
    let text = |column: &str| format!("-SUMIFS({amounts},{kinds},\"{kind}\",{years},{column}$3)");
    let last =
        page.row(row(basis, (basis.say(words::GROUND_RENT), Form::Whole), &text, &|year| year.ground_rent));
    (first, last)
}

fn per_inhabitant(basis: &Basis, page: &mut Page, value: Exact) {
    let cell = |quantity| basis.chosen(quantity, For::ANY).map(|(_, cell)| cell).unwrap_or_default();
    let (k, l) = (cell(Quantity::TaxRate), cell(Quantity::CountyRate));
    let (m, y) = (cell(Quantity::MeanTaxBase), cell(Quantity::TaxableIncome));
    let text = |_: &str| format!("{y}*{k}+(1.15*{m}-{y})*{l}");
    page.row(row(basis, (basis.say(words::FALLBACK), Form::Fine), &text, &|_| value));
}

fn years_of(basis: &Basis, rows: (usize, usize)) -> String {
    let (from, to) = basis.year_columns(FIRST_YEAR);
    format!("{}:{}", fixed(from, rows.0), fixed(to, rows.1))
}

/// Something of the residents so many years before; nought before the first year.
fn lagged(basis: &Basis, column: &str, of: &dyn Fn(&str) -> String) -> String {
    let (lag, first) = (basis.setting(Setting::Lag), basis.setting(Setting::First));
    let place = format!("{column}$3-{lag}-{first}+1");
    format!("IF({column}$3-{lag}<{first},0,{})", of(&place))
}

fn marginal(basis: &Basis, page: &mut Page) {
    let people = format!("{}{}", basis.sheet(words::POPULATION), years_of(basis, basis.resident_rows()));
    for (key, cells, value) in keys(basis, Purpose::Income) {
        let name = basis.say(words::FROM_RESIDENTS);
        let name = if key.ages == Span::ALL { name } else { format!("{name}: {}", key.ages) };
        let mut line = vec![Cell::text(name)];
        for (column, year) in (1..).zip(&basis.years) {
            let column = letters(column);
            let text =
                lagged(basis, &column, &|place| format!("SUMPRODUCT({cells},INDEX({people},0,{place}))"));
            let then = Year::new(i64::from(year.get()) - i64::from(basis.economy.b.lag));
            let then = then.filter(|then| basis.economy.years.contains(then));
            let amount = then.map(|then| basis.counted(key, then).times(key.value)).unwrap_or_default();
            line.push(formula(format!("{value}*{text}"), amount, Form::Whole));
        }
        page.row(line);
    }
}
