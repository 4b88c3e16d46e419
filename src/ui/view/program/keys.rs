//! The keys of the outline: it is typed into like a list. Enter makes the next row, Tab and
//! Shift+Tab change the level of a row that has only a title, arrows go from row to row,
//! Alt with arrows moves the row, also to the next goal.

use super::bulk::Bulk;
use super::state::Table;
use crate::ui::platform::{ids, page};
use crate::ui::route::Route;
use crate::ui::view::remove::Removal;
use crate::ui::workspace::Workspace;
use genomfor::edit::Edit;
use genomfor::edit::outline::{self, Fresh};
use genomfor::edit::ties::{Ties, ties_of};
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{GoalId, Id, Kind, MeasureId, RecordRef};
use genomfor::model::value::Value;
use genomfor::present::table::group::GroupKey;
use genomfor::present::table::sheet::Line;
use genomfor::present::{label, numbering};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, KeyboardEvent};

/// The class of the fields that rows are typed in.
pub const TITLE: &str = "title-field";

/// A new row of the outline.
fn fresh(workspace: Workspace, kind: Kind) -> Fresh {
    let number = workspace.program().with_untracked(|program| numbering::next_number(program, kind));
    Fresh { id: ids::fresh(), number }
}

/// Goes to a record, with the cursor at the end of its title.
pub fn go_to(workspace: Workspace, target: RecordRef) {
    workspace.door.address.go(Route::Program(Some(target)));
    page::focus_end_later(format!("title-{target}"));
}

/// Goes to a line, with the cursor at the end of its title.
fn go_to_line(table: Table, line: Line) {
    let Some(target) = Table::record_of(line) else { return };
    table.at.set(Some(line));
    table.workspace.door.address.go(Route::Program(Some(target)));
    page::focus_end_later(title_id(table, line));
}

/// The id of the title of a line. A measure under several goals has a line under each; the
/// one under the first goal has the plain id, by which the measure is found.
pub fn title_id(table: Table, line: Line) -> String {
    format!("title-{}", line_id(table, line))
}

