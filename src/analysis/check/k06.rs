//! K06: the analysis rests on Boverket's data on housing shortage. Knows no other check.

use super::k05::says_something;
use super::source::{Act, SINCE_2022, Source};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::basis::{Group, Need, NeedCategory};
use crate::model::record::{Kind, Record};
use crate::model::words::Words;
use std::sync::Arc;

/// The check.
pub const CHECK: Check = Check {
    code: "K06",
    severity: Severity::Error,
    rule_sets: SINCE_2022,
    sources: &[Source::section_in(
        Act::HousingSupply,
        "2",
        Words::new("andra stycket", "second paragraph"),
        SINCE_2022,
    )],
    title: Words::new("Analysen bygger på Boverkets underlag", "The analysis rests on Boverket's data"),
    why: Words::new(
        "Sedan den 1 oktober 2022 ska analysen göras med stöd av det underlag om bostadsbrist som Boverket lämnar till kommunen. Kommunen får komplettera med annat underlag, men inte utelämna Boverkets.",
        "Since 1 October 2022 the analysis has to be made with the data on housing shortage that Boverket gives the municipality. Other data may be added, but Boverket's may not be left out.",
    ),
    remedy: Words::new(
        "Hämta kommunens siffror ur Boverkets mått på bostadsbrist. Markera Bygger på Boverkets underlag i det behov där de används, och ange källan.",
        "Take the municipality's figures from Boverket's measures of housing shortage. Mark Rests on Boverket's data in the need where they are used, and state the source.",
    ),
    each: None,
    reads: &[Kind::Need],
    find,
};

const NO_NEEDS: Words = Words::new(
    "Programmet har inga behov som bygger på Boverkets underlag.",
    "The programme has no needs that rest on Boverket's data.",
);
const NONE: Words = Words::new(
    "Inget behov bygger på Boverkets underlag. Det som ligger närmast är ”{0}”.",
    "No need rests on Boverket's data. The closest one is “{0}”.",
);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let needs = subject.program.needs.in_order();
    if needs.iter().any(|need| rests_on_boverket(need)) {
        return Vec::new();
    }
    let finding = match closest(&needs) {
        Some(need) => {
            let target = need.reference();
            // What a need rests on is for its author to say: no repair claims it.
            Finding::of_programme("K06", "", NONE).with(Piece::Record(target))
        }
        None => Finding::of_programme("K06", "", NO_NEEDS),
    };
    vec![finding]
}

/// A need may also name Boverket as its source.
fn rests_on_boverket(need: &Need) -> bool {
    says_something(need) && (need.boverket_data || need.source.title.to_lowercase().contains("boverket"))
}

/// The need that Boverket's figures on crowded households with a strained economy are about.
fn closest<'a>(needs: &[&'a Arc<Need>]) -> Option<&'a Arc<Need>> {
    let measured = |need: &&&Arc<Need>| matches!(need.group, Group::Families | Group::LowIncome);
    let unmet = |need: &&&Arc<Need>| need.category == NeedCategory::Unmet;
    let all = || needs.iter();
    all().find(measured).or_else(|| all().find(unmet)).or_else(|| all().next()).copied()
}
