//! A picture of `present::chart` on the page: its shapes as SVG, with the whole in words for those who
//! do not see it. Knows no domain word.

use crate::ui::dom::{Element, svg};
use genomfor::present::chart::export::{PATTERNS, listed};
use genomfor::present::chart::{Anchor, LOOKS, Picture, Role, Shape, TextStyle};

/// The picture. `name` tells its patterns from those of other pictures on the page.
pub fn chart(picture: &Picture, name: &str) -> Element {
    let view = format!("0 0 {:.0} {:.0}", picture.width, picture.height);
    let shapes: Vec<Element> = picture.shapes.iter().map(|shape| drawn(shape, name)).collect();
    svg("svg")
        .class("chart")
        .attr("viewBox", view)
        .style("width", {
            let width = picture.width;
            move || format!("calc({width:.0}px * var(--scale))")
        })
        .attr("role", "img")
        .attr("aria-label", format!("{}. {}", picture.title, picture.about))
        .child(patterns(name))
        .child(shapes)
}

fn patterns(name: &str) -> Element {
    let tile = |(look, lines): (usize, &'static str)| {
        svg("pattern")
            .id(format!("{name}-look-{look}"))
            .attr("width", "8")
            .attr("height", "8")
            .attr("patternUnits", "userSpaceOnUse")
            .child(svg("rect").class(series_class(look)).attr("width", "8").attr("height", "8"))
            .child(svg("path").class("chart-pattern").attr("d", lines))
    };
    svg("defs").child(PATTERNS.into_iter().enumerate().map(tile).collect::<Vec<_>>())
}

fn series_class(look: usize) -> String {
    format!("chart-series-{}", look % LOOKS)
}

fn drawn(shape: &Shape, name: &str) -> Element {
    let number = |number: f64| format!("{number:.1}");
    match shape {
        Shape::Box { at, width, height, role, says } => {
            let title = (!says.is_empty()).then(|| svg("title").child(says.clone()));
            filled(svg("rect"), *role, name)
                .attr("x", number(at.x))
                .attr("y", number(at.y))
                .attr("width", number(*width))
                .attr("height", number(*height))
                .child(title)
        }
        Shape::Line { points, role } => {
            svg("polyline").class(role_class(*role)).attr("points", listed(points))
        }
        Shape::Area { points, role } => {
            filled(svg("polygon"), *role, name).attr("points", listed(points)).attr("fill-opacity", "0.25")
        }
        Shape::Text { at, text, anchor, style } => svg("text")
            .class(match style {
                TextStyle::Title => "chart-title",
                TextStyle::Label => "chart-label",
                TextStyle::Small => "chart-small",
            })
            .attr("x", number(at.x))
            .attr("y", number(at.y))
            .attr(
                "text-anchor",
                match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                },
            )
            .child(text.clone()),
    }
}

fn filled(shape: Element, role: Role, name: &str) -> Element {
    match role {
        Role::Series(nth) => shape.attr("fill", format!("url(#{name}-look-{})", nth % LOOKS)),
        Role::Aim | Role::Band | Role::Axis | Role::Grid | Role::Zero => shape.class(role_class(role)),
    }
}

const fn role_class(role: Role) -> &'static str {
    match role {
        Role::Series(_) => "chart-line",
        Role::Aim => "chart-aim",
        Role::Band => "chart-band",
        Role::Axis => "chart-axis",
        Role::Grid => "chart-grid",
        Role::Zero => "chart-zero",
    }
}
