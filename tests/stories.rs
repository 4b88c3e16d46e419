//! Merge stories from a planner's week, told in `tests/fixtures/stories`: what was there, what each
//! did, what comes in, what is asked, and how it ends. A story holds only when nothing happens
//! that it does not tell.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

#[path = "support/told.rs"]
mod told;

use genomfor::analysis::difference::{Difference, differences, parts};
use genomfor::edit::Edit;
use genomfor::edit::document::{Document, Stamp};
use genomfor::edit::lineage::{Purpose, Sent};
use genomfor::edit::ties::Ties;
use genomfor::exchange::file;
use genomfor::exchange::merge::{Answer, Answers, Breakage, Point, Spot, Why, breakages};
use genomfor::exchange::review::{Returned, Review};
use genomfor::exchange::slice::slice;
use genomfor::model::leaf::Place;
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::rank::Rank;
use genomfor::model::record::{BodyId, Id, Kind, RecordRef};
use genomfor::model::value::Value;
use genomfor::model::words::Lang;
use genomfor::present::difference::{Programs, lines, place_label, value_words};
use genomfor::present::{label, sentences};
use std::collections::BTreeMap;

const ME: &str = "Jag";

/// The people of a story, each with a copy.
struct Stage {
    start: Document,
    copies: BTreeMap<String, Document>,
    minute: u32,
}

impl Stage {
    fn stamp(&mut self, by: &str) -> Stamp {
        self.minute += 1;
        let (hour, minute) = (8 + self.minute / 60, self.minute % 60);
        Stamp { at: format!("2027-01-11T{hour:02}:{minute:02}:00+01:00"), by: by.to_owned() }
    }

    fn copy(&mut self, who: &str) -> &mut Document {
        let start = &mut self.start;
        self.copies.entry(who.to_owned()).or_insert_with(|| through_a_file(start))
    }

    fn edit(&mut self, who: &str, line: &str) {
        let stamp = self.stamp(who);
        let document = self.copy(who);
        let made = match line {
            "ångra" => document.undo(stamp),
            "gör om" => document.redo(stamp),
            _ => document.dispatch(edit(document.program(), line), stamp).unwrap(),
        };
        assert!(made.is_some(), "{who}: {line} changes nothing");
    }

    fn send(&mut self, from: &str, to: &str, how: &str) {
        let stamp = self.stamp(from);
        let document = self.copy(from);
        document.publish();
        let mut sent = Sent {
            purpose: Purpose::Work,
            mark: document.mark(),
            at: stamp.at,
            by: stamp.by,
            to: to.to_owned(),
            note: String::new(),
        };
        let copy = if let Some(body) = how.strip_prefix("del för ") {
            let body = BodyId(told::find(document.program(), body).id);
            sent.purpose = Purpose::Body(body);
            Document::new(document.id(), slice(document.program(), body))
        } else {
            if how == "för synpunkter" {
                sent.purpose = Purpose::Comment;
            }
            document.clone()
        };
        let copy = through_a_file(&mut copy.with_sent(Some(sent)));
        self.copies.insert(to.to_owned(), copy);
    }

    fn take_in(&mut self, who: &str, files: &[&str], expected: &[String]) {
        let stamp = self.stamp(who);
        let returned: Vec<Returned> = files.iter().map(|name| self.file_of(who, name)).collect();
        let of = |(name, document): (&String, &Document)| (name.clone(), document.program().clone());
        let copies: BTreeMap<String, Program> = self.copies.iter().map(of).collect();
        let document = self.copy(who);
        let before = document.program().clone();
        let mut review = Review::new(document.clone(), returned, Vec::new());
        let mut told = Expected::of(expected);
        told.ask(&mut review, &Names { reader: who, files });
        told.check("kommer in", &incoming(&review, files));
        let outcome = review.outcome();
        told.check("förslag", &proposals(&before, &outcome));
        told.check("bryts", &broken(&before, &outcome));
        let step = review.finish(document, stamp);
        assert_eq!(*document.program(), outcome);

        told.results(&before, document.program(), step.is_some(), &copies);
        told.nothing_left();
        self.by_one_step_and_only_once(who, files, &before);
    }

    /// What was taken in goes by one step back; taken in again, it changes and asks nothing.
    fn by_one_step_and_only_once(&mut self, who: &str, files: &[&str], before: &Program) {
        let again: Vec<Returned> = files.iter().map(|name| self.file_of(who, name)).collect();
        let stamp = self.stamp(who);
        let document = self.copy(who).clone();
        if document.program() != before {
            let mut undone = document.clone();
            undone.undo(stamp);
            assert_eq!(undone.program(), before, "one step back");
        }
        let review = Review::new(document.clone(), again, Vec::new());
        assert_eq!(review.questions().count(), 0, "the same files again");
        assert_eq!(review.outcome(), *document.program(), "the same files again");
    }

