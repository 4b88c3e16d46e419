//! Antaganden: the table, what the calculations know and miss, the fallback formula, and pasting of
//! the municipality's rows of marginal income.

use super::accounts::section;
use super::budget::{choice, year_of};
use super::ledger::{Choosing, ledger};
use super::state::Desk;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::ids;
use crate::ui::preferences::{lang, t};
use crate::ui::widget::icon::{PLUS, icon};
use genomfor::analysis::assumption::{For, Missing};
use genomfor::exchange::table::marginal_intake::{
    Currency, MarginalPlan, MarginalTable, marginal_plan, marginal_table,
};
use genomfor::model::period::Year;
use genomfor::model::record::{Id, Kind};
use genomfor::model::source::Source;
use genomfor::present::economy::assumptions::{self as words, Known, Standing};
use genomfor::present::economy::quantity;
use leptos::prelude::*;

pub fn new_assumption(desk: Desk) -> Node {
    button("tool")
        .attr("data-test", "New assumption")
        .on_click(move || desk.add(Kind::Assumption, Vec::new(), "name"))
        .child(icon(PLUS))
        .child(t(words::NEW))
        .into_node()
}

pub fn assumptions_part(desk: Desk) -> Node {
    let program = desk.workspace.program();
    let this_year = Memo::new(move |_| year_of(desk.derived.today.get()));
    let table = Memo::new(move |_| program.with(|program| words::table(program, this_year.get(), lang())));
    let none = Memo::new(move |_| table.with(|table| table.lines.is_empty()));
    let old = move || {
        let note = program.with(|program| words::old_note(program, this_year.get(), lang()));
        note.map(|note| el("p").class("economy-lack").attr("data-test", "Old").child(note))
    };
    let list = move || {
        if none.get() {
            el("p").class("economy-nothing").child(t(words::NOTHING)).into_node()
        } else {
            ledger(desk, table, Choosing::Panel).into_node()
        }
    };
    (
        el("p").class("economy-note").child(t(words::NOTE)),
        old,
        list,
        known(desk),
        probabilities(desk),
        paste(desk),
        fallback(desk),
    )
        .into_node()
}

fn known(desk: Desk) -> Element {
    let program = desk.workspace.program();
    let list = Memo::new(move |_| {
        program.with(|program| desk.economy.with(|economy| words::known(program, economy.as_deref())))
    });
    let head = |name| el("th").attr("scope", "col").child(t(name));
    let rows = move || list.with(|list| list.iter().map(|known| row(desk, known)).collect::<Vec<_>>());
    section("economy-known", words::KNOWN, words::KNOWN_NOTE).child(
        el("div")
            .class("ledger-scroll")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-labelledby", "economy-known")
            .child(
                el("table")
                    .class("ledger-table economy-known")
                    .attr("aria-labelledby", "economy-known")
                    .child(
                        el("thead").child(
                            el("tr")
                                .child(head(words::QUANTITY).class("ledger-name"))
                                .child(head(words::UNIT).class("ledger-text"))
                                .child(head(words::ROWS))
                                .child(head(words::STATE).class("ledger-text"))
                                .child(head(words::ADD_ROW).class("ledger-text")),
                        ),
                    )
                    .child(el("tbody").child(rows)),
            ),
    )
}

fn row(desk: Desk, known: &Known) -> Element {
    let lang = desk.lang_now();
    let quantity = known.quantity;
    let name = quantity::name(quantity).in_lang(lang);
    let key = quantity.keys().first().copied().unwrap_or_default();
    let missing: Vec<Missing> = if known.missing.is_empty() {
        vec![Missing { quantity, about: For::ANY }]
    } else {
        known.missing.clone()
    };
    let add = move |missing: Missing| {
        let about = quantity::about(missing.about);
        let text = if about.is_empty() {
            words::ADD_ROW.in_lang(lang).to_owned()
        } else {
            format!("{}: {about}", words::ADD_ROW.in_lang(lang))
        };
        button("ledger-link")
            .attr("aria-label", format!("{text}, {name}"))
            .attr("data-test", format!("add-{key}"))
            .on_click(move || desk.supply(missing))
            .child(text)
    };
    let buttons: Vec<Element> =
        missing.into_iter().map(|missing| el("span").class("economy-add").child(add(missing))).collect();
    el("tr")
        .class(match known.standing {
            Standing::Missing => "is-lacking",
            Standing::There | Standing::Unused => "",
        })
        .child(el("th").attr("scope", "row").class("ledger-name").child(name))
        .child(el("td").class("ledger-text").child(quantity::unit(quantity)))
        .child(el("td").class("is-number").child(known.rows))
        .child(el("td").class("ledger-text").child(known.standing.words().in_lang(lang)))
        .child(el("td").class("ledger-text").child(buttons))
}

