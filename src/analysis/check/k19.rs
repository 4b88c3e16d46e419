//! K19: what a measure waits for is done before it starts, and nothing waits for itself. Dropped and
//! completed measures do not count. Knows no other check.

use super::source::{ANY, Source};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::model::field::FieldValue;
use crate::model::measure::{Measure, Status, Timing};
use crate::model::period::Quarter;
use crate::model::record::{Kind, MeasureId, Record};
use crate::model::value::Value;
use crate::model::words::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The check.
pub const CHECK: Check = Check {
    code: "K19",
    severity: Severity::Error,
    rule_sets: ANY,
    sources: &[Source::Practice(Words::new(
        "Inre följdriktighet: tidplanen ska hålla ihop",
        "Inner consistency: the schedule has to hold together",
    ))],
    title: Words::new(
        "Det som en åtgärd väntar på är klart innan den börjar",
        "What a measure waits for is done before it starts",
    ),
    why: Words::new(
        "En tidplan där något börjar innan förutsättningen finns går inte att genomföra.",
        "A schedule in which something starts before what it needs is there cannot be carried out.",
    ),
    remedy: Words::new(
        "Flytta åtgärden eller den som den väntar på. Är de inte beroende av varandra tar du bort sambandet under Beroende av.",
        "Move the measure or the one that it waits for. If they do not depend on each other, remove the tie under Depends on.",
    ),
    each: None,
    reads: &[Kind::Measure],
    find,
};

const CLASH: Words = Words::new(
    "Åtgärden ”{0}” börjar {1} men väntar på ”{2}”, som är klar först {3}.",
    "The measure “{0}” starts in {1} but waits for “{2}”, which is not done until {3}.",
);
const ITSELF: Words =
    Words::new("Åtgärden ”{0}” väntar på sig själv.", "The measure “{0}” waits for itself.");
const CIRCLE: Words = Words::new(
    "Åtgärderna {0} väntar på varandra i en cirkel.",
    "The measures {0} wait for each other in a circle.",
);

type Live<'a> = BTreeMap<MeasureId, &'a Arc<Measure>>;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let counted = subject.index.measures.iter().filter(|measure| match measure.status {
        Status::NotStarted | Status::OnPlan | Status::Deviates => true,
        Status::Completed | Status::Dropped => false,
    });
    let live: Live<'_> = counted.map(|measure| (measure.id, measure)).collect();
    let circles = circles(&live);
    let members: BTreeSet<MeasureId> = circles.iter().flatten().copied().collect();
    let mut findings = Vec::new();
    for measure in subject.index.measures.iter().filter(|measure| live.contains_key(&measure.id)) {
        match circles.iter().find(|circle| circle.contains(&measure.id)) {
            Some(circle) => findings.extend(of_circle(subject, measure, circle)),
            None => findings.extend(clash(&live, measure, &members)),
        }
    }
    findings
}

/// A circle is one fault: it is told at the first of its measures.
fn of_circle(subject: &Subject<'_>, measure: &Measure, circle: &BTreeSet<MeasureId>) -> Option<Finding> {
    let members = subject.index.measures.iter().filter(|measure| circle.contains(&measure.id));
    let members: Vec<_> = members.map(|measure| measure.reference()).collect();
    if members.first() != Some(&measure.reference()) {
        return None;
    }
    let about = |says: Words| Finding::about("K19", measure.reference(), "depends_on", says);
    Some(match members.as_slice() {
        [only] => about(ITSELF).with(Piece::Record(*only)),
        _ => about(CIRCLE).with(Piece::Records(members)),
    })
}

/// The measures that wait for themselves, each circle with all that hang together in it.
fn circles(live: &Live<'_>) -> Vec<BTreeSet<MeasureId>> {
    let left = peeled(live);
    let reach: BTreeMap<MeasureId, BTreeSet<MeasureId>> =
        left.iter().map(|id| (*id, reached(live, &left, *id))).collect();
    let goes = |from: MeasureId, to: MeasureId| reach.get(&from).is_some_and(|ids| ids.contains(&to));
    let mut circles: Vec<BTreeSet<MeasureId>> = Vec::new();
    for id in left.iter().copied().filter(|id| goes(*id, *id)) {
        if !circles.iter().any(|circle| circle.contains(&id)) {
            circles.push(left.iter().copied().filter(|other| goes(id, *other) && goes(*other, id)).collect());
        }
    }
    circles
}

/// What is left when all that waits for nothing is taken away, again and again: only circles and
/// what waits for them.
fn peeled(live: &Live<'_>) -> BTreeSet<MeasureId> {
    let mut waits: BTreeMap<MeasureId, usize> = BTreeMap::new();
    let mut waiting: BTreeMap<MeasureId, Vec<MeasureId>> = BTreeMap::new();
    for (id, measure) in live {
        let before = measure.depends_on.iter().filter(|before| live.contains_key(before));
        waits.insert(*id, before.clone().count());
        before.for_each(|before| waiting.entry(*before).or_default().push(*id));
    }
    let mut free: Vec<MeasureId> =
        waits.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    while let Some(id) = free.pop() {
        waits.remove(&id);
        for next in waiting.get(&id).into_iter().flatten() {
            if let Some(count) = waits.get_mut(next) {
                *count -= 1;
                free.extend((*count == 0).then_some(*next));
            }
        }
    }
    waits.into_keys().collect()
}

