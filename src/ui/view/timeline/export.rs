//! The timeline as a picture in a file, and on paper: the same picture, page by page, stands in
//! the document only while the browser prints.

use super::state::Chart;
use crate::ui::dom::{Element, IntoNode, el, svg};
use crate::ui::on_paper;
use crate::ui::platform::{files, picture};
use genomfor::model::words::Lang;
use genomfor::present::format;
use genomfor::present::timeline as words;
use genomfor::present::timeline::picture::Scene;
use genomfor::present::timeline::svg::{Drawn, file};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Does something with what is shown to others.
fn with_scene<T>(chart: Chart, act: impl FnOnce(&Scene<'_>) -> T) -> Option<T> {
    let lang: Lang = chart.lang_now();
    let index = chart.derived.index.get_untracked();
    let today = chart.derived.today.get_untracked();
    let setup = chart.setup.get_untracked();
    let program = chart.workspace.program();
    program.with_untracked(|program| Scene::of(program, &index, &setup, today, lang).map(|scene| act(&scene)))
}

fn whole(chart: Chart) -> Option<(String, Drawn)> {
    let width = chart.scale.get_untracked()?.width;
    with_scene(chart, |scene| (scene.title(), scene.whole(width)))
}

/// A name that every system takes.
fn named(title: &str, ending: &str) -> String {
    format!("{}.{ending}", format::for_file(title))
}

pub fn svg_file(chart: Chart) {
    chart.workspace.flush_draft();
    if let Some((title, picture)) = whole(chart) {
        files::download_bytes(&named(&title, "svg"), file(&picture).as_bytes(), "image/svg+xml");
    }
}

pub fn png_file(chart: Chart) {
    chart.workspace.flush_draft();
    let Some((title, drawn)) = whole(chart) else { return };
    let side = |name: &str| {
        let side = drawn.attributes.iter().find(|(known, _)| *known == name);
        side.and_then(|(_, value)| value.parse().ok()).unwrap_or(1)
    };
    let (width, height): (u32, u32) = (side("width"), side("height"));
    let text = file(&drawn);
    let failed = words::EXPORT_FAILED.in_lang(chart.lang_now()).to_owned();
    spawn_local(async move {
        match picture::png(&text, width, height).await {
            Some(bytes) => files::download_bytes(&named(&title, "png"), &bytes, "image/png"),
            None => drop(chart.said.try_set(failed)),
        }
    });
}

/// Prints the timeline when the browser prints while it is shown.
pub fn print_with(chart: Chart) {
    on_paper::print_alone(chart.workspace.door, move |lang| {
        let (name, pages) = with_scene(chart, |scene| (scene.title(), scene.pages()))?;
        Some(on_paper::Sheet { name, foot: None, draw: Box::new(move || paper(&pages, lang).into_node()) })
    });
}

fn paper(pages: &[Drawn], lang: Lang) -> Element {
    let page = |page: &Drawn| el("div").class("tl-page").child(element(page));
    el("article")
        .class("paper tl-paper")
        .attr("lang", lang.tag())
        .child(pages.iter().map(page).collect::<Vec<_>>())
}

/// The same element on the page. Its size is that of the paper.
fn element(drawn: &Drawn) -> Element {
    let mut made = svg(drawn.tag);
    let outermost = drawn.attributes.iter().any(|(name, _)| *name == "xmlns");
    for (name, value) in &drawn.attributes {
        if !(*name == "xmlns" || (outermost && matches!(*name, "width" | "height"))) {
            made = made.attr(name, value.clone());
        }
    }
    if !drawn.text.is_empty() {
        made = made.child(drawn.text.clone());
    }
    made.child(drawn.children.iter().map(element).collect::<Vec<_>>())
}
