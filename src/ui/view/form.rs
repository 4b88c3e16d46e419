//! Forms: a control for each field of a record, chosen by what the field may hold. Every
//! kind of record gets its form here, so none can lack a field.

use super::picker::{InstrumentPicker, LinkPicker, LinksPicker};
use crate::ui::preferences::{lang, t};
use crate::ui::widget::icon::{BIN, Icon, PLUS};
use crate::ui::widget::live::{live, live_view};
use crate::ui::widget::text::{Lines, TextField};
use crate::ui::workspace::Workspace;
use genomfor::edit::Edit;
use genomfor::edit::document::TypingSession;
use genomfor::model::field::{ChoiceItem, FieldInfo, FieldValue, Shape};
use genomfor::model::instrument::Instrument;
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{Id, RecordRef};
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
#[component]
pub fn RecordForm(target: RecordRef) -> impl IntoView {
    let group = move |group: &'static FieldGroup| {
        let fields = group
            .fields
            .iter()
            .filter_map(|name| AnyRecord::infos_of(target.kind).iter().find(|info| info.name == *name))
            .map(|info| view! { <RecordField target info /> }.into_any())
            .collect::<Vec<AnyView>>();
        let heading = t(group.heading);
        if group.folded {
            view! { <details class="form-group"><summary>{heading}</summary>{fields}</details> }.into_any()
        } else {
            view! { <fieldset class="form-group"><legend>{heading}</legend>{fields}</fieldset> }.into_any()
        }
    };
    view! { <div class="form">{groups(target.kind).iter().map(group).collect::<Vec<AnyView>>()}</div> }
}

/// One field of a record.
#[component]
fn RecordField(target: RecordRef, info: &'static FieldInfo) -> impl IntoView {
    let workspace = Workspace::expect();
    let record = workspace.record(target);
    let value = Signal::from(Memo::new(move |_| {
        record.with(|record| record.as_ref().map(|record| record.get(info.name)).unwrap_or_default())
    }));
    let set = Callback::new(move |(value, how): (Value, How)| match how {
        How::Typing(session) => workspace.set_typing(target, info.name, value, session),
        How::AtOnce => workspace.set(target, info.name, value),
        How::With(made) => workspace
            .dispatch(Edit::Several(vec![Edit::Add(made), Edit::Set(target, vec![(info.name, value)])])),
    });
    let unread = move || {
        record.with(|record| {
            let unread = record.as_ref()?.extra().unread.iter().find(|(name, _)| name == info.name)?;
            serde_json::to_string(&unread.1).ok()
        })
    };
    let id = format!("{target}-{}", info.name);
    view! {
        <Labelled info id=id.clone()>
            <ValueEditor shape=info.shape value set id=id.clone() optional=is_optional(target, info) />
            {live_view(move || {
                unread()
                    .map(|was| {
                        view! { <p class="field-note">{t(words::UNREAD_WAS)} ": " <code>{was}</code></p> }
                    })
            })}
        </Labelled>
    }
}

/// Whether a field may be without a value.
fn is_optional(target: RecordRef, info: &FieldInfo) -> bool {
    AnyRecord::blank(RecordRef::new(target.kind, Id(1))).get(info.name).is_blank()
}

/// A field with its label: beside it, or above it where the control is wide.
#[component]
fn Labelled(info: &'static FieldInfo, id: String, children: Children) -> impl IntoView {
    let label = t(info.label);
    match info.shape {
        // These hold several controls, so a heading names the group.
        Shape::Object(_) | Shape::Rows(_) | Shape::Choices(_) => {
            let heading = format!("{id}-label");
            view! {
                <div class="form-wide" role="group" aria-labelledby=heading.clone()>
                    <span class="form-label" id=heading.clone()>{label}</span>
                    {children()}
                </div>
            }
            .into_any()
        }
        Shape::YesNo => view! {
            <div class="form-row">
                <span></span>
                <label class="form-check">{children()} <span>{label}</span></label>
            </div>
        }
        .into_any(),
        _ => view! {
            <div class="form-row">
                <label class="form-label" for=id.clone()>{label}</label>
                <div class="form-control">{children()}</div>
            </div>
        }
        .into_any(),
    }
}

