//! Measures: what is to be done, by whom, when, for what money, and how it goes.

use super::basis::Group;
use super::declare::{choice, record, row};
use super::field::Prose;
use super::instrument::Instrument;
use super::number::{Money, PerMille};
use super::period::{Day, Quarter, Year};
use super::record::{BodyId, GoalId, MeasureId, ProjectId};
use super::source::Source;
use std::collections::BTreeSet;

choice! {
    /// What sort of measure it is.
    pub enum MeasureType {
        /// An assignment to a body.
        Assignment = "assignment", "Uppdrag" / "Assignment";
        /// A study.
        Study = "study", "Utredning" / "Study";
        /// A decision.
        Decision = "decision", "Beslut" / "Decision";
        /// An investment.
        Investment = "investment", "Investering" / "Investment";
        /// An agreement.
        Agreement = "agreement", "Avtal" / "Agreement";
        /// Work that goes on.
        Ongoing = "ongoing", "Löpande arbete" / "Ongoing work";
    }
}

choice! {
    /// Priority.
    pub enum Priority {
        /// 1.
        High = "1", "1 – hög" / "1 – high";
        /// 2.
        Medium = "2", "2 – medel" / "2 – medium";
        /// 3.
        Low = "3", "3 – låg" / "3 – low";
    }
}

choice! {
    /// How a measure lies in time.
    pub enum Timing {
        /// From a start to an end.
        Once = "once", "Från start till slut" / "From start to end";
        /// From a start, without an end.
        Continuous = "continuous", "Löpande" / "Continuous";
        /// In the same quarter every year.
        Yearly = "yearly", "Varje år" / "Every year";
    }
}

choice! {
    /// The quarter of the year in which a yearly measure falls.
    pub enum YearQuarter {
        /// January–March.
        Q1 = "1", "K1" / "Q1";
        /// April–June.
        Q2 = "2", "K2" / "Q2";
        /// July–September.
        Q3 = "3", "K3" / "Q3";
        /// October–December.
        Q4 = "4", "K4" / "Q4";
    }
}

choice! {
    /// How it is paid for.
    pub enum Financing {
        /// Within the existing frame.
        WithinFrame = "within_frame", "Inom ram" / "Within existing frame";
        /// Applied for in the budget.
        Applied = "budget_applied", "Sökt i budget" / "Applied for in the budget";
        /// Decided in the budget.
        Decided = "budget_decided", "Beslutad i budget" / "Decided in the budget";
        /// Paid by a municipal company.
        Company = "company", "Bolaget betalar" / "Paid by the company";
        /// State grant.
        StateGrant = "state_grant", "Statsbidrag" / "State grant";
        /// Paid by the developer.
        Developer = "developer", "Exploatören betalar" / "Paid by the developer";
        /// Nothing yet.
        Unfunded = "unfunded", "Ofinansierad" / "Unfunded";
    }
}

choice! {
    /// The level that decides.
    pub enum DecisionLevel {
        /// Committee.
        Committee = "committee", "Nämnd" / "Committee";
        /// Council.
        Council = "council", "Kommunfullmäktige" / "Council";
        /// Executive board.
        Board = "executive_board", "Kommunstyrelsen" / "Executive board";
        /// Company board or general meeting.
        Company = "company", "Bolagets styrelse eller stämma" / "Company board or general meeting";
        /// Delegated to officials.
        Delegated = "delegated", "Delegation" / "Delegated";
    }
}

choice! {
    /// Need of coordination with other municipalities (7 §).
    pub enum Coordination {
        /// Other municipalities are not affected.
        NotAffected = "not_affected", "Berör inte andra kommuner" / "Others not affected";
        /// Coordination has been done.
        Coordinated = "coordinated", "Samordnad" / "Coordinated";
        /// Coordination is needed.
        Needed = "needed", "Behov av samordning finns" / "Coordination needed";
    }
}

choice! {
    /// How it goes.
    pub enum Status {
        /// Not begun.
        NotStarted = "not_started", "Ej påbörjad" / "Not started";
        /// As planned.
        OnPlan = "on_plan", "Enligt plan" / "On plan";
        /// Deviates.
        Deviates = "deviates", "Avviker" / "Deviates";
        /// Done.
        Completed = "completed", "Slutförd" / "Completed";
        /// Given up.
        Dropped = "dropped", "Utgår" / "Dropped";
    }
}

choice! {
    /// What an amount is.
    pub enum CostKind {
        /// Operation.
        Operation = "operation", "Drift" / "Operation";
        /// Investment.
        Investment = "investment", "Investering" / "Investment";
        /// Development of land.
        Development = "development", "Exploatering" / "Development";
        /// Income from land.
        LandIncome = "land_income", "Markintäkt" / "Land income";
        /// Grant or contribution.
        Grant = "grant", "Bidrag" / "Grant";
        /// Ground rent.
        GroundRent = "ground_rent", "Tomträttsavgäld" / "Ground rent";
    }
}

choice! {
    /// How sure an amount is.
    pub enum Certainty {
        /// A rule of thumb.
        RuleOfThumb = "rule_of_thumb", "Schablon" / "Rule of thumb";
        /// Calculated.
        Calculated = "calculated", "Kalkyl" / "Calculated";
        /// Decided.
        Decided = "decided", "Beslutad" / "Decided";
    }
}

