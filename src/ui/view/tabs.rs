//! The parts of a view as links above it. Knows no part.

use crate::ui::dom::{Element, el};
use crate::ui::preferences::t;
use crate::ui::route::Route;
use genomfor::model::words::Words;
use leptos::prelude::*;

/// Links to the parts of a view, the one that is shown marked.
pub fn tabs<T: Copy + PartialEq + Send + Sync + 'static>(
    view: Words,
    parts: &[T],
    now: Memo<T>,
    name: fn(T) -> Words,
    route: fn(T) -> Route,
) -> Element {
    let tab = |part: &T| {
        let part = *part;
        el("li").child(
            el("a")
                .attr("href", route(part).hash())
                .attr("aria-current", move || (now.get() == part).then_some("true"))
                .child(el("span").child(t(name(part)))),
        )
    };
    el("nav")
        .class("tabs part-tabs")
        .attr("aria-label", t(view))
        .child(el("ul").child(parts.iter().map(tab).collect::<Vec<_>>()))
}
