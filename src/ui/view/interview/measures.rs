//! The fourth step: the first measures of each goal, each with whoever leads it.

use super::answers::{Answers, Part};
use super::fields::{part, select, there, tick};
use crate::ui::dom::{Element, IntoNode, Node, el, keyed};
use crate::ui::platform::ids;
use crate::ui::preferences::{lang, t};
use genomfor::edit::interview::{NewMeasure, add_measures, measure_titled};
use genomfor::edit::outline::Fresh;
use genomfor::model::goal::Goal;
use genomfor::model::program::Program;
use genomfor::model::record::{BodyId, GoalId, Kind, RecordRef};
use genomfor::model::usual_bodies::UsualBody;
use genomfor::model::usual_goals::{self, GoalType, Proposal};
use genomfor::model::words::Lang;
use genomfor::present::{catalogue, interview as words, numbering};
use leptos::prelude::*;
use std::sync::Arc;

const PREFIX: &str = "measure-";
const OWN: &str = "own-measure-";

/// The key of the type that a goal was made from, or that was chosen for it.
pub fn type_key(goal: GoalId) -> String {
    format!("type-{}", goal.0.code())
}

/// Where the proposals of a goal begin.
fn prefix(goal: GoalId) -> String {
    format!("{PREFIX}{}-", goal.0.code())
}

/// The code that stands in the list of bodies for one of them.
fn body_code(body: BodyId) -> String {
    RecordRef::new(Kind::Body, body.0).to_string()
}

pub fn content(answers: Answers) -> Node {
    let program = answers.workspace.program();
    let goals = Memo::new(move |_| {
        program.with(|program| program.goals.in_order().iter().map(|goal| goal.id).collect::<Vec<_>>())
    });
    (
        move || goals.with(Vec::is_empty).then(|| el("p").class("interview-law").child(t(words::NO_GOALS))),
        keyed(move || goals.get(), |goal| goal.0.code(), move |goal| of_goal(answers, goal)),
    )
        .into_node()
}

/// The type of a goal: as it was chosen here, else as its title shows.
fn type_of(answers: Answers, goal: &Goal) -> Option<&'static GoalType> {
    let chosen = answers.text(&type_key(goal.id), Part::Choice);
    usual_goals::of_title(&goal.title).or_else(|| usual_goals::by_code(&chosen?))
}

fn of_goal(answers: Answers, id: GoalId) -> Element {
    let goal = Memo::new(move |_| answers.workspace.program().with(|program| program.goals.get(id).cloned()));
    let heading = move || {
        let goal = goal.get();
        goal.map(|goal| format!("{} {}", goal.number, goal.title).trim().to_owned()).unwrap_or_default()
    };
    let known = Memo::new(move |_| {
        goal.with(|goal| goal.as_ref().is_some_and(|goal| usual_goals::of_title(&goal.title).is_some()))
    });
    let code = Memo::new(move |_| {
        goal.with(|goal| goal.as_ref().and_then(|goal| type_of(answers, goal)).map(|found| found.code))
    });
    let rows = move || {
        let goal_type = code.get().and_then(usual_goals::by_code)?;
        let rows = goal_type.measures.iter().enumerate();
        Some(rows.map(|(place, proposal)| row(answers, id, place, proposal)).collect::<Vec<_>>())
    };
    let own = format!("{OWN}{}", id.0.code());
    el("fieldset")
        .class("interview-group")
        .child(el("legend").child(heading))
        .child(move || (!known.get()).then(|| type_field(answers, id)))
        .child(rows)
        .child(
            el("div")
                .class("interview-own")
                .child(part(answers, &own, Part::Title, words::OWN_MEASURE, None))
                .child(lead_field(answers, &own, None).class("interview-field is-short")),
        )
}

/// For a goal that has been written freely: which type of goal it is nearest to.
fn type_field(answers: Answers, id: GoalId) -> Element {
    let choices = Signal::derive(|| {
        let none = (String::new(), words::NO_TYPE.in_lang(lang()).to_owned());
        let choice =
            |goal_type: &GoalType| (goal_type.code.to_owned(), goal_type.name.in_lang(lang()).to_owned());
        std::iter::once(none).chain(usual_goals::ALL.iter().map(choice)).collect()
    });
    select(answers, &type_key(id), words::PROPOSALS_FOR, choices, Signal::derive(String::new))
}

/// Who leads, of those who may.
fn lead_field(answers: Answers, key: &str, usual: Option<UsualBody>) -> Element {
    let program = answers.workspace.program();
    let choices = Signal::from(Memo::new(move |_| {
        let none = (String::new(), catalogue::NO_CHOICE.in_lang(lang()).to_owned());
        let bodies = program.with(|program| {
            let may_lead = program.bodies.in_order().into_iter().filter(|body| body.body_type.may_lead());
            may_lead.map(|body| (body_code(body.id), body.name.clone())).collect::<Vec<_>>()
        });
        std::iter::once(none).chain(bodies).collect::<Vec<_>>()
    }));
    let proposed = Signal::derive(move || {
        let body = program.with(|program| usual_lead(program, usual));
        body.map(body_code).unwrap_or_default()
    });
    select(answers, key, words::LEAD, choices, proposed)
}

