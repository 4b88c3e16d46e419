//! K09: an adopted programme says who adopted it, when and where that is minuted. Knows no other check.

use super::source::{ANY, Act, SINCE_2025, Source, UNTIL_2025};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::model::body::BodyType;
use crate::model::field::FieldValue;
use crate::model::period::Day;
use crate::model::programme::{DocumentType, Settings, Stage};
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K09",
    severity: Severity::Error,
    rule_sets: ANY,
    sources: &[
        Source::section_in(
            Act::HousingSupply,
            "2",
            Words::new("första stycket", "first paragraph"),
            SINCE_2025,
        ),
        Source::section_in(
            Act::HousingSupply,
            "1",
            Words::new("tredje stycket", "third paragraph"),
            UNTIL_2025,
        ),
        Source::section(Act::LocalGovernment, 5, "9", Words::new("om mandatperioden", "on the council term")),
    ],
    title: Words::new(
        "Ett antaget program har beslut, datum, paragraf och diarienummer",
        "An adopted programme has decision, date, paragraph and registry number",
    ),
    why: Words::new(
        "Kommunfullmäktige ska anta planen under varje mandatperiod. Den som läser den måste kunna hitta beslutet.",
        "The council has to adopt the plan during each term. Readers must be able to find the decision.",
    ),
    remedy: Words::new(
        "Fyll i Antagen av, Antagen den, Paragraf och Diarienummer under Program. Är programmet inte antaget ännu ändrar du läget.",
        "Fill in Adopted by, Adopted on, Paragraph and Registry number in the programme. If it is not adopted yet, change the stage.",
    ),
    each: None,
    reads: &[Kind::Body],
    find,
};

const INCOMPLETE: Words = Words::new(
    "Programmet är antaget, men uppgifterna om beslutet är inte i ordning: {0}.",
    "The programme is adopted, but the particulars of the decision are not in order: {0}.",
);
const OUTSIDE: Words = Words::new(
    "Programmet antogs {0}, utanför mandatperioden {1}–{2}.",
    "The programme was adopted on {0}, outside the council term {1}–{2}.",
);
const WRONG_BODY: Words = Words::new(
    "Programmet är antaget av {0}. Det är kommunfullmäktige som ska anta det.",
    "The programme was adopted by {0}. It is the council that has to adopt it.",
);

/// What may be wrong with the particulars of the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    NoBody,
    OtherBody,
    NoDate,
    OutsideTerm,
    NoParagraph,
    NoNumber,
}

impl Fault {
    const fn words(self) -> Words {
        match self {
            Fault::NoBody => Words::new("antagande organ saknas", "the adopting body is missing"),
            Fault::OtherBody => Words::new(
                "ett annat organ än kommunfullmäktige står som antagare",
                "another body than the council stands as the adopter",
            ),
            Fault::NoDate => Words::new("datum saknas", "the date is missing"),
            Fault::OutsideTerm => {
                Words::new("datumet ligger utanför mandatperioden", "the date lies outside the term")
            }
            Fault::NoParagraph => Words::new("paragraf saknas", "the paragraph is missing"),
            Fault::NoNumber => Words::new("diarienummer saknas", "the registry number is missing"),
        }
    }

    const fn field(self) -> &'static str {
        match self {
            Fault::NoBody | Fault::OtherBody => "adopted_by",
            Fault::NoDate | Fault::OutsideTerm => "adopted_date",
            Fault::NoParagraph => "adopted_paragraph",
            Fault::NoNumber => "registry_number",
        }
    }
}

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let settings = &subject.program.settings;
    let adopted = match settings.stage {
        Stage::Draft | Stage::Consultation | Stage::Final => false,
        Stage::Adopted | Stage::Revised => true,
    };
    let faults = if adopted { faults(subject) } else { Vec::new() };
    let Some(first) = faults.first() else { return Vec::new() };
    let finding = alone(settings, &faults).unwrap_or_else(|| {
        let named = faults.iter().map(|fault| fault.words()).collect();
        Finding::of_programme("K09", first.field(), INCOMPLETE).with(Piece::List(named))
    });
    let bodies = subject.program.bodies.in_order();
    let council = bodies.iter().find(|body| body.body_type == BodyType::Council);
    vec![match (first, council) {
        (Fault::NoBody | Fault::OtherBody, Some(council)) => finding.mended_by(
            Words::new("Ange kommunfullmäktige som antagare", "State the council as the adopter"),
            Mend::Set(RecordRef::PROGRAMME, vec![("adopted_by", council.id.to_value())]),
        ),
        _ => finding,
    }]
}

