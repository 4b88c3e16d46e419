//! Charts as plain data: what stands where, in which of the few styles, with which words. One
//! geometry serves the page, the printout and the downloaded picture. Knows no page and no
//! domain word.

pub mod axis;
pub mod columns;
pub mod export;
pub mod tornado;

use crate::model::words::Words;
use crate::present::catalogue::words;
use crate::present::format;

words! {
    SAVE_SVG: "Spara som SVG" / "Save as SVG";
    SAVE_PNG: "Spara som PNG" / "Save as PNG";
    SAVE_FAILED: "Webbläsaren kunde inte göra bilden. Prova SVG i stället." / "The browser could not make the picture. Try SVG instead.";
}

/// A name for the file of a picture that every system takes.
#[must_use]
pub fn file_name(picture: &Picture, about: &str, ending: &str) -> String {
    let name = [about, picture.title.as_str()].into_iter().filter(|part| !part.is_empty());
    let name = name.collect::<Vec<_>>().join(" – ");
    format!("{}.{ending}", format::for_file(&name))
}

/// Where something stands, in pixels from the upper left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A point.
#[must_use]
pub const fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

/// How many series have a look of their own: colour and pattern both, so that they are told apart in
/// black and white too. Further ones begin again.
pub const LOOKS: usize = 8;

/// What a shape is for; the style sheet and the downloaded picture give each its colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A series, by its place.
    Series(usize),
    /// The line of the need or of another aim.
    Aim,
    /// What is not certain: whiskers and bands.
    Band,
    /// Axis and its ticks.
    Axis,
    /// Lines of the grid.
    Grid,
    /// A line at nought.
    Zero,
}

/// Where a text is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// At its beginning.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextStyle {
    /// The heading of the picture.
    Title,
    /// Labels of series and values.
    Label,
    /// Ticks of an axis, units, sources.
    Small,
}

/// A part of a picture.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A box from its upper left corner.
    Box {
        /// The corner.
        at: Point,
        /// Its width.
        width: f64,
        /// Its height.
        height: f64,
        /// What it is for.
        role: Role,
        /// What it says when it is pointed at.
        says: String,
    },
    /// A line through points.
    Line {
        /// The points.
        points: Vec<Point>,
        /// What it is for.
        role: Role,
    },
    /// A surface with these corners.
    Area {
        /// The corners.
        points: Vec<Point>,
        /// What it is for.
        role: Role,
    },
    /// A text on one line.
    Text {
        /// Where its base line is held.
        at: Point,
        /// What it says.
        text: String,
        /// Where it is held.
        anchor: Anchor,
        /// How it is written.
        style: TextStyle,
    },
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    /// In pixels.
    pub width: f64,
    /// In pixels.
    pub height: f64,
    /// Its title, which also stands in the picture.
    pub title: String,
    /// The whole in a sentence or two, for those who do not see it.
    pub about: String,
    /// Its parts, from the hindmost to the foremost.
    pub shapes: Vec<Shape>,
}

impl Picture {
    fn text(&mut self, at: Point, text: impl Into<String>, anchor: Anchor, style: TextStyle) {
        self.shapes.push(Shape::Text { at, text: text.into(), anchor, style });
    }

    fn line(&mut self, points: Vec<Point>, role: Role) {
        self.shapes.push(Shape::Line { points, role });
    }
}

/// What stands around a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Around {
    /// The title.
    pub title: String,
    /// What is measured: `Bostäder per år`.
    pub unit: String,
    /// Where the numbers come from, and the day: `Källa: …, 2026-11-26`.
    pub source: String,
    /// The whole in words.
    pub about: String,
}

/// Roughly how wide a text is, in pixels at a size: enough to keep labels apart.
#[must_use]
pub fn width_of(text: &str, size: f64) -> f64 {
    let units: f64 = text
        .chars()
        .map(|letter| match letter {
            'i' | 'l' | 'j' | 't' | 'f' | 'r' | ' ' | '.' | ',' | '–' | '\u{a0}' => 0.33,
            'm' | 'w' | 'M' | 'W' => 0.85,
            letter if letter.is_uppercase() => 0.68,
            _ => 0.56,
        })
        .sum();
    units * size
}
