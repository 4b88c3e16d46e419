//! The amounts of the measures by body and budget year: operation, investment and development kept
//! apart, how they are funded, and the three-year plan (KL 11 kap. 5–6 §§: the budget year is its
//! first). tkr at the programme's price level. Knows nothing of what dwellings and residents cost.

use super::Flow;
use super::prices::{Prices, Unconverted};
use crate::analysis::exact::Exact;
use crate::model::measure::{CostItem, CostKind, Financing, Funding, Measure, Status};
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::record::{BodyId, Kind, MeasureId, RecordRef};
use std::collections::{BTreeMap, BTreeSet};

/// Years of the plan, the budget year with them.
pub const PLAN_YEARS: u16 = 3;

/// Which part of the budget an amount belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Operation, with ground rent.
    Operation,
    /// Investment.
    Investment,
    /// Development of land, with the income from it.
    Development,
}

/// When an amount falls, seen from a budget year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Before the budget year.
    Before,
    /// In the budget year or another year of the plan.
    Year(Year),
    /// After the plan.
    Later,
    /// Without a year.
    Undated,
}

/// Whether the money is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It is.
    Funded,
    /// It is applied for in the budget.
    Applied,
    /// It is not, or nobody has said.
    Unfunded,
}

/// Whether a way of paying means that the money is there.
#[must_use]
pub const fn state(financing: Financing) -> State {
    match financing {
        Financing::WithinFrame
        | Financing::Decided
        | Financing::Company
        | Financing::StateGrant
        | Financing::Developer => State::Funded,
        Financing::Applied => State::Applied,
        Financing::Unfunded => State::Unfunded,
    }
}

/// Whether it is the municipality's own money (or lack of it).
#[must_use]
pub const fn is_own(financing: Financing) -> bool {
    match financing {
        Financing::WithinFrame | Financing::Applied | Financing::Decided | Financing::Unfunded => true,
        Financing::Company | Financing::StateGrant | Financing::Developer => false,
    }
}

/// Amounts of a body, a section and a time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// By kind, as they are typed: outlays positive, income negative.
    pub kinds: BTreeMap<CostKind, Exact>,
    /// How the outlays are paid for; together they are the outlays.
    pub funding: BTreeMap<Financing, Exact>,
}

impl Cell {
    /// Outlays and income.
    #[must_use]
    pub fn flow(&self) -> Flow {
        let mut flow = Flow::default();
        for (kind, amount) in &self.kinds {
            if is_income(*kind) {
                flow.income -= *amount;
            } else {
                flow.outlay += *amount;
            }
        }
        flow
    }

    /// The outlays for which the money is there, applied for or lacking.
    #[must_use]
    pub fn funded(&self, wanted: State) -> Exact {
        self.funding.iter().filter(|(from, _)| state(**from) == wanted).map(|(_, amount)| *amount).sum()
    }

    /// The share of the outlays that is the municipality's own money, 0–1; nothing without outlays.
    #[must_use]
    pub fn own_share(&self) -> Option<Exact> {
        let own = self.funding.iter().filter(|(from, _)| is_own(**from)).map(|(_, amount)| *amount);
        own.sum::<Exact>().by(self.funding.values().copied().sum())
    }

    /// Takes in another.
    pub fn add(&mut self, other: &Cell) {
        for (kind, amount) in &other.kinds {
            *self.kinds.entry(*kind).or_default() += *amount;
        }
        for (from, amount) in &other.funding {
            *self.funding.entry(*from).or_default() += *amount;
        }
    }
}

/// Whether a kind of amount is income, whatever its sign.
#[must_use]
pub const fn is_income(kind: CostKind) -> bool {
    match kind {
        CostKind::Operation | CostKind::Investment | CostKind::Development => false,
        CostKind::LandIncome | CostKind::Grant | CostKind::GroundRent => true,
    }
}

/// The amounts of the measures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Budget {
    /// By body (of the amount, else of the measure), section and time.
    pub bodies: BTreeMap<Option<BodyId>, BTreeMap<(Section, When), Cell>>,
    /// Amounts that no index converts; they are in no sum.
    pub unconverted: Vec<Unconverted>,
    /// Measures whose funders' shares come to more than the whole.
    pub overfunded: BTreeSet<MeasureId>,
}

