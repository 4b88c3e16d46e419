//! Earlier forecasts against what was built, what that says about this year's plan, and outcomes
//! project by project. Knows no page and no clock.

use crate::analysis::exact::Exact;
use crate::analysis::expansion::accuracy::{self, Lead, OutcomeOf, Outlook};
use crate::analysis::expansion::counts;
use crate::edit::Edit;
use crate::edit::forecast::close_forecast;
use crate::model::number::Decimal;
use crate::model::period::{Day, Year};
use crate::model::program::Program;
use crate::model::project::Project;
use crate::model::record::{Kind, ProjectId, RecordRef};
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;
use crate::present::{check, format};
use chrono::Datelike;
use std::collections::BTreeSet;

words! {
    CLOSE_TITLE: "Årets prognos" / "This year's forecast";
    CLOSE_NOTE: "När prognosen stängs sparas planens antal per år, projekt för projekt. Planen kan ändras efteråt, men den sparade prognosen ligger kvar och jämförs med det som byggs." / "When the forecast is closed, the plan's dwellings per year are kept, project by project. The plan may be changed afterwards; the kept forecast stays and is compared with what is built.";
    NOTHING_TO_CLOSE: "Planen har inga bostäder från i år och framåt att spara." / "The plan has no dwellings from this year on to keep.";
    ACCURACY: "Hur träffsäkra prognoserna har varit" / "How accurate the forecasts have been";
    ACCURACY_NOTE: "Summan av projekten jämförs med utfallet för samma projekt, eller med kommunens uppgift om färdigställda där projektens utfall saknas. Avvikelse över noll betyder att prognosen var för hög." / "The sum of the projects is compared with the outcome of the same projects, or with the municipality's completed dwellings where the projects have none. A deviation above nought means that the forecast was too high.";
    LEAD: "Prognosen gjordes" / "Forecast made";
    YEARS: "Antal år" / "Number of years";
    BIAS: "Avvikelse i snitt" / "Mean deviation";
    MAPE: "Fel i snitt, oavsett riktning" / "Mean error, either way";
    CARRIED_OUT: "Andel som byggdes" / "Share carried out";
    NO_HISTORY: "Det finns inga tidigare prognoser med känt utfall. Stäng prognosen varje år och skriv in utfallet, så visas här hur väl de har stämt." / "There are no earlier forecasts with a known outcome. Close the forecast each year and type in the outcomes, and this shows how well they came true.";
    POINTS: "Prognos och utfall, år för år" / "Forecast and outcome, year by year";
    YEAR: "År" / "Year";
    FORECAST: "Prognos" / "Forecast";
    OUTCOME: "Utfall" / "Outcome";
    FOUND_IN: "Utfallet kommer från" / "Outcome from";
    OF_PROJECTS: "projekten" / "the projects";
    OF_MUNICIPALITY: "kommunens uppgift om färdigställda" / "the municipality's completed dwellings";
    OUTLOOK: "Vad historien säger om planen" / "What history says about the plan";
    OUTLOOK_NOTE: "Planens antal gånger den andel som byggdes av tidigare prognoser gjorda lika långt i förväg." / "The plan's number times the share carried out of earlier forecasts made as far ahead.";
    PLANNED: "Enligt planen" / "As planned";
    WEIGHTED: "Vägt efter sannolikhet" / "Weighted by probability";
    EXPECTED: "Om det går som förr" / "If it goes as before";
    OUTCOMES: "Utfall per projekt" / "Outcome by project";
    OUTCOMES_NOTE: "Skriv hur många bostäder som blev klara, 0 om inga. Ett tomt fält betyder att det inte är känt." / "Write how many dwellings were completed, 0 for none. An empty field means that it is not known.";
    OUTCOME_YEAR: "Utfall för år" / "Outcome for the year";
    PROJECT: "Projekt" / "Project";
    IN_PLAN: "I planen" / "In the plan";
    LATEST: "Senaste prognosen" / "Latest forecast";
    NO_OUTCOMES: "Inget projekt har bostäder, prognos eller utfall det året." / "No project has dwellings, a forecast or an outcome in that year.";
    SUM: "Summa" / "Sum";
}

