//! Opening a file: reading it, telling what was odd, and asking when the programme is here
//! already. Opening never replaces unasked.

use crate::ui::dom::{IntoNode, Node, button, el};
use crate::ui::door::Notice as Message;
use crate::ui::platform::files::{self, Chosen};
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, Route, SharePart};
use crate::ui::view::share::returns::Returns;
use crate::ui::widget::dialog::dialog;
use crate::ui::workspace::Workspace;
use genomfor::exchange::file::{self, Opened};
use genomfor::exchange::read_error::{Notice, ReadError};
use genomfor::model::record::Id;
use genomfor::present::{catalogue as words, sentences};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A file on its way in.
#[derive(Clone)]
enum Stage {
    /// It could not be read.
    Failed(Chosen, ReadError),
    /// The same programme is here already.
    Asking(Chosen, Box<Opened>),
    /// It is open, and this was odd.
    Told(Vec<Notice>),
}

/// The file that is being opened, as a context.
#[derive(Clone, Copy)]
pub struct Opening {
    stage: RwSignal<Option<Stage>, LocalStorage>,
    workspace: Workspace,
    address: Address,
}

impl Opening {
    pub fn provide(workspace: Workspace) -> Opening {
        let address = workspace.door.address;
        let opening = Opening { stage: RwSignal::new_local(None), workspace, address };
        provide_context(opening);
        opening
    }

    #[allow(clippy::expect_used, reason = "provided by the root component before any other is made")]
    pub fn expect() -> Opening {
        use_context().expect("the opening is provided at the root")
    }

    /// Takes a file that was chosen or dropped.
    pub async fn take(self, chosen: Chosen) {
        let read = chosen.content.clone().and_then(|bytes| file::read(&bytes));
        self.decide(chosen, read).await;
    }

    async fn decide(self, chosen: Chosen, read: Result<Opened, ReadError>) {
        match read {
            Err(error) => self.stage.set(Some(Stage::Failed(chosen, error))),
            Ok(opened) => {
                let entries = self.workspace.keeper().entries().await.unwrap_or_default();
                if entries.iter().any(|entry| entry.id == opened.id) || self.workspace.id() == Some(opened.id)
                {
                    self.stage.set(Some(Stage::Asking(chosen, Box::new(opened))));
                } else {
                    self.beside(chosen, opened, false).await;
                }
            }
        }
    }

    async fn beside(self, chosen: Chosen, opened: Opened, copy: bool) {
        let notices = opened.notices.clone();
        self.workspace.open_beside(opened, &chosen, copy).await;
        self.opened(notices);
    }

    /// Lays the file beside the programme that is here.
    async fn merge(self, chosen: Chosen, id: Id) {
        if self.workspace.id() != Some(id) && !self.workspace.load(id).await {
            return;
        }
        self.stage.set(None);
        self.address.go(Route::Share(SharePart::Files));
        if let Some(returns) = self.workspace.door.within(use_context::<Returns>) {
            returns.take(vec![chosen]).await;
        }
    }

    fn opened(self, notices: Vec<Notice>) {
        self.stage.set((!notices.is_empty()).then_some(Stage::Told(notices)));
        self.address.go(Route::Program(None));
    }

    /// Opens a sample as a programme of its own.
    pub async fn take_sample(self, name: &'static str) -> bool {
        let bytes = files::fetch(&format!("samples/{name}.genomfor.json")).await;
        match bytes.and_then(|bytes| file::read(&bytes).ok()) {
            Some(opened) => {
                let name = String::new();
                let chosen = Chosen { name, content: Ok(Vec::new()), handle: None };
                self.beside(chosen, opened, true).await;
                true
            }
            None => {
                self.workspace.door.notice.set(Some(Message::NoSample));
                false
            }
        }
    }

    fn rescue(self, chosen: Chosen) {
        let read = chosen.content.clone().and_then(|bytes| file::read_cut_off(&bytes));
        spawn_local(async move { self.decide(chosen, read).await });
    }
}

