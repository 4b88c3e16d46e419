//! What becomes of each field in the public copy, as data: a ruling for every field of every
//! kind of record, rows included. A field without one is taken out. Knows no programme.

use super::Why;
use crate::model::record::Kind;

/// What becomes of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// It is published. References to what is taken out go all the same.
    Open,
    /// It is always taken out.
    Taken(Why),
    /// When it is filled, the whole record is taken out.
    Mark(Why),
    /// The row goes with the record that it refers to, and where it refers to none.
    About,
    /// The row goes with the record that it refers to; it may refer to none.
    AboutIfAny,
    /// An object or rows: each of its fields has its own ruling.
    Parts(Rules),
}

/// The rulings of a record or row, by the names of its fields.
pub type Rules = &'static [(&'static str, Ruling)];

use Ruling::{About, AboutIfAny, Mark, Open, Parts, Taken};

/// The ruling of a field; nothing when it has none.
#[must_use]
pub fn of(rules: Rules, name: &str) -> Option<Ruling> {
    rules.iter().find(|(ruled, _)| *ruled == name).map(|(_, ruling)| *ruling)
}

/// The rulings of a kind of record.
#[must_use]
pub const fn rules(kind: Kind) -> Rules {
    match kind {
        Kind::Programme => PROGRAMME,
        Kind::Body => BODY,
        Kind::Area => AREA,
        Kind::Need => NEED,
        Kind::OuterGoal => OUTER_GOAL,
        Kind::Challenge => CHALLENGE,
        Kind::Goal => GOAL,
        Kind::Indicator => INDICATOR,
        Kind::Measure => MEASURE,
        Kind::Project => PROJECT,
        Kind::Capacity => CAPACITY,
        Kind::Assumption => ASSUMPTION,
        Kind::Scenario => SCENARIO,
        Kind::Consultation => CONSULTATION,
        Kind::FollowUp => FOLLOW_UP,
        Kind::PolicyLink => POLICY_LINK,
        Kind::Proposal => PROPOSAL,
        Kind::Version => VERSION,
    }
}

/// A publication or register, with its date: what a reader needs to check a number.
const SOURCE: Ruling = Parts(&[("title", Open), ("url", Open), ("date", Open), ("verified", Open)]);

const YEAR_VALUES: Ruling = Parts(&[("year", Open), ("value", Open)]);

const PROGRAMME: Rules = &[
    ("municipality", Open),
    ("municipality_code", Open),
    ("county", Open),
    ("inhabitants", Open),
    ("inhabitants_year", Open),
    ("fictional", Open),
    ("title", Open),
    ("summary", Open),
    ("document_type", Open),
    ("rule_set", Open),
    ("term_start", Open),
    ("term_end", Open),
    ("period_from", Open),
    ("period_to", Open),
    ("price_level", Open),
    ("discount_rate", Open),
    ("stage", Open),
    ("market", Open),
    ("adopted_by", Open),
    ("adopted_date", Open),
    ("adopted_paragraph", Open),
    ("registry_number", Open),
    ("follow_up_by", Open),
    ("decision_part", Open),
    ("completed", Parts(&[("year", Open), ("dwellings", Open)])),
    (
        "overruled",
        // The reason is part of the programme; who wrote it is not.
        Parts(&[
            ("code", Open),
            ("about", AboutIfAny),
            ("reason", Open),
            ("by", Taken(Why::Person)),
            ("date", Open),
        ]),
    ),
];

const BODY: Rules = &[
    ("short_name", Open),
    ("name", Open),
    ("body_type", Open),
    ("parent", Open),
    // A role, but in small municipalities one person has it, and names are typed here all the same.
    ("contact_role", Taken(Why::Person)),
];

const AREA: Rules =
    &[("name", Open), ("area_type", Open), ("preschool_catchment", Open), ("school_catchment", Open)];

const NEED: Rules = &[
    ("title", Open),
    ("category", Open),
    ("group", Open),
    ("area", Open),
    ("total", Open),
    ("years", Parts(&[("year", Open), ("dwellings", Open)])),
    ("house_type", Open),
    ("tenure", Open),
    ("method", Open),
    ("analysis", Open),
    ("boverket_data", Open),
    ("source", SOURCE),
];

