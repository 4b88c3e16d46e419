//! Freezing the programme as it was adopted, with the decision.

use super::field;
use super::versions::{Versions, buttons, form};
use crate::ui::dom::{Element, el};
use crate::ui::platform::{clock, ids, page};
use crate::ui::preferences::{lang, t};
use crate::ui::widget::dialog::dialog;
use genomfor::exchange::version::{Adoption, OwnRecord, freeze, of_program};
use genomfor::model::body::BodyType;
use genomfor::model::period::Day;
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::record::{BodyId, Kind, RecordRef, TypedId};
use genomfor::model::words::Words;
use genomfor::present::label;
use genomfor::present::share::{versions, words};
use leptos::prelude::*;

/// What is filled in.
#[derive(Clone, Copy)]
struct Filled {
    body: RwSignal<Option<BodyId>>,
    date: RwSignal<String>,
    paragraph: RwSignal<String>,
    registry: RwSignal<String>,
    /// The decision goes into the programme's own record too.
    write: RwSignal<bool>,
    problem: RwSignal<Option<Words>>,
}

impl Filled {
    /// Begins with what the programme's own record says, and the council where it says nothing.
    fn of(program: &Program) -> Filled {
        let told = Adoption::told_by(program);
        let council = program.bodies.iter().find(|body| body.body_type == BodyType::Council);
        let empty = has_no_decision(program);
        Filled {
            body: RwSignal::new(told.by.or(council.map(|body| body.id))),
            date: RwSignal::new(told.date.map(|date| date.to_string()).unwrap_or_default()),
            paragraph: RwSignal::new(told.paragraph),
            registry: RwSignal::new(told.registry_number),
            write: RwSignal::new(empty),
            problem: RwSignal::new(None),
        }
    }

    /// The decision, where it is complete.
    fn adoption(self) -> Option<Adoption> {
        let lack = |words, id: &str| {
            self.problem.set(Some(words));
            page::focus_later(id.to_owned());
            None
        };
        let Some(by) = self.body.get_untracked() else { return lack(words::BODY_MISSING, "freeze-body") };
        let Some(date) = Day::parse(self.date.get_untracked().trim()) else {
            return lack(words::DATE_MISSING, "freeze-date");
        };
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let (paragraph, registry_number) = (text(self.paragraph), text(self.registry));
        Some(Adoption { by: Some(by), date: Some(date), paragraph, registry_number })
    }
}

/// Whether the programme's own record tells no decision yet.
fn has_no_decision(program: &Program) -> bool {
    let told = Adoption::told_by(program);
    told.by.is_none() && told.date.is_none() && told.paragraph.trim().is_empty()
}

/// The dialog.
pub(super) fn freeze_dialog(section: Versions) -> Element {
    let (freezing, workspace) = (section.freezing, section.workspace);
    let close = Callback::new(move |()| freezing.set(false));
    let heading = Signal::derive(move || t(words::FREEZE)().to_owned());
    dialog("freeze-heading", heading, freezing.into(), close, move || {
        let program = workspace.program().get_untracked();
        let filled = Filled::of(&program);
        let empty = has_no_decision(&program);
        let save = move |event: web_sys::Event| {
            event.prevent_default();
            let Some(adoption) = filled.adoption() else { return };
            workspace.flush_draft();
            let stamp = clock::stamp(workspace.door.preferences.role.get_untracked());
            let own = if filled.write.get_untracked() { OwnRecord::Written } else { OwnRecord::Left };
            let name = versions::adopted_name(adoption.date, lang());
            let edit = untrack(|| {
                workspace.with_document(|document| {
                    let document = document?;
                    let program = document.program();
                    let version = of_program(program, ids::fresh(), name, document.mark(), stamp);
                    Some(freeze(program, version, &adoption, own))
                })
            });
            freezing.set(false);
            if let Some(edit) = edit {
                workspace.dispatch(edit);
                section.said.set(Some(words::VERSION_SAVED));
            }
        };
        let tick = el("input")
            .attr("type", "checkbox")
            .prop("checked", move || filled.write.get())
            .on_tick(move |on| filled.write.set(on));
        form(save)
            .child(el("p").child(t(words::FREEZE_TEXT)))
            .child(body_field(&program, filled.body))
            .child(field::text("freeze-date", words::ADOPTED_ON, None, filled.date))
            .child(field::text(
                "freeze-paragraph",
                words::PARAGRAPH,
                Some(words::PARAGRAPH_HINT),
                filled.paragraph,
            ))
            .child(field::text(
                "freeze-registry",
                words::REGISTRY_NUMBER,
                Some(words::REGISTRY_HINT),
                filled.registry,
            ))
            .child(
                el("label").class("form-check").child(tick).child(el("span").child(t(words::WRITE_DECISION))),
            )
            .child((!empty).then(|| el("p").class("field-note").child(t(words::WRITE_DECISION_OVER))))
            .child(field::problem(filled.problem))
            .child(buttons(close, words::FREEZE))
    })
}

fn body_field(program: &Program, body: RwSignal<Option<BodyId>>) -> Element {
    let option = |record: &AnyRecord| {
        let target = record.reference();
        el("option")
            .attr("value", target.to_string())
            .prop("selected", move || body.get() == Some(BodyId::from_id(target.id)))
            .child(label::title(record, lang()))
    };
    let options: Vec<Element> = program.records(Kind::Body).iter().map(option).collect();
    let picked = move |code: String| {
        let target = RecordRef::parse(&code).filter(|target| target.kind == Kind::Body);
        body.set(target.map(|target| BodyId::from_id(target.id)));
    };
    field::labelled("freeze-body", words::ADOPTED_BY).child(
        el("select")
            .class("field")
            .id("freeze-body")
            .on_text("change", picked)
            .child(el("option").attr("value", "").child(t(words::CHOOSE_BODY)))
            .child(options),
    )
}
