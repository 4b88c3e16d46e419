//! A line of the table on the page: the head of a group, a measure, the place for a new one.

use super::cell::{cell, place_of};
use super::keys;
use super::state::Table;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::route::Route;
use crate::ui::view::found::Found;
use crate::ui::view::share::proposals::Proposals;
use crate::ui::widget::icon::{CHEVRON, FOLDED, PLUS, icon};
use crate::ui::widget::text::{Lines, TextField};
use genomfor::edit::document::TypingSession;
use genomfor::model::record::{Kind, MeasureId, RecordRef};
use genomfor::model::value::Value;
use genomfor::present::table::group::GroupKey;
use genomfor::present::table::sheet::{Group, Line};
use genomfor::present::{catalogue as words, format, label};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A line.
pub fn row(table: Table, line: Line, place: Signal<Option<usize>>, found: Found) -> Element {
    let shown = match line {
        Line::Head(key) => head(table, line, key, found),
        Line::Row(id, key) => measure(table, line, id, key, found),
        Line::Add(key) => add(table, key),
    };
    shown.attr("aria-rowindex", move || place.get().map(|place| (place + 2).to_string()))
}

/// What lines of records have in common: they can be chosen, and keys mean them.
fn of_record(row: Element, table: Table, line: Line, target: RecordRef) -> Element {
    let id = keys::line_id(table, line);
    let go = move || {
        table.at.set(Some(line));
        if table.chosen.get_untracked() != Some(target) {
            table.workspace.door.address.go(Route::Program(Some(target)));
        }
    };
    row.id(format!("row-{id}"))
        .class_if("is-chosen", move || table.chosen.get() == Some(target))
        .on("click", move |event| {
            if let Line::Row(id, key) = line {
                let mouse = event.unchecked_ref::<web_sys::MouseEvent>();
                if mouse.shift_key() {
                    table.select_to(id);
                } else if mouse.ctrl_key() || mouse.meta_key() {
                    let on = !table.selected.with_untracked(|all| all.contains(&id));
                    table.select(id, on);
                } else if let Some(place) = place_of(&event, id, key) {
                    table.editing.set(Some(place));
                }
            }
            go();
        })
        .on("focusin", move |_| go())
        .on_key(move |event| keys::on_key(event, table, line))
}

fn head(table: Table, line: Line, key: GroupKey, found: Found) -> Element {
    let workspace = table.workspace;
    let group = Memo::new(move |_| table.sheet.with(|sheet| sheet.group(key).cloned()));
    let code = key.code();
    let folded = {
        let code = code.clone();
        Memo::new(move |_| table.view.with(|view| view.folded.contains(&code)))
    };
    let goal = match key {
        GroupKey::Goal(Some(goal)) => Some(goal),
        _ => None,
    };
    let record = Memo::new(move |_| {
        goal.and_then(|goal| workspace.program().with(|program| program.goals.get(goal).cloned()))
    });
    let title =
        move || table.names.with(|names| record.with(|record| key.title(names, record.as_ref(), lang())));
    let fold = move || {
        let code = code.clone();
        table.set_up(move |view| {
            if !view.folded.remove(&code) {
                view.folded.insert(code);
            }
        });
    };
    let fold_label = move || words::fold(folded.get(), &title(), lang());
    let count = move || group.with(|group| group.as_ref().map_or(0, |group| group.measures.len()));
    let all_selected = move || {
        group.with(|group| {
            let ids = group.as_ref().map(|group| group.measures.as_slice()).unwrap_or_default();
            !ids.is_empty() && table.selected.with(|all| ids.iter().all(|id| all.contains(id)))
        })
    };
    let number = move || record.with(|goal| goal.as_ref().map(|goal| goal.number.clone()));
    let wide = move || table.columns.with(Vec::len);
    let content: Node = match goal {
        Some(goal) => {
            let target = RecordRef::new(Kind::Goal, goal.0);
            (
                el("span").class("goal-number").child(number),
                title_field(table, line, target, t(words::GOAL)()),
                marks(target, found),
            )
                .into_node()
        }
        None => el("span").class("group-title").child(title).into_node(),
    };
    let row = el("tr")
        .class(if goal.is_some() { "goal-row" } else { "goal-row group-row" })
        .child(
            el("td").class("col-handle").child(
                button("fold")
                    .attr("aria-expanded", move || (!folded.get()).to_string())
                    .attr("aria-label", fold_label)
                    .on_click(fold)
                    .child(move || icon(if folded.get() { FOLDED } else { CHEVRON })),
            ),
        )
        .child(
            el("th").attr("scope", "row").attr("colspan", wide).class("goal-cell").child(
                el("div")
                    .class("goal-line")
                    .child(content)
                    .child(
                        el("span")
                            .class("goal-progress")
                            .child(move || group.with(|group| group.as_ref().map(sums))),
                    )
                    .child(move || {
                        (count() > 0).then(|| {
                            el("label")
                                .class("group-check")
                                .attr("title", t(words::SELECT_GROUP))
                                .child(
                                    el("input")
                                        .attr("type", "checkbox")
                                        .class("row-check")
                                        .prop("checked", all_selected)
                                        .on_tick(move |on| table.select_group(key, on)),
                                )
                                .child(el("span").class("sr-only").child(t(words::SELECT_GROUP)))
                        })
                    }),
            ),
        );
    match goal {
        Some(goal) => of_record(row, table, line, RecordRef::new(Kind::Goal, goal.0)),
        None => row,
    }
}

