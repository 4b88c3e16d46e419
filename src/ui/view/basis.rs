//! Underlag: what the programme builds on. The facts of the programme, and lists of needs,
//! goals of others, challenges, bodies, areas, consultations and policy documents.

use super::form::RecordForm;
use super::panel::{Findings, Panel};
use crate::ui::platform::{ids, page};
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, Route, Section};
use crate::ui::widget::icon::{Icon, PLUS};
use crate::ui::widget::live::{live, live_view};
use crate::ui::workspace::Workspace;
use genomfor::edit::Edit;
use genomfor::model::field::{FieldInfo, Shape};
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::model::value::Value;
use genomfor::present::{catalogue as words, input, label};
use leptos::prelude::*;

/// The view.
#[component]
pub fn BasisView() -> impl IntoView {
    let workspace = Workspace::expect();
    let address = Address::expect();
    let findings = Findings::of(workspace);
    let section = Memo::new(move |_| match address.get() {
        Route::Basis(section, _) => section,
        Route::Start | Route::Program(_) => Section::Facts,
    });
    let chosen = Memo::new(move |_| match address.get() {
        Route::Basis(_, target) => target,
        Route::Start | Route::Program(_) => None,
    });
    let tab = move |tab: Section| {
        let (name, count) = match tab {
            Section::Facts => (words::FACTS, None),
            Section::Records(kind) => (words::plural(kind), Some(kind)),
        };
        let count =
            move || count.map(|kind| workspace.program().with(|program| program.count(kind)).to_string());
        view! {
            <li>
                <a href=Route::Basis(tab, None).hash() aria-current=live(move || (section.get() == tab).then_some("true"))>
                    <span>{t(name)}</span>
                    <span class="tab-count">{live_view(count)}</span>
                </a>
            </li>
        }
    };
    view! {
        <div class="work">
            <section class="work-list" aria-labelledby="view-heading">
                <div class="bar"><h1 id="view-heading">{t(words::BASIS)}</h1></div>
                <div class="basis">
                    <nav class="tabs" aria-label=t(words::BASIS)>
                        <ul>{Section::ALL.into_iter().map(tab).collect::<Vec<_>>()}</ul>
                    </nav>
                    <div class="basis-content">
                        {live_view(move || match section.get() {
                            Section::Facts => view! { <Facts /> }.into_any(),
                            Section::Records(kind) => view! { <Records kind chosen findings /> }.into_any(),
                        })}
                    </div>
                </div>
            </section>
            {live_view(move || match (section.get(), chosen.get()) {
                (Section::Records(kind), Some(target)) => {
                    let list = Signal::derive(move || references(workspace, kind));
                    view! { <Panel target list close_to=Route::Basis(Section::Records(kind), None) findings /> }.into_any()
                }
                (Section::Records(_), None) => {
                    view! { <aside class="panel panel-hint"><p class="panel-empty">{t(words::CHOOSE_RECORD)}</p></aside> }.into_any()
                }
                (Section::Facts, _) => ().into_any(),
            })}
        </div>
    }
}

fn references(workspace: Workspace, kind: Kind) -> Vec<RecordRef> {
    workspace.program().with(|program| program.records(kind).iter().map(AnyRecord::reference).collect())
}

#[component]
fn Facts() -> impl IntoView {
    view! {
        <div class="facts">
            <h2 class="section-heading">{t(words::FACTS)}</h2>
            <RecordForm target=RecordRef::PROGRAMME />
        </div>
    }
}

/// The fields of a kind that its list shows beside the title.
const fn columns(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Need => &["category", "group", "total", "analysis"],
        Kind::OuterGoal => &["level", "publisher", "considered"],
        Kind::Challenge => &["strategy", "area"],
        Kind::Body => &["short_name", "body_type", "parent"],
        Kind::Area => &["area_type", "school_catchment"],
        Kind::Consultation => &["party", "sent", "received", "considered"],
        Kind::PolicyLink => &["document", "responsible", "date"],
        _ => &[],
    }
}

