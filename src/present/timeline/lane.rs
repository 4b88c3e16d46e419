//! The lanes above the bars: days that matter, in words and places. Those that would lie upon
//! each other become one mark. Knows no page.

use super::scale::Scale;
use super::{BUDGET, CONSULTATION, COUNCIL, FOLLOW_UP, STATUTE};
use crate::analysis::milestone::{Lane, Milestone};
use crate::model::program::Program;
use crate::model::record::Kind;
use crate::model::words::{Lang, Words};
use crate::present::check;

/// How a lane is called.
#[must_use]
pub const fn name(lane: Lane) -> Words {
    match lane {
        Lane::Statute => STATUTE,
        Lane::Budget => BUDGET,
        Lane::Council => COUNCIL,
        Lane::Consultation => CONSULTATION,
        Lane::FollowUp => FOLLOW_UP,
    }
}

/// What is due or has happened: `Svar senast från Länsstyrelsen`.
#[must_use]
pub fn what(program: &Program, milestone: &Milestone, lang: Lang) -> String {
    let what = milestone.what.in_lang(lang);
    let of_name = |kind: Kind| matches!(kind, Kind::Measure | Kind::Body);
    let name = milestone
        .about
        .filter(|about| of_name(about.kind))
        .map(|about| check::name(program, about, lang))
        .unwrap_or_default();
    if name.is_empty() { what.to_owned() } else { format!("{what} {name}") }
}

/// What is due, its day and where that stands: `2028-09-13 Planeringsstrategin ska vara antagen
/// (Plan- och bygglag (2010:900) 3 kap. 23 §)`.
#[must_use]
pub fn full(program: &Program, milestone: &Milestone, lang: Lang) -> String {
    let text = format!("{} {}", milestone.day, what(program, milestone, lang));
    match &milestone.source {
        Some(source) => format!("{text} ({})", check::source(source, lang)),
        None => text,
    }
}

/// A mark in a lane, for one day or several close together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub x: i32,
    /// The room to the next one.
    pub room: i32,
    /// What it stands for, in full.
    pub full: Vec<String>,
    /// The same in short.
    pub short: String,
}

/// A lane with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    /// Which.
    pub lane: Lane,
    /// Its marks, from left to right.
    pub marks: Vec<Mark>,
}

/// Marks that are closer than this become one.
const CLOSEST: i32 = 14;

/// The lanes that have something in them.
#[must_use]
pub fn lanes(program: &Program, milestones: &[Milestone], scale: Scale, lang: Lang) -> Vec<Laid> {
    let mut all = Vec::new();
    for lane in Lane::ALL {
        let mut marks: Vec<Mark> = Vec::new();
        for milestone in milestones.iter().filter(|milestone| milestone.lane == lane) {
            let x = scale.day(milestone.day);
            if x < 0 || x > scale.total() {
                continue;
            }
            let text = full(program, milestone, lang);
            match marks.last_mut().filter(|last| x - last.x < CLOSEST) {
                Some(last) => {
                    last.full.push(text);
                    last.short = many(last.full.len(), lang);
                }
                None => {
                    marks.push(Mark { x, room: 0, full: vec![text], short: what(program, milestone, lang) })
                }
            }
        }
        let edges: Vec<i32> = marks.iter().skip(1).map(|mark| mark.x).chain([scale.total()]).collect();
        for (mark, edge) in marks.iter_mut().zip(edges) {
            mark.room = edge - mark.x;
        }
        if !marks.is_empty() {
            all.push(Laid { lane, marks });
        }
    }
    all
}

fn many(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{count} datum"),
        Lang::En => format!("{count} dates"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::milestone;
    use crate::analysis::timeline::Span;
    use crate::model::period::{Quarter, Year};

    #[test]
    fn the_budget_of_each_year_is_there_and_the_new_council_decides_after_an_election() {
        let year = |year| Year::new(year).unwrap();
        let days = milestone::budget(year(2026), year(2027));
        let days: Vec<String> = days.iter().map(|m| full(&Program::default(), m, Lang::Sv)).collect();
        assert_eq!(days.len(), 5, "the last day in December is only there after an election");
        assert!(days[1].starts_with("2026-11-30 Nyvalda fullmäktige fastställer budgeten, senast"));
        assert!(days[1].ends_with("Kommunallag (2017:725) 11 kap. 11 §)"), "{}", days[1]);
        assert!(days[4].starts_with("2027-11-30 Kommunfullmäktige"));
    }

    #[test]
    fn days_that_would_lie_upon_each_other_become_one_mark_that_names_them_all() {
        let quarter = |text| Quarter::parse(text).unwrap();
        let span = Span { first: quarter("2026-Q1"), last: quarter("2028-Q4") };
        let days = milestone::budget(span.first.year(), span.last.year());
        let near = lanes(&Program::default(), &days, Scale { span, width: 168 }, Lang::Sv);
        let far = lanes(&Program::default(), &days, Scale { span, width: 12 }, Lang::Sv);
        let marks = |lanes: &[Laid]| lanes.iter().map(|lane| lane.marks.len()).collect::<Vec<_>>();
        assert_eq!((marks(&near), marks(&far)), (vec![7], vec![3]));
        assert_eq!(far[0].marks[0].full.len(), 3);
    }
}