/// A control for a value of any shape.
#[component]
fn ValueEditor(
    shape: Shape,
    #[prop(into)] value: Signal<Value>,
    set: Setter,
    id: String,
    optional: bool,
    /// Name for screen readers where no label stands beside it.
    #[prop(optional)]
    name: Option<Signal<String>>,
) -> AnyView {
    match shape {
        Shape::Choice(items) if shape == Instrument::SHAPE && !items.is_empty() => {
            view! { <InstrumentPicker id value set /> }.into_any()
        }
        Shape::Choice(items) => {
            view! { <ChoiceEditor items value set id optional name=name.unwrap_or_default() named=name.is_some() /> }
                .into_any()
        }
        Shape::Choices(items) => view! { <ChoicesEditor items value set /> }.into_any(),
        Shape::YesNo => view! {
            <input
                type="checkbox"
                id=id
                aria-label=live(move || name.map(|name| name.get()))
                prop:checked=live(move || value.get() == Value::Bool(true))
                on:change:target=move |event| set.run((Value::Bool(event.target().checked()), How::AtOnce))
            />
        }
        .into_any(),
        Shape::Link(kind) => match name {
            Some(name) => view! { <LinkPicker kind id value set name /> }.into_any(),
            None => view! { <LinkPicker kind id value set /> }.into_any(),
        },
        Shape::Links(kind) => view! { <LinksPicker kind id value set /> }.into_any(),
        Shape::Object(fields) => view! { <ObjectEditor fields value set id /> }.into_any(),
        Shape::Rows(fields) => view! { <RowsEditor fields value set id /> }.into_any(),
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
            let lines = if shape == Shape::Prose { Lines::Several } else { Lines::One };
            let class = match shape {
                Shape::Text | Shape::Prose => "field",
                _ => "field field-short",
            };
            match name {
                Some(name) => view! { <TextField id shown commit lines class name /> }.into_any(),
                None => view! { <TextField id shown commit lines class /> }.into_any(),
            }
        }
    }
}

/// A list of choices of which one is taken.
#[component]
fn ChoiceEditor(
    items: &'static [ChoiceItem],
    value: Signal<Value>,
    set: Setter,
    id: String,
    optional: bool,
    name: Signal<String>,
    named: bool,
) -> impl IntoView {
    let code = move || value.with(|value| value.as_text().unwrap_or_default().to_owned());
    let option = move |item: &'static ChoiceItem| {
        view! { <option value=item.code prop:selected=live(move || code() == item.code)>{t(item.words)}</option> }
    };
    view! {
        <select
            id=id
            class="field"
            aria-label=live(move || named.then(|| name.get()))
            prop:value=code
            on:change:target=move |event| {
                let code = event.target().value();
                set.run((if code.is_empty() { Value::Null } else { Value::Text(code) }, How::AtOnce));
            }
        >
            {optional.then(|| view! { <option value="" prop:selected=live(move || code().is_empty())>{t(words::NO_CHOICE)}</option> })}
            {items.iter().map(option).collect::<Vec<_>>()}
        </select>
    }
}

