//! The lines of the timeline, all of one height, and which of them are near what is seen.
//! Knows no page.

use crate::analysis::timeline::{GroupKey, Timeline};
use crate::model::record::{Kind, MeasureId, RecordRef};
use std::collections::{BTreeMap, BTreeSet};

/// The height of a line, in pixels at scale 1.
pub const ROW: i32 = 32;

/// A line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// The head of a group.
    Head(GroupKey),
    /// A measure in a group.
    Row(MeasureId, GroupKey),
}

impl Line {
    /// The measure of the line.
    #[must_use]
    pub const fn measure(self) -> Option<MeasureId> {
        match self {
            Line::Row(measure, _) => Some(measure),
            Line::Head(_) => None,
        }
    }

    /// A text that no other line has.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Line::Head(key) => format!("head {}", code(key)),
            Line::Row(measure, key) => format!("{} {}", measure.0.code(), code(key)),
        }
    }
}

/// A text that no other group of the same timeline has.
#[must_use]
pub fn code(key: GroupKey) -> String {
    let record = |kind, id| RecordRef::new(kind, id).to_string();
    match key {
        GroupKey::Goal(Some(goal)) => record(Kind::Goal, goal.0),
        GroupKey::Body(Some(body)) => record(Kind::Body, body.0),
        GroupKey::Project(Some(project)) => record(Kind::Project, project.0),
        GroupKey::Tool(Some(tool)) => format!("tool-{}", tool.code()),
        GroupKey::All => "all".to_owned(),
        GroupKey::Goal(None) | GroupKey::Body(None) | GroupKey::Project(None) | GroupKey::Tool(None) => {
            "none".to_owned()
        }
    }
}

/// The lines; of a folded group only the head.
#[must_use]
pub fn lines(timeline: &Timeline, folded: &BTreeSet<String>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(timeline.shown + timeline.groups.len());
    for group in &timeline.groups {
        if group.key != GroupKey::All {
            lines.push(Line::Head(group.key));
        }
        if !folded.contains(&code(group.key)) {
            lines.extend(group.measures.iter().map(|measure| Line::Row(measure.id, group.key)));
        }
    }
    lines
}

/// Where each measure stands, first line first.
pub type Places = BTreeMap<MeasureId, Vec<usize>>;

/// Where each measure stands.
#[must_use]
pub fn places(lines: &[Line]) -> Places {
    let mut places = Places::new();
    for (place, line) in lines.iter().enumerate() {
        if let Some(measure) = line.measure() {
            places.entry(measure).or_default().push(place);
        }
    }
    places
}

/// The range moves in steps of so many lines, so that not every scroll changes the page.
const STEP: usize = 4;
/// So many lines before and after what is seen are drawn too.
const MARGIN: usize = 8;

/// The lines that are seen, with as many before and after, as a range of places.
#[must_use]
pub fn range(top: usize, bottom: usize, count: usize) -> (usize, usize) {
    let first = top.saturating_sub(MARGIN) / STEP * STEP;
    let last = (bottom + 1 + MARGIN).div_ceil(STEP) * STEP;
    (first.min(count), last.min(count))
}

/// A line between two measures, by the places of their lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tie {
    /// What has to be done before, and where it stands.
    pub before: (MeasureId, usize),
    /// What waits for it, and where it stands.
    pub after: (MeasureId, usize),
}

/// The ties of which at least one end lies in a range. Each measure that waits is tied to the
/// nearest line of what it waits for; folded lines have no ties.
#[must_use]
pub fn ties(
    lines: &[Line],
    places: &Places,
    range: (usize, usize),
    before_of: impl Fn(MeasureId) -> Vec<MeasureId>,
    after_of: impl Fn(MeasureId) -> Vec<MeasureId>,
) -> Vec<Tie> {
    let nearest = |measure: MeasureId, to: usize| {
        places.get(&measure)?.iter().copied().min_by_key(|place| place.abs_diff(to))
    };
    let mut ties = BTreeSet::new();
    let (first, last) = range;
    for (place, line) in lines.iter().enumerate().take(last).skip(first) {
        let Some(measure) = line.measure() else { continue };
        for before in before_of(measure) {
            if let Some(at) = nearest(before, place) {
                ties.insert(Tie { before: (before, at), after: (measure, place) });
            }
        }
        for after in after_of(measure) {
            for at in places.get(&after).into_iter().flatten().copied() {
                if nearest(measure, at) == Some(place) {
                    ties.insert(Tie { before: (measure, place), after: (after, at) });
                }
            }
        }
    }
    ties.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::Id;

    fn id(number: u64) -> MeasureId {
        MeasureId(Id(number))
    }

    #[test]
    fn the_range_holds_what_is_seen_and_changes_rarely() {
        assert_eq!(range(0, 20, 1000), (0, 32));
        assert_eq!(range(100, 120, 1000), (92, 132));
        assert_eq!(range(101, 121, 1000), (92, 132));
        assert_eq!(range(100, 120, 50), (50, 50), "a list that became shorter");
    }

    #[test]
    fn a_tie_goes_to_the_nearest_line_and_is_there_when_one_end_is_seen() {
        let lines: Vec<Line> = [1, 2, 1, 3].iter().map(|n| Line::Row(id(*n), GroupKey::All)).collect();
        let places = places(&lines);
        let before_of = |measure: MeasureId| if measure == id(3) { vec![id(1)] } else { Vec::new() };
        let after_of = |measure: MeasureId| if measure == id(1) { vec![id(3)] } else { Vec::new() };
        let tie = Tie { before: (id(1), 2), after: (id(3), 3) };
        for range in [(3, 4), (2, 3), (0, 4)] {
            assert_eq!(ties(&lines, &places, range, before_of, after_of), [tie], "{range:?}");
        }
        assert!(ties(&lines, &places, (0, 2), before_of, after_of).is_empty());
    }
}
