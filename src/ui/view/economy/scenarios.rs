//! Scenarier: the list, the scenarios side by side with the programme, what moves a result most, and
//! what chance may do to the dwellings. The last two are reckoned beside the typing.

use super::accounts::section;
use super::budget::choice;
use super::ledger::{Choosing, ledger, picture};
use super::state::Desk;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::view::chance::drawn;
use crate::ui::widget::icon::{PLUS, icon};
use genomfor::analysis::expansion::period;
use genomfor::analysis::scenario::figure::Figure as Result;
use genomfor::analysis::scenario::outcome::compared_years;
use genomfor::analysis::scenario::sensitivity::{Bar, tornado, usual_steps};
use genomfor::model::period::Year;
use genomfor::model::record::Kind;
use genomfor::present::chart::Picture;
use genomfor::present::economy::accounts as account_words;
use genomfor::present::economy::ledger::Ledger;
use genomfor::present::economy::scenarios as words;
use leptos::prelude::*;
use std::sync::Arc;

pub fn new_scenario(desk: Desk) -> Node {
    let add = button("tool")
        .attr("data-test", "New scenario")
        .on_click(move || desk.add(Kind::Scenario, Vec::new(), "name"))
        .child(icon(PLUS))
        .child(t(words::NEW));
    (add, year_choice(desk)).into_node()
}

/// The year by which account B is compared, followed.
fn compared(desk: Desk) -> Memo<Option<Year>> {
    let program = desk.workspace.program();
    Memo::new(move |_| {
        let usual = program.with(words::usual_year)?;
        Some(desk.setup.now().with(|setup| setup.compared_year).unwrap_or(usual))
    })
}

fn year_choice(desk: Desk) -> Node {
    let (program, year) = (desk.workspace.program(), compared(desk));
    let years = move || {
        let chosen = year.get();
        let years = chosen.and_then(|year| {
            let last = program.with(words::usual_year)?;
            program.with(|program| compared_years(program, year.max(last)))
        });
        let option = move |one: Year| {
            let selected = move || Some(one) == chosen;
            el("option").attr("value", one.to_string()).prop("selected", selected).child(one.to_string())
        };
        let each = years.map(|years| genomfor::analysis::population::each_year(&years).map(option).collect());
        each.unwrap_or_default()
    };
    let choose = move |text: String| {
        let year = text.parse().ok().and_then(Year::new);
        desk.setup.change(|setup| setup.compared_year = year);
    };
    choice("economy-compared", words::YEAR, choose, years).into_node()
}

pub fn scenarios_part(desk: Desk) -> Node {
    let program = desk.workspace.program();
    let year = compared(desk);
    let none = Memo::new(move |_| program.with(|program| program.scenarios.is_empty()));
    let no_years = Memo::new(move |_| year.get().is_none());
    let list = Memo::new(move |_| program.with(|program| words::list(program, lang())));
    let side = Memo::new(move |_| {
        let Some(year) = year.get() else { return Ledger::default() };
        program.with(|program| words::side_by_side(program, year, lang()))
    });
    let scenarios = move || {
        if none.get() {
            return nothing(desk).into_node();
        }
        let side =
            section("economy-side", words::SIDE, words::SIDE_NOTE).child(ledger(desk, side, Choosing::Panel));
        (ledger(desk, list, Choosing::Panel), side).into_node()
    };
    (move || {
        if no_years.get() {
            return el("div")
                .class("empty")
                .child(el("p").child(t(account_words::NO_YEARS)))
                .child(super::accounts::facts())
                .into_node();
        }
        (scenarios, most(desk, year), chance(desk)).into_node()
    })
    .into_node()
}

fn nothing(desk: Desk) -> Element {
    el("div")
        .class("empty economy-empty")
        .child(el("h2").child(t(words::NOTHING)))
        .child(el("p").child(t(words::NOTHING_TEXT)))
        .child(
            button("tool primary")
                .on_click(move || desk.add(Kind::Scenario, Vec::new(), "name"))
                .child(t(words::FIRST)),
        )
}

/// What was reckoned, of which result, and at which revision of the programme.
#[derive(Clone, PartialEq)]
struct Tried {
    bars: Arc<Vec<Bar>>,
    result: Result,
    revision: u64,
}

