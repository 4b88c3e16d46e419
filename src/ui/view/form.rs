//! Forms: a control for each field of a record, chosen by what the field may hold. Every
//! kind of record gets its form here, so none can lack a field.

use super::picker::{instrument_picker, link_picker, links_picker};
use super::quantity;
use super::share::proposals::Proposals;
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::preferences::{lang, t};
use crate::ui::widget::icon::{BIN, PLUS, icon};
use crate::ui::widget::text::{Lines, TextField};
use crate::ui::workspace::Workspace;
use genomfor::edit::Edit;
use genomfor::edit::document::TypingSession;
use genomfor::model::field::{ChoiceItem, FieldInfo, FieldValue, Shape};
use genomfor::model::instrument::Instrument;
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{Id, Kind, RecordRef};
use genomfor::model::value::Value;
use genomfor::present::form::{FieldGroup, groups};
use genomfor::present::{catalogue as words, input};
use leptos::prelude::*;

/// How a new value comes about.
#[derive(Debug, Clone)]
pub enum How {
    /// By typing, which is not over yet.
    Typing(TypingSession),
    /// At once.
    AtOnce,
    /// Together with a new record that it refers to.
    With(AnyRecord),
}

/// Hands a new value to whoever holds the field.
pub type Setter = Callback<(Value, How)>;

/// All fields of a record, under their headings.
pub fn record_form(target: RecordRef) -> Element {
    let proposed = Proposals::expect().about(target);
    let group = move |group: &'static FieldGroup| {
        let fields = group
            .fields
            .iter()
            .filter_map(|name| AnyRecord::infos_of(target.kind).iter().find(|info| info.name == *name))
            .map(|info| (record_field(target, info, ""), proposed.at(info.name)).into_node())
            .collect::<Vec<_>>();
        let heading = t(group.heading);
        if group.folded {
            el("details")
                .class("form-group")
                .attr("open", proposed.opens(group.fields))
                .child(el("summary").child(heading))
                .child(fields)
        } else {
            el("fieldset").class("form-group").child(el("legend").child(heading)).child(fields)
        }
    };
    el("div")
        .class("form")
        .child(proposed.head())
        .child(groups(target.kind).iter().map(group).collect::<Vec<_>>())
}

/// One field of a record. Ids begin with `prefix`, so that a field can stand on a page twice.
pub fn record_field(target: RecordRef, info: &'static FieldInfo, prefix: &str) -> Element {
    let workspace = Workspace::expect();
    let record = workspace.record(target);
    let value = Signal::from(Memo::new(move |_| {
        record.with(|record| record.as_ref().map(|record| record.get(info.name)).unwrap_or_default())
    }));
    let set = Callback::new(move |(value, how): (Value, How)| set_field(workspace, target, info, value, how));
    let unread = move || {
        record.with(|record| {
            let unread = record.as_ref()?.extra().unread.iter().find(|(name, _)| name == info.name)?;
            serde_json::to_string(&unread.1).ok()
        })
    };
    let id = format!("{prefix}{target}-{}", info.name);
    let slot = Slot { id, value, set, optional: is_optional(target, info), name: None };
    let note = move || {
        unread().map(|was| {
            el("p").class("field-note").child(t(words::UNREAD_WAS)).child(": ").child(el("code").child(was))
        })
    };
    let id = slot.id.clone();
    let control = match (target.kind, info.name) {
        (Kind::Assumption, "key") => quantity::quantity_choice(target, slot).into_node(),
        (Kind::Assumption, "dimension") => quantity::dimension_field(slot),
        _ => value_editor(info.shape, slot),
    };
    labelled(info, id, (control, note).into_node())
}

/// Gives a field of a record its new value, in the way in which it came about.
pub fn set_field(workspace: Workspace, target: RecordRef, info: &FieldInfo, value: Value, how: How) {
    match how {
        How::Typing(session) => workspace.set_typing(target, vec![(info.name, value)], session),
        How::AtOnce => workspace.set(target, info.name, value),
        How::With(made) => workspace
            .dispatch(Edit::Several(vec![Edit::Add(made), Edit::Set(target, vec![(info.name, value)])])),
    }
}

