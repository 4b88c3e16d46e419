//! The table of the view Program: how it is set up, its rows, what is chosen and selected.
//! One for the whole application, so that the view is as it was when one comes back.

use super::clipboard::Kept;
use crate::ui::platform::storage::LocalStore;
use crate::ui::preferences::lang;
use crate::ui::remembered::{self, PROGRAM, Remembered};
use crate::ui::route::Route;
use crate::ui::widget::window::LineKey;
use crate::ui::workspace::Workspace;
use genomfor::exchange::file;
use genomfor::exchange::store::TextStore;
use genomfor::model::record::{Id, Kind, MeasureId, RecordRef};
use genomfor::model::value::{ObjectBuilder, Value};
use genomfor::present::table::cell::Names;
use genomfor::present::table::column::Column;
use genomfor::present::table::group::GroupKey;
use genomfor::present::table::search::SearchIndex;
use genomfor::present::table::sheet::{self, Held, Line, Order, Sheet};
use genomfor::present::table::view::{NamedView, TableView};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A cell that is being edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub measure: MeasureId,
    pub group: GroupKey,
    pub column: Column,
}

/// Set-ups of one programme: the current one, and those with a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Setup {
    view: TableView,
    named: Vec<NamedView>,
}

/// The table, as a context.
#[derive(Clone, Copy)]
pub struct Table {
    pub workspace: Workspace,
    store: StoredValue<Option<LocalStore>, LocalStorage>,
    kept_setup: Remembered<Setup>,
    setup: Memo<Setup>,
    pub view: Memo<TableView>,
    pub columns: Memo<Vec<Column>>,
    pub names: Memo<Names>,
    pub sheet: Memo<Arc<Sheet>>,
    pub lines: Memo<Arc<Vec<Line>>>,
    /// The record that the panel is about.
    pub chosen: Memo<Option<RecordRef>>,
    /// The line that has or had the focus.
    pub at: RwSignal<Option<Line>>,
    pub editing: RwSignal<Option<Place>>,
    pub selected: RwSignal<BTreeSet<MeasureId>>,
    anchor: StoredValue<Option<MeasureId>>,
    /// Measures that were cut and wait for their new place.
    pub cut: RwSignal<BTreeSet<MeasureId>>,
    /// Rows that were copied or cut last.
    pub kept: StoredValue<Kept>,
}

/// Where it is remembered what columns meant, and for how many sets of headings.
const MEANINGS: &str = "genomfor/columns";
const MEANINGS_KEPT: usize = 40;

impl Table {
    pub fn provide(workspace: Workspace) -> Table {
        let store = StoredValue::new_local(LocalStore::probe());
        let door = workspace.door;
        let kept_setup = Remembered::new(PROGRAM, door, read, write);
        let setup = kept_setup.now();
        let view = Memo::new(move |_| setup.with(|setup| setup.view.clone()));
        let columns = Memo::new(move |_| view.with(|view| view.columns.clone()));
        let program = workspace.program();
        let names =
            Memo::new(move |_| program.with(|program| columns.with(|columns| Names::of(program, columns))));
        let chosen = Memo::new(move |_| match door.address.get() {
            Route::Program(target) => target,
            _ => None,
        });
        // What is worked on keeps its place until another row is chosen or the set-up changes.
        // Where everything stands in the programme's order, there is nothing to hold.
        let held: Memo<Held> = Memo::new(move |_| {
            if view.with(|view| view.is_outline() && !view.narrows()) {
                return None;
            }
            let id = chosen.get().filter(|target| target.kind == Kind::Measure)?.id;
            program.with_untracked(|program| program.measures.get(MeasureId(id)).cloned())
        });
        let search = StoredValue::new_local(SearchIndex::default());
        let order = StoredValue::new(Order::default());
        let sheet = Memo::new(move |_| {
            let lang = lang();
            let made = program.with(|program| {
                view.with(|view| {
                    names.with(|names| {
                        held.with(|held| {
                            search.try_update_value(|search| {
                                if !view.search.trim().is_empty() {
                                    search.update(program, names, lang);
                                }
                                let mut now = order.try_update_value(std::mem::take).unwrap_or_default();
                                now.update(program);
                                let made = sheet::sheet(program, &now, view, names, held, search, lang);
                                order.set_value(now);
                                made
                            })
                        })
                    })
                })
            });
            Arc::new(made.unwrap_or_default())
        });
        let lines = Memo::new(move |_| Arc::new(view.with(|view| sheet.with(|sheet| sheet.lines(view)))));
        let table = Table {
            workspace,
            store,
            kept_setup,
            setup,
            view,
            columns,
            names,
            sheet,
            lines,
            chosen,
            at: RwSignal::new(None),
            editing: RwSignal::new(None),
            selected: RwSignal::new(BTreeSet::new()),
            anchor: StoredValue::new(None),
            cut: RwSignal::new(BTreeSet::new()),
            kept: StoredValue::new(Kept::default()),
        };
        provide_context(table);
        table
    }

