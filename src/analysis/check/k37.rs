//! K37: no count under five that is to be published tells who it is about.

use super::source::{ANY, Act, Source, WHOLE};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::analysis::small_count::{Count, small_counts};
use crate::model::program::Program;
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Words;
use std::collections::BTreeSet;

/// The check.
pub const CHECK: Check = Check {
    code: "K37",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::Publication {
            title: Words::new(
                "SCB:s praxis: celler med färre än fem personer eller hushåll prickas",
                "Statistics Sweden's practice: cells with fewer than five persons or households are suppressed",
            ),
            url: None,
        },
        Source::section(Act::Secrecy, 26, "1", WHOLE),
    ],
    title: Words::new(
        "Små antal pekar inte ut enskilda i det som publiceras",
        "Small counts single nobody out in what is published",
    ),
    why: Words::new(
        "När färre än fem personer ur en grupp med särskilda behov redovisas kan grannar och andra förstå vilka det är. Det gäller särskilt små orter och uppgifter från socialtjänsten.",
        "When fewer than five persons of a group with special needs are reported, neighbours and others can tell who they are. This holds above all in small places and for data from the social services.",
    ),
    remedy: Words::new(
        "Redovisa ett större område, flera år tillsammans eller hela gruppen, eller markera posten som intern.",
        "Report a larger area, several years together or the whole group, or mark the record as internal.",
    ),
    each: None,
    reads: &[Kind::Need, Kind::Measure, Kind::Project, Kind::Capacity],
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let mut told = BTreeSet::new();
    let counts = small_counts(&published(subject.program)).into_iter();
    counts.filter(|count| told.insert(count.record)).map(|count| finding(&count)).collect()
}

/// The programme without the records that are not published.
fn published(program: &Program) -> Program {
    let mut published = program.clone();
    let hidden = program.measures.iter().filter(|one| one.internal || !one.confidentiality.trim().is_empty());
    for measure in hidden {
        published.remove(RecordRef::new(Kind::Measure, measure.id.0));
    }
    for project in program.projects.iter().filter(|project| project.internal) {
        published.remove(RecordRef::new(Kind::Project, project.id.0));
    }
    published
}

fn finding(count: &Count) -> Finding {
    let field = count.field();
    let finding = match count.area {
        Some(_) => Finding::about(
            "K37",
            count.record,
            field,
            Words::new(
                "”{0}” anger antalet {1} i {2}. Färre än fem kan peka ut enskilda när planen publiceras.",
                "“{0}” states the count {1} in {2}. Fewer than five may single people out when the plan is published.",
            ),
        ),
        None => Finding::about(
            "K37",
            count.record,
            field,
            Words::new(
                "”{0}” anger antalet {1}. Färre än fem kan peka ut enskilda när planen publiceras.",
                "“{0}” states the count {1}. Fewer than five may single people out when the plan is published.",
            ),
        ),
    };
    let finding = finding.with(Piece::Record(count.record)).with(Piece::Number(count.count));
    match count.area {
        Some(area) => finding.with(Piece::Record(RecordRef::new(Kind::Area, area.0))),
        None => finding,
    }
}
