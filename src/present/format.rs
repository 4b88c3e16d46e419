//! Numbers, dates and times as they are written in Swedish and English.

use crate::model::measure::{Measure, Timing, YearQuarter};
use crate::model::number::Decimal;
use crate::model::period::Quarter;
use crate::model::words::{Lang, Words};

const NO_BREAK: char = '\u{a0}';

/// A whole number with the thousands apart: `1 234` or `1,234`.
#[must_use]
pub fn whole(number: i64, lang: Lang) -> String {
    let digits = number.unsigned_abs().to_string();
    let mark = match lang {
        Lang::Sv => NO_BREAK,
        Lang::En => ',',
    };
    let mut text = String::new();
    if number < 0 {
        text.push('−');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// A number with as many decimals as it has: `1 234,5` or `1,234.5`.
#[must_use]
pub fn decimal(number: Decimal, lang: Lang) -> String {
    let thousandths = number.get();
    let rest = format!("{:03}", thousandths.unsigned_abs() % 1000);
    let rest = rest.trim_end_matches('0');
    let mut text = whole(thousandths / 1000, lang);
    if thousandths < 0 && thousandths / 1000 == 0 {
        text.insert(0, '−');
    }
    if !rest.is_empty() {
        text.push(if lang == Lang::Sv { ',' } else { '.' });
        text.push_str(rest);
    }
    text
}

/// A quarter: `K1 2027` or `Q1 2027`.
#[must_use]
pub fn quarter(quarter: Quarter, lang: Lang) -> String {
    format!("{}{} {}", quarter_letter(lang), quarter.number(), quarter.year())
}

const fn quarter_letter(lang: Lang) -> char {
    match lang {
        Lang::Sv => 'K',
        Lang::En => 'Q',
    }
}

/// A time from start to end, as short as it can be said: `2028–2029`, `K1–K3 2027`.
fn span(start: Quarter, end: Quarter, lang: Lang) -> String {
    let letter = quarter_letter(lang);
    if start == end {
        quarter(start, lang)
    } else if start.number() == 1 && end.number() == 4 {
        if start.year() == end.year() {
            start.year().to_string()
        } else {
            format!("{}–{}", start.year(), end.year())
        }
    } else if start.year() == end.year() {
        format!("{letter}{}–{letter}{} {}", start.number(), end.number(), start.year())
    } else {
        format!("{}–{}", quarter(start, lang), quarter(end, lang))
    }
}

/// When a measure is carried out; empty when nothing is known.
#[must_use]
pub fn measure_time(measure: &Measure, lang: Lang) -> String {
    let (from, until, ongoing, yearly) = match lang {
        Lang::Sv => ("från", "senast", "Löpande", "Varje år"),
        Lang::En => ("from", "by", "Ongoing", "Every year"),
    };
    match (measure.timing, measure.start, measure.end) {
        (Timing::Once, Some(start), Some(end)) => span(start, end, lang),
        (Timing::Once, Some(start), None) => format!("{from} {}", quarter(start, lang)),
        (Timing::Once, None, Some(end)) => format!("{until} {}", quarter(end, lang)),
        (Timing::Once, None, None) => String::new(),
        (Timing::Continuous, Some(start), _) => format!("{ongoing} {from} {}", quarter(start, lang)),
        (Timing::Continuous, None, _) => ongoing.to_owned(),
        (Timing::Yearly, ..) => match measure.yearly_quarter {
            Some(quarter) => format!("{yearly}, {}", quarter.words().in_lang(lang)),
            None => yearly.to_owned(),
        },
    }
}

/// The short word for a quarter of every year.
#[must_use]
pub const fn yearly_quarter(quarter: YearQuarter, lang: Lang) -> &'static str {
    quarter.words().in_lang(lang)
}

/// The time of day of a stamp (`2026-11-23T14:02:00+01:00`): `14.02` or `14:02`.
#[must_use]
pub fn time_of_day(stamp: &str, lang: Lang) -> String {
    let time = stamp.get(11..16).unwrap_or_default();
    match lang {
        Lang::Sv => time.replace(':', "."),
        Lang::En => time.to_owned(),
    }
}

/// A stamp in few words: the time if it was today, else the day and the time.
#[must_use]
pub fn moment(stamp: &str, now: &str, lang: Lang) -> String {
    let time = time_of_day(stamp, lang);
    match (stamp.get(..10), now.get(..10)) {
        (Some(day), Some(today)) if day == today => time,
        (Some(day), _) => format!("{day} {time}"),
        (None, _) => time,
    }
}

/// The day of a stamp as one says it, with the year where it is another than now: `12 november`.
/// Empty when the stamp has none.
#[must_use]
pub fn day_in_words(stamp: &str, now: &str, lang: Lang) -> String {
    let part = |from, to| stamp.get(from..to).and_then(|digits: &str| digits.parse::<usize>().ok());
    let month = part(5, 7).and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let (Some(year), Some(month), Some(day)) = (stamp.get(..4), month, part(8, 10)) else {
        return String::new();
    };
    let month = month.in_lang(lang);
    if now.get(..4) == Some(year) { format!("{day} {month}") } else { format!("{day} {month} {year}") }
}

const MONTHS: [Words; 12] = [
    Words::new("januari", "January"),
    Words::new("februari", "February"),
    Words::new("mars", "March"),
    Words::new("april", "April"),
    Words::new("maj", "May"),
    Words::new("juni", "June"),
    Words::new("juli", "July"),
    Words::new("augusti", "August"),
    Words::new("september", "September"),
    Words::new("oktober", "October"),
    Words::new("november", "November"),
    Words::new("december", "December"),
];

/// A size: `512 kB`, `3,2 MB`.
#[must_use]
pub fn bytes(size: u64, lang: Lang) -> String {
    let unit = |tenths: u64, unit: &str| {
        let tenths = i64::try_from(tenths).unwrap_or(i64::MAX);
        let shown = Decimal::thousandths(tenths.saturating_mul(100)).unwrap_or_default();
        format!("{}{NO_BREAK}{unit}", decimal(shown, lang))
    };
    match size {
        0..1_000 => unit(size * 10, "B"),
        1_000..1_000_000 => unit(size / 1_000 * 10, "kB"),
        1_000_000..1_000_000_000 => unit(size / 100_000, "MB"),
        _ => unit(size / 100_000_000, "GB"),
    }
}

/// A text as every system takes it for the name of a file.
#[must_use]
pub fn for_file(text: &str) -> String {
    let letter = |c: char| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '–') { c } else { '-' };
    text.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::period::Year;

    #[test]
    fn numbers_are_written_as_in_the_language() {
        let check = |thousandths, sv: &str, en: &str| {
            let number = Decimal::thousandths(thousandths).unwrap_or_default();
            assert_eq!((decimal(number, Lang::Sv).as_str(), decimal(number, Lang::En).as_str()), (sv, en));
        };
        check(1_234_500, "1\u{a0}234,5", "1,234.5");
        check(-7_200_000, "−7\u{a0}200", "−7,200");
        check(-500, "−0,5", "−0.5");
        check(0, "0", "0");
    }

    #[test]
    fn a_day_is_said_with_its_year_only_where_that_is_another() {
        let stamp = "2026-11-12T14:02:00+01:00";
        assert_eq!(day_in_words(stamp, "2026-12-01", Lang::Sv), "12 november");
        assert_eq!(day_in_words(stamp, "2027-01-02", Lang::En), "12 November 2026");
        assert_eq!(day_in_words("", "2027-01-02", Lang::Sv), "");
        assert_eq!(day_in_words("2026-13-40", "2027", Lang::Sv), "");
    }

    #[test]
    fn a_time_is_said_as_short_as_it_can_be() {
        let q = |year, number| Year::new(year).and_then(|y| Quarter::new(y, number)).unwrap();
        let check = |start, end, words: &str| assert_eq!(span(start, end, Lang::Sv), words);
        check(q(2027, 2), q(2027, 2), "K2 2027");
        check(q(2027, 2), q(2027, 4), "K2–K4 2027");
        check(q(2027, 1), q(2027, 4), "2027");
        check(q(2028, 1), q(2029, 4), "2028–2029");
        check(q(2027, 1), q(2028, 3), "K1 2027–K3 2028");
    }
}