/// Whether a field may be without a value.
pub fn is_optional(target: RecordRef, info: &FieldInfo) -> bool {
    AnyRecord::blank(RecordRef::new(target.kind, Id(1))).get(info.name).is_blank()
}

/// A field with its label: beside it, or above it where the control is wide.
fn labelled(info: &'static FieldInfo, id: String, control: Node) -> Element {
    let label = t(info.label);
    match info.shape {
        // These hold several controls, so a heading names the group.
        Shape::Object(_) | Shape::Rows(_) | Shape::Choices(_) => {
            let heading = format!("{id}-label");
            el("div")
                .class("form-wide")
                .attr("role", "group")
                .attr("aria-labelledby", heading.clone())
                .child(el("span").class("form-label").id(heading.clone()).child(label))
                .child(control)
        }
        Shape::YesNo => el("div")
            .class("form-row")
            .child(el("span"))
            .child(el("label").class("form-check").child(control).child(el("span").child(label))),
        _ => el("div")
            .class("form-row")
            .child(el("label").class("form-label").attr("for", id.clone()).child(label))
            .child(el("div").class("form-control").child(control)),
    }
}

/// A place in which a value stands and is changed.
pub struct Slot {
    /// Id of the control, for its label.
    pub id: String,
    pub value: Signal<Value>,
    pub set: Setter,
    /// It may be without a value.
    pub optional: bool,
    /// Name for screen readers where no label stands beside it.
    pub name: Option<Signal<String>>,
}

impl Slot {
    /// The name for screen readers, following the language.
    pub fn label(&self) -> impl Fn() -> Option<String> + Copy + 'static {
        let name = self.name;
        move || name.map(|name| name.get())
    }
}

/// A control for a value of any shape.
pub fn value_editor(shape: Shape, slot: Slot) -> Node {
    let (value, set) = (slot.value, slot.set);
    match shape {
        Shape::Choice(items) if shape == Instrument::SHAPE && !items.is_empty() => {
            instrument_picker(slot).into_node()
        }
        Shape::Choice(items) => choice_editor(items, slot).into_node(),
        Shape::Choices(items) => choices_editor(items, slot).into_node(),
        Shape::YesNo => el("input")
            .attr("type", "checkbox")
            .attr("aria-label", slot.label())
            .id(slot.id)
            .prop("checked", move || value.get() == Value::Bool(true))
            .on_tick(move |on| set.run((Value::Bool(on), How::AtOnce)))
            .into_node(),
        Shape::Link(kind) => link_picker(kind, slot).into_node(),
        Shape::Links(kind) => links_picker(kind, slot).into_node(),
        Shape::Object(fields) => object_editor(fields, slot).into_node(),
        Shape::Rows(fields) => rows_editor(fields, slot).into_node(),
        Shape::Text
        | Shape::Prose
        | Shape::Whole { .. }
        | Shape::Decimal
        | Shape::Money
        | Shape::PerMille
        | Shape::Year
        | Shape::Quarter
        | Shape::Day => {
            let shown = Signal::derive(move || value.with(|value| input::show(&shape, value, lang())));
            let commit = Callback::new(move |(text, session): (String, TypingSession)| {
                match input::parse(&shape, &text) {
                    Ok(value) => {
                        set.run((value, How::Typing(session)));
                        None
                    }
                    Err(words) => Some(words),
                }
            });
            let lines = match shape {
                Shape::Prose => Lines::Several,
                // In a table the row would grow; in a form a long title is read whole.
                Shape::Text if slot.name.is_none() => Lines::Wrapped,
                _ => Lines::One,
            };
            let class = match shape {
                Shape::Text | Shape::Prose => "field",
                _ => "field field-short",
            };
            TextField { lines, class, name: slot.name, ..TextField::new(slot.id, shown, commit) }.view()
        }
    }
}

