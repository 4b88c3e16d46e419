//! What a municipal economist may rely on when the economy goes out as a workbook: LibreOffice
//! reckons its formulas anew and comes to what the program itself comes to, within
//! [`TKR`] and [`UNITS`]. Before that every result in the file is made nought, so that
//! agreement comes from reckoning alone.
//!
//! These tests need `soffice`. `cargo xtask test` installs it and runs them; without it they fail.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "tests fail by panicking"
)]

use calamine::{Data, Reader, Xlsx};
use genomfor::analysis::assumption::{Quantity, Span};
use genomfor::analysis::economy::Economy;
use genomfor::analysis::economy::budget::{Budget, Section, State, When};
use genomfor::analysis::economy::development::{Amounts, Side, side};
use genomfor::analysis::economy::investment::Owner;
use genomfor::analysis::economy::operation::OperationYear;
use genomfor::analysis::exact::Exact;
use genomfor::analysis::population::Weighing;
use genomfor::exchange::file;
use genomfor::exchange::sheet::book::{Book, Cell, Form};

use genomfor::model::basis::HouseType;
use genomfor::model::body::{Area, Body};
use genomfor::model::number::{Decimal, Money};
use genomfor::model::period::Year;
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::programme::Settings;
use genomfor::model::project::{AppraisalItem, AppraisalKind, DwellingRow, PlanStage, Project};
use genomfor::model::record::{AssumptionId, Id, Kind, RecordRef};
use genomfor::model::service::Assumption;
use genomfor::model::words::{Lang, Words};
use genomfor::present::economy::accounts::title;
use genomfor::present::economy::workbook::{economy_book, words};
use genomfor_office::write_xlsx;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

/// How far an amount of LibreOffice's may be from ours, tkr. One would do for a reader; the two
/// differ only by how they round the last of many digits.
const TKR: f64 = 0.01;
/// How far a number of dwellings, persons or places may be from ours. Half of one would do.
const UNITS: f64 = 0.001;

const LANG: Lang = Lang::Sv;

fn year(year: i64) -> Year {
    Year::new(year).unwrap()
}

const BUDGET_YEAR: i64 = 2027;

fn large() -> Program {
    file::read(include_bytes!("../../samples/large.genomfor.json")).unwrap().program
}

fn example() -> Program {
    file::read(include_bytes!("../../docs/economy-example.genomfor.json")).unwrap().program
}

fn assumption(
    id: u64,
    (key, dimension, age): (&str, &str, &str),
    thousandths: i64,
    unit: &str,
    of_year: i64,
) -> AnyRecord {
    AnyRecord::Assumption(Arc::new(Assumption {
        id: AssumptionId(Id(id)),
        key: key.to_owned(),
        dimension: dimension.to_owned(),
        age: age.to_owned(),
        value: Decimal::thousandths(thousandths),
        unit: unit.to_owned(),
        year: Year::new(of_year),
        ..Assumption::default()
    }))
}

