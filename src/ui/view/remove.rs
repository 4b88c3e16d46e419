//! Removing a record: what refers to it is shown, and the user decides beforehand what
//! becomes of it. One step, so one undo.

use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, Route};
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::live::live_view;
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
    pub fn provide() {
        let (workspace, address) = (Workspace::expect(), Address::expect());
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
        self.address.go(match Route::to(target) {
            Route::Basis(section, _) => Route::Basis(section, None),
            Route::Program(_) | Route::Start => Route::Program(None),
        });
        self.workspace.dispatch(Edit::Remove(target, ties));
    }
}

/// Asks what becomes of the records that refer to the one to be removed.
#[component]
pub fn RemoveDialog() -> impl IntoView {
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
    view! {
        <Dialog open on_close=close heading id="remove-heading">
            {live_view(move || {
                let Some(target) = removal.target.get() else { return ().into_any() };
                let ties = program.with(|program| ties_of(program, target));
                let belongs = ties.iter().any(|tie| tie.belongs);
                let line = move |tie: &Tie| {
                    view! { <li>{name(tie.from)} " – " {tie.field.label.in_lang(lang()).to_lowercase()}</li> }
                };
                let others = program.with(|program| program.records(target.kind));
                let options: Vec<_> = others
                    .into_iter()
                    .filter(|record| record.reference() != target)
                    .map(|record| {
                        let id = record.reference().to_string();
                        view! { <option value=id>{label::full_title(&record, lang())}</option> }
                    })
                    .collect();
                let can_move = !options.is_empty();
                let chosen = NodeRef::<leptos::html::Select>::new();
                let move_to = move |_| {
                    let id: Option<Id> = chosen.get_untracked().and_then(|s| RecordRef::parse(&s.value())).map(|r| r.id);
                    if let Some(id) = id {
                        removal.remove(target, Ties::MoveTo(id));
                    }
                };
                view! {
                    <p>{t(words::REMOVE_QUESTION_TIES)}</p>
                    <ul class="notice-list" tabindex="0">{ties.iter().map(line).collect::<Vec<_>>()}</ul>
                    <div class="choice-list">
                        {belongs.then(|| view! {
                            <button type="button" class="choice" on:click=move |_| removal.remove(target, Ties::RemoveToo)>
                                <strong>{t(words::REMOVE_TOO)}</strong>
                            </button>
                        })}
                        <button type="button" class="choice" on:click=move |_| removal.remove(target, Ties::Untie)>
                            <strong>{t(words::UNTIE)}</strong>
                        </button>
                        {can_move.then(|| view! {
                            <div class="choice choice-with-select">
                                <label for="remove-move-to"><strong>{t(words::MOVE_TIES)}</strong></label>
                                <select id="remove-move-to" class="field" node_ref=chosen>{options}</select>
                                <button type="button" class="tool" on:click=move_to>{t(words::REMOVE)}</button>
                            </div>
                        })}
                    </div>
                    <div class="dialog-buttons">
                        <span class="field-note">{t(words::REMOVE_CAN_UNDO)}</span>
                        <button type="button" class="tool" on:click=move |_| removal.target.set(None)>{t(words::CANCEL)}</button>
                    </div>
                }
                .into_any()
            })}
        </Dialog>
    }
}
