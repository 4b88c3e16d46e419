//! The clipboard: what the user copies, cuts and pastes by key or menu, and writing to it by
//! a button where the browser allows it.

use super::js;
use super::page::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, Event, EventTarget, HtmlInputElement, HtmlTextAreaElement};

/// Marks rows that were copied here, so that they come back whole.
const MARK: &str = "application/x-genomfor-rows";

/// What is put on the clipboard.
pub struct Content {
    pub text: String,
    pub html: String,
    /// Tells this copy from others.
    pub mark: String,
}

/// What happens at the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Copy,
    Cut,
    Paste,
}

/// An event of the clipboard.
pub struct Happening<'a> {
    pub act: Act,
    event: &'a ClipboardEvent,
}

impl Happening<'_> {
    /// Where it happened.
    pub fn target(&self) -> Option<EventTarget> {
        self.event.target()
    }

    /// Takes it over from the browser and puts the content on the clipboard.
    pub fn put(&self, content: &Content) {
        let Some(data) = self.event.clipboard_data() else { return };
        self.event.prevent_default();
        // Refused only when the event is over.
        let _ = data.set_data("text/plain", &content.text);
        let _ = data.set_data("text/html", &content.html);
        let _ = data.set_data(MARK, &content.mark);
    }

    /// The text that is pasted, and the mark of rows that were copied here.
    pub fn content(&self) -> (String, String) {
        let read = |kind: &str| {
            let data = self.event.clipboard_data();
            data.and_then(|data| data.get_data(kind).ok()).unwrap_or_default()
        };
        (read("text/plain"), read(MARK))
    }

    /// Takes it over from the browser.
    pub fn take(&self) {
        self.event.prevent_default();
    }
}

/// The name of an event and what hears of it.
type Listener = (&'static str, Closure<dyn FnMut(Event)>);

/// Listens until it is dropped.
pub struct Listening(Vec<Listener>);

/// Hears of everything that happens at the clipboard on this page.
pub fn listen(hear: impl Fn(&Happening<'_>) + Clone + 'static) -> Listening {
    let acts = [("copy", Act::Copy), ("cut", Act::Cut), ("paste", Act::Paste)];
    let listeners = acts.into_iter().map(|(name, act)| {
        let hear = hear.clone();
        let listener: Closure<dyn FnMut(Event)> = Closure::new(move |event: Event| {
            hear(&Happening { act, event: event.unchecked_ref() });
        });
        let _ = window().add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        (name, listener)
    });
    Listening(listeners.collect())
}

impl Drop for Listening {
    fn drop(&mut self) {
        for (name, listener) in &self.0 {
            let function = listener.as_ref().unchecked_ref();
            let _ = window().remove_event_listener_with_callback(name, function);
        }
    }
}

/// The part of a text field that is selected; nothing when it is no text field.
pub fn selected_text(target: &EventTarget) -> Option<usize> {
    let length = |start: Option<u32>, end: Option<u32>| {
        let (start, end) = (start.unwrap_or(0), end.unwrap_or(0));
        usize::try_from(end.saturating_sub(start)).unwrap_or(0)
    };
    if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        return Some(length(area.selection_start().ok().flatten(), area.selection_end().ok().flatten()));
    }
    let input = target.dyn_ref::<HtmlInputElement>()?;
    // A box that is ticked holds no text.
    (input.type_() != "checkbox")
        .then(|| length(input.selection_start().ok().flatten(), input.selection_end().ok().flatten()))
}

/// Puts a text on the clipboard at the press of a button; says whether that was allowed.
pub async fn write(text: &str) -> bool {
    let Some(clipboard) = js::property(&window().navigator(), "clipboard") else { return false };
    js::call_async(&clipboard, "writeText", &JsValue::from_str(text)).await.is_ok()
}
