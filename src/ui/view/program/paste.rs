//! A table from elsewhere becomes measures: what its columns mean, what will be made and what
//! will not, then one step.

use super::state::Table;
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::platform::{ids, page};
use crate::ui::preferences::{lang, t};
use crate::ui::widget::dialog::dialog;
use genomfor::exchange::table::cell::amount::Unit;
use genomfor::exchange::table::grid::Grid;
use genomfor::exchange::table::heads::Meaning;
use genomfor::exchange::table::intake::{
    Alike, Intake, IntakeRow, Options, SkipReason, SkippedRow, Unknown, intake,
};
use genomfor::exchange::table::mapping::{Mapping, guess, signature};
use genomfor::model::record::{GoalId, Kind, RecordRef};
use genomfor::model::words::Words;
use genomfor::present::table::cell::{Form, Names, text};
use genomfor::present::table::column::Column;
use genomfor::present::{catalogue as words, label};
use leptos::prelude::*;
use std::sync::Arc;

/// Pasting under way, as a context.
#[derive(Clone, Copy)]
pub struct Paste {
    table: Table,
    open: RwSignal<bool>,
    grid: RwSignal<Arc<Grid>>,
    mapping: RwSignal<Mapping>,
    options: RwSignal<Options>,
}

/// So many rows of the source are shown above the choices.
const FIRST_ROWS: usize = 4;
/// A single cell as long as this is running text.
const PROSE: usize = 220;
/// So many of the measures that will be made are listed at once.
const LISTED: usize = 300;

impl Paste {
    pub fn provide(table: Table) {
        provide_context(Paste {
            table,
            open: RwSignal::new(false),
            grid: RwSignal::new(Arc::new(Grid::read(""))),
            mapping: RwSignal::new(Mapping { heads: None, columns: Vec::new() }),
            options: RwSignal::new(Options::default()),
        });
    }

    #[allow(clippy::expect_used, reason = "provided together with the table")]
    pub fn expect() -> Paste {
        use_context().expect("pasting is provided with the table")
    }

    /// Asks for a table.
    pub fn ask(self) {
        let under = self.under_now();
        self.begin(String::new(), under);
    }

    /// The goal of the chosen row, else the last one.
    fn under_now(self) -> Option<GoalId> {
        self.table.workspace.program().with_untracked(|program| {
            let chosen = self.table.chosen.get_untracked()?;
            match chosen.kind {
                Kind::Goal => Some(GoalId(chosen.id)),
                _ => program
                    .measures
                    .get(genomfor::model::record::MeasureId(chosen.id))
                    .and_then(|measure| measure.goals.first().copied()),
            }
        })
    }

    /// Takes a table in and shows what it will become.
    pub fn begin(self, text: String, under: Option<GoalId>) {
        self.table.workspace.flush_draft();
        self.options.set(Options { lang: lang(), under, ..Options::default() });
        self.take(&text);
        self.open.set(true);
    }

    fn take(self, text: &str) {
        let grid = Grid::read(text);
        let guessed = self.table.workspace.program().with_untracked(|program| guess(&grid, program));
        let known = self.table.remembered(&signature(&grid, &guessed));
        self.mapping.set(known.and_then(|known| guessed.recall(&known)).unwrap_or(guessed));
        self.grid.set(Arc::new(grid));
    }

    /// Changes what a column means, and remembers it.
    fn change(self, change: impl FnOnce(&mut Mapping)) {
        self.mapping.update(change);
        let mapping = self.mapping.get_untracked();
        let signature = self.grid.with_untracked(|grid| signature(grid, &mapping));
        self.table.remember(&signature, &mapping.to_text());
    }

    fn intake(self) -> Intake {
        let (grid, mapping, options) = (self.grid.get(), self.mapping.get(), self.options.get());
        let program = self.table.workspace.program();
        program.with(|program| intake(&grid, &mapping, program, &options, &mut ids::fresh))
    }

    fn add(self, intake: &Intake) {
        self.open.set(false);
        let workspace = self.table.workspace;
        workspace.dispatch(intake.edit.clone());
        if let Some(first) = intake.rows.first() {
            let target = RecordRef::new(Kind::Measure, first.measure.id.0);
            super::go_to_record(self.table, target);
            page::focus_end_later(format!("title-{target}"));
        }
    }
}

