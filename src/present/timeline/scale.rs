//! From time to place and back: how wide a quarter is, where a day lies, what stands on the axis.
//! In whole pixels at scale 1. Knows no measure.

use crate::analysis::milestone::ELECTIONS;
use crate::analysis::timeline::Span;
use crate::model::period::{Day, Quarter, Year};
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;
use crate::present::format;
use chrono::Datelike;

/// How near one looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Zoom {
    /// Council terms at a glance.
    Term,
    /// Years with their quarters.
    Year,
    /// Quarters.
    #[default]
    Quarter,
    /// Months.
    Month,
}

words! {
    ZOOM_TERM: "Mandatperiod" / "Term";
    ZOOM_YEAR: "År" / "Year";
    ZOOM_QUARTER: "Kvartal" / "Quarter";
    ZOOM_MONTH: "Månad" / "Month";
}

impl Zoom {
    /// From far to near.
    pub const ALL: [Zoom; 4] = [Zoom::Term, Zoom::Year, Zoom::Quarter, Zoom::Month];

    /// How it is named in stored settings.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Zoom::Term => "term",
            Zoom::Year => "year",
            Zoom::Quarter => "quarter",
            Zoom::Month => "month",
        }
    }

    /// The one with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Zoom> {
        Zoom::ALL.into_iter().find(|zoom| zoom.code() == code)
    }

    /// How it is called.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Zoom::Term => ZOOM_TERM,
            Zoom::Year => ZOOM_YEAR,
            Zoom::Quarter => ZOOM_QUARTER,
            Zoom::Month => ZOOM_MONTH,
        }
    }

    /// The width of a quarter.
    #[must_use]
    pub const fn width(self) -> i32 {
        match self {
            Zoom::Term => 20,
            Zoom::Year => 36,
            Zoom::Quarter => 66,
            Zoom::Month => 168,
        }
    }

    /// A step nearer, if there is one.
    #[must_use]
    pub const fn nearer(self) -> Option<Zoom> {
        match self {
            Zoom::Term => Some(Zoom::Year),
            Zoom::Year => Some(Zoom::Quarter),
            Zoom::Quarter => Some(Zoom::Month),
            Zoom::Month => None,
        }
    }

    /// A step farther away, if there is one.
    #[must_use]
    pub const fn farther(self) -> Option<Zoom> {
        match self {
            Zoom::Term => None,
            Zoom::Year => Some(Zoom::Term),
            Zoom::Quarter => Some(Zoom::Year),
            Zoom::Month => Some(Zoom::Quarter),
        }
    }
}

/// A span of time laid out from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// What is laid out.
    pub span: Span,
    /// The width of a quarter.
    pub width: i32,
}

fn place(quarter: Quarter) -> i32 {
    i32::from(quarter.year().get()) * 4 + i32::from(quarter.number()) - 1
}

impl Scale {
    /// How many quarters there are.
    #[must_use]
    pub fn quarters(self) -> i32 {
        place(self.span.last) - place(self.span.first) + 1
    }

    /// The width of all.
    #[must_use]
    pub fn total(self) -> i32 {
        self.quarters() * self.width
    }

    /// The left edge of a quarter.
    #[must_use]
    pub fn x(self, quarter: Quarter) -> i32 {
        (place(quarter) - place(self.span.first)) * self.width
    }

    /// The right edge of a quarter.
    #[must_use]
    pub fn end(self, quarter: Quarter) -> i32 {
        self.x(quarter) + self.width
    }

    /// Where a day lies.
    #[must_use]
    pub fn day(self, day: Day) -> i32 {
        let Some(quarter) = crate::analysis::timeline::quarter_of(day) else { return 0 };
        let first = chrono::NaiveDate::from_ymd_opt(day.0.year(), day.0.month0() / 3 * 3 + 1, 1);
        let gone = first.and_then(|first| i32::try_from((day.0 - first).num_days()).ok()).unwrap_or(0);
        self.x(quarter) + (self.width * gone / 92).min(self.width)
    }

    /// The quarter at a place, within what is laid out.
    #[must_use]
    pub fn quarter_at(self, x: i32) -> Quarter {
        let steps = x.div_euclid(self.width.max(1)).clamp(0, self.quarters() - 1);
        self.span.first.shifted(steps).unwrap_or(self.span.first)
    }

    fn each(self) -> impl Iterator<Item = Quarter> {
        (0..self.quarters()).filter_map(move |step| self.span.first.shifted(step))
    }

    /// The years of what is laid out.
    pub fn years(self) -> impl Iterator<Item = Year> {
        let (first, last) = (self.span.first.year().get(), self.span.last.year().get());
        (first..=last).filter_map(|year| Year::new(i64::from(year)))
    }
}

/// A part of the axis with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Its left edge.
    pub x: i32,
    /// How wide it is.
    pub width: i32,
    /// What stands there; empty where there is no room.
    pub text: String,
}

/// What stands on the axis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Axis {
    /// The coarse parts.
    pub upper: Vec<Tick>,
    /// The fine parts.
    pub lower: Vec<Tick>,
}

/// A quarter that is narrower than this has no word of its own.
const NARROWEST: i32 = 22;

