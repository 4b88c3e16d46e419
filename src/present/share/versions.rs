//! How restore points and adopted versions are called, and what may be changed in them. Knows no
//! packing.

use super::words;
use crate::model::period::Day;
use crate::model::program::Program;
use crate::model::record::{BodyId, Kind, RecordRef, TypedId};
use crate::model::version::{Version, VersionKind};
use crate::model::words::Lang;
use crate::present::difference::words::quoted;
use crate::present::difference::{Heading, Programs};
use crate::present::format;
use std::sync::Arc;

/// The versions of a programme, latest first.
#[must_use]
pub fn in_order(program: &Program) -> Vec<Arc<Version>> {
    let mut versions: Vec<Arc<Version>> = program.versions.in_order().into_iter().cloned().collect();
    versions.reverse();
    versions
}

/// The adopted version that counts: the one adopted last.
#[must_use]
pub fn latest_adopted(program: &Program) -> Option<Arc<Version>> {
    let adopted =
        in_order(program).into_iter().filter(|version| version.version_kind == VersionKind::Adopted);
    // Of several with the same day the one that was frozen last.
    adopted.rev().max_by_key(|version| version.adopted_date)
}

/// What a version is called in a list; never empty.
#[must_use]
pub fn name(version: &Version, lang: Lang) -> String {
    let name = version.name.trim();
    match version.version_kind {
        VersionKind::Adopted if name.is_empty() => adopted_name(version.adopted_date, lang),
        VersionKind::RestorePoint if name.is_empty() => words::POINT.in_lang(lang).to_owned(),
        VersionKind::Adopted | VersionKind::RestorePoint => name.to_owned(),
    }
}

/// What a version is called when it is frozen.
#[must_use]
pub fn adopted_name(date: Option<Day>, lang: Lang) -> String {
    let adopted = words::ADOPTED.in_lang(lang);
    date.map_or_else(|| adopted.to_owned(), |date| format!("{adopted} {date}"))
}

/// The decision in one line: `Kommunfullmäktige 2027-02-22, § 54, KS 2026/118`; empty where
/// nothing is known.
#[must_use]
pub fn decision(version: &Version, program: &Program, lang: Lang) -> String {
    let programs = Programs::of(&[program]);
    let body = version.adopted_by.map(|body| programs.name(reference(body), lang));
    let date = version.adopted_date.map(|date| date.to_string());
    let first: Vec<String> = body.into_iter().chain(date).collect();
    let parts = [first.join(" "), paragraph(&version.paragraph), version.registry_number.trim().to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn reference(body: BodyId) -> RecordRef {
    RecordRef::new(Kind::Body, body.id())
}

/// With the sign that it is written with: `54` and `§ 54` are the same.
fn paragraph(text: &str) -> String {
    let text = text.trim();
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        format!("§ {text}")
    } else {
        text.to_owned()
    }
}

/// When a version was kept and by whom.
#[must_use]
pub fn kept(version: &Version, lang: Lang) -> String {
    words::when_and_by(&format::moment(&version.at, "", lang), &version.by)
}

/// The heading of the changes since the adoption, with the decision.
#[must_use]
pub fn since_adoption(version: &Version, program: &Program, at: &str, lang: Lang) -> Heading {
    let title = words::CHANGES_SINCE_ADOPTION.in_lang(lang).to_owned();
    let mut heading = Heading { title, facts: Vec::new() }.about(program);
    let decision = decision(version, program, lang);
    if !decision.is_empty() {
        heading.facts.push(format!("{}: {decision}", words::ADOPTED.in_lang(lang)));
    }
    heading.at(at, lang)
}

/// How a version is named within a sentence: `”före samråd” (2026-11-24 14.02)`.
#[must_use]
pub fn within(version: &Version, lang: Lang) -> String {
    let moment = format::moment(&version.at, "", lang);
    format!("{} ({moment})", quoted(&name(version, lang), lang))
}

/// The title of a version that is opened as a programme of its own.
#[must_use]
pub fn title_beside(program: &Program, version: &Version, lang: Lang) -> String {
    let title = program.settings.title.trim();
    let name = name(version, lang);
    if title.is_empty() { name } else { format!("{title} – {name}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::body::Body;
    use crate::model::program::AnyRecord;
    use crate::model::record::{Id, VersionId};

    #[test]
    fn a_decision_reads_as_in_minutes_and_the_latest_adoption_counts() {
        let mut program = Program::default();
        let council = Body { id: BodyId(Id(1)), name: "Kommunfullmäktige".to_owned(), ..Body::default() };
        program.put(AnyRecord::Body(Arc::new(council)));
        for (id, date) in [(1, "2027-02-22"), (2, "2026-12-01")] {
            let version = Version {
                id: VersionId(Id(id)),
                rank: program.last_rank(Kind::Version),
                version_kind: VersionKind::Adopted,
                adopted_by: Some(BodyId(Id(1))),
                adopted_date: Day::parse(date),
                paragraph: "54".to_owned(),
                registry_number: "KS 2026/118".to_owned(),
                ..Version::default()
            };
            program.put(AnyRecord::Version(Arc::new(version)));
        }
        let version = latest_adopted(&program).unwrap();
        assert_eq!(version.id, VersionId(Id(1)));
        assert_eq!(decision(&version, &program, Lang::Sv), "Kommunfullmäktige 2027-02-22, § 54, KS 2026/118");
        assert_eq!(name(&version, Lang::Sv), "Antagen 2027-02-22");
        let heading = since_adoption(&version, &program, "2027-03-01T10:00:00+01:00", Lang::Sv);
        assert_eq!(heading.title, "Ändringar sedan antagandet");
        assert_eq!(
            heading.facts,
            [
                "Antagen: Kommunfullmäktige 2027-02-22, § 54, KS 2026/118",
                "Jämförelsen gjordes 2027-03-01 10.00"
            ]
        );
    }
}