    fn file_of(&mut self, reader: &str, name: &str) -> Returned {
        let opened = through_a_file(self.copy(name));
        let text = file::write(&opened, "2027-01-11T18:00:00+01:00");
        let mine = self.copy(reader).lineage();
        Returned::of(name.to_owned(), file::read(text.as_bytes()).unwrap(), &mine, &[])
    }
}

/// A copy as it arrives by file; who sends it knows that somebody may build on it.
fn through_a_file(document: &mut Document) -> Document {
    document.publish();
    let opened = file::read(file::write(document, "2027-01-11T18:00:00+01:00").as_bytes()).unwrap();
    assert!(opened.notices.is_empty(), "{:?}", opened.notices);
    opened.into_document(0)
}

fn edit(program: &Program, line: &str) -> Edit {
    if let Some(name) = line.strip_prefix("ta bort ") {
        let (name, ties) = match name.strip_suffix(" med allt under") {
            Some(name) => (name, Ties::RemoveToo),
            None => (name, Ties::Untie),
        };
        return Edit::Remove(told::find(program, name), ties);
    }
    if let Some(name) = line.strip_prefix("flytta ").and_then(|rest| rest.strip_suffix(" först")) {
        let target = told::find(program, name);
        let first = program.records(target.kind).first().map(|record| record.rank().clone());
        return Edit::Move(target, Rank::between(None, first.as_ref()));
    }
    if let Some(new) = line.strip_prefix("ny ").or_else(|| line.strip_prefix("nytt ")) {
        return Edit::Add(told::new_record(program, new));
    }
    let (target, field, value) = told::statement(program, line);
    Edit::Set(target, vec![(field, value)])
}

/// Who is called how in the questions of a review.
struct Names<'a> {
    reader: &'a str,
    files: &'a [&'a str],
}

impl Names<'_> {
    fn holder(&self, file: Option<usize>) -> &str {
        match file {
            Some(file) => self.files[file],
            None if self.reader == ME => "du",
            None => self.reader,
        }
    }
}

/// What a story tells of a review: lines with what they are about.
struct Expected(Vec<(String, String)>);

impl Expected {
    fn of(told: &[String]) -> Expected {
        let split = |line: &String| {
            let (about, rest) = line.split_once(": ").unwrap_or_else(|| panic!("what is: {line}"));
            (about.to_owned(), rest.to_owned())
        };
        Expected(told.iter().map(split).collect())
    }

    fn take(&mut self, about: &str) -> Vec<String> {
        let (mine, rest) = std::mem::take(&mut self.0).into_iter().partition(|(what, _)| what == about);
        self.0 = rest;
        let mine: Vec<(String, String)> = mine;
        mine.into_iter().map(|(_, line)| line).collect()
    }

    fn check(&mut self, about: &str, found: &[String]) {
        assert_eq!(self.take(about), found, "told (left) and found (right) under {about}");
    }

    /// Asks one question after the other, as they stand then, and answers as told.
    fn ask(&mut self, review: &mut Review, names: &Names) {
        let told: Vec<(String, Option<String>)> = self
            .take("fråga")
            .into_iter()
            .map(|line| match line.split_once(" ⇒ ") {
                Some((question, answer)) => (question.to_owned(), Some(answer.to_owned())),
                None => (line, None),
            })
            .collect();
        for (place, (question, answer)) in told.iter().enumerate() {
            let asked = review.questions().nth(place).map(|(file, point)| (file, point.clone()));
            let (file, point) = asked.unwrap_or_else(|| panic!("not asked: {question}"));
            assert_eq!(*question, question_words(review, file, &point, names), "told (left), asked (right)");
            let Some(answer) = answer else { continue };
            let holder = names.holder(review.holder(file, &point));
            let answer = match answer.as_str() {
                "tidigare" => Answer::Earlier,
                "båda, som kopia" => Answer::Copy,
                answer if answer == names.files[file] => Answer::Theirs,
                answer if answer == holder => Answer::Mine,
                other => panic!("whose answer is {other}"),
            };
            review.answer(file, &[point.key()], Some(answer));
        }
        let more: Vec<String> =
            review.questions().skip(told.len()).map(|(f, p)| question_words(review, f, p, names)).collect();
        assert!(more.is_empty(), "asked but not told: {more:#?}");
    }

