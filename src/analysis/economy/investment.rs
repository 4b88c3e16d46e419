//! Account C: investments and capacity. The investments that measures plan, their capital cost
//! year by year, and places that are lacking beyond all planned capacity, with what they would
//! cost to build if the programme states it. What is planned and what is lacking are never added:
//! a planned investment may be the very answer to the lack. tkr at the programme's price level.
//! Developers may not be made to pay for buildings for care and education (PBL 6 kap. 41 §).
//! Knows no other account.

use super::capital::{CapitalCost, Terms};
use super::prices::{Prices, Unconverted};
use crate::analysis::assumption::{Assumptions, For, Missing, Quantity};
use crate::analysis::exact::Exact;
use crate::analysis::population::each_year;
use crate::analysis::service::{Services, Zone};
use crate::model::body::BodyType;
use crate::model::instrument::Instrument;
use crate::model::measure::{CostItem, CostKind, Financing, Measure, Status};
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::record::{AssumptionId, Kind, MeasureId, RecordRef};
use crate::model::service::Service;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// An investment that a measure plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Investment {
    /// The measure.
    pub measure: MeasureId,
    /// Year of the outlay.
    pub year: Option<Year>,
    /// tkr.
    pub amount: Exact,
    /// Whose it is.
    pub owner: Owner,
    /// How it is written off; nothing where that is not stated.
    pub terms: Option<Terms>,
}

/// Who invests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// The municipality: its capital cost is in account B.
    Municipality,
    /// A municipal company or foundation: its rents pay.
    Company,
}

/// Places that are lacking beyond all planned capacity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// Which service.
    pub service: Service,
    /// Where.
    pub zone: Zone,
    /// The first year.
    pub year: Year,
    /// Places lacking in the worst year.
    pub places: Exact,
    /// What they would cost to build, tkr; nothing where no price per place is stated.
    pub investment: Option<Exact>,
    /// Capital cost of the first year of use, tkr.
    pub capital: Option<CapitalCost>,
}

/// Account C.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccountC {
    /// The investments of measures that are not dropped.
    pub investments: Vec<Investment>,
    /// Capital cost of the municipality's investments by year.
    pub capital: BTreeMap<Year, CapitalCost>,
    /// Places lacking.
    pub lacking: Vec<Lack>,
    /// Amounts that no index converts; they are in no sum.
    pub unconverted: Vec<Unconverted>,
    /// Assumptions that are missing.
    pub missing: BTreeSet<Missing>,
    /// Prices per place of another price level that no index converts; they are used as they are.
    pub as_it_is: BTreeSet<AssumptionId>,
}

impl AccountC {
    /// The account of some years.
    #[must_use]
    pub fn of(
        program: &Program,
        assumptions: &Assumptions,
        prices: &Prices,
        services: &Services,
        years: &RangeInclusive<Year>,
    ) -> AccountC {
        let mut account = AccountC::default();
        for measure in program.measures.in_order() {
            if measure.status != Status::Dropped {
                account.take(program, assumptions, prices, measure);
            }
        }
        account.capital = each_year(years).map(|year| (year, account.capital_cost(year))).collect();
        account.lacks(assumptions, prices, services);
        account
    }

    /// Investments by year of one owner, tkr.
    #[must_use]
    pub fn by_year(&self, owner: Owner) -> BTreeMap<Option<Year>, Exact> {
        let mut years: BTreeMap<Option<Year>, Exact> = BTreeMap::new();
        for one in self.investments.iter().filter(|one| one.owner == owner) {
            *years.entry(one.year).or_default() += one.amount;
        }
        years
    }

    /// Capital cost of the municipality's investments in a year.
    fn capital_cost(&self, year: Year) -> CapitalCost {
        let own = self.investments.iter().filter(|one| one.owner == Owner::Municipality);
        let costs = own.filter_map(|one| {
            let in_use = i64::from(year.get()) - i64::from(one.year?.get());
            Some(one.terms?.in_year(one.amount, in_use))
        });
        costs.fold(CapitalCost::default(), CapitalCost::plus)
    }

    fn take(&mut self, program: &Program, assumptions: &Assumptions, prices: &Prices, measure: &Measure) {
        let items = measure.costs.iter().enumerate().filter(|(_, item)| item.kind == CostKind::Investment);
        for (row, item) in items {
            let Some(amount) = item.amount else { continue };
            match (prices.convert(amount.into(), item.price_level), item.price_level) {
                (Some(converted), _) => {
                    let owner = owner(program, measure, item);
                    let terms = self.found(terms(assumptions, purpose(measure)), owner);
                    let (measure, year) = (measure.id, item.year);
                    self.investments.push(Investment { measure, year, amount: converted, owner, terms });
                }
                (None, Some(level)) => {
                    let record = RecordRef::new(Kind::Measure, measure.id.0);
                    self.unconverted.push(Unconverted { record, row, level, amount });
                }
                // An amount without a level of its own is always at the programme's.
                (None, None) => {}
            }
        }
    }

    /// Only the municipality's own capital cost is reckoned, so only for it are terms missed.
    fn found(&mut self, terms: Result<Terms, Missing>, owner: Owner) -> Option<Terms> {
        match (terms, owner) {
            (Ok(terms), _) => Some(terms),
            (Err(missing), Owner::Municipality) => {
                self.missing.insert(missing);
                None
            }
            (Err(_), Owner::Company) => None,
        }
    }

    fn lacks(&mut self, assumptions: &Assumptions, prices: &Prices, services: &Services) {
        for demand in &services.demands {
            let Some(crossing) = &demand.crossing else { continue };
            let about = For::service(demand.service);
            let price = assumptions.narrowest(Quantity::InvestmentPerPlace, about);
            let price = price.into_iter().max_by_key(|row| row.year);
            if price.is_none() {
                self.missing.insert(Missing { quantity: Quantity::InvestmentPerPlace, about });
            }
            let price = price.map(|row| prices.unit_price(row, &mut self.as_it_is));
            let investment = price.map(|price| crossing.worst.times(price));
            let terms = self.found(terms(assumptions, about), Owner::Municipality);
            self.lacking.push(Lack {
                service: demand.service,
                zone: demand.zone.clone(),
                year: crossing.year,
                places: crossing.worst,
                investment,
                capital: investment.zip(terms).map(|(investment, terms)| terms.in_year(investment, 1)),
            });
        }
    }
}

/// Premises are written off as schools are; everything else as the general row says.
#[must_use]
pub fn purpose(measure: &Measure) -> For {
    match measure.instrument {
        Some(Instrument::PremisesPlan) => For::service(Service::SchoolF6),
        _ => For::ANY,
    }
}

/// Depreciation time and internal rate.
///
/// # Errors
/// Names the one that is missing.
pub fn terms(assumptions: &Assumptions, about: For) -> Result<Terms, Missing> {
    let years = assumptions.need(Quantity::DepreciationYears, about)?.rounded();
    let rate = assumptions.need(Quantity::InternalRate, For::ANY)?;
    if years < 1 {
        return Err(Missing { quantity: Quantity::DepreciationYears, about });
    }
    Ok(Terms { years, rate })
}

/// Whose an investment is: a company's where its body is one or the company pays.
#[must_use]
pub fn owner(program: &Program, measure: &Measure, item: &CostItem) -> Owner {
    let body = item.body.or(measure.lead).and_then(|body| program.bodies.get(body));
    let company = body.is_some_and(|body| matches!(body.body_type, BodyType::Company | BodyType::Foundation));
    if company || measure.financing == Some(Financing::Company) {
        Owner::Company
    } else {
        Owner::Municipality
    }
}
