//! K33: where new dwellings bring more children than there are places, premises are planned.

use super::source::{ANY, Act, Source, WHOLE};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::analysis::service_demand::{Shortage, shortages};
use crate::model::body::Area;
use crate::model::instrument::Instrument;
use crate::model::measure::{Measure, Status};
use crate::model::record::{Kind, RecordRef};
use crate::model::service::Service;
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K33",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::Practice(Words::new(
            "God sed: förskola och skola planeras i takt med bostäderna",
            "Good practice: preschools and schools are planned in step with the dwellings",
        )),
        Source::section(Act::PlanningAndBuilding, 6, "41", WHOLE),
    ],
    title: Words::new(
        "Platserna räcker i förskola och skola, eller så finns en lokalåtgärd",
        "There are places enough in preschool and school, or a measure for premises",
    ),
    why: Words::new(
        "Barnen kommer samma år som bostäderna, men det tar flera år att bygga en skola. Kommunen får inte låta byggherren betala för den.",
        "The children come in the same year as the dwellings, but a school takes years to build. The municipality may not have the developer pay for it.",
    ),
    remedy: Words::new(
        "Lägg till en åtgärd med verktyget Lokalförsörjning och koppla den till områdets projekt, planera fler platser under Kapacitet eller flytta bostäderna.",
        "Add a measure with the tool Premises planning and link it to the projects of the area, plan more places under Capacity or move the dwellings.",
    ),
    each: None,
    reads: &[Kind::Capacity, Kind::Project, Kind::Assumption, Kind::Measure, Kind::Area],
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let short = shortages(subject.program).into_iter();
    short.filter(|shortage| !is_planned(subject, shortage)).map(|shortage| told(subject, &shortage)).collect()
}

/// Whether a measure for premises is about the area: by a project, or by its name.
fn is_planned(subject: &Subject<'_>, shortage: &Shortage) -> bool {
    let area = subject.program.areas.get(shortage.area);
    let measures = subject.index.with_instrument(Instrument::PremisesPlan).iter();
    let mut used = measures.filter(|measure| measure.status != Status::Dropped);
    used.any(|measure| {
        let projects = measure.projects.iter().filter_map(|id| subject.program.projects.get(*id));
        let mut areas = projects.map(|project| project.area);
        areas.any(|of| of == Some(shortage.area)) || area.is_some_and(|area| names(measure, area))
    })
}

fn names(measure: &Measure, area: &Area) -> bool {
    let name = area.name.trim();
    !name.is_empty() && (measure.title.contains(name) || measure.description.contains(name))
}

fn told(subject: &Subject<'_>, shortage: &Shortage) -> Finding {
    let target = RecordRef::new(Kind::Capacity, shortage.capacity.0);
    let capacity = subject.program.capacities.get(shortage.capacity);
    let service = capacity.map_or(Service::Preschool, |capacity| capacity.service);
    let says = Words::new(
        "Nya bostäder i {1} ger {2} barn i {0} till {3}, men där finns {4} platser och ingen lokalåtgärd för området.",
        "New dwellings in {1} bring {2} children to {0} by {3}, but there are {4} places and no measure for premises in the area.",
    );
    Finding::about("K33", target, "changes", says)
        .with(Piece::Words(service_in_sentence(service)))
        .with(Piece::Record(RecordRef::new(Kind::Area, shortage.area.0)))
        .with(Piece::Number(shortage.children))
        .with(Piece::Year(shortage.year))
        .with(Piece::Number(shortage.places))
}

const fn service_in_sentence(service: Service) -> Words {
    match service {
        Service::Preschool => Words::new("förskola", "preschool"),
        Service::SchoolF6 => Words::new("grundskola F–6", "compulsory school F–6"),
        Service::School79 => Words::new("grundskola 7–9", "compulsory school 7–9"),
        Service::UpperSecondary => Words::new("gymnasium", "upper secondary school"),
        Service::ResidentialCare => Words::new("särskilt boende", "residential care"),
        Service::Lss => Words::new("LSS-boende", "LSS housing"),
    }
}
