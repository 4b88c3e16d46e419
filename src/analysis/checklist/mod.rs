//! The findings sorted into what somebody goes through: the demands of the law section by section,
//! and the headings of a county board's review. Says of each how it stands. Knows no page.

pub mod demands;
pub mod review;
mod soundness;

use super::check::known::Report;
use super::check::registry::check;
use super::check::source::Source;
use super::check::{Finding, Piece, Severity};
use super::invariants::{self, Fault};
use super::milestone::{Milestone, statutory};
use crate::model::period::Day;
use crate::model::process::PolicyDocument;
use crate::model::program::Program;
use crate::model::programme::{Overruled, RuleSet, Stage};
use crate::model::record::RecordRef;
use crate::model::words::Words;
use std::sync::Arc;

/// Whether there is anything in a programme that a demand is about.
pub type Concerns = fn(&Program) -> bool;

/// A demand, or a heading of a review, with the checks that judge it.
#[derive(Debug)]
pub struct Item {
    /// What it is called in addresses and on the page.
    pub code: &'static str,
    /// Under which heading it stands.
    pub chapter: Chapter,
    /// Where it comes from; nothing where it is no demand of anybody in particular.
    pub source: Option<Source>,
    /// What has to hold, in a sentence.
    pub demand: Words,
    /// The checks that belong here.
    pub checks: &'static [&'static str],
    /// Checks that belong to another item and say something about this one too.
    pub echoes: &'static [&'static str],
    /// The rule sets under which it stands.
    pub rule_sets: &'static [RuleSet],
    /// Whether a programme has anything to judge.
    pub concerns: Concerns,
}

/// The headings of both lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chapter {
    /// Lag (2000:1383).
    HousingSupply,
    /// The transition to the wording of 2025.
    Transition,
    /// Other acts.
    Neighbours,
    /// What no act demands and a good plan has.
    Soundness,
    /// The headings of a county board's review.
    Review,
}

impl Chapter {
    /// Its heading.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Chapter::HousingSupply => Words::new(
                "Lagen om kommunernas bostadsförsörjningsansvar",
                "The act on municipal responsibility for housing supply",
            ),
            Chapter::Transition => Words::new("Övergångsbestämmelser", "Transitional provisions"),
            Chapter::Neighbours => Words::new("Närliggande lagar", "Neighbouring acts"),
            Chapter::Soundness => Words::new("Planens egen hållbarhet", "Soundness of the plan itself"),
            Chapter::Review => Words::new(
                "I den ordning som länsstyrelsen granskar",
                "In the order of a county board's review",
            ),
        }
    }
}

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// There are errors.
    Lacking,
    /// There are warnings, and nothing that breaks the demand.
    Doubtful,
    /// What was found was overruled with a reason.
    Overruled,
    /// There is something to know, and nothing that lacks.
    Noted,
    /// Nothing was found.
    Met,
    /// There is nothing in the programme that it is about.
    Unconcerned,
    /// No check can judge it from what stands in the programme.
    Unjudged,
}

/// An item and how it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The item.
    pub item: &'static Item,
    /// How it stands.
    pub status: Status,
    /// The open findings of its own checks, notes too.
    pub open: Vec<Arc<Finding>>,
    /// What was overruled.
    pub overruled: Vec<(Arc<Finding>, Overruled)>,
    /// Items that have findings which say something about this one too.
    pub told_by: Vec<&'static Item>,
}

impl PartialEq for Item {
    fn eq(&self, other: &Item) -> bool {
        self.code == other.code
    }
}

impl Item {
    /// Its checks that apply under a rule set.
    pub fn applying(&self, rule_set: RuleSet) -> impl Iterator<Item = &'static str> + use<> {
        applying(self.checks, rule_set)
    }

    /// Whether it stands under a rule set: a demand always does, what is only good practice
    /// where a check judges it.
    fn stands_in(&self, rule_set: RuleSet) -> bool {
        self.rule_sets.contains(&rule_set)
            && (self.source.is_some() || self.applying(rule_set).next().is_some())
    }
}

fn applying(codes: &'static [&'static str], rule_set: RuleSet) -> impl Iterator<Item = &'static str> {
    let applies = move |code: &&str| check(code).is_some_and(|check| check.rule_sets.contains(&rule_set));
    codes.iter().copied().filter(applies)
}

fn severity(finding: &Finding) -> Severity {
    check(finding.code).map_or(Severity::Note, |check| check.severity)
}

