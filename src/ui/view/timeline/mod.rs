//! Tidslinje: when measures are carried out, and whether it holds together. Bars that are moved
//! by mouse, keys or form, what waits for what, and other days that matter; the same as a table.

mod bar;
mod drag;
mod export;
mod head;
mod keys;
mod row;
mod state;
mod table;
mod ties;

use super::panel::panel;
use crate::ui::derived::Derived;
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::platform::page;
use crate::ui::preferences::t;
use crate::ui::route::Route;
use crate::ui::workspace::Workspace;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::present::catalogue::NOTHING_FITS;
use genomfor::present::timeline as words;
use genomfor::present::timeline::lines::{Line, ROW};
use genomfor::present::timeline::scale::{Scale, terms};
use genomfor::present::timeline::setup::Look;
use leptos::prelude::*;
use state::{Chart, pixels};

/// The view.
pub fn timeline_view() -> Node {
    let workspace = Workspace::expect();
    let chart = Chart::new(workspace, Derived::expect());
    export::print_with(chart);
    let list = Signal::derive(move || {
        let record = |line: &Line| line.measure().map(|id| RecordRef::new(Kind::Measure, id.0));
        chart.lines.with(|lines| lines.iter().filter_map(record).collect::<Vec<_>>())
    });
    let empty = Memo::new(move |_| workspace.program().with(|program| program.measures.is_empty()));
    let look = Memo::new(move |_| chart.setup.with(|setup| setup.look));
    let content = move || match (empty.get(), look.get()) {
        (true, _) => nothing(workspace).into_node(),
        (false, Look::Bars) => canvas(chart),
        (false, Look::Table) => table::table(chart),
    };
    el("div")
        .class("work")
        .child(
            el("section")
                .class("work-list timeline")
                .attr("aria-labelledby", "view-heading")
                .child(bar::bar(chart))
                .child(content)
                .child(el("p").class("sr-only").attr("role", "status").child(move || chart.said.get())),
        )
        .child(move || chart.chosen.get().map(|target| panel(target, list, Route::Timeline(None))))
        .into_node()
}

fn nothing(workspace: Workspace) -> Element {
    el("div")
        .class("empty")
        .child(el("h2").child(t(words::NO_MEASURES)))
        .child(el("p").child(t(words::NO_MEASURES_TEXT)))
        .child(
            button("tool primary")
                .on_click(move || workspace.door.address.go(Route::Program(None)))
                .child(t(words::WRITE_MEASURES)),
        )
}

/// The bars in a part of the page that scrolls by itself, in both directions.
fn canvas(chart: Chart) -> Node {
    let width = move || Some(pixels(chart.scale.get()?.total()));
    let quarter = move || Some(pixels(chart.scale.get()?.width));
    let nothing = Memo::new(move |_| chart.lines.with(|lines| lines.is_empty()));
    follow(chart);
    drag::listen(chart);
    let scroll = el("div")
        .class("tl-scroll")
        .attr("data-test", "timeline-scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", t(words::CANVAS))
        .refer(chart.scroll)
        .style("--tl-total", width)
        .style("--tl-quarter", quarter)
        .on("scroll", move |_| chart.look())
        .child(el("div").class("tl-ruler").attr("aria-hidden", "true").refer(chart.ruler))
        .child(head::head(chart))
        .child(rows(chart));
    (el("p").class("sr-only").id("tl-hint").child(t(words::BAR_HINT)), scroll, move || {
        nothing.get().then(|| el("p").class("sheet-nothing").child(t(NOTHING_FITS)))
    })
        .into_node()
}

/// Looks again when the page changes its size, when lines come and go and when a record is chosen.
fn follow(chart: Chart) {
    // Dropped together with the view.
    StoredValue::new_local(page::on_scroll_or_resize(move || chart.look()));
    Effect::new(move |_| {
        chart.lines.track();
        page::next_frame(move || chart.look());
    });
    Effect::new(move |before: Option<Option<Scale>>| {
        let now = chart.scale.get();
        match (before.flatten(), now) {
            (Some(before), Some(now)) if before != now => chart.keep_middle(before, now),
            (None, Some(_)) => page::next_frame(move || chart.go_to_today()),
            _ => {}
        }
        now
    });
    Effect::new(move |_| {
        let chosen = chart.chosen.get().filter(|target| target.kind == Kind::Measure);
        let at = chart.at.get_untracked();
        let line = chosen.and_then(|target| {
            let own = |line: &&Line| line.measure().is_some_and(|id| id.0 == target.id);
            let known = at.as_ref().filter(|line| own(line)).copied();
            known.or_else(|| chart.lines.with_untracked(|lines| lines.iter().find(own).copied()))
        });
        if let Some(line) = line {
            chart.at.set(Some(line));
            page::next_frame(move || {
                if chart.scroll.get_untracked::<web_sys::HtmlElement>().is_some() {
                    chart.reveal(line);
                }
            });
        }
    });
}

fn rows(chart: Chart) -> Element {
    let height = move || pixels(chart.lines.with(|lines| i32::try_from(lines.len()).unwrap_or(0)) * ROW);
    // What is near, and the line with the focus wherever it is.
    let shown = Memo::new(move |_| {
        // The lines are read before what is derived from them (see ARCHITECTURE.md).
        let lines = chart.lines.get();
        let (first, last) = chart.range.get();
        let at = chart.at.get();
        let near = lines.iter().copied().enumerate().take(last).skip(first);
        let mut shown: Vec<(usize, Line)> = near.collect();
        let far = at.filter(|at| shown.iter().all(|(_, line)| line != at));
        let far = far.and_then(|at| Some((lines.iter().position(|line| *line == at)?, at)));
        shown.extend(far);
        shown
    });
    let tabbable = Memo::new(move |_| {
        let at = chart.at.get();
        shown.with(|shown| {
            let there = shown.iter().map(|(_, line)| *line).find(|line| Some(*line) == at);
            there.or_else(|| shown.iter().map(|(_, line)| *line).find(|line| line.measure().is_some()))
        })
    });
    let draw = move |(_, line): (usize, Line)| {
        let place = Signal::derive(move || {
            shown.with(|shown| shown.iter().find(|(_, known)| *known == line).map(|(place, _)| *place))
        });
        row::row(chart, line, place, tabbable)
    };
    let today = move || Some(pixels(chart.scale.get()?.day(chart.derived.today.get())));
    let borders = move || {
        let scale = chart.scale.get()?;
        let border = |x: i32| el("div").class("tl-term-line").style("--tl-x", move || pixels(x));
        let all = terms(scale, chart.lang_now());
        Some(all.into_iter().filter(|term| term.x > 0).map(|term| border(term.x)).collect::<Vec<_>>())
    };
    el("div")
        .class("tl-rows")
        .style("height", height)
        .child(
            el("div")
                .class("tl-back")
                .attr("aria-hidden", "true")
                .child(borders)
                .child(el("div").class("tl-today").style("--tl-x", today)),
        )
        .child(el("div").attr("role", "list").attr("aria-label", t(words::ROWS)).child(keyed(
            move || shown.get(),
            |(_, line)| line.code(),
            draw,
        )))
        .child(ties::ties(chart))
        .child(drag::ghost(chart))
}
