//! The figures that scenarios are compared by. Knows no view.

use crate::analysis::economy::Economy;
use crate::analysis::exact::Exact;
use crate::analysis::expansion::{needed, period};
use crate::analysis::population::Weighing;
use crate::model::program::Program;
use crate::model::service::Service;

/// A figure of a programme, summed over the programme's period or horizon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Dwellings over the programme's years, weighed by probability.
    Dwellings,
    /// Dwellings lacking against the need over the programme's years, weighed by probability.
    Gap,
    /// New residents in the last year of the horizon, persons.
    Residents,
    /// Places asked for by new residents in the last year of the horizon.
    Places(Service),
    /// Account A: net of all appraisals, undiscounted, tkr.
    DevelopmentNet,
    /// Account A: present value in the first year, tkr.
    DevelopmentValue,
    /// Account B: cost in the last year of the horizon, tkr.
    YearlyCost,
    /// Account B: income in the last year of the horizon, tkr.
    YearlyIncome,
    /// Account C: the investments of the measures, tkr.
    Investment,
}

impl Figure {
    /// Its value in a programme, with dwellings weighed by probability; nothing where the programme
    /// does not say enough.
    #[must_use]
    pub fn of(self, program: &Program) -> Option<Exact> {
        let economy = Economy::of(program, Weighing::Weighted)?;
        match self {
            Figure::Dwellings => dwellings(program, &economy),
            Figure::Gap => Some(Exact::whole(needed(program)?) - dwellings(program, &economy)?),
            Figure::Residents => Some(
                economy
                    .population
                    .whole()
                    .get(economy.years.end())
                    .map_or(Exact::ZERO, |people| people.total()),
            ),
            Figure::Places(service) => {
                let of_service = economy.services.demands.iter().filter(|demand| demand.service == service);
                let last = of_service.filter_map(|demand| demand.years.get(economy.years.end()));
                Some(last.map(|places| places.new).sum())
            }
            Figure::DevelopmentNet => Some(economy.a.total.total().flow().net()),
            Figure::DevelopmentValue => economy.present_value(program),
            Figure::YearlyCost => Some(economy.b.years.get(economy.years.end())?.flow().outlay),
            Figure::YearlyIncome => Some(economy.b.years.get(economy.years.end())?.flow().income),
            Figure::Investment => Some(economy.c.investments.iter().map(|one| one.amount).sum()),
        }
    }
}

fn dwellings(program: &Program, economy: &Economy) -> Option<Exact> {
    let years = period(program)?;
    let series = economy.plan.series();
    let thousandths = series.years.range(years).map(|(_, one)| one.weighted_thousandths).sum();
    Some(Exact::thousandths(thousandths))
}
