//! The keys of the grid: arrows go from cell to cell, with Shift they choose several; typing, F2 or Enter
//! begins to write; Delete empties; Ctrl with Shift and the right arrow fills to the right.

use super::state::{Chosen, Plan, Spot, line_code, spot_id};
use crate::ui::platform::page;
use crate::ui::preferences::lang;
use crate::ui::route::{ExpansionPart, Route};
use crate::ui::view::remove::Removal;
use genomfor::edit::dwellings;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::present::expansion as words;
use genomfor::present::expansion::grid::{self, GridLine};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// So many lines at once.
const PAGE: isize = 12;

/// Puts the focus on a cell; with `Reach::Further` what is chosen reaches up to it.
pub fn go(plan: Plan, spot: Spot, reach: Reach) {
    take_open(plan);
    let from = plan.chosen.get_untracked().map_or(spot, |chosen| chosen.from);
    plan.chosen.set(Some(match reach {
        Reach::Here => Chosen { from: spot, to: spot },
        Reach::Further => Chosen { from, to: spot },
    }));
    page::focus_later(spot_id(spot));
}

/// What a move does to the cells that are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Only the cell that is gone to is chosen.
    Here,
    /// All up to it.
    Further,
}

/// Goes so many lines and years on, as far as there are any.
pub fn step(plan: Plan, from: Spot, lines: isize, years: isize, reach: Reach) {
    let Some(place) = plan.place(from) else { return };
    let most = (plan.lines.with_untracked(|lines| lines.len()), plan.years.with_untracked(Vec::len));
    let moved = |place: usize, step: isize, count: usize| {
        place.saturating_add_signed(step).min(count.saturating_sub(1))
    };
    let to = (moved(place.0, lines, most.0), moved(place.1, years, most.1));
    if let Some(spot) = plan.spot(to) {
        go(plan, spot, reach);
    }
}

/// What a key does in a cell that is typed in.
pub fn on_key_in_field(plan: Plan, spot: Spot, event: &KeyboardEvent) {
    let back = event.shift_key();
    let (lines, years) = match event.key().as_str() {
        "Enter" => (if back { -1 } else { 1 }, 0),
        "Tab" => (0, if back { -1 } else { 1 }),
        "ArrowUp" => (-1, 0),
        "ArrowDown" => (1, 0),
        "Escape" => return give_up(plan, spot),
        // As in a spreadsheet, undo takes back what is being typed and nothing else.
        "z" | "Z" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            return give_up(plan, spot);
        }
        _ => return,
    };
    event.prevent_default();
    take(plan, spot);
    step(plan, spot, lines, years, Reach::Here);
}

/// Leaves a cell as it was.
fn give_up(plan: Plan, spot: Spot) {
    plan.editing.set(None);
    plan.drafts.set(None);
    go(plan, spot, Reach::Here);
}

/// Takes what is being typed, wherever it is.
fn take_open(plan: Plan) {
    if let Some(spot) = plan.editing.with_untracked(|editing| editing.as_ref().map(|(spot, _)| *spot)) {
        take(plan, spot);
    }
}

/// Takes what was typed into a cell, and ends typing there.
pub fn take(plan: Plan, spot: Spot) {
    let typed =
        plan.editing.with_untracked(|editing| editing.as_ref().filter(|(at, _)| *at == spot).cloned());
    let Some((_, typed)) = typed else { return };
    plan.editing.set(None);
    plan.drafts.set(None);
    match (grid::typed(&typed), plan.cell(spot)) {
        (Some(number), Some(cell)) => plan.put(&[(cell, number)]),
        _ => plan.workspace.door.within(|| plan.problem.set(Some(words::not_a_number(&typed, lang())))),
    }
}

/// What a key does in a cell.
pub fn on_key(plan: Plan, spot: Spot, event: &KeyboardEvent) {
    let typed =
        plan.editing.with_untracked(|editing| editing.as_ref().filter(|(at, _)| *at == spot).cloned());
    if let Some((_, typed)) = typed {
        // The field has not got the focus yet: nothing that is typed meanwhile is lost.
        let bare = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if bare && event.key().chars().count() == 1 {
            event.prevent_default();
            return plan.editing.set(Some((spot, typed + &event.key())));
        }
        return on_key_in_field(plan, spot, event);
    }
    let key = event.key();
    let control = event.ctrl_key() || event.meta_key();
    let reach = if event.shift_key() { Reach::Further } else { Reach::Here };
    let far = isize::MAX / 2;
    if control && event.shift_key() && key == "ArrowRight" {
        event.prevent_default();
        return fill_right(plan);
    }
    let by = match (key.as_str(), control) {
        ("ArrowUp", false) => Some((-1, 0)),
        ("ArrowDown", false) => Some((1, 0)),
        ("ArrowLeft", false) => Some((0, -1)),
        ("ArrowRight", false) => Some((0, 1)),
        ("ArrowUp", true) => Some((-far, 0)),
        ("ArrowDown", true) => Some((far, 0)),
        ("ArrowLeft", true) | ("Home", false) => Some((0, -far)),
        ("ArrowRight", true) | ("End", false) => Some((0, far)),
        ("Home", true) => Some((-far, -far)),
        ("End", true) => Some((far, far)),
        ("PageUp", false) => Some((-PAGE, 0)),
        ("PageDown", false) => Some((PAGE, 0)),
        _ => None,
    };
    if let Some((lines, years)) = by {
        event.prevent_default();
        return step(plan, spot, lines, years, reach);
    }
    match key.as_str() {
        "Enter" if control => open_panel(plan, spot),
        "Enter" | "F2" => begin(plan, spot, None),
        "Delete" if control => remove_project(plan, spot),
        "Delete" | "Backspace" => empty(plan),
        "+" | "-" if event.alt_key() => plan.fold(spot.line.project(), key == "+"),
        _ if !control && !event.alt_key() && begins_a_number(&key) => begin(plan, spot, Some(key)),
        _ => return,
    }
    event.prevent_default();
}

