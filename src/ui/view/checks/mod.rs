//! Kontroll: whether the programme holds. The demands of the law, the order of a review, all that
//! was found, and what was overruled.

mod block;
mod items;
mod list;
mod overruled;
mod print;
mod reason;

use super::found::Found;
use crate::ui::derived::Derived;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::route::{Address, CheckPart, Route};
use genomfor::model::words::Words;
use genomfor::present::check::{CHECKS, list::key, words};
use leptos::prelude::*;
use reason::Asked;
use std::collections::BTreeSet;

/// The heading of each part, to which the focus goes when there is nothing else to go to.
const HEADING: &str = "checks-heading";

/// What all parts share.
#[derive(Clone, Copy)]
pub struct Desk {
    found: Found,
    part: Memo<CheckPart>,
    /// The finding whose reason is being written.
    asked: RwSignal<Option<Asked>>,
    /// What was done last.
    said: RwSignal<Option<Words>>,
    /// Checks whose findings are all shown, however many there are.
    whole: RwSignal<BTreeSet<String>>,
}

const fn name(part: CheckPart) -> Words {
    match part {
        CheckPart::Statute => words::STATUTE,
        CheckPart::Review => words::REVIEW,
        CheckPart::Findings => words::FINDINGS,
        CheckPart::Overruled => words::OVERRULED,
    }
}

/// The view.
pub fn checks_view() -> Node {
    let (address, found) = (Address::expect(), Found::expect());
    Derived::expect().look.run(());
    let part = Memo::new(move |_| match address.get() {
        Route::Checks(part) => part,
        _ => CheckPart::Statute,
    });
    let desk = Desk {
        found,
        part,
        asked: RwSignal::new(None),
        said: RwSignal::new(None),
        whole: RwSignal::new(BTreeSet::new()),
    };
    print::listen(found);
    // What was done with a finding is said where it was done.
    Effect::new(move |before: Option<CheckPart>| {
        let now = part.get();
        if before.is_some_and(|before| before != now) {
            desk.said.set(None);
        }
        now
    });
    desk.arrive();
    let tab = move |tab: CheckPart| {
        let count = move || match tab {
            CheckPart::Findings => {
                let open = found.report.with(|report| report.open.len());
                Some(open + found.faults.with(|faults| faults.len())).filter(|count| *count > 0)
            }
            CheckPart::Overruled => {
                let kept = found.report.with(|report| report.overruled.len() + report.settled.len());
                Some(kept).filter(|count| *count > 0)
            }
            CheckPart::Statute | CheckPart::Review => None,
        };
        el("li").child(
            el("a")
                .attr("href", Route::Checks(tab).hash())
                .attr("aria-current", move || (part.get() == tab).then_some("true"))
                .child(el("span").child(t(name(tab))))
                .child(el("span").class("tab-count").child(count)),
        )
    };
    let sum = move || {
        let faults = found.faults.with(|faults| faults.len());
        found.report.with(|report| words::sum(report, faults, lang()))
    };
    let tabs = CheckPart::ALL.into_iter().map(tab).collect::<Vec<_>>();
    el("div")
        .class("work")
        .child(
            el("section")
                .class("work-list")
                .attr("aria-labelledby", "view-heading")
                .child(
                    el("div")
                        .class("bar check-bar")
                        .child(el("h1").id("view-heading").child(t(CHECKS)))
                        .child(el("p").class("check-sum").attr("data-test", "Sum").child(sum))
                        .child(
                            button("tool check-print")
                                .attr("data-test", "Print the annex")
                                .on_click(|| page::next_frame(page::print))
                                .child(t(words::PRINT)),
                        ),
                )
                .child(
                    el("div")
                        .class("basis checks")
                        .child(
                            el("nav")
                                .class("tabs")
                                .attr("aria-label", t(words::PARTS))
                                .child(el("ul").child(tabs)),
                        )
                        .child(
                            el("div")
                                .class("basis-content")
                                .child(
                                    el("p")
                                        .class("check-said")
                                        .attr("role", "status")
                                        .child(move || desk.said.get().map(|said| said.in_lang(lang()))),
                                )
                                .child(move || content(desk, part.get())),
                        ),
                ),
        )
        .child(reason::dialog(desk))
        .into_node()
}

fn content(desk: Desk, part: CheckPart) -> Node {
    match part {
        CheckPart::Statute => items::statute_section(desk),
        CheckPart::Review => items::review_section(desk),
        CheckPart::Findings => list::findings_section(desk),
        CheckPart::Overruled => overruled::overruled_section(desk),
    }
}

/// The heading of a part.
fn heading(words: Words) -> Element {
    el("h2").class("section-heading").id(HEADING).attr("tabindex", "-1").child(t(words))
}

impl Desk {
    /// Goes to the finding from which one has left, or for which one has come.
    fn arrive(self) {
        let Some(origin) = self.found.origin.get_untracked() else { return };
        self.found.origin.set(None);
        let known = |report: &std::sync::Arc<genomfor::analysis::check::known::Report>| {
            let open = report.open.iter();
            let mut all = open.chain(report.overruled.iter().map(|(finding, _)| finding));
            all.any(|finding| key(finding.code, finding.about) == origin.key)
        };
        if self.found.report.with_untracked(known) || !origin.key.starts_with('K') {
            if let Some((code, _)) = origin.key.split_once('-') {
                self.whole.update(|whole| {
                    whole.insert(code.to_owned());
                });
            }
            page::focus_field_later(line_id(&origin.key));
        } else {
            self.said.set(Some(words::GONE));
            page::focus_field_later(HEADING.to_owned());
        }
    }

    /// Says what was done with a finding, and goes on to the next.
    fn done(self, said: Words, next: Option<String>) {
        self.said.set(Some(said));
        page::focus_field_later(next.unwrap_or_else(|| HEADING.to_owned()));
    }
}

/// What a finding is called on the page.
fn line_id(key: &str) -> String {
    format!("finding-{key}")
}

/// The finding after one, or before it, as it is called on the page.
fn after(key: &str) -> Option<String> {
    page::id_beside(&line_id(key), "check-line")
}
