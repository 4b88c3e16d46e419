//! What belongs to a record without standing in it: the measures of a project, the projects and
//! indicators of a goal. Knows no list beside the panel.

use super::form::{How, Slot};
use super::picker::links_picker;
use crate::ui::derived::Derived;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::{ids, page};
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, Route};
use crate::ui::widget::icon::{PLUS, icon};
use crate::ui::workspace::Workspace;
use genomfor::edit::Edit;
use genomfor::edit::serving::serve;
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{GoalId, Kind, MeasureId, ProjectId, RecordRef};
use genomfor::model::value::Value;
use genomfor::model::words::Words;
use genomfor::present::{catalogue as words, label};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What is shown above the fields of a record.
pub fn above(target: RecordRef) -> Option<Element> {
    (target.kind == Kind::Project).then(|| measures(target))
}

/// What is shown below the fields of a record.
pub fn below(target: RecordRef) -> Option<Node> {
    let goal = GoalId(target.id);
    (target.kind == Kind::Goal).then(|| (projects(goal), indicators(goal)).into_node())
}

/// The measures that serve a project, to be chosen from here too, and the goals behind them.
fn measures(target: RecordRef) -> Element {
    let workspace = Workspace::expect();
    let index = Derived::expect().index;
    let project = ProjectId(target.id);
    let value = Signal::from(Memo::new(move |_| {
        let code = |measure: MeasureId| Value::Text(RecordRef::new(Kind::Measure, measure.0).to_string());
        index.with(|index| Value::List(index.serving(project).iter().map(|m| code(m.id)).collect()))
    }));
    let set = Callback::new(move |(value, how): (Value, How)| {
        let wanted: BTreeSet<MeasureId> = label::codes(&value)
            .iter()
            .filter_map(|code| RecordRef::parse(code))
            .map(|r| MeasureId(r.id))
            .collect();
        workspace.program().with_untracked(|program| match how {
            How::With(made) => {
                let mut after = program.clone();
                after.put(made.clone());
                workspace.dispatch(Edit::Several(vec![Edit::Add(made), serve(&after, project, &wanted)]));
            }
            How::Typing(_) | How::AtOnce => workspace.dispatch(serve(program, project, &wanted)),
        });
    });
    let goals = Memo::new(move |_| {
        index.with(|index| {
            let of_project = index.serving(project).iter().flat_map(|measure| measure.goals.iter().copied());
            let known: BTreeSet<GoalId> = of_project.collect();
            let known = index.goals.iter().filter(|goal| known.contains(&goal.id));
            known.map(|goal| RecordRef::new(Kind::Goal, goal.id.0)).collect::<Vec<_>>()
        })
    });
    let id = format!("{target}-measures");
    let slot = Slot { id: id.clone(), value, set, optional: true, name: None };
    el("section")
        .class("form-group panel-list")
        .child(
            el("div")
                .class("form-row")
                .child(el("label").class("form-label").attr("for", id).child(t(words::SERVED_BY)))
                .child(el("div").class("form-control").child(links_picker(Kind::Measure, slot))),
        )
        .child(move || (!goals.with(Vec::is_empty)).then(|| links(words::TOWARDS, Signal::from(goals))))
}

/// The projects that a goal has through its measures.
fn projects(goal: GoalId) -> Node {
    let workspace = Workspace::expect();
    let index = Derived::expect().index;
    let list = Memo::new(move |_| {
        let known = index.with(|index| index.projects_of(goal));
        workspace.program().with(|program| {
            let known = program.projects.in_order().into_iter().filter(|project| known.contains(&project.id));
            known.map(|project| RecordRef::new(Kind::Project, project.id.0)).collect::<Vec<_>>()
        })
    });
    let shown =
        move || (!list.with(Vec::is_empty)).then(|| links(words::THROUGH_MEASURES, Signal::from(list)));
    shown.into_node()
}

/// Records as links under a heading.
fn links(heading: Words, list: Signal<Vec<RecordRef>>) -> Element {
    let workspace = Workspace::expect();
    let row = move |target: RecordRef| {
        let title = move || {
            let record = workspace.program().with(|program| program.get(target));
            record.map(|record| label::full_title(&record, lang())).unwrap_or_default()
        };
        el("li").child(el("a").attr("href", Route::to(target).hash()).child(title))
    };
    el("section")
        .class("form-group panel-list")
        .child(el("h3").class("panel-heading").child(t(heading)))
        .child(el("ul").child(move || list.get().into_iter().map(row).collect::<Vec<_>>()))
}

/// The indicators of a goal, with a way to make one.
fn indicators(goal: GoalId) -> Element {
    let workspace = Workspace::expect();
    let address = Address::expect();
    let indicators = Memo::new(move |_| {
        workspace.program().with(|program| {
            let of_goal = program.indicators.in_order().into_iter().filter(|i| i.goals.contains(&goal));
            of_goal.map(|i| (RecordRef::new(Kind::Indicator, i.id.0), i.name.clone())).collect::<Vec<_>>()
        })
    });
    let add = move || {
        let mut record = AnyRecord::blank(RecordRef::new(Kind::Indicator, ids::fresh()));
        record.set_rank(workspace.program().with_untracked(|program| program.last_rank(Kind::Indicator)));
        let goals = Value::List(vec![Value::Text(RecordRef::new(Kind::Goal, goal.0).to_string())]);
        // The field holds links to goals, so it takes this one.
        let _ = record.set("goals", goals);
        let target = record.reference();
        workspace.dispatch(Edit::Add(record));
        address.go(Route::to(target));
        page::focus_later(format!("{target}-name"));
    };
    let row = move |(target, name): (RecordRef, String)| {
        let name =
            move || if name.is_empty() { words::UNTITLED.in_lang(lang()).to_owned() } else { name.clone() };
        el("li").child(el("a").attr("href", Route::to(target).hash()).child(name))
    };
    el("section")
        .class("form-group panel-list")
        .child(el("h3").class("panel-heading").child(t(words::INDICATORS)))
        .child(el("ul").child(move || indicators.get().into_iter().map(row).collect::<Vec<_>>()))
        .child(button("tool").on_click(add).child(icon(PLUS)).child(t(words::NEW_INDICATOR)))
}
