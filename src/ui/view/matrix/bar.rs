//! The bar over the matrix: which one, what its cells tell, filters and groups, and the
//! sentence that says how many holes there are.

use super::mark::drawing;
use super::state::State;
use crate::ui::commands::Command;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::route::Route;
use crate::ui::widget::icon::{CLOSE, icon};
use crate::ui::widget::popover::{Popover, popover};
use genomfor::analysis::matrix::setup::Setup;
use genomfor::analysis::matrix::{MatrixKind, Side, counts};
use genomfor::model::body::BodyType;
use genomfor::model::measure::{Priority, Status};
use genomfor::model::words::{Lang, Words};
use genomfor::present::matrix as words;
use genomfor::present::matrix::cell::{Mark, PRIORITIES, Shows, legend};
use genomfor::present::{catalogue, paper};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The bar.
pub fn bar(state: State) -> Element {
    let workspace = state.workspace;
    el("div")
        .class("bar matrix-bar")
        .child(
            el("div")
                .class("bar-row")
                .child(el("h1").id("view-heading").child(heading(state)))
                .child(tabs(state))
                .child(
                    button("tool matrix-print")
                        .attr("data-test", "Print matrix")
                        .on_click(move || Command::Print.run(workspace))
                        .child(t(paper::words::PRINT)),
                ),
        )
        .child(
            el("div")
                .class("bar-row bar-setup")
                .child(shows(state))
                .child(filters(state))
                .child(move || {
                    let kind = state.kind.get();
                    (groups(state, kind), switches(state, kind))
                })
                .child(move || chips(state)),
        )
        .child(sentence(state))
}

fn heading(state: State) -> Node {
    (move || {
        let kind = words::kind(state.kind.get()).in_lang(lang());
        (t(words::MATRIX)(), el("span").class("matrix-said").child(format!(": {kind}")))
    })
    .into_node()
}

fn tabs(state: State) -> Element {
    let tab = move |kind: MatrixKind| {
        el("li").child(
            el("a")
                .attr("href", Route::Matrix(kind, None).hash())
                .attr("aria-current", move || (state.kind.get() == kind).then_some("true"))
                .child(t(words::kind(kind))),
        )
    };
    el("nav")
        .class("matrix-tabs")
        .attr("aria-label", t(words::MATRIX))
        .child(el("ul").child(MatrixKind::ALL.into_iter().map(tab).collect::<Vec<_>>()))
}

fn shows(state: State) -> Element {
    let now = Memo::new(move |_| state.view.with(|view| view.shows));
    let option = move |shows: Shows| {
        el("option")
            .attr("value", shows.code())
            .prop("selected", move || now.get() == shows)
            .child(t(shows.words()))
    };
    el("label").class("bar-select").child(el("span").child(t(words::SHOW))).child(
        el("select")
            .id("matrix-shows")
            .prop("value", move || now.get().code())
            .on_text("change", move |code| {
                if let Some(shows) = Shows::from_code(&code) {
                    state.set_up(|view| view.shows = shows);
                }
            })
            .child(Shows::ALL.into_iter().map(option).collect::<Vec<_>>()),
    )
}

fn tick(is: impl Fn() -> bool + 'static, name: Words, act: impl Fn(bool) + 'static) -> Element {
    el("label")
        .class("form-check")
        .child(el("input").attr("type", "checkbox").prop("checked", is).on_tick(act))
        .child(el("span").child(t(name)))
}

/// A set of which one can choose.
type Chosen<T> = fn(&mut Setup) -> &mut BTreeSet<T>;

fn choices<T: Copy + Ord + Send + Sync + 'static>(
    state: State,
    name: Words,
    all: Vec<(T, Words)>,
    of: Chosen<T>,
) -> Element {
    let one = move |(item, words): (T, Words)| {
        let is = move || state.view.with(|view| of(&mut view.setup.clone()).contains(&item));
        tick(is, words, move |on| {
            state.set_up(|view| {
                let chosen = of(&mut view.setup);
                if on {
                    chosen.insert(item);
                } else {
                    chosen.remove(&item);
                }
            });
        })
    };
    let count = move || {
        let count = state.view.with(|view| of(&mut view.setup.clone()).len());
        (count > 0).then(|| el("span").class("menu-count").child(count))
    };
    el("details")
        .class("menu-details")
        .child(el("summary").child(t(name)).child(count))
        .child(el("div").class("menu-options").child(all.into_iter().map(one).collect::<Vec<_>>()))
}

fn filters(state: State) -> Element {
    let open = RwSignal::new(false);
    let content = move || {
        let priorities = PRIORITIES.into_iter().map(|p| (p, p.map_or(words::NO_PRIORITY, Priority::words)));
        let statuses = Status::ALL.iter().filter(|status| **status != Status::Dropped);
        let types = BodyType::ALL.iter().map(|body| (*body, body.words()));
        let dropped = tick(
            move || state.view.with(|view| view.setup.dropped),
            words::DROPPED_TOO,
            move |on| state.set_up(|view| view.setup.dropped = on),
        );
        (
            choices(state, words::FILTER_PRIORITY, priorities.collect(), |setup| &mut setup.priorities),
            choices(state, words::FILTER_STATUS, statuses.map(|s| (*s, s.words())).collect(), |setup| {
                &mut setup.statuses
            }),
            choices(state, words::FILTER_BODY_TYPE, types.collect(), |setup| &mut setup.body_types),
            el("div").class("menu-check").child(dropped),
        )
    };
    let name = catalogue::FILTER;
    popover(Popover { name, state: None, test: "Filter", to_the_left: false, open }, content)
}

