//! K11: how many days are left until the plan and the planning strategy have to be adopted.
//! A note, not a fault. Knows no other check.

use super::source::{ANY, Act, SINCE_2025, Source, WHOLE};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::analysis::milestone::{FIRST_PLAN_DUE, election_of, statutory};
use crate::model::period::Day;
use crate::model::process::PolicyDocument;
use crate::model::program::Program;
use crate::model::programme::{RuleSet, Stage};
use crate::model::record::Kind;
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K11",
    severity: Severity::Note,
    rule_sets: ANY,
    sources: &[
        Source::section(
            Act::Amendment2025,
            0,
            "",
            Words::new("övergångsbestämmelserna punkt 2 och 3", "transitional provisions, points 2 and 3"),
        ),
        Source::section_in(Act::HousingSupply, "2", WHOLE, SINCE_2025),
        Source::section(Act::PlanningAndBuilding, 3, "23", WHOLE),
    ],
    title: Words::new("Lagens tidsgränser är kända", "The deadlines of the law are known"),
    why: Words::new(
        "Fullmäktige ska anta en handlingsplan under mandatperioden, den första senast den 14 oktober 2030, och en planeringsstrategi inom 24 månader efter valet. Samråd och beredning tar ofta ett år.",
        "The council has to adopt an action plan during the term, the first by 14 October 2030, and a planning strategy within 24 months after the election. Consultation and preparation often take a year.",
    ),
    remedy: Words::new(
        "Räkna baklänges från dagen och lägg in samråd, slutförslag och beslut. Är planeringsstrategin antagen lägger du in den bland styrdokumenten med datum.",
        "Count back from the day and plan consultation, final proposal and decision. If the planning strategy is adopted, add it to the policy links with its date.",
    ),
    each: None,
    reads: &[Kind::PolicyLink],
    find,
};

const BOTH: Words = Words::new(
    "Planeringsstrategin ska vara antagen senast {0} (dagar kvar: {1}) och handlingsplanen senast {2} (dagar kvar: {3}).",
    "The planning strategy has to be adopted by {0} (days left: {1}) and the action plan by {2} (days left: {3}).",
);
const STRATEGY: Words = Words::new(
    "Planeringsstrategin ska vara antagen senast {0} (dagar kvar: {1}).",
    "The planning strategy has to be adopted by {0} (days left: {1}).",
);
const PLAN: Words = Words::new(
    "Handlingsplanen ska vara antagen senast {0} (dagar kvar: {1}).",
    "The action plan has to be adopted by {0} (days left: {1}).",
);
const STRATEGY_LATE: Words = Words::new(
    "Planeringsstrategin skulle ha varit antagen senast {0}.",
    "The planning strategy should have been adopted by {0}.",
);
const PLAN_LATE: Words = Words::new(
    "Handlingsplanen skulle ha varit antagen senast {0}.",
    "The action plan should have been adopted by {0}.",
);
const STRATEGY_LATE_PLAN: Words = Words::new(
    "Planeringsstrategin skulle ha varit antagen senast {0}. Handlingsplanen ska vara antagen senast {1} (dagar kvar: {2}).",
    "The planning strategy should have been adopted by {0}. The action plan has to be adopted by {1} (days left: {2}).",
);
const BOTH_LATE: Words = Words::new(
    "Planeringsstrategin skulle ha varit antagen senast {0} och handlingsplanen senast {1}.",
    "The planning strategy should have been adopted by {0} and the action plan by {1}.",
);
const OLD: Words = Words::new(
    "Riktlinjer som antogs före den 1 mars 2025 gäller längst till och med {0} (dagar kvar: {1}). Då ska en handlingsplan vara antagen.",
    "Guidelines adopted before 1 March 2025 stand until {0} at the latest (days left: {1}). By then an action plan has to be adopted.",
);
const OLD_LATE: Words = Words::new(
    "Riktlinjer som antogs före den 1 mars 2025 gällde längst till och med {0}. En handlingsplan ska ersätta dem.",
    "Guidelines adopted before 1 March 2025 stood until {0} at the latest. An action plan has to replace them.",
);

/// A deadline, and how many days are left; none when it has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Due {
    day: Day,
    left: Option<i64>,
}

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let program = subject.program;
    let due = |day: Day| {
        let left = day.0.signed_duration_since(subject.today.0).num_days();
        Due { day, left: (left >= 0).then_some(left) }
    };
    let note = match program.settings.rule_set {
        RuleSet::Act2025 => of_plan(plan_due(program).map(due), strategy_due(program).map(due)),
        RuleSet::Act2022 | RuleSet::Act2013 => Day::parse(FIRST_PLAN_DUE).map(due).map(of_guidelines),
    };
    note.into_iter().collect()
}

fn of_guidelines(due: Due) -> Finding {
    let says = |says: Words| Finding::of_programme("K11", "", says).with(Piece::Day(due.day));
    match due.left {
        Some(left) => says(OLD).with(Piece::Number(left)),
        None => says(OLD_LATE),
    }
}