impl Budget {
    /// The amounts of a programme, seen from a budget year. Measures that are dropped have none.
    #[must_use]
    pub fn of(program: &Program, prices: &Prices, first: Year) -> Budget {
        let mut budget = Budget::default();
        for measure in program.measures.in_order() {
            if measure.status != Status::Dropped {
                budget.take(measure, prices, first);
            }
        }
        budget
    }

    /// The amounts of one measure, seen from a budget year, whatever its status.
    #[must_use]
    pub fn of_measure(measure: &Measure, prices: &Prices, first: Year) -> Budget {
        let mut budget = Budget::default();
        budget.take(measure, prices, first);
        budget
    }

    /// The years of the plan, the budget year first.
    pub fn years(first: Year) -> impl Iterator<Item = Year> {
        (0..PLAN_YEARS).filter_map(move |ahead| Year::new(i64::from(first.get()) + i64::from(ahead)))
    }

    /// All bodies together.
    #[must_use]
    pub fn total(&self) -> BTreeMap<(Section, When), Cell> {
        let mut total: BTreeMap<(Section, When), Cell> = BTreeMap::new();
        for (place, cell) in self.bodies.values().flatten() {
            total.entry(*place).or_default().add(cell);
        }
        total
    }

    fn take(&mut self, measure: &Measure, prices: &Prices, first: Year) {
        let shares = shares(measure);
        if shares.iter().any(|(_, share)| *share < Exact::ZERO) {
            self.overfunded.insert(measure.id);
        }
        for (row, item) in measure.costs.iter().enumerate() {
            let Some(amount) = item.amount else { continue };
            match (prices.convert(amount.into(), item.price_level), item.price_level) {
                (Some(converted), _) => {
                    let cells = self.bodies.entry(item.body.or(measure.lead)).or_default();
                    let place = (section(measure, item), when(item.year, first));
                    cells.entry(place).or_default().add(&cell(item.kind, converted, &shares));
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
}

fn cell(kind: CostKind, amount: Exact, shares: &[(Financing, Exact)]) -> Cell {
    let funding = if is_income(kind) {
        BTreeMap::new()
    } else {
        shares.iter().fold(BTreeMap::new(), |mut sums, (from, share)| {
            *sums.entry(*from).or_insert(Exact::ZERO) += amount.times(*share);
            sums
        })
    };
    Cell { kinds: BTreeMap::from([(kind, amount)]), funding }
}

/// How a measure is paid for, in shares that come to 1: its funders with their shares and the
/// rest unfunded (negative where the shares come to more than the whole), else its one way of
/// paying, else unfunded.
#[must_use]
pub fn shares(measure: &Measure) -> Vec<(Financing, Exact)> {
    if measure.funding.is_empty() {
        return vec![(measure.financing.unwrap_or(Financing::Unfunded), Exact::ONE)];
    }
    let stated = |row: &Funding| (row.source, row.share.map_or(Exact::ZERO, Exact::from));
    let mut shares: Vec<(Financing, Exact)> = measure.funding.iter().map(stated).collect();
    let rest = Exact::ONE - shares.iter().map(|(_, share)| *share).sum();
    if !rest.is_zero() {
        shares.push((Financing::Unfunded, rest));
    }
    shares
}

/// The section of an amount. A grant goes where the measure's outlays go: to investment if it has
/// any, else to development, else to operation.
#[must_use]
pub fn section(measure: &Measure, item: &CostItem) -> Section {
    let has = |kind: CostKind| measure.costs.iter().any(|other| other.kind == kind);
    match item.kind {
        CostKind::Operation | CostKind::GroundRent => Section::Operation,
        CostKind::Investment => Section::Investment,
        CostKind::Development | CostKind::LandIncome => Section::Development,
        CostKind::Grant if has(CostKind::Investment) => Section::Investment,
        CostKind::Grant if has(CostKind::Development) => Section::Development,
        CostKind::Grant => Section::Operation,
    }
}

/// When an amount of a year falls, seen from a budget year.
#[must_use]
pub fn when(year: Option<Year>, first: Year) -> When {
    match year {
        None => When::Undated,
        Some(year) if year < first => When::Before,
        Some(year) if year.get() < first.get().saturating_add(PLAN_YEARS) => When::Year(year),
        Some(_) => When::Later,
    }
}
