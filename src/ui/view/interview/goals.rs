//! The third step: which goals. Those that suit the market come first; none is taken for granted.

use super::answers::{Answers, Part};
use super::fields::{add_button, group, own_row, part, select, text, there, tick};
use super::measures::type_key;
use crate::ui::dom::{Element, IntoNode, Node, el, keyed};
use crate::ui::platform::ids;
use crate::ui::preferences::{lang, t};
use genomfor::edit::interview::{NewGoal, add_goals, goal_of_type, goal_titled};
use genomfor::edit::outline::Fresh;
use genomfor::model::field::Shape;
use genomfor::model::goal::{Goal, GoalCategory};
use genomfor::model::record::Kind;
use genomfor::model::usual_goals::{self, GoalType, filled, with_blank};
use genomfor::model::words::Lang;
use genomfor::present::{input, interview as words, numbering};
use leptos::prelude::*;

const PREFIX: &str = "goal-";
const OWN: &str = "own-goal-";

/// The id of the button that adds a goal.
const ADD: &str = "add-goal";

/// The code of the choice that means both categories.
const BOTH: &str = "both";

fn key(goal_type: &GoalType) -> String {
    format!("{PREFIX}{}", goal_type.code)
}

fn shown(goal: &Goal) -> String {
    if goal.number.is_empty() { goal.title.clone() } else { format!("{} {}", goal.number, goal.title) }
}

pub fn content(answers: Answers) -> Node {
    let market = Memo::new(move |_| answers.workspace.program().with(|program| program.settings.market));
    let types = move || {
        let market = market.get();
        let rows = |fits: bool| -> Vec<Node> {
            let some = usual_goals::ALL.iter().filter(|goal_type| goal_type.fits(market) == fits);
            some.map(|goal_type| row(answers, goal_type)).collect()
        };
        let others = rows(false);
        let first = group(words::usual_goals(market), rows(true).into_node());
        (first, (!others.is_empty()).then(|| group(words::OTHER_GOALS, others.into_node())))
    };
    (types, group(words::OWN_GOALS, own(answers)), law(answers)).into_node()
}

/// What the law asks of the goals that are there and those that are ticked.
fn law(answers: Answers) -> Element {
    let said = Memo::new(move |_| {
        let program = answers.workspace.program();
        let (mut construction, mut stock) = program.with(words::sides);
        for goal in answered(answers, lang()) {
            construction |= goal.categories.contains(&GoalCategory::Construction);
            stock |= goal.categories.contains(&GoalCategory::Stock);
        }
        words::both_sides(construction, stock, program.with(|p| p.settings.rule_set), lang())
    });
    el("p")
        .class("interview-law")
        .class_if("is-missing-side", move || said.with(|said| said.1))
        .attr("role", "status")
        .child(move || said.with(|said| said.0.clone()))
}

/// The title as it was answered, with its blank or with the number in it.
fn title(answers: Answers, goal_type: &GoalType, lang: Lang) -> String {
    let key = key(goal_type);
    let title = answers.text(&key, Part::Title).unwrap_or_else(|| goal_type.title.in_lang(lang).to_owned());
    filled(&title, &answers.text(&key, Part::Short).unwrap_or_default())
}

fn row(answers: Answers, goal_type: &'static GoalType) -> Node {
    let found = Memo::new(move |_| {
        answers.workspace.program().with(|program| goal_of_type(program, goal_type).map(|goal| shown(goal)))
    });
    let row = move || match found.get() {
        Some(name) => there(move || name.clone()),
        None => {
            let about = move || {
                let categories: Vec<&str> =
                    goal_type.categories.iter().map(|category| category.words().in_lang(lang())).collect();
                let source = words::SOURCE.in_lang(lang());
                format!("{}. {source}: {}.", categories.join(", "), goal_type.source)
            };
            let about = (el("p").child(t(goal_type.when)), el("p").child(about)).into_node();
            let details = move || details(answers, goal_type);
            tick(answers, &key(goal_type), Signal::derive(|| false), goal_type.name, about, details)
        }
    };
    row.into_node()
}

/// The number and the title, each of which follows the other.
fn details(answers: Answers, goal_type: &'static GoalType) -> Node {
    let key = key(goal_type);
    let number = {
        let key = key.clone();
        move || answers.text(&key, Part::Short).unwrap_or_default()
    };
    let number_field = goal_type.has_blank().then(|| {
        let name = Signal::derive(move || words::number_in_goal(goal_type.unit, lang()));
        let set = {
            let key = key.clone();
            Callback::new(move |text| answers.set_text(&key, Part::Short, text))
        };
        let shown = Signal::derive(number.clone());
        text(&format!("{key}-short"), name, shown, set, Signal::derive(|| None))
            .class("interview-field is-short")
    });
    let shown = Signal::derive(move || title(answers, goal_type, lang()));
    let set = {
        let key = key.clone();
        Callback::new(move |text: String| {
            answers.set_text(&key, Part::Title, with_blank(&text, &untrack(&number)));
        })
    };
    let name = t(words::GOAL);
    let name = Signal::derive(move || name().to_owned());
    let title_id = format!("{key}-title");
    (number_field, text(&title_id, name, shown, set, Signal::derive(|| None))).into_node()
}

