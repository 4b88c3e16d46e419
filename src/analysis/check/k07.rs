//! K07: an affected municipality, the county board and the region have been asked. Knows no other check.

use super::source::{ANY, Act, SINCE_2025, Source, UNTIL_2025, WHOLE};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::model::body::BodyType;
use crate::model::field::FieldValue;
use crate::model::process::{Consultation, ConsultationType};
use crate::model::program::Program;
use crate::model::record::{Kind, Record};
use crate::model::value::Value;
use crate::model::words::Words;
use std::sync::Arc;

/// The check.
pub const CHECK: Check = Check {
    code: "K07",
    severity: Severity::Error,
    rule_sets: ANY,
    sources: &[
        Source::section_in(Act::HousingSupply, "1", WHOLE, SINCE_2025),
        Source::section_in(
            Act::HousingSupply,
            "1",
            Words::new("andra stycket", "second paragraph"),
            UNTIL_2025,
        ),
    ],
    title: Words::new(
        "Berörda kommuner, länsstyrelsen och regionen har fått yttra sig",
        "Affected municipalities, the county board and the region have been heard",
    ),
    why: Words::new(
        "Kommunen ska samråda med de kommuner som berörs och ge länsstyrelsen och regionen tillfälle att yttra sig. Före den 1 mars 2025 gällde det även andra regionala organ. Datum visar att det har skett innan fullmäktige beslutar.",
        "The municipality has to consult affected municipalities and give the county board and the region a chance to comment. Before 1 March 2025 that went for other regional bodies too. Dates show that it was done before the council decides.",
    ),
    remedy: Words::new(
        "Lägg till ett samråd för var och en och fyll i dagen då förslaget skickades.",
        "Add a consultation for each and fill in the day on which the proposal was sent.",
    ),
    each: None,
    reads: &[Kind::Consultation, Kind::Body],
    find,
};

const LEFT: Words =
    Words::new("Det återstår att skicka förslaget till {0}.", "The proposal has still to be sent to {0}.");
const NO_DATE: Words = Words::new(
    "Det finns inget datum för när förslaget skickades till {0}.",
    "There is no date on which the proposal was sent to {0}.",
);

const ASKED: [(ConsultationType, BodyType, Words); 3] = [
    (
        ConsultationType::Municipality,
        BodyType::Neighbour,
        Words::new("minst en berörd kommun", "at least one affected municipality"),
    ),
    (
        ConsultationType::CountyBoard,
        BodyType::CountyBoard,
        Words::new("länsstyrelsen", "the county administrative board"),
    ),
    (ConsultationType::Region, BodyType::Region, Words::new("regionen", "the region")),
];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let consultations = subject.program.consultations.in_order();
    let mut missing = Vec::new();
    let mut findings = Vec::new();
    for asked in ASKED {
        let mut of_type = consultations.iter().filter(|one| one.consultation_type == asked.0);
        let dated = of_type.clone().any(|one| one.sent.is_some() || one.received.is_some());
        match of_type.next() {
            Some(_) if dated => {}
            Some(undated) => findings.push(without_date(subject.program, undated, asked.2)),
            None => missing.push(asked),
        }
    }
    findings.extend(missing.first().map(|first| {
        let named = missing.iter().map(|(_, _, named)| *named).collect();
        let finding = Finding::of_programme("K07", "", LEFT).with(Piece::List(named));
        finding.mended_by(
            Words::new("Lägg till ett samråd", "Add a consultation"),
            Mend::Add(Kind::Consultation, first_fields(subject.program, first.0, first.1)),
        )
    }));
    findings
}

fn without_date(program: &Program, consultation: &Arc<Consultation>, named: Words) -> Finding {
    let party = consultation.party.and_then(|id| program.bodies.get(id));
    let whom = party.map_or(Piece::Words(named), |body| Piece::Record(body.reference()));
    Finding::about("K07", consultation.reference(), "sent", NO_DATE).with(whom)
}

fn first_fields(program: &Program, kind: ConsultationType, of: BodyType) -> Vec<(&'static str, Value)> {
    let bodies = program.bodies.in_order();
    let party = bodies.iter().find(|body| body.body_type == of).map(|body| body.id);
    vec![("consultation_type", kind.to_value()), ("party", party.to_value())]
}
