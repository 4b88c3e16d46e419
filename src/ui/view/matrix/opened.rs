//! An open cell: its measures with what the body has to do with each, and a way to a new one.

use super::mark::drawing;
use super::state::{Place, State};
use crate::ui::dom::{Element, ElementRef, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::route::Route;
use crate::ui::widget::icon::{CLOSE, PLUS, icon};
use genomfor::analysis::matrix::axis::Key;
use genomfor::analysis::matrix::cell::Role;
use genomfor::model::measure::Measure;
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::model::words::Lang;
use genomfor::present::matrix as words;
use genomfor::present::matrix::cell::{Mark, role_words};
use genomfor::present::matrix::name::record;
use genomfor::present::{catalogue, format, label};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The open cell, if there is one.
pub fn opened(state: State) -> Node {
    let elsewhere = window_event_listener(leptos::ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let inside = target.is_some_and(|target| page::is_within(&target, ".matrix-opened, [data-c]"));
        if !inside && state.opened.try_get_untracked().flatten().is_some() {
            state.opened.set(None);
        }
    });
    on_cleanup(move || elsewhere.remove());
    (move || state.opened.get().map(|place| window(state, place))).into_node()
}

fn window(state: State, place: Place) -> Element {
    let around = ElementRef::new();
    let (left, bottom) = state.corner.get_untracked();
    page::focus_later("matrix-opened-title".to_owned());
    let heading = move || {
        let names = place.keys().into_iter().map(|key| match (key, state.name(key)) {
            (Key::Goal(_), name) => format!("{} {}", name.mark, name.title),
            (_, name) => name.title,
        });
        let all = names.collect::<Vec<_>>().join(" × ");
        if all.is_empty() { words::ALL.in_lang(lang()).to_owned() } else { all }
    };
    el("section")
        .class("matrix-opened")
        .attr("role", "dialog")
        .attr("aria-labelledby", "matrix-opened-title")
        .refer(around)
        .style("--matrix-left", move || format!("{left}px"))
        .style("--matrix-top", move || format!("{bottom}px"))
        .on_key(move |event| {
            if event.key() == "Escape" {
                event.stop_propagation();
                event.prevent_default();
                state.close();
            }
        })
        .on("focusout", move |event| {
            let to = event.unchecked_ref::<web_sys::FocusEvent>().related_target();
            let away = to.is_some()
                && around.get_untracked::<web_sys::Element>().is_some_and(|a| !page::contains(&a, to));
            if away {
                state.opened.set(None);
            }
        })
        .child(
            el("div")
                .class("matrix-opened-head")
                .child(el("h2").id("matrix-opened-title").attr("tabindex", "-1").child(heading))
                .child(
                    button("tool tool-icon")
                        .attr("aria-label", t(catalogue::CLOSE))
                        .attr("title", t(catalogue::CLOSE))
                        .on_click(move || state.close())
                        .child(icon(CLOSE)),
                ),
        )
        .child(move || list(state, place))
        .child(
            el("div")
                .class("matrix-opened-foot")
                .child(
                    button("tool primary")
                        .attr("data-test", "New measure here")
                        .on_click(move || state.start(&place.keys()))
                        .child(icon(PLUS))
                        .child(t(words::NEW_HERE)),
                )
                .child(own_record(state, place)),
        )
}

/// Where the row or column itself is a record, the way to it.
fn own_record(state: State, place: Place) -> Option<Element> {
    let key = match (place.row, place.column) {
        (Some(key), None) | (None, Some(key)) => key,
        (Some(_), Some(_)) | (None, None) => return None,
    };
    let target = record(key)?;
    let route = Route::Matrix(state.kind.get_untracked(), None).beside(target);
    Some(
        el("a")
            .class("tool")
            .attr("href", route.hash())
            .on_click(move || state.opened.set(None))
            .child(move || format!("{} {}", t(catalogue::OPEN)(), target.kind.words().in_lang(lang()))),
    )
}

fn list(state: State, place: Place) -> Node {
    let lang = lang();
    let with_roles = place.keys().iter().any(|key| matches!(key, Key::Body(_) | Key::Group(_)));
    let rows: Vec<Element> = state.with_cell(place, |cell| {
        let counted = cell.counted().map(|(role, measure)| (Some(role).filter(|_| with_roles), measure));
        let dropped = cell.dropped.iter().map(|measure| (None, measure));
        counted.chain(dropped).map(|(role, measure)| measure_row(state, role, measure, lang)).collect()
    });
    if rows.is_empty() {
        let narrows = state.view.with(|view| view.setup.narrows());
        let text = if narrows { words::NOTHING_CHOSEN } else { words::NOTHING_HERE };
        return el("p").class("matrix-opened-nothing").child(text.in_lang(lang)).into_node();
    }
    el("ul").child(rows).into_node()
}

fn measure_row(state: State, role: Option<Role>, measure: &Arc<Measure>, lang: Lang) -> Element {
    let target = RecordRef::new(Kind::Measure, measure.id.0);
    let route = Route::Matrix(state.kind.get_untracked(), Some(target));
    let title = label::title(&AnyRecord::Measure(Arc::clone(measure)), lang);
    let role = role.map(|role| {
        el("span").class("mark-count").child(drawing(Mark::Role(role))).child(role_words(role).in_lang(lang))
    });
    let priority = el("span")
        .class("mark-count")
        .child(drawing(Mark::Priority(measure.priority)))
        .child(el("span").class("matrix-said").child(Mark::Priority(measure.priority).words().in_lang(lang)));
    let status = el("span")
        .class("mark-count")
        .child(drawing(Mark::Status(measure.status)))
        .child(measure.status.words().in_lang(lang));
    let time = format::measure_time(measure, lang);
    let time = if time.is_empty() { catalogue::NOTHING.in_lang(lang).to_owned() } else { time };
    el("li")
        .child(
            el("a")
                .attr("href", route.hash())
                .on_click(move || {
                    state.opened.set(None);
                    page::focus_later("panel-title".to_owned());
                })
                .child(el("b").child(measure.number.clone()))
                .child(" ")
                .child(title),
        )
        .child(
            el("span")
                .class("matrix-opened-facts")
                .child(role)
                .child(priority)
                .child(status)
                .child(el("span").child(format!("{}: {time}", catalogue::TIME.in_lang(lang)))),
        )
}
