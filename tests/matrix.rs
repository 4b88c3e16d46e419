//! What a planner may rely on in the matrix: every measure is where it belongs and counted once,
//! every way of counting gives the same sum, and a hole is what has nothing and should have.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod support;

use genomfor::analysis::index::Index;
use genomfor::analysis::matrix::axis::{GroupKey, Key};
use genomfor::analysis::matrix::cell::{Cell, OVERLOAD, Role};
use genomfor::analysis::matrix::known::KnownMatrix;
use genomfor::analysis::matrix::setup::Setup;
use genomfor::analysis::matrix::start::measure_at;
use genomfor::analysis::matrix::{Matrix, MatrixKind, Side, counts, year};
use genomfor::analysis::year::goes_on_in;
use genomfor::edit::Edit;
use genomfor::edit::outline::Fresh;
use genomfor::exchange::file;
use genomfor::model::body::{Body, BodyType};
use genomfor::model::instrument::Instrument;
use genomfor::model::measure::{Measure, Priority, Status, Timing};
use genomfor::model::period::{Day, Quarter, Year};
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::record::{BodyId, Id, Kind, MeasureId, RecordRef};
use genomfor::model::words::Lang;
use genomfor::present::matrix as present;
use genomfor::present::matrix::cell::Shows;
use genomfor::present::matrix::hole;
use genomfor::present::matrix::name::name;
use genomfor::present::matrix::paper::{MatrixPaper, PaperSize};
use genomfor::present::matrix::row;
use genomfor::present::matrix::view::MatrixView;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use support::Dice;

fn read(name: &str) -> Program {
    let path = format!("{}/samples/{name}.genomfor.json", env!("CARGO_MANIFEST_DIR"));
    file::read(&std::fs::read(path).unwrap()).unwrap().program
}

fn matrix(program: &Program, kind: MatrixKind, setup: &Setup) -> Matrix {
    Matrix::of(program, &Index::of(program), kind, setup)
}

fn unfolded() -> Setup {
    Setup { folded: Some(BTreeSet::new()), ..Setup::default() }
}

fn goal(program: &Program, number: &str) -> Key {
    Key::Goal(program.goals.iter().find(|goal| goal.number == number).unwrap().id)
}

fn body(program: &Program, name: &str) -> BodyId {
    program.bodies.iter().find(|body| body.short_name == name).unwrap().id
}

fn change(program: &mut Program, number: &str, change: impl FnOnce(&mut Measure)) {
    let known = program.measures.iter().find(|measure| measure.number == number).unwrap();
    let mut measure = Measure::clone(known);
    change(&mut measure);
    program.put(AnyRecord::Measure(Arc::new(measure)));
}

fn numbers(measures: &[Arc<Measure>]) -> Vec<&str> {
    measures.iter().map(|measure| measure.number.as_str()).collect()
}

fn quarter(year: i64, number: u8) -> Option<Quarter> {
    Quarter::new(Year::new(year).unwrap(), number)
}

#[test]
fn a_cell_tells_who_leads_who_has_the_assignment_and_who_takes_part() {
    let program = read("small");
    let matrix = matrix(&program, MatrixKind::GoalBody, &unfolded());
    let (m1, at) = (goal(&program, "M1"), |name| Key::Body(body(&program, name)));
    assert_eq!(matrix.rows.len(), 8);
    let board = matrix.cell(m1, at("KS"));
    assert!(numbers(&board.lead).contains(&"A01"));
    assert!(numbers(&matrix.cell(m1, at("SBN")).part).contains(&"A01"));
    assert!(numbers(&matrix.cell(m1, at("KLF")).assigned).contains(&"A01"));
    assert_eq!(matrix.total.count(), 20, "each once, though many serve several goals");
}

