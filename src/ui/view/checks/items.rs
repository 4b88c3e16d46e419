//! The checklists: the demands of the law section by section with the deadlines, and the headings of
//! a county board's review. Each shows how it stands and unfolds to what was found.

use super::block::Reasons;
use super::{Desk, block, heading, overruled};
use crate::ui::derived::{Derived, pointed};
use crate::ui::dom::{Element, IntoNode, Node, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use genomfor::analysis::check::known::Report;
use genomfor::analysis::check::registry::check;
use genomfor::analysis::check::source::Source;
use genomfor::analysis::check::{Check, Severity};
use genomfor::analysis::checklist::{self, Chapter, Countdown, Item, Standing, Status};
use genomfor::model::program::Program;
use genomfor::model::words::Words;
use genomfor::present::check::list::{self, Block, Ground};
use genomfor::present::check::{self as present, annex, words};
use leptos::prelude::*;
use std::sync::Arc;

/// Sorts the findings into a checklist.
type Sorted = fn(&Program, &Report) -> Vec<Standing>;

/// The demands of the law.
pub fn statute_section(desk: Desk) -> Node {
    let rule_set = move || {
        desk.found.workspace.program().with(|program| program.settings.rule_set.words().in_lang(lang()))
    };
    el("section")
        .class("check-section")
        .attr("aria-labelledby", super::HEADING)
        .child(heading(words::STATUTE))
        .child(el("p").class("field-note").child(t(words::HONEST)))
        .child(
            el("p")
                .class("check-rules")
                .child(el("span").class("form-label").child(t(words::RULE_SET)))
                .child(" ")
                .child(rule_set),
        )
        .child(deadlines(desk))
        .child(chapters(desk, checklist::statute))
        .into_node()
}

/// The order of a review.
pub fn review_section(desk: Desk) -> Node {
    el("section")
        .class("check-section is-review")
        .attr("aria-labelledby", super::HEADING)
        .child(heading(words::REVIEW))
        .child(el("p").class("field-note").child(t(words::REVIEW_TEXT)))
        .child(chapters(desk, checklist::reviewed))
        .into_node()
}

fn deadlines(desk: Desk) -> Node {
    let today = Derived::expect().today;
    let all = Memo::new(move |_| {
        let today = today.get();
        desk.found.workspace.program().with(|program| checklist::countdowns(program, today))
    });
    let line = |countdown: &Countdown| {
        let late = countdown.done.is_none() && countdown.days < 0;
        let sign = match (countdown.done, late) {
            (Some(_), _) => words::status_sign(Status::Met),
            (None, true) => words::status_sign(Status::Lacking),
            (None, false) => "◷",
        };
        let source = countdown.milestone.source.as_ref().and_then(|source| {
            let url = source.url()?;
            Some(
                el("a")
                    .attr("href", url)
                    .attr("target", "_blank")
                    .attr("rel", "noopener noreferrer")
                    .attr("title", t(words::READ_AT))
                    .child(present::source(source, lang())),
            )
        });
        el("li")
            .class(if late { "deadline is-late" } else { "deadline" })
            .child(el("span").class("deadline-sign").attr("aria-hidden", "true").child(sign))
            .child(el("span").child(words::countdown(countdown, lang())).child(" ").child(source))
    };
    let list = move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            el("ul")
                .class("deadlines")
                .attr("aria-label", t(words::DEADLINES))
                .child(all.iter().map(line).collect::<Vec<_>>())
        })
    };
    list.into_node()
}

fn chapters(desk: Desk, sorted: Sorted) -> Node {
    let standings = pointed(move || {
        let program = desk.found.workspace.program().get();
        Arc::new(desk.found.report.with(|report| sorted(&program, report)))
    });
    let drawn = move || {
        let standings = standings.get();
        let mut chapters: Vec<(Chapter, Vec<Element>)> = Vec::new();
        for standing in standings.iter() {
            let chapter = standing.item.chapter;
            match chapters.iter_mut().find(|(known, _)| *known == chapter) {
                Some((_, rows)) => rows.push(row(desk, standing)),
                None => chapters.push((chapter, vec![row(desk, standing)])),
            }
        }
        let chapter = |(chapter, rows): (Chapter, Vec<Element>)| {
            let list = el("ul").class("checklist").child(rows);
            (el("h3").class("check-chapter").child(t(chapter.words())), list)
        };
        chapters.into_iter().map(chapter).collect::<Vec<_>>()
    };
    el("div").class("check-chapters").child(drawn).into_node()
}

