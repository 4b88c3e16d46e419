//! The second step: who takes part.

use super::answers::{Answers, Part};
use super::fields::{add_button, choices_of, group, own_row, part, select, there, tick};
use crate::ui::dom::{Element, IntoNode, Node, keyed};
use crate::ui::platform::ids;
use crate::ui::preferences::{lang, t};
use genomfor::edit::interview::{NewBody, add_bodies, body_named};
use genomfor::model::body::{Body, BodyType};
use genomfor::model::record::Kind;
use genomfor::model::usual_bodies::UsualBody;
use genomfor::model::words::Words;
use genomfor::present::interview as words;
use leptos::prelude::*;

const PREFIX: &str = "body-";
const OWN: &str = "own-body-";

/// The id of the button that adds a body.
const ADD: &str = "add-body";

fn key(usual: UsualBody) -> String {
    format!("{PREFIX}{}", usual.info().short_name)
}

/// Only a programme without bodies is proposed any: what was left out once is not ticked again.
fn is_proposed(answers: Answers, usual: UsualBody) -> bool {
    usual.info().expected && answers.workspace.program().with(|program| program.bodies.is_empty())
}

fn shown(body: &Body) -> String {
    if body.short_name.is_empty() { body.name.clone() } else { format!("{} {}", body.short_name, body.name) }
}

pub fn content(answers: Answers) -> Node {
    let rows = |expected: bool| -> Vec<Node> {
        let some = UsualBody::ALL.into_iter().filter(|usual| usual.info().expected == expected);
        some.map(|usual| row(answers, usual)).collect()
    };
    (
        group(words::USUAL_BODIES, rows(true).into_node()),
        group(words::OTHER_BODIES, rows(false).into_node()),
        group(words::OWN_BODIES, own(answers)),
    )
        .into_node()
}

fn row(answers: Answers, usual: UsualBody) -> Node {
    let info = usual.info();
    let found = Memo::new(move |_| {
        answers.workspace.program().with(|program| usual.find(program).map(|body| shown(body)))
    });
    let row = move || match found.get() {
        Some(name) => there(move || name.clone()),
        None => {
            let key = key(usual);
            let proposed = Signal::derive(move || is_proposed(answers, usual));
            let details = {
                let key = key.clone();
                move || {
                    (
                        part(answers, &key, Part::Title, words::NAME, Some(info.name)),
                        part(answers, &key, Part::Short, words::SHORT_NAME, Some(same(info.short_name)))
                            .class("interview-field is-short"),
                    )
                }
            };
            tick(answers, &key, proposed, info.name, t(info.why).into_node(), details)
        }
    };
    row.into_node()
}

/// The same in both languages.
const fn same(text: &'static str) -> Words {
    Words::new(text, text)
}

/// Bodies that are no usual ones: those in the programme, and those that are being written.
fn own(answers: Answers) -> Node {
    let others = Memo::new(move |_| {
        answers.workspace.program().with(|program| {
            let usual: Vec<_> = UsualBody::ALL.into_iter().filter_map(|usual| usual.find(program)).collect();
            let bodies = program.bodies.in_order();
            let others = bodies.into_iter().filter(|body| !usual.iter().any(|known| known.id == body.id));
            others.map(|body| shown(body)).collect::<Vec<_>>()
        })
    });
    (
        move || others.get().into_iter().map(|name| there(move || name.clone())).collect::<Vec<_>>(),
        keyed(move || answers.keys(OWN), Clone::clone, move |key| row_of_own(answers, key)),
        add_button(answers, OWN, ADD, words::OTHER_BODY),
    )
        .into_node()
}

fn row_of_own(answers: Answers, key: String) -> Element {
    let read = {
        let key = key.clone();
        move |part| answers.text(&key, part).unwrap_or_default()
    };
    let known = Memo::new(move |_| {
        let (short_name, name) = (read(Part::Short), read(Part::Title));
        answers.workspace.program().with(|program| body_named(program, &short_name, &name).map(|b| shown(b)))
    });
    let proposed = Signal::derive(|| BodyType::default().code().to_owned());
    let parts = (
        part(answers, &key, Part::Title, words::NAME, None),
        part(answers, &key, Part::Short, words::SHORT_NAME, None).class("interview-field is-short"),
        select(answers, &key, words::BODY_TYPE, choices_of(BodyType::ITEMS), proposed),
        move || known.get().map(|name| there(move || name.clone())),
    );
    own_row(answers, key, words::OTHER_BODY, ADD, parts.into_node())
}

/// Writes the bodies that were ticked or written.
pub fn save(answers: Answers) -> bool {
    let new = untrack(|| {
        let lang = lang();
        let text = |key: &str, part| answers.text(key, part);
        let ticked = |usual: &UsualBody| {
            answers.is_on(&key(*usual), is_proposed(answers, *usual))
                && answers.workspace.program().with(|program| usual.find(program).is_none())
        };
        let usual = UsualBody::ALL.into_iter().filter(ticked).map(|usual| {
            let (key, info) = (key(usual), usual.info());
            NewBody {
                short_name: text(&key, Part::Short).unwrap_or_else(|| info.short_name.to_owned()),
                name: text(&key, Part::Title).unwrap_or_else(|| info.name.in_lang(lang).to_owned()),
                body_type: info.body_type,
            }
        });
        let own = answers.keys(OWN).into_iter().map(|key| {
            let code = text(&key, Part::Choice);
            let of_code = |body_type: &&BodyType| Some(body_type.code()) == code.as_deref();
            NewBody {
                short_name: text(&key, Part::Short).unwrap_or_default(),
                name: text(&key, Part::Title).unwrap_or_default(),
                body_type: BodyType::ALL.iter().find(of_code).copied().unwrap_or_default(),
            }
        });
        usual.chain(own).collect::<Vec<_>>()
    });
    if !new.is_empty() {
        let fresh = new.iter().map(|_| ids::fresh()).collect();
        let edit = answers.workspace.program().with_untracked(|program| add_bodies(program, new, fresh));
        answers.forget(PREFIX);
        answers.forget(OWN);
        answers.write(edit, Kind::Body);
    }
    true
}
