//! Small line drawings. Always beside words or a label, so hidden from screen readers.

use crate::ui::dom::{Element, svg};

pub const START: &str = "M2 8l6-5 6 5M4 7v7h8V7";
pub const BASIS: &str = "M2 4l6-2 6 2-6 2zM2 8l6 2 6-2M2 12l6 2 6-2";
pub const PROGRAM: &str = "M2 3h12M5 7h9M5 11h9M2 7h.5M2 11h.5";
pub const OVERVIEW: &str = "M2 3h5v5H2zM9 3h5v3H9zM9 8h5v5H9zM2 10h5v3H2z";
pub const MATRIX: &str = "M2 3h12v10H2zM2 6.5h12M2 10h12M6 3v10M10 3v10";
pub const TIMELINE: &str = "M2 4h6M5 8h7M8 12h6M2 2v12";
pub const EXPANSION: &str = "M2 14V8h4v6M6 14V3h5v11M11 14V6h3v8M1 14h14M8 6h1M8 9h1";
pub const ECONOMY: &str =
    "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM10.5 5.5c-.5-1-4.5-1.2-4.5.8s4.5 1.2 4.5 3.4-4 1.9-4.7.6M8 3.6v8.8";
pub const CHECKS: &str = "M2 4l1.5 1.5L6 3M2 11l1.5 1.5L6 10M8 4.5h6M8 11.5h6";
pub const SHARE: &str = "M4 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 6a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM6 7l4-2M6 9l4 2";
pub const UNDO: &str = "M6 3L2.5 6.5 6 10M3 6.5h6a4 4 0 0 1 0 8H6";
pub const REDO: &str = "M10 3l3.5 3.5L10 10M13 6.5H7a4 4 0 0 0 0 8h3";
pub const UP: &str = "M8 13V3M4 7l4-4 4 4";
pub const DOWN: &str = "M8 3v10M4 9l4 4 4-4";
pub const CLOSE: &str = "M4 4l8 8M12 4l-8 8";
pub const PLUS: &str = "M8 3v10M3 8h10";
pub const BIN: &str = "M3 5h10M6 5V3h4v2M4.5 5l.5 9h6l.5-9";
pub const SETTINGS: &str = "M2 5h7M13 5h1M2 11h1M7 11h7M11 3v4M5 9v4";
pub const SEARCH: &str = "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM11 11l3 3";
pub const PRESENT: &str = "M2 3h12v8H2zM8 11v3M5 14h6";
pub const KEYS: &str = "M1.5 4h13v8h-13zM4 7h.5M7 7h.5M10 7h.5M12.5 7h.5M5 10h6";
pub const CHEVRON: &str = "M4 6l4 4 4-4";
pub const FOLDED: &str = "M6 4l4 4-4 4";
pub const LEFT: &str = "M10 3L5 8l5 5";
pub const SPEECH: &str = "M2 3h12v8H7l-3 3v-3H2z";
pub const RIGHT: &str = "M6 3l5 5-5 5";

/// A drawing by its path.
pub fn icon(path: &'static str) -> Element {
    svg("svg")
        .class("icon")
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(svg("path").attr("d", path))
}
