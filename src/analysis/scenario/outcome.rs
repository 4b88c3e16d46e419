//! What a programme comes to, for comparing scenarios side by side: all figures of one reckoning,
//! each with its own unit and account. Nothing is added across accounts. Knows no scenario.

use crate::analysis::economy::{Economy, Flow, horizon};
use crate::analysis::exact::Exact;
use crate::analysis::expansion::group::Plan;
use crate::analysis::expansion::{needed, period};
use crate::analysis::population::Weighing;
use crate::model::period::Year;
use crate::model::program::Program;
use std::ops::RangeInclusive;

/// What a programme comes to. Dwellings of the accounts are weighed by probability.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Dwellings over the programme's years, as planned.
    pub planned: Option<i64>,
    /// The same, weighed by probability.
    pub weighted: Option<Exact>,
    /// Dwellings lacking against the need, weighed.
    pub gap: Option<Exact>,
    /// Account A: net, undiscounted, tkr.
    pub development_net: Exact,
    /// Account A: present value in the first year, tkr.
    pub development_value: Option<Exact>,
    /// Account B in the year that is compared, tkr.
    pub operation: Option<Flow>,
    /// Whether income is reckoned at all.
    pub has_income: bool,
    /// Account C: investments of the measures, tkr.
    pub investment: Exact,
    /// Account C: places lacking in the worst year of each service and zone.
    pub lacking: Exact,
}

impl Outcome {
    /// What a programme comes to over some years, with account B of one of them.
    #[must_use]
    pub fn of(program: &Program, years: &RangeInclusive<Year>, compared: Year) -> Outcome {
        let economy = Economy::over(program, Weighing::Weighted, years.clone());
        let dwellings = period(program).map(|within| {
            let series = economy.plan.series();
            let sum = |of: fn(&crate::analysis::expansion::Dwellings) -> i64| {
                series.years.range(within.clone()).map(|(_, one)| of(one)).sum::<i64>()
            };
            (sum(|one| one.raw), Exact::thousandths(sum(|one| one.weighted_thousandths)))
        });
        let weighted = dwellings.map(|(_, weighted)| weighted);
        Outcome {
            planned: dwellings.map(|(planned, _)| planned),
            weighted,
            gap: needed(program).zip(weighted).map(|(needed, weighted)| Exact::whole(needed) - weighted),
            development_net: economy.a.total.total().flow().net(),
            development_value: economy.present_value(program),
            operation: economy.b.years.get(&compared).map(|year| year.flow()),
            has_income: economy.b.years.values().any(|year| year.residents_income.is_some()),
            investment: economy.c.investments.iter().map(|one| one.amount).sum(),
            lacking: economy.c.lacking.iter().map(|lack| lack.places).sum(),
        }
    }
}

/// The years over which programmes are compared: those of the base, and on to the year of account B
/// that is compared. They are the same for all, so that present values have the same first year.
#[must_use]
pub fn compared_years(base: &Program, compared: Year) -> Option<RangeInclusive<Year>> {
    let years = horizon(base, &Plan::of(base))?;
    Some(*years.start()..=compared.max(*years.end()))
}
