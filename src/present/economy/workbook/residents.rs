//! The sheets of the population: new residents by house type, age and year, and the key that says
//! which part of each row belongs to the ages of a cost, an income or a service. Knows no account.

use super::basis::{Basis, FIRST_RESIDENT, FIRST_ROW, Key, Purpose, Resident};
use super::dwellings::year_heads;
use super::page::{Page, down, fixed, formula, formula_text, headings, input, letters, ordinal};
use super::words;
use crate::analysis::assumption::Span;
use crate::analysis::exact::Exact;
use crate::exchange::sheet::book::{Cell, Form, Sheet};
use crate::model::period::Year;
use crate::model::service::Service;
use std::collections::BTreeSet;

/// The first column of the population that has a year.
pub const FIRST_YEAR: usize = 9;
/// The first column of the age key that has a key.
pub const FIRST_KEY: usize = 4;

fn whole(number: i64) -> Exact {
    Exact::whole(number)
}

/// The last age of a class; one that is open ends at a hundred.
fn last_age(span: Span) -> i64 {
    i64::from(span.to.unwrap_or(Span::LAST).max(span.from))
}

impl Basis<'_> {
    /// New residents of a row in a year.
    #[must_use]
    pub fn living(&self, resident: &Resident, year: Year) -> Exact {
        self.built.get(&resident.house).map(|built| resident.count(built, year)).unwrap_or_default()
    }

    /// The new residents of a year that a key counts.
    #[must_use]
    pub fn counted(&self, key: &Key, year: Year) -> Exact {
        self.residents.iter().map(|one| self.living(one, year).times(key.part(one))).sum()
    }

    fn age_name(&self, age: Option<Span>) -> String {
        age.map_or_else(|| self.say(words::UNKNOWN_AGE), |age| age.to_string())
    }
}

/// The population.
#[must_use]
pub fn population(basis: &Basis) -> Sheet {
    let say = |words| basis.say(words);
    let name = say(words::POPULATION);
    let widths = [30, 12, 7, 9, 12, 12, 11, 12, 12, 10];
    let mut page = Page::new(&name, &name, &say(words::ABOUT_POPULATION), &widths).still(2, 3);
    let heads = [
        words::HOUSE,
        words::AGE,
        words::FROM,
        words::LAST,
        words::SINCE_FROM,
        words::SINCE_TO,
        words::PERSONS,
        words::NEW_SHARE,
        words::NEW_PERSONS,
    ];
    let mut heads = headings(heads.map(say));
    heads.extend(year_heads(basis, FIRST_YEAR));
    page.row(heads);
    page.row(sum(basis));
    while page.next() < FIRST_RESIDENT {
        page.gap();
    }
    for resident in &basis.residents {
        let row = page.next();
        page.row(line(basis, resident, row));
    }
    if basis.residents.is_empty() {
        page.gap();
    }
    page.gap();
    page.row(headings([say(words::BY_AGE)]));
    by_age(basis, &mut page);
    page.done()
}

fn sum(basis: &Basis) -> Vec<Cell> {
    let mut cells = vec![Cell::text(basis.say(words::SUM))];
    cells.resize(FIRST_YEAR, Cell::Empty);
    let rows = basis.resident_rows();
    for (column, year) in (FIRST_YEAR..).zip(&basis.years) {
        let all: Exact = basis.residents.iter().map(|one| basis.living(one, *year)).sum();
        cells.push(formula(format!("SUM({})", down(column, rows)), all, Form::Tenths));
    }
    cells
}

fn line(basis: &Basis, resident: &Resident, row: usize) -> Vec<Cell> {
    let age = |number: Option<i64>| number.map_or(Cell::Empty, |number| input(whole(number), Form::Year));
    let (built, years) = basis.built_cells(resident.house);
    let mut cells = vec![
        Cell::text(basis.say(resident.house.words())),
        Cell::text(basis.age_name(resident.age)),
        age(resident.age.map(|span| i64::from(span.from))),
        age(resident.age.map(last_age)),
        input(whole(resident.since.0), Form::Year),
        input(whole(resident.since.1), Form::Year),
        formula(resident.formula.clone(), resident.persons, Form::Fine),
        formula(resident.share_cell.clone(), resident.share_new, Form::Share),
        formula(format!("G{row}*H{row}"), resident.persons.times(resident.share_new), Form::Fine),
    ];
    for (column, year) in (FIRST_YEAR..).zip(&basis.years) {
        let head = format!("{}${}", letters(column), FIRST_ROW - 1);
        let text = format!("$I{row}*SUMPRODUCT(({years}<={head}-$E{row})*({years}>={head}-$F{row})*{built})");
        cells.push(formula(text, basis.living(resident, *year), Form::Tenths));
    }
    cells
}

