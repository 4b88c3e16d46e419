//! What a user may rely on when workbooks are written and read.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "tests fail by panicking"
)]

use genomfor::exchange::file;
use genomfor::exchange::sheet::book::{Book, Cell, Role, Sheet};
use genomfor::exchange::sheet::office_error::OfficeError;
use genomfor::exchange::sheet::returned::{Missing, returned};
use genomfor::exchange::sheet::{mark_of, measure_book};
use genomfor::model::program::Program;
use genomfor::model::words::Lang;
use genomfor_office::guard::Limits;
use genomfor_office::{read_xlsx, write_xlsx};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn write(book: &Book) -> Vec<u8> {
    write_xlsx(&book.to_json(), &mut |_, _| {}).unwrap()
}

fn read(bytes: &[u8]) -> Result<Book, OfficeError> {
    read_xlsx(bytes, &Limits::default(), &mut |_, _| {}).map(|json| Book::from_json(&json).unwrap())
}

fn refused(bytes: &[u8]) -> OfficeError {
    read(bytes).unwrap_err()
}

fn samples() -> [Program; 3] {
    [
        file::read(include_bytes!("../../samples/small.genomfor.json")).unwrap().program,
        file::read(include_bytes!("../../samples/middle.genomfor.json")).unwrap().program,
        file::read(include_bytes!("../../samples/large.genomfor.json")).unwrap().program,
    ]
}

fn one_sheet(rows: Vec<Vec<Cell>>) -> Book {
    let columns = vec![Default::default(); rows.iter().map(Vec::len).max().unwrap_or_default()];
    Book {
        sheets: vec![Sheet { name: "Blad".to_owned(), role: Role::Table, columns, rows, ..Sheet::default() }],
    }
}

/// An archive of named parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with one of its parts replaced.
fn with_part(book: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut parts = Vec::new();
    for place in 0..old.len() {
        let mut part = old.by_index(place).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let own = part.name().unwrap().into_owned();
        let bytes = if own == name { content.to_vec() } else { bytes };
        parts.push((own, bytes));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    archive(&parts)
}

#[test]
fn what_goes_out_as_a_workbook_and_comes_back_unchanged_changes_nothing() {
    for base in samples() {
        for lang in [Lang::Sv, Lang::En] {
            let file = write(&measure_book(&base, "programme-x:1:2", lang));
            let book = read(&file).unwrap();
            assert_eq!(mark_of(&book).as_deref(), Some("programme-x:1:2"));
            let read = returned(&base, &book, Missing::Remove, &mut || panic!("nothing is new")).unwrap();
            assert_eq!(read.problems, []);
            assert_eq!(read.program, base);
        }
    }
}

#[test]
fn every_cell_comes_back_as_it_was_and_none_is_a_formula() {
    let texts = [
        "=1+1",
        "+46 70",
        "-5",
        "@SUM(A1)",
        "{=1}",
        "=HYPERLINK(\"x\")",
        "rad\nnästa",
        "_x0041_",
        "_x005F_x0041_",
        "åäö 日本 🏠",
        "<b> & \"c\" 'd'",
        "  mellanslag  ",
        "\u{202e}bakvänt",
        "1-3",
        "007",
        "https://exempel.se",
        "a\u{e000}b",
    ];
    let mut rows: Vec<Vec<Cell>> = texts.iter().map(|text| vec![Cell::text(*text), Cell::Empty]).collect();
    rows.push(vec![Cell::Number(-7200.0), Cell::YesNo(true), Cell::Number(0.1)]);
    rows.push(Vec::new());
    rows.push(vec![Cell::Empty, Cell::text("sist")]);
    let book = one_sheet(rows);
    let file = write(&book);
    let mut parts = ZipArchive::new(Cursor::new(&file)).unwrap();
    let mut sheet = String::new();
    parts.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"), "{sheet}");
    let back = read(&file).unwrap();
    for (place, text) in texts.iter().enumerate() {
        assert_eq!(*back.sheets[0].cell(place, 0), Cell::text(*text));
    }
    let from = texts.len();
    assert_eq!(*back.sheets[0].cell(from, 0), Cell::Number(-7200.0));
    assert_eq!(*back.sheets[0].cell(from, 1), Cell::YesNo(true));
    assert_eq!(*back.sheets[0].cell(from + 2, 1), Cell::text("sist"));
}

#[test]
fn the_same_book_is_the_same_file() {
    let book = measure_book(&samples()[0], "m", Lang::Sv);
    assert_eq!(write(&book), write(&book));
}

#[test]
fn progress_only_grows_and_ends_at_the_whole() {
    let book = measure_book(&samples()[0], "m", Lang::Sv);
    let mut told = Vec::new();
    let file =
        write_xlsx(&book.to_json(), &mut |done, all| told.push(f64::from(done) / f64::from(all))).unwrap();
    assert!(told.windows(2).all(|pair| pair[0] <= pair[1]) && told.last() == Some(&1.0), "{told:?}");
    told.clear();
    read_xlsx(&file, &Limits::default(), &mut |done, all| told.push(f64::from(done) / f64::from(all)))
        .unwrap();
    assert!(told.windows(2).all(|pair| pair[0] <= pair[1]) && told.last() == Some(&1.0), "{told:?}");
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked_even_when_it_lies_about_its_size() {
    let limits = Limits::default();
    let zeros = vec![b' '; limits.unpacked as usize / 2];
    let bomb = archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", &zeros),
        ("xl/worksheets/sheet1.xml", &zeros),
        ("xl/sharedStrings.xml", &zeros),
    ]);
    assert!(bomb.len() < 1_000_000);
    assert_eq!(refused(&bomb), OfficeError::Bomb);
    // The sizes stand after the signatures of the local and central heads.
    let mut liar = bomb.clone();
    for place in 0..liar.len().saturating_sub(30) {
        if liar[place..].starts_with(b"PK\x03\x04") {
            liar[place + 22..place + 26].copy_from_slice(&100u32.to_le_bytes());
        }
        if liar[place..].starts_with(b"PK\x01\x02") {
            liar[place + 24..place + 28].copy_from_slice(&100u32.to_le_bytes());
        }
    }
    assert!(matches!(refused(&liar), OfficeError::Bomb | OfficeError::Damaged));
}

