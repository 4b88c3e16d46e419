//! Start: what shall I work on? The programmes in this browser, a new one, a file, samples,
//! and where everything is kept.

use super::opening::Opening;
use crate::ui::platform::{clock, files, ids, page};
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, Route};
use crate::ui::widget::combobox::{Choice, Combobox};
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::live::{live, live_view};
use crate::ui::workspace::Workspace;
use genomfor::edit::document::Document;
use genomfor::exchange::keeper::{Custody, Entry};
use genomfor::model::field::ChoiceItem;
use genomfor::model::municipality;
use genomfor::model::period::{Day, Year};
use genomfor::model::program::Program;
use genomfor::model::programme::{DocumentType, RuleSet, Settings};
use genomfor::model::words::Words;
use genomfor::present::{catalogue as words, format};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The view.
#[component]
pub fn StartView() -> impl IntoView {
    view! {
        <div class="start">
            <h1>{t(words::WELCOME)}</h1>
            <p class="lead">{t(words::WELCOME_TEXT)}</p>
            <div class="start-columns">
                <div>
                    <Shelf />
                    <OpenFile />
                    <Samples />
                </div>
                <NewProgramme />
            </div>
            <Storage />
        </div>
    }
}

#[component]
fn Shelf() -> impl IntoView {
    let workspace = Workspace::expect();
    let entries = RwSignal::new(None::<Vec<Entry>>);
    let leaving = RwSignal::new(None::<Entry>);
    Effect::new(move |_| {
        workspace.shelf.track();
        spawn_local(async move {
            let found = workspace.keeper().entries().await.unwrap_or_default();
            let _ = entries.try_set(Some(found));
        });
    });
    let row = move |entry: Entry| view! { <ShelfRow entry leaving /> };
    view! {
        <section class="card" aria-labelledby="shelf-heading">
            <h2 id="shelf-heading">{t(words::YOUR_PROGRAMMES)}</h2>
            {live_view(move || match entries.get() {
                None => ().into_any(),
                Some(list) if list.is_empty() => view! { <p class="field-note">{t(words::NO_PROGRAMMES)}</p> }.into_any(),
                Some(list) => view! { <ul class="shelf">{list.into_iter().map(row).collect::<Vec<_>>()}</ul> }.into_any(),
            })}
            <LeaveDialog leaving />
        </section>
    }
}

#[component]
fn ShelfRow(entry: Entry, leaving: RwSignal<Option<Entry>>) -> impl IntoView {
    let workspace = Workspace::expect();
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
    let open = move |_| {
        spawn_local(async move {
            if workspace.id() == Some(id) || workspace.load(id).await {
                address.go(Route::Program(None));
            }
        });
    };
    let remove_label = {
        let title = title.clone();
        move || format!("{}: {}", t(words::REMOVE_PROGRAMME)(), title())
    };
    view! {
        <li class="shelf-row">
            <button type="button" class="shelf-open" on:click=open>
                <strong>{live_view(title)}</strong>
                <span class="shelf-about">{live_view(about)}</span>
            </button>
            {live_view(move || (workspace.id() == Some(id)).then(|| view! { <span class="chip">{t(words::FILE_OPEN_ELSEWHERE)}</span> }))}
            <button type="button" class="tool" aria-label=remove_label on:click=move |_| leaving.set(Some(entry.clone()))>
                {t(words::REMOVE)}
            </button>
        </li>
    }
}

