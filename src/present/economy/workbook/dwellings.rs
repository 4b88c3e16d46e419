//! The sheets of projects and dwellings: how likely each project is, its dwellings row by row, and
//! their sums by house type and year. Knows no money.

use super::assumptions::stage_table;
use super::basis::{Basis, FIRST_ROW, Purpose, Setting};
use super::page::{
    Page, across, down, fixed, formula, headings, input, letters, ordinal, share_input, year_input,
    year_number,
};
use super::words;
use crate::analysis::assumption::{For, Quantity};
use crate::analysis::exact::Exact;
use crate::analysis::expansion::Probabilities;
use crate::analysis::expansion::group::Line;
use crate::analysis::population::Weighing;
use crate::analysis::service::zone_of;
use crate::exchange::sheet::book::{Cell, Form, Sheet};
use crate::model::basis::HouseType;
use crate::model::record::{Kind, ProjectId, RecordRef};
use crate::model::service::Service;
use crate::present::economy::accounts::title;
use crate::present::label;

/// The columns of the dwellings that others point at.
pub const YEAR: usize = 1;
const HOUSE: usize = 2;
const COUNTED: usize = 6;
/// New street, then new park.
pub const STREET: usize = 7;
const FIRST_SERVICE: usize = 9;

/// What a project is called: number and name.
#[must_use]
pub fn project_title(basis: &Basis, id: ProjectId) -> String {
    title(basis.program, RecordRef::new(Kind::Project, id.0), basis.lang)
}

/// Its place among the projects, counted from 1.
#[must_use]
pub fn project_number(basis: &Basis, id: ProjectId) -> usize {
    basis.projects.iter().position(|project| project.id == id).map_or(0, |place| place + 1)
}

/// How much a project counts, as other sheets point at it.
#[must_use]
pub fn weight_of(basis: &Basis, id: ProjectId) -> String {
    let row = FIRST_ROW + project_number(basis, id).saturating_sub(1);
    format!("{}{}", basis.sheet(words::PROJECTS), fixed(6, row))
}

/// The projects.
#[must_use]
pub fn projects(basis: &Basis) -> Sheet {
    let say = |words| basis.say(words);
    let name = say(words::PROJECTS);
    let widths = [6, 40, 24, 18, 14, 14, 10];
    let mut page = Page::new(&name, &name, &say(words::ABOUT_PROJECTS), &widths).still(2, 3);
    let heads = [
        words::NUMBER,
        words::PROJECT,
        words::AREA,
        words::STAGE,
        words::OWN_PROBABILITY,
        words::PROBABILITY,
        words::WEIGHT,
    ];
    page.row(headings(heads.map(say)));
    let probabilities = Probabilities::of(basis.program);
    let (table, weighing) = (stage_table(basis), basis.setting(Setting::Weighing));
    for (number, project) in (1..).zip(&basis.projects) {
        let row = page.next();
        let probability = Exact::thousandths(probabilities.probability(project));
        let weight = match basis.economy.weighing {
            Weighing::Weighted => probability,
            Weighing::Raw => Exact::ONE,
        };
        let area = project.area.map(|id| title(basis.program, RecordRef::new(Kind::Area, id.0), basis.lang));
        page.row(vec![
            ordinal(number),
            Cell::text(project_title(basis, project.id)),
            Cell::text(area.unwrap_or_default()),
            Cell::text(say(project.stage.words())),
            share_input(project.probability),
            formula(
                format!("IF(E{row}=\"\",VLOOKUP(D{row},{table},2,FALSE),E{row})"),
                probability,
                Form::Share,
            ),
            formula(format!("IF({weighing}=1,F{row},1)"), weight, Form::Fine),
        ]);
    }
    page.done()
}

