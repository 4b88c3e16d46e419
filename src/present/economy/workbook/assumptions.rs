//! The sheet of assumptions: settings, price index, probabilities of plan stages, and each
//! assumption with its value as typed and as it is reckoned with. Knows no account.

use super::basis::{Basis, INDEX_HEAD};
use super::page::{Page, fixed, formula, headings, input, share_input, typed, year_input, year_number};
use super::words;
use crate::analysis::assumption::{For, Quantity, Reading, Unusable, scale};
use crate::analysis::exact::Exact;
use crate::analysis::expansion::Probabilities;
use crate::analysis::population::Weighing;
use crate::exchange::sheet::book::{Cell, Form, Sheet};
use crate::model::project::PlanStage;
use crate::model::record::AssumptionId;
use crate::model::service::Assumption;
use crate::present::economy::quantity;
use std::collections::BTreeSet;

/// The sheet.
#[must_use]
pub fn sheet(basis: &Basis) -> Sheet {
    let say = |words| basis.say(words);
    let name = say(words::ASSUMPTIONS);
    let widths = [60, 26, 16, 11, 24, 8, 12, 14, 44, 40];
    let mut page = Page::new(&name, &name, &say(words::ABOUT_ASSUMPTIONS), &widths);
    settings(basis, &mut page);
    index(basis, &mut page);
    stages(basis, &mut page);
    page.gap();
    let heads = [
        words::QUANTITY,
        words::FOR,
        words::AGE,
        words::VALUE,
        words::UNIT,
        words::YEAR,
        words::FACTOR,
        words::USED,
        words::SOURCE,
        words::REMARK,
    ];
    page.row(headings(heads.map(say)));
    for assumption in basis.program.assumptions.in_order() {
        let row = page.next();
        page.row(line(basis, assumption, row));
    }
    page.done()
}

fn settings(basis: &Basis, page: &mut Page) {
    let say = |words| Cell::text(basis.say(words));
    let settings = &basis.program.settings;
    page.row(headings([words::SETTING, words::VALUE, words::REMARK].map(|words| basis.say(words))));
    page.row(vec![say(words::PRICE_LEVEL), year_input(settings.price_level)]);
    let rate = settings.discount_rate;
    let note = if rate.is_none() { say(words::NO_RATE) } else { Cell::Empty };
    page.row(vec![say(words::DISCOUNT_RATE), share_input(rate), note]);
    let weighing = match basis.economy.weighing {
        Weighing::Weighted => Exact::ONE,
        Weighing::Raw => Exact::ZERO,
    };
    page.row(vec![say(words::WEIGHING), input(weighing, Form::Year)]);
    let first = *basis.economy.years.start();
    page.row(vec![say(words::FIRST_YEAR), input(year_number(first), Form::Year)]);
    let lag = Exact::whole(i64::from(basis.economy.b.lag));
    let stated = basis.chosen(Quantity::IncomeLag, For::ANY).filter(|_| basis.economy.b.lag_is_stated);
    let (lag, note) = match stated {
        Some((_, cell)) => (formula(format!("ROUND({cell},0)"), lag, Form::Year), Cell::Empty),
        None => (input(lag, Form::Year), say(words::LAG_OF_LAW)),
    };
    page.row(vec![say(words::LAG), lag, note]);
    page.row(vec![say(words::BUDGET_YEAR), input(year_number(basis.budget_year), Form::Year)]);
}

/// Index rows stand among the assumptions; here they are only brought together by year.
fn index(basis: &Basis, page: &mut Page) {
    page.gap();
    page.row(headings([words::YEAR, words::INDEX, words::FACTOR].map(|words| basis.say(words))));
    let prices = &basis.economy.prices;
    let last = INDEX_HEAD + prices.index.len().max(1);
    let table = format!("$A${}:$B${last}", INDEX_HEAD + 1);
    for (year, value) in &prices.index {
        let rows = basis.economy.assumptions.all(Quantity::PriceIndex);
        let of_year = rows.filter(|one| one.year == Some(*year) && one.value > Exact::ZERO).last();
        let Some(source) = of_year.and_then(|one| basis.row_of(one.id)) else { continue };
        let row = page.next();
        let factor = prices
            .convert(Exact::ONE, Some(*year))
            .filter(|_| prices.level.is_some_and(|level| prices.index.contains_key(&level)));
        page.row(vec![
            formula(fixed(5, source), year_number(*year), Form::Year),
            formula(fixed(7, source), *value, Form::Fine),
            formula(
                format!("IFERROR(VLOOKUP($B$4,{table},2,FALSE)/B{row},0)"),
                factor.unwrap_or_default(),
                Form::Fine,
            ),
        ]);
    }
    if prices.index.is_empty() {
        page.gap();
    }
}

