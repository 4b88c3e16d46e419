//! K08: before the final proposal it is stated how each opinion was considered. Knows no other check.

use super::source::{ANY, Source};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::process::{Consultation, ConsultationType};
use crate::model::programme::Stage;
use crate::model::record::{Kind, Record};
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K08",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[Source::Practice(Words::new(
        "God sed: en samrådsredogörelse visar hur varje yttrande har beaktats innan slutförslaget läggs fram",
        "Good practice: a report on the consultation shows how each opinion was considered before the final proposal",
    ))],
    title: Words::new(
        "Varje yttrande är besvarat i slutförslaget",
        "Every opinion is answered in the final proposal",
    ),
    why: Words::new(
        "De som har yttrat sig vill se vad deras synpunkter ledde till, och fullmäktige ska kunna se vad som vägdes in.",
        "Those who commented want to see what came of it, and the council has to see what was weighed in.",
    ),
    remedy: Words::new(
        "Skriv i samrådet hur synpunkterna har beaktats. Har de inte lett till någon ändring skriver du varför.",
        "Write in the consultation how the views were considered. Where nothing was changed, write why.",
    ),
    each: None,
    reads: &[Kind::Consultation, Kind::Body],
    find,
};

const SILENT: Words = Words::new(
    "Synpunkterna från {0} har kommit in, men det framgår inte hur de har beaktats.",
    "The views of {0} have come in, but it is not stated how they were considered.",
);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let settled = match subject.program.settings.stage {
        Stage::Draft | Stage::Consultation => false,
        Stage::Final | Stage::Adopted | Stage::Revised => true,
    };
    let consultations = subject.program.consultations.in_order();
    let silent = consultations.into_iter().filter(|one| settled && unanswered(one));
    silent
        .map(|one| {
            let party = one.party.and_then(|id| subject.program.bodies.get(id));
            let who = party
                .map_or(Piece::Words(sender(one.consultation_type)), |body| Piece::Record(body.reference()));
            Finding::about("K08", one.reference(), "considered", SILENT).with(who)
        })
        .collect()
}

/// Whether an opinion has come in to which nothing is said.
fn unanswered(consultation: &Consultation) -> bool {
    let came = consultation.received.is_some() || !consultation.summary.trim().is_empty();
    came && consultation.considered.trim().is_empty()
}

const fn sender(consultation_type: ConsultationType) -> Words {
    match consultation_type {
        ConsultationType::Municipality => Words::new("en berörd kommun", "an affected municipality"),
        ConsultationType::CountyBoard => Words::new("länsstyrelsen", "the county administrative board"),
        ConsultationType::Region => Words::new("regionen", "the region"),
        ConsultationType::Internal => Words::new("en intern remissinstans", "an internal party"),
        ConsultationType::Public => Words::new("allmänheten", "the public"),
    }
}
