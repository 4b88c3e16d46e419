//! When a measure is carried out, as planners write it: `2027K1–2028K4`, `våren 2027`,
//! `löpande från 2027`, `årligen K3`, `senast 2028`. Knows no programme and not what day it is.
//!
//! - A year is its four quarters. `2027-03` is a month, `2027-28` two years, `27-29` three.
//! - Spring (`våren`, `vt`) and the first half are quarters 1–2, autumn (`hösten`, `ht`) and the
//!   second half 3–4. Summer is 2–3, so that June is in it. Winter lies in two years and is
//!   left alone.
//! - Days, months, summers and thirds of a year (`T1`) become the quarters that they lie in,
//!   and the text is kept as well.
//! - `2027–` and `2027 och framåt` have no end: continuous. `från 2027` alone is a start whose
//!   end is not known.
//! - `före` ends the quarter before; before the summer is the second quarter.

use super::Read;
use super::span::{Token, quarter_before, quarter_of_month, quarter_of_year, span, tokens};
use crate::model::measure::{Measure, Timing, YearQuarter};
use crate::model::period::Quarter;

/// How a measure lies in time: the four fields of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Time {
    /// Once, continuous or yearly.
    pub timing: Timing,
    /// First quarter.
    pub start: Option<Quarter>,
    /// Last quarter.
    pub end: Option<Quarter>,
    /// The quarter of a yearly measure.
    pub yearly_quarter: Option<YearQuarter>,
}

impl Time {
    /// The time of a measure.
    #[must_use]
    pub const fn of(measure: &Measure) -> Time {
        Time {
            timing: measure.timing,
            start: measure.start,
            end: measure.end,
            yearly_quarter: measure.yearly_quarter,
        }
    }

    /// Gives a measure this time.
    pub const fn put(self, measure: &mut Measure) {
        let Time { timing, start, end, yearly_quarter } = self;
        measure.timing = timing;
        measure.start = start;
        measure.end = end;
        measure.yearly_quarter = yearly_quarter;
    }
}

/// Reads a time; nothing when it is not one.
#[must_use]
pub fn time(text: &str) -> Option<Read<Time>> {
    if let Some(time) = words(text).and_then(Words::time) {
        return Some(time);
    }
    // A remark in brackets does not hide the time before it.
    let (outside, inside) = crate::exchange::table::fold::split_brackets(text);
    if inside.is_empty() {
        return None;
    }
    words(&outside).and_then(Words::time).map(|read| Read::part(read.value))
}

/// What kind of time it is, and the pieces that say which.
#[derive(Default)]
struct Words {
    yearly: bool,
    ongoing: bool,
    from: bool,
    until: bool,
    before: bool,
    about: bool,
    points: Vec<Token>,
}

fn words(text: &str) -> Option<Words> {
    let mut words = Words::default();
    for token in tokens(text)? {
        words.add(token);
    }
    while words.points.last() == Some(&Token::Comma) {
        words.points.pop();
    }
    if let [Token::Dash, rest @ ..] = words.points.as_slice() {
        words.until = true;
        words.points = rest.to_vec();
    }
    if let [rest @ .., Token::Dash] = words.points.as_slice() {
        // `2027–` goes on; with `senast 2027 –` nothing certain is said.
        if words.until {
            return None;
        }
        words.ongoing = true;
        words.points = rest.to_vec();
    }
    Some(words)
}

impl Words {
    fn add(&mut self, token: Token) {
        match token {
            Token::Yearly => self.yearly = true,
            Token::Ongoing => self.ongoing = true,
            Token::From => self.from = true,
            Token::Until if self.points.is_empty() => self.until = true,
            // `2027 till 2029`
            Token::Until => self.points.push(Token::Dash),
            Token::Before => self.before = true,
            Token::About => self.about = true,
            Token::Filler => {}
            Token::Comma if self.points.is_empty() => {}
            Token::Number { .. }
            | Token::Unit(_)
            | Token::Season(..)
            | Token::Month(_)
            | Token::Dash
            | Token::Slash
            | Token::Comma => self.points.push(token),
        }
    }

