//! All open findings, grouped by severity or by record, filtered by severity and words.

use super::block::Reasons;
use super::{Desk, block, heading};
use crate::ui::derived::pointed;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use genomfor::analysis::check::Severity;
use genomfor::model::words::Words;
use genomfor::present::check::list::{Group, Grouping, Wanted, groups, plural};
use genomfor::present::check::words;
use leptos::prelude::*;
use std::sync::Arc;

/// The section.
pub fn findings_section(desk: Desk) -> Node {
    let found = desk.found;
    let wanted = found.wanted;
    let shown = pointed(move || {
        let program = found.workspace.program().get();
        let (report, faults, lang) = (found.report.get(), found.faults.get(), lang());
        Arc::new(wanted.with(|wanted| groups(&report, &faults, &program, wanted, lang)))
    });
    let any = Memo::new(move |_| {
        found.report.with(|report| !report.open.is_empty()) || found.faults.with(|all| !all.is_empty())
    });
    let drawn = move || {
        let shown = shown.get();
        if !any.get() {
            return nothing().into_node();
        }
        if shown.is_empty() {
            return none_fit(desk).into_node();
        }
        shown.iter().map(|known| group(desk, known)).collect::<Vec<_>>().into_node()
    };
    el("section")
        .class("check-section")
        .attr("aria-labelledby", super::HEADING)
        .child(heading(words::FINDINGS))
        .child(move || any.get().then(|| controls(desk)))
        .child(el("div").class("check-groups").attr("data-test", "Findings").child(drawn))
        .into_node()
}

fn nothing() -> Element {
    el("div")
        .class("empty")
        .child(el("h3").child(t(words::NO_FINDINGS)))
        .child(el("p").child(t(words::NO_FINDINGS_TEXT)))
}

fn none_fit(desk: Desk) -> Element {
    let clear = move || {
        let grouping = desk.found.wanted.get_untracked().grouping;
        desk.found.wanted.set(Wanted { grouping, ..Wanted::default() });
        page::focus_field_later(SEARCH.to_owned());
    };
    el("div")
        .class("empty")
        .child(el("p").attr("role", "status").child(t(words::NONE_FIT)))
        .child(button("tool").on_click(clear).child(t(words::CLEAR)))
}

const SEARCH: &str = "check-search";

fn controls(desk: Desk) -> Element {
    let (wanted, report) = (desk.found.wanted, desk.found.report);
    let segment = move |severity: Option<Severity>| {
        let name = move || match severity {
            None => words::ALL.in_lang(lang()).to_owned(),
            Some(severity) => {
                format!("{} ({})", plural(severity).in_lang(lang()), report.with(|r| r.count(severity)))
            }
        };
        button("")
            .attr("aria-pressed", move || wanted.with(|wanted| wanted.severity == severity).to_string())
            .attr("data-test", severity.map_or("All", |severity| plural(severity).en))
            .on_click(move || wanted.update(|wanted| wanted.severity = severity))
            .child(name)
    };
    let grouped = move |grouping: Grouping, name: Words| {
        button("")
            .attr("aria-pressed", move || wanted.with(|wanted| wanted.grouping == grouping).to_string())
            .attr("data-test", name.en)
            .on_click(move || wanted.update(|wanted| wanted.grouping = grouping))
            .child(t(name))
    };
    let severities = [None, Some(Severity::Error), Some(Severity::Warning), Some(Severity::Note)];
    let segments =
        |name: Words| el("div").class("segments").attr("role", "group").attr("aria-label", t(name));
    el("div")
        .class("check-controls")
        .child(segments(words::FILTER).child(severities.into_iter().map(segment).collect::<Vec<_>>()))
        .child(
            segments(words::GROUPING)
                .child(grouped(Grouping::Severity, words::BY_SEVERITY))
                .child(grouped(Grouping::Record, words::BY_RECORD)),
        )
        .child(
            el("input")
                .attr("type", "search")
                .class("field check-search")
                .id(SEARCH)
                .attr("autocomplete", "off")
                .attr("aria-label", t(words::SEARCH))
                .attr("placeholder", t(words::SEARCH))
                .prop("value", move || wanted.with(|wanted| wanted.text.clone()))
                .on_text("input", move |text| wanted.update(|wanted| wanted.text = text)),
        )
}

fn group(desk: Desk, group: &Group) -> Element {
    let reasons = match desk.found.wanted.get_untracked().grouping {
        Grouping::Severity => Reasons::Shown,
        Grouping::Record => Reasons::Folded,
    };
    let blocks = group.blocks.iter().map(|known| block::block(desk, known.clone(), reasons));
    el("section")
        .class("check-group")
        .attr("aria-labelledby", format!("group-{}", group.key))
        .child(
            el("h3")
                .class("check-chapter")
                .id(format!("group-{}", group.key))
                .child(group.heading.clone())
                .child(" ")
                .child(el("span").class("tab-count").child(group.count())),
        )
        .child(blocks.collect::<Vec<_>>())
}
