//! Start: what shall I work on? The programmes in this browser, a new one, a file, samples,
//! and where everything is kept.

use crate::ui::dom::{Element, ElementRef, IntoNode, Node, button, el};
use crate::ui::door::{Beginning, Door, Wish};
use crate::ui::platform::{clock, files, page};
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, Route};
use crate::ui::widget::combobox::{Choice, Combobox};
use crate::ui::widget::dialog::dialog;
use genomfor::exchange::keeper::Entry;
use genomfor::model::field::ChoiceItem;
use genomfor::model::municipality;
use genomfor::model::period::Year;
use genomfor::model::programme::{DocumentType, RuleSet};
use genomfor::model::words::Words;
use genomfor::present::{catalogue as words, format};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The view.
pub fn start_view() -> Element {
    el("div")
        .class("start")
        .child(el("h1").child(t(words::WELCOME)))
        .child(el("p").class("lead").child(t(words::WELCOME_TEXT)))
        .child(
            el("div")
                .class("start-columns")
                .child(el("div").child(shelf()).child(open_file()).child(samples()))
                .child(new_programme()),
        )
        .child(storage())
}

fn shelf() -> Element {
    let door = Door::expect();
    let entries = RwSignal::new(None::<Vec<Entry>>);
    let leaving = RwSignal::new(None::<Entry>);
    Effect::new(move |_| {
        door.shelf.track();
        spawn_local(async move {
            let found = door.keeper().entries().await.unwrap_or_default();
            let _ = entries.try_set(Some(found));
        });
    });
    let row = move |entry: Entry| shelf_row(entry, leaving);
    el("section")
        .class("card")
        .attr("aria-labelledby", "shelf-heading")
        .child(el("h2").id("shelf-heading").child(t(words::YOUR_PROGRAMMES)))
        .child(move || match entries.get() {
            None => Node::Nothing,
            Some(list) if list.is_empty() => {
                el("p").class("field-note").child(t(words::NO_PROGRAMMES)).into_node()
            }
            Some(list) => {
                el("ul").class("shelf").child(list.into_iter().map(row).collect::<Vec<_>>()).into_node()
            }
        })
        .child(leave_dialog(leaving))
}

