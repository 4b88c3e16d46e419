//! Residents of the new dwellings, the places that they ask for, where those do not suffice and what
//! answers that, and the capacities themselves.

use super::need::{scrolling, year_heads};
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::platform::{ids, page};
use crate::ui::preferences::{lang, t};
use crate::ui::remembered::{Remembered, SERVICES};
use crate::ui::route::{Address, EconomyPart, ExpansionPart, Route};
use crate::ui::view::figure::{Room, figure};
use crate::ui::view::print_head::print_head;
use crate::ui::widget::icon::{PLUS, icon};
use crate::ui::workspace::Workspace;
use genomfor::analysis::assumption::Assumptions;
use genomfor::analysis::population::Weighing;
use genomfor::analysis::present_use;
use genomfor::edit::Edit;
use genomfor::model::instrument::Instrument;
use genomfor::model::number::Decimal;
use genomfor::model::period::Year;
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{CapacityId, Kind, RecordRef};
use genomfor::model::service::{Capacity, Service};
use genomfor::model::value::Value;
use genomfor::model::words::Words;
use genomfor::present::chart::Picture;
use genomfor::present::expansion::service::{
    self as words, Answer, DemandRow, Outlook, PlacesOf, ServiceView, Short, Used,
};
use genomfor::present::expansion::{EXPANSION, SERVICES as SERVICE_PART, grid, not_a_number};
use genomfor::present::{check, format, numbering};
use leptos::prelude::*;
use std::sync::Arc;

/// A small chart is at least so wide.
const SMALL: f64 = 400.0;
const GAP: f64 = 32.0;

/// The part.
pub fn service_part() -> Node {
    let workspace = Workspace::expect();
    let setup: Remembered<ServiceView> =
        Remembered::new(SERVICES, workspace.door, words::from_value, words::to_value);
    let weighing = Memo::new(move |_| setup.now().with(|view| view.weighing));
    let service = Memo::new(move |_| setup.now().with(|view| view.service));
    let outlook = Memo::new(move |_| {
        let (weighing, lang) = (weighing.get(), lang());
        workspace.program().with(|program| Arc::new(Outlook::of(program, weighing, lang)))
    });
    let no_years = Memo::new(move |_| outlook.with(|outlook| outlook.years.is_empty()));
    let content = move || {
        if no_years.get() {
            return el("p").class("part-note").child(t(words::NO_YEARS)).into_node();
        }
        (
            el("div").class("part-tools").child(weighings(setup, weighing)),
            shorts(workspace, outlook),
            places(setup, service, outlook),
            residents(outlook),
            missing(outlook),
            used(outlook),
        )
            .into_node()
    };
    el("div")
        .class("sheet expansion-part")
        .attr("data-scrolls", "")
        .child(print_head(Signal::derive(|| SERVICE_PART)))
        .child(content)
        .child(capacities(workspace))
        .into_node()
}

fn weighings(setup: Remembered<ServiceView>, now: Memo<Weighing>) -> Element {
    const ALL: [Weighing; 2] = [Weighing::Weighted, Weighing::Raw];
    let option = move |one: Weighing| {
        el("option")
            .attr("value", words::weighing_code(one))
            .prop("selected", move || now.get() == one)
            .child(t(words::weighing_words(one)))
    };
    let choose = move |code: String| {
        if let Some(one) = ALL.into_iter().find(|one| words::weighing_code(*one) == code) {
            setup.change(|view| view.weighing = one);
        }
    };
    el("label").class("part-choice").child(el("span").child(t(words::COUNTED))).child(
        el("select")
            .class("field")
            .on_text("change", choose)
            .child(ALL.into_iter().map(option).collect::<Vec<_>>()),
    )
}

fn heading(words: Words) -> Element {
    el("h2").class("section-heading").child(t(words))
}

