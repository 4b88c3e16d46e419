//! The page itself: window, title, attributes of the root, focus, storage permission.

use super::js;
use wasm_bindgen::{JsCast, JsValue};

/// The window. There always is one: this program runs in a page.
#[allow(clippy::expect_used, reason = "without a window nothing can run, and the rescue page takes over")]
pub fn window() -> web_sys::Window {
    web_sys::window().expect("a page has a window")
}

fn root() -> Option<web_sys::Element> {
    window().document()?.document_element()
}

/// Sets an attribute of the root element, such as `lang` or the colour scheme.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute(name, value);
    }
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    if let Some(document) = window().document() {
        document.set_title(title);
    }
}

/// Takes away what index.html shows until the program has started.
pub fn remove_start_text() {
    if let Some(element) = window().document().and_then(|d| d.get_element_by_id("app")) {
        element.remove();
    }
}

/// The hash of the address, without the mark.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Goes to a hash.
pub fn set_hash(hash: &str) {
    let _ = window().location().set_hash(hash);
}

/// The language that the browser asks for.
pub fn browser_language() -> String {
    window().navigator().language().unwrap_or_default()
}

/// Moves the focus to an element by its id, once it has been drawn.
pub fn focus_later(id: String) {
    leptos::prelude::request_animation_frame(move || {
        let element = window().document().and_then(|d| d.get_element_by_id(&id));
        if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
            if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
                input.select();
            } else if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
                area.select();
            }
        }
    });
}

/// Brings an element into view, once it has been drawn, without moving the focus.
pub fn reveal_later(id: String) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(element) = window().document().and_then(|d| d.get_element_by_id(&id)) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// How much room the browser gives and how much is used, in bytes.
pub async fn storage_estimate() -> Option<(f64, f64)> {
    let storage = js::property(&window().navigator(), "storage")?;
    let estimate = js::call_async(&storage, "estimate", &JsValue::UNDEFINED).await.ok()?;
    let number = |name| js::property(&estimate, name).and_then(|value| value.as_f64());
    Some((number("usage")?, number("quota")?))
}

/// Whether the browser has promised to keep what is stored.
pub async fn storage_is_persistent() -> bool {
    let Some(storage) = js::property(&window().navigator(), "storage") else { return false };
    js::call_async(&storage, "persisted", &JsValue::UNDEFINED).await.is_ok_and(|value| value.is_truthy())
}

/// Asks the browser to keep what is stored. Its answer may never come (Firefox waits for
/// the user), so nobody waits for it.
pub fn ask_for_persistent_storage() {
    if let Some(storage) = js::property(&window().navigator(), "storage") {
        let _ = js::call(&storage, "persist", &JsValue::UNDEFINED);
    }
}