#[test]
fn bodies_stand_beside_those_that_they_answer_to_and_those_outside_come_last() {
    let program = read("large");
    let setup = Setup::default();
    let matrix = matrix(&program, MatrixKind::GoalBody, &setup);
    let columns: Vec<Key> = matrix.columns.iter().map(|head| head.key).collect();
    assert_eq!(columns.last(), Some(&Key::Group(GroupKey::Outside)), "folded, with so many bodies");
    assert_eq!(columns.len(), 21);
    let place = |name: &str| columns.iter().position(|key| *key == Key::Body(body(&program, name))).unwrap();
    assert_eq!(place("SOF"), place("SN") + 1);
    assert_eq!(place("Kajboet"), place("Stadshus") + 2);
    let spans: usize = matrix.column_groups.iter().map(|group| group.span).sum();
    assert_eq!(spans, columns.len(), "the groups cover the columns");

    // Folding a group leaves the sums alone and counts each measure of the group once.
    let group = GroupKey::Of(body(&program, "Stadshus"));
    let mut folded = setup.clone();
    folded.fold(group, program.bodies.len());
    let less = Matrix::of(&program, &Index::of(&program), MatrixKind::GoalBody, &folded);
    assert_eq!(less.columns.len(), 17);
    assert_eq!(less.total.count(), matrix.total.count());
    let of_group = less.head(Key::Group(group)).unwrap();
    let members = ["Stadshus", "Storhamnshem", "Kajboet", "Ankarbo", "StorEP"];
    let one_by_one: BTreeSet<MeasureId> = members
        .iter()
        .flat_map(|name| matrix.head(Key::Body(body(&program, name))).unwrap().total.counted())
        .map(|(_, measure)| measure.id)
        .collect();
    assert_eq!(of_group.total.count(), one_by_one.len());
    folded.fold(group, program.bodies.len());
    let again = Matrix::of(&program, &Index::of(&program), MatrixKind::GoalBody, &folded);
    assert_eq!(again, matrix, "unfolded it is as it was");
}

#[test]
fn a_goal_without_anybody_and_a_body_without_anything_are_holes_until_they_have_something() {
    let mut program = read("small");
    let before = matrix(&program, MatrixKind::GoalBody, &unfolded()).holes;
    let m5 = goal(&program, "M5");
    let committee = BodyId(Id(77));
    program.put(AnyRecord::Body(Arc::new(Body {
        id: committee,
        name: "Kulturnämnden".to_owned(),
        parent: Some(body(&program, "KF")),
        ..Body::default()
    })));
    let of_m5: Vec<MeasureId> = program
        .measures
        .iter()
        .filter(|measure| measure.goals.iter().any(|id| Key::Goal(*id) == m5))
        .map(|measure| measure.id)
        .collect();
    for id in of_m5 {
        program.remove(RecordRef::new(Kind::Measure, id.0));
    }
    let matrix_now = matrix(&program, MatrixKind::GoalBody, &unfolded());
    let new: Vec<&Key> = matrix_now.holes.iter().filter(|key| !before.contains(key)).collect();
    assert!(new.contains(&&m5) && new.contains(&&Key::Body(committee)));
    assert!(matrix_now.head(m5).unwrap().is_hole);
    let no_hole = |name: &str| !matrix_now.holes.contains(&Key::Body(body(&program, name)));
    assert!(no_hole("KF") && no_hole("BER"), "the council has others do it, nobody outside has to take part");

    let only = matrix(&program, MatrixKind::GoalBody, &Setup { only_holes: true, ..unfolded() });
    assert!(only.rows.iter().chain(&only.columns).all(|head| head.is_hole));

    // A measure in the place where both holes meet mends both.
    let fresh = Fresh { id: Id(4711), number: "A99".to_owned() };
    let made = measure_at(&program, &[m5, Key::Body(committee)], fresh);
    Edit::Add(made).changes(&program).unwrap().apply(&mut program);
    let mended = matrix(&program, MatrixKind::GoalBody, &unfolded());
    assert!(!mended.holes.contains(&m5) && !mended.holes.contains(&Key::Body(committee)));
    assert_eq!(numbers(&mended.cell(m5, Key::Body(committee)).lead), ["A99"]);
}

#[test]
fn what_an_administration_does_is_no_hole_of_its_committee() {
    let mut program = read("small");
    let (sn, sf) = (body(&program, "SN"), body(&program, "SF"));
    let touched: Vec<String> = program
        .measures
        .iter()
        .filter(|m| m.lead == Some(sn) || m.partners.contains(&sn))
        .map(|m| m.number.clone())
        .collect();
    for number in touched {
        change(&mut program, &number, |measure| {
            measure.partners.remove(&sn);
            if measure.lead == Some(sn) {
                measure.lead = Some(sf);
            }
        });
    }
    let matrix = matrix(&program, MatrixKind::GoalBody, &unfolded());
    assert!(matrix.head(Key::Body(sn)).unwrap().total.is_empty());
    assert!(!matrix.holes.contains(&Key::Body(sn)));
}

