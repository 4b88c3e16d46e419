//! A button with a small panel under it, which closes on Escape, when the focus goes elsewhere
//! and when one points elsewhere.

use crate::ui::dom::{Element, ElementRef, IntoNode, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::t;
use crate::ui::widget::icon::{CHEVRON, icon};
use genomfor::model::words::Words;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What the button is called and how the panel is found by tests.
pub struct Popover {
    pub name: Words,
    /// Stands behind the name, such as what is chosen.
    pub state: Option<Signal<String>>,
    pub test: &'static str,
    /// The panel grows to the left of the button's right edge.
    pub to_the_left: bool,
    /// Is set to false from within to close it.
    pub open: RwSignal<bool>,
}

/// The button with its panel.
pub fn popover<N: IntoNode<M>, M: 'static>(popover: Popover, content: impl Fn() -> N + 'static) -> Element {
    let Popover { name, state, test, to_the_left, open } = popover;
    let around = ElementRef::new();
    let opener = ElementRef::new();
    let close = move || {
        open.set(false);
        if let Some(button) = opener.get_untracked::<web_sys::HtmlElement>() {
            let _ = button.focus();
        }
    };
    let elsewhere = window_event_listener(leptos::ev::pointerdown, move |event| {
        let around = around.get_untracked::<web_sys::Element>();
        if open.try_get_untracked() == Some(true)
            && around.is_some_and(|around| !page::contains(&around, event.target()))
        {
            open.set(false);
        }
    });
    on_cleanup(move || elsewhere.remove());
    let class = if to_the_left { "popover is-left" } else { "popover" };
    el("div")
        .class(class)
        .refer(around)
        .on("focusout", move |event| {
            let to = event.unchecked_ref::<web_sys::FocusEvent>().related_target();
            // Where it goes to nothing, an element inside has only been moved.
            let away = to.is_some()
                && around.get_untracked::<web_sys::Element>().is_some_and(|a| !page::contains(&a, to));
            if away {
                open.set(false);
            }
        })
        .on_key(move |event| {
            if event.key() == "Escape" && open.get_untracked() {
                event.stop_propagation();
                event.prevent_default();
                close();
            }
        })
        .child(
            button("tool")
                .refer(opener)
                .attr("aria-expanded", move || open.get().to_string())
                .attr("data-test", test)
                .on_click(move || open.update(|open| *open = !*open))
                .child(t(name))
                .child(state.map(|state| el("span").class("popover-state").child(move || state.get())))
                .child(icon(CHEVRON)),
        )
        .child(move || {
            open.get().then(|| {
                el("div")
                    .class("popover-panel")
                    .attr("role", "group")
                    .attr("tabindex", "-1")
                    .attr("aria-label", t(name))
                    .child(content())
            })
        })
}
