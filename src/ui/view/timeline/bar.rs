//! The bar above the timeline: how near, in which groups, filters, pictures; what clashes and what
//! has no time; and buttons that do to the chosen measure what one can also drag.

use super::export;
use super::keys::go_to;
use super::state::Chart;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::view::filters::filter_menu;
use crate::ui::widget::icon::{CLOSE, icon};
use crate::ui::widget::popover::{Popover, popover};
use genomfor::analysis::timeline::clash;
use genomfor::analysis::timeline::{Grouping, Timeline};
use genomfor::edit::schedule::{self, Grip};
use genomfor::model::record::{Kind, MeasureId, RecordRef};
use genomfor::model::words::Words;
use genomfor::present::catalogue::{GROUP_BY, MORE, REMOVE_FILTER, SHOW_ALL};
use genomfor::present::table::filter::{Filter, FilterField};
use genomfor::present::timeline as words;
use genomfor::present::timeline::lines::Line;
use genomfor::present::timeline::say;
use genomfor::present::timeline::scale::Zoom;
use genomfor::present::timeline::setup::{Lanes, Look, grouping_code, grouping_from};
use leptos::prelude::*;

/// The bar.
pub fn bar(chart: Chart) -> Element {
    let is_table = Memo::new(move |_| chart.setup.with(|setup| setup.look == Look::Table));
    let toggle = button("tool tl-toggle")
        .attr("data-test", "As table")
        .attr("aria-pressed", move || is_table.get().to_string())
        .on_click(move || {
            chart.set_up(|setup| {
                setup.look = if setup.look == Look::Table { Look::Bars } else { Look::Table };
            });
        })
        .child(t(words::SHOW_TABLE));
    let program = chart.workspace.program();
    let movable = Memo::new(move |_| !is_table.get() && program.with(|program| !program.measures.is_empty()));
    let near = move || (!is_table.get()).then(|| (zoom(chart), today(chart)));
    el("div")
        .class("bar")
        .child(
            el("div")
                .class("bar-row")
                .child(el("h1").id("view-heading").child(t(words::TIMELINE)))
                .child(near)
                .child(grouping(chart))
                .child(filters(chart))
                .child(more(chart))
                .child(toggle),
        )
        .child(el("div").class("bar-row tl-state").child(chips(chart)).child(state(chart)))
        .child(
            el("div")
                .class("tl-strip")
                .child(trouble(chart))
                .child(move || movable.get().then(|| strip(chart))),
        )
}

fn zoom(chart: Chart) -> Element {
    let now = Memo::new(move |_| chart.setup.with(|setup| setup.zoom));
    let step = move |sign: &'static str, name: Words, to: fn(Zoom) -> Option<Zoom>| {
        button("tool tool-icon")
            .attr("aria-label", t(name))
            .attr("title", t(name))
            .attr("aria-disabled", move || to(now.get()).is_none().to_string())
            .attr("data-test", name.en)
            .on_click(move || chart.zoom(to(now.get_untracked())))
            .child(sign)
    };
    let choice = move |zoom: Zoom| {
        button("")
            .attr("aria-pressed", move || (now.get() == zoom).to_string())
            .attr("data-test", zoom.words().en)
            .on_click(move || chart.zoom(Some(zoom)))
            .child(t(zoom.words()))
    };
    el("div")
        .class("tl-zoom")
        .attr("role", "group")
        .attr("aria-label", t(words::ZOOM))
        .child(step("−", words::FARTHER, Zoom::farther))
        .child(el("div").class("segments").child(Zoom::ALL.into_iter().map(choice).collect::<Vec<_>>()))
        .child(step("+", words::NEARER, Zoom::nearer))
}

fn today(chart: Chart) -> Element {
    button("tool")
        .attr("title", t(words::GO_TO_TODAY))
        .attr("data-test", "Today")
        .on_click(move || chart.go_to_today())
        .child(t(words::TODAY))
}

fn grouping(chart: Chart) -> Element {
    let now = Memo::new(move |_| chart.setup.with(|setup| setup.grouping));
    let option = move |grouping: Grouping| {
        el("option")
            .attr("value", grouping_code(grouping))
            .prop("selected", move || now.get() == grouping)
            .child(t(say::grouping(grouping)))
    };
    el("label").class("bar-select").child(el("span").child(t(GROUP_BY))).child(
        el("select")
            .id("timeline-grouping")
            .prop("value", move || grouping_code(now.get()))
            .on_text("change", move |code| {
                if let Some(grouping) = grouping_from(&code) {
                    chart.set_up(|setup| {
                        setup.grouping = grouping;
                        setup.view.folded.clear();
                    });
                }
            })
            .child(Grouping::ALL.into_iter().map(option).collect::<Vec<_>>()),
    )
}

