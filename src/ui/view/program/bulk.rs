//! Changing many measures at once: the bar that says how many are selected, and the dialog
//! that says beforehand what will happen.

use super::state::Table;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::preferences::{lang, t};
use crate::ui::widget::dialog::dialog;
use crate::ui::workspace::Workspace;
use genomfor::edit::bulk::{self, BulkChange};
use genomfor::model::instrument::Instrument;
use genomfor::model::measure::{Priority, Status};
use genomfor::model::record::{BodyId, GoalId, Id, Kind, MeasureId, RecordRef};
use genomfor::model::words::Words;
use genomfor::present::bulk::sentence;
use genomfor::present::{catalogue as words, label};
use leptos::prelude::*;

/// What is to be changed in the selected measures, as a context.
#[derive(Clone, Copy)]
pub struct Bulk {
    table: Table,
    changing: RwSignal<Vec<MeasureId>>,
    removing: RwSignal<Vec<MeasureId>>,
    choices: RwSignal<[String; 6]>,
    shift: RwSignal<String>,
}

/// The choices in the dialog, by their place.
const FIELDS: [Field; 6] =
    [Field::Lead, Field::Partner, Field::Goal, Field::Priority, Field::Status, Field::Tool];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Lead,
    Partner,
    Goal,
    Priority,
    Status,
    Tool,
}

impl Field {
    const fn words(self) -> Words {
        match self {
            Field::Lead => words::BULK_LEAD,
            Field::Partner => words::BULK_PARTNER,
            Field::Goal => words::BULK_GOAL,
            Field::Priority => words::PRIORITY_WORD,
            Field::Status => words::STATUS,
            Field::Tool => words::TOOL,
        }
    }

    fn options(self, workspace: Workspace) -> Vec<(String, String)> {
        let lang = lang();
        let records = |kind: Kind| {
            let records = workspace.program().with(|program| program.records(kind));
            let option = |record: &genomfor::model::program::AnyRecord| {
                (record.reference().to_string(), label::full_title(record, lang))
            };
            records.iter().map(option).collect()
        };
        match self {
            Field::Lead | Field::Partner => records(Kind::Body),
            Field::Goal => records(Kind::Goal),
            Field::Priority => Priority::ALL
                .iter()
                .map(|p| (p.code().to_owned(), p.words().in_lang(lang).to_owned()))
                .collect(),
            Field::Status => Status::ALL
                .iter()
                .map(|s| (s.code().to_owned(), s.words().in_lang(lang).to_owned()))
                .collect(),
            Field::Tool => Instrument::ALL
                .iter()
                .map(|i| (i.code().to_owned(), format!("{} · {}", i.code(), i.words().in_lang(lang))))
                .collect(),
        }
    }

    fn change(self, code: &str) -> Option<BulkChange> {
        let record = || RecordRef::parse(code).map(|target| target.id);
        match self {
            Field::Lead => record().map(|id| BulkChange::Lead(BodyId(id))),
            Field::Partner => record().map(|id| BulkChange::AddPartner(BodyId(id))),
            Field::Goal => record().map(|id: Id| BulkChange::AddGoal(GoalId(id))),
            Field::Priority => {
                let found = Priority::ALL.iter().copied().find(|p| p.code() == code);
                found.map(|priority| BulkChange::Priority(Some(priority)))
            }
            Field::Status => Status::ALL.iter().copied().find(|s| s.code() == code).map(BulkChange::Status),
            Field::Tool => {
                let found = Instrument::ALL.iter().copied().find(|i| i.code() == code);
                found.map(|tool| BulkChange::Tool(Some(tool)))
            }
        }
    }
}

impl Bulk {
    pub fn provide(table: Table) {
        provide_context(Bulk {
            table,
            changing: RwSignal::new(Vec::new()),
            removing: RwSignal::new(Vec::new()),
            choices: RwSignal::new(Default::default()),
            shift: RwSignal::new(String::new()),
        });
    }

    #[allow(clippy::expect_used, reason = "provided together with the table")]
    pub fn expect() -> Bulk {
        use_context().expect("bulk changes are provided with the table")
    }

