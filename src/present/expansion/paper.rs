//! The expansion plan on paper: every project with its years, grouped by area, with the sums and the
//! need below. Knows no page of a browser.

use super::grid::{self, GridLine, GridView};
use super::need::{self, Row};
use super::{NO_AREA, PLAN};
use crate::analysis::expansion::totals::KnownTotals;
use crate::model::period::{Day, Year};
use crate::model::program::Program;
use crate::model::project::Project;
use crate::model::record::{AreaId, Kind, RecordRef};
use crate::model::words::{Lang, Words};
use crate::present::catalogue::UNTITLED;
use crate::present::format;
use crate::present::paper::words;
use std::sync::Arc;

/// The document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanPaper {
    /// Name of the municipality; may be empty.
    pub municipality: String,
    /// Title of the programme and which part of it this is.
    pub title: String,
    /// What is counted, what is left out, when it was printed.
    pub notes: Vec<String>,
    /// The columns.
    pub years: Vec<Year>,
    /// The projects by area.
    pub groups: Vec<Group>,
    /// The sums and the need.
    pub sums: Vec<Row>,
    /// What stands at the foot of every page.
    pub foot: String,
    /// What a file of it is called.
    pub name: String,
}

/// The projects of an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The area.
    pub name: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A project, or one of its kinds of dwelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is called.
    pub name: String,
    /// The plan stage; empty for a kind of dwelling.
    pub stage: String,
    /// Dwellings by year.
    pub numbers: Vec<i64>,
    /// Their sum.
    pub sum: i64,
    /// It is a kind of dwelling of the project above.
    pub is_kind: bool,
}

impl PlanPaper {
    /// The projects that the grid shows, printed on a day. What is internal is left out, of the sums too.
    #[must_use]
    pub fn of(program: &Program, view: &GridView, today: Day, lang: Lang) -> PlanPaper {
        let internal: Vec<_> = program.projects.iter().filter(|project| project.internal).cloned().collect();
        let mut open = program.clone();
        for project in &internal {
            open.remove(RecordRef::new(Kind::Project, project.id.0));
        }
        let settings = &program.settings;
        let own = settings.title.trim();
        let own = if own.is_empty() { words::UNTITLED_PROGRAMME.in_lang(lang) } else { own };
        let title = format!("{own}: {}", PLAN.in_lang(lang));
        let mut notes =
            vec![Words::new(
            "Bostäder per år, netto efter rivning. Avbrutna projekt räknas inte i summorna.",
            "Dwellings per year, net of demolition. Projects that are given up do not count in the sums.",
        )
        .in_lang(lang)
        .to_owned()];
        let lines = grid::lines(&open, view);
        if view.is_filtered() {
            let projects = lines.iter().filter(|line| matches!(line, GridLine::Project(_))).count();
            notes.push(selection(projects, open.projects.iter().count(), lang));
        }
        if !internal.is_empty() {
            notes.push(left_out(internal.len(), lang));
        }
        notes.push(format!("{} {today}.", Words::new("Utskriven", "Printed").in_lang(lang)));
        let years = grid::years(&open);
        let foot: Vec<&str> =
            [settings.municipality.trim(), &title].into_iter().filter(|part| !part.is_empty()).collect();
        PlanPaper {
            municipality: settings.municipality.trim().to_owned(),
            notes,
            groups: groups(&open, &lines, &years, lang),
            sums: need::foot(&open, &KnownTotals::default().update(&open), view, lang),
            years,
            foot: foot.join(" · "),
            name: title.clone(),
            title,
        }
    }
}

/// The lines by area, areas in their order and projects without one last.
fn groups(program: &Program, lines: &[GridLine], years: &[Year], lang: Lang) -> Vec<Group> {
    let of_area = |area: Option<AreaId>, name: &str| {
        let shown = lines.iter().filter_map(|line| {
            let project = program.projects.get(line.project())?;
            let here = project.area.filter(|area| program.areas.get(*area).is_some());
            (here == area).then(|| self::line(project, *line, years, lang))
        });
        Group { name: name.to_owned(), lines: shown.collect() }
    };
    let areas = program.areas.in_order().into_iter().map(|area| of_area(Some(area.id), &area.name));
    let rest = of_area(None, NO_AREA.in_lang(lang));
    areas.chain([rest]).filter(|group| !group.lines.is_empty()).collect()
}

