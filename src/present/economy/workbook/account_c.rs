//! The sheet of account C: the investments of measures by year, what they cost each year in
//! depreciation and interest, and what the places that are lacking would cost. Knows no other account.

use super::basis::{Basis, FIRST_ROW};
use super::dwellings::year_heads;
use super::items::{amount, amount_cells, amounts};
use super::page::{Page, fixed, formula, formula_text, headings, letters, year_number};
use super::places::{lacking_cells, zone_name};
use super::words;
use crate::analysis::assumption::{For, Quantity};
use crate::analysis::economy::capital::{CapitalCost, Terms};
use crate::analysis::economy::investment::{Owner, owner, purpose, terms};
use crate::analysis::exact::Exact;
use crate::analysis::service::Demand;
use crate::exchange::sheet::book::{Cell, Form, Sheet};
use crate::model::measure::CostKind;
use crate::model::period::Year;
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Words;
use crate::present::economy::accounts::{self, title};

const FIRST_YEAR: usize = 6;
/// The row of the capital cost, below the outlays of both owners, depreciation and interest.
const CAPITAL: usize = FIRST_ROW + 4;
const FIRST_INVESTMENT: usize = FIRST_ROW + 7;

/// A part of the capital cost.
type Part = fn(CapitalCost) -> Exact;

/// An investment, with the row in which its amount stands.
struct Investment {
    row: usize,
    name: String,
    year: Option<Year>,
    amount: Exact,
    owner: Owner,
    purpose: For,
    terms: Option<Terms>,
}

impl Investment {
    /// Its capital cost in a year.
    fn capital(&self, year: Year) -> CapitalCost {
        let own = self.terms.filter(|_| self.owner == Owner::Municipality);
        let cost = own
            .zip(self.year)
            .map(|(terms, from)| terms.in_year(self.amount, i64::from(year.get()) - i64::from(from.get())));
        cost.unwrap_or_default()
    }
}

fn investments(basis: &Basis) -> Vec<Investment> {
    let all = (FIRST_ROW..).zip(amounts(basis));
    let investments = all.filter(|(_, (_, item, _))| item.kind == CostKind::Investment);
    let of = investments.map(|(row, (measure, item, amount))| {
        let purpose = purpose(measure);
        Investment {
            row,
            name: title(basis.program, RecordRef::new(Kind::Measure, measure.id.0), basis.lang),
            year: item.year,
            amount: basis.economy.prices.convert(amount.into(), item.price_level).unwrap_or_default(),
            owner: owner(basis.program, measure, item),
            purpose,
            terms: terms(&basis.economy.assumptions, purpose).ok(),
        }
    });
    of.collect()
}

/// The capital cost of a year, as account B points at it.
#[must_use]
pub fn capital_cell(basis: &Basis, place: usize) -> String {
    format!("{}{}{CAPITAL}", basis.sheet(words::ACCOUNT_C), letters(FIRST_YEAR + place))
}

/// The sheet.
#[must_use]
pub fn sheet(basis: &Basis) -> Sheet {
    let name = basis.say(words::ACCOUNT_C);
    let about = basis.say(accounts::C_NOTE);
    let widths = [44, 24, 13, 12, 12, 12, 11];
    let mut page = Page::new(&name, &basis.say(accounts::C), &about, &widths).still(1, 3);
    let mut heads =
        headings([words::ITEM, words::YEAR, words::ALL_YEARS, words::OWN].map(|word| basis.say(word)));
    heads.extend(headings([words::YEARS_OFF, words::RATE].map(|word| basis.say(word))));
    heads.extend(year_heads(basis, FIRST_YEAR));
    page.row(heads);
    page.row(outlays(basis, words::BY_MUNICIPALITY, Owner::Municipality));
    page.row(outlays(basis, words::BY_COMPANY, Owner::Company));
    let all = investments(basis);
    let first = [FIRST_INVESTMENT, FIRST_INVESTMENT + all.len().max(1) + 2];
    let sums: [(Words, Part); 2] =
        [(words::DEPRECIATION, |cost| cost.depreciation), (words::INTEREST, |cost| cost.interest)];
    for ((word, of), first) in sums.into_iter().zip(first) {
        let last = first + all.len().max(1) - 1;
        let text = |column: &str| format!("SUM({column}{first}:{column}{last})");
        page.row(capital(basis, (word, Form::Whole), &text, of));
    }
    let text = |column: &str| format!("{column}{}+{column}{}", CAPITAL - 2, CAPITAL - 1);
    page.row(capital(basis, (words::CAPITAL, Form::Sum), &text, CapitalCost::total));
    page.gap();
    page.row(headings([basis.say(words::DEPRECIATION)]));
    for one in &all {
        let row = page.next();
        page.row(depreciation(basis, one, row));
    }
    if all.is_empty() {
        page.gap();
    }
    page.gap();
    page.row(headings([basis.say(words::INTEREST)]));
    for (above, one) in (FIRST_INVESTMENT..).zip(&all) {
        page.row(interest(basis, one, above));
    }
    if all.is_empty() {
        page.gap();
    }
    page.gap();
    lacking(basis, &mut page);
    page.done()
}

