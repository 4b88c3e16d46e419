//! The first step: municipality, years and rules as they are, and how the market is judged.

use super::answers::{Answers, Part};
use super::fields::{choices_of, select, text};
use crate::ui::dom::{Element, IntoNode, Node, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::widget::combobox::{Choice, Combobox};
use genomfor::edit::Edit;
use genomfor::model::field::{FieldInfo, Shape};
use genomfor::model::municipality;
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::present::interview::{self as words, FACTS};
use genomfor::present::{catalogue, input};
use leptos::prelude::*;

const PREFIX: &str = "fact-";

fn key(name: &str) -> String {
    format!("{PREFIX}{name}")
}

/// Which part of an answer holds the value of a field.
const fn part_of(shape: Shape) -> Part {
    match shape {
        Shape::Choice(_) => Part::Choice,
        _ => Part::Title,
    }
}

/// The facts of the programme that the step asks for.
fn infos() -> impl Iterator<Item = &'static FieldInfo> {
    FACTS
        .iter()
        .filter_map(|name| AnyRecord::infos_of(Kind::Programme).iter().find(|info| info.name == *name))
}

pub fn content(answers: Answers) -> Node {
    let fields: Vec<_> = infos().map(|info| field(answers, info)).collect();
    el("div").class("interview-facts").child(fields).into_node()
}

/// The text of a field in the programme, or the code of its choice.
fn stands(answers: Answers, info: &'static FieldInfo) -> String {
    answers.workspace.program().with(|program| {
        let record = AnyRecord::Programme(program.settings.clone());
        let value = record.get(info.name);
        match info.shape {
            Shape::Choice(_) => value.as_text().unwrap_or_default().to_owned(),
            shape => input::show(&shape, &value, lang()),
        }
    })
}

fn field(answers: Answers, info: &'static FieldInfo) -> Element {
    let key = key(info.name);
    let name = t(info.label);
    match info.shape {
        Shape::Choice(items) => {
            let field = select(
                answers,
                &key,
                info.label,
                choices_of(items),
                Signal::derive(move || stands(answers, info)),
            );
            let hint = info.name == "market";
            field.child(hint.then(|| el("p").class("field-note").child(t(words::MARKET_HINT))))
        }
        _ if info.name == "municipality" => municipality_field(answers, info),
        _ => {
            let shown = {
                let key = key.clone();
                Signal::derive(move || {
                    answers.text(&key, Part::Title).unwrap_or_else(|| stands(answers, info))
                })
            };
            let set = {
                let key = key.clone();
                Callback::new(move |text| answers.set_text(&key, Part::Title, text))
            };
            let problem = Signal::derive(move || {
                answers.problems.with(|all| all.iter().find(|(field, _)| *field == info.name).map(|p| p.1))
            });
            let name = Signal::derive(move || name().to_owned());
            text(&key, name, shown, set, problem).class("interview-field is-short")
        }
    }
}

fn municipality_field(answers: Answers, info: &'static FieldInfo) -> Element {
    let key = key(info.name);
    let choices = Signal::derive(|| {
        let choice = |m: municipality::Municipality| Choice {
            key: m.name.to_owned(),
            label: m.name.to_owned(),
            hint: format!("{} · {}", m.code, m.county),
        };
        municipality::all().map(choice).collect::<Vec<Choice>>()
    });
    let shown = {
        let key = key.clone();
        Signal::derive(move || answers.text(&key, Part::Title).unwrap_or_else(|| stands(answers, info)))
    };
    let on_pick = {
        let key = key.clone();
        Callback::new(move |name| answers.set_text(&key, Part::Title, name))
    };
    el("div")
        .class("interview-field")
        .child(el("label").class("form-label").attr("for", key.clone()).child(t(info.label)))
        .child(
            Combobox {
                id: key,
                choices,
                shown,
                on_pick,
                create: None,
                on_clear: None,
                placeholder: catalogue::SEARCH,
                no_match: catalogue::MUNICIPALITY_UNKNOWN,
                name: None,
                inline: false,
            }
            .view(),
        )
}

/// Writes what was changed; says whether all of it could be taken.
pub fn save(answers: Answers) -> bool {
    let texts: Vec<_> = untrack(|| {
        infos()
            .filter_map(|info| Some((info.name, answers.text(&key(info.name), part_of(info.shape))?)))
            .collect()
    });
    let outcome = answers.workspace.program().with_untracked(|program| words::facts(program, &texts));
    match outcome {
        Err(problems) => {
            if let Some((first, _)) = problems.first() {
                page::focus_later(key(first));
            }
            answers.problems.set(problems);
            false
        }
        Ok(values) => {
            answers.problems.set(Vec::new());
            answers.forget(PREFIX);
            if !values.is_empty() {
                answers.write(Edit::Set(RecordRef::PROGRAMME, values), Kind::Programme);
            }
            true
        }
    }
}
