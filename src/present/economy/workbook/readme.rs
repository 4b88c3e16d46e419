//! The first sheet: what the workbook is, how its cells are read, what is missing in it. Knows no
//! formula.

use super::basis::Basis;
use super::words;
use crate::analysis::assumption::Missing;
use crate::exchange::sheet::book::{Cell, Column, Holds, Role, Sheet};
use crate::model::words::Words;
use crate::present::economy::{accounts, quantity};
use std::collections::BTreeSet;

/// The sheet.
#[must_use]
pub fn sheet(basis: &Basis, today: &str) -> Sheet {
    let say = |words| basis.say(words);
    let settings = &basis.program.settings;
    let economy = basis.economy;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut part = |head: Words, texts: Vec<String>| {
        rows.push(vec![Cell::text(say(head))]);
        rows.extend(texts.into_iter().map(|text| vec![Cell::Empty, Cell::text(text)]));
    };
    let whose = format!("{} {}", settings.municipality.trim(), settings.title.trim());
    part(
        words::WHAT,
        vec![
            whose.trim().to_owned(),
            format!("{} {today}", say(words::MADE)),
            say(words::WHAT_TEXT),
            say(words::INTERNAL),
        ],
    );
    part(words::LEGEND, vec![say(words::LEGEND_INPUT), say(words::LEGEND_FORMULA)]);
    part(
        words::STATE,
        vec![
            accounts::unit(economy.prices.level, basis.lang),
            say(accounts::weighing(economy.weighing)),
            format!("{}: {}–{}", say(words::YEAR), economy.years.start(), economy.years.end()),
        ],
    );
    part(words::ACCOUNTS, vec![say(accounts::NEVER_NETTED)]);
    if economy.b.ground.is_incomplete() {
        part(words::REMARK, vec![say(accounts::INCOMPLETE)]);
    }
    part(words::MISSING, missing(basis));
    part(words::TYPED_IN, vec![say(words::TYPED_IN_TEXT)]);
    let sheets = [
        words::ASSUMPTIONS,
        words::PROJECTS,
        words::DWELLINGS,
        words::PER_YEAR,
        words::POPULATION,
        words::KEY,
        words::PLACES,
        words::APPRAISALS,
        words::AMOUNTS,
        words::ACCOUNT_A,
        words::ACCOUNT_B,
        words::ACCOUNT_C,
        words::BUDGET,
    ];
    part(words::ORDER, vec![sheets.map(say).join(", ")]);
    let column = |width| Column { width, holds: Holds::Prose, hint: String::new() };
    let columns = vec![column(4), column(100)];
    Sheet { name: say(words::README), role: Role::Note, columns, rows, ..Sheet::default() }
}

fn missing(basis: &Basis) -> Vec<String> {
    let economy = basis.economy;
    let all: BTreeSet<Missing> = economy
        .population
        .missing
        .keys()
        .chain(&economy.services.missing)
        .chain(&economy.b.missing)
        .chain(&economy.c.missing)
        .copied()
        .collect();
    if all.is_empty() {
        return vec![basis.say(words::NOTHING_MISSING)];
    }
    let lines = all.into_iter().map(|one| quantity::missing(one, basis.lang));
    std::iter::once(basis.say(words::MISSING_TEXT)).chain(lines).collect()
}
