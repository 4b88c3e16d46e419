//! What was overruled, with the reasons: they can be changed and taken back. Reasons for what is
//! found no more can be removed.

use super::block::show_button;
use super::reason::Asked;
use super::{Desk, after, heading, line_id};
use crate::ui::derived::pointed;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::preferences::{lang, t};
use genomfor::analysis::check::registry::check;
use genomfor::edit::overrule::withdraw;
use genomfor::model::programme::Overruled;
use genomfor::model::record::RecordRef;
use genomfor::model::words::Words;
use genomfor::present::check::list::{self, Line};
use genomfor::present::check::{name, words};
use leptos::prelude::*;
use std::sync::Arc;

/// The section.
pub fn overruled_section(desk: Desk) -> Node {
    let report = desk.found.report;
    let program = desk.found.workspace.program();
    let lines = pointed(move || {
        let (program, report, lang) = (program.get(), report.get(), lang());
        let lines = report.overruled.iter();
        let lines = lines.map(|(finding, reason)| (list::line(finding, &program, lang), reason.clone()));
        Arc::new(lines.collect::<Vec<(Line, Overruled)>>())
    });
    let settled = Memo::new(move |_| report.with(|report| report.settled.clone()));
    let kept_list = move || {
        let lines = lines.get();
        if lines.is_empty() {
            return el("div").class("empty").child(el("p").child(t(words::NONE_OVERRULED))).into_node();
        }
        let lines = lines.iter().map(|(line, reason)| kept(desk, line, reason));
        el("ul").class("check-lines").child(lines.collect::<Vec<_>>()).into_node()
    };
    let settled_list = move || {
        let settled = settled.get();
        (!settled.is_empty()).then(|| {
            (
                el("h3").class("check-chapter").child(t(words::SETTLED)),
                el("p").class("field-note").child(t(words::SETTLED_TEXT)),
                el("ul")
                    .class("check-lines")
                    .attr("data-test", "Settled")
                    .child(settled.iter().map(|reason| left(desk, reason)).collect::<Vec<_>>()),
            )
        })
    };
    el("section")
        .class("check-section")
        .attr("aria-labelledby", super::HEADING)
        .child(heading(words::OVERRULED))
        .child(el("p").class("field-note").child(t(words::OVERRULED_TEXT)))
        .child(el("div").attr("data-test", "Overruled").child(kept_list))
        .child(settled_list)
        .into_node()
}

fn written(reason: &Overruled) -> Node {
    let by = words::by_and_when(&reason.by, reason.date);
    (
        el("p")
            .class("check-reason")
            .child(el("span").class("form-label").child(t(words::REASON)))
            .child(" ")
            .child(reason.reason.trim().to_owned()),
        (!by.is_empty()).then(|| el("p").class("field-note").child(by)),
    )
        .into_node()
}

/// A finding that was overruled, with its reason and what can be done with it.
pub fn kept(desk: Desk, line: &Line, reason: &Overruled) -> Element {
    let Line { key, about, field, says, .. } = line.clone();
    let named = |act: Words| words::about(act, &says, lang());
    let asked = Asked {
        code: reason.code.clone(),
        about,
        says: says.clone(),
        reason: reason.reason.trim().to_owned(),
        key: key.clone(),
    };
    let title = check(&reason.code).map(|check| t(check.title));
    let show = show_button(desk, key.clone(), (about, field)).attr("aria-label", named(words::SHOW));
    let change = button("tool")
        .attr("aria-label", named(words::CHANGE_REASON))
        .attr("data-test", "Change the reason")
        .on_click(move || desk.asked.set(Some(asked.clone())))
        .child(t(words::CHANGE_REASON));
    let back = take_back(desk, &key, reason, words::SAID_WITHDRAWN)
        .attr("aria-label", named(words::WITHDRAW))
        .attr("data-test", "Withdraw")
        .child(t(words::WITHDRAW));
    el("li")
        .class("check-line is-overruled")
        .id(line_id(&key))
        .attr("tabindex", "-1")
        .child(
            el("p")
                .class("check-kept")
                .child(el("span").class("check-sign").attr("aria-hidden", "true").child("◐"))
                .child(title)
                .child(" ")
                .child(el("span").class("check-code").child(reason.code.clone())),
        )
        .child(el("p").class("check-says").child(says))
        .child(written(reason))
        .child(el("div").class("check-acts").child(show).child(change).child(back))
}

/// A reason whose finding is made no more.
fn left(desk: Desk, reason: &Overruled) -> Element {
    let program = desk.found.workspace.program();
    let target = RecordRef::parse(&reason.about);
    let about = program.with_untracked(|program| match target {
        Some(RecordRef::PROGRAMME) => words::WHOLE_PROGRAMME.in_lang(lang()).to_owned(),
        Some(target) if program.has(target) => name(program, target, lang()),
        _ => words::GONE_RECORD.in_lang(lang()).to_owned(),
    });
    let key = format!("{}-{}", reason.code, reason.about);
    let title = check(&reason.code).map(|check| check.title.in_lang(lang())).unwrap_or_default();
    let said = format!("{title} {}: {about}", reason.code);
    let said = said.trim().to_owned();
    let remove = take_back(desk, &key, reason, words::SAID_REMOVED)
        .attr("aria-label", words::about(words::REMOVE_REASON, &said, lang()))
        .attr("data-test", "Remove the reason")
        .child(t(words::REMOVE_REASON));
    el("li")
        .class("check-line is-settled")
        .id(line_id(&key))
        .attr("tabindex", "-1")
        .child(el("p").class("check-says").child(said))
        .child(written(reason))
        .child(el("div").class("check-acts").child(remove))
}

fn take_back(desk: Desk, key: &str, reason: &Overruled, said: Words) -> Element {
    let (key, code, about) = (key.to_owned(), reason.code.clone(), reason.about.clone());
    button("tool").on_click(move || {
        let workspace = desk.found.workspace;
        let next = after(&key);
        let edit = workspace.program().with_untracked(|program| withdraw(program, &code, &about));
        workspace.dispatch(edit);
        desk.done(said, next);
    })
}
