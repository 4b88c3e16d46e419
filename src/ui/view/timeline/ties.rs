//! The lines between bars: what waits for what, clashes marked with a sign, and the line that is
//! being drawn. Only those near what is seen.

use super::state::{Chart, pixels};
use crate::ui::dom::{Element, IntoNode, Node, el, svg};
use genomfor::analysis::timeline::Bar;
use genomfor::model::record::MeasureId;
use genomfor::present::timeline::lines::{ROW, ties as ties_of};
use genomfor::present::timeline::shape::{Shape, elbow, point};
use leptos::prelude::*;

/// A line as it is drawn.
#[derive(Clone, PartialEq)]
struct Drawn {
    path: String,
    point: String,
    /// Where the sign of a clash stands.
    clash: Option<(i32, i32)>,
}

pub fn ties(chart: Chart) -> Node {
    let drawn = Memo::new(move |_| drawn(chart));
    let height = move || chart.range.with(|(first, last)| int(last.saturating_sub(*first)) * ROW);
    let top = move || int(chart.range.get().0) * ROW;
    let width = move || chart.scale.get().map_or(0, |scale| scale.total());
    let view_box = move || format!("0 {} {} {}", top(), width(), height());
    let line = |tie: Drawn| {
        let class = if tie.clash.is_some() { "tl-tie is-clash" } else { "tl-tie" };
        let sign = tie.clash.map(|(x, y)| {
            svg("g")
                .child(svg("circle").attr("cx", x.to_string()).attr("cy", y.to_string()).attr("r", "7"))
                .child(svg("text").attr("x", x.to_string()).attr("y", (y + 4).to_string()).child("!"))
        });
        svg("g")
            .class(class)
            .attr("data-test", "tie")
            .child(svg("path").class("tl-tie-line").attr("d", tie.path))
            .child(svg("path").class("tl-tie-point").attr("d", tie.point))
            .child(sign)
    };
    let all = move || drawn.get().into_iter().map(line).collect::<Vec<Element>>();
    let thread = move || chart.thread.get().map(|path| svg("path").class("tl-thread").attr("d", path));
    el("div")
        .class("tl-ties")
        .attr("aria-hidden", "true")
        .style("top", move || pixels(top()))
        .style("height", move || pixels(height()))
        .child(
            svg("svg").attr("viewBox", view_box).attr("preserveAspectRatio", "none").child(all).child(thread),
        )
        .into_node()
}

fn int(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(0)
}

fn drawn(chart: Chart) -> Vec<Drawn> {
    let lines = chart.lines.get();
    let range = chart.range.get();
    let (places, clashes, scale) = (chart.places.get(), chart.clashes.get(), chart.scale.get());
    let Some(scale) = scale else { return Vec::new() };
    chart.workspace.program().with(|program| {
        chart.derived.index.with(|index| {
            let before_of = |id: MeasureId| {
                let measure = program.measures.get(id);
                measure.map(|m| m.depends_on.iter().copied().collect()).unwrap_or_default()
            };
            let after_of = |id: MeasureId| {
                let all = index.waiting_for.get(&id).map(Vec::as_slice).unwrap_or_default();
                all.iter().map(|measure| measure.id).collect()
            };
            let shape = |id: MeasureId| Shape::of(Bar::of(program.measures.get(id)?), scale);
            let y = |place: usize| int(place) * ROW + ROW / 2;
            let mut all = Vec::new();
            for tie in ties_of(&lines, &places, range, before_of, after_of) {
                let (Some(from), Some(to)) = (shape(tie.before.0), shape(tie.after.0)) else { continue };
                let clash = clashes.get(&tie.after.0);
                let clash = clash.is_some_and(|all| all.iter().any(|c| c.is_about(tie.before.0)));
                let (start, end) = ((from.right(), y(tie.before.1)), (to.x, y(tie.after.1)));
                all.push(Drawn {
                    path: elbow(start, end, ROW),
                    point: point(end),
                    clash: clash.then_some((end.0 - 14, end.1)),
                });
            }
            all
        })
    })
}
