//! K35: every rate has a source and a year, none is old, and amounts have one price level.

use super::source::{ANY, Source};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::measure::Status;
use crate::model::period::{Day, Year};
use crate::model::project::PlanStage;
use crate::model::record::{Kind, RecordRef};
use crate::model::service::Assumption;
use crate::model::words::Words;
use chrono::Datelike;

/// The check.
pub const CHECK: Check = Check {
    code: "K35",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[Source::Practice(Words::new(
        "God sed: uppgifter i kalkyler har källa och år, är högst tre år gamla och har samma prisnivå",
        "Good practice: figures in calculations have a source and a year, are at most three years old and have one price level",
    ))],
    title: Words::new(
        "Antaganden har källa och aktuellt år, och beloppen har samma prisnivå",
        "Assumptions have a source and a recent year, and amounts have one price level",
    ),
    why: Words::new(
        "Ett tal utan källa kan ingen kontrollera, och gamla tal underskattar kostnaden. Belopp i olika prisnivå kan inte läggas ihop.",
        "Nobody can check a figure without a source, and old figures understate costs. Amounts at different price levels cannot be added up.",
    ),
    remedy: Words::new(
        "Ange källa och år, byt ut gamla uppgifter mot nya och räkna om beloppen till programmets prisnivå.",
        "State source and year, replace old figures by new ones and convert the amounts to the price level of the programme.",
    ),
    each: None,
    reads: &[Kind::Assumption, Kind::Measure, Kind::Project],
    find,
};

/// Figures older than this many years are called old.
const OLDEST_YEARS: i32 = 3;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let program = subject.program;
    let assumptions = program.assumptions.in_order().into_iter();
    let mut found: Vec<Finding> = assumptions.filter_map(|one| of_assumption(one, subject.today)).collect();
    let measures = subject.index.measures.iter().filter(|measure| measure.status != Status::Dropped);
    let of_measures = measures.flat_map(|measure| {
        let target = RecordRef::new(Kind::Measure, measure.id.0);
        let amounts = measure.costs.iter().filter(|item| item.amount.is_some());
        amounts.map(move |item| (target, "costs", item.price_level))
    });
    let projects = program.projects.in_order().into_iter();
    let of_projects = projects.filter(|project| project.stage != PlanStage::Cancelled).flat_map(|project| {
        let target = RecordRef::new(Kind::Project, project.id.0);
        let amounts = project.appraisal.iter().filter(|item| item.amount.is_some());
        amounts.map(move |item| (target, "appraisal", item.price_level))
    });
    found.extend(price_levels(program.settings.price_level, of_measures.chain(of_projects)));
    found
}

fn of_assumption(one: &Assumption, today: Day) -> Option<Finding> {
    one.value?;
    let target = RecordRef::new(Kind::Assumption, one.id.0);
    let finding = |field, says| Some(Finding::about("K35", target, field, says).with(Piece::Record(target)));
    let Some(year) = one.year else {
        return finding(
            "year",
            Words::new("Antagandet ”{0}” saknar årtal.", "The assumption “{0}” has no year."),
        );
    };
    if one.source.title.trim().is_empty() && one.source.url.trim().is_empty() {
        return finding(
            "source",
            Words::new("Antagandet ”{0}” saknar källa.", "The assumption “{0}” has no source."),
        );
    }
    if today.0.year() - i32::from(year.get()) > OLDEST_YEARS {
        let says = Words::new(
            "Antagandet ”{0}” är från {1} och mer än tre år gammalt.",
            "The assumption “{0}” is from {1} and more than three years old.",
        );
        return finding("year", says).map(|finding| finding.with(Piece::Year(year)));
    }
    None
}

/// Amounts at another price level than the programme's, one finding a record; or, where the
/// programme has none, that it is missing.
fn price_levels(
    common: Option<Year>,
    amounts: impl Iterator<Item = (RecordRef, &'static str, Option<Year>)>,
) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let mut without = 0;
    for (target, field, own) in amounts {
        let known = found.last().is_some_and(|last: &Finding| last.about == target);
        match (own, common) {
            (None, None) => without += 1,
            (Some(own), Some(common)) if own != common && !known => {
                let says = Words::new(
                    "”{0}” har belopp i {1} års prisnivå, men programmet räknar i {2} års.",
                    "“{0}” has amounts at the price level of {1}, but the programme counts in that of {2}.",
                );
                let finding = Finding::about("K35", target, field, says);
                let levels = [Piece::Record(target), Piece::Year(own), Piece::Year(common)];
                found.push(levels.into_iter().fold(finding, Finding::with));
            }
            (Some(_), Some(_) | None) | (None, Some(_)) => {}
        }
    }
    if without > 0 {
        let says = Words::new(
            "Belopp utan prisnivå: {0}. Varken beloppen eller programmet anger något år.",
            "Amounts without a price level: {0}. Neither they nor the programme state a year.",
        );
        found.push(Finding::of_programme("K35", "price_level", says).with(Piece::Number(without)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::number::Decimal;
    use crate::model::source::Source as Origin;

    #[test]
    fn three_years_are_not_old_yet_and_what_has_no_value_is_not_used() {
        let today = Day::parse("2026-11-26").unwrap();
        let source = Origin { title: "SCB".to_owned(), ..Origin::default() };
        let mut one = Assumption {
            value: Decimal::thousandths(1),
            year: Year::new(2023),
            source,
            ..Assumption::default()
        };
        assert!(of_assumption(&one, today).is_none());
        one.year = Year::new(2022);
        assert!(of_assumption(&one, today).is_some());
        one.value = None;
        assert!(of_assumption(&one, today).is_none());
    }
}