fn usual_lead(program: &Program, usual: Option<UsualBody>) -> Option<BodyId> {
    usual?.find(program).map(|body| body.id)
}

/// Where a proposal stands in the programme already.
#[derive(Clone, PartialEq)]
enum There {
    Nowhere,
    Here(String),
    Elsewhere(String),
}

fn row(answers: Answers, goal: GoalId, place: usize, proposal: &'static Proposal) -> Node {
    let found = Memo::new(move |_| {
        answers.workspace.program().with(|program| {
            let titles = [proposal.title.sv, proposal.title.en];
            let measures = titles.iter().filter_map(|title| measure_titled(program, goal, title));
            match measures.max_by_key(|measure| measure.goals.contains(&goal)) {
                None => There::Nowhere,
                Some(measure) if measure.goals.contains(&goal) => {
                    There::Here(format!("{} {}", measure.number, measure.title))
                }
                Some(measure) => There::Elsewhere(measure.number.clone()),
            }
        })
    });
    let key = format!("{}{place}", prefix(goal));
    let row = move || {
        let elsewhere = match found.get() {
            There::Here(name) => return there(move || name.clone()),
            There::Elsewhere(number) => Some(number),
            There::Nowhere => None,
        };
        let is_new = elsewhere.is_none();
        let about = move || {
            let lang = lang();
            let tool = proposal.instrument.words().in_lang(lang);
            let done = words::DONE_WHEN.in_lang(lang).to_lowercase();
            format!("{tool}; {done}: {}", proposal.done_when.in_lang(lang))
        };
        let shared = elsewhere.map(|number| el("p").child(move || words::there_elsewhere(&number, lang())));
        let about = (el("p").child(about), shared).into_node();
        let details = {
            let key = key.clone();
            move || {
                is_new.then(|| {
                    (
                        part(answers, &key, Part::Title, words::MEASURE, Some(proposal.title)),
                        lead_field(answers, &key, Some(proposal.lead)).class("interview-field is-short"),
                    )
                })
            }
        };
        tick(answers, &key, Signal::derive(|| false), proposal.title, about, details)
    };
    row.into_node()
}

/// The title of a proposal; where it was written in the other language before, as it stands.
fn proposed_title(program: &Program, goal: GoalId, proposal: &Proposal, lang: Lang) -> String {
    let written = |title: &&str| measure_titled(program, goal, title).is_some();
    let there = [proposal.title.sv, proposal.title.en].into_iter().find(written);
    there.unwrap_or_else(|| proposal.title.in_lang(lang)).to_owned()
}

/// The measures that are ticked or written, goal by goal.
fn answered(answers: Answers, program: &Program, lang: Lang) -> Vec<NewMeasure> {
    let mut new = Vec::new();
    for goal in program.goals.in_order() {
        let goal_type = type_of(answers, goal);
        let proposals = goal_type.map(|goal_type| goal_type.measures).unwrap_or_default();
        for (place, proposal) in proposals.iter().enumerate() {
            let key = format!("{}{place}", prefix(goal.id));
            if answers.is_on(&key, false) {
                let title = answers.text(&key, Part::Title);
                new.push(NewMeasure {
                    title: title.unwrap_or_else(|| proposed_title(program, goal.id, proposal, lang)),
                    group: goal_type.and_then(|goal_type| goal_type.group),
                    proposal: Some(proposal),
                    ..empty(answers, program, goal, &key, Some(proposal.lead))
                });
            }
        }
        let key = format!("{OWN}{}", goal.id.0.code());
        let title = answers.text(&key, Part::Title).unwrap_or_default();
        if !title.trim().is_empty() {
            new.push(NewMeasure { title, ..empty(answers, program, goal, &key, None) });
        }
    }
    new
}

/// A measure of a goal with nothing but its lead.
fn empty(
    answers: Answers,
    program: &Program,
    goal: &Arc<Goal>,
    key: &str,
    usual: Option<UsualBody>,
) -> NewMeasure {
    let chosen = answers.text(key, Part::Choice);
    let of_code = |code: &str| {
        let known = RecordRef::parse(code).filter(|target| program.has(*target));
        known.filter(|target| target.kind == Kind::Body).map(|target| BodyId(target.id))
    };
    let lead = match chosen {
        Some(code) => of_code(&code),
        None => usual_lead(program, usual),
    };
    NewMeasure { goal: goal.id, title: String::new(), lead, group: None, proposal: None }
}

/// Writes the measures that were ticked or written.
pub fn save(answers: Answers) -> bool {
    let lang = untrack(lang);
    let program = answers.workspace.program();
    let new = untrack(|| program.with(|program| answered(answers, program, lang)));
    if !new.is_empty() {
        let numbers =
            program.with_untracked(|program| numbering::next_numbers(program, Kind::Measure, new.len()));
        let fresh: Vec<Fresh> =
            numbers.into_iter().map(|number| Fresh { id: ids::fresh(), number }).collect();
        let edit = program.with_untracked(|program| add_measures(program, new, fresh, lang));
        answers.forget(PREFIX);
        answers.forget(OWN);
        answers.write(edit, Kind::Measure);
    }
    true
}
