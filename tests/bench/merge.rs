//! How long merging takes with large files, beside reading them, and how much a history adds to a
//! file. Prints tables; times are judged by a person, as ratios.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a program that measures: it prints, and fails by panicking"
)]

#[path = "../support/mod.rs"]
mod support;

use genomfor::edit::Edit;
use genomfor::edit::document::{Document, Stamp};
use genomfor::edit::lineage::{Purpose, Sent, bases};
use genomfor::exchange::file;
use genomfor::exchange::merge::{Answer, Answers, breakages, merge};
use genomfor::exchange::review::{Returned, Review};
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::record::{Id, Kind, RecordRef};
use genomfor::model::value::{ObjectBuilder, Value};
use std::time::{Duration, Instant};
use support::{Dice, stamp};

const MEASURES: u64 = 2000;
const PROJECTS: u64 = 1000;
const SAVED: &str = "2027-01-02T03:04:05+01:00";

fn target(kind: Kind, number: u64) -> RecordRef {
    RecordRef::new(kind, Id(0x0123_4567_89ab_cdef_u64.wrapping_mul(number + 1)))
}

fn text(dice: &mut Dice, words: usize) -> Value {
    const WORDS: [&str; 8] = [
        "detaljplan",
        "hyresrätter",
        "i",
        "Norra hamnen",
        "utreds",
        "tillsammans med",
        "bolaget",
        "före 2030",
    ];
    let text: Vec<&str> = (0..words).map(|_| *dice.pick(&WORDS)).collect();
    Value::Text(text.join(" "))
}

fn row(year: u64, fields: &[(&str, Value)]) -> Value {
    let row = ObjectBuilder::new().with("year", Value::Int(2027 + i64::try_from(year).unwrap()));
    fields.iter().fold(row, |row, (name, value)| row.with(name, value.clone())).build()
}

/// A programme of that many measures and half as many projects, always the same.
fn large() -> Program {
    let mut dice = Dice::new(7);
    let mut program = Program::default();
    let mut put = |kind, number, fields: Vec<(&'static str, Value)>| {
        let mut record = AnyRecord::blank(target(kind, number));
        for (name, value) in fields {
            record.set(name, value).unwrap();
        }
        record.set_rank(program.last_rank(kind));
        program.put(record);
    };
    let link = |kind, number| Value::Text(target(kind, number).to_string());
    for number in 0..30 {
        let name = Value::Text(format!("Nämnd {number}"));
        put(Kind::Body, number, vec![("name", name), ("body_type", Value::text("committee"))]);
    }
    for number in 0..200 {
        put(Kind::Goal, number, vec![("title", text(&mut dice, 8))]);
    }
    for number in 0..PROJECTS {
        let rows = (0..6).map(|year| {
            let count = Value::Int(i64::try_from(dice.below(40)).unwrap());
            let house_type = Value::text("multi_dwelling");
            row(year, &[("house_type", house_type), ("tenure", Value::text("rental")), ("count", count)])
        });
        let rows = Value::List(rows.collect());
        let lead = link(Kind::Body, number % 30);
        put(Kind::Project, number, vec![("name", text(&mut dice, 3)), ("lead", lead), ("rows", rows)]);
    }
    for number in 0..MEASURES {
        let costs = (0..3).map(|year| {
            let amount = Value::Int(i64::try_from(dice.below(900)).unwrap());
            row(year, &[("kind", Value::text("development")), ("amount", amount)])
        });
        let fields = vec![
            ("number", Value::Text(format!("A{number:04}"))),
            ("costs", Value::List(costs.collect())),
            ("title", text(&mut dice, 7)),
            ("description", text(&mut dice, 40)),
            ("goals", Value::List(vec![link(Kind::Goal, number % 200)])),
            ("lead", link(Kind::Body, number % 30)),
            ("partners", Value::List(vec![link(Kind::Body, (number + 7) % 30)])),
            ("start", Value::text("2027-Q1")),
            ("end", Value::text("2029-Q4")),
        ];
        put(Kind::Measure, number, fields);
    }
    program
}

fn set(document: &mut Document, target: RecordRef, field: &'static str, value: Value, by: &str) {
    let at = format!("2027-01-02T03:04:{:02}+01:00", document.revision() % 60);
    document.dispatch(Edit::Set(target, vec![(field, value)]), Stamp { at, by: by.to_owned() }).unwrap();
}

/// Steps that each write a comment in a measure or the title of a need.
fn write_often(document: &mut Document, steps: usize) {
    let targets = document.program().records(Kind::Measure);
    for step in 0..steps {
        let target = targets[step * 7 % targets.len()].reference();
        set(document, target, "comment", Value::Text(format!("Läget vid avstämning {step}")), "KLF");
    }
}

fn through_a_file(document: &mut Document) -> Document {
    document.publish();
    file::read(file::write(document, SAVED).as_bytes()).unwrap().into_document(0)
}

/// Changes 5 % of the measures and of the projects: the measures are the same on all sides.
fn change_a_twentieth(document: &mut Document, side: u64) {
    let by = format!("Sida {side}");
    for number in 0..MEASURES / 20 {
        let quarter = Value::Text(format!("203{}-Q1", side % 10));
        set(document, target(Kind::Measure, number), "end", quarter, &by);
    }
    for number in 0..PROJECTS / 20 {
        let project = target(Kind::Project, (side * PROJECTS / 20 + number) % PROJECTS);
        set(document, project, "uncertainty", Value::Text(format!("Ändrad av {by}")), &by);
    }
}

/// The shortest of three runs, and what came out.
fn timed<T>(mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut best: Option<(Duration, T)> = None;
    for _ in 0..3 {
        let start = Instant::now();
        let result = run();
        let took = start.elapsed();
        if best.as_ref().is_none_or(|(shortest, _)| took < *shortest) {
            best = Some((took, result));
        }
    }
    best.unwrap()
}

