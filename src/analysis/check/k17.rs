//! K17: no body has more to lead than it can manage. What is completed or dropped does not count.
//! Knows no other check.

use super::source::{ANY, Source};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::analysis::year::goes_on_in;
use crate::model::body::Body;
use crate::model::measure::{Measure, Priority, Status};
use crate::model::period::Year;
use crate::model::record::{Kind, Record};
use crate::model::words::Words;
use chrono::Datelike;
use std::sync::Arc;

/// The largest share of the measures that one body should lead, in per cent (own practice).
const MOST_PERCENT: usize = 60;
/// The most measures of priority 1 that one body should lead in a year (own practice).
const MOST_HIGH: usize = 8;
/// With fewer measures than this a share says nothing (own practice).
const FEWEST: usize = 8;
/// How many years are looked at where the programme does not say how long it is valid: a term.
const TERM: u16 = 4;

/// The check.
pub const CHECK: Check = Check {
    code: "K17",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[Source::Practice(Words::new(
        "Egen tumregel: ett organ leder högst 60 procent av åtgärderna och högst åtta åtgärder med prioritet 1 under ett år",
        "Own rule of thumb: a body leads at most 60 per cent of the measures and at most eight of priority 1 in a year",
    ))],
    title: Words::new("Inget organ leder mer än det hinner med", "No body leads more than it has time for"),
    why: Words::new(
        "När ett organ leder nästan allt blir det en flaskhals, och de andra ser inte programmet som sitt.",
        "When one body leads nearly everything it becomes a bottleneck, and the others do not see the programme as theirs.",
    ),
    remedy: Words::new(
        "Flytta huvudansvaret för några åtgärder till den nämnd eller det bolag som gör arbetet, sänk prioriteten eller sprid åtgärderna över fler år.",
        "Move the lead of some measures to the committee or company that does the work, lower the priority, or spread the measures over more years.",
    ),
    each: None,
    reads: &[Kind::Body, Kind::Measure],
    find,
};

const SHARE: Words = Words::new(
    "{0} är huvudansvarig för {1} av {2} åtgärder, mer än {3} procent.",
    "{0} leads {1} of {2} measures, more than {3} per cent.",
);
const PEAK: Words = Words::new(
    "{0} är huvudansvarig för {1} åtgärder med prioritet 1 under {2}. Fler än {3} brukar vara för många.",
    "{0} leads {1} measures of priority 1 in {2}. More than {3} is usually too many.",
);
const SHARE_AND_PEAK: Words = Words::new(
    "{0} är huvudansvarig för {1} av {2} åtgärder, och för {3} med prioritet 1 under {4}.",
    "{0} leads {1} of {2} measures, and {3} of priority 1 in {4}.",
);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let led = |measure: &&Arc<Measure>| measure.lead.is_some() && is_ahead(measure);
    let all = subject.index.measures.iter().filter(led).count();
    let bodies = subject.program.bodies.in_order();
    bodies.into_iter().filter_map(|body| overloaded(subject, body, all)).collect()
}

fn overloaded(subject: &Subject<'_>, body: &Body, all: usize) -> Option<Finding> {
    let ahead: Vec<_> = subject.index.led(body.id).iter().filter(|measure| is_ahead(measure)).collect();
    let led = ahead.len();
    let too_many = all >= FEWEST && led * 100 > all * MOST_PERCENT;
    let high = |year: Year| {
        ahead.iter().filter(|m| m.priority == Some(Priority::High) && goes_on_in(m, year)).count()
    };
    // The first of the years with the most.
    let peak = years(subject).map(|year| (high(year), year)).rev().max_by_key(|(high, _)| *high);
    let peak = peak.filter(|(high, _)| *high > MOST_HIGH);
    let says = match (too_many, peak) {
        (false, None) => return None,
        (true, None) => SHARE,
        (false, Some(_)) => PEAK,
        (true, Some(_)) => SHARE_AND_PEAK,
    };
    let mut finding = Finding::about("K17", body.reference(), "", says).with(Piece::Record(body.reference()));
    if too_many {
        finding = finding.with(number(led)).with(number(all));
    }
    if let Some((high, year)) = peak {
        finding = finding.with(number(high)).with(Piece::Year(year));
    }
    Some(match (too_many, peak) {
        (true, None) => finding.with(number(MOST_PERCENT)),
        (false, Some(_)) => finding.with(number(MOST_HIGH)),
        (true, Some(_)) | (false, None) => finding,
    })
}

