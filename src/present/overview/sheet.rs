//! The whole overview at once, as it is printed on one sheet of paper. Internal and confidential
//! measures are taken out before anything is counted or named.

use super::figures::{Facts, Figure, Findings, figures};
use super::goals::{GoalRow, goals};
use super::lists::{List, changes, due, late, ongoing, quiet};
use super::load::{LoadTable, load};
use super::{Cut, OVERVIEW, PAPER, due_on_paper, words};
use crate::analysis::check::known::Report;
use crate::analysis::index::Index;
use crate::analysis::milestone;
use crate::analysis::overview::figures::{TimeLeft, costs, dwellings, last_day};
use crate::analysis::overview::quiet::{self as left_alone, Touched};
use crate::analysis::overview::{Span, aim, due as dates, load as loads};
use crate::analysis::progress::{Progress, RULE};
use crate::edit::change::Change;
use crate::edit::history::Entry;
use crate::model::period::Day;
use crate::model::program::{AnyRecord, Program};
use crate::model::words::Lang;
use crate::present::paper::{is_internal, without_internal};

/// The overview on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Whose it is, as a line over the heading.
    pub municipality: String,
    /// The heading.
    pub heading: String,
    /// The programme, and the day.
    pub facts: Vec<String>,
    /// The six figures.
    pub figures: Vec<Figure>,
    /// The goals.
    pub goals: Cut<GoalRow>,
    /// What is due and what was left alone, as far as there is something to say.
    pub ahead: Vec<List>,
    /// What is late, and the latest changes.
    pub behind: Vec<List>,
    /// The load.
    pub load: LoadTable,
    /// How it was counted, and what was left out.
    pub notes: Vec<String>,
    /// What stands at the foot.
    pub foot: String,
    /// What a file of it is called.
    pub name: String,
}

/// Makes the sheet.
#[must_use]
pub fn sheet(program: &Program, report: &Report, entries: &[Entry], today: Day, lang: Lang) -> Sheet {
    let shown = without_internal(program);
    let left_out = program.measures.len() - shown.measures.len();
    let open: Vec<Entry> = entries.iter().filter(|entry| !names_internal(entry, program)).cloned().collect();
    let index = Index::of(&shown);
    let span = Span::of(&shown.settings);
    let aims = aim::aims(&index);
    let settings = &shown.settings;
    let until = |end: Option<Day>| end.map(|end| TimeLeft::until(end, today));
    let facts = Facts {
        aims: &aims,
        progress: Progress::of(&index.measures),
        dwellings: dwellings(&shown.projects, &shown.needs, &shown.assumptions, span),
        costs: costs(&index, span),
        findings: Findings::of(report),
        term: until(settings.term_end),
        programme: until(last_day(span)),
        span,
    };
    let load = load(&loads::loads(&index, span), &shown.bodies, PAPER.bodies, lang);
    let [ahead, behind] = lists(&shown, &index, &open, load.bodies.rows.len(), today, lang);
    let heading = OVERVIEW.in_lang(lang).to_owned();
    let (municipality, title) = (settings.municipality.trim(), settings.title.trim());
    let together = |parts: &[&str], between: &str| {
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(between)
    };
    let rule = RULE.in_lang(lang).to_owned();
    let note = (left_out > 0).then(|| words::left_out(left_out, lang));
    Sheet {
        municipality: municipality.to_owned(),
        facts: vec![together(&[title, &words::as_of(&today.to_string(), lang)], " · ")],
        figures: figures(&facts, lang),
        goals: goals(&aims, PAPER.goals, lang),
        ahead,
        behind,
        load,
        notes: std::iter::once(rule).chain(note).collect(),
        foot: together(&[municipality, title, settings.registry_number.trim()], " · "),
        name: together(&[&heading, title, municipality], ", "),
        heading,
    }
}

/// The lists of the two columns. `beside` lines are taken by the load.
fn lists(
    shown: &Program,
    index: &Index,
    entries: &[Entry],
    beside: usize,
    today: Day,
    lang: Lang,
) -> [Vec<List>; 2] {
    let alone = left_alone::quiet(index, &Touched::of(entries), today);
    let milestones = milestone::statutory(shown);
    let next = dates::due(index, &shown.consultations, &milestones, today);
    let missed = dates::late(index, &shown.consultations, today);
    let says = |list: &List| !list.lines.rows.is_empty() || !list.nothing.is_empty();
    let kept = |all: Vec<List>| all.into_iter().filter(says).collect::<Vec<_>>();
    let mut ahead = kept(vec![quiet(&alone, PAPER.quiet, lang), ongoing(&alone, PAPER.ongoing, lang)]);
    let behind = kept(vec![
        late(&missed, &shown.bodies, PAPER.late, lang),
        changes(entries, today, PAPER.changes, lang),
    ]);
    let others = ahead.iter().chain(&behind).map(|list| list.lines.rows.len().max(1));
    let room = due_on_paper(beside + others.sum::<usize>());
    ahead.insert(0, due(&next, &shown.bodies, today, room, lang));
    [ahead, behind]
}

/// Whether a change is about a measure that is, or was then, kept from what others read.
fn names_internal(entry: &Entry, program: &Program) -> bool {
    let is = |record: &Option<AnyRecord>| match record {
        Some(AnyRecord::Measure(measure)) => {
            is_internal(measure) || program.measures.get(measure.id).is_some_and(|now| is_internal(now))
        }
        Some(_) | None => false,
    };
    entry.changes.changes().iter().any(|Change { before, after }| is(before) || is(after))
}
