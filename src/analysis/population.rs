//! Residents of the new dwellings, by age, year and area. Knows no municipality's figures: every
//! factor is an assumption of the programme, and what is missing is named and left out.
//!
//! `residents_t(age) = Σ_type Σ_{s ≤ t} completed_s(type) × persons per dwelling(type, age, t − s) × share new`
//! (persons; dwellings completed in a year have residents from that year on). Persons by age are
//! stated as such (`persons_per_dwelling_by_age`) or are persons per dwelling × `age_share`.
//! What the ages do not make up of the persons per dwelling is kept as residents of unknown age.
//! The share that is new to the municipality has to be stated: who moves within it brings no
//! cost and no income, and leaves another dwelling behind. Demolished dwellings lose residents
//! in the same way.

use super::assumption::{Assumptions, For, Missing, Quantity, Reading, Span};
use super::exact::Exact;
use super::expansion::group::Plan;
use crate::model::basis::HouseType;
use crate::model::period::Year;
use crate::model::record::AreaId;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Whether dwellings count as they stand or by how likely they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weighing {
    /// As they stand.
    Raw,
    /// Weighed by probability.
    Weighted,
}

impl Weighing {
    /// A count of a probability in per mille, in dwellings.
    #[must_use]
    pub fn dwellings(self, count: i64, probability: i64) -> Exact {
        match self {
            Weighing::Raw => Exact::whole(count),
            Weighing::Weighted => Exact::thousandths(count.saturating_mul(probability)),
        }
    }
}

/// Residents in a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    /// By age class, as the assumptions divide them.
    pub by_age: BTreeMap<Span, Exact>,
    /// Of an age that no assumption tells.
    pub unknown_age: Exact,
}

impl People {
    /// All of them.
    #[must_use]
    pub fn total(&self) -> Exact {
        self.unknown_age + self.by_age.values().copied().sum()
    }

    /// Those within some ages; a class that lies partly within is spread evenly over its ages.
    #[must_use]
    pub fn aged(&self, ages: Span) -> Exact {
        self.by_age.iter().map(|(class, count)| count.times(class.part_within(ages))).sum()
    }

    /// Takes in others.
    pub fn add(&mut self, other: &People) {
        for (age, count) in &other.by_age {
            *self.by_age.entry(*age).or_default() += *count;
        }
        self.unknown_age += other.unknown_age;
    }
}

/// New residents by area and year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Population {
    /// By area and year; projects without an area under none.
    pub areas: BTreeMap<Option<AreaId>, BTreeMap<Year, People>>,
    /// The assumptions that are missing, each with the dwellings that it concerns. Without persons
    /// per dwelling or the share that is new, the dwellings have no residents here at all; without
    /// ages, the residents are of unknown age.
    pub missing: BTreeMap<Missing, Exact>,
    /// House types whose ages add up to more than the persons per dwelling; the ages hold.
    pub inconsistent: Vec<HouseType>,
}

impl Population {
    /// The new residents of a plan in some years. Dwellings completed before the first year have
    /// their residents counted among those who live there already.
    #[must_use]
    pub fn of(
        plan: &Plan,
        assumptions: &Assumptions,
        years: &RangeInclusive<Year>,
        weighing: Weighing,
    ) -> Population {
        let mut population = Population::default();
        for (house_type, areas) in &completed(plan, years, weighing) {
            let built = areas.values().flat_map(BTreeMap::values).map(|count| count.abs()).sum();
            let (profile, missing) = Profile::of(assumptions, *house_type);
            for one in missing {
                *population.missing.entry(one).or_default() += built;
            }
            let Some(profile) = profile else { continue };
            if profile.inconsistent {
                population.inconsistent.push(*house_type);
            }
            for (area, built) in areas {
                let residents = population.areas.entry(*area).or_default();
                for year in each_year(years) {
                    residents.entry(year).or_default().add(&profile.residents(built, year));
                }
            }
        }
        population
    }

    /// The residents of the whole municipality by year.
    #[must_use]
    pub fn whole(&self) -> BTreeMap<Year, People> {
        self.within(|_| true)
    }

    /// The residents of some areas together, by year.
    #[must_use]
    pub fn within(&self, belongs: impl Fn(Option<AreaId>) -> bool) -> BTreeMap<Year, People> {
        let mut years: BTreeMap<Year, People> = BTreeMap::new();
        for (_, residents) in self.areas.iter().filter(|(area, _)| belongs(**area)) {
            for (year, people) in residents {
                years.entry(*year).or_default().add(people);
            }
        }
        years
    }
}

