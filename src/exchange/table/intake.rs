//! A table with its mapping becomes one edit: new measures, and where wanted the goals and
//! bodies that they name. Knows no random numbers: ids come in. Whatever stands in the table
//! is in a field, in a comment, or told as skipped.

use super::cell::body::{Directory, new_body};
use super::cell::goal::{self, Named};
use super::fold::{fold, one_line, says_nothing};
use super::goal_book::GoalBook;
use super::grid::Grid;
use super::heads::Meaning;
use super::mapping::{Column, Mapping};
use super::row::{self, Cell, Period, Row};
use crate::edit::Edit;
use crate::edit::numbering::Numbers;
use crate::model::body::Body;
use crate::model::goal::Goal;
use crate::model::measure::Measure;
use crate::model::program::{AnyRecord, Program};
use crate::model::rank::Rank;
use crate::model::record::{BodyId, GoalId, Id, Kind, MeasureId};
use crate::model::words::{Lang, Words};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What becomes of a goal or body that the programme does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unknown {
    /// It is created.
    #[default]
    Create,
    /// Its name goes to the comment of the measure.
    Comment,
}

/// What becomes of a row whose number or title a measure of the programme has already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Alike {
    /// It becomes a new measure all the same.
    #[default]
    Add,
    /// It is left out.
    LeaveOut,
}

/// What the user chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// The language of what is written into comments.
    pub lang: Lang,
    /// The goal of rows that name none.
    pub under: Option<GoalId>,
    /// Goals that are not known.
    pub goals: Unknown,
    /// Bodies that are not known.
    pub bodies: Unknown,
    /// Rows that are there already.
    pub alike: Alike,
}

/// Why a row became no measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkipReason {
    /// It stands above the headings.
    AboveHeads,
    /// It holds the headings.
    Heads,
    /// It repeats the headings, as at the top of a printed page.
    HeadsAgain,
    /// It is the goal of the rows below.
    GoalHeading,
    /// It sums up the others.
    Sum,
    /// It has neither title nor description.
    NoTitle,
    /// A measure of the programme has its number or title.
    Exists(MeasureId),
}

impl SkipReason {
    /// The reason in words.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            SkipReason::AboveHeads => Words::new("står ovanför rubrikerna", "stands above the headings"),
            SkipReason::Heads => Words::new("är rubrikraden", "is the row of headings"),
            SkipReason::HeadsAgain => Words::new("upprepar rubrikerna", "repeats the headings"),
            SkipReason::GoalHeading => {
                Words::new("är mål för raderna under", "is the goal of the rows below")
            }
            SkipReason::Sum => Words::new("är en summarad", "is a row of totals"),
            SkipReason::NoTitle => {
                Words::new("saknar åtgärd och beskrivning", "has neither measure nor description")
            }
            SkipReason::Exists(_) => Words::new("finns redan i programmet", "is in the programme already"),
        }
    }
}

/// A row that became no measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedRow {
    /// Its place in the table, from 0.
    pub row: usize,
    /// Why.
    pub reason: SkipReason,
    /// What stood in it.
    pub text: String,
}

/// A row that becomes a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct IntakeRow {
    /// Its place in the table, from 0.
    pub row: usize,
    /// The measure as it will be.
    pub measure: Arc<Measure>,
    /// Names of bodies that the programme does not have, created or in the comment.
    pub unknown_bodies: Vec<String>,
    /// Heading and text of what stands in the comment because no field holds it.
    pub leftovers: Vec<(String, String)>,
    /// A measure of the programme with the same number or title.
    pub alike: Option<MeasureId>,
}

/// What becomes of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Intake {
    /// The whole as one step.
    pub edit: Edit,
    /// The measures, in the order of the table.
    pub rows: Vec<IntakeRow>,
    /// Goals that are created.
    pub goals: Vec<Arc<Goal>>,
    /// Bodies that are created.
    pub bodies: Vec<Arc<Body>>,
    /// Rows that became no measure; empty rows are not among them.
    pub skipped: Vec<SkippedRow>,
}

