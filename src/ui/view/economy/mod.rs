//! Ekonomi: what it costs, who pays, when.

use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::preferences::t;
use genomfor::present::economy as words;

/// The view.
pub fn economy_view() -> Node {
    el("div")
        .class("work")
        .child(
            el("section")
                .class("work-list")
                .attr("aria-labelledby", "view-heading")
                .child(el("div").class("bar").child(el("h1").id("view-heading").child(t(words::ECONOMY)))),
        )
        .into_node()
}
