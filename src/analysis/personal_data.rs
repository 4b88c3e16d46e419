//! Text that looks like data about a person: addresses of electronic mail, telephone numbers
//! and Swedish personal identity numbers. Knows no record.

/// The first address of electronic mail in a text.
#[must_use]
pub fn email(text: &str) -> Option<&str> {
    let edge =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')' | '"' | '”' | ':');
    text.split(edge).map(|word| word.trim_matches(['.', '!', '?', '\''])).find(|word| {
        let Some((local, domain)) = word.split_once('@') else { return false };
        let ends = domain.rsplit_once('.').is_some_and(|(name, end)| {
            !name.is_empty() && end.chars().count() >= 2 && end.chars().all(char::is_alphabetic)
        });
        !local.is_empty() && !domain.contains('@') && ends
    })
}

/// Whether an address is one of a function and not of a person, by its first word.
#[must_use]
pub fn is_of_a_role(address: &str) -> bool {
    const ROLES: [&str; 15] = [
        "registrator",
        "kommun",
        "info",
        "diarie",
        "kontakt",
        "kundtjänst",
        "kundtjanst",
        "plan",
        "bygg",
        "samhälls",
        "samhalls",
        "social",
        "bostad",
        "kansli",
        "länsstyrelse",
    ];
    let folded = address.to_lowercase();
    let local = folded.split('@').next().unwrap_or_default();
    ROLES.iter().any(|role| local.starts_with(role))
}

/// A run of digits with single marks between them.
struct Run<'a> {
    text: &'a str,
    digits: String,
    /// How many digits stand before the first mark.
    first: usize,
    /// The first mark.
    mark: Option<char>,
    marks: usize,
    plus: bool,
}

/// The runs of digits of a text that stand apart from letters.
fn runs(text: &str) -> Vec<Run<'_>> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let at = |place: usize| letters.get(place).map(|(_, letter)| *letter);
    let mut runs = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        let before = place.checked_sub(1).and_then(at);
        let plus = at(place) == Some('+') && at(place + 1).is_some_and(|c| c.is_ascii_digit());
        let starts = plus || at(place).is_some_and(|c| c.is_ascii_digit());
        let apart = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ':' | '/' | '.'));
        if !starts || !apart {
            place += 1;
            continue;
        }
        let start = place;
        let mut run = Run { text: "", digits: String::new(), first: 0, mark: None, marks: 0, plus };
        place += usize::from(plus);
        loop {
            match (at(place), at(place + 1)) {
                (Some(digit), _) if digit.is_ascii_digit() => run.digits.push(digit),
                (Some(mark), Some(next)) if is_mark(mark) && next.is_ascii_digit() => {
                    if run.mark.is_none() {
                        run.first = run.digits.len();
                        run.mark = Some(mark);
                    }
                    run.marks += 1;
                }
                _ => break,
            }
            place += 1;
        }
        let byte = |place: usize| letters.get(place).map_or(text.len(), |(byte, _)| *byte);
        run.text = text.get(byte(start)..byte(place)).unwrap_or_default();
        if run.mark.is_none() {
            run.first = run.digits.len();
        }
        if at(place).is_none_or(|c| !c.is_alphanumeric()) {
            runs.push(run);
        }
    }
    runs
}

fn is_mark(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '-' | '\u{2010}' | '\u{2011}' | '–' | '/' | '+')
}

/// The first telephone number in a text: it begins with an area code, `07…` or a country code.
#[must_use]
pub fn phone(text: &str) -> Option<&str> {
    let is_phone = |run: &Run<'_>| {
        let length = run.digits.len();
        let abroad = run.plus || run.digits.starts_with("00");
        if abroad {
            return (9..=14).contains(&length);
        }
        let area_code = match run.first {
            2 => run.digits.starts_with("08"),
            3 | 4 => true,
            // Without a mark only numbers that are as long as those of mobile telephones.
            9..=10 if run.marks == 0 => true,
            _ => false,
        };
        let begins = run.digits.starts_with('0') && !run.digits.starts_with("00");
        begins && area_code && (8..=10).contains(&length)
    };
    runs(text).into_iter().find(is_phone).map(|run| run.text)
}

/// The first personal identity number or coordination number in a text
/// (folkbokföringslagen 1991:481, 18 §; lag 2022:1697, 2 kap. 1 §).
#[must_use]
pub fn personal_number(text: &str) -> Option<&str> {
    let is_number = |run: &Run<'_>| {
        let length = run.digits.len();
        let tail = match length {
            10 => run.digits.as_str(),
            12 if run.digits.starts_with("19") || run.digits.starts_with("20") => {
                run.digits.get(2..).unwrap_or_default()
            }
            _ => return false,
        };
        let split = run.marks == 1 && run.first + 4 == length && run.mark != Some('/');
        // Ten digits in a row are much else too; there the check digit has to be right.
        !run.plus && is_day(tail) && (split || (run.marks == 0 && has_check_digit(tail)))
    };
    runs(text).into_iter().find(is_number).map(|run| run.text)
}

/// Whether the digits begin with a month and day after the year; 60 is added to the day of
/// coordination numbers.
fn is_day(digits: &str) -> bool {
    let two = |from: usize| digits.get(from..from + 2).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    let (month, day) = (two(2), two(4));
    (1..=12).contains(&month) && ((1..=31).contains(&day) || (61..=91).contains(&day))
}

/// Luhn's check over ten digits.
fn has_check_digit(digits: &str) -> bool {
    let sum: u32 = digits
        .chars()
        .filter_map(|digit| digit.to_digit(10))
        .enumerate()
        .map(|(place, digit)| {
            let weighed = if place.is_multiple_of(2) { digit * 2 } else { digit };
            weighed / 10 + weighed % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_running_text() {
        let check = |text, found: Option<&str>| assert_eq!(email(text), found, "{text}");
        check("Fråga anna.berg@alvnas.se, eller ring.", Some("anna.berg@alvnas.se"));
        check("(<a@b.se>)", Some("a@b.se"));
        check("E-post:plan@kommun.example.", Some("plan@kommun.example"));
        check("3 hus @ 40 kvm", None);
        check("@storhamn", None);
        check("a@b", None);
    }

    #[test]
    fn telephone_numbers_are_told_from_years_amounts_and_plans() {
        for text in [
            "070-123 45 67",
            "08-123 456 78",
            "0470 - är riktnumret, 0470-100 00",
            "ring 0701234567.",
            "+46 70 123 45 67",
            "+46701234567",
            "0046 8 123 456 78",
            "031-12\u{a0}34\u{a0}56",
        ] {
            assert!(phone(text).is_some(), "{text}");
        }
        for text in [
            "2027–2030",
            "1 200 000 kr",
            "KS 2026/118:7",
            "2027-03-31",
            "DP 0412",
            "556677-8899",
            "Åsen 2:1",
            "01-12-2027",
            "0,5 procent",
            "120 bostäder 2027, 140 bostäder 2028",
            "90 000 000",
            "KS 2025-01187-14",
        ] {
            assert_eq!(phone(text), None, "{text}");
        }
    }

    #[test]
    fn personal_numbers_are_told_from_organisations_and_references() {
        for text in
            ["850101-1234", "19850101-1234", "850161-1234", "född 121212+1212", "8507099805", "198507099805"]
        {
            assert!(personal_number(text).is_some(), "{text}");
        }
        for text in
            ["556677-8899", "8507099806", "2026-01-15", "202100-1234", "KS 2025-01187-14", "1234567890"]
        {
            assert_eq!(personal_number(text), None, "{text}");
        }
    }
}
