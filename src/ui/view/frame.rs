//! The frame of every view: head with title and both saved states, rail, messages.

use super::basis::BasisView;
use super::opening::{Opening, OpeningDialogs};
use super::program::ProgramView;
use super::remove::RemoveDialog;
use super::start::StartView;
use crate::ui::commands::{self, Command};
use crate::ui::platform::{clock, files, page};
use crate::ui::preferences::{Preferences, Theme, lang, t};
use crate::ui::route::{Address, Route, Section};
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::icon::{BASIS, CLOSE, Icon, PROGRAM, REDO, SETTINGS, START, UNDO};
use crate::ui::widget::live::{live, live_view};
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
#[component]
pub fn Frame() -> impl IntoView {
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
    view! {
        <a class="skip-link" href="#main" on:click=move |event| {
            event.prevent_default();
            page::focus_later("main".to_owned());
        }>{t(words::SKIP_TO_CONTENT)}</a>
        <Head />
        <Rail shown=shown.into() />
        <main class="main" id="main" tabindex="-1">
            <Banners />
            {live_view(move || match which.get() {
                0 => view! { <StartView /> }.into_any(),
                1 => view! { <BasisView /> }.into_any(),
                _ => view! { <ProgramView /> }.into_any(),
            })}
        </main>
        <OpeningDialogs />
        <RemoveDialog />
        {live_view(move || opening.dragging.get().then(|| view! { <div class="drop-veil" aria-hidden="true"><p>{t(words::DROP_HERE)}</p></div> }))}
    }
}

fn dragged_file(event: &leptos::ev::DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

#[component]
fn Head() -> impl IntoView {
    let workspace = Workspace::expect();
    let settings = Memo::new(move |_| workspace.program().with(|program| program.settings.clone()));
    let title = move || {
        settings.with(|s| if s.title.is_empty() { t(words::UNTITLED)().to_owned() } else { s.title.clone() })
    };
    let municipality = move || settings.with(|s| s.municipality.clone());
    let stage = move || settings.with(|s| s.stage.words().in_lang(lang()));
    let dialog_open = RwSignal::new(false);
    let button = move |command: Command, path: &'static str, class: &'static str, nothing: Words| {
        let outlook = Memo::new(move |_| command.outlook(workspace));
        let label = move || outlook.get().unwrap_or_else(|| nothing.in_lang(lang()).to_owned());
        view! {
            <button
                type="button"
                class=class
                title=label
                aria-label=label
                aria-disabled=live(move || outlook.get().is_none().to_string())
                data-test=command.words().en
                on:click=move |_| if outlook.get_untracked().is_some() { command.run(workspace) }
            >
                <Icon path />
            </button>
        }
    };
    view! {
        <header class="head">
            <span class="brand">"Genomför"</span>
            {live_view(move || {
                workspace
                    .is_open()
                    .then(|| {
                        view! {
                            <p class="head-title">{live_view(title)}</p>
                            {live_view(move || (!municipality().is_empty()).then(|| view! { <span class="chip head-chip">{live_view(municipality)}</span> }))}
                            <span class="chip head-chip">{live_view(stage)}</span>
                            <SavedState />
                            {button(Command::Undo, UNDO, "tool tool-icon", words::NOTHING_TO_UNDO)}
                            {button(Command::Redo, REDO, "tool tool-icon", words::NOTHING_TO_REDO)}
                            <button
                                type="button"
                                class="tool primary head-save"
                                title="Ctrl+S"
                                data-test="Save to file"
                                on:click=move |_| Command::SaveToFile.run(workspace)
                            >
                                {t(words::SAVE_TO_FILE)}
                            </button>
                        }
                    })
            })}
            <button
                type="button"
                class="tool tool-icon head-settings"
                aria-label=t(words::SETTINGS)
                title=t(words::SETTINGS)
                data-test="Settings"
                on:click=move |_| dialog_open.set(true)
            >
                <Icon path=SETTINGS />
            </button>
            <SettingsDialog open=dialog_open />
        </header>
    }
}

/// Both saved states: in this browser, and to a file with the changes since.
#[component]
fn SavedState() -> impl IntoView {
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
    view! {
        <p class="saved" role="status" data-test="saved" data-state=state data-revision=live(move || workspace.revision())>
            <span class="saved-here" class:is-failed=failed>{live_view(here)}</span>
            <span class="saved-file" class:is-behind=live(move || changes() != Some(0))>{live_view(to_file)}</span>
        </p>
    }
}

#[component]
fn Rail(shown: Signal<Route>) -> impl IntoView {
    let workspace = Workspace::expect();
    let count = move || workspace.program().with(|program| program.measures.len());
    let link = move |route: Route, path: &'static str, name: Words, current: fn(Route) -> bool| {
        view! {
            <a href=route.hash() aria-current=live(move || current(shown.get()).then_some("page"))>
                <Icon path />
                <span>{t(name)}</span>
                {(name == words::PROGRAM).then(|| view! { <span class="rail-count">{live_view(count)}</span> })}
            </a>
        }
    };
    view! {
        <nav class="rail" aria-label=t(words::VIEWS)>
            {link(Route::Start, START, words::START, |route| route == Route::Start)}
            {live_view(move || {
                workspace
                    .is_open()
                    .then(|| {
                        view! {
                            {link(
                                Route::Basis(Section::Facts, None),
                                BASIS,
                                words::BASIS,
                                |route| matches!(route, Route::Basis(..)),
                            )}
                            {link(Route::Program(None), PROGRAM, words::PROGRAM, |route| matches!(route, Route::Program(_)))}
                        }
                    })
            })}
        </nav>
    }
}