fn shelf_row(entry: Entry, leaving: RwSignal<Option<Entry>>) -> Element {
    let door = Door::expect();
    let address = Address::expect();
    let id = entry.id;
    let readable = !entry.custody.saved.is_empty();
    let title = if entry.title.is_empty() { None } else { Some(entry.title.clone()) };
    let title = move || match &title {
        Some(title) => title.clone(),
        None => if readable { words::UNTITLED } else { words::UNREADABLE }.in_lang(lang()).to_owned(),
    };
    let Entry { municipality, revision, counts, custody, .. } = entry.clone();
    let about = move || {
        let lang = lang();
        let saved = words::saved_here(&format::moment(&custody.saved, &clock::now(), lang), lang);
        let file = match &custody.file {
            Some(file) => {
                let at = format::moment(&file.at, &clock::now(), lang);
                words::file_state(revision.saturating_sub(file.revision), &at, lang)
            }
            None => words::NOT_IN_FILE.in_lang(lang).to_owned(),
        };
        let parts = [municipality.clone(), words::counts(counts.0, counts.1, lang), saved, file];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let open = move || {
        spawn_local(async move {
            if door.wish(Wish::Load(id)).await {
                address.go(Route::Program(None));
            }
        });
    };
    let remove_label = {
        let title = title.clone();
        move || format!("{}: {}", t(words::REMOVE_PROGRAMME)(), title())
    };
    el("li")
        .class("shelf-row")
        .child(
            button("shelf-open")
                .on_click(open)
                .child(el("strong").child(title))
                .child(el("span").class("shelf-about").child(about)),
        )
        .child(move || {
            (door.opened.get() == Some(id))
                .then(|| el("span").class("chip").child(t(words::FILE_OPEN_ELSEWHERE)))
        })
        .child(
            button("tool")
                .attr("aria-label", remove_label)
                .on_click(move || leaving.set(Some(entry.clone())))
                .child(t(words::REMOVE)),
        )
}

fn leave_dialog(leaving: RwSignal<Option<Entry>>) -> Element {
    let door = Door::expect();
    let open = Signal::derive(move || leaving.with(Option::is_some));
    let close = Callback::new(move |()| leaving.set(None));
    let heading = Signal::derive(move || {
        let title = leaving.with(|entry| entry.as_ref().map(|e| e.title.clone()).unwrap_or_default());
        words::remove_question(&format!("”{title}”"), lang())
    });
    let remove = move |save: bool| {
        let Some(entry) = leaving.get_untracked() else { return };
        leaving.set(None);
        door.wish_soon(Wish::Forget { id: entry.id, save });
    };
    dialog("leave-heading", heading, open, close, move || {
        (
            el("p").child(t(words::REMOVE_PROGRAMME_TEXT)),
            el("div")
                .class("dialog-buttons")
                .child(button("tool").on_click(move || leaving.set(None)).child(t(words::CANCEL)))
                .child(button("tool").on_click(move || remove(false)).child(t(words::REMOVE_ONLY)))
                .child(
                    button("tool primary").on_click(move || remove(true)).child(t(words::REMOVE_SAVE_FIRST)),
                ),
        )
    })
}

fn open_file() -> Element {
    let door = Door::expect();
    let chooser = ElementRef::new();
    let choose = move || {
        spawn_local(async move {
            match files::choose_with_handle().await {
                Some(Some(chosen)) => door.wish_soon(Wish::Open(chosen)),
                Some(None) => {}
                None => {
                    if let Some(input) = chooser.get_untracked::<web_sys::HtmlInputElement>() {
                        input.click();
                    }
                }
            }
        });
    };
    let chosen = move |_| {
        let Some(input) = chooser.get_untracked::<web_sys::HtmlInputElement>() else { return };
        if let Some(file) = files::listed(input.files()).into_iter().next() {
            spawn_local(async move { door.wish_soon(Wish::Open(files::read(file).await)) });
        }
        // The same file may be chosen again.
        input.set_value("");
    };
    el("section")
        .class("card")
        .attr("aria-labelledby", "open-heading")
        .child(el("h2").id("open-heading").child(t(words::OPEN)))
        .child(button("tool").attr("data-test", "Open file").on_click(choose).child(t(words::OPEN_FILE)))
        .child(
            el("input")
                .refer(chooser)
                .attr("type", "file")
                .class("sr-only")
                .attr("tabindex", "-1")
                .attr("accept", ".json")
                .attr("aria-label", t(words::OPEN_FILE))
                .on("change", chosen),
        )
        .child(el("p").class("field-note").child(t(words::OPEN_FILE_HINT)))
}

/// The years that a new plan is offered.
const FIRST_YEARS: (i64, i64) = (2027, 2030);

fn new_programme() -> Element {
    let door = Door::expect();
    let address = Address::expect();
    let name = RwSignal::new(String::new());
    let from = RwSignal::new(FIRST_YEARS.0.to_string());
    let to = RwSignal::new(FIRST_YEARS.1.to_string());
    let document_type = RwSignal::new(DocumentType::default());
    let rule_set = RwSignal::new(RuleSet::default());
    let problem = RwSignal::new(None::<Words>);
    let choices = Signal::derive(|| {
        let choice = |m: municipality::Municipality| Choice {
            key: m.name.to_owned(),
            label: m.name.to_owned(),
            hint: format!("{} · {}", m.code, m.county),
        };
        municipality::all().map(choice).collect::<Vec<Choice>>()
    });
    let begin = move |event: web_sys::Event| {
        event.prevent_default();
        let Some(municipality) = municipality::by_name(&name.get_untracked()) else {
            problem.set(Some(words::MUNICIPALITY_MISSING));
            page::focus_later("new-municipality".to_owned());
            return;
        };
        let year = |text: RwSignal<String>| text.get_untracked().trim().parse().ok().and_then(Year::new);
        let (Some(first), Some(last)) = (year(from), year(to)) else {
            return problem.set(Some(words::PERIOD_WRONG));
        };
        if first > last {
            return problem.set(Some(words::PERIOD_WRONG));
        }
        problem.set(None);
        let beginning = Beginning {
            municipality,
            first,
            last,
            document_type: document_type.get_untracked(),
            rule_set: rule_set.get_untracked(),
        };
        spawn_local(async move {
            if door.wish(Wish::Begin(beginning)).await {
                address.go(Route::Program(None));
            }
        });
    };
    el("section")
        .class("card")
        .attr("aria-labelledby", "new-heading")
        .child(el("h2").id("new-heading").child(t(words::NEW_PROGRAMME)))
        .child(
            el("form")
                .class("form")
                .on("submit", begin)
                .child(
                    el("div")
                        .class("form-wide")
                        .child(
                            el("label")
                                .class("form-label")
                                .attr("for", "new-municipality")
                                .child(t(words::MUNICIPALITY)),
                        )
                        .child(
                            Combobox {
                                id: "new-municipality".to_owned(),
                                choices,
                                shown: name.into(),
                                on_pick: Callback::new(move |key| {
                                    name.set(key);
                                    problem.set(None);
                                }),
                                create: None,
                                on_clear: None,
                                placeholder: words::SEARCH,
                                no_match: words::MUNICIPALITY_UNKNOWN,
                                name: None,
                                inline: false,
                            }
                            .view(),
                        )
                        .child(el("p").class("field-note").child(t(words::MUNICIPALITY_HINT))),
                )
                .child(
                    el("div")
                        .class("form-pair")
                        .child(year_field("new-from", words::PERIOD_FROM, from))
                        .child(year_field("new-to", words::PERIOD_TO, to)),
                )
                .child(select(
                    "new-type",
                    words::DOCUMENT_TYPE,
                    DocumentType::ITEMS,
                    Callback::new(move |place: usize| {
                        document_type.set(DocumentType::ALL.get(place).copied().unwrap_or_default());
                    }),
                ))
                .child(select(
                    "new-rules",
                    words::RULE_SET,
                    RuleSet::ITEMS,
                    Callback::new(move |place: usize| {
                        rule_set.set(RuleSet::ALL.get(place).copied().unwrap_or_default());
                    }),
                ))
                .child(move || {
                    problem
                        .get()
                        .map(|words| el("p").class("field-error").attr("role", "alert").child(t(words)))
                })
                .child(
                    el("button")
                        .attr("type", "submit")
                        .class("tool primary")
                        .attr("data-test", "Begin")
                        .child(t(words::BEGIN)),
                ),
        )
}

fn year_field(id: &'static str, name: Words, year: RwSignal<String>) -> Element {
    el("div").class("form-wide").child(el("label").class("form-label").attr("for", id).child(t(name))).child(
        el("input")
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .class("field field-short")
            .id(id)
            .prop("value", move || year.get())
            .on_text("input", move |text| year.set(text)),
    )
}

fn select(id: &'static str, name: Words, items: &'static [ChoiceItem], on_pick: Callback<usize>) -> Element {
    let option = |item: &'static ChoiceItem| el("option").attr("value", item.code).child(t(item.words));
    let picked = move |code: String| {
        if let Some(place) = items.iter().position(|item| item.code == code) {
            on_pick.run(place);
        }
    };
    el("div").class("form-wide").child(el("label").class("form-label").attr("for", id).child(t(name))).child(
        el("select")
            .class("field")
            .id(id)
            .on_text("change", picked)
            .child(items.iter().map(option).collect::<Vec<_>>()),
    )
}

fn samples() -> Element {
    let door = Door::expect();
    let sample = move |file: &'static str, name: Words, size: Words| {
        el("li").child(
            button("choice")
                .attr("data-test", format!("sample-{file}"))
                .on_click(move || door.wish_soon(Wish::Sample(file)))
                .child(el("strong").child(t(name)))
                .child(el("span").child(t(size))),
        )
    };
    el("section")
        .class("card")
        .attr("aria-labelledby", "samples-heading")
        .child(el("h2").id("samples-heading").child(t(words::SAMPLES)))
        .child(el("p").class("field-note").child(t(words::SAMPLES_HINT)))
        .child(
            el("ul")
                .class("choice-list")
                .child(sample("small", words::SAMPLE_SMALL, words::SAMPLE_SMALL_SIZE))
                .child(sample("middle", words::SAMPLE_MIDDLE, words::SAMPLE_MIDDLE_SIZE))
                .child(sample("large", words::SAMPLE_LARGE, words::SAMPLE_LARGE_SIZE)),
        )
}