fn filters(chart: Chart) -> Element {
    let filters = Memo::new(move |_| chart.setup.with(|setup| setup.view.filters.clone()));
    let toggle = Callback::new(move |(field, code, on): (FilterField, String, bool)| {
        chart.set_up(|setup| setup.view.toggle(field, &code, on));
    });
    filter_menu(chart.workspace, filters, toggle)
}

/// What is filtered, each with a way to take it away.
fn chips(chart: Chart) -> Node {
    let chip = move |filter: Filter| {
        let words = chart.names.with(|names| filter.words(names, lang()));
        button("filter-chip")
            .attr("aria-label", format!("{}: {words}", t(REMOVE_FILTER)()))
            .on_click(move || {
                chart.set_up(|setup| setup.view.filters.retain(|known| known.field != filter.field));
            })
            .child(words)
            .child(icon(CLOSE))
    };
    let filters = Memo::new(move |_| chart.setup.with(|setup| setup.view.filters.clone()));
    (move || filters.get().into_iter().map(chip).collect::<Vec<_>>()).into_node()
}

/// The sentence that says what is shown, with a way back to all.
fn state(chart: Chart) -> Node {
    let narrowed = Memo::new(move |_| chart.setup.with(|setup| setup.view.narrows()));
    let text = move || {
        chart.model.with(|model| {
            chart.setup.with(|setup| chart.names.with(|names| say::shown(model, &setup.view, names, lang())))
        })
    };
    (move || {
        narrowed.get().then(|| {
            (
                el("span").class("bar-sentence").attr("data-test", "sentence").child(text),
                button("tool")
                    .on_click(move || chart.set_up(|setup| setup.view.filters.clear()))
                    .child(t(SHOW_ALL)),
            )
        })
    })
    .into_node()
}

/// How much clashes and how much has no time; each leads to the first, and then to the next.
fn trouble(chart: Chart) -> Node {
    let clashing = Memo::new(move |_| {
        let all = chart.model.with(|model| shown(model));
        chart.clashes.with(|clashes| {
            let own: Vec<MeasureId> = all.into_iter().filter(|id| clashes.contains_key(id)).collect();
            let count = own.iter().filter_map(|id| clashes.get(id)).map(Vec::len).sum::<usize>();
            (own, count)
        })
    });
    let unplaced = Memo::new(move |_| chart.model.with(|model| model.unplaced()));
    (
        move || {
            let (own, count) = clashing.get();
            (count > 0).then(|| {
                button("tl-trouble is-clash")
                    .attr("data-test", "Clashes")
                    .on_click(move || lead(chart, &own))
                    .child(el("span").attr("aria-hidden", "true").child("!"))
                    .child(say::clashes(count, lang()))
            })
        },
        move || {
            let all = unplaced.get();
            (!all.is_empty()).then(|| {
                let text = say::unplaced(all.len(), lang());
                button("tl-trouble")
                    .attr("data-test", "Unplaced")
                    .on_click(move || lead(chart, &all))
                    .child(text)
            })
        },
    )
        .into_node()
}

/// The measures that are shown, each once, in order.
fn shown(model: &Timeline) -> Vec<MeasureId> {
    let mut seen = std::collections::BTreeSet::new();
    let all = model.groups.iter().flat_map(|group| &group.measures).map(|measure| measure.id);
    all.filter(|id| seen.insert(*id)).collect()
}

/// Goes to the first of some measures, or to the one after that with the focus.
fn lead(chart: Chart, all: &[MeasureId]) {
    let at = chart.at.get_untracked().and_then(Line::measure);
    let here = at.and_then(|at| all.iter().position(|id| *id == at));
    let next = here.and_then(|here| all.get(here + 1)).or_else(|| all.first()).copied();
    let Some(next) = next else { return };
    // What is folded is unfolded.
    let own = |line: &&Line| line.measure() == Some(next);
    if chart.lines.with_untracked(|lines| !lines.iter().any(|line| line.measure() == Some(next))) {
        chart.set_up(|setup| setup.view.folded.clear());
    }
    if let Some(line) = chart.lines.with_untracked(|lines| lines.iter().find(own).copied()) {
        go_to(chart, line);
    }
}

