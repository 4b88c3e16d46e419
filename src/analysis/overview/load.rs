//! What each body has to lead: how many measures, how many of them urgent, and in which years.

use super::Span;
use crate::analysis::index::Index;
use crate::analysis::year::goes_on_in;
use crate::model::measure::{Measure, Priority, Status};
use crate::model::period::Year;
use crate::model::record::BodyId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many years are shown at most.
const YEARS: usize = 6;

/// What a body leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// The body; nothing for measures that nobody leads.
    pub body: Option<BodyId>,
    /// Its measures. Those that have been dropped do not count.
    pub led: usize,
    /// Those of priority 1.
    pub high: usize,
    /// Those that go on in each year of the programme.
    pub years: Vec<usize>,
}

/// What the bodies lead.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loads {
    /// The years of the programme, the first few where they are many.
    pub years: Vec<Year>,
    /// The body that leads most first; what nobody leads last.
    pub bodies: Vec<Load>,
}

impl Loads {
    /// The largest number in any year, by which bars are drawn.
    #[must_use]
    pub fn most(&self) -> usize {
        self.bodies.iter().flat_map(|load| load.years.iter().copied()).max().unwrap_or(0)
    }
}

/// What each body leads.
#[must_use]
pub fn loads(index: &Index, span: Span) -> Loads {
    let mut by_lead: BTreeMap<Option<BodyId>, Vec<&Arc<Measure>>> = BTreeMap::new();
    for measure in index.measures.iter().filter(|measure| measure.status != Status::Dropped) {
        by_lead.entry(measure.lead).or_default().push(measure);
    }
    let years = span.years(YEARS);
    let load = |(body, measures): (Option<BodyId>, Vec<&Arc<Measure>>)| {
        let in_year = |year: &Year| measures.iter().filter(|measure| goes_on_in(measure, *year)).count();
        let high = measures.iter().filter(|measure| measure.priority == Some(Priority::High)).count();
        Load { body, led: measures.len(), high, years: years.iter().map(in_year).collect() }
    };
    let mut bodies: Vec<Load> = by_lead.into_iter().map(load).collect();
    bodies.sort_by_key(|load| (load.body.is_none(), std::cmp::Reverse((load.led, load.high))));
    Loads { years, bodies }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;
    use crate::model::period::Quarter;
    use crate::model::record::Id;

    #[test]
    fn a_body_has_what_it_leads_in_each_year_and_what_nobody_leads_comes_last() {
        let measure = |lead: Option<u64>, priority, status, start: &str, end: &str| {
            let lead = lead.map(|id| BodyId(Id(id)));
            let (start, end) = (Quarter::parse(start), Quarter::parse(end));
            Arc::new(Measure { lead, priority, status, start, end, ..Measure::default() })
        };
        let high = Some(Priority::High);
        let measures = vec![
            measure(None, None, Status::NotStarted, "2027-Q1", "2027-Q1"),
            measure(None, None, Status::NotStarted, "2027-Q1", "2027-Q1"),
            measure(Some(1), high, Status::NotStarted, "2027-Q1", "2028-Q2"),
            measure(Some(1), high, Status::Dropped, "2027-Q1", "2028-Q2"),
        ];
        let span = Span { from: Year::new(2027), to: Year::new(2029) };
        let loads = loads(&Index { measures, ..Index::default() }, span);
        let shown: Vec<_> = loads.bodies.iter().map(|l| (l.body, l.led, l.high, l.years.clone())).collect();
        let body = Some(BodyId(Id(1)));
        assert_eq!(shown, [(body, 1, 1, vec![1, 1, 0]), (None, 2, 0, vec![2, 0, 0])]);
        assert_eq!(loads.most(), 2);
    }
}
