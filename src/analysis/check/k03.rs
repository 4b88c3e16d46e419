//! K03: there are planned measures, and every goal has one. Dropped measures do not count.
//! Knows no other check.

use super::publication::IMPLEMENTATION_STRATEGY;
use super::source::{ANY, Act, SINCE_2025, Source, UNTIL_2025};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::model::field::FieldValue;
use crate::model::goal::Goal;
use crate::model::measure::Status;
use crate::model::record::{Kind, Record};
use crate::model::words::Words;
use std::collections::BTreeSet;

/// The check.
pub const CHECK: Check = Check {
    code: "K03",
    severity: Severity::Error,
    rule_sets: ANY,
    sources: &[
        Source::section_in(
            Act::HousingSupply,
            "2",
            Words::new("första stycket 3", "first paragraph, point 3"),
            SINCE_2025,
        ),
        Source::section_in(
            Act::HousingSupply,
            "2",
            Words::new("första stycket 2", "first paragraph, point 2"),
            UNTIL_2025,
        ),
        IMPLEMENTATION_STRATEGY,
    ],
    title: Words::new(
        "Varje mål har minst en planerad åtgärd",
        "Every goal has at least one planned measure",
    ),
    why: Words::new(
        "Lagen kräver att kommunen anger vad den tänker göra för att nå målen: planerade åtgärder, före den 1 mars 2025 kallade planerade insatser. Ett mål utan åtgärd säger inte vem som ska göra något.",
        "The act demands that the municipality states what it plans to do to reach the goals. A goal without a measure does not say who is to do anything.",
    ),
    remedy: Words::new(
        "Lägg till en åtgärd för målet, eller knyt en åtgärd som redan finns till det. Ta bort målet om ingen ska arbeta för det.",
        "Add a measure for the goal, or tie an existing one to it. Remove the goal if nobody is to work for it.",
    ),
    each: None,
    reads: &[Kind::Goal, Kind::Measure],
    find,
};

const NO_MEASURES: Words =
    Words::new("Programmet har inga planerade åtgärder.", "The programme has no planned measures.");
const NONE: Words = Words::new("Målet ”{0}” har ingen åtgärd.", "The goal “{0}” has no measure.");
const ALL_DROPPED: Words =
    Words::new("Alla åtgärder för målet ”{0}” utgår.", "All measures of the goal “{0}” are dropped.");
const ADD: Words = Words::new("Lägg till en åtgärd", "Add a measure");

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let index = subject.index;
    if !index.measures.iter().any(|measure| measure.status != Status::Dropped) {
        let none = Finding::of_programme("K03", "", NO_MEASURES);
        return vec![none.mended_by(ADD, Mend::Add(Kind::Measure, Vec::new()))];
    }
    index.goals.iter().filter_map(|goal| without_measures(subject, goal)).collect()
}

fn without_measures(subject: &Subject<'_>, goal: &Goal) -> Option<Finding> {
    let measures = subject.index.measures_of(goal.id);
    if measures.iter().any(|measure| measure.status != Status::Dropped) {
        return None;
    }
    let says = if measures.is_empty() { NONE } else { ALL_DROPPED };
    let finding = Finding::about("K03", goal.reference(), "", says).with(Piece::Record(goal.reference()));
    let goals = BTreeSet::from([goal.id]).to_value();
    Some(finding.mended_by(ADD, Mend::Add(Kind::Measure, vec![("goals", goals)])))
}
