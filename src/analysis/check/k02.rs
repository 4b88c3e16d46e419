//! K02: there are goals both for building and for the stock. Knows no other check.

use super::source::{ANY, Act, SINCE_2025, Source, UNTIL_2025};
use super::{Check, Finding, Mend, Severity, Subject};
use crate::model::field::FieldValue;
use crate::model::goal::GoalCategory;
use crate::model::record::{Choices, Kind};
use crate::model::words::Words;
use std::collections::BTreeSet;

/// The check.
pub const CHECK: Check = Check {
    code: "K02",
    severity: Severity::Error,
    rule_sets: ANY,
    sources: &[
        Source::section_in(
            Act::HousingSupply,
            "2",
            Words::new("första stycket 2", "first paragraph, point 2"),
            SINCE_2025,
        ),
        Source::section_in(
            Act::HousingSupply,
            "2",
            Words::new("första stycket 1", "first paragraph, point 1"),
            UNTIL_2025,
        ),
    ],
    title: Words::new(
        "Det finns mål för både byggandet och beståndet",
        "There are goals for both construction and the stock",
    ),
    why: Words::new(
        "Lagen kräver mål för bostadsbyggandet och för hur bostadsbeståndet ska utvecklas. Målen för beståndet glöms ofta bort, fast de flesta bor i hus som redan finns.",
        "The act demands goals for housing construction and for how the stock is to develop. Goals for the stock are often forgotten, though most people live in houses that already exist.",
    ),
    remedy: Words::new(
        "Markera under Avser i målen vad de handlar om. Skriv ett nytt mål för det som saknas.",
        "Mark under Concerns in the goals what they are about. Write a new goal for what is missing.",
    ),
    each: None,
    reads: &[Kind::Goal],
    find,
};

const NEITHER: Words = Words::new(
    "Programmet har inga mål för vare sig bostadsbyggande eller utveckling av beståndet.",
    "The programme has goals neither for construction nor for the stock.",
);
const NO_CONSTRUCTION: Words = Words::new(
    "Programmet har inget mål för bostadsbyggandet.",
    "The programme has no goal for housing construction.",
);
const NO_STOCK: Words = Words::new(
    "Programmet har inget mål för hur bostadsbeståndet ska utvecklas.",
    "The programme has no goal for how the housing stock is to develop.",
);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let goals = &subject.index.goals;
    let has = |category: GoalCategory| goals.iter().any(|goal| goal.categories.0.contains(&category));
    let (says, missing) = match (has(GoalCategory::Construction), has(GoalCategory::Stock)) {
        (true, true) => return Vec::new(),
        (false, true) => (NO_CONSTRUCTION, BTreeSet::from([GoalCategory::Construction])),
        (true, false) => (NO_STOCK, BTreeSet::from([GoalCategory::Stock])),
        (false, false) => (NEITHER, BTreeSet::from([GoalCategory::Construction, GoalCategory::Stock])),
    };
    vec![Finding::of_programme("K02", "", says).mended_by(
        Words::new("Lägg till ett mål för det som saknas", "Add a goal for what is missing"),
        Mend::Add(Kind::Goal, vec![("categories", Choices(missing).to_value())]),
    )]
}
