//! The load of the bodies as a table with small bars.

use super::{Cut, bars, words};
use crate::analysis::overview::load::Loads;
use crate::model::body::Body;
use crate::model::program::{AnyRecord, Table};
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Lang;
use crate::present::label;
use std::sync::Arc;

/// A year of a body: how many measures, and how long the bar is, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearLoad {
    /// How many measures go on.
    pub count: usize,
    /// The length of the bar.
    pub bar: usize,
}

/// A body as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadRow {
    /// The body; nothing for measures that nobody leads.
    pub target: Option<RecordRef>,
    /// Its full name; never empty.
    pub name: String,
    /// Its short name where it has one, else the full name.
    pub short: String,
    /// How many measures it leads.
    pub led: usize,
    /// How many of them are of priority 1.
    pub high: usize,
    /// Year by year.
    pub years: Vec<YearLoad>,
}

/// The table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadTable {
    /// The years.
    pub years: Vec<String>,
    /// The bodies.
    pub bodies: Cut<LoadRow>,
}

/// The load as a table.
#[must_use]
pub fn load(loads: &Loads, bodies: &Table<Body>, most: usize, lang: Lang) -> LoadTable {
    let longest = loads.most();
    let rows = loads.bodies.iter().map(|load| {
        let body = load.body.and_then(|id| bodies.get(id));
        let named = |by: fn(&AnyRecord, Lang) -> String| match body {
            Some(body) => by(&AnyRecord::Body(Arc::clone(body)), lang),
            None => words::NO_LEAD.in_lang(lang).to_owned(),
        };
        let year = |count: &usize| YearLoad { count: *count, bar: bars::share(*count, longest) };
        LoadRow {
            target: body.map(|body| RecordRef::new(Kind::Body, body.id.0)),
            name: named(label::title),
            short: named(label::short_title),
            led: load.led,
            high: load.high,
            years: load.years.iter().map(year).collect(),
        }
    });
    LoadTable {
        years: loads.years.iter().map(ToString::to_string).collect(),
        bodies: Cut::of(rows.collect::<Vec<_>>().into_iter(), most),
    }
}
