//! What a user may rely on when the measures go to a department as a table and come back.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "tests fail by panicking"
)]

mod support;

use genomfor::exchange::file;
use genomfor::exchange::sheet::book::{Book, Cell};
use genomfor::exchange::sheet::csv::{csv_book, csv_grid, csv_text};
use genomfor::exchange::sheet::returned::{Missing, NoTable, Returned, Trouble, returned};
use genomfor::exchange::sheet::{mark_of, measure_book};
use genomfor::model::measure::{Measure, Status};
use genomfor::model::program::Program;
use genomfor::model::record::{Id, Kind};
use genomfor::model::words::Lang;
use proptest::prelude::*;

const MARK: &str = "programme-0000000000001:412:9f";

fn samples() -> [Program; 3] {
    [
        file::read(include_bytes!("../samples/small.genomfor.json")).unwrap().program,
        file::read(include_bytes!("../samples/middle.genomfor.json")).unwrap().program,
        file::read(include_bytes!("../samples/large.genomfor.json")).unwrap().program,
    ]
}

fn small() -> Program {
    let [small, ..] = samples();
    small
}

fn read(base: &Program, book: &Book) -> Returned {
    let mut next = 1_000_000;
    let mut fresh = || {
        next += 1;
        Id(next)
    };
    returned(base, book, Missing::Remove, &mut fresh).unwrap()
}

fn assert_unchanged(base: &Program, book: &Book) {
    let read = read(base, book);
    assert_eq!(read.problems, []);
    assert_eq!(read.unknown_columns, []);
    assert!(read.changed.is_empty() && read.added.is_empty() && read.missing.is_empty());
    assert_eq!(read.program, *base);
}

fn exported(base: &Program) -> Book {
    measure_book(base, MARK, Lang::Sv)
}

/// The book as the worker and a file of Excel's give it back.
fn travelled(book: &Book) -> Book {
    Book::from_json(&book.to_json()).unwrap()
}

fn as_csv(book: &Book) -> Book {
    csv_book(&csv_grid(csv_text(book).as_bytes()).unwrap(), "fil")
}

/// The column of a heading in a sheet.
fn column(book: &Book, sheet: usize, heading: &str) -> usize {
    book.sheets[sheet].rows[0].iter().position(|cell| *cell == Cell::text(heading)).unwrap()
}

fn write(book: &mut Book, sheet: usize, row: usize, heading: &str, cell: Cell) {
    let column = column(book, sheet, heading);
    book.sheets[sheet].rows[row][column] = cell;
}

fn measure(program: &Program, number: &str) -> Measure {
    program.measures.iter().find(|measure| measure.number == number).unwrap().as_ref().clone()
}

/// The row of the measure with a number.
fn row(book: &Book, number: &str) -> usize {
    let column = column(book, 0, "Nummer");
    book.sheets[0].rows.iter().position(|row| row[column] == Cell::text(number)).unwrap()
}

