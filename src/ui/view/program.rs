//! Program: what shall be done. Goals with their measures in a table, and a panel with
//! every field of the chosen one.

use super::panel::{Findings, Panel, move_among};
use super::remove::Removal;
use crate::ui::platform::{ids, page};
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, Route};
use crate::ui::widget::icon::{Icon, PLUS};
use crate::ui::widget::live::{live, live_view};
use crate::ui::widget::text::TextField;
use crate::ui::workspace::Workspace;
use genomfor::edit::Edit;
use genomfor::edit::document::TypingSession;
use genomfor::model::goal::Goal;
use genomfor::model::measure::{Measure, Priority, Status};
use genomfor::model::program::AnyRecord;
use genomfor::model::rank::Rank;
use genomfor::model::record::{BodyId, GoalId, Kind, MeasureId, RecordRef};
use genomfor::model::value::Value;
use genomfor::present::outline::{self, Group};
use genomfor::present::{catalogue as words, format, label, numbering};
use leptos::prelude::*;
use std::sync::Arc;

/// The view.
#[component]
pub fn ProgramView() -> impl IntoView {
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
    view! {
        <div class="work">
            <section class="work-list" aria-labelledby="view-heading">
                <div class="bar">
                    <h1 id="view-heading">{t(words::PROGRAM)}</h1>
                    <button type="button" class="tool" data-test="New goal" on:click=move |_| add_goal(workspace, address)>
                        <Icon path=PLUS />{t(words::NEW_GOAL)}
                    </button>
                    <button
                        type="button"
                        class="tool"
                        data-test="New measure"
                        on:click=move |_| add_measure(workspace, address, groups.with(|g| goal_at(g, chosen.get())))
                    >
                        <Icon path=PLUS />{t(words::NEW_MEASURE)}
                    </button>
                </div>
                {live_view(move || {
                    if empty.get() {
                        view! { <EmptyProgram /> }.into_any()
                    } else {
                        view! { <Outline groups keys chosen findings /> }.into_any()
                    }
                })}
            </section>
            {live_view(move || match chosen.get() {
                Some(target) => view! { <Panel target list close_to=Route::Program(None) findings /> }.into_any(),
                None => view! { <aside class="panel panel-hint"><p class="panel-empty">{t(words::CHOOSE_ROW)}</p></aside> }.into_any(),
            })}
        </div>
    }
}

fn rows_of(group: &Group) -> Vec<RecordRef> {
    let goal = group.goal.map(|goal| RecordRef::new(Kind::Goal, goal.0));
    goal.into_iter().chain(group.measures.iter().map(|m| RecordRef::new(Kind::Measure, m.0))).collect()
}

/// The goal under which a new measure belongs: that of the chosen row, else the last.
fn goal_at(groups: &[Group], chosen: Option<RecordRef>) -> Option<GoalId> {
    let of_chosen = chosen.and_then(|chosen| groups.iter().find(|group| rows_of(group).contains(&chosen)));
    of_chosen.or_else(|| groups.iter().rfind(|group| group.goal.is_some())).and_then(|group| group.goal)
}

fn add(workspace: Workspace, address: Address, mut record: AnyRecord) {
    let kind = record.reference().kind;
    let number = workspace.program().with_untracked(|program| numbering::next_number(program, kind));
    // Goals and measures have a number that is text.
    let _ = record.set("number", Value::Text(number));
    let target = record.reference();
    workspace.dispatch(Edit::Add(record));
    address.go(Route::Program(Some(target)));
    page::focus_later(format!("title-{target}"));
}

fn add_goal(workspace: Workspace, address: Address) {
    let mut goal = Goal { id: GoalId(ids::fresh()), ..Goal::default() };
    goal.rank = workspace.program().with_untracked(|program| program.last_rank(Kind::Goal));
    add(workspace, address, AnyRecord::Goal(Arc::new(goal)));
}

