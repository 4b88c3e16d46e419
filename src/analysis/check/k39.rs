//! K39: what is confidential is known before something is published.

use super::source::{ANY, Act, Source, WHOLE};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K39",
    severity: Severity::Note,
    rule_sets: ANY,
    sources: &[Source::section(Act::Secrecy, 19, "3", WHOLE)],
    title: Words::new(
        "Åtgärder med sekretess lämnas utanför det som publiceras",
        "Confidential measures are left out of what is published",
    ),
    why: Words::new(
        "Uppgifter om till exempel köp av fastigheter kan vara hemliga om det skadar det allmänna att de röjs. Åtgärden finns kvar här men inte i den offentliga kopian.",
        "Data about the purchase of property, for instance, may be secret if revealing them harms the public. The measure stays here but not in the public copy.",
    ),
    remedy: Words::new(
        "Pröva sekretessen på nytt före varje publicering. Ta bort anteckningen under Sekretess när skälet inte längre finns.",
        "Consider the confidentiality anew before each publication. Remove the note under Confidentiality when the reason is gone.",
    ),
    each: None,
    reads: &[Kind::Measure],
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let measures = subject.index.measures.iter();
    let secret = measures.filter(|measure| !measure.confidentiality.trim().is_empty());
    let secret: Vec<RecordRef> = secret.map(|measure| RecordRef::new(Kind::Measure, measure.id.0)).collect();
    if secret.is_empty() {
        return Vec::new();
    }
    let says = Words::new(
        "Åtgärder med sekretess som inte kommer med i den offentliga kopian: {0} ({1}).",
        "Confidential measures that are left out of the public copy: {0} ({1}).",
    );
    let count = i64::try_from(secret.len()).unwrap_or(i64::MAX);
    vec![Finding::of_programme("K39", "", says).with(Piece::Number(count)).with(Piece::Records(secret))]
}
