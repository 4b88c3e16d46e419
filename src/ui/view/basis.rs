//! Underlag: what the programme builds on. The facts of the programme, and lists of needs,
//! goals of others, challenges, bodies, areas, consultations and policy documents.

use super::form::record_form;
use super::found::Found;
use super::panel::panel;
use super::share::proposals::Proposals;
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::platform::{ids, page};
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, Route, Section};
use crate::ui::widget::icon::{PLUS, icon};
use crate::ui::workspace::Workspace;
use genomfor::edit::Edit;
use genomfor::model::field::{FieldInfo, Shape};
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::model::value::Value;
use genomfor::present::{catalogue as words, input, label};
use leptos::prelude::*;

/// The view.
pub fn basis_view() -> Element {
    let workspace = Workspace::expect();
    let address = Address::expect();
    let section = Memo::new(move |_| match address.get() {
        Route::Basis(section, _) => section,
        _ => Section::Facts,
    });
    let chosen = Memo::new(move |_| match address.get() {
        Route::Basis(_, target) => target,
        _ => None,
    });
    let tab = move |tab: Section| {
        let (name, count) = match tab {
            Section::Facts => (words::FACTS, None),
            Section::Records(kind) => (words::plural(kind), Some(kind)),
        };
        let count =
            move || count.map(|kind| workspace.program().with(|program| program.count(kind)).to_string());
        el("li").child(
            el("a")
                .attr("href", Route::Basis(tab, None).hash())
                .attr("aria-current", move || (section.get() == tab).then_some("true"))
                .child(el("span").child(t(name)))
                .child(el("span").class("tab-count").child(count)),
        )
    };
    el("div")
        .class("work")
        .child(
            el("section")
                .class("work-list")
                .attr("aria-labelledby", "view-heading")
                .child(el("div").class("bar").child(el("h1").id("view-heading").child(t(words::BASIS))))
                .child(
                    el("div")
                        .class("basis")
                        .child(
                            el("nav")
                                .class("tabs")
                                .attr("aria-label", t(words::BASIS))
                                .child(el("ul").child(Section::ALL.into_iter().map(tab).collect::<Vec<_>>())),
                        )
                        .child(el("div").class("basis-content").child(move || match section.get() {
                            Section::Facts => facts().into_node(),
                            Section::Records(kind) => records(kind, chosen),
                        })),
                ),
        )
        .child(move || match (section.get(), chosen.get()) {
            (Section::Records(kind), Some(target)) => {
                let list = Signal::derive(move || references(workspace, kind));
                panel(target, list, Route::Basis(Section::Records(kind), None)).into_node()
            }
            (Section::Records(_), None) | (Section::Facts, _) => Node::Nothing,
        })
}

fn references(workspace: Workspace, kind: Kind) -> Vec<RecordRef> {
    workspace.program().with(|program| program.records(kind).iter().map(AnyRecord::reference).collect())
}

fn facts() -> Element {
    el("div")
        .class("facts")
        .child(el("h2").class("section-heading").child(t(words::FACTS)))
        .child(Found::expect().beside(RecordRef::PROGRAMME))
        .child(record_form(RecordRef::PROGRAMME))
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

fn records(kind: Kind, chosen: Memo<Option<RecordRef>>) -> Node {
    let (workspace, address) = (Workspace::expect(), Address::expect());
    let (proposals, found) = (Proposals::expect(), Found::expect());
    let list = Memo::new(move |_| references(workspace, kind));
    let infos: Vec<&'static FieldInfo> = columns(kind)
        .iter()
        .filter_map(|name| AnyRecord::infos_of(kind).iter().find(|info| info.name == *name))
        .collect();
    let add = move || {
        let mut record = AnyRecord::blank(RecordRef::new(kind, ids::fresh()));
        record.set_rank(workspace.program().with_untracked(|program| program.last_rank(kind)));
        let target = record.reference();
        workspace.dispatch(Edit::Add(record));
        address.go(Route::to(target));
        let first = genomfor::present::form::groups(kind).first().and_then(|group| group.fields.first());
        page::focus_later(format!("{target}-{}", first.copied().unwrap_or_default()));
    };
    let new = move || format!("{} {}", t(words::ADD)(), kind.words().in_lang(lang()));
    let heads: Vec<_> = infos.iter().map(|info| el("th").attr("scope", "col").child(t(info.label))).collect();
    let title_info = AnyRecord::infos_of(kind).iter().find(|info| info.name == label::title_field(kind));
    let title_head =
        title_info.map(|info| el("th").attr("scope", "col").class("col-name").child(t(info.label)));
    let infos = StoredValue::new(infos);
    let row = move |target: RecordRef| {
        let record = workspace.record(target);
        let title = move || record.with(|r| r.as_ref().map(|r| label::title(r, lang())).unwrap_or_default());
        let cell = move |info: &'static FieldInfo| {
            let text =
                move || record.with(|r| r.as_ref().map(|r| cell_text(workspace, info, &r.get(info.name))));
            el("td").child(text)
        };
        el("tr")
            .id(format!("row-{target}"))
            .class_if("is-chosen", move || chosen.get() == Some(target))
            .on_click(move || address.go(Route::to(target)))
            .child(
                el("th")
                    .attr("scope", "row")
                    .class("col-name")
                    .child(el("a").attr("href", Route::to(target).hash()).child(title))
                    .child(found.mark(target))
                    .child(proposals.mark(target)),
            )
            .child(infos.with_value(|infos| infos.iter().map(|info| cell(info)).collect::<Vec<_>>()))
    };
    (
        el("div")
            .class("section-head")
            .child(el("h2").class("section-heading").child(t(words::plural(kind))))
            .child(button("tool").attr("data-test", "Add record").on_click(add).child(icon(PLUS)).child(new)),
        move || {
            list.with(Vec::is_empty)
                .then(|| el("div").class("empty").child(el("p").child(t(words::empty_list(kind)))))
        },
        el("table")
            .class("records")
            .class_if("is-empty", move || list.with(Vec::is_empty))
            .child(el("thead").child(el("tr").child(title_head).child(heads)))
            .child(el("tbody").child(keyed(move || list.get(), ToString::to_string, row))),
        proposals.of_new(&[kind]),
    )
        .into_node()
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
