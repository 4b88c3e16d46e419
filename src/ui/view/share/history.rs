//! The change log: each change with when and by which role, opening to what it did. Single parts
//! can be restored, deleted records brought back, and the whole programme taken back.

use super::go_back::{Wanted, go_back_dialog};
use super::{field, report};
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::workspace::Workspace;
use genomfor::analysis::difference::{Difference, of_changes};
use genomfor::edit::Edit;
use genomfor::edit::bring_back::{bring_back, restored};
use genomfor::edit::change::ChangeSet;
use genomfor::edit::document::Document;
use genomfor::edit::history::{Entry, entries, program_at};
use genomfor::model::period::Day;
use genomfor::model::record::RecordRef;
use genomfor::model::words::{Lang, Words};
use genomfor::present::difference::{Line, Programs, RecordLines, What, record_lines, values_before};
use genomfor::present::format;
use genomfor::present::share::log::{self, Filter, Grouping, Row, RowGroup, Sheet};
use genomfor::present::share::{states, words};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// So many entries are on the page at once, until more are asked for.
const PAGE: usize = 200;

/// So many records of one entry are told.
const RECORDS: usize = 100;

/// What the parts of the section share.
#[derive(Clone, Copy)]
struct Log {
    workspace: Workspace,
    entries: Memo<Arc<Vec<Entry>>>,
    said: RwSignal<Option<Words>>,
    wanted: RwSignal<Option<Wanted>>,
}

/// The section.
pub fn history_section() -> Node {
    let workspace = Workspace::expect();
    let entries = Memo::new(move |_| {
        Arc::new(workspace.with_document(|document| Some(entries(document?.log()))).unwrap_or_default())
    });
    let log = Log { workspace, entries, said: RwSignal::new(None), wanted: RwSignal::new(None) };
    let grouping = RwSignal::new(Grouping::default());
    let since = RwSignal::new(String::new());
    let query = RwSignal::new(String::new());
    let limit = RwSignal::new(PAGE);
    let sheet = Memo::new(move |_| {
        let program = workspace.program().get();
        let known = entries.get();
        let filter = Filter { since: Day::parse(since.get().trim()), query: query.get() };
        let programs = Programs::of(&[&program]).and_records(log::records(&known));
        log::sheet(&programs, &known, grouping.get(), &filter, limit.get(), lang())
    });
    let found = move || {
        let (all, found) = (entries.with(|all| all.len()), sheet.with(|sheet| sheet.found));
        (all > 0).then(|| words::entries(found, all, lang()))
    };
    let nothing = move || match (entries.with(|all| all.is_empty()), sheet.with(|sheet| sheet.found)) {
        (true, _) => Some(el("div").class("empty").child(el("p").child(t(words::NO_ENTRIES)))),
        (false, 0) => Some(el("p").child(t(words::NONE_FOUND))),
        (false, _) => None,
    };
    let more = move || {
        sheet.with(|sheet| sheet.more).then(|| {
            button("tool")
                .attr("data-test", "Show more")
                .on_click(move || limit.update(|limit| *limit += PAGE))
                .child(t(words::SHOW_MORE))
        })
    };
    let titles = move || sheet.with(|sheet| sheet.groups.iter().map(|group| group.title.clone()).collect());
    el("section")
        .class("share-section log")
        .attr("aria-labelledby", "log-heading")
        .child(
            el("h2")
                .id("log-heading")
                .class("section-heading")
                .attr("tabindex", "-1")
                .child(t(words::HISTORY)),
        )
        .child(controls(grouping, since, query))
        .child(el("p").class("log-found").attr("role", "status").child(found))
        .child(field::status(log.said))
        .child(nothing)
        .child(keyed(titles, String::clone, move |title| group(log, sheet, title)))
        .child(more)
        .child(
            el("p")
                .class("field-note log-bound")
                .child(move || workspace.with_document(|document| bound(document?, lang()))),
        )
        .child(go_back_dialog("go-back-heading", log.wanted))
        .into_node()
}

