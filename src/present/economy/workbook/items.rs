//! The sheets of amounts: the projects' appraisals and the measures' costs and income, row by row,
//! at the programme's price level. Knows no account.

use super::basis::{Basis, FIRST_ROW, Setting};
use super::dwellings::{project_number, project_title, weight_of};
use super::page::{Page, down, formula, formula_text, headings, input, ordinal, year_input};
use super::words;
use crate::analysis::economy::budget::{Section, State, When, is_income, section, shares, state, when};
use crate::analysis::economy::development::{Side, side};
use crate::analysis::economy::investment::{Owner, owner};
use crate::analysis::exact::Exact;
use crate::analysis::expansion::Probabilities;
use crate::analysis::population::Weighing;
use crate::exchange::sheet::book::{Cell, Form, Sheet};
use crate::model::measure::{CostItem, CostKind, Measure, Status};
use crate::model::number::{Money, PerMille};
use crate::model::period::Year;
use crate::model::project::{AppraisalItem, Project};
use crate::model::record::{BodyId, Kind, RecordRef};
use crate::model::words::Words;
use crate::present::economy::accounts::title;
use crate::present::economy::budget;

/// The columns of the appraisal items that others point at.
pub mod appraisal {
    /// The number of the project.
    pub const PROJECT: usize = 0;
    /// Kind of amount.
    pub const KIND: usize = 2;
    /// Its side.
    pub const SIDE: usize = 3;
    /// Its year.
    pub const YEAR: usize = 4;
    /// What it counts.
    pub const COUNTED: usize = 9;
    /// Its present value.
    pub const PRESENT: usize = 10;
}

/// The columns of the measures' amounts that others point at.
pub mod amount {
    /// The number of the body.
    pub const BODY: usize = 1;
    /// Kind of amount.
    pub const KIND: usize = 3;
    /// Section of the budget.
    pub const SECTION: usize = 4;
    /// Outlay or income.
    pub const SIDE: usize = 5;
    /// Its year.
    pub const YEAR: usize = 6;
    /// At the programme's price level.
    pub const RECKONED: usize = 9;
    /// Funded, then applied for, then unfunded.
    pub const FUNDED: usize = 13;
    /// When it falls, seen from the budget year.
    pub const TIME: usize = 16;
    /// Whether an investment is the municipality's.
    pub const OWN: usize = 17;
}

/// What a side of account A is called.
#[must_use]
pub const fn side_name(side: Side) -> Words {
    match side {
        Side::Outlay => words::OUTLAY,
        Side::Income => words::RECEIPT,
        Side::Water => words::WATER,
    }
}

/// The items of the appraisals that have an amount.
#[must_use]
pub fn appraisals<'a>(basis: &Basis<'a>) -> Vec<(&'a Project, &'a AppraisalItem, Money)> {
    let of = |project: &&'a std::sync::Arc<Project>| {
        let project: &'a Project = project;
        let items = project.appraisal.iter();
        items.filter_map(move |item| Some((project, item, item.amount?))).collect::<Vec<_>>()
    };
    basis.projects.iter().flat_map(of).collect()
}

/// The rows of the appraisal items.
#[must_use]
pub fn appraisal_rows(basis: &Basis) -> (usize, usize) {
    Basis::list(FIRST_ROW, appraisals(basis).len())
}

/// The amounts of measures that are not dropped.
#[must_use]
pub fn amounts<'a>(basis: &Basis<'a>) -> Vec<(&'a Measure, &'a CostItem, Money)> {
    let measures = basis.program.measures.in_order().into_iter();
    let of = |measure: &'a std::sync::Arc<Measure>| {
        let measure: &'a Measure = measure;
        let items = measure.costs.iter();
        items.filter_map(move |item| Some((measure, item, item.amount?))).collect::<Vec<_>>()
    };
    measures.filter(|measure| measure.status != Status::Dropped).flat_map(of).collect()
}

/// The rows of the measures' amounts.
#[must_use]
pub fn amount_rows(basis: &Basis) -> (usize, usize) {
    Basis::list(FIRST_ROW, amounts(basis).len())
}

/// A column of the measures' amounts, as other sheets point at it.
#[must_use]
pub fn amount_cells(basis: &Basis, column: usize) -> String {
    format!("{}{}", basis.sheet(words::AMOUNTS), down(column, amount_rows(basis)))
}

/// A column of the appraisal items, as other sheets point at it.
#[must_use]
pub fn appraisal_cells(basis: &Basis, column: usize) -> String {
    format!("{}{}", basis.sheet(words::APPRAISALS), down(column, appraisal_rows(basis)))
}