fn probabilities(desk: Desk) -> Node {
    let program = desk.workspace.program();
    let table = Memo::new(move |_| program.with(|program| words::probabilities(program, lang())));
    let none = Memo::new(move |_| table.with(|table| table.lines.is_empty()));
    let content =
        move || {
            (!none.get()).then(|| {
                section("economy-probabilities", words::PROBABILITIES, words::PROBABILITIES_NOTE)
                    .child(ledger(desk, table, Choosing::Panel))
            })
        };
    content.into_node()
}

fn fallback(desk: Desk) -> Element {
    let program = desk.workspace.program();
    let text = move || {
        program
            .with(|program| desk.economy.with(|economy| words::fallback(program, economy.as_deref(), lang())))
    };
    section("economy-fallback", words::FALLBACK, words::FALLBACK_NOTE).child(el("p").child(text))
}

/// What is being pasted.
#[derive(Clone, Copy)]
struct Pasted {
    desk: Desk,
    text: RwSignal<String>,
    currency: RwSignal<Currency>,
    year: RwSignal<Option<Year>>,
    table: Memo<MarginalTable>,
}

impl Pasted {
    fn plan(self, fresh: impl FnMut() -> Id) -> MarginalPlan {
        let skr = words::SKR.in_lang(genomfor::model::words::Lang::Sv).to_owned();
        let source = Source { title: skr, ..Source::default() };
        let program = self.desk.workspace.program();
        program.with(|program| {
            let how = (self.currency.get(), self.year.get(), &source);
            self.table.with(|table| marginal_plan(table, program, how, fresh))
        })
    }

    fn take(self) {
        let plan = untrack(|| self.plan(ids::fresh));
        self.desk.workspace.dispatch(plan.edit);
        self.text.set(String::new());
        self.desk.said.set(Some(words::TAKEN));
    }
}

fn paste(desk: Desk) -> Element {
    let text = RwSignal::new(String::new());
    let year = RwSignal::new(Some(year_of(desk.derived.today.get_untracked())));
    let table = Memo::new(move |_| text.with(|text| marginal_table(text)));
    let pasted = Pasted { desk, text, currency: RwSignal::new(Currency::default()), year, table };
    let preview = move || {
        let empty = text.with(|text| text.trim().is_empty());
        (!empty).then(|| preview(pasted))
    };
    section("economy-paste-heading", words::PASTE, words::PASTE_NOTE)
        .class("economy-section economy-paste")
        .child(el("label").attr("for", "economy-paste").child(t(words::PASTE_HERE)))
        .child(
            el("textarea")
                .class("field")
                .id("economy-paste")
                .attr("spellcheck", "false")
                .prop("value", move || text.get())
                .on_text("input", move |typed| text.set(typed)),
        )
        .child(fields(pasted))
        .child(preview)
}

fn fields(pasted: Pasted) -> Element {
    let units = move || {
        let option = |currency: Currency, code: &'static str, name| {
            el("option")
                .attr("value", code)
                .prop("selected", move || pasted.currency.get() == currency)
                .child(t(name))
        };
        vec![
            option(Currency::Kronor, "kr", words::KRONOR),
            option(Currency::Thousands, "tkr", words::THOUSANDS),
        ]
    };
    let choose = move |code: String| {
        pasted.currency.set(if code == "tkr" { Currency::Thousands } else { Currency::Kronor });
    };
    let year = move || pasted.year.get().map(|year| year.to_string()).unwrap_or_default();
    el("div")
        .class("economy-fields")
        .child(choice("economy-paste-unit", words::PASTE_UNIT, choose, units))
        .child(
            el("span")
                .class("economy-choice")
                .child(el("label").attr("for", "economy-paste-year").child(t(words::PASTE_YEAR)))
                .child(
                    el("input")
                        .class("field")
                        .id("economy-paste-year")
                        .attr("inputmode", "numeric")
                        .prop("value", year)
                        .on_text("change", move |text| {
                            pasted.year.set(text.trim().parse().ok().and_then(Year::new));
                        }),
                ),
        )
}

fn preview(pasted: Pasted) -> Node {
    let (rows, told) = pasted.table.with(|table| {
        let told = table.not_taken.iter().map(|one| el("li").child(words::not_taken(one, lang())));
        (table.rows.len(), told.collect::<Vec<_>>())
    });
    let told = el("ul").class("economy-told").child(told);
    if rows == 0 {
        return (el("p").class("economy-lack").child(t(words::NO_ROWS)), told).into_node();
    }
    // The ids of a preview are never used.
    let plan = pasted.plan(|| Id::ROOT);
    (
        el("p").attr("data-test", "Preview").child(words::plan(&plan, lang())),
        told,
        button("tool primary")
            .attr("data-test", "Take rows")
            .on_click(move || pasted.take())
            .child(t(words::TAKE)),
    )
        .into_node()
}
