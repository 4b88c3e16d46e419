//! The page itself: window, title, attributes of the root, focus, storage permission.

use super::js;
use wasm_bindgen::closure::Closure;
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

/// Sets a text that style sheets can read by its name, or takes it away.
pub fn set_style_text(name: &str, text: Option<&str>) {
    let root = root().and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(style) = root.map(|root| root.style()) else { return };
    let _ = match text {
        Some(text) => style.set_property(name, &quoted(text)),
        None => style.remove_property(name).map(drop),
    };
}

/// A text as a style sheet writes it: whatever could mean something there is written as its
/// number.
fn quoted(text: &str) -> String {
    let letter = |letter: char| match letter {
        letter if letter.is_alphanumeric() || letter == ' ' => letter.to_string(),
        letter => format!("\\{:x} ", u32::from(letter)),
    };
    format!("\"{}\"", text.chars().map(letter).collect::<String>())
}

/// Opens the browser's dialog for printing.
pub fn print() {
    // Fails where printing is switched off by a policy; the browser then says so.
    let _ = window().print();
}

/// Whether the page is out of sight.
pub fn is_hidden() -> bool {
    window().document().is_some_and(|document| document.hidden())
}

/// The title of the page.
pub fn title() -> String {
    window().document().map(|document| document.title()).unwrap_or_default()
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

/// Scrolls the page to its top.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
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

/// How much larger everything is than at first, as the style sheet has it.
pub fn scale() -> f64 {
    let root = window().document().and_then(|document| document.document_element());
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let scale = style.and_then(|style| style.get_property_value("--scale").ok());
    scale.and_then(|scale| scale.trim().parse().ok()).filter(|scale| *scale > 0.0).unwrap_or(1.0)
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

/// Moves the focus to a field of a form by its id, or to the first control where several make up
/// the field, unfolding what hides it. Waits a while for a form that is still to come.
pub fn focus_field_later(id: String) {
    leptos::task::spawn_local(async move {
        for _ in 0..FRAMES_FOR_A_FORM {
            leptos::task::tick().await;
            if focus_field(&id) {
                return;
            }
            painted().await;
        }
    });
}

/// A form is waited for as long as so many frames take.
const FRAMES_FOR_A_FORM: usize = 60;

fn focus_field(id: &str) -> bool {
    let group = || by_id::<web_sys::HtmlElement>(&format!("{id}-label"))?.parent_element();
    let Some(field) = by_id::<web_sys::Element>(id).or_else(group) else { return false };
    while let Ok(Some(folded)) = field.closest("details:not([open])") {
        let _ = folded.set_attribute("open", "");
    }
    let is_control = field.matches("input, select, textarea, button, a, [tabindex]").unwrap_or(false);
    let control = if is_control { None } else { field.query_selector(IN_CELL).ok().flatten() };
    let control = control.unwrap_or(field);
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    control.scroll_into_view_with_scroll_into_view_options(&options);
    control.dyn_into::<web_sys::HtmlElement>().is_ok_and(|control| control.focus().is_ok())
}

/// Moves the focus to the first element that a selector finds, once it has been drawn.
pub fn focus_selector_later(selector: String) {
    when_drawn(move || {
        let found = window().document().and_then(|d| d.query_selector(&selector).ok().flatten());
        found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()).is_some_and(|e| e.focus().is_ok())
    });
}

/// Puts a text into the field that a selector finds, once it has been drawn, as if typed.
pub fn type_later(selector: &'static str, text: String) {
    leptos::prelude::request_animation_frame(move || {
        let found = window().document().and_then(|d| d.query_selector(selector).ok().flatten());
        let Some(element) = found else { return };
        if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
            input.set_value(&text);
        } else if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            area.set_value(&text);
        }
        if let Ok(event) = web_sys::Event::new("input") {
            let _ = element.dispatch_event(&event);
        }
        if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
            let _ = element.focus();
        }
        // The cursor stands behind what was typed.
        let end = u32::try_from(text.encode_utf16().count()).unwrap_or(0);
        if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
            let _ = input.set_selection_range(end, end);
        } else if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            let _ = area.set_selection_range(end, end);
        }
    });
}

/// The id of the element after the one with an id, among those of a class; of the one before it
/// where there is none after it.
pub fn id_beside(id: &str, class: &str) -> Option<String> {
    let all = window().document()?.get_elements_by_class_name(class);
    let of = |place: u32| Some(all.item(place)?.id());
    let place: u32 = (0..all.length()).find(|place| of(*place).as_deref() == Some(id))?;
    of(place + 1).or_else(|| of(place.checked_sub(1)?))
}