#[test]
fn what_is_dropped_does_not_count_but_can_be_shown() {
    let mut program = read("small");
    change(&mut program, "A01", |measure| measure.status = Status::Dropped);
    for kind in MatrixKind::ALL {
        assert_eq!(matrix(&program, kind, &unfolded()).total.count(), 19);
        let shown = matrix(&program, kind, &Setup { dropped: true, ..unfolded() });
        assert_eq!((shown.total.count(), numbers(&shown.total.dropped)), (19, vec!["A01"]));
    }
}

#[test]
fn a_year_has_what_goes_on_in_it_within_the_time_of_the_programme() {
    let mut program = read("small");
    let ks = body(&program, "KS");
    let first = |m: &mut Measure| {
        m.lead = Some(ks);
        (m.timing, m.start, m.end) = (Timing::Once, quarter(2025, 1), quarter(2028, 2));
    };
    change(&mut program, "A01", first);
    change(&mut program, "A02", |m| {
        m.lead = Some(ks);
        (m.timing, m.start, m.end) = (Timing::Continuous, quarter(2029, 3), None);
    });
    change(&mut program, "A03", |m| {
        m.lead = Some(ks);
        (m.timing, m.start, m.end) = (Timing::Yearly, None, None);
    });
    change(&mut program, "A04", |m| {
        m.lead = Some(ks);
        (m.timing, m.start, m.end) = (Timing::Once, None, None);
    });
    let matrix = matrix(&program, MatrixKind::BodyYear, &unfolded());
    let years = |number: &str| -> Vec<Key> {
        let has = |head: &&genomfor::analysis::matrix::axis::Head| {
            numbers(&matrix.cell(Key::Body(ks), head.key).lead).contains(&number)
        };
        matrix.columns.iter().filter(has).map(|head| head.key).collect()
    };
    let at = |year| Key::Year(Year::new(year).unwrap());
    assert_eq!(years("A01"), [at(2027), at(2028)], "clipped to the time of the programme");
    assert_eq!(years("A02"), [at(2029), at(2030)]);
    assert_eq!(years("A03"), [at(2027), at(2028), at(2029), at(2030)]);
    assert_eq!(years("A04"), [Key::Without(Side::Years)], "without a time it stands apart");
}

#[test]
fn nine_of_the_first_priority_in_a_year_are_told_and_eight_are_not() {
    let mut program = read("small");
    let sbf = body(&program, "BUF");
    let all: Vec<String> = program.measures.in_order().iter().map(|m| m.number.clone()).collect();
    let at = Key::Year(Year::new(2030).unwrap());
    for number in all.iter().take(OVERLOAD + 1) {
        let before = matrix(&program, MatrixKind::BodyYear, &unfolded());
        assert!(before.cell(Key::Body(sbf), at).led_first() <= OVERLOAD);
        change(&mut program, number, |m| {
            m.lead = Some(sbf);
            m.priority = Some(Priority::High);
            (m.timing, m.start, m.end) = (Timing::Once, quarter(2030, 1), quarter(2030, 4));
        });
    }
    let after = matrix(&program, MatrixKind::BodyYear, &unfolded());
    assert_eq!(after.cell(Key::Body(sbf), at).led_first(), OVERLOAD + 1);
}

#[test]
fn only_tools_in_use_are_shown_and_the_others_on_request_as_holes() {
    let program = read("small");
    let used = matrix(&program, MatrixKind::GoalInstrument, &unfolded());
    assert!(used.columns.len() < 22 && used.columns.iter().all(|head| !head.is_hole));
    let all = matrix(&program, MatrixKind::GoalInstrument, &Setup { unused: true, ..unfolded() });
    assert_eq!(all.columns.len(), Instrument::ALL.len());
    assert_eq!(all.columns.iter().filter(|head| head.is_hole).count(), 22 - used.columns.len());
}

#[test]
fn a_filter_leaves_out_measures_and_bodies_and_makes_no_new_holes() {
    let program = read("small");
    let high = Setup { priorities: BTreeSet::from([Some(Priority::High)]), ..unfolded() };
    let whole = matrix(&program, MatrixKind::GoalBody, &unfolded());
    let narrow = matrix(&program, MatrixKind::GoalBody, &high);
    let wanted = program.measures.iter().filter(|m| m.priority == Some(Priority::High)).count();
    assert_eq!(narrow.total.count(), wanted);
    assert_eq!(narrow.holes, whole.holes);
    let companies = Setup { body_types: BTreeSet::from([BodyType::Company]), ..unfolded() };
    assert_eq!(matrix(&program, MatrixKind::GoalBody, &companies).columns.len(), 1);
}

