//! The expansion plan as a grid: a line for each project, unfolded into one for each kind of dwelling,
//! and a column for each year. What is typed becomes cells to set. Knows no page.

use crate::analysis::expansion::counts;
use crate::edit::dwellings::{Cell, DwellingKind, count};
use crate::exchange::table::cell::choice::whole_number;
use crate::model::field::FieldValue;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::project::{PlanStage, Project};
use crate::model::record::{AreaId, ProjectId};
use crate::model::value::Value;
use crate::model::words::{Lang, Words};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The most years that the grid shows.
const MOST_YEARS: u16 = 40;

/// A line of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GridLine {
    /// A project with all its dwellings.
    Project(ProjectId),
    /// Its dwellings of one kind.
    Kind(ProjectId, DwellingKind),
}

impl GridLine {
    /// The project that the line is about.
    #[must_use]
    pub const fn project(self) -> ProjectId {
        match self {
            GridLine::Project(project) | GridLine::Kind(project, _) => project,
        }
    }
}

/// How the grid is set up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GridView {
    /// Projects that are unfolded into kinds of dwelling.
    pub unfolded: BTreeSet<ProjectId>,
    /// Kinds that were added to a project and have no number yet.
    pub begun: BTreeSet<(ProjectId, DwellingKind)>,
    /// Only projects in this area.
    pub area: Option<AreaId>,
    /// Only projects at this stage.
    pub stage: Option<PlanStage>,
    /// Only projects whose name, number or place has this in it.
    pub search: String,
    /// Up to this year, also where no dwellings are planned yet.
    pub until: Option<Year>,
}

/// So many years are added at a time.
const FURTHER: u16 = 5;

/// The year that some more years than those shown go on to.
#[must_use]
pub fn further(years: &[Year]) -> Option<Year> {
    later(years, FURTHER)
}

/// So many years after the last of those shown.
#[must_use]
pub fn later(years: &[Year], count: u16) -> Option<Year> {
    Year::new(i64::from(years.last()?.get()) + i64::from(count))
}

/// The years of the grid: those of the programme, and on to the last year with dwellings.
#[must_use]
pub fn years(program: &Program) -> Vec<Year> {
    let of_rows = || program.projects.iter().flat_map(|one| one.rows.iter().filter_map(|row| row.year));
    years_of(program, of_rows().min().zip(of_rows().max()), None)
}

/// The same where it is known which years have dwellings, and on to a year for what is to be typed there.
#[must_use]
pub fn years_of(program: &Program, used: Option<(Year, Year)>, until: Option<Year>) -> Vec<Year> {
    let settings = &program.settings;
    let from = settings.period_from.into_iter().chain(used.map(|used| used.0)).min();
    let to = settings.period_to.into_iter().chain(used.map(|used| used.1)).chain(until).max();
    let (Some(from), Some(to)) = (from, to) else { return Vec::new() };
    let last = to.get().min(from.get().saturating_add(MOST_YEARS - 1));
    (from.get()..=last).filter_map(|year| Year::new(i64::from(year))).collect()
}

/// The kinds of dwelling that a project has, in order.
#[must_use]
pub fn kinds(project: &Project) -> BTreeSet<DwellingKind> {
    project.rows.iter().filter(|row| row.count != 0).map(DwellingKind::of).collect()
}

impl GridView {
    /// Whether some projects may be left out.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.area.is_some() || self.stage.is_some() || !self.search.trim().is_empty()
    }
}

/// The projects that are shown, in their order.
fn shown<'a>(program: &'a Program, view: &GridView) -> Vec<&'a Arc<Project>> {
    let wanted = view.search.trim().to_lowercase();
    let is_shown = |project: &&Arc<Project>| {
        let text = || format!("{} {} {}", project.number, project.name, project.property).to_lowercase();
        view.area.is_none_or(|area| project.area == Some(area))
            && view.stage.is_none_or(|stage| project.stage == stage)
            && (wanted.is_empty() || text().contains(&wanted))
    };
    program.projects.in_order().into_iter().filter(is_shown).collect()
}

/// The dwellings of the projects that are shown, year by year. Projects that are given up do not count.
#[must_use]
pub fn shown_sums(program: &Program, view: &GridView, years: &[Year]) -> Vec<i64> {
    let projects: Vec<_> = shown(program, view).into_iter().filter(|project| counts(project)).collect();
    let of = |year: &Year| {
        projects.iter().map(|project| number(project, GridLine::Project(project.id), *year)).sum()
    };
    years.iter().map(of).collect()
}

