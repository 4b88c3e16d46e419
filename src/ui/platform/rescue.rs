//! When the program cannot go on: the rescue page, which is plain script of its own
//! (`style/rescue.js`) and offers every programme that is kept here as a file.

use super::js;
use wasm_bindgen::JsValue;

const RESCUE: &str = "genomforRescue";

/// Sends panics to the rescue page.
pub fn on_panic() {
    std::panic::set_hook(Box::new(|info| {
        if let Some(window) = web_sys::window() {
            let _ = js::call(&window, RESCUE, &JsValue::from_str(&info.to_string()));
        }
    }));
}

/// Tells the rescue page that the program runs: what goes wrong from now on is no fault of
/// starting.
pub fn started() {
    if let Some(window) = web_sys::window() {
        let _ = js::call(&window, "genomforStarted", &JsValue::UNDEFINED);
    }
}
