//! What a planner may rely on in print: the columns and rows of the screen, every goal, sums
//! that add up what is printed, and nothing internal unless it is asked for.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod support;

use genomfor::exchange::file;
use genomfor::model::period::Day;
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::programme::{Settings, Stage};
use genomfor::model::record::{Kind, RecordRef};
use genomfor::model::value::Value;
use genomfor::model::words::Lang;
use genomfor::present::paper::{Options, Orientation, Paper, Section, Size};
use genomfor::present::table::column::{Column, Side};
use genomfor::present::table::filter::FilterField;
use genomfor::present::table::group::Grouping;
use genomfor::present::table::view::{TableView, usual_views};
use proptest::prelude::*;
use std::sync::Arc;

fn sample(name: &str) -> Program {
    let path = format!("{}/samples/{name}.genomfor.json", env!("CARGO_MANIFEST_DIR"));
    file::read(&std::fs::read(path).unwrap()).unwrap().program
}

fn paper(program: &Program, view: &TableView) -> Paper {
    Paper::of(program, view, Options::default(), Lang::Sv)
}

fn all_of(program: &Program, view: &TableView) -> Paper {
    Paper::of(program, view, Options { internal: true, ..Options::default() }, Lang::Sv)
}

fn numbers(section: &Section) -> Vec<&str> {
    section.rows.iter().map(|row| row[0].text.as_str()).collect()
}

fn plain(text: &str) -> String {
    text.replace('\u{ad}', "").replace('\u{a0}', " ")
}

/// The facts of the cover, by their names.
fn fact(settings: impl FnOnce(&mut Settings), name: &str) -> String {
    let mut program = sample("small");
    settings(Arc::make_mut(&mut program.settings));
    let paper = paper(&program, &TableView::default());
    plain(&paper.facts.iter().find(|fact| fact.name == name).unwrap().text)
}

#[test]
fn the_columns_on_screen_are_the_columns_on_paper_in_their_order_with_full_names() {
    let program = sample("small");
    let mut view = TableView::default();
    view.show(Column::Cost, true);
    view.shift(Column::Tool, true);
    let paper = paper(&program, &view);
    let heads: Vec<String> = paper.columns.iter().map(|head| plain(&head.text)).collect();
    assert_eq!(heads, ["Nr", "Åtgärd", "Ansvar", "Verktyg", "Prio", "Tid", "Status", "Kostnad, tkr"]);
    assert_eq!(paper.columns.last().unwrap().side, Side::Right);
    let row: Vec<String> = paper.sections[0].rows[0].iter().map(|cell| plain(&cell.text)).collect();
    assert_eq!(
        row,
        [
            "A01",
            "Sälj 24 småhustomter på Åsen etapp 2",
            "Kommunstyrelsen (Samhällsbyggnadsnämnden)",
            "Markpris och tomtkö",
            "1 – hög",
            "2027–2028",
            "Enligt plan",
            "−7 200"
        ]
    );
    assert_eq!(paper.columns.iter().map(|head| head.share).sum::<u32>(), 1000);
}

#[test]
fn every_goal_has_its_number_its_text_its_measure_and_its_rows() {
    let program = sample("small");
    let paper = all_of(&program, &TableView::default());
    assert_eq!(paper.sections.len(), 8);
    let first = &paper.sections[0];
    assert_eq!((first.number.as_str(), numbers(first)), ("M1", vec!["A01", "A02", "A03", "A16", "A18"]));
    assert!(first.description[0].starts_with("Tillskottet ska räcka"));
    assert_eq!(plain(&first.aim[0]), "Mått: bostäder per år. Utgångsläge 24 (2025), mål 30 (2030).");
    assert_eq!(
        plain(&first.aim[1]),
        "Indikatorer: Färdigställda bostäder per år, netto, från 24 (2025) till 30 (2030); Sålda småhustomter (tomter per år), från 3 (2025) till 6 (2030)."
    );
    assert_eq!(paper.heading, "Mål och åtgärder");
    assert_eq!(paper.count, "Här redovisas 8 mål och 20 åtgärder.");
    let brief = Options { descriptions: false, ..Options::default() };
    let brief = Paper::of(&program, &TableView::default(), brief, Lang::Sv);
    assert!(brief.sections.iter().all(|section| section.description.is_empty()));
    assert!(!brief.sections[0].aim.is_empty());
}

