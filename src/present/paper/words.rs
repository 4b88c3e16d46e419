//! The words of the printed programme and of the dialog before it, Swedish first.

use crate::model::period::Day;
use crate::model::programme::Settings;
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;
use crate::present::table::group::Grouping;

words! {
    PRINT: "Skriv ut…" / "Print…";
    PRINT_HEADING: "Skriv ut programmet" / "Print the programme";
    PRINT_TEXT: "Dokumentet får kolumnerna, grupperna och urvalet som tabellen har på skärmen." / "The document has the columns, the groups and the selection of the table on screen.";
    ORIENTATION: "Papperet" / "Paper";
    PORTRAIT: "Stående A4" / "A4 portrait";
    LANDSCAPE: "Liggande A4" / "A4 landscape";
    CONTENT: "Innehåll" / "Content";
    COVER: "Försättsblad" / "Cover page";
    DESCRIPTIONS: "Målens beskrivningar" / "Descriptions of the goals";
    INTERNAL: "Ta med interna och sekretessmarkerade åtgärder" / "Include internal and confidential measures";
    PRINT_HINT: "I nästa ruta kan du välja skrivare eller spara som PDF. Slå av webbläsarens egna sidhuvuden och sidfötter där: dokumentet har egna." / "In the next box you choose a printer or save as PDF. Turn off the browser's own headers and footers there: the document has its own.";
    CROWDED: "Kolumnerna är många för papperets bredd, så tabellerna får mindre text. Liggande papper eller färre kolumner blir lättare att läsa." / "The columns are many for the width of the paper, so the tables get smaller text. Landscape or fewer columns will be easier to read.";
    GO_ON: "Skriv ut" / "Print";

    GOALS_AND_MEASURES: "Mål och åtgärder" / "Goals and measures";
    MEASURES: "Åtgärder" / "Measures";
    UNTITLED_PROGRAMME: "Program utan titel" / "Programme without a title";
    UNTITLED: "utan rubrik" / "untitled";
    SUM: "Summa" / "Sum";
    PAGE: "Sida" / "Page";
    OF: "av" / "of";
    FACTS: "Beslut och giltighet" / "Decision and validity";

    LEAD_FIRST: "Den som ansvarar för en åtgärd står först och de som medverkar inom parentes." / "The body that leads a measure stands first, those that take part in brackets.";
    SHARED: "En åtgärd som bidrar till flera mål står under vart och ett av dem." / "A measure that serves several goals stands under each of them.";
    QUARTERS: "K1–K4 är årets kvartal." / "Q1–Q4 are the quarters of the year.";
    COUNTED_ONCE: "En åtgärd som står under flera mål är räknad en gång." / "A measure under several goals is counted once.";
    NO_MEASURES: "Målet har inga åtgärder än." / "The goal has no measures yet.";
    NONE_CHOSEN: "Ingen åtgärd under målet ingår i urvalet." / "No measure under the goal is in the selection.";
    ALL_LEFT_OUT: "Målets åtgärder är utelämnade ur det här dokumentet." / "The measures of the goal are left out of this document.";
    NOTHING: "Det finns inga åtgärder att visa." / "There are no measures to show.";
}

/// What stands above a part of a view: `Storhamns kommun · Handlingsplan: Budget · Utskriven 2026-11-26`.
#[must_use]
pub fn part_head(settings: &Settings, part: &str, today: Day, lang: Lang) -> String {
    let own = settings.title.trim();
    let own = if own.is_empty() { UNTITLED_PROGRAMME.in_lang(lang) } else { own };
    let printed = format!("{} {today}", Words::new("Utskriven", "Printed").in_lang(lang));
    let parts = [settings.municipality.trim().to_owned(), format!("{own}: {part}"), printed];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The heading over the tables.
#[must_use]
pub fn heading(grouping: Grouping, lang: Lang) -> String {
    match grouping {
        Grouping::Goal => GOALS_AND_MEASURES.in_lang(lang).to_owned(),
        Grouping::Nothing => MEASURES.in_lang(lang).to_owned(),
        Grouping::Body | Grouping::Tool | Grouping::Year | Grouping::Priority | Grouping::Status => {
            let by = Words::new("efter", "by").in_lang(lang);
            format!("{} {by} {}", MEASURES.in_lang(lang), grouping.words().in_lang(lang))
        }
    }
}

/// `8 mål och 19 åtgärder redovisas här.`
#[must_use]
pub fn count(goals: Option<usize>, measures: usize, lang: Lang) -> String {
    let measures_named = super::super::catalogue::measures(measures, lang);
    match (lang, goals) {
        (Lang::Sv, Some(goals)) => format!("Här redovisas {goals} mål och {measures_named}."),
        (Lang::Sv, None) => format!("Här redovisas {measures_named}."),
        (Lang::En, Some(1)) => format!("This document states 1 goal and {measures_named}."),
        (Lang::En, Some(goals)) => format!("This document states {goals} goals and {measures_named}."),
        (Lang::En, None) => format!("This document states {measures_named}."),
    }
}

/// In what amounts are given, and of which year the prices are.
#[must_use]
pub fn amounts(price_level: Option<u16>, lang: Lang) -> String {
    match (lang, price_level) {
        (Lang::Sv, Some(year)) => {
            format!("Belopp anges i tusental kronor (tkr) i {year} års prisnivå, intäkter med minus.")
        }
        (Lang::Sv, None) => "Belopp anges i tusental kronor (tkr), intäkter med minus.".to_owned(),
        (Lang::En, Some(year)) => {
            format!("Amounts are in thousands of kronor (SEK k) at {year} prices, income with a minus.")
        }
        (Lang::En, None) => "Amounts are in thousands of kronor (SEK k), income with a minus.".to_owned(),
    }
}

/// How many measures are left out because they are internal or confidential.
#[must_use]
pub fn left_out(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Sv, 1) => {
            "En åtgärd är intern eller omfattas av sekretess och är utelämnad ur det här dokumentet."
                .to_owned()
        }
        (Lang::Sv, _) => format!(
            "{count} åtgärder är interna eller omfattas av sekretess och är utelämnade ur det här dokumentet."
        ),
        (Lang::En, 1) => {
            "One measure is internal or confidential and is left out of this document.".to_owned()
        }
        (Lang::En, _) => {
            format!("{count} measures are internal or confidential and are left out of this document.")
        }
    }
}

/// The sum of all measures: `Alla åtgärder tillsammans: −7 200 tkr, 120 bostäder.`
#[must_use]
pub fn total(sums: &[String], lang: Lang) -> String {
    let all = Words::new("Alla åtgärder tillsammans", "All measures together").in_lang(lang);
    format!("{all}: {}.", sums.join(", "))
}
