//! A tornado: what moves a result most, the most at the top, each with a bar to where the result
//! would be with less and with more of it.

use super::axis::{Axis, count};
use super::columns::Size;
use super::{Anchor, Around, Picture, Role, Shape, TextStyle, at, width_of};

/// What a lever does to the result.
#[derive(Debug, Clone, PartialEq)]
pub struct Swing {
    /// What is turned, and by how much: `Försening 1 år`.
    pub name: String,
    /// The result with less of it.
    pub low: f64,
    /// The result with more of it.
    pub high: f64,
}

const ROW: f64 = 30.0;
const HEAD: f64 = 46.0;
const FOOT: f64 = 62.0;
const SIZE: f64 = 13.0;

/// The picture, as high as it has rows. `base` is the result as it stands, `values` what the bars with
/// less and with more are called.
#[must_use]
pub fn tornado(swings: &[Swing], base: f64, values: [&str; 2], around: &Around, size: &Size<'_>) -> Picture {
    let mut sorted: Vec<&Swing> = swings.iter().collect();
    sorted.sort_by(|a, b| reach(b, base).total_cmp(&reach(a, base)));
    let height = HEAD + FOOT + ROW * count(sorted.len());
    let mut picture = Picture {
        width: size.width,
        height,
        title: around.title.clone(),
        about: around.about.clone(),
        shapes: Vec::new(),
    };
    picture.text(at(0.0, 16.0), around.title.clone(), Anchor::Start, TextStyle::Title);
    picture.text(at(0.0, 34.0), around.unit.clone(), Anchor::Start, TextStyle::Small);
    let widest = sorted.iter().map(|swing| width_of(&swing.name, SIZE)).fold(60.0, f64::max);
    let left = (widest + 14.0).min(size.width * 0.4);
    let width = (size.width - left - 70.0).max(60.0);
    let axis = around_base(&sorted, base);
    let x = |number: f64| left + 8.0 + width * axis.share(number);
    let bottom = height - FOOT;
    for tick in &axis.ticks {
        picture.line(vec![at(x(*tick), HEAD), at(x(*tick), bottom)], Role::Grid);
        let text = (size.number)(*tick);
        picture.text(at(x(*tick), bottom + 16.0), text, Anchor::Middle, TextStyle::Small);
    }
    for (nth, swing) in sorted.iter().enumerate() {
        let top = HEAD + ROW * count(nth);
        picture.text(at(left, top + 19.0), swing.name.clone(), Anchor::End, TextStyle::Label);
        // Where both go the same way, each has half the height, so that neither hides the other.
        let same_way = (swing.low - base) * (swing.high - base) > 0.0;
        let height = if same_way { (ROW - 10.0) / 2.0 } else { ROW - 10.0 };
        for (look, result) in [(0, swing.low), (1, swing.high)] {
            let (from, to) = (x(base.min(result)), x(base.max(result)));
            let below = if same_way && look == 1 { height } else { 0.0 };
            picture.shapes.push(Shape::Box {
                at: at(from, top + 5.0 + below),
                width: to - from,
                height,
                role: Role::Series(look),
                says: format!("{}: {}", swing.name, (size.number)(result)),
            });
        }
    }
    picture.line(vec![at(x(base), HEAD - 6.0), at(x(base), bottom)], Role::Aim);
    let mut legend = left + 8.0;
    for (look, name) in values.into_iter().enumerate() {
        picture.shapes.push(Shape::Box {
            at: at(legend, bottom + 26.0),
            width: 10.0,
            height: 10.0,
            role: Role::Series(look),
            says: String::new(),
        });
        picture.text(at(legend + 16.0, bottom + 35.0), name.to_owned(), Anchor::Start, TextStyle::Small);
        legend += 16.0 + width_of(name, SIZE) + 20.0;
    }
    picture.text(at(0.0, height - 6.0), around.source.clone(), Anchor::Start, TextStyle::Small);
    picture
}

/// How far the result moves at most.
fn reach(swing: &Swing, base: f64) -> f64 {
    (swing.low - base).abs().max((swing.high - base).abs())
}

/// An axis with round numbers that need not hold nought.
fn around_base(swings: &[&Swing], base: f64) -> Axis {
    let results = swings.iter().flat_map(|swing| [swing.low, swing.high]).chain([base]);
    Axis::around(results, 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moves_the_result_most_stands_at_the_top() {
        let swing = |name: &str, low, high| Swing { name: name.to_owned(), low, high };
        let size = Size { width: 600.0, height: 0.0, number: &|number| format!("{number}") };
        let swings = [swing("a", 95.0, 105.0), swing("b", 40.0, 170.0)];
        let picture = tornado(&swings, 100.0, ["less", "more"], &Around::default(), &size);
        let names: Vec<&str> = picture
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Text { text, style: TextStyle::Label, .. } => Some(text.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(names, ["b", "a"]);
    }
}
