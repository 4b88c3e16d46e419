//! A dialog of the browser's own: it traps the focus, closes on Escape and gives the focus
//! back to where it was.

use crate::ui::platform::page;
use crate::ui::widget::live::live_view;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Shows its content as long as `open` says so.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// The user wants it closed.
    on_close: Callback<()>,
    /// Its heading.
    #[prop(into)]
    heading: Signal<String>,
    /// An id for the heading.
    id: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let came_from = StoredValue::new_local(None::<web_sys::HtmlElement>);
    Effect::new(move |_| {
        let Some(element) = dialog.get() else { return };
        if open.get() && !element.open() {
            let active = page::window().document().and_then(|d| d.active_element());
            came_from.set_value(active.and_then(|a| a.dyn_into().ok()));
            // Fails only when it is open already.
            let _ = element.show_modal();
        } else if !open.get() && element.open() {
            element.close();
            if let Some(element) = came_from.get_value() {
                let _ = element.focus();
            }
        }
    });
    let children = StoredValue::new(children);
    view! {
        <dialog
            node_ref=dialog
            class="dialog"
            aria-labelledby=id
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                on_close.run(());
            }
        >
            <h2 id=id class="dialog-heading">{live_view(move || heading.get())}</h2>
            {live_view(move || open.get().then(|| children.with_value(|children| children())))}
        </dialog>
    }
}
