//! The change log as it is shown: entries in groups, filtered and searched, newest first. Knows
//! no page.

use super::words;
use crate::analysis::difference::{Difference, of_changes};
use crate::edit::history::{Entry, Fate};
use crate::model::period::Day;
use crate::model::program::AnyRecord;
use crate::model::words::{Lang, Words};
use crate::present::difference::{Programs, record_lines};
use crate::present::table::search::words_of;
use crate::present::{format, label};

/// By what the entries are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// By the day on which they were made.
    #[default]
    Day,
    /// By the records that they changed; an entry stands under each of them.
    Record,
    /// By who made them.
    Role,
}

impl Grouping {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Grouping; 3] = [Grouping::Day, Grouping::Record, Grouping::Role];

    /// What it is called.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Grouping::Day => words::BY_DAY,
            Grouping::Record => words::BY_RECORD,
            Grouping::Role => words::BY_ROLE,
        }
    }

    /// A code for controls.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Grouping::Day => "day",
            Grouping::Record => "record",
            Grouping::Role => "role",
        }
    }

    /// The one with that code.
    #[must_use]
    pub fn of_code(code: &str) -> Grouping {
        Grouping::ALL.into_iter().find(|grouping| grouping.code() == code).unwrap_or_default()
    }
}

/// Which entries are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Those since that day.
    pub since: Option<Day>,
    /// Those that have all words of it.
    pub query: String,
}

/// An entry as a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The revision after it, by which it is known.
    pub revision: u64,
    /// What it did.
    pub what: String,
    /// When and by whom.
    pub when: String,
    /// That it was taken back, and when.
    pub fate: Option<String>,
}

/// Entries that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowGroup {
    /// The day, the record or the role.
    pub title: String,
    /// The entries, newest first.
    pub rows: Vec<Row>,
}

/// The log as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The groups, the one with the newest entry first.
    pub groups: Vec<RowGroup>,
    /// So many entries fit the filter.
    pub found: usize,
    /// Whether more could be shown.
    pub more: bool,
}

/// The log as it is shown: at most so many lines.
#[must_use]
pub fn sheet(
    programs: &Programs,
    entries: &[Entry],
    grouping: Grouping,
    filter: &Filter,
    limit: usize,
    lang: Lang,
) -> Sheet {
    let query = words_of(&filter.query);
    let since = filter.since.map(|day| day.to_string()).unwrap_or_default();
    let fits = |entry: &&Entry| {
        entry.at.get(..10).is_none_or(|day| day >= since.as_str())
            && (query.is_empty() || has_words(programs, entry, &query, lang))
    };
    let found: Vec<&Entry> = entries.iter().rev().filter(fits).collect();
    let mut sheet = Sheet { found: found.len(), ..Sheet::default() };
    let mut shown = 0;
    for entry in found {
        for title in titles(programs, entry, grouping, lang) {
            if shown >= limit {
                sheet.more = true;
                return sheet;
            }
            shown += 1;
            let row = row(entry, grouping, lang);
            match sheet.groups.iter_mut().find(|group| group.title == title) {
                Some(group) => group.rows.push(row),
                None => sheet.groups.push(RowGroup { title, rows: vec![row] }),
            }
        }
    }
    sheet
}

fn row(entry: &Entry, grouping: Grouping, lang: Lang) -> Row {
    let moment = match grouping {
        Grouping::Day => format::time_of_day(&entry.at, lang),
        Grouping::Record | Grouping::Role => format::moment(&entry.at, "", lang),
    };
    let by = if grouping == Grouping::Role { "" } else { entry.by.as_str() };
    let fate = match &entry.fate {
        Fate::Undone { at, by } => Some(words::undone(&format::moment(at, &entry.at, lang), by, lang)),
        Fate::Stands | Fate::TakesBack => None,
    };
    Row { revision: entry.revision, what: what(entry, lang), when: words::when_and_by(&moment, by), fate }
}

/// What an entry did, as a line of its own.
#[must_use]
pub fn what(entry: &Entry, lang: Lang) -> String {
    let described = label::describe(&entry.changes, lang);
    match &entry.fate {
        Fate::Stands | Fate::Undone { .. } if !entry.joined.is_empty() => {
            let named: Vec<&str> =
                entry.joined.iter().map(String::as_str).filter(|by| !by.is_empty()).collect();
            words::joined(&named.join(", "), lang)
        }
        Fate::TakesBack => words::takes_back(&described, lang),
        Fate::Stands | Fate::Undone { .. } => label::capital(&described),
    }
}

/// Under which groups an entry stands.
fn titles(programs: &Programs, entry: &Entry, grouping: Grouping, lang: Lang) -> Vec<String> {
    let say = |words: Words| words.in_lang(lang).to_owned();
    match grouping {
        Grouping::Day => vec![entry.at.get(..10).map_or_else(|| say(words::NO_DAY), str::to_owned)],
        Grouping::Role if entry.by.trim().is_empty() => vec![say(words::NO_ROLE)],
        Grouping::Role => vec![entry.by.clone()],
        Grouping::Record => {
            let differences = of_changes(entry.changes.changes().iter());
            let named = differences.iter().filter_map(|difference| {
                // Under the name that it has now, so that its entries stand together.
                let record = programs.get(difference.target()?);
                let bare = Difference { before: None, after: record, parts: Vec::new() };
                let known =
                    record_lines(programs, if bare.after.is_some() { &bare } else { difference }, lang);
                known.map(|lines| lines.name(lang))
            });
            named.collect()
        }
    }
}

fn has_words(programs: &Programs, entry: &Entry, query: &[String], lang: Lang) -> bool {
    let mut text = format!("{} {} {}", what(entry, lang), entry.by, entry.at);
    for difference in of_changes(entry.changes.changes().iter()) {
        if let Some(lines) = record_lines(programs, &difference, lang) {
            text.push_str(&format!("\n{} {}", lines.name(lang), lines.said));
            for line in &lines.lines {
                text.push('\n');
                text.push_str(&line.text());
            }
        }
    }
    let text = text.to_lowercase();
    query.iter().all(|word| text.contains(word.as_str()))
}

/// The records of all entries, by which references in older ones are called.
pub fn records(entries: &[Entry]) -> impl Iterator<Item = AnyRecord> {
    let changes = entries.iter().rev().flat_map(|entry| entry.changes.changes());
    changes.filter_map(|change| change.after.clone().or_else(|| change.before.clone()))
}
