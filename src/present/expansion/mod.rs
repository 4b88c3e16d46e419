//! How many homes, when, for whom, in words and figures. Knows no page.

pub mod figures;
pub mod forecast;
pub mod grid;
pub mod need;
pub mod paper;
pub mod paste;
pub mod service;

use crate::model::period::Year;
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;

words! {
    EXPANSION: "Utbyggnad" / "Expansion plan";
    GO_TO_EXPANSION: "Gå till Utbyggnad" / "Go to Expansion plan";
    PLAN: "Utbyggnadsplan" / "Plan";
    NEED: "Behov" / "Need";
    SERVICES: "Service" / "Services";
    FORECASTS: "Prognoser" / "Forecasts";
    PROJECT: "Projekt" / "Project";
    STAGE: "Planskede" / "Plan stage";
    SUM: "Summa" / "Sum";
    NEW_PROJECT: "Nytt projekt" / "New project";
    NEW_KIND: "Lägg till hustyp och upplåtelseform" / "Add a house type and tenure";
    MORE_YEARS: "Fler år" / "More years";
    FILL_RIGHT: "Fyll åt höger" / "Fill right";
    SEARCH: "Sök projekt" / "Search projects";
    ALL_AREAS: "Alla områden" / "All areas";
    AREA: "Område" / "Area";
    NO_AREA: "Utan område" / "Without an area";
    ALL_STAGES: "Alla planskeden" / "All plan stages";
    HOUSE_TYPE: "Hustyp" / "House type";
    TENURE: "Upplåtelseform" / "Tenure";
    ADD: "Lägg till" / "Add";
    REMOVE_PROJECT: "Ta bort projektet" / "Remove the project";
    NOTHING_SHOWN: "Inget projekt passar urvalet." / "No project fits what is chosen.";
    SHOW_ALL: "Visa alla projekt" / "Show all projects";
    UNFOLD_ALL: "Fäll ut alla" / "Unfold all";
    FOLD_ALL: "Fäll ihop alla" / "Fold all";
    EMPTY: "Utbyggnadsplanen är tom" / "The expansion plan is empty";
    EMPTY_TEXT: "Här står de områden och kvarter där det ska byggas, med antal bostäder per år. Skriv in dem i rutnätet eller klistra in dem från Excel. Exempel: ”Kv. Linden, 24 hyresrätter 2028”." / "The areas and blocks where homes will be built stand here, with dwellings per year. Type them into the grid or paste them from a spreadsheet. Example: “Linden, 24 rental flats in 2028”.";
    SEVERAL_KINDS: "Projektet har flera slags bostäder, så raden är en summa. Skriv antalet på raden för rätt slag." / "The project has several kinds of dwelling, so the row is a sum. Write the number in the row of the right kind.";
    FIRST_PROJECT: "Skriv det första projektet" / "Write the first project";
    KEYS_HEADING: "I utbyggnadsplanens rutnät" / "In the grid of the expansion plan";
    DEMOLITION: "Rivning skrivs med minustecken." / "Demolition is written with a minus sign.";
}

/// The keys of the grid.
pub const KEYS: [(Words, Words); 10] = [
    (
        Words::new("← → ↑ ↓", "← → ↑ ↓"),
        Words::new("till nästa ruta, med Ctrl till kanten", "to the next cell, with Ctrl to the edge"),
    ),
    (Words::new("Skift+← → ↑ ↓", "Shift+← → ↑ ↓"), Words::new("väljer flera rutor", "chooses several cells")),
    (Words::new("0–9 −", "0–9 −"), Words::new("skriver ett antal i rutan", "writes a number in the cell")),
    (
        Words::new("Enter F2", "Enter F2"),
        Words::new("ändrar antalet som står där", "changes the number that is there"),
    ),
    (
        Words::new("Enter Tab", "Enter Tab"),
        Words::new(
            "sparar det man skriver och går nedåt eller åt höger",
            "keeps what is typed and goes down or to the right",
        ),
    ),
    (Words::new("Esc", "Esc"), Words::new("lämnar rutan som den var", "leaves the cell as it was")),
    (Words::new("Delete", "Delete"), Words::new("tömmer de valda rutorna", "empties the chosen cells")),
    (Words::new("Ctrl+Skift+→", "Ctrl+Shift+→"), Words::new("fyller åt höger", "fills to the right")),
    (
        Words::new("Alt++ Alt+−", "Alt++ Alt+−"),
        Words::new("fäller ut eller ihop projektet", "unfolds or folds the project"),
    ),
    (
        Words::new("Ctrl+Enter", "Ctrl+Enter"),
        Words::new("öppnar projektet bredvid", "opens the project beside"),
    ),
];

/// `Bostäder 2028`.
#[must_use]
pub fn dwellings_in(year: Year, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Bostäder {year}"),
        Lang::En => format!("Dwellings {year}"),
    }
}

/// That what was typed is no number of dwellings.
#[must_use]
pub fn not_a_number(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "”{text}” är inget antal. Skriv ett heltal, med minustecken för rivning. Det som stod där är kvar."
        ),
        Lang::En => format!(
            "“{text}” is no number of dwellings. Write a whole number, with a minus for demolition. What stood there remains."
        ),
    }
}

/// Why nothing was pasted.
#[must_use]
pub fn paste_fault(fault: &grid::PasteFault, lang: Lang) -> String {
    let nothing = Words::new("Ingenting klistrades in.", "Nothing was pasted.").in_lang(lang);
    let why = match fault {
        grid::PasteFault::NotANumber(text) => {
            let whole_table = Words::new(
                "Är det en hel tabell med projekt, välj Klistra in projekt.",
                "If it is a whole table of projects, choose Paste projects.",
            );
            format!("{} {}", not_a_number(text, lang), whole_table.in_lang(lang))
        }
        grid::PasteFault::Sum(_) => Words::new(
            "Raden är summan av flera hustyper. Den är nu utfälld: klistra in på raderna under.",
            "The line is the sum of several house types. It is unfolded now: paste into the lines below.",
        )
        .in_lang(lang)
        .to_owned(),
        grid::PasteFault::TooLarge => Words::new(
            "Det som ska klistras in når nedanför rutnätet eller längre fram än 40 år. Börja längre upp, eller lägg till projekt först.",
            "What is to be pasted reaches below the grid or further than 40 years. Begin further up, or add projects first.",
        )
        .in_lang(lang)
        .to_owned(),
    };
    format!("{nothing} {why}")
}