/// Asks whether the project of a line is to go.
fn remove_project(plan: Plan, spot: Spot) {
    let target = RecordRef::new(Kind::Project, spot.line.project().0);
    plan.workspace.door.within(|| Removal::expect().ask(target));
}

/// Whether typing begins with a key: digits, and signs that belong to numbers or that people write
/// where a number is to stand, so that they are told what does not fit.
fn begins_a_number(key: &str) -> bool {
    let mut letters = key.chars();
    matches!((letters.next(), letters.next()), (Some(letter), None) if letter.is_ascii_digit() || "-\u{2212}–+=,.".contains(letter))
}

fn open_panel(plan: Plan, spot: Spot) {
    let record = RecordRef::new(Kind::Project, spot.line.project().0);
    plan.workspace.door.address.go(Route::Expansion(ExpansionPart::Plan, Some(record)));
    plan.opened_at.set_value(Some(spot));
    page::focus_later("panel-title".to_owned());
}

/// Begins to type in a cell: over what is there, or with the first letter. A sum is unfolded instead,
/// and what was typed there stands nowhere: it is said where it belongs.
pub fn begin(plan: Plan, spot: Spot, first: Option<String>) {
    let Some(cell) = plan.cell(spot) else {
        plan.fold(spot.line.project(), true);
        if first.is_some() {
            plan.workspace
                .door
                .within(|| plan.problem.set(Some(words::SEVERAL_KINDS.in_lang(lang()).to_owned())));
            return;
        }
        // The first of its kinds is where one goes on.
        let below = plan.place(spot).and_then(|(line, year)| plan.spot((line + 1, year)));
        return go(plan, below.unwrap_or(spot), Reach::Here);
    };
    let there = plan.workspace.program().with_untracked(|program| {
        program
            .projects
            .get(cell.project)
            .map_or(0, |project| dwellings::count(project, cell.kind, cell.year))
    });
    let text = first.unwrap_or_else(|| if there == 0 { String::new() } else { there.to_string() });
    take_open(plan);
    plan.problem.set(None);
    plan.chosen.set(Some(Chosen { from: spot, to: spot }));
    plan.editing.set(Some((spot, text)));
    plan.drafts.set(Some(Callback::new(move |()| take(plan, spot))));
}

/// Takes the numbers out of all cells that are chosen.
fn empty(plan: Plan) {
    let cells: Vec<_> = plan.chosen_cells().into_iter().map(|cell| (cell, 0)).collect();
    if cells.is_empty() {
        let problem = plan.workspace.door.within(|| words::SEVERAL_KINDS.in_lang(lang()).to_owned());
        return plan.problem.set(Some(problem));
    }
    plan.put(&cells);
}

/// Repeats the first number of each chosen line: over the chosen years, or up to the last year
/// where only one cell is chosen.
pub fn fill_right(plan: Plan) {
    let Some((from, to)) = plan.block() else { return };
    let last =
        if from.1 == to.1 { plan.years.with_untracked(|years| years.len().saturating_sub(1)) } else { to.1 };
    let Some(year) = plan.years.with_untracked(|years| years.get(last).copied()) else { return };
    let cells = (from.0..=to.0).filter_map(|line| plan.cell(plan.spot((line, from.1))?));
    let edits = plan.workspace.program().with_untracked(|program| {
        cells.map(|cell| dwellings::fill_right(program, cell, year)).collect::<Vec<_>>()
    });
    plan.dispatch(genomfor::edit::Edit::Several(edits));
}

/// The cell in which something happened.
pub fn spot_of(plan: Plan, target: Option<web_sys::EventTarget>) -> Option<Spot> {
    use wasm_bindgen::JsCast;
    let element = target?.dyn_into::<web_sys::Element>().ok()?;
    let cell = element.closest("[data-year]").ok().flatten()?;
    let year: u16 = cell.get_attribute("data-year")?.parse().ok()?;
    let code = cell.closest("[data-line]").ok().flatten()?.get_attribute("data-line")?;
    let line: GridLine =
        plan.lines.with_untracked(|lines| lines.iter().copied().find(|line| line_code(*line) == code))?;
    let year = plan.years.with_untracked(|years| years.iter().copied().find(|known| known.get() == year))?;
    Some(Spot { line, year })
}
