//! How long it takes until all that follows from a large programme is known again after one edit,
//! beside making it from nothing. Prints tables; times are judged by a person, as ratios.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a program that measures: it prints, and fails by panicking"
)]

#[path = "../support/mod.rs"]
mod support;

use genomfor::analysis::check::Subject;
use genomfor::analysis::check::known::{Known, Report};
use genomfor::analysis::check::registry::CHECKS;
use genomfor::analysis::index::{Index, KnownIndex};
use genomfor::analysis::matrix::MatrixKind;
use genomfor::analysis::matrix::known::KnownMatrix;
use genomfor::analysis::matrix::setup::Setup;
use genomfor::analysis::milestone::statutory;
use genomfor::analysis::overview::figures::{costs, dwellings};
use genomfor::analysis::overview::quiet::{Touched, quiet};
use genomfor::analysis::overview::{Span, aim::aims, due, load::loads};
use genomfor::analysis::progress::Progress;
use genomfor::analysis::timeline::clash::clashes;
use genomfor::analysis::timeline::{Grouping, Timeline};
use genomfor::edit::Edit;
use genomfor::edit::document::Document;
use genomfor::exchange::file;
use genomfor::model::period::Day;
use genomfor::model::program::Program;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::model::value::Value;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};
use support::stamp;

/// Every edit is made so many times, in other records.
const TIMES: usize = 25;

/// The programme of the benchmarks in the browser: 2,000 measures and 1,000 projects.
fn large() -> Document {
    let script = format!("{}/tests/bench/generate.mjs", env!("CARGO_MANIFEST_DIR"));
    let made = Command::new("node").arg(script).output();
    let made = made.unwrap_or_else(|error| panic!("Node.js 20 or later makes the programme: {error}"));
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    file::read(&made.stdout).unwrap().into_document(0)
}

/// Edits of one kind: what it is called, and the programme after each of them.
struct Edits {
    name: &'static str,
    states: Vec<Program>,
}

fn edits(
    name: &'static str,
    (kind, field): (Kind, &'static str),
    value: impl Fn(usize, &Program) -> Value,
) -> Edits {
    let mut document = large();
    let records: Vec<RecordRef> =
        document.program().records(kind).iter().map(|record| record.reference()).collect();
    let places = records.iter().step_by(records.len() / TIMES).take(TIMES).enumerate();
    let states = places.map(|(time, record)| {
        let value = value(time, document.program());
        document.dispatch(Edit::Set(*record, vec![(field, value)]), stamp()).unwrap();
        document.program().clone()
    });
    Edits { name, states: states.collect() }
}

fn timed<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = run();
    (start.elapsed(), result)
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times.get(times.len() / 2).map_or(0.0, Duration::as_secs_f64) * 1000.0
}

/// What is measured together: the programme before, and the edits.
struct Bench {
    before: Program,
    edits: Vec<Edits>,
}

impl Bench {
    /// Prints a line: something made from nothing, and brought up to date after each edit. Both have
    /// to come to the same.
    fn line<K: Default, T: PartialEq>(
        &self,
        name: &str,
        update: impl Fn(&mut K, &Program, &Arc<Index>) -> T,
    ) -> Vec<f64> {
        let mut scratch = Vec::new();
        let mut medians = Vec::new();
        for Edits { name: edit, states } in &self.edits {
            let mut known = K::default();
            update(&mut known, &self.before, &Arc::new(Index::of(&self.before)));
            let times = states.iter().map(|program| {
                let index = Arc::new(Index::of(program));
                let (anew, expected) = timed(|| update(&mut K::default(), program, &index));
                scratch.push(anew);
                let (took, found) = timed(|| update(&mut known, program, &index));
                assert!(found == expected, "{name} is another one after the edit of a {edit} than anew");
                took
            });
            medians.push(median(times.collect()));
        }
        let scratch = median(scratch);
        let cells: Vec<String> =
            medians.iter().map(|took| format!("{took:.2} | {:.2}", took / scratch)).collect();
        println!("| {name} | {scratch:.2} | {} |", cells.join(" | "));
        std::iter::once(scratch).chain(medians).collect()
    }
}

fn today() -> Day {
    Day::parse("2027-03-01").unwrap()
}