#[test]
fn what_is_internal_or_confidential_is_left_out_and_counted_unless_it_is_asked_for() {
    let mut program = sample("small");
    let mut view = TableView::default();
    view.show(Column::DependsOn, true);
    let number = |measure: &genomfor::model::measure::Measure| measure.number.clone();
    let secret = program.measures.iter().find(|measure| measure.internal).unwrap().clone();
    // Another measure depends on it, and its own number is empty: its title must not show.
    for (measure, field, value) in [
        (secret.id, "number", Value::text("")),
        (
            program.measures.in_order()[0].id,
            "depends_on",
            Value::List(vec![Value::text(RecordRef::new(Kind::Measure, secret.id.0).to_string())]),
        ),
    ] {
        let mut record = program.get(RecordRef::new(Kind::Measure, measure.0)).unwrap();
        record.set(field, value).unwrap();
        program.put(record);
    }
    let text = format!("{:?}", paper(&program, &view));
    assert!(!text.contains(&secret.title), "the title of an internal measure is printed");
    assert!(text.contains("En åtgärd är intern eller omfattas av sekretess"));
    assert!(text.contains("Här redovisas 8 mål och 19 åtgärder."));
    assert!(format!("{:?}", all_of(&program, &view)).contains(&secret.title));
    assert!(all_of(&program, &view).notes.is_empty());

    // A reason for confidentiality is enough.
    let open = program.measures.iter().find(|measure| measure.id != secret.id).unwrap().clone();
    let mut record = AnyRecord::Measure(open.clone());
    record.set("confidentiality", Value::text("19 kap. 3 § OSL")).unwrap();
    program.put(record);
    let paper = paper(&program, &view);
    assert!(paper.notes[0].starts_with("2 åtgärder är interna"), "{:?}", paper.notes);
    assert!(!paper.sections.iter().flat_map(numbers).any(|printed| printed == number(&open)));
}

#[test]
fn a_goal_whose_measures_are_all_left_out_or_that_has_none_says_so() {
    let mut program = sample("small");
    for measure in program.measures.in_order().into_iter().cloned().collect::<Vec<_>>() {
        let mut record = AnyRecord::Measure(measure);
        record.set("internal", Value::Bool(true)).unwrap();
        program.put(record);
    }
    let secret = paper(&program, &TableView::default());
    assert!(secret.sections.iter().all(|section| section.rows.is_empty()));
    let said = |paper: &Paper| paper.sections[0].nothing.clone().unwrap();
    assert_eq!(said(&secret), "Målets åtgärder är utelämnade ur det här dokumentet.");
    assert_eq!(secret.total, None);
    for measure in program.measures.in_order().into_iter().map(|m| m.id).collect::<Vec<_>>() {
        program.remove(RecordRef::new(Kind::Measure, measure.0));
    }
    assert_eq!(said(&paper(&program, &TableView::default())), "Målet har inga åtgärder än.");
    // Under another heading a group without rows is no group.
    let by_body = TableView { grouping: Grouping::Body, ..TableView::default() };
    let empty = paper(&program, &by_body);
    assert!(empty.sections.is_empty());
    assert_eq!(empty.count, "Det finns inga åtgärder att visa.");
}

#[test]
fn a_filter_is_printed_in_words_and_only_its_rows_are_printed() {
    let program = sample("small");
    let mut view = TableView::default();
    view.toggle(FilterField::Priority, "1", true);
    let paper = paper(&program, &view);
    assert!(paper.notes[0].starts_with("Visar "), "{:?}", paper.notes);
    assert!(paper.notes[0].ends_with("åtgärder: prioritet 1 – hög."), "{:?}", paper.notes);
    let place = view.columns.iter().position(|column| *column == Column::Priority).unwrap();
    let rows: Vec<_> = paper.sections.iter().flat_map(|section| &section.rows).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| plain(&row[place].text) == "1 – hög"));
    let search = TableView { search: "finns inte någonstans".to_owned(), ..TableView::default() };
    let nothing = Paper::of(&program, &search, Options::default(), Lang::Sv);
    assert_eq!(nothing.count, "Det finns inga åtgärder att visa.");
    assert!(nothing.notes[0].contains("finns inte någonstans"));
}

