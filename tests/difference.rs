//! Differences in words: as a planner reads them, and that nothing of any programme is without.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod support;

use genomfor::analysis::difference::differences;
use genomfor::edit::Edit;
use genomfor::edit::ties::Ties;
use genomfor::exchange::file;
use genomfor::model::leaf::Place;
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::rank::Rank;
use genomfor::model::record::{Id, Kind, RecordRef};
use genomfor::model::value::Value;
use genomfor::model::words::Lang;
use genomfor::present::difference::{
    Body, Heading, Programs, Report, as_text, contents, line, lines, place_label, value_words,
};
use support::Dice;

fn sample() -> Program {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/small.genomfor.json")).unwrap();
    file::read(&bytes).unwrap().program
}

/// The record of a kind with that number, short name or title.
fn find(program: &Program, kind: Kind, name: &str) -> AnyRecord {
    let is = |record: &AnyRecord| {
        ["number", "short_name", "title", "name"]
            .iter()
            .any(|field| record.get(field).as_text() == Some(name))
    };
    program.records(kind).into_iter().find(is).unwrap_or_else(|| panic!("{name}"))
}

fn apply(program: &mut Program, edit: Edit) {
    edit.changes(program).unwrap().apply(program);
}

fn set(program: &mut Program, record: &AnyRecord, fields: Vec<(&'static str, Value)>) {
    apply(program, Edit::Set(record.reference(), fields));
}

/// The lines of the only record that differs.
fn lines_of(old: &Program, new: &Program, lang: Lang) -> Vec<String> {
    let programs = Programs::of(&[new, old]);
    let found = differences(old, new);
    assert_eq!(found.len(), 1);
    lines(&programs, &found[0], lang).iter().map(|line| line.text()).collect()
}

fn without(items: &Value, gone: &AnyRecord) -> Value {
    let id = gone.reference().to_string();
    Value::List(items.as_list().iter().filter(|item| item.as_text() != Some(&id)).cloned().collect())
}

fn and(items: &Value, more: &AnyRecord) -> Value {
    let more = Value::Text(more.reference().to_string());
    Value::List(items.as_list().iter().cloned().chain([more]).collect())
}

/// The sample with the measure of the example.
fn old_programme() -> Program {
    let mut program = sample();
    let measure = find(&program, Kind::Measure, "A04");
    set(&mut program, &measure, vec![("title", Value::text("Ny detaljplan Stationsområdet"))]);
    program
}

#[test]
fn a_quarter_that_moved_is_one_line_as_in_the_example() {
    let old = old_programme();
    let mut new = old.clone();
    let measure = find(&new, Kind::Measure, "A04");
    set(&mut new, &measure, vec![("end", Value::text("2029-Q2"))]);
    for (lang, name, text) in [
        (Lang::Sv, "Åtgärd A04 ”Ny detaljplan Stationsområdet”", "klart K4 2028 → K2 2029"),
        (Lang::En, "Measure A04 “Ny detaljplan Stationsområdet”", "end Q4 2028 → Q2 2029"),
    ] {
        let report = Report::of(&old, &new, Heading::default(), lang);
        let record = &report.groups[0].records[0];
        assert_eq!((record.name(lang).as_str(), record.lines.len()), (name, 1));
        assert_eq!(record.lines[0].text(), text);
        assert!(
            as_text(&report, lang).contains(&format!("• {name}: {text}\n")),
            "{}",
            as_text(&report, lang)
        );
    }
}

#[test]
fn bodies_that_take_part_come_and_go_by_name() {
    let old = sample();
    let mut new = old.clone();
    let measure = find(&new, Kind::Measure, "A04");
    let (company, board) = (find(&new, Kind::Body, "ÄB"), find(&new, Kind::Body, "KS"));
    let partners = and(&without(&measure.get("partners"), &board), &company);
    set(&mut new, &measure, vec![("partners", partners)]);
    let mut found = lines_of(&old, &new, Lang::Sv);
    found.sort();
    assert_eq!(found, ["medverkande: + Älvnäsbostäder AB", "medverkande: − Kommunstyrelsen"]);
}

/// A list with one cell of one of its rows set.
fn with_cell(rows: &Value, place: usize, cell: &str, value: Value) -> Value {
    let Value::List(mut items) = rows.clone() else { panic!() };
    let Value::Object(entries) = &mut items[place] else { panic!() };
    entries.retain(|(name, _)| name != cell);
    entries.push((cell.to_owned(), value));
    Value::List(items)
}

#[test]
fn cells_are_named_by_their_row_and_rows_that_come_or_go_are_one_line() {
    let old = sample();
    let check =
        |kind, name: &str, field: &'static str, value: &dyn Fn(Value) -> Value, sv: &[&str], en: &[&str]| {
            let mut new = old.clone();
            let record = find(&new, kind, name);
            set(&mut new, &record, vec![(field, value(record.get(field)))]);
            assert_eq!(lines_of(&old, &new, Lang::Sv), sv);
            assert_eq!(lines_of(&old, &new, Lang::En), en);
        };
    check(
        Kind::Need,
        "Tillskott av bostäder 2027–2030",
        "years",
        &|rows| with_cell(&rows, 1, "dwellings", Value::Int(40)),
        &["bostäder 2028: 30 → 40"],
        &["dwellings 2028: 30 → 40"],
    );
    check(
        Kind::Project,
        "P2",
        "rows",
        &|rows| with_cell(&rows, 0, "count", Value::Int(25)),
        &["bostäder 2029, flerbostadshus, hyresrätt: 24 → 25"],
        &["dwellings 2029, multi-dwelling building, rental: 24 → 25"],
    );
    check(
        Kind::Project,
        "P2",
        "rows",
        &|rows| with_cell(&rows, 1, "year", Value::Int(2030)),
        &["bostäder 2029, specialbostad, hyresrätt: − 6", "bostäder 2030, specialbostad, hyresrätt: + 6"],
        &["dwellings 2029, special dwelling, rental: − 6", "dwellings 2030, special dwelling, rental: + 6"],
    );
    check(
        Kind::Measure,
        "A02",
        "costs",
        &|rows| with_cell(&rows, 0, "amount", Value::Int(1200)),
        &["belopp 2027, exploatering, Kommunstyrelsen: 150 → 1\u{a0}200\u{a0}tkr"],
        &["amounts 2027, development, Kommunstyrelsen: 150 → 1,200\u{a0}SEK thousand"],
    );
    check(
        Kind::Measure,
        "A02",
        "costs",
        &|rows| with_cell(&rows, 0, "certainty", Value::text("decided")),
        &["belopp 2027, exploatering, Kommunstyrelsen, säkerhet: kalkyl → beslutad"],
        &["amounts 2027, development, Kommunstyrelsen, certainty: calculated → decided"],
    );
}