#[component]
fn LeaveDialog(leaving: RwSignal<Option<Entry>>) -> impl IntoView {
    let workspace = Workspace::expect();
    let open = Signal::derive(move || leaving.with(Option::is_some));
    let close = Callback::new(move |()| leaving.set(None));
    let heading = Signal::derive(move || {
        let title = leaving.with(|entry| entry.as_ref().map(|e| e.title.clone()).unwrap_or_default());
        words::remove_question(&format!("”{title}”"), lang())
    });
    let remove = move |save: bool| {
        let Some(entry) = leaving.get_untracked() else { return };
        leaving.set(None);
        spawn_local(async move {
            if save {
                if workspace.id() != Some(entry.id) && !workspace.load(entry.id).await {
                    return;
                }
                if !workspace.save_to_file().await {
                    return;
                }
            }
            workspace.forget(entry.id).await;
        });
    };
    view! {
        <Dialog open on_close=close heading id="leave-heading">
            <p>{t(words::REMOVE_PROGRAMME_TEXT)}</p>
            <div class="dialog-buttons">
                <button type="button" class="tool" on:click=move |_| leaving.set(None)>{t(words::CANCEL)}</button>
                <button type="button" class="tool" on:click=move |_| remove(false)>{t(words::REMOVE_ONLY)}</button>
                <button type="button" class="tool primary" on:click=move |_| remove(true)>{t(words::REMOVE_SAVE_FIRST)}</button>
            </div>
        </Dialog>
    }
}

#[component]
fn OpenFile() -> impl IntoView {
    let opening = Opening::expect();
    let chooser = NodeRef::<html::Input>::new();
    let choose = move |_| {
        spawn_local(async move {
            match files::choose_with_handle().await {
                Some(Some(chosen)) => opening.take(chosen).await,
                Some(None) => {}
                None => {
                    if let Some(input) = chooser.get_untracked() {
                        input.click();
                    }
                }
            }
        });
    };
    let chosen = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        let input = event.target();
        if let Some(file) = files::listed(input.files()).into_iter().next() {
            spawn_local(async move { opening.take(files::read(file).await).await });
        }
        // The same file may be chosen again.
        input.set_value("");
    };
    view! {
        <section class="card" aria-labelledby="open-heading">
            <h2 id="open-heading">{t(words::OPEN)}</h2>
            <button type="button" class="tool" data-test="Open file" on:click=choose>{t(words::OPEN_FILE)}</button>
            <input node_ref=chooser type="file" class="sr-only" tabindex="-1" accept=".json" aria-label=t(words::OPEN_FILE) on:change:target=chosen />
            <p class="field-note">{t(words::OPEN_FILE_HINT)}</p>
        </section>
    }
}

/// The council term that the first action plan has to be adopted in (SFS 2025:70,
/// transitional provision 2; KL 5 kap. 9 §).
const TERM: (&str, &str) = ("2026-10-15", "2030-10-14");
const FIRST_YEARS: (i64, i64) = (2027, 2030);

#[component]
fn NewProgramme() -> impl IntoView {
    let workspace = Workspace::expect();
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
    let begin = move |event: leptos::ev::SubmitEvent| {
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
        let document_type = document_type.get_untracked();
        let settings = Settings {
            municipality: municipality.name.to_owned(),
            municipality_code: municipality.code.to_owned(),
            county: municipality.county.to_owned(),
            title: words::first_title(document_type.words(), first.get(), last.get()),
            document_type,
            rule_set: rule_set.get_untracked(),
            term_start: Day::parse(TERM.0),
            term_end: Day::parse(TERM.1),
            period_from: Some(first),
            period_to: Some(last),
            price_level: Year::new(i64::from(first.get()) - 1),
            ..Settings::default()
        };
        let program = Program { settings: Arc::new(settings), ..Program::default() };
        spawn_local(async move {
            workspace.begin(Document::new(ids::fresh(), program), Custody::default()).await;
            address.go(Route::Program(None));
        });
    };
    view! {
        <section class="card" aria-labelledby="new-heading">
            <h2 id="new-heading">{t(words::NEW_PROGRAMME)}</h2>
            <form class="form" on:submit=begin>
                <div class="form-wide">
                    <label class="form-label" for="new-municipality">{t(words::MUNICIPALITY)}</label>
                    <Combobox
                        id="new-municipality".to_owned()
                        choices
                        shown=name
                        on_pick=Callback::new(move |key| {
                            name.set(key);
                            problem.set(None);
                        })
                        placeholder=Signal::derive(move || t(words::SEARCH)().to_owned())
                        no_match=Signal::derive(move || t(words::MUNICIPALITY_UNKNOWN)().to_owned())
                    />
                    <p class="field-note">{t(words::MUNICIPALITY_HINT)}</p>
                </div>
                <div class="form-pair">
                    <YearField id="new-from" name=words::PERIOD_FROM year=from />
                    <YearField id="new-to" name=words::PERIOD_TO year=to />
                </div>
                <Select id="new-type" name=words::DOCUMENT_TYPE items=DocumentType::ITEMS on_pick=Callback::new(move |place: usize| {
                    document_type.set(DocumentType::ALL.get(place).copied().unwrap_or_default());
                }) />
                <Select id="new-rules" name=words::RULE_SET items=RuleSet::ITEMS on_pick=Callback::new(move |place: usize| {
                    rule_set.set(RuleSet::ALL.get(place).copied().unwrap_or_default());
                }) />
                {live_view(move || problem.get().map(|words| view! { <p class="field-error" role="alert">{t(words)}</p> }))}
                <button type="submit" class="tool primary" data-test="Begin">{t(words::BEGIN)}</button>
            </form>
        </section>
    }
}