/// Whether the foldable element that an event is about is open.
pub fn is_open(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| element.has_attribute("open"))
}

/// Moves the focus to a text by its id, with the cursor at its end, once it has been drawn.
pub fn focus_end_later(id: String) {
    when_drawn(move || by_id::<web_sys::HtmlElement>(&id).as_ref().map(focus_end).is_some());
}

/// Gives the focus to an element by its id, else to the main part of the page, if the one
/// that had it has left the page.
pub fn catch_focus_later(id: String) {
    catch_focus(move || by_id(&id));
}

/// The same with the first element that a selector finds.
pub fn catch_focus_selector_later(selector: String) {
    catch_focus(move || window().document()?.query_selector(&selector).ok()??.dyn_into().ok());
}

fn catch_focus(find: impl Fn() -> Option<web_sys::HtmlElement> + 'static) {
    when_drawn(move || {
        let Some(document) = window().document() else { return true };
        if document.active_element().is_none_or(|active| active.tag_name() == "BODY")
            && let Some(element) = find().or_else(|| by_id("main"))
        {
            let _ = element.focus();
        }
        true
    });
}

/// Whether the focus is on or in an element that a selector finds.
pub fn has_focus(selector: &str) -> bool {
    let active = window().document().and_then(|document| document.active_element());
    active.is_some_and(|active| is_within(&active, selector))
}

fn focus_end(element: &web_sys::HtmlElement) {
    let _ = element.focus();
    if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        let end = area.text_length();
        let _ = area.set_selection_range(end, end);
    } else if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
        // A field whose kind has no cursor keeps its own.
        let _ = input.set_selection_range(end, end);
    }
}

/// What can have the focus in a cell of a table.
const IN_CELL: &str = "input, textarea, button";

fn focus_first_in(cell: &web_sys::Element) -> bool {
    let Ok(Some(found)) = cell.query_selector(IN_CELL) else { return false };
    if let Some(area) = found.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        focus_end(area);
    } else if let Some(element) = found.dyn_ref::<web_sys::HtmlElement>() {
        let _ = element.focus();
    }
    true
}

/// Moves the focus along the cells of a table row; says whether there was one to go to.
pub fn focus_in_row(from: &web_sys::HtmlElement, step: isize) -> bool {
    let Ok(Some(cell)) = from.closest("td, th") else { return false };
    let Some(row) = cell.parent_element() else { return false };
    let cells = row.children();
    let all: Vec<web_sys::Element> = (0..cells.length()).filter_map(|place| cells.item(place)).collect();
    let Some(here) = all.iter().position(|known| *known == cell) else { return false };
    match step {
        isize::MIN => all.iter().any(focus_first_in),
        isize::MAX => all.iter().rev().any(focus_first_in),
        step if step < 0 => all.iter().take(here).rev().any(focus_first_in),
        _ => all.iter().skip(here + 1).any(focus_first_in),
    }
}

/// Moves the focus to the same column of the next or previous row that has it.
pub fn focus_in_column(from: &web_sys::HtmlElement, step: i32) -> bool {
    let Ok(Some(cell)) = from.closest("td, th") else { return false };
    let Some(name) = cell.get_attribute("data-column") else { return false };
    let selector = format!(":scope > [data-column='{name}']");
    let mut row = cell.parent_element();
    loop {
        row =
            row.and_then(
                |row| if step < 0 { row.previous_element_sibling() } else { row.next_element_sibling() },
            );
        let Some(here) = &row else { return false };
        if let Ok(Some(cell)) = here.query_selector(&selector)
            && focus_first_in(&cell)
        {
            return true;
        }
    }
}

/// From a text to the first control of its row.
pub fn focus_handle(from: &web_sys::HtmlElement) -> bool {
    focus_in_row(from, isize::MIN)
}

/// Whether all of a text is selected; an empty one is.
pub fn is_all_selected(area: &web_sys::HtmlTextAreaElement) -> bool {
    let at = |place: Result<Option<u32>, JsValue>| place.ok().flatten();
    at(area.selection_start()) == Some(0) && at(area.selection_end()) == Some(area.text_length())
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

/// Whether what an event is about lies in an element.
pub fn contains(element: &web_sys::Element, target: Option<web_sys::EventTarget>) -> bool {
    target
        .and_then(|target| target.dyn_into::<web_sys::Node>().ok())
        .is_some_and(|node| element.contains(Some(&node)))
}

/// Whether an element lies in one that a selector finds.
pub fn is_within(element: &web_sys::Element, selector: &str) -> bool {
    element.closest(selector).is_ok_and(|found| found.is_some())
}

/// Whether text of the page, outside of fields, is selected.
pub fn has_selection() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed() && selection.type_() == "Range")
}

