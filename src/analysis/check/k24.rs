//! K24: who makes development agreements has adopted guidelines for them.

use super::source::{ANY, Act, Source, WHOLE};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::model::instrument::Instrument;
use crate::model::measure::Status;
use crate::model::process::PolicyDocument;
use crate::model::record::{Kind, RecordRef};
use crate::model::value::Value;
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K24",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[Source::section(Act::PlanningAndBuilding, 6, "39", WHOLE)],
    title: Words::new(
        "Antagna riktlinjer för exploateringsavtal är kopplade",
        "Adopted guidelines for development agreements are linked",
    ),
    why: Words::new(
        "En kommun som avser att ingå exploateringsavtal ska anta riktlinjer för dem. Där står utgångspunkterna, så att byggherrarna behandlas lika.",
        "A municipality that intends to make development agreements must adopt guidelines for them. They state the starting points, so that developers are treated alike.",
    ),
    remedy: Words::new(
        "Lägg till riktlinjerna bland styrdokumenten, med datum för beslutet. Finns inga antagna riktlinjer, lägg in en åtgärd som tar fram dem före första avtalet.",
        "Add the guidelines to the governing documents, with the day of the decision. If none are adopted, add a measure that prepares them before the first agreement.",
    ),
    each: None,
    reads: &[Kind::Measure, Kind::PolicyLink],
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let measures = subject.index.with_instrument(Instrument::DevelopmentAgreement).iter();
    let used = measures.filter(|measure| measure.status != Status::Dropped);
    let used: Vec<RecordRef> = used.map(|measure| RecordRef::new(Kind::Measure, measure.id.0)).collect();
    if used.is_empty() {
        return Vec::new();
    }
    let links = subject.program.policy_links.in_order();
    let guidelines: Vec<_> =
        links.into_iter().filter(|link| link.document == PolicyDocument::AgreementGuidelines).collect();
    if guidelines.iter().any(|link| link.date.is_some_and(|date| date <= subject.today)) {
        return Vec::new();
    }
    let Some(first) = guidelines.first() else { return vec![missing(used)] };
    let target = RecordRef::new(Kind::PolicyLink, first.id.0);
    let finding = Finding::about(
        "K24",
        target,
        "date",
        Words::new(
            "Det framgår inte att ”{0}” är antagna, men kommunen ska ingå exploateringsavtal i {1}.",
            "Nothing says that “{0}” are adopted, but the municipality is to make development agreements in {1}.",
        ),
    );
    vec![finding.with(Piece::Record(target)).with(Piece::Records(used))]
}

fn missing(used: Vec<RecordRef>) -> Finding {
    Finding::of_programme(
        "K24",
        "",
        Words::new(
            "Kommunen ska ingå exploateringsavtal i {0}, men inga riktlinjer för exploateringsavtal finns bland styrdokumenten.",
            "The municipality is to make development agreements in {0}, but no guidelines for them are among the governing documents.",
        ),
    )
    .with(Piece::Records(used))
    .mended_by(
        Words::new("Lägg till riktlinjer för exploateringsavtal", "Add guidelines for development agreements"),
        Mend::Add(
            Kind::PolicyLink,
            vec![
                ("document", Value::text(PolicyDocument::AgreementGuidelines.code())),
                ("title", Value::text(PolicyDocument::AgreementGuidelines.words().sv)),
            ],
        ),
    )
}
