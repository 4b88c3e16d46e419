//! A field in which one searches among choices, and may make what is missing. Follows the
//! combobox pattern: the focus stays in the field, the list is steered from there.

use crate::ui::dom::{Element, el};
use crate::ui::platform::page;
use crate::ui::preferences::t;
use genomfor::model::words::Words;
use leptos::prelude::*;

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is handed back.
    pub key: String,
    /// What is shown.
    pub label: String,
    /// What explains it, if anything.
    pub hint: String,
}

/// So many choices are shown at once; typing narrows them.
const SHOWN: usize = 60;

/// A field with a list of choices.
pub struct Combobox {
    /// Id of the field, for its label.
    pub id: String,
    /// What can be chosen now.
    pub choices: Signal<Vec<Choice>>,
    /// What stands in the field while nothing is typed.
    pub shown: Signal<String>,
    /// A choice was made.
    pub on_pick: Callback<String>,
    /// What was typed is to be made, where that is possible, and the words for it.
    pub create: Option<(Callback<String>, Callback<String, String>)>,
    /// The empty field was left, or deletion was asked in it.
    pub on_clear: Option<Callback<()>>,
    /// What the field asks for.
    pub placeholder: Words,
    /// What is said when nothing fits.
    pub no_match: Words,
    /// Name for screen readers where no label stands beside it.
    pub name: Option<Signal<String>>,
    /// The list is part of the page, and always open.
    pub inline: bool,
}

impl Combobox {
    /// The field on the page.
    pub fn view(self) -> Element {
        combobox(self)
    }
}

