//! Matris: where goals, bodies, tools and years meet.

use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::preferences::t;
use genomfor::present::matrix as words;

/// The view.
pub fn matrix_view() -> Node {
    el("div")
        .class("work")
        .child(
            el("section")
                .class("work-list")
                .attr("aria-labelledby", "view-heading")
                .child(el("div").class("bar").child(el("h1").id("view-heading").child(t(words::MATRIX)))),
        )
        .into_node()
}
