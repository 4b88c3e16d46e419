//! Years, quarters and days. Knows no calendar of a municipality and not what day it is.

use super::field::{FieldValue, Shape};
use super::value::Value;
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// A calendar year, 1900–2200.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year(u16);

impl Year {
    /// The first year that is taken.
    pub const MIN: Year = Year(1900);
    /// The last year that is taken.
    pub const MAX: Year = Year(2200);

    /// The year, if it lies within 1900–2200.
    #[must_use]
    pub fn new(year: i64) -> Option<Year> {
        let year = Year(u16::try_from(year).ok()?);
        (Year::MIN..=Year::MAX).contains(&year).then_some(year)
    }

    /// The number of the year.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Year {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

impl FieldValue for Year {
    const SHAPE: Shape = Shape::Year;
    fn to_value(&self) -> Value {
        Value::Int(i64::from(self.0))
    }
    fn from_value(value: Value) -> Result<Year, Value> {
        value.as_int().and_then(Year::new).ok_or(value)
    }
}

/// A quarter of a year, written `2027-Q1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: Year,
    number: u8,
}

impl Quarter {
    /// The quarter, if its number is 1–4.
    #[must_use]
    pub fn new(year: Year, number: u8) -> Option<Quarter> {
        (1..=4).contains(&number).then_some(Quarter { year, number })
    }

    /// The year it lies in.
    #[must_use]
    pub const fn year(self) -> Year {
        self.year
    }

    /// 1–4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }

    /// So many quarters later, or earlier where negative; nothing beyond the years that are taken.
    #[must_use]
    pub fn shifted(self, quarters: i32) -> Option<Quarter> {
        let place = i64::from(self.year.get()) * 4 + i64::from(self.number) - 1 + i64::from(quarters);
        let number = u8::try_from(place.rem_euclid(4) + 1).ok()?;
        Quarter::new(Year::new(place.div_euclid(4))?, number)
    }

    /// Reads `2027-Q1` and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Quarter> {
        let (year, number) = text.split_once("-Q")?;
        if year.len() != 4 || number.len() != 1 {
            return None;
        }
        Quarter::new(Year::new(year.parse().ok()?)?, number.parse().ok()?)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-Q{}", self.year, self.number)
    }
}

impl FieldValue for Quarter {
    const SHAPE: Shape = Shape::Quarter;
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }
    fn from_value(value: Value) -> Result<Quarter, Value> {
        value.as_text().and_then(Quarter::parse).ok_or(value)
    }
}

/// A day, written `2027-03-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub NaiveDate);

impl Day {
    /// Reads `2027-03-31` and nothing else, within the years that are taken.
    #[must_use]
    pub fn parse(text: &str) -> Option<Day> {
        if text.len() != 10 {
            return None;
        }
        let mut parts = text.splitn(3, '-').map(str::parse::<u32>);
        let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        let year = Year::new(i64::from(year))?;
        NaiveDate::from_ymd_opt(i32::from(year.get()), month, day).map(Day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl FieldValue for Day {
    const SHAPE: Shape = Shape::Day;
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }
    fn from_value(value: Value) -> Result<Day, Value> {
        value.as_text().and_then(Day::parse).ok_or(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_read_only_in_its_own_form() {
        assert_eq!(Quarter::parse("2027-Q1").map(|q| q.to_string()).as_deref(), Some("2027-Q1"));
        for wrong in ["2027Q1", "2027-Q0", "2027-Q5", "27-Q1", "2027-Q11", "1899-Q1", "K1 2027", ""] {
            assert_eq!(Quarter::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert!(Day::parse("2028-02-29").is_some());
        for wrong in ["2027-02-29", "2027-13-01", "1899-12-31", "2201-01-01", "2027-1-1", "2027-01-01T00"] {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
    }
}
