//! K16: those who are listed have something to do, and the social services are among them. Knows no
//! other check.

use super::publication::IMPLEMENTATION_STRATEGY;
use super::source::{ANY, Act, Source, WHOLE};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::model::body::{Body, BodyType};
use crate::model::field::FieldValue;
use crate::model::measure::Status;
use crate::model::record::{BodyId, Kind, Record};
use crate::model::usual_bodies::UsualBody;
use crate::model::words::Words;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The check.
pub const CHECK: Check = Check {
    code: "K16",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::section(Act::SocialServices, 6, "4", WHOLE),
        IMPLEMENTATION_STRATEGY,
        Source::Publication {
            title: Words::new(
                "Boverket: Samverkan i bostadsförsörjningen, om vilka som brukar delta (bostadsmarknadsenkäten 2022/23)",
                "Boverket: Cooperation on housing supply, on who usually takes part (housing market survey 2022/23)",
            ),
            url: None,
        },
    ],
    title: Words::new(
        "Alla organ har en åtgärd, och socialnämnden är med",
        "All bodies have a measure, and social services take part",
    ),
    why: Words::new(
        "Programmet ska arbetas in i varje förvaltning och bolag. Socialnämnden ska medverka i samhällsplaneringen, och det är den som känner behoven hos dem som inte får en bostad på egen hand.",
        "The programme has to become part of the work of each administration and company. Social services have to take part in planning, and know the needs of those who get no home on their own.",
    ),
    remedy: Words::new(
        "Ge organet en åtgärd att leda eller medverka i. Har det inget att göra med programmet tar du bort det ur listan.",
        "Give the body a measure to lead or take part in. If it has nothing to do with the programme, remove it from the list.",
    ),
    each: None,
    reads: &[Kind::Body, Kind::Measure],
    find,
};

const IDLE: Words = Words::new(
    "{0} finns bland organen men har ingen åtgärd.",
    "{0} is among the bodies but has no measure.",
);
const NO_SOCIAL: Words = Words::new(
    "Ingen nämnd eller förvaltning för socialtjänsten finns bland organen.",
    "No committee or administration for social services is among the bodies.",
);

/// Parts of the names of committees and administrations for social services, in small letters;
/// chosen 2026-11-26.
const SOCIAL: [&str; 6] =
    ["social", "omsorg", "välfärd", "vård", "individ och familj", "individ- och familj"];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let bodies = subject.program.bodies.in_order();
    let busy = busy(subject, &bodies);
    let idle = bodies.iter().filter(|body| is_asked(body.body_type) && !busy.contains(&body.id));
    let idle = idle.map(|body| {
        Finding::about("K16", body.reference(), "", IDLE).with(Piece::Record(body.reference())).mended_by(
            Words::new("Lägg till en åtgärd som organet leder", "Add a measure that the body leads"),
            Mend::Add(Kind::Measure, vec![("lead", Some(body.id).to_value())]),
        )
    });
    let social = bodies.iter().any(|body| body.body_type.may_lead() && is_social(&body.name));
    let absent = (!social && !bodies.is_empty()).then(without_social);
    absent.into_iter().chain(idle).collect()
}

fn without_social() -> Finding {
    let usual = UsualBody::Social.info();
    let name = usual.name.sv.to_owned();
    Finding::of_programme("K16", "", NO_SOCIAL).mended_by(
        Words::new("Lägg till socialnämnden", "Add the social services committee"),
        Mend::Add(
            Kind::Body,
            vec![
                ("short_name", usual.short_name.to_owned().to_value()),
                ("name", name.to_value()),
                ("body_type", usual.body_type.to_value()),
            ],
        ),
    )
}

fn is_social(name: &str) -> bool {
    let name = name.to_lowercase();
    SOCIAL.iter().any(|part| name.contains(part))
}

/// Whether such a body is listed to do something. Council and board have the whole programme,
/// others are there to be asked.
const fn is_asked(body_type: BodyType) -> bool {
    match body_type {
        BodyType::Committee | BodyType::Administration | BodyType::Company => true,
        BodyType::Council
        | BodyType::Board
        | BodyType::Foundation
        | BodyType::Association
        | BodyType::Region
        | BodyType::CountyBoard
        | BodyType::Neighbour
        | BodyType::Private
        | BodyType::NonProfit => false,
    }
}

/// The bodies with a part in a measure. A body has a part in what those below it do, and an
/// administration in what its committee does.
fn busy(subject: &Subject<'_>, bodies: &[&Arc<Body>]) -> BTreeSet<BodyId> {
    let mut busy: BTreeSet<BodyId> = BTreeSet::new();
    for measure in subject.index.measures.iter().filter(|measure| measure.status != Status::Dropped) {
        busy.extend(measure.partners.iter().copied().chain(measure.lead).chain(measure.assigned_to));
    }
    let below = |id: &BodyId| subject.program.bodies.get(*id).and_then(|body| body.parent);
    let mut open: Vec<BodyId> = busy.iter().copied().collect();
    while let Some(id) = open.pop() {
        open.extend(below(&id).filter(|parent| busy.insert(*parent)));
    }
    let serving = bodies.iter().filter(|body| body.body_type == BodyType::Administration);
    let serving: Vec<BodyId> = serving
        .filter(|body| body.parent.is_some_and(|parent| busy.contains(&parent)))
        .map(|body| body.id)
        .collect();
    busy.extend(serving);
    busy
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::index::Index;
    use crate::model::measure::Measure;
    use crate::model::period::Day;
    use crate::model::program::{AnyRecord, Program};
    use crate::model::record::{Id, MeasureId};

    fn idle(bodies: &[(u64, BodyType, Option<u64>)], lead: u64) -> Vec<u64> {
        let mut program = Program::default();
        for (id, body_type, parent) in bodies {
            program.put(AnyRecord::Body(Arc::new(Body {
                id: BodyId(Id(*id)),
                name: "Socialnämnden".to_owned(),
                body_type: *body_type,
                parent: parent.map(|id| BodyId(Id(id))),
                ..Body::default()
            })));
        }
        program.put(AnyRecord::Measure(Arc::new(Measure {
            id: MeasureId(Id(1)),
            lead: Some(BodyId(Id(lead))),
            ..Measure::default()
        })));
        let today = Day::parse("2027-03-01").unwrap();
        let found = find(&Subject { program: &program, index: &Index::of(&program), today });
        found.iter().map(|finding| finding.about.id.0).collect()
    }

    #[test]
    fn a_committee_and_its_administration_share_their_measures_and_a_group_those_of_its_companies() {
        use BodyType::{Administration, Committee, Company, Council};
        let offices = [(1, Committee, None), (2, Administration, Some(1)), (3, Administration, None)];
        assert_eq!(idle(&offices, 1), [3], "the committee leads");
        assert_eq!(idle(&offices, 2), [3], "its administration leads");
        let group = [(1, Company, None), (2, Company, Some(1)), (3, Company, Some(1))];
        assert_eq!(idle(&group, 2), [3], "the mother has a part, the sister has not");
        let under_council = [(1, Council, None), (2, Committee, Some(1)), (3, Committee, Some(1))];
        assert_eq!(idle(&under_council, 2), [3]);
    }

    #[test]
    fn social_services_are_known_by_many_names() {
        for name in
            ["Socialnämnden", "Vård- och omsorgsnämnden", "Välfärdsförvaltningen", "Sociala utskottet"]
        {
            assert!(is_social(name), "{name}");
        }
        assert!(!is_social("Samhällsbyggnadsnämnden"));
    }
}