#[test]
fn a_new_measure_has_both_ends_of_its_place_and_stands_last_under_its_goal() {
    let program = read("small");
    let fresh = || Fresh { id: Id(4711), number: "A21".to_owned() };
    let made = |keys: &[Key]| match measure_at(&program, keys, fresh()) {
        AnyRecord::Measure(measure) => measure,
        _ => panic!("a measure"),
    };
    let Key::Goal(m2) = goal(&program, "M2") else { panic!("a goal") };
    let ks = body(&program, "KS");
    let measure = made(&[Key::Goal(m2), Key::Body(ks)]);
    assert_eq!((measure.goals.clone(), measure.lead), (BTreeSet::from([m2]), Some(ks)));
    let last = program.measures.in_order().into_iter().rfind(|m| m.goals.contains(&m2)).unwrap();
    assert!(measure.rank > last.rank);
    let neighbour = body(&program, "BER");
    let measure = made(&[Key::Instrument(Instrument::Intermunicipal), Key::Body(neighbour)]);
    assert_eq!(measure.instrument, Some(Instrument::Intermunicipal));
    assert_eq!((measure.lead, measure.partners.contains(&neighbour)), (None, true), "it may not lead");
    let measure = made(&[Key::Body(ks), Key::Year(Year::new(2029).unwrap())]);
    assert_eq!((measure.lead, measure.start), (Some(ks), quarter(2029, 1)));
    let measure = made(&[Key::Group(GroupKey::Of(ks)), Key::Without(Side::Years)]);
    assert_eq!((measure.lead, measure.start), (Some(ks), None));
}

#[test]
fn it_is_made_anew_only_when_something_that_it_shows_has_changed() {
    let mut program = read("small");
    let mut known = KnownMatrix::default();
    let setup = Setup::default();
    let mut now =
        |program: &Program| known.update(program, &Index::of(program), MatrixKind::GoalBody, &setup);
    let before = now(&program);
    let project = RecordRef::new(Kind::Project, Id(5));
    program.put(AnyRecord::blank(project));
    assert!(Arc::ptr_eq(&before, &now(&program)));
    change(&mut program, "A01", |measure| measure.status = Status::Completed);
    assert!(!Arc::ptr_eq(&before, &now(&program)));
}

#[test]
fn bodies_that_answer_to_each_other_in_a_circle_are_shown_all_the_same() {
    let mut program = Program::default();
    for (id, parent) in [(1, 2), (2, 1), (3, 3)] {
        let parent = Some(BodyId(Id(parent)));
        program.put(AnyRecord::Body(Arc::new(Body { id: BodyId(Id(id)), parent, ..Body::default() })));
    }
    let matrix = matrix(&program, MatrixKind::GoalBody, &unfolded());
    assert_eq!(matrix.columns.len(), 3);
    assert_eq!(matrix.holes.len(), 3);
}

/// All measures of a cell by id, dropped ones left out.
fn ids(cell: &Cell) -> BTreeSet<MeasureId> {
    cell.counted().map(|(_, measure)| measure.id).collect()
}

/// How a measure stands to a body, by hand.
fn role(measure: &Measure, body: BodyId) -> Option<Role> {
    if measure.lead == Some(body) {
        Some(Role::Lead)
    } else if measure.assigned_to == Some(body) {
        Some(Role::Assigned)
    } else {
        measure.partners.contains(&body).then_some(Role::Part)
    }
}

/// Whether a measure belongs to a key that no body is, by hand.
fn belongs(program: &Program, measure: &Measure, key: Key) -> bool {
    let years = year::years(program);
    match key {
        Key::Goal(goal) => measure.goals.contains(&goal),
        Key::Instrument(tool) => measure.instrument == Some(tool),
        Key::Year(year) => goes_on_in(measure, year),
        Key::Without(Side::Goals) => measure.goals.iter().all(|goal| program.goals.get(*goal).is_none()),
        Key::Without(Side::Instruments) => measure.instrument.is_none(),
        Key::Without(Side::Years) => !years.iter().any(|year| goes_on_in(measure, *year)),
        Key::Without(Side::Bodies) => measure.lead.is_none_or(|lead| program.bodies.get(lead).is_none()),
        Key::Body(_) | Key::Group(_) => true,
    }
}

