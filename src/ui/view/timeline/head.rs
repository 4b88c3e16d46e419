//! What stands above the bars: the axis, the council terms, and the lanes with other days.

use super::state::{Chart, pixels};
use crate::ui::dom::{Element, el};
use crate::ui::preferences::{lang, t};
use genomfor::model::words::Words;
use genomfor::present::timeline as words;
use genomfor::present::timeline::lane::{self, Laid, Mark};
use genomfor::present::timeline::scale::{Tick, Zoom, axis, terms};
use genomfor::present::timeline::setup::Lanes;
use leptos::prelude::*;

/// A mark needs so many pixels at scale 1 before its words are written beside it.
const ROOM: i32 = 56;

/// The head. It stays where it is when the bars are scrolled.
pub fn head(chart: Chart) -> Element {
    let hidden = Memo::new(move |_| chart.setup.with(|setup| setup.lanes == Lanes::Hidden));
    let axis = Memo::new(move |_| chart.scale.get().map(|scale| axis(scale, lang())).unwrap_or_default());
    let upper = move || axis.with(|axis| axis.upper.iter().map(tick).collect::<Vec<_>>());
    let lower = move || axis.with(|axis| axis.lower.iter().map(tick).collect::<Vec<_>>());
    let is_low = Memo::new(move |_| axis.with(|axis| axis.lower.is_empty()));
    let today = move || {
        let scale = chart.scale.get()?;
        let x = scale.day(chart.derived.today.get());
        // Where years stand close together, the word would hide one.
        (scale.width >= Zoom::Year.width()).then(|| {
            el("span").class("tl-today-word").style("--tl-x", move || pixels(x)).child(t(words::TODAY))
        })
    };
    let of_terms = move || {
        let all = chart.scale.get().map(|scale| terms(scale, lang())).unwrap_or_default();
        all.iter().map(tick).collect::<Vec<_>>()
    };
    let lanes = move || {
        let (false, Some(scale)) = (hidden.get(), chart.scale.get()) else { return Vec::new() };
        let lanes = chart.workspace.program().with(|program| {
            chart.milestones.with(|milestones| lane::lanes(program, milestones, scale, lang()))
        });
        lanes.into_iter().map(of_lane).collect()
    };
    el("div")
        .class("tl-head")
        .refer(chart.head)
        .child(
            el("div")
                .class("tl-axis")
                .attr("aria-hidden", "true")
                .child(el("div").class("tl-name").refer(chart.corner))
                .child(el("div").class("tl-track").child(upper).child(today)),
        )
        .child(move || {
            (!is_low.get()).then(|| {
                el("div")
                    .class("tl-axis is-low")
                    .attr("aria-hidden", "true")
                    .child(el("div").class("tl-name"))
                    .child(el("div").class("tl-track").child(lower))
            })
        })
        .child(
            el("div")
                .class("tl-lane is-terms")
                .child(el("div").class("tl-name").child(t(words::TERM_LANE)))
                .child(el("div").class("tl-track").child(of_terms)),
        )
        .child(lanes)
}

fn tick(tick: &Tick) -> Element {
    let (x, width) = (tick.x, tick.width);
    el("div")
        .class("tl-tick")
        .style("left", move || pixels(x))
        .style("width", move || pixels(width))
        .child(el("span").child(tick.text.clone()))
}

fn of_lane(laid: Laid) -> Element {
    let name: Words = lane::name(laid.lane);
    el("div").class("tl-lane").child(el("div").class("tl-name").child(t(name))).child(
        el("div")
            .class("tl-track")
            .attr("role", "list")
            .attr("aria-label", t(name))
            .child(laid.marks.into_iter().map(mark).collect::<Vec<_>>()),
    )
}

fn mark(mark: Mark) -> Element {
    let Mark { x, room, full, short } = mark;
    let said = full.join("\n");
    let shown = room >= ROOM;
    el("div")
        .class("tl-mark")
        .attr("role", "listitem")
        .attr("title", said.clone())
        .style("left", move || pixels(x))
        .style("max-width", move || pixels(room))
        .child(el("i").attr("aria-hidden", "true"))
        .child(el("span").class("sr-only").child(said))
        .child(shown.then(|| el("span").class("tl-mark-word").attr("aria-hidden", "true").child(short)))
}
