//! What a planner may rely on before a programme is published: nothing internal, confidential
//! or personal is left in the file, and everything that was taken out is listed.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod support;

use genomfor::edit::Edit;
use genomfor::edit::change::ChangeSet;
use genomfor::edit::document::{Document, Stamp};
use genomfor::edit::lineage::{Base, Past, Purpose, Sent};
use genomfor::edit::mark::Mark;
use genomfor::exchange::file;
use genomfor::exchange::public::{Hint, Part, PublicCopy, Why, public_copy, public_copy_of, public_document};
use genomfor::model::field::{FieldInfo, Shape};
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::record::{Extra, Id, Kind, RecordRef, UNREAD};
use genomfor::model::value::Value;
use genomfor::model::words::Lang;
use genomfor::present::public;
use proptest::prelude::*;
use std::collections::BTreeSet;
use support::{Dice, program};

const SAVED: &str = "2026-11-23T12:00:00+01:00";

fn sample(name: &str) -> Program {
    let path = format!("{}/samples/{name}.genomfor.json", env!("CARGO_MANIFEST_DIR"));
    file::read(&std::fs::read(path).unwrap()).unwrap().program
}

fn written(copy: &PublicCopy) -> String {
    file::write(&public_document(Id(7), copy), SAVED)
}

/// Gives out texts that stand nowhere else.
#[derive(Default)]
struct Marker {
    given: Vec<String>,
}

impl Marker {
    fn next(&mut self) -> String {
        self.given.push(format!("hemlighet{}x", self.given.len()));
        self.given.last().unwrap().clone()
    }

    fn value(&mut self) -> Value {
        Value::Text(self.next())
    }
}

/// A value with a text of its own in each place, and at times with fields that nobody knows.
fn marked(dice: &mut Dice, marker: &mut Marker, shape: &Shape, value: &Value) -> Value {
    match (shape, value) {
        (Shape::Text | Shape::Prose, Value::Text(text)) if !text.is_empty() => marker.value(),
        (Shape::Object(infos), Value::Object(_)) => marked_within(dice, marker, infos, value),
        (Shape::Rows(infos), Value::List(rows)) => {
            Value::List(rows.iter().map(|row| marked_within(dice, marker, infos, row)).collect())
        }
        _ => value.clone(),
    }
}

fn marked_within(dice: &mut Dice, marker: &mut Marker, infos: &[FieldInfo], value: &Value) -> Value {
    let Value::Object(entries) = value else { panic!("{value:?}") };
    let known = entries.iter().map(|(name, value)| {
        let info = infos.iter().find(|info| info.name == name).unwrap();
        (name.clone(), marked(dice, marker, &info.shape, value))
    });
    let mut entries: Vec<(String, Value)> = known.collect();
    if dice.below(4) == 0 {
        let list = Value::List(vec![marker.value()]);
        entries.push(("later".to_owned(), Value::Object(vec![(marker.next(), list)])));
    }
    if dice.below(4) == 0 {
        let wrong = Value::Object(vec![("number".to_owned(), marker.value())]);
        entries.push((UNREAD.to_owned(), wrong));
    }
    Value::Object(entries)
}

/// A random programme in which each text stands once.
fn marked_program(dice: &mut Dice, marker: &mut Marker) -> Program {
    let mut program = program(dice, 25);
    for mut record in program.clone().all_records() {
        for info in record.infos() {
            let value = marked(dice, marker, &info.shape, &record.get(info.name));
            record.set(info.name, value).unwrap();
        }
        if dice.below(3) == 0 {
            record.extra_mut().kept.push(("later".to_owned(), marker.value()));
            record.extra_mut().unread.push(("start".to_owned(), marker.value()));
        }
        if dice.below(20) == 0 {
            record.extra_mut().unread.push(("internal".to_owned(), marker.value()));
        }
        program.put(record);
    }
    program
}

/// Every text in a value, names of fields included.
fn texts(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Text(text) => drop(found.insert(text.clone())),
        Value::List(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(entries) => entries.iter().for_each(|(name, value)| {
            found.insert(name.clone());
            texts(value, found);
        }),
        _ => {}
    }
}

fn texts_of(record: &AnyRecord) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    texts(&record.write(Vec::new()), &mut found);
    found
}

