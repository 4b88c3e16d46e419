//! The programme as a document on paper: cover, introduction, a table for each group with the
//! columns on screen, sums, and what is left out. Plain data; knows no page.

mod aim;
mod cover;
mod seams;
pub mod widths;
pub mod words;

pub use cover::Fact;
pub use widths::{Cell, Size};

use crate::model::measure::Measure;
use crate::model::program::Program;
use crate::model::record::{GoalId, Kind, MeasureId, RecordRef};
use crate::model::words::Lang;
use crate::present::table::cell::{self, Form, Names};
use crate::present::table::column::{Column, Side};
use crate::present::table::group::{GroupKey, Grouping};
use crate::present::table::search::SearchIndex;
use crate::present::table::sheet::{self, Group, Order, Sheet};
use crate::present::table::view::TableView;
use crate::present::{catalogue, format};
use cover::written;
use std::sync::Arc;
use widths::{BOLD, Content, Widths, fits, fitted};

/// Which way the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// On its side.
    Landscape,
}

/// What the user chooses before printing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Which way the paper lies.
    pub orientation: Orientation,
    /// Title and facts have a page of their own.
    pub cover: bool,
    /// The descriptions of goals are printed.
    pub descriptions: bool,
    /// Internal and confidential measures are printed.
    pub internal: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options { orientation: Orientation::Portrait, cover: true, descriptions: true, internal: false }
    }
}

/// The document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// How it is printed.
    pub options: Options,
    /// Name of the municipality; may be empty.
    pub municipality: String,
    /// Title; never empty.
    pub title: String,
    /// The summary, by paragraphs.
    pub summary: Vec<String>,
    /// The decision and what else a reader looks for first.
    pub facts: Vec<Fact>,
    /// Heading over the tables.
    pub heading: String,
    /// How many goals and measures there are.
    pub count: String,
    /// How the tables are to be read.
    pub introduction: Vec<String>,
    /// What is left out, and why.
    pub notes: Vec<String>,
    /// The columns of every table.
    pub columns: Vec<Head>,
    /// How large the letters of the tables are.
    pub size: Size,
    /// The groups.
    pub sections: Vec<Section>,
    /// What all measures add up to.
    pub total: Option<String>,
    /// What stands at the foot of every page.
    pub foot: String,
    /// What a file of it is called.
    pub name: String,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Heading.
    pub text: String,
    /// On which side its content stands.
    pub side: Side,
    /// The title, which names the row.
    pub names_row: bool,
    /// Part of the width, in tenths of a percent.
    pub share: u32,
}

/// A group with its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Human number of a goal; empty for other groups.
    pub number: String,
    /// Heading; never empty.
    pub title: String,
    /// What it means, by paragraphs.
    pub description: Vec<String>,
    /// How it is measured.
    pub aim: Vec<String>,
    /// A cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// The sums under the columns that have one.
    pub sum: Option<Vec<Cell>>,
    /// What is said where there are no rows.
    pub nothing: Option<String>,
}

/// What a document is made from.
struct Making<'a> {
    /// Without what is not printed.
    program: &'a Program,
    view: &'a TableView,
    names: &'a Names,
    options: Options,
    lang: Lang,
}

impl Paper {
    /// Makes the document from what the table shows.
    #[must_use]
    pub fn of(program: &Program, view: &TableView, options: Options, lang: Lang) -> Paper {
        let sheet = sheet_of(program, view, lang);
        // What is left out cannot be named by what is printed either.
        let printed = if options.internal { program.clone() } else { without_internal(program) };
        let names = Names::of(&printed, &view.columns);
        Making { program: &printed, view, names: &names, options, lang }.paper(&sheet)
    }
}

fn sheet_of(program: &Program, view: &TableView, lang: Lang) -> Sheet {
    let names = Names::of(program, &view.columns);
    let mut search = SearchIndex::default();
    search.update(program, &names, lang);
    let mut order = Order::default();
    order.update(program);
    sheet::sheet(program, &order, view, &names, &None, &search, lang)
}

