//! Dwellings against need, costs and income, and the time that is left.

use super::Span;
use crate::analysis::economy::budget::is_income;
use crate::analysis::expansion::{by_year, needed};
use crate::analysis::index::Index;
use crate::model::basis::Need;
use crate::model::measure::{Financing, Measure, Status};
use crate::model::period::Day;
use crate::model::program::{Program, Table};
use crate::model::project::Project;
use crate::model::service::Assumption;
use std::sync::Arc;

/// Dwellings that are planned within the period, and the need of additional ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dwellings {
    /// The plain sum of the rows of all projects that have not been given up, demolition with
    /// minus: not weighed by how sure they are.
    pub planned: i64,
    /// The same weighted by how likely each project is, in whole dwellings.
    pub weighted: i64,
    /// The need over the period; nothing where none is stated.
    pub need: Option<i64>,
}

/// The dwellings of the period.
#[must_use]
pub fn dwellings(
    projects: &Table<Project>,
    needs: &Table<Need>,
    assumptions: &Table<Assumption>,
    span: Span,
) -> Dwellings {
    // The same need as the checks and the expansion plan have.
    let program = Program {
        needs: needs.clone(),
        projects: projects.clone(),
        assumptions: assumptions.clone(),
        ..Program::default()
    };
    let years = by_year(&program);
    let within = || years.iter().filter(|(year, _)| span.holds(**year)).map(|(_, dwellings)| dwellings);
    let thousandths = within().map(|dwellings| dwellings.weighted_thousandths);
    Dwellings {
        planned: within().map(|dwellings| dwellings.raw).fold(0, i64::saturating_add),
        weighted: thousandths.fold(0, i64::saturating_add).saturating_add(500).div_euclid(1000),
        need: needed(&program),
    }
}

/// What the measures cost and bring in, in tkr. Costs and income stand apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Costs {
    /// Costs within the period.
    pub outlays: i64,
    /// Income within the period as a positive number, less what is lost of it.
    pub income: i64,
    /// What the municipal companies pay within the period, costs less income: not among the others.
    pub company: i64,
    /// What lies outside the period or has no year, costs less income.
    pub outside: i64,
    /// Measures with an amount.
    pub measures: usize,
}

impl Costs {
    /// Costs less income within the period.
    #[must_use]
    pub const fn net(self) -> i64 {
        self.outlays.saturating_sub(self.income)
    }
}

/// What the measures cost and bring in, by the rule of the budget: measures that are dropped have no
/// amounts, and what is income by its kind stays income where it is typed as a loss.
#[must_use]
pub fn costs(index: &Index, span: Span) -> Costs {
    let mut costs = Costs::default();
    for measure in index.measures.iter().filter(|measure| measure.status != Status::Dropped) {
        costs.measures += usize::from(add(&mut costs, measure, span));
    }
    costs
}

/// Adds the amounts of a measure, and says whether it has any.
fn add(costs: &mut Costs, measure: &Arc<Measure>, span: Span) -> bool {
    let mut any = false;
    for item in &measure.costs {
        let Some(amount) = item.amount.map(|amount| amount.get()) else { continue };
        any = true;
        let within = item.year.is_some_and(|year| span.holds(year));
        if within && measure.financing == Some(Financing::Company) {
            costs.company = costs.company.saturating_add(amount);
            continue;
        }
        match (within, is_income(item.kind)) {
            (true, false) => costs.outlays = costs.outlays.saturating_add(amount),
            (true, true) => costs.income = costs.income.saturating_sub(amount),
            (false, _) => costs.outside = costs.outside.saturating_add(amount),
        }
    }
    any
}

/// The time until an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeLeft {
    /// The last day.
    pub end: Day,
    /// Days until then; negative when it has passed.
    pub days: i64,
    /// Whole months until then.
    pub months: u32,
}

impl TimeLeft {
    /// From a day until an end.
    #[must_use]
    pub fn until(end: Day, today: Day) -> TimeLeft {
        let days = end.0.signed_duration_since(today.0).num_days();
        let later = |months: u32| today.0.checked_add_months(chrono::Months::new(months));
        let months = (1..=1200).take_while(|months| later(*months).is_some_and(|day| day <= end.0));
        TimeLeft { end, days, months: months.last().unwrap_or_default() }
    }
}

/// The last day of the programme's years.
#[must_use]
pub fn last_day(span: Span) -> Option<Day> {
    Day::parse(&format!("{}-12-31", span.to?))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;
    use crate::model::measure::{CostItem, CostKind};
    use crate::model::number::Money;
    use crate::model::period::Year;

    #[test]
    fn costs_and_income_are_never_netted_unseen_and_what_lies_outside_is_told() {
        let item = |year: i64, kind, tkr| CostItem {
            year: Year::new(year),
            kind,
            amount: Money::thousands(tkr),
            ..CostItem::default()
        };
        let (operation, land) = (CostKind::Operation, CostKind::LandIncome);
        let costs = vec![
            item(2027, operation, 500),
            item(2028, land, -200),
            item(2029, land, 50),
            item(2031, operation, 40),
            item(0, operation, 2),
        ];
        let measure = Arc::new(Measure { costs: costs.clone(), ..Measure::default() });
        let dropped = Arc::new(Measure { costs, status: Status::Dropped, ..Measure::default() });
        let index = Index { measures: vec![measure, dropped, Arc::default()], ..Index::default() };
        let found = super::costs(&index, Span { from: Year::new(2027), to: Year::new(2030) });
        // Land income that is lost is less income, no cost; what is dropped costs nothing.
        assert_eq!((found.outlays, found.income, found.net()), (500, 150, 350));
        assert_eq!((found.outside, found.measures), (42, 1));
    }

    #[test]
    fn months_are_whole_and_a_day_that_has_passed_is_negative() {
        let day = |text| Day::parse(text).unwrap();
        let left = TimeLeft::until(day("2030-10-14"), day("2026-11-26"));
        assert_eq!((left.days, left.months), (1418, 46));
        let past = TimeLeft::until(day("2026-10-14"), day("2026-11-26"));
        assert_eq!((past.days, past.months), (-43, 0));
    }
}
