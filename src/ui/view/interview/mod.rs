//! The interview: from an empty programme to bodies, goals and first measures, step by step.
//! One may leave it at any time; each step is written as one edit.

mod answers;
mod bodies;
mod facts;
mod fields;
mod goals;
mod measures;

pub use answers::Answers;

use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, Route, Section};
use crate::ui::workspace::Workspace;
use genomfor::model::record::Kind;
use genomfor::present::interview::{self as words, Remaining, Step};
use leptos::prelude::*;

/// The id of the heading, which gets the focus when the step changes.
pub const HEADING: &str = "interview-heading";

/// What leads into the interview from an empty programme.
pub fn invitation() -> Node {
    let address = Address::expect();
    (
        el("p").child(t(words::GO_THROUGH_TEXT)),
        button("tool primary")
            .attr("data-test", "Interview")
            .on_click(move || address.go(Route::Interview(Step::Facts)))
            .child(t(words::GO_THROUGH)),
    )
        .into_node()
}

/// The view.
pub fn interview_view() -> Element {
    let address = Address::expect();
    let answers = Answers::expect();
    answers.begin();
    let step = Memo::new(move |_| match address.get() {
        Route::Interview(step) => step,
        _ => Step::Facts,
    });
    // Where the focus was may be gone with the step before.
    Effect::new(move |_| {
        step.track();
        page::catch_focus_later(HEADING.to_owned());
    });
    page::focus_later(HEADING.to_owned());
    // Ctrl+Enter from anywhere in a step is its first button.
    let on_key = move |event: &web_sys::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            go_on(answers, step.get_untracked());
        }
    };
    el("div").class("work").child(
        el("section")
            .class("work-list interview")
            .attr("aria-labelledby", "view-heading")
            .child(el("div").class("bar").child(el("h1").id("view-heading").child(t(words::TITLE))))
            .child(
                el("div").class("interview-page").child(steps(answers, step)).child(
                    el("div")
                        .class("interview-step")
                        .on_key(on_key)
                        .child(
                            el("h2")
                                .id(HEADING)
                                .attr("tabindex", "-1")
                                .child(move || words::heading(step.get(), lang())),
                        )
                        .child(written(answers))
                        .child(move || content(answers, step.get()))
                        .child(move || buttons(answers, step.get())),
                ),
            ),
    )
}

/// The list of steps, of which one is current.
fn steps(answers: Answers, current: Memo<Step>) -> Element {
    let link = move |step: Step| {
        el("li").child(
            el("a")
                .attr("href", Route::Interview(step).hash())
                .attr("aria-current", move || (current.get() == step).then_some("step"))
                .on("click", move |event| {
                    event.prevent_default();
                    go(answers, step);
                })
                .child(t(step.words())),
        )
    };
    el("nav")
        .class("interview-steps")
        .attr("aria-label", t(words::STEPS))
        .child(el("ol").child(Step::ALL.into_iter().map(link).collect::<Vec<_>>()))
}

/// Goes to a step; what is answered and not written stays.
fn go(answers: Answers, step: Step) {
    answers.workspace.door.address.go(Route::Interview(step));
    page::focus_later(HEADING.to_owned());
}

fn leave(answers: Answers) {
    answers.workspace.door.address.go(Route::Program(None));
    page::focus_later("main".to_owned());
}

/// Writes what was answered and goes to the next step, unless something cannot be taken.
fn go_on(answers: Answers, step: Step) {
    let taken = match step {
        Step::Facts => facts::save(answers),
        Step::Bodies => bodies::save(answers),
        Step::Goals => goals::save(answers),
        Step::Measures => measures::save(answers),
        Step::Done => return leave(answers),
    };
    if taken {
        go(answers, step.next());
    }
}

/// What the step before has written, until something else happens.
fn written(answers: Answers) -> Element {
    let text = move || answers.written().map(|(count, kind)| words::written(count, kind, lang()));
    el("p").class("interview-written").attr("role", "status").child(text)
}

fn content(answers: Answers, step: Step) -> Node {
    let content = match step {
        Step::Facts => facts::content(answers),
        Step::Bodies => bodies::content(answers),
        Step::Goals => goals::content(answers),
        Step::Measures => measures::content(answers),
        Step::Done => done().into_node(),
    };
    (el("p").class("interview-about").child(t(step.about())), content).into_node()
}

fn buttons(answers: Answers, step: Step) -> Node {
    let back = step.previous().map(|previous| {
        button("tool").attr("data-test", "Back").on_click(move || go(answers, previous)).child(t(words::BACK))
    });
    let forward = button("tool primary").attr("data-test", "Save and go on");
    let forward = forward.on_click(move || go_on(answers, step));
    let row = el("div").class("interview-buttons");
    if step == Step::Done {
        return row.child(forward.child(t(words::TO_PROGRAM))).child(back).into_node();
    }
    let skip = button("tool").attr("data-test", "Skip").on_click(move || go(answers, step.next()));
    let leave = button("tool").attr("data-test", "Leave").on_click(move || leave(answers));
    let row = row
        .child(forward.attr("title", "Ctrl+Enter").child(t(words::SAVE)))
        .child(skip.child(t(words::SKIP)))
        .child(back)
        .child(leave.child(t(words::LEAVE)));
    (el("p").class("field-note").child(t(words::NOT_YET)), row).into_node()
}

/// What there is, and what remains, with links to where it is done.
fn done() -> Element {
    let workspace = Workspace::expect();
    let summary = move || workspace.program().with(|program| words::summary(program, lang()));
    let remaining = Memo::new(move |_| workspace.program().with(words::remaining));
    let item = |remaining: &Remaining| {
        let route = match remaining.kind {
            Kind::Goal | Kind::Measure => Route::Program(None),
            kind => Route::Basis(Section::Records(kind), None),
        };
        el("li").child(el("a").attr("href", route.hash()).child(t(remaining.words)))
    };
    el("div")
        .class("interview-done")
        .child(el("p").class("interview-summary").child(summary))
        .child(el("h3").child(t(words::REMAINS)))
        .child(move || match remaining.get().as_slice() {
            [] => el("p").child(t(words::REMAINS_NOTHING)),
            list => el("ul").child(list.iter().map(item).collect::<Vec<_>>()),
        })
}
