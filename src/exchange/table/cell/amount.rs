//! Amounts and how they are paid, as planners write them: `1 234,5 tkr`, `inv. 230 mnkr`,
//! `100/år`, `inom ram`. Knows no measure and no year.
//!
//! - Money is whole thousands of kronor. What is not is left alone, never rounded.
//! - A comma or point before exactly three digits parts thousands (`1,400`), but with millions
//!   it is a decimal (`1,234 mnkr`). With two sorts of mark the last is the decimal.
//! - Two numbers (`300–400 tkr`) are not one amount.

use super::Read;
use crate::exchange::table::fold::{fold, is_dash, take_words};
use crate::model::measure::{CostKind, Financing};
use crate::model::number::Money;

/// What a number without a unit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// Kronor.
    Kronor,
    /// Thousands of kronor, as everywhere in the programme.
    #[default]
    Thousands,
    /// Millions of kronor.
    Millions,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Unit; 3] = [Unit::Kronor, Unit::Thousands, Unit::Millions];

    /// As it is written behind a number, in both languages.
    #[must_use]
    pub const fn words(self) -> crate::model::words::Words {
        use crate::model::words::Words;
        match self {
            Unit::Kronor => Words::new("kr", "SEK"),
            Unit::Thousands => Words::new("tkr", "SEK thousand"),
            Unit::Millions => Words::new("mnkr", "SEK million"),
        }
    }

    const fn kronor(self) -> i128 {
        match self {
            Unit::Kronor => 1,
            Unit::Thousands => 1_000,
            Unit::Millions => 1_000_000,
        }
    }

    /// The unit that words such as a heading name: `Kostnad (mnkr)`.
    #[must_use]
    pub fn in_text(text: &str) -> Option<Unit> {
        take_unit(&mut fold(text))
    }
}

/// What a cell says of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amount {
    /// The amount, if there is one.
    pub money: Option<Money>,
    /// Whether it is for each year.
    pub every_year: bool,
    /// Whether it is only about right.
    pub about: bool,
    /// What it is, where that is said.
    pub kind: Option<CostKind>,
    /// How it is paid for, where that is said.
    pub financing: Option<Financing>,
}

/// Reads an amount, the way it is paid for, or both. Nothing when neither is understood.
#[must_use]
pub fn amount(text: &str, unit: Unit) -> Option<Read<Amount>> {
    let (number, rest) = match numbers(text) {
        Numbers::None => (None, text.to_owned()),
        Numbers::One(number, rest) => (Some(number), rest),
        Numbers::Several => return None,
    };
    let mut words = fold(&rest);
    let own_unit = take_unit(&mut words);
    let mut amount = Amount { financing: take_financing(&mut words), ..Amount::default() };
    amount.kind = take_first(&mut words, KINDS);
    if let Some(number) = number {
        let per_year = ["per år", "om året", "år", "årligen", "per year", "year", "yearly", "a year"];
        amount.every_year = per_year.iter().any(|words_of| take_words(&mut words, words_of));
        let about = ["ca", "cirka", "c a", "omkring", "ungefär", "uppskattat", "uppskattningsvis", "about"];
        amount.about = about.iter().any(|words_of| take_words(&mut words, words_of)) | rest.contains('~');
        // `se budget 2027` and `mål 2` are no amounts: words that are not understood may follow a
        // number, but only with a unit may they stand before it or after a year.
        let first = text.trim_start().starts_with(|c: char| c.is_ascii_digit() || is_dash(c));
        let year = crate::exchange::table::cell::choice::year(&number).is_some();
        if !words.is_empty() && own_unit.is_none() && (!first || year) {
            return None;
        }
        amount.money = Some(thousands(&number, own_unit.unwrap_or(unit))?);
    } else if own_unit.is_some() {
        return None;
    }
    let something = amount.money.is_some() || amount.financing.is_some();
    something.then_some(Read { value: amount, whole: words.is_empty() && !has_signs(&rest) })
}

