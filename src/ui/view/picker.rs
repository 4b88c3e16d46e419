//! Pickers for records and tools. What is missing is made on the spot.

use super::form::{How, Setter};
use crate::ui::platform::ids;
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, Route};
use crate::ui::widget::combobox::{Choice, Combobox};
use crate::ui::widget::icon::{CLOSE, Icon};
use crate::ui::widget::live::{live, live_view};
use crate::ui::workspace::Workspace;
use genomfor::model::instrument::Instrument;
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::model::value::Value;
use genomfor::present::{catalogue as words, label, numbering};
use leptos::prelude::*;

/// The records of a kind as choices, without those that are taken.
fn choices(
    workspace: Workspace,
    kind: Kind,
    taken: impl Fn() -> Vec<String> + Send + Sync + 'static,
) -> Signal<Vec<Choice>> {
    Signal::from(Memo::new(move |_| {
        let (lang, taken) = (lang(), taken());
        let records = workspace.program().with(|program| program.records(kind));
        let choice = |record: &AnyRecord| Choice {
            key: record.reference().to_string(),
            label: label::full_title(record, lang),
            hint: if kind == Kind::Body { label::number(record) } else { String::new() },
        };
        records.iter().map(choice).filter(|choice| !taken.contains(&choice.key)).collect()
    }))
}

/// A new record of a kind with the name that was typed.
fn made(workspace: Workspace, kind: Kind, name: &str) -> AnyRecord {
    let mut record = AnyRecord::blank(RecordRef::new(kind, ids::fresh()));
    let fields = workspace.program().with_untracked(|program| {
        record.set_rank(program.last_rank(kind));
        [
            (Some(label::title_field(kind)), name.to_owned()),
            (label::number_field(kind).filter(|_| kind != Kind::Body), numbering::next_number(program, kind)),
        ]
    });
    for (field, text) in fields {
        if let Some(field) = field {
            // Fields that are not text keep their default.
            let _ = record.set(field, Value::Text(text));
        }
    }
    record
}

fn title_of(workspace: Workspace, code: &str) -> Option<String> {
    let target = RecordRef::parse(code)?;
    let record = workspace.program().with(|program| program.get(target))?;
    Some(label::full_title(&record, lang()))
}

/// One record.
#[component]
pub fn LinkPicker(
    kind: Kind,
    id: String,
    value: Signal<Value>,
    set: Setter,
    #[prop(optional)] name: Option<Signal<String>>,
) -> AnyView {
    let workspace = Workspace::expect();
    let code = move || value.with(|value| value.as_text().unwrap_or_default().to_owned());
    let shown = Signal::derive(move || {
        let code = code();
        if code.is_empty() {
            code
        } else {
            title_of(workspace, &code).unwrap_or_else(|| t(words::MISSING)().to_owned())
        }
    });
    let on_create = Callback::new(move |text: String| {
        let record = made(workspace, kind, &text);
        set.run((Value::Text(record.reference().to_string()), How::With(record)));
    });
    let create_label = Callback::new(move |text: String| words::create(&text, kind, lang()));
    let on_pick = Callback::new(move |key: String| set.run((Value::Text(key), How::AtOnce)));
    let on_clear = Callback::new(move |()| set.run((Value::Null, How::AtOnce)));
    let choices = choices(workspace, kind, Vec::new);
    let placeholder = Signal::derive(move || t(words::SEARCH_OR_CREATE)().to_owned());
    let no_match = Signal::derive(move || t(words::NO_MATCH)().to_owned());
    match name {
        Some(name) => view! {
            <Combobox id choices shown on_pick create_label on_create on_clear placeholder no_match name />
        }
        .into_any(),
        None => {
            view! { <Combobox id choices shown on_pick create_label on_create on_clear placeholder no_match /> }
                .into_any()
        }
    }
}

