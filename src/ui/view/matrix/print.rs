//! Printing the matrix: the choice of paper before it, and the page that stands in the document
//! only while the browser prints, so that the browser's own menu prints the same.

use super::paper::paper;
use super::state::State;
use crate::ui::dom::{Element, IntoNode, button, el};
use crate::ui::on_paper;
use crate::ui::platform::page;
use crate::ui::preferences::t;
use crate::ui::widget;
use genomfor::model::words::Words;
use genomfor::present::catalogue::CANCEL;
use genomfor::present::matrix as words;
use genomfor::present::matrix::paper::{MatrixPaper, PaperSize};
use genomfor::present::paper::words as paper_words;
use leptos::prelude::*;

/// Prints what is shown as long as the view is there.
pub fn listen(state: State) {
    on_paper::print_alone(state.workspace.door, move |lang| {
        let (kind, view, today) = (state.kind.get(), state.view.get(), state.derived.today.get());
        let program = state.workspace.program();
        let document = program.with(|program| MatrixPaper::of(program, kind, &view, today, lang));
        let (name, foot) = (document.name.clone(), Some(document.foot.clone()));
        Some(on_paper::Sheet { name, foot, draw: Box::new(move || paper(document, lang).into_node()) })
    });
    let own = state.workspace.tools.own_print;
    let asking = state.asking;
    own.set(Some(Callback::new(move |()| asking.set(true))));
    on_cleanup(move || own.set(None));
}

/// The choice of paper.
pub fn dialog(state: State) -> Element {
    let asking = state.asking;
    let close = Callback::new(move |()| asking.set(false));
    let heading = Signal::derive(move || t(words::PRINT)().to_owned());
    let choice = move |(size, name): (PaperSize, Words)| {
        el("label")
            .class("form-check")
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", "matrix-paper")
                    .prop("checked", move || state.view.with(|view| view.paper == size))
                    .on_tick(move |_| state.set_up(|view| view.paper = size)),
            )
            .child(el("span").child(t(name)))
    };
    widget::dialog::dialog("matrix-print-heading", heading, asking.into(), close, move || {
        let sizes = [(PaperSize::A3, words::A3), (PaperSize::A4, words::A4)];
        (
            el("p").child(t(words::PRINT_TEXT)),
            el("fieldset")
                .class("print-choices")
                .child(el("legend").class("form-label").child(t(words::PAPER)))
                .child(sizes.into_iter().map(choice).collect::<Vec<_>>()),
            el("div")
                .class("dialog-buttons")
                .child(button("tool").on_click(move || close.run(())).child(t(CANCEL)))
                .child(
                    button("tool primary")
                        .attr("data-test", "Go on")
                        .on_click(move || {
                            asking.set(false);
                            page::next_frame(page::print);
                        })
                        .child(t(paper_words::GO_ON)),
                ),
        )
    })
}