#[test]
fn a_part_has_a_label_and_a_value_of_its_own() {
    let program = sample();
    let programs = Programs::of(&[&program]);
    let project = find(&program, Kind::Project, "P2");
    let measure = find(&program, Kind::Measure, "A02");
    let shown = |record: &AnyRecord| -> Vec<(String, String)> {
        let leaves = genomfor::model::leaf::leaves(record);
        let told = leaves.iter().map(|(place, value)| {
            let words = value_words(&programs, record, place, value, Lang::Sv);
            (place_label(&programs, record, place, Lang::Sv), words)
        });
        told.collect()
    };
    let has = |record: &AnyRecord, label: &str, value: &str| {
        let all = shown(record);
        assert!(all.contains(&(label.to_owned(), value.to_owned())), "{label}: {value} in {all:#?}");
    };
    has(&project, "Bostäder per år 2029, flerbostadshus, hyresrätt: antal", "24");
    has(&project, "Bostäder per år 2029, flerbostadshus, hyresrätt", "24");
    has(&project, "Sannolikhet, procent", "90\u{a0}procent");
    has(&project, "Bruttoarea, m²", "2\u{a0}750\u{a0}m²");
    has(&project, "Plats i listan", "plats 2");
    has(&measure, "Klart", "K4 2027");
    has(&measure, "Medverkande", "Älvnäsbostäder AB");
    has(&measure, "Prioritet", "1 – hög");
    has(&measure, "Rubrik", "Anvisa marken i kvarteret Linden för 24 hyresrätter med hiss");
    let value = |place: Place| value_words(&programs, &measure, &place, &Value::Null, Lang::Sv);
    assert_eq!(value(Place::Field("end")), "tomt");
    assert_eq!(value(Place::Field("internal")), "nej");
    assert_eq!(value(Place::Member("partners", "x".to_owned())), "saknas");
    let parts = contents(&programs, &project, Lang::Sv);
    assert!(parts.iter().any(|(label, value)| {
        label == "Bostäder per år"
            && value == "2029, flerbostadshus, hyresrätt: 24; 2029, specialbostad, hyresrätt: 6"
    }));
}