fn number(count: usize) -> Piece {
    Piece::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

const fn is_ahead(measure: &Measure) -> bool {
    match measure.status {
        Status::NotStarted | Status::OnPlan | Status::Deviates => true,
        Status::Completed | Status::Dropped => false,
    }
}

/// The years of the programme that are not over.
fn years(subject: &Subject<'_>) -> impl DoubleEndedIterator<Item = Year> {
    let settings = &subject.program.settings;
    let now = u16::try_from(subject.today.0.year()).unwrap_or_default();
    let first = settings.period_from.map_or(now, |year| year.get().max(now));
    let last = settings.period_to.map_or(first.saturating_add(TERM - 1), Year::get);
    (first..=last).filter_map(|year| Year::new(i64::from(year)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::index::Index;
    use crate::model::measure::Timing;
    use crate::model::period::{Day, Quarter};
    use crate::model::program::{AnyRecord, Program};
    use crate::model::programme::Settings;
    use crate::model::record::{BodyId, Id, MeasureId};

    /// What is said when the first body leads so many measures and the second the rest.
    fn says(first: u64, second: u64, measure: &Measure) -> Option<&'static str> {
        let mut program = Program::default();
        let (period_from, period_to) = (Year::new(2027), Year::new(2030));
        program.put(AnyRecord::Programme(Arc::new(Settings {
            period_from,
            period_to,
            ..Settings::default()
        })));
        for id in [1, 2] {
            program.put(AnyRecord::Body(Arc::new(Body { id: BodyId(Id(id)), ..Body::default() })));
        }
        for number in 0..first + second {
            let lead = Some(BodyId(Id(if number < first { 1 } else { 2 })));
            let measure = Measure { id: MeasureId(Id(number + 1)), lead, ..measure.clone() };
            program.put(AnyRecord::Measure(Arc::new(measure)));
        }
        let today = Day::parse("2028-03-01").unwrap();
        let found = find(&Subject { program: &program, index: &Index::of(&program), today });
        found.iter().find(|finding| finding.about.id == Id(1)).map(|finding| finding.says.sv)
    }

    #[test]
    fn sixty_per_cent_may_be_led_and_more_is_too_much() {
        let plain = Measure::default();
        assert_eq!(says(6, 4, &plain), None);
        assert_eq!(says(7, 4, &plain), Some(SHARE.sv));
        assert_eq!(says(5, 2, &plain), None, "too few to tell");
        assert_eq!(says(7, 4, &Measure { status: Status::Completed, ..plain }), None);
    }

    #[test]
    fn eight_of_priority_1_in_a_year_may_be_led_and_nine_are_too_many() {
        let of = |start: &str, end: &str| Measure {
            priority: Some(Priority::High),
            start: Quarter::parse(start),
            end: Quarter::parse(end),
            ..Measure::default()
        };
        let running = of("2027-Q1", "2029-Q4");
        assert_eq!(says(8, 8, &running), None);
        assert_eq!(says(9, 9, &running), Some(PEAK.sv));
        assert_eq!(says(9, 0, &running), Some(SHARE_AND_PEAK.sv));
        assert_eq!(says(9, 9, &of("2027-Q1", "2027-Q4")), None, "that year is over");
        let yearly = Measure { timing: Timing::Yearly, ..of("2027-Q1", "2027-Q1") };
        assert_eq!(says(9, 9, &yearly), Some(PEAK.sv));
    }
}
