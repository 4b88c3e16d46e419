//! Pickers for records and tools. What is missing is made on the spot.

use super::form::{How, Slot};
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::platform::ids;
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, Route};
use crate::ui::widget::combobox::{Choice, Combobox};
use crate::ui::widget::icon::{CLOSE, icon};
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
pub fn link_picker(kind: Kind, slot: Slot) -> Element {
    let Slot { id, value, set, name, .. } = slot;
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
    Combobox {
        id,
        choices,
        shown,
        on_pick,
        create: Some((on_create, create_label)),
        on_clear: Some(on_clear),
        placeholder: words::SEARCH_OR_CREATE,
        no_match: words::NO_MATCH,
        name,
        inline: false,
    }
    .view()
}

/// Several records, as tags that lead to them.
pub fn links_picker(kind: Kind, slot: Slot) -> Element {
    let Slot { id, value, set, name, .. } = slot;
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
            move || set.run((with(None, Some(&code)), How::AtOnce))
        };
        let label = {
            let shown = shown.clone();
            move || format!("{}: {}", t(words::REMOVE)(), shown())
        };
        el("li")
            .class("tag")
            .child(
                button("tag-name")
                    .on_click(move || {
                        if let Some(route) = route {
                            address.go(route);
                        }
                    })
                    .child(shown),
            )
            .child(button("tag-remove").attr("aria-label", label).on_click(remove).child(icon(CLOSE)))
    };
    let choices = choices(workspace, kind, move || codes.get());
    let shown = Signal::derive(String::new);
    el("div")
        .class("tags-field")
        .child(el("ul").class("tags").class_if("is-empty", move || codes.with(Vec::is_empty)).child(keyed(
            move || codes.get(),
            Clone::clone,
            tag,
        )))
        .child(
            Combobox {
                id,
                choices,
                shown,
                on_pick,
                create: Some((on_create, create_label)),
                on_clear: Some(on_clear),
                placeholder: words::SEARCH_OR_CREATE,
                no_match: words::NO_MATCH,
                name,
                inline: false,
            }
            .view(),
        )
}

/// The tool of a measure, with what it can do and where the law stands.
pub fn instrument_picker(slot: Slot) -> Node {
    let Slot { id, value, set, name, .. } = slot;
    let chosen = Memo::new(move |_| {
        value.with(|value| Instrument::ALL.iter().copied().find(|i| value.as_text() == Some(i.code())))
    });
    let title = |instrument: Instrument, lang| {
        format!("{} · {}", instrument.code(), instrument.words().in_lang(lang))
    };
    let choices = Signal::derive(move || {
        let lang = lang();
        let choice = |instrument: &Instrument| Choice {
            key: instrument.code().to_owned(),
            label: title(*instrument, lang),
            hint: instrument.info().explanation.in_lang(lang).to_owned(),
        };
        Instrument::ALL.iter().map(choice).collect::<Vec<Choice>>()
    });
    let shown = Signal::derive(move || chosen.get().map(|i| title(i, lang())).unwrap_or_default());
    let on_pick = Callback::new(move |code: String| set.run((Value::Text(code), How::AtOnce)));
    let on_clear = Callback::new(move |()| set.run((Value::Null, How::AtOnce)));
    let explanation = move || {
        chosen.get().map(|instrument| {
            let info = instrument.info();
            el("p")
                .class("field-note")
                .child(info.explanation.in_lang(lang()))
                .child(" ")
                .child(t(words::DECIDED_BY))
                .child(": ")
                .child(info.decided_by)
                .child(". ")
                .child(t(words::LEGAL_SOURCE))
                .child(": ")
                .child(info.legal_source)
                .child(".")
        })
    };
    (
        Combobox {
            id,
            choices,
            shown,
            on_pick,
            create: None,
            on_clear: Some(on_clear),
            placeholder: words::SEARCH,
            no_match: words::NO_MATCH,
            name,
            inline: false,
        }
        .view(),
        explanation,
    )
        .into_node()
}
