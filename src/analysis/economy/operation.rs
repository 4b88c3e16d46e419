//! Account B: what the new residents and their dwellings cost and bring in per year, tkr at the
//! programme's price level:
//! `cost_t = Σ_age residents_t(age) × cost per inhabitant(age) + street m² × tkr/m² + park m² × tkr/m² + capital cost_t`,
//! `income_t = Σ residents_{t − lag}(age, income class) × marginal income + ground rent_t` (`domain.md` 6.2 B).
//! The lag is the law's: equalisation rests on those who live there on 1 November of the year
//! before (lag 2004:773 3 and 17 §§), so a move-in in year t shows in t + 1, or in t + 2 after that day.
//! The operating costs of measures are not in it: they stand in the budget tables. Knows no other account.

use super::Flow;
use super::capital::CapitalCost;
use super::income::Ground;
use super::prices::Prices;
use crate::analysis::assumption::{Assumptions, For, Missing, Quantity, Span};
use crate::analysis::exact::Exact;
use crate::analysis::expansion::group::Plan;
use crate::analysis::population::{People, Population, Weighing, each_year};
use crate::model::basis::HouseType;
use crate::model::measure::{CostKind, Status};
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::record::AssumptionId;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// Cost and income of a year, tkr. Costs and income are both positive numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OperationYear {
    /// Cost of the residents by age class, as the cost rows divide them.
    pub by_age: BTreeMap<Span, Exact>,
    /// Operation of new streets; nothing where it is not assumed.
    pub streets: Option<Exact>,
    /// Operation of new parks; nothing where it is not assumed.
    pub parks: Option<Exact>,
    /// Capital cost of the municipality's investments in measures.
    pub capital: CapitalCost,
    /// Income from the residents; nothing where no row and no fallback tells it.
    pub residents_income: Option<Exact>,
    /// Ground rent.
    pub ground_rent: Exact,
}

impl OperationYear {
    /// Cost of the residents, tkr.
    #[must_use]
    pub fn residents_cost(&self) -> Exact {
        self.by_age.values().copied().sum()
    }

    /// All that is reckoned, on either side.
    #[must_use]
    pub fn flow(&self) -> Flow {
        let ground = self.streets.unwrap_or_default() + self.parks.unwrap_or_default();
        Flow {
            outlay: self.residents_cost() + ground + self.capital.total(),
            income: self.residents_income.unwrap_or_default() + self.ground_rent,
        }
    }
}

/// Account B.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountB {
    /// By year.
    pub years: BTreeMap<Year, OperationYear>,
    /// What income is reckoned from.
    pub ground: Ground,
    /// Years from a move-in to its income.
    pub lag: u16,
    /// Whether the lag is stated by the programme; otherwise it is the law's shortest, one year.
    pub lag_is_stated: bool,
    /// Assumptions that are missing.
    pub missing: BTreeSet<Missing>,
    /// Unit prices of another price level that no index converts; they are used as they are.
    pub as_it_is: BTreeSet<AssumptionId>,
}

/// What account B is reckoned from.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The programme.
    pub program: &'a Program,
    /// Its assumptions.
    pub assumptions: &'a Assumptions,
    /// Its price level and index.
    pub prices: &'a Prices,
    /// Its dwellings.
    pub plan: &'a Plan,
    /// Their residents.
    pub population: &'a Population,
    /// Capital cost by year, from account C.
    pub capital: &'a BTreeMap<Year, CapitalCost>,
    /// How dwellings count.
    pub weighing: Weighing,
}

impl AccountB {
    /// The account of some years.
    #[must_use]
    pub fn of(sources: Sources<'_>, years: &RangeInclusive<Year>) -> AccountB {
        let Sources { program, assumptions, prices, population, capital, .. } = sources;
        let mut as_it_is = BTreeSet::new();
        let costs = age_costs(assumptions, prices, &mut as_it_is);
        let (ground, missing) = Ground::of(assumptions, prices, &mut as_it_is);
        let mut missing: BTreeSet<Missing> = missing.into_iter().collect();
        if costs.is_empty() {
            missing.insert(Missing { quantity: Quantity::CostPerInhabitant, about: For::ANY });
        }
        let residents = population.whole();
        let stated = assumptions
            .value(Quantity::IncomeLag, For::ANY)
            .and_then(|lag| u16::try_from(lag.rounded()).ok());
        let lag = stated.unwrap_or(1);
        let [streets, parks] =
            PLACES.map(|kind| yearly_places(&sources, kind, years, &mut as_it_is, &mut missing));
        let of = |year: Year| OperationYear {
            by_age: residents.get(&year).map(|people| cost_by_age(people, &costs)).unwrap_or_default(),
            streets: streets.get(&year).copied(),
            parks: parks.get(&year).copied(),
            capital: capital.get(&year).copied().unwrap_or_default(),
            residents_income: ground.income(&before(&residents, year, lag)),
            ground_rent: ground_rent(program, prices, year),
        };
        let years = each_year(years).map(|year| (year, of(year))).collect();
        AccountB { years, ground, lag, lag_is_stated: stated.is_some(), missing, as_it_is }
    }
}