    fn time(self) -> Option<Read<Time>> {
        let read = if self.yearly {
            self.every_year()
        } else if self.points.is_empty() {
            let alone = self.ongoing && !self.until && !self.before;
            alone.then(|| Read::whole(Time { timing: Timing::Continuous, ..Time::default() }))
        } else {
            self.dated()
        }?;
        Some(Read { whole: read.whole && !self.about, ..read })
    }

    /// `årligen K3`, `varje år från 2027`, `årligen i mars`.
    fn every_year(&self) -> Option<Read<Time>> {
        let mut points = self.points.as_slice();
        let (mut quarter, mut whole) = (None, true);
        if let [Token::Unit(4), Token::Number { value, digits: 1 }, rest @ ..] = points {
            quarter = Some(quarter_of_year(*value)?);
            points = rest;
        } else if let [Token::Month(month), rest @ ..] = points {
            quarter = Some(quarter_of_year(u16::from(quarter_of_month(*month)))?);
            (points, whole) = (rest, false);
        } else if let [Token::Season(..), rest @ ..] = points {
            (points, whole) = (rest, false);
        }
        while let [Token::Comma, rest @ ..] = points {
            points = rest;
        }
        let mut time = Time { timing: Timing::Yearly, yearly_quarter: quarter, ..Time::default() };
        if !points.is_empty() {
            let span = span(points)?;
            time.start = (!self.until).then(|| span.first()).flatten();
            time.end = (!self.from && !self.ongoing).then(|| span.last()).flatten();
            whole &= span.whole;
            if time.start.is_none() && time.end.is_none() {
                return None;
            }
        }
        Some(Read { value: time, whole })
    }