/// Each of some years.
pub fn each_year(years: &RangeInclusive<Year>) -> impl Iterator<Item = Year> + use<> {
    (years.start().get()..=years.end().get()).filter_map(|year| Year::new(i64::from(year)))
}

type Built = BTreeMap<Year, Exact>;

/// Dwellings completed within some years, by house type, area and year.
fn completed(
    plan: &Plan,
    years: &RangeInclusive<Year>,
    weighing: Weighing,
) -> BTreeMap<HouseType, BTreeMap<Option<AreaId>, Built>> {
    let mut types: BTreeMap<HouseType, BTreeMap<Option<AreaId>, Built>> = BTreeMap::new();
    for line in &plan.lines {
        if let Some(year) = line.year.filter(|year| years.contains(year)) {
            let built = types.entry(line.house_type).or_default().entry(line.area).or_default();
            *built.entry(year).or_default() += weighing.dwellings(line.count, line.probability);
        }
    }
    types
}

/// Who lives in a dwelling of a house type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Persons per dwelling, whatever their age.
    pub persons: Exact,
    /// Persons per dwelling by age class, for some years since moving in or for all of them.
    pub ages: Vec<(Span, Option<Span>, Exact)>,
    /// The share of them that is new to the municipality, 0–1.
    pub share_new: Exact,
    /// Whether the ages add up to more than the persons per dwelling.
    pub inconsistent: bool,
}

impl Profile {
    /// Who lives in a dwelling of a house type, and which assumptions are missing.
    #[must_use]
    pub fn of(assumptions: &Assumptions, house_type: HouseType) -> (Option<Profile>, Vec<Missing>) {
        let about = For::house(house_type);
        let mut missing = Vec::new();
        let persons = assumptions.value(Quantity::PersonsPerDwelling, about);
        let ages = ages(assumptions, about, persons);
        if ages.is_empty() {
            missing.push(Missing { quantity: Quantity::PersonsByAge, about });
        }
        let known: Exact = ages.iter().filter(|age| at(age, 0)).map(|age| age.2).sum();
        let persons = persons.or_else(|| (!ages.is_empty()).then_some(known));
        if persons.is_none() {
            missing.push(Missing { quantity: Quantity::PersonsPerDwelling, about });
        }
        let share_new = assumptions.value(Quantity::NewShare, about);
        if share_new.is_none() {
            missing.push(Missing { quantity: Quantity::NewShare, about });
        }
        let profile = persons.zip(share_new).map(|(persons, share_new)| Profile {
            inconsistent: known > persons,
            persons,
            ages,
            share_new,
        });
        (profile, missing)
    }

    /// The new residents in a year of dwellings completed that year or before.
    fn residents(&self, built: &Built, year: Year) -> People {
        if self.ages.iter().all(|(_, since, _)| since.is_none()) {
            return self.of_dwellings(built.range(..=year).map(|(_, count)| *count).sum(), 0);
        }
        let mut people = People::default();
        for (completed, count) in built.range(..=year) {
            let since = u8::try_from(year.get() - completed.get()).unwrap_or(u8::MAX);
            people.add(&self.of_dwellings(*count, since));
        }
        people
    }

    /// The new residents of so many dwellings, so many years after they moved in.
    #[must_use]
    pub fn of_dwellings(&self, dwellings: Exact, since: u8) -> People {
        let new = dwellings.times(self.share_new);
        let mut people = People::default();
        let mut known = Exact::ZERO;
        for (age, _, persons) in self.ages.iter().filter(|age| at(age, since)) {
            known += *persons;
            *people.by_age.entry(*age).or_default() += new.times(*persons);
        }
        people.unknown_age = new.times((self.persons - known).max(Exact::ZERO));
        people
    }
}

/// Whether persons of an age live there so many years after moving in.
fn at((_, years, _): &(Span, Option<Span>, Exact), since: u8) -> bool {
    years.is_none_or(|years| years.holds(since))
}

/// Persons per dwelling by age: as stated, else persons per dwelling × share of the age.
fn ages(assumptions: &Assumptions, about: For, persons: Option<Exact>) -> Vec<(Span, Option<Span>, Exact)> {
    let row = |reading: &Reading, persons: Exact| Some((reading.ages?, reading.since, persons));
    let stated = assumptions.narrowest(Quantity::PersonsByAge, about);
    let stated: Vec<_> = stated.into_iter().filter_map(|reading| row(reading, reading.value)).collect();
    match persons {
        Some(persons) if stated.is_empty() => {
            let shares = assumptions.narrowest(Quantity::AgeShare, about);
            shares.into_iter().filter_map(|reading| row(reading, persons.times(reading.value))).collect()
        }
        _ => stated,
    }
}
