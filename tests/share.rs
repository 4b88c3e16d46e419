//! The change log, versions and comparisons as a planner reads them.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

use genomfor::edit::Edit;
use genomfor::edit::document::{Document, Stamp, TypingSession};
use genomfor::edit::history::entries;
use genomfor::edit::ties::Ties;
use genomfor::exchange::file;
use genomfor::exchange::keeper::FileMark;
use genomfor::exchange::version::{Adoption, OwnRecord, freeze, of_program};
use genomfor::model::body::BodyType;
use genomfor::model::period::Day;
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::record::{Id, Kind, RecordRef, VersionId};
use genomfor::model::value::Value;
use genomfor::model::words::Lang;
use genomfor::present::difference::{Programs, Report, as_text};
use genomfor::present::share::log::{Filter, Grouping, records, sheet};
use genomfor::present::share::states::{self, State};
use std::sync::Arc;

fn sample() -> Program {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/small.genomfor.json")).unwrap();
    file::read(&bytes).unwrap().program
}

fn measure(program: &Program, number: &str) -> RecordRef {
    let found = program.measures.iter().find(|measure| measure.number == number).unwrap();
    RecordRef::new(Kind::Measure, found.id.0)
}

fn stamp(at: &str, by: &str) -> Stamp {
    Stamp { at: format!("2026-11-{at}:00+01:00"), by: by.to_owned() }
}

/// Three days of work by two roles.
fn worked_on() -> Document {
    let mut document = Document::new(Id(1), sample());
    let (a04, a05) = (measure(document.program(), "A04"), measure(document.program(), "A05"));
    let set = |target, field, value: &str| Edit::Set(target, vec![(field, Value::text(value))]);
    document.dispatch(set(a04, "end", "2029-Q2"), stamp("22T09:00", "Planerare")).unwrap();
    for text in ["Upphäv", "Upphäv fyra", "Upphäv fyra detaljplaner"] {
        let session = TypingSession(7);
        document
            .dispatch_typing(set(a05, "title", text), session, a05, stamp("23T10:30", "Planerare"))
            .unwrap();
    }
    let by = "Socialförvaltningen";
    document.dispatch(set(a04, "status", "deviates"), stamp("24T14:02", by)).unwrap();
    document.dispatch(Edit::Remove(a05, Ties::Untie), stamp("24T14:05", by)).unwrap();
    document.undo(stamp("24T14:06", by));
    document
}

/// The log as text: groups, and entries below them.
fn shown(document: &Document, grouping: Grouping, filter: &Filter, limit: usize, lang: Lang) -> String {
    let known = entries(document.log());
    let programs = Programs::of(&[document.program()]).and_records(records(&known));
    let sheet = sheet(&programs, &known, grouping, filter, limit, lang);
    let mut text = String::new();
    for group in &sheet.groups {
        text.push_str(&format!("{}\n", group.title));
        for row in &group.rows {
            let fate = row.fate.as_ref().map(|fate| format!(" [{fate}]")).unwrap_or_default();
            text.push_str(&format!("  {} ({}){fate}\n", row.what, row.when));
        }
    }
    format!("{text}{} found{}\n", sheet.found, if sheet.more { ", more" } else { "" })
}

#[test]
fn the_log_is_read_by_day_by_record_and_by_role() {
    let document = worked_on();
    let all = Filter::default();
    assert_eq!(
        shown(&document, Grouping::Day, &all, 200, Lang::Sv),
        "\
2026-11-24
  Ta bort åtgärd A05 (14.05, Socialförvaltningen) [Ångrad 14.06 av Socialförvaltningen]
  Ändra status i åtgärd A04 (14.02, Socialförvaltningen)
2026-11-23
  Ändra rubrik i åtgärd A05 (10.30, Planerare)
2026-11-22
  Ändra klart i åtgärd A04 (09.00, Planerare)
4 found
"
    );
    assert_eq!(
        shown(&document, Grouping::Record, &all, 200, Lang::Sv),
        "\
Åtgärd A05 ”Upphäv fyra detaljplaner”
  Ta bort åtgärd A05 (2026-11-24 14.05, Socialförvaltningen) [Ångrad 14.06 av Socialförvaltningen]
  Ändra rubrik i åtgärd A05 (2026-11-23 10.30, Planerare)
Åtgärd A04 ”Ta fram en detaljplan för Stationsområdet, 60 bostäder”
  Ändra status i åtgärd A04 (2026-11-24 14.02, Socialförvaltningen)
  Ändra klart i åtgärd A04 (2026-11-22 09.00, Planerare)
4 found
"
    );
    assert_eq!(
        shown(&document, Grouping::Role, &all, 3, Lang::En),
        "\
Socialförvaltningen
  Remove measure A05 (2026-11-24 14:05) [Undone 14:06 by Socialförvaltningen]
  Change status in measure A04 (2026-11-24 14:02)
Planerare
  Change title in measure A05 (2026-11-23 10:30)
4 found, more
"
    );
}