fn line(project: &Arc<Project>, line: GridLine, years: &[Year], lang: Lang) -> Line {
    let (name, stage, is_kind) = match line {
        GridLine::Project(_) => {
            let name = if project.name.is_empty() { UNTITLED.in_lang(lang) } else { &project.name };
            let name = format!("{} {name}", project.number).trim().to_owned();
            (name, project.stage.words().in_lang(lang).to_owned(), false)
        }
        GridLine::Kind(_, kind) => {
            let (house, tenure) = (kind.house_type.words(), kind.tenure.words());
            let name = format!("{}, {}", house.in_lang(lang), tenure.in_lang(lang).to_lowercase());
            (name, String::new(), true)
        }
    };
    Line {
        name,
        stage,
        numbers: years.iter().map(|year| grid::number(project, line, *year)).collect(),
        sum: grid::line_sum(project, line),
        is_kind,
    }
}

/// A number on paper; nothing where there are no dwellings.
#[must_use]
pub fn shown(number: i64, lang: Lang) -> String {
    if number == 0 { String::new() } else { format::whole(number, lang) }
}

fn selection(shown: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Ett urval visas: {shown} av {all} projekt."),
        Lang::En => format!("A selection is shown: {shown} of {all} projects."),
    }
}

fn left_out(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Sv, 1) => "Ett internt projekt är utelämnat, också ur summorna.".to_owned(),
        (Lang::Sv, _) => format!("{count} interna projekt är utelämnade, också ur summorna."),
        (Lang::En, 1) => "One internal project is left out, of the sums too.".to_owned(),
        (Lang::En, _) => format!("{count} internal projects are left out, of the sums too."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::body::Area;
    use crate::model::program::AnyRecord;
    use crate::model::project::DwellingRow;
    use crate::model::record::{Id, ProjectId};

    fn project(id: u64, area: Option<u64>, internal: bool) -> AnyRecord {
        let row = |year, count| DwellingRow { year: Year::new(year), count, ..DwellingRow::default() };
        AnyRecord::Project(Arc::new(Project {
            id: ProjectId(Id(id)),
            number: format!("P{id}"),
            name: "Kvarteret".into(),
            area: area.map(|area| AreaId(Id(area))),
            rows: vec![row(2028, 10), row(2030, -4)],
            internal,
            ..Project::default()
        }))
    }

    #[test]
    fn the_printed_plan_has_every_project_under_its_area_and_says_what_is_left_out() {
        let mut program = Program::default();
        let area = Area { id: AreaId(Id(7)), name: "Norr".into(), ..Area::default() };
        program.put(AnyRecord::Area(Arc::new(area)));
        for record in [project(1, None, false), project(2, Some(7), false), project(3, Some(7), true)] {
            program.put(record);
        }
        let today = Day::parse("2026-11-26").unwrap();
        let paper = PlanPaper::of(&program, &GridView::default(), today, Lang::Sv);
        let told: Vec<(&str, Vec<&str>)> = paper
            .groups
            .iter()
            .map(|group| (group.name.as_str(), group.lines.iter().map(|line| line.name.as_str()).collect()))
            .collect();
        assert_eq!(told, [("Norr", vec!["P2 Kvarteret"]), ("Utan område", vec!["P1 Kvarteret"])]);
        assert_eq!(paper.groups[0].lines[0].numbers, [10, 0, -4]);
        assert_eq!(paper.groups[0].lines[0].sum, 6);
        assert_eq!(paper.sums[0].sum, Some(12), "the internal one is not in the sum");
        assert!(
            paper.notes.iter().any(|note| note == "Ett internt projekt är utelämnat, också ur summorna.")
        );
    }
}