#[test]
fn a_whole_report_reads_like_this() {
    let old = old_programme();
    let mut new = old.clone();
    let measure = find(&new, Kind::Measure, "A04");
    let done = measure.get("done_when").as_text().unwrap().to_owned();
    set(
        &mut new,
        &measure,
        vec![
            ("end", Value::text("2029-Q2")),
            ("title", Value::text("Ny detaljplan")),
            ("done_when", Value::Text(done.replace("laga kraft", "full laga kraft"))),
            ("status", Value::text("deviates")),
            ("priority", Value::Null),
        ],
    );
    let mut added = AnyRecord::blank(RecordRef::new(Kind::Measure, Id(77)));
    added.set("number", Value::text("A21")).unwrap();
    added.set("title", Value::text("Bygg ett trygghetsboende")).unwrap();
    added.set_rank(new.last_rank(Kind::Measure));
    apply(&mut new, Edit::Add(added));
    let goal = find(&new, Kind::Goal, "M8");
    apply(&mut new, Edit::Remove(goal.reference(), Ties::Untie));
    let body = find(&new, Kind::Body, "ÄB");
    let last = new.last_rank(Kind::Body);
    apply(&mut new, Edit::Move(body.reference(), Rank::after(Some(&last))));
    let facts = new.get(RecordRef::PROGRAMME).unwrap();
    set(
        &mut new,
        &facts,
        vec![("adopted_date", Value::text("2027-02-22")), ("inhabitants", Value::Int(12_100))],
    );
    let heading = Heading::of(&new, "”före samråd”", "nu", "2026-11-26T08:05:00+01:00", Lang::Sv);
    let text = as_text(&Report::of(&old, &new, heading, Lang::Sv), Lang::Sv);
    assert_eq!(text.replace('\u{a0}', " "), SWEDISH);
    let heading = Heading::of(&new, "“before consultation”", "now", "2026-11-26T08:05:00+01:00", Lang::En);
    let text = as_text(&Report::of(&old, &new, heading, Lang::En), Lang::En);
    assert_eq!(text.replace('\u{a0}', " "), ENGLISH);
}

const SWEDISH: &str = "\
Skillnader från ”före samråd” till nu
Handlingsplan för bostadsförsörjningen 2027–2030, Älvnäs kommun
Jämförelsen gjordes 2026-11-26 08.05

7 ändrade, 1 ny, 1 borttagen

UNDERLAG (2 ändrade)
• Programmets uppgifter:
   – invånare 12 000 → 12 100
   – antagen den: tomt → 2027-02-22
• Organ ”Älvnäsbostäder AB”: flyttat i listan

PROGRAM (5 ändrade, 1 ny, 1 borttagen)
• Mål M8 ”Planen följs upp varje år och samordnas med grannkommunen”: borttaget
• Indikator ”Uppföljning behandlad i fullmäktige före budgetbeslutet”: mål: − M8
• Indikator ”Samrådsmöten med grannkommun och region”: mål: − M8
• Åtgärd A04 ”Ny detaljplan”:
   – rubrik: ”Ny detaljplan Stationsområdet” → ”Ny detaljplan”
   – klar när: Detaljplanen har vunnit [+ full] laga kraft.
   – prioritet: 1 – hög → tomt
   – klart K4 2028 → K2 2029
   – status enligt plan → avviker
• Åtgärd A19 ”Håll ett samrådsmöte med grannkommunen och regionen”: mål: − M8
• Åtgärd A20 ”Lämna en uppföljning till fullmäktige i budgetprocessen”: mål: − M8
• Åtgärd A21 ”Bygg ett trygghetsboende”: ny
";

const ENGLISH: &str = "\
Differences from “before consultation” to now
Handlingsplan för bostadsförsörjningen 2027–2030, Älvnäs kommun
Compared 2026-11-26 08:05

