//! The matrix while its view is shown: which one, how it is set up, where the focus is, which
//! cell is open. Set-ups lie in local storage beside the programme.

use crate::ui::derived::{Derived, pointed};
use crate::ui::platform::{ids, page, storage::LocalStore};
use crate::ui::preferences::lang;
use crate::ui::route::Route;
use crate::ui::view::program::state::matrix_key;
use crate::ui::workspace::Workspace;
use genomfor::analysis::matrix::axis::{Group, GroupKey, Key};
use genomfor::analysis::matrix::cell::Cell;
use genomfor::analysis::matrix::known::KnownMatrix;
use genomfor::analysis::matrix::start::measure_at;
use genomfor::analysis::matrix::{Matrix, MatrixKind};
use genomfor::edit::Edit;
use genomfor::edit::outline::Fresh;
use genomfor::exchange::file;
use genomfor::exchange::store::TextStore;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::present::matrix::name::{Name, group_name, name};
use genomfor::present::matrix::view::MatrixView;
use genomfor::present::numbering;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
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

/// A line of the table, from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The groups over the columns.
    Groups,
    /// The heads of the columns.
    Heads,
    /// The head of a group of rows.
    Group(Group),
    /// A row, by its place in the matrix.
    Row(Key),
    /// The sums of the columns.
    Sums,
}

/// What the table is made of, without what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    pub kind: MatrixKind,
    pub lines: Vec<Line>,
    pub columns: Vec<(Key, Option<GroupKey>)>,
    pub groups: Vec<Group>,
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
    pub shape: Memo<Shape>,
    pub names: Memo<Arc<BTreeMap<Key, Name>>>,
    pub holes: Memo<Arc<BTreeSet<Key>>>,
    /// The cell that is open, and from which element.
    pub opened: RwSignal<Option<Place>>,
    pub corner: RwSignal<(f64, f64)>,
    /// The choice of paper is open.
    pub asking: RwSignal<bool>,
    /// The id of the cell that had the focus last.
    pub last: StoredValue<String>,
    store: StoredValue<Option<LocalStore>, LocalStorage>,
    changed: RwSignal<Option<MatrixView>>,
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
        let store = StoredValue::new_local(LocalStore::probe());
        let changed = RwSignal::new(None);
        let opened_programme = workspace.door.opened;
        let view = Memo::new(move |_| {
            let kept = || {
                let id = opened_programme.get()?;
                let text = store.with_value(|store| store.as_ref()?.get(&matrix_key(id)).ok().flatten())?;
                file::parse(&text).ok().map(|value| MatrixView::from_value(&value))
            };
            changed.get().or_else(kept).unwrap_or_default()
        });
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
        let shape = Memo::new(move |_| matrix.with(|matrix| shape_of(matrix)));
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
        State {
            workspace,
            derived,
            kind,
            target,
            view,
            matrix,
            shape,
            names,
            holes,
            opened: RwSignal::new(None),
            corner: RwSignal::new((0.0, 0.0)),
            asking: RwSignal::new(false),
            last: StoredValue::new(String::new()),
            store,
            changed,
        }
    }

    /// Changes the set-up, and keeps it.
    pub fn set_up(self, change: impl FnOnce(&mut MatrixView)) {
        let mut view = self.view.get_untracked();
        change(&mut view);
        let id = self.workspace.door.opened.get_untracked();
        if let (Some(id), Ok(text)) = (id, serde_json::to_string(&view.to_value())) {
            // A set-up that cannot be kept is one for this visit.
            self.store.with_value(|store| store.as_ref().map(|store| store.set(&matrix_key(id), &text)));
        }
        self.changed.set(Some(view));
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

    /// What is in a place.
    pub fn cell(self, place: Place) -> Cell {
        self.matrix.with(|matrix| match (place.row, place.column) {
            (Some(row), Some(column)) => matrix.cell(row, column).clone(),
            (Some(key), None) | (None, Some(key)) => {
                matrix.head(key).map(|head| head.total.clone()).unwrap_or_default()
            }
            (None, None) => matrix.total.clone(),
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
        page::focus_later(self.last.get_value());
    }
}

fn shape_of(matrix: &Matrix) -> Shape {
    let mut lines = Vec::new();
    if !matrix.column_groups.is_empty() {
        lines.push(Line::Groups);
    }
    lines.push(Line::Heads);
    for (place, row) in matrix.rows.iter().enumerate() {
        let begins = matrix.row_groups.iter().find(|group| group.from == place && group.key.is_some());
        lines.extend(begins.map(|group| Line::Group(*group)));
        lines.push(Line::Row(row.key));
    }
    lines.push(Line::Sums);
    Shape {
        kind: matrix.kind,
        lines,
        columns: matrix.columns.iter().map(|head| (head.key, head.group)).collect(),
        groups: matrix.column_groups.clone(),
    }
}
