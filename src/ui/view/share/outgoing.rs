//! Files that are made for others: saving one and saying how it was called. They are no save of
//! the open programme.

use crate::ui::dom::{Element, el};
use crate::ui::platform::{clock, files};
use crate::ui::preferences::lang;
use genomfor::edit::document::Document;
use genomfor::exchange::file;
use genomfor::present::public::{file_name, saved_as};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The last file that was saved from a section.
#[derive(Clone, Copy)]
pub struct Outgoing {
    saved: RwSignal<Option<String>>,
}

impl Outgoing {
    pub fn new() -> Outgoing {
        Outgoing { saved: RwSignal::new(None) }
    }

    /// Saves a document to a new file, whose name has a word that tells it from others.
    pub fn send(self, document: &Document, word: &str) {
        let text = file::write(document, &clock::now());
        let name = file_name(word, document.program(), &clock::today());
        self.saved.set(None);
        spawn_local(async move {
            let name = match files::save(None, &name, &text).await {
                files::Written::ToHandle(_, name) | files::Written::Downloaded(name) => name,
                files::Written::Cancelled => return,
            };
            self.saved.try_set(Some(name));
        });
    }
}

/// Says how the file was called.
pub fn saved_line(outgoing: Outgoing) -> Element {
    let line = move || outgoing.saved.with(|name| name.as_ref().map(|name| saved_as(name, lang())));
    el("span").class("outgoing-saved").attr("role", "status").child(line)
}
