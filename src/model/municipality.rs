//! The 290 municipalities with code and county. Data, not code: SCB's codes, state of
//! January 2025, from the repository sjbrg/swedish-geodata (CC0 1.0).

/// The day that the list describes.
pub const STATE: &str = "2025-01";

const TABLE: &str = include_str!("municipalities.csv");

/// A Swedish municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Municipality {
    /// Four digits (SCB).
    pub code: &'static str,
    /// Full name, such as Forshaga kommun.
    pub name: &'static str,
    /// County, such as Värmlands län.
    pub county: &'static str,
}

/// All municipalities in the order of their codes.
pub fn all() -> impl Iterator<Item = Municipality> {
    TABLE.lines().filter_map(|line| {
        let mut cells = line.split(';');
        Some(Municipality { code: cells.next()?, name: cells.next()?, county: cells.next()? })
    })
}

/// The municipality with exactly that name.
#[must_use]
pub fn by_name(name: &str) -> Option<Municipality> {
    all().find(|municipality| municipality.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn all_290_municipalities_in_21_counties_are_there() {
        let codes: BTreeSet<_> = all().map(|m| m.code).collect();
        let counties: BTreeSet<_> = all().map(|m| m.county).collect();
        assert_eq!((codes.len(), counties.len()), (290, 21));
        assert_eq!(by_name("Forshaga kommun").map(|m| (m.code, m.county)), Some(("1763", "Värmlands län")));
    }
}
