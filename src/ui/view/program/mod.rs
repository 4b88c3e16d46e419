//! Program: what shall be done. Goals with their measures in a table that is typed into like
//! a list, and a panel with every field of the chosen one.

mod bar;
pub mod bulk;
mod cell;
pub mod clipboard;
pub mod keys;
mod paper;
pub mod paste;
pub mod print;
pub mod row;
pub mod state;

use super::found::Found;
use super::interview;
use super::panel::panel;
use super::share::proposals::Proposals;
use crate::ui::dom::{Element, IntoNode, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::route::Route;
use crate::ui::widget::window::{Window, windowed};
use crate::ui::workspace::Workspace;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::model::words::Words;
use genomfor::present::catalogue as words;
use genomfor::present::table::column::{Column, Side};
use genomfor::present::table::sheet::Line;
use leptos::prelude::*;
use state::Table;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// The panel follows the chosen row when one has stayed so long: going through the list
/// does not wait for it.
const PANEL_DELAY: Duration = Duration::from_millis(90);

/// The view.
pub fn program_view() -> Element {
    let table = Table::expect();
    let workspace = table.workspace;
    let list = Signal::derive(move || {
        table.lines.with(|lines| lines.iter().filter_map(|line| Table::record_of(*line)).collect::<Vec<_>>())
    });
    let empty = Memo::new(move |_| {
        workspace.program().with(|program| program.goals.is_empty() && program.measures.is_empty())
    });
    let shown = settled(table.chosen);
    // Dropped together with the view.
    StoredValue::new_local(crate::ui::platform::clipboard::listen(move |happening| {
        workspace.door.within(|| clipboard::on_clipboard(table, happening));
    }));
    el("div")
        .class("work")
        .child(
            el("section")
                .class("work-list")
                .attr("aria-labelledby", "view-heading")
                .child(bar::bar(table))
                .child(
                    move || {
                        if empty.get() { empty_program().into_node() } else { sheet(table, Found::expect()) }
                    },
                )
                .child(Proposals::expect().of_new(&[Kind::Goal, Kind::Measure, Kind::Indicator]))
                .child(bulk::selection_bar(table)),
        )
        .child(move || match shown.get() {
            Some(target) => panel(target, list, Route::Program(None)),
            None => el("aside")
                .class("panel panel-hint")
                .child(el("p").class("panel-empty").child(t(words::CHOOSE_ROW))),
        })
}

/// Follows what is chosen, once it has stayed for a moment.
fn settled(chosen: Memo<Option<RecordRef>>) -> Signal<Option<RecordRef>> {
    let shown = RwSignal::new(chosen.get_untracked());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        chosen.track();
        stop();
        let follow = move || {
            if let Some(now) = chosen.try_get_untracked()
                && shown.try_get_untracked().is_some_and(|before| before != now)
            {
                shown.set(now);
            }
        };
        timer.set_value(set_timeout_with_handle(follow, PANEL_DELAY).ok());
    });
    on_cleanup(stop);
    shown.into()
}

fn empty_program() -> Element {
    let workspace = Workspace::expect();
    el("div")
        .class("empty")
        .child(el("h2").child(t(words::EMPTY_PROGRAM)))
        .child(el("p").child(t(words::EMPTY_PROGRAM_TEXT)))
        .child(interview::invitation())
        .child(button("tool").on_click(move || keys::add_goal(workspace, None)).child(t(words::FIRST_GOAL)))
}

/// The table itself, in a part of the page that scrolls by itself.
fn sheet(table: Table, found: Found) -> crate::ui::dom::Node {
    let places: Memo<BTreeMap<Line, usize>> = Memo::new(move |_| {
        table.lines.with(|lines| lines.iter().enumerate().map(|(place, line)| (*line, place)).collect())
    });
    let row = Rc::new(move |line: Line| {
        let place = Signal::derive(move || places.with(|places| places.get(&line).copied()));
        row::row(table, line, place, found)
    });
    let nothing = Memo::new(move |_| table.lines.with(|lines| lines.is_empty()));
    let window = Window {
        lines: table.lines,
        all: Signal::derive(move || table.view.with(|view| view.all_rows)),
        kept: Signal::derive(move || table.kept_line()),
        columns: Signal::derive(move || table.columns.with(|columns| columns.len() + 1)),
        row,
    };
    let width = move || {
        let sum: u32 = table.columns.with(|columns| columns.iter().map(|c| u32::from(c.info().width)).sum());
        format!("calc({}px * var(--scale))", sum + HANDLE_WIDTH)
    };
    let count = move || table.lines.with(|lines| (lines.len() + 1).to_string());
    let sheet = el("table")
        .class("outline")
        .style("--sheet-width", width)
        .attr("aria-labelledby", "view-heading")
        .attr("aria-rowcount", count)
        .child(heads(table))
        .child(windowed(window));
    (el("div").class("sheet").attr("data-scrolls", "").child(sheet), move || {
        nothing.get().then(|| el("p").class("sheet-nothing").child(t(words::NOTHING_FITS)))
    })
        .into_node()
}

/// Pixels at scale 1 of the column with the box that selects a row.
const HANDLE_WIDTH: u32 = 34;

fn heads(table: Table) -> Element {
    let handle = move || {
        el("th")
            .attr("scope", "col")
            .class("col-handle")
            .child(el("span").class("sr-only").child(t(words::SELECTION)))
    };
    let head = move |column: Column| {
        let info = column.info();
        let sort = Memo::new(move |_| {
            table.view.with(|view| {
                let place = view.sort.iter().position(|sort| sort.column == column)?;
                let descending = view.sort.get(place)?.descending;
                Some((place, descending, view.sort.len() > 1))
            })
        });
        let direction = move || match sort.get() {
            Some((_, false, _)) => Some("ascending"),
            Some((_, true, _)) => Some("descending"),
            None => None,
        };
        let mark = move || {
            sort.get().map(|(place, descending, several)| {
                let arrow = if descending { "↓" } else { "↑" };
                let text = if several { format!("{arrow}{}", place + 1) } else { arrow.to_owned() };
                el("span").class("sort-mark").attr("aria-hidden", "true").child(text)
            })
        };
        let class = match info.side {
            Side::Left => "",
            Side::Right => "is-number ",
        };
        let width = (column != Column::Title).then(|| format!("calc({}px * var(--scale))", info.width));
        el("th")
            .attr("scope", "col")
            .class(format!("{class}col-{}", info.code))
            .attr("aria-sort", direction)
            .style("width", move || width.clone())
            .child(
                button("sort")
                    .attr("data-column", info.code)
                    .attr("title", t(words::SORT_HINT))
                    .on("click", move |event| {
                        let too = event.unchecked_ref::<web_sys::MouseEvent>().shift_key();
                        table.set_up(move |view| view.sort_by(column, too));
                        page::focus_selector_later(format!(".sort[data-column='{}']", info.code));
                    })
                    .child(t(info.words))
                    .child(mark),
            )
    };
    let all = move || {
        let mut heads = vec![handle()];
        heads.extend(table.columns.get().into_iter().map(head));
        heads
    };
    el("thead").child(el("tr").attr("aria-rowindex", "1").child(all))
}

/// Chooses a record and shows where it stands.
pub fn go_to_record(table: Table, target: RecordRef) {
    table.workspace.door.address.go(Route::to(target));
    if matches!(target.kind, Kind::Goal | Kind::Measure) {
        row::reveal(table, target);
    } else {
        page::reveal_later(format!("row-{target}"));
    }
}

/// Words of the view in the language of the page.
fn say(words: Words) -> String {
    words.in_lang(lang()).to_owned()
}