/// What a group adds up to, in words.
fn sums(group: &Group) -> String {
    let lang = lang();
    let sums = group.sums;
    let mut text = words::done_of(sums.progress.done(), sums.progress.counted(), lang);
    if sums.dwellings != 0 {
        text.push_str(" · ");
        text.push_str(&words::dwellings(&format::whole(sums.dwellings, lang), lang));
    }
    if sums.cost != 0 {
        text.push_str(" · ");
        text.push_str(&words::thousands(&format::whole(sums.cost, lang), lang));
    }
    text
}

fn measure(table: Table, line: Line, id: MeasureId, key: GroupKey, found: Found) -> Element {
    let target = RecordRef::new(Kind::Measure, id.0);
    let workspace = table.workspace;
    let record = Memo::new(move |_| workspace.program().with(|program| program.measures.get(id).cloned()));
    let number = move || {
        record.with(|m| {
            m.as_ref().map(|m| if m.number.is_empty() { m.title.clone() } else { m.number.clone() })
        })
    };
    let selected = Memo::new(move |_| table.selected.with(|all| all.contains(&id)));
    let check = el("input")
        .attr("type", "checkbox")
        .class("row-check")
        .attr("tabindex", "-1")
        .attr("aria-label", move || words::select_row(&number().unwrap_or_default(), lang()))
        .prop("checked", move || selected.get())
        .on("click", |event| {
            event.stop_propagation();
            // With Shift the run up to here was selected; this box stays as that made it.
            if event.unchecked_ref::<web_sys::MouseEvent>().shift_key() {
                event.prevent_default();
            }
        })
        .on_tick(move |on| table.select(id, on))
        .on("mousedown", move |event| {
            if event.unchecked_ref::<web_sys::MouseEvent>().shift_key() {
                event.prevent_default();
                table.select_to(id);
            }
        });
    let cells = move || {
        let cells = table.columns.get().into_iter().map(|column| {
            if column == genomfor::present::table::column::Column::Title {
                el("td")
                    .class("col-title")
                    .attr("data-column", "title")
                    .child(title_field(table, line, target, t(words::MEASURE)()))
                    .child(marks(target, found))
            } else {
                cell(table, id, key, column, record)
            }
        });
        cells.collect::<Vec<_>>()
    };
    let row = el("tr")
        .class("measure-row")
        .class_if("is-selected", move || selected.get())
        .class_if("is-cut", move || table.cut.with(|cut| cut.contains(&id)))
        .child(el("td").class("col-handle").attr("data-column", "handle").child(check))
        .child(cells);
    of_record(row, table, line, target)
}

fn add(table: Table, key: GroupKey) -> Element {
    let workspace = table.workspace;
    let goal = match key {
        GroupKey::Goal(goal) => goal,
        _ => None,
    };
    let label = move || {
        let named = goal.and_then(|goal| {
            workspace.program().with(|program| {
                let goal = program.goals.get(goal)?;
                Some(if goal.number.is_empty() { goal.title.clone() } else { goal.number.clone() })
            })
        });
        match named {
            Some(name) => words::new_measure_under(&name, lang()),
            None => words::NEW_MEASURE.in_lang(lang()).to_owned(),
        }
    };
    let wide = move || table.columns.with(|columns| columns.len() + 1);
    el("tr").class("add-row").child(
        el("td").attr("colspan", wide).child(
            button("add-button")
                .on_click(move || keys::add_measure(workspace, goal))
                .child(icon(PLUS))
                .child(label),
        ),
    )
}

/// The title of a row, typed into where it stands.
fn title_field(table: Table, line: Line, target: RecordRef, name: &'static str) -> Node {
    let workspace = table.workspace;
    let record = workspace.record(target);
    let field = label::title_field(target.kind);
    let shown = Signal::derive(move || {
        record
            .with(|r| r.as_ref().and_then(|r| r.get(field).as_text().map(str::to_owned)).unwrap_or_default())
    });
    let commit = Callback::new(move |(text, session): (String, TypingSession)| {
        workspace.set_typing(target, vec![(field, Value::Text(text))], session);
        None
    });
    let number = move || record.with(|r| r.as_ref().map(label::number).unwrap_or_default());
    let name = Signal::derive(move || format!("{name} {}", number()));
    let id = keys::title_id(table, line);
    TextField {
        lines: Lines::Wrapped,
        class: keys::TITLE,
        name: Some(name),
        ..TextField::new(id, shown, commit)
    }
    .view()
}

/// What there is to see to in a record: what is to mend, and what is proposed.
fn marks(target: RecordRef, found: Found) -> Element {
    let proposed = Proposals::expect().mark(target);
    el("span").class("row-marks").child(found.mark(target)).child(proposed)
}

/// Brings a record into sight, unfolding the groups that hide it.
pub fn reveal(table: Table, target: RecordRef) {
    let codes: Vec<String> = table.sheet.with_untracked(|sheet| {
        let holds = |group: &&Group| group.measures.iter().any(|id| id.0 == target.id);
        sheet.groups.iter().filter(holds).map(|group| group.key.code()).collect()
    });
    if table.view.with_untracked(|view| codes.iter().any(|code| view.folded.contains(code))) {
        table.set_up(|view| view.folded.retain(|code| !codes.contains(code)));
    }
    page::reveal_later(format!("row-{target}"));
}
