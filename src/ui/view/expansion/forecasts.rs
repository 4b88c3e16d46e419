//! Closing the year's forecast, how accurate earlier ones were, what that says about the plan, and
//! the outcomes that are typed in.

use super::need::scrolling;
use crate::ui::derived::Derived;
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::preferences::{lang, t};
use crate::ui::route::Route;
use crate::ui::view::print_head::print_head;
use crate::ui::workspace::Workspace;
use genomfor::edit::forecast;
use genomfor::model::period::Year;
use genomfor::model::record::{Kind, ProjectId, RecordRef};
use genomfor::model::words::Words;
use genomfor::present::expansion::forecast::{self as words, LeadRow, OutcomeLine};
use genomfor::present::expansion::{FORECASTS, grid, not_a_number};
use genomfor::present::format;
use leptos::prelude::*;

/// The part.
pub fn forecasts_part() -> Node {
    let workspace = Workspace::expect();
    let today = Derived::expect().today;
    let year = Memo::new(move |_| words::year_of(today.get()));
    el("div")
        .class("sheet expansion-part")
        .attr("data-scrolls", "")
        .child(print_head(Signal::derive(|| FORECASTS)))
        .child(closing(workspace, year))
        .child(accuracy(workspace))
        .child(outlook(workspace, year))
        .child(outcomes(workspace, year))
        .into_node()
}

fn heading(words: Words) -> Element {
    el("h2").class("section-heading").child(t(words))
}

fn head(words: Words) -> Element {
    el("th").attr("scope", "col").child(t(words))
}

fn number_head(words: Words) -> Element {
    head(words).class("is-number")
}

fn closing(workspace: Workspace, year: Memo<Option<Year>>) -> Element {
    let closing = Memo::new(move |_| {
        let (year, lang) = (year.get()?, lang());
        Some(workspace.program().with(|program| words::closing(program, year, lang)))
    });
    let close = move || {
        let Some(year) = year.get_untracked() else { return };
        if closing.with_untracked(|closing| closing.as_ref().is_some_and(|one| one.projects > 0)) {
            let edit = workspace.program().with_untracked(|program| forecast::close_forecast(program, year));
            workspace.dispatch(edit);
        }
    };
    let state = move || closing.with(|closing| closing.as_ref().map(|one| one.state.clone()));
    let label = move || closing.with(|closing| closing.as_ref().map(|one| one.button.clone()));
    let nothing = move || closing.with(|closing| closing.as_ref().is_none_or(|one| one.projects == 0));
    el("section")
        .child(heading(words::CLOSE_TITLE))
        .child(el("p").attr("role", "status").attr("data-test", "Closing").child(state))
        .child(el("p").class("field-note part-note").child(t(words::CLOSE_NOTE)))
        .child(
            button("tool primary")
                .attr("data-test", "Close forecast")
                .attr("aria-disabled", move || nothing().to_string())
                .on_click(close)
                .child(label),
        )
}

fn accuracy(workspace: Workspace) -> Element {
    let rows = Memo::new(move |_| {
        let lang = lang();
        workspace.program().with(|program| words::lead_rows(program, lang))
    });
    let content = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return el("p").class("part-note").child(t(words::NO_HISTORY)).into_node();
        }
        (accuracy_table(&rows), points(&rows)).into_node()
    };
    el("section")
        .class("part-section")
        .child(heading(words::ACCURACY).id("accuracy-heading"))
        .child(el("p").class("field-note").child(t(words::ACCURACY_NOTE)))
        .child(content)
}

fn accuracy_table(rows: &[LeadRow]) -> Element {
    let cell = |text: String| el("td").class("is-number").child(text);
    let row = |row: &LeadRow| {
        el("tr")
            .child(el("th").attr("scope", "row").child(row.name.clone()))
            .child(cell(row.years.to_string()))
            .child(row.figures.iter().cloned().map(cell).collect::<Vec<_>>())
    };
    let heads = el("tr").child(head(words::LEAD)).child(
        [words::YEARS, words::BIAS, words::MAPE, words::CARRIED_OUT]
            .map(number_head)
            .into_iter()
            .collect::<Vec<_>>(),
    );
    scrolling(
        "accuracy-heading",
        el("table")
            .class("numbers")
            .attr("data-test", "Accuracy")
            .child(el("thead").child(heads))
            .child(el("tbody").child(rows.iter().map(row).collect::<Vec<_>>())),
    )
}