#[test]
fn one_text_in_very_many_cells_and_a_cell_in_the_last_corner_are_refused() {
    let book = write(&one_sheet(vec![vec![Cell::text("x".repeat(32_000)), Cell::text("y")]]));
    let head = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
    let mut many = String::from(head);
    for row in 1..=2_000 {
        many.push_str(&format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"));
    }
    many.push_str("</sheetData></worksheet>");
    assert_eq!(
        refused(&with_part(&book, "xl/worksheets/sheet1.xml", many.as_bytes())),
        OfficeError::TooManyCells
    );
    let corner =
        format!("{head}<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>");
    assert_eq!(
        refused(&with_part(&book, "xl/worksheets/sheet1.xml", corner.as_bytes())),
        OfficeError::TooManyCells
    );
}

#[test]
fn days_become_text_and_formulas_the_value_that_they_had() {
    let book = write(&one_sheet(vec![vec![Cell::text("x")]]));
    let styles = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\">\
                  <xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    let sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">\
                 <c r=\"A1\" s=\"1\"><v>46477</v></c><c r=\"B1\"><f>1+1</f><v>2</v></c>\
                 <c r=\"C1\" t=\"e\"><v>#REF!</v></c><c r=\"D1\" t=\"inlineStr\"><is><t>direkt</t></is></c>\
                 </row></sheetData></worksheet>";
    let file = with_part(
        &with_part(&book, "xl/styles.xml", styles.as_bytes()),
        "xl/worksheets/sheet1.xml",
        sheet.as_bytes(),
    );
    let row = read(&file).unwrap().sheets[0].rows[0].clone();
    assert_eq!(row, [Cell::text("2027-03-31"), Cell::Number(2.0), Cell::text("#REF!"), Cell::text("direkt")]);
}

#[test]
fn damage_never_does_more_than_be_refused() {
    let file = write(&measure_book(&samples()[0], "m", Lang::Sv));
    for part in 0..20 {
        let cut = &file[..file.len() * part / 20];
        let error = refused(cut);
        assert!(matches!(error, OfficeError::Damaged | OfficeError::Empty), "{part}: {error:?}");
    }
    // Single bytes turned over: whatever is read is whole, else it is refused.
    for place in (0..file.len()).step_by(file.len() / 300) {
        let mut bytes = file.clone();
        bytes[place] ^= 0x55;
        let _ = read(&bytes);
    }
}

#[test]
fn other_files_are_told_apart() {
    assert_eq!(refused(b""), OfficeError::Empty);
    assert_eq!(refused(b"Nummer;Status\n"), OfficeError::NotAWorkbook);
    assert_eq!(refused(b"PK\x03\x04"), OfficeError::Damaged);
    assert_eq!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Workbook"), OfficeError::OldExcel);
    let mut secret = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    secret.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refused(&secret), OfficeError::Encrypted);
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    assert_eq!(refused(&archive(&[types, ("word/document.xml", b"<w/>")])), OfficeError::OtherOffice);
    assert_eq!(refused(&archive(&[types, ("xl/workbook.bin", b"x")])), OfficeError::OtherSpreadsheet);
    let sheet: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
    assert_eq!(refused(&archive(&[sheet])), OfficeError::OtherSpreadsheet);
    let text: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.text");
    assert_eq!(refused(&archive(&[text])), OfficeError::OtherOffice);
    assert_eq!(refused(&archive(&[("bilder/a.png", b"x")])), OfficeError::NotAWorkbook);
    assert_eq!(refused(&archive(&[types, ("xl/workbook.xml", b"<not a workbook")])), OfficeError::Damaged);
    let limits = Limits { file: 3, ..Limits::default() };
    assert_eq!(read_xlsx(b"PK\x03\x04", &limits, &mut |_, _| {}), Err(OfficeError::TooLarge));
}

#[test]
fn what_is_no_book_is_not_written() {
    assert_eq!(write_xlsx("[]", &mut |_, _| {}), Err(OfficeError::BadBook));
    let mut book = one_sheet(Vec::new());
    book.sheets[0].name = "ett/namn:som inte går".to_owned();
    assert_eq!(write_xlsx(&book.to_json(), &mut |_, _| {}), Err(OfficeError::NotWritten));
}
