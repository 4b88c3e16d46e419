//! Findings, sources and severities in words. Knows no page.

pub mod annex;
pub mod list;
pub mod words;

use super::format;
use super::label;
use crate::analysis::check::source::{Act, Source};
use crate::analysis::check::{Check, Finding, Piece, Severity};
use crate::model::program::Program;
use crate::model::programme::RuleSet;
use crate::model::record::RecordRef;
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;

words! {
    CHECKS: "Kontroll" / "Checks";
    GO_TO_CHECKS: "Gå till Kontroll" / "Go to Checks";
    ERROR: "Fel" / "Error";
    WARNING: "Varning" / "Warning";
    NOTE: "Upplysning" / "Note";
}

/// The word for a severity.
#[must_use]
pub const fn severity(severity: Severity) -> Words {
    match severity {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
        Severity::Note => NOTE,
    }
}

/// The sign for a severity, beside its word.
#[must_use]
pub const fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✕",
        Severity::Warning => "▲",
        Severity::Note => "i",
    }
}

/// The sentence of a finding.
#[must_use]
pub fn sentence(finding: &Finding, program: &Program, lang: Lang) -> String {
    let mut rest = finding.says.in_lang(lang);
    let mut text = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((place, later)) = after.split_once('}') else { break };
        let piece = place.parse().ok().and_then(|place: usize| finding.with.get(place));
        text.push_str(&piece.map(|piece| said(piece, program, lang)).unwrap_or_default());
        rest = later;
    }
    text.push_str(rest);
    text
}

fn said(piece: &Piece, program: &Program, lang: Lang) -> String {
    match piece {
        Piece::Record(target) => name(program, *target, lang),
        Piece::Records(targets) => {
            listed(&targets.iter().map(|target| name(program, *target, lang)).collect::<Vec<_>>(), lang)
        }
        Piece::Number(number) => format::whole(*number, lang),
        Piece::Decimal(number) => format::decimal(*number, lang),
        Piece::Money(money) => crate::present::catalogue::thousands(&format::whole(money.get(), lang), lang),
        Piece::Year(year) => year.to_string(),
        Piece::Quarter(quarter) => format::quarter(*quarter, lang),
        Piece::Day(day) => day.to_string(),
        Piece::Words(words) => words.in_lang(lang).to_owned(),
        Piece::List(all) => {
            listed(&all.iter().map(|words| words.in_lang(lang).to_owned()).collect::<Vec<_>>(), lang)
        }
        Piece::Text(text) => text.clone(),
    }
}

/// How a record is named in a sentence: number and title.
#[must_use]
pub fn name(program: &Program, target: RecordRef, lang: Lang) -> String {
    program.get(target).map(|record| label::full_title(&record, lang)).unwrap_or_default()
}

/// `A, B och C`; the first few where there are many.
#[must_use]
pub fn listed(names: &[String], lang: Lang) -> String {
    const SHOWN: usize = 5;
    let and = Words::new("och", "and").in_lang(lang);
    match names {
        [] => String::new(),
        [only] => only.clone(),
        many if many.len() > SHOWN => {
            let shown = many.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
            let rest = many.len() - SHOWN;
            match lang {
                Lang::Sv => format!("{shown} och {rest} till"),
                Lang::En => format!("{shown} and {rest} more"),
            }
        }
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

/// Where a check comes from, in words: `PBL (2010:900) 4 kap. 11 §`.
#[must_use]
pub fn source(source: &Source, lang: Lang) -> String {
    match source {
        Source::Section { act, chapter, section, part, .. } => {
            let mut text = act.words().in_lang(lang).to_owned();
            if *chapter > 0 {
                text.push_str(&match lang {
                    Lang::Sv => format!(" {chapter} kap."),
                    Lang::En => format!(" chapter {chapter}"),
                });
            }
            if !section.is_empty() {
                text.push_str(&match lang {
                    Lang::Sv => format!(" {section} §"),
                    Lang::En => format!(" section {section}"),
                });
            }
            let part = part.in_lang(lang);
            if !part.is_empty() {
                text.push(' ');
                text.push_str(part);
            }
            text
        }
        Source::Publication { title, .. } | Source::Practice(title) => title.in_lang(lang).to_owned(),
    }
}

/// Where a demand stands, as one says it under the name of its act: `2 § första stycket 1`, or with
/// the short name of the act where there is none above: `PBL 4 kap. 11 §`.
#[must_use]
pub fn place(source: &Source, lang: Lang) -> String {
    let whole = self::source(source, lang);
    let Source::Section { act, .. } = source else { return whole };
    let short = match act {
        Act::HousingSupply | Act::Amendment2025 => Words::new("", ""),
        Act::PlanningAndBuilding => Words::new("PBL", "PBL"),
        Act::LocalGovernment => Words::new("KL", "KL"),
        Act::LandAllocation => Words::new("Lag 2014:899", "Act 2014:899"),
        Act::HousingCompanies => Words::new("Lag 2010:879", "Act 2010:879"),
        Act::SocialServices => Words::new("SoL", "SoL"),
        Act::Equalisation => Words::new("Lag 2004:773", "Act 2004:773"),
        Act::Secrecy => Words::new("OSL", "OSL"),
        Act::PropertyFee => Words::new("Lag 2007:1398", "Act 2007:1398"),
    };
    let rest = whole.strip_prefix(act.words().in_lang(lang)).unwrap_or_default().trim();
    [short.in_lang(lang), rest].join(" ").trim().to_owned()
}

/// The sources of a check under a rule set.
pub fn sources(check: &'static Check, rule_set: RuleSet) -> impl Iterator<Item = &'static Source> {
    check.sources.iter().filter(move |source| source.holds_in(rule_set))
}
