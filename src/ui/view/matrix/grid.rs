//! The table: heads that stay in sight, cells that follow the programme one by one, and one
//! stop for the Tab key.

use super::keys;
use super::mark::marks;
use super::state::{Line, Place, Shape, State};
use crate::ui::dom::{Element, ElementRef, IntoNode, Node, el};
use crate::ui::preferences::{lang, t};
use crate::ui::widget::icon::{CHEVRON, FOLDED, icon};
use genomfor::analysis::matrix::axis::{Group, GroupKey, Key};
use genomfor::analysis::matrix::{MatrixKind, Side};
use genomfor::model::words::{Lang, Words};
use genomfor::present::matrix as words;
use genomfor::present::matrix::cell::{Face, face, marks_spoken, spoken, sum_face};
use genomfor::present::matrix::name::{code, group_code};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The place of the row heads among the columns.
pub const HEAD: i32 = -1;

/// The table of the matrix as it is shaped now.
pub fn grid(state: State, shape: &Shape) -> Element {
    let table = ElementRef::new();
    let first = shape.lines.iter().position(|line| matches!(line, Line::Row(_)));
    let line = |(place, line): (usize, &Line)| {
        let row = match line {
            Line::Groups => groups(state, shape),
            Line::Heads => heads(state, shape),
            Line::Group(group) => group_row(state, shape, *group),
            Line::Row(key) => row(state, shape, *key, Some(place) == first),
            Line::Sums => sums(state, shape),
        };
        row.attr("data-line", place)
    };
    let is_head = |line: &(usize, &Line)| matches!(line.1, Line::Groups | Line::Heads);
    let lines = || shape.lines.iter().enumerate();
    let class = match shape.kind.sides().1 {
        Side::Years => "matrix-table has-years",
        Side::Goals | Side::Bodies | Side::Instruments => "matrix-table",
    };
    let wanted = StoredValue::new(0);
    el("table")
        .class(class)
        .class_if("has-groups", {
            let has = !shape.groups.is_empty();
            move || has
        })
        .attr("role", "grid")
        .attr("aria-labelledby", "view-heading")
        .attr("aria-describedby", "matrix-hint")
        .refer(table)
        .on("focusin", move |event| keys::on_focus(state, table, &event))
        .on("click", move |event| keys::on_click(state, &event))
        .on_key(move |event| {
            if keys::on_key(state, table, wanted, event) {
                event.prevent_default();
            }
        })
        .child(el("thead").child(lines().filter(is_head).map(line).collect::<Vec<_>>()))
        .child(el("tbody").child(lines().filter(|l| !is_head(l)).map(line).collect::<Vec<_>>()))
}

/// A cell that can have the focus: its place among the columns and what is opened from it.
fn stop(element: Element, column: i32, id: String) -> Element {
    element.attr("tabindex", "-1").attr("data-c", column.to_string()).id(id)
}

fn place_of(column: usize) -> i32 {
    i32::try_from(column).unwrap_or(i32::MAX)
}

fn corner(name: Option<Words>) -> Element {
    el("td").class("matrix-corner").child(name.map(|name| el("span").child(t(name))))
}

fn groups(state: State, shape: &Shape) -> Element {
    let head = |group: &Group| {
        let cell = el("th").attr("colspan", group.span).class("matrix-group");
        match group.key {
            Some(key) => stop(cell, place_of(group.from), format!("cell-group-{}", group_code(key)))
                .attr("scope", "colgroup")
                .attr("data-fold", group_code(key))
                .attr("aria-expanded", (!group.is_folded).to_string())
                .child(fold(state, key, *group)),
            None => el("td").attr("colspan", group.span).class("matrix-group"),
        }
    };
    el("tr")
        .class("matrix-groups")
        .child(corner(None))
        .child(shape.groups.iter().map(head).collect::<Vec<_>>())
        .child(el("td").class("matrix-sum"))
}

/// The name of a group with the sign that it can be folded.
fn fold(state: State, key: GroupKey, group: Group) -> Element {
    let name = Memo::new(move |_| state.group_name(key));
    let members = group.is_folded.then_some(group.members);
    el("span")
        .class("matrix-fold")
        .attr("title", move || name.with(|name| name.title.clone()))
        .child(icon(if group.is_folded { FOLDED } else { CHEVRON }))
        .child(el("span").child(move || name.with(|name| name.short().to_owned())))
        .child(members.map(|members| el("span").class("matrix-members").child(members)))
}

fn heads(state: State, shape: &Shape) -> Element {
    let (down, _) = shape.kind.sides();
    let name = words::side(down);
    let is_tool = matches!(shape.kind, MatrixKind::GoalInstrument);
    let head = |(place, (key, _)): (usize, &(Key, _))| {
        let key = *key;
        let full = move || state.name(key).title;
        let shown = move || {
            let name = state.name(key);
            if is_tool { name.title } else { name.short().to_owned() }
        };
        stop(el("th"), place_of(place), format!("cell-head-{}", code(key)))
            .attr("scope", "col")
            .class("matrix-head")
            .attr("title", full)
            .attr("aria-label", move || hole_name(state, key, full()))
            .child(el("span").class("matrix-name").child(shown))
            .child(hole_word(state, key))
    };
    el("tr")
        .class("matrix-heads")
        .child(corner(Some(name)))
        .child(shape.columns.iter().enumerate().map(head).collect::<Vec<_>>())
        .child(
            el("th")
                .attr("scope", "col")
                .class("matrix-head matrix-sum")
                .attr("title", t(words::ALL_HINT))
                .child(el("span").class("matrix-name").child(t(words::ALL))),
        )
}