/// What the user has to know now: lasting where it lasts, closable where it is over.
#[component]
fn Banners() -> impl IntoView {
    let workspace = Workspace::expect();
    let keeper = workspace.keeper();
    let standing = match (keeper.has_store(), keeper.has_journal()) {
        (false, _) => Some(words::STORAGE_NONE),
        (true, false) => Some(words::STORAGE_NO_JOURNAL),
        (true, true) => None,
    };
    let save = move || {
        workspace.is_open().then(|| view! {
            <button type="button" class="tool" on:click=move |_| Command::SaveToFile.run(workspace)>{t(words::SAVE_TO_FILE)}</button>
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
    view! {
        <div class="banners" role="status">
            {standing.map(|words| view! { <div class="banner" data-test="banner"><p>{t(words)}</p>{save}</div> })}
            {live_view(move || {
                fault
                    .get()
                    .filter(|fault| standing.is_none() || *fault == StoreFault::Taken)
                    .map(|fault| {
                        view! {
                            <div class="banner is-serious" data-test="banner">
                                <p>{t(sentences::store_fault(fault))}</p>
                                {save}
                                {(fault == StoreFault::Taken).then(|| view! { <OtherTabChoices /> })}
                            </div>
                        }
                    })
            })}
            {live_view(move || {
                workspace
                    .notice
                    .get()
                    .map(|notice| {
                        view! {
                            <div class="banner" data-test="notice">
                                <p>{live_view(move || notice_words(&notice, lang()))}</p>
                                <button
                                    type="button"
                                    class="tool tool-icon"
                                    aria-label=t(words::CLOSE)
                                    on:click=move |_| workspace.notice.set(None)
                                >
                                    <Icon path=CLOSE />
                                </button>
                            </div>
                        }
                    })
            })}
        </div>
    }
}

#[component]
fn OtherTabChoices() -> impl IntoView {
    let workspace = Workspace::expect();
    let take = move |_| {
        if let Some(id) = workspace.id() {
            spawn_local(async move {
                workspace.load(id).await;
            });
        }
    };
    view! {
        <button type="button" class="tool" on:click=move |_| spawn_local(workspace.keep_as_copy())>{t(words::BANNER_COPY)}</button>
        <button type="button" class="tool" on:click=take>{t(words::BANNER_TAKE_OTHER)}</button>
    }
}

#[component]
fn SettingsDialog(open: RwSignal<bool>) -> impl IntoView {
    let preferences = Preferences::expect();
    let close = Callback::new(move |()| open.set(false));
    let role = Signal::derive(move || preferences.role.get());
    let set_role = Callback::new(move |(text, _): (String, TypingSession)| {
        preferences.role.set(text.trim().to_owned());
        None
    });
    let heading = Signal::derive(move || t(words::SETTINGS)().to_owned());
    let language = move |lang: Lang, name: &'static str| {
        view! {
            <button
                type="button"
                lang=lang.tag()
                aria-pressed=live(move || (preferences.lang.get() == lang).to_string())
                on:click=move |_| preferences.lang.set(lang)
            >
                {name}
            </button>
        }
    };
    let theme = move |theme: Theme| {
        view! {
            <button
                type="button"
                aria-pressed=live(move || (preferences.theme.get() == theme).to_string())
                data-test=theme.code()
                on:click=move |_| preferences.theme.set(theme)
            >
                {t(theme.words())}
            </button>
        }
    };
    view! {
        <Dialog open on_close=close heading id="settings-heading">
            <div class="form-wide" role="group" aria-labelledby="settings-language">
                <span class="form-label" id="settings-language">{t(words::LANGUAGE)}</span>
                <div class="segments">{language(Lang::Sv, "Svenska")} {language(Lang::En, "English")}</div>
            </div>
            <div class="form-wide" role="group" aria-labelledby="settings-colours">
                <span class="form-label" id="settings-colours">{t(words::COLOURS)}</span>
                <div class="segments">{Theme::ALL.into_iter().map(theme).collect::<Vec<_>>()}</div>
            </div>
            <div class="form-wide">
                <label class="form-label" for="settings-role">{t(words::ROLE)}</label>
                <TextField id="settings-role".to_owned() shown=role commit=set_role />
                <p class="field-note">{t(words::ROLE_HINT)}</p>
            </div>
            <div class="dialog-buttons">
                <button type="button" class="tool primary" on:click=move |_| open.set(false)>{t(words::CLOSE)}</button>
            </div>
        </Dialog>
    }
}
