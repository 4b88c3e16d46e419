//! What is drawn of a measure and of what it waits for: edges in pixels, open or closed, and
//! lines with elbows. Knows no page and no colour.

use super::scale::Scale;
use crate::analysis::timeline::Bar;

/// Whether a bar ends there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// It does.
    Closed,
    /// It goes on, or it is not known.
    Open,
}

/// A bar as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Its left edge.
    pub x: i32,
    /// How wide it is.
    pub width: i32,
    /// Its left end.
    pub start: Edge,
    /// Its right end.
    pub end: Edge,
    /// What stands in it in place of one bar: left edge from its own, and width.
    pub marks: Vec<(i32, i32)>,
}

/// Where the words of a bar stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In it.
    Inside,
    /// Behind its first mark.
    Between,
    /// Behind it.
    After,
}

/// So many pixels at scale 1 the words of a bar need.
const WORDS: i32 = 150;

impl Shape {
    /// Where its words stand, from where on, and in how much room; where they stand behind it, the
    /// room is not limited.
    #[must_use]
    pub fn words(&self) -> (Place, i32, Option<i32>) {
        let gap = self.marks.first().zip(self.marks.get(1)).map(|(one, two)| (one.1, two.0 - one.1));
        match gap {
            Some((first, gap)) if gap >= WORDS - 20 => (Place::Between, self.x + first, Some(gap)),
            None if self.marks.is_empty() && self.width >= WORDS => (Place::Inside, self.x, Some(self.width)),
            Some(_) | None => (Place::After, self.right(), None),
        }
    }

    /// The bar of a measure; nothing where there is no time.
    #[must_use]
    pub fn of(bar: Bar, scale: Scale) -> Option<Shape> {
        let plain = |x: i32, end: i32, start: Edge, last: Edge| Shape {
            x,
            width: (end - x).max(0),
            start,
            end: last,
            marks: Vec::new(),
        };
        Some(match bar {
            Bar::Span(start, end) => {
                plain(scale.x(start.min(end)), scale.end(end.max(start)), Edge::Closed, Edge::Closed)
            }
            Bar::From(first) => plain(scale.x(first), scale.end(first), Edge::Closed, Edge::Open),
            Bar::Until(last) => plain(scale.x(last), scale.end(last), Edge::Open, Edge::Closed),
            Bar::Ongoing(Some(first)) => plain(scale.x(first), scale.total(), Edge::Closed, Edge::Open),
            Bar::Ongoing(None) => plain(0, scale.total(), Edge::Open, Edge::Open),
            Bar::Yearly(..) => {
                let marks = bar.marks(scale.span);
                let (first, last) = (marks.first()?, marks.last()?);
                let x = scale.x(first.0);
                let mark = |(from, to): &(_, _)| (scale.x(*from) - x, scale.end(*to) - scale.x(*from));
                let all = marks.iter().map(mark).collect();
                Shape { marks: all, ..plain(x, scale.end(last.1), Edge::Closed, Edge::Open) }
            }
            Bar::Unplaced => return None,
        })
    }

    /// The right edge.
    #[must_use]
    pub const fn right(&self) -> i32 {
        self.x + self.width
    }
}

/// How far a line runs out of a bar before it turns.
const STEM: i32 = 7;

/// The line from the end of a bar to the start of the one that waits for it, as the path of an
/// SVG: out of the one, down or up between the rows, into the other.
#[must_use]
pub fn elbow(from: (i32, i32), to: (i32, i32), row: i32) -> String {
    let ((x1, y1), (x2, y2)) = (from, to);
    if x2 >= x1 + 2 * STEM {
        return format!("M{x1} {y1}H{}V{y2}H{x2}", x1 + STEM);
    }
    // The other one begins too early: round the end of this row and back.
    let between = if y2 >= y1 { y1 + row / 2 } else { y1 - row / 2 };
    format!("M{x1} {y1}H{}V{between}H{}V{y2}H{x2}", x1 + STEM, x2 - STEM)
}

/// The point of the line, as a path of its own that is filled.
#[must_use]
pub fn point(to: (i32, i32)) -> String {
    let (x, y) = to;
    format!("M{} {}L{x} {y}L{} {}Z", x - 5, y - 4, x - 5, y + 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::timeline::Span;
    use crate::model::measure::YearQuarter;
    use crate::model::period::Quarter;

    fn quarter(text: &str) -> Quarter {
        Quarter::parse(text).unwrap()
    }

    fn scale() -> Scale {
        Scale { span: Span { first: quarter("2027-Q1"), last: quarter("2030-Q4") }, width: 10 }
    }

    #[test]
    fn a_bar_takes_whole_quarters_and_what_goes_on_runs_to_the_edge() {
        let span = Shape::of(Bar::Span(quarter("2027-Q2"), quarter("2028-Q1")), scale()).unwrap();
        assert_eq!((span.x, span.width, span.end), (10, 40, Edge::Closed));
        let ongoing = Shape::of(Bar::Ongoing(Some(quarter("2029-Q1"))), scale()).unwrap();
        assert_eq!((ongoing.x, ongoing.right(), ongoing.end), (80, 160, Edge::Open));
        assert_eq!(Shape::of(Bar::Unplaced, scale()), None);
    }

    #[test]
    fn what_recurs_has_a_mark_each_year_and_none_before_it_begins() {
        let bar = Bar::Yearly(Some(YearQuarter::Q3), Some(quarter("2028-Q1")));
        let shape = Shape::of(bar, scale()).unwrap();
        assert_eq!((shape.x, shape.marks.as_slice()), (60, [(0, 10), (40, 10), (80, 10)].as_slice()));
        let whole = Shape::of(Bar::Yearly(None, None), scale()).unwrap();
        assert_eq!(whole.marks[0], (0, 40), "where the quarter is not said, the whole year");
    }

    #[test]
    fn the_words_of_a_bar_stand_in_it_where_there_is_room_and_behind_it_where_there_is_none() {
        let near = Scale { width: 66, ..scale() };
        let bar = Bar::Span(quarter("2027-Q2"), quarter("2028-Q1"));
        let words = |bar, scale| Shape::of(bar, scale).unwrap().words();
        assert_eq!(words(bar, near), (Place::Inside, 66, Some(264)));
        assert_eq!(words(bar, scale()), (Place::After, 50, None));
        let yearly = Bar::Yearly(Some(YearQuarter::Q1), None);
        assert_eq!(words(yearly, near), (Place::Between, 66, Some(198)));
        assert_eq!(words(yearly, scale()), (Place::After, 130, None));
    }

    #[test]
    fn a_line_goes_straight_on_where_there_is_room_and_round_where_there_is_none() {
        assert_eq!(elbow((10, 5), (40, 37), 32), "M10 5H17V37H40");
        assert_eq!(elbow((40, 37), (10, 5), 32), "M40 37H47V21H3V5H10");
        assert_eq!(elbow((40, 5), (10, 37), 32), "M40 5H47V21H3V37H10");
    }
}
