//! The figures that scenarios are compared by. Yearly ones are of a stated year, so that a scenario
//! that moves the last year of the plan is still compared with the same year. Knows no view.

use crate::analysis::assumption::Assumptions;
use crate::analysis::economy::development::{AccountA, Development};
use crate::analysis::economy::prices::Prices;
use crate::analysis::economy::{Economy, horizon};
use crate::analysis::exact::Exact;
use crate::analysis::expansion::group::Plan;
use crate::analysis::expansion::{needed, period};
use crate::analysis::population::{People, Weighing};
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
        match self {
            Figure::Dwellings => dwellings(program),
            Figure::Gap => Some(Exact::whole(needed(program)?) - dwellings(program)?),
            Figure::Residents(year) => {
                let residents = economy(program, year)?.population.whole();
                Some(residents.get(&year).map_or(Exact::ZERO, People::total))
            }
            Figure::Places(service, year) => {
                let services = economy(program, year)?.services;
                let of_service = services.demands.iter().filter(|demand| demand.service == service);
                Some(of_service.filter_map(|demand| demand.years.get(&year)).map(|places| places.new).sum())
            }
            Figure::DevelopmentNet => Some(development(program).total().flow().net()),
            Figure::DevelopmentValue => {
                let base = *horizon(program, &Plan::of(program))?.start();
                Some(development(program).present_value(base, program.settings.discount_rate?))
            }
            Figure::YearlyCost(year) => Some(economy(program, year)?.b.years.get(&year)?.flow().outlay),
            Figure::YearlyIncome(year) => Some(economy(program, year)?.b.years.get(&year)?.flow().income),
            Figure::Investment => {
                let account = economy(program, *horizon(program, &Plan::of(program))?.start())?.c;
                Some(account.investments.iter().map(|one| one.amount).sum())
            }
        }
    }
}

/// The economy over the programme's horizon and the year that is asked for.
fn economy(program: &Program, year: Year) -> Option<Economy> {
    let years = horizon(program, &Plan::of(program))?;
    Some(Economy::over(program, Weighing::Weighted, *years.start()..=year.max(*years.end())))
}

fn development(program: &Program) -> Development {
    let prices = Prices::of(program, &Assumptions::of(program));
    AccountA::of(program, &prices, Weighing::Weighted).total
}

fn dwellings(program: &Program) -> Option<Exact> {
    let years = period(program)?;
    let series = Plan::of(program).series();
    let thousandths = series.years.range(years).map(|(_, one)| one.weighted_thousandths).sum();
    Some(Exact::thousandths(thousandths))
}
