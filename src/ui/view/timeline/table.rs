//! The timeline as a table: the same measures in the same groups, with start and end to be typed,
//! what clashes in words, and the other days below.

use super::state::Chart;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::preferences::{lang, t};
use crate::ui::view::form::{How, Slot, set_field, value_editor};
use crate::ui::widget::window::{LineKey, Window, windowed};
use genomfor::model::field::FieldInfo;
use genomfor::model::measure::Timing;
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{Kind, MeasureId, RecordRef};
use genomfor::model::value::Value;
use genomfor::model::words::Words;
use genomfor::present::catalogue::{LEAD, MEASURE, NOTHING_FITS, NUMBER, STATUS, TIME, UNTITLED, done_of};
use genomfor::present::table::cell::Form;
use genomfor::present::timeline as words;
use genomfor::present::timeline::lines::Line;
use genomfor::present::timeline::{lane, say};
use leptos::prelude::*;
use std::rc::Rc;

/// How many columns there are.
const COLUMNS: usize = 9;

impl LineKey for Line {
    fn code(self) -> String {
        Line::code(self)
    }

    fn kind(self) -> usize {
        match self {
            Line::Head(_) => 0,
            Line::Row(..) => 1,
        }
    }
}

fn info(name: &str) -> Option<&'static FieldInfo> {
    AnyRecord::infos_of(Kind::Measure).iter().find(|info| info.name == name)
}

pub fn table(chart: Chart) -> Node {
    let head = |words: Words| el("th").attr("scope", "col").child(t(words));
    let label = |name: &str| info(name).map_or(TIME, |info| info.label);
    let heads = el("tr")
        .child(head(NUMBER))
        .child(head(MEASURE))
        .child(head(LEAD))
        .child(head(TIME))
        .child(head(label("start")))
        .child(head(label("end")))
        .child(head(STATUS))
        .child(head(words::WAITS_FOR))
        .child(head(words::CLASH));
    let window = Window {
        lines: chart.lines,
        all: Signal::derive(|| false),
        kept: Signal::derive(move || chart.at.get()),
        columns: Signal::derive(|| COLUMNS),
        row: Rc::new(move |line: Line| row(chart, line)),
    };
    let nothing = Memo::new(move |_| chart.lines.with(|lines| lines.is_empty()));
    el("div")
        .class("sheet tl-table")
        .attr("data-scrolls", "")
        .child(
            el("table")
                .class("records tl-twin")
                .attr("data-test", "timeline-table")
                .attr("aria-labelledby", "view-heading")
                .attr("aria-rowcount", move || chart.lines.with(|lines| (lines.len() + 1).to_string()))
                .child(el("thead").child(heads))
                .child(windowed(window)),
        )
        .child(move || nothing.get().then(|| el("p").class("sheet-nothing").child(t(NOTHING_FITS))))
        .child(days(chart))
        .into_node()
}

fn row(chart: Chart, line: Line) -> Element {
    match line {
        Line::Head(key) => {
            let name = move || chart.workspace.program().with(|program| say::group(program, key, lang()));
            let done = move || {
                let progress = chart.model.with(|m| m.group(key).map(|group| group.progress));
                progress.map(|p| done_of(p.done(), p.counted(), lang())).unwrap_or_default()
            };
            el("tr").class("tl-table-group").child(
                el("th")
                    .attr("scope", "rowgroup")
                    .attr("colspan", COLUMNS)
                    .child(el("span").child(name))
                    .child(el("span").class("tl-done").child(done)),
            )
        }
        Line::Row(id, _) => measure(chart, line, id),
    }
}

