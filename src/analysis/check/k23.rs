//! K23: who allocates land has guidelines for it that say how they follow the programme.

use super::source::{ANY, Act, SINCE_2025, Source, UNTIL_2025, WHOLE};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::model::instrument::Instrument;
use crate::model::measure::Status;
use crate::model::process::{PolicyDocument, PolicyLink};
use crate::model::programme::RuleSet;
use crate::model::project::PlanStage;
use crate::model::record::{Kind, RecordRef};
use crate::model::value::Value;
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K23",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::section_in(Act::LandAllocation, "2", WHOLE, UNTIL_2025),
        Source::section_in(
            Act::LandAllocation,
            "2",
            Words::new("punkt 2, i lydelse 2025:72", "point 2, as worded by 2025:72"),
            SINCE_2025,
        ),
    ],
    title: Words::new(
        "Riktlinjer för markanvisning är kopplade och anger hur de följer planen",
        "Guidelines for land allocation are linked and say how they follow the plan",
    ),
    why: Words::new(
        "Kommuner som anvisar mark ska ha riktlinjer för det. Sedan 1 mars 2025 ska riktlinjerna också ange hur markanvisningarna används för att följa handlingsplanen.",
        "Municipalities that allocate land must have guidelines for it. Since 1 March 2025 the guidelines must also say how land allocations are used to follow the action plan.",
    ),
    remedy: Words::new(
        "Lägg till riktlinjerna bland styrdokumenten och beskriv hur markanvisningarna används för att nå målen i planen.",
        "Add the guidelines to the governing documents and describe how land allocations are used to reach the goals of the plan.",
    ),
    each: None,
    reads: &[Kind::Measure, Kind::Project, Kind::PolicyLink],
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let with: Vec<RecordRef> = allocations(subject);
    if with.is_empty() {
        return Vec::new();
    }
    let links = subject.program.policy_links.in_order();
    let mut guidelines =
        links.into_iter().filter(|link| link.document == PolicyDocument::AllocationGuidelines);
    let Some(first) = guidelines.next() else { return vec![missing(with)] };
    let must_say = subject.program.settings.rule_set == RuleSet::Act2025;
    let says = |link: &PolicyLink| !link.effect.trim().is_empty();
    if !must_say || says(first) || guidelines.any(|link| says(link)) {
        return Vec::new();
    }
    let target = RecordRef::new(Kind::PolicyLink, first.id.0);
    let finding = Finding::about(
        "K23",
        target,
        "effect",
        Words::new(
            "Det framgår inte hur ”{0}” används för att följa handlingsplanen. Kommunen anvisar mark i {1}.",
            "Nothing says how “{0}” are used to follow the action plan. The municipality allocates land in {1}.",
        ),
    );
    vec![finding.with(Piece::Record(target)).with(Piece::Records(with))]
}

/// What allocates land: measures, or projects where none does.
fn allocations(subject: &Subject<'_>) -> Vec<RecordRef> {
    let measures = subject.index.with_instrument(Instrument::LandAllocation).iter();
    let used = measures.filter(|measure| measure.status != Status::Dropped);
    let used: Vec<RecordRef> = used.map(|measure| RecordRef::new(Kind::Measure, measure.id.0)).collect();
    if !used.is_empty() {
        return used;
    }
    let projects = subject.program.projects.in_order().into_iter();
    projects
        .filter(|project| project.allocated && project.stage != PlanStage::Cancelled)
        .map(|project| RecordRef::new(Kind::Project, project.id.0))
        .collect()
}

fn missing(with: Vec<RecordRef>) -> Finding {
    Finding::of_programme(
        "K23",
        "",
        Words::new(
            "Kommunen anvisar mark i {0}, men inga riktlinjer för markanvisning finns bland styrdokumenten.",
            "The municipality allocates land in {0}, but no guidelines for land allocation are among the governing documents.",
        ),
    )
    .with(Piece::Records(with))
    .mended_by(
        Words::new("Lägg till riktlinjer för markanvisning", "Add guidelines for land allocation"),
        Mend::Add(
            Kind::PolicyLink,
            vec![
                ("document", Value::text(PolicyDocument::AllocationGuidelines.code())),
                ("title", Value::text(PolicyDocument::AllocationGuidelines.words().sv)),
            ],
        ),
    )
}
