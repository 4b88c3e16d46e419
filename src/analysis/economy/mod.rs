//! What the programme means for the municipality's economy, in three accounts that are never
//! netted silently (their types cannot be added to each other): A development of land,
//! B yearly operation and income, C capacity and investment; and the amounts of the measures by
//! body and budget year. Unit: tkr at the programme's price level. Knows no view.
//!
//! Growth is not profitable or unprofitable as such (SKR): what a new inhabitant brings is given
//! by the municipality's own rows, or it is not reckoned.

pub mod budget;
pub mod capital;
pub mod development;
pub mod income;
pub mod investment;
pub mod operation;
pub mod prices;
pub mod staleness;

use super::assumption::Assumptions;
use super::exact::Exact;
use super::expansion::group::Plan;
use super::population::{Population, Weighing};
use super::service::Services;
use crate::model::period::Year;
use crate::model::program::Program;
use development::AccountA;
use investment::AccountC;
use operation::{AccountB, Sources};
use prices::Prices;
use std::ops::{Add, AddAssign, RangeInclusive};

/// All that follows from the dwellings: residents, places, and the three accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Economy {
    /// The years that are reckoned.
    pub years: RangeInclusive<Year>,
    /// How dwellings count.
    pub weighing: Weighing,
    /// The assumptions that it rests on.
    pub assumptions: Assumptions,
    /// Price level and index.
    pub prices: Prices,
    /// The rows of the plan.
    pub plan: Plan,
    /// New residents.
    pub population: Population,
    /// Demand for places.
    pub services: Services,
    /// Development of land.
    pub a: AccountA,
    /// Yearly operation and income.
    pub b: AccountB,
    /// Capacity and investment.
    pub c: AccountC,
}

impl Economy {
    /// The economy of a programme over its [`horizon`]; nothing where it has no years.
    #[must_use]
    pub fn of(program: &Program, weighing: Weighing) -> Option<Economy> {
        let years = horizon(program, &Plan::of(program))?;
        Some(Economy::over(program, weighing, years))
    }

    /// The economy of a programme over some years.
    #[must_use]
    pub fn over(program: &Program, weighing: Weighing, years: RangeInclusive<Year>) -> Economy {
        let (plan, assumptions) = (Plan::of(program), Assumptions::of(program));
        let prices = Prices::of(program, &assumptions);
        let population = Population::of(&plan, &assumptions, &years, weighing);
        let services = Services::of(program, &assumptions, &population, &years);
        let c = AccountC::of(program, &assumptions, &prices, &services, &years);
        let sources = Sources {
            program,
            assumptions: &assumptions,
            prices: &prices,
            plan: &plan,
            population: &population,
            capital: &c.capital,
            weighing,
        };
        let b = AccountB::of(sources, &years);
        let a = AccountA::of(program, &prices, weighing);
        Economy { years, weighing, assumptions, prices, plan, population, services, a, b, c }
    }

    /// Present value of account A in the first year, at the programme's discount rate, tkr; nothing
    /// where no rate is stated.
    #[must_use]
    pub fn present_value(&self, program: &Program) -> Option<Exact> {
        Some(self.a.total.present_value(*self.years.start(), program.settings.discount_rate?))
    }
}

/// The years that are reckoned: from the programme's first year, or the first with dwellings where
/// it states none, to the last of the programme and its dwellings, at most forty years.
#[must_use]
pub fn horizon(program: &Program, plan: &Plan) -> Option<RangeInclusive<Year>> {
    const LONGEST: i64 = 40;
    let dwellings = plan.years();
    let from = program.settings.period_from.or(dwellings.map(|years| years.0))?;
    let to = program.settings.period_to.max(dwellings.map(|years| years.1)).unwrap_or(from).max(from);
    let to = to.min(Year::new(i64::from(from.get()) + LONGEST - 1).unwrap_or(Year::MAX));
    Some(from..=to)
}

/// Outlays and income side by side, both as positive numbers, tkr.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flow {
    /// What is paid.
    pub outlay: Exact,
    /// What comes in; negative where income is lost.
    pub income: Exact,
}

impl Flow {
    /// Income less outlays: positive is a surplus.
    #[must_use]
    pub fn net(self) -> Exact {
        self.income - self.outlay
    }
}

impl Add for Flow {
    type Output = Flow;
    fn add(self, other: Flow) -> Flow {
        Flow { outlay: self.outlay + other.outlay, income: self.income + other.income }
    }
}

impl AddAssign for Flow {
    fn add_assign(&mut self, other: Flow) {
        *self = *self + other;
    }
}

impl std::iter::Sum for Flow {
    fn sum<I: Iterator<Item = Flow>>(items: I) -> Flow {
        items.fold(Flow::default(), Add::add)
    }
}