/// The number of a body, counted from 1; 0 where none is stated.
#[must_use]
pub fn body_number(basis: &Basis, body: Option<BodyId>) -> usize {
    let bodies = basis.program.bodies.in_order();
    let place = body.and_then(|id| bodies.iter().position(|one| one.id == id));
    place.map_or(0, |place| place + 1)
}

/// What a body is called.
#[must_use]
pub fn body_name(basis: &Basis, body: Option<BodyId>) -> String {
    match body {
        Some(id) => title(basis.program, RecordRef::new(Kind::Body, id.0), basis.lang),
        None => basis.say(words::NO_BODY),
    }
}

fn at_level(basis: &Basis, amount: Money, level: Option<Year>) -> Exact {
    basis.economy.prices.convert(amount.into(), level).unwrap_or_default()
}

/// The sheet of the appraisal items.
#[must_use]
pub fn appraisal_sheet(basis: &Basis) -> Sheet {
    let say = |words| basis.say(words);
    let name = say(words::APPRAISALS);
    let widths = [6, 40, 30, 20, 8, 12, 10, 14, 9, 14, 14];
    let mut page = Page::new(&name, &name, &say(words::ABOUT_APPRAISALS), &widths).still(2, 3);
    let heads = [
        words::NUMBER,
        words::PROJECT,
        words::KIND,
        words::SIDE,
        words::YEAR,
        words::TYPED,
        words::LEVEL,
        words::RECKONED,
        words::WEIGHT,
        words::COUNTED_AMOUNT,
        words::PRESENT_VALUE,
    ];
    page.row(headings(heads.map(say)));
    let probabilities = Probabilities::of(basis.program);
    for (project, item, amount) in appraisals(basis) {
        let weight = match basis.economy.weighing {
            Weighing::Weighted => Exact::thousandths(probabilities.probability(project)),
            Weighing::Raw => Exact::ONE,
        };
        let row = page.next();
        page.row(appraisal_line(basis, (project, item, amount), weight, row));
    }
    page.done()
}

fn appraisal_line(
    basis: &Basis,
    (project, item, amount): (&Project, &AppraisalItem, Money),
    weight: Exact,
    row: usize,
) -> Vec<Cell> {
    let say = |words| basis.say(words);
    let reckoned = at_level(basis, amount, item.price_level);
    let counted = reckoned.times(weight);
    let factor = basis.price_factor(&format!("G{row}"));
    let present = match basis.program.settings.discount_rate {
        Some(rate) => {
            let (r, first) = (basis.setting(Setting::Rate), basis.setting(Setting::First));
            let water = say(words::WATER);
            let text = format!("IF(OR(E{row}=\"\",D{row}=\"{water}\"),0,-J{row}/(1+{r})^(E{row}-{first}))");
            let value = item.year.filter(|_| side(item.kind) != Side::Water);
            let value = value.map(|year| discounted(-counted, *basis.economy.years.start(), year, rate));
            formula(text, value.unwrap_or_default(), Form::Whole)
        }
        None => Cell::Empty,
    };
    vec![
        ordinal(project_number(basis, project.id)),
        Cell::text(project_title(basis, project.id)),
        Cell::text(say(item.kind.words())),
        Cell::text(say(side_name(side(item.kind)))),
        year_input(item.year),
        input(amount.into(), Form::Whole),
        year_input(item.price_level),
        formula(format!("F{row}*{factor}"), reckoned, Form::Whole),
        formula(weight_of(basis, project.id), weight, Form::Fine),
        formula(format!("H{row}*I{row}"), counted, Form::Whole),
        present,
    ]
}

/// An amount of a year, seen from another.
#[must_use]
pub fn discounted(amount: Exact, base: Year, year: Year, rate: PerMille) -> Exact {
    let ahead = i32::from(year.get()) - i32::from(base.get());
    let growth = Exact::ONE + Exact::from(rate);
    match ahead {
        0.. => (0..ahead).fold(amount, |value, _| value.a_year_earlier(rate)),
        _ => (ahead..0).fold(amount, |value, _| value.times(growth)),
    }
}

