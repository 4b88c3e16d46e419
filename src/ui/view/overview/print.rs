//! The overview on paper: one sheet of A4 that stands in the page only while the browser prints.

use super::drawing::{Medium, figure, goal_table, list_section, load_table};
use super::sources::log_entries;
use crate::ui::derived::Derived;
use crate::ui::dom::{Element, IntoNode, el};
use crate::ui::on_paper;
use crate::ui::route::Route;
use crate::ui::workspace::Workspace;
use genomfor::model::words::Lang;
use genomfor::present::overview::lists::List;
use genomfor::present::overview::sheet::{Sheet, sheet};
use leptos::prelude::*;

/// While the view is on the page, printing prints the sheet and nothing else.
pub fn print_alone() {
    let workspace = Workspace::expect();
    let derived = Derived::expect();
    let entries = log_entries(workspace);
    on_paper::print_alone(workspace.door, move |lang| {
        derived.look.run(());
        let program = workspace.program().get();
        let made = sheet(&program, &derived.checks.get(), &entries.get(), derived.today.get(), lang);
        let (name, foot) = (made.name.clone(), Some(made.foot.clone()));
        Some(on_paper::Sheet { name, foot, draw: Box::new(move || drawn(&made, lang).into_node()) })
    });
}

fn drawn(sheet: &Sheet, lang: Lang) -> Element {
    let Sheet { municipality, heading, facts, figures, goals, ahead, behind, load, notes, .. } = sheet;
    let head = el("header")
        .child(el("p").class("paper-municipality").child(municipality.clone()))
        .child(el("h1").class("paper-title").child(heading.clone()))
        .child(
            facts.iter().map(|fact| el("p").class("overview-fact").child(fact.clone())).collect::<Vec<_>>(),
        );
    let figures =
        figures.iter().map(|shown| el("li").child(figure(shown, el("div").class("overview-figure"))));
    let nowhere = Route::Overview;
    let section = |list: &List| list_section(list, "list", Medium::Paper, nowhere);
    let column = || el("div").class("overview-column");
    let columns = el("div")
        .class("overview-columns")
        .child(column().child(ahead.iter().map(section).collect::<Vec<_>>()))
        .child(
            column()
                .child(load_table(load, Medium::Paper, nowhere))
                .child(behind.iter().map(section).collect::<Vec<_>>()),
        );
    let note = |note: &String| el("p").class("overview-rule").child(note.clone());
    el("article")
        .class("paper overview-paper")
        .attr("lang", lang.tag())
        .child(head)
        .child(el("ul").class("overview-figures").child(figures.collect::<Vec<_>>()))
        .child(goal_table(goals, Medium::Paper, nowhere))
        .child(columns)
        .child(notes.iter().map(note).collect::<Vec<_>>())
}