/// The lines, projects in their order.
#[must_use]
pub fn lines(program: &Program, view: &GridView) -> Vec<GridLine> {
    let mut lines = Vec::new();
    for project in shown(program, view) {
        lines.push(GridLine::Project(project.id));
        if view.unfolded.contains(&project.id) {
            let begun = view.begun.iter().filter(|(of, _)| *of == project.id).map(|(_, kind)| *kind);
            let all: BTreeSet<DwellingKind> = kinds(project).into_iter().chain(begun).collect();
            lines.extend(all.into_iter().map(|kind| GridLine::Kind(project.id, kind)));
        }
    }
    lines
}

/// The cell in which a number on a line is kept; nothing where the line is a sum of several kinds.
#[must_use]
pub fn cell(project: &Project, line: GridLine, year: Year) -> Option<Cell> {
    let kind = match line {
        GridLine::Kind(_, kind) => kind,
        GridLine::Project(_) => {
            let kinds = kinds(project);
            match kinds.len() {
                0 => DwellingKind::default(),
                1 => kinds.first().copied()?,
                _ => return None,
            }
        }
    };
    Some(Cell { project: project.id, kind, year })
}

/// The number on a line in a year.
#[must_use]
pub fn number(project: &Project, line: GridLine, year: Year) -> i64 {
    match line {
        GridLine::Kind(_, kind) => count(project, kind, year),
        GridLine::Project(_) => {
            let rows = project.rows.iter().filter(|row| row.year == Some(year));
            rows.map(|row| i64::from(row.count)).sum()
        }
    }
}

/// The sum of a line over all years, also those that the grid does not show.
#[must_use]
pub fn line_sum(project: &Project, line: GridLine) -> i64 {
    let rows = project.rows.iter().filter(|row| match line {
        GridLine::Project(_) => true,
        GridLine::Kind(_, kind) => DwellingKind::of(row) == kind,
    });
    rows.map(|row| i64::from(row.count)).sum()
}

/// A number as it is typed into a cell: digits with any kind of space between them, a minus before
/// them for demolition; an empty cell is nought. Nothing when it is no such number.
#[must_use]
pub fn typed(text: &str) -> Option<i32> {
    if text.trim().is_empty() { Some(0) } else { whole_number(text) }
}

/// What could not be pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PasteFault {
    /// A cell holds no whole number.
    NotANumber(String),
    /// A line is the sum of several kinds of dwelling: it has to be unfolded first.
    Sum(ProjectId),
    /// The block reaches below the last line or past the last year.
    TooLarge,
}

/// The cells that a block of text fills, from a cell to the right and down.
///
/// # Errors
/// The first thing that does not fit; then nothing is to be pasted.
pub fn pasted(
    program: &Program,
    lines: &[GridLine],
    years: &[Year],
    at: (usize, usize),
    block: &[Vec<String>],
) -> Result<Vec<(Cell, i32)>, PasteFault> {
    let mut cells = Vec::new();
    for (down, row) in block.iter().enumerate() {
        for (right, text) in row.iter().enumerate() {
            let line = lines.get(at.0 + down).ok_or(PasteFault::TooLarge)?;
            let year = years.get(at.1 + right).ok_or(PasteFault::TooLarge)?;
            let number = typed(text).ok_or_else(|| PasteFault::NotANumber(text.clone()))?;
            let Some(project) = program.projects.get(line.project()) else { continue };
            let cell = cell(project, *line, *year).ok_or(PasteFault::Sum(project.id))?;
            cells.push((cell, number));
        }
    }
    Ok(cells)
}

/// What a choice in the head of a line is about: `Upplåtelseform, flerbostadshus, hyresrätt`.
#[must_use]
pub fn kind_part(part: Words, kind: DwellingKind, lang: Lang) -> String {
    let house = kind.house_type.words().in_lang(lang).to_lowercase();
    let tenure = kind.tenure.words().in_lang(lang).to_lowercase();
    format!("{}, {house}, {tenure}", part.in_lang(lang))
}

/// A set-up as it is kept; what is only begun is not.
#[must_use]
pub fn to_value(view: &GridView) -> Value {
    let unfolded = view.unfolded.to_value();
    let area = view.area.to_value();
    Value::Object(vec![
        ("unfolded".to_owned(), unfolded),
        ("area".to_owned(), area),
        ("stage".to_owned(), view.stage.to_value()),
        ("search".to_owned(), Value::text(view.search.clone())),
    ])
}