fn check_sums(program: &Program, kind: MatrixKind) {
    let matrix = matrix(program, kind, &unfolded());
    let counted: Vec<&Arc<Measure>> = program.measures.iter().filter(|m| counts(m)).collect();
    assert_eq!(ids(&matrix.total), counted.iter().map(|m| m.id).collect(), "every measure is somewhere");
    assert_eq!(matrix.total.count(), counted.len(), "and in the whole only once");
    for row in &matrix.rows {
        for column in &matrix.columns {
            let cell = matrix.cell(row.key, column.key);
            for role_wanted in Role::ALL {
                let by_hand = counted.iter().filter(|measure| {
                    let body = [row.key, column.key].into_iter().find_map(|key| match key {
                        Key::Body(body) => Some(role(measure, body)),
                        _ => None,
                    });
                    let role = body.unwrap_or(Some(Role::Lead));
                    role == Some(role_wanted)
                        && belongs(program, measure, row.key)
                        && belongs(program, measure, column.key)
                });
                assert_eq!(cell.of(role_wanted).len(), by_hand.count(), "{kind:?} {row:?} {column:?}");
            }
        }
    }
    for (heads, is_row) in [(&matrix.rows, true), (&matrix.columns, false)] {
        for head in heads {
            let across: BTreeSet<MeasureId> = matrix
                .filled()
                .filter(|((row, column), _)| if is_row { *row == head.key } else { *column == head.key })
                .flat_map(|(_, cell)| ids(cell))
                .collect();
            assert_eq!(ids(&head.total), across);
            assert_eq!(head.total.count(), across.len(), "a sum counts each measure once");
            let met = matrix.filled().any(|((row, column), cell)| {
                let (own, other) = if is_row { (row, column) } else { (column, row) };
                own == head.key && !matches!(other, Key::Without(_)) && !cell.is_empty()
            });
            assert!(!(head.is_hole && met), "a hole meets nothing: {:?}", head.key);
            assert_eq!(head.is_hole, matrix.holes.contains(&head.key));
        }
    }
}

#[test]
fn the_samples_add_up_in_every_way_of_counting() {
    for name in ["small", "middle", "large"] {
        for kind in MatrixKind::ALL {
            check_sums(&read(name), kind);
        }
    }
}

proptest! {
    #[test]
    fn every_programme_adds_up_in_every_way_of_counting(seed in any::<u64>()) {
        let program = support::program(&mut Dice::new(seed), 60);
        for kind in MatrixKind::ALL {
            check_sums(&program, kind);
        }
    }

    #[test]
    fn folding_and_filtering_never_lose_a_measure_that_is_let_through(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let program = support::program(&mut dice, 60);
        let index = Index::of(&program);
        let mut setup = Setup { dropped: true, ..Setup::default() };
        for group in program.bodies.iter().map(|body| GroupKey::Of(body.id)).chain([GroupKey::Outside]) {
            if dice.below(2) == 0 {
                setup.fold(group, program.bodies.len());
            }
        }
        if dice.below(2) == 0 {
            setup.priorities.insert(Some(Priority::High));
        }
        for kind in MatrixKind::ALL {
            let matrix = Matrix::of(&program, &index, kind, &setup);
            let wanted = program.measures.iter().filter(|measure| setup.lets_through(measure)).count();
            prop_assert_eq!(matrix.total.count() + matrix.total.dropped.len(), wanted);
        }
    }
}

fn paper(program: &Program, kind: MatrixKind, size: PaperSize) -> MatrixPaper {
    let view = MatrixView { paper: size, setup: unfolded(), ..MatrixView::default() };
    MatrixPaper::of(program, kind, &view, Day::parse("2026-11-26").unwrap(), Lang::Sv)
}

#[test]
fn on_a3_it_stands_on_one_sheet_and_on_a4_the_columns_are_shared_with_the_rows_on_each() {
    let program = read("large");
    let one = paper(&program, MatrixKind::GoalBody, PaperSize::A3);
    assert_eq!(one.sheets.len(), 1);
    let several = paper(&program, MatrixKind::GoalBody, PaperSize::A4);
    let columns: Vec<usize> = several.sheets.iter().map(|sheet| sheet.columns.len()).collect();
    assert_eq!(columns, [10, 10, 10]);
    for sheet in &several.sheets {
        assert_eq!(sheet.rows.len(), 14);
        assert!(sheet.rows.iter().all(|row| row.cells.len() == sheet.columns.len()));
        assert_eq!(sheet.groups.iter().map(|(_, span)| span).sum::<usize>(), sheet.columns.len());
    }
    assert_eq!(several.sheets.iter().filter(|sheet| sheet.is_last).count(), 1);
    assert!(one.title.contains("Mål × organ") && one.notes.iter().any(|note| note.contains("2026-11-26")));
}

