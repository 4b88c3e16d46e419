//! Program: what shall be done. Goals with their measures in a table, and a panel with
//! every field of the chosen one.

use super::panel::{Findings, panel};
use super::rows::{self, Row};
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, Route};
use crate::ui::widget::icon::{PLUS, icon};
use crate::ui::widget::text::{Lines, TextField};
use crate::ui::workspace::Workspace;
use genomfor::edit::document::TypingSession;
use genomfor::model::measure::{Measure, Priority, Status};
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{BodyId, GoalId, Kind, MeasureId, RecordRef};
use genomfor::model::value::Value;
use genomfor::present::outline::{self, Group};
use genomfor::present::{catalogue as words, format, label};
use leptos::prelude::*;

/// The view.
pub fn program_view() -> Element {
    let workspace = Workspace::expect();
    let address = Address::expect();
    let findings = Findings::of(workspace);
    let groups = Memo::new(move |_| workspace.program().with(outline::groups));
    let chosen = Memo::new(move |_| match address.get() {
        Route::Program(target) => target,
        Route::Start | Route::Basis(..) => None,
    });
    let list =
        Signal::derive(move || groups.with(|groups| groups.iter().flat_map(rows_of).collect::<Vec<_>>()));
    let keys = Memo::new(move |_| groups.with(|groups| groups.iter().map(|g| g.goal).collect::<Vec<_>>()));
    let empty = Memo::new(move |_| groups.with(Vec::is_empty));
    el("div")
        .class("work")
        .child(
            el("section")
                .class("work-list")
                .attr("aria-labelledby", "view-heading")
                .child(
                    el("div")
                        .class("bar")
                        .child(el("h1").id("view-heading").child(t(words::PROGRAM)))
                        .child(
                            button("tool")
                                .attr("data-test", "New goal")
                                .on_click(move || rows::add_goal(workspace, None))
                                .child(icon(PLUS))
                                .child(t(words::NEW_GOAL)),
                        )
                        .child(
                            button("tool")
                                .attr("data-test", "New measure")
                                .on_click(move || rows::add_measure_at(workspace, address.get_untracked()))
                                .child(icon(PLUS))
                                .child(t(words::NEW_MEASURE)),
                        ),
                )
                .child(
                    move || {
                        if empty.get() { empty_program() } else { outline(groups, keys, chosen, findings) }
                    },
                ),
        )
        .child(move || match chosen.get() {
            Some(target) => panel(target, list, Route::Program(None), findings),
            None => el("aside")
                .class("panel panel-hint")
                .child(el("p").class("panel-empty").child(t(words::CHOOSE_ROW))),
        })
}

fn rows_of(group: &Group) -> Vec<RecordRef> {
    let goal = group.goal.map(|goal| RecordRef::new(Kind::Goal, goal.0));
    goal.into_iter().chain(group.measures.iter().map(|m| RecordRef::new(Kind::Measure, m.0))).collect()
}

fn empty_program() -> Element {
    let workspace = Workspace::expect();
    el("div")
        .class("empty")
        .child(el("h2").child(t(words::EMPTY_PROGRAM)))
        .child(el("p").child(t(words::EMPTY_PROGRAM_TEXT)))
        .child(
            button("tool primary")
                .on_click(move || rows::add_goal(workspace, None))
                .child(t(words::FIRST_GOAL)),
        )
}

fn outline(
    groups: Memo<Vec<Group>>,
    keys: Memo<Vec<Option<GoalId>>>,
    chosen: Memo<Option<RecordRef>>,
    findings: Findings,
) -> Element {
    let head = [
        (words::NUMBER, "col-number"),
        (words::MEASURE, "col-title"),
        (words::TOOL, "col-tool"),
        (words::LEAD, "col-lead"),
        (words::PRIORITY, "col-priority"),
        (words::TIME, "col-time"),
        (words::STATUS, "col-status"),
    ];
    let heads: Vec<_> = head
        .into_iter()
        .map(|(name, class)| el("th").attr("scope", "col").class(class).child(t(name)))
        .collect();
    el("table").class("outline").child(el("thead").child(el("tr").child(heads))).child(keyed(
        move || keys.get(),
        |goal| goal.map(|goal| goal.0.code()).unwrap_or_default(),
        move |goal| {
            let group = Memo::new(move |_| {
                groups.with(|groups| groups.iter().find(|group| group.goal == goal).cloned())
            });
            goal_rows(goal, group, chosen, findings)
        },
    ))
}

