//! The matrix in words. Knows no page.

pub mod cell;
pub mod hole;
pub mod name;
pub mod paper;
pub mod row;
pub mod view;

use crate::analysis::matrix::{Matrix, MatrixKind, Side};
use crate::model::words::{Lang, Words};
use crate::present::catalogue::{self, words};

words! {
    MATRIX: "Matris" / "Matrix";
    GO_TO_MATRIX: "Gå till Matris" / "Go to Matrix";
    GOAL_BODY: "Mål × organ" / "Goals × bodies";
    GOAL_INSTRUMENT: "Mål × verktyg" / "Goals × tools";
    INSTRUMENT_BODY: "Verktyg × organ" / "Tools × bodies";
    BODY_YEAR: "Organ × år" / "Bodies × years";

    SHOW: "Visa" / "Show";
    SHOW_ROLES: "Ansvar" / "Roles";
    SHOW_PRIORITY: "Prioritet" / "Priority";
    SHOW_STATUS: "Status" / "Status";
    FILTER_PRIORITY: "Prioritet" / "Priority";
    FILTER_STATUS: "Status" / "Status";
    FILTER_BODY_TYPE: "Typ av organ" / "Type of body";
    NO_PRIORITY: "Utan prioritet" / "Without priority";
    ONLY_HOLES: "Bara hål" / "Only holes";
    UNUSED_TOOLS: "Visa verktyg som inte används" / "Show tools that are not used";
    DROPPED_TOO: "Visa åtgärder som utgår" / "Show dropped measures";
    DROPPED: "utgår" / "dropped";
    FOLD_ALL: "Fäll ihop alla" / "Fold all";
    UNFOLD_ALL: "Fäll ut alla" / "Unfold all";
    SHOW_HOLES: "Visa hålen i ord" / "Show the holes in words";
    GROUPS: "Grupper" / "Groups";
    LEGEND: "Så läser du rutorna" / "How to read the cells";

    LEADS: "leder" / "leads";
    HAS_ASSIGNMENT: "har uppdraget" / "has the assignment";
    TAKES_PART: "medverkar" / "takes part";
    USES: "antal åtgärder" / "number of measures";
    FIRST_PRIORITY: "prioritet 1" / "priority 1";
    HOLE: "Hål" / "Hole";
    HOLES: "Hål i programmet" / "Holes in the programme";
    NO_HOLES: "Inga hål." / "No holes.";
    TOO_MANY: "för många" / "too many";
    TOO_MANY_HINT: "Ett organ som leder fler än 8 åtgärder med prioritet 1 under samma år har för många (kontroll K17)." / "A body that leads more than 8 measures of priority 1 in the same year has too many (check K17).";
    ALL: "Alla" / "All";
    ALL_HINT: "Summor räknar varje åtgärd en gång." / "Sums count each measure once.";

    NEW_MEASURE: "Ny åtgärd" / "New measure";
    NEW_HERE: "Ny åtgärd här" / "New measure here";
    NOTHING_HERE: "Här finns ingen åtgärd än. Skapa en, så är båda ändarna redan ifyllda." / "There is no measure here yet. Make one, and both ends are filled in already.";
    NOTHING_CHOSEN: "Ingen åtgärd här passar in på urvalet." / "No measure here fits the selection.";
    OPEN_CELL_HINT: "Enter öppnar rutan, piltangenter flyttar." / "Enter opens the cell, arrow keys move.";

    NO_GOALS: "Matrisen börjar med ett mål" / "The matrix begins with a goal";
    NO_GOALS_TEXT: "Här möts målen och de som ska göra något åt dem. Ett mål utan ansvarig syns genast som ett hål, till exempel ”Ingen barnfamilj vräks” utan socialnämnden. Skriv ett mål först." / "Here the goals meet those who are to do something about them. A goal without anybody is seen at once as a hole, such as “No family with children is evicted” without the social services. Write a goal first.";
    WRITE_GOAL: "Skriv ett mål" / "Write a goal";
    NO_BODIES: "Matrisen behöver organ" / "The matrix needs bodies";
    NO_BODIES_TEXT: "Nämnder, förvaltningar, bolag och utomstående parter står var för sig. Lägg in dem under Underlag, till exempel kommunstyrelsen, socialnämnden och bostadsbolaget." / "Committees, administrations, companies and outside parties stand one by one. Enter them in Basis, such as the executive board, the social services and the housing company.";
    ADD_BODIES: "Lägg in organ" / "Enter bodies";
    NO_TOOLS: "Inga verktyg används än" / "No tools are used yet";
    NO_TOOLS_TEXT: "Ett verktyg är det som kommunen styr med, till exempel en detaljplan, en markanvisning eller ett ägardirektiv. Välj verktyg för åtgärderna, eller visa alla 22 och skapa en åtgärd i en ruta." / "A tool is what the municipality steers with, such as a detailed plan, a land allocation or an owner's directive. Choose tools for the measures, or show all 22 and make a measure in a cell.";
    SHOW_TOOLS: "Visa alla verktyg" / "Show all tools";
    NO_YEARS: "Programmet har inga år än" / "The programme has no years yet";
    NO_YEARS_TEXT: "Ange vilka år programmet gäller, till exempel 2027–2030. Då syns vad varje organ har att göra år för år." / "State the years of the programme, such as 2027–2030. Then what each body has to do is seen year by year.";
    STATE_YEARS: "Ange åren" / "State the years";
    NO_HOLES_TEXT: "Alla som ska ha åtgärder har det. Fullmäktige och utomstående räknas inte. Släck ”Bara hål” för att se hela matrisen." / "All who should have measures have some. The council and outside parties do not count. Switch off “Only holes” to see the whole matrix.";

    PRINT: "Skriv ut matrisen" / "Print the matrix";
    PRINT_TEXT: "Webbläsarens utskrift öppnas sedan. Där kan du också spara som PDF." / "The browser's print dialog opens next. There you can also save as PDF.";
    PAPER: "Papper" / "Paper";
    A3: "A3 liggande, hela matrisen på en bredd" / "A3 landscape, the whole matrix in one width";
    A4: "A4 liggande, kolumnerna delas på flera sidor" / "A4 landscape, the columns on several pages";
}

