//! K25: no developer pays for a building for education or care.

use super::source::{ANY, Act, Source, WHOLE};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::analysis::welfare::{is_about_building, names_building, names_place};
use crate::model::instrument::Instrument;
use crate::model::measure::{CostItem, CostKind, Financing, Measure, Status};
use crate::model::number::Money;
use crate::model::project::{AppraisalItem, AppraisalKind, PlanStage, Project};
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K25",
    severity: Severity::Error,
    rule_sets: ANY,
    sources: &[Source::section(Act::PlanningAndBuilding, 6, "41", WHOLE)],
    title: Words::new(
        "Exploatören betalar inte för skola, förskola eller vårdbyggnad",
        "The developer does not pay for schools, preschools or buildings for care",
    ),
    why: Words::new(
        "Ett exploateringsavtal får inte låta byggherren bekosta byggnader för vård, utbildning eller omsorg som kommunen ska tillhandahålla. Kalkylen räknar då med pengar som kommunen inte har rätt att kräva.",
        "A development agreement may not have the developer pay for buildings for care or education that the municipality must provide. The money may have to be paid back, and the sums then lack funding.",
    ),
    remedy: Words::new(
        "Finansiera byggnaden i kommunens eller bolagets investeringsbudget. Räkna bara med exploateringsbidrag för gator, andra allmänna platser och det som planen i övrigt kräver.",
        "Fund the building in the investment budget of the municipality or its company. Count developer contributions only for streets, other public places and what else the plan requires.",
    ),
    each: None,
    reads: &[Kind::Measure, Kind::Project],
    find,
};

/// How a note says that a contribution comes from a developer.
const DEVELOPER: [&str; 4] = ["exploat", "byggherre", "byggaktör", "markägare"];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let measures = subject.index.measures.iter().filter(|measure| measure.status != Status::Dropped);
    let projects = subject.program.projects.in_order().into_iter();
    let projects = projects.filter(|project| project.stage != PlanStage::Cancelled);
    measures
        .filter_map(|measure| of_measure(measure))
        .chain(projects.filter_map(|project| of_project(project)))
        .collect()
}

fn of_measure(measure: &Measure) -> Option<Finding> {
    let target = RecordRef::new(Kind::Measure, measure.id.0);
    if measure.financing == Some(Financing::Developer) && is_built_by_municipality(measure) {
        let finding = Finding::about(
            "K25",
            target,
            "financing",
            Words::new(
                "”{0}” ska betalas av exploatören, men gäller lokaler för utbildning, vård eller omsorg.",
                "“{0}” is to be paid by the developer, but is about premises for education or care.",
            ),
        );
        return Some(finding.with(Piece::Record(target)));
    }
    let item = measure.costs.iter().find(|item| is_contribution_to_building(measure, item))?;
    Some(contribution(target, "costs", item.amount))
}

fn of_project(project: &Project) -> Option<Finding> {
    let is_contribution = |item: &&AppraisalItem| {
        matches!(item.kind, AppraisalKind::Contribution | AppraisalKind::StreetCharge)
    };
    let mut contributions = project.appraisal.iter().filter(is_contribution);
    let item = contributions.find(|item| names_building(&item.source.title))?;
    let target = RecordRef::new(Kind::Project, project.id.0);
    Some(contribution(target, "appraisal", item.amount))
}

fn contribution(target: RecordRef, field: &'static str, amount: Option<Money>) -> Finding {
    let finding = match amount {
        Some(_) => Finding::about(
            "K25",
            target,
            field,
            Words::new(
                "”{0}” räknar med {1} från exploatören till en byggnad för utbildning, vård eller omsorg.",
                "“{0}” counts on {1} from the developer for a building for education or care.",
            ),
        ),
        None => Finding::about(
            "K25",
            target,
            field,
            Words::new(
                "”{0}” räknar med bidrag från exploatören till en byggnad för utbildning, vård eller omsorg.",
                "“{0}” counts on a contribution from the developer for a building for education or care.",
            ),
        ),
    };
    let finding = finding.with(Piece::Record(target));
    match amount.and_then(|amount| Money::thousands(amount.get().abs())) {
        Some(amount) => finding.with(Piece::Money(amount)),
        None => finding,
    }
}

/// A developer may build care homes on land that it has been allocated, or let premises to the
/// municipality: the prohibition is about what agreements and premises plans have it pay for.
fn is_built_by_municipality(measure: &Measure) -> bool {
    let by_terms = matches!(
        measure.instrument,
        Some(
            Instrument::LandAllocation
                | Instrument::LandPricing
                | Instrument::SiteLeasehold
                | Instrument::LandlordCooperation
        )
    );
    is_about_building(measure) && !by_terms
}

/// Whether an amount is a contribution of a developer to such a building. What it is for
/// says its note; where that is empty, the measure.
fn is_contribution_to_building(measure: &Measure, item: &CostItem) -> bool {
    if item.kind != CostKind::Grant {
        return false;
    }
    let folded = format!("{} {}", item.note, item.source.title).to_lowercase();
    let from_developer = measure.instrument == Some(Instrument::DevelopmentAgreement)
        || measure.financing == Some(Financing::Developer)
        || DEVELOPER.iter().any(|word| folded.contains(word));
    let to_building = if item.note.trim().is_empty() {
        is_about_building(measure)
    } else {
        names_building(&item.note) || (is_about_building(measure) && !names_place(&item.note))
    };
    from_developer && to_building
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grant(note: &str) -> CostItem {
        let amount = Money::thousands(-9000);
        CostItem { kind: CostKind::Grant, amount, note: note.to_owned(), ..CostItem::default() }
    }

    fn agreement(title: &str, note: &str) -> Measure {
        Measure {
            title: title.to_owned(),
            instrument: Some(Instrument::DevelopmentAgreement),
            costs: vec![grant(note)],
            ..Measure::default()
        }
    }

    #[test]
    fn a_contribution_to_the_street_is_no_fault_of_an_agreement_that_secures_plots_for_schools() {
        assert!(of_measure(&agreement("Säkra skoltomter", "Bidrag till gata och park")).is_none());
        assert!(of_measure(&agreement("Avtal om Hamnen", "Bidrag till förskolan")).is_some());
        assert!(of_measure(&agreement("Avtal om Hamnen", "Gångväg till förskolan")).is_none());
    }

    #[test]
    fn a_state_grant_for_a_care_home_is_allowed() {
        let mut measure = agreement("Bygg ett särskilt boende", "Statligt investeringsstöd");
        measure.instrument = Some(Instrument::PremisesPlan);
        assert!(of_measure(&measure).is_none());
        measure.costs = vec![grant("Bidrag från exploatören")];
        assert!(of_measure(&measure).is_some());
    }

    #[test]
    fn a_developer_may_build_homes_as_a_term_of_the_land_allocation() {
        let mut measure = agreement("LSS-bostäder som villkor", "");
        measure.instrument = Some(Instrument::LandAllocation);
        measure.costs = Vec::new();
        measure.financing = Some(Financing::Developer);
        assert!(of_measure(&measure).is_none());
        measure.instrument = Some(Instrument::PremisesPlan);
        assert!(of_measure(&measure).is_some());
    }
}
