//! K26: the council decides owner's directives, and what a company is to do rests on one
//! or on its own plan.

use super::source::{ANY, Act, Source, WHOLE};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::model::body::BodyType;
use crate::model::instrument::Instrument;
use crate::model::measure::{DecisionLevel, Measure, Status};
use crate::model::process::PolicyDocument;
use crate::model::record::{Kind, RecordRef};
use crate::model::value::Value;
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K26",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::section(Act::LocalGovernment, 10, "3", WHOLE),
        Source::section(Act::HousingCompanies, 0, "", WHOLE),
    ],
    title: Words::new(
        "Ägardirektiv beslutas av fullmäktige och bolagets åtgärder har stöd i dem",
        "Owner's directives are decided by the council and support what companies do",
    ),
    why: Words::new(
        "Nämnder kan inte ge ett bolag uppdrag. Fullmäktige styr genom bolagsordning och ägardirektiv, och bolaget planerar i sin affärsplan. Utan det stödet är en åtgärd hos bolaget bara ett önskemål.",
        "Committees cannot give a company assignments. The council steers by articles and owner's directives, and the company plans in its business plan. Without that support a measure of the company is only a wish.",
    ),
    remedy: Words::new(
        "Sätt beslutsnivån för ägardirektiv till kommunfullmäktige. Ange för bolagets åtgärder vilket ägardirektiv eller vilken affärsplan de finns i, eller lägg till ägardirektivet bland styrdokumenten.",
        "Set the decision level of owner's directives to the council. State for the measures of the company which directive or business plan they stand in, or add the directive to the governing documents.",
    ),
    each: None,
    reads: &[Kind::Measure, Kind::Body, Kind::PolicyLink],
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let links = &subject.program.policy_links;
    let has_directive = links.iter().any(|link| link.document == PolicyDocument::OwnerDirective);
    let measures = subject.index.measures.iter().filter(|measure| measure.status != Status::Dropped);
    measures
        .filter_map(|measure| {
            if measure.instrument == Some(Instrument::OwnerDirective) {
                undecided(measure)
            } else if !has_directive && is_unsupported(subject, measure) {
                Some(unsupported(measure))
            } else {
                None
            }
        })
        .collect()
}

fn undecided(measure: &Measure) -> Option<Finding> {
    if measure.decision_level == Some(DecisionLevel::Council) {
        return None;
    }
    let target = RecordRef::new(Kind::Measure, measure.id.0);
    let finding = match measure.decision_level {
        None => Finding::about(
            "K26",
            target,
            "decision_level",
            Words::new(
                "”{0}” gäller ett ägardirektiv, men det framgår inte att kommunfullmäktige ska besluta.",
                "“{0}” is about an owner's directive, but nothing says that the council is to decide.",
            ),
        )
        .with(Piece::Record(target)),
        Some(level) => Finding::about(
            "K26",
            target,
            "decision_level",
            Words::new(
                "”{0}” gäller ett ägardirektiv och ska beslutas av kommunfullmäktige, men beslutsnivån är {1}.",
                "“{0}” is about an owner's directive and has to be decided by the council, but its decision level is {1}.",
            ),
        )
        .with(Piece::Record(target))
        .with(Piece::Words(level_in_sentence(level))),
    };
    Some(finding.mended_by(
        Words::new("Sätt beslutsnivån till kommunfullmäktige", "Set the decision level to the council"),
        Mend::Set(target, vec![("decision_level", Value::text(DecisionLevel::Council.code()))]),
    ))
}

const fn level_in_sentence(level: DecisionLevel) -> Words {
    match level {
        DecisionLevel::Committee => Words::new("nämnd", "a committee"),
        DecisionLevel::Council => Words::new("kommunfullmäktige", "the council"),
        DecisionLevel::Board => Words::new("kommunstyrelsen", "the executive board"),
        DecisionLevel::Company => {
            Words::new("bolagets styrelse eller stämma", "the company's board or general meeting")
        }
        DecisionLevel::Delegated => Words::new("delegation", "delegation"),
    }
}

/// Whether a company leads it without a plan of its own behind it.
fn is_unsupported(subject: &Subject<'_>, measure: &Measure) -> bool {
    let lead = measure.lead.and_then(|id| subject.program.bodies.get(id));
    let by_company = lead.is_some_and(|body| body.body_type == BodyType::Company);
    let decided = measure.decision.date.is_some();
    by_company && measure.plan_link.trim().is_empty() && !decided
}

fn unsupported(measure: &Measure) -> Finding {
    let target = RecordRef::new(Kind::Measure, measure.id.0);
    let finding = Finding::about(
        "K26",
        target,
        "plan_link",
        Words::new(
            "”{0}” ligger hos ett bolag, men saknar stöd i ägardirektiv, affärsplan eller beslut.",
            "“{0}” lies with a company, but has no support in an owner's directive, a business plan or a decision.",
        ),
    );
    finding.with(Piece::Record(target))
}
