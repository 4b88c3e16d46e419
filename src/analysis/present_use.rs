//! The places that those who live somewhere use today, beside the places that there are: read and
//! written as an assumption for the service and the area or catchment. Knows no view.

use super::assumption::{Assumptions, For, Quantity};
use super::service::{Zone, zone_of};
use crate::edit::Edit;
use crate::edit::ties::Ties;
use crate::model::field::FieldValue;
use crate::model::number::Decimal;
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{AssumptionId, CapacityId, Id, Kind, RecordRef};
use crate::model::service::{Assumption, Capacity};
use std::sync::Arc;

/// What the places of a capacity are said to be used for today, and by which assumption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PresentUse {
    /// The assumption.
    pub id: AssumptionId,
    /// Places used; nothing where the assumption has no value yet.
    pub places: Option<Decimal>,
}

/// The name under which the use of a capacity is stated: its catchment or area; nothing where it is
/// for the whole municipality.
fn name(program: &Program, capacity: &Capacity) -> Option<String> {
    match zone_of(program, capacity.service, capacity.area) {
        Zone::Municipality | Zone::Area(None) => None,
        Zone::Catchment(name) => Some(name),
        Zone::Area(Some(area)) => program.areas.get(area).map(|area| area.name.trim().to_owned()),
    }
}

/// The use that is stated for the places of a capacity.
#[must_use]
pub fn of(program: &Program, read: &Assumptions, capacity: &Capacity) -> Option<PresentUse> {
    let name = name(program, capacity).unwrap_or_default();
    let area = capacity.area.and_then(|area| program.areas.get(area)).map(|area| area.name.trim());
    let found = read.narrowest(Quantity::PresentUse, For::service(capacity.service));
    let found = found.into_iter().find(|one| one.class == name || Some(one.class.as_str()) == area)?;
    let places = program.assumptions.get(found.id).and_then(|one| one.value);
    Some(PresentUse { id: found.id, places })
}

/// The edit that states how many of the places of a capacity are used today. `fresh` becomes the id of
/// a new assumption where there is none yet.
#[must_use]
pub fn state(program: &Program, capacity: CapacityId, places: Option<Decimal>, fresh: Id) -> Edit {
    let nothing = Edit::Several(Vec::new());
    let Some(capacity) = program.capacities.get(capacity) else { return nothing };
    if let Some(known) = of(program, &Assumptions::of(program), capacity) {
        let target = RecordRef::new(Kind::Assumption, known.id.0);
        return match places {
            Some(places) => Edit::Set(target, vec![("value", places.to_value())]),
            None => Edit::Remove(target, Ties::Untie),
        };
    }
    let Some(places) = places else { return nothing };
    let about = [Some(capacity.service.words().sv.to_owned()), name(program, capacity)];
    Edit::Add(AnyRecord::Assumption(Arc::new(Assumption {
        id: AssumptionId(fresh),
        rank: program.last_rank(Kind::Assumption),
        key: "present_use".into(),
        name: "Platser som används i dag".into(),
        dimension: about.into_iter().flatten().collect::<Vec<_>>().join("; "),
        value: Some(places),
        unit: "platser".into(),
        year: capacity.year,
        ..Assumption::default()
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::body::Area;
    use crate::model::record::AreaId;
    use crate::model::service::Service;

    fn program() -> Program {
        let mut program = Program::default();
        let area = Area { id: AreaId(Id(1)), name: "Åsen".into(), ..Area::default() };
        program.put(AnyRecord::Area(Arc::new(area)));
        for (id, service) in [(2, Service::Preschool), (3, Service::UpperSecondary)] {
            program.put(AnyRecord::Capacity(Arc::new(Capacity {
                id: CapacityId(Id(id)),
                service,
                area: Some(AreaId(Id(1))),
                places: Some(100),
                ..Capacity::default()
            })));
        }
        program
    }

    fn stated(program: &Program, capacity: CapacityId) -> Option<PresentUse> {
        of(program, &Assumptions::of(program), program.capacities.get(capacity).unwrap())
    }

    #[test]
    fn what_is_used_today_is_written_beside_the_places_and_read_by_the_calculations() {
        let mut program = program();
        let places = Decimal::thousandths(80_000);
        for (capacity, fresh) in [(2, 10), (3, 11)] {
            let capacity = CapacityId(Id(capacity));
            let edit = state(&program, capacity, places, Id(fresh));
            edit.changes(&program).unwrap().apply(&mut program);
            let read = stated(&program, capacity).unwrap();
            assert_eq!((read.id, read.places), (AssumptionId(Id(fresh)), places));
        }
        let about = |id| program.assumptions.get(AssumptionId(Id(id))).unwrap().dimension.clone();
        assert_eq!([about(10), about(11)], ["Förskola; Åsen", "Gymnasium"]);
    }

    #[test]
    fn a_second_number_changes_the_first_and_none_takes_it_away() {
        let mut program = program();
        let capacity = CapacityId(Id(2));
        for places in [Decimal::thousandths(80_000), Decimal::thousandths(90_000)] {
            state(&program, capacity, places, Id(10)).changes(&program).unwrap().apply(&mut program);
        }
        assert_eq!(program.assumptions.iter().count(), 1);
        let read = |program: &Program| stated(program, capacity);
        assert_eq!(read(&program).and_then(|one| one.places), Decimal::thousandths(90_000));
        state(&program, capacity, None, Id(10)).changes(&program).unwrap().apply(&mut program);
        assert_eq!(read(&program), None);
        assert_eq!(program.assumptions.iter().count(), 0, "no empty row is left behind");
    }
}
