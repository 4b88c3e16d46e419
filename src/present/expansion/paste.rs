//! The words of the dialog for a table of projects, and what will be made of it. Knows no page.

use crate::exchange::table::project_heads::{ProjectColumn, ProjectMeaning};
use crate::exchange::table::project_intake::{Made, ProjectIntake};
use crate::model::period::Year;
use crate::model::words::{Lang, Words};
use crate::present::catalogue::{self, words};
use crate::present::format;
use std::collections::BTreeSet;

words! {
    OPEN: "Klistra in projekt" / "Paste projects";
    TITLE: "Klistra in projekt från en tabell" / "Paste projects from a table";
    HERE: "Klistra in tabellen här" / "Paste the table here";
    HINT: "Kopiera raderna i Excel, gärna med rubriker: projekt, område, markägare, planskede, hustyp, upplåtelseform, byggherre och en kolumn per år." / "Copy the rows in a spreadsheet, preferably with headings: project, area, land owner, plan stage, house type, tenure, developer and a column for each year.";
    LEAVE_OUT: "Hoppa över projekt som redan finns (samma nummer eller namn)" / "Leave out projects that are there already (same number or name)";
    NEW_AREAS: "Nya områden" / "New areas";
    PROJECT: "Projekt" / "Project";
    STAGE: "Planskede" / "Plan stage";
    OWNER: "Markägare" / "Land owner";
    DWELLINGS: "Bostäder" / "Dwellings";
    KEPT: "Till förutsättningar" / "To the preconditions";
}

/// The headings of what will be made.
pub const HEADS: [Words; 5] = [PROJECT, STAGE, OWNER, DWELLINGS, KEPT];

/// `Lägg till 40 projekt`.
#[must_use]
pub fn add_many(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Sv, count) => format!("Lägg till {count} projekt"),
        (Lang::En, 1) => "Add 1 project".to_owned(),
        (Lang::En, count) => format!("Add {count} projects"),
    }
}

/// What may be chosen for a column: every meaning, dwellings for each of the years and of its own.
#[must_use]
pub fn columns(years: &[Year], own: ProjectColumn) -> Vec<ProjectColumn> {
    let years: BTreeSet<Year> = years.iter().copied().chain(own.year).collect();
    let plain = ProjectMeaning::ALL.iter().filter(|meaning| **meaning != ProjectMeaning::Dwellings);
    let plain = plain.map(|meaning| ProjectColumn { meaning: *meaning, year: None });
    let of = |year| ProjectColumn { meaning: ProjectMeaning::Dwellings, year: Some(year) };
    plain.chain(years.into_iter().map(of)).collect()
}

/// `Bostäder 2027`, `Område`.
#[must_use]
pub fn column_name(column: ProjectColumn, lang: Lang) -> String {
    let name = column.meaning.words().in_lang(lang);
    column.year.map_or_else(|| name.to_owned(), |year| format!("{name} {year}"))
}

/// How much will be made.
#[must_use]
pub fn summary(intake: &ProjectIntake, lang: Lang) -> String {
    let dwellings: i64 =
        intake.made.iter().flat_map(|made| &made.project.rows).map(|row| i64::from(row.count)).sum();
    let (projects, dwellings) = (intake.made.len(), format::whole(dwellings, lang));
    let lost = intake.lost().count();
    let mut text = match lang {
        Lang::Sv => format!("{projects} projekt med {dwellings} bostäder netto. {lost} rader tas inte med."),
        Lang::En => {
            format!("{projects} projects with {dwellings} dwellings, net. {lost} lines are left out.")
        }
    };
    let (undated, unread) = (intake.undated(), intake.unread);
    if undated != 0 {
        let undated = format::whole(undated, lang);
        text.push_str(&match lang {
            Lang::Sv => format!(" {undated} bostäder saknar år och syns inte i planens år."),
            Lang::En => format!(" {undated} dwellings have no year and show in none of the plan's years."),
        });
    }
    if unread > 0 {
        text.push_str(&match (lang, unread) {
            (Lang::Sv, 1) => " Ett antal gick inte att läsa och hamnar i förutsättningarna.".to_owned(),
            (Lang::Sv, _) => format!(" {unread} antal gick inte att läsa och hamnar i förutsättningarna."),
            (Lang::En, 1) => " One number could not be read and goes to the preconditions.".to_owned(),
            (Lang::En, _) => format!(" {unread} numbers could not be read and go to the preconditions."),
        });
    }
    text
}

/// A project as it will be: name, stage, owner, dwellings.
#[must_use]
pub fn cells(made: &Made, lang: Lang) -> [String; 4] {
    let project = &made.project;
    let sum: i64 = project.rows.iter().map(|row| i64::from(row.count)).sum();
    [
        format!("{} {}", project.number, project.name),
        project.stage.words().in_lang(lang).to_owned(),
        project.land_owner.words().in_lang(lang).to_owned(),
        format::whole(sum, lang),
    ]
}

/// The lines that are left out, and why.
#[must_use]
pub fn lost(intake: &ProjectIntake, lang: Lang) -> Vec<String> {
    let line = |line: &crate::exchange::table::project_intake::SkippedLine| {
        let number = catalogue::row_number(line.row + 1, lang);
        format!("{number} {}: {}", line.why.words().in_lang(lang), line.text)
    };
    intake.lost().map(line).collect()
}
