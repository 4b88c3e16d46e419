//! The menu in which measures are filtered by any field, for every view that shows them.

use crate::ui::dom::{Element, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::widget::popover::{Popover, popover};
use crate::ui::workspace::Workspace;
use genomfor::present::catalogue as words;
use genomfor::present::table::filter::{Filter, FilterField};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The menu. `toggle` lets the measures with a value of a field through, or no longer.
pub fn filter_menu(
    workspace: Workspace,
    filters: Memo<Vec<Filter>>,
    toggle: Callback<(FilterField, String, bool)>,
) -> Element {
    let open = RwSignal::new(false);
    let field = move |field: FilterField| {
        let unfolded = RwSignal::new(false);
        let chosen = Memo::new(move |_| {
            let values = |filters: &Vec<Filter>| {
                filters.iter().find(|f| f.field == field).map(|f| f.values.clone()).unwrap_or_default()
            };
            filters.with(values)
        });
        let options = move || {
            unfolded.get().then(|| {
                let options = workspace.program().with(|program| field.options(program, lang()));
                let option = move |(code, label): (String, String)| {
                    let asked = code.clone();
                    el("label")
                        .class("form-check")
                        .child(
                            el("input")
                                .attr("type", "checkbox")
                                .prop("checked", move || chosen.with(|chosen| chosen.contains(&asked)))
                                .on_tick(move |on| toggle.run((field, code.clone(), on))),
                        )
                        .child(el("span").child(label))
                };
                el("div").class("menu-options").child(options.into_iter().map(option).collect::<Vec<_>>())
            })
        };
        let count = move || {
            let count = chosen.with(BTreeSet::len);
            (count > 0).then(|| el("span").class("menu-count").child(count))
        };
        el("details")
            .class("menu-details")
            .on("toggle", move |event| unfolded.set(page::is_open(&event)))
            .child(el("summary").child(t(field.words())).child(count))
            .child(options)
    };
    let content = move || FilterField::ALL.into_iter().map(field).collect::<Vec<_>>();
    popover(Popover { name: words::FILTER, state: None, test: "Filter", to_the_left: false, open }, content)
}
