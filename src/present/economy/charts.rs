//! Accounts A and B drawn year by year. Knows no page.

use super::Origin;
use super::accounts::{A_CHART, B_CHART, INCOME, OUTLAY, REVENUE, SUM, sum_of, sum_of_costs};
use super::ledger::{Figure, Ledger, drawn, tick};
use crate::analysis::economy::Economy;
use crate::analysis::population::Weighing;
use crate::model::words::{Lang, Words};
use crate::present::chart::columns::{Columns, Series, Size, columns};
use crate::present::chart::{Around, Picture};
use crate::present::{format, label};

/// From so many tkr on, a chart is in mnkr.
const LARGE: f64 = 100_000.0;

/// A chart of rows of a table of years: each row a series, its sign turned where it says so.
fn chart(
    ledger: &Ledger,
    years: usize,
    rows: &[(&str, i64)],
    (title, source, about): (Words, String, String),
    lang: Lang,
    width: f64,
) -> Picture {
    let value = |cell: &Figure, sign: i64| match cell {
        Figure::Number(number, _) => drawn(number.times_whole(sign)),
        Figure::Empty | Figure::Unknown | Figure::Share(_) | Figure::Text(_) => 0.0,
    };
    let mut series: Vec<Series> = rows
        .iter()
        .filter_map(|(name, sign)| {
            let line = ledger.lines.iter().find(|line| line.name == *name)?;
            let values = line.cells.iter().take(years).map(|cell| value(cell, *sign)).collect();
            let short = name.trim_start_matches(SUM.in_lang(lang)).trim_start();
            Some(Series { name: label::capital(short), values })
        })
        .collect();
    let values = series.iter_mut().flat_map(|series| &mut series.values);
    let values: Vec<&mut f64> = values.collect();
    let is_large = values.iter().any(|value| value.abs() >= LARGE);
    if is_large {
        values.into_iter().for_each(|value| *value /= 1000.0);
    }
    let unit = ledger.caption.split_once(", ").map_or("", |(_, unit)| unit);
    let unit =
        if is_large { unit.replace("tkr", "mnkr").replace("thousand", "million") } else { unit.to_owned() };
    let categories = ledger.columns.iter().take(years).cloned().collect();
    let data = Columns { categories, series, aim: None, band: None, reach: Vec::new() };
    let around = Around { title: title.in_lang(lang).to_owned(), unit, source, about };
    let number = |number: f64| tick(number, lang);
    columns(&data, &around, &Size { width, height: 300.0, number: &number })
}

const fn from(weighing: Weighing) -> Words {
    match weighing {
        Weighing::Weighted => Words::new(
            "Källa: programmets kalkyler och antaganden, vägda efter sannolikhet",
            "Source: the programme's appraisals and assumptions, weighted by probability",
        ),
        Weighing::Raw => Words::new(
            "Källa: programmets kalkyler och antaganden, enligt planen",
            "Source: the programme's appraisals and assumptions, as planned",
        ),
    }
}

/// Account A drawn: what comes in above nought, what is paid below.
#[must_use]
pub fn development_chart(
    ledger: &Ledger,
    economy: &Economy,
    origin: Origin<'_>,
    lang: Lang,
    width: f64,
) -> Picture {
    let flow = economy.a.total.total().flow();
    let [income, outlay, net] =
        [flow.income, flow.outlay, flow.net()].map(|sum| format::whole(sum.rounded(), lang));
    let about = match lang {
        Lang::Sv => {
            format!("Inkomster {income} tkr, utgifter {outlay} tkr, netto {net} tkr. Tabellen har samma tal.")
        }
        Lang::En => format!(
            "Receipts {income}, outlays {outlay}, net {net} SEK thousand. The table has the same numbers."
        ),
    };
    let (income, outlay) = (sum_of(INCOME, lang), sum_of(OUTLAY, lang));
    chart(
        ledger,
        economy.a.total.years.len(),
        &[(&income, 1), (&outlay, -1)],
        (A_CHART, origin.line(from(economy.weighing), lang), about),
        lang,
        width,
    )
}

/// Account B drawn: income above nought, costs below.
#[must_use]
pub fn operation_chart(
    ledger: &Ledger,
    economy: &Economy,
    origin: Origin<'_>,
    lang: Lang,
    width: f64,
) -> Picture {
    let last = economy.b.years.last_key_value().map(|(year, of)| (*year, of.flow()));
    let about = last.map_or_else(String::new, |(year, flow)| {
        let [cost, income] = [flow.outlay, flow.income].map(|sum| format::whole(sum.rounded(), lang));
        match lang {
            Lang::Sv => {
                format!("{year}: kostnader {cost} tkr, intäkter {income} tkr. Tabellen har samma tal.")
            }
            Lang::En => {
                format!("{year}: costs {cost}, income {income} SEK thousand. The table has the same numbers.")
            }
        }
    });
    let (income, costs) = (sum_of(REVENUE, lang), sum_of_costs(economy, lang));
    chart(
        ledger,
        economy.b.years.len(),
        &[(&income, 1), (&costs, -1)],
        (B_CHART, origin.line(from(economy.weighing), lang), about),
        lang,
        width,
    )
}
