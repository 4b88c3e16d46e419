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

/// Does something as soon as what has changed is on the page: before the next key is heard,
/// or, where that was too early, with the next frame.
fn when_drawn(act: impl Fn() -> bool + 'static) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        if !act() {
            leptos::prelude::request_animation_frame(move || {
                act();
            });
        }
    });
}

fn by_id<T: JsCast>(id: &str) -> Option<T> {
    window().document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to an element by its id, once it has been drawn.
pub fn focus_later(id: String) {
    when_drawn(move || {
        let Some(element) = by_id::<web_sys::HtmlElement>(&id) else { return false };
        let _ = element.focus();
        if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
            input.select();
        } else if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            area.select();
        }
        true
    });
}

/// Moves the focus to a text by its id, with the cursor at its end, once it has been drawn.
pub fn focus_end_later(id: String) {
    when_drawn(move || by_id(&id).as_ref().map(focus_end).is_some());
}

/// Gives the focus to an element by its id, else to the main part of the page, if the one
/// that had it has left the page.
pub fn catch_focus_later(id: String) {
    when_drawn(move || {
        let Some(document) = window().document() else { return true };
        if document.active_element().is_none_or(|active| active.tag_name() == "BODY") {
            let element = by_id::<web_sys::HtmlElement>(&id).or_else(|| by_id("main"));
            if let Some(element) = element {
                let _ = element.focus();
            }
        }
        true
    });
}

fn focus_end(area: &web_sys::HtmlTextAreaElement) {
    let _ = area.focus();
    let end = area.text_length();
    let _ = area.set_selection_range(end, end);
}

/// Moves the focus to the next or previous text of a class on the page; says whether there
/// is one.
pub fn focus_neighbour(from: &web_sys::HtmlTextAreaElement, class: &str, step: i32) -> bool {
    let Some(document) = window().document() else { return false };
    let all = document.get_elements_by_class_name(class);
    let own: &web_sys::Element = from;
    let here = (0..all.length()).find(|place| all.item(*place).as_ref() == Some(own));
    let next = here.and_then(|here| here.checked_add_signed(step)).and_then(|place| all.item(place));
    let Some(area) = next.and_then(|e| e.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) else {
        return false;
    };
    focus_end(&area);
    true
}

/// Whether an arrow up or down would leave the text: the cursor is at its start or end, or
/// all of it stands on one line.
pub fn cursor_is_on_edge(area: &web_sys::HtmlTextAreaElement, down: bool) -> bool {
    let cursor = area.selection_start().ok().flatten().unwrap_or(0);
    let edge = if down { area.text_length() } else { 0 };
    let style = window().get_computed_style(area).ok().flatten();
    let line = style.and_then(|style| style.get_property_value("line-height").ok());
    let line: f64 = line.and_then(|line| line.trim_end_matches("px").parse().ok()).unwrap_or(20.0);
    cursor == edge || f64::from(area.client_height()) < line * 2.0
}

/// Does something with the next frame.
pub fn next_frame(act: impl FnOnce() + 'static) {
    leptos::prelude::request_animation_frame(act);
}

/// Fills the screen with the page, or gives it back. Where the browser refuses, the page is
/// as large as its window.
pub fn set_full_screen(full: bool) {
    let Some(document) = window().document() else { return };
    if !full {
        document.exit_fullscreen();
    } else if let Some(root) = root() {
        let _ = root.request_fullscreen();
    }
}

/// Whether the page fills the screen.
pub fn is_full_screen() -> bool {
    window().document().is_some_and(|document| document.fullscreen_element().is_some())
}

/// Whether one types text there.
pub fn is_text_field(target: Option<web_sys::EventTarget>) -> bool {
    target
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
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
