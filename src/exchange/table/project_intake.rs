//! A table of projects as one edit: new projects with their dwellings by year, and the areas that they
//! name. Several lines about one project become one. Whatever stands in the table is in a field, among
//! the preconditions with its heading, or told as skipped. Knows no random numbers: ids come in.

use super::cell::{Read, choice, plan};
use super::fold::{fold, one_line, says_nothing};
use super::grid::Grid;
use super::mapping::year_in;
use super::project_heads::{ProjectColumn, ProjectMapping, ProjectMeaning};
use crate::edit::Edit;
use crate::edit::numbering::Numbers;
use crate::model::basis::{HouseType, Tenure};
use crate::model::body::Area;
use crate::model::field::Prose;
use crate::model::number::PerMille;
use crate::model::period::Year;
use crate::model::program::{AnyRecord, Program};
use crate::model::project::{DwellingRow, LandOwner, Project};
use crate::model::rank::Rank;
use crate::model::record::{AreaId, Id, Kind, ProjectId};
use crate::model::words::{Lang, Words};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What becomes of projects whose name or number the programme has already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Known {
    /// They are left out.
    #[default]
    LeaveOut,
    /// They become new projects all the same.
    Add,
}

/// Why a line became no project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhySkipped {
    /// It stands above the headings, or holds them.
    Heads,
    /// It sums up the others.
    Sum,
    /// It has no name and follows on no project.
    NoName,
    /// The programme has it already.
    Exists(ProjectId),
}

impl WhySkipped {
    /// The reason in words.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            WhySkipped::Heads => Words::new("är rubriker", "holds headings"),
            WhySkipped::Sum => Words::new("är en summarad", "is a row of totals"),
            WhySkipped::NoName => Words::new("saknar namn på projektet", "has no name of a project"),
            WhySkipped::Exists(_) => Words::new("finns redan i planen", "is in the plan already"),
        }
    }
}

/// A line that became no project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedLine {
    /// Its place in the table, from 0.
    pub row: usize,
    /// Why.
    pub why: WhySkipped,
    /// What stood in it.
    pub text: String,
}

/// A project that is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The project as it will be.
    pub project: Arc<Project>,
    /// Heading and text of what stands among the preconditions since no field holds it.
    pub leftovers: Vec<(String, String)>,
}

/// What becomes of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectIntake {
    /// The whole as one step.
    pub edit: Edit,
    /// The projects, in the order of the table.
    pub made: Vec<Made>,
    /// Areas that are created.
    pub areas: Vec<Arc<Area>>,
    /// Lines that became no project; empty lines are not among them.
    pub skipped: Vec<SkippedLine>,
    /// Cells for a number of dwellings that hold none; they are among the preconditions.
    pub unread: usize,
}

impl ProjectIntake {
    /// Dwellings without a year: they stand in no year of the plan.
    #[must_use]
    pub fn undated(&self) -> i64 {
        let rows = self.made.iter().flat_map(|made| &made.project.rows);
        rows.filter(|row| row.year.is_none()).map(|row| i64::from(row.count)).sum()
    }

    /// The lines whose content is not in the programme afterwards.
    pub fn lost(&self) -> impl Iterator<Item = &SkippedLine> {
        self.skipped.iter().filter(|line| match line.why {
            WhySkipped::Heads => false,
            WhySkipped::Sum | WhySkipped::NoName | WhySkipped::Exists(_) => true,
        })
    }
}

/// Takes a table in. Nothing is changed: the edit is for whoever holds the document.
#[must_use]
pub fn project_intake(
    grid: &Grid,
    mapping: &ProjectMapping,
    program: &Program,
    known: Known,
    lang: Lang,
    fresh: &mut dyn FnMut() -> Id,
) -> ProjectIntake {
    let mut taker = Taker::new(program, known, lang, fresh);
    taker.reserve(grid, mapping);
    for (place, texts) in grid.rows().iter().enumerate() {
        if texts.iter().all(|text| says_nothing(text)) {
            continue;
        }
        let skip = if place < mapping.first_row() {
            Some(WhySkipped::Heads)
        } else {
            taker.take(&cells(grid, mapping, place))
        };
        if let Some(why) = skip {
            let filled: Vec<&str> =
                texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            taker.skipped.push(SkippedLine { row: place, why, text: filled.join(" · ") });
        }
    }
    taker.finish()
}

struct Cell<'a> {
    column: ProjectColumn,
    heading: String,
    text: &'a str,
}

fn cells<'a>(grid: &'a Grid, mapping: &ProjectMapping, row: usize) -> Vec<Cell<'a>> {
    let cell = |(place, column): (usize, &ProjectColumn)| Cell {
        column: *column,
        heading: mapping.heading(grid, place),
        text: grid.cell(row, place),
    };
    let all = mapping.columns.iter().enumerate().map(cell);
    all.filter(|cell| cell.column.meaning != ProjectMeaning::Skip && !says_nothing(cell.text)).collect()
}