/// What the accuracy is reckoned from.
fn points(rows: &[LeadRow]) -> Element {
    let body = |row: &LeadRow| {
        let lines = row.points.iter().enumerate().map(|(place, (year, forecast, outcome, found))| {
            let head = (place == 0).then(|| {
                el("th").attr("scope", "rowgroup").attr("rowspan", row.points.len()).child(row.name.clone())
            });
            let number = |number: i64| el("td").class("is-number").child(format::whole(number, lang()));
            el("tr")
                .child(head)
                .child(el("th").attr("scope", "row").child(year.to_string()))
                .child(number(*forecast))
                .child(number(*outcome))
                .child(el("td").child(t(*found)))
        });
        el("tbody").child(lines.collect::<Vec<_>>())
    };
    let heads = el("tr")
        .child(head(words::LEAD))
        .child(head(words::YEAR))
        .child(number_head(words::FORECAST))
        .child(number_head(words::OUTCOME))
        .child(head(words::FOUND_IN));
    el("details").child(el("summary").id("points-heading").child(t(words::POINTS))).child(scrolling(
        "points-heading",
        el("table")
            .class("numbers gaps")
            .child(el("thead").child(heads))
            .child(rows.iter().map(body).collect::<Vec<_>>()),
    ))
}

fn outlook(workspace: Workspace, year: Memo<Option<Year>>) -> Element {
    let rows = Memo::new(move |_| {
        let (year, lang) = (year.get(), lang());
        year.map(|year| workspace.program().with(|program| words::outlook_rows(program, year, lang)))
            .unwrap_or_default()
    });
    let row = |(year, cells): (Year, [String; 4])| {
        let cells = cells.into_iter().map(|text| el("td").class("is-number").child(text));
        el("tr").child(el("th").attr("scope", "row").child(year.to_string())).child(cells.collect::<Vec<_>>())
    };
    let heads = [words::PLANNED, words::WEIGHTED, words::CARRIED_OUT, words::EXPECTED].map(number_head);
    el("section")
        .class("part-section")
        .child(heading(words::OUTLOOK).id("outlook-heading"))
        .child(el("p").class("field-note").child(t(words::OUTLOOK_NOTE)))
        .child(scrolling(
            "outlook-heading",
            el("table")
                .class("numbers")
                .attr("data-test", "Outlook")
                .child(
                    el("thead").child(
                        el("tr").child(head(words::YEAR)).child(heads.into_iter().collect::<Vec<_>>()),
                    ),
                )
                .child(el("tbody").child(move || rows.get().into_iter().map(row).collect::<Vec<_>>())),
        ))
}

/// The outcomes of a year, typed in.
fn outcomes(workspace: Workspace, today: Memo<Option<Year>>) -> Element {
    let years = Memo::new(move |_| {
        let today = today.get();
        today
            .map(|today| workspace.program().with(|program| words::outcome_years(program, today)))
            .unwrap_or_default()
    });
    let chosen = RwSignal::new(None::<Year>);
    // Last year's outcome is what is typed in first.
    let year = Memo::new(move |_| {
        let years = years.get();
        chosen.get().or_else(|| years.get(1).copied()).or_else(|| years.first().copied())
    });
    let lines = Memo::new(move |_| {
        let (year, lang) = (year.get(), lang());
        year.map(|year| workspace.program().with(|program| words::outcome_lines(program, year, lang)))
            .unwrap_or_default()
    });
    let problem = RwSignal::new(None::<String>);
    let option = move |one: Year| {
        el("option")
            .attr("value", one.to_string())
            .prop("selected", move || year.get() == Some(one))
            .child(one.to_string())
    };
    let choose = move |text: String| {
        chosen.set(years.with_untracked(|years| years.iter().copied().find(|one| one.to_string() == text)));
    };
    let choice = el("label").class("part-choice").child(el("span").child(t(words::OUTCOME_YEAR))).child(
        el("select")
            .class("field")
            .attr("data-test", "Outcome year")
            .on_text("change", choose)
            .child(move || years.get().into_iter().map(option).collect::<Vec<_>>()),
    );
    let table = move || {
        let none = Memo::new(move |_| lines.with(Vec::is_empty));
        if none.get() {
            return el("p").class("part-note").child(t(words::NO_OUTCOMES)).into_node();
        }
        outcome_table(workspace, year, lines, problem).into_node()
    };
    el("section")
        .class("part-section")
        .child(heading(words::OUTCOMES).id("outcomes-heading"))
        .child(el("p").class("field-note").child(t(words::OUTCOMES_NOTE)))
        .child(el("div").class("part-tools").child(choice))
        .child(move || {
            problem.get().map(|text| el("p").class("field-error").attr("role", "alert").child(text))
        })
        .child(table)
}

