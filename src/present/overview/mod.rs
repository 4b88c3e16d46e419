//! The overview in words and figures: six figures, the goals, what is due, late and left alone, the
//! load, the latest changes. The screen draws its parts one by one, the paper the whole. Knows
//! no page.

pub mod bars;
pub mod figures;
pub mod goals;
pub mod lists;
pub mod load;
pub mod sheet;
pub mod words;

use crate::model::words::Words;
use crate::present::catalogue::words;

words! {
    OVERVIEW: "Översikt" / "Overview";
    GO_TO_OVERVIEW: "Gå till Översikt" / "Go to Overview";
}

/// So many lines of a list are shown; the rest is a line that leads on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut<T> {
    /// What is shown.
    pub rows: Vec<T>,
    /// How many more there are.
    pub more: usize,
}

impl<T> Cut<T> {
    /// Shows at most so many lines. The line that leads on takes the place of one.
    #[must_use]
    pub fn of(all: impl ExactSizeIterator<Item = T>, most: usize) -> Cut<T> {
        let count = all.len();
        let shown = if count <= most { count } else { most.saturating_sub(1) };
        Cut { rows: all.take(shown).collect(), more: count - shown }
    }
}

/// How many lines each part has.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Goals.
    pub goals: usize,
    /// What is due.
    pub due: usize,
    /// What is late.
    pub late: usize,
    /// What was left alone.
    pub quiet: usize,
    /// The same of what goes on.
    pub ongoing: usize,
    /// Bodies.
    pub bodies: usize,
    /// Latest changes together with what was left alone, in the same column.
    pub changes: usize,
}

impl Limits {
    /// So many changes are shown at least.
    const FEWEST: usize = 3;

    /// The changes that have room beside lists of what was left alone.
    #[must_use]
    pub fn changes_beside(&self, quiet: usize, ongoing: usize) -> usize {
        self.changes.saturating_sub(quiet + ongoing).max(Limits::FEWEST)
    }
}

/// So much fits a laptop without scrolling.
pub const SCREEN: Limits =
    Limits { goals: 14, due: 12, late: 6, quiet: 4, ongoing: 3, bodies: 5, changes: 9 };

/// So much fits a sheet of A4; what is due gets the room that the others leave.
pub const PAPER: Limits = Limits { goals: 14, due: 12, late: 4, quiet: 3, ongoing: 2, bodies: 5, changes: 3 };

/// So many lines all lists have together on paper.
const LINES_ON_PAPER: usize = 21;

/// The lines that are left for what is due, once the others have theirs.
#[must_use]
pub fn due_on_paper(others: usize) -> usize {
    LINES_ON_PAPER.saturating_sub(others).clamp(5, PAPER.due)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_cut_says_how_many_more_there_are_and_is_no_longer_for_it() {
        let cut = |count: usize| Cut::of(0..count, 4);
        assert_eq!((cut(4).rows.len(), cut(4).more), (4, 0));
        assert_eq!((cut(6).rows.len(), cut(6).more), (3, 3));
    }
}
