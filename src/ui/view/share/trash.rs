//! What was deleted and can be brought back whole, with the ties that were cut.

use super::{field, report};
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::platform::{clock, page};
use crate::ui::preferences::{lang, t};
use crate::ui::workspace::Workspace;
use genomfor::analysis::difference::Difference;
use genomfor::edit::Edit;
use genomfor::edit::bring_back::{Deleted, bring_back, deleted};
use genomfor::model::period::Day;
use genomfor::model::program::AnyRecord;
use genomfor::model::record::RecordRef;
use genomfor::model::words::Words;
use genomfor::present::difference::{Programs, RecordLines, contents, record_lines};
use genomfor::present::format;
use genomfor::present::share::words;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The section.
pub fn trash_section() -> Node {
    let workspace = Workspace::expect();
    let said = RwSignal::new(None::<Words>);
    let found = Memo::new(move |_| {
        let today = Day::parse(&clock::today());
        let found = workspace.with_document(|document| {
            let document = document?;
            Some(deleted(document.log(), document.program(), today))
        });
        Arc::new(found.unwrap_or_default())
    });
    let nothing = move || {
        found
            .with(|found| found.is_empty())
            .then(|| el("div").class("empty").child(el("p").child(t(words::TRASH_EMPTY))))
    };
    let each = move || found.with(|found| found.as_ref().clone());
    let key = |deleted: &Deleted| format!("{} {}", deleted.revision, deleted.records.len());
    el("section")
        .class("share-section trash")
        .attr("aria-labelledby", "trash-heading")
        .child(
            el("h2")
                .id("trash-heading")
                .class("section-heading")
                .attr("tabindex", "-1")
                .child(t(words::TRASH)),
        )
        .child(el("p").class("field-note").child(move || words::trash_text(lang())))
        .child(field::status(said))
        .child(nothing)
        .child(
            el("ul").class("log-list").child(keyed(each, key, move |deleted| step(workspace, said, deleted))),
        )
        .into_node()
}

fn step(workspace: Workspace, said: RwSignal<Option<Words>>, deleted: Deleted) -> Element {
    let lang = lang();
    let Deleted { at, by, records, tied, .. } = &deleted;
    let when = words::when_and_by(&format::moment(at, &clock::now(), lang), by);
    let ties = words::ties(tied.len(), lang);
    let all: BTreeSet<RecordRef> = records.iter().map(AnyRecord::reference).collect();
    let several = records.len() > 1;
    let changes = StoredValue::new(deleted.changes.clone());
    let act = move |wanted: BTreeSet<RecordRef>| {
        let program = workspace.program().get_untracked();
        let back = changes.with_value(|changes| bring_back(&program, changes, &wanted));
        workspace.dispatch(Edit::Adopt(back));
        said.set(Some(words::BROUGHT_BACK));
        page::catch_focus_later("trash-heading".to_owned());
    };
    let back_all = several.then(|| {
        button("tool")
            .attr("data-test", "Bring back all")
            .on_click(move || act(all.clone()))
            .child(t(words::BRING_BACK_ALL))
    });
    let programs_of = |record: &AnyRecord| {
        workspace.program().with_untracked(|program| {
            let programs = Programs::of(&[program]).and_records(deleted.records.iter().cloned());
            contents(&programs, record, lang)
        })
    };
    let one = |record: &AnyRecord| {
        let target = record.reference();
        let bare = Difference { before: Some(record.clone()), after: None, parts: Vec::new() };
        let told = record_lines(&Programs::default(), &bare, lang)?;
        let told = RecordLines { said: String::new(), ..told };
        let name = words::about(words::BRING_BACK, &told.name(lang), lang);
        let parts = programs_of(record);
        let parts = (!parts.is_empty()).then(|| {
            let part = |(label, value): (String, String)| (el("dt").child(label), el("dd").child(value));
            el("details")
                .class("trash-content")
                .child(el("summary").child(t(words::CONTENTS)))
                .child(el("dl").child(parts.into_iter().map(part).collect::<Vec<_>>()))
        });
        let line = el("li")
            .child(report::record_name(&told, false))
            .child(" ")
            .child(
                button("tool log-act")
                    .attr("aria-label", name)
                    .attr("data-test", "Bring back")
                    .on_click(move || act(BTreeSet::from([target])))
                    .child(t(words::BRING_BACK)),
            )
            .child(parts);
        Some(line)
    };
    el("li")
        .class("trash-step")
        .child(el("p").class("log-when").child(when))
        .child(el("ul").class("report-records").child(records.iter().filter_map(one).collect::<Vec<_>>()))
        .child((!ties.is_empty()).then(|| el("p").class("field-note").child(ties)))
        .child(back_all)
}
