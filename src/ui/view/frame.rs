//! The frame of every view: head with title and both saved states, rail, messages.

use super::basis::basis_view;
use super::opening::{Opening, opening_dialogs};
use super::program::program_view;
use super::remove::remove_dialog;
use super::start::start_view;
use crate::ui::commands::{self, Command};
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::{clock, files, page};
use crate::ui::preferences::{Preferences, Theme, lang, t};
use crate::ui::route::{Address, Route, Section};
use crate::ui::widget::dialog::dialog;
use crate::ui::widget::icon::{BASIS, CLOSE, PROGRAM, REDO, SETTINGS, START, UNDO, icon};
use crate::ui::widget::text::TextField;
use crate::ui::workspace::{Notice, Saving, Workspace};
use genomfor::edit::document::TypingSession;
use genomfor::exchange::keeper::{Kept, LoadError};
use genomfor::exchange::store::StoreFault;
use genomfor::model::words::{Lang, Words};
use genomfor::present::{catalogue as words, format, sentences};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Everything that is on the page.
pub fn frame() -> Node {
    let workspace = Workspace::expect();
    let address = Address::expect();
    let opening = Opening::expect();
    commands::listen(workspace);
    let shown = Memo::new(move |_| if workspace.is_open() { address.get() } else { Route::Start });
    let view_name = move || match shown.get() {
        Route::Start => words::START,
        Route::Basis(..) => words::BASIS,
        Route::Program(_) => words::PROGRAM,
    };
    Effect::new(move |_| {
        let title = workspace.program().with(|program| program.settings.title.clone());
        let view = view_name().in_lang(lang());
        let parts = if title.is_empty() {
            format!("{view} – Genomför")
        } else {
            format!("{view} – {title} – Genomför")
        };
        page::set_title(&parts);
    });
    let over = window_event_listener(leptos::ev::dragover, move |event| {
        if dragged_file(&event) {
            event.prevent_default();
            opening.dragging.set(true);
        }
    });
    let leave = window_event_listener(leptos::ev::dragleave, move |event| {
        if event.related_target().is_none() {
            opening.dragging.set(false);
        }
    });
    let drop = window_event_listener(leptos::ev::drop, move |event| {
        opening.dragging.set(false);
        let files = files::listed(event.data_transfer().and_then(|data| data.files()));
        if let Some(file) = files.into_iter().next() {
            event.prevent_default();
            spawn_local(async move { opening.take(files::read(file).await).await });
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
    // Which view is shown changes rarely; which record it shows changes often.
    let which = Memo::new(move |_| match shown.get() {
        Route::Start => 0,
        Route::Basis(..) => 1,
        Route::Program(_) => 2,
    });
    (
        el("a")
            .class("skip-link")
            .attr("href", "#main")
            .on("click", move |event| {
                event.prevent_default();
                page::focus_later("main".to_owned());
            })
            .child(t(words::SKIP_TO_CONTENT)),
        head(),
        rail(shown.into()),
        el("main").class("main").id("main").attr("tabindex", "-1").child(banners()).child(
            move || match which.get() {
                0 => start_view(),
                1 => basis_view(),
                _ => program_view(),
            },
        ),
        opening_dialogs(),
        remove_dialog(),
        move || {
            opening.dragging.get().then(|| {
                el("div")
                    .class("drop-veil")
                    .attr("aria-hidden", "true")
                    .child(el("p").child(t(words::DROP_HERE)))
            })
        },
    )
        .into_node()
}

fn dragged_file(event: &leptos::ev::DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

fn head() -> Element {
    let workspace = Workspace::expect();
    let settings = Memo::new(move |_| workspace.program().with(|program| program.settings.clone()));
    let title = move || {
        settings.with(|s| if s.title.is_empty() { t(words::UNTITLED)().to_owned() } else { s.title.clone() })
    };
    let municipality = move || settings.with(|s| s.municipality.clone());
    let stage = move || settings.with(|s| s.stage.words().in_lang(lang()));
    let dialog_open = RwSignal::new(false);
    let tool = move |command: Command, path: &'static str, class: &'static str, nothing: Words| {
        let outlook = Memo::new(move |_| command.outlook(workspace));
        let label = move || outlook.get().unwrap_or_else(|| nothing.in_lang(lang()).to_owned());
        button(class)
            .attr("title", label)
            .attr("aria-label", label)
            .attr("aria-disabled", move || outlook.get().is_none().to_string())
            .attr("data-test", command.words().en)
            .on_click(move || {
                if outlook.get_untracked().is_some() {
                    command.run(workspace)
                }
            })
            .child(icon(path))
    };
    el("header")
        .class("head")
        .child(el("span").class("brand").child("Genomför"))
        .child(move || {
            workspace.is_open().then(|| {
                (
                    el("p").class("head-title").child(title),
                    move || {
                        (!municipality().is_empty())
                            .then(|| el("span").class("chip head-chip").child(municipality))
                    },
                    el("span").class("chip head-chip").child(stage),
                    saved_state(),
                    tool(Command::Undo, UNDO, "tool tool-icon", words::NOTHING_TO_UNDO),
                    tool(Command::Redo, REDO, "tool tool-icon", words::NOTHING_TO_REDO),
                    button("tool primary head-save")
                        .attr("title", "Ctrl+S")
                        .attr("data-test", "Save to file")
                        .on_click(move || Command::SaveToFile.run(workspace))
                        .child(t(words::SAVE_TO_FILE)),
                )
            })
        })
        .child(
            button("tool tool-icon head-settings")
                .attr("aria-label", t(words::SETTINGS))
                .attr("title", t(words::SETTINGS))
                .attr("data-test", "Settings")
                .on_click(move || dialog_open.set(true))
                .child(icon(SETTINGS)),
        )
        .child(settings_dialog(dialog_open))
}

/// Both saved states: in this browser, and to a file with the changes since.
fn saved_state() -> Element {
    let workspace = Workspace::expect();
    let here = move || {
        let lang = lang();
        match workspace.saving.get() {
            Saving::UnderWay => words::SAVING.in_lang(lang).to_owned(),
            Saving::Failed(_) => words::NOT_SAVED.in_lang(lang).to_owned(),
            Saving::Untouched | Saving::Done(_) => {
                let saved = workspace.custody.with(|custody| custody.saved.clone());
                words::saved_here(&format::moment(&saved, &clock::now(), lang), lang)
            }
        }
    };
    let failed = move || matches!(workspace.saving.get(), Saving::Failed(_));
    let changes = move || {
        let revision = workspace.revision();
        workspace.custody.with(|c| c.file.as_ref().map(|file| revision.saturating_sub(file.revision)))
    };
    let to_file = move || {
        let lang = lang();
        let at = workspace.custody.with(|custody| custody.file.as_ref().map(|file| file.at.clone()));
        match (at, changes()) {
            (Some(at), Some(changes)) => {
                words::file_state(changes, &format::moment(&at, &clock::now(), lang), lang)
            }
            _ => words::NOT_IN_FILE.in_lang(lang).to_owned(),
        }
    };
    let state = move || match workspace.saving.get() {
        Saving::Untouched | Saving::Done(_) => "saved",
        Saving::UnderWay => "saving",
        Saving::Failed(_) => "failed",
    };
    el("p")
        .class("saved")
        .attr("role", "status")
        .attr("data-test", "saved")
        .attr("data-state", state)
        .attr("data-revision", move || workspace.revision())
        .child(el("span").class("saved-here").class_if("is-failed", failed).child(here))
        .child(
            el("span").class("saved-file").class_if("is-behind", move || changes() != Some(0)).child(to_file),
        )
}

fn rail(shown: Signal<Route>) -> Element {
    let workspace = Workspace::expect();
    let count = move || workspace.program().with(|program| program.measures.len());
    let link = move |route: Route, path: &'static str, name: Words, current: fn(Route) -> bool| {
        el("a")
            .attr("href", route.hash())
            .attr("aria-current", move || current(shown.get()).then_some("page"))
            .child(icon(path))
            .child(el("span").child(t(name)))
            .child((name == words::PROGRAM).then(|| el("span").class("rail-count").child(count)))
    };
    el("nav")
        .class("rail")
        .attr("aria-label", t(words::VIEWS))
        .child(link(Route::Start, START, words::START, |route| route == Route::Start))
        .child(move || {
            workspace.is_open().then(|| {
                (
                    link(Route::Basis(Section::Facts, None), BASIS, words::BASIS, |route| {
                        matches!(route, Route::Basis(..))
                    }),
                    link(Route::Program(None), PROGRAM, words::PROGRAM, |route| {
                        matches!(route, Route::Program(_))
                    }),
                )
            })
        })
}

/// What the user has to know now: lasting where it lasts, closable where it is over.
fn banners() -> Element {
    let workspace = Workspace::expect();
    let keeper = workspace.keeper();
    let standing = match (keeper.has_store(), keeper.has_journal()) {
        (false, _) => Some(words::STORAGE_NONE),
        (true, false) => Some(words::STORAGE_NO_JOURNAL),
        (true, true) => None,
    };
    let save = move || {
        workspace.is_open().then(|| {
            button("tool").on_click(move || Command::SaveToFile.run(workspace)).child(t(words::SAVE_TO_FILE))
        })
    };
    let fault = Memo::new(move |_| match workspace.saving.get() {
        Saving::Failed(fault) => Some(fault),
        Saving::Untouched | Saving::UnderWay | Saving::Done(Kept::Safely | Kept::Loosely) => None,
    });
    let notice_words = move |notice: &Notice, lang: Lang| match notice {
        Notice::Refused(_) => words::REFUSED.in_lang(lang).to_owned(),
        Notice::FromOtherTab => words::FROM_OTHER_TAB.in_lang(lang).to_owned(),
        Notice::Damaged(count) => words::damaged(*count, lang),
        Notice::NotLoaded(LoadError::Unreachable(_)) => words::NOT_REACHABLE.in_lang(lang).to_owned(),
        Notice::NotLoaded(LoadError::Lost(_)) => words::LOST.in_lang(lang).to_owned(),
        Notice::NoSample => words::NO_SAMPLE.in_lang(lang).to_owned(),
    };
    el("div")
        .class("banners")
        .attr("role", "status")
        .child(standing.map(|words| {
            el("div").class("banner").attr("data-test", "banner").child(el("p").child(t(words))).child(save)
        }))
        .child(move || {
            fault.get().filter(|fault| standing.is_none() || *fault == StoreFault::Taken).map(|fault| {
                el("div")
                    .class("banner is-serious")
                    .attr("data-test", "banner")
                    .child(el("p").child(t(sentences::store_fault(fault))))
                    .child(save)
                    .child((fault == StoreFault::Taken).then(other_tab_choices))
            })
        })
        .child(move || {
            workspace.notice.get().map(|notice| {
                el("div")
                    .class("banner")
                    .attr("data-test", "notice")
                    .child(el("p").child(move || notice_words(&notice, lang())))
                    .child(
                        button("tool tool-icon")
                            .attr("aria-label", t(words::CLOSE))
                            .on_click(move || workspace.notice.set(None))
                            .child(icon(CLOSE)),
                    )
            })
        })
}

fn other_tab_choices() -> Node {
    let workspace = Workspace::expect();
    let take = move || {
        if let Some(id) = workspace.id() {
            spawn_local(async move {
                workspace.load(id).await;
            });
        }
    };
    let copy = button("tool").on_click(move || spawn_local(workspace.keep_as_copy()));
    let other = button("tool").on_click(take);
    (copy.child(t(words::BANNER_COPY)), other.child(t(words::BANNER_TAKE_OTHER))).into_node()
}

fn settings_dialog(open: RwSignal<bool>) -> Element {
    let preferences = Preferences::expect();
    let close = Callback::new(move |()| open.set(false));
    let role = Signal::derive(move || preferences.role.get());
    let set_role = Callback::new(move |(text, _): (String, TypingSession)| {
        preferences.role.set(text.trim().to_owned());
        None
    });
    let heading = Signal::derive(move || t(words::SETTINGS)().to_owned());
    let language = move |lang: Lang, name: &'static str| {
        el("button")
            .attr("type", "button")
            .attr("lang", lang.tag())
            .attr("aria-pressed", move || (preferences.lang.get() == lang).to_string())
            .on_click(move || preferences.lang.set(lang))
            .child(name)
    };
    let theme = move |theme: Theme| {
        el("button")
            .attr("type", "button")
            .attr("aria-pressed", move || (preferences.theme.get() == theme).to_string())
            .attr("data-test", theme.code())
            .on_click(move || preferences.theme.set(theme))
            .child(t(theme.words()))
    };
    dialog("settings-heading", heading, open.into(), close, move || {
        (
            el("div")
                .class("form-wide")
                .attr("role", "group")
                .attr("aria-labelledby", "settings-language")
                .child(el("span").class("form-label").id("settings-language").child(t(words::LANGUAGE)))
                .child(
                    el("div")
                        .class("segments")
                        .child(language(Lang::Sv, "Svenska"))
                        .child(language(Lang::En, "English")),
                ),
            el("div")
                .class("form-wide")
                .attr("role", "group")
                .attr("aria-labelledby", "settings-colours")
                .child(el("span").class("form-label").id("settings-colours").child(t(words::COLOURS)))
                .child(
                    el("div").class("segments").child(Theme::ALL.into_iter().map(theme).collect::<Vec<_>>()),
                ),
            el("div")
                .class("form-wide")
                .child(el("label").class("form-label").attr("for", "settings-role").child(t(words::ROLE)))
                .child(TextField::new("settings-role".to_owned(), role, set_role).view())
                .child(el("p").class("field-note").child(t(words::ROLE_HINT))),
            el("div")
                .class("dialog-buttons")
                .child(button("tool primary").on_click(move || open.set(false)).child(t(words::CLOSE))),
        )
    })
}
