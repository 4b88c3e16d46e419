//! The checklist of the law, the order of a review, the list of findings and the annex: what a
//! reader may rely on.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "tests fail by panicking"
)]

use genomfor::analysis::check::known::{Report, report};
use genomfor::analysis::check::registry::CHECKS;
use genomfor::analysis::check::source::{ANY, Source};
use genomfor::analysis::check::{Finding, Severity};
use genomfor::analysis::checklist::{self, Item, Status, demands, review};
use genomfor::analysis::invariants;
use genomfor::edit::Edit;
use genomfor::edit::document::{Document, Stamp};
use genomfor::edit::overrule::{overrule, withdraw};
use genomfor::exchange::file;
use genomfor::model::period::Day;
use genomfor::model::program::Program;
use genomfor::model::programme::{RuleSet, Settings};
use genomfor::model::record::{Id, Record, RecordRef};
use genomfor::model::words::{Lang, Words};
use genomfor::present::check::annex::annex;
use genomfor::present::check::list::{Grouping, Wanted, groups};
use genomfor::present::check::words;
use std::collections::BTreeSet;
use std::sync::Arc;

fn sample(name: &str) -> Program {
    let path = format!("{}/samples/{name}.genomfor.json", env!("CARGO_MANIFEST_DIR"));
    file::read(&std::fs::read(path).unwrap()).unwrap().program
}

fn today() -> Day {
    Day::parse("2026-11-26").unwrap()
}

fn items(list: &'static [&'static [Item]]) -> Vec<&'static Item> {
    list.iter().copied().flatten().collect()
}

