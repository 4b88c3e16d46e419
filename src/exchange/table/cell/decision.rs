//! A decision as it is noted in a cell: `KF 2026-12-13 § 45, KS 2026/118`. Knows which bodies
//! there are.

use super::Read;
use super::body::Directory;
use crate::exchange::table::fold::fold;
use crate::model::measure::{DecisionLevel, Resolution};
use crate::model::period::Day;

/// What a cell says of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decision {
    /// The decision that was made.
    pub resolution: Resolution,
    /// The level that decides, where only that is said.
    pub level: Option<DecisionLevel>,
}

/// Reads a decision; nothing when no part of it is understood.
#[must_use]
pub fn decision(text: &str, directory: &Directory) -> Option<Read<Decision>> {
    if let Some(Read { value, whole }) = directory.level(text) {
        return Some(Read { value: Decision { level: Some(value), ..Decision::default() }, whole });
    }
    let mut decision = Decision::default();
    let spaced = text.replace('§', " § ");
    let words: Vec<&str> = spaced.split_whitespace().map(|word| word.trim_matches([',', ';', '.'])).collect();
    let resolution = &mut decision.resolution;
    let mut whole = true;
    let mut place = 0;
    while let Some(word) = words.get(place) {
        let next = words.get(place + 1).copied().unwrap_or_default();
        let mut used = 1;
        if let Some(day) = Day::parse(word).filter(|_| resolution.date.is_none()) {
            resolution.date = Some(day);
        } else if *word == "§" && is_number(next) && resolution.paragraph.is_empty() {
            resolution.paragraph = next.to_owned();
            used = 2;
        } else if is_registry(word, next) && resolution.registry_number.is_empty() {
            resolution.registry_number = format!("{word} {next}");
            used = 2;
        } else if let Some(body) = directory.find(word).filter(|_| resolution.body.is_none()) {
            resolution.body = Some(body);
        } else if !matches!(fold(word).as_str(), "" | "dnr" | "beslut" | "den") {
            whole = false;
        }
        place += used;
    }
    (*resolution != Resolution::default()).then_some(Read { value: decision, whole })
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.len() <= 5 && word.bytes().all(|b| b.is_ascii_digit())
}

/// `KS 2026/118`
fn is_registry(word: &str, next: &str) -> bool {
    let letters = (1..=5).contains(&word.chars().count()) && word.chars().all(char::is_uppercase);
    letters && next.split_once(['/', ':']).is_some_and(|(year, number)| is_number(year) && is_number(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::body::{Body, BodyType};

    #[test]
    fn a_decision_is_read_with_body_day_paragraph_and_number() {
        let council = Body { short_name: "KF".to_owned(), body_type: BodyType::Council, ..Body::default() };
        let directory = Directory::of([&council]);
        let read = decision("KF 2026-12-13 § 45, dnr KS 2026/118", &directory).unwrap();
        assert!(read.whole);
        let Resolution { body, date, paragraph, registry_number, .. } = read.value.resolution;
        assert_eq!((body, date), (Some(council.id), Day::parse("2026-12-13")));
        assert_eq!((paragraph.as_str(), registry_number.as_str()), ("45", "KS 2026/118"));
        assert_eq!(decision("KF", &directory).unwrap().value.level, Some(DecisionLevel::Council));
        assert!(!decision("§45 enligt bilaga", &directory).unwrap().whole);
        assert_eq!(decision("behövs ej", &directory), None);
    }
}
