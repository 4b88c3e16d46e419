//! Demand for places in services from the new residents, against capacity with its planned
//! changes, by catchment and year; where demand first passes capacity, and what answers. Unit:
//! places. Knows no view.
//!
//! `demand_t = Σ_age new residents_t(age) × share` (`domain.md` 6.2 C), to which comes what those who
//! live there already use, if the programme states it (`present_use`). Preschool and school are
//! judged by catchment, upper secondary school and care for the whole municipality.
//! Compulsory school takes all children of the age (skolplikt, skollagen (2010:800) 7 kap.) unless
//! the programme states a share; every other share has to be stated.

use super::assumption::{Assumptions, For, Missing, Quantity, Reading, Span};
use super::exact::Exact;
use super::population::{People, Population, each_year};
use crate::model::instrument::Instrument;
use crate::model::measure::{Measure, Status};
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::record::{AreaId, MeasureId, ProjectId};
use crate::model::service::{Capacity, Service};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Where a service is judged.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zone {
    /// The whole municipality.
    Municipality,
    /// A catchment, by its name.
    Catchment(String),
    /// An area without a catchment; none for what has no area.
    Area(Option<AreaId>),
}

/// Demand and capacity in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    /// What the new residents ask for.
    pub new: Exact,
    /// What those who live there already use, where it is stated.
    pub present: Option<Exact>,
    /// Capacity with the changes planned until then; nothing where none is stated.
    pub capacity: Option<i64>,
    /// The places of it that planned changes have added since the first year or taken away.
    pub planned: i64,
}

impl Places {
    /// Demand: of the new residents, and of those who live there as far as it is stated.
    #[must_use]
    pub fn demand(&self) -> Exact {
        self.new + self.present.unwrap_or_default()
    }

    /// Places that are lacking; negative where there are places to spare. Where the present use is
    /// not stated, this is the least that can be lacking.
    #[must_use]
    pub fn lacking(&self) -> Option<Exact> {
        Some(self.demand() - Exact::whole(self.capacity?))
    }

    /// Free places that have to be there already if the planned changes are to be enough.
    #[must_use]
    pub fn spare_needed(&self) -> Exact {
        (self.new - Exact::whole(self.planned)).max(Exact::ZERO)
    }
}

/// Demand for a service in a zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// Which service.
    pub service: Service,
    /// Where.
    pub zone: Zone,
    /// Demand and capacity by year.
    pub years: BTreeMap<Year, Places>,
    /// Where demand passes capacity, if it does.
    pub crossing: Option<Crossing>,
}

/// Demand that passes capacity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossing {
    /// The first year.
    pub year: Year,
    /// Places lacking in that year.
    pub lacking: Exact,
    /// The year in which most are lacking.
    pub worst_year: Year,
    /// Places lacking in that year.
    pub worst: Exact,
    /// Measures of premises planning that are not dropped, do not name other services only, and whose
    /// projects lie in the zone, or that are tied to no project at all.
    pub measures: Vec<MeasureId>,
    /// Changes in capacity that are planned for a later year than the first one lacking.
    pub later: Vec<Later>,
}

/// A change in capacity that comes too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Later {
    /// From which year.
    pub year: Year,
    /// Places added.
    pub places: i64,
    /// The project that brings it about.
    pub project: Option<ProjectId>,
}

impl Crossing {
    /// Whether a measure or a later change answers.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        !self.measures.is_empty() || !self.later.is_empty()
    }
}

/// Demand for all services.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Services {
    /// By service and zone: every zone that has new residents or capacity.
    pub demands: Vec<Demand>,
    /// Assumptions that are missing; without a share, the service is not reckoned at all.
    pub missing: BTreeSet<Missing>,
}

impl Services {
    /// Demand for each service, from the new residents of the same years.
    #[must_use]
    pub fn of(
        program: &Program,
        assumptions: &Assumptions,
        population: &Population,
        years: &RangeInclusive<Year>,
    ) -> Services {
        let mut services = Services::default();
        for service in Service::ALL {
            let shares = match shares(assumptions, *service) {
                Ok(shares) => shares,
                Err(missing) => {
                    services.missing.insert(missing);
                    continue;
                }
            };
            for zone in zones(program, population, *service) {
                let field = Field { program, service: *service, zone };
                let demand = field.demand(assumptions, population, years, &shares);
                if demand.years.values().any(|year| year.present.is_none()) {
                    services
                        .missing
                        .insert(Missing { quantity: Quantity::PresentUse, about: For::service(*service) });
                }
                services.demands.push(demand);
            }
        }
        services
    }

    /// The places by which demand passes capacity, by service: the sum over zones of the worst year.
    #[must_use]
    pub fn lacking(&self) -> BTreeMap<Service, Exact> {
        let mut lacking: BTreeMap<Service, Exact> = BTreeMap::new();
        for demand in &self.demands {
            if let Some(crossing) = &demand.crossing {
                *lacking.entry(demand.service).or_default() += crossing.worst;
            }
        }
        lacking
    }
}