/// What a heading says of the kind of amount: `Investering (mnkr)`.
#[must_use]
pub fn kind_in(text: &str) -> Option<CostKind> {
    take_first(&mut fold(text), KINDS)
}

/// How a measure is paid for; nothing when it is not said.
#[must_use]
pub fn financing(text: &str) -> Option<Read<Financing>> {
    let mut words = fold(text);
    let value = take_financing(&mut words)?;
    Some(Read { value, whole: words.is_empty() && !has_signs(text) })
}

type Vocabulary<T> = &'static [(&'static str, T)];

const FINANCING: Vocabulary<Financing> = &[
    ("inom befintlig budgetram", Financing::WithinFrame),
    ("inom befintlig ram", Financing::WithinFrame),
    ("inom befintlig budget", Financing::WithinFrame),
    ("ryms inom ram", Financing::WithinFrame),
    ("within existing frame", Financing::WithinFrame),
    ("inom budgetram", Financing::WithinFrame),
    ("inom budget", Financing::WithinFrame),
    ("inom ram", Financing::WithinFrame),
    ("within frame", Financing::WithinFrame),
    ("applied for in the budget", Financing::Applied),
    ("söks i budget", Financing::Applied),
    ("sökt i budget", Financing::Applied),
    ("budget söks", Financing::Applied),
    ("äskas i budget", Financing::Applied),
    ("äskas", Financing::Applied),
    ("decided in the budget", Financing::Decided),
    ("beslutad i budget", Financing::Decided),
    ("beslutat i budget", Financing::Decided),
    ("beslutad budget", Financing::Decided),
    ("paid by the company", Financing::Company),
    ("bolaget betalar", Financing::Company),
    ("bolaget", Financing::Company),
    ("bolag", Financing::Company),
    ("statligt bidrag", Financing::StateGrant),
    ("statligt stöd", Financing::StateGrant),
    ("statsbidrag", Financing::StateGrant),
    ("state grant", Financing::StateGrant),
    ("paid by the developer", Financing::Developer),
    ("exploatören betalar", Financing::Developer),
    ("exploatören", Financing::Developer),
    ("exploatör", Financing::Developer),
    ("byggherren", Financing::Developer),
    ("ej finansierad", Financing::Unfunded),
    ("ej finansierat", Financing::Unfunded),
    ("ofinansierad", Financing::Unfunded),
    ("ofinansierat", Financing::Unfunded),
    ("unfunded", Financing::Unfunded),
];

const KINDS: Vocabulary<CostKind> = &[
    ("inv", CostKind::Investment),
    ("invest", CostKind::Investment),
    ("investering", CostKind::Investment),
    ("investeringar", CostKind::Investment),
    ("investment", CostKind::Investment),
    ("drift", CostKind::Operation),
    ("driftskostnad", CostKind::Operation),
    ("driftkostnad", CostKind::Operation),
    ("operation", CostKind::Operation),
    ("exploatering", CostKind::Development),
    ("development", CostKind::Development),
    ("markintäkt", CostKind::LandIncome),
    ("markintäkter", CostKind::LandIncome),
    ("land income", CostKind::LandIncome),
    ("tomträttsavgäld", CostKind::GroundRent),
    ("ground rent", CostKind::GroundRent),
    ("bidrag", CostKind::Grant),
    ("grant", CostKind::Grant),
];