/// The dialogs of opening.
pub fn opening_dialogs() -> Node {
    let opening = Opening::expect();
    let stage = opening.stage;
    let close = Callback::new(move |()| stage.set(None));
    let failed = Signal::derive(move || stage.with(|s| matches!(s, Some(Stage::Failed(..)))));
    let asking = Signal::derive(move || stage.with(|s| matches!(s, Some(Stage::Asking(..)))));
    let told = Signal::derive(move || stage.with(|s| matches!(s, Some(Stage::Told(_)))));
    let heading = |words| Signal::derive(move || t(words)().to_owned());
    (
        dialog("failed-heading", heading(words::OPEN_FAILED), failed, close, move || {
            move || {
                let Some(Stage::Failed(chosen, error)) = stage.get() else { return None };
                let can_rescue = matches!(error, ReadError::CutOff { .. });
                let name = chosen.name.clone();
                Some((
                    el("p").class("dialog-file").child(name),
                    el("p")
                        .attr("data-test", "read-error")
                        .child(move || sentences::read_error(&error, lang())),
                    el("p").child(t(words::OPEN_FAILED_TEXT)),
                    el("div")
                        .class("dialog-buttons")
                        .child(can_rescue.then(|| {
                            button("tool")
                                .on_click(move || opening.rescue(chosen.clone()))
                                .child(t(words::OPEN_RESCUE))
                        }))
                        .child(
                            button("tool primary").on_click(move || stage.set(None)).child(t(words::CLOSE)),
                        ),
                ))
            }
        }),
        dialog("asking-heading", heading(words::OPEN_QUESTION), asking, close, move || {
            move || {
                let Some(Stage::Asking(chosen, opened)) = stage.get() else { return None };
                let replaced = (chosen.clone(), opened.clone());
                let title = opened.program.settings.title.clone();
                let merged = (chosen.clone(), opened.id);
                let merge = move || {
                    let (chosen, id) = merged.clone();
                    spawn_local(async move { opening.merge(chosen, id).await });
                };
                let beside = move || {
                    let (chosen, opened) = (chosen.clone(), opened.clone());
                    spawn_local(async move { opening.beside(chosen, *opened, true).await });
                };
                let replace = move || {
                    let (chosen, opened) = replaced.clone();
                    let notices = opened.notices.clone();
                    spawn_local(async move {
                        opening.workspace.replace(*opened, &chosen).await;
                        opening.opened(notices);
                    });
                };
                Some((
                    el("p").class("dialog-file").child(title),
                    el("div")
                        .class("choice-list")
                        .child(
                            button("choice")
                                .attr("data-test", "Merge this")
                                .on_click(merge)
                                .child(el("strong").child(t(words::OPEN_MERGE)))
                                .child(el("span").child(t(words::OPEN_MERGE_TEXT))),
                        )
                        .child(
                            button("choice")
                                .attr("data-test", "Open beside")
                                .on_click(beside)
                                .child(el("strong").child(t(words::OPEN_BESIDE)))
                                .child(el("span").child(t(words::OPEN_BESIDE_TEXT))),
                        )
                        .child(
                            button("choice")
                                .on_click(replace)
                                .child(el("strong").child(t(words::OPEN_REPLACE)))
                                .child(el("span").child(t(words::OPEN_REPLACE_TEXT))),
                        ),
                    el("div")
                        .class("dialog-buttons")
                        .child(button("tool").on_click(move || stage.set(None)).child(t(words::CANCEL))),
                ))
            }
        }),
        dialog("told-heading", heading(words::OPENED_WITH_NOTICES), told, close, move || {
            move || {
                let Some(Stage::Told(notices)) = stage.get() else { return None };
                let line = |notice: &Notice| el("li").child(sentences::notice(notice, lang()));
                Some((
                    el("ul")
                        .class("notice-list")
                        .attr("tabindex", "0")
                        .attr("data-test", "notices")
                        .child(notices.iter().map(line).collect::<Vec<_>>()),
                    el("div").class("dialog-buttons").child(
                        button("tool primary").on_click(move || stage.set(None)).child(t(words::UNDERSTOOD)),
                    ),
                ))
            }
        }),
    )
        .into_node()
}