    fn dated(&self) -> Option<Read<Time>> {
        let span = span(&self.points)?;
        let (first, last) = (span.first()?, span.last()?);
        let one_point = span.single;
        let mut time = Time { start: Some(first), end: Some(last), ..Time::default() };
        let mut whole = span.whole;
        if self.before {
            time.start = None;
            time.end =
                Some(if span.start.1 == 2 && span.end.1 == 3 { first } else { quarter_before(first)? });
            whole &= one_point;
        } else if self.ongoing {
            time.timing = Timing::Continuous;
            time.end = None;
            // An end or a single quarter is more than the field says.
            whole &= one_point && !self.until;
        } else if self.from && !self.until {
            time.end = if one_point { None } else { time.end };
        } else if self.until {
            time.start = if one_point { None } else { time.start };
            whole &= !self.from || !one_point;
        }
        Some(Read { value: time, whole })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `once 2027-Q1 2027-Q4`, with `~` in front when the text is kept as well.
    fn said(text: &str) -> String {
        let Some(Read { value, whole }) = time(text) else { return "nothing".to_owned() };
        let quarter =
            |quarter: Option<Quarter>| quarter.map_or("…".to_owned(), |quarter| quarter.to_string());
        let yearly =
            value.yearly_quarter.map(|quarter| format!(" in {}", quarter.code())).unwrap_or_default();
        let mark = if whole { "" } else { "~" };
        format!("{mark}{} {} {}{yearly}", value.timing.code(), quarter(value.start), quarter(value.end))
    }

    fn all_say(texts: &[&str], expected: &str) {
        for text in texts {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn years_and_quarters_are_read_in_the_forms_that_planners_write() {
        all_say(&["2027", "under 2027", "2027K1–K4", "2027 K1-K4", "K1–K4 2027"], "once 2027-Q1 2027-Q4");
        all_say(
            &[
                "K1 2027",
                "2027K1",
                "2027 K1",
                "kv 1 2027",
                "kvartal 1 2027",
                "Q1 2027",
                "kv. 1, 2027",
                "2027-Q1",
                "Första kvartalet 2027",
                "K1 27",
                "1 kv 2027",
            ],
            "once 2027-Q1 2027-Q1",
        );
        all_say(
            &[
                "2027–2029",
                "2027-2029",
                "2027 - 2029",
                "2027 — 2029",
                "27-29",
                "2027−29",
                "2027 till 2029",
                "2027, 2028 och 2029",
                "perioden 2027–2029",
            ],
            "once 2027-Q1 2029-Q4",
        );
        all_say(
            &["2027/2028", "2027/28", "2027K1–2028K4", "2027-Q1–2028-Q4", "2027 & 2028"],
            "once 2027-Q1 2028-Q4",
        );
        all_say(&["K1–K3 2027", "kv 1-3 2027", "2027 kv 1–3", "2027K1–K3"], "once 2027-Q1 2027-Q3");
        all_say(&["K2 2027 – K1 2028", "2027K2-2028K1"], "once 2027-Q2 2028-Q1");
    }

    #[test]
    fn seasons_and_halves_are_two_quarters() {
        all_say(
            &[
                "våren 2027",
                "vt 2027",
                "vt27",
                "halvår 1 2027",
                "första halvåret 2027",
                "spring 2027",
                "H1 2027",
            ],
            "once 2027-Q1 2027-Q2",
        );
        all_say(&["hösten 2027", "ht 2027", "ht -27", "autumn 2027", "2027 hösten"], "once 2027-Q3 2027-Q4");
        all_say(&["våren 2027–hösten 2028"], "once 2027-Q1 2028-Q4");
        all_say(&["sommaren 2027", "T2 2027"], "~once 2027-Q2 2027-Q3");
        all_say(&["vintern 2027"], "nothing");
    }

    #[test]
    fn a_day_or_month_is_its_quarter_and_the_text_is_kept() {
        all_say(
            &[
                "2027-03",
                "mars 2027",
                "mar-27",
                "2027-03-31",
                "31/3 2027",
                "31/3-27",
                "31 mars 2027",
                "March 2027",
            ],
            "~once 2027-Q1 2027-Q1",
        );
        all_say(&["jan–sept 2027"], "~once 2027-Q1 2027-Q3");
        all_say(&["T1 2027", "tertial 1 2027"], "~once 2027-Q1 2027-Q2");
        all_say(&["2027 (preliminärt)", "ca 2027"], "~once 2027-Q1 2027-Q4");
    }

    #[test]
    fn what_has_no_end_is_continuous_and_what_has_only_an_end_keeps_the_start_open() {
        all_say(&["löpande", "Kontinuerligt", "tills vidare", "ongoing", "Löpande."], "continuous … …");
        all_say(
            &[
                "löpande från 2027",
                "2027–",
                "2027- löpande",
                "2027– löpande",
                "2027 och framåt",
                "Ongoing from Q1 2027",
                "fr.o.m. 2027 och framåt",
            ],
            "continuous 2027-Q1 …",
        );
        all_say(&["löpande 2027–2030"], "~continuous 2027-Q1 …");
        all_say(&["från K1 2027", "from 2027"], "once 2027-Q1 …");
        all_say(
            &["senast 2028", "klart 2028", "t.o.m. 2028", "–2028", "until Q4 2028", "Klart senast 2028"],
            "once … 2028-Q4",
        );
        all_say(&["före sommaren 2028"], "~once … 2028-Q2");
        all_say(&["före K3 2028"], "once … 2028-Q2");
        all_say(&["före 2028"], "once … 2027-Q4");
    }

    #[test]
    fn a_yearly_measure_has_its_quarter() {
        all_say(&["årligen", "varje år", "Every year"], "yearly … …");
        all_say(
            &["årligen K3", "varje år kv 3", "årl. K3", "Varje år, K3", "Every year, Q3"],
            "yearly … … in 3",
        );
        all_say(&["årligen från 2027"], "yearly 2027-Q1 …");
        all_say(&["årligen K3 2027–2030"], "yearly 2027-Q1 2030-Q4 in 3");
        all_say(&["årligen i mars"], "~yearly … … in 1");
        all_say(&["årligen, hösten"], "~yearly … …");
    }

    #[test]
    fn what_is_not_a_time_is_left_alone() {
        for text in [
            "",
            "-",
            "snarast",
            "K5 2027",
            "K1",
            "våren",
            "2029–2027",
            "2027, 2029",
            "A01",
            "1",
            "12",
            "vartannat år",
            "3/13 2027",
            "99999",
            "2027 2028 –– 3",
        ] {
            assert_eq!(said(text), "nothing", "{text}");
        }
    }
}