/// The texts that must never be published, reckoned without the rulings.
fn secrets(program: &Program) -> BTreeSet<String> {
    let mut secret = BTreeSet::new();
    for record in program.all_records() {
        let filled = |name: &str| record.get(name).as_text().is_some_and(|text| !text.trim().is_empty());
        if record.reference().kind.is_about_the_work()
            || record.get("internal") == Value::Bool(true)
            || filled("confidentiality")
        {
            secret.append(&mut texts_of(&record));
        }
        for field in ["comment", "contact_role", "allocation_terms", "appraisal"] {
            texts(&record.get(field), &mut secret);
        }
        for row in record.get("overruled").as_list() {
            texts(row.get("by").unwrap_or(&Value::Null), &mut secret);
        }
        for (name, value) in record.extra().kept.iter().chain(&record.extra().unread) {
            secret.insert(name.clone());
            texts(value, &mut secret);
        }
    }
    secret.retain(|text| text.starts_with("hemlighet"));
    secret
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn what_is_taken_out_is_nowhere_in_the_file_and_nothing_is_taken_out_unsaid(seed: u64) {
        let (mut dice, mut marker) = (Dice::new(seed), Marker::default());
        let program = marked_program(&mut dice, &mut marker);
        let copy = public_copy(&program);
        let text = written(&copy);

        for secret in secrets(&program) {
            prop_assert!(!text.contains(&secret), "{secret} is published");
        }
        let mut listed = BTreeSet::new();
        for removal in &copy.removed {
            texts(&removal.value, &mut listed);
            for part in &removal.path {
                if let Part::Named(name) = part {
                    listed.insert(name.clone());
                }
            }
            if removal.path.is_empty() {
                let target = removal.record.unwrap();
                listed.append(&mut texts_of(&program.get(target).unwrap()));
                prop_assert!(!text.contains(&target.to_string()), "{target} is referred to");
            }
        }
        for marked in marker.given {
            let published = text.contains(&marked);
            prop_assert_ne!(published, listed.contains(&marked), "{} is either or", marked);
        }

        let opened = file::read(text.as_bytes()).unwrap();
        prop_assert!(opened.notices.is_empty() && opened.log.is_empty() && opened.extra == Extra::default());
        prop_assert!(opened.past.base.is_none() && opened.past.known.is_empty() && opened.sent.is_none());
        prop_assert_eq!(&opened.program, &copy.program);
        let again = public_copy(&copy.program);
        prop_assert_eq!(again.removed, vec![], "what is public stays as it is");
    }

    #[test]
    fn all_that_a_preview_tells_has_words_in_both_languages(seed: u64) {
        let (mut dice, mut marker) = (Dice::new(seed), Marker::default());
        let program = marked_program(&mut dice, &mut marker);
        let copy = public_copy(&program);
        for lang in [Lang::Sv, Lang::En] {
            let groups = public::removal_groups(&copy, &program, lang);
            let lines: usize = groups.iter().map(|group| group.lines.len()).sum();
            prop_assert_eq!(lines, copy.removed.len());
            let points = public::points(&copy, &program, lang);
            let told: usize = points.iter().map(|group| group.lines.len()).sum();
            prop_assert_eq!(told, copy.small_counts.len() + copy.mentions.len());
            for group in groups.iter().chain(&points) {
                prop_assert!(!group.title.is_empty() && !group.explanation.is_empty());
                prop_assert!(group.lines.iter().all(|line| line.ends_with('.')), "{:?}", group.lines);
            }
        }
    }
}

/// Plants secrets in a programme.
struct Planting {
    program: Program,
    marker: Marker,
}

impl Planting {
    fn set(&mut self, target: RecordRef, field: &'static str, value: Value) {
        let mut record = self.program.get(target).unwrap();
        record.set(field, value).unwrap();
        self.program.put(record);
    }

    fn secret(&mut self, target: RecordRef, field: &'static str) {
        let value = self.marker.value();
        self.set(target, field, value);
    }

    /// A secret in each text of a record, and beside them.
    fn fill(&mut self, target: RecordRef) {
        let mut record = self.program.get(target).unwrap();
        for info in record.infos() {
            let value = self.full(&info.shape);
            if !value.is_blank() {
                record.set(info.name, value).unwrap();
            }
        }
        self.program.put(record);
        self.beside(target);
    }

