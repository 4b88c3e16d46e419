//! The grid of the expansion plan: how it is set up, its lines and years, which cells are chosen.

use crate::ui::remembered::{EXPANSION, Remembered};
use crate::ui::widget::text::Drafts;
use crate::ui::widget::window::LineKey;
use crate::ui::workspace::Workspace;
use genomfor::analysis::expansion::totals::{KnownTotals, Totals};
use genomfor::edit::Edit;
use genomfor::edit::dwellings::{self, Cell};
use genomfor::model::period::Year;
use genomfor::model::record::{Id, ProjectId};
use genomfor::present::expansion::grid::{self, GridLine, GridView};
use leptos::prelude::*;
use std::sync::Arc;

/// A place in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub line: GridLine,
    pub year: Year,
}

/// What stands in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// A line with cells.
    Line(GridLine),
    /// Below the lines of an unfolded project: a further kind of dwelling.
    NewKind(ProjectId),
}

/// The cells that are chosen: from the one where the choice began to the one with the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    pub from: Spot,
    pub to: Spot,
}

/// What is chosen and typed on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnLine {
    chosen: Option<(Year, Year)>,
    at: Option<Year>,
    typed: Option<Year>,
}

impl OnLine {
    /// Whether the cell of a year is among those that are chosen.
    pub fn holds(self, year: Year) -> bool {
        self.chosen.is_some_and(|(from, to)| (from..=to).contains(&year))
    }

    /// Whether the keyboard comes to the cell of a year.
    pub fn is_at(self, year: Year) -> bool {
        self.at == Some(year)
    }

    /// Whether the cell of a year is typed in.
    pub fn is_typed(self, year: Year) -> bool {
        self.typed == Some(year)
    }
}

/// The grid.
#[derive(Clone, Copy)]
pub struct Plan {
    pub workspace: Workspace,
    pub setup: Remembered<GridView>,
    /// The lines with cells.
    pub lines: Memo<Arc<Vec<GridLine>>>,
    /// What is shown, from above to below.
    pub shown: Memo<Arc<Vec<Shown>>>,
    pub years: Memo<Vec<Year>>,
    /// The dwellings of all projects by year.
    pub totals: Memo<Totals>,
    pub chosen: RwSignal<Option<Chosen>>,
    /// The cell that is typed in, with the text that it begins with.
    pub editing: RwSignal<Option<(Spot, String)>>,
    /// What went wrong with the last thing that was typed or pasted.
    pub problem: RwSignal<Option<String>>,
    /// The cell from which a panel was opened.
    pub opened_at: StoredValue<Option<Spot>>,
    /// Whatever is done next has the cell that is typed in handed over first.
    pub drafts: Drafts,
}

impl Plan {
    pub fn new(workspace: Workspace) -> Plan {
        let setup = Remembered::new(EXPANSION, workspace.door, grid::from_value, grid::to_value);
        let program = workspace.program();
        let now = setup.now();
        let lines =
            Memo::new(move |_| Arc::new(program.with(|program| now.with(|view| grid::lines(program, view)))));
        let until = Memo::new(move |_| now.with(|view| view.until));
        let known = StoredValue::new(KnownTotals::default());
        let totals = Memo::new(move |_| {
            let update = |known: &mut KnownTotals| program.with(|program| known.update(program));
            known.try_update_value(update).unwrap_or_default()
        });
        let used = Memo::new(move |_| totals.with(|totals| totals.years));
        let period = Memo::new(move |_| {
            program.with(|program| (program.settings.period_from, program.settings.period_to))
        });
        let years = Memo::new(move |_| {
            period.track();
            let (used, until) = (used.get(), until.get());
            program.with_untracked(|program| grid::years_of(program, used, until))
        });
        let shown = Memo::new(move |_| {
            let lines = lines.get();
            now.with(|view| Arc::new(with_new(&lines, view)))
        });
        Plan {
            workspace,
            setup,
            lines,
            shown,
            years,
            totals,
            chosen: RwSignal::new(None),
            editing: RwSignal::new(None),
            problem: RwSignal::new(None),
            opened_at: StoredValue::new(None),
            drafts: Drafts::expect(),
        }
    }

    /// The cell in which a number is kept; nothing where the line is a sum.
    pub fn cell(self, spot: Spot) -> Option<Cell> {
        self.workspace.program().with_untracked(|program| {
            let project = program.projects.get(spot.line.project())?;
            grid::cell(project, spot.line, spot.year)
        })
    }

    pub fn place(self, spot: Spot) -> Option<(usize, usize)> {
        let line = self.lines.with_untracked(|lines| lines.iter().position(|line| *line == spot.line))?;
        let year = self.years.with_untracked(|years| years.iter().position(|year| *year == spot.year))?;
        Some((line, year))
    }

    pub fn spot(self, place: (usize, usize)) -> Option<Spot> {
        let line = self.lines.with_untracked(|lines| lines.get(place.0).copied())?;
        let year = self.years.with_untracked(|years| years.get(place.1).copied())?;
        Some(Spot { line, year })
    }

