//! A table of projects from a spreadsheet: what its columns mean, what will be made and what will not,
//! then one step.

use super::state::Plan;
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::platform::{ids, page};
use crate::ui::preferences::{lang, t};
use crate::ui::widget::dialog::dialog;
use genomfor::exchange::table::grid::Grid;
use genomfor::exchange::table::project_heads::{ProjectColumn, ProjectMapping, ProjectMeaning};
use genomfor::exchange::table::project_intake::{Known, Made, ProjectIntake, project_intake};
use genomfor::model::words::Lang;
use genomfor::present::catalogue as common;
use genomfor::present::expansion::paste as words;
use leptos::prelude::*;
use std::sync::Arc;

/// So many rows of the source are shown below the choices.
const FIRST_ROWS: usize = 3;

/// Pasting under way.
#[derive(Clone, Copy)]
pub struct Paste {
    plan: Plan,
    open: RwSignal<bool>,
    grid: RwSignal<Arc<Grid>>,
    mapping: RwSignal<ProjectMapping>,
    known: RwSignal<Known>,
}

impl Paste {
    pub fn new(plan: Plan) -> Paste {
        Paste {
            plan,
            open: RwSignal::new(false),
            grid: RwSignal::new(Arc::new(Grid::read(""))),
            mapping: RwSignal::new(ProjectMapping::default()),
            known: RwSignal::new(Known::LeaveOut),
        }
    }

    /// Asks for a table.
    pub fn ask(self) {
        self.plan.workspace.flush_draft();
        self.take("");
        self.open.set(true);
        page::focus_later("paste-projects".to_owned());
    }

    fn take(self, text: &str) {
        let grid = Grid::read(text);
        self.mapping.set(ProjectMapping::guess(&grid));
        self.grid.set(Arc::new(grid));
    }

    fn intake(self, lang: Lang) -> ProjectIntake {
        let (grid, mapping, known) = (self.grid.get(), self.mapping.get(), self.known.get());
        let program = self.plan.workspace.program();
        program.with(|program| project_intake(&grid, &mapping, program, known, lang, &mut ids::fresh))
    }

    fn add(self, intake: &ProjectIntake) {
        self.open.set(false);
        self.plan.show_all();
        self.plan.workspace.dispatch(intake.edit.clone());
    }
}

/// The dialog.
pub fn paste_dialog(paste: Paste) -> Element {
    let close = Callback::new(move |()| paste.open.set(false));
    let heading = Signal::derive(move || t(words::TITLE)().to_owned());
    let empty = Memo::new(move |_| paste.grid.with(|grid| grid.is_empty()));
    dialog("paste-projects-heading", heading, paste.open.into(), close, move || {
        el("div")
            .class("paste")
            .child(move || if empty.get() { source(paste, close).into_node() } else { choices(paste, close) })
    })
}

fn source(paste: Paste, close: Callback<()>) -> Element {
    el("div")
        .child(el("label").attr("for", "paste-projects").class("form-label").child(t(words::HERE)))
        .child(
            el("textarea")
                .id("paste-projects")
                .class("field paste-text")
                .attr("rows", "6")
                .attr("aria-describedby", "paste-projects-hint")
                .on_text("input", move |text| paste.take(&text)),
        )
        .child(el("p").class("field-note").id("paste-projects-hint").child(t(words::HINT)))
        .child(
            el("div")
                .class("dialog-buttons")
                .child(button("tool").on_click(move || close.run(())).child(t(common::CANCEL))),
        )
}

fn choices(paste: Paste, close: Callback<()>) -> Node {
    let intake = Memo::new_with_compare(move |_| Arc::new(paste.intake(lang())), |_, _| true);
    let made = move || intake.with(|intake| intake.made.len());
    let add = move || {
        let intake = intake.get_untracked();
        if !intake.made.is_empty() {
            paste.add(&intake);
        }
    };
    (
        el("div")
            .class("paste-scroll")
            .attr("tabindex", "-1")
            .child(columns(paste))
            .child(again(paste))
            .child(result(intake)),
        el("div")
            .class("dialog-buttons")
            .child(el("p").class("field-note").child(t(common::REMOVE_CAN_UNDO)))
            .child(button("tool").on_click(move || paste.take("")).child(t(common::PASTE_AGAIN)))
            .child(button("tool").on_click(move || close.run(())).child(t(common::CANCEL)))
            .child(
                button("tool primary")
                    .attr("data-test", "Add projects")
                    .attr("aria-disabled", move || (made() == 0).to_string())
                    .on_click(add)
                    .child(move || words::add_many(made(), lang())),
            ),
    )
        .into_node()
}