fn measure(chart: Chart, line: Line, id: MeasureId) -> Element {
    let program = chart.workspace.program();
    let target = RecordRef::new(Kind::Measure, id.0);
    let record = Memo::new(move |_| program.with(|program| program.measures.get(id).cloned()));
    let number = move || record.with(|m| m.as_ref().map(|m| m.number.clone()).unwrap_or_default());
    let title = move || {
        let title = record.with(|m| m.as_ref().map(|m| m.title.clone()).unwrap_or_default());
        if title.trim().is_empty() { t(UNTITLED)().to_owned() } else { title }
    };
    let lead = move || {
        let lead = record.with(|m| m.as_ref().and_then(|m| m.lead));
        lead.map(|lead| chart.names.with(|n| n.body(lead, Form::Full).to_owned())).unwrap_or_default()
    };
    let time = move || record.with(|m| m.as_ref().map(|m| say::time(m, lang())).unwrap_or_default());
    let status =
        move || record.with(|m| m.as_ref().map(|m| m.status.words().in_lang(lang())).unwrap_or_default());
    let before = move || {
        let ids = record.with(|m| m.as_ref().map(|m| m.depends_on.clone()).unwrap_or_default());
        let name = |id| program.with(|p| p.measures.get(id).map(|m| say::short(m, lang())));
        ids.into_iter().filter_map(name).collect::<Vec<_>>().join(", ")
    };
    let clash = move || {
        let own = chart.clashes.with(|all| all.get(&id).cloned())?;
        let all = own.iter().map(|clash| program.with(|p| say::sentence(p, clash, lang())));
        Some(el("span").class("tl-strip-clash").child(format!("! {}", all.collect::<Vec<_>>().join(" "))))
    };
    let once = Memo::new(move |_| record.with(|m| m.as_ref().is_some_and(|m| m.timing == Timing::Once)));
    let own = chart.id_of(line);
    let end_id = format!("twin-{own}");
    el("tr")
        .attr("data-record", target.to_string())
        .on("focusin", move |_| chart.at.set(Some(line)))
        .class_if("is-chosen", move || chart.chosen.get() == Some(target))
        .child(el("td").child(number))
        .child(
            el("th")
                .attr("scope", "row")
                .child(button("tl-link").on_click(move || chart.open(id)).child(title)),
        )
        .child(el("td").child(lead))
        .child(el("td").attr("data-test", "twin-time").child(time))
        .child(el("td").child(field(chart, target, "start", &end_id)))
        .child(el("td").child(move || once.get().then(|| field(chart, target, "end", &end_id))))
        .child(el("td").child(status))
        .child(el("td").child(before))
        .child(el("td").child(clash))
}

/// A quarter that is typed.
fn field(chart: Chart, target: RecordRef, name: &'static str, id: &str) -> Node {
    let Some(info) = info(name) else { return Node::Nothing };
    let workspace = chart.workspace;
    let record = workspace.record(target);
    let value = Signal::from(Memo::new(move |_| {
        record.with(|record| record.as_ref().map(|record| record.get(info.name)).unwrap_or_default())
    }));
    let set = Callback::new(move |(value, how): (Value, How)| set_field(workspace, target, info, value, how));
    let of_measure =
        move || record.with(|r| r.as_ref().map(|r| r.get("number").as_text().unwrap_or_default().to_owned()));
    let name = Signal::derive(move || {
        format!("{} {}", info.label.in_lang(lang()), of_measure().unwrap_or_default())
    });
    let slot = Slot { id: format!("{id}-{}", info.name), value, set, optional: true, name: Some(name) };
    value_editor(info.shape, slot)
}

/// The days of the lanes.
fn days(chart: Chart) -> Element {
    let head = |words: Words| el("th").attr("scope", "col").child(t(words));
    let rows = move || {
        let all = chart.milestones.get();
        let row = |milestone: &genomfor::analysis::milestone::Milestone| {
            let what = chart.workspace.program().with(|program| lane::full(program, milestone, lang()));
            let day = milestone.day.to_string();
            let what = what.strip_prefix(&day).unwrap_or(&what).trim().to_owned();
            el("tr")
                .child(el("td").child(day))
                .child(el("th").attr("scope", "row").child(what))
                .child(el("td").child(t(lane::name(milestone.lane))))
        };
        all.iter().map(row).collect::<Vec<_>>()
    };
    el("section").class("tl-days").child(el("h2").id("tl-days").child(t(words::LANES_TABLE))).child(
        el("table")
            .class("records")
            .attr("aria-labelledby", "tl-days")
            .child(
                el("thead").child(
                    el("tr").child(head(words::DAY)).child(head(words::WHAT)).child(head(words::ROW_OF)),
                ),
            )
            .child(el("tbody").child(rows)),
    )
}