/// The dwellings row by row.
#[must_use]
pub fn dwellings(basis: &Basis) -> Sheet {
    let say = |words| basis.say(words);
    let name = say(words::DWELLINGS);
    let widths = [40, 8, 28, 22, 9, 9, 12, 12, 12, 14];
    let mut page = Page::new(&name, &name, &say(words::ABOUT_DWELLINGS), &widths).still(1, 3);
    let heads = [
        words::PROJECT,
        words::YEAR,
        words::HOUSE,
        words::TENURE,
        words::COUNT,
        words::WEIGHT,
        words::COUNTED,
        words::STREET,
        words::PARK,
    ];
    let mut heads = headings(heads.map(say));
    for service in &basis.services {
        let service = say(service.words());
        heads.push(Cell::Heading(format!("{}: {service}", say(words::ZONE))));
        for (from, to) in &basis.segments {
            let years = if basis.segments.len() == 1 { String::new() } else { format!(", {from}–{to}") };
            heads.push(Cell::Heading(format!("{service}: {}{years}", say(words::NEED))));
        }
    }
    page.row(heads);
    for line in &basis.economy.plan.lines {
        let row = page.next();
        page.row(dwelling(basis, line, row));
    }
    page.done()
}

fn dwelling(basis: &Basis, line: &Line, row: usize) -> Vec<Cell> {
    let counted = basis.economy.weighing.dwellings(line.count, line.probability);
    let weight = match basis.economy.weighing {
        Weighing::Weighted => Exact::thousandths(line.probability),
        Weighing::Raw => Exact::ONE,
    };
    let mut cells = vec![
        Cell::text(project_title(basis, line.project)),
        year_input(line.year),
        Cell::text(basis.say(line.house_type.words())),
        Cell::text(basis.say(line.tenure.words())),
        input(Exact::whole(line.count), Form::Whole),
        formula(weight_of(basis, line.project), weight, Form::Fine),
        formula(format!("E{row}*F{row}"), counted, Form::Fine),
    ];
    for quantity in [Quantity::StreetPerDwelling, Quantity::ParkPerDwelling] {
        cells.push(match basis.chosen(quantity, For::house(line.house_type)) {
            Some((reading, cell)) => {
                let area = if line.count > 0 { counted.times(reading.value) } else { Exact::ZERO };
                formula(format!("IF(E{row}>0,G{row}*{cell},0)"), area, Form::Tenths)
            }
            None => Cell::Empty,
        });
    }
    for service in &basis.services {
        let zone = zone_of(basis.program, *service, line.area);
        let place =
            basis.economy.services.demands.iter().position(|one| one.service == *service && one.zone == zone);
        cells.push(place.map_or(Cell::Empty, |place| ordinal(place + 1)));
        for segment in &basis.segments {
            cells.push(need(basis, (*service, line.house_type, *segment), counted, row));
        }
    }
    cells
}

/// The places that the residents of a row of dwellings ask for, so many years after moving in.
fn need(
    basis: &Basis,
    (service, house, (from, to)): (Service, HouseType, (i64, i64)),
    counted: Exact,
    row: usize,
) -> Cell {
    let (key, residents) = (basis.sheet(words::KEY), basis.sheet(words::POPULATION));
    let rows = basis.resident_rows();
    let column = service_column(basis, service);
    let mut text = format!("G{row}*SUMIFS({key}{},{key}{},C{row}", down(column, rows), down(0, rows));
    if basis.segments.len() > 1 {
        let (begins, ends) = (down(4, rows), down(5, rows));
        text.push_str(&format!(",{residents}{begins},\"<={from}\",{residents}{ends},\">={to}\""));
    }
    text.push(')');
    let lives =
        basis.residents.iter().filter(|one| one.house == house && one.since.0 <= from && to <= one.since.1);
    let per_dwelling: Exact = lives.map(|one| basis.places_per_dwelling(service, one)).sum();
    formula(text, counted.times(per_dwelling), Form::Fine)
}

/// The column of the age key that has the places per dwelling of a service.
#[must_use]
pub fn service_column(basis: &Basis, service: Service) -> usize {
    let place = basis.services.iter().position(|one| *one == service).unwrap_or_default();
    4 + basis.keys.len() + place
}

