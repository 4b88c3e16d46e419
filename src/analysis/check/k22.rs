//! K22: a detailed plan that sets the mix of dwellings rests on a need for just those.

use super::source::{ANY, Act, Source};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::basis::{Group, Need, NeedCategory};
use crate::model::instrument::Instrument;
use crate::model::measure::{Measure, Status};
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K22",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::section(Act::PlanningAndBuilding, 4, "11", Words::new("punkt 3", "point 3")),
        Source::Publication {
            title: Words::new(
                "Boverket, PBL kunskapsbanken: Lägenhetsfördelning",
                "Boverket, PBL knowledge bank: mix of dwellings",
            ),
            url: None,
        },
    ],
    title: Words::new(
        "Lägenhetsfördelning i detaljplan har stöd i ett behov",
        "A mix of dwellings set in a detailed plan is supported by a need",
    ),
    why: Words::new(
        "En detaljplan får styra andelen lägenheter av olika slag och storlek. Boverket anser att det bara ska göras när bostadsförsörjningen kräver det. Utan ett uttalat behov blir bestämmelsen svår att försvara om planen överklagas.",
        "A detailed plan may set the share of dwellings of different kinds and sizes only when housing supply calls for it. Without a stated need the provision is hard to defend on appeal.",
    ),
    remedy: Words::new(
        "Knyt något av åtgärdens mål till det behov som fördelningen ska möta, till exempel stora lägenheter för barnfamiljer. Saknas behovet, lägg till det under Behov.",
        "Tie one of the goals of the measure to the need that the mix is to meet, such as large dwellings for families. If the need is missing, add it under Needs.",
    ),
    each: None,
    reads: &[Kind::Measure, Kind::Goal, Kind::Need],
    find,
};

/// How a measure says that the plan sets the mix.
const MIX: [&str; 6] = [
    "lägenhetsfördelning",
    "lägenhetsstorlek",
    "storleksfördelning",
    "andelen lägenheter",
    "andel lägenheter",
    "fördelning av lägenheter",
];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let plans = subject.index.with_instrument(Instrument::DetailedPlan).iter();
    plans
        .filter(|measure| measure.status != Status::Dropped && sets_mix(measure))
        .filter(|measure| !has_support(subject, measure))
        .map(|measure| {
            let target = RecordRef::new(Kind::Measure, measure.id.0);
            Finding::about(
                "K22",
                target,
                "goals",
                Words::new(
                    "”{0}” ska styra lägenhetsfördelningen i en detaljplan, men inget av åtgärdens mål bygger på ett behov av särskilda bostäder.",
                    "“{0}” is to set the mix of dwellings in a detailed plan, but none of its goals rests on a need for particular dwellings.",
                ),
            )
            .with(Piece::Record(target))
        })
        .collect()
}

fn sets_mix(measure: &Measure) -> bool {
    let text = [measure.title.as_str(), &measure.description, &measure.done_when].join("\n").to_lowercase();
    MIX.iter().any(|mix| text.contains(mix))
}

fn has_support(subject: &Subject<'_>, measure: &Measure) -> bool {
    let goals = measure.goals.iter().filter_map(|id| subject.program.goals.get(*id));
    let mut needs = goals.flat_map(|goal| &goal.needs).filter_map(|id| subject.program.needs.get(*id));
    needs.any(|need| is_particular(need))
}

/// Whether a need is for some dwellings and not for dwellings as such.
fn is_particular(need: &Need) -> bool {
    need.category == NeedCategory::Unmet || need.group != Group::All || need.house_type.is_some()
}
