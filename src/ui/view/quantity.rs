//! What an assumption is about, chosen in words: which quantity of the formulas, and for which house
//! type, service or plan stage. The file keeps the keys. Knows no formula.

use super::form::{How, Slot};
use crate::ui::dom::{Element, IntoNode, Node, el};
use crate::ui::preferences::{lang, t};
use crate::ui::widget::text::TextField;
use crate::ui::workspace::Workspace;
use genomfor::analysis::assumption::Quantity;
use genomfor::edit::Edit;
use genomfor::edit::document::TypingSession;
use genomfor::model::record::RecordRef;
use genomfor::model::value::Value;
use genomfor::present::catalogue as words;
use genomfor::present::economy::{assumptions, quantity};
use leptos::prelude::*;

/// A list of the quantities. One that no formula knows stays as it is until another is chosen.
pub fn quantity_choice(target: RecordRef, slot: Slot) -> Element {
    let workspace = Workspace::expect();
    let value = slot.value;
    let key = Memo::new(move |_| value.with(|value| value.as_text().unwrap_or_default().to_owned()));
    let known = Memo::new(move |_| key.with(|key| Quantity::of_key(key)));
    let option = move |which: &Quantity| {
        let which = *which;
        el("option")
            .attr("value", which.keys().first().copied().unwrap_or_default())
            .prop("selected", move || known.get() == Some(which))
            .child(t(quantity::name(which)))
    };
    let other = move || {
        let key = key.get();
        known.get().is_none().then(|| {
            let shown = if key.is_empty() { t(words::NO_CHOICE)().to_owned() } else { key.clone() };
            el("option").attr("value", key).prop("selected", move || true).child(shown)
        })
    };
    let choose = move |key: String| {
        let mut fields = vec![("key", Value::Text(key.clone()))];
        // An empty unit, and the usual one of the quantity before, becomes that of the new quantity.
        let record = workspace.program().with_untracked(|program| program.get(target));
        let unit = record.map(|record| record.get("unit")).unwrap_or_default();
        let usual = known.get_untracked().map(quantity::unit);
        let follows = unit.is_blank() || unit.as_text() == usual;
        if let (Some(which), true) = (Quantity::of_key(&key), follows) {
            fields.push(("unit", Value::text(quantity::unit(which))));
        }
        workspace.dispatch(Edit::Set(target, fields));
    };
    el("select")
        .id(slot.id)
        .class("field")
        .on_text("change", choose)
        .child(other)
        .child(Quantity::ALL.iter().map(option).collect::<Vec<_>>())
}

/// A field for what an assumption is for, with codes in words and what can be written.
pub fn dimension_field(slot: Slot) -> Node {
    let (value, set) = (slot.value, slot.set);
    let shown = Signal::derive(move || {
        value.with(|value| quantity::dimension(value.as_text().unwrap_or_default(), lang()))
    });
    let commit = Callback::new(move |(text, session): (String, TypingSession)| {
        set.run((Value::Text(text), How::Typing(session)));
        None
    });
    let note = el("p").class("field-note").child(t(assumptions::FOR_NOTE));
    (TextField::new(slot.id, shown, commit).view(), note).into_node()
}
