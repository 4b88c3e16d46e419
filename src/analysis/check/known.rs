//! The findings of all checks, brought up to date after a change: only those checks run again
//! that look at a list that has changed. Those that somebody has overruled stand apart.

use super::registry::{CHECKS, check};
use super::{Finding, Severity, Subject, merged};
use crate::analysis::index::Index;
use crate::model::period::Day;
use crate::model::program::{AnyRecord, Program};
use crate::model::programme::Overruled;
use crate::model::record::{Kind, RecordRef};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the checks found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// What is open, by check and then in the order of the check.
    pub open: Vec<Arc<Finding>>,
    /// What somebody has overruled, with the reason.
    pub overruled: Vec<(Arc<Finding>, Overruled)>,
    /// Reasons for what is found no more.
    pub settled: Vec<Overruled>,
    /// Where the open findings about a record stand among them.
    places: BTreeMap<RecordRef, Vec<usize>>,
}

impl Report {
    /// What was found, sorted into what is open and what somebody has overruled.
    #[must_use]
    pub fn sorted(found: impl IntoIterator<Item = Arc<Finding>>, reasons: &[Overruled]) -> Report {
        let mut report = Report::default();
        let mut used = vec![false; reasons.len()];
        for finding in found {
            let of_check = |r: &Overruled| r.code == finding.code && r.about == finding.about.to_string();
            let place = reasons.iter().position(of_check);
            match place.and_then(|place| reasons.get(place).zip(used.get_mut(place))) {
                Some((reason, used)) => {
                    *used = true;
                    report.overruled.push((finding, reason.clone()));
                }
                None => {
                    report.places.entry(finding.about).or_default().push(report.open.len());
                    report.open.push(finding);
                }
            }
        }
        let settled = reasons.iter().zip(used).filter(|(_, used)| !used).map(|(reason, _)| reason.clone());
        report.settled = settled.collect();
        report
    }

    /// The open findings about a record.
    pub fn about(&self, target: RecordRef) -> impl Iterator<Item = &Arc<Finding>> {
        let places = self.places.get(&target).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.open.get(*place))
    }

    /// All findings about a record, those that were overruled too.
    pub fn all_about(&self, target: RecordRef) -> impl Iterator<Item = &Arc<Finding>> {
        let overruled = self.overruled.iter().map(|(finding, _)| finding);
        self.about(target).chain(overruled.filter(move |finding| finding.about == target))
    }

    /// The open findings of a check.
    pub fn of<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Arc<Finding>> {
        self.open.iter().filter(move |finding| finding.code == code)
    }

    /// The overruled findings of a check.
    pub fn overruled_of<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a (Arc<Finding>, Overruled)> {
        self.overruled.iter().filter(move |(finding, _)| finding.code == code)
    }

    /// How many are open of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.open.iter().filter(|f| check(f.code).is_some_and(|check| check.severity == severity)).count()
    }
}

/// The findings of a programme on a day.
#[must_use]
pub fn report(program: &Program, today: Day) -> Arc<Report> {
    Known::default().update(program, &Index::of(program), today)
}

/// The findings as they were, to be brought up to date.
#[derive(Debug, Default)]
pub struct Known {
    program: Program,
    today: Option<Day>,
    found: Vec<Vec<Arc<Finding>>>,
    /// For each check what was found in records by themselves.
    own: Vec<BTreeMap<RecordRef, Arc<Finding>>>,
    report: Arc<Report>,
}

impl Known {
    /// The findings of a programme.
    pub fn update(&mut self, program: &Program, index: &Index, today: Day) -> Arc<Report> {
        let anew = self.found.len() != CHECKS.len()
            || self.today != Some(today)
            || !program.is_same(&self.program, Kind::Programme);
        let changed: Vec<Kind> =
            Kind::ALL.into_iter().filter(|kind| !program.is_same(&self.program, *kind)).collect();
        if !anew && changed.is_empty() {
            return Arc::clone(&self.report);
        }
        let subject = Subject { program, index, today };
        self.found.resize_with(CHECKS.len(), Vec::new);
        self.own.resize_with(CHECKS.len(), BTreeMap::new);
        for ((check, found), own) in CHECKS.iter().zip(&mut self.found).zip(&mut self.own) {
            if !anew && !check.reads.iter().any(|kind| changed.contains(kind)) {
                continue;
            }
            if let Some(each) = check.each {
                for kind in check.kinds() {
                    look_again(own, each, program, &self.program, kind);
                }
            }
            let applies = check.rule_sets.contains(&program.settings.rule_set);
            *found = if applies { merged(own, (check.find)(&subject)) } else { Vec::new() };
        }
        let report = Report::sorted(self.found.iter().flatten().cloned(), &program.settings.overruled);
        if *self.report != report {
            self.report = Arc::new(report);
        }
        self.program = program.clone();
        self.today = Some(today);
        Arc::clone(&self.report)
    }
}

/// Looks again into the records of a kind that have changed.
fn look_again(
    own: &mut BTreeMap<RecordRef, Arc<Finding>>,
    each: fn(&AnyRecord) -> Option<Finding>,
    program: &Program,
    before: &Program,
    kind: Kind,
) {
    let changed = program.changed_since(before, kind).unwrap_or_else(|| {
        own.retain(|about, _| about.kind != kind);
        program.records(kind)
    });
    for record in changed {
        let about = record.reference();
        match each(&record) {
            Some(finding) => own.insert(about, Arc::new(finding)),
            None => own.remove(&about),
        };
    }
}
