//! K21: a goal about tenure has a tool that can set tenure. Dropped measures do not count. Knows no
//! other check.

use super::source::{ANY, Act, Source};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::model::basis::Tenure;
use crate::model::field::FieldValue;
use crate::model::goal::Goal;
use crate::model::instrument::Instrument;
use crate::model::measure::Status;
use crate::model::record::{Kind, Record};
use crate::model::words::Words;
use std::collections::BTreeSet;

/// The check.
pub const CHECK: Check = Check {
    code: "K21",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::section(Act::PlanningAndBuilding, 4, "11", WHAT_MAY_BE_SET),
        Source::Publication {
            title: Words::new(
                "Boverket: PBL kunskapsbanken, Lägenhetsfördelning (läst i november 2026)",
                "Boverket: PBL knowledge bank, Distribution of dwellings, in Swedish (read in November 2026)",
            ),
            url: None,
        },
    ],
    title: Words::new(
        "Mål om upplåtelseform har ett verktyg som kan styra den",
        "Goals about tenure have a tool that can set it",
    ),
    why: Words::new(
        "En detaljplan får reglera andelen lägenheter av olika slag och storlek, men inte upplåtelseform. Inte heller översiktsplanen eller planeringsstrategin kan göra det.",
        "A detailed plan may set the share of dwellings of different kinds and sizes, but not tenure. Nor can the comprehensive plan or the planning strategy.",
    ),
    remedy: Words::new(
        "Lägg till en åtgärd med ett verktyg som kan styra upplåtelseform: markanvisning, tomträtt, ägardirektiv eller det egna bolagets byggande.",
        "Add a measure with a tool that can set tenure: land allocation, site leasehold, owner's directive or building by the municipality's own company.",
    ),
    each: None,
    reads: &[Kind::Goal, Kind::Measure, Kind::Need],
    find,
};

const WHAT_MAY_BE_SET: Words =
    Words::new("om vad en detaljplan får reglera", "on what a detailed plan may regulate");
const ONLY_PLANS: Words = Words::new(
    "Målet ”{0}” gäller upplåtelseform, men åtgärderna använder bara {1}, som inte kan styra den.",
    "The goal “{0}” is about tenure, but its measures only use {1}, which cannot set it.",
);

/// Parts of words that tell that a goal is about tenure, in small letters; chosen 2026-11-26.
const OF_TENURE: [&str; 6] =
    ["upplåtelseform", "hyresrätt", "bostadsrätt", "äganderätt", "ägarlägenhet", "kooperativ"];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    subject.index.goals.iter().filter_map(|goal| with_plans_only(subject, goal)).collect()
}

fn with_plans_only(subject: &Subject<'_>, goal: &Goal) -> Option<Finding> {
    let measures = subject.index.measures_of(goal.id).iter();
    let counted = measures.filter(|measure| measure.status != Status::Dropped);
    let tools: BTreeSet<Instrument> = counted.filter_map(|measure| measure.instrument).collect();
    let plans: Option<Vec<Words>> = tools.iter().map(|tool| plan(*tool)).collect();
    let plans = plans.filter(|plans| !plans.is_empty() && is_about_tenure(subject, goal))?;
    let target = goal.reference();
    let fields = vec![
        ("goals", BTreeSet::from([goal.id]).to_value()),
        ("instrument", Some(Instrument::LandAllocation).to_value()),
    ];
    let finding = Finding::about("K21", target, "", ONLY_PLANS);
    Some(finding.with(Piece::Record(target)).with(Piece::List(plans)).mended_by(
        Words::new("Lägg till en åtgärd med markanvisning", "Add a measure with land allocation"),
        Mend::Add(Kind::Measure, fields),
    ))
}

/// The name of a tool in a sentence, if it is a plan that cannot set tenure.
fn plan(tool: Instrument) -> Option<Words> {
    match tool {
        Instrument::DetailedPlan => Some(Words::new("detaljplan", "a detailed plan")),
        Instrument::ComprehensivePlan => Some(Words::new("översiktsplan", "the comprehensive plan")),
        Instrument::PlanningStrategy => Some(Words::new("planeringsstrategi", "the planning strategy")),
        Instrument::PlanReadiness => Some(Words::new("planberedskap", "plan readiness")),
        Instrument::LandAcquisition
        | Instrument::LandAllocation
        | Instrument::LandPricing
        | Instrument::SiteLeasehold
        | Instrument::DevelopmentAgreement
        | Instrument::OwnerDirective
        | Instrument::HousingCompany
        | Instrument::Guarantee
        | Instrument::RentGuarantee
        | Instrument::HousingAgency
        | Instrument::Priority
        | Instrument::SocialContracts
        | Instrument::LandlordCooperation
        | Instrument::Accessibility
        | Instrument::PremisesPlan
        | Instrument::Studies
        | Instrument::Intermunicipal
        | Instrument::StateSupport => None,
    }
}

fn is_about_tenure(subject: &Subject<'_>, goal: &Goal) -> bool {
    let says = |text: &str| {
        let text = text.to_lowercase();
        OF_TENURE.iter().any(|part| text.contains(part))
    };
    let needs = goal.needs.iter().filter_map(|id| subject.program.needs.get(*id));
    says(&goal.title)
        || says(&goal.description)
        || needs.filter_map(|need| need.tenure).any(|tenure| tenure != Tenure::Unknown)
}
