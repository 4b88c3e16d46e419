//! The root: opens the stores, takes up the programme that was open last, and mounts the frame.

use super::platform::{journal::IdbJournal, page, rescue, storage::LocalStore};
use super::preferences::Preferences;
use super::route::{Address, Route};
use super::view::frame::frame;
use super::view::opening::Opening;
use super::view::remove::Removal;
use super::workspace::Workspace;
use crate::ui::dom::{self, IntoNode, Node};
use genomfor::exchange::keeper::Keeper;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Opens what is there to open, then shows the application.
pub fn mount() {
    let store = LocalStore::probe();
    // The framework has no executor of its own before it is mounted.
    wasm_bindgen_futures::spawn_local(async move {
        let journal = IdbJournal::open().await;
        dom::mount(move || app(store, journal));
        page::remove_start_text();
        rescue::started();
    });
}

fn app(store: Option<LocalStore>, journal: Option<IdbJournal>) -> Node {
    let preferences = Preferences::provide(store.clone());
    let address = Address::provide();
    let workspace = Workspace::provide(Keeper::new(store, journal), preferences, address);
    Opening::provide();
    Removal::provide();
    let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| workspace.leave());
    let left = window_event_listener(leptos::ev::pagehide, move |_| workspace.leave());
    let moved = window_event_listener(leptos::ev::hashchange, move |_| workspace.flush_draft());
    let elsewhere = window_event_listener(leptos::ev::storage, move |event| {
        if event.key().is_some_and(|key| key.starts_with("genomfor/programme/")) {
            workspace.shelf.update(|count| *count += 1);
            workspace.follow_other_tab();
        }
    });
    let unload = window_event_listener(leptos::ev::beforeunload, move |event| {
        workspace.leave();
        if workspace.has_unkept() {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        hidden.remove();
        left.remove();
        moved.remove();
        elsewhere.remove();
        unload.remove();
    });
    let ready = RwSignal::new(false);
    spawn_local(async move {
        // A killed browser may have lost what local storage held; the journal has not.
        let open = match preferences.open.get_untracked() {
            Some(open) => Some(open),
            None => workspace.keeper().noted_open().await,
        };
        if let Some(open) = open
            && workspace.keeper().highest_revision(open.id).await.is_ok_and(|found| found.is_some())
            && !workspace.load(open.id).await
        {
            preferences.open.set(None);
        }
        if !workspace.is_open_untracked() && address.get_untracked() != Route::Start {
            address.go(Route::Start);
        }
        ready.set(true);
    });
    (move || ready.get().then(frame)).into_node()
}
