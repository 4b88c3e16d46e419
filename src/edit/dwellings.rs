//! Edits of the expansion plan as it is typed into a grid: numbers of dwellings by project, year
//! and kind. Several cells are one edit. Knows no grid.

use super::Edit;
use crate::model::basis::{HouseType, Tenure};
use crate::model::field::FieldValue;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::project::{DwellingRow, Project};
use crate::model::record::{Kind, ProjectId, RecordRef};
use std::collections::BTreeMap;

/// A kind of dwelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct DwellingKind {
    /// The type of house.
    pub house_type: HouseType,
    /// The tenure.
    pub tenure: Tenure,
}

impl DwellingKind {
    /// The kind of a row.
    #[must_use]
    pub const fn of(row: &DwellingRow) -> DwellingKind {
        DwellingKind { house_type: row.house_type, tenure: row.tenure }
    }
}

/// A cell of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Which project.
    pub project: ProjectId,
    /// Which kind of dwelling.
    pub kind: DwellingKind,
    /// Which year.
    pub year: Year,
}

/// How many dwellings of a kind a project has in a year; demolition is negative.
#[must_use]
pub fn count(project: &Project, kind: DwellingKind, year: Year) -> i64 {
    let rows = project.rows.iter().filter(|row| row.year == Some(year) && DwellingKind::of(row) == kind);
    rows.map(|row| i64::from(row.count)).sum()
}

/// Puts numbers into cells, as one edit. Nought takes the number away; what stood in several
/// rows of the same cell becomes one.
#[must_use]
pub fn set(program: &Program, cells: &[(Cell, i32)]) -> Edit {
    let mut rows: BTreeMap<ProjectId, Vec<DwellingRow>> = BTreeMap::new();
    for (cell, count) in cells {
        let Some(project) = program.projects.get(cell.project) else { continue };
        put(rows.entry(cell.project).or_insert_with(|| project.rows.clone()), *cell, *count);
    }
    whole(rows)
}

/// The number of a cell in the years after it too, up to and with the last, as one edit.
#[must_use]
pub fn fill_right(program: &Program, from: Cell, last: Year) -> Edit {
    let Some(project) = program.projects.get(from.project) else { return Edit::Several(Vec::new()) };
    let number = i32::try_from(count(project, from.kind, from.year)).unwrap_or(i32::MAX);
    let years = (i64::from(from.year.get()) + 1..=i64::from(last.get())).filter_map(Year::new);
    set(program, &years.map(|year| (Cell { year, ..from }, number)).collect::<Vec<_>>())
}

/// Makes all dwellings of one kind of a project dwellings of another, as one edit.
#[must_use]
pub fn change_kind(program: &Program, project: ProjectId, from: DwellingKind, to: DwellingKind) -> Edit {
    let Some(record) = program.projects.get(project) else { return Edit::Several(Vec::new()) };
    let mut rows: Vec<DwellingRow> = record.rows.clone();
    let moved: Vec<DwellingRow> = rows.iter().filter(|row| DwellingKind::of(row) == from).cloned().collect();
    rows.retain(|row| DwellingKind::of(row) != from);
    for row in moved {
        let Some(year) = row.year else {
            rows.push(DwellingRow { house_type: to.house_type, tenure: to.tenure, ..row });
            continue;
        };
        let there = rows.iter().filter(|other| other.year == Some(year) && DwellingKind::of(other) == to);
        let sum = there.fold(row.count, |sum, other| sum.saturating_add(other.count));
        put(&mut rows, Cell { project, kind: to, year }, sum);
    }
    whole(BTreeMap::from([(project, rows)]))
}

/// Moves all dwellings of projects so many years later, earlier where negative, as one edit.
#[must_use]
pub fn shift(program: &Program, projects: &[ProjectId], years: i32) -> Edit {
    let mut changed = BTreeMap::new();
    for project in projects.iter().filter_map(|id| program.projects.get(*id)) {
        let mut rows = project.rows.clone();
        for row in &mut rows {
            let moved = row.year.and_then(|year| Year::new(i64::from(year.get()) + i64::from(years)));
            // What would leave the calendar stays.
            row.year = moved.or(row.year);
        }
        changed.insert(project.id, rows);
    }
    whole(changed)
}

