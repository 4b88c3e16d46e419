//! A line of the timeline: the head of a group, or a measure with its bar.

use super::state::{Chart, pixels};
use super::{drag, keys};
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::widget::icon::{CHEVRON, FOLDED, icon};
use genomfor::analysis::timeline::{Bar, GroupKey};
use genomfor::model::measure::{Measure, Status};
use genomfor::model::record::{Kind, MeasureId, RecordRef};
use genomfor::present::catalogue::{UNTITLED, done_of};
use genomfor::present::timeline as words;
use genomfor::present::timeline::lines::{Line, ROW, code};
use genomfor::present::timeline::say;
use genomfor::present::timeline::shape::{Edge, Place, Shape};
use leptos::prelude::*;
use std::sync::Arc;

/// A line at its place; `tabbable` is the one that the Tab key goes to.
pub fn row(chart: Chart, line: Line, place: Signal<Option<usize>>, tabbable: Memo<Option<Line>>) -> Element {
    let top = move || place.get().and_then(|place| i32::try_from(place).ok()).map(|p| pixels(p * ROW));
    let row = el("div").attr("role", "listitem").style("top", top);
    match line {
        Line::Head(key) => row.class("tl-row tl-group").child(group(chart, key)),
        Line::Row(id, _) => measure(chart, row, line, id, tabbable),
    }
}

fn group(chart: Chart, key: GroupKey) -> Node {
    let code = code(key);
    let folded = Memo::new({
        let code = code.clone();
        move |_| chart.setup.with(|setup| setup.view.folded.contains(&code))
    });
    let name = Memo::new(move |_| chart.workspace.program().with(|program| say::group(program, key, lang())));
    let progress = Memo::new(move |_| chart.model.with(|m| m.group(key).map(|group| group.progress)));
    let done = move || progress.get().map(|p| done_of(p.done(), p.counted(), lang())).unwrap_or_default();
    let percent = move || progress.get().and_then(|p| p.percent()).map(|p| format!("{p}%"));
    let name = el("div").class("tl-name").child(
        button("tl-fold")
            .attr("aria-expanded", move || (!folded.get()).to_string())
            .attr("title", move || name.get())
            .on_click(move || chart.fold(&code))
            .child(move || icon(if folded.get() { FOLDED } else { CHEVRON }))
            .child(el("span").class("tl-group-name").child(move || name.get())),
    );
    let done = el("span")
        .class("tl-done")
        .attr("title", t(genomfor::analysis::progress::RULE))
        .child(el("span").class("tl-done-bar").attr("aria-hidden", "true").style("--tl-share", percent))
        .child(done);
    (name, done).into_node()
}

fn measure(chart: Chart, row: Element, line: Line, id: MeasureId, tabbable: Memo<Option<Line>>) -> Element {
    let program = chart.workspace.program();
    let target = RecordRef::new(Kind::Measure, id.0);
    let record = Memo::new(move |_| program.with(|program| program.measures.get(id).cloned()));
    let clashing = Memo::new(move |_| chart.clashes.with(|all| all.contains_key(&id)));
    let own = chart.id_of(line);
    let number = move || record.with(|m| m.as_ref().map(|m| m.number.clone()).unwrap_or_default());
    let title = move || {
        let title = record.with(|m| m.as_ref().map(|m| m.title.clone()).unwrap_or_default());
        if title.trim().is_empty() { t(UNTITLED)().to_owned() } else { title }
    };
    let shape = Memo::new(move |_| {
        let scale = chart.scale.get()?;
        record.with(|m| Shape::of(Bar::of(m.as_ref()?), scale))
    });
    let placed = Memo::new(move |_| shape.with(Option::is_some));
    let said = Memo::new(move |_| {
        let clashes = chart.clashes.with(|all| all.get(&id).cloned().unwrap_or_default());
        let Some(measure) = record.get() else { return String::new() };
        program.with(|program| say::bar(program, &measure, &clashes, lang()))
    });
    let part = Part { chart, line, id, record, shape, said, clashing, tabbable };
    let own_row = format!("row-{own}");
    row.class("tl-row")
        .id(own_row)
        .attr("data-test", "timeline-row")
        .class_if("is-chosen", move || chart.chosen.get() == Some(target))
        .class_if("is-over", move || chart.over.get() == Some(id))
        .child(
            el("div")
                .class("tl-name")
                .attr("aria-hidden", "true")
                .attr("title", move || said.get())
                .on_click(move || {
                    chart.at.set(Some(line));
                    chart.open(id);
                })
                .child(el("span").class("tl-number").child(number))
                .child(el("span").class("tl-title").child(title))
                .child(move || clashing.get().then(|| el("span").class("tl-clash").child("!"))),
        )
        .child(
            el("div").class("tl-track").child(move || {
                if placed.get() { bar(part, own.clone()) } else { to_place(part, own.clone()) }
            }),
        )
}

/// What a bar shows.
#[derive(Clone, Copy)]
struct Part {
    chart: Chart,
    line: Line,
    id: MeasureId,
    record: Memo<Option<Arc<Measure>>>,
    shape: Memo<Option<Shape>>,
    said: Memo<String>,
    clashing: Memo<bool>,
    tabbable: Memo<Option<Line>>,
}

