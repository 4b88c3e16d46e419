//! Where lines may end: seams in long Swedish words, bonds between what belongs together. A
//! browser divides words only where it has a dictionary of the language, and many have none of
//! Swedish; a narrow column would then cut the name of a committee anywhere.

/// Tells a browser that a word may be divided here; seen only where it is.
pub const SEAM: char = '\u{ad}';

/// A space at which no line ends.
pub const BOND: char = '\u{a0}';

/// Words shorter than this stay whole.
const LONG: usize = 12;

/// The least that is left before a seam.
const LEAST: usize = 4;

/// Words that others end with, or that stand inside them.
const PARTS: [&str; 60] = [
    "nämnd",
    "förvaltning",
    "kontor",
    "styrelse",
    "fullmäktige",
    "försörjning",
    "bolag",
    "byggnad",
    "bostäder",
    "lägenhet",
    "planering",
    "planer",
    "program",
    "strategi",
    "anvisning",
    "utredning",
    "avtal",
    "område",
    "fastighet",
    "upplåtelse",
    "samordning",
    "samverkan",
    "uppföljning",
    "prövning",
    "hantering",
    "verksamhet",
    "finansiering",
    "exploatering",
    "ledning",
    "beställning",
    "överenskommelse",
    "direktiv",
    "beredskap",
    "utbildning",
    "föreningen",
    "garanti",
    "rådgivning",
    "verktyg",
    "process",
    "bostad",
    "boende",
    "ägare",
    "placering",
    "prognos",
    "inventering",
    "förmedling",
    "utveckling",
    "tillskott",
    "kostnad",
    "stöd",
    "organisation",
    "grupp",
    "kommun",
    "skola",
    "mark",
    "anpassning",
    "nedsättning",
    "verkande",
    "sättning",
    "fördelning",
];

/// The text with seams in its long words.
#[must_use]
pub fn with_seams(text: &str) -> String {
    let mut seamed = String::with_capacity(text.len() + 8);
    let mut word = String::new();
    for letter in text.chars() {
        if letter.is_alphabetic() {
            word.push(letter);
        } else {
            divide(&word, &mut seamed);
            word.clear();
            seamed.push(letter);
        }
    }
    divide(&word, &mut seamed);
    seamed
}

/// The text with bonds where a line must not end: within numbers (`1 200`), and before a figure
/// or letter that says which (`etapp 2`, `bolag A`).
#[must_use]
pub fn with_bonds(text: &str) -> String {
    let mut bound = String::with_capacity(text.len());
    let mut before = ' ';
    for (place, letter) in text.char_indices() {
        let next = text.get(place + letter.len_utf8()..).unwrap_or_default();
        let figures = before.is_ascii_digit() && (is_digit(next) || next.starts_with('§'));
        let bond = letter == ' '
            && (figures
                || is_mark(next)
                || before == '§' && is_digit(next)
                || before == '×'
                || next.starts_with('×'));
        bound.push(if bond { BOND } else { letter });
        before = letter;
    }
    bound
}

fn is_digit(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_digit())
}

fn is_mark(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default().trim_end_matches([')', ',', '.', ';', ':']);
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first.is_ascii_digit() || first.is_uppercase())
        && letters.next().is_none()
}

fn divide(word: &str, into: &mut String) {
    if word.chars().count() < LONG {
        return into.push_str(word);
    }
    let mut since = 0;
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        if since >= LEAST && PARTS.iter().any(|part| begins_with(rest, part)) {
            into.push(SEAM);
            since = 0;
        }
        into.push(letter);
        since += 1;
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
    }
}

fn begins_with(text: &str, part: &str) -> bool {
    text.starts_with(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_what_a_letter_or_figure_names_stay_on_one_line() {
        let check = |text: &str, bound: &str| assert_eq!(with_bonds(text).replace(BOND, "_"), bound);
        check("Minst 12 000 bostäder", "Minst 12_000 bostäder");
        check("Åsen etapp 2", "Åsen etapp_2");
        check("AB Storhamnshem (bolag A), i Storhamn", "AB Storhamnshem (bolag_A), i Storhamn");
        check("§ 87 och 2 § lagen", "§_87 och_2_§ lagen");
    }

    #[test]
    fn names_of_committees_are_divided_between_their_parts_and_short_words_stay_whole() {
        let check = |text: &str, divided: &str| assert_eq!(with_seams(text).replace(SEAM, "-"), divided);
        check("Samhällsbyggnadsnämnden (KS)", "Samhälls-byggnads-nämnden (KS)");
        check("Kommunstyrelsen, Äldrenämnden", "Kommun-styrelsen, Äldre-nämnden");
        check("Kommunledningsförvaltningen", "Kommun-lednings-förvaltningen");
        check("bostadsförsörjningsprogrammet", "bostads-försörjnings-programmet");
        check("Detaljplan", "Detaljplan");
        check("Handlingsplan 2027", "Handlingsplan 2027");
    }
}
