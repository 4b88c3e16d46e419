//! The matrix: where goals, bodies, tools and years meet in measures, and where they do not.
//! Knows no page.

/// Which two meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatrixKind {
    /// Goals and the bodies that lead and take part.
    GoalBody,
    /// Goals and the tools that their measures use.
    GoalInstrument,
    /// Tools and the bodies that use them.
    InstrumentBody,
    /// Bodies and the years in which they have something to do.
    BodyYear,
}

impl MatrixKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [MatrixKind; 4] =
        [MatrixKind::GoalBody, MatrixKind::GoalInstrument, MatrixKind::InstrumentBody, MatrixKind::BodyYear];
}
