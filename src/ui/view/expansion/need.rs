//! The plan against the need: two charts side by side, the table with the same numbers, the figures,
//! and each need by itself.

use crate::ui::derived::Derived;
use crate::ui::dom::{Element, IntoNode, Node, el};
use crate::ui::preferences::{lang, t};
use crate::ui::remembered::{NEED, Remembered};
use crate::ui::route::{Route, Section};
use crate::ui::view::chance::drawn;
use crate::ui::view::figure::{Room, figure};
use crate::ui::view::print_head::print_head;
use crate::ui::workspace::Workspace;
use genomfor::analysis::expansion::group::By;
use genomfor::model::period::Year;
use genomfor::model::program::Program;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::present::chart::Picture;
use genomfor::present::expansion::need::{
    self as words, Balance, GapRow, NeedView, Row, RowKind, Source, Weight,
};
use genomfor::present::expansion::{EXPANSION, NEED as NEED_PART, SUM, figures, grid};
use genomfor::present::format;
use leptos::prelude::*;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Charts stand side by side in a part of the page that is as wide as this.
const SIDE_BY_SIDE: f64 = 1000.0;
const GAP: f64 = 32.0;

/// The part.
pub fn need_part() -> Node {
    let workspace = Workspace::expect();
    let setup: Remembered<NeedView> =
        Remembered::new(NEED, workspace.door, words::from_value, words::to_value);
    let by = Memo::new(move |_| setup.now().with(|view| view.by));
    let program = workspace.program();
    let chances = drawn(workspace, years);
    let balance = Memo::new(move |_| {
        let (by, lang) = (by.get(), lang());
        program.with(|program| Arc::new(Balance::of(program, by, lang).with_chances(chances.get())))
    });
    el("div")
        .class("sheet expansion-part")
        .attr("data-scrolls", "")
        .child(print_head(Signal::derive(|| NEED_PART)))
        .child(figures(workspace))
        .child(el("div").class("part-tools").child(groupings(setup, by)))
        .child(charts(workspace, balance))
        .child(el("p").class("field-note part-note").child(t(words::BAND_NOTE)))
        .child(no_need(balance))
        .child(table(balance, by))
        .child(gaps(workspace))
        .into_node()
}

/// The years of the plan.
fn years(program: &Program) -> Option<RangeInclusive<Year>> {
    let years = grid::years(program);
    Some(*years.first()?..=*years.last()?)
}

/// The figures beside the charts.
fn figures(workspace: Workspace) -> Element {
    let today = Derived::expect().today;
    let figures = Memo::new(move |_| {
        let (today, lang) = (today.get(), lang());
        workspace.program().with(|program| figures::figures(program, today, lang))
    });
    let one = |figure: figures::Figure| {
        el("div")
            .class("key-figure")
            .child(el("dt").child(t(figure.name)))
            .child(el("dd").class("key-value").child(figure.value))
            .child(el("dd").class("field-note").child(figure.note))
    };
    el("dl").class("key-figures").child(move || figures.get().into_iter().map(one).collect::<Vec<_>>())
}

fn groupings(setup: Remembered<NeedView>, now: Memo<By>) -> Element {
    let option = move |by: By| {
        el("option")
            .attr("value", words::by_code(by))
            .prop("selected", move || now.get() == by)
            .child(t(words::by_words(by)))
    };
    let choose = move |code: String| {
        if let Some(by) = By::ALL.into_iter().find(|by| words::by_code(*by) == code) {
            setup.change(|view| view.by = by);
        }
    };
    el("label").class("part-choice").child(el("span").child(t(words::GROUP_BY))).child(
        el("select")
            .class("field")
            .attr("data-test", "Group by")
            .on_text("change", choose)
            .child(By::ALL.into_iter().map(option).collect::<Vec<_>>()),
    )
}

fn charts(workspace: Workspace, balance: Memo<Arc<Balance>>) -> Element {
    let today = Derived::expect().today;
    let room = Room::beginning(1000.0);
    let beside = Memo::new(move |_| room.width.get() >= SIDE_BY_SIDE);
    let municipality =
        Memo::new(move |_| workspace.program().with(|program| program.settings.municipality.clone()));
    let about = Signal::derive(move || EXPANSION.in_lang(lang()).to_owned());
    let picture = move |weight: Weight| {
        Memo::new(move |_| -> Picture {
            let balance = balance.get();
            let width = if beside.get() { (room.width.get() - GAP) / 2.0 } else { room.width.get() };
            let width = width.max(words::LEAST_WIDTH);
            municipality.with(|municipality| {
                balance.chart(weight, &Source { municipality, today: today.get() }, width, lang())
            })
        })
    };
    el("div")
        .refer(room.host)
        .class("figures")
        .class_if("is-beside", move || beside.get())
        .child(figure(picture(Weight::Raw), "raw", about))
        .child(figure(picture(Weight::Weighted), "weighted", about))
}