/// Whether a measure is kept from what others read.
#[must_use]
pub fn is_internal(measure: &Measure) -> bool {
    measure.internal || !measure.confidentiality.trim().is_empty()
}

/// The programme without the measures that are kept from what others read.
#[must_use]
pub fn without_internal(program: &Program) -> Program {
    let mut rest = program.clone();
    for measure in program.measures.iter().filter(|measure| is_internal(measure)) {
        rest.remove(RecordRef::new(Kind::Measure, measure.id.0));
    }
    rest
}

impl Making<'_> {
    fn paper(&self, sheet: &Sheet) -> Paper {
        let settings = &self.program.settings;
        let mut sections: Vec<Section> =
            sheet.groups.iter().filter_map(|group| self.section(group)).collect();
        let all = self.printed(&sheet.measures());
        let (columns, size) = self.columns(&mut sections);
        let title = written(&settings.title);
        let title = title.unwrap_or_else(|| self.say(words::UNTITLED_PROGRAMME));
        let together = |parts: &[&str], between: &str| {
            parts.iter().filter_map(|part| written(part)).collect::<Vec<String>>().join(between)
        };
        let foot = together(&[&settings.municipality, &title, &settings.registry_number], " · ");
        let name = together(&[&title, &settings.municipality], ", ");
        Paper {
            options: self.options,
            municipality: settings.municipality.trim().to_owned(),
            title: fitted(&seams::with_seams(&seams::with_bonds(&title)), TITLE_ROOM),
            summary: paragraphs(&settings.summary),
            facts: cover::facts(self.program, self.names, self.lang),
            heading: words::heading(self.view.grouping, self.lang),
            count: self.count(sheet, &all),
            introduction: self.introduction(&sections, &all),
            notes: self.notes(sheet, &all),
            columns,
            size,
            total: self.total(&sections, &all),
            sections,
            foot,
            name,
        }
    }

    fn say(&self, words: crate::model::words::Words) -> String {
        words.in_lang(self.lang).to_owned()
    }

    fn shows(&self, column: Column) -> bool {
        self.view.columns.contains(&column)
    }

    fn printed(&self, measures: &[MeasureId]) -> Vec<Arc<Measure>> {
        measures.iter().filter_map(|id| self.program.measures.get(*id).cloned()).collect()
    }

    /// A group; nothing when all that is in it is left out, unless it is a goal.
    fn section(&self, group: &Group) -> Option<Section> {
        let measures = self.printed(&group.measures);
        let goal = match group.key {
            GroupKey::Goal(Some(id)) => self.program.goals.get(id),
            _ => None,
        };
        if measures.is_empty() && goal.is_none() {
            return None;
        }
        let title = written(&group.key.title(self.names, goal, self.lang));
        let nothing = measures.is_empty().then(|| self.why_empty(group));
        Some(Section {
            number: goal.map(|goal| goal.number.trim().to_owned()).unwrap_or_default(),
            title: seams::with_bonds(&title.unwrap_or_else(|| self.say(words::UNTITLED))),
            description: goal
                .filter(|_| self.options.descriptions)
                .map(|goal| paragraphs(&goal.description))
                .unwrap_or_default(),
            aim: goal.map(|goal| aim::lines(goal, self.program, self.lang)).unwrap_or_default(),
            rows: measures.iter().map(|measure| self.row(measure)).collect(),
            sum: self.sum(&measures),
            nothing,
        })
    }

    fn why_empty(&self, group: &Group) -> String {
        self.say(match group.measures.is_empty() {
            false => words::ALL_LEFT_OUT,
            true if self.view.narrows() => words::NONE_CHOSEN,
            true => words::NO_MEASURES,
        })
    }

    fn row(&self, measure: &Measure) -> Vec<Cell> {
        self.view.columns.iter().map(|column| self.cell(measure, *column)).collect()
    }

    fn cell(&self, measure: &Measure, column: Column) -> Cell {
        let text = cell::text(measure, column, self.names, Form::Full, self.lang);
        let text = text.trim();
        let on_one_line = match column {
            Column::Number | Column::Priority | Column::Status | Column::Cost => true,
            Column::Time => is_short_time(text),
            _ => false,
        };
        let text = match column {
            Column::Title if text.is_empty() => self.say(words::UNTITLED),
            Column::Time => ends_apart(text),
            _ if on_one_line => text.to_owned(),
            _ => seams::with_seams(&seams::with_bonds(text)),
        };
        Cell { text, on_one_line }
    }

    /// The sums under cost and dwellings, where several rows have something to add up.
    fn sum(&self, measures: &[Arc<Measure>]) -> Option<Vec<Cell>> {
        if measures.len() < 2 {
            return None;
        }
        let sum = |column: &Column| match column {
            Column::Title => Some(self.say(words::SUM)),
            Column::Cost => cost(measures).map(|sum| format::whole(sum, self.lang)),
            Column::Dwellings => dwellings(measures).map(|sum| format::whole(sum, self.lang)),
            _ => None,
        };
        let sums: Vec<Option<String>> = self.view.columns.iter().map(sum).collect();
        let several = sums.iter().flatten().count() > 1;
        let cell = |sum: Option<String>| Cell { text: sum.unwrap_or_default(), on_one_line: true };
        several.then(|| sums.into_iter().map(cell).collect())
    }

    fn total(&self, sections: &[Section], all: &[Arc<Measure>]) -> Option<String> {
        let lang = self.lang;
        let cost = cost(all).filter(|_| self.shows(Column::Cost));
        let dwellings = dwellings(all).filter(|_| self.shows(Column::Dwellings));
        let sums: Vec<String> = [
            cost.map(|sum| catalogue::thousands(&format::whole(sum, lang), lang)),
            dwellings.map(|sum| catalogue::dwellings(&format::whole(sum, lang), lang)),
        ]
        .into_iter()
        .flatten()
        .collect();
        if sums.is_empty() || sections.len() < 2 {
            return None;
        }
        let total = words::total(&sums, lang);
        Some(if self.has_shared(all) { format!("{total} {}", self.say(words::COUNTED_ONCE)) } else { total })
    }

    /// Whether a measure stands under several goals.
    fn has_shared(&self, all: &[Arc<Measure>]) -> bool {
        let known = |goal: &&GoalId| self.program.goals.get(**goal).is_some();
        self.view.grouping == Grouping::Goal
            && all.iter().any(|measure| measure.goals.iter().filter(known).count() > 1)
    }

    fn count(&self, sheet: &Sheet, all: &[Arc<Measure>]) -> String {
        if sheet.groups.is_empty() {
            return self.say(words::NOTHING);
        }
        let goals = sheet.groups.iter().filter(|group| matches!(group.key, GroupKey::Goal(Some(_))));
        let goals = (self.view.grouping == Grouping::Goal).then(|| goals.count());
        words::count(goals, all.len(), self.lang)
    }

    fn introduction(&self, sections: &[Section], all: &[Arc<Measure>]) -> Vec<String> {
        let has_partners = all.iter().any(|measure| !measure.partners.is_empty());
        let has_quarters = sections.iter().flat_map(|section| section.rows.iter().flatten());
        let letter = if self.lang == Lang::Sv { "K" } else { "Q" };
        let is_quarter = |cell: &Cell| (1..=4).any(|n| cell.text.contains(&format!("{letter}{n}")));
        let amounts = || words::amounts(self.program.settings.price_level.map(|year| year.get()), self.lang);
        [
            (self.shows(Column::Lead) && has_partners).then(|| self.say(words::LEAD_FIRST)),
            self.has_shared(all).then(|| self.say(words::SHARED)),
            (self.shows(Column::Time) && has_quarters.clone().any(is_quarter))
                .then(|| self.say(words::QUARTERS)),
            (self.shows(Column::Cost) && cost(all).is_some()).then(amounts),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The sentence on screen about filters and search, and how many are left out.
    fn notes(&self, sheet: &Sheet, all: &[Arc<Measure>]) -> Vec<String> {
        let narrowed = self.view.narrows().then(|| sheet::sentence(sheet, self.view, self.names, self.lang));
        let left_out = sheet.shown - all.len();
        let left_out = (left_out > 0).then(|| words::left_out(left_out, self.lang));
        narrowed.into_iter().chain(left_out).collect()
    }

    /// The columns. What does not fit in them gets the seams that it needs.
    fn columns(&self, sections: &mut [Section]) -> (Vec<Head>, Size) {
        let columns = &self.view.columns;
        let head = |column: &Column| Cell {
            text: seams::with_seams(column.info().words.in_lang(self.lang)),
            on_one_line: false,
        };
        let heads: Vec<Cell> = columns.iter().map(head).collect();
        let content = |(place, head)| {
            let rows = sections.iter().flat_map(|section| section.rows.iter().chain(&section.sum));
            let cells = rows.filter_map(|row| row.get(place));
            let main = columns.get(place) == Some(&Column::Title);
            Content { cells: std::iter::once(head).chain(cells).collect(), main }
        };
        let contents: Vec<Content<'_>> = heads.iter().enumerate().map(content).collect();
        let Widths { shares, rooms, size } = widths::widths(&contents, self.options.orientation);
        for row in sections.iter_mut().flat_map(|section| section.rows.iter_mut().chain(&mut section.sum)) {
            for (cell, room) in row.iter_mut().zip(&rooms) {
                cell.text = fitted(&cell.text, *room);
                // What cannot fit on its line had better take two than run over its neighbour.
                cell.on_one_line &= fits(&cell.text, *room);
            }
        }
        let made = columns.iter().zip(heads).zip(shares.into_iter().zip(rooms));
        let head = |((column, head), (share, room)): ((&Column, Cell), (u32, u32))| Head {
            text: fitted(&head.text, room * 100 / BOLD),
            side: column.info().side,
            names_row: *column == Column::Title,
            share,
        };
        (made.map(head).collect(), size)
    }
}

/// The width of the title on the cover, in thousandths of the size of its letters.
const TITLE_ROOM: u32 = 15_500;

/// The amounts together, if there are any.
fn cost(measures: &[Arc<Measure>]) -> Option<i64> {
    let mut amounts =
        measures.iter().flat_map(|measure| &measure.costs).filter_map(|cost| cost.amount).peekable();
    amounts.peek()?;
    Some(amounts.sum::<crate::model::number::Money>().get())
}

/// The dwellings together, if any are stated.
fn dwellings(measures: &[Arc<Measure>]) -> Option<i64> {
    let stated: Vec<i64> = measures.iter().filter_map(|measure| measure.dwellings.map(i64::from)).collect();
    (!stated.is_empty()).then(|| stated.iter().fold(0, |sum, count| i64::saturating_add(sum, *count)))
}

/// Whether a time is no longer than `K2–K4 2027`.
fn is_short_time(text: &str) -> bool {
    text.chars().count() <= 10
}

/// A time of which each end stays on one line.
fn ends_apart(text: &str) -> String {
    text.split('–').map(whole_quarter).collect::<Vec<String>>().join("–")
}

/// The text with bonds before its years.
fn whole_quarter(text: &str) -> String {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |text, word| {
        let is_year = word.starts_with(|letter: char| letter.is_ascii_digit());
        format!("{text}{}{word}", if is_year { seams::BOND } else { ' ' })
    })
}

/// The lines of a text that say something.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines().filter_map(written).map(|line| seams::with_bonds(&line)).collect()
}
