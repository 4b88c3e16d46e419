//! The controls of the interview. What is typed goes into the answers, not into the programme.

use super::answers::{Answers, Part};
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::widget::icon::{BIN, PLUS, icon};
use genomfor::model::field::ChoiceItem;
use genomfor::model::words::Words;
use genomfor::present::interview as words;
use leptos::prelude::*;

/// A text field with its label above it, and beneath it why its text cannot be taken.
pub fn text(
    id: &str,
    name: Signal<String>,
    shown: Signal<String>,
    set: Callback<String>,
    problem: Signal<Option<Words>>,
) -> Element {
    let touched = StoredValue::new(false);
    let error_id = format!("{id}-error");
    let described = {
        let error_id = error_id.clone();
        move || problem.get().map(|_| error_id.clone())
    };
    // Undo belongs to the text as long as it was typed in since it got the focus.
    let on_key = move |event: &web_sys::KeyboardEvent| {
        let undo = matches!(event.key().as_str(), "z" | "y" | "Z");
        if undo && (event.ctrl_key() || event.meta_key()) && touched.get_value() {
            event.stop_propagation();
        }
    };
    let reason = move || {
        let error = el("p").class("field-error").attr("role", "alert").id(error_id.clone());
        problem.get().map(|words| error.child(words.in_lang(lang())))
    };
    el("div")
        .class("interview-field")
        .child(el("label").class("form-label").attr("for", id.to_owned()).child(move || name.get()))
        .child(
            el("input")
                .attr("type", "text")
                .attr("autocomplete", "off")
                .class("field")
                .id(id.to_owned())
                .attr("aria-invalid", move || problem.get().map(|_| "true"))
                .attr("aria-describedby", described)
                .prop("value", move || shown.get())
                .on("focus", move |_| touched.set_value(false))
                .on_text("input", move |text| {
                    touched.set_value(true);
                    set.run(text);
                })
                .on_key(on_key),
        )
        .child(reason)
}

/// A text field for a part of a row, which begins with what is proposed.
pub fn part(answers: Answers, key: &str, part: Part, name: Words, proposed: Option<Words>) -> Element {
    let id = format!("{key}-{}", part_name(part));
    let shown = {
        let key = key.to_owned();
        Signal::derive(move || {
            let proposed = || proposed.map(|words| words.in_lang(lang()).to_owned()).unwrap_or_default();
            answers.text(&key, part).unwrap_or_else(proposed)
        })
    };
    let set = {
        let key = key.to_owned();
        Callback::new(move |text| answers.set_text(&key, part, text))
    };
    let name = t(name);
    text(&id, Signal::derive(move || name().to_owned()), shown, set, Signal::derive(|| None))
}

/// What the id of a control ends in.
const fn part_name(part: Part) -> &'static str {
    match part {
        Part::Title => "title",
        Part::Short => "short",
        Part::Choice => "choice",
    }
}

/// A list to choose from, with its label above it. The choices are codes with their words.
pub fn select(
    answers: Answers,
    key: &str,
    name: Words,
    choices: Signal<Vec<(String, String)>>,
    proposed: Signal<String>,
) -> Element {
    let id = format!("{key}-{}", part_name(Part::Choice));
    let chosen = {
        let key = key.to_owned();
        Signal::derive(move || answers.text(&key, Part::Choice).unwrap_or_else(|| proposed.get()))
    };
    let options = move || {
        let option = |(code, words): (String, String)| {
            let own = code.clone();
            el("option").attr("value", code).prop("selected", move || chosen.get() == own).child(words)
        };
        choices.get().into_iter().map(option).collect::<Vec<_>>()
    };
    let key = key.to_owned();
    el("div")
        .class("interview-field")
        .child(el("label").class("form-label").attr("for", id.clone()).child(t(name)))
        .child(
            el("select")
                .class("field")
                .id(id)
                .on_text("change", move |code| answers.set_text(&key, Part::Choice, code))
                .child(options),
        )
}

/// The choices of a field, as codes with their words.
pub fn choices_of(items: &'static [ChoiceItem]) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let choice = |item: &ChoiceItem| (item.code.to_owned(), item.words.in_lang(lang()).to_owned());
        items.iter().map(choice).collect()
    })
}

/// A row that can be ticked, with what explains it; its details show when it is.
pub fn tick<N: IntoNode<M>, M: 'static>(
    answers: Answers,
    key: &str,
    proposed: Signal<bool>,
    name: Words,
    about: Node,
    details: impl Fn() -> N + 'static,
) -> Element {
    let (name_id, about_id) = (format!("{key}-name"), format!("{key}-about"));
    let on = {
        let key = key.to_owned();
        Memo::new(move |_| answers.is_on(&key, proposed.get()))
    };
    let set = {
        let key = key.to_owned();
        move |on| answers.tick(&key, on)
    };
    el("div")
        .class("interview-row")
        .class_if("is-on", move || on.get())
        .child(
            el("input")
                .attr("type", "checkbox")
                .id(key.to_owned())
                .attr("aria-describedby", about_id.clone())
                .prop("checked", move || on.get())
                .on_tick(set),
        )
        .child(
            el("div")
                .class("interview-what")
                .child(el("label").id(name_id.clone()).attr("for", key.to_owned()).child(t(name)))
                .child(el("div").class("field-note").id(about_id).child(about))
                .child(move || {
                    on.get().then(|| {
                        el("div")
                            .class("interview-details")
                            .attr("role", "group")
                            .attr("aria-labelledby", name_id.clone())
                            .child(details())
                    })
                }),
        )
}

/// A row for what is in the programme already.
pub fn there(name: impl Fn() -> String + 'static) -> Element {
    el("p").class("interview-there").child(move || words::there_already(&name(), lang()))
}

/// A group of rows under a heading.
pub fn group(heading: Words, rows: Node) -> Element {
    el("fieldset").class("interview-group").child(el("legend").child(t(heading))).child(rows)
}

/// A row that is written freely: its controls, and a button that takes it away. Its name is
/// its title, or what it is called as long as it has none.
pub fn own_row(answers: Answers, key: String, unnamed: Words, add_id: &'static str, parts: Node) -> Element {
    let label = t(words::TAKE_AWAY);
    let name = {
        let key = key.clone();
        Signal::derive(move || {
            let title = answers.text(&key, Part::Title).filter(|title| !title.trim().is_empty());
            title.unwrap_or_else(|| unnamed.in_lang(lang()).to_owned())
        })
    };
    let take_away = move || {
        answers.forget(&key);
        page::catch_focus_later(add_id.to_owned());
    };
    el("div")
        .class("interview-own")
        .attr("role", "group")
        .attr("aria-label", move || name.get())
        .child(parts)
        .child(
            button("tool tool-icon")
                .attr("title", label)
                .attr("aria-label", move || format!("{}: {}", label(), name.get()))
                .on_click(take_away)
                .child(icon(BIN)),
        )
}

/// The button that adds such a row, and goes to it.
pub fn add_button(answers: Answers, prefix: &'static str, id: &'static str, name: Words) -> Element {
    let add = move || {
        let key = answers.add(prefix);
        page::focus_later(format!("{key}-{}", part_name(Part::Title)));
    };
    button("tool").id(id).on_click(add).child(icon(PLUS)).child(t(name))
}
