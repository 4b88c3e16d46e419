//! Edits of the interview: the answers of a step become one edit, which adds only what is not
//! there yet. Whoever goes through the questions twice has nothing twice.

use super::Edit;
use super::outline::{Fresh, last_of, measure_after};
use crate::model::basis::Group;
use crate::model::body::{Body, BodyType};
use crate::model::field::FieldValue;
use crate::model::goal::{Goal, GoalCategory};
use crate::model::measure::Measure;
use crate::model::number::Decimal;
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{BodyId, Choices, GoalId, Id, Kind, RecordRef};
use crate::model::usual_goals::{self, GoalType, Proposal};
use crate::model::words::Lang;
use std::sync::Arc;

/// A body that was ticked or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBody {
    /// Short name.
    pub short_name: String,
    /// Name.
    pub name: String,
    /// What kind of body it is.
    pub body_type: BodyType,
}

/// A goal that was ticked or written.
#[derive(Debug, Clone, PartialEq)]
pub struct NewGoal {
    /// The title, with its number where there is one.
    pub title: String,
    /// The number that stands in the title.
    pub target: Option<Decimal>,
    /// Construction, the stock, or both.
    pub categories: Vec<GoalCategory>,
    /// The type that it comes from, if any.
    pub goal_type: Option<&'static GoalType>,
}

/// A measure that was ticked or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMeasure {
    /// The goal that it serves.
    pub goal: GoalId,
    /// The title.
    pub title: String,
    /// Who leads it.
    pub lead: Option<BodyId>,
    /// Whom it is for, where that is a group.
    pub group: Option<Group>,
    /// The proposal that it comes from, if any.
    pub proposal: Option<&'static Proposal>,
}

/// Whether two texts differ in nothing but spaces, large letters and a full stop.
fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").trim_end_matches('.').to_lowercase()
    };
    plain(one) == plain(other)
}

/// The body that has that name or short name already.
#[must_use]
pub fn body_named<'a>(program: &'a Program, short_name: &str, name: &str) -> Option<&'a Arc<Body>> {
    let short = |body: &Body| !short_name.trim().is_empty() && same(&body.short_name, short_name);
    let long = |body: &Body| !name.trim().is_empty() && same(&body.name, name);
    program.bodies.iter().find(|body| short(body) || long(body))
}

/// The goal that has that title already.
#[must_use]
pub fn goal_titled<'a>(program: &'a Program, title: &str) -> Option<&'a Arc<Goal>> {
    program.goals.iter().find(|goal| same(&goal.title, title))
}

/// The first goal whose title still shows that it is of a type.
#[must_use]
pub fn goal_of_type<'a>(program: &'a Program, goal_type: &GoalType) -> Option<&'a Arc<Goal>> {
    let of_type = |goal: &&Arc<Goal>| {
        usual_goals::of_title(&goal.title).is_some_and(|found| found.code == goal_type.code)
    };
    program.goals.in_order().into_iter().find(of_type)
}

/// The measure that has that title already; one of the given goal first.
#[must_use]
pub fn measure_titled<'a>(program: &'a Program, goal: GoalId, title: &str) -> Option<&'a Arc<Measure>> {
    let mut titled: Vec<_> =
        program.measures.in_order().into_iter().filter(|measure| same(&measure.title, title)).collect();
    titled.sort_by_key(|measure| !measure.goals.contains(&goal));
    titled.first().copied()
}

/// Adds the bodies that are not there. Committees and the executive board answer to the council.
#[must_use]
pub fn add_bodies(program: &Program, answers: Vec<NewBody>, fresh: Vec<Id>) -> Edit {
    let mut after = program.clone();
    let mut edits = Vec::new();
    let mut fresh = fresh.into_iter();
    for answer in answers {
        let (short_name, name) = (answer.short_name.trim(), answer.name.trim());
        if (short_name.is_empty() && name.is_empty()) || body_named(&after, short_name, name).is_some() {
            continue;
        }
        let Some(id) = fresh.next() else { break };
        let council = after.bodies.iter().find(|body| body.body_type == BodyType::Council);
        let below = matches!(answer.body_type, BodyType::Committee | BodyType::Board);
        let record = AnyRecord::Body(Arc::new(Body {
            id: BodyId(id),
            rank: after.last_rank(Kind::Body),
            short_name: short_name.to_owned(),
            name: name.to_owned(),
            body_type: answer.body_type,
            parent: council.filter(|_| below).map(|council| council.id),
            ..Body::default()
        }));
        after.put(record.clone());
        edits.push(Edit::Add(record));
    }
    Edit::Several(edits)
}

