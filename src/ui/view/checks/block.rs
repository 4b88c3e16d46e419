//! Findings on the same ground: what has to hold, why, what to do, and a line for each with what
//! can be done about it.

use super::reason::Asked;
use super::{Desk, after, line_id};
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::ids;
use crate::ui::preferences::{lang, t};
use crate::ui::view::found::{Origin, class_of, severity_mark};
use genomfor::analysis::check::registry::check as check_of;
use genomfor::analysis::check::source::Source;
use genomfor::analysis::check::{Check, Mend, Repair, Severity};
use genomfor::model::record::RecordRef;
use genomfor::model::words::Words;
use genomfor::present::check::list::{Block, Ground, Line};
use genomfor::present::check::{self, words};
use leptos::prelude::*;

/// So many findings of a block are shown at first.
const AT_FIRST: usize = 40;

/// Whether why and what to do are read at once, or unfolded where they would stand many times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reasons {
    Shown,
    Folded,
}

/// A block.
pub fn block(desk: Desk, block: Block, reasons: Reasons) -> Element {
    let Block { ground, lines } = block;
    let severity = match ground {
        Ground::Check(check) => check.severity,
        Ground::Fault => Severity::Error,
    };
    let (code, title, why, remedy, sources) = match ground {
        Ground::Check(check) => {
            (check.code, check.title, Some(check.why), Some(check.remedy), sources(desk, check))
        }
        Ground::Fault => ("faults", words::FAULTS, Some(words::FAULTS_WHY), None, Node::Nothing),
    };
    let told = el("dl")
        .class("check-reasons")
        .child(why.map(|why| reason(words::WHY, why)))
        .child(remedy.map(|remedy| reason(words::REMEDY, remedy)))
        .child(sources);
    let code_shown = matches!(ground, Ground::Check(_)).then(|| el("span").class("check-code").child(code));
    el("section")
        .class("check-block")
        .attr("data-code", code)
        .child(
            el("div")
                .class(format!("{} check-head", class_of(severity)))
                .child(severity_mark(severity))
                .child(
                    el("h4")
                        .class("check-title")
                        .child(code_shown.is_some().then(|| {
                            (el("span").class("check-shall").child(t(words::SHALL_HOLD)), " ").into_node()
                        }))
                        .child(t(title)),
                )
                .child(code_shown),
        )
        .child(match reasons {
            Reasons::Shown => told,
            Reasons::Folded => el("details")
                .class("check-folded")
                .child(el("summary").child(t(words::WHY_AND_HOW)))
                .child(told),
        })
        .child(listed(desk, code, lines))
}

fn reason(name: Words, text: Words) -> Element {
    el("div").child(el("dt").child(t(name))).child(el("dd").child(t(text)))
}

fn sources(desk: Desk, check: &'static Check) -> Node {
    let rule_set = desk.found.workspace.program().with(|program| program.settings.rule_set);
    let sources: Vec<Element> =
        check::sources(check, rule_set).map(|known| el("li").child(source(known, check::source))).collect();
    if sources.is_empty() {
        return Node::Nothing;
    }
    let name = if sources.len() == 1 { words::SOURCE } else { words::SOURCES };
    el("div")
        .child(el("dt").child(t(name)))
        .child(el("dd").child(el("ul").class("check-sources").child(sources)))
        .into_node()
}

/// A source, as a link where it can be read.
pub fn source(source: &'static Source, said: fn(&Source, genomfor::model::words::Lang) -> String) -> Node {
    let text = move || said(source, lang());
    match source.url() {
        None => text.into_node(),
        Some(url) => el("a")
            .attr("href", url)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .attr(
                "title",
                t(match source {
                    Source::Section { .. } => words::READ_AT,
                    Source::Publication { .. } | Source::Practice(_) => words::READ_SOURCE,
                }),
            )
            .child(text)
            .into_node(),
    }
}

fn listed(desk: Desk, code: &'static str, lines: Vec<Line>) -> Node {
    let count = lines.len();
    let whole = Memo::new(move |_| count <= AT_FIRST || desk.whole.with(|whole| whole.contains(code)));
    let lines = StoredValue::new(lines);
    let shown = move || {
        let count = if whole.get() { usize::MAX } else { AT_FIRST };
        lines.with_value(|lines| lines.iter().take(count).map(|known| line(desk, known)).collect::<Vec<_>>())
    };
    let more = move || {
        (!whole.get()).then(|| {
            let show = move || {
                desk.whole.update(|whole| {
                    whole.insert(code.to_owned());
                })
            };
            button("tool check-more").on_click(show).child(move || words::show_all(count, lang()))
        })
    };
    (el("ul").class("check-lines").child(shown), more).into_node()
}

/// A finding with what can be done about it.
pub fn line(desk: Desk, line: &Line) -> Element {
    let Line { key, about, field, says, finding } = line.clone();
    let named = |act: Words| words::about(act, &says, lang());
    let show = show_button(desk, key.clone(), (about, field)).attr("aria-label", named(words::SHOW));
    let repair = finding.as_ref().and_then(|finding| finding.repair.clone()).map(|repair| {
        let name = named(repair.name);
        repair_button(desk, key.clone(), repair).attr("aria-label", name)
    });
    // What is only good to know needs no excuse.
    let overruled =
        finding.as_ref().filter(|f| check_of(f.code).is_some_and(|c| c.severity != Severity::Note));
    let overrule = overruled.map(|finding| {
        let asked = Asked {
            code: finding.code.to_owned(),
            about,
            says: says.clone(),
            reason: String::new(),
            key: key.clone(),
        };
        button("tool")
            .attr("aria-label", named(words::OVERRULE))
            .attr("data-test", "Overrule")
            .on_click(move || desk.asked.set(Some(asked.clone())))
            .child(t(words::OVERRULE))
    });
    el("li")
        .class("check-line")
        .id(line_id(&key))
        .attr("tabindex", "-1")
        .child(el("p").class("check-says").child(says))
        .child(el("div").class("check-acts").child(show).child(repair).child(overrule))
}

/// Goes to the place where something can be mended.
pub fn show_button(desk: Desk, key: String, (target, field): (RecordRef, String)) -> Element {
    let go = move || {
        let part = desk.part.get_untracked();
        desk.found.go(Origin { part, key: key.clone(), target }, &field);
    };
    button("tool").attr("data-test", "Show").on_click(go).child(t(words::SHOW))
}

/// Mends a finding with one edit. A new record goes on in its panel.
fn repair_button(desk: Desk, key: String, repair: Repair) -> Element {
    let Repair { name, what } = repair;
    let act = move || {
        let workspace = desk.found.workspace;
        let next = after(&key);
        let (edit, target) = workspace.program().with_untracked(|program| what.edit(program, ids::fresh()));
        workspace.dispatch(edit);
        match &what {
            Mend::Set(..) => desk.done(words::MENDED, next),
            Mend::Add(kind, _) => {
                let part = desk.part.get_untracked();
                let field = genomfor::present::label::title_field(*kind);
                desk.found.go(Origin { part, key: key.clone(), target }, field);
            }
        }
    };
    button("tool is-repair").attr("data-test", "Repair").on_click(act).child(t(name))
}
