//! The questions of a review, one at a time: mine, theirs and earlier side by side, answered by
//! mouse or by the keys 1, 2 and 3.

use super::returns::Returns;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::preferences::{lang, t};
use crate::ui::widget::icon::{LEFT, RIGHT, icon};
use genomfor::exchange::merge::{Answer, Point};
use genomfor::exchange::review::Review;
use genomfor::model::value::Value;
use genomfor::present::difference::{Run, visible};
use genomfor::present::share::review::{self as words, Choice, Question};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The question in view.
#[derive(Clone, PartialEq)]
struct Shown {
    at: usize,
    of: usize,
    file: usize,
    point: Point,
    answer: Option<Answer>,
    question: Question,
}

fn shown(returns: Returns) -> Option<Shown> {
    returns.review.with(|review| {
        let review = review.as_ref()?;
        let of = review.questions().count();
        let at = returns.at.get().min(of.saturating_sub(1));
        let (file, point) = review.questions().nth(at)?;
        let question = words::question(review, file, point, lang())?;
        let answer = review.answer_to(file, point);
        Some(Shown { at, of, file, point: point.clone(), answer, question })
    })
}

/// The question that is in view, if there is any.
pub fn questions(returns: Returns) -> Node {
    let in_view = Memo::new(move |_| shown(returns));
    let same = RwSignal::new(false);
    let there = Memo::new(move |_| in_view.with(Option::is_some));
    (move || there.get().then(|| card(returns, in_view, same))).into_node()
}

fn card(returns: Returns, in_view: Memo<Option<Shown>>, same: RwSignal<bool>) -> Element {
    let keys = move |event: &KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "1" => give(returns, in_view, same, 0),
            "2" => give(returns, in_view, same, 1),
            "3" => give(returns, in_view, same, 2),
            "ArrowLeft" => go(returns, in_view, -1),
            "ArrowRight" => go(returns, in_view, 1),
            _ => return,
        }
        event.prevent_default();
    };
    let step = move |by: isize, label, path| {
        button("tool tool-icon")
            .attr("aria-label", t(label))
            .attr("title", t(label))
            .on_click(move || go(returns, in_view, by))
            .child(icon(path))
    };
    let count = move || in_view.with(|s| s.as_ref().map(|s| words::question_count(s.at + 1, s.of, lang())));
    el("div")
        .id("question")
        .class("share-question")
        .attr("role", "group")
        .attr("aria-labelledby", "question-count question-record")
        .attr("tabindex", "-1")
        .attr("data-test", "Question")
        .on_key(keys)
        .child(
            el("div")
                .class("share-question-head")
                .child(el("h3").id("question-count").child(count))
                .child(step(-1, words::PREVIOUS, LEFT))
                .child(step(1, words::NEXT, RIGHT)),
        )
        .child(move || in_view.get().map(|shown| body(returns, in_view, same, &shown)))
        .child(
            el("label")
                .class("share-line")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .prop("checked", move || same.get())
                        .on_tick(move |on| same.set(on)),
                )
                .child(el("span").child(t(words::SAME_FOR_FILE))),
        )
        .child(el("p").class("field-note").child(t(words::KEYS_HINT)))
}

fn body(returns: Returns, in_view: Memo<Option<Shown>>, same: RwSignal<bool>, shown: &Shown) -> Node {
    let Question { record, label, why, mine, theirs, earlier, answers, .. } = shown.question.clone();
    let chosen = shown.answer.and_then(|answer| place_of(&shown.point, answer));
    let third = can_third(shown);
    let buttons =
        answers.into_iter().enumerate().filter(|(place, _)| *place < 2 || third).map(|(place, words)| {
            button("choice share-answer")
                .attr("aria-pressed", (chosen == Some(place)).to_string())
                .attr(
                    "data-test",
                    ["Answer 1", "Answer 2", "Answer 3"].get(place).copied().unwrap_or_default(),
                )
                .on_click(move || give(returns, in_view, same, place))
                .child(el("kbd").attr("aria-hidden", "true").child((place + 1).to_string()))
                .child(el("span").child(words))
        });
    let sides = [Some(mine), Some(theirs), earlier];
    (
        el("p")
            .id("question-record")
            .class("share-record")
            .child(el("strong").child(record))
            .child((!label.is_empty()).then(|| el("span").child(format!(" · {label}")))),
        el("p").class("field-note").child(why),
        el("div").class("share-sides").child(sides.into_iter().flatten().map(side).collect::<Vec<_>>()),
        el("div").class("share-answers").child(buttons.collect::<Vec<_>>()),
    )
        .into_node()
}

