//! The columns of the table of measures: heading, the fields that they show, how wide they
//! are. Knows no measure.

use crate::model::words::Words;

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Human number.
    Number,
    /// The measure in one line; always shown.
    Title,
    /// The goals that it serves.
    Goals,
    /// Tool.
    Tool,
    /// Who answers for it, and who takes part.
    Lead,
    /// Who takes part, in a column of their own.
    Partners,
    /// Administration that has the assignment.
    AssignedTo,
    /// Priority.
    Priority,
    /// When.
    Time,
    /// How it goes.
    Status,
    /// Sum of the amounts, tkr.
    Cost,
    /// How it is paid for.
    Financing,
    /// Budget year.
    BudgetYear,
    /// Dwellings affected.
    Dwellings,
    /// Whom it is for.
    TargetGroup,
    /// What sort it is.
    MeasureType,
    /// Projects that it concerns.
    Projects,
    /// What is to be done.
    Description,
    /// When it counts as done.
    DoneWhen,
    /// Measures that come before.
    DependsOn,
    /// The level that decides.
    DecisionLevel,
    /// Link to operational plan.
    PlanLink,
    /// Need of coordination with others.
    Coordination,
    /// Comment to the follow-up.
    Comment,
    /// Not published.
    Internal,
}

/// On which side the content stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// What a column is.
#[derive(Debug, Clone, Copy)]
pub struct ColumnInfo {
    /// How it is named in stored settings and in the page.
    pub code: &'static str,
    /// Heading.
    pub words: Words,
    /// The fields of a measure that it shows, and that are edited in it.
    pub fields: &'static [&'static str],
    /// Width in pixels at scale 1; the title takes what is left, and at least this.
    pub width: u16,
    /// Side.
    pub side: Side,
}

const fn info(
    code: &'static str,
    words: Words,
    fields: &'static [&'static str],
    width: u16,
    side: Side,
) -> ColumnInfo {
    ColumnInfo { code, words, fields, width, side }
}

impl Column {
    /// Every column, in the order in which they are offered.
    pub const ALL: [Column; 25] = [
        Column::Number,
        Column::Title,
        Column::Goals,
        Column::Tool,
        Column::Lead,
        Column::Partners,
        Column::AssignedTo,
        Column::Priority,
        Column::Time,
        Column::Status,
        Column::Cost,
        Column::Financing,
        Column::BudgetYear,
        Column::Dwellings,
        Column::TargetGroup,
        Column::MeasureType,
        Column::Projects,
        Column::Description,
        Column::DoneWhen,
        Column::DependsOn,
        Column::DecisionLevel,
        Column::PlanLink,
        Column::Coordination,
        Column::Comment,
        Column::Internal,
    ];

    /// The columns that a programme begins with.
    pub const USUAL: [Column; 7] = [
        Column::Number,
        Column::Title,
        Column::Tool,
        Column::Lead,
        Column::Priority,
        Column::Time,
        Column::Status,
    ];

    /// What it is.
    #[must_use]
    pub const fn info(self) -> ColumnInfo {
        use Side::{Left, Right};
        let w = Words::new;
        match self {
            Column::Number => info("number", w("Nr", "No."), &["number"], 60, Left),
            Column::Title => info("title", w("Åtgärd", "Measure"), &["title"], 180, Left),
            Column::Goals => info("goals", w("Mål", "Goals"), &["goals"], 72, Left),
            Column::Tool => info("tool", w("Verktyg", "Tool"), &["instrument"], 66, Left),
            Column::Lead => info("lead", w("Ansvar", "Lead"), &["lead", "partners"], 94, Left),
            Column::Partners => info("partners", w("Medverkande", "Participating"), &["partners"], 120, Left),
            Column::AssignedTo => {
                info("assigned", w("Uppdrag till", "Assigned to"), &["assigned_to"], 110, Left)
            }
            Column::Priority => info("priority", w("Prio", "Prio"), &["priority"], 52, Left),
            Column::Time => {
                info("time", w("Tid", "Time"), &["timing", "start", "end", "yearly_quarter"], 132, Left)
            }
            Column::Status => info("status", w("Status", "Status"), &["status"], 118, Left),
            Column::Cost => {
                info("cost", w("Kostnad, tkr", "Cost, SEK k"), &["financing", "costs"], 104, Right)
            }
            Column::Financing => info("financing", w("Finansiering", "Financing"), &["financing"], 140, Left),
            Column::BudgetYear => info("budget", w("Budgetår", "Budget year"), &["budget_year"], 88, Right),
            Column::Dwellings => info("dwellings", w("Bostäder", "Dwellings"), &["dwellings"], 88, Right),
            Column::TargetGroup => info("group", w("Målgrupp", "Target group"), &["target_group"], 140, Left),
            Column::MeasureType => info("type", w("Typ", "Type"), &["measure_type"], 120, Left),
            Column::Projects => info("projects", w("Projekt", "Projects"), &["projects"], 90, Left),
            Column::Description => {
                info("description", w("Beskrivning", "Description"), &["description"], 240, Left)
            }
            Column::DoneWhen => info("done", w("Klar när", "Done when"), &["done_when"], 200, Left),
            Column::DependsOn => info("depends", w("Beroende av", "Depends on"), &["depends_on"], 104, Left),
            Column::DecisionLevel => {
                info("decision", w("Beslutsnivå", "Decision level"), &["decision_level"], 150, Left)
            }
            Column::PlanLink => {
                info("plan", w("Verksamhetsplan", "Operational plan"), &["plan_link"], 150, Left)
            }
            Column::Coordination => {
                info("coordination", w("Samordning", "Coordination"), &["coordination"], 150, Left)
            }
            Column::Comment => info("comment", w("Kommentar", "Comment"), &["comment"], 220, Left),
            Column::Internal => info("internal", w("Intern", "Internal"), &["internal"], 72, Left),
        }
    }

    /// The column with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.info().code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::measure::Measure;
    use crate::model::record::Described;

    #[test]
    fn every_column_has_a_code_of_its_own_and_shows_fields_that_exist() {
        for column in Column::ALL {
            assert_eq!(Column::from_code(column.info().code), Some(column));
            for field in column.info().fields {
                assert!(Measure::INFOS.iter().any(|info| info.name == *field), "{field}");
            }
        }
    }
}