/// The ages that a service is for, where the programme does not state others.
#[must_use]
pub const fn usual_ages(service: Service) -> Span {
    match service {
        Service::Preschool => Span::new(1, 5),
        Service::SchoolF6 => Span::new(6, 12),
        Service::School79 => Span::new(13, 15),
        Service::UpperSecondary => Span::new(16, 18),
        Service::ResidentialCare => Span { from: 65, to: None },
        Service::Lss => Span::ALL,
    }
}

/// The assumptions that state which share of an age class uses a service.
#[must_use]
pub fn stated(assumptions: &Assumptions, service: Service) -> Vec<&Reading> {
    let about = For::service(service);
    let own = match service {
        Service::Preschool => assumptions.narrowest(Quantity::PreschoolShare, about),
        Service::SchoolF6
        | Service::School79
        | Service::UpperSecondary
        | Service::ResidentialCare
        | Service::Lss => Vec::new(),
    };
    if own.is_empty() { assumptions.narrowest(Quantity::ServiceShare, about) } else { own }
}

/// The share of each age class that uses a service.
///
/// # Errors
/// Names the share that is missing.
pub fn shares(assumptions: &Assumptions, service: Service) -> Result<Vec<(Span, Exact)>, Missing> {
    let about = For::service(service);
    let stated = stated(assumptions, service);
    if !stated.is_empty() {
        let usual = usual_ages(service);
        return Ok(stated
            .into_iter()
            .map(|reading| (reading.ages.unwrap_or(usual), reading.value))
            .collect());
    }
    match service {
        Service::SchoolF6 | Service::School79 => Ok(vec![(usual_ages(service), Exact::ONE)]),
        Service::Preschool | Service::UpperSecondary | Service::ResidentialCare | Service::Lss => {
            Err(Missing { quantity: Quantity::ServiceShare, about })
        }
    }
}

/// The places that some residents ask for.
#[must_use]
pub fn places(people: &People, shares: &[(Span, Exact)]) -> Exact {
    let of = |(ages, share): &(Span, Exact)| {
        let people = if *ages == Span::ALL { people.total() } else { people.aged(*ages) };
        people.times(*share)
    };
    shares.iter().map(of).sum()
}

/// The zone of an area for a service.
#[must_use]
pub fn zone_of(program: &Program, service: Service, area: Option<AreaId>) -> Zone {
    let found = area.and_then(|area| program.areas.get(area));
    let catchment = match service {
        Service::Preschool => found.map(|area| area.preschool_catchment.trim()),
        Service::SchoolF6 | Service::School79 => found.map(|area| area.school_catchment.trim()),
        Service::UpperSecondary | Service::ResidentialCare | Service::Lss => return Zone::Municipality,
    };
    match catchment {
        Some(name) if !name.is_empty() => Zone::Catchment(name.to_owned()),
        _ => Zone::Area(area),
    }
}

/// What words tell that a measure is about a service. Stems, in small letters.
const NAMED: [(Service, &[&str]); 6] = [
    (Service::Preschool, &["förskol", "preschool"]),
    (Service::SchoolF6, &["skola", "skolor", "skolplats", "skollokal", "school"]),
    (Service::School79, &["skola", "skolor", "skolplats", "skollokal", "school"]),
    (Service::UpperSecondary, &["gymnasi", "upper secondary"]),
    (
        Service::ResidentialCare,
        &["särskilt boende", "särskilda boenden", "säbo", "äldreboende", "residential care"],
    ),
    (Service::Lss, &["lss", "gruppbostad", "servicebostad"]),
];

/// Whether a measure may be about a service: it names it, or it names none.
#[must_use]
pub fn may_be_about(measure: &Measure, service: Service) -> bool {
    // A preschool is no school, whatever the letters say.
    let text = format!("{} {}", measure.title, measure.description.0).to_lowercase();
    let school = text.replace("förskol", "").replace("preschool", "");
    let names = |(named, stems): &(Service, &[&str])| {
        let text = if *named == Service::Preschool { &text } else { &school };
        stems.iter().any(|stem| text.contains(stem)).then_some(*named)
    };
    let named: BTreeSet<Service> = NAMED.iter().filter_map(names).collect();
    named.is_empty() || named.contains(&service)
}

fn zones(program: &Program, population: &Population, service: Service) -> BTreeSet<Zone> {
    let capacities = program.capacities.iter().filter(|one| one.service == service).map(|one| one.area);
    let areas = population.areas.keys().copied().chain(capacities);
    areas.map(|area| zone_of(program, service, area)).collect()
}

/// A service in a zone of a programme.
struct Field<'a> {
    program: &'a Program,
    service: Service,
    zone: Zone,
}

