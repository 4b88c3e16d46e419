//! What a user may rely on when pasting a table from elsewhere.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "tests fail by panicking"
)]

mod support;

use genomfor::edit::document::Document;
use genomfor::exchange::file;
use genomfor::exchange::table::cell::amount::Unit;
use genomfor::exchange::table::cell::body::Directory;
use genomfor::exchange::table::cell::time::Time;
use genomfor::exchange::table::cell::{self, Read};
use genomfor::exchange::table::grid::Grid;
use genomfor::exchange::table::heads::Meaning;
use genomfor::exchange::table::intake::{Alike, Intake, Options, SkipReason, Unknown, intake};
use genomfor::exchange::table::mapping::{Column, Mapping, guess};
use genomfor::model::basis::Group;
use genomfor::model::measure::{CostKind, DecisionLevel, Financing, Measure, Status, Timing, YearQuarter};
use genomfor::model::number::Money;
use genomfor::model::period::{Quarter, Year};
use genomfor::model::program::Program;
use genomfor::model::record::{BodyId, Id};
use genomfor::model::words::Lang;
use genomfor::present::format;
use proptest::prelude::*;

/// The small sample without its measures: goals and bodies are there.
fn emptied_sample() -> Program {
    let mut program = sample();
    program.measures = Default::default();
    program
}

fn sample() -> Program {
    file::read(include_bytes!("../samples/small.genomfor.json")).unwrap().program
}

fn take(text: &str, program: &Program, options: &Options) -> (Grid, Mapping, Intake) {
    let grid = Grid::read(text);
    let mapping = guess(&grid, program);
    let mut next = 1_000_000;
    let intake = intake(&grid, &mapping, program, options, &mut || {
        next += 1;
        Id(next)
    });
    (grid, mapping, intake)
}

fn with(program: &Program, intake: &Intake) -> Program {
    let mut after = program.clone();
    intake.edit.clone().changes(program).unwrap().apply(&mut after);
    after
}

fn body_names(program: &Program, ids: impl IntoIterator<Item = BodyId>) -> Vec<String> {
    let mut names: Vec<String> =
        ids.into_iter().map(|id| program.bodies.get(id).unwrap().short_name.clone()).collect();
    names.sort();
    names
}

fn goal_numbers(program: &Program, measure: &Measure) -> Vec<String> {
    let mut numbers: Vec<String> =
        measure.goals.iter().map(|id| program.goals.get(*id).unwrap().number.clone()).collect();
    numbers.sort();
    numbers
}

/// A measure in one line: what a table says of it.
fn said(program: &Program, measure: &Measure) -> String {
    let costs: Vec<String> = measure
        .costs
        .iter()
        .map(|cost| {
            let year = cost.year.map_or("…".to_owned(), |year| year.to_string());
            format!("{year}={}{}", cost.amount.unwrap().get(), if cost.note.is_empty() { "" } else { "*" })
        })
        .collect();
    format!(
        "{} {} {} {}({}) {} {} {}",
        measure.number,
        goal_numbers(program, measure).join("+"),
        measure.instrument.map_or("–", |tool| tool.code()),
        body_names(program, measure.lead).join(""),
        body_names(program, measure.partners.iter().copied()).join("+"),
        measure.priority.map_or("–", |priority| priority.code()),
        format::measure_time(measure, Lang::Sv).replace(' ', "_"),
        measure
            .financing
            .map(|financing| financing.code().to_owned())
            .into_iter()
            .chain(costs)
            .collect::<Vec<_>>()
            .join(","),
    )
    .trim_end()
    .to_owned()
}

const SMALL: &str = include_str!("fixtures/paste/small-sample.tsv");

