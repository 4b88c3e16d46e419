//! How a view is set up, one set-up for each programme. It lies in local storage beside the
//! programme, not in it: filters and folds are nobody else's business.

use super::door::Door;
use super::platform::storage::LocalStore;
use genomfor::exchange::file;
use genomfor::exchange::store::TextStore;
use genomfor::model::record::Id;
use genomfor::model::value::Value;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The set-up of a view for the open programme.
pub struct Remembered<T: Send + Sync + 'static> {
    place: &'static str,
    door: Door,
    store: StoredValue<Option<LocalStore>, LocalStorage>,
    changed: RwSignal<BTreeMap<Id, T>>,
    now: Memo<T>,
    write: fn(&T) -> Value,
}

impl<T: Send + Sync + 'static> Clone for Remembered<T> {
    fn clone(&self) -> Remembered<T> {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Remembered<T> {}

impl<T: Clone + Default + PartialEq + Send + Sync + 'static> Remembered<T> {
    /// A set-up that is kept under a name, read and written as a value.
    pub fn new(
        place: &'static str,
        door: Door,
        read: fn(&Value) -> T,
        write: fn(&T) -> Value,
    ) -> Remembered<T> {
        let store = StoredValue::new_local(LocalStore::probe());
        let changed = RwSignal::new(BTreeMap::new());
        let now = Memo::new(move |_| {
            let Some(id) = door.opened.get() else { return T::default() };
            let known = changed.with(|all: &BTreeMap<Id, T>| all.get(&id).cloned());
            known.unwrap_or_else(|| {
                let text = store.with_value(|store| store.as_ref()?.get(&key(place, id)).ok().flatten());
                text.and_then(|text| file::parse(&text).ok()).map(|value| read(&value)).unwrap_or_default()
            })
        });
        Remembered { place, door, store, changed, now, write }
    }

    /// The set-up, followed.
    pub const fn now(self) -> Memo<T> {
        self.now
    }

    /// Changes the set-up, and keeps it.
    pub fn change(self, change: impl FnOnce(&mut T)) {
        let Some(id) = self.door.opened.get_untracked() else { return };
        let mut setup = self.now.get_untracked();
        change(&mut setup);
        if let Ok(text) = serde_json::to_string(&(self.write)(&setup)) {
            // A set-up that cannot be kept is one for this visit.
            self.store.with_value(|store| store.as_ref().map(|store| store.set(&key(self.place, id), &text)));
        }
        self.changed.update(|all| drop(all.insert(id, setup)));
    }
}

/// The views that keep a set-up.
pub const PROGRAM: &str = "views";
pub const MATRIX: &str = "matrix";
pub const TIMELINE: &str = "timeline";
pub const EXPANSION: &str = "expansion";
pub const NEED: &str = "need";
pub const SERVICES: &str = "services";
pub const ECONOMY: &str = "economy";

/// Forgets the set-ups of a programme that is removed from this browser.
pub fn forget(store: &LocalStore, id: Id) {
    for place in [PROGRAM, MATRIX, TIMELINE, EXPANSION, NEED, SERVICES, ECONOMY] {
        // What cannot be removed is in nobody's way.
        let _ = store.remove(&key(place, id));
    }
}

fn key(place: &str, id: Id) -> String {
    format!("genomfor/{place}/{}", id.code())
}
