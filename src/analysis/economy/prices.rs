//! Price levels. An amount of one year's prices becomes an amount of another's only through an
//! index that the programme states (`price_index`, one row per year): amount × index of the one
//! / index of the other. Without it nothing is converted, and what could not be is listed.
//! Knows no amount of its own.

use crate::analysis::assumption::{Assumptions, Quantity, Reading};
use crate::analysis::exact::Exact;
use crate::model::number::Money;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::record::{AssumptionId, RecordRef};
use std::collections::{BTreeMap, BTreeSet};

/// The programme's price level and index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prices {
    /// Year of the price level of every figure.
    pub level: Option<Year>,
    /// Index by year.
    pub index: BTreeMap<Year, Exact>,
}

/// An amount at another price level that no index converts. It is left out of every sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unconverted {
    /// The record that it stands in.
    pub record: RecordRef,
    /// Place of its row there.
    pub row: usize,
    /// Its price level.
    pub level: Year,
    /// tkr, as typed.
    pub amount: Money,
}

impl Prices {
    /// The prices of a programme.
    #[must_use]
    pub fn of(program: &Program, assumptions: &Assumptions) -> Prices {
        let rows = assumptions.all(Quantity::PriceIndex).filter(|row| row.value > Exact::ZERO);
        let index = rows.filter_map(|row| Some((row.year?, row.value))).collect();
        Prices { level: program.settings.price_level, index }
    }

    /// An amount of one year's prices in another's; nothing where the index lacks one of them.
    #[must_use]
    pub fn between(&self, amount: Exact, from: Year, to: Year) -> Option<Exact> {
        if from == to {
            return Some(amount);
        }
        amount.times(*self.index.get(&to)?).by(*self.index.get(&from)?)
    }

    /// An amount at the programme's price level. One without a level of its own is at that level already.
    #[must_use]
    pub fn convert(&self, amount: Exact, from: Option<Year>) -> Option<Exact> {
        match (from, self.level) {
            (None, _) => Some(amount),
            (Some(from), Some(level)) => self.between(amount, from, level),
            (Some(_), None) => None,
        }
    }

    /// A unit price of the assumptions at the programme's price level. Where no index converts it,
    /// it is used as it is and listed, since there is nothing else to reckon with.
    #[must_use]
    pub fn unit_price(&self, reading: &Reading, as_it_is: &mut BTreeSet<AssumptionId>) -> Exact {
        self.convert(reading.value, reading.year).unwrap_or_else(|| {
            as_it_is.insert(reading.id);
            reading.value
        })
    }
}
