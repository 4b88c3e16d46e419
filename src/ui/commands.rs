//! Commands: name, keys, whether they can be given now, what they do. Buttons and keys read
//! the same definition.

use super::platform::page;
use super::preferences::lang;
use super::route::{CheckPart, Route, Section, SharePart};
use super::view::program::bulk::Bulk;
use super::view::program::{clipboard, keys, paste::Paste, print::Printing, state::Table};
use super::workspace::Workspace;
use genomfor::analysis::matrix::MatrixKind;
use genomfor::model::words::Words;
use genomfor::present::share::words as share;
use genomfor::present::{catalogue as words, check, interview, label, matrix, overview, paper, timeline};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::KeyboardEvent;

/// What commands open and switch on.
#[derive(Clone, Copy)]
pub struct Tools {
    /// The palette is open.
    pub palette: RwSignal<bool>,
    /// The list of keys is open.
    pub keys: RwSignal<bool>,
    /// The page is shown to a room.
    pub presenting: RwSignal<bool>,
    /// How the view that is shown prints itself, where it is not the table of measures.
    pub own_print: RwSignal<Option<Callback<()>>>,
}

impl Tools {
    pub fn new() -> Tools {
        let presenting = RwSignal::new(false);
        Effect::new(move |_| {
            page::set_root_attribute("data-presenting", if presenting.get() { "true" } else { "false" });
        });
        // The browser's own key may have ended the full screen.
        let left = window_event_listener_untyped("fullscreenchange", move |_| {
            if !page::is_full_screen() {
                presenting.set(false);
            }
        });
        on_cleanup(move || left.remove());
        Tools {
            palette: RwSignal::new(false),
            keys: RwSignal::new(false),
            presenting,
            own_print: RwSignal::new(None),
        }
    }
}

/// A command of the whole application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    NewGoal,
    NewMeasure,
    Undo,
    Redo,
    SaveToFile,
    Palette,
    Present,
    Keys,
    ChangeSelected,
    Paste,
    CopyTable,
    Print,
    GoToStart,
    GoToBasis,
    GoToProgram,
    GoTo(SharePart),
    GoToOverview,
    GoToMatrix,
    GoToTimeline,
    GoToChecks,
    Interview,
}

impl Command {
    /// Every command, in the order in which they are offered.
    pub const ALL: [Command; 27] = [
        Command::NewGoal,
        Command::NewMeasure,
        Command::Undo,
        Command::Redo,
        Command::SaveToFile,
        Command::ChangeSelected,
        Command::Paste,
        Command::CopyTable,
        Command::Print,
        Command::Present,
        Command::Palette,
        Command::Keys,
        Command::GoToStart,
        Command::GoToBasis,
        Command::GoToProgram,
        Command::GoToOverview,
        Command::GoToMatrix,
        Command::GoToTimeline,
        Command::GoToChecks,
        Command::GoTo(SharePart::Files),
        Command::GoTo(SharePart::Send),
        Command::GoTo(SharePart::Proposals),
        Command::GoTo(SharePart::Compare),
        Command::GoTo(SharePart::History),
        Command::GoTo(SharePart::Versions),
        Command::GoTo(SharePart::Trash),
        Command::Interview,
    ];

    /// Those that are about the table of measures.
    pub const OF_TABLE: [Command; 5] =
        [Command::Paste, Command::CopyTable, Command::Print, Command::ChangeSelected, Command::Interview];

    pub const fn words(self) -> Words {
        match self {
            Command::NewGoal => words::NEW_GOAL,
            Command::NewMeasure => words::NEW_MEASURE,
            Command::Undo => words::UNDO,
            Command::Redo => words::REDO,
            Command::SaveToFile => words::SAVE_TO_FILE,
            Command::Palette => words::PALETTE,
            Command::ChangeSelected => words::CHANGE_SELECTED,
            Command::Paste => words::PASTE,
            Command::CopyTable => words::COPY_TABLE,
            Command::Print => paper::words::PRINT,
            Command::Present => words::PRESENT,
            Command::Keys => words::KEYS,
            Command::GoToStart => words::GO_TO_START,
            Command::GoToBasis => words::GO_TO_BASIS,
            Command::GoToProgram => words::GO_TO_PROGRAM,
            Command::GoTo(part) => match part {
                SharePart::Files => share::GO_TO_FILES,
                SharePart::Send => share::GO_TO_SEND,
                SharePart::Proposals => share::GO_TO_PROPOSALS,
                SharePart::Compare => share::GO_TO_COMPARE,
                SharePart::History => share::GO_TO_HISTORY,
                SharePart::Versions => share::GO_TO_VERSIONS,
                SharePart::Trash => share::GO_TO_TRASH,
            },
            Command::GoToOverview => overview::GO_TO_OVERVIEW,
            Command::GoToMatrix => matrix::GO_TO_MATRIX,
            Command::GoToTimeline => timeline::GO_TO_TIMELINE,
            Command::GoToChecks => check::GO_TO_CHECKS,
            Command::Interview => interview::COMMAND,
        }
    }

