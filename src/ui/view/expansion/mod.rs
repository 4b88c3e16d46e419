//! Utbyggnad: how many homes, when, for whom.

mod bar;
mod clipboard;
mod forecasts;
mod keys;
mod kinds;
mod need;
mod paste;
mod plan;
mod print;
mod service;
mod state;

use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::route::{Address, ExpansionPart, Route};
use crate::ui::view::panel::panel;
use crate::ui::view::tabs::tabs;
use crate::ui::workspace::Workspace;
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::model::words::Words;
use genomfor::present::expansion as words;
use genomfor::present::expansion::grid::GridLine;
use leptos::prelude::*;
use paste::Paste;
use state::Plan;

const fn name(part: ExpansionPart) -> Words {
    match part {
        ExpansionPart::Plan => words::PLAN,
        ExpansionPart::Need => words::NEED,
        ExpansionPart::Services => words::SERVICES,
        ExpansionPart::Forecasts => words::FORECASTS,
    }
}

/// The view.
pub fn expansion_view() -> Node {
    let (workspace, address) = (Workspace::expect(), Address::expect());
    let plan = Plan::new(workspace);
    let paste = Paste::new(plan);
    // Dropped together with the view.
    StoredValue::new_local(crate::ui::platform::clipboard::listen(move |happening| {
        workspace.door.within(|| clipboard::on_clipboard(plan, happening));
    }));
    let part = Memo::new(move |_| match address.get() {
        Route::Expansion(part, _) => part,
        _ => ExpansionPart::Plan,
    });
    let chosen = Memo::new(move |_| match address.get() {
        Route::Expansion(_, record) => record,
        _ => None,
    });
    let list = Signal::derive(move || {
        let projects = |line: &GridLine| match line {
            GridLine::Project(id) => Some(RecordRef::new(Kind::Project, id.0)),
            GridLine::Kind(..) => None,
        };
        if chosen.get().is_some_and(|target| target.kind == Kind::Capacity) {
            let capacities = workspace.program().with(|program| program.records(Kind::Capacity));
            return capacities.iter().map(AnyRecord::reference).collect::<Vec<_>>();
        }
        plan.lines.with(|lines| lines.iter().filter_map(projects).collect::<Vec<_>>())
    });
    Effect::new(move |_| {
        if chosen.get().is_none()
            && let Some(spot) = plan.opened_at.try_update_value(Option::take).flatten()
        {
            keys::go(plan, spot, keys::Reach::Here);
        }
    });
    let content = move || match part.get() {
        ExpansionPart::Plan => {
            plan.problem.set(None);
            print::listen(plan);
            plan_part(plan, paste)
        }
        ExpansionPart::Need => need::need_part(),
        ExpansionPart::Services => service::service_part(),
        ExpansionPart::Forecasts => forecasts::forecasts_part(),
    };
    el("div")
        .class("work")
        .child(
            el("section")
                .class("work-list")
                .attr("aria-labelledby", "view-heading")
                .child(bar::head(plan, paste, part))
                .child(tabs(words::EXPANSION, &ExpansionPart::ALL, part, name, |part| {
                    Route::Expansion(part, None)
                }))
                .child(content),
        )
        .child(move || {
            let close = address.get_untracked().without_record();
            chosen.get().map(|target| panel(target, list, close))
        })
        .into_node()
}

fn plan_part(plan: Plan, paste: Paste) -> Node {
    let empty = Memo::new(move |_| plan.workspace.program().with(|program| program.projects.is_empty()));
    let content =
        move || if empty.get() { bar::empty(plan, paste).into_node() } else { plan::grid(plan).into_node() };
    let nothing_shown = Memo::new(move |_| !empty.get() && plan.lines.with(|lines| lines.is_empty()));
    let nothing = move || nothing_shown.get().then(|| bar::nothing_shown(plan));
    let problem = move || {
        plan.problem.get().map(|text| el("p").class("plan-problem").attr("role", "alert").child(text))
    };
    (problem, nothing, content, paste::paste_dialog(paste)).into_node()
}