/// The year of a day.
#[must_use]
pub fn year_of(today: Day) -> Option<Year> {
    Year::new(i64::from(today.0.year()))
}

/// How the closing of a year's forecast stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// How many projects would have something kept.
    pub projects: usize,
    /// How it stands, in words.
    pub state: String,
    /// What the button says.
    pub button: String,
}

/// How the closing of a year's forecast stands.
#[must_use]
pub fn closing(program: &Program, made: Year, lang: Lang) -> Closing {
    let projects = match close_forecast(program, made) {
        Edit::Several(edits) => edits.len(),
        _ => 0,
    };
    let kept = program
        .projects
        .iter()
        .any(|project| project.forecasts.iter().any(|row| row.forecast_year == Some(made)));
    let closed = kept && accuracy::is_closed(program, made);
    let state = match (lang, closed, kept, projects) {
        (Lang::Sv, true, _, 0) => format!("Prognosen {made} är stängd."),
        (Lang::En, true, _, 0) => format!("The forecast of {made} is closed."),
        (Lang::Sv, _, true, _) => {
            format!(
                "Prognosen {made} är stängd, men {projects} projekt har fått nya år eller bostäder sedan dess."
            )
        }
        (Lang::En, _, true, _) => {
            format!(
                "The forecast of {made} is closed, but {projects} projects have new years or dwellings since."
            )
        }
        (Lang::Sv, _, false, _) => format!(
            "Prognosen {made} är inte stängd än. {projects} projekt har bostäder från {made} och framåt."
        ),
        (Lang::En, _, false, _) => format!(
            "The forecast of {made} is not closed yet. {projects} projects have dwellings from {made} on."
        ),
    };
    let button = match lang {
        Lang::Sv => format!("Stäng prognosen {made}"),
        Lang::En => format!("Close the forecast of {made}"),
    };
    Closing { projects, state, button }
}

/// Accuracy for one lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadRow {
    /// `2 år i förväg`.
    pub name: String,
    /// How many years it is reckoned from.
    pub years: usize,
    /// Mean deviation, mean error and share carried out, each with its unit.
    pub figures: [String; 3],
    /// Year, forecast, outcome, where the outcome was found.
    pub points: Vec<(Year, i64, i64, Words)>,
}

/// Accuracy for each lead that has any outcome.
#[must_use]
pub fn lead_rows(program: &Program, lang: Lang) -> Vec<LeadRow> {
    let leads = accuracy::leads(program).into_iter().filter(|lead| !lead.points.is_empty());
    leads.map(|lead| lead_row(&lead, lang)).collect()
}

fn lead_row(lead: &Lead, lang: Lang) -> LeadRow {
    let name = match (lang, lead.lead) {
        (Lang::Sv, years) => format!("{years} år i förväg"),
        (Lang::En, 1) => "1 year ahead".to_owned(),
        (Lang::En, years) => format!("{years} years ahead"),
    };
    let signed = |number: Exact| {
        let sign = if number > Exact::ZERO { "+" } else { "" };
        format!("{sign}{}", percent(number, lang))
    };
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
    let figures = [
        or_dash(lead.bias.map(signed)),
        or_dash(lead.mape.map(|number| percent(number, lang))),
        or_dash(lead.carried_out.map(|share| percent(share.times_whole(100), lang))),
    ];
    let points = lead.points.iter().map(|point| {
        let found = match point.outcome_of {
            OutcomeOf::Projects => OF_PROJECTS,
            OutcomeOf::Municipality => OF_MUNICIPALITY,
        };
        (point.year, point.forecast, point.outcome, found)
    });
    LeadRow { name, years: lead.points.len(), figures, points: points.collect() }
}

fn percent(number: Exact, lang: Lang) -> String {
    let decimal = Decimal::thousandths(number.in_decimals(1).saturating_mul(100));
    let number = decimal.map(|decimal| format::decimal(decimal, lang)).unwrap_or_default();
    format!("{number}\u{a0}%")
}

