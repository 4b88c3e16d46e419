//! The review: which files came, what comes in without a question, the questions one at a time,
//! and what becomes of it all.

use super::incoming::incoming;
use super::question::questions;
use super::returns::{Cause, Returns};
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::{clock, page};
use crate::ui::preferences::{lang, t};
use crate::ui::route::Route;
use crate::ui::widget::dialog::dialog;
use crate::ui::widget::icon::{CLOSE, icon};
use genomfor::exchange::merge::breakages;
use genomfor::exchange::review::Review;
use genomfor::present::share::review as words;
use genomfor::present::{catalogue, format};
use leptos::prelude::*;

/// The review, if one is under way.
pub fn review() -> Node {
    let returns = Returns::expect();
    let there = Memo::new(move |_| returns.review.with(Option::is_some));
    let ending = RwSignal::new(false);
    (move || there.get().then(|| under_way(returns, ending)), abandon_dialog(returns, ending)).into_node()
}

fn under_way(returns: Returns, ending: RwSignal<bool>) -> Element {
    let why = move || match returns.cause.get() {
        Cause::Files => None,
        Cause::Tab => Some(el("p").class("share-why").child(t(words::PENDING_TABS))),
        Cause::Folder => Some(el("p").class("share-why").child(t(words::PENDING_FILE))),
    };
    el("section")
        .class("share-part share-review")
        .attr("aria-labelledby", "review-heading")
        .attr("data-test", "Review")
        .child(
            el("h2")
                .id("review-heading")
                .class("section-heading")
                .attr("tabindex", "-1")
                .child(t(words::REVIEW_HEADING)),
        )
        .child(why)
        .child(files(returns))
        .child(notes(returns))
        .child(incoming(returns))
        .child(questions(returns))
        .child(outcome(returns, ending))
}

/// Each file with whose it is and what it brings.
fn files(returns: Returns) -> Element {
    let heads = [
        words::FILE,
        words::FROM,
        words::SAVED,
        words::BUILDS_ON,
        words::CHANGES,
        words::COMES_IN,
        words::QUESTIONS,
    ];
    let rows = move || {
        returns.review.with(|review| {
            let Some(review) = review else { return Vec::new() };
            (0..review.sides().len()).filter_map(|file| row(returns, review, file)).collect::<Vec<_>>()
        })
    };
    let mut head: Vec<Element> =
        heads.into_iter().map(|words| el("th").attr("scope", "col").child(t(words))).collect();
    head.push(el("td"));
    el("div")
        .class("share-table")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", t(words::FILES_TABLE))
        .child(el("table").child(el("thead").child(el("tr").child(head))).child(el("tbody").child(rows)))
}

fn row(returns: Returns, review: &Review, file: usize) -> Option<Element> {
    let lang = lang();
    let side = review.sides().get(file)?;
    let now = clock::now();
    let moment = review.moment(file).map(|(revision, at)| (revision, format::moment(&at, &now, lang)));
    let line = words::file_line(side, review.is_other(file), moment, lang);
    let saved = if line.saved.is_empty() { String::new() } else { format::moment(&line.saved, &now, lang) };
    let purpose = words::purpose(side.returned.purpose());
    let cell = |label, text: String| el("td").attr("data-label", t(label)).child(text);
    Some(
        el("tr")
            .attr("data-test", "file")
            .child(el("th").attr("scope", "row").child(line.name))
            .child(cell(words::FROM, line.who).child(purpose.map(|p| el("span").class("chip").child(t(p)))))
            .child(cell(words::SAVED, saved))
            .child(cell(words::BUILDS_ON, line.builds_on))
            .child(cell(words::CHANGES, line.changes.to_string()).class("is-number"))
            .child(cell(words::COMES_IN, line.news.to_string()).class("is-number"))
            .child(cell(words::QUESTIONS, line.questions.to_string()).class("is-number"))
            .child(
                el("td").child(
                    button("tool tool-icon")
                        .attr("aria-label", t(words::TAKE_AWAY))
                        .attr("title", t(words::TAKE_AWAY))
                        .on_click(move || returns.take_away(file))
                        .child(icon(CLOSE)),
                ),
            ),
    )
}