fn add_measure(workspace: Workspace, address: Address, goal: Option<GoalId>) {
    let rank = workspace.program().with_untracked(|program| {
        let last = outline::groups(program)
            .iter()
            .find(|group| group.goal == goal)
            .and_then(|group| group.measures.last().copied());
        let after = last.and_then(|id| program.measures.get(id)).map(|measure| measure.rank.clone());
        let ordered = program.measures.in_order();
        let next =
            after.as_ref().and_then(|after| ordered.iter().find(|m| m.rank > *after)).map(|m| m.rank.clone());
        match after {
            Some(after) => Rank::between(Some(&after), next.as_ref()),
            None => program.last_rank(Kind::Measure),
        }
    });
    let goals = goal.into_iter().collect();
    let measure = Measure { id: MeasureId(ids::fresh()), rank, goals, ..Measure::default() };
    add(workspace, address, AnyRecord::Measure(Arc::new(measure)));
}

#[component]
fn EmptyProgram() -> impl IntoView {
    let (workspace, address) = (Workspace::expect(), Address::expect());
    view! {
        <div class="empty">
            <h2>{t(words::EMPTY_PROGRAM)}</h2>
            <p>{t(words::EMPTY_PROGRAM_TEXT)}</p>
            <button type="button" class="tool primary" on:click=move |_| add_goal(workspace, address)>{t(words::FIRST_GOAL)}</button>
        </div>
    }
}

#[component]
fn Outline(
    groups: Memo<Vec<Group>>,
    keys: Memo<Vec<Option<GoalId>>>,
    chosen: Memo<Option<RecordRef>>,
    findings: Findings,
) -> impl IntoView {
    let head = [
        (words::NUMBER, "col-number"),
        (words::MEASURE, "col-title"),
        (words::TOOL, "col-tool"),
        (words::LEAD, "col-lead"),
        (words::PRIORITY, "col-priority"),
        (words::TIME, "col-time"),
        (words::STATUS, "col-status"),
    ];
    let heads: Vec<_> =
        head.into_iter().map(|(name, class)| view! { <th scope="col" class=class>{t(name)}</th> }).collect();
    view! {
        <table class="outline">
            <thead><tr>{heads}</tr></thead>
            <For
                each=move || keys.get()
                key=|goal| *goal
                children=move |goal| {
                    let group = Memo::new(move |_| {
                        groups.with(|groups| groups.iter().find(|group| group.goal == goal).cloned())
                    });
                    view! { <GoalRows goal group chosen findings /> }
                }
            />
        </table>
    }
}

#[component]
fn GoalRows(
    goal: Option<GoalId>,
    group: Memo<Option<Group>>,
    chosen: Memo<Option<RecordRef>>,
    findings: Findings,
) -> impl IntoView {
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
            view! {
                <tr
                    class="goal-row"
                    id=format!("row-{target}")
                    class:is-chosen=live(move || chosen.get() == Some(target))
                    on:click=move |_| address.go(Route::Program(Some(target)))
                    on:focusin=move |_| address.go(Route::Program(Some(target)))
                    on:keydown=move |event| on_row_key(&event, workspace, target)
                >
                    <td class="col-number">{live_view(number)}</td>
                    <th scope="rowgroup" colspan="6" class="goal-cell">
                        <TitleField target name=t(words::plural(Kind::Goal))() />
                        <span class="goal-progress">{live_view(progress)}</span>
                        <FindingMark target findings />
                    </th>
                </tr>
            }
            .into_any()
        }
        None => view! {
            <tr class="goal-row"><td></td><th scope="rowgroup" colspan="6" class="goal-cell">{t(words::WITHOUT_GOAL)}</th></tr>
        }
        .into_any(),
    };
    view! {
        <tbody>
            {head}
            <For each=move || measures.get() key=|id| *id children=move |id| view! { <MeasureRow id goal chosen findings /> } />
            {goal.map(|_| view! {
                <tr class="add-row">
                    <td colspan="7">
                        <button type="button" class="add-button" on:click=move |_| add_measure(workspace, address, goal)>
                            <Icon path=PLUS />{live_view(add_label)}
                        </button>
                    </td>
                </tr>
            })}
        </tbody>
    }
}

