//! The grid of projects and years: a line for each project, unfolded into kinds of dwelling, typed
//! into like a spreadsheet. The sums stand below.

use super::keys::{self, Reach};
use super::kinds::{kind_head, new_kind};
use super::state::{OnLine, Plan, Shown, Spot, line_code, spot_id};
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::route::{ExpansionPart, Route};
use crate::ui::widget::icon::{CHEVRON, FOLDED, PLUS, icon};
use crate::ui::widget::window::{Window, windowed};
use genomfor::model::period::Year;
use genomfor::model::project::Project;
use genomfor::model::record::{Kind, ProjectId, RecordRef};
use genomfor::present::expansion as words;
use genomfor::present::expansion::grid::{self, GridLine};
use genomfor::present::expansion::need::{self, Row, RowKind};
use genomfor::present::format;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The place of the first year among the columns, counted from one.
const FIRST_YEAR: usize = 3;

/// The project of a line, followed.
type Record = Memo<Option<Arc<Project>>>;

/// The grid.
pub fn grid(plan: Plan) -> Element {
    let row = Rc::new(move |shown: Shown| match shown {
        Shown::Line(line) => row(plan, line),
        Shown::NewKind(project) => new_kind(plan, project),
    });
    let foot_rows = foot_rows(plan);
    let rows = move || plan.shown.with(|shown| shown.len() + 1) + foot_rows.with(Vec::len);
    let window = Window {
        lines: plan.shown,
        all: Signal::derive(|| false),
        kept: Signal::derive(move || plan.chosen.get().map(|chosen| Shown::Line(chosen.to.line))),
        columns: Signal::derive(move || plan.years.with(Vec::len) + 3),
        row,
    };
    let key = move |event: &web_sys::KeyboardEvent| {
        let typed_in = page::is_text_field(event.target());
        if let Some(spot) = keys::spot_of(plan, event.target()).filter(|_| !typed_in) {
            keys::on_key(plan, spot, event);
        }
    };
    let press = move |event: web_sys::Event| {
        let Some(spot) = keys::spot_of(plan, event.target()) else { return };
        if page::is_text_field(event.target()) {
            return;
        }
        let further = event.unchecked_ref::<web_sys::MouseEvent>().shift_key();
        keys::go(plan, spot, if further { Reach::Further } else { Reach::Here });
    };
    let twice = move |event: web_sys::Event| {
        if let Some(spot) =
            keys::spot_of(plan, event.target()).filter(|_| !page::is_text_field(event.target()))
        {
            keys::begin(plan, spot, None);
        }
    };
    let table = el("table")
        .class("plan")
        .attr("role", "grid")
        .attr("aria-labelledby", "view-heading")
        .attr("aria-rowcount", move || rows().to_string())
        .attr("aria-colcount", move || plan.years.with(|years| (years.len() + 3).to_string()))
        .attr("aria-multiselectable", "true")
        .on_key(key)
        .on("mousedown", press)
        .on("dblclick", twice)
        .child(heads(plan))
        .child(windowed(window))
        .child(foot(plan, foot_rows));
    el("div").class("sheet plan-sheet").attr("data-scrolls", "").child(table)
}

fn heads(plan: Plan) -> Element {
    let head = |class: &'static str, words| el("th").attr("scope", "col").class(class).child(t(words));
    let years = move || {
        let year = |(place, year): (usize, &Year)| {
            el("th")
                .attr("scope", "col")
                .attr("aria-colindex", place + FIRST_YEAR)
                .class("plan-year")
                .child(year.to_string())
        };
        plan.years.with(|years| years.iter().enumerate().map(year).collect::<Vec<_>>())
    };
    el("thead").child(
        el("tr")
            .attr("aria-rowindex", "1")
            .child(head("plan-name", words::PROJECT).attr("aria-colindex", "1"))
            .child(head("plan-stage", words::STAGE).attr("aria-colindex", "2"))
            .child(years)
            .child(
                el("th")
                    .attr("scope", "col")
                    .class("plan-sum")
                    .attr("aria-colindex", move || last_column(plan))
                    .child(t(words::SUM))
                    .child(more_years(plan)),
            ),
    )
}