fn of_plan(plan: Option<Due>, strategy: Option<Due>) -> Option<Finding> {
    let says = match (strategy, plan) {
        (None, None) => return None,
        (None, Some(Due { left: Some(_), .. })) => PLAN,
        (None, Some(Due { left: None, .. })) => PLAN_LATE,
        (Some(Due { left: Some(_), .. }), None) => STRATEGY,
        (Some(Due { left: None, .. }), None) => STRATEGY_LATE,
        (Some(Due { left: None, .. }), Some(Due { left: Some(_), .. })) => STRATEGY_LATE_PLAN,
        (Some(Due { left: None, .. }), Some(Due { left: None, .. })) => BOTH_LATE,
        // The strategy is always due first.
        (Some(Due { left: Some(_), .. }), Some(_)) => BOTH,
    };
    let pieces = [strategy, plan]
        .into_iter()
        .flatten()
        .flat_map(|due| std::iter::once(Piece::Day(due.day)).chain(due.left.map(Piece::Number)));
    Some(pieces.fold(Finding::of_programme("K11", "", says), Finding::with))
}

/// When the plan has to be adopted, unless it is.
fn plan_due(program: &Program) -> Option<Day> {
    match program.settings.stage {
        Stage::Draft | Stage::Consultation | Stage::Final => {
            day_of(program, Act::HousingSupply).or_else(|| Day::parse(FIRST_PLAN_DUE))
        }
        Stage::Adopted | Stage::Revised => None,
    }
}

/// When the planning strategy has to be adopted, unless one is that was decided after the election.
fn strategy_due(program: &Program) -> Option<Day> {
    let due = day_of(program, Act::PlanningAndBuilding)?;
    let election = Day::parse(election_of(program.settings.term_start?)?.day)?;
    let adopted = program.policy_links.iter().any(|link| {
        link.document == PolicyDocument::PlanningStrategy && link.date.is_some_and(|day| election < day)
    });
    (!adopted).then_some(due)
}

fn day_of(program: &Program, of: Act) -> Option<Day> {
    let holds = |source: &Source| matches!(source, Source::Section { act, .. } if *act == of);
    statutory(program).into_iter().find(|one| one.source.as_ref().is_some_and(holds)).map(|one| one.day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::index::Index;
    use crate::model::process::PolicyLink;
    use crate::model::program::AnyRecord;
    use crate::model::programme::Settings;
    use std::sync::Arc;

    fn says(settings: Settings, strategy: &str, today: &str) -> Option<&'static str> {
        let mut program = Program::default();
        let term_start = Day::parse("2026-10-15");
        program.put(AnyRecord::Programme(Arc::new(Settings { term_start, ..settings })));
        program.put(AnyRecord::PolicyLink(Arc::new(PolicyLink {
            document: PolicyDocument::PlanningStrategy,
            date: Day::parse(strategy),
            ..PolicyLink::default()
        })));
        let today = Day::parse(today).unwrap();
        let found = find(&Subject { program: &program, index: &Index::default(), today });
        found.first().map(|finding| finding.says.sv)
    }

    #[test]
    fn a_deadline_is_open_on_its_last_day_and_gone_when_the_thing_is_adopted() {
        let plain = Settings::default;
        assert_eq!(says(plain(), "2024-03-18", "2028-09-13"), Some(BOTH.sv), "a strategy of the last term");
        assert_eq!(says(plain(), "", "2028-09-14"), Some(STRATEGY_LATE_PLAN.sv));
        assert_eq!(says(plain(), "2028-05-22", "2028-09-14"), Some(PLAN.sv));
        assert_eq!(says(plain(), "2028-05-22", "2030-10-15"), Some(PLAN_LATE.sv));
        let adopted = || Settings { stage: Stage::Adopted, ..Settings::default() };
        assert_eq!(says(adopted(), "", "2027-03-01"), Some(STRATEGY.sv));
        assert_eq!(says(adopted(), "2027-02-22", "2027-03-01"), None);
        let old = || Settings { rule_set: RuleSet::Act2022, ..adopted() };
        assert_eq!(says(old(), "", "2030-10-14"), Some(OLD.sv), "guidelines stand until the term ends");
        assert_eq!(says(old(), "", "2030-10-15"), Some(OLD_LATE.sv));
    }

    fn due(left: Option<i64>) -> Option<Due> {
        Some(Due { day: Day::parse("2030-10-14").unwrap(), left })
    }

    #[test]
    fn every_sentence_has_as_many_places_as_it_has_pieces() {
        let times = [None, due(Some(0)), due(Some(45)), due(None)];
        for strategy in times {
            for plan in times {
                // The strategy is due first: it cannot be left when the plan is late.
                let possible =
                    strategy.is_none_or(|s| s.left.is_none() || plan.is_none_or(|p| p.left.is_some()));
                if let (Some(finding), true) = (of_plan(plan, strategy), possible) {
                    assert_eq!(finding.says.sv.matches('{').count(), finding.with.len(), "{finding:?}");
                }
            }
        }
    }
}
