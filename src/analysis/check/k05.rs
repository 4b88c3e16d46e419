//! K05: the analysis has all the parts that the wording of the act asks for. Knows no other check.

use super::source::{ANY, Act, SINCE_2022, Source};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::basis::{AnalysisPart, Group, Need, NeedCategory};
use crate::model::programme::RuleSet;
use crate::model::record::Kind;
use crate::model::words::Words;

const SECOND: Words = Words::new("andra stycket", "second paragraph");

/// The check.
pub const CHECK: Check = Check {
    code: "K05",
    severity: Severity::Error,
    rule_sets: ANY,
    sources: &[
        Source::section_in(Act::HousingSupply, "2", SECOND, SINCE_2022),
        Source::section_in(
            Act::HousingSupply,
            "2",
            Words::new("andra stycket, i lydelse 2013:866", "second paragraph, as worded by 2013:866"),
            &[RuleSet::Act2013],
        ),
    ],
    title: Words::new(
        "Analysen har alla delar som lagen kräver",
        "The analysis has all parts that the act demands",
    ),
    why: Words::new(
        "Uppgifterna i planen ska särskilt grundas på en analys av befolkningsutvecklingen, marknadsförutsättningarna och de behov som marknaden inte tillgodoser. I lydelsen från 2014 nämns också efterfrågan och särskilda gruppers behov.",
        "The plan has to rest on an analysis of demographic development, market conditions and the needs that the market does not meet. The wording of 2014 also names demand and the needs of particular groups.",
    ),
    remedy: Words::new(
        "Gå igenom behoven och ange under Del av analysen vilken del vart och ett bygger på. Lägg till ett behov för den del som saknas.",
        "Go through the needs and state under Part of the analysis which part each rests on. Add a need for the part that is missing.",
    ),
    each: None,
    reads: &[Kind::Need],
    find,
};

const MISSING: Words = Words::new("Det saknas en analys av {0}.", "An analysis of {0} is missing.");

const PARTS: [AnalysisPart; 3] = [AnalysisPart::Demography, AnalysisPart::Market, AnalysisPart::Unmet];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let rule_set = subject.program.settings.rule_set;
    let missing: Vec<AnalysisPart> = PARTS
        .into_iter()
        .filter(|part| !subject.program.needs.iter().any(|need| covers(need, *part, rule_set)))
        .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let named = missing.iter().map(|part| named(*part, rule_set)).collect();
    let finding = Finding::of_programme("K05", "", MISSING).with(Piece::List(named));
    vec![finding]
}

/// Whether a need shows that a part of the analysis has been made. A need that the market does
/// not meet comes from the analysis of such needs, whatever figures it was counted from.
fn covers(need: &Need, part: AnalysisPart, rule_set: RuleSet) -> bool {
    let of_group = rule_set == RuleSet::Act2013 && need.group != Group::All;
    let unmet = need.category == NeedCategory::Unmet || of_group;
    says_something(need) && (need.analysis == part || (part == AnalysisPart::Unmet && unmet))
}

/// Whether a need is more than an empty record.
pub(super) fn says_something(need: &Need) -> bool {
    !need.title.trim().is_empty()
        || !need.method.trim().is_empty()
        || need.total.is_some()
        || !need.years.is_empty()
}

const fn named(part: AnalysisPart, rule_set: RuleSet) -> Words {
    match (part, rule_set) {
        (AnalysisPart::Demography, _) => {
            Words::new("den demografiska utvecklingen", "demographic development")
        }
        (AnalysisPart::Market, RuleSet::Act2022 | RuleSet::Act2025) => {
            Words::new("marknadsförutsättningarna", "market conditions")
        }
        (AnalysisPart::Market, RuleSet::Act2013) => Words::new(
            "efterfrågan på bostäder samt marknadsförutsättningarna",
            "demand for dwellings and market conditions",
        ),
        (AnalysisPart::Unmet, RuleSet::Act2022 | RuleSet::Act2025) => Words::new(
            "bostadsbehov som inte tillgodoses på den lokala bostadsmarknaden",
            "housing needs that are not met on the local market",
        ),
        (AnalysisPart::Unmet, RuleSet::Act2013) => {
            Words::new("bostadsbehovet för särskilda grupper", "the housing needs of particular groups")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_an_analysis_depends_on_the_wording_of_the_act() {
        let title = || "Bostäder för äldre".to_owned();
        let older = Need { title: title(), group: Group::Older, ..Need::default() };
        assert!(covers(&older, AnalysisPart::Unmet, RuleSet::Act2013));
        assert!(!covers(&older, AnalysisPart::Unmet, RuleSet::Act2022));
        assert!(covers(&older, AnalysisPart::Demography, RuleSet::Act2025), "the part that it names");
        let unmet = Need { title: title(), category: NeedCategory::Unmet, ..Need::default() };
        assert!(covers(&unmet, AnalysisPart::Unmet, RuleSet::Act2025), "whatever part it names");
        assert!(!covers(&unmet, AnalysisPart::Market, RuleSet::Act2025));
        assert!(!covers(&Need::default(), AnalysisPart::Demography, RuleSet::Act2025), "an empty record");
    }
}
