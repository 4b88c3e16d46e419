//! The line under a goal that says how it is measured: from what, to what, by when, and with
//! which indicators.

use super::cover::written;
use crate::model::goal::{Goal, Indicator, YearValue};
use crate::model::number::Decimal;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::words::{Lang, Words};
use crate::present::format;

/// The lines: measure, then indicators.
#[must_use]
pub fn lines(goal: &Goal, program: &Program, lang: Lang) -> Vec<String> {
    let indicators: Vec<String> = program
        .indicators
        .in_order()
        .into_iter()
        .filter(|indicator| indicator.goals.contains(&goal.id) && written(&indicator.name).is_some())
        .map(|known| indicator(known, lang))
        .collect();
    let name = match indicators.len() {
        1 => Words::new("Indikator", "Indicator"),
        _ => Words::new("Indikatorer", "Indicators"),
    };
    let indicators =
        (!indicators.is_empty()).then(|| format!("{}: {}.", name.in_lang(lang), indicators.join("; ")));
    measure(goal, lang).into_iter().chain(indicators).collect()
}

/// `Mått: bostäder per år. Utgångsläge 24 (2025), mål 30 (2030).`
fn measure(goal: &Goal, lang: Lang) -> Option<String> {
    let value = |sv, en, value: Option<Decimal>, year| {
        value.map(|value| format!("{} {}", Words::new(sv, en).in_lang(lang), of_year(value, year, lang)))
    };
    let from = value("utgångsläge", "base", goal.base, goal.base_year);
    let to = value("mål", "target", goal.target, goal.target_year);
    let by = match (&to, goal.target_year) {
        (None, Some(year)) => Some(format!("{} {year}", Words::new("målår", "by").in_lang(lang))),
        _ => None,
    };
    let values: Vec<String> = [from, to, by].into_iter().flatten().collect();
    let unit = written(&goal.unit)
        .map(|unit| format!("{}: {unit}.", Words::new("Mått", "Measured in").in_lang(lang)));
    let values =
        (!values.is_empty()).then(|| format!("{}.", super::super::label::capital(&values.join(", "))));
    let sentences: Vec<String> = [unit, values].into_iter().flatten().collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// `Sålda småhustomter (tomter per år), från 3 (2025) till 6 (2030)`
fn indicator(indicator: &Indicator, lang: Lang) -> String {
    let mut text = indicator.name.trim().to_owned();
    if let Some(unit) = written(&indicator.unit)
        && !text.to_lowercase().contains(&unit.to_lowercase())
    {
        text.push_str(&format!(" ({unit})"));
    }
    let last = |value: &&YearValue| value.year.is_some() && value.value.is_some();
    let milestone = indicator.milestones.iter().filter(last).max_by_key(|value| value.year);
    let from = indicator.base.map(|base| of_year(base, indicator.base_year, lang));
    let to = milestone.and_then(|known| known.value.map(|value| of_year(value, known.year, lang)));
    let (from_word, to_word) = (Words::new("från", "from"), Words::new("till", "to"));
    for (word, value) in [(from_word, from), (to_word, to)] {
        if let Some(value) = value {
            let comma = if word == from_word { "," } else { "" };
            text.push_str(&format!("{comma} {} {value}", word.in_lang(lang)));
        }
    }
    text
}

/// `24 (2025)`
fn of_year(value: Decimal, year: Option<Year>, lang: Lang) -> String {
    let value = format::decimal(value, lang);
    year.map_or_else(|| value.clone(), |year| format!("{value}\u{a0}({year})"))
}
