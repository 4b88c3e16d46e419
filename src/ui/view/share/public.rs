//! The public copy: what is taken out of it, what somebody ought to look at first, and the
//! button that saves it.

use super::outgoing::{Outgoing, saved_line};
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::ids;
use crate::ui::preferences::{lang, t};
use crate::ui::workspace::Workspace;
use genomfor::exchange::public::{PublicCopy, public_copy_of, public_document};
use genomfor::model::words::Words;
use genomfor::present::public::{self as words, Group};
use leptos::prelude::*;

/// The section of the view.
pub fn public_section() -> Node {
    let workspace = Workspace::expect();
    let copy = Memo::new(move |_| workspace.with_document(|document| document.map(public_copy_of)));
    let outgoing = Outgoing::new();
    let save = move || {
        workspace.flush_draft();
        copy.with_untracked(|copy| {
            if let Some(copy) = copy {
                let document = public_document(ids::fresh(), copy);
                outgoing.send(&document, t(words::FILE_WORD)());
            }
        });
    };
    let groups = move |of: fn(&PublicCopy, &genomfor::model::program::Program, _) -> Vec<Group>| {
        move || {
            let program = workspace.program();
            copy.with(|copy| {
                copy.as_ref()
                    .map(|copy| program.with(|program| of(copy, program, lang())))
                    .unwrap_or_default()
            })
        }
    };
    let taken_out = preview(words::TAKEN_OUT, None, words::NOTHING_TAKEN_OUT, groups(words::removal_groups));
    let look_at =
        preview(words::LOOK_AT, Some(words::LOOK_AT_TEXT), words::NOTHING_TO_LOOK_AT, groups(words::points));
    el("section")
        .class("outgoing")
        .attr("aria-labelledby", "public-heading")
        .attr("data-test", "Public copy")
        .child(el("h2").id("public-heading").class("section-heading").child(t(words::HEADING)))
        .child(el("p").child(t(words::TEXT)))
        .child(look_at)
        .child(taken_out)
        .child(
            el("div")
                .class("outgoing-buttons")
                .child(
                    button("tool primary")
                        .attr("data-test", "Save public copy")
                        .on_click(move || untrack(save))
                        .child(t(words::SAVE)),
                )
                .child(saved_line(outgoing)),
        )
        .into_node()
}

/// Groups of sentences that can be unfolded, under a heading with how many there are.
fn preview(
    heading: Words,
    text: Option<Words>,
    nothing: Words,
    groups: impl Fn() -> Vec<Group> + Copy + 'static,
) -> Element {
    let body = move || {
        let groups = groups();
        if groups.is_empty() {
            return el("p").class("field-note").child(t(nothing)).into_node();
        }
        (
            text.map(|text| el("p").class("field-note").child(t(text))),
            groups.into_iter().map(unfolding).collect::<Vec<_>>(),
        )
            .into_node()
    };
    let count = move || {
        let lines: usize = groups().iter().map(|group| group.lines.len()).sum();
        (lines > 0).then(|| el("span").class("outgoing-count").child(lines))
    };
    el("div").class("outgoing-preview").child(el("h3").child(t(heading)).child(" ").child(count)).child(body)
}

fn unfolding(group: Group) -> Element {
    let Group { title, explanation, lines } = group;
    let count = lines.len();
    el("details")
        .class("outgoing-group")
        .child(el("summary").child(title).child(" ").child(el("span").class("outgoing-count").child(count)))
        .child(el("p").class("field-note").child(explanation))
        .child(el("ul").child(lines.into_iter().map(|line| el("li").child(line)).collect::<Vec<_>>()))
}
