//! The bar over the table: searching, set-ups, groups, columns, filters, and the plain
//! sentence that says what is shown.

use super::state::Table;
use super::{keys, say};
use crate::ui::commands::Command;
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::view::filters::filter_menu;
use crate::ui::widget::icon::{BIN, CLOSE, DOWN, PLUS, UP, icon};
use crate::ui::widget::popover::{Popover, popover};
use genomfor::model::words::Words;
use genomfor::present::catalogue as words;
use genomfor::present::table::column::Column;
use genomfor::present::table::filter::FilterField;
use genomfor::present::table::group::Grouping;
use genomfor::present::table::sheet::sentence;
use genomfor::present::table::view::{TableView, usual_views};
use leptos::prelude::*;

/// The bar.
pub fn bar(table: Table) -> Element {
    let workspace = table.workspace;
    let address = workspace.door.address;
    let new = move |test: &'static str, name: Words| {
        button("tool").attr("data-test", test).child(icon(PLUS)).child(t(name))
    };
    el("div")
        .class("bar")
        .child(
            el("div")
                .class("bar-row")
                .child(el("h1").id("view-heading").child(t(words::PROGRAM)))
                .child(new("New goal", words::NEW_GOAL).on_click(move || keys::add_goal(workspace, None)))
                .child(
                    new("New measure", words::NEW_MEASURE)
                        .on_click(move || keys::add_measure_at(workspace, address.get_untracked())),
                )
                .child(more(table))
                .child(search(table)),
        )
        .child(
            el("div")
                .class("bar-row bar-setup")
                .child(views(table))
                .child(grouping(table))
                .child(columns(table))
                .child(filters(table))
                .child(chips(table)),
        )
        .child(state(table))
}

fn search(table: Table) -> Element {
    let text = Memo::new(move |_| table.view.with(|view| view.search.clone()));
    el("input")
        .attr("type", "search")
        .id("program-search")
        .class("field bar-search")
        .attr("aria-label", t(words::SEARCH_PROGRAM))
        .attr("placeholder", t(words::SEARCH_PROGRAM))
        .attr("autocomplete", "off")
        .prop("value", move || text.get())
        .on_text("input", move |text| table.set_up(|view| view.search = text))
}

/// What is done with the table as a whole.
fn more(table: Table) -> Element {
    let open = RwSignal::new(false);
    let workspace = table.workspace;
    let item = move |command: Command| {
        button("menu-item")
            .attr("data-test", command.words().en)
            .on_click(move || {
                open.set(false);
                command.run(workspace);
            })
            .child(t(command.words()))
            .child(command.keys().map(|keys| el("kbd").child(t(keys))))
    };
    let content = move || {
        let all_rows = move || table.view.with(|view| view.all_rows);
        let commands = Command::OF_TABLE.into_iter().map(item).collect::<Vec<_>>();
        let show_all = el("label")
            .class("form-check menu-check")
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .prop("checked", all_rows)
                    .on_tick(move |on| table.set_up(|view| view.all_rows = on)),
            )
            .child(el("span").child(t(words::ALL_ROWS)));
        (commands, show_all)
    };
    popover(Popover { name: words::MORE, state: None, test: "More", to_the_left: false, open }, content)
}

fn views(table: Table) -> Element {
    let open = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let all = move || -> Vec<(String, TableView, bool)> {
        let usual = usual_views().into_iter().map(|(name, view)| (say(name), view, false));
        usual.chain(table.named().into_iter().map(|named| (named.name, named.view, true))).collect()
    };
    let current = Signal::derive(move || {
        let all = all();
        let name = table.view.with(|view| {
            let fits = |kept: &TableView| TableView { folded: view.folded.clone(), ..kept.clone() } == *view;
            all.into_iter().find(|(_, kept, _)| fits(kept)).map(|(name, ..)| name)
        });
        name.unwrap_or_else(|| say(words::OWN_VIEW))
    });
    let item = move |(name, view, own): (String, TableView, bool)| {
        let dropped = name.clone();
        let label = words::drop_view(&name, lang());
        el("li")
            .class("menu-row")
            .child(
                button("menu-item")
                    .on_click(move || {
                        open.set(false);
                        let view = view.clone();
                        table.set_up(|now| *now = view);
                    })
                    .child(name),
            )
            .child(own.then(|| {
                button("tool tool-icon")
                    .attr("aria-label", label.clone())
                    .attr("title", label)
                    .on_click(move || table.drop_named(&dropped))
                    .child(icon(BIN))
            }))
    };
    let keep = move || {
        let kept = name.get_untracked().trim().to_owned();
        if !kept.is_empty() {
            table.keep_as(&kept);
            name.set(String::new());
            open.set(false);
        }
    };
    let content = move || {
        (
            el("ul").child(move || all().into_iter().map(item).collect::<Vec<_>>()),
            el("div")
                .class("menu-form")
                .child(el("label").attr("for", "view-name").child(t(words::KEEP_VIEW)))
                .child(
                    el("div")
                        .class("menu-row")
                        .child(
                            el("input")
                                .attr("type", "text")
                                .id("view-name")
                                .class("field")
                                .attr("autocomplete", "off")
                                .prop("value", move || name.get())
                                .on_text("input", move |text| name.set(text))
                                .on_key(move |event| {
                                    if event.key() == "Enter" {
                                        event.prevent_default();
                                        keep();
                                    }
                                }),
                        )
                        .child(
                            button("tool")
                                .attr("data-test", "Keep view")
                                .on_click(keep)
                                .child(t(words::KEEP)),
                        ),
                ),
        )
    };
    popover(
        Popover { name: words::VIEW, state: Some(current), test: "Views", to_the_left: false, open },
        content,
    )
}

