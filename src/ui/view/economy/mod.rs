//! Ekonomi: what it costs, who pays, when.

mod accounts;
mod assumptions;
mod budget;
mod ledger;
mod scenarios;
mod state;
mod workbook;

use crate::ui::dom::{Element, IntoNode, Node, el};
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, EconomyPart, Route};
use crate::ui::view::panel::panel;
use crate::ui::view::print_head::print_head;
use crate::ui::view::tabs::tabs;
use crate::ui::workspace::Workspace;
use genomfor::model::program::AnyRecord;
use genomfor::model::words::Words;
use genomfor::present::economy as words;
use leptos::prelude::*;
use state::Desk;

const fn name(part: EconomyPart) -> Words {
    match part {
        EconomyPart::Accounts => words::ACCOUNTS,
        EconomyPart::Budget => words::BUDGET,
        EconomyPart::Assumptions => words::ASSUMPTIONS,
        EconomyPart::Scenarios => words::SCENARIOS,
    }
}

/// The view.
pub fn economy_view() -> Node {
    let (workspace, address) = (Workspace::expect(), Address::expect());
    let part = Memo::new(move |_| match address.get() {
        Route::Economy(part, _) => part,
        _ => EconomyPart::Accounts,
    });
    let chosen = Memo::new(move |_| match address.get() {
        Route::Economy(_, record) => record,
        _ => None,
    });
    let desk = Desk::new(workspace, part);
    let content = move || {
        desk.said.set(None);
        match part.get() {
            EconomyPart::Accounts => accounts::accounts_part(desk),
            EconomyPart::Budget => budget::budget_part(desk),
            EconomyPart::Assumptions => assumptions::assumptions_part(desk),
            EconomyPart::Scenarios => scenarios::scenarios_part(desk),
        }
    };
    let list = Signal::derive(move || {
        let kind = chosen.get().map(|record| record.kind);
        let records = kind.map(|kind| workspace.program().with(|program| program.records(kind)));
        records.unwrap_or_default().iter().map(AnyRecord::reference).collect::<Vec<_>>()
    });
    el("div")
        .class("work")
        .child(
            el("section")
                .class("work-list")
                .attr("aria-labelledby", "view-heading")
                .child(head(desk))
                .child(tabs(words::ECONOMY, &EconomyPart::ALL, part, name, |part| Route::Economy(part, None)))
                .child(
                    el("div")
                        .class("economy")
                        .attr("data-scrolls", "")
                        .child(print_head(Signal::derive(move || name(part.get()))))
                        .child(
                            el("p")
                                .class("economy-said")
                                .attr("role", "status")
                                .child(move || desk.said.get().map(|said| said.in_lang(lang()))),
                        )
                        .child(el("div").refer(desk.room()).child(content)),
                ),
        )
        .child(move || {
            let close = address.get_untracked().without_record();
            chosen.get().map(|target| panel(target, list, close))
        })
        .into_node()
}

fn head(desk: Desk) -> Element {
    let choices = move || match desk.part.get() {
        EconomyPart::Accounts => accounts::weighing(desk).into_node(),
        EconomyPart::Budget => budget::choices(desk),
        EconomyPart::Assumptions => assumptions::new_assumption(desk),
        EconomyPart::Scenarios => scenarios::new_scenario(desk),
    };
    el("div").class("bar").child(
        el("div")
            .class("bar-row")
            .child(el("h1").id("view-heading").child(t(words::ECONOMY)))
            .child(choices)
            .child(workbook::save_workbook(desk)),
    )
}
