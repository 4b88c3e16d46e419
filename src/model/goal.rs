//! Goals and the indicators that measure them.

use super::declare::{choice, record, row};
use super::field::Prose;
use super::number::Decimal;
use super::period::Year;
use super::record::{ChallengeId, Choices, GoalId, NeedId, OuterGoalId};
use super::source::Source;
use std::collections::BTreeSet;

choice! {
    /// What a goal is about; the act asks for both (2 § first paragraph p. 2).
    pub enum GoalCategory {
        /// Housing construction.
        Construction = "construction", "Bostadsbyggande" / "Construction";
        /// Development of the existing stock.
        Stock = "stock", "Utveckling av beståndet" / "Development of the stock";
    }
}

record! {
    /// A goal of the programme.
    pub struct Goal(GoalId, Goal) {
        /// Human number, such as M1.
        number: String = "Nummer" / "Number",
        /// The goal in one line.
        title: String = "Mål" / "Goal",
        /// What it means and why it was chosen.
        description: Prose = "Beskrivning" / "Description",
        /// Whether it is about building, about the stock, or both.
        categories: Choices<GoalCategory> = "Avser" / "Concerns",
        /// Value to be reached.
        target: Option<Decimal> = "Målvärde" / "Target value",
        /// Unit of target and base value.
        unit: String = "Enhet" / "Unit",
        /// Year by which it is to be reached.
        target_year: Option<Year> = "Målår" / "Target year",
        /// Value at the outset.
        base: Option<Decimal> = "Utgångsvärde" / "Base value",
        /// Year of the base value.
        base_year: Option<Year> = "Utgångsår" / "Base year",
        /// The needs that it meets.
        needs: BTreeSet<NeedId> = "Behov som målet möter" / "Needs that it meets",
        /// The national and regional goals that it answers to.
        outer_goals: BTreeSet<OuterGoalId> = "Nationella och regionala mål" / "National and regional goals",
        /// The challenges that it takes on.
        challenges: BTreeSet<ChallengeId> = "Utmaningar" / "Challenges",
    }
}

choice! {
    /// Which way the indicator is to go.
    pub enum Direction {
        /// Up.
        Increase = "increase", "Öka" / "Increase";
        /// Down.
        Decrease = "decrease", "Minska" / "Decrease";
        /// Stay.
        Keep = "keep", "Behålla" / "Keep";
    }
}

choice! {
    /// Who measures.
    pub enum IndicatorOrigin {
        /// The municipality itself.
        Own = "own", "Egen mätning" / "Own measurement";
        /// Statistics Sweden.
        Scb = "scb", "SCB" / "SCB";
        /// Boverket.
        Boverket = "boverket", "Boverket" / "Boverket";
        /// Kolada.
        Kolada = "kolada", "Kolada" / "Kolada";
    }
}

choice! {
    /// How often it is measured.
    pub enum Frequency {
        /// Every year.
        Yearly = "yearly", "Varje år" / "Yearly";
        /// Twice a year.
        HalfYearly = "half_yearly", "Varje halvår" / "Twice a year";
        /// Every quarter.
        Quarterly = "quarterly", "Varje kvartal" / "Quarterly";
        /// Every second year.
        EverySecondYear = "every_second_year", "Vartannat år" / "Every second year";
        /// Once per term.
        Term = "term", "En gång per mandatperiod" / "Once per term";
    }
}

row! {
    /// A value in a year: a milestone or an outcome.
    pub struct YearValue {
        /// The year.
        year: Option<Year> = "År" / "Year",
        /// The value, in the indicator's unit.
        value: Option<Decimal> = "Värde" / "Value",
    }
}

record! {
    /// An indicator of a goal.
    pub struct Indicator(IndicatorId, Indicator) {
        /// Name.
        name: String = "Indikator" / "Indicator",
        /// The goals that it measures.
        goals: BTreeSet<GoalId> = "Mål" / "Goals",
        /// Unit.
        unit: String = "Enhet" / "Unit",
        /// Which way it is to go.
        direction: Direction = "Riktning" / "Direction",
        /// Value at the outset.
        base: Option<Decimal> = "Utgångsvärde" / "Base value",
        /// Year of the base value.
        base_year: Option<Year> = "Utgångsår" / "Base year",
        /// Milestones.
        milestones: Vec<YearValue> = "Delmål" / "Milestones",
        /// Who measures.
        origin: IndicatorOrigin = "Mäts av" / "Measured by",
        /// How often.
        frequency: Frequency = "Mäts" / "Measured",
        /// Outcomes.
        outcomes: Vec<YearValue> = "Utfall" / "Outcomes",
        /// Source.
        source: Source = "Källa" / "Source",
    }
}
