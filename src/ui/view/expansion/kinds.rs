//! Kinds of dwelling in the grid: the house type and tenure of a line, chosen anew in place, and the
//! line below an unfolded project where a further kind is added.

use super::keys::{self, Reach};
use super::state::{Plan, Shown, Spot, line_code};
use crate::ui::dom::{Element, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::widget::icon::{PLUS, icon};
use crate::ui::widget::window::LineKey;
use genomfor::edit::dwellings::{self, DwellingKind};
use genomfor::model::basis::{HouseType, Tenure};
use genomfor::model::record::ProjectId;
use genomfor::model::words::Words;
use genomfor::present::expansion as words;
use genomfor::present::expansion::grid::{self, GridLine};
use leptos::prelude::*;

/// The head of a line of one kind: both choices, written like text until one points at them.
pub fn kind_head(plan: Plan, project: ProjectId, kind: DwellingKind) -> Element {
    let about = move |part: Words| move || grid::kind_part(part, kind, lang());
    let house = move |house_type| change(plan, project, kind, DwellingKind { house_type, ..kind });
    let tenure = move |tenure| change(plan, project, kind, DwellingKind { tenure, ..kind });
    el("span")
        .class("plan-kind-name")
        .child(
            houses(Signal::derive(move || kind.house_type), house)
                .id(house_id(project, kind))
                .attr("aria-label", about(words::HOUSE_TYPE)),
        )
        .child(
            tenures(Signal::derive(move || kind.tenure), tenure)
                .id(tenure_id(project, kind))
                .attr("aria-label", about(words::TENURE)),
        )
}

fn house_id(project: ProjectId, kind: DwellingKind) -> String {
    format!("house-{}", line_code(GridLine::Kind(project, kind)).replace(' ', "-"))
}

fn tenure_id(project: ProjectId, kind: DwellingKind) -> String {
    format!("tenure-{}", line_code(GridLine::Kind(project, kind)).replace(' ', "-"))
}

fn houses(now: Signal<HouseType>, set: impl Fn(HouseType) + 'static) -> Element {
    let option = move |house: HouseType| {
        el("option")
            .attr("value", house.code())
            .prop("selected", move || now.get() == house)
            .child(t(house.words()))
    };
    el("select")
        .class("plan-choice")
        .on_text("change", move |code| {
            if let Some(house) = HouseType::ALL.iter().find(|house| house.code() == code) {
                set(*house);
            }
        })
        .child(HouseType::ALL.iter().copied().map(option).collect::<Vec<_>>())
}

fn tenures(now: Signal<Tenure>, set: impl Fn(Tenure) + 'static) -> Element {
    let option = move |tenure: Tenure| {
        el("option")
            .attr("value", tenure.code())
            .prop("selected", move || now.get() == tenure)
            .child(t(tenure.words()))
    };
    el("select")
        .class("plan-choice")
        .on_text("change", move |code| {
            if let Some(tenure) = Tenure::ALL.iter().find(|tenure| tenure.code() == code) {
                set(*tenure);
            }
        })
        .child(Tenure::ALL.iter().copied().map(option).collect::<Vec<_>>())
}

/// Makes a line one of another kind; what that kind has already is added to.
fn change(plan: Plan, project: ProjectId, from: DwellingKind, to: DwellingKind) {
    if from == to {
        return;
    }
    plan.setup.change(|view| {
        if view.begun.remove(&(project, from)) {
            view.begun.insert((project, to));
        }
    });
    let edit =
        plan.workspace.program().with_untracked(|program| dwellings::change_kind(program, project, from, to));
    plan.dispatch(edit);
    let id = if from.house_type == to.house_type { tenure_id(project, to) } else { house_id(project, to) };
    page::focus_later(id);
}

/// The line in which a further kind is added to a project.
pub fn new_kind(plan: Plan, project: ProjectId) -> Element {
    let house = RwSignal::new(HouseType::default());
    let tenure = RwSignal::new(Tenure::default());
    let add = move || {
        let kind = DwellingKind { house_type: house.get_untracked(), tenure: tenure.get_untracked() };
        plan.setup.change(|view| {
            view.begun.insert((project, kind));
        });
        let year = plan.years.with_untracked(|years| years.first().copied());
        if let Some(year) = year {
            keys::go(plan, Spot { line: GridLine::Kind(project, kind), year }, Reach::Here);
        }
    };
    let rest = move || plan.years.with(|years| years.len() + 2);
    el("tr")
        .class("plan-new")
        .attr("aria-rowindex", move || plan.row_index(Shown::NewKind(project)))
        .attr("data-line", Shown::NewKind(project).code())
        .child(
            el("th").attr("scope", "row").class("plan-name").attr("aria-colindex", "1").child(
                el("span")
                    .class("plan-kind-name")
                    .child(
                        houses(house.into(), move |chosen| house.set(chosen))
                            .attr("aria-label", t(words::HOUSE_TYPE)),
                    )
                    .child(
                        tenures(tenure.into(), move |chosen| tenure.set(chosen))
                            .attr("aria-label", t(words::TENURE)),
                    ),
            ),
        )
        .child(
            el("td").attr("colspan", rest).child(
                button("tool plan-add")
                    .attr("data-test", "Add kind")
                    .attr("aria-label", t(words::NEW_KIND))
                    .attr("title", t(words::NEW_KIND))
                    .on_click(add)
                    .child(icon(PLUS))
                    .child(t(words::ADD)),
            ),
        )
}