/// What stands in the overview, as far as the core counts it. It has no memory of its own: the page
/// makes anew what follows from the index.
fn overview(program: &Program, index: &Index) -> impl PartialEq + use<> {
    let span = Span::of(&program.settings);
    let (next, missed) = (
        due::due(index, &program.consultations, &statutory(program), today()),
        due::late(index, &program.consultations, today()),
    );
    (
        (aims(index), Progress::of(&index.measures), costs(index, span), loads(index, span)),
        (dwellings(&program.projects, &program.needs, &program.assumptions, span), next, missed),
        quiet(index, &Touched::default(), today()),
    )
}

fn lines(bench: &Bench) -> Vec<Vec<f64>> {
    let matrix = |name, kind| {
        bench.line(name, move |known: &mut KnownMatrix, program, index| {
            known.update(program, index, kind, &Setup::default())
        })
    };
    vec![
        bench.line("index", |known: &mut KnownIndex, program, _| known.update(program)),
        bench.line("all checks", |known: &mut Known, program, index| -> Arc<Report> {
            known.update(program, index, today())
        }),
        matrix("matrix, goal × body", MatrixKind::GoalBody),
        matrix("matrix, goal × tool", MatrixKind::GoalInstrument),
        matrix("matrix, body × year", MatrixKind::BodyYear),
        bench.line("timeline, rows by goal", |(): &mut (), program, index| {
            Timeline::of(program, index, Grouping::Goal, |_| true)
        }),
        bench.line("timeline, clashes", |(): &mut (), program, index| clashes(program, index)),
        bench.line("overview", |(): &mut (), program, index| overview(program, index)),
    ]
}

/// The checks that take longest, from nothing.
fn slowest(program: &Program) {
    let index = Index::of(program);
    let subject = Subject { program, index: &index, today: today() };
    let mut checks: Vec<(f64, usize, &str)> = CHECKS
        .iter()
        .map(|check| {
            let found = check.findings(&subject).len();
            let times = (0..5).map(|_| timed(|| check.findings(&subject)).0).collect();
            (median(times), found, check.code)
        })
        .collect();
    checks.sort_by(|one, other| other.0.total_cmp(&one.0));
    println!("\n| check | ms | findings |\n| --- | ---: | ---: |");
    for (took, found, code) in checks.iter().take(8) {
        println!("| {code} | {took:.2} | {found} |");
    }
}

fn main() {
    let bodies = |program: &Program| -> Vec<Value> {
        let bodies = program.records(Kind::Body);
        bodies.iter().map(|body| Value::Text(body.reference().to_string())).collect()
    };
    let bench = Bench {
        before: large().program().clone(),
        edits: vec![
            edits("title", (Kind::Measure, "title"), |time, _| {
                Value::Text(format!("Pröva en ny form {time}"))
            }),
            edits("time", (Kind::Measure, "end"), |time, _| Value::Text(format!("2033-Q{}", time % 4 + 1))),
            edits("lead", (Kind::Measure, "lead"), move |time, program| {
                let bodies = bodies(program);
                bodies.get(time % bodies.len()).cloned().unwrap()
            }),
            edits("project", (Kind::Project, "name"), |time, _| Value::Text(format!("Kvarteret {time}"))),
        ],
    };
    let program = &bench.before;
    let count = |kind| program.records(kind).len();
    let names: Vec<String> = bench.edits.iter().map(|edits| format!("{}, ms | ÷", edits.name)).collect();
    println!(
        "{} measures, {} projects; median of {TIMES} edits\n",
        count(Kind::Measure),
        count(Kind::Project)
    );
    println!("| known again after the edit of a | from nothing, ms | {} |", names.join(" | "));
    println!("| --- |{}", " ---: |".repeat(1 + 2 * names.len()));
    let sums = lines(&bench)
        .into_iter()
        .reduce(|sums, line| sums.into_iter().zip(line).map(|(sum, took)| sum + took).collect());
    if let Some((scratch, after)) = sums.as_deref().and_then(<[f64]>::split_first) {
        let cells: Vec<String> =
            after.iter().map(|took| format!("{took:.2} | {:.2}", took / scratch)).collect();
        println!("| **in all** | {scratch:.2} | {} |", cells.join(" | "));
    }
    slowest(program);
}
