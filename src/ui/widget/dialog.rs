//! A dialog of the browser's own: it traps the focus, closes on Escape and gives the focus
//! back to where it was.

use crate::ui::dom::{Element, ElementRef, IntoNode, el};
use crate::ui::platform::page;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Shows its content as long as `open` says so.
pub fn dialog<N: IntoNode<M>, M: 'static>(
    // An id for the heading.
    id: &'static str,
    heading: Signal<String>,
    open: Signal<bool>,
    // The user wants it closed.
    on_close: Callback<()>,
    content: impl Fn() -> N + 'static,
) -> Element {
    let dialog = ElementRef::new();
    let came_from = StoredValue::new_local(None::<web_sys::HtmlElement>);
    Effect::new(move |_| {
        let Some(element) = dialog.get::<web_sys::HtmlDialogElement>() else { return };
        if open.get() && !element.open() {
            let active = page::window().document().and_then(|d| d.active_element());
            came_from.set_value(active.and_then(|a| a.dyn_into().ok()));
            // Fails only when it is open already.
            let _ = element.show_modal();
        } else if !open.get() && element.open() {
            element.close();
            match came_from.get_value().filter(|element| element.is_connected()) {
                Some(element) => drop(element.focus()),
                // It was opened from a menu that has closed since.
                None => page::catch_focus_later("main".to_owned()),
            }
        }
    });
    el("dialog")
        .refer(dialog)
        .class("dialog")
        .attr("aria-labelledby", id)
        .on("cancel", move |event| {
            event.prevent_default();
            on_close.run(());
        })
        .child(el("h2").id(id).class("dialog-heading").child(move || heading.get()))
        .child(move || open.get().then(&content))
}