fn stages(basis: &Basis, page: &mut Page) {
    page.gap();
    page.row(headings([words::STAGE, words::PROBABILITY, words::REMARK].map(|words| basis.say(words))));
    let probabilities = Probabilities::of(basis.program);
    for stage in PlanStage::ALL {
        let share = Exact::thousandths(probabilities.of_stage(*stage));
        let rows = basis.economy.assumptions.all(Quantity::StageProbability);
        let own = rows.filter(|one| one.stage == Some(*stage) && one.value == share).last();
        let (cell, note) = match own.and_then(|one| basis.row_of(one.id)) {
            Some(row) => (formula(fixed(7, row), share, Form::Share), Cell::Empty),
            None => (input(share, Form::Share), Cell::text(basis.say(words::DEFAULT_PROBABILITY))),
        };
        page.row(vec![Cell::text(basis.say(stage.words())), cell, note]);
    }
}

/// Where the probabilities of the plan stages stand, as other sheets point at them.
#[must_use]
pub fn stage_table(basis: &Basis) -> String {
    let first = INDEX_HEAD + basis.economy.prices.index.len().max(1) + 3;
    let last = first + PlanStage::ALL.len() - 1;
    format!("{}$A${first}:$B${last}", basis.sheet(words::ASSUMPTIONS))
}

fn line(basis: &Basis, assumption: &Assumption, row: usize) -> Vec<Cell> {
    let readings = &basis.economy.assumptions;
    let reading = readings.readings.iter().find(|reading| reading.id == assumption.id);
    let known = Quantity::ALL.iter().find(|it| it.keys().contains(&assumption.key.trim()));
    let name = match known {
        Some(quantity) => basis.say(quantity::name(*quantity)),
        None if assumption.name.trim().is_empty() => assumption.key.clone(),
        None => assumption.name.clone(),
    };
    let (factor, used) =
        reading.map_or((Cell::Empty, Cell::Empty), |one| reckoned(basis, assumption, one, row));
    let source = [assumption.source.title.trim(), assumption.source.url.trim()];
    let source: Vec<&str> = source.into_iter().filter(|part| !part.is_empty()).collect();
    vec![
        Cell::text(name),
        Cell::text(&assumption.dimension),
        Cell::text(&assumption.age),
        typed(assumption.value),
        Cell::text(&assumption.unit),
        year_input(assumption.year),
        factor,
        used,
        Cell::text(source.join(", ")),
        Cell::text(remark(basis, assumption.id)),
    ]
}

/// The factor of the price level, and the value in the unit of the formulas.
fn reckoned(basis: &Basis, assumption: &Assumption, reading: &Reading, row: usize) -> (Cell, Cell) {
    let scaled = match scale(reading.quantity.unit(), &assumption.unit) {
        Some((1, 1)) | None => format!("D{row}"),
        Some((times, 1)) => format!("D{row}*{times}"),
        Some((_, by)) => format!("D{row}/{by}"),
    };
    if !is_unit_price(reading.quantity) {
        return (Cell::Empty, formula(scaled, reading.value, Form::Fine));
    }
    let prices = &basis.economy.prices;
    let factor = prices.convert(Exact::ONE, reading.year).unwrap_or_default();
    let value = prices.unit_price(reading, &mut BTreeSet::new());
    (
        formula(basis.price_factor(&format!("F{row}")), factor, Form::Fine),
        formula(format!("{scaled}*IF(G{row}=0,1,G{row})"), value, Form::Fine),
    )
}

const fn is_unit_price(quantity: Quantity) -> bool {
    matches!(
        quantity,
        Quantity::CostPerInhabitant
            | Quantity::MarginalIncome
            | Quantity::StreetOperation
            | Quantity::ParkOperation
            | Quantity::InvestmentPerPlace
    )
}

fn remark(basis: &Basis, id: AssumptionId) -> String {
    let economy = basis.economy;
    let unusable: Option<&(AssumptionId, Unusable)> =
        economy.assumptions.unusable.iter().find(|(one, _)| *one == id);
    if let Some((_, why)) = unusable {
        return basis.say(quantity::unusable(*why));
    }
    let as_it_is = economy.b.as_it_is.contains(&id) || economy.c.as_it_is.contains(&id);
    if as_it_is { basis.say(words::AS_IT_IS) } else { String::new() }
}
