//! A field of a dialog: label, control, hint. Knows no record.

use crate::ui::dom::{Element, el};
use crate::ui::preferences::t;
use genomfor::model::words::Words;
use leptos::prelude::*;

/// A line of text with its label, and a hint where there is one.
pub fn text(id: &'static str, name: Words, hint: Option<Words>, value: RwSignal<String>) -> Element {
    let note = format!("{id}-note");
    let described = hint.map(|_| note.clone());
    let input = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .class("field")
        .id(id)
        .attr("aria-describedby", move || described.clone())
        .prop("value", move || value.get())
        .on_text("input", move |text| value.set(text));
    labelled(id, name)
        .child(input)
        .child(hint.map(|hint| el("p").class("field-note").id(note).child(t(hint))))
}

/// A place for a control with its label above.
pub fn labelled(id: &'static str, name: Words) -> Element {
    el("div").class("form-wide").child(el("label").class("form-label").attr("for", id).child(t(name)))
}

/// Why something cannot be done yet.
pub fn problem(problem: RwSignal<Option<Words>>) -> impl Fn() -> Option<Element> {
    move || problem.get().map(|words| el("p").class("field-error").attr("role", "alert").child(t(words)))
}

/// A line that says what was just done.
pub fn status(said: RwSignal<Option<Words>>) -> Element {
    el("p").class("share-status").attr("role", "status").child(move || said.get().map(|words| t(words)()))
}
