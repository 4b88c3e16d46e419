//! The whole overview at once, as it is printed on one sheet of paper. Internal and confidential
//! measures are taken out before anything is counted or named.

use super::figures::{Facts, Figure, Findings, figures};
use super::goals::{GoalRow, goals};
use super::lists::{List, changes, due, late, ongoing, quiet};
use super::load::{LoadTable, load};
use super::{Cut, OVERVIEW, PAPER, words};
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
    /// What is due, late, left alone, changed; those that say something.
    pub lists: Vec<List>,
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
        dwellings: dwellings(&shown.projects, &shown.needs, span),
        costs: costs(&index, span),
        findings: Findings::of(report),
        term: until(settings.term_end),
        programme: until(last_day(span)),
        span,
    };
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
        lists: lists(&shown, &index, &open, today, lang),
        load: load(&loads::loads(&index, span), &shown.bodies, PAPER.bodies, lang),
        notes: std::iter::once(rule).chain(note).collect(),
        foot: together(&[municipality, title, settings.registry_number.trim()], " · "),
        name: together(&[&heading, title, municipality], ", "),
        heading,
    }
}

fn lists(shown: &Program, index: &Index, entries: &[Entry], today: Day, lang: Lang) -> Vec<List> {
    let alone = left_alone::quiet(index, &Touched::of(entries), today);
    let milestones = milestone::statutory(shown);
    let next = dates::due(index, &shown.consultations, &milestones, today);
    let missed = dates::late(index, &shown.consultations, today);
    let all = [
        due(&next, &shown.bodies, today, PAPER.due, lang),
        late(&missed, &shown.bodies, PAPER.late, lang),
        quiet(&alone, PAPER.quiet, lang),
        ongoing(&alone, PAPER.quiet, lang),
        changes(entries, today, PAPER.changes, lang),
    ];
    all.into_iter().filter(|list| !list.lines.rows.is_empty() || !list.nothing.is_empty()).collect()
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
