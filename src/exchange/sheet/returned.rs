//! A book that came back becomes the programme as its sender wants it, for the review that every
//! colleague's file goes through. A cell that is as it was leaves its field exactly alone; what
//! is not understood leaves it alone too, and is told. Knows no random numbers: ids come in.

use super::book::Book;
use super::cell::{is_cut, plain, read, whole};
use super::column::{Layout, Place, value_at, with_entry};
use super::export::{cost_cells, cost_value, measure_cells};
use super::locate::{Located, Tables, tables};
use super::names::Names;
use crate::edit::Edit;
use crate::edit::numbering::Numbers;
use crate::edit::ties::Ties;
use crate::exchange::table::fold::fold;
use crate::model::field::Shape;
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{Id, Kind, MeasureId, RecordRef};
use crate::model::value::{ObjectBuilder, Value};
use crate::model::words::Lang;
use std::collections::{BTreeMap, BTreeSet};

pub use super::locate::UnknownColumn;

/// Why a cell or row was not taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// A list has no such value.
    NotInList,
    /// Neither yes nor no.
    NotYesNo,
    /// No whole number.
    NotANumber,
    /// A number that is too large or too small.
    OutOfRange,
    /// No whole thousands of kronor.
    NotAnAmount,
    /// No year.
    NotAYear,
    /// No quarter.
    NotAQuarter,
    /// No day.
    NotADay,
    /// The programme has no record of that name.
    Unknown(Kind, String),
    /// A field that always has a value was emptied.
    Emptied,
    /// The text is longer than a cell: it cannot be changed there.
    TooLong,
    /// The programme has no measure with the id of the row; the row is left out.
    UnknownId,
    /// Two rows have the same id; the second became a new measure.
    IdTwice,
    /// A new row without a title; it is left out.
    NoTitle,
    /// An amount of which nobody knows the measure; it is left out.
    NoMeasure,
}

/// A cell or row that was not taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The sheet.
    pub sheet: String,
    /// The row as the spreadsheet counts it, from 1.
    pub row: usize,
    /// The heading of the column; nothing where it is about the row.
    pub column: Option<String>,
    /// What stands there.
    pub text: String,
    /// What it is about.
    pub trouble: Trouble,
}

/// What becomes of measures whose rows are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Missing {
    /// They are removed, where the column of ids is there.
    #[default]
    Remove,
    /// They stay: the sender only returned some rows.
    Keep,
}

/// What came back.
#[derive(Debug, Clone, PartialEq)]
pub struct Returned {
    /// The programme with the changes.
    pub program: Program,
    /// Whether rows could be known by their ids. Without, they were found by number and title.
    pub by_id: bool,
    /// Measures that were changed.
    pub changed: Vec<MeasureId>,
    /// Measures that are new.
    pub added: Vec<MeasureId>,
    /// Measures whose rows are gone; removed only where that was wanted and the ids are there.
    pub missing: Vec<MeasureId>,
    /// Columns that nobody knows.
    pub unknown_columns: Vec<UnknownColumn>,
    /// Sheets that nobody knows.
    pub unknown_sheets: Vec<String>,
    /// What was not taken as it stands.
    pub problems: Vec<Problem>,
}

/// The book has no table with known headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoTable;

/// Reads what came back. The base is the programme as it was when the book was made.
///
/// # Errors
/// When no sheet has the headings of the table of measures or of amounts.
pub fn returned(
    base: &Program,
    book: &Book,
    missing: Missing,
    fresh: &mut dyn FnMut() -> Id,
) -> Result<Returned, NoTable> {
    let Tables { measures, costs, others } = tables(book);
    if measures.is_none() && costs.is_none() {
        return Err(NoTable);
    }
    let mut reader = Reader {
        base,
        program: base.clone(),
        names: Names::of(base),
        made: BTreeMap::new(),
        added: Vec::new(),
        problems: Vec::new(),
    };
    let (mut gone, mut by_id) = (Vec::new(), true);
    let mut unknown_columns = Vec::new();
    if let Some(table) = &measures {
        by_id = table.has(Place::Id);
        unknown_columns.extend(table.unknown());
        gone = reader.measures(table, fresh);
    }
    if let Some(table) = &costs {
        unknown_columns.extend(table.unknown());
        reader.costs(table);
    }
    if missing == Missing::Remove && by_id {
        reader.remove(&gone);
    }
    let Reader { program, added, problems, .. } = reader;
    let changed = program.measures.iter().filter(|measure| {
        base.measures.get(measure.id).is_some_and(|before| before != *measure) && !added.contains(&measure.id)
    });
    Ok(Returned {
        changed: changed.map(|measure| measure.id).collect(),
        program,
        by_id,
        added,
        missing: gone,
        unknown_columns,
        unknown_sheets: others,
        problems,
    })
}

