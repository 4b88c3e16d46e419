//! Going back to an earlier state of the whole programme: what it takes back is told first; it is
//! one step that can be undone.

use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::preferences::{lang, t};
use crate::ui::view::share::report;
use crate::ui::widget::dialog::dialog;
use crate::ui::workspace::Workspace;
use genomfor::analysis::difference::{extent, of_changes};
use genomfor::edit::Edit;
use genomfor::edit::history::back_to;
use genomfor::model::program::Program;
use genomfor::present::difference::{Programs, record_lines};
use genomfor::present::{catalogue, share::words};
use leptos::prelude::*;

/// A state to go back to.
#[derive(Clone)]
pub struct Wanted {
    /// The programme as it was.
    pub program: Program,
    /// How that state is called within a sentence.
    pub name: String,
    /// So many steps were made since, where it is known.
    pub steps: Option<usize>,
}

/// So many of the records concerned are named.
const NAMED: usize = 12;

/// Asks, and goes back.
pub fn go_back_dialog(id: &'static str, wanted: RwSignal<Option<Wanted>>) -> Element {
    let workspace = Workspace::expect();
    let open = Signal::derive(move || wanted.with(Option::is_some));
    let close = Callback::new(move |()| wanted.set(None));
    let heading = Signal::derive(move || t(words::GO_BACK_HEADING)().to_owned());
    let changes = move || {
        let program = workspace.program().get();
        wanted.with(|wanted| wanted.as_ref().map(|wanted| back_to(&program, &wanted.program)))
    };
    let go = move || {
        if let Some(changes) = untrack(changes) {
            wanted.set(None);
            workspace.dispatch(Edit::Adopt(changes));
        }
    };
    let outlook = move || {
        let lang = lang();
        let changes = changes()?;
        let Wanted { program, name, steps } = wanted.get()?;
        let differences = of_changes(changes.changes().iter());
        if differences.is_empty() {
            return Some(el("p").child(t(words::GO_BACK_NOTHING)));
        }
        let now = workspace.program().get();
        let programs = Programs::of(&[&program, &now]);
        let told = differences.iter().take(NAMED).filter_map(|difference| {
            let record = record_lines(&programs, difference, lang)?;
            Some(el("li").child(report::record_name(&record, false)))
        });
        let rest = differences.len().saturating_sub(NAMED);
        let rest = (rest > 0).then(|| el("li").child(words::and_more(rest, lang)));
        Some(
            el("div")
                .child(el("p").child(words::going_back(&name, steps, extent(&differences), lang)))
                .child(
                    el("ul")
                        .class("notice-list")
                        .attr("tabindex", "0")
                        .child(told.collect::<Vec<_>>())
                        .child(rest),
                )
                .child(el("p").class("field-note").child(t(words::GO_BACK_KEEPS))),
        )
    };
    let is_ready = move || changes().is_some_and(|changes| !changes.is_empty());
    dialog(id, heading, open, close, move || {
        let buttons = move || -> Node {
            let cancel = button("tool").on_click(move || close.run(())).child(t(catalogue::CANCEL));
            let go = is_ready().then(|| {
                button("tool primary").attr("data-test", "Go back").on_click(go).child(t(words::GO_BACK))
            });
            (cancel, go).into_node()
        };
        (outlook, el("div").class("dialog-buttons").child(buttons))
    })
}
