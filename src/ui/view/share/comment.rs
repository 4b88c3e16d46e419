//! Sending the programme for comment: to whom, what for, and the file.

use super::outgoing::{Outgoing, saved_line};
use crate::ui::dom::{IntoNode, Node, button, el};
use crate::ui::platform::clock;
use crate::ui::preferences::t;
use crate::ui::workspace::Workspace;
use genomfor::edit::lineage::{Purpose, Sent};
use genomfor::present::share::review as words;
use leptos::prelude::*;

/// The section of the view.
pub fn comment_section() -> Node {
    let workspace = Workspace::expect();
    let outgoing = Outgoing::new();
    let (to, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let send = move || {
        let sent = Sent {
            purpose: Purpose::Comment,
            mark: workspace.mark_now(),
            at: clock::now(),
            by: workspace.role(),
            to: to.get_untracked().trim().to_owned(),
            note: note.get_untracked(),
        };
        if let Some(document) = workspace.published() {
            let word = [words::COMMENT_FILE_WORD.in_lang(crate::ui::preferences::lang()), sent.to.as_str()];
            let word = word.join(" ");
            outgoing.send(&document.with_sent(Some(sent)), word.trim());
        }
    };
    let field =
        |id: &'static str, label, hint: Option<genomfor::model::words::Words>, value: RwSignal<String>| {
            el("div")
                .class("outgoing-field")
                .child(el("label").class("form-label").attr("for", id).child(t(label)))
                .child(
                    el("input")
                        .id(id)
                        .class("field")
                        .attr("type", "text")
                        .attr("autocomplete", "off")
                        .prop("value", move || value.get())
                        .on_text("input", move |text| value.set(text)),
                )
                .child(hint.map(|hint| el("p").class("field-note").child(t(hint))))
        };
    el("section")
        .class("outgoing")
        .attr("aria-labelledby", "comment-heading")
        .attr("data-test", "Comment")
        .child(el("h2").id("comment-heading").class("section-heading").child(t(words::COMMENT_HEADING)))
        .child(el("p").child(t(words::COMMENT_TEXT)))
        .child(field("comment-to", words::COMMENT_TO, Some(words::COMMENT_TO_HINT), to))
        .child(field("comment-note", words::COMMENT_NOTE, None, note))
        .child(
            el("div")
                .class("outgoing-buttons")
                .child(
                    button("tool primary")
                        .attr("data-test", "Save for comment")
                        .on_click(move || untrack(send))
                        .child(t(words::COMMENT_SAVE)),
                )
                .child(saved_line(outgoing)),
        )
        .into_node()
}
