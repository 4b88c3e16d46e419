//! What a planner may rely on in the table of measures: what is shown, in which groups and
//! order, what it adds up to, and that nothing jumps away while it is worked on.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod support;

use genomfor::analysis::invariants::{Known, findings};
use genomfor::edit::Edit;
use genomfor::exchange::file;
use genomfor::model::program::Program;
use genomfor::model::record::{Kind, MeasureId, RecordRef};
use genomfor::model::value::Value;
use genomfor::model::words::Lang;
use genomfor::present::table::cell::{Form, Names, text};
use genomfor::present::table::column::Column;
use genomfor::present::table::filter::FilterField;
use genomfor::present::table::group::{GroupKey, Grouping};
use genomfor::present::table::search::SearchIndex;
use genomfor::present::table::sheet::{Held, Line, Order, Sheet, sentence, sheet};
use genomfor::present::table::view::TableView;
use proptest::prelude::*;
use support::Dice;

fn small() -> Program {
    let text = include_str!("../samples/small.genomfor.json");
    file::read(text.as_bytes()).unwrap().program
}

fn shown(program: &Program, view: &TableView, held: &Held) -> Sheet {
    let names = Names::of(program, &view.columns);
    let mut search = SearchIndex::default();
    search.update(program, &names, Lang::Sv);
    let mut order = Order::default();
    order.update(program);
    sheet(program, &order, view, &names, held, &search, Lang::Sv)
}

fn numbers(program: &Program, ids: &[MeasureId]) -> Vec<String> {
    ids.iter().map(|id| program.measures.get(*id).unwrap().number.clone()).collect()
}

fn by_number(program: &Program, number: &str) -> MeasureId {
    program.measures.iter().find(|measure| measure.number == number).unwrap().id
}

#[test]
fn under_goals_every_measure_stands_under_each_goal_that_it_serves_in_the_order_of_the_programme() {
    let program = small();
    let sheet = shown(&program, &TableView::default(), &None);
    assert_eq!((sheet.groups.len(), sheet.shown, sheet.total), (8, 20, 20));
    assert_eq!(numbers(&program, &sheet.groups[0].measures), ["A01", "A02", "A03", "A16", "A18"]);
    assert_eq!(numbers(&program, &sheet.groups[1].measures), ["A04", "A05", "A06", "A18"]);
    let lines = sheet.lines(&TableView::default());
    let rows = lines.iter().filter(|line| matches!(line, Line::Row(..))).count();
    assert_eq!(rows, sheet.groups.iter().map(|group| group.measures.len()).sum::<usize>());
    assert_eq!(sheet.measures().len(), 20, "each once");
}

#[test]
fn groups_by_lead_add_up_to_the_whole_and_stand_in_the_order_of_the_alphabet() {
    let program = small();
    let view = TableView { grouping: Grouping::Body, ..TableView::default() };
    let sheet = shown(&program, &view, &None);
    let names = Names::of(&program, &view.columns);
    let titles: Vec<String> =
        sheet.groups.iter().map(|group| group.key.title(&names, None, Lang::Sv)).collect();
    assert_eq!(
        titles,
        [
            "Barn- och utbildningsnämnden",
            "Kommunstyrelsen",
            "Samhällsbyggnadsnämnden",
            "Socialnämnden",
            "Älvnäsbostäder AB"
        ]
    );
    assert_eq!(sheet.groups.iter().map(|group| group.sums.measures).sum::<usize>(), 20);
    let by_hand: i64 =
        program.measures.iter().flat_map(|m| &m.costs).filter_map(|c| c.amount).map(|a| a.get()).sum();
    assert_eq!(sheet.groups.iter().map(|group| group.sums.cost).sum::<i64>(), by_hand);
}

#[test]
fn sorting_by_two_columns_keeps_what_says_nothing_last_both_ways() {
    let mut program = small();
    let target = RecordRef::new(Kind::Measure, by_number(&program, "A03").0);
    let edit = Edit::Set(target, vec![("priority", Value::Null)]);
    edit.changes(&program).unwrap().apply(&mut program);
    let mut view = TableView { grouping: Grouping::Nothing, ..TableView::default() };
    view.sort_by(Column::Priority, false);
    view.sort_by(Column::Number, true);
    let rising = numbers(&program, &shown(&program, &view, &None).measures());
    assert_eq!((rising[0].as_str(), rising[19].as_str()), ("A01", "A03"));
    view.sort_by(Column::Priority, true);
    let falling = numbers(&program, &shown(&program, &view, &None).measures());
    assert_eq!((falling[0].as_str(), falling[19].as_str()), ("A05", "A03"));
}

#[test]
fn what_is_filtered_is_said_in_a_plain_sentence() {
    let program = small();
    let mut view = TableView { search: "detaljplan".to_owned(), ..TableView::default() };
    view.toggle(FilterField::Priority, "1", true);
    view.toggle(FilterField::Priority, "3", true);
    let sheet = shown(&program, &view, &None);
    let names = Names::of(&program, &view.columns);
    assert_eq!(
        sentence(&sheet, &view, &names, Lang::Sv),
        "Visar 3 av 20 åtgärder: prioritet 1 – hög eller 3 – låg, och med texten ”detaljplan”."
    );
    let found = numbers(&program, &sheet.measures());
    assert!(found.contains(&"A04".to_owned()) && found.contains(&"A05".to_owned()), "{found:?}");
}

