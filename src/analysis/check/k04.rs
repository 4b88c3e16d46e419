//! K04: national and regional goals are listed, each with how it was considered. Knows no other check.

use super::source::{ANY, Act, SINCE_2025, Source, UNTIL_2025, WHOLE};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::model::basis::OuterLevel;
use crate::model::field::FieldValue;
use crate::model::record::{Kind, Record};
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K04",
    severity: Severity::Error,
    rule_sets: ANY,
    sources: &[
        Source::section_in(
            Act::HousingSupply,
            "2",
            Words::new("första stycket 4", "first paragraph, point 4"),
            SINCE_2025,
        ),
        Source::section_in(
            Act::HousingSupply,
            "2",
            Words::new("första stycket 3", "first paragraph, point 3"),
            UNTIL_2025,
        ),
        Source::section_in(Act::HousingSupply, "6", WHOLE, ANY),
    ],
    title: Words::new(
        "Nationella och regionala mål är redovisade, med hur de har beaktats",
        "National and regional goals are listed, with how they were considered",
    ),
    why: Words::new(
        "Saknas redovisningen kan regeringen förelägga kommunen att ta fram en ny plan (6 §). Det är den enda brist i innehållet som lagen knyter en sådan påföljd till.",
        "Where this is missing the government may order the municipality to make a new plan (section 6). It is the only gap in the content that the act ties such a consequence to.",
    ),
    remedy: Words::new(
        "Lägg till de nationella och regionala mål, planer och program som har betydelse för bostadsförsörjningen i kommunen. Skriv för vart och ett hur det har påverkat målen eller åtgärderna.",
        "Add the national and regional goals, plans and programmes that matter for the housing supply of the municipality. Write for each how it has shaped goals or measures.",
    ),
    each: None,
    reads: &[Kind::OuterGoal],
    find,
};

const NEITHER: Words = Words::new(
    "Programmet tar inte upp några nationella eller regionala mål.",
    "The programme takes up no national or regional goals.",
);
const NO_NATIONAL: Words =
    Words::new("Programmet tar inte upp några nationella mål.", "The programme takes up no national goals.");
const NO_REGIONAL: Words = Words::new(
    "Programmet tar inte upp några regionala mål, planer eller program.",
    "The programme takes up no regional goals, plans or programmes.",
);
const NOT_CONSIDERED: Words =
    Words::new("Det framgår inte hur ”{0}” har beaktats.", "It is not stated how “{0}” was considered.");
const ADD_NATIONAL: Words = Words::new("Lägg till ett nationellt mål", "Add a national goal");
const ADD_REGIONAL: Words = Words::new("Lägg till ett regionalt mål", "Add a regional goal");

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let listed = subject.program.outer_goals.in_order();
    let has = |level: OuterLevel| listed.iter().any(|outer| outer.level == level);
    let missing = match (has(OuterLevel::National), has(OuterLevel::Regional)) {
        (true, true) => None,
        (false, true) => Some((NO_NATIONAL, ADD_NATIONAL, OuterLevel::National)),
        (true, false) => Some((NO_REGIONAL, ADD_REGIONAL, OuterLevel::Regional)),
        (false, false) => Some((NEITHER, ADD_NATIONAL, OuterLevel::National)),
    };
    let missing = missing.map(|(says, name, level)| {
        let add = Mend::Add(Kind::OuterGoal, vec![("level", level.to_value())]);
        Finding::of_programme("K04", "", says).mended_by(name, add)
    });
    let silent = listed
        .iter()
        .filter(|outer| outer.level != OuterLevel::Municipal && outer.considered.trim().is_empty());
    let silent = silent.map(|outer| {
        Finding::about("K04", outer.reference(), "considered", NOT_CONSIDERED)
            .with(Piece::Record(outer.reference()))
    });
    missing.into_iter().chain(silent).collect()
}
