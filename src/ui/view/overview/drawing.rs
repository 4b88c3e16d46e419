//! The parts of the overview as elements, the same on screen and on paper. On paper nothing leads
//! anywhere.

use crate::ui::dom::{Element, IntoNode, Node, el, svg};
use crate::ui::preferences::lang;
use crate::ui::route::Route;
use genomfor::model::record::RecordRef;
use genomfor::model::words::Words;
use genomfor::present::overview::bars::{Part, Stretch};
use genomfor::present::overview::figures::Figure;
use genomfor::present::overview::goals::GoalRow;
use genomfor::present::overview::lists::{Line, List, and_more};
use genomfor::present::overview::load::{LoadRow, LoadTable, YearLoad};
use genomfor::present::overview::{Cut, words};

/// Where it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    Screen,
    Paper,
}

impl Medium {
    /// A text that leads somewhere on the screen.
    fn link(self, text: String, leads: Option<Route>) -> Element {
        match (self, leads) {
            (Medium::Screen, Some(route)) => el("a").attr("href", route.hash()).child(text),
            (Medium::Screen, None) | (Medium::Paper, _) => el("span").child(text),
        }
    }

    /// A section under a heading that leads to where its content comes from.
    fn section(self, name: &'static str, title: String, aside: Node, leads: Route) -> Element {
        let id = format!("overview-{name}");
        let heading = el("h2")
            .class("overview-heading")
            .child(self.link(title, Some(leads)))
            .child(" ")
            .child(el("span").class("overview-aside").child(aside));
        let section = el("section").class(format!("overview-part overview-{name}"));
        match self {
            Medium::Screen => section.attr("aria-labelledby", id.clone()).child(heading.id(id)),
            Medium::Paper => section.child(heading),
        }
    }

    /// The line that leads on from a list that was cut.
    fn more(self, count: usize, leads: Route) -> Option<Element> {
        (count > 0).then(|| self.link(and_more(count, lang()), Some(leads)).class("overview-more"))
    }
}

fn say(words: Words) -> &'static str {
    words.in_lang(lang())
}

fn where_is(target: Option<RecordRef>) -> Option<Route> {
    target.map(Route::to)
}

/// A figure, inside the element that leads to its source.
pub fn figure(figure: &Figure, inside: Element) -> Element {
    let Figure { name, number, unit, notes, .. } = figure;
    let note = |note: &String| (" ", el("span").class("overview-note").child(note.clone()));
    inside
        .attr("data-test", format!("figure-{:?}", figure.origin))
        .child(el("span").class("overview-name").child(name.clone()))
        .child(" ")
        .child(
            el("span")
                .class("overview-count")
                .child(el("span").class("overview-number").child(number.clone()))
                .child(" ")
                .child(el("span").class("overview-unit").child(unit.clone())),
        )
        .child(notes.iter().map(note).collect::<Vec<_>>())
}

fn column(name: &'static str, class: &'static str) -> Element {
    el("th").attr("scope", "col").class(class).child(name)
}

/// The goals.
pub fn goal_table(goals: &Cut<GoalRow>, medium: Medium, leads: Route) -> Element {
    let section = medium.section("goals", say(words::GOALS).to_owned(), legend(), leads);
    if goals.rows.is_empty() {
        return section.child(el("p").class("overview-nothing").child(say(words::NO_GOALS)));
    }
    let heads = el("tr")
        .child(column(say(words::GOAL), "overview-what"))
        .child(column(say(words::DONE), "overview-done"))
        .child(column(say(words::OUTCOME), "overview-outcome"));
    let rows = goals.rows.iter().map(|row| goal(row, medium)).collect::<Vec<_>>();
    let table = el("table").class("overview-table");
    let table = match medium {
        Medium::Screen => table.attr("aria-labelledby", "overview-goals"),
        Medium::Paper => table,
    };
    section
        .child(table.child(el("thead").child(heads)).child(el("tbody").child(rows)))
        .child(medium.more(goals.more, leads))
}

fn goal(row: &GoalRow, medium: Medium) -> Element {
    let GoalRow { target, number, title, done, said, rest, bar, outcome, measured, reached } = row;
    let name = el("th").attr("scope", "row").class("overview-what").attr("title", title.clone()).child(
        el("span")
            .class("overview-goal")
            .child(el("span").class("overview-nr").child(number.clone()))
            .child(" ")
            .child(medium.link(title.clone(), where_is(Some(*target)))),
    );
    let done = if done.is_empty() {
        el("td").class("overview-done overview-none").child(said.clone())
    } else {
        el("td")
            .class("overview-done")
            .attr("title", format!("{said}; {rest}"))
            .child(progress_bar(bar))
            .child(el("span").class("overview-share").child(done.clone()))
            .child(el("span").class("sr-only").child(format!(", {rest}")))
    };
    let reached = reached.then(|| el("span").class("overview-reached").child(say(words::REACHED)));
    let outcome = el("td")
        .class("overview-outcome")
        .attr("title", measured.clone())
        .child(outcome.clone())
        .child(" ")
        .child(reached);
    el("tr").attr("data-test", format!("goal-{number}")).child(name).child(done).child(outcome)
}