    /// Asks what is to be changed in the selected measures.
    pub fn ask_change(self) {
        self.choices.set(Default::default());
        self.shift.set(String::new());
        self.changing.set(self.table.subject());
    }

    /// Asks whether the selected measures are to be removed.
    pub fn ask_removal(self) {
        self.removing.set(self.table.subject());
    }

    /// Quarters to move by; an error where what is written is no number.
    fn quarters(self) -> Result<Option<i32>, ()> {
        let text = self.shift.get().trim().replace(['−', '–'], "-");
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.parse::<i32>().ok().filter(|number| (-200..=200).contains(number)).ok_or(())?;
        Ok((number != 0).then_some(number))
    }

    fn changes(self) -> Vec<BulkChange> {
        let choices = self.choices.get();
        let mut changes: Vec<BulkChange> =
            FIELDS.iter().zip(&choices).filter_map(|(field, code)| field.change(code)).collect();
        if let Ok(Some(quarters)) = self.quarters() {
            changes.push(BulkChange::Shift(quarters));
        }
        changes
    }

    /// Whether something would be changed and nothing is written wrong.
    fn is_ready(self) -> bool {
        self.quarters().is_ok() && !self.changes().is_empty()
    }

    fn apply(self) {
        let measures = self.changing.get_untracked();
        let changes = untrack(|| self.changes());
        let workspace = self.table.workspace;
        let edit = workspace.program().with_untracked(|program| bulk::edit(program, &measures, &changes));
        self.changing.set(Vec::new());
        workspace.dispatch(edit);
    }
}

/// Says how many measures are selected, and what can be done with them.
pub fn selection_bar(table: Table) -> Node {
    let bulk = Bulk::expect();
    // What was selected may have been removed since, or belong to another programme.
    let count = Memo::new(move |_| {
        table.workspace.program().with(|program| {
            let there = |id: &&MeasureId| program.measures.get(**id).is_some();
            table.selected.with(|selected| selected.iter().filter(there).count())
        })
    });
    let bar = move || {
        (count.get() > 0).then(|| {
            el("div")
                .class("selection-bar")
                .attr("role", "group")
                .attr("aria-label", t(words::SELECTION))
                .child(el("b").attr("role", "status").child(move || words::selected(count.get(), lang())))
                .child(
                    button("tool primary")
                        .attr("data-test", "Change selected")
                        .on_click(move || bulk.ask_change())
                        .child(t(words::CHANGE_SELECTED)),
                )
                .child(button("tool").on_click(move || bulk.ask_removal()).child(t(words::REMOVE_SELECTED)))
                .child(button("tool").on_click(move || table.deselect()).child(t(words::DESELECT)))
        })
    };
    bar.into_node()
}

/// Both dialogs.
pub fn dialogs() -> Node {
    let bulk = Bulk::expect();
    (change_dialog(bulk), removal_dialog(bulk)).into_node()
}

