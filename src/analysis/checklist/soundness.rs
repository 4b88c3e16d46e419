//! What no act demands and a good plan has: the last part of the checklist. Knows no finding.

use super::demands::{ONLY_2013, always, has_figures, has_goals, has_measures, is_adopted, where_it};
use super::{Chapter, Item};
use crate::analysis::check::source::{ANY, UNTIL_2025};
use crate::model::programme::{Market, RuleSet};
use crate::model::words::Words;

/// What no act demands and a good plan has.
const fn own(
    code: &'static str,
    rule_sets: &'static [RuleSet],
    demand: Words,
    checks: &'static [&'static str],
) -> Item {
    Item {
        code,
        chapter: Chapter::Soundness,
        source: None,
        demand,
        checks,
        echoes: &[],
        rule_sets,
        concerns: always,
    }
}

pub(super) static SOUNDNESS: [Item; 13] = [
    // What an older wording does not demand is still asked.
    own(
        "need-before-2025",
        UNTIL_2025,
        Words::new("Behovet av nya bostäder är angivet.", "The need for new dwellings is stated."),
        &["K01"],
    ),
    own(
        "boverket-in-2013",
        ONLY_2013,
        Words::new("Analysen använder Boverkets underlag.", "The analysis uses Boverket's data."),
        &["K06"],
    ),
    where_it(
        has_measures,
        own(
            "coordination-before-2025",
            UNTIL_2025,
            Words::new(
                "Åtgärder som rör grannkommuner är samordnade.",
                "Measures that affect neighbours are coordinated.",
            ),
            &["K29"],
        ),
    ),
    where_it(
        has_measures,
        own(
            "clear-measures",
            ANY,
            Words::new(
                "Varje åtgärd är tydlig: verktyg, ansvarig, prioritet, tid och när den är klar.",
                "Each measure is clear: tool, lead, priority, time and when it is done.",
            ),
            &["K13", "K14"],
        ),
    ),
    where_it(
        has_goals,
        own(
            "measurable-goals",
            ANY,
            Words::new(
                "Målen går att mäta och följs upp med indikatorer.",
                "The goals can be measured and are followed by indicators.",
            ),
            &["K15", "K41"],
        ),
    ),
    where_it(
        has_measures,
        own(
            "bearable-load",
            ANY,
            Words::new(
                "Ansvar och prioriteringar är rimligt fördelade.",
                "Responsibilities and priorities are reasonably spread.",
            ),
            &["K17", "K18"],
        ),
    ),
    where_it(
        has_measures,
        own(
            "order-of-measures",
            ANY,
            Words::new(
                "Åtgärder som väntar på varandra kommer i rätt ordning.",
                "Measures that wait for each other come in the right order.",
            ),
            &["K19"],
        ),
    ),
    where_it(
        has_measures,
        own(
            "budget-links",
            ANY,
            Words::new(
                "Åtgärderna är kopplade till budget och verksamhetsplan.",
                "Measures are linked to budget and operational plan.",
            ),
            &["K28"],
        ),
    ),
    where_it(
        |program| !program.projects.is_empty(),
        own(
            "expansion",
            ANY,
            Words::new(
                "Utbyggnaden räcker för behovet och målen, och servicen hinner med.",
                "The expansion is enough for the need and the goals, and services keep up.",
            ),
            &["K31", "K32", "K33"],
        ),
    ),
    where_it(
        has_figures,
        own(
            "sourced-figures",
            ANY,
            Words::new(
                "Siffrorna har källa, år och samma prisnivå.",
                "The figures have source, year and one price level.",
            ),
            &["K35"],
        ),
    ),
    where_it(
        |program| has_goals(program) && program.settings.market != Market::Unstated,
        own(
            "market-fits",
            ANY,
            Words::new("Målen passar bostadsmarknaden.", "The goals fit the housing market."),
            &["K36"],
        ),
    ),
    where_it(
        |program| !program.needs.is_empty(),
        own(
            "small-groups",
            ANY,
            Words::new("Uppgifter om små grupper röjer ingen.", "Figures on small groups give nobody away."),
            &["K37"],
        ),
    ),
    where_it(
        is_adopted,
        own(
            "follow-up",
            ANY,
            Words::new(
                "Planen följs upp varje år och täcker det som länsstyrelsen granskar.",
                "The plan is followed up each year and covers what the county board reviews.",
            ),
            &["K40", "K42"],
        ),
    ),
];
