//! Konton: the three accounts, each with its own tables, and what is missing to reckon them.

use super::ledger::{Choosing, ledger, picture};
use super::state::Desk;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Route, Section};
use genomfor::analysis::assumption::Missing;
use genomfor::analysis::economy::Economy;
use genomfor::model::record::RecordRef;
use genomfor::model::words::Words;
use genomfor::present::economy as words;
use genomfor::present::economy::ledger::Ledger;
use genomfor::present::economy::{accounts, charts, quantity};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How dwellings count: weighed or as planned.
pub fn weighing(desk: Desk) -> Element {
    let raw = Memo::new(move |_| desk.setup.now().with(|setup| setup.raw));
    let choice = move |name, is_raw: bool| {
        button("")
            .attr("aria-pressed", move || (raw.get() == is_raw).to_string())
            .on_click(move || desk.setup.change(|setup| setup.raw = is_raw))
            .child(t(name))
    };
    el("span")
        .class("segments economy-weighing")
        .attr("role", "group")
        .attr("aria-label", t(words::DWELLINGS_COUNT))
        .child(choice(words::WEIGHTED, false))
        .child(choice(words::RAW, true))
}

pub fn accounts_part(desk: Desk) -> Node {
    let none = Memo::new(move |_| desk.economy.with(Option::is_none));
    (move || if none.get() { no_years().into_node() } else { sections(desk) }).into_node()
}

fn no_years() -> Element {
    el("div").class("empty").child(el("p").child(t(accounts::NO_YEARS))).child(facts())
}

/// The way to the facts of the programme.
pub fn facts() -> Element {
    el("a").attr("href", Route::Basis(Section::Facts, None).hash()).child(t(words::FACTS))
}

fn sections(desk: Desk) -> Node {
    let count = move || desk.setup.now().with(|setup| accounts::weighing(setup.weighing()).in_lang(lang()));
    (
        el("p").class("economy-note").child(t(accounts::NEVER_NETTED)).child(" ").child(count),
        development(desk),
        operation(desk),
        investment(desk),
    )
        .into_node()
}

/// A section with its heading, its note, and its parts.
pub fn section(id: &'static str, heading: Words, note: Words) -> Element {
    el("section")
        .class("economy-section")
        .attr("aria-labelledby", id)
        .child(el("h2").class("section-heading").id(id).child(t(heading)))
        .child(el("p").class("economy-note").child(t(note)))
}

fn is_empty(table: Memo<Ledger>) -> Memo<bool> {
    Memo::new(move |_| table.with(|table| table.lines.is_empty()))
}

fn development(desk: Desk) -> Element {
    let table = desk.of_accounts(accounts::development);
    let projects = desk.of_accounts(accounts::projects);
    let none = Memo::new(move |_| {
        desk.economy.with(|economy| economy.as_ref().is_none_or(|economy| economy.a.projects.is_empty()))
    });
    let drawn = Memo::new(move |_| {
        let width = desk.chart_width();
        desk.economy
            .with(|economy| {
                let economy = economy.as_ref()?;
                Some(desk.with_origin(|origin| {
                    table.with(|table| charts::development_chart(table, economy, origin, lang(), width))
                }))
            })
            .unwrap_or_default()
    });
    let content = move || {
        if none.get() {
            return el("p").class("economy-nothing").child(t(accounts::NO_APPRAISAL)).into_node();
        }
        (
            no_rate(desk),
            picture(drawn, "economy-a"),
            ledger(desk, table, Choosing::Panel),
            el("details")
                .class("economy-more")
                .child(el("summary").child(t(accounts::PER_PROJECT)))
                .child(ledger(desk, projects, Choosing::Panel)),
        )
            .into_node()
    };
    section("economy-a-heading", accounts::A, accounts::A_NOTE)
        .child(move || unconverted(desk, |economy| &economy.a.unconverted))
        .child(content)
}

/// That no present value is reckoned, where the rate is missing.
fn no_rate(desk: Desk) -> Node {
    let program = desk.workspace.program();
    let missing = Memo::new(move |_| program.with(|program| program.settings.discount_rate.is_none()));
    (move || {
        missing
            .get()
            .then(|| el("p").class("economy-lack").child(t(accounts::NO_RATE)).child(" ").child(facts()))
    })
    .into_node()
}

