//! Scenarios: what could turn out otherwise, as named sets of changes over the programme, never
//! a copy of it. Knows no calculation.

use super::declare::{choice, record, row};
use super::field::Prose;
use super::number::Decimal;
use super::record::{AreaId, AssumptionId, ProjectId};

choice! {
    /// What a scenario turns.
    pub enum LeverKind {
        /// Dwellings are completed so many years later (earlier where negative).
        Delay = "delay", "Försening, år" / "Delay, years";
        /// So many dwellings of those planned, in per cent.
        Pace = "pace", "Takt, procent av planen" / "Pace, per cent of the plan";
        /// So probable as now, in per cent of the probability.
        Probability = "probability", "Sannolikhet, procent av dagens" / "Probability, per cent of today's";
        /// Amounts of the development appraisals and costs, in per cent.
        Prices = "prices", "Priser, procent av dagens" / "Prices, per cent of today's";
        /// Outlays of the development appraisals and costs of the measures, not their income, in per cent.
        Outlays = "outlays", "Investeringar och exploateringsutgifter, procent av dagens" / "Investments and outlays of development, per cent of today's";
        /// Another value of an assumption.
        Assumption = "assumption", "Annat värde på ett antagande" / "Another value of an assumption";
    }
}

row! {
    /// One change of a scenario.
    pub struct Lever {
        /// What it turns.
        lever: LeverKind = "Ändring" / "Change",
        /// For projects in this area only.
        area: Option<AreaId> = "Bara i området" / "Only in the area",
        /// For this project only.
        project: Option<ProjectId> = "Bara projektet" / "Only the project",
        /// The assumption that gets another value.
        assumption: Option<AssumptionId> = "Antagande" / "Assumption",
        /// By how much, or the new value.
        value: Option<Decimal> = "Värde" / "Value",
    }
}

record! {
    /// A scenario.
    pub struct Scenario(ScenarioId, Scenario) {
        /// What it is called.
        name: String = "Scenario" / "Scenario",
        /// What it supposes, and why.
        note: Prose = "Beskrivning" / "Description",
        /// Its changes.
        levers: Vec<Lever> = "Ändringar" / "Changes",
    }
}