    fn results(&mut self, before: &Program, after: &Program, step: bool, copies: &BTreeMap<String, Program>) {
        for line in self.take("resultat") {
            if line == "inget ändras" {
                assert_eq!(before, after, "{line}");
            } else if line == "inget steg" {
                assert!(!step, "{line}");
            } else if let Some(who) = line.strip_prefix("som hos ") {
                assert_eq!(after, &copies[who], "{line}");
            } else if let Some(name) = line.strip_suffix(" finns inte") {
                assert!(told::found(after, name).is_empty(), "{line}");
            } else if let Some(name) = line.strip_suffix(" finns") {
                assert_eq!(told::found(after, name).len(), 1, "{line}");
            } else if let Some(name) = line.strip_suffix(" finns två gånger") {
                assert_eq!(told::found(after, name).len(), 2, "{line}");
            } else {
                let (target, field, value) = told::statement(after, &line);
                let record = after.get(target).unwrap();
                assert_eq!(
                    shown(after, &record, field, &record.get(field)),
                    shown(after, &record, field, &value)
                );
            }
        }
    }

    fn nothing_left(&self) {
        assert!(self.0.is_empty(), "told but of no known sort: {:?}", self.0);
    }
}

fn shown(program: &Program, record: &AnyRecord, field: &'static str, value: &Value) -> String {
    one_line(&value_words(&Programs::of(&[program]), record, &Place::Field(field), value, Lang::Sv))
}

fn one_line(text: &str) -> String {
    text.replace("\n\n", " ¶ ").replace('\u{a0}', " ")
}

/// A question in words: `A04 Klart: du K2 2029, Socialförvaltningen K4 2029, tidigare K4 2028`.
fn question_words(review: &Review, file: usize, point: &Point, names: &Names) -> String {
    let merge = &review.sides()[file].merge;
    let (mine, theirs) = (merge.mine.get(point.target), merge.theirs.get(point.target));
    let earlier = merge.bases.iter().find_map(|base| base.get(point.target));
    let all: Vec<&Program> = [&merge.mine, &merge.theirs].into_iter().chain(&merge.bases).collect();
    let programs = Programs::of(&all);
    let name = programs.name(point.target, Lang::Sv);
    let (me, them) = (names.holder(review.holder(file, point)), names.files[file]);
    let why = match point.why {
        Some(Why::NotTheirs) => " (inte deras att ändra)",
        Some(Why::NoBase) => " (okänt vad som stod förut)",
        Some(Why::BothChanged | Why::RemovedAndChanged) | None => "",
    };
    let Spot::Part(place) = &point.spot else {
        let did = |record: Option<&AnyRecord>| match (record, &earlier) {
            (None, Some(_)) => "tog bort".to_owned(),
            (None, None) => "har inte".to_owned(),
            (Some(_), None) => "har".to_owned(),
            (Some(record), Some(earlier)) if record == earlier => "behöll".to_owned(),
            (Some(record), Some(earlier)) => format!("ändrade {}", changed(&programs, earlier, record)),
        };
        return format!("{name}: {me} {}, {them} {}{why}", did(mine.as_ref()), did(theirs.as_ref()));
    };
    let (mine, theirs) = (mine.unwrap(), theirs.unwrap());
    let words =
        |record: &AnyRecord, value: &Value| one_line(&value_words(&programs, record, place, value, Lang::Sv));
    let label = place_label(&programs, &theirs, place, Lang::Sv);
    let (my, their) = (words(&mine, &point.mine), words(&theirs, &point.theirs));
    let earlier = earlier.filter(|_| point.why != Some(Why::NoBase));
    let earlier = earlier.map(|record| format!(", tidigare {}", words(&record, &point.earlier)));
    format!("{name} {label}: {me} {my}, {them} {their}{}{why}", earlier.unwrap_or_default())
}

fn changed(programs: &Programs, before: &AnyRecord, after: &AnyRecord) -> String {
    let difference =
        Difference { before: Some(before.clone()), after: Some(after.clone()), parts: parts(before, after) };
    said(programs, &difference).join("; ")
}

fn said(programs: &Programs, difference: &Difference) -> Vec<String> {
    lines(programs, difference, Lang::Sv).iter().map(|line| one_line(&line.text())).collect()
}

/// What comes in unasked, file by file.
fn incoming(review: &Review, files: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (side, name) in review.sides().iter().zip(files) {
        if side.returned.purpose() == Purpose::Comment {
            continue;
        }
        let mut silent = side.merge.clone();
        silent.clashes.clear();
        let (old, new) = (silent.mine.clone(), silent.outcome(&Answers::new()));
        let from = if files.len() > 1 { format!("{name}: ") } else { String::new() };
        found.extend(differing(&old, &new).into_iter().map(|line| format!("{from}{line}")));
    }
    found
}

