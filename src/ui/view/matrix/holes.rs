//! The holes in words, each with a way to mend it.

use super::state::State;
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::preferences::{lang, t};
use crate::ui::widget::icon::{PLUS, icon};
use genomfor::analysis::matrix::axis::Key;
use genomfor::present::matrix as words;
use genomfor::present::matrix::hole::sentence;
use genomfor::present::matrix::name::code;
use leptos::prelude::*;

/// The list; nothing where there are no holes.
pub fn holes(state: State) -> Node {
    let any = Memo::new(move |_| state.holes.with(|holes| !holes.is_empty()));
    (move || any.get().then(|| list(state))).into_node()
}

fn list(state: State) -> Element {
    let each = move || state.matrix.with(|matrix| matrix.holes.clone());
    el("section")
        .class("matrix-holes")
        .attr("aria-labelledby", "matrix-holes-heading")
        .child(el("h2").id("matrix-holes-heading").attr("tabindex", "-1").child(t(words::HOLES)))
        .child(el("ul").child(keyed(each, |key| code(*key), move |key| hole(state, key))))
}

fn hole(state: State, key: Key) -> Element {
    let said = Memo::new(move |_| {
        let program = state.workspace.program().get();
        let (index, kind) = (state.derived.index.get(), state.kind.get());
        sentence(&program, &index, kind, key, lang())
    });
    let label = move || format!("{}: {}", t(words::NEW_MEASURE)(), said.get());
    el("li").child(el("span").child(move || said.get())).child(
        button("tool")
            .attr("data-test", "Mend hole")
            .attr("aria-label", label)
            .on_click(move || state.start(&[key]))
            .child(icon(PLUS))
            .child(t(words::NEW_MEASURE)),
    )
}