/// The dialog.
pub fn paste_dialog() -> Element {
    let paste = Paste::expect();
    let close = Callback::new(move |()| paste.open.set(false));
    let heading = Signal::derive(move || t(words::PASTE)().trim_end_matches('…').to_owned());
    let empty = Memo::new(move |_| paste.grid.with(|grid| grid.is_empty()));
    dialog("paste-heading", heading, paste.open.into(), close, move || {
        el("div")
            .class("paste")
            .child(move || if empty.get() { source(paste, close).into_node() } else { choices(paste, close) })
    })
}

/// Where the table is pasted.
fn source(paste: Paste, close: Callback<()>) -> Element {
    page::focus_later("paste-text".to_owned());
    el("div")
        .child(el("label").attr("for", "paste-text").class("form-label").child(t(words::PASTE_HERE)))
        .child(
            el("textarea")
                .id("paste-text")
                .class("field paste-text")
                .attr("rows", "6")
                .attr("aria-describedby", "paste-hint")
                .on_text("input", move |text| paste.take(&text)),
        )
        .child(el("p").class("field-note").id("paste-hint").child(t(words::PASTE_HERE_HINT)))
        .child(
            el("div")
                .class("dialog-buttons")
                .child(button("tool").on_click(move || close.run(())).child(t(words::CANCEL))),
        )
}

/// What the columns mean, what is created, and what comes of it.
fn choices(paste: Paste, close: Callback<()>) -> Node {
    let intake = Memo::new_with_compare(move |_| Arc::new(paste.intake()), |_, _| true);
    let made = move || intake.with(|intake| intake.rows.len());
    let cut = move || {
        let cut = paste.grid.with(|grid| grid.cut);
        cut.then(|| el("p").class("field-error").child(t(words::PASTE_CUT)))
    };
    let prose = move || {
        let prose = paste.grid.with(|grid| {
            grid.width() == 1 && grid.rows().iter().flatten().any(|cell| cell.chars().count() > PROSE)
        });
        prose.then(|| el("p").class("field-error").child(t(words::PASTE_PROSE)))
    };
    let button_label = move || words::add_many(made(), lang());
    (
        el("div")
            .class("paste-scroll")
            .attr("tabindex", "-1")
            .child(cut)
            .child(prose)
            .child(columns(paste))
            .child(options(paste))
            .child(result(paste, intake)),
        el("div")
            .class("dialog-buttons")
            .child(el("p").class("field-note").child(t(words::REMOVE_CAN_UNDO)))
            .child(button("tool").on_click(move || paste.take("")).child(t(words::PASTE_AGAIN)))
            .child(button("tool").on_click(move || close.run(())).child(t(words::CANCEL)))
            .child(
                button("tool primary")
                    .attr("data-test", "Add pasted")
                    .id("paste-add")
                    .attr("aria-disabled", move || (made() == 0).to_string())
                    .on_click(move || {
                        let intake = intake.get_untracked();
                        if !intake.rows.is_empty() {
                            paste.add(&intake);
                        }
                    })
                    .child(button_label),
            ),
    )
        .into_node()
}

