//! Days that a programme has to meet, by law or by the municipality's own year, as dated data.
//! Read by the checks, the timeline and the overview.

use super::check::source::{Act, Source, WHOLE};
use crate::model::period::Day;
use crate::model::program::Program;
use crate::model::words::Words;

/// An ordinary general election, and the council term that follows it: it begins on 15 October
/// of the election year (KL 5 kap. 9 §) and lasts four years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Election {
    /// The day of the election.
    pub day: &'static str,
    /// The first day of the term.
    pub term_from: &'static str,
    /// The last day of the term.
    pub term_to: &'static str,
}

/// The elections that matter here. Ordinary elections are held on the second Sunday of September
/// every fourth year (vallagen 2005:837 1 kap. 3 §).
pub const ELECTIONS: [Election; 3] = [
    Election { day: "2022-09-11", term_from: "2022-10-15", term_to: "2026-10-14" },
    Election { day: "2026-09-13", term_from: "2026-10-15", term_to: "2030-10-14" },
    Election { day: "2030-09-08", term_from: "2030-10-15", term_to: "2034-10-14" },
];

/// The last day on which a municipality can adopt its first handlingsplan (SFS 2025:70,
/// transitional provision 2).
pub const FIRST_PLAN_DUE: &str = "2030-10-14";

/// The election whose term a day lies in.
#[must_use]
pub fn election_of(day: Day) -> Option<Election> {
    let holds = |election: &&Election| {
        Day::parse(election.term_from).is_some_and(|from| from <= day)
            && Day::parse(election.term_to).is_some_and(|to| day <= to)
    };
    ELECTIONS.iter().find(holds).copied()
}

/// What kind of day it is: in which lane of the timeline it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// Deadlines of the law.
    Statute,
    /// The municipality's budget.
    Budget,
    /// Decisions of the council.
    Council,
    /// Consultations and opinions.
    Consultation,
    /// Follow-ups.
    FollowUp,
}

/// A day that matters for a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// In which lane it stands.
    pub lane: Lane,
    /// The day, or the last day of it.
    pub day: Day,
    /// What is due or has happened.
    pub what: Words,
    /// Where it comes from, for what the law demands.
    pub source: Option<Source>,
}

/// The days of the law for the term of a programme: the plan itself, and the planning strategy
/// within 24 months after the election.
#[must_use]
pub fn statutory(program: &Program) -> Vec<Milestone> {
    let Some(term) = program.settings.term_start.and_then(election_of) else { return Vec::new() };
    let months = |day: Day, months: u32| day.0.checked_add_months(chrono::Months::new(months)).map(Day);
    let strategy = Day::parse(term.day).and_then(|day| months(day, 24));
    let plan = Day::parse(term.term_to);
    let milestone = |day: Option<Day>, what: Words, source: Source| {
        day.map(|day| Milestone { lane: Lane::Statute, day, what, source: Some(source) })
    };
    [
        milestone(
            strategy,
            Words::new("Planeringsstrategin ska vara antagen", "The planning strategy has to be adopted"),
            Source::section(Act::PlanningAndBuilding, 3, "23", WHOLE),
        ),
        milestone(
            plan,
            Words::new(
                "Handlingsplanen för bostadsförsörjningen ska vara antagen",
                "The housing supply action plan has to be adopted",
            ),
            Source::section(Act::HousingSupply, 0, "2", WHOLE),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}
