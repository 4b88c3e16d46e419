//! Goals as they stand in a cell: `M1`, `M1, M3`, `Mål 2: Planlagd mark`, a title. Knows no
//! programme.

use crate::exchange::table::fold::{fold, is_dash, one_line};

/// A goal as a table names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// Its human number; may be empty.
    pub number: String,
    /// Its title; may be empty.
    pub title: String,
}

/// The goals that a cell names.
#[must_use]
pub fn goals(text: &str) -> Vec<Named> {
    let pieces: Vec<&str> = text.split([',', ';', '/', '&', '+', '\n']).map(str::trim).collect();
    let codes: Option<Vec<Named>> = pieces
        .iter()
        .flat_map(|piece| piece.split(" och "))
        .filter(|piece| !piece.trim().is_empty())
        .map(|piece| numbered(piece).filter(|goal| goal.title.is_empty()))
        .collect();
    if let Some(codes) = codes.filter(|codes| !codes.is_empty()) {
        return codes;
    }
    let lines: Option<Vec<Named>> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(numbered).collect();
    match lines {
        Some(lines) if !lines.is_empty() => lines,
        _ => {
            let title = one_line(text);
            if title.is_empty() { Vec::new() } else { vec![Named { number: String::new(), title }] }
        }
    }
}

/// A goal that begins with its number: `M1`, `M1 Minst 30`, `Mål 2: Planlagd mark`, `2.1`.
#[must_use]
pub fn numbered(text: &str) -> Option<Named> {
    let text = text.trim();
    let mut rest = text;
    let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (word, after) = rest.split_at(letters);
    let folded = fold(word);
    let is_word = matches!(folded.as_str(), "mål" | "inriktningsmål" | "delmål" | "goal");
    if !is_word && word.chars().count() > 3 {
        return None;
    }
    rest = if is_word || word.len() == 1 { after.trim_start() } else { after };
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    let digits = digits.trim_end_matches('.');
    // A bare number before text is part of the text: `30 nya bostäder`.
    let bare = word.is_empty() && !after.trim().is_empty();
    if digits.is_empty() || digits.len() > 6 || digits.starts_with('.') || bare {
        return None;
    }
    if after.starts_with(char::is_alphanumeric) {
        return None;
    }
    let mark = |c: char| c.is_whitespace() || is_dash(c) || matches!(c, ':' | '.' | ',');
    let title = one_line(after.trim_start_matches(mark));
    let number = if is_word || word.is_empty() { format!("M{digits}") } else { format!("{word}{digits}") };
    Some(Named { number, title })
}

/// Whether a text that stands alone in its row announces a goal for the rows below.
#[must_use]
pub fn is_heading(text: &str) -> bool {
    let announced = text.split_once(':').is_some_and(|(word, title)| {
        matches!(fold(word).as_str(), "mål" | "inriktningsmål" | "delmål" | "goal")
            && !title.trim().is_empty()
    });
    announced
        || numbered(text).is_some_and(|goal| !goal.title.is_empty() && goal.number.starts_with(['M', 'm']))
}

/// What two spellings of the same number have in common: `Mål 1`, `m01` and `M1`.
#[must_use]
pub fn number_key(number: &str) -> String {
    let number = number.trim().to_lowercase();
    let start = number.find(|c: char| c.is_ascii_digit()).unwrap_or(number.len());
    let (letters, digits) = number.split_at(start);
    let letters = match letters.trim() {
        "" | "mål" | "g" | "goal" => "m",
        other => other,
    };
    format!("{letters}{}", digits.trim_start_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        goals(text).iter().map(|goal| format!("{}:{}", goal.number, goal.title)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn goals_are_read_as_numbers_titles_or_both() {
        for (text, expected) in [
            ("M1", "M1:"),
            ("M1,M3", "M1:|M3:"),
            ("M1 och M2", "M1:|M2:"),
            ("Mål 1", "M1:"),
            ("1", "M1:"),
            ("1, 2", "M1:|M2:"),
            ("M1 Minst 30 nya bostäder, varje år", "M1:Minst 30 nya bostäder, varje år"),
            ("Mål 2: Planlagd mark", "M2:Planlagd mark"),
            ("Mål 2 – Planlagd mark", "M2:Planlagd mark"),
            ("M1 Fler bostäder\nM2 Mer mark", "M1:Fler bostäder|M2:Mer mark"),
            ("Ingen barnfamilj vräks", ":Ingen barnfamilj vräks"),
            ("30 nya bostäder", ":30 nya bostäder"),
            ("Fler bostäder,\nmer mark", ":Fler bostäder, mer mark"),
            ("", ""),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_row_with_a_goal_alone_is_told_from_a_measure() {
        for text in ["Mål 2: Planlagd mark", "M2 Planlagd mark", "Inriktningsmål: mark", "MÅL 3 Äldre"] {
            assert!(is_heading(text), "{text}");
        }
        for text in [
            "Målsätt byggtakten",
            "Mål för byggtakten tas fram",
            "Markanvisa kv. Linden",
            "A01 Sälja tomter",
            "M2",
            "Mål",
        ] {
            assert!(!is_heading(text), "{text}");
        }
        assert_eq!(number_key("Mål 1"), number_key("M01"));
    }
}
