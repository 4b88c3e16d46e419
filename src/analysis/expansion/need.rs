//! Need against plan, year by year and group by group. A need for one group, area, house type or
//! tenure is a part of the whole and is never added to it. Unit: dwellings. Knows no view.

use super::group::{Line, Plan, Series};
use super::{Dwellings, is_whole, period};
use crate::model::basis::{Group, Need, NeedCategory};
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::record::{NeedId, ProjectId};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// How a need came to have numbers by year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spread {
    /// They are stated by year.
    Stated,
    /// Only the total is stated: it is spread evenly over the programme's years, what does not
    /// divide evenly in the first ones.
    Evenly,
    /// No number is stated.
    Nothing,
}

/// Need and plan of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Dwellings needed.
    pub needed: i64,
    /// Dwellings planned.
    pub planned: Dwellings,
}

impl Gap {
    /// How many dwellings are lacking if all of the plan is built; negative where there are more.
    #[must_use]
    pub const fn raw(self) -> i64 {
        self.needed.saturating_sub(self.planned.raw)
    }

    /// The same with the plan weighed by probability, in thousandths of a dwelling.
    #[must_use]
    pub const fn weighted_thousandths(self) -> i64 {
        self.needed.saturating_mul(1000).saturating_sub(self.planned.weighted_thousandths)
    }
}

/// A need against the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedLine {
    /// Which need.
    pub need: NeedId,
    /// Which side of need.
    pub category: NeedCategory,
    /// For whom.
    pub group: Group,
    /// How it came to have numbers by year.
    pub spread: Spread,
    /// Dwellings needed by year.
    pub needed: BTreeMap<Year, i64>,
    /// What the plan has for it; nothing where that cannot be told (see [`lines`]).
    pub planned: Option<Series>,
}

impl NeedLine {
    /// Need and plan by year; nothing where what the plan has for it cannot be told.
    #[must_use]
    pub fn gaps(&self) -> Option<BTreeMap<Year, Gap>> {
        let planned = self.planned.as_ref()?;
        let gap =
            |(year, needed): (&Year, &i64)| (*year, Gap { needed: *needed, planned: planned.of(*year) });
        Some(self.needed.iter().map(gap).collect())
    }
}

/// Each need against the plan, in the order in which needs are shown.
///
/// What the plan has for a need is the dwellings of its area, house type and tenure. A need for
/// a group has, of those, the dwellings in projects to which measures for that group are tied;
/// where no measure ties a project to the group, it cannot be told.
#[must_use]
pub fn lines(program: &Program) -> Vec<NeedLine> {
    let plan = Plan::of(program);
    let years = period(program);
    program.needs.in_order().into_iter().map(|need| line(program, &plan, years.as_ref(), need)).collect()
}

fn line(program: &Program, plan: &Plan, years: Option<&RangeInclusive<Year>>, need: &Need) -> NeedLine {
    let (spread, needed) = by_year(need, years);
    let of_kind = |line: &Line| {
        need.area.is_none_or(|area| line.area == Some(area))
            && need.house_type.is_none_or(|house| line.house_type == house)
            && need.tenure.is_none_or(|tenure| line.tenure == tenure)
    };
    let planned = match need.group {
        Group::All => Some(plan.only(of_kind).series()),
        group => {
            let tied = projects_for(program, group);
            let theirs = |line: &Line| of_kind(line) && tied.contains(&line.project);
            (!tied.is_empty()).then(|| plan.only(theirs).series())
        }
    };
    NeedLine { need: need.id, category: need.category, group: need.group, spread, needed, planned }
}

/// The projects that measures for a group are tied to.
#[must_use]
pub fn projects_for(program: &Program, group: Group) -> BTreeSet<ProjectId> {
    let measures = program.measures.iter().filter(|measure| measure.target_group == Some(group));
    measures.flat_map(|measure| measure.projects.iter().copied()).collect()
}

/// The need as a whole against the plan as a whole, for each year that has a need or dwellings
/// and each year of the programme; nothing where no need as a whole is stated.
#[must_use]
pub fn whole(program: &Program) -> Option<BTreeMap<Year, Gap>> {
    let needed = needed_by_year(program)?;
    let plan = Plan::of(program).series();
    let years: BTreeSet<Year> = needed.keys().chain(plan.years.keys()).copied().collect();
    let gap = |year: Year| Gap { needed: needed.get(&year).copied().unwrap_or(0), planned: plan.of(year) };
    Some(years.into_iter().map(|year| (year, gap(year))).collect())
}

/// The need as a whole by year; nothing where none is stated.
#[must_use]
pub fn needed_by_year(program: &Program) -> Option<BTreeMap<Year, i64>> {
    let years = period(program);
    let mut needed: BTreeMap<Year, i64> = BTreeMap::new();
    for need in program.needs.iter().filter(|need| is_whole(need)) {
        for (year, count) in by_year(need, years.as_ref()).1 {
            *needed.entry(year).or_default() += count;
        }
    }
    (!needed.is_empty()).then_some(needed)
}

/// Dwellings needed by year for each group and side of need. Needs for parts (an area, a house
/// type, a tenure) count only where the group has no need as a whole, so that nothing counts twice.
#[must_use]
pub fn by_group(program: &Program) -> BTreeMap<(NeedCategory, Group), BTreeMap<Year, i64>> {
    let years = period(program);
    let is_part = |need: &Need| need.area.is_some() || need.house_type.is_some() || need.tenure.is_some();
    let with_whole: BTreeSet<(NeedCategory, Group)> =
        program.needs.iter().filter(|need| !is_part(need)).map(|need| (need.category, need.group)).collect();
    let mut groups: BTreeMap<(NeedCategory, Group), BTreeMap<Year, i64>> = BTreeMap::new();
    for need in program.needs.iter() {
        let key = (need.category, need.group);
        if is_part(need) && with_whole.contains(&key) {
            continue;
        }
        let sums = groups.entry(key).or_default();
        for (year, count) in by_year(need, years.as_ref()).1 {
            *sums.entry(year).or_default() += count;
        }
    }
    groups
}

/// The dwellings that a need asks for, by year.
#[must_use]
pub fn by_year(need: &Need, years: Option<&RangeInclusive<Year>>) -> (Spread, BTreeMap<Year, i64>) {
    let mut stated: BTreeMap<Year, i64> = BTreeMap::new();
    for row in &need.years {
        if let Some(year) = row.year {
            *stated.entry(year).or_default() += i64::from(row.dwellings);
        }
    }
    match (stated.is_empty(), need.total, years) {
        (false, _, _) => (Spread::Stated, stated),
        (true, Some(total), Some(years)) => (Spread::Evenly, evenly(i64::from(total), years)),
        (true, _, _) => (Spread::Nothing, stated),
    }
}

fn evenly(total: i64, years: &RangeInclusive<Year>) -> BTreeMap<Year, i64> {
    let (from, to) = (i64::from(years.start().get()), i64::from(years.end().get()));
    let count = to - from + 1;
    let share = |place: i64| total / count + i64::from(place < total % count);
    (0..count).filter_map(|place| Some((Year::new(from + place)?, share(place)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_spread_over_the_years_is_still_the_total() {
        let year = |year| Year::new(year).unwrap();
        let spread = evenly(15, &(year(2027)..=year(2030)));
        assert_eq!(spread.values().copied().collect::<Vec<_>>(), [4, 4, 4, 3]);
    }
}
