//! Going about in the table as in a grid: arrows, Home and End, whole pages, Enter. Where to go
//! is told by the matrix, not by the page: a line need not be drawn to be gone to.

use super::grid::{HEAD, place_of};
use super::state::{At, Line, Place, Spot, State};
use crate::ui::dom::ElementRef;
use crate::ui::platform::page;
use crate::ui::preferences::Preferences;
use crate::ui::widget::window::LineKey;
use genomfor::analysis::matrix::Matrix;
use genomfor::analysis::matrix::axis::{Group, Key};
use genomfor::present::matrix::cell::Face;
use genomfor::present::matrix::name::group_from;
use genomfor::present::matrix::row::place_spoken;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// So many lines are a page.
const PAGE: i32 = 8;

/// The element of a cell that an event is about.
fn cell_of(event: &web_sys::Event) -> Option<HtmlElement> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest("[data-c]").ok().flatten()?.dyn_into().ok()
}

/// The cell with the focus is the one stop of the Tab key.
pub fn on_focus(state: State, table: ElementRef, event: &web_sys::Event) {
    let Some(cell) = cell_of(event) else { return };
    let Some(at) = at_of(state, &cell) else { return };
    state.at.set(Some(at));
    mark_stop(state, table);
    // A cell without content is named when one comes to it.
    if let (Line::Row(row), Spot::Column(column)) = (at.line, at.spot)
        && cell.first_element_child().is_none()
    {
        let lang = Preferences::expect().lang.get_untracked();
        let nothing = Face::default();
        let said = state.names.with_untracked(|names| place_spoken(names, (row, column), &nothing, lang));
        let _ = cell.set_attribute("aria-label", &said);
    }
}

/// Makes the cell that is the stop of the Tab key the only one on the page.
pub fn mark_stop(state: State, table: ElementRef) {
    let Some(table) = table.get_untracked::<HtmlElement>() else { return };
    let Some(selector) = state.stop.try_get_untracked().flatten().and_then(|at| selector(state, at)) else {
        return;
    };
    let Ok(Some(stop)) = table.query_selector(&selector) else { return };
    while let Ok(Some(before)) = table.query_selector("[data-c][tabindex='0']") {
        let _ = before.set_attribute("tabindex", "-1");
    }
    let _ = stop.set_attribute("tabindex", "0");
}

/// Opens what was clicked, or folds it.
pub fn on_click(state: State, event: &web_sys::Event) {
    if let Some(cell) = cell_of(event) {
        focus(&cell);
        act(state, &cell);
    }
}

fn focus(cell: &HtmlElement) {
    if !cell.has_attribute("tabindex") {
        cell.set_tab_index(-1);
    }
    let _ = cell.focus();
}