fn most(desk: Desk, year: Memo<Option<Year>>) -> Element {
    let program = desk.workspace.program();
    let tried = RwSignal::new(None::<Tried>);
    let busy = RwSignal::new(false);
    let code = Memo::new(move |_| desk.setup.now().with(|setup| setup.figure.clone()));
    let result = Memo::new(move |_| words::result(&code.get(), year.get().unwrap_or(Year::MIN)));
    let reckon = move || {
        busy.set(true);
        // After the page has said that it reckons.
        page::next_frame(move || {
            let Some(result) = result.try_get_untracked() else { return };
            let bars = program.with_untracked(|program| {
                tornado(program, &usual_steps(program), |program| result.of(program))
            });
            let revision = desk.workspace.revision();
            let _ = tried.try_set(Some(Tried { bars: Arc::new(bars), result, revision }));
            let _ = busy.try_set(false);
        });
    };
    let options = move || {
        let (chosen, year) = (code.get(), year.get().unwrap_or(Year::MIN));
        let option = |code: &'static str| {
            let selected = chosen == code;
            let name = program.with(|program| words::result_name(words::result(code, year), program, lang()));
            el("option").attr("value", code).prop("selected", move || selected).child(name)
        };
        words::RESULTS.into_iter().map(option).collect::<Vec<_>>()
    };
    let choose = move |code: String| desk.setup.change(|setup| setup.figure = code);
    let name = move || {
        let name = if tried.with(Option::is_some) { words::AGAIN } else { words::RECKON };
        name.in_lang(lang())
    };
    section("economy-most", words::MOST, words::MOST_NOTE)
        .child(
            el("div")
                .class("economy-fields")
                .child(choice("economy-figure", words::FIGURE, choose, options))
                .child(button("tool primary").attr("data-test", "Reckon").on_click(reckon).child(name)),
        )
        .child(
            el("p")
                .attr("role", "status")
                .child(move || busy.get().then(|| words::RECKONING.in_lang(lang()))),
        )
        .child(move || tried.get().map(|tried| swings(desk, tried)))
}

fn swings(desk: Desk, tried: Tried) -> Node {
    let program = desk.workspace.program();
    if tried.bars.is_empty() {
        return el("p").class("economy-nothing").child(t(words::NOTHING_MOVES)).into_node();
    }
    let (bars, result) = (Arc::clone(&tried.bars), tried.result);
    let drawn = Memo::new(move |_| {
        let (lang, width) = (lang(), desk.chart_width());
        desk.with_origin(|origin| {
            program
                .with_untracked(|program| words::tornado_chart(program, result, &bars, origin, width, lang))
        })
    });
    let bars = Arc::clone(&tried.bars);
    let table = Memo::new(move |_| {
        let lang = lang();
        program.with_untracked(|program| words::tornado_table(program, result, &bars, lang))
    });
    let stale = move || {
        program.track();
        (desk.workspace.revision() != tried.revision)
            .then(|| el("p").class("economy-lack").child(t(words::STALE)))
    };
    (stale, picture(drawn, "economy-most"), ledger(desk, table, Choosing::Panel)).into_node()
}

fn chance(desk: Desk) -> Element {
    let found = drawn(desk.workspace, period);
    let chart = Memo::new(move |_| {
        let width = desk.chart_width();
        found
            .with(|found| {
                let found = found.as_ref()?;
                Some(desk.with_origin(|origin| words::chance_chart(found, origin, width, lang())))
            })
            .unwrap_or_else(Picture::default)
    });
    let table = Memo::new(move |_| {
        found.with(|found| found.as_ref().map(|found| words::chance_table(found, lang()))).unwrap_or_default()
    });
    let note = move || found.with(|found| found.as_ref().map(|found| words::chance_note(found, lang())));
    let there = Memo::new(move |_| found.with(Option::is_some));
    let content = move || {
        there
            .get()
            .then(|| (picture(chart, "economy-chance"), ledger(desk, table, Choosing::Panel)).into_node())
    };
    el("section")
        .class("economy-section")
        .attr("aria-labelledby", "economy-chance-heading")
        .attr("data-test", "Chance")
        .child(el("h2").class("section-heading").id("economy-chance-heading").child(t(words::CHANCE)))
        .child(el("p").class("economy-note").attr("data-test", "Seed").child(note))
        .child(content)
}