/// The most memory that was in use, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("not told by this system".to_owned(), |line| line.trim().to_owned())
}

fn times() {
    let mut start = Document::new(Id(1), large());
    write_often(&mut start, 350);
    let mut sides: Vec<Document> = (0..10).map(|_| through_a_file(&mut start)).collect();
    for (side, document) in (1..).zip(&mut sides) {
        change_a_twentieth(document, side);
    }
    change_a_twentieth(&mut start, 0);
    let texts: Vec<String> = sides
        .iter_mut()
        .map(|side| {
            side.publish();
            file::write(side, SAVED)
        })
        .collect();
    let mine_text = file::write(&start, SAVED);
    let read = |text: &str| file::read(text.as_bytes()).unwrap();
    println!("peak memory after making the files: {}", peak());

    let (baseline, (mine, opened)) = timed(|| (read(&mine_text).into_document(0), read(&texts[0])));
    let tell = |what: &str, took: Duration| {
        let ratio = took.as_secs_f64() / baseline.as_secs_f64();
        println!("| {what} | {:.1} | {ratio:.2} |", took.as_secs_f64() * 1000.0);
    };
    println!(
        "\n| {MEASURES} measures, {PROJECTS} projects, log of {} | ms | of reading both |",
        mine.log().len()
    );
    println!("| --- | ---: | ---: |");
    tell("reading both files", baseline);
    tell("writing one", timed(|| file::write(&mine, SAVED)).0);
    tell("mark of the content", timed(|| genomfor::edit::mark::Mark::of_content(Id(1), mine.program())).0);
    let theirs = opened.clone().into_document(0);
    let (took, (here, there)) = timed(|| (mine.lineage(), theirs.lineage()));
    tell("both lineages", took);
    let (took, found) = timed(|| bases(&here, &there, &[]));
    tell("finding the base", took);
    let programs: Vec<Program> = found.into_iter().map(|(_, program)| program).collect();
    let (took, merged) = timed(|| merge(programs.clone(), mine.program().clone(), theirs.program().clone()));
    tell("merging", took);
    let (took, outcome) = timed(|| merged.outcome(&Answers::new()));
    tell("outcome", took);
    tell("what it would break", timed(|| breakages(mine.program(), &outcome)).0);
    review("1 file", &mine, &texts[..1], &tell);
    review("10 files", &mine, &texts, &tell);
    println!("\npeak memory: {}", peak());
}

fn review(of: &str, mine: &Document, texts: &[String], tell: &dyn Fn(&str, Duration)) {
    let here = mine.lineage();
    let returned: Vec<Returned> = texts
        .iter()
        .map(|text| Returned::of("fil".to_owned(), file::read(text.as_bytes()).unwrap(), &here, &[]))
        .collect();
    let (took, mut review) = timed(|| Review::new(mine.clone(), returned.clone(), Vec::new()));
    tell(&format!("{of}: laying beside"), took);
    let start = Instant::now();
    for _ in 0..100 {
        let open = review.first_open().unwrap();
        let (file, key) = review.questions().nth(open).map(|(file, point)| (file, point.key())).unwrap();
        review.answer(file, &[key], Some(Answer::Theirs));
    }
    tell(&format!("{of}: 100 answers"), start.elapsed());
    tell(&format!("{of}: outcome"), timed(|| review.outcome()).0);
    let finish = || {
        let mut document = mine.clone();
        review.finish(&mut document, stamp());
        document
    };
    tell(&format!("{of}: finishing"), timed(finish).0);
}

fn growth() {
    println!("\n| file | KB without history | 50 steps | 500 steps | sent | merged |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: |");
    for name in ["small", "middle", "large"] {
        let path = format!("{}/samples/{name}.genomfor.json", env!("CARGO_MANIFEST_DIR"));
        growth_of(&format!("sample {name}"), &file::read(&std::fs::read(path).unwrap()).unwrap().program);
    }
    growth_of("2,000 measures", &large());
}

fn growth_of(name: &str, program: &Program) {
    let size = |document: &Document| file::write(document, SAVED).len();
    let plain = Document::new(Id(1), program.clone());
    let bare = size(&plain);
    let more = |document: &Document| format!("+{:.1} %", (size(document) as f64 / bare as f64 - 1.0) * 100.0);
    let after = |steps| {
        let mut document = plain.clone();
        write_often(&mut document, steps);
        document
    };
    let (few, many) = (after(50), after(500));
    let mut sent = few.clone();
    sent.publish();
    let purpose = Purpose::Work;
    let (mark, at) = (sent.mark(), SAVED.to_owned());
    let note = "Skriv in era åtgärder senast fredag".to_owned();
    let sent = sent.with_sent(Some(Sent { purpose, mark, at, by: "KLF".into(), to: "SF".into(), note }));
    let mut merged = few.clone();
    let mut other = through_a_file(&mut merged);
    write_often(&mut merged, 20);
    for measure in other.program().records(Kind::Measure).iter().take(20) {
        set(&mut other, measure.reference(), "plan_link", Value::text("Verksamhetsplan 2027"), "SF");
    }
    let opened = file::read(file::write(&other, SAVED).as_bytes()).unwrap();
    let returned = vec![Returned::of("fil".to_owned(), opened, &merged.lineage(), &[])];
    Review::new(merged.clone(), returned, Vec::new()).finish(&mut merged, stamp());
    let sizes = [&few, &many, &sent, &merged].map(more).join(" | ");
    println!("| {name} | {} | {sizes} |", bare / 1024);
}

fn main() {
    times();
    growth();
}