/// A set-up that was kept; what cannot be read is as at first.
#[must_use]
pub fn from_value(value: &Value) -> GridView {
    let part = |name: &str| value.get(name).cloned().unwrap_or_default();
    GridView {
        unfolded: BTreeSet::from_value(part("unfolded")).unwrap_or_default(),
        begun: BTreeSet::new(),
        area: Option::from_value(part("area")).unwrap_or_default(),
        stage: Option::from_value(part("stage")).unwrap_or_default(),
        search: part("search").as_text().unwrap_or_default().to_owned(),
        until: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::basis::{HouseType, Tenure};
    use crate::model::program::AnyRecord;
    use crate::model::project::DwellingRow;
    use crate::model::record::Id;

    const RENTAL: DwellingKind =
        DwellingKind { house_type: HouseType::MultiDwelling, tenure: Tenure::Rental };
    const OWNED: DwellingKind = DwellingKind { house_type: HouseType::Row, tenure: Tenure::Ownership };

    fn year(number: i64) -> Year {
        Year::new(number).unwrap()
    }

    fn project(id: u64, kinds: &[DwellingKind]) -> Project {
        let row = |kind: &DwellingKind| DwellingRow {
            year: Some(year(2028)),
            house_type: kind.house_type,
            tenure: kind.tenure,
            count: 10,
            ..DwellingRow::default()
        };
        let id = ProjectId(Id(id));
        Project { id, rows: kinds.iter().map(row).collect(), ..Project::default() }
    }

    fn program(projects: Vec<Project>) -> Program {
        let mut program = Program::default();
        for project in projects {
            program.put(AnyRecord::Project(Arc::new(project)));
        }
        program
    }

    #[test]
    fn a_line_of_one_kind_is_typed_into_and_a_sum_of_several_is_not() {
        let line = |id: u64| GridLine::Project(ProjectId(Id(id)));
        let one = project(1, &[RENTAL]);
        assert_eq!(cell(&one, line(1), year(2030)).map(|cell| cell.kind), Some(RENTAL));
        let two = project(2, &[RENTAL, OWNED]);
        assert_eq!(cell(&two, line(2), year(2030)), None);
        assert_eq!(number(&two, line(2), year(2028)), 20);
    }

    #[test]
    fn numbers_are_taken_as_they_are_written_in_excel() {
        for (text, number) in
            [("12", 12), ("1 200", 1200), ("1\u{a0}200", 1200), ("−5", -5), ("", 0), ("7,0", 7)]
        {
            assert_eq!(typed(text), Some(number), "{text}");
        }
        for text in ["7,5", "tio", "12 st", "99999999999"] {
            assert_eq!(typed(text), None, "{text}");
        }
    }

    #[test]
    fn the_sum_of_what_is_shown_follows_the_filter_and_leaves_out_what_is_given_up() {
        let given_up = Project { stage: PlanStage::Cancelled, ..project(3, &[RENTAL]) };
        let notice = Project { stage: PlanStage::Notice, ..project(2, &[RENTAL, OWNED]) };
        let program = program(vec![project(1, &[RENTAL]), notice, given_up]);
        let years = [year(2027), year(2028)];
        assert_eq!(shown_sums(&program, &GridView::default(), &years), [0, 30]);
        let view = GridView { stage: Some(PlanStage::Notice), ..GridView::default() };
        assert_eq!(shown_sums(&program, &view, &years), [0, 20]);
        assert_eq!(from_value(&to_value(&view)), view);
    }

    #[test]
    fn a_block_is_pasted_whole_or_not_at_all() {
        let program = program(vec![project(1, &[RENTAL]), project(2, &[RENTAL, OWNED])]);
        let lines = lines(&program, &GridView::default());
        let years = [year(2027), year(2028)];
        let block = |rows: &[&[&str]]| -> Vec<Vec<String>> {
            rows.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect()).collect()
        };
        let cells = pasted(&program, &lines, &years, (0, 0), &block(&[&["3", "4"]])).unwrap();
        assert_eq!(
            cells.iter().map(|(cell, n)| (cell.year, *n)).collect::<Vec<_>>(),
            [(years[0], 3), (years[1], 4)]
        );
        let sum = pasted(&program, &lines, &years, (1, 0), &block(&[&["3"]]));
        assert_eq!(sum, Err(PasteFault::Sum(ProjectId(Id(2)))));
        let wide = pasted(&program, &lines, &years, (0, 1), &block(&[&["3", "4"]]));
        assert_eq!(wide, Err(PasteFault::TooLarge));
    }
}