/// The investments of an owner: all of them, then year by year.
fn outlays(basis: &Basis, name: Words, whose: Owner) -> Vec<Cell> {
    let by_year = basis.economy.c.by_year(whose);
    let (amounts, kinds) = (amount_cells(basis, amount::RECKONED), amount_cells(basis, amount::KIND));
    let (owners, years) = (amount_cells(basis, amount::OWN), amount_cells(basis, amount::YEAR));
    let kind = basis.say(CostKind::Investment.words());
    let own = match whose {
        Owner::Municipality => 1,
        Owner::Company => 0,
    };
    let sum = format!("SUMIFS({amounts},{kinds},\"{kind}\",{owners},{own}");
    let total = formula(format!("{sum})"), by_year.values().copied().sum(), Form::Sum);
    let mut cells = vec![Cell::text(basis.say(name)), Cell::Empty, total];
    cells.resize(FIRST_YEAR, Cell::Empty);
    for (column, year) in (FIRST_YEAR..).zip(&basis.years) {
        let amount = by_year.get(&Some(*year)).copied().unwrap_or_default();
        cells.push(formula(format!("{sum},{years},{}$3)", letters(column)), amount, Form::Whole));
    }
    cells
}

/// A row of the capital cost of all investments.
fn capital(basis: &Basis, (name, form): (Words, Form), text: &dyn Fn(&str) -> String, of: Part) -> Vec<Cell> {
    let mut cells = vec![Cell::text(basis.say(name))];
    cells.resize(FIRST_YEAR, Cell::Empty);
    for (column, year) in (FIRST_YEAR..).zip(&basis.years) {
        let cost = basis.economy.c.capital.get(year).copied().unwrap_or_default();
        cells.push(formula(text(&letters(column)), of(cost), form));
    }
    cells
}

/// An investment with what it is written off by, then its depreciation by year.
fn depreciation(basis: &Basis, one: &Investment, row: usize) -> Vec<Cell> {
    let amounts = basis.sheet(words::AMOUNTS);
    let at = |column: usize| format!("{amounts}{}", fixed(column, one.row));
    let year = at(amount::YEAR);
    let year_text = format!("IF({year}=\"\",\"\",{year})");
    let terms = one.terms.and_then(|terms| {
        let years = basis.chosen(Quantity::DepreciationYears, one.purpose)?.1;
        let rate = basis.chosen(Quantity::InternalRate, For::ANY)?.1;
        let years = formula(format!("ROUND({years},0)"), Exact::whole(terms.years), Form::Year);
        Some([years, formula(rate, terms.rate, Form::Share)])
    });
    let own = match one.owner {
        Owner::Municipality => Exact::ONE,
        Owner::Company => Exact::ZERO,
    };
    let missing = || match one.owner {
        Owner::Municipality => {
            [Cell::text(basis.say(words::NO_TERMS)), Cell::text(basis.say(words::NO_TERMS))]
        }
        Owner::Company => [Cell::Empty, Cell::Empty],
    };
    let mut cells = vec![
        Cell::text(&one.name),
        match one.year {
            Some(year) => formula(year_text, year_number(year), Form::Year),
            None => formula_text(year_text, "", Form::Year),
        },
        formula(at(amount::RECKONED), one.amount, Form::Whole),
        formula(at(amount::OWN), own, Form::Year),
    ];
    cells.extend(terms.unwrap_or_else(missing));
    for (column, year) in (FIRST_YEAR..).zip(&basis.years) {
        let text = in_use(row, &letters(column), &format!("$C{row}/$E{row}"));
        cells.push(formula(text, one.capital(*year).depreciation, Form::Whole));
    }
    cells
}