/// A project with what of its lines no field holds.
type Begun = (Project, Vec<(String, String)>);

/// What is known and made while the lines are read.
struct Taker<'a> {
    known: Known,
    lang: Lang,
    fresh: &'a mut dyn FnMut() -> Id,
    areas: BTreeMap<String, AreaId>,
    numbers: Numbers,
    /// Projects of the programme by number and by name.
    there: BTreeMap<String, ProjectId>,
    ranks: (Rank, Rank),
    made_areas: Vec<Area>,
    made: Vec<Begun>,
    /// The line above was left out since the programme has its project.
    left_out: Option<ProjectId>,
    skipped: Vec<SkippedLine>,
    unread: usize,
}

impl<'a> Taker<'a> {
    fn new(program: &Program, known: Known, lang: Lang, fresh: &'a mut dyn FnMut() -> Id) -> Taker<'a> {
        let mut numbers = Numbers::beginning("P01");
        let mut there = BTreeMap::new();
        for project in program.projects.in_order() {
            numbers.take(&project.number);
            for key in [number_key(&project.number), fold(&project.name)] {
                if !key.is_empty() {
                    there.entry(key).or_insert(project.id);
                }
            }
        }
        Taker {
            known,
            lang,
            fresh,
            areas: program.areas.in_order().into_iter().map(|area| (fold(&area.name), area.id)).collect(),
            numbers,
            there,
            ranks: (program.last_rank(Kind::Area), program.last_rank(Kind::Project)),
            made_areas: Vec::new(),
            made: Vec::new(),
            left_out: None,
            skipped: Vec::new(),
            unread: 0,
        }
    }

    /// Keeps the numbers that stand in the table from being given to others.
    fn reserve(&mut self, grid: &Grid, mapping: &ProjectMapping) {
        let column = mapping.columns.iter().position(|column| column.meaning == ProjectMeaning::Number);
        for row in mapping.first_row()..grid.rows().len() {
            let number = column.map(|column| one_line(grid.cell(row, column))).unwrap_or_default();
            if !number.is_empty() {
                self.numbers.take(&number);
            }
        }
    }

    /// Reads a line. Gives the reason when nothing of it is taken.
    fn take(&mut self, cells: &[Cell<'_>]) -> Option<WhySkipped> {
        let text = |meaning| {
            cells.iter().find(|cell| cell.column.meaning == meaning).map(|cell| one_line(cell.text))
        };
        if is_sum(cells) {
            return Some(WhySkipped::Sum);
        }
        let (name, number) = (text(ProjectMeaning::Name), text(ProjectMeaning::Number));
        if name.is_none() && number.is_none() {
            // Cells of a project that reach over several lines.
            if let Some(known) = self.left_out {
                return Some(WhySkipped::Exists(known));
            }
            // A line that says where, whose or how far is a project of its own whose name is missing.
            let of_its_own = [
                ProjectMeaning::Area,
                ProjectMeaning::Property,
                ProjectMeaning::LandOwner,
                ProjectMeaning::Developer,
                ProjectMeaning::Stage,
            ];
            if cells.iter().any(|cell| of_its_own.contains(&cell.column.meaning)) {
                return Some(WhySkipped::NoName);
            }
            let Some(last) = self.made.pop() else { return Some(WhySkipped::NoName) };
            let more = self.read(last, cells);
            self.made.push(more);
            return None;
        }
        let (name, number) = (name.unwrap_or_default(), number.unwrap_or_default());
        if let Some(place) = self.begun(&name, &number) {
            let begun = self.made.remove(place);
            let more = self.read(begun, cells);
            self.made.insert(place, more);
            return None;
        }
        let known = self.there.get(&number_key(&number)).or_else(|| self.there.get(&fold(&name))).copied();
        self.left_out = known.filter(|_| self.known == Known::LeaveOut);
        if let Some(known) = self.left_out {
            return Some(WhySkipped::Exists(known));
        }
        let mut project = Project {
            id: ProjectId((self.fresh)()),
            rank: self.ranks.1.clone(),
            name,
            // Until the table says whose the land is, nobody has said.
            land_owner: LandOwner::Unknown,
            ..Project::default()
        };
        self.ranks.1 = Rank::after(Some(&self.ranks.1));
        project.number = if number.is_empty() { self.numbers.next_free() } else { number };
        let made = self.read((project, Vec::new()), cells);
        self.made.push(made);
        None
    }

    /// The project that an earlier line of the table began: the line just above, or one with the same number.
    fn begun(&self, name: &str, number: &str) -> Option<usize> {
        let same_number = |project: &Project| number_key(&project.number) == number_key(number);
        let by_number = self.made.iter().position(|(project, _)| !number.is_empty() && same_number(project));
        let last = self.made.last().filter(|(project, _)| {
            number.is_empty() && !name.is_empty() && fold(&project.name) == fold(name)
        });
        by_number.or_else(|| last.map(|_| self.made.len() - 1))
    }

    fn read(&mut self, (mut project, mut left): Begun, cells: &[Cell<'_>]) -> Begun {
        let (house_type, tenure) = (house_of(cells, &mut left), tenure_of(cells, &mut left));
        let before: i64 = project.rows.iter().map(|row| i64::from(row.count)).sum();
        for cell in cells.iter().filter(|cell| cell.column.meaning == ProjectMeaning::Dwellings) {
            match choice::dwellings(cell.text) {
                Some(Read { value, whole }) => {
                    add(
                        &mut project,
                        DwellingRow {
                            year: cell.column.year,
                            house_type,
                            tenure,
                            count: value,
                            ..DwellingRow::default()
                        },
                    );
                    if !whole {
                        left.push(leftover(cell));
                    }
                }
                None => {
                    self.unread += 1;
                    left.push(leftover(cell));
                }
            }
        }
        let sum = project.rows.iter().map(|row| i64::from(row.count)).sum::<i64>() - before;
        let year = cells.iter().find(|cell| cell.column.meaning == ProjectMeaning::Year);
        let has_total = cells.iter().any(|cell| cell.column.meaning == ProjectMeaning::Total);
        // Kept where it is more than a year, such as a quarter, or the year of nothing.
        left.extend(
            year.filter(|cell| !has_total || choice::year(&one_line(cell.text)).is_none()).map(leftover),
        );
        for cell in cells {
            self.read_cell(&mut project, cell, &mut left);
            if cell.column.meaning == ProjectMeaning::Total {
                let like = DwellingRow { house_type, tenure, year: year_of(cells), ..DwellingRow::default() };
                self.unread += usize::from(choice::dwellings(cell.text).is_none());
                total(&mut project, cell, sum, like, &mut left);
            }
        }
        (project, left)
    }

    fn read_cell(&mut self, project: &mut Project, cell: &Cell<'_>, left: &mut Vec<(String, String)>) {
        let text = one_line(cell.text);
        match cell.column.meaning {
            ProjectMeaning::Keep => left.push(leftover(cell)),
            ProjectMeaning::Area => project.area = Some(self.area(&text)),
            ProjectMeaning::Property => project.property = text,
            ProjectMeaning::Developer => project.developer = text,
            ProjectMeaning::Plan => project.plan_number = text,
            ProjectMeaning::LandOwner => taken(&mut project.land_owner, plan::land_owner(&text), cell, left),
            ProjectMeaning::Stage => taken(&mut project.stage, plan::stage(&text), cell, left),
            ProjectMeaning::Probability => match per_mille(&text) {
                Some(read) => project.probability = Some(read),
                None => left.push(leftover(cell)),
            },
            ProjectMeaning::FloorArea => match floor_area(&text) {
                Some(read) => project.floor_area = Some(read),
                None => left.push(leftover(cell)),
            },
            ProjectMeaning::Uncertainty => append(&mut project.uncertainty, &text),
            ProjectMeaning::Skip
            | ProjectMeaning::Number
            | ProjectMeaning::Name
            | ProjectMeaning::Year
            | ProjectMeaning::HouseType
            | ProjectMeaning::Tenure
            | ProjectMeaning::Dwellings
            | ProjectMeaning::Total => {}
        }
    }

    fn area(&mut self, name: &str) -> AreaId {
        if let Some(known) = self.areas.get(&fold(name)) {
            return *known;
        }
        let id = AreaId((self.fresh)());
        let area = Area { id, rank: self.ranks.0.clone(), name: name.to_owned(), ..Area::default() };
        self.ranks.0 = Rank::after(Some(&self.ranks.0));
        self.areas.insert(fold(name), id);
        self.made_areas.push(area);
        id
    }

    fn finish(self) -> ProjectIntake {
        let areas: Vec<Arc<Area>> = self.made_areas.into_iter().map(Arc::new).collect();
        let lang = self.lang;
        let made: Vec<Made> =
            self.made.into_iter().map(|(project, left)| finished(project, left, lang)).collect();
        let records = areas.iter().map(|area| AnyRecord::Area(Arc::clone(area)));
        let records = records.chain(made.iter().map(|one| AnyRecord::Project(Arc::clone(&one.project))));
        ProjectIntake {
            edit: Edit::Several(records.map(Edit::Add).collect()),
            made,
            areas,
            skipped: self.skipped,
            unread: self.unread,
        }
    }
}

fn finished(mut project: Project, mut leftovers: Vec<(String, String)>, lang: Lang) -> Made {
    leftovers.dedup();
    for (heading, _) in leftovers.iter_mut().filter(|(heading, _)| heading.is_empty()) {
        Words::new("Ur tabellen", "From the table").in_lang(lang).clone_into(heading);
    }
    for (heading, text) in &leftovers {
        append(&mut project.preconditions, &format!("{heading}: {text}"));
    }
    Made { project: Arc::new(project), leftovers }
}

/// Adds dwellings; what stands in a cell of the same year and kind already is added to.
fn add(project: &mut Project, row: DwellingRow) {
    if row.count == 0 {
        return;
    }
    let same = |other: &&mut DwellingRow| {
        other.year == row.year && other.house_type == row.house_type && other.tenure == row.tenure
    };
    match project.rows.iter_mut().find(same) {
        Some(there) => there.count = there.count.saturating_add(row.count),
        None => project.rows.push(row),
    }
}

/// A number for all years: the dwellings themselves where no year has any, else something to compare with.
fn total(
    project: &mut Project,
    cell: &Cell<'_>,
    sum: i64,
    like: DwellingRow,
    left: &mut Vec<(String, String)>,
) {
    match choice::dwellings(cell.text) {
        Some(read) if sum == 0 && read.whole => add(project, DwellingRow { count: read.value, ..like }),
        Some(read) if i64::from(read.value) == sum && read.whole => {}
        Some(_) | None => left.push(leftover(cell)),
    }
}

/// The year that a line says that it is completed in: `2028`, `K2 2028`, `hösten 2028`.
fn year_of(cells: &[Cell<'_>]) -> Option<Year> {
    let cell = cells.iter().find(|cell| cell.column.meaning == ProjectMeaning::Year)?;
    year_in(cell.text)
}

/// A probability as it is written: `80`, `80 %`, `0,8`.
fn per_mille(text: &str) -> Option<PerMille> {
    let text = text.trim().trim_end_matches('%').trim().replace(',', ".");
    let number: f64 = text.parse().ok()?;
    let parts = if number <= 1.0 && text.contains('.') { number * 1000.0 } else { number * 10.0 };
    #[allow(clippy::cast_possible_truncation, reason = "what is no share is refused just after")]
    PerMille::new(parts.round() as i64)
}

/// Square metres: `4 200`, `4200 kvm`.
fn floor_area(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches("m²").trim_end_matches("m2").trim_end_matches("kvm");
    choice::whole_number(text).and_then(|number| u32::try_from(number).ok())
}

fn house_of(cells: &[Cell<'_>], left: &mut Vec<(String, String)>) -> HouseType {
    let mut house = HouseType::default();
    for cell in cells.iter().filter(|cell| cell.column.meaning == ProjectMeaning::HouseType) {
        let read = plan::house_type(cell.text);
        // `Typ` often says the tenure.
        if read.is_some() || plan::tenure(cell.text).is_none() {
            taken(&mut house, read, cell, left);
        }
    }
    house
}

fn tenure_of(cells: &[Cell<'_>], left: &mut Vec<(String, String)>) -> Tenure {
    let mut tenure = Tenure::default();
    for cell in cells.iter().filter(|cell| cell.column.meaning == ProjectMeaning::HouseType) {
        if let (None, Some(read)) = (plan::house_type(cell.text), plan::tenure(cell.text)) {
            tenure = read.value;
        }
    }
    for cell in cells.iter().filter(|cell| cell.column.meaning == ProjectMeaning::Tenure) {
        taken(&mut tenure, plan::tenure(cell.text), cell, left);
    }
    tenure
}

/// Takes what was read; what it does not say is kept.
fn taken<T>(field: &mut T, read: Option<Read<T>>, cell: &Cell<'_>, left: &mut Vec<(String, String)>) {
    match read {
        Some(Read { value, whole }) => {
            *field = value;
            if !whole {
                left.push(leftover(cell));
            }
        }
        None => left.push(leftover(cell)),
    }
}

fn leftover(cell: &Cell<'_>) -> (String, String) {
    (cell.heading.clone(), one_line(cell.text))
}

fn append(prose: &mut Prose, line: &str) {
    if !prose.0.is_empty() {
        prose.0.push('\n');
    }
    prose.0.push_str(line);
}

fn number_key(number: &str) -> String {
    let number = number.trim().to_lowercase();
    if number.is_empty() { number } else { format!("#{number}") }
}

/// `Summa`, `Totalt per år`: the first cell says so.
fn is_sum(cells: &[Cell<'_>]) -> bool {
    let first = cells.iter().find(|cell| cell.text.chars().any(char::is_alphabetic));
    let word = first.map(|cell| fold(cell.text)).unwrap_or_default();
    let word = word.split(' ').next().unwrap_or_default();
    matches!(word, "summa" | "totalt" | "total" | "totalsumma" | "delsumma" | "sum" | "subtotal")
}