#[test]
fn the_log_is_searched_in_what_changed_and_filtered_by_day() {
    let document = worked_on();
    let since = |day: &str| Filter { since: Day::parse(day), query: String::new() };
    let text = shown(&document, Grouping::Day, &since("2026-11-24"), 200, Lang::Sv);
    assert!(text.ends_with("2 found\n"), "{text}");
    for (query, found) in
        [("K2 2029", 1), ("stationsområdet", 2), ("avviker", 1), ("planerare fyra", 1), ("ingenting", 0)]
    {
        let filter = Filter { since: None, query: query.to_owned() };
        let text = shown(&document, Grouping::Day, &filter, 200, Lang::Sv);
        assert!(text.ends_with(&format!("{found} found\n")), "{query}: {text}");
    }
}

#[test]
fn what_has_changed_since_the_adoption_is_told_with_the_decision() {
    let mut document = Document::new(Id(1), sample());
    let council =
        document.program().bodies.iter().find(|body| body.body_type == BodyType::Council).unwrap().id;
    let adoption = Adoption {
        by: Some(council),
        date: Day::parse("2027-02-22"),
        paragraph: "§ 54".to_owned(),
        registry_number: "KS 2026/118".to_owned(),
    };
    let at = stamp("22T09:00", "Planerare");
    let version = of_program(document.program(), Id(9), String::new(), document.mark(), at.clone());
    let edit = freeze(document.program(), version, &adoption, OwnRecord::Written);
    document.dispatch(edit, at).unwrap();
    let a04 = measure(document.program(), "A04");
    document
        .dispatch(Edit::Set(a04, vec![("end", Value::text("2029-Q2"))]), stamp("24T09:00", "Planerare"))
        .unwrap();
    let from = states::first_choice(&document, None);
    assert_eq!(from, State::Version(VersionId(Id(9))));
    let old = states::program_in(&document, from).unwrap();
    let heading = states::heading(&document, from, State::Now, "", "2027-06-01T08:00:00+02:00", Lang::Sv);
    let report = Report::of(&old, document.program(), heading, Lang::Sv);
    assert_eq!(
        as_text(&report, Lang::Sv),
        "\
Ändringar sedan antagandet
Handlingsplan för bostadsförsörjningen 2027–2030, Älvnäs kommun
Antagen: Kommunfullmäktige 2027-02-22, § 54, KS 2026/118
Jämförelsen gjordes 2027-06-01 08.00

1 ändrad

PROGRAM (1 ändrad)
• Åtgärd A04 ”Ta fram en detaljplan för Stationsområdet, 60 bostäder”: klart K4 2028 → K2 2029
"
    );
}

#[test]
fn every_state_that_is_offered_can_be_had_and_found_again_by_its_code() {
    let mut document = worked_on();
    document.publish();
    let version =
        of_program(document.program(), Id(9), "före samråd".to_owned(), document.mark(), Stamp::default());
    let add = Edit::Add(AnyRecord::Version(Arc::new(version)));
    document.dispatch(add, stamp("25T09:00", "Planerare")).unwrap();
    let file =
        FileMark { name: "p.json".to_owned(), at: "2026-11-22T10:00:00+01:00".to_owned(), revision: 1 };
    let groups = states::choices(&document, Some(&file), Lang::Sv);
    let names: Vec<&str> =
        groups.iter().flat_map(|group| &group.choices).map(|choice| choice.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Nu",
            "Senast sparat till fil (2026-11-22 10.00)",
            "En fil från disk",
            "före samråd ()",
            "Som det sparades eller skickades (2026-11-24 14.06)",
            "2026-11-24",
            "2026-11-23",
            "2026-11-22"
        ]
    );
    for choice in groups.iter().flat_map(|group| &group.choices) {
        assert_eq!(State::of_code(&choice.state.code()), Some(choice.state));
        let had = states::program_in(&document, choice.state).is_some();
        assert_eq!(had, choice.state != State::Disk, "{}", choice.name);
    }
    assert_eq!(State::of_code("measure-0000000000000"), None);
}