fn grouping(table: Table) -> Element {
    let now = Memo::new(move |_| table.view.with(|view| view.grouping));
    let option = move |grouping: Grouping| {
        el("option")
            .attr("value", grouping.code())
            .prop("selected", move || now.get() == grouping)
            .child(t(grouping.words()))
    };
    el("label").class("bar-select").child(el("span").child(t(words::GROUP_BY))).child(
        el("select")
            .id("program-grouping")
            .prop("value", move || now.get().code())
            .on_text("change", move |code| {
                if let Some(grouping) = Grouping::from_code(&code) {
                    table.set_up(|view| {
                        view.grouping = grouping;
                        view.folded.clear();
                    });
                }
            })
            .child(Grouping::ALL.into_iter().map(option).collect::<Vec<_>>()),
    )
}

fn columns(table: Table) -> Element {
    let open = RwSignal::new(false);
    // The shown ones in their order, then the others where they are usually offered. Ticking
    // one leaves it where it stands until the panel is opened anew.
    let order = RwSignal::new(Vec::new());
    let put_in_order = move || {
        let mut all = table.columns.get_untracked();
        let others = Column::ALL.into_iter().filter(|column| !all.contains(column)).collect::<Vec<_>>();
        all.extend(others);
        order.set(all);
    };
    let item = move |column: Column| {
        let words = column.info().words;
        let shown = move || table.columns.with(|columns| columns.contains(&column));
        let move_button = move |path: &'static str, name: Words, later: bool| {
            let label = move || format!("{}: {}", name.in_lang(lang()), words.in_lang(lang()));
            button("tool tool-icon")
                .attr("aria-label", label)
                .attr("title", t(name))
                .attr("data-move", format!("{} {later}", column.info().code))
                .on_click(move || {
                    table.set_up(|view| view.shift(column, later));
                    put_in_order();
                    // A row that is moved loses the focus.
                    page::focus_selector_later(format!("[data-move='{} {later}']", column.info().code));
                })
                .child(icon(path))
        };
        el("li")
            .class("menu-row")
            .child(
                el("label")
                    .class("form-check")
                    .child(
                        el("input")
                            .attr("type", "checkbox")
                            .prop("disabled", move || column == Column::Title)
                            .prop("checked", shown)
                            .on_tick(move |on| table.set_up(|view| view.show(column, on))),
                    )
                    .child(el("span").child(t(words))),
            )
            .child(move || {
                shown().then(|| {
                    (move_button(UP, words::MOVE_LEFT, false), move_button(DOWN, words::MOVE_RIGHT, true))
                })
            })
    };
    let content = move || {
        put_in_order();
        el("ul").class("menu-list").child(keyed(
            move || order.get(),
            |column| column.info().code.to_owned(),
            item,
        ))
    };
    popover(Popover { name: words::COLUMNS, state: None, test: "Columns", to_the_left: false, open }, content)
}

fn filters(table: Table) -> Element {
    let filters = Memo::new(move |_| table.view.with(|view| view.filters.clone()));
    let toggle = Callback::new(move |(field, code, on): (FilterField, String, bool)| {
        table.set_up(|view| view.toggle(field, &code, on));
    });
    filter_menu(table.workspace, filters, toggle)
}

/// What is filtered, each with a way to take it away.
fn chips(table: Table) -> Node {
    let chips = move || {
        let lang = lang();
        let filters = table.view.with(|view| view.filters.clone());
        let chip = |filter: genomfor::present::table::filter::Filter| {
            let words = table.names.with(|names| filter.words(names, lang));
            let label = format!("{}: {words}", words::REMOVE_FILTER.in_lang(lang));
            button("filter-chip")
                .attr("aria-label", label)
                .on_click(move || {
                    table.set_up(|view| view.filters.retain(|known| known.field != filter.field));
                })
                .child(words)
                .child(icon(CLOSE))
        };
        filters.into_iter().map(chip).collect::<Vec<_>>()
    };
    chips.into_node()
}

/// The sentence that says what is shown, with a way back to all.
fn state(table: Table) -> Element {
    let narrowed = Memo::new(move |_| table.view.with(TableView::narrows));
    let text = move || {
        table.view.with(|view| {
            table.sheet.with(|sheet| table.names.with(|names| sentence(sheet, view, names, lang())))
        })
    };
    el("div").class("bar-state").attr("role", "status").child(move || {
        narrowed.get().then(|| {
            (
                el("span").class("bar-sentence").attr("data-test", "sentence").child(text),
                button("tool")
                    .attr("data-test", "Show all")
                    .on_click(move || {
                        table.set_up(|view| {
                            view.filters.clear();
                            view.search.clear();
                        });
                    })
                    .child(t(words::SHOW_ALL)),
            )
        })
    })
}