/// What a measure waits for, directly or through others.
fn reached(live: &Live<'_>, within: &BTreeSet<MeasureId>, id: MeasureId) -> BTreeSet<MeasureId> {
    let mut seen = BTreeSet::new();
    let mut open = vec![id];
    while let Some(next) = open.pop() {
        let before = live.get(&next).into_iter().flat_map(|measure| measure.depends_on.iter());
        open.extend(before.filter(|before| within.contains(before) && seen.insert(**before)));
    }
    seen
}

fn clash(live: &Live<'_>, measure: &Measure, in_circles: &BTreeSet<MeasureId>) -> Option<Finding> {
    let start = measure.start?;
    let before = measure.depends_on.iter().filter(|id| !in_circles.contains(id));
    let ends = before.filter_map(|id| {
        let before = live.get(id)?;
        (before.timing == Timing::Once).then_some((before.end?, *before))
    });
    let (end, last) = ends.max_by_key(|(end, _)| *end).filter(|(end, _)| start < *end)?;
    let finding = Finding::about("K19", measure.reference(), "start", CLASH)
        .with(Piece::Record(measure.reference()))
        .with(Piece::Quarter(start))
        .with(Piece::Record(last.reference()))
        .with(Piece::Quarter(end));
    Some(match moved_after(measure, start, end) {
        Some(fields) => finding.mended_by(
            Words::new("Flytta åtgärden till kvartalet efter", "Move the measure to the quarter after"),
            Mend::Set(measure.reference(), fields),
        ),
        None => finding,
    })
}

/// The measure in its whole length, from the quarter after another one ends.
fn moved_after(measure: &Measure, start: Quarter, end: Quarter) -> Option<Vec<(&'static str, Value)>> {
    let first = end.shifted(1)?;
    let mut fields = vec![("start", Some(first).to_value())];
    if let Some(own_end) = measure.end.filter(|_| measure.timing == Timing::Once) {
        let place = |quarter: Quarter| i32::from(quarter.year().get()) * 4 + i32::from(quarter.number());
        fields.push(("end", Some(own_end.shifted(place(first) - place(start))?).to_value()));
    }
    Some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::index::Index;
    use crate::model::period::Day;
    use crate::model::program::{AnyRecord, Program};
    use crate::model::record::Id;

    fn id(number: u64) -> MeasureId {
        MeasureId(Id(number))
    }

    fn measure(number: u64, times: Option<(&str, &str)>, before: &[u64]) -> Measure {
        Measure {
            id: id(number),
            start: times.and_then(|(start, _)| Quarter::parse(start)),
            end: times.and_then(|(_, end)| Quarter::parse(end)),
            depends_on: before.iter().map(|number| id(*number)).collect(),
            ..Measure::default()
        }
    }

    fn found(measures: Vec<Measure>) -> Vec<(u64, &'static str)> {
        let mut program = Program::default();
        for measure in measures {
            program.put(AnyRecord::Measure(Arc::new(measure)));
        }
        let today = Day::parse("2027-03-01").unwrap();
        let found = find(&Subject { program: &program, index: &Index::of(&program), today });
        found.iter().map(|finding| (finding.about.id.0, finding.says.sv)).collect()
    }

    #[test]
    fn a_measure_may_start_in_the_quarter_in_which_the_one_before_ends_and_not_earlier() {
        let first = || measure(1, Some(("2027-Q1", "2027-Q3")), &[]);
        let second = |start: &str| measure(2, Some((start, "2028-Q4")), &[1]);
        assert_eq!(found(vec![first(), second("2027-Q3")]), []);
        assert_eq!(found(vec![first(), second("2027-Q2")]), [(2, CLASH.sv)]);
        let going_on = Measure { timing: Timing::Continuous, ..first() };
        assert_eq!(found(vec![going_on, second("2027-Q2")]), [], "it has no end to wait for");
        for status in [Status::Completed, Status::Dropped] {
            assert_eq!(found(vec![Measure { status, ..first() }, second("2027-Q2")]), []);
            assert_eq!(found(vec![first(), Measure { status, ..second("2027-Q2") }]), []);
        }
    }

    #[test]
    fn a_circle_is_told_once_and_what_waits_for_it_is_not_in_it() {
        let circle = || vec![measure(1, None, &[3]), measure(2, None, &[1]), measure(3, None, &[2])];
        assert_eq!(found(circle()), [(1, CIRCLE.sv)]);
        let mut more = circle();
        more.extend([measure(4, None, &[3]), measure(5, None, &[4]), measure(6, None, &[6])]);
        assert_eq!(found(more), [(1, CIRCLE.sv), (6, ITSELF.sv)]);
        let mut two = circle();
        two.extend([measure(4, None, &[1, 5]), measure(5, None, &[4])]);
        assert_eq!(found(two), [(1, CIRCLE.sv), (4, CIRCLE.sv)], "one waits for the other");
        let mut open = circle();
        open.last_mut().unwrap().status = Status::Dropped;
        assert_eq!(found(open), []);
    }

    #[test]
    fn a_moved_measure_keeps_its_length() {
        let clashing = measure(1, Some(("2027-Q2", "2028-Q1")), &[]);
        let (start, end) = (clashing.start.unwrap(), Quarter::parse("2027-Q4").unwrap());
        let text = |text: &str| Value::text(text);
        let moved = moved_after(&clashing, start, end);
        assert_eq!(moved, Some(vec![("start", text("2028-Q1")), ("end", text("2028-Q4"))]));
    }
}
