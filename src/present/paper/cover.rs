//! The facts of the cover: what the document is, who adopted it when, how long it holds. What
//! is not there yet is said, so that no row is empty.

use crate::model::program::Program;
use crate::model::programme::{DocumentType, RuleSet, Settings, Stage};
use crate::model::record::BodyId;
use crate::model::words::{Lang, Words};
use crate::present::table::cell::{Form, Names};

/// A row: what it is about, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub name: String,
    /// What it says; never empty.
    pub text: String,
}

const NOT_GIVEN: Words = Words::new("Inte angivet", "Not stated");

/// The rows in order.
#[must_use]
pub fn facts(program: &Program, names: &Names, lang: Lang) -> Vec<Fact> {
    let settings = &program.settings;
    let fact = |sv, en, text: Option<String>| Fact {
        name: Words::new(sv, en).in_lang(lang).to_owned(),
        text: text.unwrap_or_else(|| NOT_GIVEN.in_lang(lang).to_owned()),
    };
    let mut facts = vec![
        fact("Dokumenttyp", "Type of document", Some(document(settings, lang))),
        fact("Antagen av", "Adopted by", Some(adoption(settings, names, lang))),
        fact("Diarienummer", "Registry number", written(&settings.registry_number)),
        fact("Gäller till och med", "Valid until", valid_until(settings)),
        fact("Ansvar för uppföljning", "Follow-up by", body(settings.follow_up_by, names)),
    ];
    if settings.fictional {
        let text =
            Words::new("Kommunen och alla uppgifter är påhittade", "Invented municipality and figures");
        facts.push(fact("Exempel", "Sample", Some(text.in_lang(lang).to_owned())));
    }
    facts
}

/// What sort of document it is, and under which act.
fn document(settings: &Settings, lang: Lang) -> String {
    let kind = match settings.document_type {
        DocumentType::ActionPlan => Words::new("Handlingsplan", "Action plan"),
        DocumentType::Guidelines => DocumentType::Guidelines.words(),
        DocumentType::Separate => return DocumentType::Separate.words().in_lang(lang).to_owned(),
    };
    let act = Words::new(
        "enligt 2 § lagen (2000:1383) om kommunernas bostadsförsörjningsansvar",
        "under 2 § of the act (2000:1383) on the municipalities' responsibility for housing supply",
    );
    let wording = match settings.rule_set {
        RuleSet::Act2025 => None,
        RuleSet::Act2022 => Some("2022:385"),
        RuleSet::Act2013 => Some("2013:866"),
    };
    let text = format!("{} {}", kind.in_lang(lang), act.in_lang(lang));
    match wording {
        None => text,
        Some(number) => format!("{text}, {} {number}", Words::new("i lydelse", "as worded by").in_lang(lang)),
    }
}

/// The decision: `Kommunfullmäktige 2027-06-14 § 87`, or how far it is from one.
fn adoption(settings: &Settings, names: &Names, lang: Lang) -> String {
    let by = body(settings.adopted_by, names);
    let paragraph = written(&settings.adopted_paragraph).map(|text| paragraph(&text));
    let stage = match settings.stage {
        Stage::Adopted | Stage::Revised => None,
        // A day and a paragraph are a decision, whatever the stage says.
        _ if settings.adopted_date.is_some() && paragraph.is_some() => None,
        Stage::Draft => Some(Words::new("Utkast, inte antaget", "Draft, not adopted")),
        Stage::Consultation => {
            Some(Words::new("Samrådsförslag, inte antaget", "Out for consultation, not adopted"))
        }
        Stage::Final => Some(Words::new("Slutförslag, inte antaget", "Final proposal, not adopted")),
    };
    if let Some(stage) = stage {
        let decides =
            by.map(|by| format!(". {}: {by}", Words::new("Beslutas av", "To be decided by").in_lang(lang)));
        return format!("{}{}", stage.in_lang(lang), decides.unwrap_or_default());
    }
    let date = settings.adopted_date.map(|date| date.to_string());
    if let (Some(by), Some(date), Some(paragraph)) = (&by, &date, &paragraph) {
        return format!("{by} {date} {paragraph}");
    }
    let or =
        |part: Option<String>, sv, en| part.unwrap_or_else(|| Words::new(sv, en).in_lang(lang).to_owned());
    [
        or(by, "Organ inte angivet", "Body not stated"),
        or(date, "datum inte angivet", "date not stated"),
        or(paragraph, "paragraf inte angiven", "paragraph not stated"),
    ]
    .join(", ")
}

fn paragraph(text: &str) -> String {
    let number = text.trim_start_matches('§').trim_start();
    format!("§\u{a0}{number}")
}

fn valid_until(settings: &Settings) -> Option<String> {
    let day = settings.term_end.map(|day| day.to_string());
    day.or_else(|| settings.period_to.map(|year| year.to_string()))
}

fn body(id: Option<BodyId>, names: &Names) -> Option<String> {
    id.and_then(|id| written(names.body(id, Form::Full)))
}

/// The text, if there is one.
pub(super) fn written(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
