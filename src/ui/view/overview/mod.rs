//! Översikt: how far the programme has come, on one screen and on one sheet of paper.

mod drawing;
mod print;
mod sources;

use super::interview;
use super::program::{keys, state::Table};
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::t;
use crate::ui::route::{CheckPart, Route, Section, SharePart};
use crate::ui::workspace::Workspace;
use drawing::{Medium, figure, goal_table, list_section, load_table};
use genomfor::analysis::matrix::MatrixKind;
use genomfor::analysis::progress::RULE;
use genomfor::model::record::Kind;
use genomfor::present::overview as present;
use genomfor::present::overview::figures::{Figure, Origin};
use genomfor::present::overview::lists::List;
use genomfor::present::overview::words;
use genomfor::present::table::column::Column;
use leptos::prelude::*;
use sources::Sources;

/// The view.
pub fn overview_view() -> Node {
    let workspace = Workspace::expect();
    let empty = Memo::new(move |_| {
        workspace.program().with(|program| program.goals.is_empty() && program.measures.is_empty())
    });
    let content = move || if empty.get() { nothing_yet().into_node() } else { content().into_node() };
    let rule = move || (!empty.get()).then(|| el("p").class("overview-rule").child(t(RULE)));
    el("div")
        .class("work")
        .child(
            el("section")
                .class("work-list")
                .attr("aria-labelledby", "view-heading")
                .child(
                    el("div")
                        .class("bar overview-bar")
                        .child(el("h1").id("view-heading").child(t(present::OVERVIEW)))
                        .child(rule),
                )
                .child(content),
        )
        .into_node()
}

/// What belongs here, and a way to begin.
fn nothing_yet() -> Element {
    let workspace = Workspace::expect();
    el("div")
        .class("empty")
        .child(el("h2").child(t(words::EMPTY)))
        .child(el("p").child(t(words::EMPTY_TEXT)))
        .child(interview::invitation())
        .child(button("tool").on_click(move || keys::add_goal(workspace, None)).child(t(words::FIRST_GOAL)))
}

fn content() -> Element {
    let sources = Sources::new();
    print::print_alone();
    let table = Table::expect();
    let figures = move || {
        sources.figures.with(|all| all.iter().map(|shown| linked_figure(shown, table)).collect::<Vec<_>>())
    };
    let goals = move || {
        let route = Route::Program(None);
        sources.goals.with(|goals| goal_table(goals, Medium::Screen, route))
    };
    let load = move || {
        let route = Route::Matrix(MatrixKind::BodyYear, None);
        sources.load.with(|load| load_table(load, Medium::Screen, route))
    };
    let column = || el("div").class("overview-column");
    el("div")
        .class("overview")
        .child(el("ul").class("overview-figures").attr("aria-label", t(words::SIX_FIGURES)).child(figures))
        .child(
            el("div")
                .class("overview-columns")
                .child(column().child(goals))
                .child(column().child(list("due", sources.due, Route::Timeline(None))).child(list(
                    "late",
                    sources.late,
                    Route::Timeline(None),
                )))
                .child(
                    column()
                        .child(load)
                        .child(list("quiet", sources.quiet, Route::Program(None)))
                        .child(list("ongoing", sources.ongoing, Route::Program(None)))
                        .child(list("changes", sources.changes, Route::Share(SharePart::History))),
                ),
        )
}

/// A list as a section of its own; nothing where it has nothing to say.
fn list(name: &'static str, list: Memo<List>, leads: Route) -> Node {
    let shown = move || {
        list.with(|list| {
            let says = !list.lines.rows.is_empty() || !list.nothing.is_empty();
            says.then(|| list_section(list, name, Medium::Screen, leads))
        })
    };
    shown.into_node()
}

/// Where a figure comes from.
const fn source(origin: Origin) -> Route {
    match origin {
        Origin::Goals | Origin::Measures | Origin::Costs => Route::Program(None),
        Origin::Dwellings => Route::Basis(Section::Records(Kind::Need), None),
        Origin::Findings => Route::Checks(CheckPart::Findings),
        Origin::Time => Route::Timeline(None),
    }
}

/// A figure that leads to where it comes from. Amounts stand in a column of Program that is
/// shown when one goes there.
fn linked_figure(shown: &Figure, table: Table) -> Element {
    let origin = shown.origin;
    let door = table.workspace.door;
    let show_costs = move || {
        if origin == Origin::Costs {
            door.within(|| table.set_up(|view| view.show(Column::Cost, true)));
        }
        // The link goes with its view; the next one begins at its content.
        page::catch_focus_later("main".to_owned());
    };
    let link = el("a").class("overview-figure").attr("href", source(origin).hash()).on_click(show_costs);
    el("li").child(figure(shown, link))
}
