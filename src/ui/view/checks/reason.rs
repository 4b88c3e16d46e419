//! The dialog in which the reason for overruling a finding is written.

use super::{Desk, after, line_id};
use crate::ui::derived::Derived;
use crate::ui::dom::{Element, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::route::CheckPart;
use crate::ui::widget;
use genomfor::edit::overrule::overrule;
use genomfor::model::record::RecordRef;
use genomfor::present::catalogue::CANCEL;
use genomfor::present::check::words;
use leptos::prelude::*;

/// A finding whose reason is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub code: String,
    pub about: RecordRef,
    /// What the finding says.
    pub says: String,
    /// The reason as it is now.
    pub reason: String,
    /// What the finding is known by on the page.
    pub key: String,
}

const FIELD: &str = "overrule-reason";
const LACKS: &str = "overrule-lacks";

/// The dialog.
pub fn dialog(desk: Desk) -> Element {
    let today = Derived::expect().today;
    let open = Signal::derive(move || desk.asked.with(Option::is_some));
    let close = Callback::new(move |()| desk.asked.set(None));
    let heading = Signal::derive(move || t(words::OVERRULE)().to_owned());
    widget::dialog::dialog("overrule-heading", heading, open, close, move || {
        let asked = desk.asked.get_untracked();
        let typed = RwSignal::new(asked.as_ref().map(|asked| asked.reason.clone()).unwrap_or_default());
        let lacks = RwSignal::new(false);
        let says = asked.as_ref().map(|asked| asked.says.clone());
        page::focus_field_later(FIELD.to_owned());
        let keep = move || {
            let Some(asked) = desk.asked.get_untracked() else { return };
            let reason = typed.get_untracked().trim().to_owned();
            if reason.is_empty() {
                lacks.set(true);
                page::focus_later(FIELD.to_owned());
                return;
            }
            let workspace = desk.found.workspace;
            // It leaves the list of what is open; elsewhere it stays, with its reason.
            let stays = desk.part.get_untracked() != CheckPart::Findings;
            let next = if stays { Some(line_id(&asked.key)) } else { after(&asked.key) };
            let (by, day) = (workspace.role(), today.get_untracked());
            let edit = workspace
                .program()
                .with_untracked(|program| overrule(program, &asked.code, asked.about, &reason, &by, day));
            workspace.dispatch(edit);
            desk.asked.set(None);
            desk.done(words::SAID_OVERRULED, next);
        };
        let error = move || {
            lacks.get().then(|| {
                el("p")
                    .class("field-error")
                    .attr("role", "alert")
                    .id(LACKS)
                    .child(words::REASON_LACKS.in_lang(lang()))
            })
        };
        (
            el("p").class("check-asked").child(says),
            el("p").class("field-note").child(t(words::OVERRULE_TEXT)),
            el("div")
                .class("form-wide")
                .child(el("label").class("form-label").attr("for", FIELD).child(t(words::REASON)))
                .child(
                    el("textarea")
                        .id(FIELD)
                        .class("field check-text")
                        .attr("rows", "4")
                        .attr("required", "")
                        .attr("aria-invalid", move || lacks.get().then_some("true"))
                        .attr("aria-describedby", move || lacks.get().then_some(LACKS))
                        .prop("value", move || typed.get())
                        .on_text("input", move |text| {
                            typed.set(text);
                            lacks.set(false);
                        }),
                )
                .child(error),
            el("div")
                .class("dialog-buttons")
                .child(button("tool").on_click(move || close.run(())).child(t(CANCEL)))
                .child(
                    button("tool primary")
                        .attr("data-test", "Save the reason")
                        .on_click(keep)
                        .child(t(words::SAVE_REASON)),
                ),
        )
    })
}
