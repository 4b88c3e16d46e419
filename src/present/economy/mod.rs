//! What it costs, who pays, when, in words and figures. Knows no page.

pub mod accounts;
pub mod assumptions;
pub mod budget;
pub mod charts;
pub mod ledger;
pub mod quantity;
pub mod scenarios;
pub mod setup;
pub mod workbook;

use crate::model::period::Day;
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;

words! {
    ECONOMY: "Ekonomi" / "Economy";
    GO_TO_ECONOMY: "Gå till Ekonomi" / "Go to Economy";
    ACCOUNTS: "Konton" / "Accounts";
    BUDGET: "Budget" / "Budget";
    ASSUMPTIONS: "Antaganden" / "Assumptions";
    SCENARIOS: "Scenarier" / "Scenarios";
    DWELLINGS_COUNT: "Räkna bostäder" / "Count dwellings";
    WEIGHTED: "Vägt efter sannolikhet" / "Weighted by probability";
    RAW: "Enligt planen" / "As planned";
    COPY: "Kopiera tabellen" / "Copy the table";
    COPIED: "Tabellen är kopierad. Klistra in den i Excel." / "The table is copied. Paste it into a spreadsheet.";
    NOT_COPIED: "Webbläsaren tillät inte kopieringen. Spara som CSV i stället." / "The browser did not allow copying. Save as CSV instead.";
    CSV: "Spara som CSV" / "Save as CSV";
    XLSX: "Spara som Excel med formler" / "Save as Excel with formulas";
    FACTS: "Till programmets uppgifter" / "To the facts of the programme";
}

/// Whose the numbers of a chart are, and of which day, so that it can stand by itself in a report.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// The municipality; may be empty.
    pub municipality: &'a str,
    /// The day of the picture.
    pub today: Day,
}

impl Origin<'_> {
    /// `Källa: …, Storhamns kommun, 2026-11-26`.
    #[must_use]
    pub fn line(&self, from: Words, lang: Lang) -> String {
        let day = self.today.to_string();
        let parts = [from.in_lang(lang), self.municipality.trim(), &day];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