impl Field<'_> {
    fn holds(&self, area: Option<AreaId>) -> bool {
        zone_of(self.program, self.service, area) == self.zone
    }

    fn demand(
        self,
        assumptions: &Assumptions,
        population: &Population,
        years: &RangeInclusive<Year>,
        shares: &[(Span, Exact)],
    ) -> Demand {
        let residents = population.within(|area| self.holds(area));
        let present = self.present(assumptions);
        let start = self.capacity(*years.start());
        let of = |year: Year| Places {
            new: residents.get(&year).map_or(Exact::ZERO, |people| places(people, shares)),
            present,
            capacity: self.capacity(year),
            planned: self.capacity(year).zip(start).map_or(0, |(then, now)| then - now),
        };
        let years: BTreeMap<Year, Places> = each_year(years).map(|year| (year, of(year))).collect();
        let crossing = self.crossing(&years);
        Demand { service: self.service, zone: self.zone, years, crossing }
    }

    /// What those who live there use: stated for the catchment or area by name, or for the municipality.
    fn present(&self, assumptions: &Assumptions) -> Option<Exact> {
        let named = |class: &str| match &self.zone {
            Zone::Municipality => class.is_empty(),
            Zone::Catchment(name) => class == name || self.areas_named(class),
            Zone::Area(_) => self.areas_named(class),
        };
        let found = assumptions.narrowest(Quantity::PresentUse, For::service(self.service));
        let mut found = found.into_iter().filter(|reading| named(&reading.class)).peekable();
        found.peek().is_some().then(|| found.map(|reading| reading.value).sum())
    }

    fn areas_named(&self, name: &str) -> bool {
        self.program.areas.iter().any(|area| area.name.trim() == name && self.holds(Some(area.id)))
    }

    fn capacities(&self) -> impl Iterator<Item = &Arc<Capacity>> {
        let own = |one: &&Arc<Capacity>| one.service == self.service && self.holds(one.area);
        self.program.capacities.iter().filter(own)
    }

    /// Places in a year: of each area the latest number until then, with the changes since; never below none.
    fn capacity(&self, year: Year) -> Option<i64> {
        let mut latest: BTreeMap<Option<AreaId>, &Arc<Capacity>> = BTreeMap::new();
        for one in self.capacities().filter(|one| one.year.is_none_or(|from| from <= year)) {
            let place = latest.entry(one.area).or_insert(one);
            if place.year < one.year {
                *place = one;
            }
        }
        let of = |one: &Arc<Capacity>| {
            let changes = one.changes.iter().filter(|change| change.year.is_some_and(|from| from <= year));
            let changes: i64 = changes.map(|change| i64::from(change.places)).sum();
            Some((i64::from(one.places?) + changes).max(0))
        };
        latest.into_values().filter_map(of).fold(None, |sum, one| Some(sum.unwrap_or(0) + one))
    }

    fn crossing(&self, years: &BTreeMap<Year, Places>) -> Option<Crossing> {
        let lacking = || {
            let of = |(year, places): (&Year, &Places)| Some((*year, places.lacking()?));
            years.iter().filter_map(of).filter(|(_, lacking)| *lacking > Exact::ZERO)
        };
        let (year, first) = lacking().next()?;
        let (worst_year, worst) =
            lacking().fold((year, first), |best, one| if one.1 > best.1 { one } else { best });
        Some(Crossing {
            year,
            lacking: first,
            worst_year,
            worst,
            measures: self.answering(),
            later: self.later_than(year),
        })
    }

    fn answering(&self) -> Vec<MeasureId> {
        let in_zone =
            |id: &ProjectId| self.program.projects.get(*id).is_some_and(|project| self.holds(project.area));
        let answers = |measure: &&&Arc<Measure>| {
            measure.instrument == Some(Instrument::PremisesPlan)
                && measure.status != Status::Dropped
                && may_be_about(measure, self.service)
                && (measure.projects.is_empty() || measure.projects.iter().any(in_zone))
        };
        let measures = self.program.measures.in_order();
        measures.iter().filter(answers).map(|measure| measure.id).collect()
    }

    fn later_than(&self, year: Year) -> Vec<Later> {
        let changes = self.capacities().flat_map(|one| &one.changes);
        let later = changes.filter(|change| change.places > 0).filter_map(|change| {
            let from = change.year.filter(|from| *from > year)?;
            Some(Later { year: from, places: i64::from(change.places), project: change.project })
        });
        let mut later: Vec<Later> = later.collect();
        later.sort_by_key(|change| change.year);
        later
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_for_care_does_not_answer_a_lack_of_preschools_and_one_that_names_nothing_may() {
        let about = |title: &str, service| {
            may_be_about(&Measure { title: title.into(), ..Measure::default() }, service)
        };
        assert!(!about("Ta fram en lokalbehovsplan för LSS och särskilt boende", Service::Preschool));
        assert!(about("Ta fram en lokalbehovsplan för LSS och särskilt boende", Service::Lss));
        assert!(about("Bygg ut förskolan i Norra Hamn", Service::Preschool));
        assert!(!about("Bygg ut förskolan i Norra Hamn", Service::SchoolF6));
        assert!(about("Förskola och skola i Strandvik", Service::School79));
        assert!(about("Uppdatera lokalförsörjningsplanen", Service::UpperSecondary));
    }
}
