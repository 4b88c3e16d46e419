//! One row of a table as a measure, with what it names beside it: goals, bodies, a number.
//! Makes no record and gives no ids. What is not understood is left over, never dropped.

use super::cell::amount::{self, Unit};
use super::cell::body::{self, Bodies, Directory};
use super::cell::time::{self, Time};
use super::cell::{Read, choice, decision};
use super::fold::{fold, one_line, says_nothing};
use super::heads::Meaning;
use super::mapping::year_in;
use crate::model::field::Prose;
use crate::model::instrument::Instrument;
use crate::model::measure::{CostItem, CostKind, Financing, Measure, Resolution, Status, Timing};
use crate::model::period::Year;
use std::collections::BTreeSet;

/// The longest title; longer ones are cut, and the whole goes to the description.
pub const LONGEST_TITLE: usize = 200;
const LONGEST_NUMBER: usize = 24;

/// A cell with what its column says of it.
#[derive(Debug, Clone)]
pub(super) struct Cell<'a> {
    pub(super) meaning: Meaning,
    pub(super) unit: Unit,
    pub(super) heading: &'a str,
    pub(super) text: &'a str,
}

/// What a row says.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// The measure without id, number, goals and bodies.
    pub(super) measure: Measure,
    /// Its own number; may be empty.
    pub(super) number: String,
    /// Who leads, and under which heading that stood.
    pub(super) lead: Option<(String, String)>,
    /// Who takes part, and under which heading that stood.
    pub(super) partners: Vec<(String, String)>,
    /// What was not understood, or has no field: heading and text.
    pub(super) leftovers: Vec<(String, String)>,
    /// How it goes, where a cell says so.
    pub(super) status: Option<Status>,
}

/// The years that the programme covers.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Period {
    pub(super) from: Option<Year>,
    pub(super) to: Option<Year>,
}

/// Reads a row. The goal column is not read here: it may go on from the row above.
pub(super) fn read(cells: &[Cell], directory: &Directory, period: Period) -> Row {
    let mut row = Row::default();
    for cell in cells.iter().filter(|cell| !says_nothing(cell.text)) {
        match cell.meaning {
            Meaning::Skip | Meaning::Goal | Meaning::Cost => {}
            Meaning::Keep | Meaning::Indicator => row.keep(cell),
            Meaning::Number => row.number(cell),
            Meaning::Title if row.measure.title.is_empty() => row.title(cell.text),
            Meaning::Title | Meaning::Description => append(&mut row.measure.description, cell.text),
            Meaning::DoneWhen => append(&mut row.measure.done_when, cell.text),
            Meaning::Comment => append(&mut row.measure.comment, cell.text),
            Meaning::PlanLink => {
                let link = one_line(cell.text);
                set_text(&mut row.measure.plan_link, link).unwrap_or_else(|()| row.keep(cell));
            }
            Meaning::Lead | Meaning::Partners => row.bodies(cell, directory),
            Meaning::Instrument
            | Meaning::Priority
            | Meaning::Status
            | Meaning::Dwellings
            | Meaning::TargetGroup
            | Meaning::BudgetYear
            | Meaning::Financing
            | Meaning::Decision => row.field(cell, directory),
            Meaning::Time | Meaning::Start | Meaning::End => row.time(cell),
        }
    }
    // Amounts for each year need to know the years.
    for cell in cells.iter().filter(|cell| cell.meaning == Meaning::Cost && !says_nothing(cell.text)) {
        row.cost(cell, period);
    }
    row.title_from_description();
    row
}

/// Adds lines to a text.
pub(super) fn append(prose: &mut Prose, text: &str) {
    if !prose.0.is_empty() {
        prose.0.push('\n');
    }
    prose.0.push_str(text);
}

fn set_text(field: &mut String, text: String) -> Result<(), ()> {
    if field.is_empty() {
        *field = text;
        Ok(())
    } else {
        Err(())
    }
}

/// Gives a field a value that was read. The cell is kept where that says less than the text,
/// or where the field has another value already.
fn set<T: PartialEq>(field: &mut T, blank: &T, read: Option<Read<T>>) -> bool {
    match read {
        Some(read) if *field == *blank => {
            *field = read.value;
            read.whole
        }
        Some(read) => read.whole && *field == read.value,
        None => false,
    }
}

fn some<T>(read: Option<Read<T>>) -> Option<Read<Option<T>>> {
    read.map(|Read { value, whole }| Read { value: Some(value), whole })
}

impl Row {
    fn keep(&mut self, cell: &Cell) {
        self.leftovers.push((cell.heading.to_owned(), cell.text.to_owned()));
    }

    fn number(&mut self, cell: &Cell) {
        let number = one_line(cell.text);
        if self.number.is_empty() && number.chars().count() <= LONGEST_NUMBER {
            self.number = number;
        } else {
            self.keep(cell);
        }
    }