/// Years after the last one, for dwellings that are to be typed there.
fn more_years(plan: Plan) -> Element {
    button("plan-more")
        .attr("data-test", "More years")
        .attr("aria-label", t(words::MORE_YEARS))
        .attr("title", t(words::MORE_YEARS))
        .on_click(move || {
            let until = plan.years.with_untracked(|years| grid::further(years));
            plan.setup.change(|view| view.until = until);
        })
        .child(icon(PLUS))
}

fn last_column(plan: Plan) -> String {
    plan.years.with(|years| (years.len() + FIRST_YEAR).to_string())
}

/// What stands below the grid.
fn foot_rows(plan: Plan) -> Memo<Vec<Row>> {
    let now = plan.setup.now();
    Memo::new(move |_| {
        let lang = lang();
        plan.workspace.program().with(|program| {
            plan.totals.with(|totals| now.with(|view| need::foot(program, totals, view, lang)))
        })
    })
}

fn foot(plan: Plan, rows: Memo<Vec<Row>>) -> Element {
    let row = move |(place, row): (usize, Row)| {
        let number = |number: Option<i64>, class: &str| {
            let lacks = row.kind == RowKind::Lack && number.is_some_and(|number| number > 0);
            // What is lacking is told by weight too, not only by colour.
            let class = if lacks { format!("{class} is-lacking") } else { class.to_owned() };
            el("td").class(class).child(number.map(|number| format::whole(number, lang())))
        };
        el("tr")
            .attr("aria-rowindex", move || plan.shown.with(|shown| (shown.len() + 2 + place).to_string()))
            .attr("data-test", "plan-foot")
            .child(el("th").attr("scope", "row").class("plan-name").child(row.name.clone()))
            .child(el("td").class("plan-stage"))
            .child(row.numbers.iter().map(|one| number(*one, "is-number")).collect::<Vec<_>>())
            .child(number(row.sum, "is-number plan-sum"))
    };
    el("tfoot").child(move || rows.get().into_iter().enumerate().map(row).collect::<Vec<_>>())
}

fn row(plan: Plan, line: GridLine) -> Element {
    let id = line.project();
    let program = plan.workspace.program();
    let record: Record = Memo::new(move |_| program.with(|program| program.projects.get(id).cloned()));
    let on_line = plan.on_line(line);
    let cells = move || {
        plan.years.with(|years| {
            let cell = |(place, year): (usize, &Year)| {
                cell(plan, Spot { line, year: *year }, record, on_line)
                    .attr("aria-colindex", place + FIRST_YEAR)
            };
            years.iter().enumerate().map(cell).collect::<Vec<_>>()
        })
    };
    let sum = move || record.with(|project| project.as_ref().map(|project| sum_text(project, line)));
    let stage = move || {
        let of_project = matches!(line, GridLine::Project(_));
        record
            .with(|project| project.as_ref().filter(|_| of_project).map(|p| p.stage.words().in_lang(lang())))
    };
    el("tr")
        .class(match line {
            GridLine::Project(_) => "plan-project",
            GridLine::Kind(..) => "plan-kind",
        })
        .attr("data-line", line_code(line))
        .attr("aria-rowindex", move || plan.row_index(Shown::Line(line)))
        .attr("data-test", "plan-row")
        .child(name(plan, line, record).attr("aria-colindex", "1"))
        .child(el("td").class("plan-stage").attr("aria-colindex", "2").child(stage))
        .child(cells)
        .child(
            el("td").class("plan-sum is-number").attr("aria-colindex", move || last_column(plan)).child(sum),
        )
}

fn sum_text(project: &Project, line: GridLine) -> String {
    match grid::line_sum(project, line) {
        0 => String::new(),
        sum => format::whole(sum, lang()),
    }
}

