//! How the programme is made and followed up: consultations, follow-ups, links to other documents.

use super::declare::{choice, record, row};
use super::field::Prose;
use super::measure::Status;
use super::number::Decimal;
use super::period::Day;
use super::period::Year;
use super::record::{BodyId, IndicatorId, MeasureId};

choice! {
    /// What kind of consultation it is (1 §).
    pub enum ConsultationType {
        /// Consultation with an affected municipality.
        Municipality = "municipality", "Samråd med berörd kommun" / "Consultation with a municipality";
        /// Opinion of the county administrative board.
        CountyBoard = "county_board", "Yttrande från länsstyrelsen" / "Opinion of the county board";
        /// Opinion of the region.
        Region = "region", "Yttrande från regionen" / "Opinion of the region";
        /// Internal referral.
        Internal = "internal", "Intern remiss" / "Internal referral";
        /// The public.
        Public = "public", "Allmänheten" / "The public";
    }
}

record! {
    /// A consultation or formal opinion.
    pub struct Consultation(ConsultationId, Consultation) {
        /// Who was asked.
        party: Option<BodyId> = "Part" / "Party",
        /// What kind it is.
        consultation_type: ConsultationType = "Typ" / "Type",
        /// Day on which it was sent.
        sent: Option<Day> = "Skickat" / "Sent",
        /// Last day for an answer.
        due: Option<Day> = "Svar senast" / "Answer due",
        /// Day on which the answer came.
        received: Option<Day> = "Inkommit" / "Received",
        /// Registry number.
        registry_number: String = "Diarienummer" / "Registry number",
        /// What it says, in short.
        summary: Prose = "Sammanfattning" / "Summary",
        /// How it was considered.
        considered: Prose = "Hur det har beaktats" / "How it was considered",
    }
}

choice! {
    /// Where a follow-up was reported.
    pub enum Forum {
        /// Executive board.
        Board = "executive_board", "Kommunstyrelsen" / "Executive board";
        /// Council.
        Council = "council", "Kommunfullmäktige" / "Council";
        /// Budget process.
        Budget = "budget", "Budgetprocessen" / "Budget process";
        /// Boverket's housing market survey.
        Survey = "survey", "Bostadsmarknadsenkäten" / "Housing market survey";
    }
}

choice! {
    /// What was decided about a revision.
    pub enum RevisionDecision {
        /// Nothing yet.
        Undecided = "undecided", "Inte beslutat" / "Undecided";
        /// The programme stands.
        Keep = "keep", "Programmet gäller oförändrat" / "Programme stands";
        /// The programme is to be revised.
        Revise = "revise", "Programmet ska revideras" / "Programme to be revised";
    }
}

row! {
    /// How a measure went.
    pub struct MeasureReport {
        /// The measure.
        measure: Option<MeasureId> = "Åtgärd" / "Measure",
        /// How it goes.
        status: Status = "Status" / "Status",
        /// Comment.
        comment: Prose = "Kommentar" / "Comment",
    }
}

row! {
    /// The outcome of an indicator.
    pub struct IndicatorReport {
        /// The indicator.
        indicator: Option<IndicatorId> = "Indikator" / "Indicator",
        /// The year.
        year: Option<Year> = "År" / "Year",
        /// The value.
        value: Option<Decimal> = "Värde" / "Value",
    }
}

record! {
    /// A yearly follow-up.
    pub struct FollowUp(FollowUpId, FollowUp) {
        /// The year that it is about.
        year: Option<Year> = "År" / "Year",
        /// Day of the report.
        date: Option<Day> = "Datum" / "Date",
        /// Where it was reported.
        forum: Forum = "Forum" / "Forum",
        /// How each measure went.
        measures: Vec<MeasureReport> = "Åtgärder" / "Measures",
        /// The outcome of each indicator.
        indicators: Vec<IndicatorReport> = "Indikatorer" / "Indicators",
        /// Whether conditions have changed (2 § third paragraph).
        conditions_changed: bool = "Förutsättningarna har ändrats" / "Conditions have changed",
        /// How they have changed.
        conditions_note: Prose = "Vad som har ändrats" / "What has changed",
        /// What was decided about a revision.
        revision: RevisionDecision = "Beslut om revidering" / "Decision on revision",
    }
}

choice! {
    /// Which other governing document.
    pub enum PolicyDocument {
        /// Comprehensive plan.
        ComprehensivePlan = "comprehensive_plan", "Översiktsplan" / "Comprehensive plan";
        /// Planning strategy (PBL 3 kap. 23 §).
        PlanningStrategy = "planning_strategy", "Planeringsstrategi" / "Planning strategy";
        /// Budget.
        Budget = "budget", "Budget" / "Budget";
        /// Operational plan.
        OperationalPlan = "operational_plan", "Verksamhetsplan" / "Operational plan";
        /// Premises plan.
        PremisesPlan = "premises_plan", "Lokalförsörjningsplan" / "Premises plan";
        /// Guidelines for land allocation (lag 2014:899).
        AllocationGuidelines = "allocation_guidelines", "Riktlinjer för markanvisning" / "Guidelines for land allocation";
        /// Guidelines for development agreements (PBL 6 kap. 39 §).
        AgreementGuidelines = "agreement_guidelines", "Riktlinjer för exploateringsavtal" / "Guidelines for development agreements";
        /// Owner's directive.
        OwnerDirective = "owner_directive", "Ägardirektiv" / "Owner's directive";
        /// Regional development strategy.
        RegionalStrategy = "regional_strategy", "Regional utvecklingsstrategi" / "Regional development strategy";
        /// Plan against homelessness.
        HomelessnessPlan = "homelessness_plan", "Hemlöshetsplan" / "Plan against homelessness";
        /// Another document.
        Other = "other", "Annat dokument" / "Another document";
    }
}

record! {
    /// A link to another governing document.
    pub struct PolicyLink(PolicyLinkId, PolicyLink) {
        /// Which kind of document.
        document: PolicyDocument = "Dokument" / "Document",
        /// Its title.
        title: String = "Titel" / "Title",
        /// How it is affected, and how it follows the programme.
        effect: Prose = "Hur det påverkas" / "How it is affected",
        /// The body that answers for it.
        responsible: Option<BodyId> = "Ansvarig" / "Responsible",
        /// Day of decision.
        date: Option<Day> = "Datum" / "Date",
        /// Web address, http or https.
        url: String = "Webbadress" / "Web address",
    }
}
