//! The next human number: after A19 comes A20, in the manner of those that are there.

use crate::edit::numbering::Numbers;
use crate::model::program::Program;
use crate::model::record::Kind;
use crate::present::label;

/// A number for a new record of a kind, such as `A07`; empty for kinds without numbers.
#[must_use]
pub fn next_number(program: &Program, kind: Kind) -> String {
    next_numbers(program, kind, 1).pop().unwrap_or_default()
}

/// The numbers for several new records of a kind.
#[must_use]
pub fn next_numbers(program: &Program, kind: Kind, count: usize) -> Vec<String> {
    let first = match kind {
        Kind::Goal => "M1",
        Kind::Measure => "A01",
        Kind::Project => "P01",
        _ => return vec![String::new(); count],
    };
    let mut numbers = Numbers::beginning(first);
    for record in program.records(kind) {
        numbers.take(&label::number(&record));
    }
    (0..count).map(|_| numbers.next_free()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::goal::Goal;
    use crate::model::program::AnyRecord;
    use std::sync::Arc;

    #[test]
    fn numbers_go_on_in_the_manner_of_those_that_are_there() {
        let mut program = Program::default();
        assert_eq!(next_numbers(&program, Kind::Measure, 2), ["A01", "A02"]);
        program.put(AnyRecord::Goal(Arc::new(Goal { number: "G9".to_owned(), ..Goal::default() })));
        assert_eq!(next_numbers(&program, Kind::Goal, 2), ["G10", "G11"]);
        assert_eq!(next_number(&program, Kind::Goal), "G10");
        assert_eq!(next_number(&program, Kind::Body), "");
    }
}
