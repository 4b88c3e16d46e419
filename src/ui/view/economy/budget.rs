//! Budget: the amounts of the measures by body and year, how they are funded, and which measures
//! stand behind them.

use super::accounts::linked;
use super::ledger::{Choosing, ledger};
use super::state::Desk;
use crate::ui::dom::{Element, IntoNode, Node, el};
use crate::ui::preferences::{lang, t};
use crate::ui::route::Route;
use genomfor::analysis::assumption::Assumptions;
use genomfor::analysis::economy::prices::Prices;
use genomfor::model::period::{Day, Year};
use genomfor::model::record::{BodyId, Id};
use genomfor::model::words::Words;
use genomfor::present::economy::accounts;
use genomfor::present::economy::budget::{self as words, View};
use genomfor::present::economy::ledger::Ledger;
use leptos::prelude::*;
use std::rc::Rc;

/// The year of a day.
pub fn year_of(day: Day) -> Year {
    Year::new(i64::from(chrono::Datelike::year(&day.0))).unwrap_or(Year::MIN)
}

/// The budget year that is shown, followed.
fn year(desk: Desk) -> Memo<Year> {
    Memo::new(move |_| {
        let chosen = desk.setup.now().with(|setup| setup.budget_year);
        chosen.unwrap_or_else(|| words::usual_year(year_of(desk.derived.today.get())))
    })
}

/// Budget year and body.
pub fn choices(desk: Desk) -> Node {
    let (program, year) = (desk.workspace.program(), year(desk));
    let years = move || {
        let (chosen, usual) = (year.get(), words::usual_year(year_of(desk.derived.today.get())));
        let option = move |one: Year| {
            el("option")
                .attr("value", one.to_string())
                .prop("selected", move || one == chosen)
                .child(one.to_string())
        };
        program.with(|program| words::years(program, usual)).into_iter().map(option).collect::<Vec<_>>()
    };
    let bodies = move || {
        let chosen = desk.setup.now().with(|setup| setup.body);
        let option = move |body: Option<BodyId>, name: String| {
            let code = body.map(|body| body.0.code()).unwrap_or_default();
            el("option").attr("value", code).prop("selected", move || body == chosen).child(name)
        };
        let all = option(None, words::ALL_BODIES.in_lang(lang()).to_owned());
        program.with(|program| {
            let bodies = program.bodies.in_order().into_iter();
            std::iter::once(all)
                .chain(bodies.map(|body| option(Some(body.id), body.name.clone())))
                .collect::<Vec<_>>()
        })
    };
    let choose_year = move |text: String| {
        let year = text.parse().ok().and_then(Year::new);
        desk.setup.change(|setup| setup.budget_year = year);
    };
    let choose_body = move |code: String| {
        let body = Id::parse_code(&code).map(BodyId);
        desk.setup.change(|setup| setup.body = body);
    };
    (
        choice("economy-budget-year", words::BUDGET_YEAR, choose_year, years),
        choice("economy-body", words::BODY, choose_body, bodies),
    )
        .into_node()
}

/// A labelled list of choices.
pub fn choice(
    id: &'static str,
    name: Words,
    choose: impl FnMut(String) + 'static,
    options: impl Fn() -> Vec<Element> + 'static,
) -> Element {
    el("span")
        .class("economy-choice")
        .child(el("label").attr("for", id).child(t(name)))
        .child(el("select").class("field").id(id).on_text("change", choose).child(options))
}

pub fn budget_part(desk: Desk) -> Node {
    let program = desk.workspace.program();
    let none = Memo::new(move |_| {
        program.with(|program| {
            !program.measures.iter().any(|measure| measure.costs.iter().any(|item| item.amount.is_some()))
        })
    });
    (move || if none.get() { nothing().into_node() } else { tables(desk) }).into_node()
}

fn nothing() -> Element {
    el("div")
        .class("empty")
        .child(el("h2").child(t(words::NOTHING)))
        .child(el("p").child(t(words::NOTHING_TEXT)))
        .child(el("a").attr("href", Route::Program(None).hash()).child(t(words::TO_MEASURES)))
}

fn tables(desk: Desk) -> Node {
    let (program, year) = (desk.workspace.program(), year(desk));
    let body = Memo::new(move |_| desk.setup.now().with(|setup| setup.body));
    let table = move |of: fn(&View<'_>) -> Ledger| {
        Memo::new(move |_| {
            program.with(|program| {
                let prices = Prices::of(program, &Assumptions::of(program));
                of(&View::of(program, &prices, year.get(), body.get(), lang()))
            })
        })
    };
    let notes = move || {
        program.with(|program| {
            let prices = Prices::of(program, &Assumptions::of(program));
            let view = View::of(program, &prices, year.get(), None, lang());
            let mut lines = accounts::unconverted(program, &view.budget.unconverted, lang());
            lines.extend(view.overfunded());
            linked(desk, lines)
        })
    };
    let choose = Choosing::Act(Rc::new(move |record| {
        desk.setup.change(|setup| setup.body = Some(BodyId(record.id)));
    }));
    (
        el("p").class("economy-note").child(t(words::NOTE)),
        notes,
        ledger(desk, table(|view| view.by_body()), choose),
        ledger(desk, table(|view| view.by_section()), Choosing::Panel),
        ledger(desk, table(|view| view.by_source()), Choosing::Panel),
        ledger(desk, table(|view| view.behind()), Choosing::Panel),
    )
        .into_node()
}
