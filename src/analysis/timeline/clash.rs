//! What does not go together in time: a measure that begins before what it waits for has ended,
//! measures that wait for each other, and measures that end after the programme. Knows no words.

use super::{Bar, quarter_of};
use crate::analysis::index::Index;
use crate::model::measure::{Measure, Status, Timing};
use crate::model::period::Quarter;
use crate::model::program::Program;
use crate::model::record::{Kind, MeasureId, RecordRef};
use std::collections::{BTreeMap, BTreeSet};

/// Something that does not go together. The measure that it is about is the one that has to give
/// way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// It begins before a measure that it waits for has ended (K19).
    Early {
        /// What it waits for.
        before: MeasureId,
        /// The last quarter of that.
        ends: Quarter,
        /// Its own first quarter.
        starts: Quarter,
    },
    /// It waits for itself, by way of others (K19).
    Circle {
        /// The measures in the circle that it waits for itself.
        through: Vec<MeasureId>,
    },
    /// It ends after the programme (K20).
    Late {
        /// Its last quarter.
        ends: Quarter,
        /// The last quarter of the programme.
        limit: Quarter,
    },
    /// Its end comes before its start (I3).
    Backwards,
}

impl Clash {
    /// The check that finds the same.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Clash::Early { .. } | Clash::Circle { .. } => "K19",
            Clash::Late { .. } => "K20",
            Clash::Backwards => "",
        }
    }

    /// Whether it is about the tie to another measure.
    #[must_use]
    pub fn is_about(&self, other: MeasureId) -> bool {
        match self {
            Clash::Early { before, .. } => *before == other,
            Clash::Circle { through } => through.contains(&other),
            Clash::Late { .. } | Clash::Backwards => false,
        }
    }
}

/// The clashes of each measure that has any.
pub type Clashes = BTreeMap<MeasureId, Vec<Clash>>;

/// All clashes of a programme. What has been dropped clashes with nothing, and what has been
/// overruled with a reason is left out.
#[must_use]
pub fn clashes(program: &Program, index: &Index) -> Clashes {
    let mut all = Clashes::new();
    let limit = last_quarter(program);
    let circles = in_circles(index);
    for measure in index.measures.iter().filter(|measure| measure.status != Status::Dropped) {
        let mut own = Vec::new();
        if measure.timing == Timing::Once && measure.end.zip(measure.start).is_some_and(|(e, s)| e < s) {
            own.push(Clash::Backwards);
        }
        own.extend(early(program, measure));
        if circles.contains(&measure.id) {
            let through: Vec<MeasureId> =
                measure.depends_on.iter().filter(|id| circles.contains(id)).copied().collect();
            own.push(Clash::Circle { through });
        }
        own.extend(late(measure, limit));
        own.retain(|clash| !is_overruled(program, clash, measure.id));
        if !own.is_empty() {
            all.insert(measure.id, own);
        }
    }
    all
}

/// How many there are.
#[must_use]
pub fn count(clashes: &Clashes) -> usize {
    clashes.values().map(Vec::len).sum()
}

fn early<'a>(program: &'a Program, measure: &'a Measure) -> impl Iterator<Item = Clash> + 'a {
    let starts = match Bar::of(measure) {
        Bar::Span(first, _) | Bar::From(first) => Some(first),
        Bar::Ongoing(first) => first,
        Bar::Until(_) | Bar::Yearly(..) | Bar::Unplaced => None,
    };
    let before = measure.depends_on.iter().filter_map(|id| program.measures.get(*id));
    before.filter(|before| before.status != Status::Dropped && before.id != measure.id).filter_map(
        move |before| {
            let ends = match Bar::of(before) {
                Bar::Span(_, last) | Bar::Until(last) => last,
                Bar::From(_) | Bar::Ongoing(_) | Bar::Yearly(..) | Bar::Unplaced => return None,
            };
            let starts = starts.filter(|starts| *starts < ends)?;
            Some(Clash::Early { before: before.id, ends, starts })
        },
    )
}

fn late(measure: &Measure, limit: Option<Quarter>) -> Option<Clash> {
    let ends = match Bar::of(measure) {
        Bar::Span(_, last) | Bar::Until(last) => last,
        Bar::From(_) | Bar::Ongoing(_) | Bar::Yearly(..) | Bar::Unplaced => return None,
    };
    let limit = limit.filter(|limit| *limit < ends)?;
    Some(Clash::Late { ends, limit })
}

/// The last quarter of the programme's period; where it has none, that of the council term.
fn last_quarter(program: &Program) -> Option<Quarter> {
    let settings = &program.settings;
    let period = settings.period_to.and_then(|year| Quarter::new(year, 4));
    period.or_else(|| quarter_of(settings.term_end?))
}