fn goal_rows(
    goal: Option<GoalId>,
    group: Memo<Option<Group>>,
    chosen: Memo<Option<RecordRef>>,
    findings: Findings,
) -> Element {
    let (workspace, address) = (Workspace::expect(), Address::expect());
    let measures = Memo::new(move |_| {
        group.with(|group| group.as_ref().map(|g| g.measures.clone()).unwrap_or_default())
    });
    let progress = move || {
        group.with(|group| group.as_ref().map(|g| words::under_way(g.under_way, g.measures.len(), lang())))
    };
    let number = move || {
        let goal = goal.and_then(|goal| workspace.program().with(|program| program.goals.get(goal).cloned()));
        goal.map(|goal| if goal.number.is_empty() { goal.title.clone() } else { goal.number.clone() })
    };
    let add_label = move || match number() {
        Some(number) => words::new_measure_under(&number, lang()),
        None => words::NEW_MEASURE.in_lang(lang()).to_owned(),
    };
    let head = match goal {
        Some(goal) => {
            let target = RecordRef::new(Kind::Goal, goal.0);
            el("tr")
                .class("goal-row")
                .id(format!("row-{target}"))
                .class_if("is-chosen", move || chosen.get() == Some(target))
                .on_click(move || address.go(Route::Program(Some(target))))
                .on("focusin", move |_| address.go(Route::Program(Some(target))))
                .on_key(move |event| rows::on_key(event, workspace, Row::Goal(goal)))
                .child(el("td").class("col-number").child(number))
                .child(
                    el("th")
                        .attr("scope", "rowgroup")
                        .attr("colspan", "6")
                        .class("goal-cell")
                        .child(title_field(target, t(words::plural(Kind::Goal))(), None))
                        .child(el("span").class("goal-progress").child(progress))
                        .child(finding_mark(target, findings)),
                )
        }
        None => el("tr").class("goal-row").child(el("td")).child(
            el("th")
                .attr("scope", "rowgroup")
                .attr("colspan", "6")
                .class("goal-cell")
                .child(t(words::WITHOUT_GOAL)),
        ),
    };
    el("tbody")
        .child(head)
        .child(keyed(
            move || measures.get(),
            |id| id.0.code(),
            move |id| measure_row(id, goal, chosen, findings),
        ))
        .child(goal.map(|_| {
            el("tr").class("add-row").child(
                el("td").attr("colspan", "7").child(
                    button("add-button")
                        .on_click(move || rows::add_measure(workspace, goal))
                        .child(icon(PLUS))
                        .child(add_label),
                ),
            )
        }))
}

fn measure_row(
    id: MeasureId,
    goal: Option<GoalId>,
    chosen: Memo<Option<RecordRef>>,
    findings: Findings,
) -> Element {
    let (workspace, address) = (Workspace::expect(), Address::expect());
    let target = RecordRef::new(Kind::Measure, id.0);
    let measure = Memo::new(move |_| workspace.program().with(|program| program.measures.get(id).cloned()));
    let read = move |read: fn(&Measure) -> String| {
        move || measure.with(|measure| measure.as_ref().map(|m| read(m)).unwrap_or_default())
    };
    let body = move |id: BodyId| {
        workspace.program().with(|program| {
            let body = program.bodies.get(id)?;
            Some(if body.short_name.is_empty() { body.name.clone() } else { body.short_name.clone() })
        })
    };
    let lead = move || measure.with(|m| m.as_ref().and_then(|m| m.lead)).and_then(body);
    let partners = move || {
        let ids = measure.with(|m| m.as_ref().map(|m| m.partners.clone()).unwrap_or_default());
        ids.into_iter().filter_map(body).collect::<Vec<_>>().join(" ")
    };
    let status = move || measure.with(|m| m.as_ref().map(|m| m.status)).unwrap_or_default();
    let priority = move || measure.with(|m| m.as_ref().and_then(|m| m.priority));
    let tool = move || measure.with(|m| m.as_ref().and_then(|m| m.instrument));
    let time =
        move || measure.with(|m| m.as_ref().map(|m| format::measure_time(m, lang())).unwrap_or_default());
    // A measure under several goals has a row under each; the first carries the id.
    let first = move || {
        measure.with(|m| m.as_ref().is_none_or(|m| m.goals.iter().next().copied() == goal || goal.is_none()))
    };
    let row_id = move || first().then(|| format!("row-{target}"));
    el("tr")
        .class("measure-row")
        .id(row_id)
        .class_if("is-chosen", move || chosen.get() == Some(target))
        .on_click(move || address.go(Route::Program(Some(target))))
        .on("focusin", move |_| address.go(Route::Program(Some(target))))
        .on_key(move |event| rows::on_key(event, workspace, Row::Measure(id, goal)))
        .child(el("td").class("col-number").child(read(|m| m.number.clone())))
        .child(
            el("td")
                .class("col-title")
                .child(title_field(target, t(words::MEASURE)(), Some(goal)))
                .child(finding_mark(target, findings)),
        )
        .child(el("td").class("col-tool").child(move || {
            tool().map(|tool| {
                el("abbr").class("code").attr("title", tool.words().in_lang(lang())).child(tool.code())
            })
        }))
        .child(
            el("td")
                .class("col-lead")
                .child(move || match lead() {
                    Some(lead) => el("b").child(lead),
                    None => el("span").class("is-missing").child(t(words::MISSING)),
                })
                .child(" ")
                .child(el("span").class("lead-partners").child(partners)),
        )
        .child(el("td").class("col-priority").child(move || priority().map(priority_mark)))
        .child(el("td").class("col-time").child(time))
        .child(el("td").class("col-status").child(status_mark(Signal::derive(status))))
}