fn name(plan: Plan, line: GridLine, record: Record) -> Element {
    let head = el("th").attr("scope", "row").class("plan-name");
    match line {
        GridLine::Kind(project, kind) => head.child(kind_head(plan, project, kind)),
        GridLine::Project(id) => {
            let target = RecordRef::new(Kind::Project, id.0);
            let title = move || record.with(|project| project.as_ref().map(|project| title_of(project)));
            head.child(fold(plan, id, record)).child(
                el("a")
                    .attr("href", Route::Expansion(ExpansionPart::Plan, Some(target)).hash())
                    .id(format!("row-{target}"))
                    .child(title),
            )
        }
    }
}

fn title_of(project: &Project) -> String {
    let name = if project.name.is_empty() {
        genomfor::present::catalogue::UNTITLED.in_lang(lang())
    } else {
        &project.name
    };
    if project.number.is_empty() { name.to_owned() } else { format!("{} {name}", project.number) }
}

fn fold(plan: Plan, id: ProjectId, record: Record) -> Element {
    let open = Memo::new(move |_| plan.setup.now().with(|view| view.unfolded.contains(&id)));
    let label = move || {
        let name = record.with(|project| project.as_ref().map(|p| title_of(p)).unwrap_or_default());
        genomfor::present::catalogue::fold(!open.get(), &name, lang())
    };
    button("plan-fold")
        .attr("aria-label", label)
        .attr("aria-expanded", move || open.get().to_string())
        .on_click(move || plan.fold(id, !open.get_untracked()))
        .child(move || icon(if open.get() { CHEVRON } else { FOLDED }))
}

fn cell(plan: Plan, spot: Spot, record: Record, on_line: Memo<OnLine>) -> Element {
    let typed = Memo::new(move |_| on_line.get().is_typed(spot.year));
    let chosen = Memo::new(move |_| on_line.get().holds(spot.year));
    let number = move || {
        let number = record.with(|p| p.as_ref().map_or(0, |p| grid::number(p, spot.line, spot.year)));
        if number == 0 { String::new() } else { format::whole(number, lang()) }
    };
    let is_sum =
        move || record.with(|p| p.as_ref().is_some_and(|p| grid::cell(p, spot.line, spot.year).is_none()));
    let content = move || if typed.get() { editor(plan, spot).into_node() } else { number().into_node() };
    let at = Memo::new(move |_| on_line.get().is_at(spot.year));
    el("td")
        .class("plan-cell is-number")
        .class_if("is-sum", is_sum)
        .class_if("is-chosen", move || chosen.get())
        .attr("role", "gridcell")
        .id(spot_id(spot))
        .attr("tabindex", move || if at.get() { "0" } else { "-1" })
        .attr("aria-selected", move || chosen.get().to_string())
        .attr("aria-readonly", move || is_sum().then_some("true"))
        .attr("data-year", spot.year.to_string())
        .child(content)
}

/// The field in a cell that is typed in. Enter goes down, Tab to the side; leaving it by the mouse
/// keeps what was typed.
fn editor(plan: Plan, spot: Spot) -> Node {
    let id = format!("{}-field", spot_id(spot));
    let text = move || {
        plan.editing.with(|editing| editing.as_ref().map(|(_, text)| text.clone()).unwrap_or_default())
    };
    page::focus_end_later(id.clone());
    el("input")
        .class("plan-field")
        .id(id)
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("aria-label", move || words::dwellings_in(spot.year, lang()))
        .prop("value", text)
        .on_text("input", move |typed| plan.editing.set(Some((spot, typed))))
        .on("blur", move |_| {
            keys::take(plan, spot);
        })
        .on_key(move |event| {
            // Commands with Ctrl are for the whole page; they have what is typed handed over first.
            let command = event.ctrl_key() || event.meta_key();
            if !command || event.key().eq_ignore_ascii_case("z") {
                event.stop_propagation();
            }
            keys::on_key_in_field(plan, spot, event);
        })
        .into_node()
}
