//! Two states of the programme side by side, in words: now, versions, the last file, earlier days, or
//! a file from disk, which is read for this and nothing else.

use super::{field, report};
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::{clock, files};
use crate::ui::preferences::{lang, t};
use crate::ui::workspace::Workspace;
use genomfor::exchange::file;
use genomfor::exchange::read_error::ReadError;
use genomfor::model::program::Program;
use genomfor::model::record::Id;
use genomfor::model::words::Words;
use genomfor::present::difference::Report;
use genomfor::present::sentences;
use genomfor::present::share::states::{self, Choices, State};
use genomfor::present::share::words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A file that was chosen for the comparison.
#[derive(Clone, PartialEq)]
struct Disk {
    name: String,
    content: Result<(Id, Program), ReadError>,
}

/// What is compared.
#[derive(Clone, Copy)]
struct Comparison {
    workspace: Workspace,
    from: RwSignal<State>,
    to: RwSignal<State>,
    disk: RwSignal<Option<Disk>>,
}

impl Comparison {
    fn has_disk(self) -> bool {
        self.from.get() == State::Disk || self.to.get() == State::Disk
    }

    fn program(self, state: State) -> Option<Program> {
        if state == State::Disk {
            return self
                .disk
                .with(|disk| disk.as_ref()?.content.as_ref().ok().map(|(_, program)| program.clone()));
        }
        self.workspace.with_document(|document| states::program_in(document?, state))
    }

    fn report(self) -> Option<Report> {
        let (from, to, lang) = (self.from.get(), self.to.get(), lang());
        if from == to {
            return None;
        }
        let (old, new) = (self.program(from)?, self.program(to)?);
        let disk = self.disk.with(|disk| disk.as_ref().map(|disk| disk.name.clone()).unwrap_or_default());
        let now = clock::now();
        let heading = self
            .workspace
            .with_document(|document| Some(states::heading(document?, from, to, &disk, &now, lang)))?;
        Some(Report::of(&old, &new, heading, lang))
    }

    /// Why nothing can be compared.
    fn lack(self) -> Option<String> {
        let lang = lang();
        let say = |words: Words| Some(words.in_lang(lang).to_owned());
        let (from, to) = (self.from.get(), self.to.get());
        if from == to {
            return say(words::SAME_STATE);
        }
        for state in [from, to] {
            if state == State::Disk {
                let lack = self.disk.with(|disk| match disk.as_ref().map(|disk| &disk.content) {
                    None => say(words::NO_FILE),
                    Some(Err(error)) => Some(sentences::read_error(error, lang)),
                    Some(Ok(_)) => None,
                });
                if lack.is_some() {
                    return lack;
                }
            } else if self.program(state).is_none() {
                return say(words::UNREADABLE_STATE);
            }
        }
        None
    }

    fn is_other_programme(self) -> bool {
        let id = self.disk.with(|disk| disk.as_ref()?.content.as_ref().ok().map(|(id, _)| *id));
        self.has_disk() && id.is_some_and(|id| self.workspace.id() != Some(id))
    }
}

/// The section.
pub fn compare_section() -> Node {
    let workspace = Workspace::expect();
    let first = untrack(|| {
        let file = workspace.custody.with(|custody| custody.file.clone());
        workspace.with_document(|document| Some(states::first_choice(document?, file.as_ref())))
    });
    let comparison = Comparison {
        workspace,
        from: RwSignal::new(first.unwrap_or(State::Disk)),
        to: RwSignal::new(State::Now),
        disk: RwSignal::new(None),
    };
    let choices = Memo::new(move |_| {
        let file = workspace.custody.with(|custody| custody.file.clone());
        workspace
            .with_document(|document| Some(states::choices(document?, file.as_ref(), lang())))
            .unwrap_or_default()
    });
    let report = Memo::new(move |_| comparison.report());
    let lack =
        move || comparison.lack().map(|lack| el("p").class("share-lack").attr("role", "status").child(lack));
    let other = move || {
        comparison.is_other_programme().then(|| el("p").class("field-note").child(t(words::OTHER_PROGRAMME)))
    };
    let swap = move || {
        let (from, to) = (comparison.from.get_untracked(), comparison.to.get_untracked());
        comparison.from.set(to);
        comparison.to.set(from);
    };
    el("section")
        .class("share-section")
        .attr("aria-labelledby", "compare-heading")
        .child(el("h2").id("compare-heading").class("section-heading").child(t(words::COMPARE)))
        .child(el("p").class("field-note").child(t(words::COMPARE_TEXT)))
        .child(
            el("div")
                .class("share-controls")
                .child(select("compare-from", words::FROM, choices, comparison.from))
                .child(select("compare-to", words::TO, choices, comparison.to))
                .child(
                    button("tool share-swap").attr("data-test", "Swap").on_click(swap).child(t(words::SWAP)),
                ),
        )
        .child(move || comparison.has_disk().then(|| file_field(comparison.disk)))
        .child(lack)
        .child(other)
        .child(report::report_section(report))
        .into_node()
}

fn select(id: &'static str, name: Words, choices: Memo<Vec<Choices>>, state: RwSignal<State>) -> Element {
    let options = move || {
        let now = state.get();
        let group = |group: Choices| {
            let option = |choice: states::Choice| {
                el("option")
                    .attr("value", choice.state.code())
                    .prop("selected", move || choice.state == now)
                    .child(choice.name)
            };
            let options: Vec<Element> = group.choices.into_iter().map(option).collect();
            el("optgroup").attr("label", t(group.heading)).child(options)
        };
        choices.get().into_iter().map(group).collect::<Vec<_>>()
    };
    let picked = move |code: String| {
        if let Some(known) = State::of_code(&code) {
            state.set(known);
        }
    };
    field::labelled(id, name)
        .child(el("select").class("field").id(id).on_text("change", picked).child(options))
}

fn file_field(disk: RwSignal<Option<Disk>>) -> Element {
    let take = move |event: web_sys::Event| {
        let target = event.target();
        let input = target.and_then(|t| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlInputElement>(t).ok());
        let Some(chosen) = input.and_then(|input| files::listed(input.files()).into_iter().next()) else {
            return;
        };
        spawn_local(async move {
            let files::Chosen { name, content, .. } = files::read(chosen).await;
            let content = content.and_then(|bytes| file::read(&bytes));
            let content = content.map(|opened| (opened.id, opened.program));
            disk.try_set(Some(Disk { name, content }));
        });
    };
    field::labelled("compare-file", words::CHOOSE_FILE)
        .child(
            el("input")
                .attr("type", "file")
                .class("field")
                .id("compare-file")
                .attr("accept", ".json")
                .attr("aria-describedby", "compare-file-note")
                .on("change", take),
        )
        .child(el("p").class("field-note").id("compare-file-note").child(t(words::FILE_HINT)))
}
