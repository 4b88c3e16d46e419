//! Going about in the table as in a grid: arrows, Home and End, whole pages, Enter.

use super::grid::{HEAD, cell_of};
use super::state::{Line, Place, State};
use crate::ui::dom::ElementRef;
use genomfor::present::matrix::name::group_from;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// So many lines are a page.
const PAGE: i32 = 8;

/// The cell with the focus is the one stop of the Tab key.
pub fn on_focus(state: State, table: ElementRef, event: &web_sys::Event) {
    let (Some(cell), Some(table)) = (cell_of(event), table.get_untracked::<HtmlElement>()) else { return };
    if let Ok(Some(before)) = table.query_selector("[data-c][tabindex='0']") {
        let _ = before.set_attribute("tabindex", "-1");
    }
    let _ = cell.set_attribute("tabindex", "0");
    state.last.set_value(cell.id());
}

/// Opens what was clicked, or folds it.
pub fn on_click(state: State, event: &web_sys::Event) {
    if let Some(cell) = cell_of(event) {
        let _ = cell.focus();
        act(state, &cell);
    }
}

/// Says whether the key meant something.
pub fn on_key(state: State, table: ElementRef, wanted: StoredValue<i32>, event: &KeyboardEvent) -> bool {
    let (Some(cell), Some(table)) = (cell_of(event), table.get_untracked::<HtmlElement>()) else {
        return false;
    };
    let (line, column) = (line_of(&cell), number(&cell, "data-c"));
    let (last_line, last) = state.shape.with_untracked(|shape| (shape.lines.len(), shape.columns.len()));
    let bound = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let (last_line, last) = (bound(last_line) - 1, bound(last));
    let control = event.ctrl_key() || event.meta_key();
    if event.alt_key() {
        return false;
    }
    // Through what covers several columns one comes back to where one was.
    let kept = if span(&cell) > 1 { wanted.get_value() } else { column };
    let (to_line, to_column) = match (event.key().as_str(), control) {
        ("ArrowUp", false) => (line - 1, kept),
        ("ArrowDown", false) => (line + 1, kept),
        ("PageUp", false) => (line - PAGE, kept),
        ("PageDown", false) => (line + PAGE, kept),
        ("ArrowLeft", false) => (line, column - 1),
        ("ArrowRight", false) => (line, column + span(&cell)),
        ("Home", false) => (line, HEAD),
        ("End", false) => (line, last),
        ("Home", true) => (0, HEAD),
        ("End", true) => (last_line, last),
        ("Enter" | " ", false) => {
            act(state, &cell);
            return true;
        }
        _ => return false,
    };
    let vertical = to_line != line && !control;
    let stays = if vertical { kept } else { to_column };
    wanted.set_value(stays);
    let step = if to_line < line { -1 } else { 1 };
    go(&table, to_line.clamp(0, last_line), step, to_column.clamp(HEAD, last));
    true
}

/// To the cell in a line that covers a column, or the nearest line on the way that has one.
fn go(table: &HtmlElement, line: i32, step: i32, column: i32) {
    let mut line = line;
    loop {
        let Ok(Some(row)) = table.query_selector(&format!("[data-line='{line}']")) else { return };
        if let Some(cell) = covering(&row, column) {
            let _ = cell.focus();
            return;
        }
        line += step;
    }
}

/// The cell of a row that begins last at or before a column; else its first.
fn covering(row: &web_sys::Element, column: i32) -> Option<HtmlElement> {
    let cells = row.children();
    let all = (0..cells.length()).filter_map(|place| cells.item(place)?.dyn_into::<HtmlElement>().ok());
    let stops: Vec<HtmlElement> = all.filter(|cell| cell.has_attribute("data-c")).collect();
    let before = stops.iter().rfind(|cell| number(cell, "data-c") <= column);
    before.or_else(|| stops.first()).cloned()
}

fn number(cell: &HtmlElement, name: &str) -> i32 {
    cell.get_attribute(name).and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// How many columns a cell covers.
fn span(cell: &HtmlElement) -> i32 {
    number(cell, "colspan").max(1)
}

fn line_of(cell: &HtmlElement) -> i32 {
    let row = cell.parent_element().and_then(|row| row.dyn_into::<HtmlElement>().ok());
    row.map(|row| number(&row, "data-line")).unwrap_or_default()
}

/// Opens a cell, or folds a group.
fn act(state: State, cell: &HtmlElement) {
    if let Some(group) = cell.get_attribute("data-fold").and_then(|code| group_from(&code)) {
        state.fold(group);
        return crate::ui::platform::page::focus_later(cell.id());
    }
    let (line, column) = (line_of(cell), number(cell, "data-c"));
    let place = state.shape.with_untracked(|shape| {
        let line = usize::try_from(line).ok().and_then(|line| shape.lines.get(line).copied());
        let column = usize::try_from(column).ok().and_then(|column| shape.columns.get(column));
        let row = match line {
            Some(Line::Row(key)) => Some(key),
            Some(Line::Groups | Line::Heads | Line::Group(_) | Line::Sums) | None => None,
        };
        Place { row, column: column.map(|(key, _)| *key) }
    });
    let around = cell.get_bounding_client_rect();
    state.corner.set((around.left(), around.bottom()));
    state.opened.set(Some(place));
}