#[test]
fn the_twenty_measures_of_the_small_sample_come_from_excel_as_they_are_meant() {
    let program = emptied_sample();
    let (grid, mapping, intake) = take(SMALL, &program, &Options::default());
    assert_eq!(mapping.to_text(), "number,goal,title,instrument,lead,priority,time,cost:1");
    assert_eq!((mapping.heads, grid.rows().len()), (Some(0), 21));
    assert_eq!(intake.skipped.len(), 1, "only the headings");
    assert!(intake.bodies.is_empty() && intake.goals.is_empty());
    let after = with(&program, &intake);
    let lines: Vec<String> = after.measures.in_order().iter().map(|m| said(&after, m)).collect();
    let expected = [
        "A01 M1 MP KS(SBN) 1 2027–2028 …=-7200",
        "A02 M1+M3 MA KS(ÄB) 1 K2–K4_2027 2027=150",
        "A03 M1 MP KS() 2 K1–K2_2027 within_frame",
        "A04 M2 DP SBN(KS) 1 2027–2028 …=1400",
        "A05 M2 DP SBN() 3 2028–2030 …=900",
        "A06 M2 ST SBN() 2 K2_2027 2027=-600",
        "A07 M3 TA ÄB(SN) 1 2027 2027=300",
        "A08 M3 AB ÄB(SN) 2 2028–2029 company,…=22000",
        "A09 M4 AD KS(ÄB) 1 K2_2027 within_frame",
        "A10 M4 AB ÄB() 3 2029 company,2029=3600",
        "A11 M5 SK SN(ÄB) 1 K1–K2_2027 within_frame",
        "A12 M5 HG SN() 2 Löpande_från_K1_2027 2027=100*,2028=100*,2029=100*,2030=100*",
        "A13 M5 IN SN(PRIV+ÄB) 2 K3_2027 2027=250*",
        "A14 M6 LF SN(KS) 1 K1–K3_2027 within_frame",
        "A15 M6 AB ÄB(SN) 1 2028–2029 company,…=15000",
        "A16 M1 LF BUN() 2 Varje_år,_K1 within_frame",
        "A17 M7 MF KS() 1 2027–2028 …=4000",
        "A18 M1+M2 MA KS() 1 K1–K3_2027 2027=80",
        "A19 M8 MK KS() 2 Varje_år,_K3 within_frame",
        "A20 M8 SU KS() 1 Varje_år,_K3 within_frame",
    ];
    assert_eq!(lines, expected);
    let titles: Vec<&str> = grid.rows()[1..].iter().map(|row| row[2].as_str()).collect();
    assert_eq!(intake.rows.iter().map(|row| row.measure.title.as_str()).collect::<Vec<_>>(), titles);
    assert!(intake.rows.iter().all(|row| row.leftovers.is_empty() && row.measure.comment.is_empty()));
    let council = &intake.rows[8].measure;
    assert_eq!(council.decision_level, Some(DecisionLevel::Council), "KF beslutar");
    assert_eq!(intake.rows[0].measure.costs[0].kind, CostKind::LandIncome);
    assert_eq!(intake.rows[5].measure.costs[0].kind, CostKind::Grant);
}

#[test]
fn the_pasted_sample_agrees_with_the_sample_file_where_both_say_something() {
    let program = emptied_sample();
    let (_, _, intake) = take(SMALL, &program, &Options::default());
    let original = sample();
    for (row, meant) in intake.rows.iter().zip(original.measures.in_order()) {
        let pasted = &row.measure;
        let name = &meant.number;
        assert_eq!(&pasted.number, name);
        assert_eq!(pasted.goals, meant.goals, "{name}");
        assert_eq!(pasted.instrument, meant.instrument, "{name}");
        assert_eq!(pasted.lead, meant.lead, "{name}");
        assert_eq!(pasted.priority, meant.priority, "{name}");
        assert!(pasted.partners.is_subset(&meant.partners), "{name}");
        assert_eq!((pasted.timing, pasted.end), (meant.timing, meant.end), "{name}");
        assert_eq!(pasted.yearly_quarter, meant.yearly_quarter, "{name}");
        let total = |measure: &Measure| measure.costs.iter().filter_map(|cost| cost.amount).sum::<Money>();
        // 250/år for a measure of one quarter is one year in the table and four in the file.
        if name != "A13" {
            assert_eq!(total(pasted), total(meant), "{name}");
        }
        if pasted.financing == Some(Financing::WithinFrame) {
            assert_eq!(pasted.financing, meant.financing, "{name}");
        }
    }
}