/// The first rows with a choice of meaning over each column.
fn columns(paste: Paste) -> Element {
    let width = Memo::new(move |_| paste.mapping.with(|mapping| mapping.columns.len()));
    let head = move |place: usize| {
        let heading = move || {
            paste.mapping.with(|mapping| paste.grid.with(|grid| mapping.heading(grid, place, lang())))
        };
        let meaning = Memo::new(move |_| {
            paste.mapping.with(|mapping| mapping.columns.get(place).map(|column| column.meaning))
        });
        let unit = Memo::new(move |_| {
            paste.mapping.with(|mapping| mapping.columns.get(place).map(|column| column.unit))
        });
        let option = move |choice: Meaning| {
            el("option")
                .attr("value", choice.code())
                .prop("selected", move || meaning.get() == Some(choice))
                .child(t(choice.words()))
        };
        let unit_option = move |choice: Unit| {
            let code = unit_code(choice);
            el("option")
                .attr("value", code)
                .prop("selected", move || unit.get() == Some(choice))
                .child(t(choice.words()))
        };
        let set_unit = move |code: String| {
            if let Some(unit) = Unit::ALL.into_iter().find(|unit| unit_code(*unit) == code) {
                paste.change(|mapping| {
                    if let Some(column) = mapping.columns.get_mut(place) {
                        column.unit = unit;
                    }
                });
            }
        };
        el("th")
            .attr("scope", "col")
            .child(el("span").class("paste-heading").child(heading))
            .child(
                el("select")
                    .class("field")
                    .class_if("is-kept", move || meaning.get() == Some(Meaning::Keep))
                    .attr("aria-label", move || words::column_meaning(&heading(), lang()))
                    .on_text("change", move |code| {
                        if let Some(meaning) = Meaning::from_code(&code) {
                            paste.change(|mapping| choose(mapping, place, meaning));
                        }
                    })
                    .child(Meaning::ALL.iter().copied().map(option).collect::<Vec<_>>()),
            )
            .child(move || {
                (meaning.get() == Some(Meaning::Cost)).then(|| {
                    el("select")
                        .class("field")
                        .attr("aria-label", t(words::PASTE_UNIT))
                        .on_text("change", set_unit)
                        .child(Unit::ALL.into_iter().map(unit_option).collect::<Vec<_>>())
                })
            })
    };
    let heads = keyed(move || (0..width.get()).collect(), |place: &usize| place.to_string(), head);
    let rows = move || {
        let first = paste.mapping.with(Mapping::first_row);
        paste.grid.with(|grid| {
            let filled = |place: &usize| {
                grid.rows().get(*place).is_some_and(|row| row.iter().any(|cell| !cell.is_empty()))
            };
            let row = |place: usize| {
                let cells =
                    (0..grid.width()).map(|column| el("td").child(grid.cell(place, column).to_owned()));
                el("tr").child(cells.collect::<Vec<_>>())
            };
            (first..grid.rows().len()).filter(filled).take(FIRST_ROWS).map(row).collect::<Vec<_>>()
        })
    };
    el("section")
        .child(el("h3").class("paste-part").child(t(words::PASTE_COLUMNS)))
        .child(el("p").class("field-note").child(t(words::PASTE_COLUMNS_HINT)))
        .child(
            el("div")
                .class("paste-table")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", t(words::PASTE_FIRST))
                .child(
                    el("table")
                        .child(el("thead").child(el("tr").child(heads)))
                        .child(el("tbody").child(rows)),
                ),
        )
}

const fn unit_code(unit: Unit) -> &'static str {
    match unit {
        Unit::Kronor => "kr",
        Unit::Thousands => "tkr",
        Unit::Millions => "mnkr",
    }
}

/// Gives a column a meaning; another column that had it, and may not share it, is kept.
fn choose(mapping: &mut Mapping, place: usize, meaning: Meaning) {
    for (other, column) in mapping.columns.iter_mut().enumerate() {
        if other == place {
            column.meaning = meaning;
        } else if column.meaning == meaning && !meaning.may_repeat() {
            column.meaning = Meaning::Keep;
        }
    }
}

fn options(paste: Paste) -> Element {
    let check = move |name: Words, read: fn(&Options) -> bool, write: fn(&mut Options, bool)| {
        el("label")
            .class("form-check")
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .prop("checked", move || paste.options.with(read))
                    .on_tick(move |on| paste.options.update(|options| write(options, on))),
            )
            .child(el("span").child(t(name)))
    };
    let goals = paste.table.workspace.program().with_untracked(|program| program.records(Kind::Goal));
    let under = move || paste.options.with(|options| options.under);
    let option = move |record: &genomfor::model::program::AnyRecord| {
        let target = record.reference();
        el("option")
            .attr("value", target.to_string())
            .prop("selected", move || under() == Some(GoalId(target.id)))
            .child(label::full_title(record, lang()))
    };
    el("section")
        .class("paste-options")
        .child(check(
            words::PASTE_BODIES,
            |options| options.bodies == Unknown::Create,
            |options, on| options.bodies = if on { Unknown::Create } else { Unknown::Comment },
        ))
        .child(check(
            words::PASTE_GOALS,
            |options| options.goals == Unknown::Create,
            |options, on| options.goals = if on { Unknown::Create } else { Unknown::Comment },
        ))
        .child(check(
            words::PASTE_ALIKE,
            |options| options.alike == Alike::LeaveOut,
            |options, on| options.alike = if on { Alike::LeaveOut } else { Alike::Add },
        ))
        .child(
            el("label").class("paste-under").child(el("span").child(t(words::PASTE_UNDER))).child(
                el("select")
                    .class("field")
                    .on_text("change", move |code| {
                        let goal = RecordRef::parse(&code).map(|target| GoalId(target.id));
                        paste.options.update(|options| options.under = goal);
                    })
                    .child(el("option").attr("value", "").child(t(words::WITHOUT_GOAL)))
                    .child(goals.iter().map(option).collect::<Vec<_>>()),
            ),
        )
        .child(el("p").class("field-note").child(t(words::PASTE_UNDER_HINT)))
}