/// Something in the years in which the municipality's own investment is written off, from the year
/// after the outlay; nought in others.
fn in_use(row: usize, column: &str, what: &str) -> String {
    let since = format!("{column}$3-$B{row}");
    format!(
        "IF(OR($D{row}<>1,$B{row}=\"\",NOT(ISNUMBER($E{row}))),0,IF(AND({since}>=1,{since}<=$E{row}),{what},0))"
    )
}

/// The interest on what remains at the start of the year. The investment stands in a row above.
fn interest(basis: &Basis, one: &Investment, above: usize) -> Vec<Cell> {
    let mut cells = vec![Cell::text(&one.name)];
    cells.resize(FIRST_YEAR, Cell::Empty);
    for (column, year) in (FIRST_YEAR..).zip(&basis.years) {
        let column = letters(column);
        let remaining = format!("$C{above}*($E{above}-({column}$3-$B{above})+1)/$E{above}*$F{above}");
        let text = in_use(above, &column, &remaining);
        cells.push(formula(text, one.capital(*year).interest, Form::Whole));
    }
    cells
}

fn lacking(basis: &Basis, page: &mut Page) {
    let heads = [
        words::PLACES_LACKING,
        words::AREA,
        words::FIRST_YEAR,
        words::AT_MOST,
        words::PRICE_PER_PLACE,
        words::INVESTMENT,
        words::YEARS_OFF,
        words::RATE,
        words::CAPITAL_FIRST,
    ];
    page.row(headings(heads.map(|word| basis.say(word))));
    for (place, demand) in basis.economy.services.demands.iter().enumerate() {
        if demand.years.values().any(|year| year.capacity.is_some()) {
            let row = page.next();
            page.row(lack(basis, (place, demand), row));
        }
    }
}

fn lack(basis: &Basis, (place, demand): (usize, &Demand), row: usize) -> Vec<Cell> {
    let (lacking, years) = lacking_cells(basis, place);
    let about = For::service(demand.service);
    let found =
        basis.economy.c.lacking.iter().find(|one| one.service == demand.service && one.zone == demand.zone);
    let first = format!("IF(COUNT({years})=0,\"\",MIN({years}))");
    let mut cells = vec![
        Cell::text(basis.say(demand.service.words())),
        Cell::text(zone_name(basis, &demand.zone)),
        match found {
            Some(lack) => formula(first, year_number(lack.year), Form::Year),
            None => formula_text(first, "", Form::Year),
        },
        formula(
            format!("MAX(0,MAX({lacking}))"),
            found.map(|lack| lack.places).unwrap_or_default(),
            Form::Tenths,
        ),
    ];
    let Some((price, price_cell)) = basis.chosen(Quantity::InvestmentPerPlace, about) else { return cells };
    let price = basis.economy.prices.unit_price(price, &mut std::collections::BTreeSet::new());
    let investment = found.and_then(|lack| lack.investment).unwrap_or_default();
    cells.push(formula(price_cell, price, Form::Fine));
    cells.push(formula(format!("D{row}*E{row}"), investment, Form::Whole));
    let years = basis.chosen(Quantity::DepreciationYears, about);
    let rate = basis.chosen(Quantity::InternalRate, For::ANY);
    let terms = terms(&basis.economy.assumptions, about).ok();
    if let (Some((_, years)), Some((_, rate)), Some(terms)) = (years, rate, terms) {
        let capital = found.and_then(|lack| lack.capital).unwrap_or_default();
        cells.push(formula(format!("ROUND({years},0)"), Exact::whole(terms.years), Form::Year));
        cells.push(formula(rate, terms.rate, Form::Share));
        cells.push(formula(format!("F{row}/G{row}+F{row}*H{row}"), capital.total(), Form::Whole));
    }
    cells
}
