//! The six figures, each with what has to be known about it.

use super::words;
use crate::analysis::check::Severity;
use crate::analysis::check::known::Report;
use crate::analysis::overview::Span;
use crate::analysis::overview::aim::Aim;
use crate::analysis::overview::figures::{Costs, Dwellings, TimeLeft};
use crate::analysis::progress::Progress;
use crate::model::words::{Lang, Words};
use crate::present::format::whole;

/// Which figure it is, and so where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The goals.
    Goals,
    /// The measures.
    Measures,
    /// Dwellings of the projects.
    Dwellings,
    /// Amounts of the measures.
    Costs,
    /// What the checks found.
    Findings,
    /// The term and the years of the programme.
    Time,
}

impl Origin {
    /// Every figure, in order.
    pub const ALL: [Origin; 6] =
        [Origin::Goals, Origin::Measures, Origin::Dwellings, Origin::Costs, Origin::Findings, Origin::Time];
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Which.
    pub origin: Origin,
    /// What it counts.
    pub name: String,
    /// The number.
    pub number: String,
    /// What follows the number; may be empty.
    pub unit: String,
    /// What has to be known about it.
    pub notes: Vec<String>,
}

/// What the figures are made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts<'a> {
    /// The goals.
    pub aims: &'a [Aim],
    /// How far the measures have come.
    pub progress: Progress,
    /// Dwellings.
    pub dwellings: Dwellings,
    /// Amounts.
    pub costs: Costs,
    /// Open findings.
    pub findings: Findings,
    /// Until the end of the term.
    pub term: Option<TimeLeft>,
    /// Until the end of the programme.
    pub programme: Option<TimeLeft>,
    /// The years of the programme.
    pub span: Span,
}

/// How many findings there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Findings {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Overruled with a reason.
    pub overruled: usize,
}

impl Findings {
    /// How many a report has.
    #[must_use]
    pub fn of(report: &Report) -> Findings {
        Findings {
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            overruled: report.overruled.len(),
        }
    }
}

/// The six figures.
#[must_use]
pub fn figures(facts: &Facts<'_>, lang: Lang) -> Vec<Figure> {
    Origin::ALL.into_iter().map(|origin| figure(facts, origin, lang)).collect()
}

fn figure(facts: &Facts<'_>, origin: Origin, lang: Lang) -> Figure {
    match origin {
        Origin::Goals => goals(facts.aims, lang),
        Origin::Measures => measures(facts.progress, lang),
        Origin::Dwellings => dwellings(facts.dwellings, facts.span, lang),
        Origin::Costs => costs(facts.costs, facts.span, lang),
        Origin::Findings => findings(facts.findings, lang),
        Origin::Time => time(facts.term, facts.programme, lang),
    }
}

fn say(words: Words, lang: Lang) -> String {
    words.in_lang(lang).to_owned()
}

fn number(count: usize, lang: Lang) -> String {
    whole(i64::try_from(count).unwrap_or(i64::MAX), lang)
}

/// `2027–2030`; empty where an end is not set.
fn period(span: Span) -> String {
    match (span.from, span.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (Some(_), None) | (None, _) => String::new(),
    }
}

fn goals(aims: &[Aim], lang: Lang) -> Figure {
    let reached = aims.iter().filter(|aim| aim.reached == Some(true)).count();
    let finished = aims.iter().filter(|aim| aim.is_finished()).count();
    Figure {
        origin: Origin::Goals,
        name: say(words::GOALS, lang),
        number: number(aims.len(), lang),
        unit: String::new(),
        notes: vec![words::reached(reached, lang), words::finished(finished, lang)],
    }
}

fn measures(progress: Progress, lang: Lang) -> Figure {
    let notes = vec![
        words::under_way(progress.on_plan, progress.deviating, lang),
        words::waiting(progress.not_started, progress.dropped, lang),
    ];
    Figure {
        origin: Origin::Measures,
        name: say(words::MEASURES, lang),
        number: number(progress.done(), lang),
        unit: words::of_done(progress.counted(), lang),
        notes,
    }
}

fn dwellings(dwellings: Dwellings, span: Span, lang: Lang) -> Figure {
    let named = Words::new("Bostäder", "Dwellings");
    let need = dwellings.need.map_or_else(
        || say(words::NO_NEED, lang),
        |need| {
            let difference = dwellings.planned.saturating_sub(need);
            let amount = whole(difference.saturating_abs(), lang);
            words::need(&whole(need, lang), difference, &amount, lang)
        },
    );
    let against = dwellings.need.map(|need| dwellings.weighted.saturating_sub(need));
    let weighted =
        words::weighted(&whole(dwellings.weighted, lang), against.map(|d| (d, whole(d.abs(), lang))), lang);
    Figure {
        origin: Origin::Dwellings,
        name: words::in_period(named, &period(span), lang),
        number: whole(dwellings.planned, lang),
        unit: say(words::PLANNED, lang),
        notes: vec![need, weighted],
    }
}

fn costs(costs: Costs, span: Span, lang: Lang) -> Figure {
    let mut notes = if costs.measures == 0 {
        vec![say(words::NO_AMOUNTS, lang)]
    } else {
        vec![
            words::outlays(&whole(costs.outlays, lang), lang),
            words::income(&whole(costs.income, lang), lang),
        ]
    };
    if costs.company != 0 {
        notes.push(words::company(&whole(costs.company, lang), lang));
    }
    if costs.outside != 0 {
        notes.push(words::outside(&whole(costs.outside, lang), lang));
    }
    Figure {
        origin: Origin::Costs,
        name: words::in_period(Words::new("Nettokostnad", "Net cost"), &period(span), lang),
        number: whole(costs.net(), lang),
        unit: say(words::TKR, lang),
        notes,
    }
}

fn findings(found: Findings, lang: Lang) -> Figure {
    let open = found.errors + found.warnings;
    let mut notes = vec![match open {
        0 => say(words::NONE_OPEN, lang),
        _ => words::findings(found.errors, found.warnings, lang),
    }];
    if found.overruled > 0 {
        notes.push(words::overruled(found.overruled, lang));
    }
    Figure {
        origin: Origin::Findings,
        name: say(words::FINDINGS, lang),
        number: number(open, lang),
        unit: String::new(),
        notes,
    }
}

/// Fewer days than this are not told as months.
const FEW_DAYS: i64 = 92;

fn time(term: Option<TimeLeft>, programme: Option<TimeLeft>, lang: Lang) -> Figure {
    let passed = |left: &TimeLeft| left.days < 0;
    let (number, unit) = match term.or(programme) {
        None => ("–".to_owned(), String::new()),
        Some(left) if left.days < FEW_DAYS => (whole(left.days.max(0), lang), say(words::DAYS, lang)),
        Some(left) => (whole(i64::from(left.months), lang), say(words::MONTHS, lang)),
    };
    let nothing = (term.is_none() && programme.is_none()).then(|| say(words::NO_TERM, lang));
    let name = if term.is_some() { words::TERM_LEFT } else { words::TIME_LEFT };
    let term =
        term.map(|left| words::ends(&left.end.to_string(), &whole(left.days, lang), passed(&left), lang));
    let programme = programme.map(|left| words::programme_ends(&left.end.to_string(), passed(&left), lang));
    Figure {
        origin: Origin::Time,
        name: say(name, lang),
        number,
        unit,
        notes: [term, programme, nothing].into_iter().flatten().collect(),
    }
}
