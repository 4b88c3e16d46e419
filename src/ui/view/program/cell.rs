//! A cell of the table: what stands in it, and the editor that opens in its place.

use super::state::{Place, Table};
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::view::form::{How, Slot, is_optional, record_field, set_field, value_editor};
use crate::ui::widget::text::TextField;
use genomfor::edit::document::TypingSession;
use genomfor::model::field::{FieldInfo, Shape};
use genomfor::model::measure::{Measure, Priority, Status};
use genomfor::model::record::{Described, Fields, Kind, MeasureId, RecordRef};
use genomfor::model::value::Value;
use genomfor::present::table::cell::{Form, field_of, spoken, text};
use genomfor::present::table::column::{Column, Side};
use genomfor::present::table::group::GroupKey;
use genomfor::present::{catalogue as words, format, input};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The record of a row.
type Record = Memo<Option<Arc<Measure>>>;

/// A cell. It becomes an editor while it is edited.
pub fn cell(table: Table, id: MeasureId, group: GroupKey, column: Column, record: Record) -> Element {
    let info = column.info();
    let place = Place { measure: id, group, column };
    let edited = Memo::new(move |_| table.editing.get() == Some(place));
    let button_id = format!("cell-{}-{}-{}", id.0.code(), info.code, group.code());
    let to_button = button_id.clone();
    let close = Callback::new(move |()| {
        // What was typed last is handed over before its field is gone.
        table.workspace.flush_draft();
        table.editing.set(None);
        page::focus_later(to_button.clone());
    });
    let full = move || {
        let say = |measure: &Arc<Measure>| {
            let shown = table.names.with(|names| spoken(measure, column, names, lang()));
            if shown.is_empty() { words::NOTHING.in_lang(lang()).to_owned() } else { shown }
        };
        record.with(|measure| measure.as_ref().map(say)).unwrap_or_default()
    };
    let shown = move || {
        if edited.get() {
            return editor(table, place, record, close).into_node();
        }
        button("cell")
            .id(button_id.clone())
            // The row moves the focus among its cells, and hears what happens in them.
            .attr("tabindex", "-1")
            .attr("aria-label", move || format!("{}: {}", info.words.in_lang(lang()), full()))
            .child(content(table, column, record))
            .into_node()
    };
    let class = match info.side {
        Side::Left => "col-cell",
        Side::Right => "col-cell is-number",
    };
    el("td").class(format!("{class} col-{}", info.code)).attr("data-column", info.code).child(shown)
}

/// The cell of a row in which something happened.
pub fn place_of(event: &web_sys::Event, measure: MeasureId, group: GroupKey) -> Option<Place> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let cell = element.closest("button.cell").ok().flatten()?;
    let code = cell.closest("[data-column]").ok().flatten()?.get_attribute("data-column")?;
    Some(Place { measure, group, column: Column::from_code(&code)? })
}

/// What stands in a cell.
fn content(table: Table, column: Column, record: Record) -> Node {
    let read = move |read: fn(&Measure) -> Node| {
        (move || record.with(|m| m.as_ref().map_or(Node::Nothing, |m| read(m)))).into_node()
    };
    match column {
        Column::Tool => read(|measure| {
            let tool = measure.instrument;
            tool.map(|tool| {
                el("abbr").class("code").attr("title", tool.words().in_lang(lang())).child(tool.code())
            })
            .into_node()
        }),
        Column::Priority => read(|measure| measure.priority.map(priority_mark).into_node()),
        Column::Status => read(|measure| status_mark(measure.status).into_node()),
        Column::Lead => lead(table, record),
        _ => (move || {
            table.names.with(|names| {
                record.with(|m| m.as_ref().map(|m| text(m, column, names, Form::Short, lang())))
            })
        })
        .into_node(),
    }
}

fn lead(table: Table, record: Record) -> Node {
    (move || {
        table.names.with(|names| {
            record.with(|measure| {
                let measure = measure.as_ref()?;
                let lead = match measure.lead {
                    Some(lead) => el("b").child(names.body(lead, Form::Short).to_owned()),
                    None => el("span").class("is-missing").child(t(words::MISSING)),
                };
                let partners: Vec<&str> =
                    measure.partners.iter().map(|id| names.body(*id, Form::Short)).collect();
                let partners = partners.join(" ");
                Some((lead, " ", el("span").class("lead-partners").child(partners)).into_node())
            })
        })
    })
    .into_node()
}

fn priority_mark(priority: Priority) -> Element {
    let class = match priority {
        Priority::High => "priority priority-high",
        Priority::Medium => "priority priority-medium",
        Priority::Low => "priority priority-low",
    };
    el("span").class(class).attr("title", t(priority.words())).child(priority.code())
}

