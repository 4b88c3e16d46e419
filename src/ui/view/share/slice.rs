//! The slice for one body: choosing the body, seeing what it will get, saving the file.

use super::outgoing::{Outgoing, saved_line};
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::clock;
use crate::ui::preferences::{lang, t};
use crate::ui::workspace::Workspace;
use genomfor::edit::document::Document;
use genomfor::edit::lineage::{Purpose, Sent};
use genomfor::exchange::slice;
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::record::{BodyId, Id, Kind, RecordRef};
use genomfor::present::{label, slice as words};
use leptos::prelude::*;

/// What is to be sent to whom.
#[derive(Clone, Copy)]
struct Choice {
    workspace: Workspace,
    body: RwSignal<Option<BodyId>>,
    note: RwSignal<String>,
    slice: Memo<Option<Program>>,
}

impl Choice {
    fn new() -> Choice {
        let workspace = Workspace::expect();
        let body = RwSignal::new(None::<BodyId>);
        let program = workspace.program();
        let slice = Memo::new(move |_| {
            let body = body.get().filter(|body| program.with(|p| p.bodies.get(*body).is_some()))?;
            Some(program.with(|program| slice::slice(program, body)))
        });
        Choice { workspace, body, note: RwSignal::new(String::new()), slice }
    }

    /// The chosen body with its slice.
    fn with<T>(self, read: impl FnOnce(BodyId, &Program) -> T) -> Option<T> {
        let body = self.body.get()?;
        self.slice.with(|slice| slice.as_ref().map(|slice| read(body, slice)))
    }

    fn name(self) -> Option<String> {
        self.with(|body, slice| {
            let body = slice.get(RecordRef::new(Kind::Body, body.0));
            body.map(|body| label::title(&body, lang())).unwrap_or_default()
        })
    }

    /// Whether there is something to send.
    fn is_ready(self) -> bool {
        self.with(|body, slice| slice::own_counts(slice, body) != (0, 0)).unwrap_or(false)
    }

    fn send(self, outgoing: Outgoing) {
        // What the slice is a part of has to be known when it comes back.
        let Some(whole) = self.workspace.published().filter(|_| self.is_ready()) else { return };
        let id = whole.id();
        self.with(|body, slice| {
            let note = self.note.get();
            let name = slice.get(RecordRef::new(Kind::Body, body.0));
            let to = name.as_ref().map(|body| label::title(body, lang())).unwrap_or_default();
            let document = slice_document(self.workspace, id, slice, body, &to, &note);
            let name = name.map(|body| label::short_title(&body, lang())).unwrap_or_default();
            outgoing.send(&document, &words::file_word(&name, lang()));
        });
    }
}

/// The document that a slice travels in. It has the programme's own id, so that it is known when
/// it comes back, and tells of what it is a part.
fn slice_document(
    workspace: Workspace,
    id: Id,
    slice: &Program,
    body: BodyId,
    to: &str,
    note: &str,
) -> Document {
    let sent = Sent {
        purpose: Purpose::Body(body),
        mark: workspace.mark_now(),
        at: clock::now(),
        by: workspace.role(),
        to: to.to_owned(),
        note: note.to_owned(),
    };
    let mut document = Document::new(id, slice.clone()).with_sent(Some(sent));
    document.publish();
    document
}

/// The section of the view.
pub fn slice_section() -> Node {
    let choice = Choice::new();
    let outgoing = Outgoing::new();
    let none = move || choice.workspace.program().with(|program| program.bodies.is_empty());
    let content = move || {
        if none() {
            return el("p").class("field-note").child(t(words::NO_BODIES)).into_node();
        }
        (
            bodies(choice),
            el("div")
                .class("outgoing-outlook")
                .attr("role", "status")
                .attr("data-test", "Slice content")
                .child(move || outlook(choice)),
            note(choice),
            el("p").class("field-note").child(t(words::REGISTER)),
            el("div")
                .class("outgoing-buttons")
                .child(
                    button("tool primary")
                        .attr("data-test", "Save slice")
                        .attr("aria-disabled", move || (!choice.is_ready()).then_some("true"))
                        .on_click(move || untrack(|| choice.send(outgoing)))
                        .child(move || match choice.name() {
                            Some(name) => words::save(&name, lang()),
                            None => t(words::SAVE)().to_owned(),
                        }),
                )
                .child(saved_line(outgoing)),
        )
            .into_node()
    };
    el("section")
        .class("outgoing")
        .attr("aria-labelledby", "slice-heading")
        .attr("data-test", "Slice")
        .child(el("h2").id("slice-heading").class("section-heading").child(t(words::HEADING)))
        .child(el("p").child(t(words::TEXT)))
        .child(content)
        .into_node()
}

fn bodies(choice: Choice) -> Element {
    let option = move |record: &AnyRecord| {
        let target = record.reference();
        let name = label::title(record, lang());
        el("option")
            .attr("value", target.to_string())
            .prop("selected", move || choice.body.get().map(|body| body.0) == Some(target.id))
            .child(name)
    };
    let options = move || {
        let records = choice.workspace.program().with(|program| program.records(Kind::Body));
        records.iter().map(option).collect::<Vec<_>>()
    };
    el("div")
        .class("outgoing-field")
        .child(el("label").class("form-label").attr("for", "slice-body").child(t(words::BODY)))
        .child(
            el("select")
                .id("slice-body")
                .class("field")
                .on_text("change", move |code| {
                    choice.body.set(RecordRef::parse(&code).map(|target| BodyId(target.id)));
                })
                .child(el("option").attr("value", "").child(t(words::CHOOSE_BODY)))
                .child(options),
        )
}

/// What the file will hold, and what the sender has to judge.
fn outlook(choice: Choice) -> Node {
    let lines: Option<Vec<Element>> = choice.with(|body, slice| {
        let (measures, projects) = slice::own_counts(slice, body);
        let read_only = slice.measures.len().saturating_sub(measures);
        let outside = slice.bodies.get(body).is_some_and(|body| !body.body_type.may_lead());
        let content = words::content((measures, projects), read_only, lang());
        let confidential = words::confidential(slice::confidential_count(slice), lang());
        let outside = outside.then(|| words::OUTSIDE.in_lang(lang()).to_owned());
        [Some(content), confidential, outside].into_iter().flatten().map(|line| el("p").child(line)).collect()
    });
    lines.unwrap_or_default().into_node()
}

fn note(choice: Choice) -> Element {
    let note = choice.note;
    el("div")
        .class("outgoing-field")
        .child(el("label").class("form-label").attr("for", "slice-note").child(t(words::NOTE)))
        .child(
            el("textarea")
                .id("slice-note")
                .class("field")
                .attr("rows", "2")
                .attr("aria-describedby", "slice-note-hint")
                .prop("value", move || note.get())
                .on_text("input", move |text| note.set(text)),
        )
        .child(el("p").id("slice-note-hint").class("field-note").child(t(words::NOTE_HINT)))
}