    /// The first and last line and year of what is chosen.
    pub fn block(self) -> Option<((usize, usize), (usize, usize))> {
        let chosen = self.chosen.get_untracked()?;
        let (from, to) = (self.place(chosen.from)?, self.place(chosen.to)?);
        Some(((from.0.min(to.0), from.1.min(to.1)), (from.0.max(to.0), from.1.max(to.1))))
    }

    /// What is chosen and typed on a line, followed. Its cells follow this and not the whole grid: a
    /// move then concerns two lines, however many cells are shown.
    pub fn on_line(self, line: GridLine) -> Memo<OnLine> {
        Memo::new(move |_| {
            let chosen = self.chosen.get();
            let typed = self.editing.with(|editing| {
                editing.as_ref().filter(|(spot, _)| spot.line == line).map(|(spot, _)| spot.year)
            });
            let Some(chosen) = chosen else {
                // Before anything is chosen, the keyboard comes to the first cell.
                let is_first = self.lines.with_untracked(|lines| lines.first() == Some(&line));
                let at = self.years.with_untracked(|years| years.first().copied()).filter(|_| is_first);
                return OnLine { chosen: None, at, typed };
            };
            OnLine {
                chosen: self.chosen_years(chosen, line),
                at: (chosen.to.line == line).then_some(chosen.to.year),
                typed,
            }
        })
    }

    /// The first and the last of the chosen years on a line.
    fn chosen_years(self, chosen: Chosen, line: GridLine) -> Option<(Year, Year)> {
        let years = (chosen.from.year.min(chosen.to.year), chosen.from.year.max(chosen.to.year));
        if chosen.from.line == chosen.to.line {
            return (chosen.to.line == line).then_some(years);
        }
        let place = |line| self.place(Spot { line, year: chosen.to.year }).map(|(line, _)| line);
        let (from, to, here) = (place(chosen.from.line)?, place(chosen.to.line)?, place(line)?);
        (from.min(to)..=from.max(to)).contains(&here).then_some(years)
    }

    /// The cells that are chosen and can hold a number.
    pub fn chosen_cells(self) -> Vec<Cell> {
        let Some((from, to)) = self.block() else { return Vec::new() };
        let spots = (from.0..=to.0).flat_map(|line| (from.1..=to.1).map(move |year| (line, year)));
        spots.filter_map(|place| self.cell(self.spot(place)?)).collect()
    }

    /// Puts numbers into cells, as one step.
    pub fn put(self, cells: &[(Cell, i32)]) {
        self.problem.set(None);
        let edit = self.workspace.program().with_untracked(|program| dwellings::set(program, cells));
        self.dispatch(edit);
    }

    pub fn dispatch(self, edit: Edit) {
        let changes = self.workspace.program().with_untracked(|program| edit.clone().changes(program));
        // What changes nothing is no step.
        if changes.is_ok_and(|changes| !changes.is_empty()) {
            self.workspace.dispatch(edit);
        }
    }

    /// Which row of the table something is, counted from the heads.
    pub fn row_index(self, row: Shown) -> Option<String> {
        let place = self.shown.with(|shown| shown.iter().position(|one| *one == row))?;
        Some((place + 2).to_string())
    }

    /// Takes every filter away.
    pub fn show_all(self) {
        self.setup.change(|view| {
            view.search = String::new();
            view.stage = None;
            view.area = None;
        });
    }

    pub fn fold(self, project: ProjectId, open: bool) {
        self.setup.change(|view| {
            if open {
                view.unfolded.insert(project);
            } else {
                view.unfolded.remove(&project);
                view.begun.retain(|(of, _)| *of != project);
            }
        });
    }
}

fn with_new(lines: &[GridLine], view: &GridView) -> Vec<Shown> {
    let mut shown = Vec::with_capacity(lines.len() + view.unfolded.len());
    for (place, line) in lines.iter().enumerate() {
        shown.push(Shown::Line(*line));
        let ends = lines.get(place + 1).is_none_or(|next| next.project() != line.project());
        if ends && view.unfolded.contains(&line.project()) {
            shown.push(Shown::NewKind(line.project()));
        }
    }
    shown
}

/// The id of a cell on the page.
pub fn spot_id(spot: Spot) -> String {
    format!("plan-{}-{}", line_code(spot.line).replace([' ', ','], "-"), spot.year)
}

/// A text that no other line has.
pub fn line_code(line: GridLine) -> String {
    let code = |project: ProjectId| -> String { Id::code(project.0) };
    match line {
        GridLine::Project(project) => code(project),
        GridLine::Kind(project, kind) => {
            format!("{} {} {}", code(project), kind.house_type.code(), kind.tenure.code())
        }
    }
}

impl LineKey for Shown {
    fn code(self) -> String {
        match self {
            Shown::Line(line) => line_code(line),
            Shown::NewKind(project) => format!("{} new", Id::code(project.0)),
        }
    }

    fn kind(self) -> usize {
        match self {
            Shown::Line(GridLine::Project(_)) => 0,
            Shown::Line(GridLine::Kind(..)) => 1,
            Shown::NewKind(_) => 2,
        }
    }
}