#[test]
fn a_table_is_one_step_and_comes_back_from_a_file() {
    let program = emptied_sample();
    let (_, _, intake) = take(SMALL, &program, &Options::default());
    let mut document = Document::new(Id(1), program.clone());
    document.dispatch(intake.edit.clone(), support::stamp()).unwrap();
    assert_eq!(document.program().measures.len(), 20);
    let text = file::write(&document, "2027-01-01T00:00:00+01:00");
    assert_eq!(file::read(text.as_bytes()).unwrap().program, *document.program());
    document.undo(support::stamp());
    assert_eq!(*document.program(), program);
}

#[test]
fn in_an_empty_programme_goals_and_bodies_are_created_once_each() {
    let program = Program::default();
    let (_, _, intake) = take(SMALL, &program, &Options::default());
    let after = with(&program, &intake);
    let goals: Vec<&str> = after.goals.in_order().iter().map(|goal| goal.number.as_str()).collect();
    assert_eq!(goals, ["M1", "M3", "M2", "M4", "M5", "M6", "M7", "M8"]);
    let bodies: Vec<String> = after.bodies.in_order().iter().map(|body| body.name.clone()).collect();
    assert_eq!(bodies, ["Kommunstyrelsen", "SBN", "ÄB", "SN", "privata", "BUN"]);
}

#[test]
fn names_that_nobody_wants_created_stand_in_the_comment() {
    let options = Options { goals: Unknown::Comment, bodies: Unknown::Comment, ..Options::default() };
    let program = Program::default();
    let (_, _, intake) = take(SMALL, &program, &options);
    assert!(intake.goals.is_empty() && intake.bodies.is_empty());
    let first = &intake.rows[0];
    assert!(first.measure.goals.is_empty() && first.measure.lead.is_none());
    assert_eq!(&*first.measure.comment, "Mål: M1\nAnsvar (medv.): KS\nAnsvar (medv.): SBN");
    assert_eq!(first.unknown_bodies, ["KS", "SBN"]);
}

#[test]
fn a_row_that_is_there_already_is_told_and_can_be_left_out() {
    let program = sample();
    let (_, _, intake) = take(SMALL, &program, &Options::default());
    assert_eq!(intake.rows.len(), 20);
    assert!(intake.rows.iter().all(|row| row.alike.is_some()));
    assert_eq!(intake.rows[0].measure.number, "A21", "the next free number");
    assert_eq!(&*intake.rows[0].measure.comment, "Nummer: A01");
    let options = Options { alike: Alike::LeaveOut, ..Options::default() };
    let (_, _, left_out) = take(SMALL, &program, &options);
    assert!(left_out.rows.is_empty());
    assert!(matches!(left_out.skipped[1].reason, SkipReason::Exists(_)));
}

