//! The panel beside a list: every field of the chosen record, what is to mend in it, and
//! what can be done with it.

use super::form::record_form;
use super::found::Found;
use super::remove::Removal;
use super::tied;
use crate::ui::dom::{Element, IntoNode, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, Route};
use crate::ui::widget::icon::{BIN, CLOSE, DOWN, LEFT, RIGHT, UP, icon};
use crate::ui::workspace::Workspace;
use genomfor::analysis::invariants::{self, Finding};
use genomfor::edit::Edit;
use genomfor::model::program::AnyRecord;
use genomfor::model::rank::Rank;
use genomfor::model::record::RecordRef;
use genomfor::model::words::Words;
use genomfor::present::{catalogue as words, label};
use leptos::prelude::*;
use std::sync::Arc;

/// The findings of the open programme, computed once for all who show them, as a context.
#[derive(Clone, Copy)]
pub struct Findings(pub Memo<Arc<Vec<Finding>>>);

impl Findings {
    pub fn provide(workspace: Workspace) {
        let known = StoredValue::new(invariants::Known::default());
        provide_context(Findings(Memo::new(move |_| {
            let program = workspace.program();
            program.with(|program| known.try_update_value(|known| known.update(program)).unwrap_or_default())
        })));
    }

    #[allow(clippy::expect_used, reason = "provided together with the workspace")]
    pub fn expect() -> Findings {
        use_context().expect("the findings are provided with the workspace")
    }
}

/// The panel for a record.
///
/// `list` holds the records of the list beside it, in its order, for going on and back;
/// `close_to` is where the panel is closed to.
pub fn panel(target: RecordRef, list: Signal<Vec<RecordRef>>, close_to: Route) -> Element {
    let workspace = Workspace::expect();
    let address = Address::expect();
    let removal = Removal::expect();
    let record = workspace.record(target);
    let exists = Memo::new(move |_| record.with(Option::is_some));
    let title = move || record.with(|r| r.as_ref().map(|r| label::title(r, lang())).unwrap_or_default());
    let kind_words = move || {
        let number = record.with(|r| r.as_ref().map(label::number).unwrap_or_default());
        let kind = label::capital(target.kind.words().in_lang(lang()));
        if number.is_empty() { kind } else { format!("{number} · {kind}") }
    };
    let neighbour = move |step: isize| {
        list.with_untracked(|list| {
            let place = list.iter().position(|r| *r == target)?;
            list.get(place.checked_add_signed(step)?).copied()
        })
    };
    let go = move |step: isize| {
        if let Some(next) = neighbour(step) {
            address.go(address.get_untracked().beside(next));
            page::reveal_later(format!("row-{next}"));
        }
    };
    let shift = move |down: bool| {
        if let Some(edit) = move_among(workspace, target, down) {
            workspace.dispatch(edit);
            page::reveal_later(format!("row-{target}"));
        }
    };
    let tool = |path: &'static str, name: Words, run: Callback<()>| {
        button("tool tool-icon")
            .attr("aria-label", t(name))
            .attr("title", t(name))
            .on_click(move || run.run(()))
            .child(icon(path))
    };
    let close = Callback::new(move |()| {
        address.go(close_to);
        page::catch_focus_later(format!("row-{target}"));
    });
    let found = Found::expect();
    el("aside").class("panel").attr("aria-labelledby", "panel-title").id("panel").child(move || {
        if !exists.get() {
            return el("p").class("panel-empty").child(t(words::PANEL_GONE)).into_node();
        }
        (
            el("div").class("panel-head").child(el("span").class("panel-kind").child(kind_words)).child(
                el("span")
                    .class("panel-tools")
                    .child(tool(LEFT, words::PREVIOUS, Callback::new(move |()| go(-1))))
                    .child(tool(RIGHT, words::NEXT, Callback::new(move |()| go(1))))
                    .child(tool(UP, words::MOVE_UP, Callback::new(move |()| shift(false))))
                    .child(tool(DOWN, words::MOVE_DOWN, Callback::new(move |()| shift(true))))
                    .child(tool(BIN, words::REMOVE, Callback::new(move |()| removal.ask(target))))
                    .child(tool(CLOSE, words::CLOSE, close)),
            ),
            el("h2").class("panel-title").id("panel-title").attr("tabindex", "-1").child(title),
            found.beside(target),
            tied::above(target),
            record_form(target),
            tied::below(target),
        )
            .into_node()
    })
}

/// The edit that moves a record one place among those that it stands between.
pub fn move_among(workspace: Workspace, target: RecordRef, down: bool) -> Option<Edit> {
    workspace.program().with_untracked(|program| {
        let mut list = program.records(target.kind);
        if let Some(AnyRecord::Measure(moved)) = program.get(target) {
            // A measure moves among those that serve the same goal.
            let goal = moved.goals.iter().next().copied();
            list.retain(|record| match record {
                AnyRecord::Measure(other) => goal.is_none_or(|goal| other.goals.contains(&goal)),
                _ => false,
            });
        }
        let place = list.iter().position(|record| record.reference() == target)?;
        let rank = |place: Option<usize>| place.and_then(|place| list.get(place)).map(AnyRecord::rank);
        let rank = if down {
            list.get(place + 1)?;
            Rank::between(rank(Some(place + 1)), rank(Some(place + 2)))
        } else {
            let above = place.checked_sub(1)?;
            Rank::between(rank(above.checked_sub(1)), rank(Some(above)))
        };
        Some(Edit::Move(target, rank))
    })
}
