//! A chart in a view: as wide as there is room, so that its texts keep their size, with buttons that
//! save it as a picture. Knows not what is drawn.

use crate::ui::dom::{Element, ElementRef, button, el};
use crate::ui::platform::{files, page, picture};
use crate::ui::preferences::{lang, t};
use crate::ui::route::Address;
use crate::ui::widget::chart::chart;
use genomfor::model::words::Words;
use genomfor::present::chart::{self as words, Picture, export, file_name};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlElement;

/// How wide a part of the page is; follows the window and the panel beside.
#[derive(Clone, Copy)]
pub struct Room {
    pub host: ElementRef,
    pub width: RwSignal<f64>,
}

impl Room {
    /// So wide until it has been measured.
    pub fn beginning(width: f64) -> Room {
        let room = Room { host: ElementRef::new(), width: RwSignal::new(width) };
        // Dropped together with the view.
        StoredValue::new_local(page::on_scroll_or_resize(move || room.measure()));
        let address = Address::expect();
        Effect::new(move |_| {
            // The panel beside opens and closes with the address.
            let _ = (address.get(), room.host.get::<HtmlElement>().is_some());
            page::next_frame(move || room.measure());
        });
        room
    }

    fn measure(self) {
        let Some(host) = self.host.get_untracked::<HtmlElement>() else { return };
        // Charts are drawn as large as they are at first and grow with all else when shown to a room.
        let now = (f64::from(host.client_width()) / page::scale()).floor();
        if now > 0.0 && self.width.try_get_untracked().is_some_and(|before| (before - now).abs() > 1.0) {
            self.width.set(now);
        }
    }
}

/// A chart with what saves it. `name` tells it from others on the page; `about` begins the names of files.
pub fn figure(picture: Memo<Picture>, name: impl Into<String>, about: Signal<String>) -> Element {
    let name = name.into();
    let failed = RwSignal::new(false);
    let svg_file = move || {
        let picture = picture.get_untracked();
        let text = export::svg(&picture);
        let name = file_name(&picture, &about.get_untracked(), "svg");
        files::download_bytes(&name, text.as_bytes(), "image/svg+xml");
    };
    let png_file = move || {
        let drawn = picture.get_untracked();
        let (text, (width, height)) = (export::svg(&drawn), export::size(&drawn));
        let name = file_name(&drawn, &about.get_untracked(), "png");
        failed.set(false);
        spawn_local(async move {
            match picture::png(&text, width, height).await {
                Some(bytes) => files::download_bytes(&name, &bytes, "image/png"),
                None => drop(failed.try_set(true)),
            }
        });
    };
    let save = move |words: Words| {
        let label = move || format!("{}: {}", words.in_lang(lang()), picture.with(|one| one.title.clone()));
        button("tool figure-save").attr("aria-label", label).child(t(words))
    };
    el("figure")
        .class("figure")
        .child(el("div").class("figure-drawing").child(move || picture.with(|drawn| chart(drawn, &name))))
        .child(
            el("div")
                .class("figure-tools")
                .child(save(words::SAVE_SVG).attr("data-test", "Save SVG").on_click(svg_file))
                .child(save(words::SAVE_PNG).attr("data-test", "Save PNG").on_click(png_file)),
        )
        .child(move || {
            failed
                .get()
                .then(|| el("p").class("field-error").attr("role", "alert").child(t(words::SAVE_FAILED)))
        })
}
