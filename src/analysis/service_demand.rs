//! Children in new dwellings who ask for preschool and school in an area, set against all
//! its places: the least that can be said without knowing those who live there already.
//! Knows no money and no check.

use super::assumption::{Assumptions, For, Quantity, Span};
use super::exact::Exact;
use super::expansion::{Probabilities, counts};
use crate::model::basis::HouseType;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::record::{AreaId, CapacityId};
use crate::model::service::{Capacity, Service};
use std::collections::BTreeMap;

/// An area where the new dwellings alone bring more children than there are places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortage {
    /// The capacity that does not suffice.
    pub capacity: CapacityId,
    /// Where.
    pub area: AreaId,
    /// The first year in which it does not.
    pub year: Year,
    /// Children from dwellings completed until then, weighed by probability, whole ones.
    pub children: i64,
    /// All places in that year.
    pub places: i64,
}

/// Every capacity that does not even suffice for the children in the new dwellings of its area,
/// in the order of the capacities. Services for which no residents by age are stated are left out.
#[must_use]
pub fn shortages(program: &Program) -> Vec<Shortage> {
    let rates = Rates::of(program);
    let homes = new_homes(program);
    let capacities = program.capacities.in_order();
    capacities.into_iter().filter_map(|capacity| shortage(&rates, &homes, capacity)).collect()
}

/// New dwellings, in thousandths, by area, year and house type.
type Homes = BTreeMap<AreaId, BTreeMap<Year, BTreeMap<HouseType, i64>>>;

fn new_homes(program: &Program) -> Homes {
    let probabilities = Probabilities::of(program);
    let mut homes = Homes::new();
    for project in program.projects.iter().filter(|project| counts(project)) {
        let Some(area) = project.area else { continue };
        let probability = probabilities.probability(project);
        for row in &project.rows {
            let Some(year) = row.year else { continue };
            let of_year = homes.entry(area).or_default().entry(year).or_default();
            *of_year.entry(row.house_type).or_default() += i64::from(row.count) * probability;
        }
    }
    homes
}

fn shortage(rates: &Rates, homes: &Homes, capacity: &Capacity) -> Option<Shortage> {
    let (area, from, places) = (capacity.area?, capacity.year?, i64::from(capacity.places?));
    // In thousandths of a child.
    let mut children = 0;
    for (year, by_type) in homes.get(&area)?.range(from..) {
        for (house_type, homes) in by_type {
            let per_home = rates.get(capacity.service, *house_type);
            children += homes.saturating_mul(per_home) / 1_000_000;
        }
        let changes = capacity.changes.iter().filter(|change| change.year.is_some_and(|from| from <= *year));
        let places = places + changes.map(|change| i64::from(change.places)).sum::<i64>();
        let whole = children / 1000;
        if whole > places.max(0) {
            let places = places.max(0);
            return Some(Shortage { capacity: capacity.id, area, year: *year, children: whole, places });
        }
    }
    None
}

/// Children per dwelling that ask for a place, in millionths, by house type.
struct Rates(BTreeMap<(Service, HouseType), i64>);

impl Rates {
    /// As people are when they move in: rows for later years after that are not read.
    fn of(program: &Program) -> Rates {
        let assumptions = Assumptions::of(program);
        let share = assumptions.value(Quantity::PreschoolShare, For::service(Service::Preschool));
        let share = share.filter(|share| (Exact::ZERO..=Exact::ONE).contains(share)).unwrap_or(Exact::ONE);
        let mut rates = BTreeMap::new();
        for house_type in HouseType::ALL {
            let stated = assumptions.narrowest(Quantity::PersonsByAge, For::house(*house_type));
            for one in stated.into_iter().filter(|one| one.since.is_none_or(|since| since.holds(0))) {
                let Some(service) = one.ages.and_then(service_of) else { continue };
                let asking = if service == Service::Preschool { share } else { Exact::ONE };
                *rates.entry((service, *house_type)).or_default() += one.value.times(asking).in_decimals(6);
            }
        }
        Rates(rates)
    }

    fn get(&self, service: Service, house_type: HouseType) -> i64 {
        self.0.get(&(service, house_type)).copied().unwrap_or(0)
    }
}

/// The service that an age class asks for.
fn service_of(ages: Span) -> Option<Service> {
    match (ages.from, ages.to?) {
        (1, 5) => Some(Service::Preschool),
        (6, 6) | (7, 9) | (10, 12) => Some(Service::SchoolF6),
        (13, 15) => Some(Service::School79),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::number::Decimal;
    use crate::model::program::AnyRecord;
    use crate::model::project::{DwellingRow, PlanStage, Project};
    use crate::model::record::{AssumptionId, Id, ProjectId};
    use crate::model::service::{Assumption, PlacesChange};
    use std::sync::Arc;

    fn assumption(id: u64, key: &str, age: &str, dimension: &str, thousandths: i64) -> AnyRecord {
        AnyRecord::Assumption(Arc::new(Assumption {
            id: AssumptionId(Id(id)),
            key: key.to_owned(),
            age: age.to_owned(),
            dimension: dimension.to_owned(),
            value: Decimal::thousandths(thousandths),
            ..Assumption::default()
        }))
    }

    fn program(homes: i32, places: u32) -> Program {
        let mut program = Program::default();
        program.put(assumption(1, "persons_per_dwelling_by_age", "1–5", "detached", 400));
        program.put(assumption(2, "preschool_share", "1–5", "", 954));
        let area = Some(AreaId(Id(1)));
        let row = DwellingRow {
            year: Year::new(2029),
            house_type: HouseType::Detached,
            count: homes,
            ..DwellingRow::default()
        };
        let project = Project {
            id: ProjectId(Id(1)),
            area,
            stage: PlanStage::Started,
            rows: vec![row],
            ..Project::default()
        };
        program.put(AnyRecord::Project(Arc::new(project)));
        let capacity = Capacity {
            id: CapacityId(Id(1)),
            area,
            year: Year::new(2026),
            places: Some(places),
            changes: vec![PlacesChange { year: Year::new(2030), places: 18, ..PlacesChange::default() }],
            ..Capacity::default()
        };
        program.put(AnyRecord::Capacity(Arc::new(capacity)));
        program
    }

    #[test]
    fn twenty_houses_ask_for_7_6_preschool_places_and_eight_are_enough() {
        let shortage = |places| shortages(&program(20, places)).first().copied();
        let found = shortage(6).unwrap();
        assert_eq!((found.year.get(), found.children, found.places), (2029, 7, 6));
        assert_eq!(shortage(7), None, "half a child needs no place");
    }

    #[test]
    fn children_are_counted_as_they_are_when_people_move_in_however_the_house_type_is_written() {
        let mut program = program(20, 6);
        for (id, about, share) in [(1, "Småhus; år 0–4", 400), (3, "Småhus; år 5+", 900)] {
            program.put(assumption(id, "persons_per_dwelling_by_age", "1–5", about, share));
        }
        assert_eq!(shortages(&program).first().map(|found| found.children), Some(7));
    }

    #[test]
    fn places_that_come_later_do_not_help_the_year_before() {
        assert_eq!(shortages(&program(40, 10)).first().unwrap().year.get(), 2029);
    }
}