/// Goals of no usual type: those in the programme, and those that are being written.
fn own(answers: Answers) -> Node {
    let others = Memo::new(move |_| {
        answers.workspace.program().with(|program| {
            let goals = program.goals.in_order();
            let others = goals.into_iter().filter(|goal| usual_goals::of_title(&goal.title).is_none());
            others.map(|goal| shown(goal)).collect::<Vec<_>>()
        })
    });
    (
        move || others.get().into_iter().map(|name| there(move || name.clone())).collect::<Vec<_>>(),
        keyed(move || answers.keys(OWN), Clone::clone, move |key| row_of_own(answers, key)),
        add_button(answers, OWN, ADD, words::OTHER_GOAL),
    )
        .into_node()
}

fn row_of_own(answers: Answers, key: String) -> Element {
    let choices = Signal::derive(|| {
        let choice = |category: &GoalCategory| {
            (category.code().to_owned(), category.words().in_lang(lang()).to_owned())
        };
        let both = (BOTH.to_owned(), words::BOTH.in_lang(lang()).to_owned());
        GoalCategory::ALL.iter().map(choice).chain([both]).collect()
    });
    let proposed = Signal::derive(|| GoalCategory::default().code().to_owned());
    let name = {
        let key = key.clone();
        Signal::derive(move || answers.text(&key, Part::Title).unwrap_or_default())
    };
    let known = Memo::new(move |_| {
        let title = name.get();
        let program = answers.workspace.program();
        (!title.trim().is_empty())
            .then(|| program.with(|p| goal_titled(p, &title).map(|g| shown(g))))
            .flatten()
    });
    let parts = (
        part(answers, &key, Part::Title, words::GOAL, None),
        select(answers, &key, words::ABOUT, choices, proposed).class("interview-field is-short"),
        move || known.get().map(|name| there(move || name.clone())),
    );
    own_row(answers, key, words::OTHER_GOAL, ADD, parts.into_node())
}

/// The goals that are ticked or written.
fn answered(answers: Answers, lang: Lang) -> Vec<NewGoal> {
    let program = answers.workspace.program();
    let ticked = |goal_type: &&'static GoalType| {
        answers.is_on(&key(goal_type), false)
            && program.with(|program| goal_of_type(program, goal_type).is_none())
    };
    let usual = usual_goals::ALL.iter().filter(ticked).map(|goal_type| {
        let number = answers.text(&key(goal_type), Part::Short).unwrap_or_default();
        let title = title(answers, goal_type, lang);
        let value = input::parse(&Shape::Decimal, &number).ok();
        let target = value.and_then(|value| genomfor::model::field::FieldValue::from_value(value).ok());
        NewGoal {
            // The number that counts is the one that stands in the title.
            target: if title.contains(number.trim()) { target.flatten() } else { None },
            title,
            categories: goal_type.categories.to_vec(),
            goal_type: Some(goal_type),
        }
    });
    let own = answers.keys(OWN).into_iter().map(|key| {
        let chosen = answers.text(&key, Part::Choice);
        let chosen = chosen.as_deref().unwrap_or_else(|| GoalCategory::default().code());
        let of_code = |category: &&GoalCategory| chosen == BOTH || chosen == category.code();
        NewGoal {
            title: answers.text(&key, Part::Title).unwrap_or_default(),
            target: None,
            categories: GoalCategory::ALL.iter().filter(of_code).copied().collect(),
            goal_type: None,
        }
    });
    usual.chain(own.filter(|goal| !goal.title.trim().is_empty())).collect()
}

/// Writes the goals that were ticked or written.
pub fn save(answers: Answers) -> bool {
    let lang = untrack(lang);
    let new = untrack(|| answered(answers, lang));
    if !new.is_empty() {
        let program = answers.workspace.program();
        let numbers =
            program.with_untracked(|program| numbering::next_numbers(program, Kind::Goal, new.len()));
        let fresh: Vec<Fresh> =
            numbers.into_iter().map(|number| Fresh { id: ids::fresh(), number }).collect();
        let types: Vec<_> = new.iter().map(|goal| (goal.title.clone(), goal.goal_type)).collect();
        let edit = program.with_untracked(|program| add_goals(program, new, fresh, lang));
        answers.forget(PREFIX);
        answers.forget(OWN);
        answers.write(edit, Kind::Goal);
        for (title, goal_type) in types {
            let made = program.with_untracked(|program| goal_titled(program, &title).map(|goal| goal.id));
            if let (Some(made), Some(goal_type)) = (made, goal_type) {
                // The title may no longer show it.
                answers.set_text(&type_key(made), Part::Choice, goal_type.code.to_owned());
            }
        }
    }
    true
}