/// The example with all that it lacks: residents that change with the years since they moved in, a
/// class that is open, residents of unknown age, parks, amounts of other price levels, income classes.
fn rich() -> Program {
    let mut program = example();
    let rows = [
        ("persons_per_dwelling_by_age", "special; år 0–1", "80+", 1_500, "personer per bostad", 2024),
        ("persons_per_dwelling_by_age", "special; år 2–99", "80+", 900, "personer per bostad", 2024),
        ("persons_per_dwelling", "special", "", 1_700, "personer per bostad", 2024),
        ("park_operation", "", "", 12_500, "kr per m² och år", 2026),
        ("park_area_per_dwelling", "", "", 15_000, "m² per bostad", 2024),
        ("service_share", "Särskilt boende (SÄBO)", "80+", 20_000, "procent", 2024),
        ("income_class_share", "Hög", "", 30_000, "procent", 2024),
        ("marginal_income", "Hög", "19–30", 11_000, "tkr per invånare och år", 2026),
        ("investment_per_place", "Särskilt boende (SÄBO)", "", 1_200, "mnkr", 1999),
    ];
    for (place, (key, about, age, thousandths, unit, of_year)) in (9_000u64..).zip(rows) {
        program.put(assumption(place, (key, about, age), thousandths, unit, of_year));
    }
    let mut project = program.projects.in_order()[1].as_ref().clone();
    let row = |year_of, house_type, count| DwellingRow {
        year: Some(year(year_of)),
        house_type,
        count,
        ..Default::default()
    };
    project.rows.extend([row(2027, HouseType::Special, 25), row(2029, HouseType::MultiDwelling, -7)]);
    project.appraisal.push(AppraisalItem {
        year: Some(year(2025)),
        kind: AppraisalKind::Planning,
        amount: Money::thousands(300),
        price_level: Some(year(2026)),
        ..Default::default()
    });
    project.appraisal.push(AppraisalItem {
        kind: AppraisalKind::StateGrant,
        amount: Money::thousands(-450),
        ..Default::default()
    });
    project.appraisal.push(AppraisalItem {
        year: Some(year(2028)),
        kind: AppraisalKind::Planning,
        amount: Money::thousands(99_000),
        price_level: Some(year(1990)),
        ..Default::default()
    });
    program.put(AnyRecord::Project(Arc::new(project)));
    program
}

fn economy(program: &Program, weighing: Weighing) -> Economy {
    Economy::of(program, weighing).unwrap()
}

fn book(program: &Program, weighing: Weighing) -> Book {
    economy_book(program, &economy(program, weighing), year(BUDGET_YEAR), "2026-11-26", LANG)
}

/// The book with every result made nought.
fn emptied(book: &Book) -> Book {
    let mut book = book.clone();
    for cell in book.sheets.iter_mut().flat_map(|sheet| sheet.rows.iter_mut().flatten()) {
        if let Cell::Formula(formula) = cell {
            formula.result = "0".to_owned();
        }
    }
    book
}

/// A workbook as LibreOffice reckons it.
struct Reckoned(BTreeMap<String, Vec<Vec<Data>>>);

impl Reckoned {
    fn of(name: &str, book: &Book) -> Reckoned {
        let bytes = write_xlsx(&emptied(book).to_json(), &mut |_, _| {}).unwrap();
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("profile/user")).unwrap();
        // Reckon everything anew, whichever program the file says that it is from.
        std::fs::write(
            folder.join("profile/user/registrymodifications.xcu"),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\
             <item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\">\
             <prop oor:name=\"OOXMLRecalcMode\" oor:op=\"fuse\"><value>0</value></prop></item></oor:items>",
        )
        .unwrap();
        std::fs::write(folder.join("in.xlsx"), bytes).unwrap();
        let done = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
            .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
            .arg(folder.join("out"))
            .arg(folder.join("in.xlsx"))
            .output();
        let done = done.unwrap_or_else(|error| {
            panic!(
                "LibreOffice (soffice) is needed; on Debian: apt-get install libreoffice-calc-nogui: {error}"
            )
        });
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let bytes = std::fs::read(folder.join("out/in.xlsx")).unwrap();
        let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let sheets = file.worksheets().into_iter().map(|(name, range)| {
            let (height, width) = range.end().map_or((0, 0), |(row, column)| (row + 1, column + 1));
            let row =
                |row| (0..width).map(|c| range.get_value((row, c)).cloned().unwrap_or_default()).collect();
            (name, (0..height).map(row).collect())
        });
        Reckoned(sheets.collect())
    }

    fn rows(&self, sheet: Words) -> &[Vec<Data>] {
        &self.0[sheet.in_lang(LANG)]
    }

    /// The row whose first cells say something.
    fn row(&self, sheet: Words, lead: &[&str]) -> &[Data] {
        let says = |row: &&Vec<Data>| lead.iter().enumerate().all(|(at, text)| shown(row.get(at)) == *text);
        let found = self.rows(sheet).iter().find(says);
        found.unwrap_or_else(|| panic!("no row {lead:?} in {}", sheet.sv))
    }

    /// Its number in the column with a heading in the third row.
    fn at(&self, sheet: Words, row: &[Data], head: &str) -> f64 {
        let heads = &self.rows(sheet)[2];
        let column = heads.iter().position(|cell| shown(Some(cell)) == head);
        number(&row[column.unwrap_or_else(|| panic!("no column {head} in {}", sheet.sv))])
    }
}