fn bound(document: &Document, lang: Lang) -> Option<String> {
    let first = document.log().first()?;
    let since = format::moment(&first.at, "", lang);
    Some(words::bound(document.log().len(), first.first <= 1, &since, lang))
}

fn controls(grouping: RwSignal<Grouping>, since: RwSignal<String>, query: RwSignal<String>) -> Element {
    let option = move |known: Grouping| {
        el("option")
            .attr("value", known.code())
            .prop("selected", move || grouping.get() == known)
            .child(t(known.words()))
    };
    let select = el("select")
        .class("field")
        .id("log-group")
        .on_text("change", move |code| grouping.set(Grouping::of_code(&code)))
        .child(Grouping::ALL.into_iter().map(option).collect::<Vec<_>>());
    let wrong = move || {
        let text = since.get();
        !text.trim().is_empty() && Day::parse(text.trim()).is_none()
    };
    let day = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("placeholder", "2027-03-31")
        .class("field field-short")
        .id("log-since")
        .attr("aria-invalid", move || wrong().then_some("true"))
        .attr("aria-describedby", "log-since-error")
        .prop("value", move || since.get())
        .on_text("input", move |text| since.set(text));
    let search = el("input")
        .attr("type", "search")
        .class("field")
        .id("log-search")
        .prop("value", move || query.get())
        .on_text("input", move |text| query.set(text));
    let error = el("p").class("field-error").id("log-since-error").attr("role", "alert");
    el("div")
        .class("share-controls")
        .child(field::labelled("log-group", words::GROUP_BY).child(select))
        .child(
            field::labelled("log-since", words::SINCE)
                .child(day)
                .child(error.child(move || wrong().then(|| t(words::SINCE_WRONG)()))),
        )
        .child(field::labelled("log-search", words::SEARCH).class("form-wide share-wide").child(search))
}

fn group(log: Log, sheet: Memo<Sheet>, title: String) -> Element {
    let heading = title.clone();
    let rows = move || {
        let rows = |group: &RowGroup| group.rows.clone();
        sheet.with(|sheet| {
            sheet.groups.iter().find(|group| group.title == title).map(rows).unwrap_or_default()
        })
    };
    let key = |row: &Row| format!("{} {:?}", row.revision, row.fate);
    el("section")
        .child(el("h3").class("log-group").child(heading))
        .child(el("ul").class("log-list").child(keyed(rows, key, move |row| entry(log, row))))
}

fn entry(log: Log, row: Row) -> Element {
    let open = RwSignal::new(false);
    let Row { revision, what, when, fate } = row;
    let undone = fate.is_some();
    let summary = el("summary")
        .child(el("span").class("log-what").child(what))
        .child(" ")
        .child(el("span").class("log-when").child(when))
        .child(fate.map(|fate| (" ", el("span").class("chip log-fate").child(fate)).into_node()));
    let details = el("details")
        .class(if undone { "log-entry is-undone" } else { "log-entry" })
        .attr("data-test", format!("entry-{revision}"))
        .on("toggle", move |event| open.set(page::is_open(&event)))
        .child(summary)
        .child(move || open.get().then(|| content(log, revision)));
    el("li").child(details)
}

/// What an entry did, with the ways to take it back.
fn content(log: Log, revision: u64) -> Node {
    let known =
        log.entries.with_untracked(|all| all.iter().find(|entry| entry.revision == revision).cloned());
    let Some(known) = known else { return Node::Nothing };
    let differences = of_changes(known.changes.changes().iter());
    let rest = differences.len().saturating_sub(RECORDS);
    let records: Vec<Element> = differences
        .into_iter()
        .take(RECORDS)
        .filter_map(|difference| record(log, &known.changes, difference))
        .collect();
    // What is at its end needs no way back.
    let go_back = move || {
        (revision < log.workspace.revision()).then(|| {
            button("tool")
                .attr("data-test", "Go back to here")
                .on_click(move || log.wanted.set(untrack(|| wanted(log.workspace, revision))))
                .child(t(words::GO_BACK))
        })
    };
    el("div")
        .class("log-content")
        .child(el("ul").class("report-records").child(records))
        .child((rest > 0).then(|| el("p").child(words::and_more(rest, lang()))))
        .child(go_back)
        .into_node()
}