fn status_mark(status: Status) -> Element {
    let class = match status {
        Status::NotStarted => "status status-not-started",
        Status::OnPlan => "status status-on-plan",
        Status::Deviates => "status status-deviates",
        Status::Completed => "status status-completed",
        Status::Dropped => "status status-dropped",
    };
    el("span")
        .class(class)
        .child(el("i").attr("aria-hidden", "true"))
        .child(el("span").child(status.words().in_lang(lang())))
}

/// The editor of a cell: the control itself where it shows one field, else all its fields in
/// a small panel over the cell.
fn editor(table: Table, place: Place, record: Record, close: Callback<()>) -> Element {
    let target = RecordRef::new(Kind::Measure, place.measure.0);
    let infos: Vec<&'static FieldInfo> = place
        .column
        .info()
        .fields
        .iter()
        .filter_map(|name| Measure::INFOS.iter().find(|info| info.name == *name))
        .collect();
    let single = field_of(place.column).filter(|info| infos.len() == 1 && fits_in_cell(info.shape));
    let (class, content, first): (_, Node, String) = match single {
        Some(info) => {
            let (control, id) = single_editor(table, target, info, record, close);
            ("cell-editor", control, id)
        }
        None => {
            let first = infos.first().map(|info| format!("cell-{target}-{}", info.name)).unwrap_or_default();
            let mut fields: Vec<_> = infos.iter().map(|info| record_field(target, info, "cell-")).collect();
            let first = if place.column == Column::Time {
                fields.insert(0, time_field(table, target, record, close));
                format!("cell-{target}-time")
            } else {
                first
            };
            let done = button("tool").on_click(move || close.run(())).child(t(words::DONE));
            (
                "cell-editor cell-popover",
                (fields, el("div").class("dialog-buttons").child(done)).into_node(),
                first,
            )
        }
    };
    page::focus_later(first);
    el("div")
        .class(class)
        .on("focusout", move |event| {
            let around = event.current_target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
            let to = event.unchecked_ref::<web_sys::FocusEvent>().related_target();
            let away = to.is_some() && around.is_some_and(|around| !page::contains(&around, to));
            if away && table.editing.try_get_untracked() == Some(Some(place)) {
                table.editing.set(None);
            }
        })
        .on_key(move |event| {
            if event.key() == "Escape" {
                close.run(());
            }
        })
        .child(content)
}

/// The whole time in one line, as planners write it.
fn time_field(table: Table, target: RecordRef, record: Record, close: Callback<()>) -> Element {
    let id = format!("cell-{target}-time");
    let shown = Signal::derive(move || {
        record.with(|m| m.as_ref().map(|m| format::measure_time(m, lang())).unwrap_or_default())
    });
    let commit = Callback::new(move |(text, session): (String, TypingSession)| {
        let Some(time) = input::time(&text) else { return Some(words::TIME_WRONG) };
        table.workspace.set_typing(target, input::time_fields(time), session);
        None
    });
    el("div")
        .class("form-row")
        .child(el("label").class("form-label").attr("for", id.clone()).child(t(words::TIME_TYPED)))
        .child(
            el("div")
                .class("form-control")
                .on_key(move |event| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                        close.run(());
                    }
                })
                .child(TextField::new(id, shown, commit).view()),
        )
}

const fn fits_in_cell(shape: Shape) -> bool {
    !matches!(shape, Shape::Prose | Shape::Links(_) | Shape::Rows(_) | Shape::Object(_))
}

fn single_editor(
    table: Table,
    target: RecordRef,
    info: &'static FieldInfo,
    record: Record,
    close: Callback<()>,
) -> (Node, String) {
    let workspace = table.workspace;
    let value = Signal::from(Memo::new(move |_| {
        record.with(|m| m.as_ref().and_then(|m| m.get(info.name)).unwrap_or_default())
    }));
    let set = Callback::new(move |(value, how): (Value, How)| {
        let goes_on = matches!((&how, info.shape), (How::Typing(_), _) | (How::AtOnce, Shape::YesNo));
        set_field(workspace, target, info, value, how);
        if !goes_on {
            close.run(());
        }
    });
    let id = format!("cell-{target}-{}", info.name);
    let name = Signal::derive(move || info.label.in_lang(lang()).to_owned());
    let optional = is_optional(target, info);
    let slot = Slot { id: id.clone(), value, set, optional, name: Some(name) };
    let control = el("div")
        .on_key(move |event| {
            if event.key() == "Enter" && !matches!(info.shape, Shape::Choice(_) | Shape::Link(_)) {
                event.prevent_default();
                close.run(());
            }
        })
        .child(value_editor(info.shape, slot));
    (control.into_node(), id)
}