/// Yearly cost per inhabitant by age class, tkr.
#[must_use]
pub fn age_costs(
    assumptions: &Assumptions,
    prices: &Prices,
    as_it_is: &mut BTreeSet<AssumptionId>,
) -> Vec<(Span, Exact)> {
    let rows = assumptions.all(Quantity::CostPerInhabitant);
    rows.map(|row| (row.ages.unwrap_or(Span::ALL), prices.unit_price(row, as_it_is))).collect()
}

/// The cost of some residents by the age classes of the cost rows, tkr per year. Ages without a row
/// and residents of unknown age have no cost here.
#[must_use]
pub fn cost_by_age(people: &People, costs: &[(Span, Exact)]) -> BTreeMap<Span, Exact> {
    let mut sums: BTreeMap<Span, Exact> = BTreeMap::new();
    for (ages, cost) in costs {
        let count = if *ages == Span::ALL { people.total() } else { people.aged(*ages) };
        *sums.entry(*ages).or_default() += count.times(*cost);
    }
    sums
}

/// The residents so many years before; none before the first year.
fn before(residents: &BTreeMap<Year, People>, year: Year, lag: u16) -> People {
    let then = Year::new(i64::from(year.get()) - i64::from(lag));
    then.and_then(|then| residents.get(&then)).cloned().unwrap_or_default()
}

/// Area per dwelling and operation per m² of streets and of parks.
const PLACES: [(Quantity, Quantity); 2] = [
    (Quantity::StreetPerDwelling, Quantity::StreetOperation),
    (Quantity::ParkPerDwelling, Quantity::ParkOperation),
];

/// Operation of the streets or parks of the new dwellings by year, tkr: Σ dwellings completed × m² per
/// dwelling × tkr per m². None at all unless both are assumed. Demolition takes no street away.
fn yearly_places(
    sources: &Sources<'_>,
    (area, operation): (Quantity, Quantity),
    years: &RangeInclusive<Year>,
    as_it_is: &mut BTreeSet<AssumptionId>,
    missing: &mut BTreeSet<Missing>,
) -> BTreeMap<Year, Exact> {
    let Some(price) =
        sources.assumptions.narrowest(operation, For::ANY).into_iter().max_by_key(|row| row.year)
    else {
        return BTreeMap::new();
    };
    let mut added: BTreeMap<Year, Exact> = BTreeMap::new();
    for house_type in HouseType::ALL {
        let about = For::house(*house_type);
        let lines =
            || sources.plan.lines.iter().filter(|line| line.house_type == *house_type && line.count > 0);
        let per_dwelling = match sources.assumptions.need(area, about) {
            Ok(per_dwelling) => per_dwelling,
            Err(one) => {
                missing.extend(lines().next().is_some().then_some(one));
                continue;
            }
        };
        for line in lines() {
            if let Some(year) = line.year.filter(|year| years.contains(year)) {
                let dwellings = sources.weighing.dwellings(line.count, line.probability);
                *added.entry(year).or_default() += dwellings.times(per_dwelling);
            }
        }
    }
    if added.is_empty() {
        return BTreeMap::new();
    }
    let price = sources.prices.unit_price(price, as_it_is);
    let until = |year: Year| added.range(..=year).map(|(_, area)| *area).sum::<Exact>();
    each_year(years).map(|year| (year, until(year).times(price))).collect()
}

/// Ground rent of a year from the measures that are not dropped, tkr, as a positive number. What is
/// at another price level and cannot be converted is listed in the budget tables.
fn ground_rent(program: &Program, prices: &Prices, year: Year) -> Exact {
    let measures = program.measures.iter().filter(|measure| measure.status != Status::Dropped);
    let items = measures.flat_map(|measure| &measure.costs);
    let rents = items.filter(|item| item.kind == CostKind::GroundRent && item.year == Some(year));
    let amounts = rents.filter_map(|item| prices.convert(item.amount?.into(), item.price_level));
    -amounts.sum::<Exact>()
}
