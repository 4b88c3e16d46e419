//! The printed matrix as elements: a real table for each sheet, so that a PDF made of it is
//! tagged. Shows what `present` has prepared and follows nothing.

use super::mark::{drawing, marks};
use crate::ui::dom::{Element, IntoNode, Node, el};
use genomfor::model::words::Lang;
use genomfor::present::matrix as words;
use genomfor::present::matrix::cell::{Face, Mark};
use genomfor::present::matrix::paper::{MatrixPaper, PaperHead, PaperRow, PaperSize, Sheet};

/// The document.
pub fn paper(paper: MatrixPaper, lang: Lang) -> Element {
    let MatrixPaper { size, municipality, title, notes, legend, sheets, holes, .. } = paper;
    let class = match size {
        PaperSize::A3 => "paper paper-matrix is-matrix-a3",
        PaperSize::A4 => "paper paper-matrix is-matrix-a4",
    };
    let municipality =
        (!municipality.is_empty()).then(|| el("p").class("paper-municipality").child(municipality));
    let key = |mark: Mark| {
        let sign = match mark {
            Mark::Plain => "3".into_node(),
            mark => drawing(mark),
        };
        el("span").class("mark-count").child(sign).child(mark.words().in_lang(lang))
    };
    let holes = (!holes.is_empty()).then(|| {
        el("section")
            .class("paper-holes")
            .child(el("h2").child(words::HOLES.in_lang(lang)))
            .child(el("ul").child(holes.into_iter().map(|hole| el("li").child(hole)).collect::<Vec<_>>()))
    });
    el("article")
        .class(class)
        .attr("lang", lang.tag())
        .child(municipality)
        .child(el("h1").child(title))
        .child(el("p").class("paper-matrix-notes").child(notes.join(" ")))
        .child(el("p").class("paper-legend").child(legend.into_iter().map(key).collect::<Vec<_>>()))
        .child(sheets.into_iter().map(|shown| sheet(shown, lang)).collect::<Vec<_>>())
        .child(holes)
}

fn sheet(sheet: Sheet, lang: Lang) -> Element {
    let Sheet { groups, columns, rows, sums, is_last } = sheet;
    let group = |(name, span): (String, usize)| {
        let head = if name.is_empty() { el("td") } else { el("th").attr("scope", "colgroup") };
        head.attr("colspan", span).class("paper-group").child(name)
    };
    let end = || is_last.then(|| el("td"));
    let has_groups = !groups.is_empty();
    let groups = has_groups.then(|| {
        el("tr").child(el("td")).child(groups.into_iter().map(group).collect::<Vec<_>>()).child(end())
    });
    let head = |head: PaperHead| {
        el("th")
            .attr("scope", "col")
            .class("paper-head-cell")
            .child(el("span").class("matrix-name").child(head.short))
            .child(hole(head.is_hole, lang))
    };
    let all = || is_last.then(|| el("th").attr("scope", "col").child(words::ALL.in_lang(lang)));
    let body: Vec<Element> = rows.into_iter().map(|shown| row(shown, is_last, lang)).collect();
    let foot = sums.into_iter().map(|face| el("td").child(marks(&face, lang))).collect::<Vec<_>>();
    el("section").class("paper-sheet").child(
        el("table")
            .child(
                el("thead").child(groups).child(
                    el("tr")
                        .child(el("td").class("paper-corner"))
                        .child(columns.into_iter().map(head).collect::<Vec<_>>())
                        .child(all()),
                ),
            )
            .child(
                el("tbody").child(body).child(
                    el("tr")
                        .class("paper-sum")
                        .child(el("th").attr("scope", "row").child(words::ALL.in_lang(lang)))
                        .child(foot)
                        .child(end()),
                ),
            ),
    )
}

fn hole(is: bool, lang: Lang) -> Node {
    is.then(|| el("span").class("matrix-hole-word").child(words::HOLE.in_lang(lang))).into_node()
}

fn row(row: PaperRow, is_last: bool, lang: Lang) -> Element {
    let PaperRow { head, cells, sum } = row;
    let cell = |(face, in_hole): (Face, bool)| {
        el("td").class(if in_hole { "is-hole" } else { "" }).child(marks(&face, lang))
    };
    let number = (!head.mark.is_empty()).then(|| el("b").child(format!("{} ", head.mark)));
    el("tr")
        .child(el("th").attr("scope", "row").child(number).child(head.title).child(hole(head.is_hole, lang)))
        .child(cells.into_iter().map(cell).collect::<Vec<_>>())
        .child(is_last.then(|| el("td").class("paper-row-sum").child(marks(&sum, lang))))
}
