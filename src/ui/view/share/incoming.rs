//! What comes in without a question, file by file and record by record; each change can be refused.

use super::returns::Returns;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::preferences::{lang, t};
use genomfor::edit::lineage::Purpose;
use genomfor::exchange::merge::{Answer, Point};
use genomfor::exchange::review::by_record;
use genomfor::present::share::review as words;
use leptos::prelude::*;

/// So many records are shown at first.
const FIRST: usize = 60;

/// The lists of all files.
pub fn incoming(returns: Returns) -> Node {
    // Only what comes in is drawn anew when it changes, not each time a box is ticked.
    let files = Memo::new(move |_| {
        returns.review.with(|review| {
            let sides = review.as_ref().map(|review| review.sides()).unwrap_or_default();
            sides.iter().map(|side| side.news().map(Point::key).collect::<Vec<_>>()).collect::<Vec<_>>()
        })
    });
    let lists = move || {
        files
            .get()
            .iter()
            .enumerate()
            .filter(|(_, points)| !points.is_empty())
            .map(|(file, _)| list(returns, file))
            .collect::<Vec<_>>()
    };
    let none = move || {
        let asked =
            returns.review.with(|review| review.as_ref().is_some_and(|r| r.questions().next().is_some()));
        let words = if asked { words::NONE_INCOMING } else { words::NOTHING_NEW };
        files
            .with(|files| files.iter().all(Vec::is_empty))
            .then(|| el("p").class("field-note").child(t(words)))
    };
    el("div")
        .class("share-incoming")
        .child(el("h3").child(t(words::INCOMING_HEADING)))
        .child(el("p").class("field-note").child(t(words::INCOMING_TEXT)))
        .child(none)
        .child(lists)
        .into_node()
}

fn list(returns: Returns, file: usize) -> Element {
    let all = RwSignal::new(false);
    let head = returns.review.with_untracked(|review| {
        let side = review.as_ref()?.sides().get(file)?;
        let comment = side.returned.purpose() == Purpose::Comment;
        Some((words::group(&words::who(side, lang()), side.news().count(), lang()), comment))
    });
    let (title, comment) = head.unwrap_or_default();
    let body = move || {
        returns.review.with_untracked(|review| {
            let Some(side) = review.as_ref().and_then(|review| review.sides().get(file)) else {
                return Node::Nothing;
            };
            let records = by_record(side.news());
            let more = records.len() > FIRST && !all.get();
            let shown = if more { FIRST } else { records.len() };
            let groups: Vec<Element> = records
                .into_iter()
                .take(shown)
                .map(|(target, points)| {
                    let lines = points.into_iter().map(|point| {
                        let line = words::point_words(side, point, lang()).line;
                        line_of(returns, file, point.clone(), line)
                    });
                    el("li")
                        .child(el("strong").child(words::record_name(side, target, lang())))
                        .child(el("ul").child(lines.collect::<Vec<_>>()))
                })
                .collect();
            let button =
                more.then(|| button("tool").on_click(move || all.set(true)).child(t(words::SHOW_ALL)));
            (el("ul").class("share-records").child(groups), button).into_node()
        })
    };
    el("details")
        .class("share-file")
        .attr("data-test", "Incoming")
        .child(
            el("summary")
                .child(title)
                .child(comment.then(|| el("span").class("chip").child(t(words::PROPOSED_HEADING)))),
        )
        .child(body)
}

fn line_of(returns: Returns, file: usize, point: Point, line: String) -> Element {
    let key = point.key();
    let refused = Memo::new(move |_| {
        returns.review.with(|review| {
            let answers = review.as_ref().and_then(|review| review.answers().get(file));
            answers.and_then(|answers| answers.get(&key)) == Some(&Answer::Mine)
        })
    });
    el("li").child(
        el("label")
            .class("share-line")
            .class_if("is-refused", move || refused.get())
            .child(el("input").attr("type", "checkbox").prop("checked", move || !refused.get()).on_tick(
                move |take| {
                    let answer = (!take).then_some(Answer::Mine);
                    returns.answer(file, std::slice::from_ref(&point), answer);
                },
            ))
            .child(el("span").child(line)),
    )
}