/// A drawing that says what the text beside it says.
fn drawing(class: &'static str) -> Element {
    svg("svg")
        .attr("class", class)
        .attr("viewBox", "0 0 1000 10")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
}

fn rect(class: &'static str, from: usize, length: usize) -> Element {
    svg("rect").attr("class", class).attr("x", from).attr("width", length)
}

const fn part_class(part: Part) -> &'static str {
    match part {
        Part::Done => "bar-done",
        Part::UnderWay => "bar-under-way",
        Part::Deviating => "bar-deviating",
    }
}

/// Each state has a height of its own, not only a colour.
fn part_rect(part: Part, from: usize, length: usize) -> Element {
    let (top, height) = match part {
        Part::Done => ("0", "10"),
        Part::UnderWay => ("3", "7"),
        Part::Deviating => ("7", "3"),
    };
    rect(part_class(part), from, length).attr("y", top).attr("height", height)
}

fn progress_bar(bar: &[Stretch]) -> Element {
    let parts = bar.iter().map(|stretch| part_rect(stretch.part, stretch.from, stretch.length));
    drawing("overview-bar-drawing").child(parts.collect::<Vec<_>>())
}

/// What the stretches of the bars mean.
fn legend() -> Node {
    let entry = |(part, name): (Part, Words)| {
        el("span")
            .class("overview-key")
            .child(drawing("overview-swatch").child(part_rect(part, 0, 1000)))
            .child(say(name))
    };
    let parts = [
        (Part::Done, words::PART_DONE),
        (Part::UnderWay, words::PART_UNDER_WAY),
        (Part::Deviating, words::PART_DEVIATING),
    ];
    let waiting =
        el("span").class("overview-key").child(drawing("overview-swatch")).child(say(words::PART_WAITING));
    (parts.into_iter().map(entry).collect::<Vec<_>>(), waiting).into_node()
}

/// A list.
pub fn list_section(list: &List, name: &'static str, medium: Medium, leads: Route) -> Element {
    let List { title, aside, lines, nothing } = list;
    let section = medium.section(name, title.clone(), aside.clone().into_node(), leads);
    if lines.rows.is_empty() {
        return section.child(el("p").class("overview-nothing").child(nothing.clone()));
    }
    let rows = lines.rows.iter().map(|row| line(row, medium)).collect::<Vec<_>>();
    section.child(el("ul").class("overview-list").child(rows)).child(medium.more(lines.more, leads))
}

fn line(line: &Line, medium: Medium) -> Element {
    let Line { when, target, number, title, what } = line;
    let number = (!number.is_empty())
        .then(|| (el("span").class("overview-nr").child(number.clone()), " ").into_node());
    let what = (!what.is_empty()).then(|| el("span").class("overview-happens").child(what.clone()));
    el("li")
        .class("overview-line")
        .child(el("span").class("overview-when").child(when.clone()))
        .child(" ")
        .child(
            el("span")
                .class("overview-what")
                .attr("title", title.clone())
                .child(number)
                .child(medium.link(title.clone(), where_is(*target))),
        )
        .child(" ")
        .child(what)
}

/// The load of the bodies.
pub fn load_table(load: &LoadTable, medium: Medium, leads: Route) -> Element {
    let section = medium.section("load", say(words::LOAD).to_owned(), Node::Nothing, leads);
    let LoadTable { years, bodies } = load;
    if bodies.rows.is_empty() {
        return section.child(el("p").class("overview-nothing").child(say(words::NO_LOAD)));
    }
    let year = |year: &String| el("th").attr("scope", "col").class("overview-year").child(year.clone());
    let heads = el("tr")
        .child(column(say(words::BODY), "overview-what"))
        .child(column(say(words::LEADS), "is-number"))
        .child(column(say(words::HIGH), "is-number"))
        .child(years.iter().map(year).collect::<Vec<_>>());
    let rows = bodies.rows.iter().map(|row| body(row, medium)).collect::<Vec<_>>();
    section
        .child(
            el("table")
                .class("overview-table")
                .child(el("caption").class("sr-only").child(say(words::LOAD_TEXT)))
                .child(el("thead").child(heads))
                .child(el("tbody").child(rows)),
        )
        .child(medium.more(bodies.more, leads))
}

fn body(row: &LoadRow, medium: Medium) -> Element {
    let LoadRow { name, short, led, high, years, .. } = row;
    // On paper there is room, and a reader who does not know the short names.
    let shown = match medium {
        Medium::Screen => short,
        Medium::Paper => name,
    };
    let year = |year: &YearLoad| {
        let bar = rect("bar-load", 0, year.bar).attr("y", "0").attr("height", "10");
        el("td").class("overview-year").child(year.count).child(drawing("overview-load-bar").child(bar))
    };
    el("tr")
        .child(
            el("th")
                .attr("scope", "row")
                .class("overview-what")
                .attr("title", name.clone())
                .child(shown.clone()),
        )
        .child(el("td").class("is-number").child(*led))
        .child(el("td").class("is-number").child(*high))
        .child(years.iter().map(year).collect::<Vec<_>>())
}
