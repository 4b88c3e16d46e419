//! Printing the programme: the dialog before it, and the page that stands in the document only
//! while the browser prints, so that the browser's own menu prints the same.

use super::paper::paper;
use super::state::Table;
use crate::ui::dom::{Element, IntoNode, button, el};
use crate::ui::on_paper;
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::route::Route;
use crate::ui::widget;
use genomfor::model::words::{Lang, Words};
use genomfor::present::catalogue::CANCEL;
use genomfor::present::paper::{Options, Orientation, Paper, Size, words};
use leptos::prelude::*;

/// What is printed and how, as a context. The choices stay as long as the page is open.
#[derive(Clone, Copy)]
pub struct Printing {
    table: Table,
    asking: RwSignal<bool>,
    options: RwSignal<Options>,
}

impl Printing {
    pub fn provide(table: Table) -> Printing {
        let printing =
            Printing { table, asking: RwSignal::new(false), options: RwSignal::new(Options::default()) };
        provide_context(printing);
        on_paper::print_alone(table.workspace.door, move |lang| printing.sheet(lang));
        printing
    }

    #[allow(clippy::expect_used, reason = "provided together with the workspace")]
    pub fn expect() -> Printing {
        use_context().expect("printing is provided with the workspace")
    }

    /// Opens the dialog, over the table that is printed.
    pub fn ask(self) {
        if !self.is_shown() {
            self.table.workspace.door.address.go(Route::Program(None));
        }
        self.asking.set(true);
    }

    /// Whether the table is what the page shows.
    pub fn is_shown(self) -> bool {
        let door = self.table.workspace.door;
        door.opened.get_untracked().is_some() && matches!(door.address.get_untracked(), Route::Program(_))
    }

    fn document(self, lang: Lang) -> Paper {
        let options = self.options.get();
        let program = self.table.workspace.program();
        program.with(|program| self.table.view.with(|view| Paper::of(program, view, options, lang)))
    }

    fn sheet(self, lang: Lang) -> Option<on_paper::Sheet> {
        let document = self.is_shown().then(|| self.document(lang))?;
        let (name, foot) = (document.name.clone(), Some(document.foot.clone()));
        Some(on_paper::Sheet { name, foot, draw: Box::new(move || paper(document, lang).into_node()) })
    }

    /// Prints when the dialog has left the page.
    fn go_on(self) {
        self.asking.set(false);
        page::next_frame(page::print);
    }
}

/// The dialog.
pub fn dialog() -> Element {
    let printing = Printing::expect();
    let asking = printing.asking;
    let close = Callback::new(move |()| asking.set(false));
    let heading = Signal::derive(move || t(words::PRINT_HEADING)().to_owned());
    widget::dialog::dialog("print-heading", heading, asking.into(), close, move || {
        (
            el("p").child(t(words::PRINT_TEXT)),
            orientations(printing),
            contents(printing),
            outlook(printing),
            el("p").class("field-note").child(t(words::PRINT_HINT)),
            el("div")
                .class("dialog-buttons")
                .child(button("tool").on_click(move || close.run(())).child(t(CANCEL)))
                .child(
                    button("tool primary")
                        .attr("data-test", "Go on")
                        .on_click(move || printing.go_on())
                        .child(t(words::GO_ON)),
                ),
        )
    })
}

fn group(name: Words) -> Element {
    el("fieldset").class("print-choices").child(el("legend").class("form-label").child(t(name)))
}

fn orientations(printing: Printing) -> Element {
    let options = printing.options;
    let choice = move |(orientation, name): (Orientation, Words)| {
        el("label")
            .class("form-check")
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", "print-orientation")
                    .prop("checked", move || options.with(|options| options.orientation == orientation))
                    .on_tick(move |_| options.update(|options| options.orientation = orientation)),
            )
            .child(el("span").child(t(name)))
    };
    let both = [(Orientation::Portrait, words::PORTRAIT), (Orientation::Landscape, words::LANDSCAPE)];
    group(words::ORIENTATION).child(both.into_iter().map(choice).collect::<Vec<_>>())
}

/// A part of the document that can be left out.
type Part = fn(&mut Options) -> &mut bool;

fn contents(printing: Printing) -> Element {
    let options = printing.options;
    let choice = move |(name, part): (Words, Part)| {
        el("label")
            .class("form-check")
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .prop("checked", move || *part(&mut options.get()))
                    .on_tick(move |on| options.update(|options| *part(options) = on)),
            )
            .child(el("span").child(t(name)))
    };
    let parts: [(Words, Part); 3] = [
        (words::COVER, |options| &mut options.cover),
        (words::DESCRIPTIONS, |options| &mut options.descriptions),
        (words::INTERNAL, |options| &mut options.internal),
    ];
    group(words::CONTENT).child(parts.into_iter().map(choice).collect::<Vec<_>>())
}

/// What the document will hold, and what it will leave out.
fn outlook(printing: Printing) -> Element {
    let sentences = move || {
        let document = printing.document(lang());
        let crowded = matches!(document.size, Size::Smallest | Size::Crowded)
            .then(|| words::CROWDED.in_lang(lang()).to_owned());
        let all = std::iter::once(document.count).chain(document.notes).chain(crowded);
        all.map(|sentence| el("p").child(sentence)).collect::<Vec<_>>()
    };
    el("div").class("print-outlook").attr("role", "status").attr("data-test", "Outlook").child(sentences)
}