    /// Its keys, as they stand on a keyboard.
    pub const fn keys(self) -> Option<Words> {
        Some(match self {
            Command::Undo => Words::new("Ctrl+Z", "Ctrl+Z"),
            Command::Redo => Words::new("Ctrl+Y", "Ctrl+Y"),
            Command::SaveToFile => Words::new("Ctrl+S", "Ctrl+S"),
            Command::Palette => Words::new("Ctrl+K", "Ctrl+K"),
            Command::Print => Words::new("Ctrl+P", "Ctrl+P"),
            Command::Present => Words::new("Skift+F11", "Shift+F11"),
            Command::Keys => Words::new("?", "?"),
            _ => return None,
        })
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
            Command::ChangeSelected if Table::expect().subject().is_empty() => None,
            Command::Present if workspace.tools.presenting.get() => {
                Some(words::STOP_PRESENTING.in_lang(lang()).to_owned())
            }
            _ => workspace.door.is_open().then(|| self.words().in_lang(lang()).to_owned()),
        }
    }

    pub fn run(self, workspace: Workspace) {
        workspace.door.within(|| self.act(workspace));
    }

    fn act(self, workspace: Workspace) {
        let address = workspace.door.address;
        match self {
            Command::NewGoal => keys::add_goal(workspace, None),
            Command::NewMeasure => keys::add_measure_at(workspace, address.get_untracked()),
            Command::Undo => workspace.undo(),
            Command::Redo => workspace.redo(),
            Command::SaveToFile => spawn_local(async move {
                workspace.save_to_file().await;
            }),
            Command::ChangeSelected => Bulk::expect().ask_change(),
            Command::Paste => Paste::expect().ask(),
            Command::CopyTable => clipboard::copy_table(Table::expect()),
            Command::Print => match workspace.tools.own_print.get_untracked() {
                Some(ask) => ask.run(()),
                None => Printing::expect().ask(),
            },
            Command::Palette => workspace.tools.palette.set(true),
            Command::Keys => workspace.tools.keys.set(true),
            Command::Present => {
                let presenting = !workspace.tools.presenting.get_untracked();
                workspace.tools.presenting.set(presenting);
                page::set_full_screen(presenting);
            }
            Command::GoToStart => address.go(Route::Start),
            Command::GoToBasis => address.go(Route::Basis(Section::Facts, None)),
            Command::GoToProgram => address.go(Route::Program(None)),
            Command::GoTo(part) => address.go(Route::Share(part)),
            Command::GoToOverview => address.go(Route::Overview),
            Command::GoToMatrix => address.go(Route::Matrix(MatrixKind::GoalBody, None)),
            Command::GoToTimeline => address.go(Route::Timeline(None)),
            Command::GoToChecks => address.go(Route::Checks(CheckPart::Statute)),
            Command::Interview => address.go(Route::Interview(interview::Step::Facts)),
        }
    }

    /// The command of a key, if it is one.
    fn of_key(event: &KeyboardEvent) -> Option<Command> {
        let key = event.key();
        if key == "F11" && event.shift_key() {
            return Some(Command::Present);
        }
        let control = event.ctrl_key() || event.meta_key();
        if key == "?" && !control && !page::is_text_field(event.target()) {
            return Some(Command::Keys);
        }
        if !control || event.alt_key() {
            return None;
        }
        match (key.to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Some(Command::Undo),
            ("z", true) | ("y", false) => Some(Command::Redo),
            ("s", false) => Some(Command::SaveToFile),
            ("k", false) => Some(Command::Palette),
            ("p", false) => Some(Command::Print),
            _ => None,
        }
    }
}

/// Listens for the keys of the commands.
pub fn listen(workspace: Workspace) {
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if let Some(command) = Command::of_key(&event)
            && workspace.is_open_untracked()
            // What goes on in the list of commands is not for the page behind it.
            && !(command != Command::Palette && workspace.tools.palette.get_untracked())
            // Other views are printed by the browser as they are.
            && (command != Command::Print
                || workspace.tools.own_print.get_untracked().is_some()
                || workspace.door.within(|| Printing::expect().is_shown()))
        {
            event.prevent_default();
            command.run(workspace);
        }
    });
    on_cleanup(move || keys.remove());
}
