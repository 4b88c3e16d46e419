//! Counts under five that may tell who they are about (K37), with their places in the public
//! copy. Knows no rule of its own: that is `analysis::small_count`.

use super::Part;
use crate::analysis::small_count::{self, Step};
use crate::model::field::FieldInfo;
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{AreaId, Kind, RecordRef};

/// A count that is small enough to tell who it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallCount {
    /// The record that has it.
    pub record: RecordRef,
    /// Where in the record.
    pub path: Vec<Part>,
    /// The count, 1–4 either sign.
    pub count: i64,
    /// The area; nothing where the record itself is a place, or for the whole municipality.
    pub area: Option<AreaId>,
}

/// Every small count of a programme, in the order of its records.
#[must_use]
pub fn small_counts(program: &Program) -> Vec<SmallCount> {
    let placed = |found: small_count::Count| SmallCount {
        record: found.record,
        path: part_path(found.record.kind, &found.steps),
        count: found.count,
        area: found.area,
    };
    small_count::small_counts(program).into_iter().map(placed).collect()
}

/// The way with the fields themselves.
fn part_path(kind: Kind, steps: &[Step]) -> Vec<Part> {
    let mut infos: &'static [FieldInfo] = AnyRecord::infos_of(kind);
    let mut path = Vec::new();
    for step in steps {
        match step {
            Step::Row(place) => path.push(Part::Row(*place)),
            Step::Field(name) => {
                let Some(info) = infos.iter().find(|info| info.name == *name) else { continue };
                infos = super::inner(&info.shape);
                path.push(Part::Field(info));
            }
        }
    }
    path
}
