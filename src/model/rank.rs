//! The place of a record in its list: a key between its neighbours, so that moving or
//! inserting one record changes no other. Knows no list.

use super::value::Value;
use fractional_index::FractionalIndex;

/// A key that sorts between any two others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Rank(FractionalIndex);

impl Rank {
    /// A place after the given one, or the first place of an empty list.
    #[must_use]
    pub fn after(last: Option<&Rank>) -> Rank {
        last.map_or_else(Rank::default, |last| Rank(FractionalIndex::new_after(&last.0)))
    }

    /// A place between two neighbours, either of which may be missing. Where both have
    /// the same key (two files were joined), the place right after the lower one.
    #[must_use]
    pub fn between(lower: Option<&Rank>, upper: Option<&Rank>) -> Rank {
        match (lower, upper) {
            (Some(lower), Some(upper)) => FractionalIndex::new_between(&lower.0, &upper.0)
                .map_or_else(|| Rank::after(Some(lower)), Rank),
            (None, Some(upper)) => Rank(FractionalIndex::new_before(&upper.0)),
            (lower, None) => Rank::after(lower),
        }
    }

    /// As it stands in a file.
    #[must_use]
    pub fn to_value(&self) -> Value {
        Value::Text(self.0.to_string())
    }

    /// From a file; nothing when it is not a rank.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Rank> {
        let text = value
            .as_text()
            .filter(|text| text.len() <= 256 && text.bytes().all(|b| b.is_ascii_hexdigit()))?;
        FractionalIndex::from_string(text).ok().map(Rank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_can_always_be_found_between_two() {
        let first = Rank::after(None);
        let mut upper = Rank::after(Some(&first));
        for _ in 0..50 {
            let middle = Rank::between(Some(&first), Some(&upper));
            assert!(first < middle && middle < upper);
            upper = middle;
        }
        assert!(Rank::between(None, Some(&first)) < first);
    }

    #[test]
    fn a_rank_comes_back_from_a_file() {
        let rank = Rank::between(None, Some(&Rank::after(None)));
        assert_eq!(Rank::from_value(&rank.to_value()), Some(rank));
        for wrong in ["", "zz", "åäö", "8"] {
            assert_eq!(Rank::from_value(&Value::text(wrong)), None, "{wrong}");
        }
    }
}
