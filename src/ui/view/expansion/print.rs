//! The plan on paper: all its lines, whether they are on the screen or not. Stands in the page only
//! while the browser prints.

use super::state::Plan;
use crate::ui::derived::Derived;
use crate::ui::dom::{Element, IntoNode, el};
use crate::ui::on_paper;
use genomfor::model::words::Lang;
use genomfor::present::expansion::need::RowKind;
use genomfor::present::expansion::paper::{Group, Line, PlanPaper, shown};
use genomfor::present::expansion::{self as words, need};
use leptos::prelude::*;

/// While the plan is on the page, printing prints it and nothing else.
pub fn listen(plan: Plan) {
    let today = Derived::expect().today;
    on_paper::print_alone(plan.workspace.door, move |lang| {
        let view = plan.setup.now().get();
        let paper = plan.workspace.program().with(|program| PlanPaper::of(program, &view, today.get(), lang));
        let (name, foot) = (paper.name.clone(), Some(paper.foot.clone()));
        Some(on_paper::Sheet { name, foot, draw: Box::new(move || drawn(&paper, lang).into_node()) })
    });
}

fn drawn(paper: &PlanPaper, lang: Lang) -> Element {
    let PlanPaper { municipality, title, notes, years, groups, sums, .. } = paper;
    let head =
        |words: genomfor::model::words::Words| el("th").attr("scope", "col").child(words.in_lang(lang));
    let year = |year: &genomfor::model::period::Year| el("th").attr("scope", "col").child(year.to_string());
    let heads = el("tr")
        .child(head(words::PROJECT))
        .child(head(words::STAGE))
        .child(years.iter().map(year).collect::<Vec<_>>())
        .child(head(words::SUM));
    let columns = years.len() + 3;
    let sum = |row: &need::Row| {
        let class = match row.kind {
            RowKind::Sum => "is-sum",
            RowKind::Group | RowKind::Range | RowKind::Need | RowKind::Lack => "",
        };
        let number = |number: &Option<i64>| {
            el("td").child(number.map(|number| genomfor::present::format::whole(number, lang)))
        };
        el("tr")
            .class(class)
            .child(el("th").attr("scope", "row").attr("colspan", "2").child(row.name.clone()))
            .child(row.numbers.iter().map(number).collect::<Vec<_>>())
            .child(number(&row.sum))
    };
    let table = el("table")
        .child(el("thead").child(heads))
        .child(groups.iter().map(|group| body(group, columns, lang)).collect::<Vec<_>>())
        .child(el("tbody").class("paper-plan-sums").child(sums.iter().map(sum).collect::<Vec<_>>()));
    el("article")
        .class("paper paper-plan is-landscape")
        .attr("lang", lang.tag())
        .child(el("p").class("paper-municipality").child(municipality.clone()))
        .child(el("h1").child(title.clone()))
        .child(el("p").class("paper-plan-notes").child(notes.join(" ")))
        .child(table)
}

fn body(group: &Group, columns: usize, lang: Lang) -> Element {
    let line = |line: &Line| {
        let name = el("th").attr("scope", "row").child(line.name.clone());
        let number = |number: &i64| el("td").child(shown(*number, lang));
        el("tr")
            .class(if line.is_kind { "is-kind" } else { "" })
            .child(name)
            .child(el("td").class("is-text").child(line.stage.clone()))
            .child(line.numbers.iter().map(number).collect::<Vec<_>>())
            .child(number(&line.sum))
    };
    let head = el("tr")
        .class("is-group")
        .child(el("th").attr("scope", "rowgroup").attr("colspan", columns).child(group.name.clone()));
    el("tbody").child(head).child(group.lines.iter().map(line).collect::<Vec<_>>())
}