/// Where places do not suffice, and what answers it.
fn shorts(workspace: Workspace, outlook: Memo<Arc<Outlook>>) -> Element {
    let list = Memo::new(move |_| outlook.with(|outlook| outlook.short.clone()));
    let content = move || {
        let list = list.get();
        if list.is_empty() {
            let verdict = outlook.with(|outlook| outlook.verdict(lang()));
            let verdict = el("p").class("part-note").attr("data-test", "Verdict").child(verdict);
            return (verdict, outlook.with(left_out)).into_node();
        }
        let unsure = outlook.with(|outlook| outlook.unsure(lang()));
        let present = outlook.with(|outlook| outlook.lacks_present());
        (
            el("ul")
                .class("shorts")
                .child(list.into_iter().map(|one| short(workspace, one)).collect::<Vec<_>>()),
            unsure.map(|text| el("p").class("part-note").child(text)),
            present.then(|| el("p").class("part-note").child(t(words::PRESENT_MISSING_SOMEWHERE))),
            outlook.with(left_out),
        )
            .into_node()
    };
    el("section").class("part-section").child(heading(words::SHORT_TITLE)).child(content)
}

/// The services that are left out altogether.
fn left_out(outlook: &Arc<Outlook>) -> Option<Element> {
    outlook.not_reckoned(lang()).map(|text| el("p").class("part-note").child(text))
}

fn short(workspace: Workspace, short: Short) -> Element {
    let answer = |answer: &Answer| match answer.record {
        Some(record) => {
            el("li").child(el("a").attr("href", Route::to(record).hash()).child(answer.name.clone()))
        }
        None => el("li").child(answer.name.clone()),
    };
    let answers: Vec<Element> = short.answers.iter().map(answer).collect();
    let sentence = el("p").class("short-sentence").child(short.sentence.clone());
    let row = el("li").attr("data-test", "Short").child(sentence);
    if answers.is_empty() {
        let label = format!("{}: {}", t(words::BEGIN_MEASURE)(), short.sentence);
        row.child(el("p").class("short-open").child(t(words::UNANSWERED))).child(
            button("tool")
                .attr("data-test", "Begin measure")
                .attr("aria-label", label)
                .on_click(move || begin_measure(workspace, &short))
                .child(icon(PLUS))
                .child(t(words::BEGIN_MEASURE)),
        )
    } else {
        row.child(
            el("div")
                .class("short-answers")
                .child(el("span").child(t(words::ANSWERED_BY)).child(":"))
                .child(el("ul").child(answers)),
        )
    }
}

/// A measure of premises planning that answers a lack of places.
fn begin_measure(workspace: Workspace, short: &Short) {
    let language = workspace.door.within(lang);
    let mut record = AnyRecord::blank(RecordRef::new(Kind::Measure, ids::fresh()));
    workspace.program().with_untracked(|program| {
        record.set_rank(program.last_rank(Kind::Measure));
        let projects = words::projects_in(program, short.service, &short.zone);
        let projects = projects.into_iter().map(|id| RecordRef::new(Kind::Project, id.0).to_string());
        // Texts, a known tool and references: all are taken.
        let fields = [
            ("number", Value::Text(numbering::next_number(program, Kind::Measure))),
            ("title", Value::Text(words::measure_title(program, short, language))),
            ("instrument", Value::Text(Instrument::PremisesPlan.code().to_owned())),
            ("projects", Value::List(projects.map(Value::Text).collect())),
        ];
        for (name, value) in fields {
            let _ = record.set(name, value);
        }
    });
    let target = record.reference();
    workspace.dispatch(Edit::Add(record));
    workspace.door.address.go(Route::to(target));
    page::focus_end_later(format!("title-{target}"));
}