fn storage() -> Element {
    let door = Door::expect();
    let estimate = RwSignal::new(None::<(u64, u64)>);
    let persistent = RwSignal::new(None::<bool>);
    let damaged = RwSignal::new(Vec::<(String, String)>::new());
    spawn_local(async move {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes are whole and positive"
        )]
        let found = page::storage_estimate().await.map(|(used, quota)| (used as u64, quota as u64));
        let promised = page::storage_is_persistent().await;
        let broken = door.keeper().damaged().await.unwrap_or_default();
        let _ = (estimate.try_set(found), persistent.try_set(Some(promised)), damaged.try_set(broken));
    });
    let used = move || {
        let lang = lang();
        estimate.get().map(|(used, quota)| {
            words::storage_used(&format::bytes(used, lang), &format::bytes(quota, lang), lang)
        })
    };
    let promise = move || {
        persistent
            .get()
            .map(|yes| t(if yes { words::STORAGE_PERSISTENT } else { words::STORAGE_NOT_PERSISTENT })())
    };
    let row = |(key, text): (String, String)| {
        let name = format!("{}.txt", key.rsplit('/').next().unwrap_or("genomfor"));
        let shown = name.clone();
        el("li")
            .child(el("span").child(shown))
            .child(button("tool").on_click(move || files::download(&name, &text)).child(t(words::DOWNLOAD)))
    };
    el("section")
        .class("start-storage")
        .attr("aria-labelledby", "storage-heading")
        .child(el("h2").id("storage-heading").child(t(words::STORAGE)))
        .child(el("p").child(t(words::STORAGE_TEXT)).child(" ").child(used).child(" ").child(promise))
        .child(move || {
            let list = damaged.get();
            (!list.is_empty()).then(|| {
                (
                    el("h3").child(t(words::DAMAGED)),
                    el("p").child(t(words::DAMAGED_TEXT)),
                    el("ul").class("damaged").child(list.into_iter().map(row).collect::<Vec<_>>()),
                )
            })
        })
}
