//! The command palette, which finds every command and every record, and the list of keys.

use crate::ui::commands::Command;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::view::program::{go_to_record, state::Table};
use crate::ui::widget::combobox::{Choice, Combobox};
use crate::ui::widget::dialog::dialog;
use crate::ui::workspace::Workspace;
use genomfor::model::record::RecordRef;
use genomfor::model::words::Words;
use genomfor::present::{catalogue as words, expansion, label, timeline};
use leptos::prelude::*;

/// Commands are told from records by this.
const COMMAND: &str = "command ";

/// The palette and the list of keys.
pub fn dialogs() -> Node {
    (palette(), keys()).into_node()
}

fn palette() -> Element {
    let workspace = Workspace::expect();
    let open = workspace.tools.palette;
    let close = Callback::new(move |()| open.set(false));
    let heading = Signal::derive(move || t(words::PALETTE)().to_owned());
    let on_pick = Callback::new(move |key: String| {
        open.set(false);
        // The dialog first gives the focus back to where it was.
        page::next_frame(move || workspace.door.within(|| run(workspace, &key)));
    });
    dialog("palette-heading", heading, open.into(), close, move || {
        Combobox {
            id: "palette".to_owned(),
            choices: Signal::from(Memo::new(move |_| choices(workspace))),
            shown: Signal::derive(String::new),
            on_pick,
            create: None,
            on_clear: None,
            placeholder: words::SEARCH,
            no_match: words::NO_MATCH,
            name: Some(heading),
            inline: true,
        }
        .view()
    })
}

fn run(workspace: Workspace, key: &str) {
    if let Some(place) = key.strip_prefix(COMMAND) {
        if let Some(command) = place.parse().ok().and_then(|place: usize| Command::ALL.get(place)) {
            command.run(workspace);
            // Where the focus was may be gone with the view that was left.
            page::catch_focus_later("main".to_owned());
        }
    } else if let Some(target) = RecordRef::parse(key) {
        go_to_record(Table::expect(), target);
        page::focus_end_later(format!("title-{target}"));
    }
}

fn choices(workspace: Workspace) -> Vec<Choice> {
    let lang = lang();
    let commands = Command::ALL.iter().enumerate().filter_map(|(place, command)| {
        Some(Choice {
            key: format!("{COMMAND}{place}"),
            label: command.outlook(workspace)?,
            hint: command.keys().map(|keys| keys.in_lang(lang).to_owned()).unwrap_or_default(),
        })
    });
    let mut choices: Vec<Choice> = commands.collect();
    workspace.program().with(|program| {
        choices.extend(program.all_records().map(|record| Choice {
            key: record.reference().to_string(),
            label: label::full_title(&record, lang),
            hint: label::capital(record.reference().kind.words().in_lang(lang)),
        }));
    });
    choices
}

fn keys() -> Element {
    let workspace = Workspace::expect();
    let open = workspace.tools.keys;
    let close = Callback::new(move |()| open.set(false));
    let heading = Signal::derive(move || t(words::KEYS)().to_owned());
    dialog("keys-heading", heading, open.into(), close, move || {
        let everywhere =
            Command::ALL.iter().filter_map(|command| Some((command.keys()?, command.words()))).collect();
        el("div")
            .class("keys")
            .child(key_table(words::KEYS_EVERYWHERE, everywhere))
            .child(key_table(words::KEYS_OUTLINE, words::OUTLINE_KEYS.to_vec()))
            .child(key_table(expansion::KEYS_HEADING, expansion::KEYS.to_vec()))
            .child(key_table(timeline::KEYS_HEADING, timeline::KEYS.to_vec()))
            .child(
                el("div")
                    .class("dialog-buttons")
                    .child(button("tool primary").on_click(move || close.run(())).child(t(words::CLOSE))),
            )
    })
}

fn key_table(heading: Words, rows: Vec<(Words, Words)>) -> Element {
    let row = |(keys, what): (Words, Words)| {
        el("tr")
            .child(el("th").attr("scope", "row").child(el("kbd").child(t(keys))))
            .child(el("td").child(t(what)))
    };
    el("table")
        .child(el("caption").child(t(heading)))
        .child(el("tbody").child(rows.into_iter().map(row).collect::<Vec<_>>()))
}