row! {
    /// Who pays for a part of the amounts, where it is not one alone.
    pub struct Funding {
        /// Where the money comes from.
        source: Financing = "Finansieras genom" / "Financed by",
        /// Its share of the amounts, in per mille.
        share: Option<PerMille> = "Andel, procent" / "Share, per cent",
        /// Which grant, which agreement.
        note: String = "Avser" / "For",
    }
}

row! {
    /// An amount of a measure in a year.
    pub struct CostItem {
        /// The year.
        year: Option<Year> = "År" / "Year",
        /// What it is.
        kind: CostKind = "Slag" / "Kind",
        /// Thousands of kronor; costs positive, income negative.
        amount: Option<Money> = "Belopp, tkr" / "Amount, SEK thousand",
        /// The body whose account it is.
        body: Option<BodyId> = "Konto hos" / "Account of",
        /// Year of the price level, where it is not the programme's.
        price_level: Option<Year> = "Prisnivå, år" / "Price level, year",
        /// How sure it is.
        certainty: Certainty = "Säkerhet" / "Certainty",
        /// What it is for.
        note: String = "Avser" / "For",
        /// Source.
        source: Source = "Källa" / "Source",
    }
}

row! {
    /// The decision behind a measure.
    pub struct Resolution {
        /// The body that decided.
        body: Option<BodyId> = "Organ" / "Body",
        /// When.
        date: Option<Day> = "Datum" / "Date",
        /// Paragraph of the minutes.
        paragraph: String = "Paragraf" / "Paragraph",
        /// Registry number.
        registry_number: String = "Diarienummer" / "Registry number",
    }
}

record! {
    /// A planned measure (2 § first paragraph p. 3).
    pub struct Measure(MeasureId, Measure) {
        /// Human number, such as A04.
        number: String = "Nummer" / "Number",
        /// The measure in one line.
        title: String = "Åtgärd" / "Measure",
        /// What is to be done.
        description: Prose = "Beskrivning" / "Description",
        /// When it counts as done.
        done_when: Prose = "Klar när" / "Done when",
        /// The goals that it serves.
        goals: BTreeSet<GoalId> = "Mål" / "Goals",
        /// What sort of measure it is.
        measure_type: MeasureType = "Typ" / "Type",
        /// The tool that the municipality uses.
        instrument: Option<Instrument> = "Verktyg" / "Tool",
        /// Whom it is for.
        target_group: Option<Group> = "Målgrupp" / "Target group",
        /// Dwellings that it affects.
        dwellings: Option<i32> = "Bostäder som berörs" / "Dwellings affected",
        /// Projects of the expansion plan that it concerns.
        projects: BTreeSet<ProjectId> = "Utbyggnadsprojekt" / "Projects",
        /// The body that answers for it.
        lead: Option<BodyId> = "Huvudansvarig" / "Lead",
        /// Bodies that take part.
        partners: BTreeSet<BodyId> = "Medverkande" / "Participating",
        /// The administration that has the assignment.
        assigned_to: Option<BodyId> = "Uppdrag till" / "Assigned to",
        /// The level that decides.
        decision_level: Option<DecisionLevel> = "Beslutsnivå" / "Decision level",
        /// The decision.
        decision: Resolution = "Beslut" / "Decision",
        /// Priority.
        priority: Option<Priority> = "Prioritet" / "Priority",
        /// Why that priority.
        priority_reason: Prose = "Skäl för prioritet" / "Reason for priority",
        /// How it lies in time.
        timing: Timing = "Tid" / "Timing",
        /// First quarter.
        start: Option<Quarter> = "Start" / "Start",
        /// Last quarter.
        end: Option<Quarter> = "Klart" / "End",
        /// The quarter of a yearly measure.
        yearly_quarter: Option<YearQuarter> = "Kvartal varje år" / "Quarter each year",
        /// Measures that have to be done before.
        depends_on: BTreeSet<MeasureId> = "Beroende av" / "Depends on",
        /// Amounts.
        costs: Vec<CostItem> = "Belopp" / "Amounts",
        /// How it is paid for.
        financing: Option<Financing> = "Finansiering" / "Financing",
        /// Where several pay, each one's share of the amounts; what is left is the own share.
        funding: Vec<Funding> = "Flera finansiärer" / "Several funders",
        /// Budget year in which it is decided.
        budget_year: Option<Year> = "Budgetår" / "Budget year",
        /// Link to operational plan, committee budget or owner's directive.
        plan_link: String = "Koppling till verksamhetsplan" / "Link to operational plan",
        /// Need of coordination with other municipalities.
        coordination: Coordination = "Mellankommunal samordning" / "Coordination with others",
        /// How it is coordinated.
        coordination_note: Prose = "Hur samordningen sker" / "How it is coordinated",
        /// Whether the rules on businesslike conduct were considered (lag 2010:879).
        business_terms_considered: bool = "Affärsmässighet bedömd" / "Businesslike terms considered",
        /// How it goes.
        status: Status = "Status" / "Status",
        /// Comment to the follow-up.
        comment: Prose = "Kommentar" / "Comment",
        /// Whether it is left out of what is published.
        internal: bool = "Intern, visas inte utåt" / "Internal, not published",
        /// Why it is confidential, if it is (OSL).
        confidentiality: Prose = "Sekretess" / "Confidentiality",
    }
}