/// Says whether the key meant something.
pub fn on_key(state: State, table: ElementRef, wanted: StoredValue<i32>, event: &KeyboardEvent) -> bool {
    let Some(cell) = cell_of(event) else { return false };
    let Some(at) = at_of(state, &cell) else { return false };
    if event.alt_key() {
        return false;
    }
    let matrix = state.matrix.get_untracked();
    let lines = state.lines_of(&matrix);
    let Some(line) = lines.iter().position(|line| *line == at.line).map(place_of) else { return false };
    let (last_line, last) = (place_of(lines.len()) - 1, place_of(matrix.columns.len()));
    let (column, span) = (number(&cell, "data-c"), number(&cell, "colspan").max(1));
    let control = event.ctrl_key() || event.meta_key();
    // Through what covers several columns one comes back to where one was.
    let kept = if span > 1 { wanted.get_value() } else { column };
    let (to_line, to_column) = match (event.key().as_str(), control) {
        ("ArrowUp", false) => (line - 1, kept),
        ("ArrowDown", false) => (line + 1, kept),
        ("PageUp", false) => (line - PAGE, kept),
        ("PageDown", false) => (line + PAGE, kept),
        ("ArrowLeft", false) => (line, column - 1),
        ("ArrowRight", false) => (line, column + span),
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
    wanted.set_value(if vertical { kept } else { to_column });
    let aim = Aim { line: to_line.clamp(0, last_line), step: if to_line < line { -1 } else { 1 } };
    if let Some(at) = aim.in_column(&matrix, &lines, to_column.clamp(HEAD, last)) {
        go(state, table, at);
    }
    true
}

/// The line that one wants to go to, and in which direction one goes on where it has no cell.
struct Aim {
    line: i32,
    step: i32,
}

impl Aim {
    /// The cell that covers a column, in the nearest line on the way that has one.
    fn in_column(self, matrix: &Matrix, lines: &[Line], column: i32) -> Option<At> {
        let mut place = self.line;
        loop {
            let line = *usize::try_from(place).ok().and_then(|place| lines.get(place))?;
            if let Some(spot) = covering(matrix, line, column) {
                return Some(At { line, spot });
            }
            place += self.step;
        }
    }
}

/// The cell of a line that begins last at or before a column; else its first.
fn covering(matrix: &Matrix, line: Line, column: i32) -> Option<Spot> {
    let columns = || {
        let all = matrix.columns.iter().enumerate();
        all.map(|(place, head)| (place_of(place), Spot::Column(head.key)))
    };
    let sum = || [(place_of(matrix.columns.len()), Spot::Sum)];
    let stops: Vec<(i32, Spot)> = match line {
        Line::Groups => {
            let known = |group: &Group| Some((place_of(group.from), Spot::Group(group.key?)));
            matrix.column_groups.iter().filter_map(known).collect()
        }
        Line::Heads => columns().collect(),
        Line::Group(_) => vec![(HEAD, Spot::Head)],
        Line::Row(_) => [(HEAD, Spot::Head)].into_iter().chain(columns()).chain(sum()).collect(),
        Line::Sums => columns().chain(sum()).collect(),
    };
    let before = stops.iter().rfind(|(place, _)| *place <= column);
    before.or_else(|| stops.first()).map(|(_, spot)| *spot)
}

/// Moves the focus to a cell, which may have to be drawn first.
fn go(state: State, table: ElementRef, at: At) {
    let (Some(table), Some(selector)) = (table.get_untracked::<HtmlElement>(), selector(state, at)) else {
        return;
    };
    match table.query_selector(&selector) {
        Ok(Some(cell)) => {
            if let Ok(cell) = cell.dyn_into::<HtmlElement>() {
                focus(&cell);
            }
        }
        Ok(None) | Err(_) => {
            state.at.set(Some(at));
            page::focus_selector_later(selector);
        }
    }
}

/// How a cell is found on the page.
fn selector(state: State, at: At) -> Option<String> {
    let column = state.matrix.with_untracked(|matrix| match at.spot {
        Spot::Head => Some(HEAD),
        Spot::Sum => Some(place_of(matrix.columns.len())),
        Spot::Column(key) => matrix.columns.iter().position(|head| head.key == key).map(place_of),
        Spot::Group(key) => {
            let group = matrix.column_groups.iter().find(|group| group.key == Some(key));
            group.map(|group| place_of(group.from))
        }
    })?;
    Some(format!(".matrix-table [data-line='{}'] > [data-c='{column}']", at.line.code()))
}

/// Moves the focus back to the cell that had it last, once what has changed is drawn.
pub fn back(state: State) {
    if let Some(selector) = state.stop.get_untracked().and_then(|at| selector(state, at)) {
        page::focus_selector_later(selector);
    }
}

/// The same, if the focus has been lost.
pub fn catch(state: State) {
    let selector = state.stop.get_untracked().and_then(|at| selector(state, at));
    page::catch_focus_selector_later(selector.unwrap_or_default());
}

/// A line that is drawn anew keeps the focus.
pub fn hold(state: State, line: Line) {
    let is_here = state.at.get_untracked().is_some_and(|at| at.line == line);
    if is_here && page::has_focus(&format!(".matrix-table [data-line='{}'] > [data-c]", line.code())) {
        back(state);
    }
}

/// The cell of the matrix that an element shows.
fn at_of(state: State, cell: &HtmlElement) -> Option<At> {
    let code = cell.parent_element()?.get_attribute("data-line")?;
    let place = number(cell, "data-c");
    state.matrix.with_untracked(|matrix| {
        let line = state.lines_of(matrix).into_iter().find(|line| line.code() == code)?;
        let column = usize::try_from(place).ok();
        let spot = match (line, column) {
            (Line::Groups, Some(from)) => {
                let group = matrix.column_groups.iter().find(|group| group.from == from)?;
                Spot::Group(group.key?)
            }
            (_, Some(column)) => matrix.columns.get(column).map_or(Spot::Sum, |head| Spot::Column(head.key)),
            (_, None) => Spot::Head,
        };
        Some(At { line, spot })
    })
}

fn number(cell: &HtmlElement, name: &str) -> i32 {
    cell.get_attribute(name).and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// Opens a cell, or folds a group.
fn act(state: State, cell: &HtmlElement) {
    if let Some(group) = cell.get_attribute("data-fold").and_then(|code| group_from(&code)) {
        state.fold(group);
        return back(state);
    }
    let Some(At { line, spot }) = at_of(state, cell) else { return };
    let row: Option<Key> = match line {
        Line::Row(key) => Some(key),
        Line::Groups | Line::Heads | Line::Group(_) | Line::Sums => None,
    };
    let column = match spot {
        Spot::Column(key) => Some(key),
        Spot::Head | Spot::Group(_) | Spot::Sum => None,
    };
    let around = cell.get_bounding_client_rect();
    state.corner.set((around.left(), around.bottom()));
    state.opened.set(Some(Place { row, column }));
}
