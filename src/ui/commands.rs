//! Commands: name, keys, whether they can be given now, what they do. Buttons and keys read
//! the same definition.

use super::preferences::lang;
use super::workspace::Workspace;
use genomfor::model::words::Words;
use genomfor::present::{catalogue as words, label};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A command of the whole application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    Undo,
    Redo,
    SaveToFile,
}

impl Command {
    pub const fn words(self) -> Words {
        match self {
            Command::Undo => words::UNDO,
            Command::Redo => words::REDO,
            Command::SaveToFile => words::SAVE_TO_FILE,
        }
    }

    /// What it would do just now, in words; nothing when it cannot be given.
    pub fn outlook(self, workspace: Workspace) -> Option<String> {
        let described =
            |words: Words, label: Option<String>| label.map(|l| words::with_label(words, &l, lang()));
        match self {
            Command::Undo => described(
                words::UNDO,
                workspace.with_undo(|changes| changes.map(|changes| label::describe(changes, lang()))),
            ),
            Command::Redo => described(
                words::REDO,
                workspace.with_redo(|changes| changes.map(|changes| label::describe(changes, lang()))),
            ),
            Command::SaveToFile => {
                workspace.door.is_open().then(|| words::SAVE_TO_FILE.in_lang(lang()).to_owned())
            }
        }
    }

    pub fn run(self, workspace: Workspace) {
        match self {
            Command::Undo => workspace.undo(),
            Command::Redo => workspace.redo(),
            Command::SaveToFile => spawn_local(async move {
                workspace.save_to_file().await;
            }),
        }
    }

    /// The command of a key, if it is one.
    fn of_key(event: &leptos::ev::KeyboardEvent) -> Option<Command> {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return None;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Some(Command::Undo),
            ("z", true) | ("y", false) => Some(Command::Redo),
            ("s", false) => Some(Command::SaveToFile),
            _ => None,
        }
    }
}

/// Listens for the keys of the commands.
pub fn listen(workspace: Workspace) {
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if let Some(command) = Command::of_key(&event)
            && workspace.is_open_untracked()
        {
            event.prevent_default();
            command.run(workspace);
        }
    });
    on_cleanup(move || keys.remove());
}