fn differing(old: &Program, new: &Program) -> Vec<String> {
    let programs = Programs::of(&[new, old]);
    let mut found = Vec::new();
    for difference in differences(old, new) {
        let name = programs.name(difference.target().unwrap(), Lang::Sv);
        match (&difference.before, &difference.after) {
            (None, Some(record)) => found.push(format!("{name} ny: {}", label::title(record, Lang::Sv))),
            (Some(record), None) => found.push(format!("{name} borta: {}", label::title(record, Lang::Sv))),
            _ => found.extend(said(&programs, &difference).iter().map(|line| format!("{name} {line}"))),
        }
    }
    found
}

/// The proposals that came: `A04 Klart: K4 2028 → K2 2029 (Länsstyrelsen)`.
fn proposals(old: &Program, new: &Program) -> Vec<String> {
    let programs = Programs::of(&[new, old]);
    let new_ones = new.records(Kind::Proposal).into_iter().filter(|record| !old.has(record.reference()));
    let words = new_ones.map(|record| {
        let AnyRecord::Proposal(proposal) = &record else { panic!("no proposal") };
        let about = programs.name(RecordRef::parse(&proposal.about).unwrap(), Lang::Sv);
        let value = |name| value_words(&programs, &record, &Place::Field(name), &record.get(name), Lang::Sv);
        let what = match (proposal.field.as_str(), proposal.before.is_empty()) {
            ("", true) => "ny".to_owned(),
            ("", false) => "borttagen".to_owned(),
            _ => format!("{}: {} → {}", value("field"), value("before"), value("value")),
        };
        one_line(&format!("{about} {what} ({})", proposal.by))
    });
    words.collect()
}

/// What the outcome breaks, in words.
fn broken(before: &Program, outcome: &Program) -> Vec<String> {
    let programs = Programs::of(&[outcome, before]);
    let name = |target| programs.name(target, Lang::Sv);
    let words = |breakage: &Breakage| match breakage {
        Breakage::Finding(finding) => {
            format!("{}: {}", name(finding.about), sentences::fault(finding.fault).in_lang(Lang::Sv))
        }
        Breakage::SameNumber(one, two) => format!("{} och {} har samma nummer", name(*one), name(*two)),
    };
    breakages(before, outcome).iter().map(words).collect()
}

fn play(story: &str) {
    let mut stage: Option<Stage> = None;
    for (heading, lines) in told::scenes(story) {
        let Some(stage) = &mut stage else {
            assert_eq!(heading, "Före", "a story begins with what was there");
            stage = Some(beginning(&lines));
            continue;
        };
        if let Some((who, files)) = heading.split_once(" tar in ") {
            let files: Vec<&str> = files.split(", ").collect();
            stage.take_in(who, &files, &lines);
        } else if let Some((from, to)) = heading.split_once(" skickar till ") {
            let (to, how) = to.split_once(" (").unwrap_or((to, ")"));
            stage.send(from, to, how.trim_end_matches(')'));
        } else if let Some(who) = heading.strip_suffix(" utan historik") {
            let (id, program) = (stage.start.id(), stage.copy(who).program().clone());
            let mut apart = Document::new(id, program);
            for line in &lines {
                let mut program = apart.program().clone();
                edit(&program, line).changes(&program).unwrap().apply(&mut program);
                apart = Document::new(id, program);
            }
            stage.copies.insert(who.to_owned(), apart);
        } else {
            lines.iter().for_each(|line| stage.edit(&heading, line));
        }
    }
}

fn beginning(lines: &[String]) -> Stage {
    let mut program = Program::default();
    for line in lines {
        if let Some(name) = line.strip_prefix("exempel: ") {
            let path = format!("{}/samples/{name}.genomfor.json", env!("CARGO_MANIFEST_DIR"));
            program = file::read(&std::fs::read(path).unwrap()).unwrap().program;
        } else {
            edit(&program, line).changes(&program).unwrap().apply(&mut program);
        }
    }
    Stage { start: Document::new(Id(1), program), copies: BTreeMap::new(), minute: 0 }
}

#[test]
fn every_story_goes_as_it_is_told() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/stories");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 15);
    let mut failed = Vec::new();
    for path in paths {
        let story = std::fs::read_to_string(&path).unwrap();
        if let Err(cause) = std::panic::catch_unwind(|| play(&story)) {
            let said = cause.downcast_ref::<String>().cloned();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            failed.push(format!("{name}: {}", said.unwrap_or_default()));
        }
    }
    assert!(failed.is_empty(), "these stories go otherwise:\n{}", failed.join("\n"));
}