    #[allow(clippy::expect_used, reason = "provided together with the workspace")]
    pub fn expect() -> Table {
        use_context().expect("the table is provided with the workspace")
    }

    // ---- set-up ----

    /// Changes the set-up, and keeps it.
    pub fn set_up(self, change: impl FnOnce(&mut TableView)) {
        self.kept_setup.change(|setup| change(&mut setup.view));
    }

    pub fn named(self) -> Vec<NamedView> {
        self.setup.with(|setup| setup.named.clone())
    }

    /// Keeps the current set-up under a name, in place of one that had it.
    pub fn keep_as(self, name: &str) {
        self.kept_setup.change(|setup| {
            setup.named.retain(|named| named.name != name);
            setup.named.push(NamedView { name: name.to_owned(), view: setup.view.clone() });
        });
    }

    pub fn drop_named(self, name: &str) {
        self.kept_setup.change(|setup| setup.named.retain(|named| named.name != name));
    }

    /// Forgets the set-ups of a programme that is removed from this browser.
    pub fn forget(self, id: Id) {
        self.store.with_value(|store| store.as_ref().map(|store| remembered::forget(store, id)));
    }

    /// What columns with these headings meant the last time.
    pub fn remembered(self, signature: &str) -> Option<String> {
        let known = self.meanings();
        known.into_iter().find(|(name, _)| name == signature).map(|(_, meaning)| meaning)
    }

    /// Remembers what columns with these headings mean; the oldest is forgotten.
    pub fn remember(self, signature: &str, meaning: &str) {
        let mut known = self.meanings();
        known.retain(|(name, _)| name != signature);
        known.push((signature.to_owned(), meaning.to_owned()));
        let first = known.len().saturating_sub(MEANINGS_KEPT);
        let entries =
            known.into_iter().skip(first).map(|(name, meaning)| (name, Value::Text(meaning))).collect();
        if let Ok(text) = serde_json::to_string(&Value::Object(entries)) {
            self.store.with_value(|store| store.as_ref().map(|store| store.set(MEANINGS, &text)));
        }
    }

    fn meanings(self) -> Vec<(String, String)> {
        let text = self.store.with_value(|store| store.as_ref()?.get(MEANINGS).ok().flatten());
        let Some(Value::Object(entries)) = text.and_then(|text| file::parse(&text).ok()) else {
            return Vec::new();
        };
        let text = |(name, value): (String, Value)| Some((name, value.as_text()?.to_owned()));
        entries.into_iter().filter_map(text).collect()
    }

    // ---- lines ----

    /// The line `step` lines on that can be typed in.
    pub fn neighbour(self, line: Line, step: isize) -> Option<Line> {
        self.lines.with_untracked(|lines| {
            let mut place = lines.iter().position(|known| *known == line)?;
            loop {
                place = place.checked_add_signed(step)?;
                let next = *lines.get(place)?;
                if matches!(next, Line::Row(..) | Line::Head(GroupKey::Goal(Some(_)))) {
                    return Some(next);
                }
            }
        })
    }

    /// The record of a line.
    pub fn record_of(line: Line) -> Option<RecordRef> {
        match line {
            Line::Row(measure, _) => Some(RecordRef::new(Kind::Measure, measure.0)),
            Line::Head(GroupKey::Goal(Some(goal))) => Some(RecordRef::new(Kind::Goal, goal.0)),
            Line::Head(_) | Line::Add(_) => None,
        }
    }

    /// The line that stays on the page: the one with the focus, else that of the chosen record.
    pub fn kept_line_untracked(self) -> Option<Line> {
        untrack(|| self.kept_line())
    }