fn outcome_table(
    workspace: Workspace,
    year: Memo<Option<Year>>,
    lines: Memo<Vec<OutcomeLine>>,
    problem: RwSignal<Option<String>>,
) -> Element {
    let row = move |(project, year): (ProjectId, Year)| {
        let line = Memo::new(move |_| {
            lines.with(|lines| lines.iter().find(|line| line.project == project).cloned())
        });
        outcome_row(workspace, year, (project, line), problem)
    };
    let each = move || {
        let year = year.get();
        let projects = lines.with(|lines| lines.iter().map(|line| line.project).collect::<Vec<_>>());
        projects.into_iter().filter_map(|project| Some((project, year?))).collect::<Vec<_>>()
    };
    let sum = move |of: fn(&OutcomeLine) -> Option<i64>| {
        move || format::whole(lines.with(|lines| lines.iter().filter_map(of).sum()), lang())
    };
    let heads = el("tr").child(head(words::PROJECT)).child(
        [words::IN_PLAN, words::LATEST, words::OUTCOME].map(number_head).into_iter().collect::<Vec<_>>(),
    );
    let foot = el("tr")
        .class("numbers-sum")
        .child(el("th").attr("scope", "row").child(t(words::SUM)))
        .child(el("td").class("is-number").child(sum(|line| Some(line.planned))))
        .child(el("td").class("is-number").child(sum(|line| line.forecast)))
        .child(el("td").class("is-number").child(sum(|line| line.outcome)));
    scrolling(
        "outcomes-heading",
        el("table")
            .class("numbers")
            .attr("data-test", "Outcomes")
            .child(el("thead").child(heads))
            .child(el("tbody").child(keyed(
                each,
                |(project, year)| format!("{} {year}", RecordRef::new(Kind::Project, project.0)),
                row,
            )))
            .child(el("tfoot").child(foot)),
    )
}

fn outcome_row(
    workspace: Workspace,
    year: Year,
    (project, line): (ProjectId, Memo<Option<OutcomeLine>>),
    problem: RwSignal<Option<String>>,
) -> Element {
    let target = RecordRef::new(Kind::Project, project.0);
    let text = move |of: fn(&OutcomeLine) -> Option<i64>| {
        move || {
            let number = line.with(|line| line.as_ref().and_then(of));
            number.map_or("–".to_owned(), |number| format::whole(number, lang()))
        }
    };
    let known = move || {
        let outcome = line.with(|line| line.as_ref().and_then(|line| line.outcome));
        outcome.map(|number| number.to_string()).unwrap_or_default()
    };
    let name = move || line.with(|line| line.as_ref().map(|line| line.name.clone()).unwrap_or_default());
    let take = move |typed: String| {
        let empty = typed.trim().is_empty();
        match grid::typed(&typed) {
            Some(number) => {
                problem.set(None);
                let count = (!empty).then_some(number);
                let edit = workspace
                    .program()
                    .with_untracked(|program| forecast::set_outcome(program, project, year, count));
                workspace.dispatch(edit);
            }
            None => workspace.door.within(|| problem.set(Some(not_a_number(&typed, lang())))),
        }
    };
    el("tr")
        .child(
            el("th").attr("scope", "row").child(el("a").attr("href", Route::to(target).hash()).child(name)),
        )
        .child(el("td").class("is-number").child(text(|line| Some(line.planned))))
        .child(el("td").class("is-number").child(text(|line| line.forecast)))
        .child(
            el("td").class("is-number").child(
                el("input")
                    .class("field outcome-field")
                    .attr("inputmode", "numeric")
                    .attr("autocomplete", "off")
                    .attr("aria-label", move || format!("{} {year}, {}", t(words::OUTCOME)(), name()))
                    .prop("value", known)
                    .on_text("change", take),
            ),
        )
}