const UNITS: Vocabulary<Unit> = &[
    ("sek thousand", Unit::Thousands),
    ("sek million", Unit::Millions),
    ("tusen kronor", Unit::Thousands),
    ("tusental kronor", Unit::Thousands),
    ("tusen kr", Unit::Thousands),
    ("tkr", Unit::Thousands),
    ("kkr", Unit::Thousands),
    ("ksek", Unit::Thousands),
    ("tsek", Unit::Thousands),
    ("miljoner kronor", Unit::Millions),
    ("miljoner kr", Unit::Millions),
    ("milj kr", Unit::Millions),
    ("mnkr", Unit::Millions),
    ("mkr", Unit::Millions),
    ("msek", Unit::Millions),
    ("miljoner", Unit::Millions),
    ("milj", Unit::Millions),
    ("mn", Unit::Millions),
    ("kronor", Unit::Kronor),
    ("kr", Unit::Kronor),
    ("sek", Unit::Kronor),
];

fn take_first<T: Copy>(words: &mut String, vocabulary: Vocabulary<T>) -> Option<T> {
    vocabulary.iter().find(|(phrase, _)| take_words(words, phrase)).map(|(_, meaning)| *meaning)
}

fn take_unit(words: &mut String) -> Option<Unit> {
    take_first(words, UNITS)
}

fn take_financing(words: &mut String) -> Option<Financing> {
    take_first(words, FINANCING)
}

/// Whether signs stand in the text that words do not carry, such as `?` or `%`.
fn has_signs(text: &str) -> bool {
    text.chars().any(|c| {
        !c.is_alphanumeric() && !c.is_whitespace() && !is_dash(c) && !matches!(c, '.' | ',' | ':' | '/' | '~')
    })
}

/// The numbers of a text, and the text without the one that there is.
enum Numbers {
    None,
    One(String, String),
    Several,
}

fn numbers(text: &str) -> Numbers {
    let letters: Vec<char> = text.chars().collect();
    let digit = |place: usize| letters.get(place).is_some_and(char::is_ascii_digit);
    let Some(start) = (0..letters.len()).find(|place| digit(*place)) else { return Numbers::None };
    let mut end = start;
    while end < letters.len() {
        let group = (1..=3).all(|step| digit(end + step)) && !digit(end + 4);
        match letters.get(end) {
            Some(c) if c.is_ascii_digit() => end += 1,
            Some(c) if c.is_whitespace() && group => end += 4,
            Some(',' | '.') if digit(end + 1) => end += 1,
            _ => break,
        }
    }
    if (end..letters.len()).any(digit) || letters.iter().any(|c| c.is_numeric() && !c.is_ascii_digit()) {
        return Numbers::Several;
    }
    let mut before = letters.get(..start).unwrap_or_default().to_vec();
    let mut number: String = letters.get(start..end).unwrap_or_default().iter().collect();
    while before.last().is_some_and(|c| c.is_whitespace()) && before.iter().any(|c| is_dash(*c)) {
        before.pop();
    }
    if before.last().is_some_and(|c| is_dash(*c)) {
        before.pop();
        number.insert(0, '-');
    }
    let after = letters.get(end..).unwrap_or_default();
    // `5 %`, `2x300`, `m2`: the number is part of something else.
    let glued = before.last().is_some_and(|c| c.is_alphabetic());
    if glued { Numbers::Several } else { Numbers::One(number, rest_of(&before, after)) }
}

fn rest_of(before: &[char], after: &[char]) -> String {
    before.iter().chain([&' ']).chain(after).collect()
}

