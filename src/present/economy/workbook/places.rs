//! The sheet of places: for each service and zone what the new residents ask for, what is used
//! today, how many places there are, and what is lacking. Knows no money.

use super::basis::{ALWAYS, Basis, FIRST_ROW, Setting};
use super::dwellings::{YEAR, need_columns, year_heads};
use super::page::{
    Page, across, down, formula, formula_text, headings, input, letters, ordinal, year_number,
};
use super::words;
use crate::analysis::exact::Exact;
use crate::analysis::service::{Demand, Zone};
use crate::exchange::sheet::book::{Cell, Form, Sheet};
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Words;
use crate::present::economy::accounts::{self, title};

/// The rows of a zone: need, used today, places, lacking, year.
const ROWS: usize = 5;
const FIRST_YEAR: usize = 4;

/// What a zone is called.
#[must_use]
pub fn zone_name(basis: &Basis, zone: &Zone) -> String {
    match zone {
        Zone::Municipality => basis.say(accounts::WHOLE_MUNICIPALITY),
        Zone::Catchment(name) => name.clone(),
        Zone::Area(None) => basis.say(accounts::NO_AREA),
        Zone::Area(Some(area)) => title(basis.program, RecordRef::new(Kind::Area, area.0), basis.lang),
    }
}

/// The cells with what a zone lacks by year, and those with the years in which it lacks.
#[must_use]
pub fn lacking_cells(basis: &Basis, zone: usize) -> (String, String) {
    let (sheet, columns) = (basis.sheet(words::PLACES), basis.year_columns(FIRST_YEAR));
    let first = FIRST_ROW + zone * ROWS;
    (format!("{sheet}{}", across(columns, first + 3)), format!("{sheet}{}", across(columns, first + 4)))
}

/// The sheet.
#[must_use]
pub fn sheet(basis: &Basis) -> Sheet {
    let say = |words| basis.say(words);
    let name = say(words::PLACES);
    let widths = [26, 6, 28, 26, 10];
    let mut page = Page::new(&name, &name, &say(words::ABOUT_PLACES), &widths).still(4, 3);
    let mut heads = headings([words::SERVICE, words::ZONE, words::AREA, words::LINE].map(say));
    heads.extend(year_heads(basis, FIRST_YEAR));
    page.row(heads);
    for (place, demand) in basis.economy.services.demands.iter().enumerate() {
        zone(basis, &mut page, place, demand);
    }
    page.done()
}

fn zone(basis: &Basis, page: &mut Page, place: usize, demand: &Demand) {
    let lead = |words: Words| {
        vec![
            Cell::text(basis.say(demand.service.words())),
            ordinal(place + 1),
            Cell::text(zone_name(basis, &demand.zone)),
            Cell::text(basis.say(words)),
        ]
    };
    let (mut need, mut present) = (lead(words::NEW_NEED), lead(words::PRESENT));
    let (mut capacity, mut lacking) = (lead(words::CAPACITY), lead(words::LACKING));
    let mut years = lead(words::LACKING_YEAR);
    let first = page.next();
    for (column, (year, places)) in (FIRST_YEAR..).zip(&demand.years) {
        let column = letters(column);
        need.push(formula(asked(basis, demand, &column, first), places.new, Form::Tenths));
        present.push(places.present.map_or(Cell::Empty, |used| input(used, Form::Tenths)));
        capacity.push(places.capacity.map_or(Cell::Empty, |count| input(Exact::whole(count), Form::Whole)));
        let (used, there, lack) = (first + 1, first + 2, first + 3);
        let text = format!("IF({column}{there}=\"\",\"\",{column}{first}+{column}{used}-{column}{there})");
        lacking.push(match places.lacking() {
            Some(count) => formula(text, count, Form::Tenths),
            None => formula_text(text, "", Form::Tenths),
        });
        let lacks = places.lacking().is_some_and(|count| count > Exact::ZERO);
        let text = format!(
            "IF({column}{lack}=\"\",\"\",IF(ROUND({column}{lack},6)>0,{column}${},\"\"))",
            FIRST_ROW - 1
        );
        years.push(if lacks {
            formula(text, year_number(*year), Form::Year)
        } else {
            formula_text(text, "", Form::Year)
        });
    }
    for cells in [need, present, capacity, lacking, years] {
        page.row(cells);
    }
}

/// What the new residents of a zone ask for: dwellings of each time since moving in.
fn asked(basis: &Basis, demand: &Demand, column: &str, row: usize) -> String {
    let (sheet, rows) = (basis.sheet(words::DWELLINGS), basis.dwelling_rows());
    let (zone, places) = need_columns(basis, demand.service);
    let (zones, years) = (down(zone, rows), down(YEAR, rows));
    let first = basis.setting(Setting::First);
    let year = format!("{column}${}", FIRST_ROW - 1);
    let part = |(place, (from, to)): (usize, &(i64, i64))| {
        let until = if *from == 0 { year.clone() } else { format!("({year}-{from})") };
        let since = if *to >= ALWAYS { first.clone() } else { format!("MAX({first},{year}-{to})") };
        format!(
            "SUMIFS({sheet}{},{sheet}{zones},$B{row},{sheet}{years},\"<=\"&{until},{sheet}{years},\">=\"&{since})",
            down(places + place, rows)
        )
    };
    basis.segments.iter().enumerate().map(part).collect::<Vec<_>>().join("+")
}
