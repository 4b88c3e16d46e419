//! K29: where coordination with other municipalities is needed, it is said how.

use super::source::{ANY, Act, SINCE_2025, Source, WHOLE};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::measure::{Coordination, Status};
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K29",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::section_in(Act::HousingSupply, "7", WHOLE, SINCE_2025),
        Source::section_in(
            Act::HousingSupply,
            "1",
            Words::new("andra stycket", "second paragraph"),
            SINCE_2025,
        ),
        Source::Practice(Words::new(
            "God sed: kommuner som berör varandra samordnar sina åtgärder",
            "Good practice: municipalities that affect each other coordinate their measures",
        )),
    ],
    title: Words::new(
        "Åtgärder som berör andra kommuner anger hur de samordnas",
        "Measures that affect other municipalities say how they are coordinated",
    ),
    why: Words::new(
        "Sedan den 1 mars 2025 ska kommunen ta hänsyn till behovet av samordning med andra kommuner, både i planeringen och när åtgärderna genomförs.",
        "Since 1 March 2025 the municipality has to consider the need for coordination with others, in planning and when measures are taken.",
    ),
    remedy: Words::new(
        "Skriv vilka kommuner som berörs, vad som ska samordnas och när. Är det redan gjort, ändra till Samordnad.",
        "Write which municipalities are affected, what is to be coordinated and when. If that is done already, change to Coordinated.",
    ),
    each: None,
    reads: &[Kind::Measure],
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let measures = subject.index.measures.iter().filter(|measure| measure.status != Status::Dropped);
    let silent = measures.filter(|measure| {
        measure.coordination == Coordination::Needed && measure.coordination_note.trim().is_empty()
    });
    silent
        .map(|measure| {
            let target = RecordRef::new(Kind::Measure, measure.id.0);
            let says = Words::new(
                "”{0}” behöver samordnas med andra kommuner, men det står inte hur.",
                "“{0}” needs to be coordinated with other municipalities, but nothing says how.",
            );
            Finding::about("K29", target, "coordination_note", says).with(Piece::Record(target))
        })
        .collect()
}