/// A list of choices of which one is taken.
fn choice_editor(items: &'static [ChoiceItem], slot: Slot) -> Element {
    let (value, set) = (slot.value, slot.set);
    let code = move || value.with(|value| value.as_text().unwrap_or_default().to_owned());
    let option = move |item: &'static ChoiceItem| {
        el("option")
            .attr("value", item.code)
            .prop("selected", move || code() == item.code)
            .child(t(item.words))
    };
    el("select")
        .attr("aria-label", slot.label())
        .id(slot.id)
        .class("field")
        .prop("value", code)
        .on_text("change", move |code| {
            set.run((if code.is_empty() { Value::Null } else { Value::Text(code) }, How::AtOnce));
        })
        .child(slot.optional.then(|| {
            el("option")
                .attr("value", "")
                .prop("selected", move || code().is_empty())
                .child(t(words::NO_CHOICE))
        }))
        .child(items.iter().map(option).collect::<Vec<_>>())
}

/// A list of choices of which several are taken.
fn choices_editor(items: &'static [ChoiceItem], slot: Slot) -> Element {
    let (value, set) = (slot.value, slot.set);
    let has = move |code: &str| value.with(|v| v.as_list().iter().any(|item| item.as_text() == Some(code)));
    let toggle = move |code: &'static str, on: bool| {
        let others = value.with_untracked(|value| value.as_list().to_vec());
        let mut codes: Vec<Value> = others.into_iter().filter(|item| item.as_text() != Some(code)).collect();
        if on {
            codes.push(Value::text(code));
        }
        set.run((Value::List(codes), How::AtOnce));
    };
    let check = move |item: &'static ChoiceItem| {
        el("label")
            .class("form-check")
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .prop("checked", move || has(item.code))
                    .on_tick(move |on| toggle(item.code, on)),
            )
            .child(el("span").child(t(item.words)))
    };
    el("div").class("form-checks").child(items.iter().map(check).collect::<Vec<_>>())
}

fn part(value: &Value, name: &str) -> Value {
    value.get(name).cloned().unwrap_or_default()
}

/// An object with one of its fields changed; blank fields are left out.
fn with_part(value: &Value, name: &str, part: Value) -> Value {
    let mut entries = if let Value::Object(entries) = value { entries.clone() } else { Vec::new() };
    match entries.iter_mut().find(|(key, _)| key == name) {
        Some(entry) => entry.1 = part,
        None => entries.push((name.to_owned(), part)),
    }
    entries.retain(|(_, value)| !value.is_blank());
    Value::Object(entries)
}

/// The fields of an object that stands in a field.
fn object_editor(fields: &'static [FieldInfo], slot: Slot) -> Element {
    let Slot { id, value, set, .. } = slot;
    let field = |info: &'static FieldInfo| {
        let part_value = Signal::from(Memo::new(move |_| value.with(|value| part(value, info.name))));
        let set_part = Callback::new(move |(new, how): (Value, How)| {
            set.run((value.with_untracked(|value| with_part(value, info.name, new)), how));
        });
        let id = format!("{id}-{}", info.name);
        let slot = Slot { id: id.clone(), value: part_value, set: set_part, optional: true, name: None };
        labelled(info, id, value_editor(info.shape, slot))
    };
    el("div").class("form-object").child(fields.iter().map(field).collect::<Vec<_>>())
}