/// What there was to say of tables: what was not taken, and what nobody knows.
fn notes(returns: Returns) -> Node {
    let of = |(name, lines): (String, Vec<String>)| {
        el("details")
            .class("share-file")
            .attr("open", "")
            .attr("data-test", "Notes")
            .child(el("summary").child(name))
            .child(
                el("ul")
                    .class("share-notes")
                    .child(lines.into_iter().map(|line| el("li").child(line)).collect::<Vec<_>>()),
            )
    };
    (move || returns.notes().into_iter().map(of).collect::<Vec<_>>()).into_node()
}

/// What it comes to, what it would break, and the way to the end.
fn outcome(returns: Returns, ending: RwSignal<bool>) -> Element {
    let open = Memo::new(move |_| returns.open_questions());
    let numbers = move || {
        returns.review.with(|review| {
            let Some(review) = review else { return String::new() };
            let refused = review.sides().iter().zip(review.answers()).map(|(side, answers)| {
                side.news()
                    .filter(|point| {
                        answers
                            .get(&point.key())
                            .is_none_or(|a| *a != genomfor::exchange::merge::Answer::Mine)
                    })
                    .count()
            });
            let all = review.questions().count();
            words::outlook(refused.sum(), all - open.get().min(all), open.get(), lang())
        })
    };
    // What it breaks is told once all is answered: before that it may still change.
    let broken = Memo::new(move |_| {
        if open.get() > 0 {
            return Vec::new();
        }
        returns.review.with(|review| {
            let Some(review) = review else { return Vec::new() };
            let outcome = review.outcome();
            let lang = lang();
            breakages(review.start(), &outcome).iter().map(|b| words::breakage(&outcome, b, lang)).collect()
        })
    });
    let breaks = move || {
        let lines = broken.get();
        (!lines.is_empty()).then(|| {
            el("div")
                .class("share-breaks")
                .attr("data-test", "Breaks")
                .child(el("h4").child(t(words::BREAKS_HEADING)))
                .child(el("p").child(t(words::BREAKS_TEXT)))
                .child(
                    el("ul").child(
                        lines
                            .into_iter()
                            .map(|(target, line)| {
                                el("li").child(el("a").attr("href", Route::to(target).hash()).child(line))
                            })
                            .collect::<Vec<_>>(),
                    ),
                )
        })
    };
    let go_on = move || {
        if open.get() > 0 {
            button("tool primary")
                .attr("data-test", "Next open")
                .on_click(move || {
                    let next = returns.review.with_untracked(|r| r.as_ref().and_then(Review::first_open));
                    if let Some(next) = next {
                        returns.at.set(next);
                        page::focus_later("question".to_owned());
                    }
                })
                .child(move || words::next_open(open.get(), lang()))
        } else {
            button("tool primary")
                .attr("data-test", "Merge")
                .on_click(move || {
                    returns.finish();
                    page::focus_later("receive-heading".to_owned());
                })
                .child(t(words::FINISH))
        }
    };
    el("div")
        .class("share-outcome")
        .child(el("h3").child(t(words::OUTCOME_HEADING)))
        .child(el("p").attr("role", "status").attr("data-test", "Outlook").child(numbers))
        .child(breaks)
        .child(el("p").class("field-note").child(t(words::FINISH_TEXT)))
        .child(
            el("div")
                .class("outgoing-buttons")
                .child(go_on)
                .child(button("tool").on_click(move || ending.set(true)).child(t(words::ABANDON))),
        )
}

fn abandon_dialog(returns: Returns, ending: RwSignal<bool>) -> Element {
    let heading = Signal::derive(move || t(words::ABANDON_QUESTION)().to_owned());
    let close = Callback::new(move |()| ending.set(false));
    dialog("abandon-heading", heading, ending.into(), close, move || {
        (
            el("p").child(t(words::ABANDON_TEXT)),
            el("div")
                .class("dialog-buttons")
                .child(button("tool").on_click(move || ending.set(false)).child(t(catalogue::CANCEL)))
                .child(
                    button("tool primary")
                        .attr("data-test", "End review")
                        .on_click(move || {
                            ending.set(false);
                            returns.abandon();
                            page::focus_later("receive-heading".to_owned());
                        })
                        .child(t(words::ABANDON)),
                ),
        )
    })
}
