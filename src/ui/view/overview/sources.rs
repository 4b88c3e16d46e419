//! What the overview reads: memos on the derived data of the programme, so that a change makes
//! anew only what depends on it. The figures are those of the other views.

use crate::ui::derived::Derived;
use crate::ui::preferences::lang;
use crate::ui::workspace::Workspace;
use genomfor::analysis::milestone;
use genomfor::analysis::overview::aim::{Aim, aims};
use genomfor::analysis::overview::due::Event;
use genomfor::analysis::overview::figures::{TimeLeft, costs, dwellings, last_day};
use genomfor::analysis::overview::load::loads;
use genomfor::analysis::overview::quiet::{Touched, quiet};
use genomfor::analysis::overview::{Span, due};
use genomfor::analysis::progress::Progress;
use genomfor::edit::history::{Entry, entries};
use genomfor::model::period::Day;
use genomfor::present::overview::figures::{Facts, Figure, Findings, figures};
use genomfor::present::overview::goals::{GoalRow, goals};
use genomfor::present::overview::lists::{self, List};
use genomfor::present::overview::load::{LoadTable, load};
use genomfor::present::overview::{Cut, SCREEN};
use leptos::prelude::*;
use std::sync::Arc;

/// The parts of the overview.
#[derive(Clone, Copy)]
pub struct Sources {
    pub figures: Memo<Vec<Figure>>,
    pub goals: Memo<Cut<GoalRow>>,
    pub load: Memo<LoadTable>,
    pub due: Memo<List>,
    pub late: Memo<List>,
    pub quiet: Memo<List>,
    pub ongoing: Memo<List>,
    pub changes: Memo<List>,
}

/// The entries of the log of the open programme.
pub fn log_entries(workspace: Workspace) -> Memo<Arc<Vec<Entry>>> {
    Memo::new(move |_| {
        Arc::new(workspace.with_document(|document| Some(entries(document?.log()))).unwrap_or_default())
    })
}

impl Sources {
    pub fn new() -> Sources {
        let workspace = Workspace::expect();
        let Derived { today, index, .. } = Derived::expect();
        let program = workspace.program();
        let span = Memo::new(move |_| program.with(|program| Span::of(&program.settings)));
        let bodies = Memo::new(move |_| program.with(|program| program.bodies.clone()));
        let aims = Memo::new(move |_| aims(&index.get()));
        let entries = log_entries(workspace);
        let (due, late) = dates(workspace);
        let alone = Memo::new(move |_| {
            let touched = entries.with(|entries| Touched::of(entries));
            quiet(&index.get(), &touched, today.get())
        });
        let quiet = Memo::new(move |_| alone.with(|alone| lists::quiet(alone, SCREEN.quiet, lang())));
        let ongoing = Memo::new(move |_| alone.with(|alone| lists::ongoing(alone, SCREEN.ongoing, lang())));
        let rows = move |list: Memo<List>| list.with(|list| list.lines.rows.len());
        Sources {
            figures: six(workspace, span, aims),
            goals: Memo::new(move |_| aims.with(|aims| goals(aims, SCREEN.goals, lang()))),
            load: Memo::new(move |_| {
                let loads = loads(&index.get(), span.get());
                bodies.with(|bodies| load(&loads, bodies, SCREEN.bodies, lang()))
            }),
            due: Memo::new(move |_| {
                let events = due.get();
                bodies.with(|bodies| lists::due(&events, bodies, today.get(), SCREEN.due, lang()))
            }),
            late: Memo::new(move |_| {
                let events = late.get();
                bodies.with(|bodies| lists::late(&events, bodies, SCREEN.late, lang()))
            }),
            quiet,
            ongoing,
            changes: Memo::new(move |_| {
                let entries = entries.get();
                let room = SCREEN.changes_beside(rows(quiet), rows(ongoing));
                lists::changes(&entries, today.get(), room, lang())
            }),
        }
    }
}

/// The six figures.
fn six(workspace: Workspace, span: Memo<Span>, aims: Memo<Vec<Aim>>) -> Memo<Vec<Figure>> {
    let Derived { today, index, checks, .. } = Derived::expect();
    let program = workspace.program();
    let progress = Memo::new(move |_| Progress::of(&index.get().measures));
    let costs = Memo::new(move |_| costs(&index.get(), span.get()));
    let projects = Memo::new(move |_| program.with(|program| program.projects.clone()));
    let needs = Memo::new(move |_| program.with(|program| program.needs.clone()));
    let assumptions = Memo::new(move |_| program.with(|program| program.assumptions.clone()));
    let dwellings = Memo::new(move |_| {
        let span = span.get();
        projects.with(|projects| {
            needs.with(|needs| assumptions.with(|assumed| dwellings(projects, needs, assumed, span)))
        })
    });
    let term = Memo::new(move |_| program.with(|program| program.settings.term_end));
    Memo::new(move |_| {
        let until = |end: Option<Day>| end.map(|end| TimeLeft::until(end, today.get()));
        // The programme first: what is derived from it follows.
        let span = span.get();
        let facts = Facts {
            aims: &aims.get(),
            progress: progress.get(),
            dwellings: dwellings.get(),
            costs: costs.get(),
            findings: checks.with(|report| Findings::of(report)),
            term: until(term.get()),
            programme: until(last_day(span)),
            span,
        };
        figures(&facts, lang())
    })
}

type Events = Memo<Vec<Event>>;

/// What is due, and what is late.
fn dates(workspace: Workspace) -> (Events, Events) {
    let Derived { today, index, .. } = Derived::expect();
    let program = workspace.program();
    let consultations = Memo::new(move |_| program.with(|program| program.consultations.clone()));
    let milestones = Memo::new(move |_| program.with(milestone::statutory));
    let next = Memo::new(move |_| {
        let (known, milestones) = (consultations.get(), milestones.get());
        due::due(&index.get(), &known, &milestones, today.get())
    });
    let missed = Memo::new(move |_| {
        let known = consultations.get();
        due::late(&index.get(), &known, today.get())
    });
    (next, missed)
}
