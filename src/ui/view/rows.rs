//! The keys of the outline: it is typed into like a list. Enter makes the next row, Tab and
//! Shift+Tab change the level of a row that has only a title, arrows go from row to row,
//! Alt with arrows moves the row, also to the next goal.

use super::remove::Removal;
use crate::ui::platform::{ids, page};
use crate::ui::route::Route;
use crate::ui::workspace::Workspace;
use genomfor::edit::Edit;
use genomfor::edit::outline::{self, Fresh};
use genomfor::edit::ties::{Ties, ties_of};
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{GoalId, Id, Kind, MeasureId, RecordRef};
use genomfor::present::numbering;
use genomfor::present::outline::{Group, groups};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, KeyboardEvent};

/// The class of the fields that rows are typed in.
pub const TITLE: &str = "title-field";

/// A row of the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    Goal(GoalId),
    /// A measure, and the goal under which the row stands.
    Measure(MeasureId, Option<GoalId>),
}

impl Row {
    pub const fn target(self) -> RecordRef {
        match self {
            Row::Goal(goal) => RecordRef::new(Kind::Goal, goal.0),
            Row::Measure(measure, _) => RecordRef::new(Kind::Measure, measure.0),
        }
    }
}

/// A new row of the outline.
fn fresh(workspace: Workspace, kind: Kind) -> Fresh {
    let number = workspace.program().with_untracked(|program| numbering::next_number(program, kind));
    Fresh { id: ids::fresh(), number }
}

fn go_to(workspace: Workspace, target: RecordRef) {
    workspace.door.address.go(Route::Program(Some(target)));
    page::focus_end_later(format!("title-{target}"));
}

fn add(workspace: Workspace, record: AnyRecord) {
    let target = record.reference();
    workspace.dispatch(Edit::Add(record));
    go_to(workspace, target);
}

/// Adds a goal after another one, or at the end.
pub fn add_goal(workspace: Workspace, after: Option<GoalId>) {
    let fresh = fresh(workspace, Kind::Goal);
    add(workspace, workspace.program().with_untracked(|program| outline::goal_after(program, after, fresh)));
}

/// Adds a measure under a goal, at the end.
pub fn add_measure(workspace: Workspace, under: Option<GoalId>) {
    let last = workspace.program().with_untracked(|program| outline::last_of(program, under));
    add_measure_after(workspace, under, last);
}

/// Adds a measure where an address is: under the goal of the chosen row, else the last one.
pub fn add_measure_at(workspace: Workspace, route: Route) {
    let groups = workspace.program().with_untracked(groups);
    let chosen = if let Route::Program(chosen) = route { chosen } else { None };
    let holds = |group: &&Group| {
        chosen.is_some_and(|chosen| {
            group.goal.is_some_and(|goal| Row::Goal(goal).target() == chosen)
                || group.measures.iter().any(|id| RecordRef::new(Kind::Measure, id.0) == chosen)
        })
    };
    let group = groups.iter().find(holds).or_else(|| groups.iter().rfind(|group| group.goal.is_some()));
    add_measure(workspace, group.and_then(|group| group.goal));
}

fn add_measure_after(workspace: Workspace, under: Option<GoalId>, after: Option<MeasureId>) {
    let fresh = fresh(workspace, Kind::Measure);
    let program = workspace.program();
    add(workspace, program.with_untracked(|program| outline::measure_after(program, under, after, fresh)));
}

/// What a key does in a row.
pub fn on_key(event: &KeyboardEvent, workspace: Workspace, row: Row) {
    if event.ctrl_key() || event.meta_key() {
        return;
    }
    let title = title_of(event);
    let done = match (event.key().as_str(), event.alt_key(), event.shift_key(), title) {
        ("ArrowUp", true, false, _) => shift(workspace, row, false),
        ("ArrowDown", true, false, _) => shift(workspace, row, true),
        ("Delete", true, false, _) => {
            Removal::expect().ask(row.target());
            true
        }
        ("Enter", false, false, Some(title)) => {
            next(workspace, row, title.value().trim().is_empty());
            true
        }
        ("Tab", false, shift, Some(_)) => change_level(workspace, row, shift),
        ("Backspace", false, false, Some(title)) if title.value().is_empty() => {
            take_back(workspace, row, &title)
        }
        ("ArrowUp", false, false, Some(title)) if page::cursor_is_on_edge(&title, false) => {
            page::focus_neighbour(&title, TITLE, -1)
        }
        ("ArrowDown", false, false, Some(title)) if page::cursor_is_on_edge(&title, true) => {
            page::focus_neighbour(&title, TITLE, 1)
        }
        _ => false,
    };
    if done {
        event.prevent_default();
    }
}

fn title_of(event: &KeyboardEvent) -> Option<HtmlTextAreaElement> {
    let field: HtmlTextAreaElement = event.target()?.dyn_into().ok()?;
    field.class_list().contains(TITLE).then_some(field)
}

/// Enter: the next row. In an empty row it ends the list of measures, one level up.
fn next(workspace: Workspace, row: Row, empty: bool) {
    match row {
        Row::Measure(..) if empty && change_level(workspace, row, true) => {}
        Row::Measure(measure, under) => add_measure_after(workspace, under, Some(measure)),
        Row::Goal(_) if empty => {}
        Row::Goal(goal) => {
            let has_measures =
                workspace.program().with_untracked(|program| outline::last_of(program, Some(goal)).is_some());
            if has_measures {
                add_measure_after(workspace, Some(goal), None);
            } else {
                add_goal(workspace, Some(goal));
            }
        }
    }
}

/// Tab and Shift+Tab: one level down or up, where nothing but a title is at stake.
fn change_level(workspace: Workspace, row: Row, up: bool) -> bool {
    // What is being typed is part of the row.
    workspace.flush_draft();
    let kind = if up { Kind::Goal } else { Kind::Measure };
    let fresh = fresh(workspace, kind);
    let target = RecordRef::new(kind, fresh.id);
    let edit = workspace.program().with_untracked(|program| match (row, up) {
        (Row::Goal(goal), false) => outline::demote(program, goal, fresh),
        (Row::Measure(measure, _), true) => outline::promote(program, measure, fresh),
        _ => None,
    });
    let Some(edit) = edit else { return false };
    workspace.dispatch(edit);
    go_to(workspace, target);
    true
}

/// Backspace in an empty row takes the row away, if nothing else is in it.
fn take_back(workspace: Workspace, row: Row, title: &HtmlTextAreaElement) -> bool {
    workspace.flush_draft();
    let target = row.target();
    let nothing_in_it = workspace.program().with_untracked(|program| {
        let Some(record) = program.get(target) else { return false };
        let filled = record.infos().iter().any(|info| {
            !matches!(info.name, "number" | "goals")
                && record.get(info.name)
                    != AnyRecord::blank(RecordRef::new(target.kind, Id(1))).get(info.name)
        });
        !filled && ties_of(program, target).is_empty()
    });
    if !nothing_in_it {
        return false;
    }
    page::focus_neighbour(title, TITLE, -1);
    workspace.dispatch(Edit::Remove(target, Ties::Untie));
    true
}

fn shift(workspace: Workspace, row: Row, down: bool) -> bool {
    workspace.flush_draft();
    let edit = workspace.program().with_untracked(|program| match row {
        Row::Goal(goal) => outline::move_goal(program, goal, down),
        Row::Measure(measure, under) => outline::move_measure(program, under, measure, down),
    });
    if let Some(edit) = edit {
        workspace.dispatch(edit);
        page::focus_end_later(format!("title-{}", row.target()));
    }
    true
}