#[component]
fn MeasureRow(
    id: MeasureId,
    goal: Option<GoalId>,
    chosen: Memo<Option<RecordRef>>,
    findings: Findings,
) -> impl IntoView {
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
    view! {
        <tr
            class="measure-row"
            id=row_id
            class:is-chosen=live(move || chosen.get() == Some(target))
            on:click=move |_| address.go(Route::Program(Some(target)))
            on:focusin=move |_| address.go(Route::Program(Some(target)))
            on:keydown=move |event| on_row_key(&event, workspace, target)
        >
            <td class="col-number">{read(|m| m.number.clone())}</td>
            <td class="col-title">
                <TitleField target name=t(words::MEASURE)() under=goal />
                <FindingMark target findings />
            </td>
            <td class="col-tool">
                {live_view(move || tool().map(|tool| view! { <abbr class="code" title=tool.words().in_lang(lang())>{tool.code()}</abbr> }))}
            </td>
            <td class="col-lead">
                {live_view(move || match lead() {
                    Some(lead) => view! { <b>{lead}</b> }.into_any(),
                    None => view! { <span class="is-missing">{t(words::MISSING)}</span> }.into_any(),
                })}
                " " <span class="lead-partners">{live_view(partners)}</span>
            </td>
            <td class="col-priority">{live_view(move || priority().map(|p| view! { <PriorityMark priority=p /> }))}</td>
            <td class="col-time">{live_view(time)}</td>
            <td class="col-status"><StatusMark status=Signal::derive(status) /></td>
        </tr>
    }
}

/// Alt with arrows moves the row; Alt+Delete asks for removal.
fn on_row_key(event: &leptos::ev::KeyboardEvent, workspace: Workspace, target: RecordRef) {
    if !event.alt_key() {
        return;
    }
    match event.key().as_str() {
        "ArrowUp" | "ArrowDown" => {
            event.prevent_default();
            if let Some(edit) = move_among(workspace, target, event.key() == "ArrowDown") {
                workspace.dispatch(edit);
                page::focus_later(format!("title-{target}"));
            }
        }
        "Delete" => {
            event.prevent_default();
            Removal::expect().ask(target);
        }
        _ => {}
    }
}

/// The title of a row, typed into where it stands.
#[component]
fn TitleField(
    target: RecordRef,
    name: &'static str,
    #[prop(optional)] under: Option<Option<GoalId>>,
) -> impl IntoView {
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
    view! { <TextField id=format!("title-{target}{suffix}") shown commit class="title-field" name /> }
}

#[component]
fn FindingMark(target: RecordRef, findings: Findings) -> impl IntoView {
    let count =
        Memo::new(move |_| findings.0.with(|all| genomfor::analysis::invariants::about(all, target).count()));
    move || {
        let count = count.get();
        (count > 0).then(|| {
            view! { <span class="finding-mark" title=t(words::FINDINGS)><span aria-hidden="true">"!"</span><span class="sr-only">{t(words::FINDINGS)} ": "</span>{count}</span> }
        })
    }
}

#[component]
fn PriorityMark(priority: Priority) -> impl IntoView {
    let class = match priority {
        Priority::High => "priority priority-high",
        Priority::Medium => "priority priority-medium",
        Priority::Low => "priority priority-low",
    };
    view! { <span class=class title=t(priority.words())>{priority.code()}</span> }
}

#[component]
fn StatusMark(status: Signal<Status>) -> impl IntoView {
    let class = move || match status.get() {
        Status::NotStarted => "status status-not-started",
        Status::OnPlan => "status status-on-plan",
        Status::Deviates => "status status-deviates",
        Status::Completed => "status status-completed",
        Status::Dropped => "status status-dropped",
    };
    view! { <span class=class><i aria-hidden="true"></i>{live_view(move || status.get().words().in_lang(lang()))}</span> }
}
