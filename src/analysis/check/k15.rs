//! K15: every goal has an indicator with a value at the outset and one to be reached. Knows no
//! other check.

use super::source::{ANY, Source};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::model::field::FieldValue;
use crate::model::goal::{Goal, Indicator};
use crate::model::record::{Kind, Record};
use crate::model::words::Words;
use std::collections::BTreeSet;

/// The check.
pub const CHECK: Check = Check {
    code: "K15",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::Publication {
            title: Words::new(
                "Umeå kommun: Bostadsförsörjningsprogram 2017–2024, med kedjan mål, åtgärder, ansvar och uppföljning",
                "Umeå municipality: Housing supply programme 2017–2024, with the chain of goals, measures, responsibility and follow-up",
            ),
            url: None,
        },
        Source::Practice(Words::new(
            "God sed: ett mål går att mäta",
            "Good practice: a goal can be measured",
        )),
    ],
    title: Words::new(
        "Varje mål kan mätas, från ett utgångsvärde till ett delmål",
        "Every goal can be measured, from a base value to a milestone",
    ),
    why: Words::new(
        "Utan ett värde att utgå från och ett att nå vet ingen om målet är uppfyllt när planen ska följas upp.",
        "Without a value to begin from and one to reach nobody knows whether the goal is met when the plan is followed up.",
    ),
    remedy: Words::new(
        "Lägg till en indikator till målet, med utgångsvärde och minst ett delmål med årtal.",
        "Add an indicator to the goal, with a base value and at least one milestone with its year.",
    ),
    each: None,
    reads: &[Kind::Goal, Kind::Indicator],
    find,
};

const NONE: Words = Words::new("Målet ”{0}” har ingen indikator.", "The goal “{0}” has no indicator.");
const NO_BASE: Words = Words::new(
    "Ingen indikator för målet ”{0}” har ett utgångsvärde.",
    "No indicator of the goal “{0}” has a base value.",
);
const NO_TARGET: Words = Words::new(
    "Ingen indikator för målet ”{0}” har ett delmål med årtal.",
    "No indicator of the goal “{0}” has a milestone with its year.",
);
const NO_VALUES: Words = Words::new(
    "Ingen indikator för målet ”{0}” har både utgångsvärde och delmål.",
    "No indicator of the goal “{0}” has both a base value and a milestone.",
);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    subject.index.goals.iter().filter_map(|goal| unmeasured(subject, goal)).collect()
}

fn unmeasured(subject: &Subject<'_>, goal: &Goal) -> Option<Finding> {
    let indicators = subject.index.indicators(goal.id);
    let about =
        |says: Words| Finding::about("K15", goal.reference(), "", says).with(Piece::Record(goal.reference()));
    if indicators.is_empty() {
        let goals = BTreeSet::from([goal.id]).to_value();
        return Some(about(NONE).mended_by(
            Words::new("Lägg till en indikator", "Add an indicator"),
            Mend::Add(Kind::Indicator, vec![("goals", goals), ("unit", goal.unit.to_value())]),
        ));
    }
    let based = |one: &Indicator| one.base.is_some() || goal.base.is_some();
    let aimed = |one: &Indicator| has_milestone(one) || (goal.target.is_some() && goal.target_year.is_some());
    if indicators.iter().any(|one| based(one) && aimed(one)) {
        return None;
    }
    let has = |what: &dyn Fn(&Indicator) -> bool| indicators.iter().any(|one| what(one));
    Some(about(match (has(&based), has(&aimed)) {
        (false, true) => NO_BASE,
        (true, false) => NO_TARGET,
        (true, true) | (false, false) => NO_VALUES,
    }))
}

fn has_milestone(indicator: &Indicator) -> bool {
    indicator.milestones.iter().any(|row| row.year.is_some() && row.value.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::index::Index;
    use crate::model::goal::YearValue;
    use crate::model::number::Decimal;
    use crate::model::period::{Day, Year};
    use crate::model::program::{AnyRecord, Program};
    use crate::model::record::{GoalId, Id, IndicatorId};
    use std::sync::Arc;

    fn says(goal: Goal, indicators: Vec<Indicator>) -> Option<&'static str> {
        let mut program = Program::default();
        program.put(AnyRecord::Goal(Arc::new(Goal { id: GoalId(Id(1)), ..goal })));
        for (place, indicator) in (1..).zip(indicators) {
            let goals = BTreeSet::from([GoalId(Id(1))]);
            let indicator = Indicator { id: IndicatorId(Id(place)), goals, ..indicator };
            program.put(AnyRecord::Indicator(Arc::new(indicator)));
        }
        let today = Day::parse("2027-03-01").unwrap();
        let found = find(&Subject { program: &program, index: &Index::of(&program), today });
        found.first().map(|finding| finding.says.sv)
    }

    #[test]
    fn one_indicator_needs_both_values_and_those_of_the_goal_count() {
        let (year, value) = (Year::new(2030), Decimal::thousandths(30_000));
        let based = || Indicator { base: value, ..Indicator::default() };
        let milestones = vec![YearValue { year, value, ..YearValue::default() }];
        let aimed = || Indicator { milestones: milestones.clone(), ..Indicator::default() };
        let plain = Goal::default;
        assert_eq!(says(plain(), vec![]), Some(NONE.sv));
        assert_eq!(says(plain(), vec![based()]), Some(NO_TARGET.sv));
        assert_eq!(says(plain(), vec![aimed()]), Some(NO_BASE.sv));
        assert_eq!(says(plain(), vec![based(), aimed()]), Some(NO_VALUES.sv), "each has one of them");
        assert_eq!(says(plain(), vec![Indicator { base: value, ..aimed() }]), None);
        let with_target = Goal { target: value, target_year: year, ..Goal::default() };
        assert_eq!(says(with_target, vec![based()]), None);
        assert_eq!(says(Goal { base: value, ..Goal::default() }, vec![aimed()]), None);
    }
}