fn any_quarter() -> impl Strategy<Value = Option<Quarter>> {
    proptest::option::of((2024i64..2036, 1u8..5))
        .prop_map(|pair| pair.and_then(|(year, number)| Quarter::new(Year::new(year)?, number)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn every_time_that_the_app_writes_is_read_back_as_it_was(
        start in any_quarter(), end in any_quarter(), timing in 0usize..3, quarter in proptest::option::of(0usize..4),
    ) {
        let timing = Timing::ALL[timing];
        // What is not written cannot be read: see `format::measure_time`.
        let (start, end) = if start > end && end.is_some() { (end, start) } else { (start, end) };
        let time = match timing {
            Timing::Once => Time { timing, start, end, yearly_quarter: None },
            Timing::Continuous => Time { timing, start, end: None, yearly_quarter: None },
            Timing::Yearly => {
                Time { timing, start: None, end: None, yearly_quarter: quarter.map(|place| YearQuarter::ALL[place]) }
            }
        };
        let mut measure = Measure::default();
        time.put(&mut measure);
        for lang in [Lang::Sv, Lang::En] {
            let text = format::measure_time(&measure, lang);
            let expected = (!text.is_empty()).then_some(Read::whole(time));
            prop_assert_eq!(cell::time::time(&text), expected, "{}", text);
        }
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in any::<String>(), digits in "[-0-9 .,/KTQ–åm]{0,12}") {
        for text in [text.as_str(), digits.as_str()] {
            let directory = Directory::of([]);
            let read = (
                cell::time::time(text),
                cell::amount::amount(text, Unit::Millions),
                cell::body::bodies(text, &directory),
                cell::goal::goals(text),
                cell::decision::decision(text, &directory),
                cell::choice::dwellings(text),
                cell::choice::instrument(text),
            );
            drop(read);
            let program = Program::default();
            let grid = Grid::read(text);
            let mapping = guess(&grid, &program);
            prop_assert_eq!(mapping.columns.len(), grid.width());
        }
    }
}

/// Cells of all sorts: understood, half understood, and not at all.
const CELLS: [&str; 65] = [
    "",
    "",
    "",
    "-",
    "A01",
    "A02",
    "7",
    "M1",
    "M1, M3",
    "Mål 2: Planlagd mark",
    "M9 Något nytt",
    "Ingen barnfamilj vräks",
    "Sälja 24 tomter",
    "Rad ett\nrad två",
    "Nytt\n\nägardirektiv",
    "DP",
    "MA, DP",
    "Detaljplan",
    "Ny detaljplan för Åsen",
    "KS",
    "KS (SBN, ÄB)",
    "KS (KF beslutar; ÄB)",
    "SN och privata",
    "Plan och bygg",
    "Barn- och utbildningsnämnden/KS",
    "Okänd nämnd",
    "alla (samtliga beslut)",
    "1",
    "hög",
    "prio 2",
    "***",
    "akut",
    "2027",
    "K1 2027",
    "2027K1–2028K4",
    "2027–",
    "löpande",
    "löpande 2027–2030",
    "årligen K3",
    "Varje år, K1",
    "årligen till 2028",
    "senast 2028",
    "K1–K3 2027",
    "före sommaren 2028",
    "mars 2027",
    "2029",
    "inom ram",
    "100/år",
    "ca 400 tkr",
    "1 234,5 tkr",
    "300–400 tkr",
    "-7 200",
    "bolag 22 000",
    "inv. 3 mnkr",
    "150 (konsult)",
    "24 hyresrätter",
    "60",
    "pågår",
    "Ej påbörjad",
    "utgår",
    "äldre",
    "KF 2026-12-13 § 45",
    "KF",
    "Summa",
    "?",
];

fn contains(texts: &[String], text: &str) -> bool {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    texts.iter().any(|known| line(known).contains(&line(text)))
}

/// All texts of a measure, of its goals and of its bodies.
fn texts_of(program: &Program, measure: &Measure) -> Vec<String> {
    let mut texts = vec![
        measure.number.clone(),
        measure.title.clone(),
        // A title may be the first line of the description.
        format!("{}\n{}", measure.title, &*measure.description),
        measure.description.0.clone(),
        measure.done_when.0.clone(),
        measure.plan_link.clone(),
        measure.comment.0.clone(),
    ];
    texts.extend(measure.costs.iter().map(|cost| cost.note.clone()));
    for goal in measure.goals.iter().filter_map(|goal| program.goals.get(*goal)) {
        texts.extend([goal.number.clone(), goal.title.clone()]);
    }
    for body in measure.lead.iter().chain(&measure.partners).filter_map(|body| program.bodies.get(*body)) {
        texts.extend([body.short_name.clone(), body.name.clone()]);
    }
    texts
}

/// Whether every word of a cell of names is in the names, or says how they belong together.
fn words_are_in(texts: &[String], text: &str) -> bool {
    let links = ["och", "samt", "mål", "beslutar"];
    let split = |text: &str| {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let known: Vec<String> = texts.iter().flat_map(|text| split(text)).collect();
    split(text).iter().all(|word| {
        let number = known.iter().any(|known| known.strip_prefix('m') == Some(word.as_str()));
        number || known.contains(word) || links.contains(&word.as_str())
    })
}

/// Whether a typed field says exactly what the cell says.
fn is_typed(
    before: &Program,
    program: &Program,
    measure: &Measure,
    meaning: Meaning,
    unit: Unit,
    text: &str,
) -> bool {
    let texts = texts_of(program, measure);
    match meaning {
        Meaning::Goal => words_are_in(&texts, text),
        Meaning::Lead | Meaning::Partners => {
            let deciding = measure.decision_level == Some(DecisionLevel::Council);
            words_are_in(&texts, if deciding { text.trim_start_matches("KS (KF beslutar;") } else { text })
        }
        Meaning::Instrument => cell::choice::instrument(text) == measure.instrument.map(Read::whole),
        Meaning::Priority => cell::choice::priority(text) == measure.priority.map(Read::whole),
        Meaning::Status => cell::choice::status(text) == Some(Read::whole(measure.status)),
        Meaning::Dwellings => cell::choice::dwellings(text) == measure.dwellings.map(Read::whole),
        Meaning::TargetGroup => cell::choice::group(text) == measure.target_group.map(Read::whole),
        Meaning::BudgetYear => cell::choice::year(text) == measure.budget_year,
        Meaning::Financing => cell::amount::financing(text) == measure.financing.map(Read::whole),
        Meaning::Cost => {
            let Some(Read { value, whole: true }) = cell::amount::amount(text, unit) else { return false };
            let amount = value.money.is_none() || measure.costs.iter().any(|cost| cost.amount == value.money);
            let paid = value.financing.is_none() || value.financing == measure.financing;
            amount && paid && !value.every_year && !value.about
        }
        Meaning::Time | Meaning::Start | Meaning::End => {
            let Some(Read { value, whole: true }) = cell::time::time(text) else { return false };
            let time = Time::of(measure);
            let start = meaning == Meaning::End || value.start.is_none() || value.start == time.start;
            let end = meaning == Meaning::Start || value.end.is_none() || value.end == time.end;
            let timing = value.timing == Timing::Once || value.timing == time.timing;
            start
                && end
                && timing
                && (value.yearly_quarter.is_none() || value.yearly_quarter == time.yearly_quarter)
        }
        // The directory grows while the table is read.
        Meaning::Decision => [before, program].into_iter().any(|program| {
            let directory = Directory::of(program.bodies.iter().map(AsRef::as_ref));
            let read = cell::decision::decision(text, &directory).filter(|read| read.whole);
            read.is_some_and(|Read { value, .. }| match value.level {
                Some(level) => measure.decision_level == Some(level),
                None => measure.decision == value.resolution,
            })
        }),
        Meaning::Keep
        | Meaning::Skip
        | Meaning::Number
        | Meaning::Title
        | Meaning::Description
        | Meaning::DoneWhen
        | Meaning::Indicator
        | Meaning::Comment
        | Meaning::PlanLink => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_in_a_table_is_in_a_field_in_the_comment_or_told_as_skipped(
        seed: u64, width in 1usize..9, length in 1usize..9, odd in proptest::collection::vec(any::<String>(), 6),
    ) {
        let mut dice = support::Dice::new(seed);
        let mut text = String::new();
        for _ in 0..length {
            for column in 0..width {
                let cell = if dice.below(12) == 0 { odd[dice.below(6)].as_str() } else { *dice.pick(&CELLS) };
                let mark = if column + 1 == width { '\n' } else { '\t' };
                text.push_str(&format!("\"{}\"{mark}", cell.replace('"', "\"\"")));
            }
        }
        let grid = Grid::read(&text);
        // Few meanings at a time, so that they get in each other's way.
        let few: Vec<Meaning> = (0..2 + dice.below(8)).map(|_| *dice.pick(Meaning::ALL)).collect();
        let column = |dice: &mut support::Dice| Column { meaning: *dice.pick(&few), unit: *dice.pick(&Unit::ALL) };
        let mut columns: Vec<Column> = (0..grid.width()).map(|_| column(&mut dice)).collect();
        if let Some(first) = columns.first_mut()
            && dice.below(4) > 0
        {
            first.meaning = Meaning::Title;
        }
        let heads = (dice.below(3) == 0 && !grid.is_empty()).then_some(0);
        let mapping = Mapping { heads, columns };
        let program = if dice.below(2) == 0 { Program::default() } else { sample() };
        let unknown = |dice: &mut support::Dice| *dice.pick(&[Unknown::Create, Unknown::Comment]);
        let options = Options {
            goals: unknown(&mut dice),
            bodies: unknown(&mut dice),
            alike: *dice.pick(&[Alike::Add, Alike::LeaveOut]),
            ..Options::default()
        };
        let mut next = 1_000_000;
        let intake = intake(&grid, &mapping, &program, &options, &mut || { next += 1; Id(next) });
        let after = with(&program, &intake);
        let mut told: Vec<usize> = intake.rows.iter().map(|row| row.row).collect();
        told.extend(intake.skipped.iter().map(|row| row.row));
        told.sort_unstable();
        let filled: Vec<usize> = (0..grid.rows().len()).filter(|row| !grid.rows()[*row].is_empty()).collect();
        prop_assert_eq!(told, filled, "each row is told once");
        for skipped in &intake.skipped {
            for cell in &grid.rows()[skipped.row] {
                prop_assert!(skipped.text.contains(cell.as_str()));
            }
        }
        for row in &intake.rows {
            let texts = texts_of(&after, &row.measure);
            for (place, cell) in grid.rows()[row.row].iter().enumerate() {
                let Column { meaning, unit } = mapping.columns[place];
                let says_nothing = cell.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | ' ' | '‐' | '‑' | '‒' | '―'));
                let found = meaning == Meaning::Skip || says_nothing || contains(&texts, cell);
                prop_assert!(
                    found || is_typed(&program, &after, &row.measure, meaning, unit, cell),
                    "{:?} {:?} is lost: {:#?}", meaning, cell, row.measure
                );
            }
        }
    }
}

const UNTIDY: &str = include_str!("fixtures/paste/untidy.tsv");

#[test]
fn an_untidy_table_of_a_real_voice_loses_nothing_and_is_taken_as_it_is_meant() {
    let program = Program::default();
    let (grid, mapping, intake) = take(UNTIDY, &program, &Options::default());
    assert_eq!(mapping.heads, Some(2), "below the title");
    assert_eq!(
        mapping.to_text(),
        "number,goal,title,description,instrument,lead,partners,priority,end,time,cost:2,financing,dwellings,\
         target_group,indicator,status,comment,keep"
    );
    let after = with(&program, &intake);
    let lines: Vec<String> = intake
        .rows
        .iter()
        .map(|row| format!("{} | {}", said(&after, &row.measure), row.measure.comment.replace('\n', " ¶ ")))
        .map(|line| line.trim_end_matches([' ', '|']).to_owned())
        .collect();
    let expected = [
        "1 M1 DP (KS) 1 2027–2028 budget_applied,…=1200 | Uppföljning: Antal antagna planer",
        "2 M1 MP KS() 1 Löpande_från_K1_2027 …=-7200 | Beror på ränteläget ¶ Antal bostäder: 24 småhus",
        "3 M1 TR KS(+SBN) 2 senast_K4_2028 within_frame | Barnkonsekvenser: ja, positiva",
        "4 M2 MF KS() 1 Löpande | Sekretess ¶ Kostnad (mnkr): 5 mnkr/år",
        "5 M2 MA KS() 2 senast_K2_2028 within_frame,…=80 | Klart senast: före sommaren 2028",
        "19 M2 EX KS(SBN) 2 K3–K4_2027 2027=80 | Nummer: 5",
        "6 M3 TA (+) 1 2027 company,2027=300",
        "7 M1+M3 AB (SN) 2 K1_2028–K2_2029 company,…=22000 | Klart senast: 2029-06-30 ¶ När: vt 2028",
        "8 M1+M3 – (SN) – 2028–2029 | Uppföljning: Färdiga lägenheter ¶ Kostnad (mnkr): 15–18",
        "9 M1+M3 SU KLF() 3 Varje_år,_K1",
        "10 M1+M3 LF () 2 Varje_år,_K3 within_frame | Barnkonsekvenser: ja",
        "20 M4 SK SN(ÄB) 1 K3_2027 state_grant,2027=250* | När: 2027-09",
        "21 M4 SK SN() 1 K1–K2_2027 within_frame | När: T1 2027 ¶ Uppföljning: Antal vräkta barn",
        "11 M4 HG SN() 2 Löpande | Kostnad (mnkr): 0,1/år",
        "12b M4 IN SN(+ÄB) 2 2027–2028 …=1200",
        "13 M9 MK KS() 2 Varje_år",
        "14 M9 – SBN() 3 | Verktyg: norm ¶ När: snarast ¶ Kostnad (mnkr): 500 kr",
        "15 M9 ST SBN() 2 K2_2027 2027=-600 | Stödet har upphört",
        "16 M9 SU KS() 1 2027–2029 …=50* | Uppföljning: KF får rapporten",
        "17 M9 FR SN() 1 K2_2027 within_frame | Antal bostäder: ca 4 ¶ Status: pausad",
        "18 M9 – SN() – K3_2027 2027=20 | Verktyg: TA, SU ¶ Prio.: 4 ¶ När: 1 sept 2027",
    ];
    assert_eq!(lines, expected);
    let skipped: Vec<(usize, SkipReason)> = intake.skipped.iter().map(|row| (row.row, row.reason)).collect();
    let expected = [
        (0, SkipReason::AboveHeads),
        (2, SkipReason::Heads),
        (3, SkipReason::GoalHeading),
        (8, SkipReason::GoalHeading),
        (12, SkipReason::HeadsAgain),
        (20, SkipReason::NoTitle),
        (23, SkipReason::Sum),
        (30, SkipReason::Sum),
    ];
    assert_eq!(skipped, expected);
    assert_eq!(grid.rows().len(), 31, "the row of tabs alone is the only one that is not told");
}

#[test]
fn titles_descriptions_and_fields_of_an_untidy_table_are_those_of_the_cells() {
    let program = Program::default();
    let (_, _, intake) = take(UNTIDY, &program, &Options::default());
    let measure = |row: usize| &intake.rows.iter().find(|found| found.row == row).unwrap().measure;
    assert_eq!(measure(4).title, "Detaljplan för Norra Ängen", "a line break in a title is a space");
    assert_eq!(&*measure(5).description, "Tomterna säljs via tomtkön.\nPriset ses över samtidigt.");
    assert_eq!((measure(5).dwellings, measure(5).target_group), (Some(24), Some(Group::Families)));
    assert_eq!(measure(15).title, "Bygg sex LSS-lägenheter.", "the first line of the description");
    assert_eq!(&*measure(15).description, "Samordnas med kvarteret Linden.");
    assert_eq!((measure(15).dwellings, measure(15).target_group), (Some(6), Some(Group::Lss)));
    assert_eq!(measure(16).title, "Håll \"byggherrefrukost\"");
    assert!(measure(25).title.ends_with('…') && measure(25).description.ends_with("kräver av byggherren"));
    assert_eq!(measure(9).decision_level, Some(DecisionLevel::Council));
    assert_eq!(measure(14).costs[0].kind, CostKind::Investment);
    assert_eq!(measure(5).costs[0].kind, CostKind::LandIncome);
    let status: Vec<Status> = [4, 5, 10, 17, 26, 28].map(|row| measure(row).status).to_vec();
    let expected = [
        Status::OnPlan,
        Status::NotStarted,
        Status::Completed,
        Status::Deviates,
        Status::Dropped,
        Status::NotStarted,
    ];
    assert_eq!(status, expected);
    let goals: Vec<String> =
        intake.goals.iter().map(|goal| format!("{} {}", goal.number, goal.title)).collect();
    let expected = [
        "M1 Fler bostäder blir byggda",
        "M2 Det finns mark för fyra års behov",
        "M3 ",
        "M4 Bryt hemlösheten",
        "M9 ",
    ];
    assert_eq!(goals, expected, "M4 is free: M9 stands in the table");
    let bodies: Vec<&str> = intake.bodies.iter().map(|body| body.name.as_str()).collect();
    let expected = [
        "Samhällsbyggnads- och miljönämnden",
        "Kommunstyrelsen",
        "SBN",
        "privata byggherrar",
        "Ängsbostäder AB",
        "Socialnämnden",
        "pensionärsrådet",
        "SN",
        "KLF",
        "Barn- och utbildningsnämnden",
        "ÄB",
        "Privata värdar",
        "Regionen",
        "bostadsförmedlingen",
        "Polisen",
    ];
    assert_eq!(bodies, expected);
}

#[test]
fn amounts_for_each_year_follow_the_period_of_the_programme() {
    let (_, _, intake) = take(UNTIDY, &emptied_sample(), &Options::default());
    let amounts = |row: usize| -> Vec<(Option<Year>, i64)> {
        let measure = &intake.rows.iter().find(|found| found.row == row).unwrap().measure;
        measure.costs.iter().map(|cost| (cost.year, cost.amount.unwrap().get())).collect()
    };
    let years = |amount| (2027..=2030).map(|year| (Year::new(year), amount)).collect::<Vec<_>>();
    assert_eq!(amounts(9), years(5000));
    assert_eq!(amounts(21), years(100));
}

#[test]
fn rows_without_a_goal_go_under_the_chosen_one() {
    let program = emptied_sample();
    let under = program.goals.in_order()[2].id;
    let options = Options { under: Some(under), ..Options::default() };
    let (_, mapping, intake) = take("Sälj tomter\nRiv Ekvägen\n\nKöp mark", &program, &options);
    assert_eq!(mapping.to_text(), "title");
    assert_eq!(intake.rows.len(), 3);
    assert!(intake.rows.iter().all(|row| row.measure.goals.iter().eq([&under])));
    let after = with(&program, &intake);
    let numbers: Vec<&str> =
        after.measures.in_order().iter().map(|measure| measure.number.as_str()).collect();
    assert_eq!(numbers, ["A01", "A02", "A03"]);
}

#[test]
fn the_largest_table_is_taken_in_and_its_order_is_kept_in_a_file() {
    let text = "Sälj tomter\tOkänd nämnd\t2027\n".repeat(6_000);
    let program = Program::default();
    let (_, _, intake) = take(&text, &program, &Options::default());
    assert_eq!((intake.rows.len(), intake.bodies.len()), (5_000, 1));
    let rank = intake.rows.last().unwrap().measure.rank.to_value();
    assert!(genomfor::model::rank::Rank::from_value(&rank).is_some(), "{rank:?}");
}