fn change_dialog(bulk: Bulk) -> Element {
    let workspace = bulk.table.workspace;
    let open = Signal::derive(move || bulk.changing.with(|all| !all.is_empty()));
    let close = Callback::new(move |()| bulk.changing.set(Vec::new()));
    let heading = Signal::derive(move || words::change_many(bulk.changing.with(Vec::len), lang()));
    let field = move |place: usize, field: Field| {
        let now = move || bulk.choices.with(|all| all.get(place).cloned().unwrap_or_default());
        let id = format!("bulk-{place}");
        let option = |(code, label): (String, String)| {
            let own = code.clone();
            el("option").attr("value", code).prop("selected", move || now() == own).child(label)
        };
        let options = field.options(workspace).into_iter().map(option).collect::<Vec<_>>();
        el("div")
            .class("form-row")
            .child(el("label").class("form-label").attr("for", id.clone()).child(t(field.words())))
            .child(
                el("select")
                    .class("field")
                    .id(id)
                    .on_text("change", move |code| {
                        bulk.choices.update(|all| {
                            if let Some(slot) = all.get_mut(place) {
                                *slot = code;
                            }
                        });
                    })
                    .child(el("option").attr("value", "").child(t(words::UNCHANGED)))
                    .child(options),
            )
    };
    let wrong = move || bulk.quarters().is_err();
    let shift = move || {
        el("div")
            .class("form-row")
            .child(el("label").class("form-label").attr("for", "bulk-shift").child(t(words::BULK_SHIFT)))
            .child(
                el("div")
                    .child(
                        el("input")
                            .attr("type", "text")
                            .attr("inputmode", "numeric")
                            .attr("autocomplete", "off")
                            .id("bulk-shift")
                            .class("field field-short")
                            .attr("aria-invalid", move || wrong().then_some("true"))
                            .attr("aria-describedby", "bulk-shift-hint")
                            .prop("value", move || bulk.shift.get())
                            .on_text("input", move |text| bulk.shift.set(text))
                            .on_key(move |event| {
                                if event.key() == "Enter" && bulk.is_ready() {
                                    event.prevent_default();
                                    bulk.apply();
                                }
                            }),
                    )
                    .child(el("p").class("field-note").id("bulk-shift-hint").child(move || {
                        if wrong() { t(words::BULK_SHIFT_WRONG)() } else { t(words::BULK_SHIFT_HINT)() }
                    })),
            )
    };
    let preview = move || {
        let (measures, changes) = (bulk.changing.get(), bulk.changes());
        let line = |change: &BulkChange| {
            let reach = workspace.program().with(|program| bulk::reach(program, &measures, *change));
            el("li").child(bulk.table.names.with(|names| sentence(*change, reach, names, lang())))
        };
        let lines = changes.iter().map(line).collect::<Vec<_>>();
        if lines.is_empty() {
            el("p").class("field-note").child(t(words::BULK_NOTHING))
        } else {
            el("ul").class("bulk-preview").child(lines)
        }
    };
    dialog("bulk-heading", heading, open, close, move || {
        let fields: Vec<_> = FIELDS.iter().enumerate().map(|(place, f)| field(place, *f)).collect();
        el("div")
            .child(fields)
            .child(shift())
            .child(el("h3").class("panel-heading").child(t(words::BULK_PREVIEW)))
            .child(el("div").attr("role", "status").child(preview))
            .child(
                el("div")
                    .class("dialog-buttons")
                    .child(el("p").class("field-note").child(t(words::REMOVE_CAN_UNDO)))
                    .child(button("tool").on_click(move || close.run(())).child(t(words::CANCEL)))
                    .child(
                        button("tool primary")
                            .attr("data-test", "Apply")
                            .attr("aria-disabled", move || (!bulk.is_ready()).to_string())
                            .on_click(move || {
                                if untrack(|| bulk.is_ready()) {
                                    bulk.apply();
                                }
                            })
                            .child(t(words::CHANGE)),
                    ),
            )
    })
}

fn removal_dialog(bulk: Bulk) -> Element {
    let workspace = bulk.table.workspace;
    let open = Signal::derive(move || bulk.removing.with(|all| !all.is_empty()));
    let close = Callback::new(move |()| bulk.removing.set(Vec::new()));
    let heading = Signal::derive(move || {
        words::remove_question(&words::measures(bulk.removing.with(Vec::len), lang()), lang())
    });
    let remove = move || {
        let measures = bulk.removing.get_untracked();
        bulk.removing.set(Vec::new());
        bulk.table.deselect();
        workspace.door.address.go(crate::ui::route::Route::Program(None));
        workspace.dispatch(bulk::removal(&measures));
    };
    let ties = move || {
        let measures = bulk.removing.get();
        words::untied(workspace.program().with(|program| bulk::ties(program, &measures)), lang())
    };
    dialog("bulk-remove-heading", heading, open, close, move || {
        (
            el("p").child(ties),
            el("div")
                .class("dialog-buttons")
                .child(el("p").class("field-note").child(t(words::REMOVE_CAN_UNDO)))
                .child(button("tool").on_click(move || close.run(())).child(t(words::CANCEL)))
                .child(
                    button("tool primary")
                        .attr("data-test", "Remove selected")
                        .on_click(remove)
                        .child(t(words::REMOVE)),
                ),
        )
    })
}