fn shown(cell: Option<&Data>) -> String {
    match cell {
        None | Some(Data::Empty) => String::new(),
        Some(Data::Float(number)) => format!("{number}"),
        Some(other) => other.to_string(),
    }
}

fn number(cell: &Data) -> f64 {
    match cell {
        Data::Float(number) => *number,
        Data::Int(number) => *number as f64,
        Data::Empty => 0.0,
        Data::String(text) if text.is_empty() => 0.0,
        other => panic!("not a number: {other:?}"),
    }
}

fn float(number: Exact) -> f64 {
    number.to_string().parse().unwrap()
}

/// Compares, and counts what it compared.
#[derive(Debug, Default)]
struct Compared {
    cells: usize,
    not_nought: usize,
}

impl Compared {
    fn near(&mut self, found: f64, ours: Exact, within: f64, what: &str) {
        let apart = (found - float(ours)).abs();
        assert!(apart <= within, "{what}: LibreOffice {found}, we {ours}");
        self.cells += 1;
        self.not_nought += usize::from(!ours.is_zero());
    }
}

fn compare_population(reckoned: &Reckoned, economy: &Economy, compared: &mut Compared) {
    let whole = economy.population.whole();
    let sum = reckoned.row(words::POPULATION, &["Summa"]);
    // The sums by age stand below the rows by house type: their first cell is empty.
    let of_age = |age: &str| reckoned.row(words::POPULATION, &["", age]);
    let built = reckoned.row(words::PER_YEAR, &["Summa"]);
    for (year, people) in &whole {
        let head = year.to_string();
        let what = format!("residents {head}");
        compared.near(reckoned.at(words::POPULATION, sum, &head), people.total(), UNITS, &what);
        let unknown = reckoned.at(words::POPULATION, of_age("Okänd ålder"), &head);
        compared.near(unknown, people.unknown_age, UNITS, &format!("{what} of unknown age"));
        for (age, count) in &people.by_age {
            let found = reckoned.at(words::POPULATION, of_age(&age.to_string()), &head);
            compared.near(found, *count, UNITS, &format!("{what} aged {age}"));
        }
        let planned = economy.plan.series().of(*year);
        let planned = match economy.weighing {
            Weighing::Raw => Exact::whole(planned.raw),
            Weighing::Weighted => Exact::thousandths(planned.weighted_thousandths),
        };
        compared.near(
            reckoned.at(words::PER_YEAR, built, &head),
            planned,
            UNITS,
            &format!("dwellings {head}"),
        );
    }
}

fn compare_places(reckoned: &Reckoned, economy: &Economy, compared: &mut Compared) {
    for (place, demand) in economy.services.demands.iter().enumerate() {
        let rows = &reckoned.rows(words::PLACES)[3 + place * 5..];
        for (year, places) in &demand.years {
            let what = format!("{:?} {:?} {year}", demand.service, demand.zone);
            let found = |row: usize| reckoned.at(words::PLACES, &rows[row], &year.to_string());
            compared.near(found(0), places.new, UNITS, &what);
            match places.lacking() {
                Some(lacking) => compared.near(found(3), lacking, UNITS, &what),
                None => assert!(shown(rows[3].get(4)).is_empty(), "{what}"),
            }
        }
    }
}