fn by_age(basis: &Basis, page: &mut Page) {
    let rows = basis.resident_rows();
    let classes: BTreeSet<(i64, i64)> = basis
        .residents
        .iter()
        .filter_map(|one| one.age.map(|age| (i64::from(age.from), last_age(age))))
        .collect();
    for (from, last) in classes {
        let row = page.next();
        let of_class =
            |one: &&Resident| one.age.is_some_and(|age| (i64::from(age.from), last_age(age)) == (from, last));
        let name = basis.residents.iter().find(of_class).map(|one| basis.age_name(one.age));
        let mut cells = vec![
            Cell::Empty,
            Cell::text(name.unwrap_or_default()),
            input(whole(from), Form::Year),
            input(whole(last), Form::Year),
        ];
        cells.resize(FIRST_YEAR, Cell::Empty);
        for (column, year) in (FIRST_YEAR..).zip(&basis.years) {
            let count: Exact =
                basis.residents.iter().filter(of_class).map(|one| basis.living(one, *year)).sum();
            let (counts, froms, lasts) = (down(column, rows), down(2, rows), down(3, rows));
            let text = format!("SUMIFS({counts},{froms},$C{row},{lasts},$D{row})");
            cells.push(formula(text, count, Form::Tenths));
        }
        page.row(cells);
    }
    let mut cells = vec![Cell::Empty, Cell::text(basis.say(words::UNKNOWN_AGE))];
    cells.resize(FIRST_YEAR, Cell::Empty);
    for (column, year) in (FIRST_YEAR..).zip(&basis.years) {
        let unknown = basis.residents.iter().filter(|one| one.age.is_none());
        let count: Exact = unknown.map(|one| basis.living(one, *year)).sum();
        let text = format!("SUMPRODUCT(({}=\"\")*{})", down(2, rows), down(column, rows));
        cells.push(formula(text, count, Form::Tenths));
    }
    page.row(cells);
}

/// The age key.
#[must_use]
pub fn key(basis: &Basis) -> Sheet {
    let say = |words| basis.say(words);
    let name = say(words::KEY);
    let mut page = Page::new(&name, &name, &say(words::ABOUT_KEY), &[30, 14, 7, 9, 13]).still(2, 7);
    page.row(key_names(basis));
    let lead = |word| {
        let mut cells = vec![Cell::text(say(word))];
        cells.resize(FIRST_KEY, Cell::Empty);
        cells
    };
    let (mut from, mut to) = (lead(words::FROM), lead(words::TO));
    let (mut last, mut value) = (lead(words::LAST), lead(words::PER_INHABITANT));
    for (column, key) in (FIRST_KEY..).zip(&basis.keys) {
        let column = letters(column);
        from.push(input(whole(i64::from(key.ages.from)), Form::Year));
        to.push(key.ages.to.map_or(Cell::Empty, |to| input(whole(i64::from(to)), Form::Year)));
        let text = format!("IF({column}5=\"\",MAX(100,{column}4),{column}5)");
        last.push(formula(text, whole(last_age(key.ages)), Form::Year));
        value.push(match &key.cell {
            Some(cell) => formula(cell.clone(), key.value, Form::Fine),
            None => input(key.value, Form::Fine),
        });
    }
    for cells in [from, to, last, value] {
        page.row(cells);
    }
    for resident in &basis.residents {
        let row = page.next();
        page.row(parts(basis, resident, row));
    }
    if basis.residents.is_empty() {
        page.gap();
    }
    page.done()
}

fn key_names(basis: &Basis) -> Vec<Cell> {
    let say = |words| basis.say(words);
    let mut heads = headings([words::HOUSE, words::AGE, words::FROM, words::LAST].map(say));
    for key in &basis.keys {
        let what = match key.purpose {
            Purpose::Cost => say(words::COST_AGED),
            Purpose::Income => say(words::INCOME_AGED),
            Purpose::Service(service) => say(service.words()),
        };
        heads.push(Cell::Heading(format!("{what} {}", key.ages)));
    }
    for service in &basis.services {
        heads.push(Cell::Heading(format!("{}: {}", say(service.words()), say(words::PER_DWELLING))));
    }
    heads
}

fn parts(basis: &Basis, resident: &Resident, row: usize) -> Vec<Cell> {
    let residents = basis.sheet(words::POPULATION);
    let age = |column: usize, number: Option<i64>| {
        number.map_or(Cell::Empty, |number| {
            formula(format!("{residents}{}", fixed(column, row)), whole(number), Form::Year)
        })
    };
    let mut cells = vec![
        formula_text(format!("{residents}$A{row}"), basis.say(resident.house.words()), Form::Fine),
        formula_text(format!("{residents}$B{row}"), basis.age_name(resident.age), Form::Fine),
        age(2, resident.age.map(|span| i64::from(span.from))),
        age(3, resident.age.map(last_age)),
    ];
    for (column, key) in (FIRST_KEY..).zip(&basis.keys) {
        let column = letters(column);
        let all = format!("AND({column}$4=0,{column}$5=\"\")");
        let text = match resident.age {
            Some(_) => format!(
                "IF({all},1,MAX(0,MIN($D{row},{column}$6)-MAX($C{row},{column}$4)+1)/($D{row}-$C{row}+1))"
            ),
            None => format!("IF({all},1,0)"),
        };
        cells.push(formula(text, key.part(resident), Form::Fine));
    }
    for service in &basis.services {
        cells.push(per_dwelling(basis, *service, resident, row));
    }
    cells
}

fn per_dwelling(basis: &Basis, service: Service, resident: &Resident, row: usize) -> Cell {
    let is_its = |key: &Key| key.purpose == Purpose::Service(service);
    let first = FIRST_KEY + basis.keys.iter().position(is_its).unwrap_or_default();
    let count = basis.keys.iter().filter(|key| is_its(key)).count();
    if count == 0 {
        return ordinal(0);
    }
    let (from, to) = (letters(first), letters(first + count - 1));
    let persons = format!("{}$I{row}", basis.sheet(words::POPULATION));
    let text = format!("{persons}*SUMPRODUCT({from}{row}:{to}{row},{from}$7:{to}$7)");
    formula(text, basis.places_per_dwelling(service, resident), Form::Fine)
}
