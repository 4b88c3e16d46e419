//! The annex on paper: it stands in the document only while the browser prints, so that the
//! browser's own menu prints the same as the button.

use crate::ui::derived::Derived;
use crate::ui::dom::{Element, IntoNode, el};
use crate::ui::on_paper;
use crate::ui::view::found::Found;
use genomfor::model::words::Lang;
use genomfor::present::check::annex::{Annex, Note, Row, Section, annex};
use genomfor::present::check::words;
use leptos::prelude::*;

/// Prints the annex as long as the view is on the page.
pub fn listen(found: Found) {
    let today = Derived::expect().today;
    on_paper::print_alone(found.workspace.door, move |lang| {
        let program = found.workspace.program().get();
        let annex = annex(&program, &found.report.get(), today.get(), lang);
        let (name, foot) = (annex.name.clone(), Some(annex.foot.clone()));
        Some(on_paper::Sheet { name, foot, draw: Box::new(move || sheet(annex, lang).into_node()) })
    });
}

fn sheet(annex: Annex, lang: Lang) -> Element {
    let Annex { title, municipality, facts, introduction, sections, heads, .. } = annex;
    let fact = |(name, text): (String, String)| (el("dt").child(name), el("dd").child(text));
    el("article")
        .class("paper is-portrait annex")
        .attr("lang", lang.tag())
        .child(
            el("header")
                .class("paper-head")
                .child(
                    (!municipality.is_empty())
                        .then(|| el("p").class("paper-municipality").child(municipality)),
                )
                .child(el("h1").class("paper-title").child(title))
                .child(el("dl").class("paper-facts").child(facts.into_iter().map(fact).collect::<Vec<_>>())),
        )
        .child(
            el("div")
                .class("paper-body")
                .child(introduction.into_iter().map(|text| el("p").child(text)).collect::<Vec<_>>())
                .child(sections.into_iter().map(|known| section(known, &heads, lang)).collect::<Vec<_>>()),
        )
}

fn section(section: Section, heads: &[String; 4], lang: Lang) -> Element {
    let Section { heading, rows } = section;
    let head = |text: &String| el("th").attr("scope", "col").child(text.clone());
    el("section").class("paper-section").child(el("h3").child(heading.clone())).child(
        el("table")
            .attr("aria-label", heading)
            .child(el("thead").child(el("tr").child(heads.iter().map(head).collect::<Vec<_>>())))
            .child(el("tbody").child(rows.into_iter().map(|known| row(known, lang)).collect::<Vec<_>>())),
    )
}

fn row(row: Row, lang: Lang) -> Element {
    let Row { status: (sign, status), place, demand, notes } = row;
    let note = |note: Note| {
        let Note { kind, says, reason } = note;
        let kind = (!kind.is_empty()).then(|| el("strong").child(format!("{kind}: ")));
        let reason = reason.map(|reason| {
            el("p").class("annex-reason").child(format!("{}: {reason}", words::REASON.in_lang(lang)))
        });
        el("li").child(kind).child(says).child(reason)
    };
    let notes: Vec<Element> = notes.into_iter().map(note).collect();
    el("tr")
        .child(el("th").attr("scope", "row").child(place))
        .child(el("td").child(demand))
        .child(el("td").child(el("span").attr("aria-hidden", "true").child(format!("{sign} "))).child(status))
        .child(el("td").child((!notes.is_empty()).then(|| el("ul").child(notes))))
}
