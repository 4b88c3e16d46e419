//! The frame of every view: head with title and both saved states, rail, messages.

use super::start::start_view;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::door::{Author, Door, Notice, Wish};
use crate::ui::platform::{files, page};
use crate::ui::preferences::{Preferences, Theme, lang, t};
use crate::ui::route::{CheckPart, EconomyPart, ExpansionPart, Route, Section, SharePart};
use crate::ui::widget::dialog::dialog;
use crate::ui::widget::icon::{
    BASIS, CHECKS, CLOSE, ECONOMY, EXPANSION, MATRIX, OVERVIEW, PROGRAM, SETTINGS, SHARE, START, TIMELINE,
    icon,
};
use crate::ui::widget::text::TextField;
use genomfor::analysis::matrix::MatrixKind;
use genomfor::edit::document::TypingSession;
use genomfor::exchange::keeper::LoadError;
use genomfor::model::words::{Lang, Words};
use genomfor::present::{
    catalogue as words, check, economy, expansion, interview, matrix, overview, timeline,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Everything that is on the page.
pub fn frame() -> Node {
    let door = Door::expect();
    let dragging = RwSignal::new(false);
    take_dropped_files(door, dragging);
    let shown = Memo::new(move |_| if door.is_open() { door.address.get() } else { Route::Start });
    let view_name = move || match shown.get() {
        Route::Start => words::START,
        Route::Basis(..) => words::BASIS,
        Route::Program(_) => words::PROGRAM,
        Route::Interview(_) => interview::TITLE,
        Route::Share(_) => words::SHARE,
        Route::Overview => overview::OVERVIEW,
        Route::Matrix(..) => matrix::MATRIX,
        Route::Timeline(_) => timeline::TIMELINE,
        Route::Checks(_) => check::CHECKS,
        Route::Expansion(..) => expansion::EXPANSION,
        Route::Economy(..) => economy::ECONOMY,
    };
    Effect::new(move |_| {
        let view = view_name().in_lang(lang());
        let title = door.title.get();
        page::set_title(&if title.is_empty() {
            format!("{view} – Genomför")
        } else {
            format!("{view} – {title} – Genomför")
        });
    });
    // Which view is shown changes rarely; which record it shows changes often.
    let which = Memo::new(move |_| shown.get().view());
    // Another view begins at its top.
    Effect::new(move |_| {
        which.track();
        page::scroll_to_top();
    });
    let skip = move |event: web_sys::Event| {
        event.prevent_default();
        page::focus_later("main".to_owned());
    };
    let view = move || match which.get() {
        Route::Start => start_view().into_node(),
        route => door.work().map_or(Node::Nothing, |work| (work.view)(route)),
    };
    let veil = move || {
        let veil = el("div").class("drop-veil").attr("aria-hidden", "true");
        dragging.get().then(|| veil.child(el("p").child(t(words::DROP_HERE))))
    };
    (
        el("a").class("skip-link").attr("href", "#main").on("click", skip).child(t(words::SKIP_TO_CONTENT)),
        head(),
        rail(shown.into()),
        el("main").class("main").id("main").attr("tabindex", "-1").child(banners()).child(view),
        move || door.work().map(|work| (work.dialogs)()),
        veil,
    )
        .into_node()
}

/// A file that is dropped anywhere on the page is opened.
fn take_dropped_files(door: Door, dragging: RwSignal<bool>) {
    let over = window_event_listener(leptos::ev::dragover, move |event| {
        if dragged_file(&event) {
            event.prevent_default();
            dragging.set(true);
        }
    });
    let leave = window_event_listener(leptos::ev::dragleave, move |event| {
        if event.related_target().is_none() {
            dragging.set(false);
        }
    });
    let drop = window_event_listener(leptos::ev::drop, move |event| {
        dragging.set(false);
        let files = files::listed(event.data_transfer().and_then(|data| data.files()));
        if files.is_empty() {
            return;
        }
        event.prevent_default();
        spawn_local(async move {
            let received =
                matches!(door.address.get_untracked(), Route::Share(_)) && door.is_open_untracked();
            let mut chosen = Vec::new();
            for file in files {
                chosen.push(files::read(file).await);
            }
            if received {
                door.wish(Wish::Receive(chosen)).await;
            } else if let Some(first) = chosen.into_iter().next() {
                door.wish(Wish::Open(first)).await;
            }
        });
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
}

fn dragged_file(event: &leptos::ev::DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

fn head() -> Element {
    let door = Door::expect();
    let dialog_open = RwSignal::new(false);
    let tools = move || door.work().filter(|_| door.is_open()).map(|work| (work.head)());
    el("header")
        .class("head")
        .child(el("span").class("brand").child("Genomför"))
        .child(tools)
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

fn rail(shown: Signal<Route>) -> Element {
    let door = Door::expect();
    let link = move |route: Route, path: &'static str, name: Words, current: fn(Route) -> bool| {
        el("a")
            .attr("href", route.hash())
            .attr("aria-current", move || current(shown.get()).then_some("page"))
            .child(icon(path))
            .child(el("span").child(t(name)))
            .child(move || door.work().map(|work| (work.count)(route)))
    };
    let views = move || {
        door.is_open().then(|| {
            let basis = Route::Basis(Section::Facts, None);
            vec![
                link(Route::Overview, OVERVIEW, overview::OVERVIEW, |route| route == Route::Overview),
                link(basis, BASIS, words::BASIS, |route| matches!(route, Route::Basis(..))),
                link(Route::Program(None), PROGRAM, words::PROGRAM, |route| {
                    matches!(route, Route::Program(_) | Route::Interview(_))
                }),
                link(Route::Matrix(MatrixKind::GoalBody, None), MATRIX, matrix::MATRIX, |route| {
                    matches!(route, Route::Matrix(..))
                }),
                link(Route::Timeline(None), TIMELINE, timeline::TIMELINE, |route| {
                    matches!(route, Route::Timeline(_))
                }),
                link(Route::Expansion(ExpansionPart::Plan, None), EXPANSION, expansion::EXPANSION, |route| {
                    matches!(route, Route::Expansion(..))
                }),
                link(Route::Economy(EconomyPart::Accounts, None), ECONOMY, economy::ECONOMY, |route| {
                    matches!(route, Route::Economy(..))
                }),
                link(Route::Checks(CheckPart::Statute), CHECKS, check::CHECKS, |route| {
                    matches!(route, Route::Checks(_))
                }),
                link(Route::Share(SharePart::Files), SHARE, words::SHARE, |route| {
                    matches!(route, Route::Share(_))
                }),
            ]
        })
    };
    el("nav")
        .class("rail")
        .attr("aria-label", t(words::VIEWS))
        .child(link(Route::Start, START, words::START, |route| route == Route::Start))
        .child(views)
}

/// What the user has to know now: lasting where it lasts, closable where it is over.
fn banners() -> Element {
    let door = Door::expect();
    // Where a programme is open, its own banners say it, with a way to save to a file.
    let standing = move || {
        let words = door.storage_lack().filter(|_| !door.is_open());
        words
            .map(|words| el("div").class("banner").attr("data-test", "banner").child(el("p").child(t(words))))
    };
    let notice_words = move |notice: &Notice, lang: Lang| match notice {
        Notice::Refused(_) => words::REFUSED.in_lang(lang).to_owned(),
        Notice::Damaged(count) => words::damaged(*count, lang),
        Notice::NotLoaded(LoadError::Unreachable(_)) => words::NOT_REACHABLE.in_lang(lang).to_owned(),
        Notice::NotLoaded(LoadError::Lost(_)) => words::LOST.in_lang(lang).to_owned(),
        Notice::NoSample => words::NO_SAMPLE.in_lang(lang).to_owned(),
        Notice::NoWork => words::NO_WORK.in_lang(lang).to_owned(),
        Notice::Copied => words::COPIED.in_lang(lang).to_owned(),
        Notice::NotCopied => words::COPY_FAILED.in_lang(lang).to_owned(),
        Notice::CameIn(Author::OtherTab, changed) => {
            words::came_in(words::ANOTHER_TAB.in_lang(lang), *changed, lang)
        }
        Notice::CameIn(Author::Colleague(who), changed) => words::came_in(who, *changed, lang),
    };
    let notice = move || {
        door.notice.get().map(|notice| {
            // What merely went well passes by, and moves nothing on the page.
            let passes = notice == Notice::Copied;
            if passes {
                set_timeout(move || passed(door), PASSING);
            }
            el("div")
                .class(if passes { "banner is-passing" } else { "banner" })
                .attr("data-test", "notice")
                .child(el("p").child(move || notice_words(&notice, lang())))
                .child(
                    button("tool tool-icon")
                        .attr("aria-label", t(words::CLOSE))
                        .on_click(move || door.notice.set(None))
                        .child(icon(CLOSE)),
                )
        })
    };
    el("div")
        .class("banners")
        .attr("role", "status")
        .child(standing)
        .child(move || door.work().map(|work| (work.banners)()))
        .child(notice)
}

/// What passes by is read in so long.
const PASSING: std::time::Duration = std::time::Duration::from_secs(5);

/// Takes away what only passes by.
fn passed(door: Door) {
    if door.notice.get_untracked() == Some(Notice::Copied) {
        door.notice.set(None);
    }
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