/// The title of a row, typed into where it stands.
fn title_field(target: RecordRef, name: &'static str, under: Option<Option<GoalId>>) -> Node {
    let workspace = Workspace::expect();
    let record = workspace.record(target);
    let field = label::title_field(target.kind);
    let shown = Signal::derive(move || {
        record
            .with(|r| r.as_ref().and_then(|r| r.get(field).as_text().map(str::to_owned)).unwrap_or_default())
    });
    let commit = Callback::new(move |(text, session): (String, TypingSession)| {
        workspace.set_typing(target, field, Value::Text(text), session);
        None
    });
    let number = move || record.with(|r| r.as_ref().map(label::number).unwrap_or_default());
    let name = Signal::derive(move || format!("{name} {}", number()));
    // The row under the first goal has the id by which the title is found.
    let first = match (record.get_untracked(), under) {
        (Some(AnyRecord::Measure(measure)), Some(Some(goal))) => {
            measure.goals.iter().next().copied() == Some(goal)
        }
        _ => true,
    };
    let suffix = if first {
        String::new()
    } else {
        under.flatten().map(|goal| format!("-{}", goal.0.code())).unwrap_or_default()
    };
    let id = format!("title-{target}{suffix}");
    TextField {
        lines: Lines::Wrapped,
        class: rows::TITLE,
        name: Some(name),
        ..TextField::new(id, shown, commit)
    }
    .view()
}

fn finding_mark(target: RecordRef, findings: Findings) -> Node {
    let count =
        Memo::new(move |_| findings.0.with(|all| genomfor::analysis::invariants::about(all, target).count()));
    let mark = move || {
        let count = count.get();
        (count > 0).then(|| {
            el("span")
                .class("finding-mark")
                .attr("title", t(words::FINDINGS))
                .child(el("span").attr("aria-hidden", "true").child("!"))
                .child(el("span").class("sr-only").child(t(words::FINDINGS)).child(": "))
                .child(count)
        })
    };
    mark.into_node()
}

fn priority_mark(priority: Priority) -> Element {
    let class = match priority {
        Priority::High => "priority priority-high",
        Priority::Medium => "priority priority-medium",
        Priority::Low => "priority priority-low",
    };
    el("span").class(class).attr("title", t(priority.words())).child(priority.code())
}

fn status_mark(status: Signal<Status>) -> Element {
    let class = move || match status.get() {
        Status::NotStarted => "status status-not-started",
        Status::OnPlan => "status status-on-plan",
        Status::Deviates => "status status-deviates",
        Status::Completed => "status status-completed",
        Status::Dropped => "status status-dropped",
    };
    el("span")
        .class(class)
        .child(el("i").attr("aria-hidden", "true"))
        .child(move || status.get().words().in_lang(lang()))
}