/// Pictures, paper, and what stands above the bars.
fn more(chart: Chart) -> Element {
    let open = RwSignal::new(false);
    let item = move |name: Words, test: &'static str, act: fn(Chart)| {
        button("menu-item")
            .attr("data-test", test)
            .on_click(move || {
                open.set(false);
                act(chart);
            })
            .child(t(name))
    };
    let content = move || {
        let lanes = move || chart.setup.with(|setup| setup.lanes == Lanes::Shown);
        (
            item(words::EXPORT_SVG, "Export SVG", export::svg_file),
            item(words::EXPORT_PNG, "Export PNG", export::png_file),
            item(words::PRINT, "Print timeline", |_| page::next_frame(page::print)),
            el("p").class("field-note tl-note").child(t(words::EXPORT_NOTE)),
            el("label")
                .class("form-check menu-check")
                .child(el("input").attr("type", "checkbox").prop("checked", lanes).on_tick(move |on| {
                    chart.set_up(|setup| setup.lanes = if on { Lanes::Shown } else { Lanes::Hidden });
                }))
                .child(el("span").child(t(words::SHOW_LANES))),
        )
    };
    popover(Popover { name: MORE, state: None, test: "More", to_the_left: false, open }, content)
}

/// What can be done to the measure with the focus, without dragging; what clashes in it, in words.
fn strip(chart: Chart) -> Element {
    let subject = Memo::new(move |_| {
        let chosen = chart.chosen.get().filter(|target| target.kind == Kind::Measure);
        let at = chart.at.get().and_then(Line::measure);
        let id = at.or(chosen.map(|target| MeasureId(target.id)))?;
        chart.workspace.program().with(|program| program.measures.get(id).cloned())
    });
    let there = Memo::new(move |_| subject.with(Option::is_some));
    let text = move || {
        subject
            .get()
            .map(|measure| format!("{}: {}", say::name(&measure, lang()), say::time(&measure, lang())))
    };
    let clash = move || {
        let id = subject.with(|measure| measure.as_ref().map(|measure| measure.id))?;
        let own = chart.clashes.with(|all| all.get(&id).cloned())?;
        let say = |clash: &clash::Clash| {
            chart.workspace.program().with(|program| say::sentence(program, clash, lang()))
        };
        let all = own.iter().map(say).collect::<Vec<_>>().join(" ");
        Some(
            el("span")
                .class("tl-strip-clash")
                .attr("data-test", "clash")
                .child(el("span").attr("aria-hidden", "true").child("! "))
                .child(all),
        )
    };
    let step = move |name: Words, full: Words, grip: Grip, quarters: i32| {
        let can = Memo::new(move |_| {
            subject.with(|m| m.as_ref().is_some_and(|m| schedule::moved(m, grip, quarters).is_some()))
        });
        button("tool")
            .attr("title", t(full))
            .attr("aria-label", t(full))
            .attr("data-test", full.en)
            .attr("aria-disabled", move || (!can.get()).to_string())
            .on_click(move || {
                if let Some(id) = subject.with_untracked(|m| m.as_ref().map(|m| m.id)) {
                    chart.shift(id, grip, quarters);
                }
            })
            .child(t(name))
    };
    let before = move || {
        if let Some(id) = subject.with_untracked(|m| m.as_ref().map(|m| m.id)) {
            chart.open(id);
            page::focus_later(format!("{}-depends_on", RecordRef::new(Kind::Measure, id.0)));
        }
    };
    let tools = move || {
        there.get().then(|| {
            el("span")
                .class("tl-strip-tools")
                .child(step(words::EARLIER, words::MOVE_EARLIER, Grip::Whole, -1))
                .child(step(words::LATER, words::MOVE_LATER, Grip::Whole, 1))
                .child(step(words::SHORTEN, words::SHORTER, Grip::End, -1))
                .child(step(words::LENGTHEN, words::LONGER, Grip::End, 1))
                .child(
                    button("tool")
                        .attr("title", t(words::CHOOSE_BEFORE_HINT))
                        .attr("data-test", "Choose before")
                        .on_click(before)
                        .child(t(words::CHOOSE_BEFORE)),
                )
        })
    };
    let hint = move || (!there.get()).then(|| el("span").class("tl-strip-hint").child(t(words::STRIP_HINT)));
    el("div")
        .class("tl-subject")
        .attr("role", "group")
        .attr("aria-label", t(words::MOVABLE))
        .child(move || {
            there.get().then(|| el("span").class("tl-strip-name").attr("data-test", "strip").child(text))
        })
        .child(tools)
        .child(clash)
        .child(hint)
}