#[test]
fn sums_add_up_what_is_printed_and_a_shared_measure_counts_once_in_the_total() {
    let program = sample("small");
    let mut view = TableView::default();
    assert!(paper(&program, &view).sections.iter().all(|section| section.sum.is_none()));
    view.show(Column::Cost, true);
    let paper = paper(&program, &view);
    let cost = view.columns.iter().position(|column| *column == Column::Cost).unwrap();
    let amount = |text: &str| plain(text).replace(' ', "").replace('−', "-").parse::<i64>().unwrap_or(0);
    let mut sums = 0;
    for section in &paper.sections {
        let added: i64 = section.rows.iter().map(|row| amount(&row[cost].text)).sum();
        match &section.sum {
            Some(sum) => {
                assert_eq!(amount(&sum[cost].text), added, "{}", section.title);
                assert!(sum.iter().any(|cell| cell.text == "Summa"));
                sums += 1;
            }
            None => assert!(section.rows.len() < 2 || added == 0, "{}", section.title),
        }
    }
    assert!(sums > 3);
    let printed = program.measures.iter().filter(|m| !m.internal && m.confidentiality.is_empty());
    let all: i64 = printed.flat_map(|m| &m.costs).filter_map(|c| c.amount).map(|a| a.get()).sum();
    let total = plain(paper.total.as_deref().unwrap()).replace('−', "-");
    assert_eq!(amount(total.split(':').nth(1).unwrap().split("tkr").next().unwrap()), all);
    assert!(total.ends_with("En åtgärd som står under flera mål är räknad en gång."));
    assert!(paper.introduction.iter().any(|text| text.contains("i 2026 års prisnivå, intäkter med minus")));
}

#[test]
fn the_cover_says_what_is_decided_and_what_is_not_yet_and_no_row_is_empty() {
    let by = "Antagen av";
    assert_eq!(fact(|_| {}, by), "Utkast, inte antaget");
    assert_eq!(fact(|s| s.stage = Stage::Consultation, by), "Samrådsförslag, inte antaget");
    let council = sample("small").bodies.iter().find(|body| body.short_name == "KF").unwrap().id;
    assert_eq!(
        fact(|s| s.adopted_by = Some(council), by),
        "Utkast, inte antaget. Beslutas av: Kommunfullmäktige"
    );
    let decided = |paragraph: &'static str| {
        move |s: &mut Settings| {
            s.stage = Stage::Adopted;
            s.adopted_by = Some(council);
            s.adopted_date = Day::parse("2027-06-14");
            s.adopted_paragraph = paragraph.to_owned();
        }
    };
    assert_eq!(fact(decided("87"), by), "Kommunfullmäktige 2027-06-14 § 87");
    assert_eq!(fact(decided("§ 87"), by), "Kommunfullmäktige 2027-06-14 § 87");
    assert_eq!(fact(decided(""), by), "Kommunfullmäktige, 2027-06-14, paragraf inte angiven");
    assert_eq!(
        fact(|_| {}, "Dokumenttyp"),
        "Handlingsplan enligt 2 § lagen (2000:1383) om kommunernas bostadsförsörjningsansvar"
    );
    assert_eq!(fact(|_| {}, "Gäller till och med"), "2030-10-14");
    assert_eq!(fact(|s| s.registry_number = " ".to_owned(), "Diarienummer"), "Inte angivet");
    assert_eq!(fact(|s| s.follow_up_by = None, "Ansvar för uppföljning"), "Inte angivet");
    let empty = paper(&Program::default(), &TableView::default());
    assert!(empty.facts.iter().all(|fact| !fact.text.trim().is_empty()));
    assert!(!empty.title.is_empty() && !empty.count.is_empty());
}

#[test]
fn both_languages_and_every_set_up_can_be_printed() {
    for name in ["small", "middle", "large"] {
        let program = sample(name);
        for (_, view) in usual_views() {
            let paper = Paper::of(&program, &view, Options::default(), Lang::En);
            assert!(!paper.sections.is_empty() && paper.size != Size::Crowded, "{name}");
            assert!(!format!("{:?}", paper.introduction).contains("Belopp"));
        }
        let mut view = TableView::default();
        assert_eq!(paper(&program, &view).size, Size::Usual, "{name}");
        view.show(Column::Cost, true);
        assert!(matches!(paper(&program, &view).size, Size::Usual | Size::Small), "{name} with costs");
        let wide = TableView { columns: Column::ALL.to_vec(), ..TableView::default() };
        assert_eq!(paper(&program, &wide).size, Size::Crowded);
    }
}

proptest! {
    #[test]
    fn any_programme_can_be_printed_and_every_row_has_a_text_for_each_column(seed in any::<u64>()) {
        let program = support::program(&mut support::Dice::new(seed), 6);
        let view = TableView { columns: Column::ALL.to_vec(), ..TableView::default() };
        let options = Options { orientation: Orientation::Landscape, ..Options::default() };
        let paper = Paper::of(&program, &view, options, Lang::Sv);
        for section in &paper.sections {
            prop_assert!(!section.title.is_empty());
            prop_assert!(section.rows.is_empty() == section.nothing.is_some());
            for row in section.rows.iter().chain(&section.sum) {
                prop_assert_eq!(row.len(), paper.columns.len());
            }
        }
    }
}
