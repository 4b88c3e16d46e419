//! The goals as rows: how far each has come, and its latest outcome against its target.

use super::bars::{self, Stretch};
use super::{Cut, words};
use crate::analysis::overview::aim::{Aim, Outcome};
use crate::model::program::AnyRecord;
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Lang;
use crate::present::{catalogue, format, label};
use std::sync::Arc;

/// A goal as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalRow {
    /// The goal.
    pub target: RecordRef,
    /// Its human number.
    pub number: String,
    /// Its title; never empty.
    pub title: String,
    /// `2 av 7`; empty without measures.
    pub done: String,
    /// The same as it is said in Program: `2 av 7 åtgärder klara`.
    pub said: String,
    /// What has begun and what has not: `1 pågår, 0 avviker, 4 ej påbörjade`.
    pub rest: String,
    /// The bar.
    pub bar: Vec<Stretch>,
    /// From the outcome to the target, `1 360 → 2 400`; empty where nothing was measured.
    pub outcome: String,
    /// The same in words, with the indicator, the units and the years.
    pub measured: String,
    /// Whether every indicator with a target has reached it.
    pub reached: bool,
}

/// The goals as rows.
#[must_use]
pub fn goals(aims: &[Aim], most: usize, lang: Lang) -> Cut<GoalRow> {
    Cut::of(aims.iter().map(|aim| row(aim, lang)), most)
}

fn row(aim: &Aim, lang: Lang) -> GoalRow {
    let (done, all) = (aim.progress.done(), aim.progress.counted());
    let outcome = aim.outcome.as_ref();
    GoalRow {
        target: RecordRef::new(Kind::Goal, aim.goal.id.0),
        number: aim.goal.number.clone(),
        title: label::title(&AnyRecord::Goal(Arc::clone(&aim.goal)), lang),
        done: if all == 0 { String::new() } else { words::of_all(done, all, lang) },
        said: catalogue::done_of(done, all, lang),
        rest: format!(
            "{}, {}",
            words::under_way(aim.progress.on_plan, aim.progress.deviating, lang),
            words::waiting(aim.progress.not_started, aim.progress.dropped, lang),
        ),
        bar: bars::progress(&aim.progress),
        outcome: outcome.map(|outcome| short(outcome, lang)).unwrap_or_default(),
        measured: outcome.map(|outcome| full(outcome, lang)).unwrap_or_default(),
        reached: aim.reached == Some(true),
    }
}

fn short(outcome: &Outcome, lang: Lang) -> String {
    let value = format::decimal(outcome.value, lang);
    // A longer unit stands in the words that are said of it.
    let unit = if outcome.indicator.unit.trim() == "procent" { "\u{a0}%" } else { "" };
    match outcome.target {
        Some((target, _)) => format!("{value} → {}{unit}", format::decimal(target, lang)),
        None => format!("{value}{unit}"),
    }
}

fn full(outcome: &Outcome, lang: Lang) -> String {
    let indicator = &outcome.indicator;
    let name = label::title(&AnyRecord::Indicator(Arc::clone(indicator)), lang);
    let value = format!("{} {}", format::decimal(outcome.value, lang), indicator.unit);
    let target = outcome.target.map(|(target, year)| {
        (format::decimal(target, lang), year.map(|year| year.to_string()).unwrap_or_default())
    });
    let target = target.as_ref().map(|(target, year)| (target.as_str(), year.as_str()));
    words::outcome(&name, value.trim(), &outcome.year.to_string(), target, lang)
}
