//! A table of amounts on the page, with its copy for a spreadsheet, and a chart beside it. Knows no account.

use super::state::Desk;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::preferences::{lang, t};
use crate::ui::route::Route;
use crate::ui::view::figure::figure;
use genomfor::model::record::RecordRef;
use genomfor::present::chart::Picture;
use genomfor::present::economy as words;
use genomfor::present::economy::ledger::{Figure, Ledger, Line, Weight};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What happens when the record of a row is chosen.
#[derive(Clone)]
pub enum Choosing {
    /// Its panel opens beside the table.
    Panel,
    /// Something else.
    Act(Rc<dyn Fn(RecordRef)>),
}

/// The table with its tools.
pub fn ledger(desk: Desk, ledger: Memo<Ledger>, choosing: Choosing) -> Element {
    let caption = Memo::new(move |_| ledger.with(|ledger| ledger.caption.clone()));
    let content = move || {
        let choosing = choosing.clone();
        ledger.with(|ledger| {
            // A record may have several rows; the first is the one that is gone to.
            let mut named = BTreeSet::new();
            let rows = ledger.lines.iter().map(|line| {
                let id = line.about.filter(|record| named.insert(*record));
                let row = row(desk, line, ledger.columns.len(), &choosing);
                match id {
                    Some(record) => row.id(format!("row-{record}")),
                    None => row,
                }
            });
            (heads(ledger), el("tbody").child(rows.collect::<Vec<_>>()))
        })
    };
    el("div")
        .class("ledger")
        .child(
            el("div")
                .class("ledger-head")
                .child(el("p").class("ledger-caption").child(move || caption.get()))
                .child(tools(desk, ledger)),
        )
        .child(
            el("div")
                .class("ledger-scroll")
                .attr("role", "group")
                .attr("tabindex", "0")
                .attr("aria-label", move || caption.get())
                .child(
                    el("table")
                        .class("ledger-table")
                        .attr("aria-label", move || caption.get())
                        .child(content),
                ),
        )
}

fn tools(desk: Desk, ledger: Memo<Ledger>) -> Element {
    let tool = |name, act: Box<dyn Fn()>| button("tool ledger-tool").on_click(act).child(t(name));
    el("span")
        .class("ledger-tools")
        .child(tool(words::COPY, Box::new(move || ledger.with_untracked(|ledger| desk.copy(ledger)))))
        .child(tool(words::CSV, Box::new(move || ledger.with_untracked(|ledger| desk.csv(ledger)))))
}

fn heads(ledger: &Ledger) -> Element {
    let is_text = |place: usize| {
        let mut cells = ledger.lines.iter().filter_map(|line| line.cells.get(place));
        cells.any(|figure| matches!(figure, Figure::Text(_)))
    };
    let head = |(place, name): (usize, &String)| {
        let class = if is_text(place) { "ledger-text" } else { "is-number" };
        el("th").attr("scope", "col").class(class).child(name.clone())
    };
    el("thead").child(
        el("tr")
            .child(el("th").attr("scope", "col").class("ledger-name").child(ledger.corner.clone()))
            .child(ledger.columns.iter().enumerate().map(head).collect::<Vec<_>>()),
    )
}

fn row(desk: Desk, line: &Line, columns: usize, choosing: &Choosing) -> Element {
    let class = match line.weight {
        Weight::Head => "ledger-group",
        Weight::Part => "ledger-part",
        Weight::Under => "ledger-under",
        Weight::Sum => "ledger-sum",
        Weight::Outcome => "ledger-outcome",
        Weight::Beside => "ledger-beside",
    };
    let lang = desk.lang_now();
    let row = el("tr").class(class);
    let name = name(desk, line, choosing);
    if line.weight == Weight::Head {
        let whole = el("th").attr("scope", "rowgroup").attr("colspan", columns + 1).class("ledger-name");
        return row.child(whole.child(name));
    }
    let cell = |figure: &Figure| {
        let class = match figure {
            Figure::Text(_) => "ledger-text",
            Figure::Empty | Figure::Unknown | Figure::Number(..) | Figure::Share(_) => "is-number",
        };
        el("td").class(class).child(figure.shown(lang))
    };
    row.child(el("th").attr("scope", "row").class("ledger-name").child(name))
        .child(line.cells.iter().map(cell).collect::<Vec<_>>())
}

fn name(desk: Desk, line: &Line, choosing: &Choosing) -> Node {
    match (line.about, choosing) {
        (None, _) => line.name.clone().into_node(),
        (Some(record), Choosing::Panel) => {
            let route = Route::Economy(desk.part.get_untracked(), Some(record));
            el("a").attr("href", route.hash()).child(line.name.clone()).into_node()
        }
        (Some(record), Choosing::Act(act)) => {
            let act = Rc::clone(act);
            button("ledger-link").on_click(move || act(record)).child(line.name.clone()).into_node()
        }
    }
}

/// A chart that can be saved as a picture.
pub fn picture(picture: Memo<Picture>, name: &'static str) -> Element {
    let about = Signal::derive(move || words::ECONOMY.in_lang(lang()).to_owned());
    figure(picture, name, about).class("figure economy-chart")
}