/// A name, with the word for a hole where it is one.
fn hole_name(state: State, key: Key, name: String) -> String {
    if state.holes.with(|holes| holes.contains(&key)) {
        format!("{name}, {}", words::HOLE.in_lang(lang()).to_lowercase())
    } else {
        name
    }
}

fn hole_word(state: State, key: Key) -> Node {
    let is = Memo::new(move |_| state.holes.with(|holes| holes.contains(&key)));
    (move || {
        is.get()
            .then(|| el("span").class("matrix-hole-word").attr("aria-hidden", "true").child(t(words::HOLE)))
    })
    .into_node()
}

fn group_row(state: State, shape: &Shape, group: Group) -> Element {
    let span = shape.columns.len() + 2;
    let key = group.key.unwrap_or(GroupKey::Outside);
    let cell = stop(el("th"), HEAD, format!("cell-group-{}", group_code(key)));
    el("tr").class("matrix-row-group").child(
        cell.attr("scope", "rowgroup")
            .attr("colspan", span)
            .attr("data-fold", group_code(key))
            .attr("aria-expanded", (!group.is_folded).to_string())
            .child(fold(state, key, group)),
    )
}

fn row(state: State, shape: &Shape, key: Key, first: bool) -> Element {
    let name = Memo::new(move |_| state.name(key));
    let title = move || name.with(|name| name.title.clone());
    let mark = move || {
        let mark = name.with(|name| name.mark.clone());
        let shown = !mark.is_empty() && matches!(key, Key::Goal(_));
        shown.then(|| el("b").child(mark))
    };
    let head = stop(el("th"), HEAD, format!("cell-head-{}", code(key)))
        .attr("scope", "row")
        .class("matrix-row-head")
        .attr("title", title)
        .attr("aria-label", move || {
            let name = name.get();
            let full = if matches!(key, Key::Goal(_)) {
                format!("{} {}", name.mark, name.title)
            } else {
                name.title
            };
            hole_name(state, key, full.trim().to_owned())
        })
        .child(
            el("span")
                .class("matrix-row-name")
                .child(el("span").class("matrix-row-text").child(mark).child(title))
                .child(hole_word(state, key)),
        );
    let cells = shape.columns.iter().enumerate().map(|(place, (column, _))| {
        let cell = cell(state, key, *column, place_of(place));
        if first && place == 0 { cell.attr("data-first", "true") } else { cell }
    });
    el("tr")
        .class_if("is-hole", move || state.holes.with(|holes| holes.contains(&key)))
        .child(head)
        .child(cells.collect::<Vec<_>>())
        .child(sum(state, Place { row: Some(key), column: None }, place_of(shape.columns.len())))
}

/// A cell: one memo and one part that follows it, however many there are.
fn cell(state: State, row: Key, column: Key, place: i32) -> Element {
    let shown = Memo::new(move |_| {
        let shows = state.view.with(|view| view.shows);
        let hole = state.holes.with(|holes| holes.contains(&column));
        (state.matrix.with(|matrix| face(matrix, row, column, shows)), hole)
    });
    let names = Memo::new(move |_| {
        let (down, along) = (state.name(row), state.name(column));
        let down = if matches!(row, Key::Goal(_)) { down.short().to_owned() } else { down.title };
        (down, along.title)
    });
    let content = move || {
        let lang = lang();
        let (face, hole) = shown.get();
        let said = names.with(|(row, column)| spoken(row, column, &face, lang));
        drawn(&face, said, lang, if hole { "matrix-in is-hole" } else { "matrix-in" })
    };
    stop(el("td"), place, format!("cell-{}-{}", code(row), code(column))).child(content)
}

fn drawn(face: &Face, said: String, lang: Lang, class: &'static str) -> Element {
    el("span").class(class).child(el("span").class("matrix-said").child(said)).child(marks(face, lang))
}

/// The sum of a row, a column, or everything.
fn sum(state: State, place: Place, column: i32) -> Element {
    let key = place.row.or(place.column);
    let shown = Memo::new(move |_| {
        let shows = state.view.with(|view| view.shows);
        state.matrix.with(|matrix| match key {
            Some(key) => {
                matrix.head(key).map(|head| sum_face(&head.total, Some(key), shows)).unwrap_or_default()
            }
            None => sum_face(&matrix.total, None, shows),
        })
    });
    let content = move || {
        let (lang, face) = (lang(), shown.get());
        let said = format!("{}: {}", words::ALL.in_lang(lang), marks_spoken(&face, lang));
        drawn(&face, said, lang, "matrix-in")
    };
    let id = key.map(code).unwrap_or_default();
    stop(el("td").class("matrix-sum"), column, format!("cell-sum-{id}")).child(content)
}

fn sums(state: State, shape: &Shape) -> Element {
    let cell = |(place, (key, _)): (usize, &(Key, _))| {
        sum(state, Place { row: None, column: Some(*key) }, place_of(place))
    };
    el("tr")
        .class("matrix-sums")
        .child(el("th").attr("scope", "row").class("matrix-row-head").child(t(words::ALL)))
        .child(shape.columns.iter().enumerate().map(cell).collect::<Vec<_>>())
        .child(sum(state, Place { row: None, column: None }, place_of(shape.columns.len())))
}

/// The element of a cell that an event is about.
pub fn cell_of(event: &web_sys::Event) -> Option<web_sys::HtmlElement> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest("[data-c]").ok().flatten()?.dyn_into().ok()
}
