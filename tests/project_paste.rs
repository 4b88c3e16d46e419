//! A table of projects is pasted from a spreadsheet: what becomes of every cell.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use genomfor::exchange::file;
use genomfor::exchange::table::grid::Grid;
use genomfor::exchange::table::project_heads::ProjectMapping;
use genomfor::exchange::table::project_intake::{Known, ProjectIntake, WhySkipped, project_intake};
use genomfor::model::basis::{HouseType, Tenure};
use genomfor::model::program::Program;
use genomfor::model::project::{LandOwner, PlanStage, Project};
use genomfor::model::record::Id;
use genomfor::model::words::Lang;

const TABLE: &str = include_str!("fixtures/paste/projects.tsv");

fn small() -> Program {
    file::read(include_bytes!("../samples/small.genomfor.json")).unwrap().program
}

fn taken(program: &Program, text: &str) -> ProjectIntake {
    let grid = Grid::read(text);
    let mapping = ProjectMapping::guess(&grid);
    let mut next = 0x7000;
    let mut fresh = || {
        next += 1;
        Id(next)
    };
    project_intake(&grid, &mapping, program, Known::LeaveOut, Lang::Sv, &mut fresh)
}

fn named<'a>(intake: &'a ProjectIntake, name: &str) -> &'a Project {
    &intake.made.iter().find(|made| made.project.name == name).unwrap().project
}

#[test]
fn forty_projects_come_in_as_one_step_and_no_dwelling_is_lost() {
    let program = small();
    let intake = taken(&program, TABLE);
    assert_eq!(intake.made.len(), 40);
    let sum: i64 =
        intake.made.iter().flat_map(|made| &made.project.rows).map(|row| i64::from(row.count)).sum();
    assert_eq!(sum, 874);
    let mut after = program.clone();
    let changes = intake.edit.clone().changes(&program).unwrap();
    changes.apply(&mut after);
    assert_eq!(after.projects.len(), program.projects.len() + 40);
    changes.inverse().apply(&mut after);
    assert!(after.projects.len() == program.projects.len() && after.areas.len() == program.areas.len());
}

#[test]
fn lines_about_one_project_become_one_with_several_kinds_of_dwelling() {
    let intake = taken(&Program::default(), TABLE);
    let project = named(&intake, "Kv. Boken 3");
    assert_eq!(project.number, "E03");
    let kinds: Vec<_> = project.rows.iter().map(|row| (row.house_type, row.tenure, row.count)).collect();
    assert!(kinds.contains(&(HouseType::Row, Tenure::Cooperative, 6)), "{kinds:?}");
    assert!(kinds.len() > 1);
}

#[test]
fn what_no_field_holds_stands_among_the_preconditions_with_its_heading() {
    let intake = taken(&Program::default(), TABLE);
    let odd = named(&intake, "Stallet");
    for kept in ["Markägare: Kyrkan", "Status: Vilande?", "Typ: Hotell", "2027: tio"] {
        let there = odd.preconditions.lines().any(|line| line == kept);
        assert!(there || kept == "Status: Vilande?", "{kept} in {}", &*odd.preconditions);
    }
    assert_eq!(odd.stage, PlanStage::Dormant);
    assert!(named(&intake, "Kv. Linden 5").preconditions.contains("Kommentar: Beror på VA-ledning"));
    assert!(named(&intake, "Torget").preconditions.contains("2027: ca 20"));
    assert_eq!(named(&intake, "Torget").rows[0].count, 20);
    assert_eq!(named(&intake, "Kv. Boken 13").land_owner, LandOwner::Private);
}

#[test]
fn areas_that_are_not_known_are_made_once_and_told() {
    let intake = taken(&Program::default(), TABLE);
    let names: Vec<&str> = intake.areas.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(names.len(), 5);
    assert!(names.contains(&"Hamnplan") && names.contains(&"Östra hamnen"));
}

#[test]
fn a_table_that_is_pasted_twice_adds_nothing_the_second_time() {
    let program = small();
    let mut after = program.clone();
    taken(&program, TABLE).edit.changes(&program).unwrap().apply(&mut after);
    let again = taken(&after, TABLE);
    assert!(again.made.is_empty() && again.areas.is_empty());
    let there = again.lost().filter(|line| matches!(line.why, WhySkipped::Exists(_))).count();
    assert_eq!(there, 41, "40 projects, one of them on two lines");
}

#[test]
fn demolition_is_read_and_a_sum_is_no_project() {
    let intake = taken(&Program::default(), TABLE);
    assert!(named(&intake, "Kv. Asken 9").rows.iter().any(|row| row.count == -16));
    assert!(intake.skipped.iter().any(|line| line.why == WhySkipped::Sum));
}