fn compare_a(reckoned: &Reckoned, program: &Program, economy: &Economy, compared: &mut Compared) {
    let sheet = words::ACCOUNT_A;
    let total = &economy.a.total;
    let mut columns: Vec<(String, Amounts)> =
        total.years.iter().map(|(year, amounts)| (year.to_string(), amounts.clone())).collect();
    columns.extend([("Utan år".to_owned(), total.undated.clone()), ("Summa".to_owned(), total.total())]);
    for (head, amounts) in &columns {
        let mut check = |name: &str, ours: Exact| {
            compared.near(
                reckoned.at(sheet, reckoned.row(sheet, &[name]), head),
                ours,
                TKR,
                &format!("A {name} {head}"),
            );
        };
        for kind in AppraisalKind::ALL {
            let typed = amounts.0.get(kind).copied().unwrap_or_default();
            check(kind.words().sv, if side(*kind) == Side::Income { -typed } else { typed });
        }
        check("Inkomster", amounts.flow().income);
        check("Utgifter", amounts.flow().outlay);
        check("Netto", amounts.flow().net());
    }
    let present = economy.present_value(program).unwrap();
    let row = reckoned.row(sheet, &["Nuvärde av nettot"]);
    compared.near(reckoned.at(sheet, row, "Summa"), present, TKR, "present value");
    let base = *economy.years.start();
    for (id, development) in &economy.a.projects {
        let name = title(program, RecordRef::new(Kind::Project, id.0), LANG);
        let row = reckoned.row(sheet, &[&name]);
        let flow = development.total().flow();
        let rate = program.settings.discount_rate.unwrap();
        let ours = [
            flow.outlay,
            flow.income,
            flow.net(),
            development.total().water(),
            development.present_value(base, rate),
        ];
        for (cell, ours) in row[2..].iter().zip(ours) {
            compared.near(number(cell), ours, TKR, &name);
        }
    }
}

fn compare_b(reckoned: &Reckoned, economy: &Economy, compared: &mut Compared) {
    let sheet = words::ACCOUNT_B;
    let line = |name: &str, head: &str| {
        let rows = reckoned.rows(sheet).iter().filter(|row| shown(row.first()) == name);
        rows.map(|row| reckoned.at(sheet, row, head)).sum::<f64>()
    };
    for (year, ours) in &economy.b.years {
        let head = year.to_string();
        let OperationYear { by_age, streets, parks, capital, residents_income, ground_rent } = ours;
        for (age, cost) in by_age {
            let name = if *age == Span::ALL {
                "Nya invånare, alla åldrar".to_owned()
            } else {
                format!("Nya invånare {age} år")
            };
            compared.near(line(&name, &head), *cost, TKR, &format!("B {name} {head}"));
        }
        compared.near(line("Drift av nya gator", &head), streets.unwrap_or_default(), TKR, &head);
        compared.near(line("Drift av nya parker", &head), parks.unwrap_or_default(), TKR, &head);
        compared.near(line("Kapitalkostnad", &head), capital.total(), TKR, &head);
        let income = reckoned.rows(sheet).iter().filter(|row| shown(row.first()).starts_with("Från de nya"));
        let income: f64 = income.map(|row| reckoned.at(sheet, row, &head)).sum();
        compared.near(income, residents_income.unwrap_or_default(), TKR, &format!("B income {head}"));
        compared.near(line("Tomträttsavgäld", &head), *ground_rent, TKR, &head);
        compared.near(line("Kostnad", &head), ours.flow().outlay, TKR, &format!("B cost {head}"));
        compared.near(line("Intäkt", &head), ours.flow().income, TKR, &format!("B all income {head}"));
    }
}