7 changed, 1 new, 1 removed

BASIS (2 changed)
• The programme's facts:
   – inhabitants 12,000 → 12,100
   – adopted on: empty → 2027-02-22
• Body “Älvnäsbostäder AB”: moved in the list

PROGRAMME (5 changed, 1 new, 1 removed)
• Goal M8 “Planen följs upp varje år och samordnas med grannkommunen”: removed
• Indicator “Uppföljning behandlad i fullmäktige före budgetbeslutet”: goals: − M8
• Indicator “Samrådsmöten med grannkommun och region”: goals: − M8
• Measure A04 “Ny detaljplan”:
   – title: “Ny detaljplan Stationsområdet” → “Ny detaljplan”
   – done when: Detaljplanen har vunnit [+ full] laga kraft.
   – priority: 1 – high → empty
   – end Q4 2028 → Q2 2029
   – status on plan → deviates
• Measure A19 “Håll ett samrådsmöte med grannkommunen och regionen”: goals: − M8
• Measure A20 “Lämna en uppföljning till fullmäktige i budgetprocessen”: goals: − M8
• Measure A21 “Bygg ett trygghetsboende”: new
";

#[test]
fn equal_programmes_have_no_differences() {
    let program = sample();
    let report = Report::of(&program, &program, Heading::default(), Lang::Sv);
    assert!(report.is_empty());
    assert!(as_text(&report, Lang::Sv).contains("Inga skillnader."));
}

/// Text that looks like an id.
fn shows_an_id(text: &str) -> bool {
    Kind::ALL.iter().any(|kind| text.contains(&format!("{}-", kind.code())))
}

#[test]
fn every_part_of_random_programmes_has_a_label_and_a_line_and_no_id_shows() {
    for seed in 0..150 {
        let dice = &mut Dice::new(seed);
        let old = support::program(dice, 30);
        let mut new = old.clone();
        for _ in 0..25 {
            if let Ok(changes) = support::edit(dice, &new).changes(&new) {
                changes.apply(&mut new);
            }
        }
        let programs = Programs::of(&[&new, &old]);
        for lang in [Lang::Sv, Lang::En] {
            for difference in differences(&old, &new) {
                let (Some(before), Some(after)) = (&difference.before, &difference.after) else { continue };
                for part in &difference.parts {
                    let label = place_label(&programs, after, &part.place, lang);
                    let was = value_words(&programs, before, &part.place, &part.before, lang);
                    let is = value_words(&programs, after, &part.place, &part.after, lang);
                    let text = line(&programs, before, after, part, lang).text();
                    for words in [&label, &was, &is, &text] {
                        assert!(!words.trim().is_empty(), "{part:?}: {label} | {was} | {is} | {text}");
                        assert!(!shows_an_id(words), "{words}");
                    }
                    if let Body::Swap { before, after } = line(&programs, before, after, part, lang).body {
                        assert_ne!(before, after, "{text}");
                    }
                }
            }
            let text = as_text(&Report::of(&old, &new, Heading::default(), lang), lang);
            assert!(!shows_an_id(&text), "{text}");
        }
    }
}

#[test]
fn long_text_is_compared_by_words_and_what_could_not_be_read_is_named() {
    let old = sample();
    let mut new = old.clone();
    let mut measure = find(&new, Kind::Measure, "A01");
    let text = "Kommunen säljer tomterna i två omgångar. Priset är i genomsnitt 300 000 kronor per tomt.";
    let mut before = measure.clone();
    before.set("description", Value::text(text)).unwrap();
    let text = text.replace("i två omgångar", "under 2027 och 2028");
    measure.set("description", Value::Text(text)).unwrap();
    measure.extra_mut().kept.push(("färg".to_owned(), Value::text("blå")));
    measure.extra_mut().unread.push(("status".to_owned(), Value::text("banan")));
    new.put(measure);
    let mut old = old;
    old.put(before);
    assert_eq!(
        lines_of(&old, &new, Lang::Sv),
        [
            "beskrivning: Kommunen säljer tomterna [− i två omgångar.] [+ under 2027 och 2028.] Priset är i \
             genomsnitt 300 …",
            "okända uppgifter ur en fil: + okänd uppgift ”färg” blå",
            "uppgifter som inte kunde läsas: + status banan",
        ]
    );
}