#[component]
fn Records(kind: Kind, chosen: Memo<Option<RecordRef>>, findings: Findings) -> impl IntoView {
    let (workspace, address) = (Workspace::expect(), Address::expect());
    let list = Memo::new(move |_| references(workspace, kind));
    let infos: Vec<&'static FieldInfo> = columns(kind)
        .iter()
        .filter_map(|name| AnyRecord::infos_of(kind).iter().find(|info| info.name == *name))
        .collect();
    let add = move |_| {
        let mut record = AnyRecord::blank(RecordRef::new(kind, ids::fresh()));
        record.set_rank(workspace.program().with_untracked(|program| program.last_rank(kind)));
        let target = record.reference();
        workspace.dispatch(Edit::Add(record));
        address.go(Route::to(target));
        let first = genomfor::present::form::groups(kind).first().and_then(|group| group.fields.first());
        page::focus_later(format!("{target}-{}", first.copied().unwrap_or_default()));
    };
    let new = move || format!("{} {}", t(words::ADD)(), kind.words().in_lang(lang()));
    let heads: Vec<_> = infos.iter().map(|info| view! { <th scope="col">{t(info.label)}</th> }).collect();
    let title_info = AnyRecord::infos_of(kind).iter().find(|info| info.name == label::title_field(kind));
    let title_head = title_info.map(|info| view! { <th scope="col" class="col-name">{t(info.label)}</th> });
    let infos = StoredValue::new(infos);
    let row = move |target: RecordRef| {
        let record = workspace.record(target);
        let title = move || record.with(|r| r.as_ref().map(|r| label::title(r, lang())).unwrap_or_default());
        let cell = move |info: &'static FieldInfo| {
            let text =
                move || record.with(|r| r.as_ref().map(|r| cell_text(workspace, info, &r.get(info.name))));
            view! { <td>{live_view(text)}</td> }
        };
        let found = move || findings.0.with(|all| genomfor::analysis::invariants::about(all, target).count());
        view! {
            <tr
                id=format!("row-{target}")
                class:is-chosen=live(move || chosen.get() == Some(target))
                on:click=move |_| address.go(Route::to(target))
            >
                <th scope="row" class="col-name">
                    <a href=Route::to(target).hash()>{live_view(title)}</a>
                    {live_view(move || (found() > 0).then(|| view! { <span class="finding-mark" title=t(words::FINDINGS)>"! " {found}</span> }))}
                </th>
                {infos.with_value(|infos| infos.iter().map(|info| cell(info)).collect::<Vec<_>>())}
            </tr>
        }
    };
    view! {
        <div class="section-head">
            <h2 class="section-heading">{t(words::plural(kind))}</h2>
            <button type="button" class="tool" data-test="Add record" on:click=add><Icon path=PLUS />{live_view(new)}</button>
        </div>
        {live_view(move || list.with(Vec::is_empty).then(|| view! { <div class="empty"><p>{t(words::empty_list(kind))}</p></div> }))}
        <table class="records" class:is-empty=live(move || list.with(Vec::is_empty))>
            <thead><tr>{title_head}{heads}</tr></thead>
            <tbody><For each=move || list.get() key=|target| *target children=row /></tbody>
        </table>
    }
}

/// What a cell shows: words for choices, names for references, the rest as in its field.
fn cell_text(workspace: Workspace, info: &'static FieldInfo, value: &Value) -> String {
    match info.shape {
        Shape::Link(_) | Shape::Links(_) => label::codes(value)
            .iter()
            .filter_map(|code| RecordRef::parse(code))
            .filter_map(|target| workspace.program().with(|program| program.get(target)))
            .map(|record| label::title(&record, lang()))
            .collect::<Vec<_>>()
            .join(", "),
        shape => input::show(&shape, value, lang()),
    }
}