fn compare_c(reckoned: &Reckoned, economy: &Economy, compared: &mut Compared) {
    let sheet = words::ACCOUNT_C;
    for (owner, name) in
        [(Owner::Municipality, "Kommunens investeringar"), (Owner::Company, "Kommunala bolags investeringar")]
    {
        let by_year = economy.c.by_year(owner);
        let row = reckoned.row(sheet, &[name]);
        compared.near(number(&row[2]), by_year.values().copied().sum(), TKR, name);
        for year in economy.b.years.keys() {
            let ours = by_year.get(&Some(*year)).copied().unwrap_or_default();
            compared.near(reckoned.at(sheet, row, &year.to_string()), ours, TKR, name);
        }
    }
    for (year, cost) in &economy.c.capital {
        for (name, ours) in [
            ("Avskrivning", cost.depreciation),
            ("Internränta", cost.interest),
            ("Kapitalkostnad", cost.total()),
        ] {
            let row = reckoned.row(sheet, &[name]);
            compared.near(reckoned.at(sheet, row, &year.to_string()), ours, TKR, &format!("C {name} {year}"));
        }
    }
    let from =
        reckoned.rows(sheet).iter().position(|row| shown(row.first()) == "Platser som saknas").unwrap();
    let stated: Vec<_> = economy
        .services
        .demands
        .iter()
        .filter(|one| one.years.values().any(|it| it.capacity.is_some()))
        .collect();
    let rows = &reckoned.rows(sheet)[from + 1..];
    assert_eq!(rows.len(), stated.len());
    for (row, demand) in rows.iter().zip(stated) {
        let lack =
            economy.c.lacking.iter().find(|one| one.service == demand.service && one.zone == demand.zone);
        let what = format!("lack of {:?} {:?}", demand.service, demand.zone);
        compared.near(number(&row[3]), lack.map(|one| one.places).unwrap_or_default(), UNITS, &what);
        assert_eq!(shown(row.get(2)), lack.map(|one| one.year.to_string()).unwrap_or_default(), "{what}");
        if let Some(investment) = lack.and_then(|one| one.investment) {
            compared.near(number(&row[5]), investment, TKR, &what);
        }
        if let Some(capital) = lack.and_then(|one| one.capital) {
            compared.near(number(&row[8]), capital.total(), TKR, &what);
        }
    }
}

fn compare_budget(reckoned: &Reckoned, program: &Program, economy: &Economy, compared: &mut Compared) {
    let sheet = words::BUDGET;
    let budget = Budget::of(program, &economy.prices, year(BUDGET_YEAR));
    let bodies = program.bodies.in_order();
    let mut whole = vec![(String::new(), budget.total())];
    for (body, places) in &budget.bodies {
        let place = body.and_then(|id| bodies.iter().position(|one| one.id == id)).map_or(0, |at| at + 1);
        whole.push((place.to_string(), places.clone()));
    }
    for (number_of, places) in whole {
        for ((section, when), cell) in places {
            let section = match section {
                Section::Operation => "Drift",
                Section::Investment => "Investering",
                Section::Development => "Exploatering",
            };
            let head = match when {
                When::Before => "Tidigare".to_owned(),
                When::Year(year) => year.to_string(),
                When::Later => "Senare".to_owned(),
                When::Undated => "Utan år".to_owned(),
            };
            for (name, ours) in [
                ("Utgifter", cell.flow().outlay),
                ("varav finansierat", cell.funded(State::Funded)),
                ("varav sökt i budget", cell.funded(State::Applied)),
                ("varav ofinansierat", cell.funded(State::Unfunded)),
                ("Inkomster", cell.flow().income),
            ] {
                let fits = |row: &&Vec<Data>| {
                    let cells: Vec<String> = [0, 2, 3].iter().map(|at| shown(row.get(*at))).collect();
                    cells == [number_of.as_str(), section, name]
                };
                let row = reckoned.rows(sheet).iter().skip(3).find(fits).unwrap();
                let what = format!("budget {number_of} {section} {name} {head}");
                compared.near(reckoned.at(sheet, row, &head), ours, TKR, &what);
            }
        }
    }
}

