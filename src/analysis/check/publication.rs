//! Publications that several checks lean on. Knows no check.

use super::source::Source;
use crate::model::words::Words;

/// What Boverket writes on the strategy for carrying the plan out: goals are tied to the
/// municipality's tools and to those who answer for them, prioritised and timed.
pub const IMPLEMENTATION_STRATEGY: Source = Source::Publication {
    title: Words::new(
        "Boverket: Genomförandestrategi (läst i november 2026)",
        "Boverket: Strategy for implementation, in Swedish (read in November 2026)",
    ),
    url: Some(
        "https://www.boverket.se/sv/kommunernas-bostadsforsorjning/att-ta-fram-riktlinjer/processen/genomforandestrategi/",
    ),
};

/// How a county administrative board has read municipal guidelines.
pub const COUNTY_BOARD_REVIEW: Source = Source::Publication {
    title: Words::new(
        "Länsstyrelsen Skåne: genomgång av kommunernas riktlinjer för bostadsförsörjningen 2017",
        "Skåne County Administrative Board: review of municipal housing supply guidelines, 2017",
    ),
    url: None,
};