#[test]
fn a_year_shows_what_goes_on_in_it_and_searching_finds_notes_and_names() {
    let program = small();
    let with = |field, value: &str| {
        let mut view = TableView::default();
        view.toggle(field, value, true);
        numbers(&program, &shown(&program, &view, &None).measures())
    };
    let in_2030 = with(FilterField::Year, "2030");
    for goes_on in ["A05", "A12", "A16", "A19", "A20"] {
        assert!(in_2030.contains(&goes_on.to_owned()), "{goes_on} in {in_2030:?}");
    }
    assert!(!in_2030.contains(&"A01".to_owned()));
    let find = |search: &str| {
        let view = TableView { search: search.to_owned(), ..TableView::default() };
        shown(&program, &view, &None).measures().len()
    };
    let (all, name) = (find(""), find("älvnäsbostäder"));
    assert!(name > 3 && name < all, "{name}");
    assert_eq!(find("ÄLVNÄSBOSTÄDER"), name);
    assert_eq!(find("finns ingenstans"), 0);
}

#[test]
fn a_measure_that_is_worked_on_keeps_its_place_until_one_leaves_it() {
    let mut program = small();
    let id = by_number(&program, "A01");
    let held: Held = program.measures.get(id).cloned();
    let mut view = TableView { grouping: Grouping::Status, ..TableView::default() };
    view.toggle(FilterField::Priority, "1", true);
    view.sort_by(Column::Title, false);
    let before = shown(&program, &view, &held);
    let target = RecordRef::new(Kind::Measure, id.0);
    for (field, value) in [("title", "Öppna"), ("status", "completed"), ("priority", "3")] {
        let edit = Edit::Set(target, vec![(field, Value::text(value))]);
        edit.changes(&program).unwrap().apply(&mut program);
    }
    let during = shown(&program, &view, &held);
    let places = |sheet: &Sheet| sheet.groups.iter().map(|g| g.measures.clone()).collect::<Vec<_>>();
    assert_eq!(places(&during), places(&before));
    let after = shown(&program, &view, &None);
    assert!(!after.measures().contains(&id), "it no longer has the priority that is asked for");
}

#[test]
fn cells_say_the_same_in_few_words_and_in_full() {
    let program = small();
    let names = Names::of(&program, &Column::ALL);
    let measure = program.measures.get(by_number(&program, "A04")).unwrap();
    let say = |column, form| text(measure, column, &names, form, Lang::Sv);
    assert_eq!(say(Column::Lead, Form::Short), "SBN (KS)");
    assert_eq!(say(Column::Lead, Form::Full), "Samhällsbyggnadsnämnden (Kommunstyrelsen)");
    assert_eq!(say(Column::Tool, Form::Short), "DP");
    assert_eq!(say(Column::Tool, Form::Full), "Detaljplan");
    assert_eq!(say(Column::Time, Form::Full), "2027–2028");
    assert_eq!(say(Column::Cost, Form::Full), "1\u{a0}400");
    assert_eq!(say(Column::Goals, Form::Short), "M2");
    let within = program.measures.get(by_number(&program, "A03")).unwrap();
    assert_eq!(text(within, Column::Cost, &names, Form::Full, Lang::Sv), "inom ram");
}

#[test]
fn a_folded_group_keeps_its_head_and_hides_its_rows() {
    let program = small();
    let mut view = TableView::default();
    let sheet = shown(&program, &view, &None);
    let key = sheet.groups[0].key;
    view.folded.insert(key.code());
    let lines = sheet.lines(&view);
    assert_eq!(lines[0], Line::Head(key));
    assert!(matches!(lines[1], Line::Head(GroupKey::Goal(Some(_)))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn however_rows_are_grouped_none_is_lost_and_none_invented(seed: u64) {
        let program = support::program(&mut Dice::new(seed), 20);
        for grouping in Grouping::ALL {
            let view = TableView { grouping, ..TableView::default() };
            let mut measures = shown(&program, &view, &None).measures();
            measures.sort_unstable();
            let all: Vec<MeasureId> = program.measures.iter().map(|measure| measure.id).collect();
            prop_assert_eq!(measures, all);
        }
    }

    #[test]
    fn an_order_that_is_kept_up_to_date_is_the_order_of_the_programme(seed: u64) {
        let mut dice = Dice::new(seed);
        let mut program = support::program(&mut dice, 20);
        let mut order = Order::default();
        let view = TableView { grouping: Grouping::Nothing, ..TableView::default() };
        let names = Names::of(&program, &view.columns);
        for _ in 0..12 {
            let edit = support::edit(&mut dice, &program);
            if let Ok(changes) = edit.changes(&program) {
                changes.apply(&mut program);
            }
            order.update(&program);
            let kept = sheet(&program, &order, &view, &names, &None, &SearchIndex::default(), Lang::Sv);
            let anew: Vec<MeasureId> = program.measures.in_order().iter().map(|m| m.id).collect();
            prop_assert_eq!(kept.measures(), anew);
        }
    }

    #[test]
    fn findings_that_are_kept_up_to_date_are_those_that_are_found_anew(seed: u64) {
        let mut dice = Dice::new(seed);
        let mut program = support::program(&mut dice, 20);
        let mut known = Known::default();
        prop_assert_eq!(&*known.update(&program), &findings(&program));
        for _ in 0..12 {
            let edit = support::edit(&mut dice, &program);
            if let Ok(changes) = edit.changes(&program) {
                changes.apply(&mut program);
                prop_assert_eq!(&*known.update(&program), &findings(&program));
            }
        }
    }
}
