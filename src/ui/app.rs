//! The root: opens the stores, takes up the programme that was open last, and mounts the frame.

use super::door::Door;
use super::platform::{journal::IdbJournal, page, rescue, storage::LocalStore};
use super::preferences::Preferences;
use super::route::Address;
use super::view::frame::frame;
use super::widget::text::Drafts;
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
    Drafts::provide();
    let door = Door::provide(Keeper::new(store, journal), preferences, address);
    let ready = RwSignal::new(false);
    spawn_local(async move {
        door.take_up_last().await;
        ready.set(true);
    });
    (move || ready.get().then(frame)).into_node()
}
