//! The words of the sheets themselves: their names, how they are filled in, the hints beside the
//! cells. They stand in the file that a department gets, in the language of the page.

use super::cell::YES_NO;
use crate::model::field::{FieldInfo, Shape};
use crate::model::record::Kind;
use crate::model::words::{Lang, Words};

/// The sheet with the measures.
pub(super) const MEASURES: Words = Words::new("Åtgärder", "Measures");
/// The sheet with the amounts.
pub(super) const COSTS: Words = Words::new("Belopp", "Amounts");
/// The sheet that tells how to fill in the others.
pub(super) const GUIDE: Words = Words::new("Så fyller du i", "How to fill in");
/// The sheet with the values for the drop-down lists.
pub(super) const LISTS: Words = Words::new("Listor", "Lists");

/// What stands beside the short names in the lists.
pub(super) const FULL_NAME: Words = Words::new("Hela namnet", "Full name");

/// Whether a sheet of that name is one that nobody fills in.
pub(super) fn is_ours(name: &str) -> bool {
    [GUIDE, LISTS].iter().any(|words| name == words.sv || name == words.en)
}

/// What the sheet about filling in says, line by line; a line that begins with `#` is a heading.
const LINES: &[Words] = &[
    Words::new("# Så fyller du i åtgärdstabellen", "# How to fill in the table of measures"),
    Words::new(
        "Det här är åtgärderna i kommunens handlingsplan. Ändra det som behöver ändras, spara filen och skicka tillbaka den. Inget tas in i planen förrän den som håller ihop planen har granskat det.",
        "These are the measures of the municipality's action plan. Change what needs changing, save the file and send it back. Nothing is taken into the plan until whoever keeps it has reviewed it.",
    ),
    Words::new("# Ändra en åtgärd", "# Change a measure"),
    Words::new(
        "Varje rad på bladet Åtgärder är en åtgärd. Skriv direkt i cellen. En cell som du tömmer blir tom också i planen.",
        "Each row of the sheet Measures is one measure. Write straight into the cell. A cell that you empty is emptied in the plan too.",
    ),
    Words::new(
        "Ändra inte kolumnen Id. Den gör att raden hittar tillbaka till rätt åtgärd, även om du sorterar eller byter nummer.",
        "Leave the column Id alone. By it the row finds its measure again, even when you sort the table or change a number.",
    ),
    Words::new("# Lägg till en åtgärd", "# Add a measure"),
    Words::new(
        "Skriv på första lediga raden och lämna Id tomt. Har du kopierat en rad: töm Id i kopian.",
        "Write in the first free row and leave Id empty. If you copied a row, empty Id in the copy.",
    ),
    Words::new("# Ta bort en åtgärd", "# Remove a measure"),
    Words::new(
        "Ta bort hela raden. Den föreslås då bli borttagen ur planen. Ta därför inte bort rader bara för att de rör någon annan.",
        "Delete the whole row. It is then proposed to be removed from the plan. So do not delete rows just because they concern somebody else.",
    ),
    Words::new("# Belopp", "# Amounts"),
    Words::new(
        "På bladet Belopp är varje rad ett belopp ett visst år, i tusental kronor (tkr). Kostnader skrivs utan tecken, intäkter med minus. Ett nytt belopp: kopiera åtgärdens id till kolumnen Id, eller skriv åtgärdens nummer, och lämna Rad tomt.",
        "Each row of the sheet Amounts is an amount in one year, in thousands of kronor. Costs have no sign, income has a minus. For a new amount copy the id of the measure to the column Id, or write the number of the measure, and leave Line empty.",
    ),
    Words::new("# Så skriver du", "# How to write"),
    Words::new(
        "Listor: välj i cellens lista. Alla värden står på bladet Listor.",
        "Lists: choose from the list of the cell. All values stand on the sheet Lists.",
    ),
    Words::new(
        "Mål, medverkande och beroenden: skriv nummer eller kortnamn med semikolon emellan, till exempel M1; M3.",
        "Goals, participants and dependencies: write numbers or short names with semicolons between, such as M1; M3.",
    ),
    Words::new(
        "Start och klart: skriv kvartal och år, till exempel K1 2027. Ett datum går också bra.",
        "Start and end: write quarter and year, such as Q1 2027. A date will do as well.",
    ),
    Words::new("Tal: 1234 och 1 234 går lika bra.", "Numbers: 1234 and 1 234 do equally well."),
    Words::new("# Egna kolumner", "# Columns of your own"),
    Words::new(
        "Du får lägga till egna kolumner. De visas för den som tar emot filen, men tas inte in i planen.",
        "You may add columns of your own. Whoever receives the file sees them, but they are not taken into the plan.",
    ),
];

/// The lines of the guide: whether each is a heading, and its text.
pub(super) fn lines(lang: Lang) -> impl Iterator<Item = (bool, &'static str)> {
    LINES.iter().map(move |line| {
        let text = line.in_lang(lang);
        text.strip_prefix("# ").map_or((false, text), |heading| (true, heading))
    })
}

/// What stands above the text that ties the file to its programme.
pub(super) const TIE: Words = Words::new(
    "Ändra inte raden nedan. Den visar vilken version av planen filen gjordes av.",
    "Leave the line below alone. It tells from which version of the plan this file was made.",
);

/// The hint beside the cells of a field; empty where the heading says all.
pub(super) fn hint(info: &FieldInfo, lang: Lang) -> &'static str {
    let words = match info.shape {
        Shape::Links(Kind::Goal) => {
            Words::new("Målens nummer med semikolon emellan: M1; M3.", "The numbers of the goals: M1; M3.")
        }
        Shape::Links(Kind::Body) => {
            Words::new("Organens kortnamn med semikolon emellan.", "Short names with semicolons between.")
        }
        Shape::Links(Kind::Measure) => {
            Words::new("Åtgärdernas nummer med semikolon emellan.", "Numbers of measures, with semicolons.")
        }
        Shape::Links(_) => Words::new("Namn med semikolon emellan.", "Names with semicolons between."),
        Shape::Link(Kind::Body) => Words::new(
            "Välj i listan. Nya organ läggs till i Genomför.",
            "Choose from the list. New bodies are added in Genomför.",
        ),
        Shape::Quarter => Words::new("Kvartal och år: K1 2027.", "Quarter and year: Q1 2027."),
        Shape::Money => Words::new(
            "Hela tusental kronor. Intäkter med minus.",
            "Whole thousands of kronor. Income with a minus.",
        ),
        Shape::Day => Words::new("Datum: 2027-03-31.", "Date: 2027-03-31."),
        _ => Words::new("", ""),
    };
    words.in_lang(lang)
}

/// The hint of the columns that tie rows to records.
pub(super) const LEAVE_ALONE: Words =
    Words::new("Ändra inte. Tomt i en ny rad.", "Leave alone. Empty in a new row.");

/// Yes and no for the drop-down lists.
pub(super) fn yes_no(lang: Lang) -> Vec<String> {
    YES_NO.iter().map(|words| words.in_lang(lang).to_owned()).collect()
}

/// The heading of the list of yes and no.
pub(super) const YES_NO_LIST: Words = Words::new("Ja eller nej", "Yes or no");

/// The first letter large.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