/// Takes a table in. Nothing is changed: the edit is for whoever holds the document.
#[must_use]
pub fn intake(
    grid: &Grid,
    mapping: &Mapping,
    program: &Program,
    options: &Options,
    fresh: &mut dyn FnMut() -> Id,
) -> Intake {
    let headings: Vec<String> =
        (0..grid.width()).map(|column| mapping.heading(grid, column, options.lang)).collect();
    let mut taker = Taker::new(program, *options, fresh);
    taker.reserve(grid, mapping);
    let heads = mapping.heads.and_then(|heads| grid.rows().get(heads)).map(|row| row::folded(row));
    for (place, texts) in grid.rows().iter().enumerate() {
        if texts.iter().all(String::is_empty) {
            continue;
        }
        let cells = cells(texts, mapping, &headings);
        let again = heads.as_ref().is_some_and(|heads| *heads == row::folded(texts));
        let skip = if mapping.heads == Some(place) {
            Some(SkipReason::Heads)
        } else if place < mapping.first_row() {
            Some(SkipReason::AboveHeads)
        } else if again {
            Some(SkipReason::HeadsAgain)
        } else if row::is_sum(&cells) {
            Some(SkipReason::Sum)
        } else {
            taker.take(place, &cells)
        };
        if let Some(reason) = skip {
            let filled: Vec<&str> =
                texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            taker.skipped.push(SkippedRow { row: place, reason, text: filled.join(" · ") });
        }
    }
    taker.finish()
}

fn cells<'a>(texts: &'a [String], mapping: &Mapping, headings: &'a [String]) -> Vec<Cell<'a>> {
    let cell = |(place, text): (usize, &'a String)| {
        let Column { meaning, unit } = mapping.columns.get(place).copied().unwrap_or_default();
        let heading = headings.get(place).map_or("", String::as_str);
        Cell { meaning, unit, heading, text }
    };
    texts.iter().enumerate().map(cell).collect()
}

/// What is known and made while the rows are read.
struct Taker<'a> {
    options: Options,
    period: Period,
    fresh: &'a mut dyn FnMut() -> Id,
    directory: Directory,
    goals: GoalBook,
    numbers: Numbers,
    /// Numbers of the rows, and the first row that has each.
    own: BTreeMap<String, usize>,
    /// Measures of the programme by number and by title.
    there: BTreeMap<String, MeasureId>,
    /// The goals of the row above, and what of their cell was not understood.
    current: BTreeSet<GoalId>,
    current_left: Vec<(String, String)>,
    ranks: [Rank; 3],
    made_goals: Vec<Goal>,
    made_bodies: Vec<Body>,
    rows: Vec<IntakeRow>,
    skipped: Vec<SkippedRow>,
}

