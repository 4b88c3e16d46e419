//! The table: heads that stay in sight, rows of which only those near what is seen are on the
//! page, and one stop for the Tab key. A line is drawn anew where what stands in it has changed;
//! a cell in which nothing is has neither content nor ears: the table hears for all of them.

use super::keys;
use super::mark::marks;
use super::state::{Line, Spot, State};
use crate::ui::dom::{Element, ElementRef, IntoNode, Node, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::widget::icon::{CHEVRON, FOLDED, icon};
use crate::ui::widget::window::{LineKey, Window, windowed};
use genomfor::analysis::matrix::axis::{Group, GroupKey, Key};
use genomfor::analysis::matrix::{MatrixKind, Side};
use genomfor::model::words::{Lang, Words};
use genomfor::present::matrix as words;
use genomfor::present::matrix::name::{Name, group_code};
use genomfor::present::matrix::row::{self, Row, Square, head_spoken};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The place of the row heads among the columns.
pub const HEAD: i32 = -1;

/// Where each line stands, the heads first.
type Places = Memo<BTreeMap<Line, usize>>;

/// The table.
pub fn grid(state: State) -> Element {
    let table = ElementRef::new();
    let places: Places = Memo::new(move |_| {
        let lines = state.matrix.with(|matrix| state.lines_of(matrix));
        lines.into_iter().enumerate().map(|(place, line)| (line, place)).collect()
    });
    let wanted = StoredValue::new(0);
    let has_groups = Memo::new(move |_| state.matrix.with(|matrix| !matrix.column_groups.is_empty()));
    let by_year = Memo::new(move |_| state.kind.get().sides().1 == Side::Years);
    // What is drawn knows its stop; where the stop goes without being drawn, it is marked.
    Effect::new(move |_| {
        state.stop.track();
        page::next_frame(move || keys::mark_stop(state, table));
    });
    let window = Window {
        lines: state.lines,
        all: Signal::derive(|| false),
        kept: Signal::derive(move || state.stop.get().map(|at| at.line)),
        columns: Signal::derive(move || state.matrix.with(|matrix| matrix.columns.len() + 2)),
        row: Rc::new(move |line: Line| body_line(state, places, line)),
    };
    el("table")
        .class("matrix-table")
        .class_if("has-years", move || by_year.get())
        .class_if("has-groups", move || has_groups.get())
        .attr("role", "grid")
        .attr("aria-labelledby", "view-heading")
        .attr("aria-describedby", "matrix-hint")
        .attr("aria-rowcount", move || places.with(BTreeMap::len))
        .refer(table)
        .on("focusin", move |event| keys::on_focus(state, table, &event))
        .on("click", move |event| keys::on_click(state, &event))
        .on_key(move |event| {
            if keys::on_key(state, table, wanted, event) {
                event.prevent_default();
            }
        })
        .child(
            el("thead")
                .child(move || has_groups.get().then(|| groups(state, places)))
                .child(heads(state, places)),
        )
        .child(windowed(window))
}

fn line(places: Places, line: Line) -> Element {
    let place = Memo::new(move |_| places.with(|places| places.get(&line).copied()));
    el("tr")
        .attr("data-line", line.code())
        .attr("aria-rowindex", move || place.get().map(|place| (place + 1).to_string()))
}

fn body_line(state: State, places: Places, key: Line) -> Element {
    match key {
        Line::Row(row) => row_line(state, places, row),
        Line::Group(group) => group_line(state, places, group),
        Line::Sums => sums(state, places),
        Line::Groups | Line::Heads => line(places, key),
    }
}

/// A cell that can have the focus, by its place among the columns.
fn stop(element: Element, column: i32) -> Element {
    element.attr("data-c", column.to_string())
}

/// Where the Tab key stops in a line that is being drawn.
fn stop_in(state: State, line: Line) -> Option<Spot> {
    keys::hold(state, line);
    state.stop.get_untracked().filter(|at| at.line == line).map(|at| at.spot)
}

/// The same cell, as the stop of the Tab key or as another.
fn at(cell: Element, spot: Spot, stop: Option<Spot>) -> Element {
    if stop == Some(spot) { cell.attr("tabindex", "0") } else { cell }
}

pub fn place_of(column: usize) -> i32 {
    i32::try_from(column).unwrap_or(i32::MAX)
}

fn corner(name: Option<Words>) -> Element {
    el("td").class("matrix-corner").child(name.map(|name| el("span").child(t(name))))
}

fn groups(state: State, places: Places) -> Element {
    let all = Memo::new(move |_| {
        let groups = state.matrix.with(|matrix| matrix.column_groups.clone());
        let named = |group: Group| (group, group.key.map(|key| state.group_name(key)).unwrap_or_default());
        groups.into_iter().map(named).collect::<Vec<_>>()
    });
    let content = move || {
        let all = all.get();
        let stop_here = stop_in(state, Line::Groups);
        let head = |(group, name): (Group, Name)| {
            let Some(key) = group.key else {
                return el("td").attr("colspan", group.span).class("matrix-group");
            };
            let cell = stop(el("th"), place_of(group.from)).attr("colspan", group.span);
            at(cell, Spot::Group(key), stop_here)
                .class("matrix-group")
                .attr("scope", "colgroup")
                .attr("data-fold", group_code(key))
                .attr("aria-expanded", if group.is_folded { "false" } else { "true" })
                .child(fold(&group, name))
        };
        (corner(None), all.into_iter().map(head).collect::<Vec<_>>(), el("td").class("matrix-sum"))
    };
    line(places, Line::Groups).class("matrix-groups").child(content)
}

/// The name of a group with the sign that it can be folded.
fn fold(group: &Group, name: Name) -> Element {
    let members = group.is_folded.then_some(group.members);
    let short = name.short().to_owned();
    el("span")
        .class("matrix-fold")
        .attr("title", name.title)
        .child(icon(if group.is_folded { FOLDED } else { CHEVRON }))
        .child(el("span").child(short))
        .child(members.map(|members| el("span").class("matrix-members").child(members)))
}

/// The head of a column as it is shown.
#[derive(PartialEq, Clone)]
struct Head {
    key: Key,
    name: Name,
    is_hole: bool,
}

fn heads(state: State, places: Places) -> Element {
    let all = Memo::new(move |_| {
        let heads = state
            .matrix
            .with(|matrix| matrix.columns.iter().map(|head| (head.key, head.is_hole)).collect::<Vec<_>>());
        let named = |(key, is_hole)| Head { key, name: state.name(key), is_hole };
        (state.kind.get(), heads.into_iter().map(named).collect::<Vec<_>>())
    });
    let content = move || {
        let (lang, (kind, all)) = (lang(), all.get());
        let stop_here = stop_in(state, Line::Heads);
        let is_tool = matches!(kind, MatrixKind::GoalInstrument);
        let head = |(place, head): (usize, Head)| {
            let Head { key, name, is_hole } = head;
            let shown = if is_tool { name.title.clone() } else { name.short().to_owned() };
            at(stop(el("th"), place_of(place)), Spot::Column(key), stop_here)
                .attr("scope", "col")
                .class("matrix-head")
                .attr("aria-label", head_spoken(key, &name, is_hole, lang))
                .attr("title", name.title)
                .child(el("span").class("matrix-name").child(shown))
                .child(hole_word(is_hole, lang))
        };
        let sum = el("th")
            .attr("scope", "col")
            .class("matrix-head matrix-sum")
            .attr("title", words::ALL_HINT.in_lang(lang))
            .child(el("span").class("matrix-name").child(words::ALL.in_lang(lang)));
        (
            corner(Some(words::side(kind.sides().0))),
            all.into_iter().enumerate().map(head).collect::<Vec<_>>(),
            sum,
        )
    };
    line(places, Line::Heads).class("matrix-heads").child(content)
}

fn hole_word(is_hole: bool, lang: Lang) -> Option<Element> {
    let word =
        || el("span").class("matrix-hole-word").attr("aria-hidden", "true").child(words::HOLE.in_lang(lang));
    is_hole.then(word)
}

fn group_line(state: State, places: Places, key: GroupKey) -> Element {
    let shown = Memo::new(move |_| {
        let (group, columns) = state.matrix.with(|matrix| {
            let group = matrix.row_groups.iter().find(|group| group.key == Some(key)).copied();
            (group, matrix.columns.len())
        });
        group.map(|group| (group, columns, state.group_name(key)))
    });
    let content = move || {
        let (group, columns, name) = shown.get()?;
        let stop_here = stop_in(state, Line::Group(key));
        Some(
            at(stop(el("th"), HEAD), Spot::Head, stop_here)
                .attr("scope", "rowgroup")
                .attr("colspan", columns + 2)
                .attr("data-fold", group_code(key))
                .attr("aria-expanded", if group.is_folded { "false" } else { "true" })
                .child(fold(&group, name)),
        )
    };
    line(places, Line::Group(key)).class("matrix-row-group").child(content)
}

fn row_line(state: State, places: Places, key: Key) -> Element {
    let shown = Memo::new(move |_| {
        let (matrix, names, lang) = (state.matrix.get(), state.names.get(), lang());
        let shows = state.view.with(|view| view.shows);
        let columns = matrix.columns.iter().map(|head| head.key).collect::<Vec<_>>();
        (row::row(&matrix, &names, key, shows, lang), columns)
    });
    let content = move || {
        let lang = lang();
        shown.with(|(row, columns)| cells(state, key, row, columns, lang))
    };
    let is_hole = Memo::new(move |_| shown.with(|(row, _)| row.is_hole));
    line(places, Line::Row(key)).class_if("is-hole", move || is_hole.get()).child(content)
}

fn cells(state: State, key: Key, row: &Row, columns: &[Key], lang: Lang) -> Node {
    let stop_here = stop_in(state, Line::Row(key));
    let name = &row.name;
    let mark = matches!(key, Key::Goal(_)).then(|| name.mark.clone()).filter(|mark| !mark.is_empty());
    let text = el("span").class("matrix-row-text").child(mark.map(|mark| el("b").child(mark)));
    let head = at(stop(el("th"), HEAD), Spot::Head, stop_here)
        .attr("scope", "row")
        .class("matrix-row-head")
        .attr("title", name.title.clone())
        .attr("aria-label", head_spoken(key, name, row.is_hole, lang))
        .child(
            el("span")
                .class("matrix-row-name")
                .child(text.child(name.title.clone()))
                .child(hole_word(row.is_hole, lang)),
        );
    let cell = |((place, square), column): ((usize, &Square), &Key)| {
        let cell = at(stop(el("td"), place_of(place)), Spot::Column(*column), stop_here);
        let cell = if square.is_hole { cell.class("is-hole") } else { cell };
        if square.said.is_empty() { cell } else { cell.child(drawn(square, lang)) }
    };
    let squares = row.squares.iter().enumerate().zip(columns);
    (head, squares.map(cell).collect::<Vec<_>>(), sum(&row.sum, columns.len(), stop_here, lang)).into_node()
}

fn drawn(square: &Square, lang: Lang) -> Element {
    el("span")
        .class("matrix-in")
        .child(el("span").class("matrix-said").child(square.said.clone()))
        .child(marks(&square.face, lang))
}

/// The last cell of a line.
fn sum(square: &Square, column: usize, stop_here: Option<Spot>, lang: Lang) -> Element {
    at(stop(el("td"), place_of(column)), Spot::Sum, stop_here).class("matrix-sum").child(drawn(square, lang))
}

fn sums(state: State, places: Places) -> Element {
    let shown = Memo::new(move |_| {
        let (matrix, lang) = (state.matrix.get(), lang());
        let shows = state.view.with(|view| view.shows);
        let columns = matrix.columns.iter().map(|head| head.key).collect::<Vec<_>>();
        (row::sums(&matrix, shows, lang), columns)
    });
    let content = move || {
        let (lang, (squares, columns)) = (lang(), shown.get());
        let stop_here = stop_in(state, Line::Sums);
        let spots = columns.into_iter().map(Spot::Column).chain([Spot::Sum]);
        let cell = |((place, square), spot): ((usize, &Square), Spot)| {
            let cell = at(stop(el("td"), place_of(place)), spot, stop_here);
            cell.class("matrix-sum").child(drawn(square, lang))
        };
        let head = el("th").attr("scope", "row").class("matrix-row-head").child(words::ALL.in_lang(lang));
        (head, squares.iter().enumerate().zip(spots).map(cell).collect::<Vec<_>>())
    };
    line(places, Line::Sums).class("matrix-sums").child(content)
}