fn put(rows: &mut Vec<DwellingRow>, cell: Cell, count: i32) {
    let is_here = |row: &DwellingRow| row.year == Some(cell.year) && DwellingKind::of(row) == cell.kind;
    let place = rows.iter().position(is_here);
    let kept = place.and_then(|place| rows.get(place).cloned());
    rows.retain(|row| !is_here(row));
    if count == 0 {
        return;
    }
    let DwellingKind { house_type, tenure } = cell.kind;
    // What stood beside the fields of the row in a file stays with it.
    let extra = kept.map(|row| row.extra).unwrap_or_default();
    let row = DwellingRow { year: Some(cell.year), house_type, tenure, count, extra };
    let at = place.filter(|place| *place <= rows.len()).unwrap_or_else(|| {
        rows.partition_point(|other| (other.year, DwellingKind::of(other)) <= (row.year, cell.kind))
    });
    rows.insert(at.min(rows.len()), row);
}

fn whole(rows: BTreeMap<ProjectId, Vec<DwellingRow>>) -> Edit {
    let edits = rows.into_iter().map(|(project, rows)| {
        Edit::Set(RecordRef::new(Kind::Project, project.0), vec![("rows", rows.to_value())])
    });
    let mut edits: Vec<Edit> = edits.collect();
    if edits.len() == 1 { edits.remove(0) } else { Edit::Several(edits) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::program::AnyRecord;
    use crate::model::record::Id;
    use std::sync::Arc;

    const PROJECT: ProjectId = ProjectId(Id(5));

    fn year(number: i64) -> Year {
        Year::new(number).unwrap()
    }

    fn cell(number: i64) -> Cell {
        let kind = DwellingKind { house_type: HouseType::Row, tenure: Tenure::Rental };
        Cell { project: PROJECT, kind, year: year(number) }
    }

    fn start() -> Program {
        let mut program = Program::default();
        program.put(AnyRecord::Project(Arc::new(Project { id: PROJECT, ..Project::default() })));
        program
    }

    fn done(program: &Program, edit: Edit) -> Program {
        let mut after = program.clone();
        edit.changes(program).unwrap().apply(&mut after);
        after
    }

    fn counts(program: &Program) -> Vec<(u16, i32)> {
        let rows = &program.projects.get(PROJECT).unwrap().rows;
        rows.iter().map(|row| (row.year.unwrap().get(), row.count)).collect()
    }

    #[test]
    fn numbers_stand_in_the_order_of_the_years_and_nought_takes_one_away() {
        let program = done(&start(), set(&start(), &[(cell(2029), 7), (cell(2027), 5), (cell(2028), -2)]));
        assert_eq!(counts(&program), [(2027, 5), (2028, -2), (2029, 7)]);
        let program = done(&program, set(&program, &[(cell(2028), 0)]));
        assert_eq!(counts(&program), [(2027, 5), (2029, 7)]);
    }

    #[test]
    fn filling_right_repeats_the_number_up_to_the_last_year_in_one_step() {
        let program = done(&start(), set(&start(), &[(cell(2027), 5), (cell(2029), 9)]));
        let program = done(&program, fill_right(&program, cell(2027), year(2030)));
        assert_eq!(counts(&program), [(2027, 5), (2028, 5), (2029, 5), (2030, 5)]);
    }

    #[test]
    fn another_kind_adds_to_what_is_there_and_no_dwelling_is_lost() {
        let own = DwellingKind { house_type: HouseType::Row, tenure: Tenure::Ownership };
        let program =
            done(&start(), set(&start(), &[(cell(2027), 5), (Cell { kind: own, ..cell(2027) }, 3)]));
        let program = done(&program, change_kind(&program, PROJECT, cell(2027).kind, own));
        assert_eq!(counts(&program), [(2027, 8)]);
    }

    #[test]
    fn a_shift_moves_every_year_and_changes_no_number() {
        let program = done(&start(), set(&start(), &[(cell(2027), 5), (cell(2028), 6)]));
        let program = done(&program, shift(&program, &[PROJECT], 2));
        assert_eq!(counts(&program), [(2029, 5), (2030, 6)]);
    }
}
