//! Copying and pasting numbers of the plan, to and from a spreadsheet.

use super::keys::{self, Reach};
use super::state::{Chosen, Plan};
use crate::ui::platform::clipboard::{Act, Content, Happening, selected_text};
use crate::ui::platform::page;
use crate::ui::preferences::lang;
use genomfor::edit::dwellings::count;
use genomfor::exchange::table::grid::Grid;
use genomfor::present::expansion as words;
use genomfor::present::expansion::grid::{self, PasteFault, pasted};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What happens at the clipboard while the plan is shown.
pub fn on_clipboard(plan: Plan, happening: &Happening<'_>) {
    let target = happening.target();
    let element = target.as_ref().and_then(|target| target.dyn_ref::<web_sys::Element>());
    let here = element.is_some_and(|element| page::is_within(element, ".plan"));
    if !here || target.as_ref().and_then(selected_text).is_some() || page::has_selection() {
        return;
    }
    match happening.act {
        Act::Copy => copy(plan, happening),
        Act::Cut => {
            copy(plan, happening);
            let cells: Vec<_> = plan.chosen_cells().into_iter().map(|cell| (cell, 0)).collect();
            plan.put(&cells);
        }
        Act::Paste => paste(plan, happening),
    }
}

fn copy(plan: Plan, happening: &Happening<'_>) {
    let Some((from, to)) = plan.block() else { return };
    let text = plan.workspace.program().with_untracked(|program| {
        let number = |place: (usize, usize)| {
            let spot = plan.spot(place)?;
            let project = program.projects.get(spot.line.project())?;
            Some(match plan.cell(spot) {
                Some(cell) => count(project, cell.kind, cell.year),
                None => genomfor::present::expansion::grid::number(project, spot.line, spot.year),
            })
        };
        let line = |line: usize| {
            let numbers = (from.1..=to.1).map(|year| number((line, year)).unwrap_or_default().to_string());
            numbers.collect::<Vec<_>>().join("\t")
        };
        (from.0..=to.0).map(line).collect::<Vec<_>>().join("\n")
    });
    happening.put(&Content { html: String::new(), mark: String::new(), text });
}

fn paste(plan: Plan, happening: &Happening<'_>) {
    let Some((from, _)) = plan.block() else { return };
    let (text, _) = happening.content();
    happening.take();
    let block = Grid::read(&text).rows().to_vec();
    let before = plan.setup.now().with_untracked(|view| view.until);
    let widest = block.iter().map(Vec::len).max().unwrap_or_default();
    let beyond = (from.1 + widest).saturating_sub(plan.years.with_untracked(Vec::len));
    if let Ok(beyond @ 1..) = u16::try_from(beyond) {
        // Years that the plan has not come to yet are added for what is pasted there.
        let until = plan.years.with_untracked(|years| grid::later(years, beyond));
        plan.setup.change(|view| view.until = until);
    }
    let (lines, years) = (plan.lines.get_untracked(), plan.years.get_untracked());
    let cells =
        plan.workspace.program().with_untracked(|program| pasted(program, &lines, &years, from, &block));
    match cells {
        Ok(cells) => {
            plan.put(&cells);
            let last = block.iter().map(Vec::len).max().unwrap_or(1).saturating_sub(1);
            let to = (from.0 + block.len().saturating_sub(1), from.1 + last);
            if let (Some(from), Some(to)) = (plan.spot(from), plan.spot(to)) {
                keys::go(plan, from, Reach::Here);
                plan.chosen.set(Some(Chosen { from, to }));
            }
        }
        Err(fault) => {
            plan.setup.change(|view| view.until = before);
            if let PasteFault::Sum(project) = fault {
                plan.fold(project, true);
            }
            plan.problem.set(Some(words::paste_fault(&fault, lang())));
        }
    }
}
