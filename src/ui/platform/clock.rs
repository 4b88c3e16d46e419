//! What time it is, here.

use genomfor::edit::document::Stamp;

/// Local time with offset: `2026-11-23T14:02:00+01:00`.
pub fn now() -> String {
    let date = js_sys::Date::new_0();
    // Minutes behind UTC, so the sign is turned.
    let offset = -date.get_timezone_offset();
    let local = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(date.get_time() + offset * 60_000.0));
    let text: String = local.to_iso_string().into();
    let sign = if offset < 0.0 { '-' } else { '+' };
    let minutes = offset.abs();
    let (hours, rest) = ((minutes / 60.0).floor(), minutes % 60.0);
    format!("{}{sign}{hours:02}:{rest:02}", text.get(..19).unwrap_or_default())
}

/// How long the page has been open.
pub fn since_start() -> std::time::Duration {
    let milliseconds = super::page::window().performance().map_or(0.0, |performance| performance.now());
    std::time::Duration::from_secs_f64((milliseconds / 1000.0).max(0.0))
}

/// The day part of now.
pub fn today() -> String {
    now().get(..10).unwrap_or_default().to_owned()
}

/// Now, by the given role.
pub fn stamp(by: String) -> Stamp {
    Stamp { at: now(), by }
}
