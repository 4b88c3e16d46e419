//! The matrix: where goals, bodies, tools and years meet in measures, and where they do not.
//! Knows no page.

pub mod axis;
pub mod cell;
mod hole;
pub mod known;
pub mod setup;
pub mod start;
pub mod year;

use super::index::Index;
use crate::model::measure::{Measure, Status};
use crate::model::program::Program;
use axis::{Axis, Group, Head, Key};
use cell::{Cell, Role};
use hole::Busy;
use setup::Setup;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which two meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatrixKind {
    /// Goals and the bodies that lead and take part.
    GoalBody,
    /// Goals and the tools that their measures use.
    GoalInstrument,
    /// Tools and the bodies that use them.
    InstrumentBody,
    /// Bodies and the years in which they have something to do.
    BodyYear,
}

impl MatrixKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [MatrixKind; 4] =
        [MatrixKind::GoalBody, MatrixKind::GoalInstrument, MatrixKind::InstrumentBody, MatrixKind::BodyYear];

    /// What stands in the rows and what in the columns.
    #[must_use]
    pub const fn sides(self) -> (Side, Side) {
        match self {
            MatrixKind::GoalBody => (Side::Goals, Side::Bodies),
            MatrixKind::GoalInstrument => (Side::Goals, Side::Instruments),
            MatrixKind::InstrumentBody => (Side::Instruments, Side::Bodies),
            MatrixKind::BodyYear => (Side::Bodies, Side::Years),
        }
    }

    /// Whether bodies stand on one of its sides, so that one can lead and take part.
    #[must_use]
    pub const fn has_roles(self) -> bool {
        !matches!(self, MatrixKind::GoalInstrument)
    }
}

/// What stands along a side of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Goals.
    Goals,
    /// Bodies.
    Bodies,
    /// Tools.
    Instruments,
    /// Years.
    Years,
}

/// Rows and columns with the measures in which they meet.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// Which two meet.
    pub kind: MatrixKind,
    /// What stands down the side.
    pub rows: Vec<Head>,
    /// What stands along the top.
    pub columns: Vec<Head>,
    /// The groups that the rows stand in.
    pub row_groups: Vec<Group>,
    /// The groups that the columns stand in.
    pub column_groups: Vec<Group>,
    /// Every measure that is shown, once.
    pub total: Cell,
    /// Rows and columns in which there is nothing, also those that are folded away.
    pub holes: Vec<Key>,
    cells: BTreeMap<(Key, Key), Cell>,
}

const NOTHING: &Cell = &Cell::EMPTY;

impl Matrix {
    /// The matrix of a programme.
    #[must_use]
    pub fn of(program: &Program, index: &Index, kind: MatrixKind, setup: &Setup) -> Matrix {
        let (down, along) = kind.sides();
        let sides = Sides {
            program,
            rows: Axis::of(program, index, down, setup),
            columns: Axis::of(program, index, along, setup),
        };
        let mut matrix = Matrix {
            kind,
            rows: Vec::new(),
            columns: Vec::new(),
            row_groups: Vec::new(),
            column_groups: Vec::new(),
            total: Cell::default(),
            holes: Vec::new(),
            cells: BTreeMap::new(),
        };
        let mut totals = Totals::default();
        for measure in index.measures.iter().filter(|measure| setup.lets_through(measure)) {
            sides.put(measure, &mut matrix, &mut totals);
        }
        let busy = Busy::of(program, index, kind);
        let Sides { rows, columns, .. } = sides;
        matrix.holes = [&rows, &columns].into_iter().flat_map(|axis| axis.holes(&busy)).collect();
        (matrix.rows, matrix.row_groups) = rows.heads(&mut totals.rows, &busy);
        (matrix.columns, matrix.column_groups) = columns.heads(&mut totals.columns, &busy);
        if setup.only_holes {
            matrix.keep_holes();
        }
        matrix
    }

    /// Where a row and a column meet.
    #[must_use]
    pub fn cell(&self, row: Key, column: Key) -> &Cell {
        self.cells.get(&(row, column)).unwrap_or(NOTHING)
    }

    /// Every place in which something is, with what is there.
    pub fn filled(&self) -> impl Iterator<Item = ((Key, Key), &Cell)> {
        self.cells.iter().map(|(place, cell)| (*place, cell))
    }

    /// The row or column of a key.
    #[must_use]
    pub fn head(&self, key: Key) -> Option<&Head> {
        self.rows.iter().chain(&self.columns).find(|head| head.key == key)
    }

    /// Leaves the rows and the columns that are holes; all of a side where it has none.
    fn keep_holes(&mut self) {
        for (heads, groups) in
            [(&mut self.rows, &mut self.row_groups), (&mut self.columns, &mut self.column_groups)]
        {
            if heads.iter().any(|head| head.is_hole) {
                heads.retain(|head| head.is_hole);
                groups.clear();
            }
        }
    }
}

/// Row and column sums while they are counted.
#[derive(Default)]
struct Totals {
    rows: BTreeMap<Key, Cell>,
    columns: BTreeMap<Key, Cell>,
}

/// Both sides while measures are put between them.
struct Sides<'a> {
    program: &'a Program,
    rows: Axis,
    columns: Axis,
}

impl Sides<'_> {
    /// Puts a measure where it belongs: once into each cell, each row, each column and the whole.
    fn put(&self, measure: &Arc<Measure>, matrix: &mut Matrix, totals: &mut Totals) {
        let rows = self.rows.places(self.program, measure);
        let columns = self.columns.places(self.program, measure);
        // Bodies stand on one side at most; the other side asks for no role.
        let all: Vec<(Key, Key, Role)> = rows
            .iter()
            .flat_map(|(row, one)| columns.iter().map(|(column, other)| (*row, *column, *one.max(other))))
            .collect();
        for (row, column, role) in &all {
            matrix.cells.entry((*row, *column)).or_default().put(measure, *role);
        }
        let least = |role: &(Key, Key, Role)| role.2;
        for (row, _) in &rows {
            let role = all.iter().filter(|place| place.0 == *row).map(least).min();
            role.into_iter().for_each(|role| totals.rows.entry(*row).or_default().put(measure, role));
        }
        for (column, _) in &columns {
            let role = all.iter().filter(|place| place.1 == *column).map(least).min();
            role.into_iter().for_each(|role| totals.columns.entry(*column).or_default().put(measure, role));
        }
        if let Some(role) = all.iter().map(least).min() {
            matrix.total.put(measure, role);
        }
    }
}

/// Whether a measure counts: one that has been dropped does not.
#[must_use]
pub fn counts(measure: &Measure) -> bool {
    measure.status != Status::Dropped
}