const OUTER_GOAL: Rules = &[
    ("title", Open),
    ("level", Open),
    ("publisher", Open),
    ("relevance", Open),
    ("considered", Open),
    ("source", SOURCE),
];

const CHALLENGE: Rules = &[("title", Open), ("description", Open), ("strategy", Open), ("area", Open)];

const GOAL: Rules = &[
    ("number", Open),
    ("title", Open),
    ("description", Open),
    ("categories", Open),
    ("target", Open),
    ("unit", Open),
    ("target_year", Open),
    ("base", Open),
    ("base_year", Open),
    ("needs", Open),
    ("outer_goals", Open),
    ("challenges", Open),
];

const INDICATOR: Rules = &[
    ("name", Open),
    ("goals", Open),
    ("unit", Open),
    ("direction", Open),
    ("base", Open),
    ("base_year", Open),
    ("milestones", YEAR_VALUES),
    ("origin", Open),
    ("frequency", Open),
    ("outcomes", YEAR_VALUES),
    ("source", SOURCE),
];

const MEASURE: Rules = &[
    ("number", Open),
    ("title", Open),
    ("description", Open),
    ("done_when", Open),
    ("goals", Open),
    ("measure_type", Open),
    ("instrument", Open),
    ("target_group", Open),
    ("dwellings", Open),
    ("projects", Open),
    ("lead", Open),
    ("partners", Open),
    ("assigned_to", Open),
    ("decision_level", Open),
    (
        "decision",
        // Minutes are public documents.
        Parts(&[("body", Open), ("date", Open), ("paragraph", Open), ("registry_number", Open)]),
    ),
    ("priority", Open),
    // A priority without its reason cannot be judged by those that it concerns.
    ("priority_reason", Open),
    ("timing", Open),
    ("start", Open),
    ("end", Open),
    ("yearly_quarter", Open),
    ("depends_on", Open),
    (
        "costs",
        // The same amounts as in the printed programme.
        Parts(&[
            ("year", Open),
            ("kind", Open),
            ("amount", Open),
            ("body", Open),
            ("price_level", Open),
            ("certainty", Open),
            ("note", Open),
            ("source", SOURCE),
        ]),
    ),
    ("financing", Open),
    ("funding", Parts(&[("source", Open), ("share", Open), ("note", Open)])),
    ("budget_year", Open),
    ("plan_link", Open),
    ("coordination", Open),
    ("coordination_note", Open),
    ("business_terms_considered", Open),
    ("status", Open),
    ("comment", Taken(Why::Comment)),
    ("internal", Mark(Why::Internal)),
    ("confidentiality", Mark(Why::Confidential)),
];

const PROJECT: Rules = &[
    ("number", Open),
    ("name", Open),
    ("area", Open),
    ("property", Open),
    ("land_owner", Open),
    ("developer", Open),
    ("stage", Open),
    ("plan_number", Open),
    ("in_force", Open),
    ("implementation_end", Open),
    ("allocated", Open),
    ("allocation_date", Open),
    // OSL (2009:400) 19 kap. 3 § and 31 kap. 16 §.
    ("allocation_terms", Taken(Why::Terms)),
    ("rows", Parts(&[("year", Open), ("house_type", Open), ("tenure", Open), ("count", Open)])),
    ("probability", Open),
    ("sequence", Open),
    ("preconditions", Open),
    ("uncertainty", Open),
    ("floor_area", Open),
    ("lead", Open),
    // What land is worth to the municipality: OSL 19 kap. 1 and 3 §§.
    ("appraisal", Taken(Why::Terms)),
    ("outcomes", Parts(&[("year", Open), ("count", Open)])),
    ("forecasts", Parts(&[("forecast_year", Open), ("year", Open), ("count", Open)])),
    ("updated", Open),
    ("internal", Mark(Why::Internal)),
];

