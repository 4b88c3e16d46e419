//! One proposal as a card: who proposes what, how it fits, and the answer, with a reason where one
//! gives one.

use super::proposals::Proposals;
use super::report;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::{clock, page};
use crate::ui::preferences::{lang, t};
use genomfor::edit::proposal::answer;
use genomfor::model::proposal::ProposalState;
use genomfor::model::record::ProposalId;
use genomfor::model::words::Words;
use genomfor::present::share::proposals::{self as words, Told, told};
use leptos::prelude::*;

/// Where a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// In the form of its record.
    Beside,
    /// Below the list in which the record would stand.
    New,
    /// In the list of all proposals.
    Listed,
}

/// Whether a reason is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reasoning {
    Closed,
    /// For either answer.
    Either,
    /// The proposal is being rejected.
    Rejecting,
}

/// What a card is made of.
#[derive(Clone, Copy)]
struct Card {
    proposals: Proposals,
    id: ProposalId,
    shown: Shown,
    told: Memo<Option<Told>>,
    reasoning: RwSignal<Reasoning>,
    reason: RwSignal<String>,
}

/// The id of the button that accepts a proposal.
pub fn accept_id(id: ProposalId) -> String {
    format!("proposal-{}-accept", id.0.code())
}

/// The card of a proposal.
pub fn card(proposals: Proposals, id: ProposalId, shown: Shown) -> Element {
    let told = Memo::new(move |_| {
        let proposal = proposals.get(id)?;
        Some(proposals.known(|known| told(known, &proposal, &clock::now(), lang())))
    });
    let (reasoning, reason) = (RwSignal::new(Reasoning::Closed), RwSignal::new(String::new()));
    let card = Card { proposals, id, shown, told, reasoning, reason };
    let open = Memo::new(move |_| told.with(|told| told.as_ref().is_some_and(|t| t.answer.is_none())));
    let from = move || told.with(|told| told.as_ref().map(|told| told.from.clone()));
    let name = move || told.with(|told| told.as_ref().map(|t| words::name_of(&t.from, &t.what)));
    el("div")
        .class("proposal")
        .id(format!("proposal-{}", id.0.code()))
        .class_if("is-answered", move || !open.get())
        .attr("role", "group")
        .attr("aria-label", name)
        .attr("data-test", "Proposal")
        .child(el("p").class("proposal-from").child(from))
        .child(move || told.with(|told| told.as_ref().map(|told| content(told, shown))))
        .child(move || if open.get() { (reason_field(card), acts(card)).into_node() } else { Node::Nothing })
}

fn content(told: &Told, shown: Shown) -> Node {
    let lang = lang();
    let lines = told.lines.iter().map(|line| el("li").child(report::line(line, lang)));
    let title = (shown == Shown::New).then(|| el("p").class("proposal-what").child(told.what.clone()));
    let lines =
        (shown != Shown::New).then(|| el("ul").class("proposal-lines").child(lines.collect::<Vec<_>>()));
    let contents = (!told.contents.is_empty()).then(|| {
        let part = |(label, value): &(String, String)| {
            (el("dt").child(label.clone()), el("dd").child(value.clone()))
        };
        el("details")
            .class("trash-content")
            .child(el("summary").child(t(words::CONTENTS)))
            .child(el("dl").child(told.contents.iter().map(part).collect::<Vec<_>>()))
    });
    let why = (!told.why.is_empty()).then(|| el("p").class("proposal-why").child(told.why.clone()));
    let note = |note: &String| {
        el("p")
            .class("proposal-note")
            .child(el("span").attr("aria-hidden", "true").child("!"))
            .child(el("span").child(note.clone()))
    };
    let notes = told.notes.iter().map(note).collect::<Vec<_>>();
    let answered = told.answer.clone().map(|answer| {
        let reason = (!told.reason.is_empty()).then(|| {
            el("p").class("proposal-reason").child(t(words::REASON)).child(": ").child(told.reason.clone())
        });
        (el("p").class("proposal-answer").attr("data-test", "Answer").child(answer), reason)
    });
    (title, lines, contents, why, notes, answered).into_node()
}

impl Card {
    fn possible(self) -> bool {
        self.told.with(|told| told.as_ref().is_some_and(|told| told.possible))
    }