/// The id of a line, without what is put before it.
pub fn line_id(table: Table, line: Line) -> String {
    let target = Table::record_of(line).map(|target| target.to_string()).unwrap_or_default();
    let Line::Row(id, GroupKey::Goal(Some(goal))) = line else { return target };
    let first = table.workspace.program().with_untracked(|program| {
        let known = |goal: &&GoalId| program.goals.get(**goal).is_some();
        program.measures.get(id).and_then(|m| m.goals.iter().find(known).copied())
    });
    if first == Some(goal) { target } else { format!("{target}-{}", goal.0.code()) }
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

/// Adds a measure where an address is: after the chosen one, under the chosen goal, else
/// under the last goal.
pub fn add_measure_at(workspace: Workspace, route: Route) {
    let chosen = if let Route::Program(chosen) = route { chosen } else { None };
    let goal = workspace.program().with_untracked(|program| {
        let of_chosen = chosen.and_then(|chosen| match program.get(chosen)? {
            AnyRecord::Goal(goal) => Some(goal.id),
            AnyRecord::Measure(measure) => {
                measure.goals.iter().copied().find(|id| program.goals.get(*id).is_some())
            }
            _ => None,
        });
        of_chosen.or_else(|| program.goals.in_order().last().map(|goal| goal.id))
    });
    add_measure(workspace, goal);
}

fn add_measure_after(workspace: Workspace, under: Option<GoalId>, after: Option<MeasureId>) {
    add_seeded(workspace, under, after, None);
}

fn add_seeded(
    workspace: Workspace,
    under: Option<GoalId>,
    after: Option<MeasureId>,
    seed: Option<(&'static str, Value)>,
) {
    let fresh = fresh(workspace, Kind::Measure);
    let program = workspace.program();
    let mut made = program.with_untracked(|program| outline::measure_after(program, under, after, fresh));
    if let Some((field, value)) = seed {
        // What a group has in common its own field takes.
        let _ = made.set(field, value);
    }
    add(workspace, made);
}

/// What a key does in a line.
pub fn on_key(event: &KeyboardEvent, table: Table, line: Line) {
    let title = title_of(event);
    let control = event.ctrl_key() || event.meta_key();
    let done = match (event.key().as_str(), &title) {
        ("a" | "A", _) if control && (title.is_some() || is_on_handle(event)) => {
            select_all(table, line, title.as_ref())
        }
        ("Enter", _) if control => to_panel(table),
        ("Tab", None) if !control => past_editor(event),
        (key, Some(title)) if !control => in_title(event, key, table, line, title),
        (key, None) if !control && is_on_handle(event) => on_handle(event, key, table, line),
        _ => false,
    };
    if done {
        event.prevent_default();
    }
}

/// Keys while one types in a title.
fn in_title(event: &KeyboardEvent, key: &str, table: Table, line: Line, title: &HtmlTextAreaElement) -> bool {
    let workspace = table.workspace;
    match (key, event.alt_key(), event.shift_key()) {
        ("ArrowUp", true, false) => shift(table, line, false),
        ("ArrowDown", true, false) => shift(table, line, true),
        ("Delete", true, false) => remove(table, line),
        ("Enter", false, false) => {
            next(table, line, title.value().trim().is_empty());
            true
        }
        ("Tab", false, up) => {
            (table.view.with_untracked(|view| view.is_outline()) && change_level(workspace, line, up))
                || page::focus_in_row(title, if up { -1 } else { 1 })
        }
        ("Backspace", false, false) if title.value().is_empty() => take_back(table, line),
        ("ArrowUp", false, with) if page::cursor_is_on_edge(title, false) => step(table, line, -1, with),
        ("ArrowDown", false, with) if page::cursor_is_on_edge(title, true) => step(table, line, 1, with),
        ("Escape", false, false) => page::focus_handle(title),
        _ => false,
    }
}

/// Keys in the other cells of a line: there they mean the line as a whole.
fn on_handle(event: &KeyboardEvent, key: &str, table: Table, line: Line) -> bool {
    let Some(from) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return false;
    };
    match (key, event.alt_key(), event.shift_key()) {
        ("ArrowUp", true, false) => shift(table, line, false),
        ("ArrowDown", true, false) => shift(table, line, true),
        ("ArrowUp", false, true) => step(table, line, -1, true),
        ("ArrowDown", false, true) => step(table, line, 1, true),
        ("ArrowUp", false, false) => page::focus_in_column(&from, -1),
        ("ArrowDown", false, false) => page::focus_in_column(&from, 1),
        ("F2", false, false) => {
            from.click();
            true
        }
        ("ArrowLeft", false, false) => page::focus_in_row(&from, -1),
        ("ArrowRight", false, false) => page::focus_in_row(&from, 1),
        ("Home", false, false) => page::focus_in_row(&from, isize::MIN),
        ("End", false, false) => page::focus_in_row(&from, isize::MAX),
        ("Delete", _, false) => remove(table, line),
        ("Escape", false, false) => {
            table.deselect();
            true
        }
        // As in a spreadsheet: what is typed begins the new content.
        (letter, false, _) if letter.chars().count() == 1 && letter != " " && !is_check(&from) => {
            from.click();
            page::type_later(".cell-editor input[type=text], .cell-editor textarea", letter.to_owned());
            true
        }
        _ => false,
    }
}

/// Tab in an editor that fills its cell goes on to the next cell of the row.
fn past_editor(event: &KeyboardEvent) -> bool {
    let from = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    from.is_some_and(|from| {
        let moves = is_on_handle(event) || page::is_within(&from, ".cell-editor:not(.cell-popover)");
        moves && page::focus_in_row(&from, if event.shift_key() { -1 } else { 1 })
    })
}

/// Whether the focus is in a cell and not in an editor.
fn is_on_handle(event: &KeyboardEvent) -> bool {
    event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(|element| {
        element.class_list().contains("cell") || element.class_list().contains("row-check")
    })
}

fn is_check(element: &web_sys::HtmlElement) -> bool {
    element.class_list().contains("row-check")
}

/// Ctrl+A: first the text, then the group.
fn select_all(table: Table, line: Line, title: Option<&HtmlTextAreaElement>) -> bool {
    if title.is_some_and(|title| !page::is_all_selected(title)) {
        return false;
    }
    let key = match line {
        Line::Row(_, key) | Line::Head(key) | Line::Add(key) => key,
    };
    table.select_group(key, true);
    true
}

/// To all fields of the row, in the panel beside the list.
fn to_panel(table: Table) -> bool {
    if let Some(target) = table.chosen.get_untracked() {
        let field = label::title_field(target.kind);
        page::focus_end_later(format!("{target}-{field}"));
    }
    true
}

/// To the line above or below; with Shift, what lies between is selected.
fn step(table: Table, line: Line, step: isize, selecting: bool) -> bool {
    let Some(next) = table.neighbour(line, step) else { return false };
    if selecting {
        if let Line::Row(from, _) = line
            && table.selected.with_untracked(std::collections::BTreeSet::is_empty)
        {
            table.select(from, true);
        }
        if let Line::Row(to, _) = next {
            table.select_to(to);
        }
    }
    go_to_line(table, next);
    true
}

fn remove(table: Table, line: Line) -> bool {
    if let Line::Row(..) = line
        && table.selected.with_untracked(|selected| selected.len() > 1)
    {
        Bulk::expect().ask_removal();
    } else if let Some(target) = Table::record_of(line) {
        Removal::expect().ask(target);
    }
    true
}

fn title_of(event: &KeyboardEvent) -> Option<HtmlTextAreaElement> {
    let field: HtmlTextAreaElement = event.target()?.dyn_into().ok()?;
    field.class_list().contains(TITLE).then_some(field)
}

/// Enter: the next row. In an empty row it ends the list of measures, one level up.
fn next(table: Table, line: Line, empty: bool) {
    let workspace = table.workspace;
    match line {
        Line::Row(measure, GroupKey::Goal(under)) => {
            if !(empty
                && table.view.with_untracked(|view| view.is_outline())
                && change_level(workspace, line, true))
            {
                add_measure_after(workspace, under, Some(measure));
            }
        }
        Line::Row(..) if empty => {}
        Line::Row(measure, key) => {
            let program = workspace.program();
            let goal = program.with_untracked(|program| {
                program.measures.get(measure).and_then(|measure| measure.goals.iter().next().copied())
            });
            add_seeded(workspace, goal, Some(measure), key.seed());
        }
        Line::Head(GroupKey::Goal(Some(goal))) if !empty => {
            let has_measures =
                workspace.program().with_untracked(|program| outline::last_of(program, Some(goal)).is_some());
            if has_measures {
                add_measure_after(workspace, Some(goal), None);
            } else {
                add_goal(workspace, Some(goal));
            }
        }
        Line::Head(_) | Line::Add(_) => {}
    }
}

/// Tab and Shift+Tab: one level down or up, where nothing but a title is at stake.
fn change_level(workspace: Workspace, line: Line, up: bool) -> bool {
    // What is being typed is part of the row.
    workspace.flush_draft();
    let kind = if up { Kind::Goal } else { Kind::Measure };
    let fresh = fresh(workspace, kind);
    let target = RecordRef::new(kind, fresh.id);
    let edit = workspace.program().with_untracked(|program| match (line, up) {
        (Line::Head(GroupKey::Goal(Some(goal))), false) => outline::demote(program, goal, fresh),
        (Line::Row(measure, _), true) => outline::promote(program, measure, fresh),
        _ => None,
    });
    let Some(edit) = edit else { return false };
    workspace.dispatch(edit);
    go_to(workspace, target);
    true
}

/// Backspace in an empty row takes the row away, if nothing else is in it.
fn take_back(table: Table, line: Line) -> bool {
    let workspace = table.workspace;
    workspace.flush_draft();
    let Some(target) = Table::record_of(line) else { return false };
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
    if let Some(above) = table.neighbour(line, -1) {
        go_to_line(table, above);
    }
    workspace.dispatch(Edit::Remove(target, Ties::Untie));
    true
}

fn shift(table: Table, line: Line, down: bool) -> bool {
    let workspace = table.workspace;
    if !table.view.with_untracked(|view| view.is_outline()) {
        return true;
    }
    workspace.flush_draft();
    let edit = workspace.program().with_untracked(|program| match line {
        Line::Head(GroupKey::Goal(Some(goal))) => outline::move_goal(program, goal, down),
        Line::Row(measure, GroupKey::Goal(under)) => outline::move_measure(program, under, measure, down),
        Line::Row(..) | Line::Head(_) | Line::Add(_) => None,
    });
    if let (Some(edit), Some(target)) = (edit, Table::record_of(line)) {
        workspace.dispatch(edit);
        page::focus_end_later(format!("title-{target}"));
    }
    true
}
