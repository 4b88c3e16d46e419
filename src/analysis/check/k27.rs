//! K27: what costs money in the budget and plan years has funding, and running costs go on.

use super::source::{ANY, Act, Source, WHOLE};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::measure::{CostKind, Financing, Measure, Status, Timing};
use crate::model::number::Money;
use crate::model::period::Year;
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Words;
use chrono::Datelike;
use std::collections::BTreeSet;

/// The check.
pub const CHECK: Check = Check {
    code: "K27",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::section(Act::LocalGovernment, 11, "5", WHOLE),
        Source::section(Act::LocalGovernment, 11, "6", WHOLE),
    ],
    title: Words::new(
        "Åtgärder med kostnad har finansiering, och driften räknas för alla år",
        "Measures with a cost are funded, and running costs are counted for every year",
    ),
    why: Words::new(
        "Budgeten ska innehålla en plan för tre år med budgetåret först. En kostnad under de åren som ingen har tagit ansvar för blir antingen ett underskott eller en åtgärd som inte blir av.",
        "The budget has to contain a plan for three years, the budget year first. A cost in those years that nobody has taken responsibility for becomes either a deficit or a measure that never happens.",
    ),
    remedy: Words::new(
        "Ange finansiering för åtgärden, sök medel i budgeten eller flytta åtgärden. Lägg in driftkostnaden för alla år som åtgärden pågår.",
        "State how the measure is funded, apply for money in the budget or move the measure. Enter the running cost for every year that the measure goes on.",
    ),
    each: None,
    reads: &[Kind::Measure],
    find,
};

/// The last plan year, counted from the present year: the next budget year is the first of three
/// (KL 11 kap. 5 §).
const LAST_PLAN_YEAR: i32 = 3;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let today = subject.today.0.year();
    let last = subject.program.settings.period_to;
    let measures = subject.index.measures.iter();
    let open = measures.filter(|one| !matches!(one.status, Status::Dropped | Status::Completed));
    open.filter_map(|measure| unfunded(measure, today).or_else(|| only_first_year(measure, last))).collect()
}

fn unfunded(measure: &Measure, today: i32) -> Option<Finding> {
    let in_plan = |year: Option<Year>| {
        year.is_some_and(|year| (today..=today + LAST_PLAN_YEAR).contains(&i32::from(year.get())))
    };
    let costs = measure.costs.iter().filter(|item| in_plan(item.year)).filter_map(|item| item.amount);
    let cost: Money = costs.filter(|amount| amount.get() > 0).sum();
    if cost.get() <= 0 {
        return None;
    }
    let says = match measure.financing {
        Some(Financing::Unfunded) => Words::new(
            "”{0}” kostar {1} under {2}–{3} men är ofinansierad.",
            "“{0}” costs {1} in {2}–{3} but is unfunded.",
        ),
        None => Words::new(
            "”{0}” kostar {1} under {2}–{3} men det framgår inte hur den finansieras.",
            "“{0}” costs {1} in {2}–{3} but nothing says how it is funded.",
        ),
        Some(
            Financing::WithinFrame
            | Financing::Applied
            | Financing::Decided
            | Financing::Company
            | Financing::StateGrant
            | Financing::Developer,
        ) => return None,
    };
    let target = RecordRef::new(Kind::Measure, measure.id.0);
    let (from, to) = (Year::new(today.into())?, Year::new((today + LAST_PLAN_YEAR).into())?);
    Some(
        Finding::about("K27", target, "financing", says)
            .with(Piece::Record(target))
            .with(Piece::Money(cost))
            .with(Piece::Year(from))
            .with(Piece::Year(to)),
    )
}

/// Running costs in the first year alone, of a measure that goes on for longer.
fn only_first_year(measure: &Measure, last: Option<Year>) -> Option<Finding> {
    let start = measure.start?.year();
    let end = match measure.timing {
        Timing::Once => measure.end?.year(),
        Timing::Continuous | Timing::Yearly => measure.end.map_or(last, |end| Some(end.year()))?,
    };
    // Half a year into the next is one budget; two years on somebody has forgotten them.
    let goes_on = match measure.timing {
        Timing::Once => end.get() >= start.get() + 2,
        Timing::Continuous | Timing::Yearly => end > start,
    };
    let costs = measure.costs.iter().filter(|item| item.kind == CostKind::Operation);
    let positive = costs.filter(|item| item.amount.is_some_and(|amount| amount.get() > 0));
    let years: BTreeSet<Option<Year>> = positive.map(|item| item.year).collect();
    if !goes_on || years != BTreeSet::from([Some(start)]) {
        return None;
    }
    let target = RecordRef::new(Kind::Measure, measure.id.0);
    Some(
        Finding::about(
            "K27",
            target,
            "costs",
            Words::new(
                "”{0}” pågår till och med {2}, men har driftkostnad bara för {1}.",
                "“{0}” goes on until {2}, but has a running cost for {1} only.",
            ),
        )
        .with(Piece::Record(target))
        .with(Piece::Year(start))
        .with(Piece::Year(end)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::measure::CostItem;
    use crate::model::period::Quarter;

    fn measure(year: i64, amount: i64) -> Measure {
        let item =
            CostItem { year: Year::new(year), amount: Money::thousands(amount), ..CostItem::default() };
        Measure { financing: Some(Financing::Unfunded), costs: vec![item], ..Measure::default() }
    }

    #[test]
    fn costs_after_the_plan_years_and_income_need_no_funding_yet() {
        assert!(unfunded(&measure(2029, 100), 2026).is_some());
        assert!(unfunded(&measure(2030, 100), 2026).is_none());
        assert!(unfunded(&measure(2027, -100), 2026).is_none());
    }

    #[test]
    fn a_measure_that_ends_in_the_year_after_may_have_its_cost_in_the_first() {
        let mut measure = measure(2027, 100);
        measure.start = Quarter::parse("2027-Q1");
        measure.end = Quarter::parse("2028-Q2");
        assert!(only_first_year(&measure, None).is_none());
        measure.end = Quarter::parse("2029-Q1");
        assert!(only_first_year(&measure, None).is_some());
        measure.timing = Timing::Yearly;
        measure.end = None;
        assert!(only_first_year(&measure, None).is_none(), "nobody knows how long");
        assert!(only_first_year(&measure, Year::new(2028)).is_some());
    }
}
