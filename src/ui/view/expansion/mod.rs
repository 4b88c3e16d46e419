//! Utbyggnad: how many homes, when, for whom.

use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::preferences::t;
use genomfor::present::expansion as words;

/// The view.
pub fn expansion_view() -> Node {
    el("div")
        .class("work")
        .child(
            el("section")
                .class("work-list")
                .attr("aria-labelledby", "view-heading")
                .child(el("div").class("bar").child(el("h1").id("view-heading").child(t(words::EXPANSION)))),
        )
        .into_node()
}