    /// The name of one of its buttons.
    fn named(self, name: Words) -> impl Fn() -> Option<String> + 'static {
        move || self.told.with(|told| told.as_ref().map(|told| words::control(name, &told.what, lang())))
    }

    fn answer(self, state: ProposalState) {
        let workspace = self.proposals.workspace;
        workspace.flush_draft();
        let next = self.proposals.after(self.id, self.shown);
        let reason = self.reason.get_untracked();
        let stamp = clock::stamp(workspace.role());
        let edit = workspace.program().with_untracked(|program| {
            let proposal = program.proposals.get(self.id)?;
            answer(program, proposal, state, reason.trim(), &stamp)
        });
        let Some(edit) = edit else { return };
        workspace.dispatch(edit);
        self.proposals.said.set(Some(state));
        match (next, self.shown) {
            (Some(next), _) => page::focus_later(accept_id(next)),
            (None, Shown::Beside) => page::catch_focus_later("panel-title".to_owned()),
            (None, Shown::Listed) => page::catch_focus_later("proposals-heading".to_owned()),
            (None, Shown::New) => page::catch_focus_later("main".to_owned()),
        }
    }

    fn accept(self) {
        if untrack(|| self.possible()) {
            self.answer(ProposalState::Accepted);
        }
    }

    fn reason_id(self) -> String {
        format!("proposal-{}-reason", self.id.0.code())
    }

    fn open_reason(self, reasoning: Reasoning) {
        self.reasoning.set(reasoning);
        page::focus_later(self.reason_id());
    }

    fn close_reason(self) {
        self.reasoning.set(Reasoning::Closed);
        page::focus_later(accept_id(self.id));
    }
}

/// The buttons. Whoever rejects is asked why first.
fn acts(card: Card) -> Node {
    let reasoning = card.reasoning;
    let reject = move || {
        if reasoning.get_untracked() == Reasoning::Closed {
            card.open_reason(Reasoning::Rejecting);
        } else {
            card.answer(ProposalState::Rejected);
        }
    };
    let closed = Memo::new(move |_| reasoning.get() == Reasoning::Closed);
    let rejecting = Memo::new(move |_| reasoning.get() == Reasoning::Rejecting);
    let accept = button("tool proposal-accept")
        .id(accept_id(card.id))
        .attr("aria-label", card.named(words::ACCEPT))
        .attr("aria-disabled", move || (!card.possible()).then_some("true"))
        .attr("data-test", "Accept")
        .prop("hidden", move || rejecting.get())
        .on_click(move || card.accept())
        .child(t(words::ACCEPT));
    let reject = button("tool")
        .attr("aria-label", card.named(words::REJECT))
        .attr("data-test", "Reject")
        .on_click(reject)
        .child(t(words::REJECT));
    let more = button("tool proposal-more")
        .attr("aria-label", card.named(words::WITH_REASON))
        .attr("data-test", "With a reason")
        .prop("hidden", move || !closed.get())
        .on_click(move || card.open_reason(Reasoning::Either))
        .child(t(words::WITH_REASON));
    let cancel = button("tool proposal-more")
        .attr("data-test", "Cancel")
        .prop("hidden", move || closed.get())
        .on_click(move || card.close_reason())
        .child(t(words::CANCEL));
    el("div").class("proposal-acts").child(accept).child(reject).child(more).child(cancel).into_node()
}

/// The field for the reason, above the buttons on the page.
fn reason_field(card: Card) -> Node {
    let reasoning = card.reasoning;
    let closed = Memo::new(move |_| reasoning.get() == Reasoning::Closed);
    let field = move || {
        (!closed.get()).then(|| {
            let id = card.reason_id();
            let hint = format!("{id}-hint");
            let hint_text =
                move || (reasoning.get() == Reasoning::Rejecting).then(|| t(words::REASON_HINT)());
            el("div")
                .class("proposal-asks")
                .child(el("label").class("form-label").attr("for", id.clone()).child(t(words::REASON)))
                .child(
                    el("input")
                        .attr("type", "text")
                        .attr("autocomplete", "off")
                        .class("field")
                        .id(id)
                        .attr("aria-describedby", hint.clone())
                        .prop("value", move || card.reason.get())
                        .on_text("input", move |text| card.reason.set(text))
                        .on_key(move |event| match event.key().as_str() {
                            "Enter" if reasoning.get_untracked() == Reasoning::Rejecting => {
                                event.prevent_default();
                                card.answer(ProposalState::Rejected);
                            }
                            "Escape" => {
                                event.stop_propagation();
                                card.close_reason();
                            }
                            _ => {}
                        }),
                )
                .child(el("p").class("field-note").id(hint).child(hint_text))
        })
    };
    field.into_node()
}
