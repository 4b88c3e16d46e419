//! A report of differences as headings and lists, to be read, copied and printed. What came and
//! what went has a sign, never a colour alone.

use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::on_paper;
use crate::ui::platform::{clipboard, page};
use crate::ui::preferences::{lang, t};
use crate::ui::route::Route;
use crate::ui::view::share::field;
use crate::ui::workspace::Workspace;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::model::words::{Lang, Words};
use genomfor::present::difference::{Body, Group, Heading, Line, RecordLines, Report, Run, as_text, visible};
use genomfor::present::share::words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The report with its buttons. While it is on the page, printing prints it and nothing else.
pub fn report_section(report: Memo<Option<Report>>) -> Node {
    let workspace = Workspace::expect();
    let said = RwSignal::new(None::<Words>);
    print_alone(report);
    let copy = move || {
        let Some(text) =
            report.with_untracked(|report| report.as_ref().map(|report| as_text(report, lang())))
        else {
            return;
        };
        spawn_local(async move {
            let copied = clipboard::write(&text).await;
            said.try_set(Some(if copied { words::COPIED } else { words::NOT_COPIED }));
        });
    };
    let there = move |target: RecordRef| {
        let shown = match Route::to(target) {
            Route::Basis(..) => true,
            _ => matches!(target.kind, Kind::Goal | Kind::Measure),
        };
        shown && workspace.program().with_untracked(|program| program.has(target))
    };
    let buttons = move || {
        report.with(Option::is_some).then(|| {
            el("div")
                .class("report-buttons")
                .child(
                    button("tool")
                        .attr("data-test", "Copy as text")
                        .on_click(copy)
                        .child(t(words::COPY_AS_TEXT)),
                )
                .child(
                    button("tool")
                        .attr("data-test", "Print report")
                        .on_click(page::print)
                        .child(t(words::PRINT)),
                )
                .child(field::status(said))
        })
    };
    let shown = move || report.with(|report| report.as_ref().map(|report| article(report, lang(), &there)));
    (buttons, shown).into_node()
}

/// The report as an element.
fn article(report: &Report, lang: Lang, there: &dyn Fn(RecordRef) -> bool) -> Element {
    el("article")
        .class("report")
        .attr("data-test", "report")
        .child(head(&report.heading, el("h3").class("report-title")))
        .child(el("p").class("report-count").attr("role", "status").child(report.count.clone()))
        .child(report.groups.iter().map(|known| group(known, lang, there)).collect::<Vec<_>>())
}

fn head(heading: &Heading, title: Element) -> Element {
    let facts = heading.facts.iter().map(|fact| el("p").class("report-fact").child(fact.clone()));
    el("header").child(title.child(heading.title.clone())).child(facts.collect::<Vec<_>>())
}

fn group(group: &Group, lang: Lang, there: &dyn Fn(RecordRef) -> bool) -> Element {
    let Group { title, count, records } = group;
    let heading = el("h4")
        .class("report-group")
        .child(title.clone())
        .child(" ")
        .child(el("span").class("report-group-count").child(count.clone()));
    let records = records.iter().map(|record| {
        let name = record_name(record, there(record.target));
        el("li").child(name).child(record_body(record, lang))
    });
    el("section").child(heading).child(el("ul").class("report-records").child(records.collect::<Vec<_>>()))
}

/// The name of a record: `Åtgärd A04` and its title, which leads to it where it is shown.
pub fn record_name(record: &RecordLines, linked: bool) -> Element {
    let RecordLines { target, kind, title, .. } = record;
    let name = el("span").class("report-name");
    let (kind, title) = (kind.clone(), title.clone());
    let name = if linked {
        let link = el("a").attr("href", Route::to(*target).hash());
        name.child(if title.is_empty() {
            link.child(kind)
        } else {
            link.child(kind).child(" ").child(el("em").child(title))
        })
    } else if title.is_empty() {
        name.child(kind)
    } else {
        name.child(kind).child(" ").child(el("em").child(title))
    };
    name.child((!record.said.is_empty()).then_some(": "))
        .child((!record.said.is_empty()).then(|| el("span").class("report-said").child(record.said.clone())))
}

