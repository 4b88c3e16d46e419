//! K34: income from new inhabitants is neither counted too soon nor from fees that nobody pays.

use super::source::{ANY, Act, Source, WHOLE};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::analysis::assumption_key::{FALLBACK_INCOME, INCOME_LAG, NEW_PROPERTY_FEE};
use crate::model::field::FieldValue;
use crate::model::measure::{CostItem, Measure, Status};
use crate::model::number::Decimal;
use crate::model::period::Year;
use crate::model::record::{Kind, RecordRef};
use crate::model::service::Assumption;
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K34",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::section(Act::Equalisation, 0, "3", WHOLE),
        Source::section(Act::Equalisation, 0, "17", WHOLE),
        Source::section(Act::PropertyFee, 0, "", WHOLE),
        Source::Publication {
            title: Words::new(
                "Skatteverket: nya bostäder är befriade från kommunal fastighetsavgift i 15 år",
                "Swedish Tax Agency: new dwellings are exempt from the municipal property fee for 15 years",
            ),
            url: None,
        },
    ],
    title: Words::new(
        "Intäkter från nya invånare räknas rätt år och utan fastighetsavgift",
        "Income from new inhabitants is counted in the right year and without the property fee",
    ),
    why: Words::new(
        "Utjämningen räknar invånarna den 1 november året före. Intäkten kommer alltså tidigast året efter inflyttningen. Nya bostäder betalar ingen kommunal fastighetsavgift de första 15 åren.",
        "Equalisation counts inhabitants on 1 November of the year before. Income thus comes in the year after moving in at the earliest. New dwellings pay no municipal property fee in their first 15 years.",
    ),
    remedy: Words::new(
        "Flytta intäkten minst ett år framåt, sätt fastighetsavgiften för nya bostäder till noll och skriv ut om kostnadsutjämningen inte ingår i beräkningen.",
        "Move the income at least one year ahead, set the property fee of new dwellings to nought and say so if cost equalisation is not part of the calculation.",
    ),
    each: None,
    reads: &[Kind::Assumption, Kind::Measure, Kind::Project],
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let assumptions = subject.program.assumptions.in_order().into_iter();
    let measures = subject.index.measures.iter().filter(|measure| measure.status != Status::Dropped);
    assumptions
        .filter_map(|one| of_assumption(one))
        .chain(measures.filter_map(|measure| of_measure(subject, measure)))
        .collect()
}

fn of_assumption(one: &Assumption) -> Option<Finding> {
    let target = RecordRef::new(Kind::Assumption, one.id.0);
    let key = one.key.trim();
    if NEW_PROPERTY_FEE.contains(&key) && one.value.is_some_and(|fee| fee.get() > 0) {
        let says = Words::new(
            "”{0}” är större än noll, men nya bostäder är befriade från kommunal fastighetsavgift i 15 år.",
            "“{0}” is more than nought, but new dwellings are exempt from the municipal property fee for 15 years.",
        );
        let name = Words::new("Sätt avgiften till noll", "Set the fee to nought");
        return Some(set(Finding::about("K34", target, "value", says), target, name, 0));
    }
    if INCOME_LAG.contains(&key) && one.value.is_some_and(|lag| lag.get() < 1000) {
        let says = Words::new(
            "”{0}” är mindre än ett år, men intäkten kommer tidigast året efter inflyttningen.",
            "“{0}” is less than a year, but the income comes in the year after moving in at the earliest.",
        );
        let name = Words::new("Sätt fördröjningen till ett år", "Set the lag to one year");
        return Some(set(Finding::about("K34", target, "value", says), target, name, 1000));
    }
    let says_so = [&one.name, &one.dimension, &one.source.title].into_iter().any(|text| {
        let folded = text.to_lowercase();
        folded.contains("kostnadsutjämning") || folded.contains("ofullständig")
    });
    if FALLBACK_INCOME.contains(&key) && !says_so {
        let says = Words::new(
            "”{0}” är räknad utan kostnadsutjämning, men det står inte att beräkningen är ofullständig.",
            "“{0}” is calculated without cost equalisation, but nothing says that the calculation is incomplete.",
        );
        return Some(Finding::about("K34", target, "name", says).with(Piece::Record(target)));
    }
    None
}

fn set(finding: Finding, target: RecordRef, name: Words, thousandths: i64) -> Finding {
    let value = Decimal::thousandths(thousandths).unwrap_or_default().to_value();
    finding.with(Piece::Record(target)).mended_by(name, Mend::Set(target, vec![("value", value)]))
}

/// Income from taxes or equalisation in a year before anybody has lived there for a year.
fn of_measure(subject: &Subject<'_>, measure: &Measure) -> Option<Finding> {
    let projects = measure.projects.iter().filter_map(|id| subject.program.projects.get(*id));
    let rows = projects.flat_map(|project| &project.rows).filter(|row| row.count > 0);
    let first: Year = rows.filter_map(|row| row.year).min()?;
    let year = measure
        .costs
        .iter()
        .filter(|item| is_tax(item))
        .find_map(|item| item.year.filter(|year| *year <= first))?;
    let target = RecordRef::new(Kind::Measure, measure.id.0);
    let says = Words::new(
        "”{0}” räknar med skatteintäkter {1}, men de första bostäderna blir färdiga {2}. Intäkten kommer tidigast året efter.",
        "“{0}” counts on tax income in {1}, but its first dwellings are completed in {2}. The income comes in the year after at the earliest.",
    );
    Some(
        Finding::about("K34", target, "costs", says)
            .with(Piece::Record(target))
            .with(Piece::Year(year))
            .with(Piece::Year(first)),
    )
}

fn is_tax(item: &CostItem) -> bool {
    let note = item.note.to_lowercase();
    let is_income = item.amount.is_some_and(|amount| amount.get() < 0);
    is_income && (note.contains("skatteint") || note.contains("utjämning"))
}