fn side(choice: Choice) -> Element {
    let Choice { who, value, runs } = choice;
    let value = if runs.is_empty() {
        el("p").class("share-value").child(value)
    } else {
        el("p").class("share-value").child(runs.into_iter().map(run).collect::<Vec<_>>())
    };
    el("div").class("share-side").child(el("h4").child(who)).child(value)
}

fn run(run: Run) -> Node {
    match run {
        Run::Same(text) => text.into_node(),
        Run::Removed(text) => el("del").child(visible(&text)).into_node(),
        Run::Added(text) => el("ins").child(visible(&text)).into_node(),
    }
}

/// The third answer: as it was, where that is known; of a record that one removed, a copy.
fn can_third(shown: &Shown) -> bool {
    shown.question.earlier.is_some()
}

/// Which answer the button at a place gives.
fn answer_at(point: &Point, known: bool, place: usize) -> Option<Answer> {
    let whole = matches!(point.spot, genomfor::exchange::merge::Spot::Whole);
    match place {
        0 => Some(Answer::Mine),
        1 => Some(Answer::Theirs),
        2 if known && whole => Some(Answer::Copy),
        2 if known => Some(Answer::Earlier),
        _ => None,
    }
}

fn place_of(point: &Point, answer: Answer) -> Option<usize> {
    (0..3).find(|place| answer_at(point, true, *place) == Some(answer))
}

fn give(returns: Returns, in_view: Memo<Option<Shown>>, same: RwSignal<bool>, place: usize) {
    let Some(shown) = in_view.get_untracked() else { return };
    let Some(answer) = answer_at(&shown.point, can_third(&shown), place) else { return };
    let mut points = vec![shown.point.clone()];
    if same.get_untracked() {
        returns.review.with_untracked(|review| {
            let Some(review) = review else { return };
            // Only where the answer means the same: kept here and removed there is not the reverse.
            let alike = |point: &Point| {
                let kind = |point: &Point| (words::is_whole(point), point.mine == Value::Null);
                let (one, other) = (kind(point), kind(&shown.point));
                one.0 == other.0 && (!one.0 || one == other)
            };
            let open = review.questions().filter(|(file, point)| {
                let same = *file == shown.file && alike(point) && **point != shown.point;
                same && review.answer_to(*file, point).is_none()
            });
            points.extend(open.map(|(_, point)| point.clone()));
        });
    }
    if answer == Answer::Copy || answer == Answer::Earlier {
        // Each point takes the third answer in its own form.
        for point in &points {
            if let Some(answer) = answer_at(point, true, place) {
                returns.answer(shown.file, std::slice::from_ref(point), Some(answer));
            }
        }
    } else {
        returns.answer(shown.file, &points, Some(answer));
    }
    same.set(false);
    if let Some(next) = returns.review.with_untracked(|r| r.as_ref().and_then(|r| next_open(r, shown.at))) {
        returns.at.set(next);
    }
    page::focus_later("question".to_owned());
}

/// The next open question after one, from the beginning again at the end.
fn next_open(review: &Review, after: usize) -> Option<usize> {
    let open: Vec<usize> = review
        .questions()
        .enumerate()
        .filter(|(_, (file, point))| review.answer_to(*file, point).is_none())
        .map(|(at, _)| at)
        .collect();
    open.iter().copied().find(|at| *at > after).or(open.first().copied())
}

fn go(returns: Returns, in_view: Memo<Option<Shown>>, by: isize) {
    let Some((at, of)) = in_view.with_untracked(|s| s.as_ref().map(|s| (s.at, s.of))) else { return };
    if let Some(next) = at.checked_add_signed(by).filter(|next| *next < of) {
        returns.at.set(next);
        page::focus_later("question".to_owned());
    }
}