/// The first rows with a choice of meaning over each column.
fn columns(paste: Paste) -> Element {
    let width = Memo::new(move |_| paste.mapping.with(|mapping| mapping.columns.len()));
    let heads = keyed(move || (0..width.get()).collect(), usize::to_string, move |place| head(paste, place));
    let rows = move || {
        let first = paste.mapping.with(ProjectMapping::first_row);
        paste.grid.with(|grid| {
            let row = |place: usize| {
                let cells =
                    (0..grid.width()).map(|column| el("td").child(grid.cell(place, column).to_owned()));
                el("tr").child(cells.collect::<Vec<_>>())
            };
            (first..grid.rows().len()).take(FIRST_ROWS).map(row).collect::<Vec<_>>()
        })
    };
    el("section").child(el("h3").class("paste-part").child(t(common::PASTE_COLUMNS))).child(
        el("div")
            .class("paste-table")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", t(common::PASTE_FIRST))
            .child(
                el("table").child(el("thead").child(el("tr").child(heads))).child(el("tbody").child(rows)),
            ),
    )
}

fn head(paste: Paste, place: usize) -> Element {
    let heading = move || paste.mapping.with(|mapping| paste.grid.with(|grid| mapping.heading(grid, place)));
    let now = Memo::new(move |_| {
        paste.mapping.with(|mapping| mapping.columns.get(place).copied().unwrap_or_default())
    });
    let options = move || {
        let years = paste.plan.years.get();
        words::columns(&years, now.get())
            .into_iter()
            .map(|column| {
                el("option")
                    .attr("value", column.code())
                    .prop("selected", move || now.get() == column)
                    .child(words::column_name(column, lang()))
            })
            .collect::<Vec<_>>()
    };
    let choose = move |code: String| {
        if let Some(column) = ProjectColumn::from_code(&code) {
            paste.mapping.update(|mapping| mapping.choose(place, column));
        }
    };
    el("th").attr("scope", "col").child(el("span").class("paste-heading").child(heading)).child(
        el("select")
            .class("field")
            .class_if("is-kept", move || now.get().meaning == ProjectMeaning::Keep)
            .attr("aria-label", move || common::column_meaning(&heading(), lang()))
            .on_text("change", choose)
            .child(options),
    )
}

/// What becomes of projects that are there already.
fn again(paste: Paste) -> Element {
    el("section").class("paste-options").child(
        el("label")
            .class("form-check")
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .prop("checked", move || paste.known.get() == Known::LeaveOut)
                    .on_tick(move |on| paste.known.set(if on { Known::LeaveOut } else { Known::Add })),
            )
            .child(el("span").child(t(words::LEAVE_OUT))),
    )
}

/// What comes of it.
fn result(intake: Memo<Arc<ProjectIntake>>) -> Element {
    let summary = move || intake.with(|intake| words::summary(intake, lang()));
    let areas = move || {
        let names = intake
            .with(|intake| intake.areas.iter().map(|area| area.name.clone()).collect::<Vec<_>>().join(", "));
        (!names.is_empty()).then(|| {
            el("p").class("paste-made").child(el("b").child(t(words::NEW_AREAS))).child(": ").child(names)
        })
    };
    let row = |made: &Made| {
        let cells = words::cells(made, lang()).map(|text| el("td").child(text));
        let left = made
            .leftovers
            .iter()
            .map(|(heading, text)| el("span").class("paste-left").child(format!("{heading}: {text}")));
        el("tr")
            .child(cells.into_iter().collect::<Vec<_>>())
            .child(el("td").class("paste-comment").child(left.collect::<Vec<_>>()))
    };
    let rows = move || intake.with(|intake| intake.made.iter().map(row).collect::<Vec<_>>());
    let lost = move || {
        let lines = intake.with(|intake| words::lost(intake, lang()));
        (!lines.is_empty()).then(|| {
            el("details")
                .class("paste-skipped")
                .child(el("summary").child(t(common::PASTE_SKIPPED)).child(format!(" ({})", lines.len())))
                .child(el("ul").child(lines.into_iter().map(|line| el("li").child(line)).collect::<Vec<_>>()))
        })
    };
    let heads = words::HEADS.map(|words| el("th").attr("scope", "col").child(t(words)));
    el("section")
        .child(el("h3").class("paste-part").child(t(common::PASTE_RESULT)))
        .child(el("p").attr("role", "status").attr("data-test", "Paste summary").child(summary))
        .child(areas)
        .child(
            el("div")
                .class("paste-table")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", t(common::PASTE_RESULT))
                .child(
                    el("table")
                        .class("paste-result")
                        .child(el("thead").child(el("tr").child(heads.into_iter().collect::<Vec<_>>())))
                        .child(el("tbody").child(rows)),
                ),
        )
        .child(lost)
}
