//! Days that a programme has to meet, by law or by the municipality's own year, as dated data.
//! Read by the checks, the timeline and the overview.

use super::check::source::{Act, Source, WHOLE};
use crate::model::period::{Day, Year};
use crate::model::process::ConsultationType;
use crate::model::program::Program;
use crate::model::record::{Kind, RecordRef};
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
    /// The record that says so, where it is one.
    pub about: Option<RecordRef>,
}

impl Lane {
    /// Every lane, in the order in which they are shown.
    pub const ALL: [Lane; 5] =
        [Lane::Statute, Lane::Council, Lane::Budget, Lane::Consultation, Lane::FollowUp];
}

/// Every day that matters for a programme between two years, by lane and then by day.
#[must_use]
pub fn milestones(program: &Program, from: Year, to: Year) -> Vec<Milestone> {
    let mut all = statutory(program);
    all.extend(budget(from, to));
    all.extend(council(program));
    all.extend(consultations(program));
    all.extend(follow_ups(program));
    all.sort_by_key(|milestone| (milestone.lane, milestone.day));
    all
}

fn day_in(year: Year, month: u32, day: u32) -> Option<Day> {
    chrono::NaiveDate::from_ymd_opt(i32::from(year.get()), month, day).map(Day)
}

/// The budget of the following year: the board's proposal before the end of October, the council's
/// decision before the end of November (KL 11 kap. 8 and 10 §§). After an election the new
/// council decides (11 §); with special reasons, it may take until the end of December.
#[must_use]
pub fn budget(from: Year, to: Year) -> Vec<Milestone> {
    let milestone = |day: Option<Day>, what: Words, section: &'static str| {
        let source = Some(Source::section(Act::LocalGovernment, 11, section, WHOLE));
        day.map(|day| Milestone { lane: Lane::Budget, day, what, source, about: None })
    };
    let of_year = |year: Year| {
        let elects = ELECTIONS.iter().any(|election| election.day.starts_with(&year.to_string()));
        let proposal = milestone(
            day_in(year, 10, 31),
            Words::new(
                "Kommunstyrelsens förslag till budget, senast",
                "The executive board's proposal for the budget, at the latest",
            ),
            "8",
        );
        let decision = if elects {
            Words::new(
                "Nyvalda fullmäktige fastställer budgeten, senast",
                "The newly elected council adopts the budget, at the latest",
            )
        } else {
            Words::new(
                "Kommunfullmäktige fastställer budgeten, senast",
                "The council adopts the budget, at the latest",
            )
        };
        let decision = milestone(day_in(year, 11, 30), decision, if elects { "11" } else { "10" });
        let last = elects.then(|| {
            milestone(
                day_in(year, 12, 31),
                Words::new(
                    "Sista dag för budgeten efter valet, om det finns särskilda skäl",
                    "Last day for the budget after the election, with special reasons",
                ),
                "10",
            )
        });
        [proposal, decision, last.flatten()].into_iter().flatten().collect::<Vec<Milestone>>()
    };
    let years = i64::from(from.get())..=i64::from(to.get());
    years.filter_map(Year::new).flat_map(of_year).collect()
}

/// Decisions: elections, the adoption of the programme, and the decisions behind measures.
#[must_use]
pub fn council(program: &Program) -> Vec<Milestone> {
    let milestone = |day: Day, what: Words, about: Option<RecordRef>| Milestone {
        lane: Lane::Council,
        day,
        what,
        source: None,
        about,
    };
    let elections = ELECTIONS.iter().filter_map(|election| {
        Some(milestone(
            Day::parse(election.day)?,
            Words::new("Val till fullmäktige", "Council election"),
            None,
        ))
    });
    let adopted = program.settings.adopted_date.map(|day| {
        milestone(
            day,
            Words::new("Handlingsplanen antas", "The programme is adopted"),
            Some(RecordRef::PROGRAMME),
        )
    });
    let measures = program.measures.iter().filter_map(|measure| {
        let about = RecordRef::new(Kind::Measure, measure.id.0);
        Some(milestone(measure.decision.date?, Words::new("Beslut om", "Decision on"), Some(about)))
    });
    elections.chain(adopted).chain(measures).collect()
}

/// Consultations: sent, to be answered, answered.
#[must_use]
pub fn consultations(program: &Program) -> Vec<Milestone> {
    let of_one = |consultation: &std::sync::Arc<crate::model::process::Consultation>| {
        let opinion = matches!(
            consultation.consultation_type,
            ConsultationType::CountyBoard | ConsultationType::Region | ConsultationType::Internal
        );
        let own = RecordRef::new(Kind::Consultation, consultation.id.0);
        let about = consultation.party.map_or(own, |party| RecordRef::new(Kind::Body, party.0));
        let sent = if opinion {
            Words::new("Remiss skickad till", "Sent for an opinion to")
        } else {
            Words::new("Samråd skickat till", "Sent for consultation to")
        };
        let due = consultation.due.filter(|_| consultation.received.is_none());
        let days = [
            (consultation.sent, sent),
            (due, Words::new("Svar senast från", "Answer due from")),
            (consultation.received, Words::new("Svar inkommet från", "Answer received from")),
        ];
        days.into_iter().filter_map(move |(day, what)| {
            let lane = Lane::Consultation;
            Some(Milestone { lane, day: day?, what, source: None, about: Some(about) })
        })
    };
    program.consultations.iter().flat_map(of_one).collect()
}

/// Follow-ups that have a day.
#[must_use]
pub fn follow_ups(program: &Program) -> Vec<Milestone> {
    let of_one = |follow_up: &std::sync::Arc<crate::model::process::FollowUp>| {
        let what = Words::new("Uppföljning redovisas", "Follow-up is reported");
        let about = Some(RecordRef::new(Kind::FollowUp, follow_up.id.0));
        Some(Milestone { lane: Lane::FollowUp, day: follow_up.date?, what, source: None, about })
    };
    program.follow_ups.iter().filter_map(of_one).collect()
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
        day.map(|day| Milestone { lane: Lane::Statute, day, what, source: Some(source), about: None })
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
