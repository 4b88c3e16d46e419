//! In which order and under which headings the fields of a record are shown. A test says
//! that every field of every kind stands in exactly one group.

use crate::model::record::Kind;
use crate::model::words::Words;

/// Fields under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldGroup {
    /// The heading.
    pub heading: Words,
    /// Names of the fields.
    pub fields: &'static [&'static str],
    /// Whether the group is folded until it is wanted.
    pub folded: bool,
}

const fn group(sv: &'static str, en: &'static str, fields: &'static [&'static str]) -> FieldGroup {
    FieldGroup { heading: Words::new(sv, en), fields, folded: false }
}

const fn folded(sv: &'static str, en: &'static str, fields: &'static [&'static str]) -> FieldGroup {
    FieldGroup { heading: Words::new(sv, en), fields, folded: true }
}

/// The groups of a kind, in order.
#[must_use]
pub const fn groups(kind: Kind) -> &'static [FieldGroup] {
    match kind {
        Kind::Programme => {
            const {
                &[
                    group(
                        "Kommunen",
                        "The municipality",
                        &[
                            "municipality",
                            "municipality_code",
                            "county",
                            "inhabitants",
                            "inhabitants_year",
                            "market",
                            "fictional",
                        ],
                    ),
                    group(
                        "Dokumentet",
                        "The document",
                        &["title", "summary", "document_type", "decision_part", "rule_set"],
                    ),
                    group("Tid", "Time", &["period_from", "period_to", "term_start", "term_end"]),
                    group(
                        "Beslut",
                        "Decision",
                        &[
                            "stage",
                            "registry_number",
                            "adopted_by",
                            "adopted_date",
                            "adopted_paragraph",
                            "follow_up_by",
                        ],
                    ),
                    group(
                        "Räknegrund",
                        "Basis of calculation",
                        &["price_level", "discount_rate", "completed"],
                    ),
                    folded("Motiverade avsteg", "Overruled findings", &["overruled"]),
                ]
            }
        }
        Kind::Body => {
            const { &[group("Organ", "Body", &["name", "short_name", "body_type", "parent", "contact_role"])] }
        }
        Kind::Area => {
            const { &[group("Område", "Area", &["name", "area_type", "preschool_catchment", "school_catchment"])] }
        }
        Kind::Need => {
            const {
                &[
                    group("Behov", "Need", &["title", "category", "group", "area", "total", "years"]),
                    group("Vilka bostäder", "Which homes", &["house_type", "tenure"]),
                    group("Underlag", "Evidence", &["analysis", "boverket_data", "method", "source"]),
                ]
            }
        }
        Kind::OuterGoal => {
            const {
                &[
                    group("Mål", "Goal", &["title", "level", "publisher", "source"]),
                    group("Hur vi förhåller oss", "How we relate", &["relevance", "considered"]),
                ]
            }
        }
        Kind::Challenge => {
            const { &[group("Utmaning", "Challenge", &["title", "description", "strategy", "area"])] }
        }
        Kind::Goal => {
            const {
                &[
                    group("Vad", "What", &["number", "title", "description", "categories"]),
                    group("Mått", "Measure", &["target", "unit", "target_year", "base", "base_year"]),
                    group("Bygger på", "Builds on", &["needs", "outer_goals", "challenges"]),
                ]
            }
        }
        Kind::Indicator => {
            const {
                &[
                    group("Indikator", "Indicator", &["name", "goals", "unit", "direction"]),
                    group("Värden", "Values", &["base", "base_year", "milestones", "outcomes"]),
                    group("Mätning", "Measurement", &["origin", "frequency", "source"]),
                ]
            }
        }
        Kind::Measure => {
            const {
                &[
                    group(
                        "Vad",
                        "What",
                        &[
                            "number",
                            "title",
                            "goals",
                            "instrument",
                            "measure_type",
                            "description",
                            "done_when",
                            "target_group",
                            "dwellings",
                            "projects",
                        ],
                    ),
                    group("Vem", "Who", &["lead", "partners", "assigned_to", "decision_level", "decision"]),
                    group(
                        "När",
                        "When",
                        &[
                            "priority",
                            "priority_reason",
                            "timing",
                            "start",
                            "end",
                            "yearly_quarter",
                            "depends_on",
                        ],
                    ),
                    group("Pengar", "Money", &["financing", "funding", "costs", "budget_year", "plan_link"]),
                    group("Uppföljning", "Follow-up", &["status", "comment"]),
                    folded(
                        "Samordning och sekretess",
                        "Coordination and confidentiality",
                        &[
                            "coordination",
                            "coordination_note",
                            "business_terms_considered",
                            "internal",
                            "confidentiality",
                        ],
                    ),
                ]
            }
        }
        Kind::Project => {
            const {
                &[
                    group(
                        "Projekt",
                        "Project",
                        &[
                            "number",
                            "name",
                            "area",
                            "property",
                            "land_owner",
                            "developer",
                            "lead",
                            "floor_area",
                        ],
                    ),
                    group(
                        "Planläge",
                        "Planning",
                        &[
                            "stage",
                            "plan_number",
                            "in_force",
                            "implementation_end",
                            "allocated",
                            "allocation_date",
                            "allocation_terms",
                        ],
                    ),
                    group(
                        "Bostäder",
                        "Dwellings",
                        &["rows", "probability", "sequence", "outcomes", "forecasts"],
                    ),
                    group(
                        "Förutsättningar",
                        "Preconditions",
                        &["preconditions", "uncertainty", "updated", "internal"],
                    ),
                    folded("Exploateringskalkyl", "Development appraisal", &["appraisal"]),
                ]
            }
        }
        Kind::Capacity => {
            const { &[group("Kapacitet", "Capacity", &["service", "area", "year", "places", "changes", "source"])] }
        }
        Kind::Assumption => {
            const {
                &[group(
                    "Antagande",
                    "Assumption",
                    &["name", "key", "age", "dimension", "value", "unit", "year", "source"],
                )]
            }
        }
        Kind::Scenario => const { &[group("Scenario", "Scenario", &["name", "note", "levers"])] },
        Kind::Consultation => {
            const {
                &[
                    group(
                        "Samråd",
                        "Consultation",
                        &["party", "consultation_type", "sent", "due", "received", "registry_number"],
                    ),
                    group("Innehåll", "Content", &["summary", "considered"]),
                ]
            }
        }
        Kind::FollowUp => {
            const {
                &[group(
                    "Uppföljning",
                    "Follow-up",
                    &[
                        "year",
                        "date",
                        "forum",
                        "measures",
                        "indicators",
                        "conditions_changed",
                        "conditions_note",
                        "revision",
                    ],
                )]
            }
        }
        Kind::PolicyLink => {
            const {
                &[group(
                    "Styrdokument",
                    "Policy document",
                    &["title", "document", "effect", "responsible", "date", "url"],
                )]
            }
        }
        // Their views show and set these; none has a form.
        Kind::Proposal => {
            const {
                &[group(
                    "Ändringsförslag",
                    "Proposed change",
                    &[
                        "about",
                        "field",
                        "before",
                        "value",
                        "by",
                        "at",
                        "note",
                        "state",
                        "reason",
                        "decided_by",
                        "decided_at",
                    ],
                )]
            }
        }
        Kind::Version => {
            const {
                &[group(
                    "Version",
                    "Version",
                    &[
                        "name",
                        "version_kind",
                        "at",
                        "by",
                        "mark",
                        "adopted_by",
                        "adopted_date",
                        "paragraph",
                        "registry_number",
                        "note",
                        "content",
                    ],
                )]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::program::AnyRecord;

    #[test]
    fn every_field_of_every_record_can_be_reached_in_its_form() {
        for kind in Kind::ALL {
            let mut shown: Vec<&str> =
                groups(kind).iter().flat_map(|group| group.fields.iter().copied()).collect();
            let mut fields: Vec<&str> = AnyRecord::infos_of(kind).iter().map(|info| info.name).collect();
            shown.sort_unstable();
            fields.sort_unstable();
            assert_eq!(shown, fields, "{kind:?}");
        }
    }
}
