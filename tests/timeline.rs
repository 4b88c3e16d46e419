//! The timeline as a user may rely on it: what a bar says, what stands in the picture, what is
//! never shown to others.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "tests fail by panicking"
)]

use genomfor::analysis::index::Index;
use genomfor::analysis::timeline::clash;
use genomfor::analysis::timeline::{Grouping, Span, Timeline};
use genomfor::edit::Edit;
use genomfor::edit::schedule::{Grip, shift};
use genomfor::exchange::file;
use genomfor::model::period::Day;
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::words::Lang;
use genomfor::present::timeline::picture::Scene;
use genomfor::present::timeline::setup::Setup;
use genomfor::present::timeline::{say, svg};
use std::sync::Arc;

fn sample(name: &str) -> Program {
    let bytes = std::fs::read(format!("samples/{name}.genomfor.json")).unwrap();
    file::read(&bytes).unwrap().program
}

fn today() -> Day {
    Day::parse("2026-11-26").unwrap()
}

fn number<'a>(program: &'a Program, number: &str) -> &'a Arc<genomfor::model::measure::Measure> {
    program.measures.iter().find(|measure| measure.number == number).unwrap()
}

#[test]
fn a_bar_says_to_a_screen_reader_what_one_sees() {
    let program = sample("small");
    let said = say::bar(&program, number(&program, "A01"), &[], Lang::Sv);
    assert_eq!(
        said,
        "A01 Sälj 24 småhustomter på Åsen etapp 2, K1 2027 till K4 2028, Kommunstyrelsen, enligt plan"
    );
}

#[test]
fn every_measure_stands_in_a_group_of_every_grouping() {
    let program = sample("large");
    let index = Index::of(&program);
    for grouping in Grouping::ALL {
        let timeline = Timeline::of(&program, &index, grouping, |_| true);
        let mut ids: Vec<_> = timeline.groups.iter().flat_map(|g| g.measures.iter().map(|m| m.id)).collect();
        ids.sort();
        ids.dedup();
        assert_eq!((ids.len(), timeline.shown, timeline.total), (60, 60, 60), "{grouping:?}");
    }
}

#[test]
fn the_samples_begin_without_clashes_and_one_that_is_made_is_said_in_words() {
    let program = sample("small");
    assert_eq!(clash::count(&clash::clashes(&program, &Index::of(&program))), 0);
    let waiting = program.measures.iter().find(|m| !m.depends_on.is_empty() && m.start.is_some()).unwrap();
    let mut after = program.clone();
    let edit: Edit = shift(waiting, Grip::Start, -12).unwrap();
    edit.changes(&program).unwrap().apply(&mut after);
    let clashes = clash::clashes(&after, &Index::of(&after));
    let own = &clashes[&waiting.id];
    let said = say::sentence(&after, &own[0], Lang::Sv);
    assert!(said.starts_with("Börjar K") && said.contains("men väntar på A"), "{said}");
}

#[test]
fn the_picture_has_title_municipality_date_and_source_and_nothing_that_is_internal() {
    let mut program = sample("small");
    let hidden = number(&program, "A01").as_ref().clone();
    let hidden = genomfor::model::measure::Measure { internal: true, ..hidden };
    program.put(AnyRecord::Measure(Arc::new(hidden)));
    let index = Index::of(&program);
    let scene = Scene::of(&program, &index, &Setup::default(), today(), Lang::Sv).unwrap();
    let text = svg::file(&scene.whole(66));
    for part in ["Tidslinje – Handlingsplan", "Älvnäs kommun", "2026-11-26", "Källa:", "Segoe UI", "A02 "]
    {
        assert!(text.contains(part), "{part}");
    }
    assert!(!text.contains("A01 ") && text.contains("Interna åtgärder visas inte"));
}

#[test]
fn paper_repeats_names_and_axis_on_every_page_and_shows_every_line_once() {
    let program = sample("large");
    let index = Index::of(&program);
    let scene = Scene::of(&program, &index, &Setup::default(), today(), Lang::Sv).unwrap();
    let pages: Vec<String> = scene.pages().iter().map(svg::file).collect();
    assert!(pages.len() > 2, "{}", pages.len());
    for page in &pages {
        assert!(page.contains(">2027<") && page.contains("Mandatperiod") && page.contains("Källa:"));
    }
    let shown = pages.iter().filter(|page| page.contains(">C60 ")).count();
    assert!(shown >= 1);
}

#[test]
fn the_span_holds_whole_years_and_a_slip_of_the_keyboard_does_not_draw_centuries() {
    let mut program = sample("small");
    let mut slip = number(&program, "A02").as_ref().clone();
    slip.end = genomfor::model::period::Quarter::parse("2199-Q1");
    program.put(AnyRecord::Measure(Arc::new(slip)));
    let span = Span::of(&program, &Index::of(&program), today()).unwrap();
    assert_eq!((span.first.number(), span.last.number()), (1, 4));
    assert!(span.last.year().get() < 2070, "{}", span.last);
}