/// Adds the goals that are not there, at the end.
#[must_use]
pub fn add_goals(program: &Program, answers: Vec<NewGoal>, fresh: Vec<Fresh>, lang: Lang) -> Edit {
    let mut after = program.clone();
    let mut edits = Vec::new();
    let mut fresh = fresh.into_iter();
    for answer in answers {
        let NewGoal { title, target, categories, goal_type } = answer;
        if title.trim().is_empty() || goal_titled(&after, &title).is_some() {
            continue;
        }
        let Some(Fresh { id, number }) = fresh.next() else { break };
        let record = AnyRecord::Goal(Arc::new(Goal {
            id: GoalId(id),
            rank: after.last_rank(Kind::Goal),
            number,
            title: title.trim().to_owned(),
            categories: Choices(categories.into_iter().collect()),
            target,
            // What a programme wants to reach, it wants to reach by its end.
            target_year: target.and(after.settings.period_to),
            unit: goal_type.map(|goal_type| goal_type.unit.in_lang(lang).to_owned()).unwrap_or_default(),
            ..Goal::default()
        }));
        after.put(record.clone());
        edits.push(Edit::Add(record));
    }
    Edit::Several(edits)
}

/// Adds the measures that are not there, each as the last of its goal. One that is there under
/// another goal comes to serve both.
#[must_use]
pub fn add_measures(program: &Program, answers: Vec<NewMeasure>, fresh: Vec<Fresh>, lang: Lang) -> Edit {
    let mut after = program.clone();
    let mut edits = Vec::new();
    let mut fresh = fresh.into_iter();
    for answer in answers {
        let NewMeasure { goal, title, lead, group, proposal } = answer;
        if title.trim().is_empty() || after.goals.get(goal).is_none() {
            continue;
        }
        if let Some(known) = measure_titled(&after, goal, &title) {
            if known.goals.contains(&goal) {
                continue;
            }
            let mut tied = Measure::clone(known);
            tied.goals.insert(goal);
            let target = RecordRef::new(Kind::Measure, tied.id.0);
            edits.push(Edit::Set(target, vec![("goals", tied.goals.to_value())]));
            after.put(AnyRecord::Measure(Arc::new(tied)));
            continue;
        }
        let Some(fresh) = fresh.next() else { break };
        let mut record = measure_after(&after, Some(goal), last_of(&after, Some(goal)), fresh);
        if let AnyRecord::Measure(measure) = &mut record {
            let measure = Arc::make_mut(measure);
            title.trim().clone_into(&mut measure.title);
            measure.lead = lead;
            measure.target_group = group;
            if let Some(proposal) = proposal {
                measure.instrument = Some(proposal.instrument);
                measure.measure_type = proposal.measure_type;
                measure.timing = proposal.timing;
                measure.done_when = proposal.done_when.in_lang(lang).into();
            }
        }
        after.put(record.clone());
        edits.push(Edit::Add(record));
    }
    Edit::Several(edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::document::{Document, Stamp};
    use crate::model::period::Year;
    use crate::model::programme::Settings;
    use crate::model::usual_bodies::UsualBody;
    use crate::model::usual_goals::by_code;

    fn begun() -> Document {
        let settings = Settings { period_to: Year::new(2030), ..Settings::default() };
        Document::new(Id(1), Program { settings: Arc::new(settings), ..Program::default() })
    }

    fn make(document: &mut Document, edit: Edit) -> bool {
        document.dispatch(edit, Stamp::default()).unwrap().is_some()
    }

    fn fresh(first: u64, letter: char) -> Vec<Fresh> {
        (0..20).map(|n| Fresh { id: Id(first + n), number: format!("{letter}{}", n + 1) }).collect()
    }

    fn ids(first: u64) -> Vec<Id> {
        (0..20).map(|n| Id(first + n)).collect()
    }

    fn usual(usual: UsualBody) -> NewBody {
        let info = usual.info();
        NewBody {
            short_name: info.short_name.to_owned(),
            name: info.name.sv.to_owned(),
            body_type: info.body_type,
        }
    }

    fn goal(code: &str, number: &str) -> NewGoal {
        let goal_type = by_code(code).unwrap();
        NewGoal {
            title: usual_goals::filled(goal_type.title.sv, number),
            target: number.parse().ok().and_then(|n: i64| Decimal::thousandths(n * 1000)),
            categories: goal_type.categories.to_vec(),
            goal_type: Some(goal_type),
        }
    }

    fn measure(goal: u64, code: &str, place: usize) -> NewMeasure {
        let goal_type = by_code(code).unwrap();
        let proposal = &goal_type.measures[place];
        NewMeasure {
            goal: GoalId(Id(goal)),
            title: proposal.title.sv.to_owned(),
            lead: None,
            group: goal_type.group,
            proposal: Some(proposal),
        }
    }

    fn bodies(document: &mut Document) -> bool {
        let answers = vec![usual(UsualBody::Council), usual(UsualBody::Board), usual(UsualBody::Company)];
        let edit = add_bodies(document.program(), answers, ids(100));
        make(document, edit)
    }

    fn goals(document: &mut Document, first: u64) -> bool {
        let answers = vec![goal("older", "40"), goal("accessible", ""), goal("vacancies", "4")];
        let edit = add_goals(document.program(), answers, fresh(first, 'M'), Lang::Sv);
        make(document, edit)
    }

    fn measures(document: &mut Document, first: u64) -> bool {
        let lead = UsualBody::Company.find(document.program()).map(|body| body.id);
        let first_one = NewMeasure { lead, ..measure(200, "older", 0) };
        let answers = vec![
            first_one,
            measure(200, "older", 1),
            measure(201, "accessible", 0),
            measure(202, "vacancies", 0),
        ];
        let edit = add_measures(document.program(), answers, fresh(first, 'A'), Lang::Sv);
        make(document, edit)
    }

    #[test]
    fn each_step_is_one_undo_and_leaving_half_way_keeps_what_was_done() {
        let mut document = begun();
        let empty = document.program().clone();
        assert!(bodies(&mut document));
        let with_bodies = document.program().clone();
        assert!(goals(&mut document, 200));
        let with_goals = document.program().clone();
        assert!(measures(&mut document, 300));
        assert_eq!((with_goals.bodies.len(), with_goals.goals.len(), with_goals.measures.len()), (3, 3, 0));
        for expected in [with_goals, with_bodies, empty] {
            document.undo(Stamp::default()).unwrap();
            assert_eq!(document.program(), &expected);
        }
        assert!(document.undo(Stamp::default()).is_none());
    }

    #[test]
    fn going_through_it_twice_adds_nothing() {
        let mut document = begun();
        assert!(bodies(&mut document) && goals(&mut document, 200) && measures(&mut document, 300));
        let before = document.program().clone();
        assert!(!bodies(&mut document));
        assert!(!goals(&mut document, 400));
        assert!(!measures(&mut document, 500));
        assert_eq!(document.program(), &before);
    }

    #[test]
    fn goals_and_measures_are_numbered_without_gaps_and_carry_what_their_type_knows() {
        let mut document = begun();
        bodies(&mut document);
        goals(&mut document, 200);
        measures(&mut document, 300);
        let program = document.program();
        let numbers = |kind| -> Vec<String> {
            program
                .records(kind)
                .iter()
                .filter_map(|r| r.get("number").as_text().map(str::to_owned))
                .collect()
        };
        assert_eq!(numbers(Kind::Goal), ["M1", "M2", "M3"]);
        assert_eq!(numbers(Kind::Measure), ["A1", "A2", "A3"], "the survey is one measure for two goals");
        let older = program.goals.get(GoalId(Id(200))).unwrap();
        assert_eq!(older.title, "Det finns minst 40 fler tillgängliga bostäder för äldre");
        assert_eq!((older.unit.as_str(), older.target_year), ("bostäder", Year::new(2030)));
        let open = program.goals.get(GoalId(Id(201))).unwrap();
        assert!(open.title.contains('…') && open.target.is_none() && open.target_year.is_none());
        let survey = program.measures.in_order()[0];
        assert_eq!(survey.goals.len(), 2);
        assert_eq!(survey.lead, UsualBody::Company.find(program).map(|body| body.id));
        assert!(survey.done_when.starts_with("Alla hus är inventerade"));
        let board = UsualBody::Board.find(program).unwrap();
        assert_eq!(board.parent, UsualBody::Council.find(program).map(|council| council.id));
    }

    #[test]
    fn what_is_there_in_other_letters_or_spaces_is_there() {
        let mut document = begun();
        bodies(&mut document);
        goals(&mut document, 200);
        let program = document.program();
        assert!(body_named(program, "ks", "").is_some());
        assert!(body_named(program, "", " kommunstyrelsen ").is_some());
        assert!(body_named(program, "", "").is_none());
        assert!(goal_titled(program, "det finns  minst 40 fler tillgängliga bostäder för äldre.").is_some());
        assert!(goal_of_type(program, by_code("accessible").unwrap()).is_some());
        assert!(goal_of_type(program, by_code("new_homes").unwrap()).is_none());
        let own = NewGoal { goal_type: None, ..goal("older", "40") };
        let empty = NewGoal { title: "  ".to_owned(), ..own.clone() };
        let edit = add_goals(program, vec![own, empty], fresh(400, 'M'), Lang::Sv);
        assert!(!make(&mut document, edit));
    }
}
