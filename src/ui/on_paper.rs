//! What stands on paper in place of the page: a document that is drawn when the browser is about to print
//! and taken away afterwards, so that the browser's own menu prints the same as a command. Knows no view.

use super::dom::{self, Apart, Node};
use super::door::Door;
use super::platform::page;
use super::preferences::Preferences;
use genomfor::model::words::Lang;
use genomfor::present::paper::words;
use leptos::prelude::*;

/// Texts for the foot of the pages, which a style sheet puts there.
const FOOT: [&str; 3] = ["--paper-foot", "--paper-page", "--paper-of"];

/// A document to be printed.
pub struct Sheet {
    /// What a PDF of it is called.
    pub name: String,
    /// What stands at the foot of each page beside the page number; nothing where the pages
    /// number themselves.
    pub foot: Option<String>,
    /// Draws it.
    pub draw: Box<dyn FnOnce() -> Node>,
}

/// The document while it is printed.
struct Drawn {
    _paper: Apart,
    /// The title that the page had.
    title: String,
}

/// As long as the owner of the call lives, printing prints the document and nothing else; where
/// there is none, the page as it is.
pub fn print_alone(door: Door, make: impl Fn(Lang) -> Option<Sheet> + 'static) {
    let drawn = StoredValue::new_local(None::<Drawn>);
    let draw = move || {
        take_away(drawn);
        let lang = Preferences::expect().lang.get_untracked();
        let Some(sheet) = untrack(|| make(lang)) else { return };
        if let Some(foot) = &sheet.foot {
            let texts = [foot.as_str(), words::PAGE.in_lang(lang), words::OF.in_lang(lang)];
            for (name, text) in FOOT.into_iter().zip(texts) {
                page::set_style_text(name, Some(text));
            }
        }
        let title = page::title();
        page::set_title(&sheet.name);
        drawn.set_value(dom::apart(sheet.draw).map(|paper| Drawn { _paper: paper, title }));
    };
    let before = window_event_listener_untyped("beforeprint", move |_| door.within(&draw));
    let after = window_event_listener_untyped("afterprint", move |_| take_away(drawn));
    on_cleanup(move || {
        take_away(drawn);
        before.remove();
        after.remove();
    });
}

fn take_away(drawn: StoredValue<Option<Drawn>, LocalStorage>) {
    let Some(drawn) = drawn.try_update_value(Option::take).flatten() else { return };
    page::set_title(&drawn.title);
    for name in FOOT {
        page::set_style_text(name, None);
    }
}