/// How an item stands, as sign and word.
fn status_mark(status: Status) -> Element {
    let class = match status {
        Status::Lacking => "check-status is-lacking",
        Status::Doubtful => "check-status is-doubtful",
        Status::Overruled => "check-status is-overruled",
        Status::Noted => "check-status is-noted",
        Status::Met => "check-status is-met",
        Status::Unconcerned | Status::Unjudged => "check-status is-idle",
    };
    el("span")
        .class(class)
        .child(el("span").class("check-sign").attr("aria-hidden", "true").child(words::status_sign(status)))
        .child(el("span").child(t(words::status(status))))
}

fn row(desk: Desk, standing: &Standing) -> Element {
    let item = standing.item;
    let code = item.code;
    let severities: Vec<Severity> =
        standing.open.iter().filter_map(|finding| Some(check(finding.code)?.severity)).collect();
    let overruled = standing.overruled.len();
    let count = move || words::item_count(&severities, overruled, lang());
    let is_open = move || desk.found.unfolded.with(|all| all.contains(code)).then_some("");
    let toggled = move |event: web_sys::Event| {
        let open = page::is_open(&event);
        let known = desk.found.unfolded.with_untracked(|all| all.contains(code));
        if open != known {
            desk.found.unfolded.update(|all| {
                if !all.remove(code) {
                    all.insert(code);
                }
            });
        }
    };
    let standing = StoredValue::new(standing.clone());
    let inside = move || {
        desk.found.unfolded.with(|all| all.contains(code)).then(|| standing.with_value(|s| content(desk, s)))
    };
    let place = match &item.source {
        Some(source @ Source::Section { .. }) => block::source(source, present::place),
        Some(Source::Publication { .. } | Source::Practice(_)) => Node::Nothing,
        None => el("span").class("check-practice").child(t(words::PRACTICE)).into_node(),
    };
    el("li")
        .class("checklist-item")
        .attr("data-item", code)
        .child(el("span").class("check-place").child(place))
        .child(
            el("details")
                .attr("open", is_open)
                .on("toggle", toggled)
                .child(
                    el("summary")
                        .child(status_mark(standing.with_value(|s| s.status)))
                        .child(el("span").class("check-demand").child(t(item.demand)))
                        .child(el("span").class("check-count").child(count)),
                )
                .child(el("div").class("check-inside").child(inside)),
        )
}

fn content(desk: Desk, standing: &Standing) -> Node {
    let program = desk.found.workspace.program().get_untracked();
    let rule_set = program.settings.rule_set;
    let lang = lang();
    let checks: Vec<&'static Check> = standing.item.applying(rule_set).filter_map(check).collect();
    let blocks: Vec<Element> = checks
        .iter()
        .filter_map(|check| {
            let of = standing.open.iter().filter(|finding| finding.code == check.code);
            let lines: Vec<_> = of.map(|finding| list::line(finding, &program, lang)).collect();
            let ground = Ground::Check(check);
            (!lines.is_empty()).then(|| block::block(desk, Block { ground, lines }, Reasons::Shown))
        })
        .collect();
    let kept: Vec<Element> = standing
        .overruled
        .iter()
        .map(|(finding, reason)| overruled::kept(desk, &list::line(finding, &program, lang), reason))
        .collect();
    let kept = (!kept.is_empty()).then(|| el("ul").class("check-lines").child(kept));
    let text = match standing.status {
        Status::Met => Some(words::NOTHING_FOUND),
        Status::Unconcerned => Some(words::UNCONCERNED_TEXT),
        Status::Unjudged => Some(words::UNJUDGED_TEXT),
        Status::Lacking | Status::Doubtful | Status::Overruled | Status::Noted => None,
    };
    (
        text.map(|text| el("p").child(t(text))),
        blocks,
        kept,
        judges(words::JUDGED_BY, checks.iter().map(|check| judge(check)).collect()),
        judges(words::SEE_TOO, standing.told_by.iter().map(|item| told_by(item)).collect()),
    )
        .into_node()
}

fn judge(check: &'static Check) -> Element {
    let title = t(check.title);
    el("li").child(el("span").class("check-code").child(check.code)).child(" ").child(title)
}

fn told_by(item: &'static Item) -> Element {
    let place = move || match item.chapter {
        Chapter::Review => String::new(),
        _ => format!("{}: ", annex::place_of(item, lang())),
    };
    el("li").child(place).child(t(item.demand))
}

fn judges(name: Words, names: Vec<Element>) -> Option<Element> {
    (!names.is_empty()).then(|| {
        el("div")
            .class("check-judges")
            .child(el("p").class("form-label").child(t(name)))
            .child(el("ul").child(names))
    })
}