/// A list of choices of which several are taken.
#[component]
fn ChoicesEditor(items: &'static [ChoiceItem], value: Signal<Value>, set: Setter) -> impl IntoView {
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
        view! {
            <label class="form-check">
                <input
                    type="checkbox"
                    prop:checked=live(move || has(item.code))
                    on:change:target=move |event| toggle(item.code, event.target().checked())
                />
                <span>{t(item.words)}</span>
            </label>
        }
    };
    view! { <div class="form-checks">{items.iter().map(check).collect::<Vec<_>>()}</div> }
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
#[component]
fn ObjectEditor(fields: &'static [FieldInfo], value: Signal<Value>, set: Setter, id: String) -> AnyView {
    let field = |info: &'static FieldInfo| {
        let part_value = Signal::from(Memo::new(move |_| value.with(|value| part(value, info.name))));
        let set_part = Callback::new(move |(new, how): (Value, How)| {
            set.run((value.with_untracked(|value| with_part(value, info.name, new)), how));
        });
        let id = format!("{id}-{}", info.name);
        view! {
            <Labelled info id=id.clone()>
                <ValueEditor shape=info.shape value=part_value set=set_part id=id.clone() optional=true />
            </Labelled>
        }
        .into_any()
    };
    view! { <div class="form-object">{fields.iter().map(field).collect::<Vec<AnyView>>()}</div> }.into_any()
}

/// Rows with a column per field.
#[component]
fn RowsEditor(fields: &'static [FieldInfo], value: Signal<Value>, set: Setter, id: String) -> AnyView {
    // Objects inside rows (sources) would make them unreadable; they are shown under the row.
    let columns: Vec<&'static FieldInfo> =
        fields.iter().filter(|info| !matches!(info.shape, Shape::Object(_))).collect();
    let below: Vec<&'static FieldInfo> =
        fields.iter().filter(|info| matches!(info.shape, Shape::Object(_))).collect();
    let count = Memo::new(move |_| value.with(|value| value.as_list().len()));
    let rows_now = move || value.with_untracked(|value| value.as_list().to_vec());
    let add = move |_| {
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
    let heads: Vec<_> = columns.iter().map(|info| view! { <th scope="col">{t(info.label)}</th> }).collect();
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
            view! {
                <td>
                    <ValueEditor shape=info.shape value=cell_value set=set_cell id optional=true name=name />
                </td>
            }
            .into_any()
        };
        let cells: Vec<AnyView> = columns.iter().map(|info| cell(info)).collect();
        let more: Vec<AnyView> = below
            .iter()
            .map(|info| {
                let info: &'static FieldInfo = info;
                let Shape::Object(inner) = info.shape else { return ().into_any() };
                let inner_value =
                    Signal::from(Memo::new(move |_| row_value.with(|row| part(row, info.name))));
                let set_inner = Callback::new(move |(new, how): (Value, How)| {
                    set_row.run((place, row_value.with_untracked(|row| with_part(row, info.name, new)), how));
                });
                let id = format!("{id}-{place}-{}", info.name);
                view! {
                    <tr class="rows-more">
                        <td colspan=wide.to_string()>
                            <details>
                                <summary>{t(info.label)} {format!(" {}", place + 1)}</summary>
                                <ObjectEditor fields=inner value=inner_value set=set_inner id />
                            </details>
                        </td>
                    </tr>
                }
                .into_any()
            })
            .collect();
        let label = t(words::REMOVE_ROW);
        view! {
            <tr>
                {cells}
                <td class="rows-tools">
                    <button
                        type="button"
                        class="tool tool-icon"
                        title=label
                        aria-label=live(move || format!("{} {}", label(), place + 1))
                        on:click=move |_| remove.run(place)
                    >
                        <Icon path=BIN />
                    </button>
                </td>
            </tr>
            {more}
        }
    };
    view! {
        <div class="rows" tabindex="-1">
            {live_view(move || (count.get() == 0).then(|| view! { <p class="field-note">{t(words::NO_ROWS)}</p> }))}
            <table class="rows-table" class:is-empty=live(move || count.get() == 0)>
                <thead><tr>{heads}<th class="rows-tools"><span class="sr-only">{t(words::REMOVE)}</span></th></tr></thead>
                <tbody><For each=move || 0..count.get() key=|place| *place children=row /></tbody>
            </table>
            <button type="button" class="tool" on:click=add><Icon path=PLUS />{t(words::ADD_ROW)}</button>
        </div>
    }
    .into_any()
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