fn combobox(field: Combobox) -> Element {
    let Combobox { id, choices, shown, on_pick, create, on_clear, placeholder, no_match, name, inline } =
        field;
    let (placeholder, no_match) = (t(placeholder), t(no_match));
    let open = RwSignal::new(inline);
    let typed = RwSignal::new(None::<String>);
    let active = RwSignal::new(0usize);
    let list_id = format!("{id}-list");
    let query = move || typed.get().unwrap_or_default().trim().to_lowercase();
    let fitting = Memo::new(move |_| {
        let query = query();
        let words: Vec<&str> = query.split_whitespace().collect();
        choices.with(|choices| {
            let mut fitting: Vec<(bool, &Choice)> = choices
                .iter()
                .filter_map(|choice| {
                    let has = |text: &str| words.iter().all(|word| text.contains(word));
                    let label = choice.label.to_lowercase();
                    // What has the words in its name comes before what has them in its explanation.
                    let named = has(&label);
                    (named || has(&format!("{label} {}", choice.hint.to_lowercase())))
                        .then_some((!named, choice))
                })
                .collect();
            fitting.sort_by_key(|(explained, _)| *explained);
            fitting.into_iter().take(SHOWN).map(|(_, choice)| choice.clone()).collect::<Vec<Choice>>()
        })
    });
    let creatable = move || {
        let text = typed.get().unwrap_or_default().trim().to_owned();
        let known =
            choices.with(|c| c.iter().any(|choice| choice.label.to_lowercase() == text.to_lowercase()));
        (create.is_some() && !text.is_empty() && !known).then_some(text)
    };
    let rows = move || fitting.with(Vec::len) + usize::from(creatable().is_some());
    let close = move || {
        open.set(inline);
        typed.set(None);
    };
    let choose = move |place: usize| {
        let picked = fitting.with_untracked(|fitting| fitting.get(place).map(|choice| choice.key.clone()));
        let created = untrack(creatable);
        close();
        match (picked, created, create) {
            (Some(key), _, _) => on_pick.run(key),
            (None, Some(text), Some((create, _))) => create.run(text),
            (None, _, _) => {}
        }
    };
    let option_id = {
        let list_id = list_id.clone();
        move |place: usize| format!("{list_id}-{place}")
    };
    let reveal = {
        let option_id = option_id.clone();
        move || page::reveal_later(option_id(active.get_untracked()))
    };
    let on_key = move |event: &web_sys::KeyboardEvent| match event.key().as_str() {
        "ArrowDown" | "ArrowUp" => {
            event.prevent_default();
            let rows = untrack(rows);
            if !open.get_untracked() {
                open.set(true);
            } else if rows > 0 {
                let step = if event.key() == "ArrowDown" { 1 } else { rows - 1 };
                active.update(|place| *place = (*place + step) % rows);
            }
            reveal();
        }
        "Enter" if open.get_untracked() => {
            event.prevent_default();
            choose(active.get_untracked());
        }
        "Escape" if open.get_untracked() && !inline => {
            event.prevent_default();
            event.stop_propagation();
            close();
        }
        "Backspace" | "Delete" if typed.get_untracked().is_none() => {
            if let Some(clear) = on_clear {
                event.prevent_default();
                clear.run(());
            }
        }
        _ => {}
    };
    let described_option = {
        let option_id = option_id.clone();
        move || (open.get() && rows() > 0).then(|| option_id(active.get()))
    };
    let list = {
        let list_id = list_id.clone();
        move || {
            let option_id = option_id.clone();
            open.get().then(|| {
                let option = move |place: usize, label: String, hint: String, class: &'static str| {
                    el("li")
                        .id(option_id(place))
                        .class(class)
                        .attr("role", "option")
                        .attr("aria-selected", move || (active.get() == place).to_string())
                        .class_if("is-active", move || active.get() == place)
                        .on("mousedown", move |event| {
                            event.prevent_default();
                            choose(place);
                        })
                        .child(el("span").class("option-label").child(label))
                        .child((!hint.is_empty()).then(|| el("span").class("option-hint").child(hint)))
                };
                let fitting = fitting.get();
                let count = fitting.len();
                let mut options: Vec<Element> = fitting
                    .into_iter()
                    .enumerate()
                    .map(|(place, choice)| option(place, choice.label, choice.hint, "option"))
                    .collect();
                if let Some(text) = creatable() {
                    let words = create.map(|(_, label)| label.run(text.clone())).unwrap_or(text);
                    options.push(option(count, words, String::new(), "option option-create"));
                }
                if options.is_empty() {
                    let none = el("li")
                        .class("option option-none")
                        .attr("role", "option")
                        .attr("aria-selected", "false")
                        .attr("aria-disabled", "true")
                        .child(no_match());
                    options.push(none);
                }
                let label = move || name.map_or_else(|| placeholder().to_owned(), |name| name.get());
                el("ul")
                    .class("options")
                    .attr("role", "listbox")
                    .id(list_id.clone())
                    .attr("aria-label", label)
                    .child(options)
            })
        }
    };
    el("div")
        .class(if inline { "combobox is-inline" } else { "combobox" })
        .child(
            el("input")
                .attr("type", "text")
                .id(id)
                .class("field combobox-field")
                .attr("role", "combobox")
                .attr("autocomplete", "off")
                .attr("aria-expanded", move || open.get().to_string())
                .attr("aria-controls", move || open.get().then(|| list_id.clone()))
                .attr("aria-autocomplete", "list")
                .attr("aria-activedescendant", described_option)
                .attr("aria-label", move || name.map(|name| name.get()))
                .attr("placeholder", move || placeholder().to_owned())
                .prop("value", move || typed.get().unwrap_or_else(|| shown.get()))
                .on_text("input", move |text| {
                    typed.set(Some(text));
                    active.set(0);
                    open.set(true);
                })
                .on_click(move || open.set(true))
                .on("blur", move |_| {
                    // A field that is being taken off the page may still hear that it is left.
                    let Some(text) = typed.try_get_untracked() else { return };
                    if text.is_some_and(|text| text.trim().is_empty())
                        && let Some(clear) = on_clear
                    {
                        clear.run(());
                    }
                    close();
                })
                .on_key(on_key),
        )
        .child(list)
}
