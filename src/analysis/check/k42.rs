//! K42: the programme has what a county administrative board looks for.

use super::source::{ANY, Source};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::basis::{Group, OuterLevel};
use crate::model::instrument::Instrument;
use crate::model::measure::Status;
use crate::model::process::PolicyDocument;
use crate::model::record::Kind;
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K42",
    severity: Severity::Note,
    rule_sets: ANY,
    sources: &[Source::Publication {
        title: Words::new(
            "Länsstyrelsen Skåne 2017, granskning av 14 kommuners riktlinjer för bostadsförsörjning",
            "County Administrative Board of Skåne 2017, review of the housing supply guidelines of 14 municipalities",
        ),
        url: None,
    }],
    title: Words::new(
        "Planen har de delar som länsstyrelsen letar efter",
        "The plan has the parts that the county administrative board looks for",
    ),
    why: Words::new(
        "Länsstyrelsen läser planen efter vissa rubriker. I Skåne 2017 uppfyllde bara 3 av 14 kommuner alla krav. Den som har alla delar gör planen lätt att granska.",
        "The county board reads the plan by certain headings. In Skåne in 2017 only 3 of 14 municipalities met all demands. Who has all parts makes the plan easy to review.",
    ),
    remedy: Words::new(
        "Fyll de delar som saknas: nationella och regionala mål, egna mål, åtgärder, underlag, grupper och koppling till översiktsplanen.",
        "Fill the parts that are missing: national and regional goals, own goals, measures, evidence, groups and the tie to the comprehensive plan.",
    ),
    each: None,
    reads: &[Kind::OuterGoal, Kind::Goal, Kind::Measure, Kind::Need, Kind::PolicyLink],
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let missing: Vec<Words> =
        parts(subject).into_iter().filter(|(there, _)| !there).map(|(_, words)| words).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let says = Words::new(
        "Det som länsstyrelsen brukar leta efter men som saknas i planen: {0}.",
        "What the county board tends to look for but the plan lacks: {0}.",
    );
    vec![Finding::of_programme("K42", "", says).with(Piece::List(missing))]
}

/// The headings of the review, in its order, and whether the programme has something under each.
fn parts(subject: &Subject<'_>) -> [(bool, Words); 7] {
    let program = subject.program;
    let considers = |level| {
        program.outer_goals.iter().any(|goal| goal.level == level && !goal.considered.trim().is_empty())
    };
    let mut measures = subject.index.measures.iter().filter(|one| one.status != Status::Dropped);
    let with_source = program.needs.iter().any(|need| {
        need.boverket_data || !need.source.title.trim().is_empty() || !need.method.trim().is_empty()
    });
    let for_group = program.needs.iter().any(|need| need.group != Group::All);
    let linked = program.policy_links.iter().any(|link| link.document == PolicyDocument::ComprehensivePlan);
    let by_plan = subject.index.with_instrument(Instrument::ComprehensivePlan);
    let planned = by_plan.iter().any(|measure| measure.status != Status::Dropped);
    [
        (
            considers(OuterLevel::National),
            Words::new("det nationella perspektivet", "the national perspective"),
        ),
        (
            considers(OuterLevel::Regional),
            Words::new("det regionala perspektivet", "the regional perspective"),
        ),
        (!subject.index.goals.is_empty(), Words::new("kommunala mål", "municipal goals")),
        (measures.next().is_some(), Words::new("insatser", "measures")),
        (with_source, Words::new("utredningsunderlag", "evidence")),
        (for_group, Words::new("särskilda grupper", "particular groups")),
        (
            linked || planned,
            Words::new("kopplingen till översiktsplanen", "the tie to the comprehensive plan"),
        ),
    ]
}
