//! Local storage behind the trait of the core. Where storage is denied, gloo's `raw()`
//! throws and ends the program; so it is asked for carefully once, and the handle kept.

use genomfor::exchange::store::{StoreFault, TextStore};
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};

/// Local storage that was found to work.
#[derive(Clone, Debug)]
pub struct LocalStore(web_sys::Storage);

const PROBE: &str = "genomfor/probe";

impl LocalStore {
    /// Local storage, if it can be written, read and cleared.
    pub fn probe() -> Option<LocalStore> {
        let allowed = web_sys::window()?.local_storage().ok()??;
        allowed.get_item(PROBE).ok()?;
        #[allow(clippy::disallowed_methods, reason = "this is the one place, after the probe above")]
        let store = LocalStore(LocalStorage::raw());
        store.set(PROBE, "1").ok()?;
        let read = store.get(PROBE).ok()?;
        store.remove(PROBE).ok()?;
        (read.as_deref() == Some("1")).then_some(store)
    }
}

/// What an exception of a store means.
pub fn fault_of(error: &JsValue) -> StoreFault {
    match error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreFault::Full,
        Some("SecurityError" | "NotAllowedError") => StoreFault::Denied,
        Some("ConstraintError") => StoreFault::Taken,
        _ => StoreFault::Broken,
    }
}

impl TextStore for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreFault> {
        self.0.get_item(key).map_err(|error| fault_of(&error))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreFault> {
        self.0.set_item(key, text).map_err(|error| fault_of(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreFault> {
        self.0.remove_item(key).map_err(|error| fault_of(&error))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreFault> {
        let count = self.0.length().map_err(|error| fault_of(&error))?;
        let keys = (0..count).filter_map(|place| self.0.key(place).ok().flatten());
        Ok(keys.filter(|key| key.starts_with(prefix)).collect())
    }
}