#[test]
fn what_nobody_changed_comes_back_as_it_was() {
    for base in samples() {
        for lang in [Lang::Sv, Lang::En] {
            let book = travelled(&measure_book(&base, MARK, lang));
            assert_unchanged(&base, &book);
            assert_eq!(mark_of(&book).as_deref(), Some(MARK));
            let csv = as_csv(&book);
            assert_unchanged(&base, &csv);
            assert_eq!(mark_of(&csv).as_deref(), Some(MARK));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_programme_comes_back_as_it_was(seed in any::<u64>()) {
        let mut dice = support::Dice::new(seed);
        let base = support::program(&mut dice, 60);
        let book = travelled(&exported(&base));
        assert_unchanged(&base, &book);
        assert_unchanged(&base, &as_csv(&book));
    }

    #[test]
    fn no_cell_makes_reading_fail(seed in any::<u64>()) {
        let mut dice = support::Dice::new(seed);
        let base = support::program(&mut dice, 40);
        let mut book = exported(&base);
        let texts = ["", "ja", "K1 2027", "M1; M2", "=1+1", "1 234,5", "measure-0000000000000", "-", "\u{a0}", "2027"];
        for _ in 0..40 {
            let sheet = dice.below(2);
            let sheet = &mut book.sheets[sheet];
            let row = dice.below(sheet.rows.len());
            let column = dice.below(sheet.columns.len());
            let cell = match dice.below(4) {
                0 => Cell::Number(dice.next() as i64 as f64 / 7.0),
                1 => Cell::YesNo(true),
                _ => Cell::text(*dice.pick(&texts)),
            };
            if let Some(place) = sheet.rows[row].get_mut(column) {
                *place = cell;
            }
        }
        let mut next = 0;
        let _ = returned(&base, &book, Missing::Remove, &mut || { next += 1; Id(next) });
    }
}

#[test]
fn a_changed_cell_changes_its_field_and_no_other() {
    let base = small();
    let mut book = exported(&base);
    let at = row(&book, "A03");
    write(&mut book, 0, at, "Status", Cell::text("Avviker"));
    write(&mut book, 0, at, "Klart", Cell::text("2030"));
    write(&mut book, 0, at, "Bostäder som berörs", Cell::text("1 024"));
    write(&mut book, 0, at, "Kommentar", Cell::text("Rad ett\r\nRad två"));
    let read = read(&base, &book);
    assert_eq!(read.problems, []);
    let (before, after) = (measure(&base, "A03"), measure(&read.program, "A03"));
    assert_eq!(read.changed, [before.id]);
    assert_eq!(after.status, Status::Deviates);
    assert_eq!(after.end.unwrap().to_string(), "2030-Q4");
    assert_eq!(after.dwellings, Some(1024));
    assert_eq!(&*after.comment, "Rad ett\nRad två");
    let undone = Measure {
        status: before.status,
        end: before.end,
        dwellings: before.dwellings,
        comment: before.comment.clone(),
        ..after
    };
    assert_eq!(undone, before);
}

#[test]
fn what_is_not_understood_leaves_its_field_alone_and_is_told_with_its_place() {
    let base = small();
    let mut book = exported(&base);
    let at = row(&book, "A02");
    write(&mut book, 0, at, "Status", Cell::text("på gång"));
    write(&mut book, 0, at, "Huvudansvarig", Cell::text("Trafiknämnden"));
    write(&mut book, 0, at, "Mål", Cell::text("M1; M99"));
    write(&mut book, 0, at, "Tid", Cell::Empty);
    let read = read(&base, &book);
    assert_eq!(read.program, base);
    let told: Vec<_> =
        read.problems.iter().map(|p| (p.row, p.column.clone().unwrap(), p.trouble.clone())).collect();
    let place = |heading: &str, trouble| (at + 1, heading.to_owned(), trouble);
    assert_eq!(
        told,
        [
            place("Mål", Trouble::Unknown(Kind::Goal, "M99".to_owned())),
            place("Huvudansvarig", Trouble::Unknown(Kind::Body, "Trafiknämnden".to_owned())),
            place("Tid", Trouble::Emptied),
            place("Status", Trouble::NotInList),
        ]
    );
}

#[test]
fn rows_are_found_by_their_ids_in_any_order_and_below_a_title() {
    let base = small();
    let mut book = exported(&base);
    book.sheets[0].rows[1..].reverse();
    book.sheets[1].rows[1..].reverse();
    book.sheets[0].rows.insert(0, vec![Cell::text("Socialnämndens svar")]);
    book.sheets[0].rows.insert(1, Vec::new());
    assert_unchanged(&base, &book);
}

#[test]
fn a_row_without_an_id_is_a_new_measure_that_others_may_depend_on() {
    let base = small();
    let mut book = exported(&base);
    let width = book.sheets[0].rows[0].len();
    let mut empty = vec![Cell::Empty; width];
    book.sheets[0].rows.push(empty.clone());
    empty[column(&book, 0, "Nummer")] = Cell::text("A99");
    empty[column(&book, 0, "Åtgärd")] = Cell::text("Bygg ett trygghetsboende");
    empty[column(&book, 0, "Mål")] = Cell::text("M1; M2");
    book.sheets[0].rows.push(empty.clone());
    empty[column(&book, 0, "Nummer")] = Cell::Empty;
    empty[column(&book, 0, "Åtgärd")] = Cell::text("Sök stöd");
    book.sheets[0].rows.push(empty);
    let at = row(&book, "A02");
    write(&mut book, 0, at, "Beroende av", Cell::text("A01; A99"));
    let mut cost = vec![Cell::Empty; book.sheets[1].rows[0].len()];
    cost[column(&book, 1, "Nummer")] = Cell::text("A99");
    cost[column(&book, 1, "År")] = Cell::Number(2028.0);
    cost[column(&book, 1, "Belopp, tkr")] = Cell::text("1 200");
    book.sheets[1].rows.push(cost);
    let read = read(&base, &book);
    assert_eq!(read.problems, []);
    assert_eq!(read.added.len(), 2);
    let new = measure(&read.program, "A99");
    assert_eq!((new.title.as_str(), new.goals.len(), new.costs.len()), ("Bygg ett trygghetsboende", 2, 1));
    assert_eq!(new.costs[0].amount.unwrap().get(), 1200);
    assert!(measure(&read.program, "A02").depends_on.contains(&new.id));
    let last = read.program.measures.in_order().last().unwrap().as_ref().clone();
    assert_eq!(last.title, "Sök stöd");
    assert_eq!(last.number, "A100");
    assert_eq!(read.program.measures.len(), base.measures.len() + 2);
}

#[test]
fn a_row_that_is_gone_is_a_measure_to_remove_unless_only_some_rows_were_sent() {
    let base = small();
    let mut book = exported(&base);
    let at = row(&book, "A05");
    book.sheets[0].rows.remove(at);
    let gone = measure(&base, "A05").id;
    let removed = read(&base, &book);
    assert_eq!(removed.missing, [gone]);
    assert!(removed.program.measures.get(gone).is_none());
    let kept = returned(&base, &book, Missing::Keep, &mut || Id(1)).unwrap();
    assert_eq!(kept.missing, [gone]);
    assert_eq!(kept.program, base);
}

#[test]
fn without_the_column_of_ids_nothing_is_removed_and_rows_are_found_by_number() {
    let base = small();
    let mut book = exported(&base);
    let at = row(&book, "A05");
    book.sheets[0].rows.remove(at);
    let at = row(&book, "A03");
    write(&mut book, 0, at, "Status", Cell::text("Slutförd"));
    for row in &mut book.sheets[0].rows {
        row.remove(0);
    }
    let read = read(&base, &book);
    assert!(!read.by_id && read.added.is_empty());
    assert_eq!(read.program.measures.len(), base.measures.len());
    assert_eq!(measure(&read.program, "A03").status, Status::Completed);
    assert_eq!(read.missing, [measure(&base, "A05").id]);
}

#[test]
fn columns_that_nobody_knows_are_kept_in_sight() {
    let base = small();
    let mut book = exported(&base);
    for (place, row) in book.sheets[0].rows.iter_mut().enumerate() {
        row.push(Cell::text(if place == 0 { "Status hos oss".to_owned() } else { format!("svar {place}") }));
    }
    let again = book.sheets[0].rows[0][1].clone();
    book.sheets[0].rows[0].push(again);
    let read = read(&base, &book);
    assert_eq!(read.program, base);
    assert_eq!(read.unknown_columns.len(), 2, "{:?}", read.unknown_columns);
    assert_eq!(read.unknown_columns[0].heading, "Status hos oss");
    assert_eq!(read.unknown_columns[0].filled, base.measures.len());
    assert_eq!(read.unknown_columns[0].sample, ["svar 1", "svar 2", "svar 3"]);
}

#[test]
fn a_copied_row_becomes_a_measure_of_its_own_and_an_id_of_elsewhere_is_left_out() {
    let base = small();
    let mut book = exported(&base);
    let at = row(&book, "A01");
    let mut copy = book.sheets[0].rows[at].clone();
    copy[column(&book, 0, "Åtgärd")] = Cell::text("En till");
    book.sheets[0].rows.push(copy.clone());
    copy[0] = Cell::text("measure-0000000000zzz");
    book.sheets[0].rows.push(copy);
    let read = read(&base, &book);
    let told: Vec<_> = read.problems.iter().map(|problem| problem.trouble.clone()).collect();
    assert_eq!(told, [Trouble::IdTwice, Trouble::UnknownId]);
    assert_eq!(read.added.len(), 1);
    assert_eq!(read.program.measures.get(read.added[0]).unwrap().title, "En till");
}

#[test]
fn amounts_are_changed_added_and_removed_and_keep_their_sources() {
    let base = small();
    let measure_with_costs = base.measures.in_order().into_iter().find(|m| m.costs.len() >= 2).unwrap();
    let (id, before) = (measure_with_costs.id, measure_with_costs.costs.clone());
    let mut book = exported(&base);
    let first = book.sheets[1]
        .rows
        .iter()
        .position(|row| row[0] == Cell::text(format!("measure-{}", id.0.code())))
        .unwrap();
    write(&mut book, 1, first, "Belopp, tkr", Cell::text("1,4 mnkr"));
    book.sheets[1].rows.remove(first + 1);
    let read = read(&base, &book);
    assert_eq!(read.problems, []);
    let after = &read.program.measures.get(id).unwrap().costs;
    assert_eq!(after.len(), before.len() - 1);
    assert_eq!(after[0].amount.unwrap().get(), 1400);
    assert_eq!((&after[0].source, after[0].year), (&before[0].source, before[0].year));
    assert_eq!(read.changed, [id]);
}

#[test]
fn csv_is_read_in_every_form_that_programs_write() {
    let base = small();
    let texts = [
        "Nummer;Status;Bostäder som berörs\nA03;Avviker;1 024\nA04;Enligt plan;\n".to_owned(),
        "Nummer\tStatus\tBostäder som berörs\r\nA03\tAvviker\t1\u{a0}024\r\n".to_owned(),
        "Number,Status,Dwellings affected\nA03,Deviates,\"1,024\"\n".to_owned(),
        "sep=;\nNummer;Status;Bostäder som berörs\nA03;Avviker;1024,0\n".to_owned(),
    ];
    for text in texts {
        let windows: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let with_mark = format!("\u{feff}{text}").into_bytes();
        for bytes in [text.clone().into_bytes(), windows, with_mark] {
            let table = csv_book(&csv_grid(&bytes).unwrap(), "svar.csv");
            // A measure is known by its number only where a title could not be one either.
            let read = read(&base, &table);
            assert_eq!(measure(&read.program, "A03").status, Status::Deviates, "{text}");
            assert_eq!(measure(&read.program, "A03").dwellings, Some(1024), "{text}");
        }
    }
}

#[test]
fn no_cell_of_a_text_file_begins_a_formula() {
    let mut base = small();
    for sign in ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r="] {
        let mut measure = measure(&base, "A01");
        measure.title = format!("{sign}HYPERLINK(\"x\")");
        base.put(genomfor::model::program::AnyRecord::Measure(std::sync::Arc::new(measure)));
        let text = csv_text(&exported(&base));
        for cell in text.split(['\n', ';']) {
            let bare = cell.trim_start_matches(['\u{feff}', '"']);
            let formula =
                bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']) && bare != "\r";
            let formula = formula && bare.trim().parse::<i64>().is_err();
            assert!(!formula, "{cell:?}");
        }
        assert_unchanged(&base, &csv_book(&csv_grid(text.as_bytes()).unwrap(), "fil"));
    }
}

#[test]
fn a_file_without_known_headings_is_refused() {
    let table = csv_book(&csv_grid(b"Namn;Telefon\nAnna;070\n").unwrap(), "fil");
    assert_eq!(returned(&small(), &table, Missing::Remove, &mut || Id(1)), Err(NoTable));
    assert_eq!(returned(&small(), &Book::default(), Missing::Remove, &mut || Id(1)), Err(NoTable));
}

#[test]
fn a_text_too_long_for_a_cell_cannot_be_lost_there() {
    let mut base = small();
    let mut long = measure(&base, "A01");
    long.description = "mycket text ".repeat(4000).as_str().into();
    base.put(genomfor::model::program::AnyRecord::Measure(std::sync::Arc::new(long)));
    let mut book = exported(&base);
    assert_unchanged(&base, &book);
    let at = row(&book, "A01");
    write(&mut book, 0, at, "Beskrivning", Cell::text("kort"));
    let read = read(&base, &book);
    assert_eq!(read.problems[0].trouble, Trouble::TooLong);
    assert_eq!(read.program, base);
}