/// The number as whole thousands of kronor, if it is some.
fn thousands(number: &str, unit: Unit) -> Option<Money> {
    let (sign, digits) = number.strip_prefix('-').map_or((1, number), |digits| (-1, digits));
    let digits: String = digits.chars().filter(|c| !c.is_whitespace()).collect();
    let last = digits.rfind([',', '.']);
    let (whole, decimals) = match last
        .and_then(|place| Some((digits.get(..place)?, digits.get(place + 1..)?)))
    {
        None => (digits.as_str(), ""),
        Some((whole, rest)) => {
            let mark = digits.chars().rev().find(|c| matches!(c, ',' | '.'));
            let again = mark.is_some_and(|mark| whole.contains(mark));
            let parts_thousands = rest.len() == 3 && unit != Unit::Millions && !whole.contains([',', '.']);
            if again || parts_thousands { (digits.as_str(), "") } else { (whole, rest) }
        }
    };
    let grouped = whole.split([',', '.']).skip(1).all(|group| group.len() == 3);
    let digits: String = whole.chars().filter(char::is_ascii_digit).chain(decimals.chars()).collect();
    if !grouped || digits.len() > 18 {
        return None;
    }
    let scale = 1000 * 10_i128.pow(u32::try_from(decimals.len()).ok()?);
    let kronor = digits.parse::<i128>().ok()? * unit.kronor();
    let whole = (kronor % scale == 0).then_some(kronor / scale)?;
    Money::thousands(i64::try_from(whole * sign).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tkr(text: &str) -> Option<i64> {
        amount(text, Unit::Thousands).and_then(|read| read.value.money).map(Money::get)
    }

    #[test]
    fn amounts_are_read_as_whole_thousands_and_never_rounded() {
        for (text, expected) in [
            ("1 400", 1400),
            ("1400 tkr", 1400),
            ("1,2 mnkr", 1200),
            ("1.2 Mkr", 1200),
            ("1,234 mnkr", 1234),
            ("1 200 000 kr", 1200),
            ("1.200.000 kr", 1200),
            ("1,200,000.00 SEK", 1200),
            ("1 234,0 tkr", 1234),
            ("1,400", 1400),
            ("-7 200", -7200),
            ("−600", -600),
            ("– 600", -600),
            ("bolag 22 000", 22000),
            ("inv. 230 mnkr", 230_000),
            ("ca 400 tkr", 400),
            ("100/år", 100),
            ("150 tkr (konsult)", 150),
            ("150 (konsult)", 150),
            ("konsult 150 tkr", 150),
        ] {
            assert_eq!(tkr(text), Some(expected), "{text}");
        }
        for text in [
            "1 234,5 tkr",
            "1234.5",
            "500 kr",
            "300–400 tkr",
            "2 x 300",
            "se budget 2027",
            "2027 enligt budget",
            "konsult 150",
            "",
            "?",
            "m2",
            "½ mnkr",
            "99999999999999999999",
        ] {
            assert_eq!(tkr(text), None, "{text}");
        }
    }

    #[test]
    fn what_the_amount_is_and_who_pays_is_read_where_it_is_said() {
        let read = |text| amount(text, Unit::Thousands).unwrap();
        assert_eq!(read("bolag 22 000").value.financing, Some(Financing::Company));
        assert_eq!(read("inv. 230 mnkr").value.kind, Some(CostKind::Investment));
        assert!(read("100 tkr/år").value.every_year && read("100 tkr/år").whole);
        assert!(read("ca 400 tkr").value.about && read("ca 400 tkr").whole);
        assert!(!read("150 tkr (konsult)").whole, "the remark is to be kept");
        for (text, expected) in [
            ("inom ram", Financing::WithinFrame),
            ("Inom befintlig ram", Financing::WithinFrame),
            ("ofinansierad", Financing::Unfunded),
            ("söks i budget", Financing::Applied),
            ("statsbidrag", Financing::StateGrant),
        ] {
            assert_eq!(read(text), Read::whole(Amount { financing: Some(expected), ..Amount::default() }));
            assert_eq!(financing(text), Some(Read::whole(expected)));
        }
        assert_eq!(amount("framgår av budget", Unit::Thousands), None);
    }

    #[test]
    fn a_heading_names_the_unit() {
        assert_eq!(Unit::in_text("Kostnad (mnkr)"), Some(Unit::Millions));
        assert_eq!(Unit::in_text("Kostnad, tkr"), Some(Unit::Thousands));
        assert_eq!(Unit::in_text("Resurser"), None);
        assert_eq!(amount("1,5", Unit::Millions).and_then(|read| read.value.money), Money::thousands(1500));
    }
}