/// The columns of the dwellings with the zone of a service, and the first one with its places.
#[must_use]
pub fn need_columns(basis: &Basis, service: Service) -> (usize, usize) {
    let place = basis.services.iter().position(|one| *one == service).unwrap_or_default();
    let zone = FIRST_SERVICE + place * (1 + basis.segments.len());
    (zone, zone + 1)
}

impl Basis<'_> {
    /// The places per dwelling that a row of residents asks for.
    #[must_use]
    pub fn places_per_dwelling(&self, service: Service, resident: &super::basis::Resident) -> Exact {
        let keys = self.keys.iter().filter(|key| key.purpose == Purpose::Service(service));
        let share: Exact = keys.map(|key| key.part(resident).times(key.value)).sum();
        resident.persons.times(resident.share_new).times(share)
    }

    /// The cells of the sums by year of a house type, and those of the years themselves.
    #[must_use]
    pub fn built_cells(&self, house: HouseType) -> (String, String) {
        let (sheet, columns) = (self.sheet(words::PER_YEAR), self.year_columns(1));
        let row = FIRST_ROW + self.houses.iter().position(|one| *one == house).unwrap_or_default();
        (format!("{sheet}{}", across(columns, row)), format!("{sheet}{}", across(columns, FIRST_ROW - 1)))
    }

    /// The sum of a column of the dwellings from the first year to another.
    #[must_use]
    pub fn until(&self, column: usize, year: &str) -> String {
        let (sheet, rows) = (self.sheet(words::DWELLINGS), self.dwelling_rows());
        let (years, first) = (down(YEAR, rows), self.setting(Setting::First));
        format!(
            "SUMIFS({sheet}{},{sheet}{years},\"<=\"&{year},{sheet}{years},\">=\"&{first})",
            down(column, rows)
        )
    }
}

/// The years as headings, each reckoned from the first.
#[must_use]
pub fn year_heads(basis: &Basis, column: usize) -> Vec<Cell> {
    let head = |(place, year): (usize, &crate::model::period::Year)| {
        let text = if place == 0 {
            basis.setting(Setting::First)
        } else {
            format!("{}{}+1", letters(column + place - 1), FIRST_ROW - 1)
        };
        formula(text, year_number(*year), Form::Year)
    };
    basis.years.iter().enumerate().map(head).collect()
}

/// The dwellings by house type and year.
#[must_use]
pub fn per_year(basis: &Basis) -> Sheet {
    let say = |words| basis.say(words);
    let name = say(words::PER_YEAR);
    let mut page = Page::new(&name, &name, &say(words::ABOUT_PER_YEAR), &[34, 11]).still(1, 3);
    let mut heads = headings([say(words::HOUSE)]);
    heads.extend(year_heads(basis, 1));
    page.row(heads);
    let (sheet, rows) = (basis.sheet(words::DWELLINGS), basis.dwelling_rows());
    let (counted, years, houses) = (down(COUNTED, rows), down(YEAR, rows), down(HOUSE, rows));
    for house in &basis.houses {
        let row = page.next();
        let mut cells = vec![Cell::text(say(house.words()))];
        let built = basis.built.get(house);
        for (column, year) in (1..).zip(&basis.years) {
            let year_cell = format!("{}${}", letters(column), FIRST_ROW - 1);
            let count = built.and_then(|built| built.get(year)).copied().unwrap_or_default();
            let text = format!("SUMIFS({sheet}{counted},{sheet}{houses},$A{row},{sheet}{years},{year_cell})");
            cells.push(formula(text, count, Form::Tenths));
        }
        page.row(cells);
    }
    if basis.houses.is_empty() {
        page.gap();
    }
    let last = page.next() - 1;
    let mut cells = vec![Cell::text(label::capital(&say(words::SUM)))];
    for (column, year) in (1..).zip(&basis.years) {
        let sum: Exact = basis.built.values().filter_map(|built| built.get(year)).copied().sum();
        let column = letters(column);
        cells.push(formula(format!("SUM({column}{FIRST_ROW}:{column}{last})"), sum, Form::Tenths));
    }
    page.row(cells);
    page.done()
}