struct Reader<'a> {
    base: &'a Program,
    program: Program,
    names: Names,
    /// New measures by folded number and title, for the amounts.
    made: BTreeMap<String, Id>,
    added: Vec<MeasureId>,
    problems: Vec<Problem>,
}

/// Which measure a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Known(Id),
    New(Id),
    Nobody,
}

impl Reader<'_> {
    /// Reads the rows of measures. Gives the measures that have none.
    fn measures(&mut self, table: &Located, fresh: &mut dyn FnMut() -> Id) -> Vec<MeasureId> {
        let rows = table.rows();
        let mut seen = BTreeSet::new();
        let mut whose = Vec::new();
        for row in rows {
            let mut found = self.whose(table, row, fresh);
            if let Whose::Known(id) = found
                && !seen.insert(id)
            {
                self.row_problem(table, row, Trouble::IdTwice);
                found = Whose::New(fresh());
            }
            whose.push((row, found));
        }
        self.name_new_rows(table, &whose);
        let mut numbers = Numbers::beginning("A01");
        for measure in self.base.measures.in_order() {
            numbers.take(&measure.number);
        }
        for (row, _) in whose.iter().filter(|(_, whose)| matches!(whose, Whose::New(_))) {
            numbers.take(&text_of(table, *row, "number"));
        }
        for (row, whose) in whose {
            match whose {
                Whose::Known(id) => {
                    let target = RecordRef::new(Kind::Measure, id);
                    if let Some(mut record) = self.program.get(target) {
                        self.row(table, row, &mut record, false);
                        self.put(record);
                    }
                }
                Whose::New(id) => self.new_row(table, row, id, &mut numbers),
                Whose::Nobody => {}
            }
        }
        let there = self.base.measures.in_order().into_iter();
        there.filter(|measure| !seen.contains(&measure.id.0)).map(|measure| measure.id).collect()
    }

    fn whose(&mut self, table: &Located, row: usize, fresh: &mut dyn FnMut() -> Id) -> Whose {
        let id = table.text(row, Place::Id);
        if !id.is_empty() {
            let known =
                RecordRef::parse(&id).filter(|target| target.kind == Kind::Measure && self.base.has(*target));
            if known.is_none() {
                self.row_problem(table, row, Trouble::UnknownId);
            }
            return known.map_or(Whose::Nobody, |target| Whose::Known(target.id));
        }
        if !table.has(Place::Id)
            && let Some(id) = self.by_name(table, row)
        {
            return Whose::Known(id);
        }
        if text_of(table, row, "title").is_empty() && text_of(table, row, "description").is_empty() {
            self.row_problem(table, row, Trouble::NoTitle);
            return Whose::Nobody;
        }
        Whose::New(fresh())
    }

    /// The measure that a row without an id names by its number, else by its title.
    fn by_name(&self, table: &Located, row: usize) -> Option<Id> {
        let texts = ["number", "title"].map(|field| text_of(table, row, field));
        texts.iter().filter(|text| !text.is_empty()).find_map(|text| self.names.find(Kind::Measure, text))
    }

    /// Other rows may name new ones.
    fn name_new_rows(&mut self, table: &Located, whose: &[(usize, Whose)]) {
        for (row, whose) in whose {
            let Whose::New(id) = whose else { continue };
            let (number, title) = (text_of(table, *row, "number"), text_of(table, *row, "title"));
            self.names.add_measure(*id, &number, &title);
            for name in [number, title] {
                self.made.entry(fold(&name)).or_insert(*id);
            }
        }
    }

    fn new_row(&mut self, table: &Located, row: usize, id: Id, numbers: &mut Numbers) {
        let mut record = AnyRecord::blank(RecordRef::new(Kind::Measure, id));
        self.row(table, row, &mut record, true);
        if record.get("number").is_blank() {
            // A new record takes any text as its number.
            let _ = record.set("number", Value::Text(numbers.next_free()));
        }
        if record.get("title").is_blank()
            && let Some(text) = record.get("description").as_text()
        {
            let first = text.lines().next().unwrap_or_default().to_owned();
            let _ = record.set("title", Value::Text(first));
        }
        record.set_rank(self.program.last_rank(Kind::Measure));
        self.added.push(MeasureId(id));
        self.program.put(record);
    }

    fn put(&mut self, record: AnyRecord) {
        let same = self.program.get(record.reference()).is_some_and(|before| before == record);
        if !same {
            self.program.put(record);
        }
    }

    /// Takes the cells of a row into its measure.
    fn row(&mut self, table: &Located, row: usize, record: &mut AnyRecord, new: bool) {
        let layout = Layout::measures();
        let before = [Lang::Sv, Lang::En].map(|lang| measure_cells(record, &self.names, lang));
        for (column, place) in table.columns.iter().enumerate() {
            let Some(place) = *place else { continue };
            let (Place::Field(_) | Place::Inner(..)) = place else { continue };
            let Some(at) = layout.0.iter().position(|other| *other == place) else { continue };
            let cell = table.sheet.cell(row, column);
            let old = value_at(place, &|name| record.get(name));
            let as_before = before.iter().any(|cells| cells.get(at).is_some_and(|b| plain(b) == plain(cell)));
            let Some(value) = self.changed(table, row, column, place, &old, as_before, new) else { continue };
            let set = match place {
                Place::Inner(outer, inner) => {
                    let object = with_entry(record.get(outer.name), inner.name, value);
                    record.set(outer.name, object)
                }
                Place::Field(info) => record.set(info.name, value),
                Place::Id | Place::Line | Place::Shown(_) | Place::Tie => Ok(()),
            };
            if set.is_err() {
                self.problem(table, row, column, Trouble::OutOfRange);
            }
        }
    }

    /// The new value of a field; nothing when its cell leaves it alone.
    #[allow(clippy::too_many_arguments, reason = "a cell is known by its table, row and column")]
    fn changed(
        &mut self,
        table: &Located,
        row: usize,
        column: usize,
        place: Place,
        old: &Value,
        as_before: bool,
        new: bool,
    ) -> Option<Value> {
        let info = place.info()?;
        if as_before {
            return None;
        }
        let cell = table.sheet.cell(row, column);
        let read = if is_cut(old) { Err(Trouble::TooLong) } else { read(info, cell, &self.names) };
        match read {
            Ok(Value::Null) if matches!(info.shape, Shape::Choice(_)) && !takes_nothing(info.name) => {
                // A new row may leave it open: then the first choice holds.
                if !new {
                    self.problem(table, row, column, Trouble::Emptied);
                }
                None
            }
            Ok(value) if value == *old || value.is_blank() && old.is_blank() => None,
            Ok(value) => Some(value),
            Err(trouble) => {
                self.problem(table, row, column, trouble);
                None
            }
        }
    }

    fn problem(&mut self, table: &Located, row: usize, column: usize, trouble: Trouble) {
        self.problems.push(Problem {
            sheet: table.sheet.name.clone(),
            row: row + 1,
            column: Some(plain(table.sheet.cell(table.heads, column))),
            text: plain(table.sheet.cell(row, column)),
            trouble,
        });
    }

    fn row_problem(&mut self, table: &Located, row: usize, trouble: Trouble) {
        let texts = (0..table.columns.len()).map(|column| plain(table.sheet.cell(row, column)));
        let filled: Vec<String> = texts.filter(|text| !text.is_empty()).take(4).collect();
        let sheet = table.sheet.name.clone();
        self.problems.push(Problem { sheet, row: row + 1, column: None, text: filled.join(" · "), trouble });
    }

    /// Takes the amounts into their measures.
    fn costs(&mut self, table: &Located) {
        let mut rows: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
        for row in table.rows() {
            match self.whose_cost(table, row) {
                Some(id) => rows.entry(id).or_default().push(row),
                None => self.row_problem(table, row, Trouble::NoMeasure),
            }
        }
        for measure in self.program.records(Kind::Measure) {
            let own = rows.remove(&measure.reference().id).unwrap_or_default();
            self.costs_of(table, measure, &own);
        }
    }

    fn whose_cost(&self, table: &Located, row: usize) -> Option<Id> {
        let there = |id: &Id| self.program.has(RecordRef::new(Kind::Measure, *id));
        let id = table.text(row, Place::Id);
        if !id.is_empty() {
            let target = RecordRef::parse(&id).filter(|target| target.kind == Kind::Measure)?;
            return Some(target.id).filter(there);
        }
        let shown = |field: &str| {
            let place = table
                .columns
                .iter()
                .flatten()
                .copied()
                .find(|place| matches!(place, Place::Shown(info) if info.name == field));
            place.map(|place| table.text(row, place)).unwrap_or_default()
        };
        let names = ["number", "title"].map(shown);
        names.iter().filter(|name| !name.is_empty()).find_map(|name| {
            let new = self.made.get(&fold(name)).copied();
            self.names.find(Kind::Measure, name).or(new).filter(there)
        })
    }

    fn costs_of(&mut self, table: &Located, mut measure: AnyRecord, rows: &[usize]) {
        let old = measure.get("costs");
        let items = old.as_list();
        let mut kept: BTreeMap<usize, Value> = BTreeMap::new();
        let mut new = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            let line = if table.has(Place::Line) {
                let number = whole(&table.text(*row, Place::Line));
                number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1))
            } else {
                Some(place)
            };
            let known = line.filter(|line| *line < items.len() && !kept.contains_key(line));
            let before = known.and_then(|line| items.get(line));
            let Some(item) = self.cost(table, *row, &measure, known.unwrap_or_default(), before) else {
                continue;
            };
            match known {
                Some(line) => drop(kept.insert(line, item)),
                None => new.push(item),
            }
        }
        // Without ids or lines, nobody knows which rows are gone.
        if !table.has(Place::Id) || !table.has(Place::Line) {
            for (line, item) in items.iter().enumerate() {
                kept.entry(line).or_insert_with(|| item.clone());
            }
        }
        let costs = Value::List(kept.into_values().chain(new).collect());
        if costs != old && !(costs.is_blank() && old.is_blank()) && measure.set("costs", costs).is_ok() {
            self.put(measure);
        }
    }

    /// An amount as its row says; nothing when the row was emptied.
    fn cost(
        &mut self,
        table: &Located,
        row: usize,
        measure: &AnyRecord,
        line: usize,
        before: Option<&Value>,
    ) -> Option<Value> {
        let layout = Layout::costs();
        let blank = ObjectBuilder::new().build();
        let old = before.unwrap_or(&blank);
        let shown = [Lang::Sv, Lang::En].map(|lang| cost_cells(measure, line, old, &self.names, lang));
        if !table.says_more(row) {
            return None;
        }
        let mut item = old.clone();
        for (column, place) in table.columns.iter().enumerate() {
            let Some(place @ Place::Field(info)) = *place else { continue };
            let Some(at) = layout.0.iter().position(|other| *other == place) else { continue };
            let cell = table.sheet.cell(row, column);
            let as_before = shown.iter().any(|cells| cells.get(at).is_some_and(|b| plain(b) == plain(cell)));
            let value = cost_value(old, info);
            if let Some(value) = self.changed(table, row, column, place, &value, as_before, before.is_none())
            {
                item = with_entry(item, info.name, value);
            }
        }
        Some(item)
    }

    fn remove(&mut self, gone: &[MeasureId]) {
        for id in gone {
            let edit = Edit::Remove(RecordRef::new(Kind::Measure, id.0), Ties::Untie);
            if let Ok(changes) = edit.changes(&self.program) {
                changes.apply(&mut self.program);
            }
        }
    }
}

/// The text in the column of a field of the measure.
fn text_of(table: &Located, row: usize, field: &str) -> String {
    let place = table.columns.iter().flatten().copied();
    let place = place.into_iter().find(|place| matches!(place, Place::Field(info) if info.name == field));
    place.map(|place| table.text(row, place)).unwrap_or_default()
}

/// Whether a choice may be left open: whether its field takes nothing at all.
fn takes_nothing(field: &str) -> bool {
    let mut blank = AnyRecord::blank(RecordRef::new(Kind::Measure, Id(0)));
    blank.set(field, Value::Null).is_ok()
}
