//! What is typed into a field, and how a value is shown there. Takes what planners write:
//! `K1 2027`, `1 234,5`, `2027-03-31`.

use crate::exchange::table::cell::amount::{Unit, amount};
use crate::exchange::table::cell::time::Time;
use crate::model::field::{ChoiceItem, Shape};
use crate::model::measure::Measure;
use crate::model::number::{Decimal, Money, PerMille};
use crate::model::period::{Day, Quarter, Year};
use crate::model::value::Value;
use crate::model::words::{Lang, Words};
use crate::present::format;

/// How a value stands in its input.
#[must_use]
pub fn show(shape: &Shape, value: &Value, lang: Lang) -> String {
    match (shape, value) {
        (Shape::Year, Value::Int(year)) => year.to_string(),
        (Shape::PerMille, Value::Int(parts)) => {
            let percent = parts.checked_mul(100).and_then(Decimal::thousandths);
            percent.map(|percent| format::decimal(percent, lang)).unwrap_or_default()
        }
        (_, Value::Int(number)) => format::whole(*number, lang),
        (Shape::Decimal, Value::Float(_)) => {
            <Decimal as crate::model::field::FieldValue>::from_value(value.clone())
                .map(|number| format::decimal(number, lang))
                .unwrap_or_default()
        }
        (Shape::Quarter, Value::Text(text)) => {
            Quarter::parse(text).map_or_else(|| text.clone(), |quarter| format::quarter(quarter, lang))
        }
        (Shape::Choice(items), Value::Text(code)) => choice_words(items, code, lang).to_owned(),
        (Shape::Choices(items), Value::List(codes)) => codes
            .iter()
            .filter_map(Value::as_text)
            .map(|code| choice_words(items, code, lang))
            .collect::<Vec<_>>()
            .join(", "),
        (Shape::YesNo, Value::Bool(yes)) => {
            let words = if *yes { Words::new("ja", "yes") } else { Words::new("nej", "no") };
            words.in_lang(lang).to_owned()
        }
        (_, Value::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

/// The words for a code.
#[must_use]
pub fn choice_words(items: &'static [ChoiceItem], code: &str, lang: Lang) -> &'static str {
    items.iter().find(|item| item.code == code).map(|item| item.words.in_lang(lang)).unwrap_or_default()
}

/// Reads what was typed. An empty input is no value.
///
/// # Errors
/// The sentence that tells what is expected, with an example.
pub fn parse(shape: &Shape, text: &str) -> Result<Value, Words> {
    let trimmed = text.trim();
    if matches!(shape, Shape::Prose) {
        return Ok(Value::Text(text.replace("\r\n", "\n")));
    }
    if trimmed.is_empty() {
        return Ok(Value::Null);
    }
    match shape {
        Shape::Whole { min, max } => {
            let number = integer(trimmed).filter(|number| (*min..=*max).contains(number));
            number.map(Value::Int).ok_or(if *min < 0 {
                Words::new(
                    "Skriv ett heltal, till exempel 24 eller -12.",
                    "Write a whole number, such as 24 or -12.",
                )
            } else {
                Words::new(
                    "Skriv ett heltal utan minus, till exempel 24.",
                    "Write a whole number without minus, such as 24.",
                )
            })
        }
        Shape::Money => money(trimmed).map(|m| Value::Int(m.get())).ok_or(Words::new(
            "Skriv hela tusental kronor, till exempel 1 400 eller 1,4 mnkr. Intäkter skrivs med minus.",
            "Write whole thousands of kronor, such as 1,400 or 1.4 mnkr. Income has a minus.",
        )),
        Shape::PerMille => {
            percent(trimmed).map(|share| Value::Int(i64::from(share.get()))).ok_or(Words::new(
                "Skriv procent från 0 till 100 med högst en decimal, till exempel 80 eller 2,5.",
                "Write per cent from 0 to 100 with at most one decimal, such as 80 or 2.5.",
            ))
        }
        Shape::Year => integer(trimmed)
            .and_then(Year::new)
            .map(|y| Value::Int(i64::from(y.get())))
            .ok_or(Words::new("Skriv ett årtal, till exempel 2027.", "Write a year, such as 2027.")),
        Shape::Decimal => decimal(trimmed)
            .map(|number| crate::model::field::FieldValue::to_value(&number))
            .ok_or(Words::new(
                "Skriv ett tal med högst tre decimaler, till exempel 2,5.",
                "Write a number with at most three decimals, such as 2.5.",
            )),
        Shape::Quarter => quarter(trimmed).map(|q| Value::Text(q.to_string())).ok_or(Words::new(
            "Skriv kvartal och år, till exempel K1 2027.",
            "Write quarter and year, such as Q1 2027.",
        )),
        Shape::Day => Day::parse(trimmed).map(|d| Value::Text(d.to_string())).ok_or(Words::new(
            "Skriv ett datum som finns, till exempel 2027-03-31.",
            "Write a date that exists, such as 2027-03-31.",
        )),
        _ => Ok(Value::text(trimmed)),
    }
}

/// Reads a whole time as planners write it: `K1 2027–K4 2028`, `löpande`, `årligen K3`. What
/// could be understood only in part is not taken; an empty text is no time.
#[must_use]
pub fn time(text: &str) -> Option<Time> {
    if text.trim().is_empty() {
        return Some(Time::of(&Measure::default()));
    }
    crate::exchange::table::cell::time::time(text).filter(|read| read.whole).map(|read| read.value)
}

/// The fields of a measure that a time sets.
#[must_use]
pub fn time_fields(time: Time) -> Vec<(&'static str, Value)> {
    use crate::model::field::FieldValue;
    vec![
        ("timing", time.timing.to_value()),
        ("start", time.start.to_value()),
        ("end", time.end.to_value()),
        ("yearly_quarter", time.yearly_quarter.to_value()),
    ]
}

/// A share as per cent: `80`, `80 %`, `2,5`.
fn percent(text: &str) -> Option<PerMille> {
    let text = text.trim_end_matches('%').trim_end();
    let text = text.strip_suffix("procent").unwrap_or(text).trim_end();
    let thousandths = decimal(text)?.get();
    (thousandths % 100 == 0).then(|| PerMille::new(thousandths / 100)).flatten()
}

/// Takes away what only makes numbers readable, and makes every minus the plain one.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if matches!(c, '−' | '–') { '-' } else { c })
        .collect()
}

/// Thousands of kronor, or an amount with its unit: `1 400`, `1,4 mnkr`, `300 tkr`.
fn money(text: &str) -> Option<Money> {
    integer(text).and_then(Money::thousands).or_else(|| {
        // Without a unit, `1,4` is no whole number of thousands.
        Unit::in_text(text)?;
        let read = amount(text, Unit::Thousands).filter(|read| read.whole)?.value;
        let plain = !read.every_year && !read.about && read.kind.is_none() && read.financing.is_none();
        read.money.filter(|_| plain)
    })
}

fn integer(text: &str) -> Option<i64> {
    let plain = plain(text);
    let grouped = plain.split(',').skip(1).all(|group| group.len() == 3);
    let digits = if grouped { plain.replace(',', "") } else { plain };
    digits.parse().ok()
}

fn decimal(text: &str) -> Option<Decimal> {
    let plain = plain(text);
    let (sign, digits) = plain.strip_prefix('-').map_or((1, plain.as_str()), |rest| (-1, rest));
    let (whole, rest) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let only_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if rest.len() > 3 || whole.is_empty() || !only_digits(whole) || !only_digits(rest) {
        return None;
    }
    let thousandths = whole.parse::<i64>().ok()?.checked_mul(1000)?;
    let fraction: i64 = format!("{rest:0<3}").parse().ok()?;
    Decimal::thousandths(sign * thousandths.checked_add(fraction)?)
}

/// A quarter in any of the forms that planners write: `K1 2027`, `2027 kv 1`, `2027-Q1`.
fn quarter(text: &str) -> Option<Quarter> {
    let numbers: Vec<i64> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    if !matches!(letters.as_str(), "k" | "kv" | "kvartal" | "q") {
        return None;
    }
    let [first, second] = numbers.as_slice() else { return None };
    let (year, number) = if *first > 4 { (first, second) } else { (second, first) };
    Quarter::new(Year::new(*year)?, u8::try_from(*number).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_taken_in_the_forms_that_planners_write() {
        for text in ["K1 2027", "k1 2027", "kv 1 2027", "2027 K1", "2027-Q1", "2027K1", "Kvartal 1, 2027"] {
            assert_eq!(parse(&Shape::Quarter, text), Ok(Value::text("2027-Q1")), "{text}");
        }
        for text in ["2027", "K5 2027", "hösten", "1/4 2027"] {
            assert!(parse(&Shape::Quarter, text).is_err(), "{text}");
        }
    }

    #[test]
    fn numbers_are_taken_with_spaces_and_either_minus() {
        assert_eq!(parse(&Shape::Money, "−7 200"), Ok(Value::Int(-7200)));
        assert_eq!(parse(&Shape::Money, "1,400"), Ok(Value::Int(1400)));
        assert_eq!(parse(&Shape::Decimal, "2,5"), Ok(Value::Float(2.5)));
        assert_eq!(parse(&Shape::Decimal, "-0,125"), Ok(Value::Float(-0.125)));
        assert!(parse(&Shape::Money, "1,4").is_err(), "tenths of a thousand are not kept");
        assert_eq!(parse(&Shape::Money, "3,6 mnkr"), Ok(Value::Int(3600)));
        assert_eq!(parse(&Shape::Money, "-300 tkr"), Ok(Value::Int(-300)));
        assert!(parse(&Shape::Money, "3,6 mnkr per år").is_err(), "what would be lost is refused");
        assert!(parse(&Shape::Decimal, "1e9").is_err());
    }

    #[test]
    fn what_is_shown_can_be_typed_again() {
        for (shape, value) in [
            (Shape::Money, Value::Int(-1_234_567)),
            (Shape::Decimal, Value::Float(-12.75)),
            (Shape::Quarter, Value::text("2029-Q4")),
            (Shape::Year, Value::Int(2030)),
            (Shape::Whole { min: -9999, max: 9999 }, Value::Int(-1200)),
        ] {
            for lang in [Lang::Sv, Lang::En] {
                assert_eq!(parse(&shape, &show(&shape, &value, lang)), Ok(value.clone()));
            }
        }
    }
}