fn compare(reckoned: &Reckoned, program: &Program, economy: &Economy) -> Compared {
    let mut compared = Compared::default();
    compare_population(reckoned, economy, &mut compared);
    compare_places(reckoned, economy, &mut compared);
    compare_a(reckoned, program, economy, &mut compared);
    compare_b(reckoned, economy, &mut compared);
    compare_c(reckoned, economy, &mut compared);
    compare_budget(reckoned, program, economy, &mut compared);
    compared
}

/// Every formula comes to what stands in the file for programs that do not reckon.
fn compare_results(reckoned: &Reckoned, book: &Book) -> usize {
    let mut formulas = 0;
    for sheet in &book.sheets {
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let Cell::Formula(formula) = cell else { continue };
                let found = reckoned.0[&sheet.name].get(row).and_then(|row| row.get(column));
                let what = format!("{} row {} column {column}: {}", sheet.name, row + 1, formula.text);
                match (formula.result.parse::<f64>(), found) {
                    // An age of a single year is a text.
                    (Ok(ours), Some(Data::String(text))) => assert_eq!(text.parse(), Ok(ours), "{what}"),
                    (Ok(ours), _) => {
                        let within = match formula.form {
                            Form::Whole | Form::Sum => TKR,
                            Form::Tenths => UNITS,
                            Form::Fine | Form::Share | Form::Year => 1e-4,
                        };
                        let found = number(found.unwrap_or_else(|| panic!("{what}")));
                        assert!((found - ours).abs() <= within, "{what}: LibreOffice {found}, we {ours}");
                    }
                    (Err(_), _) => assert_eq!(shown(found), formula.result, "{what}"),
                }
                formulas += 1;
            }
        }
    }
    formulas
}

fn whole_agrees(name: &str, program: &Program, weighing: Weighing) -> (Compared, usize) {
    let book = book(program, weighing);
    let reckoned = Reckoned::of(name, &book);
    let compared = compare(&reckoned, program, &economy(program, weighing));
    (compared, compare_results(&reckoned, &book))
}

/// Changes a number that may be changed: the one in the first row that begins so, in a column.
fn change(book: &mut Book, sheet: Words, lead: &[&str], column: usize, to: f64) {
    let says = |row: &[Cell]| {
        lead.iter().enumerate().all(|(at, text)| row.get(at).unwrap_or(&Cell::Empty) == &Cell::text(*text))
    };
    change_in(book, sheet, &says, column, to);
}

/// The same in the first row that has a text in a column.
fn change_where(book: &mut Book, sheet: Words, (at, text): (usize, &str), column: usize, to: f64) {
    change_in(book, sheet, &|row| row.get(at) == Some(&Cell::text(text)), column, to);
}

fn change_in(book: &mut Book, sheet: Words, is_it: &dyn Fn(&[Cell]) -> bool, column: usize, to: f64) {
    let found = book.sheets.iter_mut().find(|one| one.name == sheet.in_lang(LANG)).unwrap();
    let row = found.rows.iter_mut().find(|row| is_it(row));
    match &mut row.unwrap_or_else(|| panic!("no such row in {}", sheet.sv))[column] {
        Cell::Input(number, _) => *number = to,
        other => panic!("not typed in: {other:?}"),
    }
}

