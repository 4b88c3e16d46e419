//! K28: what starts next year or later stands in a budget or an operational plan.

use super::source::{ANY, Source};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::model::field::FieldValue;
use crate::model::measure::{Measure, Status};
use crate::model::period::Quarter;
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Words;
use chrono::Datelike;

/// The check.
pub const CHECK: Check = Check {
    code: "K28",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::Publication {
            title: Words::new(
                "Boverket, handbok om bostadsförsörjning: Genomförandestrategi",
                "Boverket, handbook on housing supply: implementation strategy",
            ),
            url: Some(
                "https://www.boverket.se/sv/kommunernas-bostadsforsorjning/att-ta-fram-riktlinjer/processen/genomforandestrategi/",
            ),
        },
        Source::Publication {
            title: Words::new(
                "Växjö kommun: årlig handlingsplan som tas in i internbudget och verksamhetsplan",
                "Växjö municipality: yearly action plan that goes into committee budgets and operational plans",
            ),
            url: None,
        },
    ],
    title: Words::new(
        "Kommande åtgärder är kopplade till budget eller verksamhetsplan",
        "Measures to come are linked to a budget or an operational plan",
    ),
    why: Words::new(
        "Nämnder och bolag gör det som står i deras budget och verksamhetsplan. En åtgärd som bara står i handlingsplanen får varken tid eller pengar.",
        "Committees and companies do what stands in their budgets and operational plans. A measure that stands only in the action plan gets neither time nor money.",
    ),
    remedy: Words::new(
        "Ange budgetår, eller vilken verksamhetsplan, internbudget eller affärsplan som åtgärden ska in i.",
        "State the budget year, or which operational plan, committee budget or business plan the measure goes into.",
    ),
    each: None,
    reads: &[Kind::Measure],
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let this_year = subject.today.0.year();
    let is_ahead = |start: Quarter| i32::from(start.year().get()) > this_year;
    let measures = subject.index.measures.iter();
    let open = measures.filter(|one| !matches!(one.status, Status::Dropped | Status::Completed));
    open.filter(|measure| measure.budget_year.is_none() && measure.plan_link.trim().is_empty())
        .filter_map(|measure| Some(unlinked(measure, measure.start.filter(|start| is_ahead(*start))?)))
        .collect()
}

fn unlinked(measure: &Measure, start: Quarter) -> Finding {
    let target = RecordRef::new(Kind::Measure, measure.id.0);
    Finding::about(
        "K28",
        target,
        "budget_year",
        Words::new(
            "”{0}” startar {1} men är inte kopplad till något budgetår eller någon verksamhetsplan.",
            "“{0}” starts in {1} but is linked to no budget year and no operational plan.",
        ),
    )
    .with(Piece::Record(target))
    .with(Piece::Quarter(start))
    .mended_by(
        Words::new("Sätt budgetåret till startåret", "Set the budget year to the year of the start"),
        Mend::Set(target, vec![("budget_year", start.year().to_value())]),
    )
}