/// Places against need: a small chart for each place, and the table with the same numbers.
fn places(setup: Remembered<ServiceView>, now: Memo<Service>, outlook: Memo<Arc<Outlook>>) -> Element {
    let option = move |one: Service| {
        el("option")
            .attr("value", one.code())
            .prop("selected", move || now.get() == one)
            .child(t(one.words()))
    };
    let choose = move |code: String| {
        if let Some(one) = Service::ALL.iter().copied().find(|one| one.code() == code) {
            setup.change(|view| view.service = one);
        }
    };
    let choice = el("label").class("part-choice").child(el("span").child(t(words::SERVICE))).child(
        el("select")
            .class("field")
            .attr("data-test", "Service")
            .on_text("change", choose)
            .child(Service::ALL.iter().copied().map(option).collect::<Vec<_>>()),
    );
    let rows = Memo::new(move |_| {
        let service = now.get();
        outlook.with(|outlook| {
            outlook.demands.iter().filter(|row| row.service == service).cloned().collect::<Vec<_>>()
        })
    });
    let room = Room::beginning(1000.0);
    let width = Memo::new(move |_| {
        let room = room.width.get();
        let beside = ((room + GAP) / (SMALL + GAP)).floor().max(1.0);
        ((room + GAP) / beside - GAP).floor()
    });
    let about = Signal::derive(move || EXPANSION.in_lang(lang()).to_owned());
    let drawn = move |place: usize| {
        let picture = Memo::new(move |_| {
            let (rows, outlook, width) = (rows.get(), outlook.get(), width.get());
            rows.get(place).map_or_else(Picture::default, |row| outlook.chart(row, width, lang()))
        });
        figure(picture, format!("places-{place}"), about)
    };
    let present = move || {
        let lacks = rows.with(|rows| rows.iter().flat_map(|row| &row.years).any(|one| one.present.is_none()));
        lacks.then(|| el("p").class("part-note").child(t(words::WITHOUT_PRESENT)))
    };
    el("section")
        .class("part-section")
        .child(heading(words::PLACES_TITLE))
        .child(el("div").class("part-tools").child(choice))
        .child(present)
        .child(el("div").refer(room.host).class("figures small-figures").child(keyed(
            move || (0..rows.with(Vec::len)).collect(),
            usize::to_string,
            drawn,
        )))
        .child(move || {
            let rows = rows.get();
            (!rows.is_empty()).then(|| outlook.with(|outlook| places_table(&outlook.years, &rows)))
        })
}

fn column_head(words: Words) -> Element {
    el("th").attr("scope", "col").child(t(words))
}

fn number(number: Option<i64>) -> Element {
    let text = number.map_or("–".to_owned(), |number| format::whole(number, lang()));
    el("td").class("is-number").child(text)
}

fn places_table(years: &[Year], rows: &[DemandRow]) -> Element {
    let line = |words: Words, row: &DemandRow, of: fn(&PlacesOf) -> Option<i64>| {
        let cells = row.years.iter().map(|one| number(of(one))).collect::<Vec<_>>();
        (el("th").attr("scope", "row").child(t(words)).into_node(), cells.into_node()).into_node()
    };
    let lacking = |one: &PlacesOf| {
        let short = one.lacking.is_some_and(|lacking| lacking > 0);
        number(one.lacking).class(if short { "is-number is-lacking" } else { "is-number" })
    };
    let body = |row: &DemandRow| {
        let head = el("th").attr("scope", "rowgroup").attr("rowspan", "3").child(row.place.clone());
        el("tbody")
            .child(el("tr").child(head).child(line(words::DEMAND, row, |one| Some(one.demand))))
            .child(el("tr").child(line(words::CAPACITY, row, |one| one.capacity)))
            .child(
                el("tr")
                    .class("numbers-lack")
                    .child(el("th").attr("scope", "row").child(t(words::LACKING)))
                    .child(row.years.iter().map(lacking).collect::<Vec<_>>()),
            )
    };
    let heads =
        el("tr").child(column_head(words::WHERE)).child(column_head(words::LINE)).child(year_heads(years));
    scrolling(
        "places-table",
        el("table")
            .class("numbers gaps")
            .attr("data-test", "Places table")
            .child(el("caption").id("places-table").child(t(words::PLACES_TITLE)))
            .child(el("thead").child(heads))
            .child(rows.iter().map(body).collect::<Vec<_>>()),
    )
}

/// The residents by age.
fn residents(outlook: Memo<Arc<Outlook>>) -> Element {
    let table = move || {
        outlook.with(|outlook| {
            if outlook.ages.is_empty() {
                return el("p").class("part-note").child(t(words::NO_RESIDENTS)).into_node();
            }
            let last = outlook.ages.len().saturating_sub(1);
            let row = |(place, row): (usize, &words::AgeRow)| {
                el("tr")
                    .class(if place == last { "numbers-sum" } else { "" })
                    .child(el("th").attr("scope", "row").child(row.name.clone()))
                    .child(row.numbers.iter().map(|one| number(Some(*one))).collect::<Vec<_>>())
            };
            let heads = el("tr").child(column_head(words::AGE)).child(year_heads(&outlook.years));
            scrolling(
                "residents-table",
                el("table")
                    .class("numbers")
                    .attr("data-test", "Residents table")
                    .child(
                        el("caption")
                            .id("residents-table")
                            .child(t(words::RESIDENTS))
                            .child(el("span").class("field-note").child(t(words::RESIDENTS_NOTE))),
                    )
                    .child(el("thead").child(heads))
                    .child(el("tbody").child(outlook.ages.iter().enumerate().map(row).collect::<Vec<_>>())),
            )
            .into_node()
        })
    };
    let inconsistent = move || {
        outlook.with(|outlook| {
            (!outlook.inconsistent.is_empty()).then(|| {
                let houses = outlook.inconsistent.join(", ");
                el("p").class("part-note").child(houses).child(": ").child(t(words::INCONSISTENT))
            })
        })
    };
    el("section").class("part-section").child(table).child(inconsistent)
}