const MONTHS: [Words; 12] = [
    Words::new("jan", "Jan"),
    Words::new("feb", "Feb"),
    Words::new("mar", "Mar"),
    Words::new("apr", "Apr"),
    Words::new("maj", "May"),
    Words::new("jun", "Jun"),
    Words::new("jul", "Jul"),
    Words::new("aug", "Aug"),
    Words::new("sep", "Sep"),
    Words::new("okt", "Oct"),
    Words::new("nov", "Nov"),
    Words::new("dec", "Dec"),
];

/// The axis: years above quarters, or quarters above months where there is room for them.
#[must_use]
pub fn axis(scale: Scale, lang: Lang) -> Axis {
    let year = |year: Year| {
        let first = Quarter::new(year, 1).map_or(0, |quarter| scale.x(quarter));
        Tick { x: first, width: scale.width * 4, text: year.to_string() }
    };
    let quarter = |quarter: Quarter, text: String| Tick { x: scale.x(quarter), width: scale.width, text };
    if scale.width >= Zoom::Month.width() {
        let upper = scale.each().map(|q| quarter(q, format::quarter(q, lang))).collect();
        let month = |(q, place): (Quarter, i32)| {
            let number = usize::from(q.number() - 1) * 3 + usize::try_from(place).unwrap_or(0);
            let text = MONTHS.get(number).map(|month| month.in_lang(lang).to_owned()).unwrap_or_default();
            Tick { x: scale.x(q) + scale.width * place / 3, width: scale.width / 3, text }
        };
        let lower = scale.each().flat_map(|q| (0..3).map(move |place| (q, place))).map(month).collect();
        return Axis { upper, lower };
    }
    let short = |q: Quarter| {
        let all = format::quarter(q, lang);
        let text = all.split(' ').next().unwrap_or_default().to_owned();
        if scale.width < NARROWEST { String::new() } else { text }
    };
    let lower = if scale.width < NARROWEST {
        Vec::new()
    } else {
        scale.each().map(|q| quarter(q, short(q))).collect()
    };
    Axis { upper: scale.years().map(year).collect(), lower }
}

/// The council terms within what is laid out, each with its name.
#[must_use]
pub fn terms(scale: Scale, lang: Lang) -> Vec<Tick> {
    let term = |election: &crate::analysis::milestone::Election| {
        let (from, to) = (Day::parse(election.term_from)?, Day::parse(election.term_to)?);
        let left = scale.day(from).max(0);
        let right = scale.day(to).min(scale.total());
        let name = Words::new("Mandatperioden", "Council term").in_lang(lang);
        let (begins, ends) = (from.0.year(), to.0.year());
        (right > left)
            .then(|| Tick { x: left, width: right - left, text: format!("{name} {begins}–{ends}") })
    };
    ELECTIONS.iter().filter_map(term).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(width: i32) -> Scale {
        let quarter = |text| Quarter::parse(text).unwrap();
        Scale { span: Span { first: quarter("2026-Q1"), last: quarter("2031-Q4") }, width }
    }

    #[test]
    fn a_quarter_lies_where_it_is_found_again_and_a_day_within_its_quarter() {
        let scale = scale(66);
        for text in ["2026-Q1", "2028-Q3", "2031-Q4"] {
            let quarter = Quarter::parse(text).unwrap();
            assert_eq!(scale.quarter_at(scale.x(quarter)), quarter);
            assert_eq!(scale.quarter_at(scale.end(quarter) - 1), quarter);
        }
        assert_eq!(scale.quarter_at(-5).to_string(), "2026-Q1", "never beside what is laid out");
        let day = scale.day(Day::parse("2027-02-15").unwrap());
        let quarter = Quarter::parse("2027-Q1").unwrap();
        assert!(scale.x(quarter) < day && day < scale.end(quarter));
        assert_eq!(scale.total(), 24 * 66);
    }

    #[test]
    fn the_axis_says_years_and_quarters_and_months_where_there_is_room() {
        let texts = |ticks: &[Tick]| ticks.iter().take(2).map(|tick| tick.text.clone()).collect::<Vec<_>>();
        let far = axis(scale(Zoom::Term.width()), Lang::Sv);
        assert_eq!((texts(&far.upper), far.lower.len()), (vec!["2026".to_owned(), "2027".to_owned()], 0));
        let middle = axis(scale(Zoom::Year.width()), Lang::En);
        assert_eq!(texts(&middle.lower), ["Q1", "Q2"]);
        let near = axis(scale(Zoom::Month.width()), Lang::Sv);
        assert_eq!(
            (texts(&near.upper)[0].as_str(), texts(&near.lower)),
            ("K1 2026", vec!["jan".to_owned(), "feb".to_owned()])
        );
        assert_eq!(near.lower.len(), 72);
    }

    #[test]
    fn council_terms_are_named_and_cut_at_the_edges() {
        let all = terms(scale(10), Lang::Sv);
        assert_eq!(
            all.iter().map(|t| t.text.as_str()).collect::<Vec<_>>(),
            ["Mandatperioden 2022–2026", "Mandatperioden 2026–2030", "Mandatperioden 2030–2034"]
        );
        assert_eq!(all[0].x, 0);
        assert_eq!(all[2].x + all[2].width, 240);
    }
}
