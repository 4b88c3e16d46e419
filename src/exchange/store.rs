//! What a browser offers to keep text in, as two small traits, and the seal that tells
//! whole text from damaged. Tests put stores in their place that fail on the n-th call.

use crate::exchange::file;
use crate::model::record::fingerprint;
use crate::model::value::Value;

/// Why a store did not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreFault {
    /// No room is left.
    Full,
    /// Storage is not allowed here: private mode, policy, settings.
    Denied,
    /// It said that it did, but what can be read back is something else.
    Unfaithful,
    /// Something else went wrong.
    Broken,
    /// Something is there already that must not be overwritten: another tab was faster.
    Taken,
}

/// A store that answers at once (local storage).
pub trait TextStore {
    /// The text under a key.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreFault>;
    /// Puts text under a key.
    ///
    /// # Errors
    /// When the store cannot be written.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreFault>;
    /// Takes a key away.
    ///
    /// # Errors
    /// When the store cannot be written.
    fn remove(&self, key: &str) -> Result<(), StoreFault>;
    /// Every key that begins so.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreFault>;
}

/// A store that answers later, when the text is safe from the browser's death (IndexedDB).
#[allow(async_fn_in_trait, reason = "used on one thread only, where futures need not be Send")]
pub trait Journal {
    /// Puts text under a new key, and never over an old one.
    ///
    /// # Errors
    /// [`StoreFault::Taken`] when the key exists, others when the store cannot be written.
    async fn add(&self, key: &str, text: &str) -> Result<(), StoreFault>;
    /// Puts text under a key.
    ///
    /// # Errors
    /// When the store cannot be written.
    async fn put(&self, key: &str, text: &str) -> Result<(), StoreFault>;
    /// Takes keys away.
    ///
    /// # Errors
    /// When the store cannot be written.
    async fn remove(&self, keys: &[String]) -> Result<(), StoreFault>;
    /// Every key that begins so, with its text, in the order of the keys.
    ///
    /// # Errors
    /// When the store cannot be read.
    async fn all(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreFault>;
    /// Every key that begins so.
    ///
    /// # Errors
    /// When the store cannot be read.
    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreFault>;
}

const SEAL: &str = "genomfor-1";

/// Text with a head of facts about it, under a checksum. Three parts on lines of their
/// own, so that the rescue page can take the body without knowing more:
/// `genomfor-1 <checksum>`, the head as JSON, the body.
#[must_use]
pub fn seal(head: &Value, body: &str) -> String {
    let head = serde_json::to_string(head).unwrap_or_default();
    let sealed = format!("{head}\n{body}");
    format!("{SEAL} {:016x}\n{sealed}", fingerprint(sealed.as_bytes()))
}

/// Head and body of sealed text; nothing when it is damaged.
#[must_use]
pub fn unseal(text: &str) -> Option<(Value, &str)> {
    let (first, sealed) = text.split_once('\n')?;
    let checksum = first.strip_prefix(SEAL)?.trim();
    if checksum != format!("{:016x}", fingerprint(sealed.as_bytes())) {
        return None;
    }
    let (head, body) = sealed.split_once('\n')?;
    Some((file::parse(head).ok()?, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_to_any_letter_of_sealed_text_is_noticed() {
        let text = seal(&Value::Int(7), "kropp\nmed rader");
        assert_eq!(unseal(&text), Some((Value::Int(7), "kropp\nmed rader")));
        for place in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[place] ^= 1;
            assert!(String::from_utf8(bytes).is_ok_and(|damaged| unseal(&damaged).is_none()));
            assert_eq!(unseal(&text[..place]), None);
        }
    }
}