/// What was not reckoned for want of an assumption.
fn missing(outlook: Memo<Arc<Outlook>>) -> Node {
    let list = Memo::new(move |_| outlook.with(|outlook| outlook.missing.clone()));
    let content = move || {
        let list = list.get();
        (!list.is_empty()).then(|| {
            el("section")
                .class("part-section")
                .attr("data-test", "Missing")
                .child(heading(words::MISSING))
                .child(el("p").class("field-note").child(t(words::MISSING_NOTE)))
                .child(el("ul").child(list.into_iter().map(|one| el("li").child(one)).collect::<Vec<_>>()))
                .child(
                    el("a")
                        .attr("href", Route::Economy(EconomyPart::Assumptions, None).hash())
                        .child(t(words::TO_ASSUMPTIONS)),
                )
        })
    };
    content.into_node()
}

fn used(outlook: Memo<Arc<Outlook>>) -> Element {
    let list = Memo::new(move |_| outlook.with(|outlook| outlook.used.clone()));
    let row = |used: Used| {
        let target = RecordRef::new(Kind::Assumption, used.id.0);
        let [name, rest @ ..] = used.cells;
        el("tr")
            .child(
                el("th")
                    .attr("scope", "row")
                    .child(el("a").attr("href", Route::to(target).hash()).child(name)),
            )
            .child(rest.into_iter().map(|text| el("td").child(text)).collect::<Vec<_>>())
    };
    const HEADS: [Words; 6] =
        [words::ASSUMPTION, words::AGE, words::ABOUT, words::VALUE, words::YEAR, words::SOURCE];
    let count = move || format!(" ({})", list.with(Vec::len));
    let table = move || {
        scrolling(
            "used-heading",
            el("table")
                .class("numbers")
                .child(
                    el("thead").child(el("tr").child(HEADS.map(column_head).into_iter().collect::<Vec<_>>())),
                )
                .child(el("tbody").child(list.get().into_iter().map(row).collect::<Vec<_>>())),
        )
    };
    el("details")
        .class("part-section")
        .child(el("summary").child(el("span").id("used-heading").child(t(words::USED))).child(count))
        .child(table)
}

/// The capacities, each with its panel.
fn capacities(workspace: Workspace) -> Element {
    let list = Memo::new(move |_| {
        workspace
            .program()
            .with(|program| program.capacities.in_order().into_iter().map(|one| one.id).collect::<Vec<_>>())
    });
    // Read once for all rows.
    let read = Memo::new(move |_| Arc::new(workspace.program().with(Assumptions::of)));
    let row = move |id: genomfor::model::record::CapacityId| {
        let target = RecordRef::new(Kind::Capacity, id.0);
        let record =
            Memo::new(move |_| workspace.program().with(|program| program.capacities.get(id).cloned()));
        capacity_row(workspace, target, record, read)
    };
    const HEADS: [Words; 6] =
        [words::SERVICE, words::WHERE, words::YEAR, words::PLACES, words::USED_TODAY, words::CHANGES];
    let table =
        move || list.with(Vec::is_empty).then(|| el("p").class("part-note").child(t(words::NO_CAPACITIES)));
    el("section")
        .class("part-section")
        .child(
            el("div").class("section-head").child(heading(words::CAPACITIES).id("capacities-heading")).child(
                button("tool")
                    .attr("data-test", "New capacity")
                    .on_click(move || add_capacity(workspace))
                    .child(icon(PLUS))
                    .child(t(words::NEW_CAPACITY)),
            ),
        )
        .child(table)
        .child(scrolling(
            "capacities-heading",
            el("table")
                .class("numbers")
                .class_if("is-empty", move || list.with(Vec::is_empty))
                .attr("data-test", "Capacities")
                .child(
                    el("thead").child(el("tr").child(HEADS.map(column_head).into_iter().collect::<Vec<_>>())),
                )
                .child(el("tbody").child(keyed(
                    move || list.get(),
                    |id| RecordRef::new(Kind::Capacity, id.0).to_string(),
                    row,
                ))),
        ))
}