/// What comes of it.
fn result(paste: Paste, intake: Memo<Arc<Intake>>) -> Element {
    let summary = move || {
        intake.with(|intake| {
            let skipped = intake.skipped.iter().filter(|row| is_loss(row)).count();
            words::paste_summary(intake.rows.len(), intake.goals.len(), intake.bodies.len(), skipped, lang())
        })
    };
    let nothing = move || {
        let nothing = intake.with(|intake| intake.rows.is_empty());
        nothing.then(|| el("p").class("field-error").child(t(words::PASTE_NOTHING)))
    };
    el("section")
        .child(el("h3").class("paste-part").child(t(words::PASTE_RESULT)))
        .child(el("p").attr("role", "status").attr("data-test", "paste-summary").child(summary))
        .child(nothing)
        .child(move || made_beside(intake))
        .child(move || rows(paste, intake))
        .child(move || skipped(intake))
}

/// Whether a row that becomes no measure is one that the user may miss: headings are not.
const fn is_loss(row: &SkippedRow) -> bool {
    !matches!(row.reason, SkipReason::Heads | SkipReason::GoalHeading | SkipReason::AboveHeads)
}

/// The goals and bodies that are created too.
fn made_beside(intake: Memo<Arc<Intake>>) -> Vec<Element> {
    let intake = intake.get();
    let goals: Vec<String> =
        intake.goals.iter().map(|goal| format!("{} {}", goal.number, goal.title).trim().to_owned()).collect();
    let bodies: Vec<String> = intake
        .bodies
        .iter()
        .map(|body| if body.name.is_empty() { body.short_name.clone() } else { body.name.clone() })
        .collect();
    [(words::PASTE_NEW_GOALS, goals), (words::PASTE_NEW_BODIES, bodies)]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(name, names)| {
            el("p").class("paste-made").child(el("b").child(t(name))).child(": ").child(names.join("; "))
        })
        .collect()
}

/// The measures as they will be.
fn rows(paste: Paste, intake: Memo<Arc<Intake>>) -> Element {
    const SHOWN: [Column; 7] = [
        Column::Number,
        Column::Title,
        Column::Goals,
        Column::Lead,
        Column::Priority,
        Column::Time,
        Column::Cost,
    ];
    let intake = intake.get();
    let lang = lang();
    // As it will be: with the goals and bodies that are created.
    let names = paste.table.workspace.program().with_untracked(|program| {
        let changes = intake.edit.clone().changes(program);
        let mut after = program.clone();
        if let Ok(changes) = changes {
            changes.apply(&mut after);
        }
        Names::of(&after, &SHOWN)
    });
    let row = |row: &IntakeRow| {
        let cells = SHOWN.iter().map(|column| {
            el("td").class(format!("col-{}", column.info().code)).child(text(
                &row.measure,
                *column,
                &names,
                Form::Short,
                lang,
            ))
        });
        let left = row
            .leftovers
            .iter()
            .map(|(heading, text)| el("span").class("paste-left").child(format!("{heading}: {text}")));
        el("tr")
            .child(cells.collect::<Vec<_>>())
            .child(el("td").class("paste-comment").child(left.collect::<Vec<_>>()))
    };
    let heads = SHOWN.iter().map(|column| {
        el("th")
            .attr("scope", "col")
            .class(format!("col-{}", column.info().code))
            .child(t(column.info().words))
    });
    el("div")
        .class("paste-table")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", t(words::PASTE_RESULT))
        .child(
            el("table")
                .class("paste-result")
                .child(
                    el("thead").child(
                        el("tr")
                            .child(heads.collect::<Vec<_>>())
                            .child(el("th").attr("scope", "col").child(t(words::PASTE_TO_COMMENT))),
                    ),
                )
                .child(el("tbody").child(intake.rows.iter().take(LISTED).map(row).collect::<Vec<_>>())),
        )
}

/// The rows that become no measure, and why.
fn skipped(intake: Memo<Arc<Intake>>) -> Option<Element> {
    let intake = intake.get();
    let lang = lang();
    let rows: Vec<&SkippedRow> = intake.skipped.iter().filter(|row| is_loss(row)).collect();
    let line = |row: &&SkippedRow| {
        let number = words::row_number(row.row + 1, lang);
        el("li").child(format!("{number} {}: {}", row.reason.words().in_lang(lang), row.text))
    };
    (!rows.is_empty()).then(|| {
        el("details")
            .class("paste-skipped")
            .child(el("summary").child(t(words::PASTE_SKIPPED)).child(format!(" ({})", rows.len())))
            .child(el("ul").child(rows.iter().map(line).collect::<Vec<_>>()))
    })
}