fn operation(desk: Desk) -> Element {
    let table = desk.of_accounts(|_, economy, lang| accounts::operation(economy, lang));
    let drawn = Memo::new(move |_| {
        let width = desk.chart_width();
        desk.economy
            .with(|economy| {
                let economy = economy.as_ref()?;
                Some(desk.with_origin(|origin| {
                    table.with(|table| charts::operation_chart(table, economy, origin, lang(), width))
                }))
            })
            .unwrap_or_default()
    });
    let note = move || {
        desk.economy.with(|economy| economy.as_ref().map(|economy| accounts::income_note(economy, lang())))
    };
    let incomplete = Memo::new(move |_| {
        desk.economy.with(|economy| economy.as_ref().is_some_and(|economy| economy.b.ground.is_incomplete()))
    });
    section("economy-b-heading", accounts::B, accounts::B_NOTE)
        .child(el("p").class("economy-note").attr("data-test", "Income note").child(note))
        .child(move || incomplete.get().then(|| el("p").class("economy-lack").child(t(accounts::INCOMPLETE))))
        .child(missing(desk, accounts::missing_for_b))
        .child(move || as_it_is(desk, |economy| &economy.b.as_it_is))
        .child(picture(drawn, "economy-b"))
        .child(ledger(desk, table, Choosing::Panel))
}

fn investment(desk: Desk) -> Element {
    let table = desk.of_accounts(|_, economy, lang| accounts::investments(economy, lang));
    let measures = desk.of_accounts(accounts::by_measure);
    let lacking = desk.of_accounts(accounts::lacking);
    let (no_measures, no_lack) = (is_empty(measures), is_empty(lacking));
    let invested = move || {
        if no_measures.get() {
            return el("p").class("economy-nothing").child(t(accounts::NO_INVESTMENT)).into_node();
        }
        (
            ledger(desk, table, Choosing::Panel),
            el("details")
                .class("economy-more")
                .child(el("summary").child(t(accounts::PER_MEASURE)))
                .child(ledger(desk, measures, Choosing::Panel)),
        )
            .into_node()
    };
    let lack = move || {
        if no_lack.get() {
            let unsure = desk.economy.with(|economy| {
                economy.as_ref().is_none_or(|economy| accounts::is_unsure_of_places(economy))
            });
            let text = if unsure { accounts::NO_LACK_UNSURE } else { accounts::NO_LACK };
            el("p").class("economy-nothing").child(t(text)).into_node()
        } else {
            ledger(desk, lacking, Choosing::Panel).into_node()
        }
    };
    section("economy-c-heading", accounts::C, accounts::C_NOTE)
        .child(missing(desk, accounts::missing_for_c))
        .child(move || as_it_is(desk, |economy| &economy.c.as_it_is))
        .child(move || unconverted(desk, |economy| &economy.c.unconverted))
        .child(invested)
        .child(lack)
}

/// What is missing, each with a way to supply it.
fn missing(desk: Desk, of: fn(&Economy) -> BTreeSet<Missing>) -> Node {
    let list = Memo::new(move |_| {
        desk.economy.with(|economy| economy.as_ref().map(|economy| of(economy)).unwrap_or_default())
    });
    let item = move |missing: &Missing| {
        let missing = *missing;
        let name = quantity::missing(missing, lang());
        let label = format!("{}: {name}", accounts::ADD_ASSUMPTION.in_lang(lang()));
        el("li").child(name).child(
            button("tool")
                .attr("aria-label", label)
                .on_click(move || desk.supply(missing))
                .child(t(accounts::ADD_ASSUMPTION)),
        )
    };
    (move || {
        list.with(|list| {
            (!list.is_empty()).then(|| {
                el("div")
                    .class("economy-lack")
                    .attr("data-test", "Missing")
                    .child(el("p").child(t(accounts::MISSING)))
                    .child(el("ul").child(list.iter().map(item).collect::<Vec<_>>()))
            })
        })
    })
    .into_node()
}

fn as_it_is(
    desk: Desk,
    of: fn(&Economy) -> &BTreeSet<genomfor::model::record::AssumptionId>,
) -> Option<Element> {
    let program = desk.workspace.program();
    let text = program.with(|program| {
        desk.economy.with(|economy| accounts::as_it_is(program, of(economy.as_ref()?), lang()))
    })?;
    Some(el("p").class("economy-lack").child(text))
}

fn unconverted(
    desk: Desk,
    of: fn(&Economy) -> &Vec<genomfor::analysis::economy::prices::Unconverted>,
) -> Option<Element> {
    let program = desk.workspace.program();
    let lines = program.with(|program| {
        desk.economy.with(|economy| {
            economy.as_ref().map(|economy| accounts::unconverted(program, of(economy), lang()))
        })
    })?;
    linked(desk, lines)
}

/// A list of sentences that each lead to a record.
pub fn linked(desk: Desk, lines: Vec<(RecordRef, String)>) -> Option<Element> {
    let part = desk.part.get_untracked();
    let item = |(record, text): (RecordRef, String)| {
        el("li").child(el("a").attr("href", Route::Economy(part, Some(record)).hash()).child(text))
    };
    (!lines.is_empty()).then(|| {
        el("div").class("economy-lack").child(el("ul").child(lines.into_iter().map(item).collect::<Vec<_>>()))
    })
}
