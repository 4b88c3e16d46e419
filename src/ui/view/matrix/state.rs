//! The matrix while its view is shown: which one, how it is set up, where the focus is, which
//! cell is open. Set-ups lie in local storage beside the programme.

use super::keys;
use crate::ui::derived::{Derived, pointed};
use crate::ui::platform::{ids, page};
use crate::ui::preferences::lang;
use crate::ui::remembered::{MATRIX, Remembered};
use crate::ui::route::Route;
use crate::ui::widget::window::LineKey;
use crate::ui::workspace::Workspace;
use genomfor::analysis::matrix::axis::{GroupKey, Key};
use genomfor::analysis::matrix::cell::Cell;
use genomfor::analysis::matrix::known::KnownMatrix;
use genomfor::analysis::matrix::start::measure_at;
use genomfor::analysis::matrix::{Matrix, MatrixKind};
use genomfor::edit::Edit;
use genomfor::edit::outline::Fresh;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::present::matrix::name::{Name, code, group_code, group_name, name};
use genomfor::present::matrix::row::Names;
use genomfor::present::matrix::view::MatrixView;
use genomfor::present::numbering;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where a row and a column meet; with only one of them, the whole of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub row: Option<Key>,
    pub column: Option<Key>,
}

impl Place {
    pub fn keys(self) -> Vec<Key> {
        self.row.into_iter().chain(self.column).collect()
    }
}

/// A line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// The groups over the columns.
    Groups,
    /// The heads of the columns.
    Heads,
    /// The head of a group of rows.
    Group(GroupKey),
    /// A row.
    Row(Key),
    /// The sums of the columns.
    Sums,
}

impl LineKey for Line {
    fn code(self) -> String {
        match self {
            Line::Groups => "groups".to_owned(),
            Line::Heads => "heads".to_owned(),
            Line::Group(group) => format!("of-{}", group_code(group)),
            Line::Row(key) => code(key),
            Line::Sums => "sums".to_owned(),
        }
    }

    fn kind(self) -> usize {
        match self {
            Line::Row(_) => 0,
            Line::Group(_) => 1,
            Line::Groups | Line::Heads | Line::Sums => 2,
        }
    }
}

/// Where in a line the focus is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The head of the line.
    Head,
    /// A group of columns.
    Group(GroupKey),
    Column(Key),
    /// After the last column.
    Sum,
}

/// A cell that can have the focus; stays the same when rows and columns come and go around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    pub line: Line,
    pub spot: Spot,
}

#[derive(Clone, Copy)]
pub struct State {
    pub workspace: Workspace,
    pub derived: Derived,
    pub kind: Memo<MatrixKind>,
    /// The record whose panel is open.
    pub target: Memo<Option<RecordRef>>,
    pub view: Memo<MatrixView>,
    pub matrix: Memo<Arc<Matrix>>,
    /// The lines under the heads.
    pub lines: Memo<Arc<Vec<Line>>>,
    pub names: Memo<Arc<Names>>,
    pub holes: Memo<Arc<BTreeSet<Key>>>,
    /// The cell that is open, and from which element.
    pub opened: RwSignal<Option<Place>>,
    pub corner: RwSignal<(f64, f64)>,
    /// The choice of paper is open.
    pub asking: RwSignal<bool>,
    /// The cell that had the focus last.
    pub at: RwSignal<Option<At>>,
    /// The cell that the Tab key stops at: the one that had the focus last, else the first.
    pub stop: Memo<Option<At>>,
    kept: Remembered<MatrixView>,
}

impl State {
    pub fn new() -> State {
        let (workspace, derived) = (Workspace::expect(), Derived::expect());
        let address = workspace.door.address;
        let kind = Memo::new(move |before: Option<&MatrixKind>| match address.get() {
            Route::Matrix(kind, _) => kind,
            _ => before.copied().unwrap_or(MatrixKind::GoalBody),
        });
        let target = Memo::new(move |_| match address.get() {
            Route::Matrix(_, target) => target,
            _ => None,
        });
        let kept = Remembered::new(MATRIX, workspace.door, MatrixView::from_value, MatrixView::to_value);
        let view = kept.now();
        let setup = Memo::new(move |_| view.with(|view| view.setup.clone()));
        let known = StoredValue::new(KnownMatrix::default());
        let matrix = pointed(move || {
            // The programme first: what is derived from it follows.
            let program = workspace.program().get();
            let (index, kind) = (derived.index.get(), kind.get());
            setup.with(|setup| {
                let made = known.try_update_value(|known| known.update(&program, &index, kind, setup));
                made.unwrap_or_else(|| Arc::new(Matrix::of(&program, &index, kind, setup)))
            })
        });
        let lines = Memo::new(move |_| Arc::new(matrix.with(|matrix| lines_of(matrix))));
        let names = Memo::new(move |_| {
            let (program, lang) = (workspace.program().get(), lang());
            let all = matrix.with(|matrix| {
                let heads = matrix.rows.iter().chain(&matrix.columns).map(|head| head.key);
                heads.chain(matrix.holes.iter().copied()).collect::<BTreeSet<Key>>()
            });
            Arc::new(all.into_iter().map(|key| (key, name(&program, key, lang))).collect())
        });
        let holes = Memo::new(move |_| {
            Arc::new(matrix.with(|matrix| matrix.holes.iter().copied().collect::<BTreeSet<Key>>()))
        });
        let at = RwSignal::new(None);
        let stop = Memo::new(move |_| {
            let matrix = matrix.get();
            at.get().filter(|at| is_there(&matrix, *at)).or_else(|| first(&matrix))
        });
        State {
            workspace,
            derived,
            kind,
            target,
            view,
            matrix,
            lines,
            names,
            holes,
            opened: RwSignal::new(None),
            corner: RwSignal::new((0.0, 0.0)),
            asking: RwSignal::new(false),
            at,
            stop,
            kept,
        }
    }