    fn title(&mut self, text: &str) {
        let title = one_line(text);
        if title.chars().count() > LONGEST_TITLE {
            self.measure.title = shortened(&title);
            let rest = std::mem::take(&mut self.measure.description);
            append(&mut self.measure.description, text);
            if !rest.is_empty() {
                append(&mut self.measure.description, &rest);
            }
        } else {
            self.measure.title = title;
        }
    }

    fn title_from_description(&mut self) {
        if !self.measure.title.is_empty() || self.measure.description.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.measure.description).0;
        let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
        self.title(first);
        if !rest.trim().is_empty() {
            append(&mut self.measure.description, rest.trim());
        }
    }

    fn bodies(&mut self, cell: &Cell, directory: &Directory) {
        let Bodies { first, others, decision, rest } = body::bodies(cell.text, directory);
        let heading = || cell.heading.to_owned();
        let mut first = first.into_iter().map(|name| (name, heading())).collect::<Vec<_>>().into_iter();
        if cell.meaning == Meaning::Lead && self.lead.is_none() {
            self.lead = first.next();
        }
        self.partners.extend(first);
        self.partners.extend(others.into_iter().map(|name| (name, heading())));
        if let Some(level) = decision {
            let read = Some(Read::whole(Some(level)));
            if !set(&mut self.measure.decision_level, &None, read) {
                self.keep(cell);
            }
        }
        self.leftovers.extend(rest.into_iter().map(|text| (heading(), text)));
    }

    fn field(&mut self, cell: &Cell, directory: &Directory) {
        let measure = &mut self.measure;
        let text = cell.text;
        let whole = match cell.meaning {
            Meaning::Instrument => set(&mut measure.instrument, &None, some(choice::instrument(text))),
            Meaning::Priority => set(&mut measure.priority, &None, some(choice::priority(text))),
            Meaning::Status => {
                let whole = set(&mut self.status, &None, some(choice::status(text)));
                measure.status = self.status.unwrap_or_default();
                whole
            }
            Meaning::Dwellings => set(&mut measure.dwellings, &None, some(choice::dwellings(text))),
            Meaning::TargetGroup => set(&mut measure.target_group, &None, some(choice::group(text))),
            Meaning::BudgetYear => {
                set(&mut measure.budget_year, &None, choice::year(text).map(|year| Read::whole(Some(year))))
            }
            Meaning::Financing => set(&mut measure.financing, &None, some(amount::financing(text))),
            Meaning::Decision => match decision::decision(text, directory) {
                Some(Read { value, whole }) => {
                    let level = value.level.map(|level| Read { value: Some(level), whole });
                    let level_fits = level.is_none() || set(&mut measure.decision_level, &None, level);
                    let made = Read { value: value.resolution, whole };
                    let open = made.value == Resolution::default();
                    level_fits && (open || set(&mut measure.decision, &Resolution::default(), Some(made)))
                }
                None => false,
            },
            _ => false,
        };
        if !whole {
            self.keep(cell);
        }
    }

    fn time(&mut self, cell: &Cell) {
        let Some(Read { value, whole }) = time::time(cell.text) else { return self.keep(cell) };
        let before = Time::of(&self.measure);
        let time = match cell.meaning {
            Meaning::Start => started(before, value),
            Meaning::End => ended(before, value),
            _ => ended(started(before, value), value),
        };
        let ordered = time.start.is_none() || time.end.is_none() || time.start <= time.end;
        if ordered {
            time.put(&mut self.measure);
        }
        let timing = value.timing == Timing::Once || value.timing == time.timing;
        let quarter = value.yearly_quarter.is_none() || value.yearly_quarter == time.yearly_quarter;
        let (start, end) = (value.start == time.start, value.end == time.end);
        let ends = match cell.meaning {
            Meaning::Start => start && (value.end.is_none() || is_one(value)),
            Meaning::End => end && (value.start.is_none() || is_one(value)),
            _ => start && end,
        };
        if !(ordered && whole && timing && quarter && ends) {
            self.keep(cell);
        }
    }

    fn cost(&mut self, cell: &Cell, period: Period) {
        let Some(Read { value, whole }) = amount::amount(cell.text, cell.unit) else {
            return self.keep(cell);
        };
        let measure = &mut self.measure;
        let mut said = whole;
        if let Some(financing) = value.financing {
            said &= set(&mut measure.financing, &None, Some(Read::whole(Some(financing))));
        }
        let Some(money) = value.money else {
            if !said {
                self.keep(cell);
            }
            return;
        };
        let (about, every) = (value.about, value.every_year);
        let years: Vec<Option<Year>> = match (year_in(cell.heading), every) {
            (Some(year), _) => vec![Some(year)],
            (None, true) => years_of(measure, period).into_iter().map(Some).collect(),
            (None, false) => vec![single_year(measure)],
        };
        if years.is_empty() {
            return self.keep(cell);
        }
        let kind = value.kind.or_else(|| amount::kind_in(cell.heading));
        let kind = kind.unwrap_or_else(|| likely_kind(measure, money.get()));
        // What the number does not say stays beside it.
        let note = if said && !about && !every { String::new() } else { one_line(cell.text) };
        for year in years {
            measure.costs.push(CostItem {
                year,
                kind,
                amount: Some(money),
                note: note.clone(),
                ..CostItem::default()
            });
        }
    }
}

