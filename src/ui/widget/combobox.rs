//! A field in which one searches among choices, and may make what is missing. Follows the
//! combobox pattern: the focus stays in the field, the list is steered from there.

use crate::ui::platform::page;
use crate::ui::widget::live::{live, live_view};
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
#[component]
pub fn Combobox(
    /// Id of the field, for its label.
    id: String,
    /// What can be chosen now.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// What stands in the field while nothing is typed.
    #[prop(into)]
    shown: Signal<String>,
    /// A choice was made.
    on_pick: Callback<String>,
    /// Words for making what was typed, where that is possible.
    #[prop(optional)]
    create_label: Option<Callback<String, String>>,
    /// What was typed is to be made.
    #[prop(optional)]
    on_create: Option<Callback<String>>,
    /// The empty field was left, or deletion was asked in it.
    #[prop(optional)]
    on_clear: Option<Callback<()>>,
    /// What the field asks for.
    #[prop(into)]
    placeholder: Signal<String>,
    /// What is said when nothing fits.
    #[prop(into)]
    no_match: Signal<String>,
    /// Name for screen readers where no label stands beside it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let typed = RwSignal::new(None::<String>);
    let active = RwSignal::new(0usize);
    let list_id = format!("{id}-list");
    let query = move || typed.get().unwrap_or_default().trim().to_lowercase();
    let fitting = Memo::new(move |_| {
        let query = query();
        let words: Vec<&str> = query.split_whitespace().collect();
        choices.with(|choices| {
            choices
                .iter()
                .filter(|choice| {
                    let text = format!("{} {}", choice.label, choice.hint).to_lowercase();
                    words.iter().all(|word| text.contains(word))
                })
                .take(SHOWN)
                .cloned()
                .collect::<Vec<Choice>>()
        })
    });
    let creatable = move || {
        let text = typed.get().unwrap_or_default().trim().to_owned();
        let known =
            choices.with(|c| c.iter().any(|choice| choice.label.to_lowercase() == text.to_lowercase()));
        (on_create.is_some() && !text.is_empty() && !known).then_some(text)
    };
    let rows = move || fitting.with(Vec::len) + usize::from(creatable().is_some());
    let close = move || {
        open.set(false);
        typed.set(None);
    };
    let choose = move |place: usize| {
        let picked = fitting.with_untracked(|fitting| fitting.get(place).map(|choice| choice.key.clone()));
        let created = untrack(creatable);
        close();
        match (picked, created, on_create) {
            (Some(key), _, _) => on_pick.run(key),
            (None, Some(text), Some(create)) => create.run(text),
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
    let on_key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
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
        "Escape" if open.get_untracked() => {
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
                    view! {
                        <li
                            id=option_id(place)
                            class=class
                            role="option"
                            aria-selected=live(move || (active.get() == place).to_string())
                            class:is-active=live(move || active.get() == place)
                            on:mousedown=move |event| {
                                event.prevent_default();
                                choose(place);
                            }
                        >
                            <span class="option-label">{label}</span>
                            {(!hint.is_empty()).then(|| view! { <span class="option-hint">{hint}</span> })}
                        </li>
                    }
                };
                let fitting = fitting.get();
                let count = fitting.len();
                let mut options: Vec<AnyView> = fitting
                    .into_iter()
                    .enumerate()
                    .map(|(place, choice)| option(place, choice.label, choice.hint, "option").into_any())
                    .collect();
                if let Some(text) = creatable() {
                    let words = create_label.map(|label| label.run(text.clone())).unwrap_or(text);
                    options.push(option(count, words, String::new(), "option option-create").into_any());
                }
                if options.is_empty() {
                    let none = view! {
                        <li class="option option-none" role="option" aria-selected="false" aria-disabled="true">
                            {no_match.get()}
                        </li>
                    };
                    options.push(none.into_any());
                }
                let label = move || name.map_or_else(|| placeholder.get(), |name| name.get());
                view! { <ul class="options" role="listbox" id=list_id.clone() aria-label=label>{options}</ul> }
            })
        }
    };
    view! {
        <div class="combobox">
            <input
                type="text"
                id=id
                class="field combobox-field"
                role="combobox"
                autocomplete="off"
                aria-expanded=live(move || open.get().to_string())
                aria-controls=live(move || open.get().then(|| list_id.clone()))
                aria-autocomplete="list"
                aria-activedescendant=described_option
                aria-label=live(move || name.map(|name| name.get()))
                placeholder=live(move || placeholder.get())
                prop:value=live(move || typed.get().unwrap_or_else(|| shown.get()))
                on:input:target=move |event| {
                    typed.set(Some(event.target().value()));
                    active.set(0);
                    open.set(true);
                }
                on:click=move |_| open.set(true)
                on:blur=move |_| {
                    // A field that is being taken off the page may still hear that it is left.
                    let Some(text) = typed.try_get_untracked() else { return };
                    if text.is_some_and(|text| text.trim().is_empty())
                        && let Some(clear) = on_clear
                    {
                        clear.run(());
                    }
                    close();
                }
                on:keydown=on_key
            />
            {live_view(list)}
        </div>
    }
}