#[test]
fn nothing_that_people_typed_is_part_of_a_formula() {
    let mut program = example();
    let evil = "=HYPERLINK(\"http://x\")";
    for project in example().projects.iter() {
        let project = Project { name: evil.to_owned(), number: "@1".to_owned(), ..project.as_ref().clone() };
        program.put(AnyRecord::Project(Arc::new(project)));
    }
    for body in example().bodies.iter() {
        let body = Body { name: evil.to_owned(), ..body.as_ref().clone() };
        program.put(AnyRecord::Body(Arc::new(body)));
    }
    for area in example().areas.iter() {
        let area =
            Area { name: evil.to_owned(), preschool_catchment: evil.to_owned(), ..area.as_ref().clone() };
        program.put(AnyRecord::Area(Arc::new(area)));
    }
    for one in example().assumptions.iter() {
        // What a formula does not know in a dimension keeps the row out, except where it names a class or place.
        let named = Quantity::of_key(&one.key).is_some_and(Quantity::has_classes);
        let dimension = if named { format!("{};{evil}", one.dimension) } else { one.dimension.clone() };
        let one = Assumption { dimension, name: evil.to_owned(), ..one.as_ref().clone() };
        program.put(AnyRecord::Assumption(Arc::new(one)));
    }
    let book = book(&program, Weighing::Weighted);
    let cells = || book.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
    assert!(cells().any(|cell| matches!(cell, Cell::Text(text) if text.contains(evil))));
    let formulas = cells().filter_map(|cell| match cell {
        Cell::Formula(formula) => Some(formula.text.as_str()),
        _ => None,
    });
    assert!(formulas.clone().count() > 500);
    for formula in formulas {
        assert!(!formula.contains("HYPERLINK") && !formula.contains("http"), "{formula}");
    }
    let bytes = write_xlsx(&book.to_json(), &mut |_, _| {}).unwrap();
    assert_eq!(bytes, write_xlsx(&book.to_json(), &mut |_, _| {}).unwrap(), "the same book is the same file");
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = file.worksheet_range(words::PROJECTS.sv).unwrap();
    assert_eq!(range.get_value((3, 1)), Some(&Data::String(format!("@1 {evil}"))));
}

#[test]
fn a_programme_with_little_in_it_is_a_workbook_too() {
    let mut program = Program::default();
    let settings = Settings { period_from: Some(year(2027)), ..Settings::default() };
    program.put(AnyRecord::Programme(Arc::new(settings)));
    for lang in [Lang::Sv, Lang::En] {
        let economy = economy(&program, Weighing::Weighted);
        let book = economy_book(&program, &economy, year(BUDGET_YEAR), "2026-11-26", lang);
        assert!(write_xlsx(&book.to_json(), &mut |_, _| {}).is_ok());
    }
}

#[test]
#[ignore = "needs LibreOffice; run by `cargo xtask test`"]
fn every_figure_of_the_large_programme_agrees_with_what_libreoffice_reckons() {
    let (compared, formulas) = whole_agrees("large", &large(), Weighing::Weighted);
    assert!(compared.cells > 1_700 && compared.not_nought > 1_000, "{compared:?}");
    assert!(formulas > 9_000, "{formulas}");
}

#[test]
#[ignore = "needs LibreOffice; run by `cargo xtask test`"]
fn every_figure_of_the_worked_example_agrees_weighed_and_as_planned() {
    whole_agrees("example", &example(), Weighing::Weighted);
    whole_agrees("example-raw", &example(), Weighing::Raw);
}

#[test]
#[ignore = "needs LibreOffice; run by `cargo xtask test`"]
fn vintages_open_ages_other_price_levels_and_demolition_agree_too() {
    assert!(economy(&rich(), Weighing::Weighted).population.whole()[&year(2029)].unknown_age > Exact::ZERO);
    whole_agrees("rich", &rich(), Weighing::Weighted);
}

#[test]
#[ignore = "needs LibreOffice; run by `cargo xtask test`"]
fn the_fallback_formula_agrees_too() {
    let mut program = example();
    let marginal = program.assumptions.iter().filter(|one| one.key == "marginal_income");
    let ids: Vec<u64> = marginal.map(|one| one.id.0.0).chain([9_999]).collect();
    let rows = [
        ("tax_rate", 20_700, "procent"),
        ("county_tax_rate", 19_600, "procent"),
        ("mean_tax_base", 200_000, "tkr"),
        ("taxable_income", 230_000, "tkr"),
    ];
    for (id, (key, thousandths, unit)) in ids.into_iter().zip(rows) {
        program.put(assumption(id, (key, "", ""), thousandths, unit, 2024));
    }
    assert!(economy(&program, Weighing::Weighted).b.ground.is_incomplete());
    whole_agrees("fallback", &program, Weighing::Weighted);
}

