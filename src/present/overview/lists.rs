//! The lists of the overview as lines: what is due, late and left alone, and the latest changes.

use super::{Cut, words};
use crate::analysis::overview::due::{About, Event, When, horizon};
use crate::analysis::overview::quiet::{Quiet, Still};
use crate::edit::history::{Entry, Fate};
use crate::model::body::Body;
use crate::model::measure::Measure;
use crate::model::period::Day;
use crate::model::process::Consultation;
use crate::model::program::{AnyRecord, Table};
use crate::model::record::{Kind, RecordRef};
use crate::model::words::{Lang, Words};
use crate::present::share::{log, words as share};
use crate::present::{format, label};
use std::sync::Arc;

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub when: String,
    /// The record that it is about, if it has a place of its own.
    pub target: Option<RecordRef>,
    /// Its human number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What happens, in a word or two.
    pub what: String,
}

/// A list under its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The heading.
    pub title: String,
    /// What belongs to the heading: until when, or how many.
    pub aside: String,
    /// The lines.
    pub lines: Cut<Line>,
    /// What is said where there are none.
    pub nothing: String,
}

fn say(words: Words, lang: Lang) -> String {
    words.in_lang(lang).to_owned()
}

/// How many there are, where there are any.
fn count(lines: usize) -> String {
    if lines == 0 { String::new() } else { lines.to_string() }
}

/// What is due.
#[must_use]
pub fn due(events: &[Event], bodies: &Table<Body>, today: Day, most: usize, lang: Lang) -> List {
    let quarter = horizon(today).map(|quarter| format::quarter(quarter, lang)).unwrap_or_default();
    let lines = events.iter().map(|event| line(event, words::happening(event.what), bodies, lang));
    List {
        title: say(words::DUE, lang),
        aside: words::until(&quarter, lang),
        lines: Cut::of(lines, most),
        nothing: words::nothing_due(&quarter, lang),
    }
}

/// What is late.
#[must_use]
pub fn late(events: &[Event], bodies: &Table<Body>, most: usize, lang: Lang) -> List {
    let lines = events.iter().map(|event| line(event, words::missed(event.what), bodies, lang));
    List {
        title: say(words::LATE, lang),
        aside: count(events.len()),
        lines: Cut::of(lines, most),
        nothing: say(words::NOTHING_LATE, lang),
    }
}

fn line(event: &Event, what: Words, bodies: &Table<Body>, lang: Lang) -> Line {
    let when = match event.when {
        When::Day(day) => day.to_string(),
        When::Quarter(quarter) => format::quarter(quarter, lang),
    };
    let what = say(what, lang);
    match &event.about {
        About::Measure(measure) => of_measure(measure, when, what, lang),
        About::Consultation(consultation) => Line {
            when,
            target: Some(RecordRef::new(Kind::Consultation, consultation.id.0)),
            number: String::new(),
            title: answer_of(consultation, bodies, lang),
            what,
        },
        About::Milestone(milestone) => {
            Line { when, target: None, number: String::new(), title: say(milestone.what, lang), what }
        }
    }
}

fn of_measure(measure: &Arc<Measure>, when: String, what: String, lang: Lang) -> Line {
    Line {
        when,
        target: Some(RecordRef::new(Kind::Measure, measure.id.0)),
        number: measure.number.clone(),
        title: label::title(&AnyRecord::Measure(Arc::clone(measure)), lang),
        what,
    }
}

fn answer_of(consultation: &Consultation, bodies: &Table<Body>, lang: Lang) -> String {
    let party = consultation.party.and_then(|id| bodies.get(id));
    match party {
        Some(body) => words::answer_of(&label::title(&AnyRecord::Body(Arc::clone(body)), lang), lang),
        None => say(consultation.consultation_type.words(), lang),
    }
}

/// What was left alone for long, and why that may not be known.
#[must_use]
pub fn quiet(quiet: &Quiet, most: usize, lang: Lang) -> List {
    let nothing = match (quiet.since, quiet.known_from) {
        (None, _) => say(words::EMPTY_LOG, lang),
        (Some(since), Some(from)) => words::short_log(&since.to_string(), &from.to_string(), lang),
        (Some(_), None) => say(words::NOTHING_QUIET, lang),
    };
    List { nothing, ..still(&quiet.once, words::QUIET, most, lang) }
}

/// The same of what goes on or comes round every year. It is no list where there are none.
#[must_use]
pub fn ongoing(quiet: &Quiet, most: usize, lang: Lang) -> List {
    still(&quiet.ongoing, words::ONGOING, most, lang)
}

fn still(all: &[Still], title: Words, most: usize, lang: Lang) -> List {
    let line = |still: &Still| {
        let when = still.last.map_or_else(|| say(words::UNKNOWN_DAY, lang), |day| day.to_string());
        of_measure(&still.measure, when, String::new(), lang)
    };
    List {
        title: say(title, lang),
        aside: count(all.len()),
        lines: Cut::of(all.iter().map(line), most),
        nothing: String::new(),
    }
}

/// The latest changes that stand, the newest first.
#[must_use]
pub fn changes(entries: &[Entry], today: Day, most: usize, lang: Lang) -> List {
    let stand = entries.iter().rev().filter(|entry| match entry.fate {
        Fate::Stands | Fate::TakesBack => true,
        Fate::Undone { .. } => false,
    });
    let stand: Vec<&Entry> = stand.collect();
    let today = today.to_string();
    let line = |entry: &&Entry| Line {
        when: moment(entry, &today, lang),
        target: None,
        number: String::new(),
        title: log::what(entry, lang),
        what: entry.by.clone(),
    };
    // The whole log is no list to be counted.
    let lines = Cut { rows: stand.iter().take(most).map(line).collect(), more: 0 };
    List {
        title: say(words::CHANGES, lang),
        aside: String::new(),
        lines,
        nothing: say(words::NO_CHANGES, lang),
    }
}

/// The time if it was today, else the day.
fn moment(entry: &Entry, today: &str, lang: Lang) -> String {
    match entry.at.get(..10) {
        Some(day) if day != today => day.to_owned(),
        Some(_) | None => format::moment(&entry.at, today, lang),
    }
}

/// `… och 5 till`.
#[must_use]
pub fn and_more(count: usize, lang: Lang) -> String {
    format!("… {}", share::and_more(count, lang))
}