fn capacity_row(
    workspace: Workspace,
    target: RecordRef,
    record: Memo<Option<Arc<Capacity>>>,
    read: Memo<Arc<Assumptions>>,
) -> Element {
    let address = Address::expect();
    let chosen = move || address.get() == Route::Expansion(ExpansionPart::Services, Some(target));
    let text = move |of: fn(&Capacity) -> String| {
        move || record.with(|record| record.as_ref().map(|record| of(record)).unwrap_or_default())
    };
    let service = move || {
        record.with(|record| record.as_ref().map(|one| one.service.words().in_lang(lang()).to_owned()))
    };
    let area = move || {
        let area = record.with(|record| record.as_ref().and_then(|one| one.area));
        let area = area.map(|area| RecordRef::new(Kind::Area, area.0));
        area.map(|area| workspace.program().with(|program| check::name(program, area, lang())))
    };
    let changes = move || {
        record.with(|record| record.as_ref().map(|one| words::changes(one, lang())).unwrap_or_default())
    };
    el("tr")
        .id(format!("row-{target}"))
        .class_if("is-chosen", chosen)
        .child(
            el("th")
                .attr("scope", "row")
                .child(el("a").attr("href", Route::to(target).hash()).child(service)),
        )
        .child(el("td").child(area))
        .child(el("td").child(text(|one| one.year.map(|year| year.to_string()).unwrap_or_default())))
        .child(
            el("td")
                .class("is-number")
                .child(text(|one| one.places.map(|places| places.to_string()).unwrap_or_default())),
        )
        .child(el("td").class("is-number").child(used_today(workspace, target, record, read)))
        .child(el("td").child(changes))
}

/// How many of the places are used today, typed where the places are.
fn used_today(
    workspace: Workspace,
    target: RecordRef,
    record: Memo<Option<Arc<Capacity>>>,
    read: Memo<Arc<Assumptions>>,
) -> Node {
    let problem = RwSignal::new(None::<String>);
    let known = Memo::new(move |_| {
        let capacity = record.get()?;
        let program = workspace.program();
        program.with(|program| read.with(|read| present_use::of(program, read, &capacity)))?.places
    });
    let shown = move || known.get().map(|places| format::decimal(places, lang())).unwrap_or_default();
    let label = move || {
        let service = record.with(|one| one.as_ref().map(|one| one.service.words().in_lang(lang())));
        let area = record.with(|one| one.as_ref().and_then(|one| one.area));
        let area = area.map(|area| RecordRef::new(Kind::Area, area.0));
        let area = area.map(|area| workspace.program().with(|program| check::name(program, area, lang())));
        format!("{}: {} {}", t(words::USED_TODAY)(), service.unwrap_or_default(), area.unwrap_or_default())
    };
    let take = move |typed: String| {
        let number = grid::typed(&typed).filter(|number| *number >= 0);
        let Some(number) = number else {
            return workspace.door.within(|| problem.set(Some(not_a_number(&typed, lang()))));
        };
        problem.set(None);
        let places =
            (!typed.trim().is_empty()).then(|| Decimal::thousandths(i64::from(number) * 1000)).flatten();
        let edit = workspace.program().with_untracked(|program| {
            present_use::state(program, CapacityId(target.id), places, ids::fresh())
        });
        workspace.dispatch(edit);
    };
    (
        el("input")
            .class("field outcome-field")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .attr("data-test", "Used today")
            .attr("aria-label", label)
            .prop("value", shown)
            .on_text("change", take),
        move || problem.get().map(|text| el("p").class("field-error").attr("role", "alert").child(text)),
    )
        .into_node()
}

fn add_capacity(workspace: Workspace) {
    let mut record = AnyRecord::blank(RecordRef::new(Kind::Capacity, ids::fresh()));
    record.set_rank(workspace.program().with_untracked(|program| program.last_rank(Kind::Capacity)));
    let target = record.reference();
    workspace.dispatch(Edit::Add(record));
    workspace.door.address.go(Route::to(target));
    page::focus_later(format!("{target}-service"));
}