#[test]
#[ignore = "needs LibreOffice; run by `cargo xtask test`"]
fn a_change_in_the_workbook_comes_to_what_the_same_change_in_the_programme_comes_to() {
    let program = large();
    let mut book = book(&program, Weighing::Weighted);
    // Count as planned; dearer children; fewer who are new in houses; a higher rate; more dwellings in
    // a project; another amount in an appraisal.
    change(&mut book, words::ASSUMPTIONS, &[words::WEIGHING.sv], 1, 0.0);
    change(&mut book, words::ASSUMPTIONS, &["Kostnad per invånare och år", "", "1–5"], 3, 140.0);
    change(&mut book, words::ASSUMPTIONS, &["Andel av de boende som är nya i kommunen", "Småhus"], 3, 22.5);
    change(&mut book, words::ASSUMPTIONS, &["Internränta"], 3, 3.0);
    let project = program.projects.in_order()[3];
    let named = title(&program, RecordRef::new(Kind::Project, project.id.0), LANG);
    change(&mut book, words::DWELLINGS, &[&named], 4, 500.0);
    let appraised = program.projects.in_order().into_iter().find(|one| !one.appraisal.is_empty()).unwrap();
    let title_of = title(&program, RecordRef::new(Kind::Project, appraised.id.0), LANG);
    change_where(&mut book, words::APPRAISALS, (1, &title_of), 5, 7_777.0);
    let reckoned = Reckoned::of("changed", &book);
    let mut changed = program.clone();
    let mut project = project.as_ref().clone();
    project.rows[0].count = 500;
    changed.put(AnyRecord::Project(Arc::new(project)));
    let mut appraised = changed.projects.get(appraised.id).unwrap().as_ref().clone();
    appraised.appraisal[0].amount = Money::thousands(7_777);
    changed.put(AnyRecord::Project(Arc::new(appraised)));
    for one in program.assumptions.iter() {
        let mut one = one.as_ref().clone();
        one.value = match (one.key.as_str(), one.age.as_str(), one.dimension.as_str()) {
            ("cost_per_inhabitant", "1–5", _) => Decimal::thousandths(140_000),
            ("net_move_in_share", _, "Småhus") => Decimal::thousandths(22_500),
            ("internal_rate", _, _) => Decimal::thousandths(3_000),
            _ => one.value,
        };
        changed.put(AnyRecord::Assumption(Arc::new(one)));
    }
    compare(&reckoned, &changed, &economy(&changed, Weighing::Raw));
}

#[test]
#[ignore = "needs LibreOffice; run by `cargo xtask test`"]
fn a_price_level_and_a_probability_changed_in_the_workbook_are_followed_everywhere() {
    let program = example();
    let mut book = book(&program, Weighing::Weighted);
    change(&mut book, words::ASSUMPTIONS, &[words::PRICE_LEVEL.sv], 1, 2026.0);
    let in_force = PlanStage::InForce.words().sv;
    let rows = ["Sannolikhet i planskedet", "in_force"];
    change(&mut book, words::ASSUMPTIONS, &rows, 3, 0.5);
    let reckoned = Reckoned::of("level", &book);
    let stage = reckoned.row(words::ASSUMPTIONS, &[in_force]);
    assert!((number(&stage[1]) - 0.5).abs() < 1e-9);
    let mut changed = program.clone();
    let mut settings = program.settings.as_ref().clone();
    settings.price_level = Some(year(2026));
    changed.put(AnyRecord::Programme(Arc::new(settings)));
    for one in program.assumptions.iter().filter(|one| one.dimension == "in_force") {
        let mut one = one.as_ref().clone();
        one.value = Decimal::thousandths(500);
        changed.put(AnyRecord::Assumption(Arc::new(one)));
    }
    compare(&reckoned, &changed, &economy(&changed, Weighing::Weighted));
}
