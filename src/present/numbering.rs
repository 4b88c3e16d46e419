//! The next human number: after A19 comes A20, in the manner of those that are there.

use crate::model::program::Program;
use crate::model::record::Kind;
use crate::present::label;

/// A number for a new record of a kind, such as `A07`; empty for kinds without numbers.
#[must_use]
pub fn next_number(program: &Program, kind: Kind) -> String {
    let (prefix, width) = match kind {
        Kind::Goal => ("M", 1),
        Kind::Measure => ("A", 2),
        Kind::Project => ("P", 2),
        _ => return String::new(),
    };
    let last = program
        .records(kind)
        .iter()
        .filter_map(|record| {
            let number = label::number(record);
            let start = number.find(|c: char| c.is_ascii_digit())?;
            let (letters, digits) = number.split_at(start);
            Some((digits.parse::<u32>().ok()?, letters.to_owned(), digits.len()))
        })
        .max();
    match last {
        Some((number, letters, digits)) => format!("{letters}{:0digits$}", number.saturating_add(1)),
        None => format!("{prefix}{:0width$}", 1),
    }
}