/// What history says about a year: the year, the plan, the plan weighted, the share, what is to be expected.
#[must_use]
pub fn outlook_rows(program: &Program, made: Year, lang: Lang) -> Vec<(Year, [String; 4])> {
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
    let row = |one: Outlook| {
        let cells = [
            format::whole(one.planned.raw, lang),
            format::whole(one.planned.weighted(), lang),
            or_dash(one.carried_out.map(|share| percent(share.times_whole(100), lang))),
            or_dash(one.expected.map(|expected| format::whole(expected.rounded(), lang))),
        ];
        (one.year, cells)
    };
    accuracy::outlook(program, made).into_iter().map(row).collect()
}

/// The years for which outcomes may be typed in, the latest first: those before this one and this
/// one, as far back as anything is known.
#[must_use]
pub fn outcome_years(program: &Program, today: Year) -> Vec<Year> {
    let mut years: BTreeSet<Year> = BTreeSet::from([today]);
    years.extend(Year::new(i64::from(today.get()) - 1));
    for project in program.projects.iter() {
        years.extend(project.rows.iter().filter_map(|row| row.year));
        years.extend(project.outcomes.iter().filter_map(|row| row.year));
        years.extend(project.forecasts.iter().filter_map(|row| row.year));
    }
    years.into_iter().rev().filter(|year| *year <= today).collect()
}

/// The outcome of a project in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeLine {
    /// Which project.
    pub project: ProjectId,
    /// What it is called.
    pub name: String,
    /// What the plan has for the year.
    pub planned: i64,
    /// What the latest forecast made before the year said.
    pub forecast: Option<i64>,
    /// What was completed, where it is known.
    pub outcome: Option<i64>,
}

/// The projects that have dwellings, a forecast or an outcome in a year.
#[must_use]
pub fn outcome_lines(program: &Program, year: Year, lang: Lang) -> Vec<OutcomeLine> {
    let projects = program.projects.in_order().into_iter().filter(|project| counts(project));
    let lines = projects.map(|project| OutcomeLine {
        project: project.id,
        name: check::name(program, RecordRef::new(Kind::Project, project.id.0), lang),
        planned: project
            .rows
            .iter()
            .filter(|row| row.year == Some(year))
            .map(|row| i64::from(row.count))
            .sum(),
        forecast: latest(project, year),
        outcome: known(project, year),
    });
    lines.filter(|line| line.planned != 0 || line.forecast.is_some() || line.outcome.is_some()).collect()
}

fn latest(project: &Project, year: Year) -> Option<i64> {
    let about = project.forecasts.iter().filter(|row| row.year == Some(year));
    let made_before = about.filter(|row| row.forecast_year.is_some_and(|made| made < year));
    made_before.max_by_key(|row| row.forecast_year).map(|row| i64::from(row.count))
}

fn known(project: &Project, year: Year) -> Option<i64> {
    let rows = project.outcomes.iter().filter(|row| row.year == Some(year));
    rows.map(|row| i64::from(row.count)).fold(None, |sum, one| Some(sum.unwrap_or(0) + one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::file;

    fn large() -> Program {
        file::read(include_bytes!("../../../samples/large.genomfor.json")).unwrap().program
    }

    #[test]
    fn a_closed_forecast_is_said_to_be_closed_and_closing_again_keeps_nothing_new() {
        let mut program = large();
        let made = Year::new(2027).unwrap();
        let before = closing(&program, made, Lang::Sv);
        assert!(before.projects > 50 && before.state.contains("inte stängd"), "{before:?}");
        close_forecast(&program, made).changes(&program).unwrap().apply(&mut program);
        let after = closing(&program, made, Lang::Sv);
        assert_eq!((after.projects, after.state.as_str()), (0, "Prognosen 2027 är stängd."));
    }

    #[test]
    fn the_lines_of_outcomes_add_up_to_what_accuracy_is_reckoned_from() {
        let program = large();
        let rows = lead_rows(&program, Lang::Sv);
        for (year, _, outcome, _) in
            rows.iter().flat_map(|row| &row.points).filter(|point| point.3 == OF_PROJECTS)
        {
            let lines = outcome_lines(&program, *year, Lang::Sv);
            assert_eq!(lines.iter().filter_map(|line| line.outcome).sum::<i64>(), *outcome, "{year}");
        }
    }
}
