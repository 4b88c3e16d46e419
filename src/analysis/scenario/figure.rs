//! The figures that scenarios are compared by. Yearly ones are of a stated year, so that a scenario
//! that moves the last year of the plan is still compared with the same year. Knows no view.

use crate::analysis::economy::{Economy, horizon};
use crate::analysis::exact::Exact;
use crate::analysis::expansion::group::Plan;
use crate::analysis::expansion::{needed, period};
use crate::analysis::population::Weighing;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::service::Service;

/// A figure of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Dwellings over the programme's years, weighed by probability.
    Dwellings,
    /// Dwellings lacking against the need over the programme's years, weighed by probability.
    Gap,
    /// New residents in a year, persons.
    Residents(Year),
    /// Places asked for by new residents in a year.
    Places(Service, Year),
    /// Account A: net of all appraisals, undiscounted, tkr.
    DevelopmentNet,
    /// Account A: present value in the first year, tkr.
    DevelopmentValue,
    /// Account B: cost in a year, tkr.
    YearlyCost(Year),
    /// Account B: income in a year, tkr.
    YearlyIncome(Year),
    /// Account C: the investments of the measures, tkr.
    Investment,
}

impl Figure {
    /// Its value in a programme, with dwellings weighed by probability; nothing where the programme
    /// does not say enough.
    #[must_use]
    pub fn of(self, program: &Program) -> Option<Exact> {
        let economy = self.economy(program)?;
        match self {
            Figure::Dwellings => dwellings(program, &economy),
            Figure::Gap => Some(Exact::whole(needed(program)?) - dwellings(program, &economy)?),
            Figure::Residents(year) => {
                Some(economy.population.whole().get(&year).map_or(Exact::ZERO, |people| people.total()))
            }
            Figure::Places(service, year) => {
                let of_service = economy.services.demands.iter().filter(|demand| demand.service == service);
                Some(of_service.filter_map(|demand| demand.years.get(&year)).map(|places| places.new).sum())
            }
            Figure::DevelopmentNet => Some(economy.a.total.total().flow().net()),
            Figure::DevelopmentValue => economy.present_value(program),
            Figure::YearlyCost(year) => Some(economy.b.years.get(&year)?.flow().outlay),
            Figure::YearlyIncome(year) => Some(economy.b.years.get(&year)?.flow().income),
            Figure::Investment => Some(economy.c.investments.iter().map(|one| one.amount).sum()),
        }
    }

    /// The economy over the programme's horizon and the year that is asked for.
    fn economy(self, program: &Program) -> Option<Economy> {
        let years = horizon(program, &Plan::of(program))?;
        let to = match self {
            Figure::Residents(year)
            | Figure::Places(_, year)
            | Figure::YearlyCost(year)
            | Figure::YearlyIncome(year) => year.max(*years.end()),
            Figure::Dwellings
            | Figure::Gap
            | Figure::DevelopmentNet
            | Figure::DevelopmentValue
            | Figure::Investment => *years.end(),
        };
        Some(Economy::over(program, Weighing::Weighted, *years.start()..=to))
    }
}

fn dwellings(program: &Program, economy: &Economy) -> Option<Exact> {
    let years = period(program)?;
    let series = economy.plan.series();
    let thousandths = series.years.range(years).map(|(_, one)| one.weighted_thousandths).sum();
    Some(Exact::thousandths(thousandths))
}
