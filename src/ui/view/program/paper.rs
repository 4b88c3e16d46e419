//! The printed programme as elements: a cover, then headings and real tables, so that a PDF
//! made of it is tagged. Shows what `present` has prepared and follows nothing.

use crate::ui::dom::{Element, IntoNode, Node, el};
use genomfor::model::words::Lang;
use genomfor::present::paper::{Cell, Head, Orientation, Paper, Section, Size, words};
use genomfor::present::table::column::Side;

/// The document.
pub fn paper(paper: Paper, lang: Lang) -> Element {
    let Paper { options, municipality, title, summary, facts, .. } = &paper;
    let orientation = match options.orientation {
        Orientation::Portrait => "is-portrait",
        Orientation::Landscape => "is-landscape",
    };
    let size = match paper.size {
        Size::Usual => "",
        Size::Small => " has-small-tables",
        Size::Smallest | Size::Crowded => " has-smallest-tables",
    };
    let fact = |fact: &genomfor::present::paper::Fact| {
        (el("dt").child(fact.name.clone()), el("dd").child(fact.text.clone()))
    };
    let cover = el("header")
        .class(if options.cover { "paper-cover" } else { "paper-head" })
        .child(written(municipality).map(|name| el("p").class("paper-municipality").child(name)))
        .child(el("h1").class("paper-title").child(title.clone()))
        .child(el("div").class("paper-summary").child(paragraphs(summary)))
        .child(
            el("dl")
                .class("paper-facts")
                .attr("aria-label", words::FACTS.in_lang(lang))
                .child(facts.iter().map(fact).collect::<Vec<_>>()),
        );
    el("article")
        .class(format!("paper {orientation}{size}"))
        .attr("lang", lang.tag())
        .child(cover)
        .child(body(paper))
}

fn body(paper: Paper) -> Element {
    let Paper { heading, count, introduction, notes, columns, sections, total, .. } = paper;
    let introduction = std::iter::once(count).chain(introduction).collect::<Vec<String>>().join(" ");
    let note = |note: String| el("p").class("paper-note").child(note);
    el("div")
        .class("paper-body")
        .child(el("h2").child(heading))
        .child(el("p").child(introduction))
        .child(notes.into_iter().map(note).collect::<Vec<_>>())
        .child(sections.into_iter().map(|known| section(known, &columns)).collect::<Vec<_>>())
        .child(total.map(|total| el("p").class("paper-total").child(total)))
}

fn section(section: Section, columns: &[Head]) -> Element {
    let Section { number, title, description, aim, rows, sum, nothing } = section;
    let name = if number.is_empty() { title.clone() } else { format!("{number} {title}") };
    let number = written(&number).map(|number| el("span").class("paper-number").child(format!("{number} ")));
    let rows: Vec<Element> = rows.into_iter().map(|cells| row("paper-row", cells, columns)).collect();
    let rows = (!rows.is_empty()).then(|| {
        el("table")
            .attr("aria-label", name)
            .child(heads(columns))
            .child(el("tbody").child(rows).child(sum.map(|cells| row("paper-sum", cells, columns))))
    });
    el("section")
        .class("paper-section")
        .child(el("h3").child(number).child(title))
        .child(paragraphs(&description))
        .child(aim.into_iter().map(|line| el("p").class("paper-aim").child(line)).collect::<Vec<_>>())
        .child(nothing.map(|text| el("p").class("paper-nothing").child(text)))
        .child(rows)
}

fn heads(columns: &[Head]) -> Element {
    let head = |head: &Head| {
        let share = head.share;
        el("th")
            .attr("scope", "col")
            .class(side(head))
            .style("width", move || format!("calc({share} * 0.1%)"))
            .child(head.text.clone())
    };
    el("thead").child(el("tr").child(columns.iter().map(head).collect::<Vec<_>>()))
}

fn row(class: &'static str, cells: Vec<Cell>, columns: &[Head]) -> Element {
    let cell = |(cell, head): (Cell, &Head)| {
        let shown = if head.names_row { el("th").attr("scope", "row") } else { el("td") };
        let whole = if cell.on_one_line { " is-whole" } else { "" };
        shown.class(format!("{}{whole}", side(head))).child(cell.text)
    };
    el("tr").class(class).child(cells.into_iter().zip(columns).map(cell).collect::<Vec<_>>())
}

const fn side(head: &Head) -> &'static str {
    match head.side {
        Side::Left => "is-text",
        Side::Right => "is-number",
    }
}

fn paragraphs(texts: &[String]) -> Node {
    texts.iter().map(|text| el("p").child(text.clone())).collect::<Vec<_>>().into_node()
}

fn written(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
