//! What stands above a part of a view on paper: whose it is, what it is, when it was printed. On the
//! screen it is not seen. Knows no view.

use crate::ui::derived::Derived;
use crate::ui::dom::{Element, el};
use crate::ui::preferences::lang;
use crate::ui::workspace::Workspace;
use genomfor::model::words::Words;
use genomfor::present::paper::words;
use leptos::prelude::*;

/// The head of a part.
pub fn print_head(part: Signal<Words>) -> Element {
    let program = Workspace::expect().program();
    let today = Derived::expect().today;
    let text = move || {
        let (part, day, lang) = (part.get().in_lang(lang()), today.get(), lang());
        program.with(|program| words::part_head(&program.settings, part, day, lang))
    };
    el("p").class("print-head").child(text)
}