impl<'a> Taker<'a> {
    fn new(program: &Program, options: Options, fresh: &'a mut dyn FnMut() -> Id) -> Taker<'a> {
        let mut numbers = Numbers::beginning("A01");
        let mut there = BTreeMap::new();
        for measure in program.measures.in_order() {
            numbers.take(&measure.number);
            for key in [number_entry(&measure.number), title_entry(&measure.title)].into_iter().flatten() {
                there.entry(key).or_insert(measure.id);
            }
        }
        Taker {
            options,
            period: Period { from: program.settings.period_from, to: program.settings.period_to },
            fresh,
            directory: Directory::of(program.bodies.in_order().into_iter().map(AsRef::as_ref)),
            goals: GoalBook::of(program),
            numbers,
            own: BTreeMap::new(),
            there,
            current: options.under.into_iter().collect(),
            current_left: Vec::new(),
            ranks: [Kind::Goal, Kind::Body, Kind::Measure].map(|kind| program.last_rank(kind)),
            made_goals: Vec::new(),
            made_bodies: Vec::new(),
            rows: Vec::new(),
            skipped: Vec::new(),
        }
    }

    /// Keeps the numbers that stand in the table from being given to other rows.
    fn reserve(&mut self, grid: &Grid, mapping: &Mapping) {
        let mut own = Vec::new();
        for (place, texts) in grid.rows().iter().enumerate().skip(mapping.first_row()) {
            for (text, column) in texts.iter().zip(&mapping.columns) {
                match column.meaning {
                    Meaning::Number => own.push((one_line(text), place)),
                    Meaning::Goal => self.goals.reserve(goal::goals(text)),
                    _ if goal::is_heading(text) => self.goals.reserve(goal::goals(text)),
                    _ => {}
                }
            }
        }
        own.retain(|(number, _)| !number.is_empty() && !self.numbers.is_taken(number));
        for (number, place) in own {
            self.numbers.take(&number);
            self.own.entry(number.to_lowercase()).or_insert(place);
        }
    }

    /// Reads a row of the table. Gives the reason when it becomes no measure.
    fn take(&mut self, place: usize, cells: &[Cell]) -> Option<SkipReason> {
        let filled: Vec<&Cell> =
            cells.iter().filter(|cell| cell.meaning != Meaning::Skip && !says_nothing(cell.text)).collect();
        if let [cell] = filled.as_slice()
            && self.is_goal_heading(cell)
        {
            self.turn_to_goals(&[cell]);
            return Some(SkipReason::GoalHeading);
        }
        let row = row::read(cells, &self.directory, self.period);
        let named: Vec<&Cell> = filled.into_iter().filter(|cell| cell.meaning == Meaning::Goal).collect();
        let mut left = Vec::new();
        if !named.is_empty() {
            left = self.turn_to_goals(&named);
        }
        if row.measure.title.is_empty() {
            return Some(SkipReason::NoTitle);
        }
        let alike = number_entry(&row.number).and_then(|key| self.there.get(&key));
        let alike = alike.or_else(|| self.there.get(&title_entry(&row.measure.title)?)).copied();
        if let (Some(known), Alike::LeaveOut) = (alike, self.options.alike) {
            return Some(SkipReason::Exists(known));
        }
        self.make(place, row, left, alike);
        None
    }

    fn is_goal_heading(&self, cell: &Cell) -> bool {
        cell.meaning == Meaning::Goal || goal::is_heading(cell.text) || self.goals.has_title(cell.text)
    }

    /// From here on, rows serve these goals. Gives what of the cells the goals do not say.
    fn turn_to_goals(&mut self, cells: &[&Cell]) -> Vec<(String, String)> {
        let mut left = Vec::new();
        self.current_left.clear();
        self.current.clear();
        let heading = cells.first().map_or("", |cell| cell.heading);
        let heading = if cells.iter().any(|cell| cell.meaning == Meaning::Goal) {
            heading.to_owned()
        } else {
            Meaning::Goal.words().in_lang(self.options.lang).to_owned()
        };
        let text = cells.iter().map(|cell| cell.text).collect::<Vec<_>>().join(" ");
        for named in goal_names(cells) {
            match self.goal_of(&named) {
                Some((goal, true)) => drop(self.current.insert(goal)),
                Some((goal, false)) => {
                    self.current.insert(goal);
                    left.push((heading.clone(), text.clone()));
                }
                None => self.current_left.push((heading.clone(), text.clone())),
            }
        }
        left.dedup();
        self.current_left.dedup();
        if self.current.is_empty() {
            self.current.extend(self.options.under);
        }
        left
    }

    /// The goal of that name, and whether its number and title are all that was said.
    fn goal_of(&mut self, named: &Named) -> Option<(GoalId, bool)> {
        if let Some((goal, whole)) = self.goals.find(named) {
            // A goal of which only the number was known learns its title.
            let untitled = |made: &&mut Goal| made.id == goal && made.title.is_empty();
            if !named.title.is_empty()
                && let Some(made) = self.made_goals.iter_mut().find(untitled)
            {
                made.title.clone_from(&named.title);
                self.goals.add(made);
                return Some((goal, true));
            }
            return Some((goal, whole));
        }
        if self.options.goals == Unknown::Comment {
            return None;
        }
        let number = if named.number.is_empty() { self.goals.next_number() } else { named.number.clone() };
        let id = GoalId((self.fresh)());
        let goal = Goal {
            id,
            rank: self.next_rank(Kind::Goal),
            number,
            title: named.title.clone(),
            ..Goal::default()
        };
        self.goals.add(&goal);
        self.made_goals.push(goal);
        Some((id, true))
    }

    fn next_rank(&mut self, kind: Kind) -> Rank {
        let [goal, body, measure] = &mut self.ranks;
        let next = match kind {
            Kind::Goal => goal,
            Kind::Body => body,
            _ => measure,
        };
        let rank = next.clone();
        *next = Rank::after(Some(next));
        rank
    }

    fn make(&mut self, place: usize, row: Row, left: Vec<(String, String)>, alike: Option<MeasureId>) {
        let Row { mut measure, number, lead, partners, mut leftovers, status: _ } = row;
        leftovers.extend(left);
        leftovers.extend(self.current_left.iter().cloned());
        measure.id = MeasureId((self.fresh)());
        measure.rank = self.next_rank(Kind::Measure);
        measure.goals.clone_from(&self.current);
        measure.number = self.number_of(place, number, &mut leftovers);
        let mut unknown = Vec::new();
        if let Some((name, heading)) = lead {
            measure.lead = self.body_of(name, heading, &mut unknown, &mut leftovers);
        }
        for (name, heading) in partners {
            measure.partners.extend(self.body_of(name, heading, &mut unknown, &mut leftovers));
        }
        if let Some(lead) = measure.lead {
            measure.partners.remove(&lead);
        }
        for (heading, text) in &leftovers {
            row::append(&mut measure.comment, &format!("{heading}: {text}"));
        }
        let unknown_bodies = unknown;
        self.rows.push(IntakeRow {
            row: place,
            measure: Arc::new(measure),
            unknown_bodies,
            leftovers,
            alike,
        });
    }

    /// The number of a row: its own where that is free, else the next one.
    fn number_of(&mut self, place: usize, number: String, leftovers: &mut Vec<(String, String)>) -> String {
        if !number.is_empty() {
            if self.own.get(&number.to_lowercase()) == Some(&place) {
                return number;
            }
            let heading = Meaning::Number.words().in_lang(self.options.lang).to_owned();
            leftovers.push((heading, number));
        }
        self.numbers.next_free()
    }

    fn body_of(
        &mut self,
        name: String,
        heading: String,
        unknown: &mut Vec<String>,
        leftovers: &mut Vec<(String, String)>,
    ) -> Option<BodyId> {
        if let Some(body) = self.directory.find(&name) {
            // The cell of a body that was made in this table is no surprise twice.
            return Some(body);
        }
        unknown.push(name.clone());
        match self.options.bodies {
            Unknown::Create => {
                let id = BodyId((self.fresh)());
                let body = Body { rank: self.next_rank(Kind::Body), ..new_body(id, &name) };
                self.directory.add(&body);
                self.made_bodies.push(body);
                Some(id)
            }
            Unknown::Comment => {
                leftovers.push((heading, name));
                None
            }
        }
    }

    fn finish(self) -> Intake {
        let goals: Vec<Arc<Goal>> = self.made_goals.into_iter().map(Arc::new).collect();
        let bodies: Vec<Arc<Body>> = self.made_bodies.into_iter().map(Arc::new).collect();
        let made = goals.iter().map(|goal| AnyRecord::Goal(Arc::clone(goal)));
        let made = made.chain(bodies.iter().map(|body| AnyRecord::Body(Arc::clone(body))));
        let made = made.chain(self.rows.iter().map(|row| AnyRecord::Measure(Arc::clone(&row.measure))));
        let edit = Edit::Several(made.map(Edit::Add).collect());
        Intake { edit, rows: self.rows, goals, bodies, skipped: self.skipped }
    }
}

/// The goals that cells name. A number in one column and its title in the next are one goal.
fn goal_names(cells: &[&Cell]) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for cell in cells {
        let mut named = goal::goals(cell.text);
        match (all.as_mut_slice(), named.as_mut_slice()) {
            ([only], [next]) if only.title.is_empty() && next.number.is_empty() => {
                only.title = std::mem::take(&mut next.title);
            }
            _ => all.append(&mut named),
        }
    }
    all
}

fn number_entry(number: &str) -> Option<String> {
    let number = number.trim().to_lowercase();
    (!number.is_empty()).then(|| format!("#{number}"))
}

fn title_entry(title: &str) -> Option<String> {
    let title = fold(title);
    (!title.is_empty()).then_some(title)
}