#[test]
fn what_is_internal_is_not_counted_on_paper_and_that_is_said() {
    let mut program = read("small");
    let before = paper(&program, MatrixKind::GoalBody, PaperSize::A3);
    assert!(before.notes.iter().any(|note| note.contains("utelämnad")));
    change(&mut program, "A01", |measure| measure.internal = true);
    let after = paper(&program, MatrixKind::GoalBody, PaperSize::A3);
    assert!(before.notes[0].starts_with("19 åtgärder") && after.notes[0].starts_with("18 åtgärder"));
}

#[test]
fn holes_are_said_in_a_sentence_each_and_counted_in_one_for_all() {
    let mut program = read("small");
    let m5 = goal(&program, "M5");
    let of_m5: Vec<String> = program
        .measures
        .iter()
        .filter(|measure| measure.goals.iter().any(|id| Key::Goal(*id) == m5))
        .map(|measure| measure.number.clone())
        .collect();
    for number in of_m5 {
        change(&mut program, &number, |measure| measure.status = Status::Dropped);
    }
    let name = "Kulturnämnden".to_owned();
    program.put(AnyRecord::Body(Arc::new(Body { id: BodyId(Id(77)), name, ..Body::default() })));
    let index = Index::of(&program);
    let matrix = matrix(&program, MatrixKind::GoalBody, &unfolded());
    let said = |key| hole::sentence(&program, &index, MatrixKind::GoalBody, key, Lang::Sv);
    assert_eq!(said(m5), "M5 Ingen barnfamilj vräks har inga åtgärder.");
    assert_eq!(said(Key::Body(BodyId(Id(77)))), "Kulturnämnden har ingen del i någon åtgärd.");
    let all = present::sentence(&matrix, Lang::Sv);
    assert!(all.ends_with("2 hål: 1 mål och 1 organ."), "{all}");
    assert!(present::sentence(&matrix, Lang::En).ends_with("2 holes: 1 goal and 1 body."));
}

#[test]
fn a_row_is_another_only_where_something_in_it_is() {
    let mut program = read("small");
    let rows = |program: &Program| -> Vec<row::Row> {
        let matrix = matrix(program, MatrixKind::GoalBody, &unfolded());
        let heads = matrix.rows.iter().chain(&matrix.columns).map(|head| head.key);
        let names = heads.map(|key| (key, name(program, key, Lang::Sv))).collect();
        let of = |key| row::row(&matrix, &names, key, Shows::Roles, Lang::Sv);
        matrix.rows.iter().map(|head| of(head.key)).collect()
    };
    let before = rows(&program);
    change(&mut program, "A01", |m| m.title = "Annan rubrik".to_owned());
    assert_eq!(rows(&program), before, "titles of measures do not stand in cells");
    let lead = program.measures.iter().find(|m| m.number == "A01").and_then(|m| m.lead);
    let other = program.bodies.iter().find(|b| b.body_type.may_lead() && Some(b.id) != lead).unwrap().id;
    let mut goals = BTreeSet::new();
    change(&mut program, "A01", |m| {
        (m.lead, goals) = (Some(other), m.goals.iter().copied().map(Key::Goal).collect());
    });
    let heads = matrix(&program, MatrixKind::GoalBody, &unfolded()).rows;
    let after = rows(&program);
    for ((head, before), after) in heads.iter().zip(&before).zip(&after) {
        assert_eq!(before != after, goals.contains(&head.key), "{}", after.name.short());
    }
    // What has nothing in it says nothing and draws nothing.
    let all = || after.iter().flat_map(|row| &row.squares);
    assert!(all().any(|square| square.said.is_empty()));
    assert!(all().all(|square| square.said.is_empty() == square.face.marks.is_empty()));
}

#[test]
fn a_programme_without_goals_does_not_claim_to_have_no_holes() {
    let said =
        |program: &Program| present::sentence(&matrix(program, MatrixKind::GoalBody, &unfolded()), Lang::Sv);
    assert_eq!(said(&Program::default()), "0 åtgärder.");
    assert_eq!(said(&read("small")), "20 åtgärder. Inga hål.");
}
