//! Where files are saved to and received: the programme's own file, and those that come back.

use super::excel::excel_progress;
use super::proposals::Proposals;
use super::returns::{Done, Failed, Returns};
use super::table::refusal;
use crate::ui::commands::Command;
use crate::ui::dom::{Element, ElementRef, IntoNode, Node, button, el};
use crate::ui::platform::files;
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Route, SharePart};
use crate::ui::widget::icon::{CLOSE, icon};
use genomfor::present::catalogue;
use genomfor::present::share::review as words;
use genomfor::present::share::words as share;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Saving, and the place for files that came back.
pub fn receive() -> Node {
    let returns = Returns::expect();
    let failed = returns.failed;
    let list = move || {
        let files = failed.get();
        (!files.is_empty()).then(|| {
            el("div")
                .class("share-failed")
                .attr("role", "status")
                .attr("data-test", "Not taken")
                .child(el("h3").child(t(words::NOT_TAKEN)))
                .child(
                    el("ul").child(
                        files
                            .into_iter()
                            .enumerate()
                            .map(|(at, file)| refused(returns, at, file))
                            .collect::<Vec<_>>(),
                    ),
                )
        })
    };
    (
        el("section")
            .class("share-part")
            .attr("aria-labelledby", "save-heading")
            .child(el("h2").id("save-heading").class("section-heading").child(t(words::SAVE_HEADING)))
            .child(el("p").child(t(words::SAVE_TEXT)))
            .child(
                el("div").class("outgoing-buttons").child(
                    button("tool")
                        .on_click(move || Command::SaveToFile.run(returns.workspace))
                        .child(t(catalogue::SAVE_TO_FILE)),
                ),
            ),
        el("section")
            .class("share-part")
            .attr("aria-labelledby", "receive-heading")
            .child(
                el("h2")
                    .id("receive-heading")
                    .class("section-heading")
                    .attr("tabindex", "-1")
                    .child(t(words::RECEIVE_HEADING)),
            )
            .child(drop_zone(returns))
            .child(excel_progress(returns.excel))
            .child(list)
            .child(move || returns.done.get().map(|done| told(returns, &done))),
    )
        .into_node()
}

fn drop_zone(returns: Returns) -> Element {
    let input = ElementRef::new();
    let chosen = move |event: web_sys::Event| {
        let target = event.target();
        let Some(input) =
            target.and_then(|t| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlInputElement>(t).ok())
        else {
            return;
        };
        let list = files::listed(input.files());
        spawn_local(async move {
            let mut read = Vec::new();
            for file in list {
                read.push(files::read(file).await);
            }
            input.set_value("");
            returns.take(read).await;
        });
    };
    el("div")
        .class("share-drop")
        .child(el("p").child(t(words::RECEIVE_TEXT)))
        .child(
            el("input")
                .refer(input)
                .id("receive-files")
                .class("sr-only")
                .attr("type", "file")
                .attr("multiple", "")
                .attr("accept", ".json,.xlsx,.csv")
                .attr("aria-label", t(words::CHOOSE_FILES))
                .attr("tabindex", "-1")
                .on("change", chosen),
        )
        .child(
            button("tool primary")
                .attr("data-test", "Choose files")
                .on_click(move || {
                    if let Some(input) = input.get_untracked::<web_sys::HtmlElement>() {
                        input.click();
                    }
                })
                .child(t(words::CHOOSE_FILES)),
        )
        .child(
            el("p")
                .class("field-note")
                .attr("role", "status")
                .child(move || returns.busy.get().then(|| t(words::READING)())),
        )
}

fn refused(returns: Returns, at: usize, file: Failed) -> Element {
    let Failed { name, error } = file;
    let dismiss = move || {
        returns.failed.update(|list| {
            if at < list.len() {
                list.remove(at);
            }
        });
    };
    el("li").child(el("strong").child(name)).child(el("span").child(move || refusal(&error))).child(
        button("tool tool-icon")
            .attr("aria-label", t(words::DISMISS))
            .attr("title", t(words::DISMISS))
            .on_click(dismiss)
            .child(icon(CLOSE)),
    )
}

fn told(returns: Returns, done: &Done) -> Element {
    let Done { files, changed, proposed, step } = done.clone();
    let workspace = returns.workspace;
    let is_last = move || step.is_some() && workspace.mark() == step;
    let waiting = Proposals::expect();
    el("div")
        .class("share-done")
        .attr("role", "status")
        .attr("data-test", "Merged")
        .child(el("p").child(move || words::done(files, changed, proposed, lang())))
        .child(move || {
            is_last().then(|| {
                button("tool")
                    .on_click(move || {
                        returns.done.set(None);
                        workspace.undo();
                    })
                    .child(t(catalogue::UNDO))
            })
        })
        .child(move || {
            (waiting.open() > 0).then(|| {
                el("a")
                    .attr("href", Route::Share(SharePart::Proposals).hash())
                    .child(t(share::GO_TO_PROPOSALS))
            })
        })
}
