//! Stacked columns, one for each year or other category, with a line over them, whiskers for
//! what is not certain, and the names of the series directly beside the last column.

use super::axis::{Axis, count};
use super::{Anchor, Around, Picture, Point, Role, Shape, TextStyle, at, width_of};

/// One kind of thing that is stacked.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is called.
    pub name: String,
    /// Its numbers, one for each category.
    pub values: Vec<f64>,
}

/// What is to be drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Columns {
    /// What stands under each column.
    pub categories: Vec<String>,
    /// From below to above.
    pub series: Vec<Series>,
    /// A line over the columns, with its name: the need. Not a number where it has none.
    pub aim: Option<(String, Vec<f64>)>,
    /// Lowest and highest for each column.
    pub band: Option<(String, Vec<(f64, f64)>)>,
    /// Numbers that the axis holds too, so that charts side by side have the same one.
    pub reach: Vec<f64>,
}

impl Columns {
    /// The lowest and highest numbers of every column, with what is drawn over it.
    #[must_use]
    pub fn extent(&self) -> Vec<f64> {
        let mut numbers = self.reach.clone();
        for place in 0..self.categories.len() {
            let values = self.series.iter().filter_map(|series| series.values.get(place));
            numbers.push(values.clone().filter(|value| **value > 0.0).sum());
            numbers.push(values.filter(|value| **value < 0.0).sum());
        }
        numbers.extend(self.aim.iter().flat_map(|(_, values)| values.iter().copied()));
        numbers
            .extend(self.band.iter().flat_map(|(_, ends)| ends.iter().flat_map(|(low, high)| [*low, *high])));
        numbers
    }
}

/// How large, and how numbers are written.
pub struct Size<'a> {
    /// In pixels.
    pub width: f64,
    /// In pixels.
    pub height: f64,
    /// Writes a number.
    pub number: &'a dyn Fn(f64) -> String,
}

const HEAD: f64 = 46.0;
const FOOT: f64 = 46.0;
const LEFT: f64 = 56.0;
const SIZE: f64 = 13.0;

/// The picture.
#[must_use]
pub fn columns(data: &Columns, around: &Around, size: &Size<'_>) -> Picture {
    let mut picture = Picture {
        width: size.width,
        height: size.height,
        title: around.title.clone(),
        about: around.about.clone(),
        shapes: Vec::new(),
    };
    let names = data.series.iter().map(|series| series.name.as_str());
    let others = data.aim.iter().map(|(name, _)| name.as_str());
    let widest = names.chain(others).map(|name| width_of(name, SIZE)).fold(40.0, f64::max);
    let right = (widest + 26.0).min(size.width * 0.34);
    let plot = Plot {
        axis: Axis::holding(data.extent(), 5),
        left: LEFT,
        top: HEAD,
        width: (size.width - LEFT - right).max(40.0),
        height: (size.height - HEAD - FOOT).max(40.0),
    };
    frame(&mut picture, &plot, data, around, size);
    for (place, category) in data.categories.iter().enumerate() {
        column(&mut picture, &plot, data, (place, category), size);
    }
    whiskers(&mut picture, &plot, data);
    let aim_at = aim(&mut picture, &plot, data);
    labels(&mut picture, &plot, data, aim_at);
    picture
}