fn wanted(workspace: Workspace, revision: u64) -> Option<Wanted> {
    workspace.with_document(|document| {
        let document = document?;
        let program = program_at(document, revision)?;
        let at = document.log().iter().find(|step| step.revision == revision).map(|step| step.at.clone());
        let name = format::moment(&at.unwrap_or_default(), "", lang());
        Some(Wanted { program, name, steps: Some(states::steps_after(document, revision)) })
    })
}

fn record(log: Log, step: &ChangeSet, difference: Difference) -> Option<Element> {
    let lang = lang();
    let told = {
        let program = log.workspace.program().get_untracked();
        let known = log.entries.get_untracked();
        let programs = Programs::of(&[&program]).and_records(log::records(&known));
        record_lines(&programs, &difference, lang)?
    };
    let RecordLines { target, what, lines, .. } = &told;
    let there = log.workspace.program().with_untracked(|program| program.has(*target));
    let name = report::record_name(&told, false);
    let back = (*what == What::Removed && !there).then(|| bring_back_button(log, step.clone(), &told, lang));
    let difference = StoredValue::new(difference);
    let shown = lines.iter().map(|line| {
        let button = restore_button(log, *target, difference, line.clone(), lang);
        el("li").child(report::line(line, lang)).child(" ").child(button)
    });
    let shown: Vec<Element> = shown.collect();
    let shown = (!shown.is_empty()).then(|| el("ul").class("report-lines").child(shown));
    Some(el("li").child(name).child(" ").child(back).child(shown))
}

fn bring_back_button(log: Log, step: ChangeSet, told: &RecordLines, lang: Lang) -> Node {
    let target = told.target;
    let label = words::about(words::BRING_BACK, &told.name(lang), lang);
    let act = move || {
        let program = log.workspace.program().get_untracked();
        let changes = bring_back(&program, &step, &BTreeSet::from([target]));
        log.workspace.dispatch(Edit::Adopt(changes));
        log.said.set(Some(words::BROUGHT_BACK));
        page::catch_focus_later("log-heading".to_owned());
    };
    let gone = move || log.workspace.program().with(|program| !program.has(target));
    let act = StoredValue::new_local(act);
    let button = move || {
        let label = label.clone();
        gone().then(|| {
            button("tool log-act")
                .attr("aria-label", label)
                .attr("data-test", "Bring back")
                .on_click(move || act.with_value(|act| act()))
                .child(t(words::BRING_BACK))
        })
    };
    button.into_node()
}

/// Sets a part back to what it was, where that would change something.
fn restore_button(
    log: Log,
    target: RecordRef,
    difference: StoredValue<Difference>,
    line: Line,
    lang: Lang,
) -> Node {
    let label = words::about(words::RESTORE, &line.text(), lang);
    let changes = Memo::new(move |_| {
        let program = log.workspace.program().get();
        let parts = difference.with_value(|difference| values_before(difference, &line.place));
        restored(&program, target, &parts)
    });
    let act = move || {
        log.workspace.dispatch(Edit::Adopt(changes.get_untracked()));
        log.said.set(Some(words::RESTORED));
        page::catch_focus_later("log-heading".to_owned());
    };
    let button = move || {
        let label = label.clone();
        let possible = changes.with(|changes| !changes.is_empty());
        possible.then(|| {
            button("tool log-act")
                .attr("aria-label", label)
                .attr("data-test", "Restore this")
                .on_click(act)
                .child(t(words::RESTORE))
        })
    };
    button.into_node()
}