    fn full(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Text | Shape::Prose => self.marker.value(),
            Shape::Object(infos) => self.row(infos),
            Shape::Rows(infos) => Value::List(vec![self.row(infos)]),
            _ => Value::Null,
        }
    }

    fn row(&mut self, infos: &[FieldInfo]) -> Value {
        let mut entries: Vec<(String, Value)> =
            infos.iter().map(|info| (info.name.to_owned(), self.full(&info.shape))).collect();
        entries.push((self.marker.next(), Value::Bool(true)));
        entries.push((UNREAD.to_owned(), Value::Object(vec![("year".to_owned(), self.marker.value())])));
        Value::Object(entries)
    }

    fn beside(&mut self, target: RecordRef) {
        let mut record = self.program.get(target).unwrap();
        let list = Value::List(vec![self.marker.value()]);
        record.extra_mut().kept.push((self.marker.next(), list));
        record.extra_mut().unread.push(("rank".to_owned(), self.marker.value()));
        self.program.put(record);
    }
}

fn object(entries: Vec<(&str, Value)>) -> Value {
    Value::Object(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn link(target: RecordRef) -> Value {
    Value::Text(target.to_string())
}

#[test]
fn secrets_planted_everywhere_are_found_nowhere() {
    let program = sample("small");
    let of = |kind: Kind, place: usize| program.records(kind)[place].reference();
    let mut plant = Planting { program: program.clone(), marker: Marker::default() };

    // A confidential measure, one that is internal too, one whose mark cannot be read, an internal project.
    let (confidential, internal, unclear) =
        (of(Kind::Measure, 0), of(Kind::Measure, 1), of(Kind::Measure, 2));
    plant.fill(confidential);
    plant.fill(internal);
    plant.set(internal, "internal", Value::Bool(true));
    plant.secret(unclear, "title");
    let mut record = plant.program.get(unclear).unwrap();
    record.extra_mut().unread.push(("internal".to_owned(), Value::text("ja")));
    plant.program.put(record);
    let project = of(Kind::Project, 0);
    plant.fill(project);
    plant.set(project, "internal", Value::Bool(true));

    // The seller, of whom only the confidential measure knows.
    let seller = RecordRef::new(Kind::Body, Id(4711));
    plant.program.put(AnyRecord::blank(seller));
    plant.secret(seller, "name");
    plant.set(seller, "body_type", Value::text("private"));
    plant.set(confidential, "partners", Value::List(vec![link(seller)]));

    // Fields that are never published.
    plant.secret(of(Kind::Measure, 5), "comment");
    plant.secret(of(Kind::Body, 3), "contact_role");
    plant.secret(of(Kind::Project, 2), "allocation_terms");
    let appraisal = object(vec![
        ("amount", Value::Int(-7001)),
        ("source", object(vec![("title", plant.marker.value())])),
    ]);
    plant.set(of(Kind::Project, 2), "appraisal", Value::List(vec![appraisal]));

    // Rows about what goes.
    let overruled = vec![
        object(vec![
            ("code", Value::text("K14")),
            ("about", link(confidential)),
            ("reason", plant.marker.value()),
        ]),
        object(vec![
            ("code", Value::text("K14")),
            ("reason", Value::text("Skälet")),
            ("by", plant.marker.value()),
        ]),
    ];
    plant.set(RecordRef::PROGRAMME, "overruled", Value::List(overruled));
    let report = RecordRef::new(Kind::FollowUp, Id(4712));
    plant.program.put(AnyRecord::blank(report));
    let about =
        [link(confidential), link(internal), Value::Null, link(RecordRef::new(Kind::Measure, Id(99)))];
    let rows = about.map(|about| object(vec![("measure", about), ("comment", plant.marker.value())]));
    let unreadable =
        object(vec![(UNREAD, object(vec![("measure", Value::Int(1))])), ("comment", plant.marker.value())]);
    plant.set(report, "measures", Value::List(rows.into_iter().chain([unreadable]).collect()));
    let change =
        object(vec![("places", Value::Int(18)), ("note", plant.marker.value()), ("project", link(project))]);
    plant.set(of(Kind::Capacity, 0), "changes", Value::List(vec![change]));

    // What no version knows, in records, rows, rows of rows, the programme's own record and the file.
    plant.beside(of(Kind::Goal, 0));
    plant.beside(of(Kind::Need, 0));
    plant.beside(RecordRef::PROGRAMME);
    let source = object(vec![("title", Value::text("Bokslut")), ("seen_by", plant.marker.value())]);
    let cost = object(vec![("amount", Value::Int(100)), ("later", plant.marker.value()), ("source", source)]);
    plant.set(of(Kind::Measure, 6), "costs", Value::List(vec![cost]));
    let mut extra = Extra::default();
    extra.kept.push(("proposals".to_owned(), Value::List(vec![plant.marker.value()])));
    extra.kept.push((plant.marker.next(), Value::Int(1)));
    extra.unread.push(("measures".to_owned(), plant.marker.value()));

    // Proposals and versions.
    for (kind, id) in [(Kind::Proposal, 4713), (Kind::Version, 4714)] {
        plant.program.put(AnyRecord::blank(RecordRef::new(kind, Id(id))));
        plant.fill(RecordRef::new(kind, Id(id)));
    }

    // The log: who, and what was there before.
    plant.secret(of(Kind::Measure, 7), "description");
    let mut earlier = plant.program.clone();
    let mut measure = earlier.get(of(Kind::Measure, 8)).unwrap();
    measure.set("description", plant.marker.value()).unwrap();
    earlier.put(measure);
    let mark = Mark::of_content(Id(1), &earlier);
    let changes = ChangeSet::between(&earlier, &plant.program);
    let past = Past { start: mark, known: vec![mark], base: Some(Base { mark, revision: 9, changes }) };
    let mut words = || plant.marker.next();
    let sent =
        Sent { purpose: Purpose::Work, mark, at: SAVED.to_owned(), by: words(), to: words(), note: words() };
    let by = words();
    let document = Document::open(Id(1), plant.program, 12, Vec::new(), 0, past);
    let mut document = document.with_extra(extra).with_sent(Some(sent));
    let edit = Edit::Set(of(Kind::Measure, 7), vec![("description", Value::text("Nytt"))]);
    document.dispatch(edit, Stamp { at: SAVED.to_owned(), by }).unwrap();

    let secrets = plant.marker.given;
    assert!(secrets.len() >= 90, "{}", secrets.len());
    let beside = public_copy_of(&document).removed.into_iter().filter(|r| r.record.is_none()).count();
    assert_eq!(beside, 6, "log, earlier content, the receiver and three unknown parts");
    let whole = file::write(&document, SAVED);
    let copy = public_copy_of(&document);
    let public = written(&copy);
    for secret in &secrets {
        assert!(whole.contains(secret), "{secret} was planted");
        assert!(!public.contains(secret), "{secret} is published");
    }
    for target in [confidential, internal, unclear, project, seller] {
        assert!(!public.contains(&target.to_string()), "{target} is referred to");
    }
    assert!(public.contains("Skälet") && public.contains("Bokslut") && !public.contains("-7001"));
    let reasons: BTreeSet<Why> = copy.removed.iter().map(|removal| removal.why).collect();
    assert_eq!(reasons.into_iter().collect::<Vec<_>>(), Why::ALL);
}

#[test]
fn the_samples_lose_what_the_printed_programme_leaves_out() {
    for (name, number) in [("small", Some("A17")), ("middle", None), ("large", Some("C10"))] {
        let program = sample(name);
        let copy = public_copy(&program);
        let lost: Vec<RecordRef> =
            copy.removed.iter().filter(|r| r.path.is_empty()).filter_map(|r| r.record).collect();
        let numbers: Vec<Value> = lost.iter().map(|r| program.get(*r).unwrap().get("number")).collect();
        assert_eq!(numbers, number.map(Value::text).into_iter().collect::<Vec<_>>());
        assert!(copy.program.bodies.iter().all(|body| body.contact_role.is_empty()));
    }
}

#[test]
fn text_that_names_what_is_gone_is_pointed_out_and_not_rewritten() {
    let mut program = sample("small");
    let gone = program.measures.iter().find(|m| m.number == "A17").unwrap().id;
    let gone = RecordRef::new(Kind::Measure, gone.0);
    let other = program.records(Kind::Measure)[0].reference();
    let before = public_copy(&program).mentions.len();
    let note = "Avvakta A17. Förhandla om köp av mark för bostäder efter 2030 pågår, ring 070-123 45 67 \
        eller skriv till anna@alvnas.se (850101-1234). A170 är något annat.";
    let mut record = program.get(other).unwrap();
    record.set("description", Value::text(note)).unwrap();
    program.put(record);
    let copy = public_copy(&program);
    assert_eq!(copy.program.get(other).unwrap().get("description"), Value::text(note));
    let found: Vec<_> = copy.mentions.iter().filter(|m| m.record == other && !m.path.is_empty()).collect();
    let hints: Vec<Hint> = found.iter().map(|mention| mention.hint).collect();
    assert_eq!(hints, [Hint::Removed(gone), Hint::PersonalNumber, Hint::Email, Hint::Phone]);
    assert_eq!(found[0].text, "Förhandla om köp av mark för bostäder efter 2030");
    assert_eq!(copy.mentions.len(), before + 4);

    let lines = public::points(&copy, &program, Lang::Sv);
    let lines: Vec<&String> = lines.iter().flat_map(|group| &group.lines).collect();
    assert!(lines.iter().any(|line| line.contains("anna@alvnas.se")), "{lines:?}");
}

#[test]
fn small_groups_in_small_areas_are_pointed_out_and_large_ones_are_not() {
    let mut program = Program::default();
    let area = RecordRef::new(Kind::Area, Id(1));
    program.put(AnyRecord::blank(area));
    let mut add = |kind: Kind, id: u64, fields: Vec<(&'static str, Value)>| {
        let mut record = AnyRecord::blank(RecordRef::new(kind, Id(id)));
        for (name, value) in fields {
            record.set(name, value).unwrap();
        }
        program.put(record);
    };
    let year = |count: i64| Value::List(vec![object(vec![("dwellings", Value::Int(count))])]);
    let row = |kind: &str, count: i64| {
        Value::List(vec![object(vec![("house_type", Value::text(kind)), ("count", Value::Int(count))])])
    };
    let group = Value::text;
    add(Kind::Need, 1, vec![("group", group("young")), ("area", link(area)), ("total", Value::Int(4))]);
    add(Kind::Need, 2, vec![("group", group("young")), ("area", link(area)), ("total", Value::Int(5))]);
    add(Kind::Need, 3, vec![("group", group("young")), ("total", Value::Int(3))]);
    add(Kind::Need, 4, vec![("group", group("all")), ("area", link(area)), ("total", Value::Int(3))]);
    add(Kind::Need, 5, vec![("group", group("violence")), ("total", Value::Int(6)), ("years", year(2))]);
    add(Kind::Project, 1, vec![("rows", row("special", 3)), ("area", link(area))]);
    add(Kind::Project, 2, vec![("rows", row("special", -4))]);
    add(Kind::Project, 3, vec![("rows", row("special", 6))]);
    add(Kind::Project, 4, vec![("rows", row("multi_dwelling", 3))]);
    add(Kind::Capacity, 1, vec![("service", group("lss")), ("area", link(area)), ("places", Value::Int(4))]);
    add(
        Kind::Capacity,
        2,
        vec![("service", group("preschool")), ("area", link(area)), ("places", Value::Int(4))],
    );
    add(Kind::Capacity, 3, vec![("service", group("lss")), ("places", Value::Int(0))]);
    add(Kind::Measure, 1, vec![("target_group", group("disability_lss")), ("dwellings", Value::Int(2))]);
    add(Kind::Measure, 2, vec![("target_group", group("young")), ("dwellings", Value::Int(2))]);
    let copy = public_copy(&program);
    let found: Vec<(Kind, u64, i64)> =
        copy.small_counts.iter().map(|small| (small.record.kind, small.record.id.0, small.count)).collect();
    assert_eq!(
        found,
        [
            (Kind::Need, 1, 4),
            (Kind::Need, 5, 2),
            (Kind::Measure, 1, 2),
            (Kind::Project, 1, 3),
            (Kind::Project, 2, -4),
            (Kind::Capacity, 1, 4),
        ]
    );
    assert_eq!(copy.program, program, "they are pointed out, not changed");
}

#[test]
fn the_name_of_a_file_for_others_says_so_first() {
    let mut program = sample("small");
    std::sync::Arc::make_mut(&mut program.settings).title = "Lång titel ".repeat(30);
    let name = public::file_name("utdrag SBN/KS: \"x\"", &program, "2026-11-26");
    assert!(name.starts_with("Utdrag SBN KS x Älvnäs kommun Lång titel"), "{name}");
    assert!(name.ends_with(file::EXTENSION) && !name.contains(['/', ':', '"']), "{name}");
}