/// The sheet of the measures' amounts.
#[must_use]
pub fn amount_sheet(basis: &Basis) -> Sheet {
    let say = |words| basis.say(words);
    let name = say(words::AMOUNTS);
    let widths = [44, 6, 30, 16, 14, 12, 8, 12, 10, 14, 11, 11, 11, 12, 12, 12, 12, 14];
    let mut page = Page::new(&name, &name, &say(words::ABOUT_AMOUNTS), &widths).still(1, 3);
    let heads = [
        words::MEASURE,
        words::NUMBER,
        words::BODY,
        words::KIND,
        words::SECTION,
        words::SIDE,
        words::YEAR,
        words::TYPED,
        words::LEVEL,
        words::RECKONED,
        words::FUNDED_SHARE,
        words::APPLIED_SHARE,
        words::UNFUNDED_SHARE,
        words::FUNDED,
        words::APPLIED,
        words::UNFUNDED,
        words::TIME,
        words::OWN,
    ];
    page.row(headings(heads.map(say)));
    for (measure, item, amount) in amounts(basis) {
        let row = page.next();
        let mut cells = amount_line(basis, (measure, item, amount), row);
        cells.extend(funding(basis, (measure, item, amount), row));
        cells.push(time(basis, item.year, row));
        cells.push(match (item.kind, owner(basis.program, measure, item)) {
            (CostKind::Investment, Owner::Municipality) => input(Exact::ONE, Form::Year),
            (CostKind::Investment, Owner::Company) => input(Exact::ZERO, Form::Year),
            (
                CostKind::Operation
                | CostKind::Development
                | CostKind::LandIncome
                | CostKind::Grant
                | CostKind::GroundRent,
                _,
            ) => Cell::Empty,
        });
        page.row(cells);
    }
    page.done()
}

/// What a section is called in the workbook.
#[must_use]
pub fn section_name(basis: &Basis, one: Section) -> String {
    basis.say(budget::section(one))
}

fn amount_line(
    basis: &Basis,
    (measure, item, amount): (&Measure, &CostItem, Money),
    row: usize,
) -> Vec<Cell> {
    let say = |words| basis.say(words);
    let body = item.body.or(measure.lead);
    let side = if is_income(item.kind) { words::RECEIPT } else { words::OUTLAY };
    vec![
        Cell::text(title(basis.program, RecordRef::new(Kind::Measure, measure.id.0), basis.lang)),
        ordinal(body_number(basis, body)),
        Cell::text(body_name(basis, body)),
        Cell::text(say(item.kind.words())),
        Cell::text(section_name(basis, section(measure, item))),
        Cell::text(say(side)),
        year_input(item.year),
        input(amount.into(), Form::Whole),
        year_input(item.price_level),
        formula(
            format!("H{row}*{}", basis.price_factor(&format!("I{row}"))),
            at_level(basis, amount, item.price_level),
            Form::Whole,
        ),
    ]
}

/// The shares funded, applied for and unfunded, and the amounts that they come to. Income is not
/// funded by anything.
fn funding(basis: &Basis, (measure, item, amount): (&Measure, &CostItem, Money), row: usize) -> Vec<Cell> {
    let outlay = basis.say(words::OUTLAY);
    let counts = !is_income(item.kind);
    let amount = at_level(basis, amount, item.price_level);
    let share = |wanted: State| -> Exact {
        let shares = shares(measure).into_iter().filter(|(from, _)| state(*from) == wanted);
        shares.map(|(_, share)| share).sum()
    };
    let part = |column: &str, wanted: State| {
        let part = if counts { amount.times(share(wanted)) } else { Exact::ZERO };
        formula(format!("IF(F{row}=\"{outlay}\",J{row}*{column}{row},0)"), part, Form::Whole)
    };
    vec![
        input(share(State::Funded), Form::Share),
        input(share(State::Applied), Form::Share),
        formula(format!("1-K{row}-L{row}"), share(State::Unfunded), Form::Share),
        part("K", State::Funded),
        part("L", State::Applied),
        part("M", State::Unfunded),
    ]
}

fn time(basis: &Basis, year: Option<Year>, row: usize) -> Cell {
    let (budget, first) = (basis.sheet(words::BUDGET), basis.setting(Setting::Budget));
    let (before, later, undated) = ("$E$3", "$I$3", "$J$3");
    let text = format!(
        "IF(G{row}=\"\",{budget}{undated},IF(G{row}<{first},{budget}{before},\
         IF(G{row}<{first}+3,G{row},{budget}{later})))"
    );
    let shown = match when(year, basis.budget_year) {
        When::Before => basis.say(words::BEFORE),
        When::Year(year) => year.to_string(),
        When::Later => basis.say(words::LATER),
        When::Undated => basis.say(words::UNDATED),
    };
    formula_text(text, shown, Form::Year)
}