fn groups(state: State, kind: MatrixKind) -> Option<Element> {
    let (down, along) = kind.sides();
    let has = down == Side::Bodies || along == Side::Bodies;
    let open = RwSignal::new(false);
    let item = move |name: Words, fold: fn(State) -> BTreeSet<_>| {
        button("menu-item")
            .on_click(move || {
                open.set(false);
                state.fold_all(fold(state));
            })
            .child(t(name))
    };
    let content =
        move || (item(words::FOLD_ALL, State::groups), item(words::UNFOLD_ALL, |_| BTreeSet::new()));
    let name = words::GROUPS;
    has.then(|| popover(Popover { name, state: None, test: "Groups", to_the_left: false, open }, content))
}

fn switches(state: State, kind: MatrixKind) -> Node {
    let (down, along) = kind.sides();
    let tools = down == Side::Instruments || along == Side::Instruments;
    (
        tick(
            move || state.view.with(|view| view.setup.only_holes),
            words::ONLY_HOLES,
            move |on| state.set_up(|view| view.setup.only_holes = on),
        ),
        tools.then(|| {
            tick(
                move || state.view.with(|view| view.setup.unused),
                words::UNUSED_TOOLS,
                move |on| state.set_up(|view| view.setup.unused = on),
            )
        }),
    )
        .into_node()
}

/// What is asked for, and how it is asked for no longer.
type Chip = (Option<String>, fn(&mut Setup));

/// What is filtered, each with a way to take it away.
fn chips(state: State) -> Node {
    let lang = lang();
    let setup = state.view.with(|view| view.setup.clone());
    let listed = |name: Words, values: Vec<&str>| {
        (!values.is_empty()).then(|| format!("{}: {}", name.in_lang(lang), values.join(", ").to_lowercase()))
    };
    let priority = |p: &Option<Priority>| p.map_or(words::NO_PRIORITY, Priority::words).in_lang(lang);
    let all: [Chip; 3] = [
        (listed(words::FILTER_PRIORITY, setup.priorities.iter().map(priority).collect()), |setup| {
            setup.priorities.clear();
        }),
        (
            listed(words::FILTER_STATUS, setup.statuses.iter().map(|s| s.words().in_lang(lang)).collect()),
            |setup| setup.statuses.clear(),
        ),
        (
            listed(
                words::FILTER_BODY_TYPE,
                setup.body_types.iter().map(|b| b.words().in_lang(lang)).collect(),
            ),
            |setup| setup.body_types.clear(),
        ),
    ];
    let chip = |(text, clear): Chip| {
        let text = text?;
        let label = format!("{}: {text}", catalogue::REMOVE_FILTER.in_lang(lang));
        let chip = button("filter-chip").attr("aria-label", label);
        Some(
            chip.on_click(move || state.set_up(|view| clear(&mut view.setup))).child(text).child(icon(CLOSE)),
        )
    };
    all.into_iter().filter_map(chip).collect::<Vec<_>>().into_node()
}

fn sentence(state: State) -> Element {
    let text = move || {
        let lang = lang();
        let narrows = state.view.with(|view| view.setup.narrows());
        let all = state.derived.index.with(|index| index.measures.iter().filter(|m| counts(m)).count());
        state.matrix.with(|matrix| match narrows {
            true => format!("{} {}", words::shown(matrix, all, lang), words::holes(matrix, lang)),
            false => words::sentence(matrix, lang),
        })
    };
    let has = Memo::new(move |_| state.holes.with(|holes| !holes.is_empty()));
    el("div")
        .class("bar-state matrix-state")
        .child(el("span").attr("role", "status").attr("data-test", "Matrix sentence").child(text))
        .child(move || {
            has.get().then(|| {
                button("tool")
                    .on_click(|| page::focus_later("matrix-holes-heading".to_owned()))
                    .child(t(words::SHOW_HOLES))
            })
        })
        .child(move || {
            state.view.with(|view| view.setup.narrows()).then(|| {
                button("tool")
                    .attr("data-test", "Show all")
                    .on_click(move || state.set_up(|view| view.setup.widen()))
                    .child(t(catalogue::SHOW_ALL))
            })
        })
        .child(move || legend_of(state, lang()))
}

/// What the marks mean, beside the sentence.
fn legend_of(state: State, lang: Lang) -> Element {
    let (kind, shows) = (state.kind.get(), state.view.with(|view| view.shows));
    let one = |mark: Mark| {
        let sign = match mark {
            Mark::Plain => "3".into_node(),
            mark => drawing(mark),
        };
        el("li").class("mark-count").child(sign).child(mark.words().in_lang(lang))
    };
    let hole = el("li")
        .class("mark-count")
        .child(el("span").class("matrix-hole-sign").attr("aria-hidden", "true"))
        .child(words::HOLE.in_lang(lang).to_lowercase());
    el("ul")
        .class("matrix-legend")
        .attr("aria-label", words::LEGEND.in_lang(lang))
        .child(legend(kind, shows).into_iter().map(one).collect::<Vec<_>>())
        .child(hole)
}
