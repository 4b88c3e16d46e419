//! A picture as a file of its own: SVG with its colours, patterns and fonts in it. Text is
//! escaped; nothing in it runs or is fetched.

use super::{Anchor, LOOKS, Picture, Point, Role, Shape, TextStyle};
use std::fmt::Write;

/// The colours of the series, each at least 3:1 on white.
pub const COLOURS: [&str; LOOKS] =
    ["#1e5b4b", "#24598f", "#8a5f00", "#41702a", "#9b2c1f", "#6b4a86", "#3f6f78", "#7f8681"];

/// The patterns over the colours, as the lines of a tile of eight pixels; empty for none.
pub const PATTERNS: [&str; LOOKS] = [
    "",
    "M0 8L8 0M-2 2L2 -2M6 10L10 6",
    "M0 4H8",
    "M0 0L8 8M-2 6L2 10M6 -2L10 2",
    "M4 0V8",
    "M2 2h1v1h-1zM6 6h1v1h-1z",
    "M0 4H8M4 0V8",
    "M0 8L8 0M0 0L8 8",
];

const FONT: &str = "'Segoe UI','Open Sans',Arial,sans-serif";

/// The width and height of the picture as a file, in pixels.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to what a picture may be")]
pub fn size(picture: &Picture) -> (u32, u32) {
    let side = |side: f64| (side.ceil() + 16.0).clamp(1.0, 16_000.0) as u32;
    (side(picture.width), side(picture.height))
}

/// The picture as the text of an SVG file.
#[must_use]
pub fn svg(picture: &Picture) -> String {
    let mut text = String::new();
    let (width, height) = (picture.width.ceil(), picture.height.ceil());
    let _ = write!(
        text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-8 -8 {} {}\" width=\"{}\" height=\"{}\" role=\"img\" font-family=\"{FONT}\">",
        width + 16.0,
        height + 16.0,
        width + 16.0,
        height + 16.0
    );
    let _ =
        write!(text, "<title>{}</title><desc>{}</desc>", escaped(&picture.title), escaped(&picture.about));
    text.push_str("<defs>");
    for (look, (colour, lines)) in COLOURS.iter().zip(PATTERNS).enumerate() {
        let _ = write!(
            text,
            "<pattern id=\"look-{look}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" fill=\"{colour}\"/><path d=\"{lines}\" stroke=\"#fff\" stroke-opacity=\"0.55\" fill=\"none\"/></pattern>"
        );
    }
    text.push_str("</defs>");
    let _ = write!(
        text,
        "<rect x=\"-8\" y=\"-8\" width=\"{}\" height=\"{}\" fill=\"#fff\"/>",
        width + 16.0,
        height + 16.0
    );
    for shape in &picture.shapes {
        draw(&mut text, shape);
    }
    text.push_str("</svg>\n");
    text
}

fn draw(out: &mut String, shape: &Shape) {
    let _ = match shape {
        Shape::Box { at, width, height, role, says } => {
            let fill = fill(*role);
            write!(
                out,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\"><title>{}</title></rect>",
                at.x,
                at.y,
                escaped(says)
            )
        }
        Shape::Line { points, role } => {
            let (colour, width, dash) = stroke(*role);
            write!(
                out,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dash}/>",
                listed(points)
            )
        }
        Shape::Area { points, role } => {
            write!(
                out,
                "<polygon points=\"{}\" fill=\"{}\" fill-opacity=\"0.25\"/>",
                listed(points),
                fill(*role)
            )
        }
        Shape::Text { at, text, anchor, style } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            let (size, weight, colour) = match style {
                TextStyle::Title => (16, 600, "#1b2420"),
                TextStyle::Label => (13, 400, "#1b2420"),
                TextStyle::Small => (12, 400, "#56605a"),
            };
            write!(
                out,
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{colour}\">{}</text>",
                at.x,
                at.y,
                escaped(text)
            )
        }
    };
}

fn fill(role: Role) -> String {
    match role {
        Role::Series(nth) => format!("url(#look-{})", nth % LOOKS),
        Role::Aim | Role::Band | Role::Axis | Role::Zero => "#1b2420".to_owned(),
        Role::Grid => "#e3e0d8".to_owned(),
    }
}

const fn stroke(role: Role) -> (&'static str, &'static str, &'static str) {
    match role {
        Role::Aim => ("#9b2c1f", "2", " stroke-dasharray=\"6 3\""),
        Role::Band => ("#1b2420", "1.5", ""),
        Role::Axis | Role::Zero => ("#56605a", "1", ""),
        Role::Grid => ("#e3e0d8", "1", ""),
        Role::Series(_) => ("#1e5b4b", "2", ""),
    }
}

/// The points of a line or surface.
#[must_use]
pub fn listed(points: &[Point]) -> String {
    points.iter().map(|point| format!("{:.1},{:.1}", point.x, point.y)).collect::<Vec<_>>().join(" ")
}

/// Text that stands in XML.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // Control characters are not allowed in XML.
            letter if letter.is_control() && letter != '\n' && letter != '\t' => {}
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_typed_stays_text_in_the_picture() {
        let picture = Picture { title: "<script>alert(1)</script> & \u{0}".to_owned(), ..Picture::default() };
        let text = svg(&picture);
        assert!(!text.contains("<script>") && text.contains("&lt;script&gt;") && !text.contains('\u{0}'));
    }
}