struct Plot {
    axis: Axis,
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Plot {
    fn y(&self, number: f64) -> f64 {
        self.top + self.height * (1.0 - self.axis.share(number))
    }

    /// The left edge and width of a column.
    fn slot(&self, place: usize, of: usize) -> (f64, f64) {
        let slot = self.width / count(of.max(1));
        let width = (slot * 0.68).min(64.0);
        (self.left + slot * count(place) + (slot - width) / 2.0, width)
    }
}

fn frame(picture: &mut Picture, plot: &Plot, data: &Columns, around: &Around, size: &Size<'_>) {
    picture.text(at(0.0, 16.0), around.title.clone(), Anchor::Start, TextStyle::Title);
    picture.text(at(0.0, 34.0), around.unit.clone(), Anchor::Start, TextStyle::Small);
    for tick in &plot.axis.ticks {
        let y = plot.y(*tick);
        let role = if *tick == 0.0 { Role::Zero } else { Role::Grid };
        picture.line(vec![at(plot.left, y), at(plot.left + plot.width, y)], role);
        let text = (size.number)(*tick);
        picture.text(at(plot.left - 8.0, y + 4.0), text, Anchor::End, TextStyle::Small);
    }
    // As many names under the axis as have room.
    let of = data.categories.len();
    let widest = data.categories.iter().map(|name| width_of(name, SIZE) + 10.0).fold(1.0, f64::max);
    let room = (plot.width / widest).floor().max(1.0);
    let each = (count(of) / room).ceil().max(1.0);
    for (place, category) in data.categories.iter().enumerate() {
        if count(place) % each == 0.0 {
            let (left, width) = plot.slot(place, of);
            let under = at(left + width / 2.0, plot.top + plot.height + 18.0);
            picture.text(under, category.clone(), Anchor::Middle, TextStyle::Small);
        }
    }
    picture.text(at(0.0, size.height - 6.0), around.source.clone(), Anchor::Start, TextStyle::Small);
}

fn column(
    picture: &mut Picture,
    plot: &Plot,
    data: &Columns,
    (place, category): (usize, &String),
    size: &Size<'_>,
) {
    let (left, width) = plot.slot(place, data.categories.len());
    let (mut above, mut below) = (0.0, 0.0);
    for (nth, series) in data.series.iter().enumerate() {
        let value = series.values.get(place).copied().unwrap_or_default();
        if value == 0.0 {
            continue;
        }
        let base = if value > 0.0 { &mut above } else { &mut below };
        let (from, to) = (*base, *base + value);
        *base = to;
        let (top, bottom) = (plot.y(from.max(to)), plot.y(from.min(to)));
        picture.shapes.push(Shape::Box {
            at: at(left, top),
            width,
            height: bottom - top,
            role: Role::Series(nth),
            says: format!("{category}, {}: {}", series.name, (size.number)(value)),
        });
    }
}

fn whiskers(picture: &mut Picture, plot: &Plot, data: &Columns) {
    let Some((_, band)) = &data.band else { return };
    for (place, (low, high)) in band.iter().enumerate() {
        // What is certain has no whiskers.
        if (high - low).abs() < f64::EPSILON {
            continue;
        }
        let (left, width) = plot.slot(place, data.categories.len());
        let (x, low, high) = (left + width / 2.0, plot.y(*low), plot.y(*high));
        picture.line(vec![at(x, low), at(x, high)], Role::Band);
        for y in [low, high] {
            picture.line(vec![at(x - 5.0, y), at(x + 5.0, y)], Role::Band);
        }
    }
}

/// Draws the line over the columns; where its name stands.
fn aim(picture: &mut Picture, plot: &Plot, data: &Columns) -> Option<(f64, String)> {
    let (name, values) = data.aim.as_ref()?;
    let mut points: Vec<Point> = Vec::new();
    // Where there is no number, there is no line.
    for (place, value) in values.iter().enumerate().filter(|(_, value)| value.is_finite()) {
        let slot = plot.width / count(data.categories.len().max(1));
        let left = plot.left + slot * count(place);
        points.extend([at(left, plot.y(*value)), at(left + slot, plot.y(*value))]);
    }
    let last = points.last()?.y;
    picture.line(points, Role::Aim);
    Some((last, name.clone()))
}

/// The names of the series beside the last column that has any, as near to their part of
/// it as there is room.
fn labels(picture: &mut Picture, plot: &Plot, data: &Columns, aim: Option<(f64, String)>) {
    let last = (0..data.categories.len()).rev().find(|place| {
        data.series.iter().any(|series| series.values.get(*place).is_some_and(|value| *value != 0.0))
    });
    let (mut above, mut below) = (0.0, 0.0);
    let mut wanted: Vec<(f64, String, Option<usize>)> = Vec::new();
    for (nth, series) in data.series.iter().enumerate() {
        if series.values.iter().all(|value| *value == 0.0) {
            continue;
        }
        let value = last.and_then(|place| series.values.get(place)).copied().unwrap_or_default();
        let base = if value >= 0.0 { &mut above } else { &mut below };
        wanted.push((plot.y(*base + value / 2.0), series.name.clone(), Some(nth)));
        *base += value;
    }
    wanted.extend(aim.map(|(y, name)| (y, name, None)));
    wanted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = plot.top;
    let lowest = plot.top + plot.height;
    let mut rest = wanted.len();
    for (y, name, nth) in wanted {
        // Those that follow need room too.
        let latest = lowest - (count(rest) - 1.0) * 17.0;
        let y = y.min(latest).max(free);
        free = y + 17.0;
        rest -= 1;
        let x = plot.left + plot.width + 8.0;
        match nth {
            Some(nth) => picture.shapes.push(Shape::Box {
                at: at(x, y - 5.0),
                width: 10.0,
                height: 10.0,
                role: Role::Series(nth),
                says: String::new(),
            }),
            None => picture.line(vec![at(x, y), at(x + 10.0, y)], Role::Aim),
        }
        let name = fitted(&name, picture.width - x - 15.0);
        picture.text(at(x + 15.0, y + 4.0), name, Anchor::Start, TextStyle::Label);
    }
}

/// As much of a name as there is room for.
fn fitted(name: &str, room: f64) -> String {
    if width_of(name, SIZE) <= room {
        return name.to_owned();
    }
    let mut short = name.to_owned();
    while short.pop().is_some() && width_of(&short, SIZE) + SIZE > room {}
    format!("{}…", short.trim_end_matches([' ', ',', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(values: Vec<Vec<f64>>) -> Picture {
        let categories = (2027..2027 + values.first().map_or(0, Vec::len)).map(|year| year.to_string());
        let series = values.into_iter().enumerate();
        let data = Columns {
            categories: categories.collect(),
            series: series.map(|(nth, values)| Series { name: format!("S{nth}"), values }).collect(),
            ..Columns::default()
        };
        let size = Size { width: 800.0, height: 320.0, number: &|number| format!("{number}") };
        columns(&data, &Around::default(), &size)
    }

    fn boxes(picture: &Picture, series: usize) -> Vec<(f64, f64)> {
        let of = |shape: &Shape| match shape {
            Shape::Box { at, height, role: Role::Series(nth), says, .. }
                if *nth == series && !says.is_empty() =>
            {
                Some((at.y, at.y + height))
            }
            _ => None,
        };
        picture.shapes.iter().filter_map(of).collect()
    }

    #[test]
    fn one_part_of_a_column_stands_on_the_other_and_demolition_hangs_below() {
        let picture = drawn(vec![vec![10.0], vec![20.0], vec![-5.0]]);
        let (first, second, gone) = (boxes(&picture, 0)[0], boxes(&picture, 1)[0], boxes(&picture, 2)[0]);
        assert!((first.0 - second.1).abs() < 1e-9, "{first:?} {second:?}");
        assert!((gone.0 - first.1).abs() < 1e-9, "{gone:?} hangs from nought");
        let heights =
            [(first, 10.0), (second, 20.0), (gone, 5.0)].map(|((top, bottom), n)| (bottom - top) / n);
        assert!((heights[0] - heights[1]).abs() < 1e-9 && (heights[1] - heights[2]).abs() < 1e-9);
    }

    #[test]
    fn a_name_that_is_too_long_ends_in_the_picture() {
        let long = "Småhus, rad-, par- eller kedjehus i flera våningar med gemensam gård";
        let data = Columns {
            categories: vec!["2027".to_owned()],
            series: vec![Series { name: long.to_owned(), values: vec![3.0] }],
            ..Columns::default()
        };
        let size = Size { width: 420.0, height: 320.0, number: &|number| format!("{number}") };
        let picture = columns(&data, &Around::default(), &size);
        let ends = picture.shapes.iter().filter_map(|shape| match shape {
            Shape::Text { at, text, style: TextStyle::Label, .. } => Some(at.x + width_of(text, SIZE)),
            _ => None,
        });
        assert!(ends.fold(0.0, f64::max) <= picture.width);
    }

    #[test]
    fn names_beside_the_columns_do_not_cover_each_other() {
        let picture = drawn(vec![vec![1.0]; 8]);
        let mut places: Vec<f64> = picture
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Text { at, style: TextStyle::Label, .. } => Some(at.y),
                _ => None,
            })
            .collect();
        places.sort_by(f64::total_cmp);
        assert_eq!(places.len(), 8);
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 16.9), "{places:?}");
    }
}