/// Several records, as tags that lead to them.
#[component]
pub fn LinksPicker(kind: Kind, id: String, value: Signal<Value>, set: Setter) -> AnyView {
    let workspace = Workspace::expect();
    let address = Address::expect();
    let codes = Memo::new(move |_| value.with(label::codes));
    let with = move |code: Option<String>, without: Option<&str>| {
        let kept = codes.get_untracked().into_iter().filter(|known| Some(known.as_str()) != without);
        Value::List(kept.chain(code).map(Value::Text).collect())
    };
    let on_pick = Callback::new(move |key: String| set.run((with(Some(key), None), How::AtOnce)));
    let on_create = Callback::new(move |text: String| {
        let record = made(workspace, kind, &text);
        set.run((with(Some(record.reference().to_string()), None), How::With(record)));
    });
    let create_label = Callback::new(move |text: String| words::create(&text, kind, lang()));
    let on_clear = Callback::new(move |()| {
        if let Some(last) = codes.get_untracked().last() {
            set.run((with(None, Some(last)), How::AtOnce));
        }
    });
    let tag = move |code: String| {
        let shown = {
            let code = code.clone();
            move || title_of(workspace, &code).unwrap_or_else(|| t(words::MISSING)().to_owned())
        };
        let route = RecordRef::parse(&code).map(Route::to);
        let remove = {
            let code = code.clone();
            move |_| set.run((with(None, Some(&code)), How::AtOnce))
        };
        let label = {
            let shown = shown.clone();
            move || format!("{}: {}", t(words::REMOVE)(), shown())
        };
        view! {
            <li class="tag">
                <button type="button" class="tag-name" on:click=move |_| {
                    if let Some(route) = route {
                        address.go(route);
                    }
                }>{live_view(shown)}</button>
                <button type="button" class="tag-remove" aria-label=label on:click=remove><Icon path=CLOSE /></button>
            </li>
        }
    };
    let placeholder = Signal::derive(move || t(words::SEARCH_OR_CREATE)().to_owned());
    let no_match = Signal::derive(move || t(words::NO_MATCH)().to_owned());
    let choices = choices(workspace, kind, move || codes.get());
    let shown = Signal::derive(String::new);
    view! {
        <div class="tags-field">
            <ul class="tags" class:is-empty=live(move || codes.with(Vec::is_empty))>
                <For each=move || codes.get() key=Clone::clone children=tag />
            </ul>
            <Combobox id choices shown on_pick create_label on_create on_clear placeholder no_match />
        </div>
    }
    .into_any()
}

/// The tool of a measure, with what it can do and where the law stands.
#[component]
pub fn InstrumentPicker(id: String, value: Signal<Value>, set: Setter) -> AnyView {
    let chosen = Memo::new(move |_| {
        value.with(|value| Instrument::ALL.iter().copied().find(|i| value.as_text() == Some(i.code())))
    });
    let name = |instrument: Instrument, lang| {
        format!("{} · {}", instrument.code(), instrument.words().in_lang(lang))
    };
    let choices = Signal::derive(move || {
        let lang = lang();
        let choice = |instrument: &Instrument| Choice {
            key: instrument.code().to_owned(),
            label: name(*instrument, lang),
            hint: instrument.info().explanation.in_lang(lang).to_owned(),
        };
        Instrument::ALL.iter().map(choice).collect::<Vec<Choice>>()
    });
    let shown = Signal::derive(move || chosen.get().map(|i| name(i, lang())).unwrap_or_default());
    let on_pick = Callback::new(move |code: String| set.run((Value::Text(code), How::AtOnce)));
    let on_clear = Callback::new(move |()| set.run((Value::Null, How::AtOnce)));
    let placeholder = Signal::derive(move || t(words::SEARCH)().to_owned());
    let no_match = Signal::derive(move || t(words::NO_MATCH)().to_owned());
    let explanation = move || {
        chosen.get().map(|instrument| {
            let info = instrument.info();
            view! {
                <p class="field-note">
                    {info.explanation.in_lang(lang())} " " {t(words::DECIDED_BY)} ": " {info.decided_by} ". "
                    {t(words::LEGAL_SOURCE)} ": " {info.legal_source} "."
                </p>
            }
        })
    };
    view! {
        <Combobox id choices shown on_pick on_clear placeholder no_match />
        {live_view(explanation)}
    }
    .into_any()
}
