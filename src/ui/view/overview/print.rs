//! The overview on paper: one sheet of A4 that stands in the page only while the browser prints.

use super::drawing::{Medium, figure, goal_table, list_section, load_table};
use super::sources::log_entries;
use crate::ui::derived::Derived;
use crate::ui::dom::{self, Apart, Element, IntoNode, el};
use crate::ui::platform::page;
use crate::ui::preferences::Preferences;
use crate::ui::route::Route;
use crate::ui::view::program::print::FOOT;
use crate::ui::workspace::Workspace;
use genomfor::model::words::Lang;
use genomfor::present::overview::lists::List;
use genomfor::present::overview::sheet::{Sheet, sheet};
use genomfor::present::paper::words as paper;
use leptos::prelude::*;

/// The sheet while it is printed.
struct Drawn {
    _paper: Apart,
    /// The title that the page had.
    title: String,
}

/// While the view is on the page, printing prints the sheet and nothing else.
pub fn print_alone() {
    let workspace = Workspace::expect();
    let derived = Derived::expect();
    let entries = log_entries(workspace);
    let drawn = StoredValue::new_local(None::<Drawn>);
    let take_away = move || {
        let Some(drawn) = drawn.try_update_value(Option::take).flatten() else { return };
        page::set_title(&drawn.title);
        for name in FOOT {
            page::set_style_text(name, None);
        }
    };
    let draw = move || {
        take_away();
        let lang = Preferences::expect().lang.get_untracked();
        derived.look.run(());
        let made = untrack(|| {
            let program = workspace.program().get();
            sheet(&program, &derived.checks.get(), &entries.get(), derived.today.get(), lang)
        });
        let texts = [made.foot.as_str(), paper::PAGE.in_lang(lang), paper::OF.in_lang(lang)];
        for (name, text) in FOOT.into_iter().zip(texts) {
            page::set_style_text(name, Some(text));
        }
        let title = page::title();
        // What a PDF is called.
        page::set_title(&made.name);
        let paper = dom::apart(|| on_paper(&made, lang).into_node());
        drawn.set_value(paper.map(|paper| Drawn { _paper: paper, title }));
    };
    let before = window_event_listener_untyped("beforeprint", move |_| workspace.door.within(draw));
    let after = window_event_listener_untyped("afterprint", move |_| take_away());
    on_cleanup(move || {
        take_away();
        before.remove();
        after.remove();
    });
}

fn on_paper(sheet: &Sheet, lang: Lang) -> Element {
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
