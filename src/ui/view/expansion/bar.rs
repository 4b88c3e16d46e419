//! The bar over the expansion plan: new projects and kinds, searching, areas, folds.

use super::keys;
use super::paste::Paste;
use super::state::Plan;
use crate::ui::dom::{Element, IntoNode, button, el};
use crate::ui::platform::{ids, page};
use crate::ui::preferences::{lang, t};
use crate::ui::route::{ExpansionPart, Route};
use crate::ui::widget::icon::{PLUS, icon};
use genomfor::edit::Edit;
use genomfor::model::program::AnyRecord;
use genomfor::model::project::{LandOwner, PlanStage};
use genomfor::model::record::{AreaId, Id, Kind, ProjectId, RecordRef};
use genomfor::model::value::Value;
use genomfor::present::expansion as words;
use genomfor::present::expansion::grid;
use genomfor::present::expansion::paste as paste_words;
use genomfor::present::numbering;
use leptos::prelude::*;

/// The heading with what can be done.
pub fn head(plan: Plan, paste: Paste, part: Memo<ExpansionPart>) -> Element {
    let tools = move || (part.get() == ExpansionPart::Plan).then(|| tools(plan, paste));
    el("div").class("bar").child(
        el("div").class("bar-row").child(el("h1").id("view-heading").child(t(words::EXPANSION))).child(tools),
    )
}

fn tools(plan: Plan, paste: Paste) -> crate::ui::dom::Node {
    let all = Memo::new(move |_| {
        plan.workspace.program().with(|program| {
            let several = program.projects.iter().filter(|project| grid::kinds(project).len() > 1);
            several.map(|project| project.id).collect::<Vec<ProjectId>>()
        })
    });
    let unfolded = Memo::new(move |_| plan.setup.now().with(|view| !view.unfolded.is_empty()));
    let fold = move || {
        let open = !unfolded.get_untracked();
        plan.setup.change(|view| {
            view.unfolded = if open { all.get_untracked().into_iter().collect() } else { Default::default() };
        });
    };
    (
        button("tool")
            .attr("data-test", "New project")
            .on_click(move || add_project(plan))
            .child(icon(PLUS))
            .child(t(words::NEW_PROJECT)),
        button("tool")
            .attr("data-test", "Paste projects")
            .on_click(move || paste.ask())
            .child(t(paste_words::OPEN)),
        button("tool")
            .attr("data-test", "Fill right")
            .attr("title", "Ctrl+Shift+→")
            .attr("aria-disabled", move || plan.chosen.get().is_none().to_string())
            .on_click(move || keys::fill_right(plan))
            .child(t(words::FILL_RIGHT)),
        button("tool")
            .attr("data-test", "Fold all")
            .attr("aria-pressed", move || unfolded.get().to_string())
            .on_click(fold)
            .child(move || if unfolded.get() { t(words::FOLD_ALL)() } else { t(words::UNFOLD_ALL)() }),
        areas(plan),
        stages(plan),
        search(plan),
    )
        .into_node()
}

fn areas(plan: Plan) -> Element {
    let options = move || {
        let chosen = plan.setup.now().with(|view| view.area);
        plan.workspace.program().with(|program| {
            let option = |area: Option<AreaId>, name: String| {
                let code = area.map(|area| Id::code(area.0)).unwrap_or_default();
                el("option").attr("value", code).prop("selected", move || area == chosen).child(name)
            };
            let all = [option(None, words::ALL_AREAS.in_lang(lang()).to_owned())];
            let areas =
                program.areas.in_order().into_iter().map(|area| option(Some(area.id), area.name.clone()));
            all.into_iter().chain(areas).collect::<Vec<_>>()
        })
    };
    let choose = move |code: String| {
        let area = plan.workspace.program().with_untracked(|program| {
            program.areas.iter().map(|area| area.id).find(|id| Id::code(id.0) == code)
        });
        plan.setup.change(|view| view.area = area);
    };
    el("select")
        .class("field plan-area")
        .attr("aria-label", t(words::AREA))
        .on_text("change", choose)
        .child(options)
}

fn stages(plan: Plan) -> Element {
    let now = Memo::new(move |_| plan.setup.now().with(|view| view.stage));
    let option = move |stage: PlanStage| {
        el("option")
            .attr("value", stage.code())
            .prop("selected", move || now.get() == Some(stage))
            .child(t(stage.words()))
    };
    let choose = move |code: String| {
        let stage = PlanStage::ALL.iter().copied().find(|stage| stage.code() == code);
        plan.setup.change(|view| view.stage = stage);
    };
    el("select")
        .class("field plan-area")
        .attr("aria-label", t(words::STAGE))
        .on_text("change", choose)
        .child(
            el("option")
                .attr("value", "")
                .prop("selected", move || now.get().is_none())
                .child(t(words::ALL_STAGES)),
        )
        .child(PlanStage::ALL.iter().copied().map(option).collect::<Vec<_>>())
}

fn search(plan: Plan) -> Element {
    let text = Memo::new(move |_| plan.setup.now().with(|view| view.search.clone()));
    el("input")
        .attr("type", "search")
        .class("field bar-search")
        .attr("aria-label", t(words::SEARCH))
        .attr("placeholder", t(words::SEARCH))
        .prop("value", move || text.get())
        .on_text("input", move |typed| plan.setup.change(|view| view.search = typed))
}

/// Adds a project at the end, in the area that is shown, and opens its panel at the name.
fn add_project(plan: Plan) {
    let workspace = plan.workspace;
    let mut record = AnyRecord::blank(RecordRef::new(Kind::Project, ids::fresh()));
    let area = plan.setup.now().with_untracked(|view| view.area);
    workspace.program().with_untracked(|program| {
        record.set_rank(program.last_rank(Kind::Project));
        let number = numbering::next_number(program, Kind::Project);
        // A number is a text, and an area a reference: both are taken.
        let _ = record.set("number", Value::Text(number));
        let _ = record.set("land_owner", Value::text(LandOwner::Unknown.code()));
        if let Some(area) = area {
            let _ = record.set("area", Value::Text(RecordRef::new(Kind::Area, area.0).to_string()));
        }
    });
    let target = record.reference();
    plan.setup.change(|view| {
        view.search = String::new();
        view.stage = None;
    });
    workspace.dispatch(Edit::Add(record));
    workspace.door.address.go(Route::Expansion(ExpansionPart::Plan, Some(target)));
    page::focus_later(format!("{target}-name"));
}

/// What belongs here, where there is nothing yet.
pub fn empty(plan: Plan, paste: Paste) -> Element {
    el("div")
        .class("empty")
        .child(el("h2").child(t(words::EMPTY)))
        .child(el("p").child(t(words::EMPTY_TEXT)))
        .child(button("tool primary").on_click(move || add_project(plan)).child(t(words::FIRST_PROJECT)))
        .child(button("tool").on_click(move || paste.ask()).child(t(paste_words::OPEN)))
}

/// That no project fits the filter, with a way out.
pub fn nothing_shown(plan: Plan) -> Element {
    el("p")
        .class("plan-nothing")
        .attr("role", "status")
        .child(t(words::NOTHING_SHOWN))
        .child(" ")
        .child(button("tool").on_click(move || plan.show_all()).child(t(words::SHOW_ALL)))
}
