//! The small bars of the overview: how long each stretch is, in thousandths of the whole.

use crate::analysis::progress::Progress;

/// What a stretch of a bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Done.
    Done,
    /// Begun and on plan.
    UnderWay,
    /// Deviating.
    Deviating,
}

/// A stretch of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// What it stands for.
    pub part: Part,
    /// Where it begins.
    pub from: usize,
    /// How long it is.
    pub length: usize,
}

/// The bar of a goal: what is done, under way, deviating; the rest has not begun.
#[must_use]
pub fn progress(progress: &Progress) -> Vec<Stretch> {
    let all = progress.counted();
    let parts = [
        (Part::Done, progress.done()),
        (Part::UnderWay, progress.on_plan),
        (Part::Deviating, progress.deviating),
    ];
    let mut before = 0;
    let mut stretches = Vec::new();
    for (part, count) in parts.into_iter().filter(|(_, count)| *count > 0) {
        let from = share(before, all);
        before += count;
        stretches.push(Stretch { part, from, length: share(before, all) - from });
    }
    stretches
}

/// A number of the largest one, in thousandths.
#[must_use]
pub fn share(count: usize, most: usize) -> usize {
    (count * 1000).checked_div(most).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_lie_end_to_end_and_what_has_not_begun_is_left_open() {
        let bar = progress(&Progress {
            completed: 1,
            running: 1,
            on_plan: 2,
            deviating: 1,
            not_started: 1,
            ..Progress::default()
        });
        let ends: Vec<_> = bar.iter().map(|stretch| (stretch.from, stretch.from + stretch.length)).collect();
        assert_eq!(ends, [(0, 333), (333, 666), (666, 833)]);
        assert_eq!(progress(&Progress::default()), [], "no measures, no bar");
    }
}