fn no_need(balance: Memo<Arc<Balance>>) -> Node {
    let text = move || {
        balance.with(|balance| balance.needed.is_none()).then(|| {
            let needs = Route::Basis(Section::Records(Kind::Need), None);
            el("p")
                .class("part-note")
                .child(t(words::NO_NEED))
                .child(" ")
                .child(el("a").attr("href", needs.hash()).child(t(words::TO_NEEDS)))
        })
    };
    text.into_node()
}

/// A head for each year.
pub fn year_heads(years: &[Year]) -> Vec<Element> {
    let head = |year: &Year| el("th").attr("scope", "col").class("is-number").child(year.to_string());
    years.iter().map(head).collect()
}

/// The numbers of the charts.
fn table(balance: Memo<Arc<Balance>>, by: Memo<By>) -> Element {
    let row = move |row: Row| {
        let number = |number: Option<i64>| {
            let lacks = row.kind == RowKind::Lack && number.is_some_and(|number| number > 0);
            let text = number.map(|number| format::whole(number, lang()));
            el("td").class(if lacks { "is-number is-lacking" } else { "is-number" }).child(text)
        };
        el("tr")
            .class(row_class(row.kind))
            .child(el("th").attr("scope", "row").child(row.name.clone()))
            .child(row.numbers.iter().map(|one| number(*one)).collect::<Vec<_>>())
            .child(number(row.sum))
    };
    let heads = move || {
        el("tr")
            .child(el("th").attr("scope", "col").child(t(words::by_words(by.get()))))
            .child(balance.with(|balance| year_heads(&balance.years)))
            .child(el("th").attr("scope", "col").class("is-number").child(t(SUM)))
    };
    let rows = move || balance.with(|balance| balance.rows(lang())).into_iter().map(row).collect::<Vec<_>>();
    scrolling(
        "numbers-table",
        el("table")
            .class("numbers")
            .attr("data-test", "Need table")
            .child(el("caption").id("numbers-table").child(t(words::SAME_NUMBERS)))
            .child(el("thead").child(heads))
            .child(el("tbody").child(rows)),
    )
}

const fn row_class(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Group => "",
        RowKind::Sum => "numbers-sum",
        RowKind::Range => "numbers-range",
        RowKind::Need => "numbers-need",
        RowKind::Lack => "numbers-lack",
    }
}

/// A wide table scrolls by itself, by keys too.
pub fn scrolling(label: &'static str, table: Element) -> Element {
    el("div")
        .class("numbers-scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", label)
        .child(table)
}

/// Each need with what the plan has for it.
fn gaps(workspace: Workspace) -> Element {
    let gaps = Memo::new(move |_| {
        let lang = lang();
        workspace.program().with(|program| words::gap_rows(program, lang))
    });
    let content = move || {
        let (years, rows) = gaps.get();
        (!rows.is_empty()).then(|| {
            let heads = el("tr")
                .child(el("th").attr("scope", "col").child(t(words::NEEDED)))
                .child(el("th").attr("scope", "col").child(t(words::LINE)))
                .child(year_heads(&years))
                .child(el("th").attr("scope", "col").class("is-number").child(t(SUM)));
            scrolling(
                "gap-table",
                el("table")
                    .class("numbers gaps")
                    .attr("data-test", "Gap table")
                    .child(
                        el("caption")
                            .id("gap-table")
                            .child(t(words::GAP_TITLE))
                            .child(el("span").class("field-note").child(t(words::GAP_NOTE))),
                    )
                    .child(el("thead").child(heads))
                    .child(rows.iter().map(gap).collect::<Vec<_>>()),
            )
        })
    };
    el("section").class("part-section").child(content)
}

/// A need: what is needed, what is planned, what is lacking.
fn gap(row: &GapRow) -> Element {
    let target = RecordRef::new(Kind::Need, row.need.0);
    let head = el("th")
        .attr("scope", "rowgroup")
        .attr("rowspan", "3")
        .child(el("a").attr("href", Route::to(target).hash()).child(row.name.clone()))
        .child(row.note.map(|note| el("span").class("field-note").child(t(note))));
    let all = || row.years.iter().chain([&row.sum]);
    let known = |number: Option<i64>| number.map_or("–".to_owned(), |number| format::whole(number, lang()));
    let cell = |text: String| el("td").class("is-number").child(text);
    let lacking = |(needed, planned): &(i64, Option<i64>)| planned.map(|planned| needed - planned);
    let lack = |of: &(i64, Option<i64>)| {
        let lacking = lacking(of);
        let lacks = lacking.is_some_and(|lacking| lacking > 0);
        cell(known(lacking)).class(if lacks { "is-number is-lacking" } else { "is-number" })
    };
    let label = |words| el("th").attr("scope", "row").child(t(words));
    el("tbody")
        .child(
            el("tr")
                .child(head)
                .child(label(words::NEEDED))
                .child(all().map(|(needed, _)| cell(known(Some(*needed)))).collect::<Vec<_>>()),
        )
        .child(
            el("tr")
                .child(label(words::PLANNED))
                .child(all().map(|(_, planned)| cell(known(*planned))).collect::<Vec<_>>()),
        )
        .child(
            el("tr")
                .class("numbers-lack")
                .child(label(words::LACKS))
                .child(all().map(lack).collect::<Vec<_>>()),
        )
}
