//! What new inhabitants bring in: the municipality's own rows from SKR's “Marginaleffekter” by
//! age and income class, or a fallback for tax and income equalisation alone, which is always
//! marked as incomplete. tkr per year. Ships no figure of its own.

use super::prices::Prices;
use crate::analysis::assumption::{Assumptions, For, Missing, Quantity, Span};
use crate::analysis::exact::Exact;
use crate::analysis::population::People;
use crate::model::record::AssumptionId;
use std::collections::BTreeSet;

/// Guaranteed share of the mean tax base, lag (2004:773) 3 §: 115 per cent.
const GUARANTEED: i64 = 1_150;

/// What the fallback formula reckons with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fallback {
    /// k: the municipality's tax rate, as a share.
    pub tax_rate: Exact,
    /// l: the county's tax rate in the income equalisation, as a share.
    pub county_rate: Exact,
    /// m: mean tax base per inhabitant, indexed to the year, tkr.
    pub mean_tax_base: Exact,
    /// y: taxable income of a new inhabitant, tkr.
    pub taxable_income: Exact,
}

impl Fallback {
    /// Income per new inhabitant and year in a municipality that receives income equalisation, tkr:
    /// `y·k + (1.15·m − y)·l` (lag 2004:773 3–7 §§; `domain.md` 6.3). Cost equalisation is not in it.
    #[must_use]
    pub fn per_inhabitant(&self) -> Exact {
        let guaranteed = self.mean_tax_base.times(Exact::thousandths(GUARANTEED));
        self.taxable_income.times(self.tax_rate) + (guaranteed - self.taxable_income).times(self.county_rate)
    }
}

/// A row of marginal income.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marginal {
    /// For which ages.
    pub ages: Span,
    /// tkr per new inhabitant and year, already weighed by the share of its income class.
    pub income: Exact,
}

/// What income is reckoned from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// The municipality's rows by age and income class.
    Marginal(Vec<Marginal>),
    /// The fallback formula: incomplete, since cost equalisation is missing.
    Fallback(Fallback),
    /// Nothing: no income is reckoned.
    Nothing,
}

impl Ground {
    /// What a programme's assumptions allow, and what is missing.
    #[must_use]
    pub fn of(
        assumptions: &Assumptions,
        prices: &Prices,
        as_it_is: &mut BTreeSet<AssumptionId>,
    ) -> (Ground, Vec<Missing>) {
        match marginal(assumptions, prices, as_it_is) {
            Ok(rows) if !rows.is_empty() => return (Ground::Marginal(rows), Vec::new()),
            Ok(_) => {}
            Err(missing) => return (Ground::Nothing, vec![missing]),
        }
        match fallback(assumptions) {
            Some(fallback) => (
                Ground::Fallback(fallback),
                vec![Missing { quantity: Quantity::MarginalIncome, about: For::ANY }],
            ),
            None => (Ground::Nothing, vec![Missing { quantity: Quantity::MarginalIncome, about: For::ANY }]),
        }
    }

    /// Whether it leaves out cost equalisation.
    #[must_use]
    pub const fn is_incomplete(&self) -> bool {
        matches!(self, Ground::Fallback(_))
    }

    /// What some new inhabitants bring in a year, tkr; nothing where there is no ground for it.
    #[must_use]
    pub fn income(&self, people: &People) -> Option<Exact> {
        let count = |ages: Span| if ages == Span::ALL { people.total() } else { people.aged(ages) };
        match self {
            Ground::Marginal(rows) => Some(rows.iter().map(|row| count(row.ages).times(row.income)).sum()),
            Ground::Fallback(fallback) => Some(people.total().times(fallback.per_inhabitant())),
            Ground::Nothing => None,
        }
    }
}

fn fallback(assumptions: &Assumptions) -> Option<Fallback> {
    let value = |quantity| assumptions.value(quantity, For::ANY);
    Some(Fallback {
        tax_rate: value(Quantity::TaxRate)?,
        county_rate: value(Quantity::CountyRate)?,
        mean_tax_base: value(Quantity::MeanTaxBase)?,
        taxable_income: value(Quantity::TaxableIncome)?,
    })
}

/// Rows with an income class count by the share of that class, which has to be stated.
fn marginal(
    assumptions: &Assumptions,
    prices: &Prices,
    as_it_is: &mut BTreeSet<AssumptionId>,
) -> Result<Vec<Marginal>, Missing> {
    let mut rows = Vec::new();
    for reading in assumptions.all(Quantity::MarginalIncome) {
        let income = prices.unit_price(reading, as_it_is);
        let share = match reading.class.as_str() {
            "" => Exact::ONE,
            class => {
                let named = assumptions.all(Quantity::IncomeClassShare).find(|share| share.class == class);
                let missing = Missing { quantity: Quantity::IncomeClassShare, about: For::ANY };
                named.map(|share| share.value).ok_or(missing)?
            }
        };
        rows.push(Marginal { ages: reading.ages.unwrap_or(Span::ALL), income: income.times(share) });
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_newcomers_earn_hardly_matters_in_the_fallback_formula() {
        let kronor = |taxable: i64| {
            let fallback = Fallback {
                tax_rate: Exact::thousandths(207),
                county_rate: Exact::thousandths(196),
                mean_tax_base: Exact::whole(200),
                taxable_income: Exact::whole(taxable),
            };
            fallback.per_inhabitant().times_whole(1000).to_string()
        };
        assert_eq!((kronor(0), kronor(200), kronor(400)), ("45080".into(), "47280".into(), "49480".into()));
    }
}