fn standing(item: &'static Item, all: &[&'static Item], program: &Program, report: &Report) -> Standing {
    let rule_set = program.settings.rule_set;
    let open: Vec<Arc<Finding>> =
        item.applying(rule_set).flat_map(|code| report.of(code)).map(Arc::clone).collect();
    let overruled: Vec<(Arc<Finding>, Overruled)> =
        item.applying(rule_set).flat_map(|code| report.overruled_of(code)).cloned().collect();
    let echoed = |code: &'static str| all.iter().copied().find(|other| other.checks.contains(&code));
    let echoes: Vec<&'static str> = applying(item.echoes, rule_set).collect();
    let own = open.iter().map(|finding| severity(finding));
    let told = echoes.iter().flat_map(|code| report.of(code)).map(|finding| severity(finding));
    let worst = own.chain(told).min();
    let overrules = |code: &&'static str| report.overruled_of(code).next().is_some();
    let is_overruled = !overruled.is_empty() || echoes.iter().any(overrules);
    let judged = item.applying(rule_set).next().is_some() || !echoes.is_empty();
    let status = match worst {
        Some(Severity::Error) => Status::Lacking,
        Some(Severity::Warning) => Status::Doubtful,
        _ if is_overruled => Status::Overruled,
        Some(Severity::Note) => Status::Noted,
        None if !judged => Status::Unjudged,
        None if (item.concerns)(program) => Status::Met,
        None => Status::Unconcerned,
    };
    let mut told_by: Vec<&'static Item> = echoes.iter().filter_map(|code| echoed(code)).collect();
    told_by.dedup();
    Standing { item, status, open, overruled, told_by }
}

/// What the law demands under the rule set of a programme, and how it stands.
#[must_use]
pub fn statute(program: &Program, report: &Report) -> Vec<Standing> {
    standings(demands::ALL, program, report)
}

/// The headings of a county board's review, and how they stand.
#[must_use]
pub fn reviewed(program: &Program, report: &Report) -> Vec<Standing> {
    standings(review::ALL, program, report)
}

fn standings(items: &'static [&'static [Item]], program: &Program, report: &Report) -> Vec<Standing> {
    let rule_set = program.settings.rule_set;
    let all: Vec<&'static Item> =
        items.iter().copied().flatten().filter(|item| item.stands_in(rule_set)).collect();
    all.iter().map(|item| standing(item, &all, program, report)).collect()
}

/// What does not hold together and no check says already: about the same record and field it is
/// said once, be it overruled.
#[must_use]
pub fn unsaid(report: &Report, faults: &[invariants::Finding]) -> Vec<invariants::Finding> {
    let says = |finding: &Finding, fault: &invariants::Finding| {
        finding.field == fault.field || Some(finding.code) == check_of(fault.fault)
    };
    // A circle is told at the first of its measures, with the names of the others.
    let circles = |fault: &invariants::Finding| {
        fault.fault == Fault::CircularDependency
            && report
                .of("K19")
                .chain(report.overruled_of("K19").map(|(finding, _)| finding))
                .any(|f| names(f, fault.about))
    };
    let left = |fault: &&invariants::Finding| {
        !circles(fault) && !report.all_about(fault.about).any(|finding| says(finding, fault))
    };
    faults.iter().filter(left).cloned().collect()
}

fn names(finding: &Finding, target: RecordRef) -> bool {
    finding.with.iter().any(|piece| match piece {
        Piece::Record(named) => *named == target,
        Piece::Records(named) => named.contains(&target),
        _ => false,
    })
}

/// The check whose one finding about a record tells of a fault among others.
const fn check_of(fault: Fault) -> Option<&'static str> {
    match fault {
        Fault::NoLead => Some("K13"),
        Fault::NoPriceLevel => Some("K35"),
        Fault::DanglingReference
        | Fault::NoGoal
        | Fault::CircularDependency
        | Fault::LeadAmongPartners
        | Fault::EndsBeforeStart
        | Fault::LeadMayNotLead
        | Fault::UnreadValue => None,
    }
}

/// How many days are left until something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Countdown {
    /// What is due when.
    pub milestone: Milestone,
    /// How many days are left; negative when they are over.
    pub days: i64,
    /// When it was done, if it is.
    pub done: Option<Day>,
}

/// The deadlines of the law for a programme.
#[must_use]
pub fn countdowns(program: &Program, today: Day) -> Vec<Countdown> {
    let settings = &program.settings;
    let is_adopted = matches!(settings.stage, Stage::Adopted | Stage::Revised);
    let strategy =
        program.policy_links.iter().filter(|link| link.document == PolicyDocument::PlanningStrategy);
    let strategy = strategy
        .filter_map(|link| link.date)
        .filter(|day| settings.term_start.is_some_and(|from| from <= *day))
        .max();
    let about_strategy = |milestone: &Milestone| {
        matches!(
            milestone.source,
            Some(Source::Section { act: super::check::source::Act::PlanningAndBuilding, .. })
        )
    };
    let countdown = |milestone: Milestone| Countdown {
        days: (milestone.day.0 - today.0).num_days(),
        done: if about_strategy(&milestone) {
            strategy
        } else {
            settings.adopted_date.filter(|_| is_adopted)
        },
        milestone,
    };
    statutory(program).into_iter().map(countdown).collect()
}
