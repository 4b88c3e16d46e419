//! Holes in words: what is missing, and where. Knows no page.

use super::name::name;
use crate::analysis::index::Index;
use crate::analysis::matrix::axis::Key;
use crate::analysis::matrix::{MatrixKind, counts};
use crate::model::program::Program;
use crate::model::words::Lang;

/// A hole in a sentence: `M3 Sex nya LSS-bostäder har inga åtgärder.`
#[must_use]
pub fn sentence(program: &Program, index: &Index, kind: MatrixKind, key: Key, lang: Lang) -> String {
    let named = name(program, key, lang);
    let title = match key {
        Key::Goal(_) if !named.mark.is_empty() => format!("{} {}", named.mark, named.title),
        _ => named.title,
    };
    let counted = |measures: &[std::sync::Arc<crate::model::measure::Measure>]| {
        measures.iter().filter(|measure| counts(measure)).count()
    };
    let missing = match (key, lang) {
        (Key::Goal(goal), _) => of_goal(kind, counted(index.measures_of(goal)), lang),
        (Key::Instrument(tool), _) => of_tool(counted(index.with_instrument(tool)), lang),
        (Key::Year(_), Lang::Sv) => "ingen åtgärd pågår",
        (Key::Year(_), Lang::En) => "no measure goes on",
        (Key::Body(_) | Key::Group(_) | Key::Without(_), Lang::Sv) => "har ingen del i någon åtgärd",
        (Key::Body(_) | Key::Group(_) | Key::Without(_), Lang::En) => "has no part in any measure",
    };
    let between = if matches!(key, Key::Year(_)) { ": " } else { " " };
    format!("{title}{between}{missing}.")
}

const fn of_goal(kind: MatrixKind, measures: usize, lang: Lang) -> &'static str {
    match (lang, kind, measures) {
        (Lang::Sv, _, 0) => "har inga åtgärder",
        (Lang::En, _, 0) => "has no measures",
        (Lang::Sv, MatrixKind::GoalInstrument, _) => "har åtgärder, men ingen av dem har ett verktyg",
        (Lang::En, MatrixKind::GoalInstrument, _) => "has measures, but none of them has a tool",
        (Lang::Sv, _, _) => "har åtgärder, men ingen som leder eller medverkar",
        (Lang::En, _, _) => "has measures, but nobody who leads or takes part",
    }
}

const fn of_tool(measures: usize, lang: Lang) -> &'static str {
    match (lang, measures) {
        (Lang::Sv, 0) => "används inte i någon åtgärd",
        (Lang::En, 0) => "is not used in any measure",
        (Lang::Sv, _) => "används, men ingen leder eller medverkar",
        (Lang::En, _) => "is used, but nobody leads or takes part",
    }
}