const CAPACITY: Rules = &[
    ("service", Open),
    ("area", Open),
    ("year", Open),
    ("places", Open),
    ("changes", Parts(&[("year", Open), ("places", Open), ("note", Open), ("project", AboutIfAny)])),
    ("source", SOURCE),
];

const ASSUMPTION: Rules = &[
    ("key", Open),
    ("name", Open),
    ("age", Open),
    ("dimension", Open),
    ("value", Open),
    ("unit", Open),
    ("year", Open),
    ("source", SOURCE),
];

const SCENARIO: Rules = &[
    ("name", Open),
    ("note", Open),
    (
        "levers",
        Parts(&[("lever", Open), ("area", Open), ("project", Open), ("assumption", Open), ("value", Open)]),
    ),
];

const CONSULTATION: Rules = &[
    ("party", Open),
    ("consultation_type", Open),
    ("sent", Open),
    ("due", Open),
    ("received", Open),
    ("registry_number", Open),
    ("summary", Open),
    ("considered", Open),
];

const FOLLOW_UP: Rules = &[
    ("year", Open),
    ("date", Open),
    ("forum", Open),
    // Unlike the comment of a measure, these were reported.
    ("measures", Parts(&[("measure", About), ("status", Open), ("comment", Open)])),
    ("indicators", Parts(&[("indicator", About), ("year", Open), ("value", Open)])),
    ("conditions_changed", Open),
    ("conditions_note", Open),
    ("revision", Open),
];

const POLICY_LINK: Rules = &[
    ("document", Open),
    ("title", Open),
    ("effect", Open),
    ("responsible", Open),
    ("date", Open),
    ("url", Open),
];

// These two kinds go as whole records; nothing of them is published whatever becomes of that.
const PROPOSAL: Rules = &[
    ("about", Taken(Why::Work)),
    ("field", Taken(Why::Work)),
    ("before", Taken(Why::Work)),
    ("value", Taken(Why::Work)),
    ("by", Taken(Why::Work)),
    ("at", Taken(Why::Work)),
    ("note", Taken(Why::Work)),
    ("state", Taken(Why::Work)),
    ("reason", Taken(Why::Work)),
    ("decided_by", Taken(Why::Work)),
    ("decided_at", Taken(Why::Work)),
];

const VERSION: Rules = &[
    ("name", Taken(Why::Work)),
    ("version_kind", Taken(Why::Work)),
    ("at", Taken(Why::Work)),
    ("by", Taken(Why::Work)),
    ("mark", Taken(Why::Work)),
    ("adopted_by", Taken(Why::Work)),
    ("adopted_date", Taken(Why::Work)),
    ("paragraph", Taken(Why::Work)),
    ("registry_number", Taken(Why::Work)),
    ("note", Taken(Why::Work)),
    ("content", Taken(Why::Work)),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::field::{FieldInfo, Shape};
    use crate::model::program::AnyRecord;

    fn check(rules: Rules, infos: &[FieldInfo], path: &str) {
        let ruled: Vec<&str> = rules.iter().map(|(name, _)| *name).collect();
        let declared: Vec<&str> = infos.iter().map(|info| info.name).collect();
        assert_eq!(ruled, declared, "{path}: each field has one ruling, in the order of the file");
        for (info, (_, ruling)) in infos.iter().zip(rules) {
            let path = format!("{path}.{}", info.name);
            match (info.shape, ruling) {
                (Shape::Object(inner) | Shape::Rows(inner), Parts(rules)) => check(rules, inner, &path),
                (Shape::Object(_) | Shape::Rows(_), ruling) => {
                    assert!(matches!(ruling, Taken(_)), "{path}: each part of it needs a ruling");
                }
                (_, Parts(_)) => panic!("{path} has no parts"),
                (_, Open | Taken(_) | Mark(_) | About | AboutIfAny) => {}
            }
        }
    }

    #[test]
    fn every_field_of_every_kind_has_a_ruling() {
        for kind in Kind::ALL {
            check(rules(kind), AnyRecord::infos_of(kind), kind.code());
        }
    }
}