/// What a kind of matrix is called.
#[must_use]
pub const fn kind(kind: MatrixKind) -> Words {
    match kind {
        MatrixKind::GoalBody => GOAL_BODY,
        MatrixKind::GoalInstrument => GOAL_INSTRUMENT,
        MatrixKind::InstrumentBody => INSTRUMENT_BODY,
        MatrixKind::BodyYear => BODY_YEAR,
    }
}

/// What stands along a side, as a heading.
#[must_use]
pub const fn side(side: Side) -> Words {
    match side {
        Side::Goals => Words::new("Mål", "Goals"),
        Side::Bodies => Words::new("Organ", "Bodies"),
        Side::Instruments => Words::new("Verktyg", "Tools"),
        Side::Years => Words::new("År", "Years"),
    }
}

/// So many of what stands along a side: `8 mål`.
#[must_use]
pub fn count_of(side: Side, count: usize, lang: Lang) -> String {
    let (one, several) = match side {
        Side::Goals => (Words::new("mål", "goal"), Words::new("mål", "goals")),
        Side::Bodies => (Words::new("organ", "body"), Words::new("organ", "bodies")),
        Side::Instruments => (Words::new("verktyg", "tool"), Words::new("verktyg", "tools")),
        Side::Years => (Words::new("år", "year"), Words::new("år", "years")),
    };
    let words = if count == 1 { one } else { several };
    format!("{count} {}", words.in_lang(lang))
}

/// How many measures there are, and how many holes: `20 åtgärder. 3 hål: 1 mål och 2 organ.`
#[must_use]
pub fn sentence(matrix: &Matrix, lang: Lang) -> String {
    let measures = catalogue::measures(matrix.total.count(), lang);
    // Where there is nothing to meet, nothing is said of holes.
    if matrix.rows.is_empty() || matrix.columns.is_empty() {
        return format!("{measures}.");
    }
    format!("{measures}. {}", holes(matrix, lang))
}

/// How many holes there are, by what they are.
#[must_use]
pub fn holes(matrix: &Matrix, lang: Lang) -> String {
    let (down, along) = matrix.kind.sides();
    let of = |side: Side| matrix.holes.iter().filter(|key| name::side_of(**key) == side).count();
    let parts: Vec<String> = [down, along]
        .into_iter()
        .map(|side| (side, of(side)))
        .filter(|(_, count)| *count > 0)
        .map(|(side, count)| count_of(side, count, lang))
        .collect();
    let and = Words::new(" och ", " and ").in_lang(lang);
    let all = match (lang, matrix.holes.len()) {
        (_, 0) => return NO_HOLES.in_lang(lang).to_owned(),
        (Lang::En, 1) => "1 hole".to_owned(),
        (Lang::Sv, count) => format!("{count} hål"),
        (Lang::En, count) => format!("{count} holes"),
    };
    format!("{all}: {}.", parts.join(and))
}

/// What is shown of all that there is, where something is left out: `12 av 20 åtgärder visas.`
#[must_use]
pub fn shown(matrix: &Matrix, all: usize, lang: Lang) -> String {
    let count = matrix.total.count();
    match lang {
        Lang::Sv => {
            format!("{count} av {} visas. Hålen gäller hela programmet.", catalogue::measures(all, lang))
        }
        Lang::En => {
            format!("{count} of {} shown. Holes are of the whole programme.", catalogue::measures(all, lang))
        }
    }
}
