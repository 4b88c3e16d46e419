//! The marks of the cells as small drawings: each a shape of its own, so that no colour and no
//! background is needed, neither on screen nor on paper.

use crate::ui::dom::{Element, IntoNode, Node, el, svg};
use genomfor::analysis::matrix::cell::Role;
use genomfor::model::measure::{Priority, Status};
use genomfor::model::words::Lang;
use genomfor::present::matrix as words;
use genomfor::present::matrix::cell::{Face, Mark};

fn shape(class: &'static str, path: &'static str) -> Element {
    svg("svg")
        .class(class)
        .attr("viewBox", "0 0 10 10")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(svg("path").attr("d", path))
}

const SQUARE: &str = "M1 1h8v8H1z";
const DIAMOND: &str = "M5 .2L9.8 5 5 9.8.2 5z";
const RING: &str = "M5 1.2a3.8 3.8 0 1 0 0 7.6a3.8 3.8 0 1 0 0-7.6z";
const DASH: &str = "M1 5h8";
const ROUND: &str = "M3 1h4a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z";

/// The drawing of a mark; none where only the number counts.
pub fn drawing(mark: Mark) -> Node {
    match mark {
        Mark::Plain => Node::Nothing,
        Mark::Role(Role::Lead) => shape("mark is-full", SQUARE).into_node(),
        Mark::Role(Role::Assigned) => shape("mark is-full", DIAMOND).into_node(),
        Mark::Role(Role::Part) => shape("mark", RING).into_node(),
        Mark::Priority(priority) => prio(priority).into_node(),
        Mark::Status(Status::NotStarted) => shape("mark status-mark-none", RING).into_node(),
        Mark::Status(Status::OnPlan) => shape("mark is-full status-mark-plan", RING).into_node(),
        Mark::Status(Status::Deviates) => shape("mark is-full status-mark-deviates", DIAMOND).into_node(),
        Mark::Status(Status::Completed) => shape("mark is-full status-mark-done", ROUND).into_node(),
        Mark::Status(Status::Dropped) | Mark::Dropped => shape("mark", DASH).into_node(),
    }
}

fn prio(priority: Option<Priority>) -> Element {
    let class = match priority {
        Some(Priority::High) => "mark-prio is-high",
        Some(Priority::Medium) => "mark-prio is-medium",
        Some(Priority::Low) => "mark-prio is-low",
        None => "mark-prio is-none",
    };
    el("span").class(class).attr("aria-hidden", "true").child(priority.map_or("–", Priority::code))
}

/// The marks of a cell with their numbers, for the eye only.
pub fn marks(face: &Face, lang: Lang) -> Element {
    let one = |(mark, count): &(Mark, usize)| {
        el("span").class("mark-count").child(drawing(*mark)).child(count.to_string())
    };
    let too_many =
        face.is_overloaded.then(|| el("span").class("mark-too-many").child(words::TOO_MANY.in_lang(lang)));
    el("span")
        .class("marks")
        .attr("aria-hidden", "true")
        .child(face.marks.iter().map(one).collect::<Vec<_>>())
        .child(too_many)
}