impl Part {
    fn tab_index(self) -> &'static str {
        if self.tabbable.get() == Some(self.line) { "0" } else { "-1" }
    }
}

fn bar(part: Part, own: String) -> Node {
    let Part { chart, line, id, record, shape, said, clashing, .. } = part;
    let of_shape = move |read: fn(&Shape) -> i32| {
        move || shape.with(|shape| shape.as_ref().map(|shape| pixels(read(shape))))
    };
    let is = move |read: fn(&Shape) -> bool| move || shape.with(|s| s.as_ref().is_some_and(read));
    let class = move || {
        let status = record.with(|m| m.as_ref().map(|m| m.status).unwrap_or_default());
        format!("tl-bar {}", look(status))
    };
    let marks = move || {
        let marks = shape.with(|s| s.as_ref().map(|s| s.marks.clone()).unwrap_or_default());
        let mark = |(x, width): (i32, i32)| {
            el("i").class("tl-yearly").style("left", move || pixels(x)).style("width", move || pixels(width))
        };
        marks.into_iter().map(mark).collect::<Vec<_>>()
    };
    let label = move || {
        let beside = record.with(|m| {
            m.as_ref().map(|m| chart.names.with(|names| say::beside(names, m, lang()))).unwrap_or_default()
        });
        if clashing.get() { format!("! {beside}") } else { beside }
    };
    let words_at = Memo::new(move |_| shape.with(|s| s.as_ref().map(Shape::words)));
    let stands = move |wanted: Place| move || words_at.get().is_some_and(|(place, ..)| place == wanted);
    let past = is(|shape| !shape.marks.is_empty());
    let button = button("")
        .class(class)
        .id(format!("title-{own}"))
        .attr("data-test", "bar")
        .attr("data-record", RecordRef::new(Kind::Measure, id.0).to_string())
        .attr("aria-label", move || said.get())
        .attr("aria-describedby", "tl-hint")
        .attr("tabindex", move || part.tab_index())
        .class_if("is-open", is(|shape| shape.end == Edge::Open && shape.marks.is_empty()))
        .class_if("is-open-start", is(|shape| shape.start == Edge::Open))
        .class_if("is-yearly", past)
        .class_if("is-clash", move || clashing.get())
        .style("left", of_shape(|shape| shape.x))
        .style("width", of_shape(|shape| shape.width))
        .on("focus", move |_| chart.at.set(Some(line)))
        .on_key(move |event| keys::on_bar(chart, line, event))
        .child(el("span").class("tl-fill").attr("aria-hidden", "true").child(marks))
        .child(el("span").class("tl-grip is-start").attr("aria-hidden", "true"))
        .child(el("span").class("tl-grip is-end").attr("aria-hidden", "true"))
        .child(
            el("span").class("tl-handle").attr("aria-hidden", "true").attr("title", t(words::HANDLE_HINT)),
        );
    (
        drag::listening(chart, line, button),
        el("span")
            .class("tl-label")
            .attr("aria-hidden", "true")
            .class_if("is-inside", stands(Place::Inside))
            .class_if("is-between", stands(Place::Between))
            .class_if("is-clash", move || clashing.get())
            .class_if("is-on-dark", move || {
                record.with(|m| m.as_ref().is_some_and(|m| m.status == Status::Completed))
            })
            .style("left", move || words_at.get().map(|(_, x, _)| pixels(x)))
            .style("width", move || words_at.get().and_then(|(.., room)| room).map(pixels))
            .child(el("span").child(label)),
    )
        .into_node()
}

/// What stands in place of a bar where a measure has no time.
fn to_place(part: Part, own: String) -> Node {
    let Part { chart, line, id, record, said, .. } = part;
    let from = move || chart.first_free();
    let words = move || {
        let after = record.with(|m| {
            let mut after = Measure::clone(m.as_ref()?);
            after.start = from();
            after.end = after.start.and_then(|q| q.shifted(genomfor::edit::schedule::FIRST_LENGTH - 1));
            Some(say::time(&after, lang()))
        });
        say::place(&after.unwrap_or_default(), lang())
    };
    let left = move || Some(pixels(chart.scale.get()?.x(from()?)));
    let bar = format!("title-{own}");
    button("tl-place")
        .id(bar.clone())
        .attr("data-test", "place")
        .attr("aria-label", move || format!("{}. {}", said.get(), words()))
        .attr("tabindex", move || part.tab_index())
        .style("left", left)
        .on("focus", move |_| chart.at.set(Some(line)))
        .on_key(move |event| keys::on_bar(chart, line, event))
        .on_click(move || {
            chart.place(id);
            page::focus_later(bar.clone());
        })
        .child(words)
        .into_node()
}

const fn look(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "is-not-started",
        Status::OnPlan => "is-on-plan",
        Status::Deviates => "is-deviates",
        Status::Completed => "is-completed",
        Status::Dropped => "is-dropped",
    }
}
