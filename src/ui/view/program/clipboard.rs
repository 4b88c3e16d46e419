//! Copying, cutting and pasting rows. A text that is selected is left to the browser.

use super::keys;
use super::paste::Paste;
use super::state::Table;
use crate::ui::door::Notice;
use crate::ui::platform::clipboard::{Act, Content, Happening, selected_text};
use crate::ui::platform::{ids, page};
use crate::ui::preferences::lang;
use genomfor::edit::outline::{self, Fresh};
use genomfor::model::measure::Measure;
use genomfor::model::record::{GoalId, Kind, MeasureId, RecordRef};
use genomfor::present::numbering;
use genomfor::present::table::copy::{Copied, copied};
use genomfor::present::table::group::GroupKey;
use genomfor::present::table::sheet::Line;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// Rows that were copied or cut here.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    mark: String,
    measures: Vec<Arc<Measure>>,
    /// They were cut, from under this goal.
    cut_from: Option<Option<GoalId>>,
}

/// What happens at the clipboard while the table is shown.
pub fn on_clipboard(table: Table, happening: &Happening<'_>) {
    let target = happening.target();
    let element = target.as_ref().and_then(|target| target.dyn_ref::<web_sys::Element>());
    let elsewhere =
        element.is_some_and(|element| page::is_within(element, "dialog, .panel, .cell-editor, .bar"));
    let text = target.as_ref().and_then(selected_text);
    if elsewhere || page::has_selection() {
        return;
    }
    match happening.act {
        Act::Copy | Act::Cut if text.unwrap_or(0) > 0 => {}
        Act::Copy => copy(table, happening, None),
        Act::Cut => copy(table, happening, Some(goal_of(table))),
        Act::Paste => paste(table, happening, text.is_some()),
    }
}

/// The measures that are meant: the selected ones, the chosen one, those of the chosen goal.
fn meant(table: Table) -> Vec<Arc<Measure>> {
    let subject = table.subject();
    table.workspace.program().with_untracked(|program| {
        if !subject.is_empty() {
            return subject.iter().filter_map(|id| program.measures.get(*id).cloned()).collect();
        }
        let chosen = table.chosen.get_untracked().filter(|target| target.kind == Kind::Goal);
        let goal = chosen.map(|target| GoalId(target.id));
        let serves = |measure: &&Arc<Measure>| goal.is_some_and(|goal| measure.goals.contains(&goal));
        program.measures.in_order().into_iter().filter(serves).cloned().collect()
    })
}

/// What a copy of measures looks like elsewhere, with the columns on screen.
fn content(table: Table, measures: &[Arc<Measure>]) -> Copied {
    let columns = table.columns.get_untracked();
    table.names.with_untracked(|names| copied(measures, &columns, names, lang()))
}

fn copy(table: Table, happening: &Happening<'_>, cut_from: Option<Option<GoalId>>) {
    let measures = meant(table);
    if measures.is_empty() {
        return;
    }
    table.workspace.flush_draft();
    let Copied { tabs, html } = content(table, &measures);
    let mark = ids::fresh().code();
    happening.put(&Content { text: tabs, html, mark: mark.clone() });
    let cut = cut_from.is_some().then(|| measures.iter().map(|measure| measure.id).collect());
    table.cut.set(cut.unwrap_or_default());
    table.kept.set_value(Kept { mark, measures, cut_from });
    table.workspace.door.notice.set(Some(Notice::Copied));
}

/// Puts the whole table on the clipboard, as it is filtered and sorted.
pub fn copy_table(table: Table) {
    let shown = table.sheet.with_untracked(|sheet| sheet.measures());
    let measures: Vec<Arc<Measure>> = table
        .workspace
        .program()
        .with_untracked(|program| shown.iter().filter_map(|id| program.measures.get(*id).cloned()).collect());
    let Copied { tabs, .. } = content(table, &measures);
    let notice = table.workspace.door.notice;
    leptos::task::spawn_local(async move {
        let done = crate::ui::platform::clipboard::write(&tabs).await;
        notice.set(Some(if done { Notice::Copied } else { Notice::NotCopied }));
    });
}

/// The goal under which the current line stands.
fn goal_of(table: Table) -> Option<GoalId> {
    match table.kept_line_untracked() {
        Some(Line::Row(_, GroupKey::Goal(goal)) | Line::Head(GroupKey::Goal(goal))) => goal,
        Some(Line::Row(..) | Line::Head(_) | Line::Add(_)) | None => None,
    }
}

fn paste(table: Table, happening: &Happening<'_>, into_text: bool) {
    let (text, mark) = happening.content();
    let kept = table.kept.get_value();
    if !mark.is_empty() && mark == kept.mark {
        happening.take();
        return paste_rows(table, kept);
    }
    // One line into a text is text; everything with rows or cells is a table.
    let is_table = text.trim_end_matches(['\r', '\n']).contains(['\n', '\t']);
    if !text.trim().is_empty() && (is_table || !into_text) {
        happening.take();
        Paste::expect().begin(text, goal_of(table));
    }
}

fn paste_rows(table: Table, kept: Kept) {
    let workspace = table.workspace;
    workspace.flush_draft();
    let under = goal_of(table);
    let after = match table.kept_line_untracked() {
        Some(Line::Row(id, _)) => Some(id),
        Some(Line::Head(_) | Line::Add(_)) | None => None,
    };
    let program = workspace.program();
    let (edit, first) = match kept.cut_from {
        Some(from) => {
            let ids: Vec<MeasureId> = kept.measures.iter().map(|measure| measure.id).collect();
            let edit = program.with_untracked(|program| outline::transfer(program, &ids, from, under, after));
            (edit, ids.first().map(|id| id.0))
        }
        None => program.with_untracked(|program| {
            let numbers = numbering::next_numbers(program, Kind::Measure, kept.measures.len());
            let fresh: Vec<Fresh> =
                numbers.into_iter().map(|number| Fresh { id: ids::fresh(), number }).collect();
            let first = fresh.first().map(|fresh| fresh.id);
            (outline::duplicate(program, &kept.measures, under, after, fresh), first)
        }),
    };
    workspace.dispatch(edit);
    // What was cut lies at its new place; pasting once more makes copies.
    table.kept.update_value(|kept| kept.cut_from = None);
    table.deselect();
    if let Some(first) = first {
        keys::go_to(workspace, RecordRef::new(Kind::Measure, first));
    }
}