    /// The same, followed.
    pub fn kept_line(self) -> Option<Line> {
        let chosen = self.chosen.get()?;
        let at = self.at.get().filter(|at| Table::record_of(*at) == Some(chosen));
        at.or_else(|| {
            self.lines.with(|lines| lines.iter().copied().find(|l| Table::record_of(*l) == Some(chosen)))
        })
    }

    // ---- selection ----

    /// The measures that something is to be done with: the selected ones, else the chosen one.
    pub fn subject(self) -> Vec<MeasureId> {
        let selected = self.selected.get_untracked();
        let program = self.workspace.program();
        let there = |id: &MeasureId| program.with_untracked(|program| program.measures.get(*id).is_some());
        if selected.is_empty() {
            let chosen = self.chosen.get_untracked().filter(|target| target.kind == Kind::Measure);
            return chosen.map(|target| MeasureId(target.id)).into_iter().filter(there).collect();
        }
        let mut shown = self.sheet.with_untracked(|sheet| sheet.measures());
        shown.retain(|id| selected.contains(id));
        // What a filter hides by now is still selected.
        let hidden = selected.into_iter().filter(|id| !shown.contains(id)).filter(there).collect::<Vec<_>>();
        shown.into_iter().filter(there).chain(hidden).collect()
    }

    pub fn select(self, measure: MeasureId, on: bool) {
        self.anchor.set_value(Some(measure));
        self.selected.update(|all| {
            if on {
                all.insert(measure);
            } else {
                all.remove(&measure);
            }
        });
    }

    /// Selects from the last one that was touched to this one.
    pub fn select_to(self, measure: MeasureId) {
        let measures = self.lines.with_untracked(|lines| {
            let rows =
                lines.iter().filter_map(|line| if let Line::Row(id, _) = line { Some(*id) } else { None });
            rows.collect::<Vec<MeasureId>>()
        });
        let chosen = self.chosen.get_untracked().filter(|target| target.kind == Kind::Measure);
        let anchor = self.anchor.get_value().or(chosen.map(|target| MeasureId(target.id))).unwrap_or(measure);
        self.anchor.set_value(Some(anchor));
        let place = |id: MeasureId| measures.iter().position(|known| *known == id);
        let (Some(from), Some(to)) = (place(anchor), place(measure)) else { return };
        let run = measures.get(from.min(to)..=from.max(to)).unwrap_or_default();
        self.selected.set(run.iter().copied().collect());
    }

    /// Selects or deselects a whole group.
    pub fn select_group(self, key: GroupKey, on: bool) {
        let measures =
            self.sheet.with_untracked(|sheet| sheet.group(key).map(|group| group.measures.clone()));
        self.selected.update(|all| {
            for id in measures.unwrap_or_default() {
                if on {
                    all.insert(id);
                } else {
                    all.remove(&id);
                }
            }
        });
    }

    pub fn deselect(self) {
        self.anchor.set_value(None);
        self.selected.set(BTreeSet::new());
        self.cut.set(BTreeSet::new());
    }
}

fn read(value: &Value) -> Setup {
    let named = value.get("named").map(Value::as_list).unwrap_or_default();
    Setup {
        view: value.get("view").map(TableView::from_value).unwrap_or_default(),
        named: named
            .iter()
            .filter_map(|named| {
                let name = named.get("name").and_then(Value::as_text)?.to_owned();
                Some(NamedView { name, view: TableView::from_value(named.get("view")?) })
            })
            .collect(),
    }
}

fn write(setup: &Setup) -> Value {
    let named = setup.named.iter().map(|named| {
        ObjectBuilder::new()
            .with("name", Value::text(named.name.clone()))
            .with("view", named.view.to_value())
            .build()
    });
    ObjectBuilder::new()
        .with("view", setup.view.to_value())
        .with("named", Value::List(named.collect()))
        .build()
}

impl LineKey for Line {
    fn code(self) -> String {
        match self {
            Line::Head(key) => format!("head {}", key.code()),
            Line::Row(measure, key) => format!("{} {}", measure.0.code(), key.code()),
            Line::Add(key) => format!("add {}", key.code()),
        }
    }

    fn kind(self) -> usize {
        match self {
            Line::Head(_) => 0,
            Line::Row(..) => 1,
            Line::Add(_) => 2,
        }
    }
}