/// A time with the start that a column of starts says.
fn started(mut time: Time, said: Time) -> Time {
    time.start = time.start.or(said.start);
    if time.timing == Timing::Once {
        time.timing = said.timing;
    }
    time.yearly_quarter = time.yearly_quarter.or(said.yearly_quarter);
    time
}

/// A time with the end that a column of ends says; `löpande` instead of an end is none.
fn ended(mut time: Time, said: Time) -> Time {
    time.end = time.end.or(said.end);
    if time.timing == Timing::Once {
        time.timing = said.timing;
    }
    time.yearly_quarter = time.yearly_quarter.or(said.yearly_quarter);
    time
}

/// Whether a time is a quarter, a half or a year, which has one start and one end.
fn is_one(time: Time) -> bool {
    let (Some(start), Some(end)) = (time.start, time.end) else { return false };
    start.year() == end.year() && end.number() - start.number() != 2
}

/// The year of an amount, where the measure lies in one.
fn single_year(measure: &Measure) -> Option<Year> {
    let (start, end) = (measure.start?.year(), measure.end?.year());
    (measure.timing == Timing::Once && start == end).then_some(start)
}

/// The years of a measure within the period of the programme. What goes on or comes back
/// every year begins and ends with the period where nothing else is said.
fn years_of(measure: &Measure, period: Period) -> Vec<Year> {
    let lasting = measure.timing != Timing::Once;
    let start = measure.start.map(|quarter| quarter.year()).or(period.from.filter(|_| lasting));
    let end = measure.end.map(|quarter| quarter.year()).or(period.to.filter(|_| lasting));
    let (Some(start), Some(end)) = (start, end) else { return Vec::new() };
    let start = period.from.map_or(start, |from| start.max(from));
    let end = period.to.map_or(end, |to| end.min(to));
    if end.get().saturating_sub(start.get()) > 50 {
        return Vec::new();
    }
    (start.get()..=end.get()).filter_map(|year| Year::new(i64::from(year))).collect()
}

/// Income comes from land where the tool is about land, and is a grant where it is state
/// support. All else is operation until somebody says otherwise.
fn likely_kind(measure: &Measure, tkr: i64) -> CostKind {
    match measure.instrument {
        Some(
            Instrument::LandAllocation
            | Instrument::LandPricing
            | Instrument::LandAcquisition
            | Instrument::DevelopmentAgreement,
        ) if tkr < 0 => CostKind::LandIncome,
        Some(Instrument::SiteLeasehold) if tkr < 0 => CostKind::GroundRent,
        Some(Instrument::StateSupport) if tkr < 0 => CostKind::Grant,
        _ if tkr < 0 && measure.financing == Some(Financing::StateGrant) => CostKind::Grant,
        _ => CostKind::Operation,
    }
}

/// A text cut at the last word that fits.
fn shortened(text: &str) -> String {
    let head: String = text.chars().take(LONGEST_TITLE - 1).collect();
    let cut = head.rfind(' ').and_then(|end| head.get(..end)).unwrap_or(&head);
    format!("{}…", cut.trim_end())
}

/// Whether a row only sums up the others: it begins with `Summa` or the like and names
/// nobody and no goal.
pub(super) fn is_sum(cells: &[Cell]) -> bool {
    let mut filled = cells.iter().filter(|cell| !says_nothing(cell.text));
    let Some(first) = filled.next() else { return false };
    let folded = fold(first.text);
    let mut words = folded.split(' ');
    let word = words.next().unwrap_or_default();
    let sums = matches!(word, "summa" | "totalt" | "total" | "totalsumma" | "delsumma" | "sum" | "subtotal");
    let more = words.count();
    // `Totalt` in place of a number may have a count of measures behind it.
    let alone = more == 0 && first.meaning != Meaning::Title;
    let names = |cell: &Cell| match cell.meaning {
        Meaning::Lead | Meaning::Goal | Meaning::Instrument | Meaning::Time => true,
        Meaning::Title => !alone,
        _ => false,
    };
    sums && more < 3 && !filled.any(names)
}

/// The words of a row, to compare rows with the headings.
pub(super) fn folded(row: &[String]) -> BTreeSet<String> {
    row.iter().map(|cell| fold(cell)).filter(|cell| !cell.is_empty()).collect()
}
