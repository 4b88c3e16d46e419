//! The panel beside a list: every field of the chosen record, what is to mend in it, and
//! what can be done with it.

use super::form::RecordForm;
use super::remove::Removal;
use crate::ui::platform::{ids, page};
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, Route};
use crate::ui::widget::icon::{BIN, CLOSE, DOWN, Icon, LEFT, PLUS, RIGHT, UP};
use crate::ui::widget::live::live_view;
use crate::ui::workspace::Workspace;
use genomfor::analysis::invariants::{self, Finding};
use genomfor::edit::Edit;
use genomfor::model::program::AnyRecord;
use genomfor::model::rank::Rank;
use genomfor::model::record::{GoalId, Kind, RecordRef};
use genomfor::model::value::Value;
use genomfor::model::words::Words;
use genomfor::present::{catalogue as words, label, sentences};
use leptos::prelude::*;
use std::sync::Arc;

/// The findings of the open programme, computed once for all who show them.
#[derive(Clone, Copy)]
pub struct Findings(pub Memo<Arc<Vec<Finding>>>);

impl Findings {
    pub fn of(workspace: Workspace) -> Findings {
        Findings(Memo::new(move |_| {
            workspace.program().with(|program| Arc::new(invariants::findings(program)))
        }))
    }
}

/// The panel for a record.
#[component]
pub fn Panel(
    /// The record.
    target: RecordRef,
    /// The records of the list beside it, in its order, for going on and back.
    #[prop(into)]
    list: Signal<Vec<RecordRef>>,
    /// Where the panel is closed to.
    close_to: Route,
    findings: Findings,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let address = Address::expect();
    let removal = Removal::expect();
    let record = workspace.record(target);
    let exists = Memo::new(move |_| record.with(Option::is_some));
    let title = move || record.with(|r| r.as_ref().map(|r| label::title(r, lang())).unwrap_or_default());
    let kind_words = move || {
        let number = record.with(|r| r.as_ref().map(label::number).unwrap_or_default());
        let kind = label::capital(target.kind.words().in_lang(lang()));
        if number.is_empty() { kind } else { format!("{number} · {kind}") }
    };
    let neighbour = move |step: isize| {
        list.with_untracked(|list| {
            let place = list.iter().position(|r| *r == target)?;
            list.get(place.checked_add_signed(step)?).copied()
        })
    };
    let go = move |step: isize| {
        if let Some(next) = neighbour(step) {
            address.go(Route::to(next));
            page::reveal_later(format!("row-{next}"));
        }
    };
    let shift = move |down: bool| {
        if let Some(edit) = move_among(workspace, target, down) {
            workspace.dispatch(edit);
            page::reveal_later(format!("row-{target}"));
        }
    };
    let button = |path: &'static str, name: Words, run: Callback<()>| {
        view! {
            <button type="button" class="tool tool-icon" aria-label=t(name) title=t(name) on:click=move |_| run.run(())>
                <Icon path />
            </button>
        }
    };
    let finding = move |finding: &Finding| {
        let field = format!("{target}-{}", finding.field);
        let words = sentences::fault(finding.fault);
        view! {
            <li>
                <button type="button" class="finding" on:click=move |_| page::focus_later(field.clone())>{t(words)}</button>
            </li>
        }
    };
    let found = move || {
        let found: Vec<_> = findings.0.with(|all| invariants::about(all, target).map(finding).collect());
        (!found.is_empty()).then(|| view! { <ul class="findings" aria-label=t(words::FINDINGS)>{found}</ul> })
    };
    view! {
        <aside class="panel" aria-labelledby="panel-title" id="panel">
            {live_view(move || {
                if !exists.get() {
                    return view! { <p class="panel-empty">{t(words::PANEL_GONE)}</p> }.into_any();
                }
                view! {
                    <div class="panel-head">
                        <span class="panel-kind">{live_view(kind_words)}</span>
                        <span class="panel-tools">
                            {button(LEFT, words::PREVIOUS, Callback::new(move |()| go(-1)))}
                            {button(RIGHT, words::NEXT, Callback::new(move |()| go(1)))}
                            {button(UP, words::MOVE_UP, Callback::new(move |()| shift(false)))}
                            {button(DOWN, words::MOVE_DOWN, Callback::new(move |()| shift(true)))}
                            {button(BIN, words::REMOVE, Callback::new(move |()| removal.ask(target)))}
                            {button(CLOSE, words::CLOSE, Callback::new(move |()| address.go(close_to)))}
                        </span>
                    </div>
                    <h2 class="panel-title" id="panel-title">{live_view(title)}</h2>
                    {live_view(found)}
                    <RecordForm target />
                    {(target.kind == Kind::Goal).then(|| view! { <Indicators goal=GoalId(target.id) /> })}
                }
                .into_any()
            })}
        </aside>
    }
}

/// The edit that moves a record one place among those that it stands between.
pub fn move_among(workspace: Workspace, target: RecordRef, down: bool) -> Option<Edit> {
    workspace.program().with_untracked(|program| {
        let mut list = program.records(target.kind);
        if let Some(AnyRecord::Measure(moved)) = program.get(target) {
            // A measure moves among those that serve the same goal.
            let goal = moved.goals.iter().next().copied();
            list.retain(|record| match record {
                AnyRecord::Measure(other) => goal.is_none_or(|goal| other.goals.contains(&goal)),
                _ => false,
            });
        }
        let place = list.iter().position(|record| record.reference() == target)?;
        let rank = |place: Option<usize>| place.and_then(|place| list.get(place)).map(AnyRecord::rank);
        let rank = if down {
            list.get(place + 1)?;
            Rank::between(rank(Some(place + 1)), rank(Some(place + 2)))
        } else {
            let above = place.checked_sub(1)?;
            Rank::between(rank(above.checked_sub(1)), rank(Some(above)))
        };
        Some(Edit::Move(target, rank))
    })
}

/// The indicators of a goal, with a way to make one.
#[component]
fn Indicators(goal: GoalId) -> impl IntoView {
    let workspace = Workspace::expect();
    let address = Address::expect();
    let indicators = Memo::new(move |_| {
        workspace.program().with(|program| {
            let of_goal = program.indicators.in_order().into_iter().filter(|i| i.goals.contains(&goal));
            of_goal.map(|i| (RecordRef::new(Kind::Indicator, i.id.0), i.name.clone())).collect::<Vec<_>>()
        })
    });
    let add = move |_| {
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
        view! { <li><a href=Route::to(target).hash()>{live_view(name)}</a></li> }
    };
    view! {
        <section class="form-group panel-list">
            <h3 class="panel-heading">{t(words::INDICATORS)}</h3>
            <ul>{live_view(move || indicators.get().into_iter().map(row).collect::<Vec<_>>())}</ul>
            <button type="button" class="tool" on:click=add><Icon path=PLUS />{t(words::NEW_INDICATOR)}</button>
        </section>
    }
}