    /// Changes the set-up, and keeps it.
    pub fn set_up(self, change: impl FnOnce(&mut MatrixView)) {
        self.kept.change(change);
    }

    /// Folds a group or unfolds it.
    pub fn fold(self, group: GroupKey) {
        let bodies = self.bodies();
        self.set_up(|view| view.setup.fold(group, bodies));
    }

    /// How many bodies there are that can be shown.
    fn bodies(self) -> usize {
        let types = self.view.with_untracked(|view| view.setup.body_types.clone());
        self.workspace.program().with_untracked(|program| {
            program.bodies.iter().filter(|b| types.is_empty() || types.contains(&b.body_type)).count()
        })
    }

    /// Folds every group, or none.
    pub fn fold_all(self, groups: BTreeSet<GroupKey>) {
        self.set_up(|view| view.setup.folded = Some(groups));
    }

    /// Every group that has several members.
    pub fn groups(self) -> BTreeSet<GroupKey> {
        self.matrix.with_untracked(|matrix| {
            matrix.row_groups.iter().chain(&matrix.column_groups).filter_map(|group| group.key).collect()
        })
    }

    pub fn name(self, key: Key) -> Name {
        self.names.with(|names| names.get(&key).cloned()).unwrap_or_default()
    }

    pub fn group_name(self, group: GroupKey) -> Name {
        let lang = lang();
        self.workspace.program().with(|program| group_name(program, group, lang))
    }

    /// Every line of a matrix from the top, the heads too.
    pub fn lines_of(self, matrix: &Matrix) -> Vec<Line> {
        let heads = if matrix.column_groups.is_empty() { None } else { Some(Line::Groups) };
        heads.into_iter().chain([Line::Heads]).chain(lines_of(matrix)).collect()
    }

    /// Does something with what is in a place.
    pub fn with_cell<T>(self, place: Place, act: impl FnOnce(&Cell) -> T) -> T {
        self.matrix.with(|matrix| match (place.row, place.column) {
            (Some(row), Some(column)) => act(matrix.cell(row, column)),
            (Some(key), None) | (None, Some(key)) => {
                act(matrix.head(key).map_or(&Cell::EMPTY, |head| &head.total))
            }
            (None, None) => act(&matrix.total),
        })
    }

    /// Makes a measure with what the keys know, and goes to its title.
    pub fn start(self, keys: &[Key]) {
        let program = self.workspace.program();
        let made = program.with_untracked(|program| {
            let fresh = Fresh { id: ids::fresh(), number: numbering::next_number(program, Kind::Measure) };
            measure_at(program, keys, fresh)
        });
        let target = made.reference();
        self.opened.set(None);
        self.workspace.dispatch(Edit::Add(made));
        self.workspace.door.address.go(Route::Matrix(self.kind.get_untracked(), Some(target)));
        page::focus_later(format!("{target}-title"));
    }

    /// Closes the open cell and goes back to where it was opened.
    pub fn close(self) {
        self.opened.set(None);
        keys::back(self);
    }
}

/// The lines under the heads.
fn lines_of(matrix: &Matrix) -> Vec<Line> {
    let mut lines = Vec::new();
    for (place, row) in matrix.rows.iter().enumerate() {
        let begins = matrix.row_groups.iter().find(|group| group.from == place);
        lines.extend(begins.and_then(|group| group.key).map(Line::Group));
        lines.push(Line::Row(row.key));
    }
    lines.push(Line::Sums);
    lines
}

/// Whether a cell can have the focus in a matrix.
fn is_there(matrix: &Matrix, at: At) -> bool {
    let line = match at.line {
        Line::Heads | Line::Sums => true,
        Line::Groups => !matrix.column_groups.is_empty(),
        Line::Group(group) => matrix.row_groups.iter().any(|known| known.key == Some(group)),
        Line::Row(key) => matrix.rows.iter().any(|head| head.key == key),
    };
    line && match at.spot {
        Spot::Head | Spot::Sum => true,
        Spot::Column(key) => matrix.columns.iter().any(|head| head.key == key),
        Spot::Group(group) => matrix.column_groups.iter().any(|known| known.key == Some(group)),
    }
}

/// The first cell of the first row.
fn first(matrix: &Matrix) -> Option<At> {
    let (row, column) = (matrix.rows.first()?, matrix.columns.first()?);
    Some(At { line: Line::Row(row.key), spot: Spot::Column(column.key) })
}