fn record_body(record: &RecordLines, lang: Lang) -> Node {
    if record.lines.is_empty() {
        return Node::Nothing;
    }
    let lines = record.lines.iter().map(|known| el("li").child(line(known, lang)));
    el("ul").class("report-lines").child(lines.collect::<Vec<_>>()).into_node()
}

/// One line: what differs, then what it was and what it is.
pub fn line(line: &Line, lang: Lang) -> Node {
    let Line { lead, body, .. } = line;
    let lead =
        (!lead.is_empty()).then(|| (el("span").class("report-lead").child(lead.clone()), " ").into_node());
    let body = match body {
        Body::Swap { before, after } => (
            gone(before.clone(), None, lang),
            el("span").class("report-arrow").attr("aria-hidden", "true").child(" → "),
            el("span").class("sr-only").child(format!(" {} ", words::BECOMES.in_lang(lang))),
            el("ins").class("is-plain").child(after.clone()),
        )
            .into_node(),
        Body::Added(what) => came(what.clone(), lang).into_node(),
        Body::Removed(what) => gone(what.clone(), Some("−"), lang).into_node(),
        Body::Said(what) => what.clone().into_node(),
        Body::Text(runs) => text(runs, lang),
    };
    (lead, body).into_node()
}

fn came(what: String, lang: Lang) -> Element {
    el("ins")
        .child(el("span").class("report-sign").attr("aria-hidden", "true").child("+"))
        .child(el("span").class("sr-only").child(format!("{}: ", words::ADDED.in_lang(lang))))
        .child(what)
}

fn gone(what: String, sign: Option<&'static str>, lang: Lang) -> Element {
    let Some(sign) = sign else { return el("del").class("is-plain").child(what) };
    el("del")
        .child(el("span").class("report-sign").attr("aria-hidden", "true").child(sign))
        .child(el("span").class("sr-only").child(format!("{}: ", words::REMOVED.in_lang(lang))))
        .child(el("span").class("report-gone").child(what))
}

/// Long text: what stayed, and what went and came with signs. Space around a phrase stands outside
/// its signs.
fn text(runs: &[Run], lang: Lang) -> Node {
    let run = |(place, run): (usize, &Run)| {
        let text = run.text();
        let phrase = text.trim();
        let phrase = if phrase.is_empty() { visible(text) } else { phrase.to_owned() };
        let follows = matches!(runs.get(place + 1), Some(Run::Removed(_) | Run::Added(_)));
        let (before, after) = match text.split_once(phrase.as_str()) {
            Some((before, after)) => (before.to_owned(), after.to_owned()),
            None => Default::default(),
        };
        let shown = match run {
            Run::Same(text) => return text.clone().into_node(),
            Run::Removed(_) => gone(phrase, Some("−"), lang),
            Run::Added(_) => came(phrase, lang),
        };
        let apart = (follows && after.is_empty()).then_some(" ");
        (before, shown, after, apart).into_node()
    };
    el("span").class("report-text").child(runs.iter().enumerate().map(run).collect::<Vec<_>>()).into_node()
}

/// Puts the report alone on the page while the browser prints.
fn print_alone(report: Memo<Option<Report>>) {
    on_paper::print_alone(Workspace::expect().door, move |lang| {
        let report = report.get()?;
        let foot = [Some(report.heading.title.as_str()), report.heading.facts.first().map(String::as_str)];
        let foot = foot.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let name = report.heading.title.clone();
        let draw = Box::new(move || drawn(&report, lang).into_node());
        Some(on_paper::Sheet { name, foot: Some(foot), draw })
    });
}

/// The report as a document: black on white, its heading with the decision on top.
fn drawn(report: &Report, lang: Lang) -> Element {
    el("article")
        .class("paper is-portrait report-paper")
        .attr("lang", lang.tag())
        .child(head(&report.heading, el("h1").class("paper-title")))
        .child(el("p").class("report-count").child(report.count.clone()))
        .child(report.groups.iter().map(|known| group(known, lang, &|_| false)).collect::<Vec<_>>())
}