/// A report with findings of these checks about these records.
fn found(program: &Program, findings: &[(&'static str, RecordRef)]) -> Report {
    let says = Words::new("Något saknas.", "Something is missing.");
    let findings = findings.iter().map(|(code, about)| Arc::new(Finding::about(code, *about, "title", says)));
    Report::sorted(findings, &program.settings.overruled)
}

fn status(program: &Program, report: &Report, code: &str) -> Status {
    let all = checklist::statute(program, report);
    all.iter().find(|standing| standing.item.code == code).unwrap().status
}

#[test]
fn every_check_that_applies_has_exactly_one_place_in_either_order_under_every_rule_set() {
    for rule_set in ANY {
        for (order, list) in [("statute", demands::ALL), ("review", review::ALL)] {
            for check in CHECKS.iter().filter(|check| check.rule_sets.contains(rule_set)) {
                let standing = items(list).into_iter().filter(|item| item.rule_sets.contains(rule_set));
                let places: Vec<&str> =
                    standing.filter(|item| item.checks.contains(&check.code)).map(|i| i.code).collect();
                assert_eq!(places.len(), 1, "{} in {order} under {rule_set:?}: {places:?}", check.code);
            }
        }
    }
}

#[test]
fn the_lists_name_only_checks_that_exist_and_items_once() {
    let codes: BTreeSet<&str> = CHECKS.iter().map(|check| check.code).collect();
    for list in [demands::ALL, review::ALL] {
        let mut seen = BTreeSet::new();
        for item in items(list) {
            assert!(seen.insert(item.code), "{} twice", item.code);
            assert!(item.checks.iter().chain(item.echoes).all(|code| codes.contains(code)), "{}", item.code);
            assert!(!item.demand.sv.is_empty() && !item.demand.en.is_empty(), "{}", item.code);
        }
    }
}

#[test]
fn a_demand_leads_to_its_section_and_only_under_the_wordings_that_have_it() {
    for item in items(demands::ALL) {
        let Some(source @ Source::Section { .. }) = &item.source else { continue };
        assert!(source.url().unwrap().starts_with("https://lagen.nu/"), "{}", item.code);
        for rule_set in ANY {
            let stands = item.rule_sets.contains(rule_set);
            assert!(!stands || source.holds_in(*rule_set), "{} under {rule_set:?}", item.code);
        }
    }
    let demanded = |rule_set: RuleSet| {
        let settings = Settings { rule_set, ..Settings::default() };
        let program = Program { settings: Arc::new(settings), ..Program::default() };
        let all = checklist::statute(&program, &Report::default());
        all.into_iter().map(|standing| standing.item.code).collect::<Vec<_>>()
    };
    assert!(demanded(RuleSet::Act2025).contains(&"2-1-4"));
    assert!(!demanded(RuleSet::Act2022).contains(&"2-1-4"));
    assert!(demanded(RuleSet::Act2022).contains(&"2-1-3-before-2025"));
    assert!(demanded(RuleSet::Act2013).contains(&"2-2-in-2013"));
    assert!(!demanded(RuleSet::Act2013).contains(&"2-2-boverket"));
}

#[test]
fn an_item_says_honestly_how_it_stands() {
    let mut program = sample("small");
    let none = Report::default();
    assert_eq!(status(&program, &none, "2-1-2"), Status::Met);
    assert_eq!(status(&program, &none, "1-1"), Status::Unjudged);
    // A draft has not been adopted, and that is not called met.
    assert_eq!(status(&program, &none, "2-1"), Status::Unconcerned);
    assert_eq!(status(&program, &none, "pbl-6-39"), Status::Unconcerned);

    let lacking = found(&program, &[("K02", RecordRef::PROGRAMME)]);
    assert_eq!(status(&program, &lacking, "2-1-2"), Status::Lacking);
    assert_eq!(
        status(&program, &found(&program, &[("K11", RecordRef::PROGRAMME)]), "transition-2"),
        Status::Noted
    );

    let mut document = Document::new(Id(7), program.clone());
    let edit = overrule(&program, "K02", RecordRef::PROGRAMME, "Se bilaga 3.", "Planerare", today());
    document.dispatch(edit, Stamp::default()).unwrap();
    program = document.program().clone();
    let overruled = found(&program, &[("K02", RecordRef::PROGRAMME)]);
    assert_eq!(status(&program, &overruled, "2-1-2"), Status::Overruled);
    assert_eq!((overruled.open.len(), overruled.overruled.len()), (0, 1));
    // What is found no more leaves its reason behind, to be removed.
    assert_eq!(found(&program, &[]).settled.len(), 1);

    document
        .dispatch(withdraw(&program, "K02", &RecordRef::PROGRAMME.to_string()), Stamp::default())
        .unwrap();
    let open = found(document.program(), &[("K02", RecordRef::PROGRAMME)]);
    assert_eq!(status(document.program(), &open, "2-1-2"), Status::Lacking);
}

#[test]
fn the_order_of_the_government_follows_the_account_that_it_is_about() {
    let program = sample("small");
    let goal = program.outer_goals.iter().next().unwrap();
    let about = RecordRef::new(genomfor::model::record::Kind::OuterGoal, goal.id.0);
    let report = found(&program, &[("K04", about)]);
    assert_eq!(status(&program, &report, "2-1-4"), Status::Lacking);
    let all = checklist::statute(&program, &report);
    let order = all.iter().find(|standing| standing.item.code == "6").unwrap();
    assert_eq!(order.status, Status::Lacking);
    // It is listed where it belongs, and named here.
    assert!(order.open.is_empty());
    assert_eq!(order.told_by.iter().map(|item| item.code).collect::<Vec<_>>(), ["2-1-4"]);
}

#[test]
fn what_a_check_says_about_a_field_is_not_said_again() {
    let mut program = sample("small");
    let measure = program.measures.in_order()[0].clone();
    let about = measure.reference();
    let mut document = Document::new(Id(7), program.clone());
    let edit = Edit::Set(about, vec![("lead", genomfor::model::value::Value::Null)]);
    document.dispatch(edit, Stamp::default()).unwrap();
    program = document.program().clone();
    let faults = invariants::findings(&program);
    assert_eq!(faults.len(), 1);
    assert_eq!(checklist::unsaid(&Report::default(), &faults), faults);
    let says = Words::new("Ansvarig saknas.", "No lead.");
    let finding = |field| Arc::new(Finding::about("K14", about, field, says));
    assert!(checklist::unsaid(&Report::sorted([finding("lead")], &[]), &faults).is_empty());
    assert_eq!(checklist::unsaid(&Report::sorted([finding("start")], &[]), &faults).len(), 1);
    // One finding tells of all that a measure lacks, and stands at the first of it.
    let lacking = Arc::new(Finding::about("K13", about, "instrument", says));
    assert!(checklist::unsaid(&Report::sorted([lacking], &[]), &faults).is_empty());
}

#[test]
fn findings_are_grouped_filtered_and_each_is_listed_once() {
    let program = sample("small");
    let measures = program.measures.in_order();
    let of = |place: usize| measures[place].reference();
    let report =
        found(&program, &[("K13", of(0)), ("K13", of(1)), ("K14", of(0)), ("K02", RecordRef::PROGRAMME)]);
    let listed = |wanted: &Wanted| groups(&report, &[], &program, wanted, Lang::Sv);
    let counts = |wanted: &Wanted| listed(wanted).iter().map(|g| g.count()).collect::<Vec<_>>();
    assert_eq!(counts(&Wanted::default()), [3, 1]);
    let by_record = Wanted { grouping: Grouping::Record, ..Wanted::default() };
    assert_eq!(counts(&by_record), [1, 2, 1]);
    let warnings = Wanted { severity: Some(Severity::Warning), ..Wanted::default() };
    assert_eq!(counts(&warnings), [1]);
    assert!(counts(&Wanted { text: "xyz".to_owned(), ..Wanted::default() }).is_empty());
    assert_eq!(Wanted::of_code(&by_record.code()), by_record);
    assert_eq!(Wanted::of_code(&warnings.code()), warnings);
    assert_eq!(Wanted::of_code("nonsense 7"), Wanted::default());
    let keys: BTreeSet<String> = listed(&Wanted::default())
        .into_iter()
        .flat_map(|group| group.blocks)
        .flat_map(|block| block.lines)
        .map(|line| line.key)
        .collect();
    assert_eq!(keys.len(), 4);
}

#[test]
fn the_sum_of_all_is_a_sentence_and_deadlines_are_counted_down() {
    let program = sample("small");
    let measures = program.measures.in_order();
    let report = found(&program, &[("K13", measures[0].reference()), ("K02", RecordRef::PROGRAMME)]);
    assert_eq!(words::sum(&report, 0, Lang::Sv), "2 fel, 0 varningar, 0 avsteg.");
    assert_eq!(words::sum(&report, 1, Lang::Sv), "2 fel, 0 varningar, 0 avsteg. 1 uppgift håller inte ihop.");
    let said: Vec<String> =
        checklist::countdowns(&program, today()).iter().map(|c| words::countdown(c, Lang::Sv)).collect();
    assert_eq!(
        said,
        [
            "Planeringsstrategin ska vara antagen senast 2028-09-13: 21 månader kvar.",
            "Handlingsplanen för bostadsförsörjningen ska vara antagen senast 2030-10-14: 3 år och 10 månader kvar.",
        ]
    );
    let late = checklist::countdowns(&program, Day::parse("2030-10-24").unwrap());
    assert!(words::countdown(&late[1], Lang::Sv).ends_with("10 dagar för sent."));
}

#[test]
fn the_annex_has_every_demand_the_findings_and_the_reasons_but_nothing_internal() {
    let mut program = sample("small");
    let edit = overrule(&program, "K02", RecordRef::PROGRAMME, "Se bilaga 3.", "Planerare", today());
    let mut document = Document::new(Id(7), program.clone());
    document.dispatch(edit, Stamp::default()).unwrap();
    program = document.program().clone();
    let measures = program.measures.in_order();
    let internal = measures.iter().find(|m| m.internal || !m.confidentiality.trim().is_empty()).unwrap();
    let report = {
        let says = Words::new("{0} är otydlig.", "{0} is vague.");
        let about = internal.reference();
        let vague =
            Finding::about("K14", about, "title", says).with(genomfor::analysis::check::Piece::Record(about));
        let goals = Finding::of_programme("K02", "", Words::new("Mål saknas.", "Goals are missing."));
        Report::sorted([Arc::new(vague), Arc::new(goals)], &program.settings.overruled)
    };
    let annex = annex(&program, &report, today(), Lang::Sv);
    assert_eq!(annex.title, "Bilaga: kontroll mot lagkraven");
    assert_eq!(annex.municipality, program.settings.municipality);
    let facts: Vec<&str> = annex.facts.iter().map(|(_, text)| text.as_str()).collect();
    assert!(facts.contains(&"2026-11-26"));
    assert!(facts.iter().any(|text| text.contains("2025:70")));
    let rows: Vec<_> = annex.sections.iter().flat_map(|section| &section.rows).collect();
    assert_eq!(rows.len(), checklist::statute(&program, &report).len());
    let goals = rows.iter().find(|row| row.place == "2 § första stycket 2").unwrap();
    assert_eq!(goals.status, ("◐", "Avsteg".to_owned()));
    assert_eq!(goals.notes[0].reason.as_deref(), Some("Se bilaga 3. (Planerare, 2026-11-26)"));
    let all = format!("{annex:?}");
    assert!(!all.contains(&internal.title), "what is internal is not named");
    assert!(all.contains("1 punkt gäller sådant som inte bör spridas"));
}

#[test]
fn the_samples_are_judged_without_a_demand_left_out() {
    for name in ["small", "middle", "large"] {
        let program = sample(name);
        let report = report(&program, today());
        let listed: usize =
            checklist::statute(&program, &report).iter().map(|standing| standing.open.len()).sum();
        assert_eq!(listed, report.open.len(), "{name}");
        let listed: usize =
            checklist::reviewed(&program, &report).iter().map(|standing| standing.open.len()).sum();
        assert_eq!(listed, report.open.len(), "{name}");
    }
}
