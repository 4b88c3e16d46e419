//! Printing the matrix: the choice of paper before it, and the page that stands in the document
//! only while the browser prints, so that the browser's own menu prints the same.

use super::paper::paper;
use super::state::State;
use crate::ui::dom::{self, Apart, Element, IntoNode, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{Preferences, t};
use crate::ui::view::program::print::FOOT;
use crate::ui::widget;
use genomfor::model::words::Words;
use genomfor::present::catalogue::CANCEL;
use genomfor::present::matrix as words;
use genomfor::present::matrix::paper::{MatrixPaper, PaperSize};
use genomfor::present::paper::words as paper_words;
use leptos::prelude::*;

/// The document while it is printed, with the title that the page had.
type Drawn = StoredValue<Option<(Apart, String)>, LocalStorage>;

/// Prints what is shown as long as the view is there.
pub fn listen(state: State) {
    let drawn: Drawn = StoredValue::new_local(None);
    let door = state.workspace.door;
    let before = window_event_listener_untyped("beforeprint", move |_| door.within(|| draw(state, drawn)));
    let after = window_event_listener_untyped("afterprint", move |_| take_away(drawn));
    let own = state.workspace.tools.own_print;
    let asking = state.asking;
    own.set(Some(Callback::new(move |()| asking.set(true))));
    on_cleanup(move || {
        before.remove();
        after.remove();
        own.set(None);
    });
}

fn draw(state: State, drawn: Drawn) {
    take_away(drawn);
    let lang = Preferences::expect().lang.get_untracked();
    let (kind, view) = (state.kind.get_untracked(), state.view.get_untracked());
    let today = state.derived.today.get_untracked();
    let program = state.workspace.program();
    let document = program.with_untracked(|program| MatrixPaper::of(program, kind, &view, today, lang));
    let texts = [document.foot.as_str(), paper_words::PAGE.in_lang(lang), paper_words::OF.in_lang(lang)];
    for (name, text) in FOOT.into_iter().zip(texts) {
        page::set_style_text(name, Some(text));
    }
    let title = page::title();
    // What a PDF is called.
    page::set_title(&document.name);
    drawn.set_value(dom::apart(|| paper(document, lang).into_node()).map(|paper| (paper, title)));
}

fn take_away(drawn: Drawn) {
    let Some((_, title)) = drawn.try_update_value(Option::take).flatten() else { return };
    page::set_title(&title);
    for name in FOOT {
        page::set_style_text(name, None);
    }
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
