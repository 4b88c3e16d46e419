//! Human numbers, one after the other in the manner of those that are there: after A19 comes
//! A20. Knows no kind of record.

use std::collections::BTreeSet;

/// The numbers that are taken, and where to go on.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    taken: BTreeSet<String>,
    /// The highest so far: its value, the letters before it, how many digits it has.
    last: Option<(u32, String, usize)>,
    /// What the first one is when there is none.
    first: &'static str,
}

impl Numbers {
    /// Numbers of which none is taken. The first will be the given one.
    #[must_use]
    pub fn beginning(first: &'static str) -> Numbers {
        Numbers { first, ..Numbers::default() }
    }

    /// Takes a number; whether it was free.
    pub fn take(&mut self, number: &str) -> bool {
        let number = number.trim();
        let start = number.find(|c: char| c.is_ascii_digit());
        if let Some((letters, digits)) = start.map(|start| number.split_at(start))
            && let Ok(value) = digits.parse::<u32>()
        {
            let this = Some((value, letters.to_owned(), digits.len()));
            self.last = self.last.take().max(this);
        }
        self.taken.insert(number.to_lowercase())
    }

    /// Whether a number is taken.
    #[must_use]
    pub fn is_taken(&self, number: &str) -> bool {
        self.taken.contains(&number.trim().to_lowercase())
    }

    /// The next number, which is then taken.
    pub fn next_free(&mut self) -> String {
        let number = match &self.last {
            Some((value, letters, digits)) => format!("{letters}{:0digits$}", value.saturating_add(1)),
            None => self.first.to_owned(),
        };
        self.take(&number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_on_in_the_manner_of_those_that_are_there() {
        let mut numbers = Numbers::beginning("A01");
        assert_eq!(numbers.next_free(), "A01");
        assert!(numbers.take("B.019") && !numbers.take("B.019 "));
        assert_eq!(numbers.next_free(), "B.020");
        assert!(numbers.is_taken("b.019") && numbers.take("utan siffra"));
        assert_eq!(numbers.next_free(), "B.021");
    }
}