/// Rows with a column per field.
fn rows_editor(fields: &'static [FieldInfo], slot: Slot) -> Element {
    let Slot { id, value, set, .. } = slot;
    // Objects inside rows (sources) would make them unreadable; they are shown under the row.
    let columns: Vec<&'static FieldInfo> =
        fields.iter().filter(|info| !matches!(info.shape, Shape::Object(_))).collect();
    let below: Vec<&'static FieldInfo> =
        fields.iter().filter(|info| matches!(info.shape, Shape::Object(_))).collect();
    let count = Memo::new(move |_| value.with(|value| value.as_list().len()));
    let rows_now = move || value.with_untracked(|value| value.as_list().to_vec());
    let add = move || {
        let mut rows = rows_now();
        rows.push(next_row(rows.last(), fields));
        set.run((Value::List(rows), How::AtOnce));
    };
    let remove = Callback::new(move |place: usize| {
        let mut rows = rows_now();
        if place < rows.len() {
            rows.remove(place);
        }
        set.run((Value::List(rows), How::AtOnce));
    });
    let set_row = Callback::new(move |(place, row, how): (usize, Value, How)| {
        let mut rows = rows_now();
        if let Some(old) = rows.get_mut(place) {
            *old = row;
        }
        set.run((Value::List(rows), how));
    });
    let wide = columns.len() + 1;
    // Several choices beside each other would be cut: such rows have their fields below each other.
    let choices = columns.iter().filter(|info| matches!(info.shape, Shape::Choice(_) | Shape::Link(_)));
    let class = if choices.count() >= 3 { "rows-table is-stacked" } else { "rows-table" };
    let heads: Vec<_> =
        columns.iter().map(|info| el("th").attr("scope", "col").child(t(info.label))).collect();
    let row = move |place: usize| {
        let row_value = Signal::from(Memo::new(move |_| {
            value.with(|v| v.as_list().get(place).cloned().unwrap_or_default())
        }));
        let cell = |info: &'static FieldInfo| {
            let cell_value = Signal::from(Memo::new(move |_| row_value.with(|row| part(row, info.name))));
            let set_cell = Callback::new(move |(new, how): (Value, How)| {
                set_row.run((place, row_value.with_untracked(|row| with_part(row, info.name, new)), how));
            });
            let label = t(info.label);
            let name = Signal::derive(move || format!("{} {}", label(), place + 1));
            let id = format!("{id}-{place}-{}", info.name);
            let slot = Slot { id, value: cell_value, set: set_cell, optional: true, name: Some(name) };
            el("td").attr("data-label", label).child(value_editor(info.shape, slot))
        };
        let cells: Vec<_> = columns.iter().map(|info| cell(info)).collect();
        let more: Vec<_> = below
            .iter()
            .filter_map(|info| {
                let info: &'static FieldInfo = info;
                let Shape::Object(inner) = info.shape else { return None };
                let inner_value =
                    Signal::from(Memo::new(move |_| row_value.with(|row| part(row, info.name))));
                let set_inner = Callback::new(move |(new, how): (Value, How)| {
                    set_row.run((place, row_value.with_untracked(|row| with_part(row, info.name, new)), how));
                });
                let id = format!("{id}-{place}-{}", info.name);
                let slot = Slot { id, value: inner_value, set: set_inner, optional: true, name: None };
                let details = el("details")
                    .child(el("summary").child(t(info.label)).child(format!(" {}", place + 1)))
                    .child(object_editor(inner, slot));
                Some(el("tr").class("rows-more").child(el("td").attr("colspan", wide).child(details)))
            })
            .collect();
        let label = t(words::REMOVE_ROW);
        (
            el("tr").child(cells).child(
                el("td").class("rows-tools").child(
                    button("tool tool-icon")
                        .attr("title", label)
                        .attr("aria-label", move || format!("{} {}", label(), place + 1))
                        .on_click(move || remove.run(place))
                        .child(icon(BIN)),
                ),
            ),
            more,
        )
    };
    el("div")
        .class("rows")
        .attr("tabindex", "-1")
        .child(move || (count.get() == 0).then(|| el("p").class("field-note").child(t(words::NO_ROWS))))
        .child(
            el("table")
                .class(class)
                .class_if("is-empty", move || count.get() == 0)
                .child(el("thead").child(el("tr").child(heads).child(
                    el("th").class("rows-tools").child(el("span").class("sr-only").child(t(words::REMOVE))),
                )))
                .child(el("tbody").child(keyed(
                    move || (0..count.get()).collect(),
                    |place| place.to_string(),
                    row,
                ))),
        )
        .child(button("tool").on_click(add).child(icon(PLUS)).child(t(words::ADD_ROW)))
}

/// What a new row begins with: the kind of the last one and the year after it.
fn next_row(last: Option<&Value>, fields: &'static [FieldInfo]) -> Value {
    let mut row = Value::Object(Vec::new());
    for info in fields {
        let before = last.map(|last| part(last, info.name)).unwrap_or_default();
        let value = match (info.shape, before) {
            (Shape::Year, Value::Int(year)) if info.name == "year" => Value::Int(year + 1),
            (Shape::Choice(_) | Shape::Link(_), before) => before,
            _ => Value::Null,
        };
        row = with_part(&row, info.name, value);
    }
    row
}
