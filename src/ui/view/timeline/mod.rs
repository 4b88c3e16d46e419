//! Tidslinje: when measures are carried out.

use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::preferences::t;
use genomfor::present::timeline as words;

/// The view.
pub fn timeline_view() -> Node {
    el("div")
        .class("work")
        .child(
            el("section")
                .class("work-list")
                .attr("aria-labelledby", "view-heading")
                .child(el("div").class("bar").child(el("h1").id("view-heading").child(t(words::TIMELINE)))),
        )
        .into_node()
}
