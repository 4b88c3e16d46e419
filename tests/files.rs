//! What a user may rely on when saving and opening files: round trips, formats of released
//! versions, the schema, and more than a hundred hostile files.
//!
//! `GENOMFOR_WRITE=1` (through `cargo xtask schema`) writes schema and golden files anew.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "tests fail by panicking"
)]

mod support;

use genomfor::analysis::invariants::{self, Fault};
use genomfor::edit::document::Document;
use genomfor::exchange::encoding::SIZE_LIMIT;
use genomfor::exchange::file::{self, Opened};
use genomfor::exchange::read_error::{Oddity, ReadError};
use genomfor::exchange::schema;
use genomfor::model::record::{Fields, Id, Kind};
use genomfor::model::words::Lang;
use genomfor::present::sentences;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use support::{Dice, program, work};

const SAVED: &str = "2026-11-23T12:00:00+01:00";

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn open(path: &str) -> Opened {
    file::read(&fs::read(at(path)).unwrap()).unwrap_or_else(|error| panic!("{path}: {error:?}"))
}

fn rewritten(opened: Opened) -> String {
    file::write(&opened.into_document(0), SAVED)
}

/// Compares with a committed file, or writes it when asked to.
fn golden(path: &str, text: &str) {
    if std::env::var_os("GENOMFOR_WRITE").is_some() {
        fs::write(at(path), text).unwrap();
    }
    let committed = fs::read_to_string(at(path)).unwrap_or_default();
    assert!(
        committed == text,
        "{path} is not what the code writes: run `cargo xtask schema` and look at the difference"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back_the_same(seed: u64, steps in 0usize..40) {
        let mut dice = Dice::new(seed);
        let mut document = Document::new(Id(dice.next()), program(&mut dice, 15));
        work(&mut dice, &mut document, steps);
        let text = file::write(&document, SAVED);
        let opened = file::read(text.as_bytes()).unwrap();
        prop_assert!(opened.notices.is_empty(), "{:?}", opened.notices);
        prop_assert_eq!(&opened.program, document.program());
        prop_assert_eq!(opened.id, document.id());
        prop_assert_eq!(opened.revision, document.revision());
        prop_assert_eq!(&opened.log, document.log());
        prop_assert_eq!(rewritten(opened), text);
    }

    #[test]
    fn a_file_with_chance_damage_is_refused_or_opened_and_can_be_saved(seed: u64, wounds in 1usize..6) {
        let mut dice = Dice::new(seed);
        let whole = fs::read(at("tests/fixtures/files/whole.json")).unwrap();
        let mut bytes = whole.clone();
        for _ in 0..wounds {
            let place = dice.below(bytes.len());
            match dice.below(3) {
                0 => bytes[place] = dice.next() as u8,
                1 => drop(bytes.splice(place..(place + dice.below(40)).min(bytes.len()), [])),
                _ => {
                    let from = dice.below(whole.len());
                    let piece = whole[from..(from + dice.below(60)).min(whole.len())].to_vec();
                    drop(bytes.splice(place..place, piece));
                }
            }
        }
        for read in [file::read(&bytes), file::read_cut_off(&bytes)] {
            match read {
                Ok(opened) => {
                    let text = rewritten(opened.clone());
                    prop_assert_eq!(file::read(text.as_bytes()).unwrap().program, opened.program);
                }
                Err(error) => prop_assert!(!sentences::read_error(&error, Lang::Sv).is_empty()),
            }
        }
    }
}

fn name_of(error: &ReadError) -> String {
    format!("{error:?}").split([' ', '(', '{']).next().unwrap_or_default().to_owned()
}

fn name_of_oddity(oddity: Oddity) -> String {
    format!("{oddity:?}")
}

#[test]
fn every_hostile_file_ends_in_its_sentence_or_in_an_opened_programme() {
    let expected = fs::read_to_string(at("tests/fixtures/files.tsv")).unwrap();
    let mut count = 0;
    for line in expected.lines().skip(1) {
        let (name, expected) = line.split_once('\t').unwrap();
        let bytes = fs::read(at("tests/fixtures/files").join(name)).unwrap();
        let found = match file::read(&bytes) {
            Ok(opened) => {
                let text = file::write(&opened.clone().into_document(0), SAVED);
                let again = file::read(text.as_bytes()).unwrap();
                assert_eq!(again.program, opened.program, "{name}: saved and opened again it is the same");
                assert_eq!(again.extra, opened.extra, "{name}: what is not understood is kept");
                let mut odd: Vec<String> = opened.notices.iter().map(|n| name_of_oddity(n.oddity)).collect();
                odd.dedup();
                for notice in &opened.notices {
                    for lang in [Lang::Sv, Lang::En] {
                        assert!(sentences::notice(notice, lang).len() > 20);
                    }
                }
                format!("opens {}", odd.join(" ")).trim().to_owned()
            }
            Err(error) => {
                for lang in [Lang::Sv, Lang::En] {
                    let sentence = sentences::read_error(&error, lang);
                    assert!(sentence.ends_with('.') && sentence.len() > 20, "{name}: {sentence}");
                }
                name_of(&error)
            }
        };
        assert_eq!(found, expected, "{name}");
        count += 1;
    }
    assert!(count >= 60, "{count} files");
    let committed = fs::read_dir(at("tests/fixtures/files")).unwrap().count();
    assert_eq!(count, committed, "every file is in the list");
}

#[test]
fn a_file_of_50_megabytes_is_refused_with_its_size() {
    let bytes = vec![b' '; 50_000_000];
    let error = file::read(&bytes).map(|_| ()).unwrap_err();
    assert_eq!(error, ReadError::TooLarge { bytes: 50_000_000, limit: SIZE_LIMIT });
    assert!(sentences::read_error(&error, Lang::Sv).contains("50\u{a0}MB"));
}

#[test]
fn a_file_that_ends_too_early_can_be_rescued_up_to_there() {
    let whole = fs::read(at("samples/small.genomfor.json")).unwrap();
    for per_cent in [30, 50, 70, 90] {
        let cut = &whole[..whole.len() * per_cent / 100];
        assert!(matches!(file::read(cut), Err(ReadError::CutOff { .. })));
        let rescued = file::read_cut_off(cut).unwrap();
        assert_eq!(rescued.notices.first().map(|n| n.oddity), Some(Oddity::RestMissing));
        assert!(rescued.program.bodies.len() > 3, "{per_cent}");
    }
}

#[test]
fn a_number_that_no_field_takes_keeps_its_last_digit() {
    // Found by fuzzing: quick reading of long numbers was one unit off in the last place.
    let bytes = fs::read(at("tests/fixtures/files/huge-float-found-by-fuzzing.json")).unwrap();
    let rescued = file::read_cut_off(&bytes).unwrap();
    let again = file::read(rewritten(rescued.clone()).as_bytes()).unwrap();
    assert_eq!(again.program, rescued.program);
}

#[test]
fn unknown_fields_survive_at_every_level() {
    let text = rewritten(open("tests/fixtures/files/unknown-fields.json"));
    for kept in ["\"okant\": {", "2.5", "\"okant_falt\": [", "\"okant\": \"x\""] {
        assert!(text.contains(kept), "{kept}");
    }
}

#[test]
fn a_value_that_could_not_be_read_is_kept_and_settled_by_a_new_one() {
    let opened = open("tests/fixtures/files/status-unknown.json");
    let findings = invariants::findings(&opened.program);
    let finding = findings.iter().find(|f| f.fault == Fault::UnreadValue).unwrap();
    assert_eq!(finding.field, "status");
    let text = rewritten(opened.clone());
    assert!(text.contains("\"unread\": {\n        \"status\": \"klar\""), "the original travels on");
    let mut record = opened.program.get(finding.about).unwrap();
    record.set("status", genomfor::model::value::Value::text("completed")).unwrap();
    assert!(record.extra().unread.is_empty());
}

#[test]
fn the_schema_is_what_the_code_says() {
    golden("schema/programme.schema.json", &schema::schema());
}

#[test]
fn files_of_version_1_are_read_and_written_as_they_were() {
    for name in ["whole.json", "unknown-fields.json", "status-unknown.json", "hand-made-ids.json"] {
        let text = rewritten(open(&format!("tests/fixtures/files/{name}")));
        golden(&format!("tests/golden/v1/{name}"), &text);
    }
    // A file with a history: steps done, amended and undone.
    let mut dice = Dice::new(20_260_101);
    let mut document = Document::new(Id(11), program(&mut dice, 30));
    work(&mut dice, &mut document, 25);
    golden("tests/golden/v1/history.json", &file::write(&document, SAVED));
}

const SAMPLES: [(&str, usize, usize, usize); 3] =
    [("small", 8, 20, 8), ("middle", 10, 30, 20), ("large", 14, 60, 120)];

#[test]
fn the_samples_are_complete_sound_and_as_the_code_writes_them() {
    for (name, goals, measures, projects) in SAMPLES {
        let path = format!("samples/{name}.genomfor.json");
        let opened = open(&path);
        assert!(opened.notices.is_empty(), "{name}: {:?}", opened.notices);
        let counts = [Kind::Goal, Kind::Measure, Kind::Project].map(|kind| opened.program.count(kind));
        assert_eq!(counts, [goals, measures, projects], "{name}");
        assert!(opened.program.settings.fictional && opened.program.settings.extra().kept.is_empty());
        assert_eq!(invariants::findings(&opened.program), [], "{name}");
        for record in opened.program.all_records() {
            assert!(record.extra().kept.is_empty(), "{name}: {:?}", record.extra().kept);
        }
        golden(&path, &rewritten(opened));
    }
}

#[test]
fn the_seeded_faults_of_the_samples_stay_in() {
    let middle = open("samples/middle.genomfor.json").program;
    let measure = |number: &str| middle.measures.iter().find(|m| m.number == number).unwrap();
    assert_eq!(measure("B09").end.map(|q| q.to_string()).as_deref(), Some("2031-Q4"), "K20");
    assert!(measure("B10").costs.iter().any(|cost| cost.amount.is_some_and(|a| a.get() < 0)), "K25");
    let large = open("samples/large.genomfor.json").program;
    let need: i32 = 2300;
    assert!(large.settings.completed.iter().all(|year| year.dwellings < need), "K31");
}

#[test]
fn the_schema_accepts_what_is_written_and_refuses_what_is_not() {
    let schema: serde_json::Value = serde_json::from_str(&schema::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let check = |text: &str| {
        validator
            .validate(&serde_json::from_str(text).unwrap())
            .map_err(|e| format!("{} {e}", e.instance_path))
    };
    for (name, ..) in SAMPLES {
        check(&fs::read_to_string(at(&format!("samples/{name}.genomfor.json"))).unwrap()).unwrap();
    }
    for name in ["whole.json", "unknown-fields.json", "history.json"] {
        check(&fs::read_to_string(at(&format!("tests/golden/v1/{name}"))).unwrap()).unwrap();
    }
    let mut dice = Dice::new(5);
    for _ in 0..20 {
        let document = Document::new(Id(1), program(&mut dice, 15));
        check(&file::write(&document, SAVED)).unwrap();
    }
    for name in [
        "status-unknown.json",
        "year-zero.json",
        "title-as-number.json",
        "probability-over-1000.json",
        "missing-id.json",
    ] {
        let text = fs::read_to_string(at(&format!("tests/fixtures/files/{name}"))).unwrap();
        assert!(check(&text).is_err(), "{name}");
    }
}

#[test]
fn a_file_name_is_one_that_every_system_takes() {
    let mut opened = open("tests/fixtures/files/whole.json");
    let name = file::file_name(&opened.program, "2026-11-23");
    assert_eq!(name, "Provköping Handlingsplan 2027–2030 2026-11-23.genomfor.json");
    let settings = std::sync::Arc::make_mut(&mut opened.program.settings);
    settings.municipality = "CON".to_owned();
    settings.title = "../..\\<x>:\"|?*\u{202e}".repeat(30);
    let name = file::file_name(&opened.program, "2026-11-23");
    assert!(name.chars().all(|c| c.is_alphanumeric() || " -–_.".contains(c)) && name.len() < 130, "{name}");
}
