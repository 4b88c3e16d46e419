//! The words of a difference, Swedish first. Knows no record.

use crate::model::record::Kind;
use crate::model::words::{Lang, Words};
use crate::present::catalogue;

catalogue::words! {
    EXPANSION: "Utbyggnad" / "Expansion";
    ECONOMY: "Ekonomi" / "Economy";
    FOLLOW_UP: "Uppföljning" / "Follow-up";
    SHARE: "Dela" / "Share";

    EMPTY: "tomt" / "empty";
    MISSING: "saknas" / "missing";
    THERE: "finns" / "there";
    GONE: "en post som inte finns kvar" / "a record that is gone";
    ANOTHER: "(en annan, som ser likadan ut)" / "(another that looks the same)";
    PLACE_IN_LIST: "Plats i listan" / "Place in the list";
    ANOTHER_PLACE: "annan plats" / "another place";
    KEPT: "Okända uppgifter ur en fil" / "Unknown fields of a file";
    UNREAD: "Uppgifter som inte kunde läsas" / "Fields that could not be read";
    UNKNOWN_FIELD: "okänd uppgift" / "unknown field";
    FACTS: "Programmets uppgifter" / "The programme's facts";
    SEVERAL: "flera uppgifter" / "several values";
    CONTENT_CHANGED: "ändrat" / "changed";

    NO_DIFFERENCES: "Inga skillnader." / "No differences.";
    COMPARED_AT: "Jämförelsen gjordes" / "Compared";
}

/// What became of a record or of a place in it; `neuter` when the word for it is.
pub(super) const fn added(neuter: bool) -> Words {
    if neuter { Words::new("nytt", "new") } else { Words::new("ny", "new") }
}

pub(super) const fn removed(neuter: bool) -> Words {
    if neuter { Words::new("borttaget", "removed") } else { Words::new("borttagen", "removed") }
}

pub(super) const fn moved(neuter: bool) -> Words {
    if neuter {
        Words::new("flyttat i listan", "moved in the list")
    } else {
        Words::new("flyttad i listan", "moved in the list")
    }
}

/// Whether the Swedish word for a kind takes *ett*.
pub(super) const fn is_neuter(kind: Kind) -> bool {
    match kind {
        Kind::Programme
        | Kind::Body
        | Kind::Area
        | Kind::Need
        | Kind::OuterGoal
        | Kind::Goal
        | Kind::Project
        | Kind::Assumption
        | Kind::Scenario
        | Kind::Consultation
        | Kind::PolicyLink
        | Kind::Proposal => true,
        Kind::Challenge
        | Kind::Indicator
        | Kind::Measure
        | Kind::Capacity
        | Kind::FollowUp
        | Kind::Version => false,
    }
}

/// Under which view records of a kind are named.
#[must_use]
pub const fn view_of(kind: Kind) -> Words {
    match kind {
        Kind::Programme
        | Kind::Body
        | Kind::Area
        | Kind::Need
        | Kind::OuterGoal
        | Kind::Challenge
        | Kind::Consultation
        | Kind::PolicyLink => catalogue::BASIS,
        Kind::Goal | Kind::Indicator | Kind::Measure => catalogue::PROGRAM,
        Kind::Project => EXPANSION,
        Kind::Capacity | Kind::Assumption | Kind::Scenario => ECONOMY,
        Kind::FollowUp => FOLLOW_UP,
        Kind::Proposal | Kind::Version => SHARE,
    }
}

/// The views in the order in which they are named.
pub(super) const VIEWS: [Words; 6] =
    [catalogue::BASIS, catalogue::PROGRAM, EXPANSION, ECONOMY, FOLLOW_UP, SHARE];

/// `3 ändrade, 1 ny, 2 borttagna`; that there is nothing when there is nothing.
#[must_use]
pub fn counted(changed: usize, added: usize, removed: usize, lang: Lang) -> String {
    let of = |count: usize, one: Words, many: Words| {
        let word = if count == 1 { one } else { many };
        (count > 0).then(|| format!("{count} {}", word.in_lang(lang)))
    };
    let parts: Vec<String> = [
        of(changed, Words::new("ändrad", "changed"), Words::new("ändrade", "changed")),
        of(added, Words::new("ny", "new"), Words::new("nya", "new")),
        of(removed, Words::new("borttagen", "removed"), Words::new("borttagna", "removed")),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() { NO_DIFFERENCES.in_lang(lang).to_owned() } else { parts.join(", ") }
}

/// In quotation marks, as the language has them.
#[must_use]
pub fn quoted(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("”{text}”"),
        Lang::En => format!("“{text}”"),
    }
}

/// Names that keep their large letter within a sentence.
const PROPER: [&str; 3] = ["Boverket", "Kolada", "Genomför"];

/// The first letter small, as within a sentence; abbreviations and names stay as they are.
#[must_use]
pub fn small(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let rest = letters.as_str();
    let word = rest.chars().next().is_none_or(char::is_lowercase);
    if !word || PROPER.iter().any(|name| text.starts_with(name)) {
        return text.to_owned();
    }
    first.to_lowercase().chain(rest.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_abbreviations_keep_their_large_letters() {
        for (text, within) in
            [("Klart", "klart"), ("K1", "K1"), ("SCB", "SCB"), ("Boverket", "Boverket"), ("Mål", "mål")]
        {
            assert_eq!(small(text), within);
        }
    }

    #[test]
    fn every_kind_stands_under_a_view_that_is_listed() {
        for kind in Kind::ALL {
            assert!(VIEWS.contains(&view_of(kind)), "{kind:?}");
        }
    }
}