/// Which part of an element is seen, in pixels from its upper edge: what its nearest scrolling
/// ancestor and the window leave of it.
pub fn seen_part(element: &web_sys::HtmlElement) -> Option<(f64, f64)> {
    let own = element.get_bounding_client_rect();
    let height = window().inner_height().ok()?.as_f64()?;
    let around = element.closest("[data-scrolls]").ok().flatten();
    let (top, bottom) = around.map_or((0.0, height), |around| {
        let around = around.get_bounding_client_rect();
        (around.top().max(0.0), around.bottom().min(height))
    });
    Some((top - own.top(), bottom - own.top()))
}

/// Which of the rows of a table is the first that is seen, gaps left out.
pub fn first_seen_row(body: &web_sys::HtmlElement) -> Option<usize> {
    let around = body.closest("[data-scrolls]").ok().flatten();
    let edge = around.map_or(0.0, |around| around.get_bounding_client_rect().top().max(0.0));
    let rows = body.children();
    let seen = |row: &web_sys::Element| {
        !row.class_list().contains("row-gap") && row.get_bounding_client_rect().bottom() > edge
    };
    (0..rows.length())
        .find(|place| rows.item(*place).as_ref().is_some_and(seen))
        .and_then(|place| usize::try_from(place).ok())
}

/// Does something that may change heights above what is seen, and scrolls so that the first
/// seen row of a table stays where it is.
pub fn keep_in_place(body: &web_sys::HtmlElement, act: impl FnOnce()) {
    let around = body.closest("[data-scrolls]").ok().flatten();
    let top = |row: &web_sys::Element| row.get_bounding_client_rect().top();
    let first = first_seen_row(body);
    let first = first.and_then(|place| body.children().item(u32::try_from(place).ok()?));
    let before = first.as_ref().map(top);
    act();
    let (Some(first), Some(before)) = (first, before) else { return };
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        let shift = top(&first) - before;
        if !first.is_connected() || shift.abs() < 0.5 {
            return;
        }
        match around.filter(|around| around.scroll_height() > around.client_height()) {
            Some(around) => around.set_scroll_top(around.scroll_top() + rounded(shift)),
            None => window().scroll_by_with_x_and_y(0.0, shift),
        }
    });
}

#[allow(clippy::cast_possible_truncation, reason = "a page is some thousand pixels high")]
fn rounded(pixels: f64) -> i32 {
    pixels.round() as i32
}

/// Hears of what changes what is seen, as long as the result lives.
pub fn on_scroll_or_resize(act: impl Fn() + 'static) -> Listening {
    let listener: Closure<dyn FnMut()> = Closure::new(act);
    let function: &js_sys::Function = listener.as_ref().unchecked_ref();
    // Scrolling does not bubble, but it can be caught on its way down.
    let _ = window().add_event_listener_with_callback_and_bool("scroll", function, true);
    let _ = window().add_event_listener_with_callback_and_bool("resize", function, true);
    Listening(listener)
}

/// Listens until it is dropped.
pub struct Listening(Closure<dyn FnMut()>);

impl Drop for Listening {
    fn drop(&mut self) {
        let function: &js_sys::Function = self.0.as_ref().unchecked_ref();
        for event in ["scroll", "resize"] {
            let _ = window().remove_event_listener_with_callback_and_bool(event, function, true);
        }
    }
}

/// Does something with the next frame.
pub fn next_frame(act: impl FnOnce() + 'static) {
    leptos::prelude::request_animation_frame(act);
}

/// Waits until what has changed is painted.
pub async fn painted() {
    // A hidden page draws no frames; then a moment is enough.
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 100);
        next_frame(move || {
            // After the frame there is time for other work.
            let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 0);
        });
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
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

/// The element that is uppermost at a place of the window.
pub fn element_at(x: i32, y: i32) -> Option<web_sys::Element> {
    #[allow(clippy::cast_precision_loss, reason = "a window is some thousand pixels wide")]
    let (x, y) = (x as f32, y as f32);
    window().document()?.element_from_point(x, y)
}
