//! Capital cost of an investment: linear depreciation and interest on what remains at the start of
//! the year. `capital cost_t = I / years + remaining_{t−1} × internal rate` (`domain.md` 6.2 C),
//! tkr per year, from the year after the outlay (the first full year of use). Knows no programme.

use crate::analysis::exact::Exact;

/// Depreciation time and internal rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Years over which an investment is written off.
    pub years: i64,
    /// Internal rate, yearly, as a share.
    pub rate: Exact,
}

/// Capital cost of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CapitalCost {
    /// Depreciation, tkr.
    pub depreciation: Exact,
    /// Interest on what remains, tkr.
    pub interest: Exact,
}

impl CapitalCost {
    /// Both together, tkr.
    #[must_use]
    pub fn total(self) -> Exact {
        self.depreciation + self.interest
    }

    /// With another.
    #[must_use]
    pub fn plus(self, other: CapitalCost) -> CapitalCost {
        CapitalCost {
            depreciation: self.depreciation + other.depreciation,
            interest: self.interest + other.interest,
        }
    }
}

impl Terms {
    /// The capital cost in the n-th year of use (the first is 1); nothing before and after.
    #[must_use]
    pub fn in_year(&self, investment: Exact, year: i64) -> CapitalCost {
        if year < 1 || year > self.years {
            return CapitalCost::default();
        }
        let depreciation = investment.by_whole(self.years).unwrap_or_default();
        let left = self.years - year + 1;
        let remaining = investment.times_whole(left).by_whole(self.years).unwrap_or_default();
        CapitalCost { depreciation, interest: remaining.times(self.rate) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: Terms = Terms { years: 33, rate: Exact::ONE };

    #[test]
    fn thirty_million_over_33_years_at_two_and_a_half_per_cent_cost_1659_tkr_the_first_year() {
        let terms = Terms { rate: Exact::thousandths(25), ..TERMS };
        let first = terms.in_year(Exact::whole(30_000), 1);
        assert_eq!((first.total().rounded(), first.interest.rounded()), (1_659, 750));
        let last = terms.in_year(Exact::whole(30_000), 33);
        assert_eq!(format!("{:.1}", last.total()), "931.8", "909.1 and 2.5 per cent of 909.1");
        assert!(terms.in_year(Exact::whole(30_000), 34).total().is_zero());
        assert!(terms.in_year(Exact::whole(30_000), 0).total().is_zero());
    }

    #[test]
    fn all_of_it_is_written_off_in_the_end() {
        let written: Exact =
            (1..=33).map(|year| TERMS.in_year(Exact::whole(30_000), year).depreciation).sum();
        assert_eq!(written.rounded(), 30_000);
    }
}
