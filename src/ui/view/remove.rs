//! Removing a record: what refers to it is shown, and the user decides beforehand what
//! becomes of it. One step, so one undo.

use crate::ui::dom::{Element, ElementRef, button, el};
use crate::ui::preferences::{lang, t};
use crate::ui::route::Address;
use crate::ui::widget::dialog::dialog;
use crate::ui::workspace::Workspace;
use genomfor::edit::Edit;
use genomfor::edit::ties::{Tie, Ties, ties_of};
use genomfor::model::record::{Id, RecordRef};
use genomfor::present::{catalogue as words, label};
use leptos::prelude::*;

/// The record that is to be removed, as a context.
#[derive(Clone, Copy)]
pub struct Removal {
    target: RwSignal<Option<RecordRef>>,
    workspace: Workspace,
    address: Address,
}

impl Removal {
    pub fn provide(workspace: Workspace) {
        let address = workspace.door.address;
        provide_context(Removal { target: RwSignal::new(None), workspace, address });
    }

    #[allow(clippy::expect_used, reason = "provided by the root component before any other is made")]
    pub fn expect() -> Removal {
        use_context().expect("the removal is provided at the root")
    }

    /// Asks what is to be asked, and removes at once where nothing is.
    pub fn ask(self, target: RecordRef) {
        let tied = self.workspace.program().with_untracked(|program| !ties_of(program, target).is_empty());
        if tied {
            self.target.set(Some(target));
        } else {
            self.remove(target, Ties::Untie);
        }
    }

    fn remove(self, target: RecordRef, ties: Ties) {
        self.target.set(None);
        self.address.go(self.address.get_untracked().beside(target).without_record());
        self.workspace.dispatch(Edit::Remove(target, ties));
    }
}

/// Asks what becomes of the records that refer to the one to be removed.
pub fn remove_dialog() -> Element {
    let removal = Removal::expect();
    let program = removal.workspace.program();
    let open = Signal::derive(move || removal.target.with(Option::is_some));
    let close = Callback::new(move |()| removal.target.set(None));
    let name = move |target: RecordRef| {
        let record = program.with(|program| program.get(target));
        record.map(|record| label::full_title(&record, lang())).unwrap_or_default()
    };
    let heading = Signal::derive(move || {
        removal.target.get().map(|target| words::remove_question(&name(target), lang())).unwrap_or_default()
    });
    dialog("remove-heading", heading, open, close, move || {
        move || {
            let target = removal.target.get()?;
            let ties = program.with(|program| ties_of(program, target));
            let belongs = ties.iter().any(|tie| tie.belongs);
            let line = move |tie: &Tie| {
                el("li")
                    .child(name(tie.from))
                    .child(" – ")
                    .child(tie.field.label.in_lang(lang()).to_lowercase())
            };
            let others = program.with(|program| program.records(target.kind));
            let options: Vec<_> = others
                .into_iter()
                .filter(|record| record.reference() != target)
                .map(|record| {
                    let id = record.reference().to_string();
                    el("option").attr("value", id).child(label::full_title(&record, lang()))
                })
                .collect();
            let can_move = !options.is_empty();
            let chosen = ElementRef::new();
            let move_to = move || {
                let id: Option<Id> = chosen
                    .get_untracked::<web_sys::HtmlSelectElement>()
                    .and_then(|s| RecordRef::parse(&s.value()))
                    .map(|r| r.id);
                if let Some(id) = id {
                    removal.remove(target, Ties::MoveTo(id));
                }
            };
            Some((
                el("p").child(t(words::REMOVE_QUESTION_TIES)),
                el("ul")
                    .class("notice-list")
                    .attr("tabindex", "0")
                    .child(ties.iter().map(line).collect::<Vec<_>>()),
                el("div")
                    .class("choice-list")
                    .child(belongs.then(|| {
                        button("choice")
                            .on_click(move || removal.remove(target, Ties::RemoveToo))
                            .child(el("strong").child(t(words::REMOVE_TOO)))
                    }))
                    .child(
                        button("choice")
                            .on_click(move || removal.remove(target, Ties::Untie))
                            .child(el("strong").child(t(words::UNTIE))),
                    )
                    .child(can_move.then(|| {
                        el("div")
                            .class("choice choice-with-select")
                            .child(
                                el("label")
                                    .attr("for", "remove-move-to")
                                    .child(el("strong").child(t(words::MOVE_TIES))),
                            )
                            .child(
                                el("select").id("remove-move-to").class("field").refer(chosen).child(options),
                            )
                            .child(button("tool").on_click(move_to).child(t(words::REMOVE)))
                    })),
                el("div")
                    .class("dialog-buttons")
                    .child(el("span").class("field-note").child(t(words::REMOVE_CAN_UNDO)))
                    .child(button("tool").on_click(move || removal.target.set(None)).child(t(words::CANCEL))),
            ))
        }
    })
}