fn is_overruled(program: &Program, clash: &Clash, about: MeasureId) -> bool {
    let about = RecordRef::new(Kind::Measure, about.0).to_string();
    program.settings.overruled.iter().any(|row| row.code == clash.code() && row.about == about)
}

/// The measures that wait for each other in a circle: what is left when those have gone that wait
/// for nothing, and then those for which nothing waits, as long as there are any.
fn in_circles(index: &Index) -> BTreeSet<MeasureId> {
    let known: BTreeSet<MeasureId> = index.measures.iter().map(|measure| measure.id).collect();
    let mut waits: BTreeMap<MeasureId, BTreeSet<MeasureId>> = BTreeMap::new();
    for measure in index.measures.iter().filter(|measure| !measure.depends_on.is_empty()) {
        let before = measure.depends_on.iter().filter(|id| known.contains(id));
        waits.insert(measure.id, before.copied().collect());
    }
    loop {
        let left: BTreeSet<MeasureId> = waits.keys().copied().collect();
        let wanted: BTreeSet<MeasureId> = waits.values().flatten().copied().collect();
        for before in waits.values_mut() {
            before.retain(|id| left.contains(id));
        }
        waits.retain(|id, before| !before.is_empty() && wanted.contains(id));
        if waits.len() == left.len() {
            return left;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::period::Year;
    use crate::model::program::AnyRecord;
    use crate::model::programme::{Overruled, Settings};
    use crate::model::record::Id;
    use std::sync::Arc;

    fn id(number: u64) -> MeasureId {
        MeasureId(Id(number))
    }

    fn program(measures: Vec<Measure>) -> Program {
        let settings = Settings { period_to: Year::new(2030), ..Settings::default() };
        let mut program = Program { settings: Arc::new(settings), ..Program::default() };
        for measure in measures {
            program.put(AnyRecord::Measure(Arc::new(measure)));
        }
        program
    }

    fn measure(number: u64, start: &str, end: &str, before: &[u64]) -> Measure {
        Measure {
            id: id(number),
            start: Quarter::parse(start),
            end: Quarter::parse(end),
            depends_on: before.iter().map(|number| id(*number)).collect(),
            ..Measure::default()
        }
    }

    fn found(program: &Program) -> Clashes {
        clashes(program, &Index::of(program))
    }

    #[test]
    fn a_measure_may_begin_in_the_quarter_in_which_the_other_ends_but_not_before() {
        let one = measure(1, "2027-Q1", "2027-Q4", &[]);
        let in_time = program(vec![one.clone(), measure(2, "2027-Q4", "2028-Q1", &[1])]);
        assert!(found(&in_time).is_empty());
        let early = program(vec![one, measure(2, "2027-Q3", "2028-Q1", &[1])]);
        let all = found(&early);
        assert_eq!(all.keys().copied().collect::<Vec<_>>(), [id(2)], "the one that waits has to give way");
        assert!(all[&id(2)][0].is_about(id(1)));
    }

    #[test]
    fn what_goes_on_or_has_been_dropped_holds_nobody_up() {
        let ongoing = Measure { timing: Timing::Continuous, ..measure(1, "2027-Q1", "", &[]) };
        assert!(found(&program(vec![ongoing, measure(2, "2027-Q3", "2028-Q1", &[1])])).is_empty());
        let dropped = Measure { status: Status::Dropped, ..measure(1, "2027-Q1", "2029-Q4", &[]) };
        assert!(found(&program(vec![dropped, measure(2, "2027-Q3", "2028-Q1", &[1])])).is_empty());
    }

    #[test]
    fn measures_that_wait_for_each_other_are_found_and_those_beside_them_are_not() {
        let all = found(&program(vec![
            measure(1, "", "", &[2]),
            measure(2, "", "", &[3]),
            measure(3, "", "", &[1, 4]),
            measure(4, "", "", &[]),
            measure(5, "", "", &[1]),
        ]));
        assert_eq!(all.keys().copied().collect::<Vec<_>>(), [id(1), id(2), id(3)]);
        assert_eq!(all[&id(3)], [Clash::Circle { through: vec![id(1)] }]);
    }

    #[test]
    fn what_ends_after_the_programme_is_found_unless_there_is_a_reason() {
        let mut late = program(vec![measure(1, "2027-Q1", "2031-Q1", &[])]);
        assert_eq!(count(&found(&late)), 1);
        let reason = Overruled {
            code: "K20".to_owned(),
            about: RecordRef::new(Kind::Measure, Id(1)).to_string(),
            ..Overruled::default()
        };
        let settings = Settings { overruled: vec![reason], ..late.settings.as_ref().clone() };
        late.settings = Arc::new(settings);
        assert_eq!(count(&found(&late)), 0);
    }
}
