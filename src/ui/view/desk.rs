//! What stands in the frame as long as a programme is open: title, both saved states, undo
//! and redo, what the user has to know about storage, and the dialogs.

use super::opening::opening_dialogs;
use super::palette;
use super::program::{bulk, paste, print};
use super::remove::remove_dialog;
use super::share::returns::{Cause, Returns};
use crate::ui::commands::Command;
use crate::ui::derived::Derived;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::clock;
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Route, SharePart};
use crate::ui::widget::icon::{KEYS, PRESENT, REDO, SEARCH, UNDO, icon};
use crate::ui::workspace::{Saving, Workspace};
use genomfor::analysis::check::Severity;
use genomfor::exchange::keeper::Kept;
use genomfor::exchange::store::StoreFault;
use genomfor::model::words::Words;
use genomfor::present::share::review;
use genomfor::present::{catalogue as words, format, sentences};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Title, saved states, undo, redo and saving to a file.
pub fn head_tools() -> Node {
    let workspace = Workspace::expect();
    let settings = Memo::new(move |_| workspace.program().with(|program| program.settings.clone()));
    let title = move || {
        settings.with(|s| if s.title.is_empty() { t(words::UNTITLED)().to_owned() } else { s.title.clone() })
    };
    let municipality = move || settings.with(|s| s.municipality.clone());
    let stage = move || settings.with(|s| s.stage.words().in_lang(lang()));
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
                    command.run(workspace);
                }
            })
            .child(icon(path))
    };
    (
        el("p").class("head-title").child(title),
        move || (!municipality().is_empty()).then(|| el("span").class("chip head-chip").child(municipality)),
        el("span").class("chip head-chip").child(stage),
        saved_state(),
        (
            tool(Command::Undo, UNDO, "tool tool-icon", words::NOTHING_TO_UNDO),
            tool(Command::Redo, REDO, "tool tool-icon", words::NOTHING_TO_REDO),
        ),
        (
            tool(Command::Palette, SEARCH, "tool tool-icon", words::PALETTE),
            tool(Command::Present, PRESENT, "tool tool-icon head-present", words::PRESENT),
            tool(Command::Keys, KEYS, "tool tool-icon head-keys", words::KEYS),
        ),
        save_button("tool primary head-save").attr("title", "Ctrl+S").attr("data-test", "Save to file"),
    )
        .into_node()
}

fn save_button(class: &'static str) -> Element {
    let workspace = Workspace::expect();
    button(class).on_click(move || Command::SaveToFile.run(workspace)).child(t(words::SAVE_TO_FILE))
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

/// How many there are of what a view shows.
pub fn count(route: Route) -> Option<Element> {
    let workspace = Workspace::expect();
    let count = move || workspace.program().with(|program| program.measures.len());
    let derived = Derived::expect();
    let errors = move || {
        let open = derived.checks.with(|report| report.count(Severity::Error));
        (open > 0).then_some(open)
    };
    let returns = Returns::expect();
    let waiting = move || Some(returns.open_questions()).filter(|open| *open > 0);
    match route {
        Route::Program(_) => Some(el("span").class("rail-count").child(count)),
        Route::Share(_) => Some(el("span").class("rail-count").child(waiting)),
        Route::Checks(_) => Some(el("span").class("rail-count").child(errors)),
        Route::Start
        | Route::Basis(..)
        | Route::Interview(_)
        | Route::Overview
        | Route::Matrix(..)
        | Route::Timeline(_)
        | Route::Expansion(..)
        | Route::Economy(..) => None,
    }
}

/// The dialogs that belong to programmes.
pub fn dialogs() -> Node {
    (
        opening_dialogs(),
        remove_dialog(),
        palette::dialogs(),
        bulk::dialogs(),
        paste::paste_dialog(),
        print::dialog(),
    )
        .into_node()
}

/// What the user has to know about how the programme is kept, with a way to save it to a file.
pub fn banners() -> Node {
    let workspace = Workspace::expect();
    let lack = workspace.door.storage_lack();
    let standing = move || workspace.door.is_open().then_some(lack).flatten();
    let fault = Memo::new(move |_| match workspace.saving.get() {
        Saving::Failed(fault) if lack.is_none() || fault == StoreFault::Taken => Some(fault),
        _ => None,
    });
    // The journal was there at the start and has failed since.
    let loose = Memo::new(move |_| lack.is_none() && workspace.saving.get() == Saving::Done(Kept::Loosely));
    let banner = |class: &'static str, words: Words| {
        let banner = el("div").class(class).attr("data-test", "banner");
        banner.child(el("p").child(t(words))).child(save_button("tool"))
    };
    let failed = move || {
        fault.get().map(|fault| {
            let banner = banner("banner is-serious", sentences::store_fault(fault));
            banner.child((fault == StoreFault::Taken).then(other_tab_choices))
        })
    };
    let returns = Returns::expect();
    let pending = Memo::new(move |_| {
        let there = returns.review.with(Option::is_some);
        let seen = matches!(workspace.door.address.get(), Route::Share(_));
        (there && !seen).then(|| returns.cause.get())
    });
    let pending = move || {
        pending.get().map(|cause| {
            let words = match cause {
                Cause::Files => review::PENDING,
                Cause::Tab => review::PENDING_TABS,
                Cause::Folder => review::PENDING_FILE,
            };
            el("div").class("banner").attr("data-test", "pending").child(el("p").child(t(words))).child(
                button("tool")
                    .on_click(move || workspace.door.address.go(Route::Share(SharePart::Files)))
                    .child(t(review::LOOK)),
            )
        })
    };
    let sent = Memo::new(move |_| {
        workspace.with_document(|document| document.and_then(|document| document.sent().cloned()))
    });
    let received = move || {
        let lines = sent.get().map(|sent| review::received(&sent, lang())).unwrap_or_default();
        (!lines.is_empty()).then(|| {
            let lines = lines.into_iter().map(|line| el("p").child(line)).collect::<Vec<_>>();
            el("div").class("banner").attr("data-test", "received").child(el("div").child(lines))
        })
    };
    (
        received,
        pending,
        move || standing().map(|words| banner("banner", words)),
        failed,
        move || loose.get().then(|| banner("banner", words::STORAGE_JOURNAL_LOST)),
    )
        .into_node()
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