#[component]
fn YearField(id: &'static str, name: Words, year: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="form-wide">
            <label class="form-label" for=id>{t(name)}</label>
            <input
                type="text"
                inputmode="numeric"
                autocomplete="off"
                class="field field-short"
                id=id
                prop:value=live(move || year.get())
                on:input:target=move |event| year.set(event.target().value())
            />
        </div>
    }
}

#[component]
fn Select(
    id: &'static str,
    name: Words,
    items: &'static [ChoiceItem],
    on_pick: Callback<usize>,
) -> impl IntoView {
    let option = |item: &'static ChoiceItem| view! { <option value=item.code>{t(item.words)}</option> };
    let picked = move |code: String| {
        if let Some(place) = items.iter().position(|item| item.code == code) {
            on_pick.run(place);
        }
    };
    view! {
        <div class="form-wide">
            <label class="form-label" for=id>{t(name)}</label>
            <select class="field" id=id on:change:target=move |event| picked(event.target().value())>
                {items.iter().map(option).collect::<Vec<_>>()}
            </select>
        </div>
    }
}

#[component]
fn Samples() -> impl IntoView {
    let opening = Opening::expect();
    let sample = move |file: &'static str, name: Words, size: Words| {
        view! {
            <li>
                <button
                    type="button"
                    class="choice"
                    data-test=format!("sample-{file}")
                    on:click=move |_| spawn_local(async move { opening.take_sample(file).await })
                >
                    <strong>{t(name)}</strong>
                    <span>{t(size)}</span>
                </button>
            </li>
        }
    };
    view! {
        <section class="card" aria-labelledby="samples-heading">
            <h2 id="samples-heading">{t(words::SAMPLES)}</h2>
            <p class="field-note">{t(words::SAMPLES_HINT)}</p>
            <ul class="choice-list">
                {sample("small", words::SAMPLE_SMALL, words::SAMPLE_SMALL_SIZE)}
                {sample("middle", words::SAMPLE_MIDDLE, words::SAMPLE_MIDDLE_SIZE)}
                {sample("large", words::SAMPLE_LARGE, words::SAMPLE_LARGE_SIZE)}
            </ul>
        </section>
    }
}

#[component]
fn Storage() -> impl IntoView {
    let workspace = Workspace::expect();
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
        let broken = workspace.keeper().damaged().await.unwrap_or_default();
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
        view! {
            <li>
                <span>{shown}</span>
                <button type="button" class="tool" on:click=move |_| files::download(&name, &text)>{t(words::DOWNLOAD)}</button>
            </li>
        }
    };
    view! {
        <section class="start-storage" aria-labelledby="storage-heading">
            <h2 id="storage-heading">{t(words::STORAGE)}</h2>
            <p>{t(words::STORAGE_TEXT)} " " {live_view(used)} " " {live_view(promise)}</p>
            {live_view(move || {
                let list = damaged.get();
                (!list.is_empty()).then(|| view! {
                    <h3>{t(words::DAMAGED)}</h3>
                    <p>{t(words::DAMAGED_TEXT)}</p>
                    <ul class="damaged">{list.into_iter().map(row).collect::<Vec<_>>()}</ul>
                })
            })}
        </section>
    }
}