/// A fault that stands alone can be told with its names and days.
fn alone(settings: &Settings, faults: &[Fault]) -> Option<Finding> {
    match faults {
        [Fault::OtherBody] => {
            let body = RecordRef::new(Kind::Body, settings.adopted_by?.0);
            let finding = Finding::of_programme("K09", "adopted_by", WRONG_BODY);
            Some(finding.with(Piece::Record(body)))
        }
        [Fault::OutsideTerm] => {
            let finding = Finding::of_programme("K09", "adopted_date", OUTSIDE);
            let days = [settings.adopted_date?, settings.term_start?, settings.term_end?];
            Some(days.into_iter().fold(finding, |finding, day| finding.with(Piece::Day(day))))
        }
        _ => None,
    }
}

fn faults(subject: &Subject<'_>) -> Vec<Fault> {
    let settings = &subject.program.settings;
    // A programme of measures beside the statutory document may be adopted by another body.
    let by_council = settings.document_type != DocumentType::Separate;
    let body = settings.adopted_by.and_then(|id| subject.program.bodies.get(id));
    let of_body = match body {
        None => Some(Fault::NoBody),
        Some(body) => (by_council && body.body_type != BodyType::Council).then_some(Fault::OtherBody),
    };
    let of_date = match settings.adopted_date {
        None => Some(Fault::NoDate),
        Some(day) => outside(settings, day).then_some(Fault::OutsideTerm),
    };
    let blank = |text: &str, fault: Fault| text.trim().is_empty().then_some(fault);
    let of_text = [
        blank(&settings.adopted_paragraph, Fault::NoParagraph),
        blank(&settings.registry_number, Fault::NoNumber),
    ];
    [of_body, of_date].into_iter().chain(of_text).flatten().collect()
}

fn outside(settings: &Settings, day: Day) -> bool {
    match (settings.term_start, settings.term_end) {
        (Some(start), Some(end)) => day < start || end < day,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::index::Index;
    use crate::model::body::Body;
    use crate::model::program::{AnyRecord, Program};
    use crate::model::record::{BodyId, Id};
    use std::sync::Arc;

    fn adopted(body_type: BodyType, day: &str) -> (Program, Settings) {
        let mut program = Program::default();
        program.put(AnyRecord::Body(Arc::new(Body { id: BodyId(Id(1)), body_type, ..Body::default() })));
        let settings = Settings {
            stage: Stage::Adopted,
            adopted_by: Some(BodyId(Id(1))),
            adopted_date: Day::parse(day),
            adopted_paragraph: "§ 112".to_owned(),
            registry_number: "KS 2026/118".to_owned(),
            term_start: Day::parse("2026-10-15"),
            term_end: Day::parse("2030-10-14"),
            ..Settings::default()
        };
        (program, settings)
    }

    fn says((mut program, settings): (Program, Settings)) -> Option<&'static str> {
        program.put(AnyRecord::Programme(Arc::new(settings)));
        let today = Day::parse("2031-03-01").unwrap();
        let found = find(&Subject { program: &program, index: &Index::default(), today });
        let first = found.first()?;
        assert_eq!(first.says.sv.matches('{').count(), first.with.len());
        Some(first.says.sv)
    }

    #[test]
    fn the_term_is_counted_with_its_first_and_its_last_day() {
        for (day, said) in [
            ("2026-10-14", Some(OUTSIDE.sv)),
            ("2026-10-15", None),
            ("2030-10-14", None),
            ("2030-10-15", Some(OUTSIDE.sv)),
        ] {
            assert_eq!(says(adopted(BodyType::Council, day)), said, "{day}");
        }
    }

    #[test]
    fn only_a_programme_beside_the_plan_may_be_adopted_by_another_body() {
        let by_board = || adopted(BodyType::Board, "2027-06-14");
        assert_eq!(says(by_board()), Some(WRONG_BODY.sv));
        let (program, settings) = by_board();
        let separate = Settings { document_type: DocumentType::Separate, ..settings };
        assert_eq!(says((program, separate)), None);
        let (program, settings) = by_board();
        assert_eq!(says((program, Settings { stage: Stage::Final, ..settings })), None, "it is not adopted");
    }
}
