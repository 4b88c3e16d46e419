//! Words for the slice that is sent to one body, Swedish first.

use crate::model::words::{Lang, Words};
use crate::present::catalogue::{self, words};

words! {
    HEADING: "Utdrag för ett organ" / "Extract for one body";
    TEXT: "En fil med de åtgärder och projekt som organet ansvarar för, medverkar i eller har i uppdrag, och det som behövs för att läsa dem. När den kommer tillbaka tas organets egna uppgifter in utan frågor. Ändringar i annat blir frågor." / "A file with the measures and projects that the body leads, takes part in or is assigned, and what is needed to read them. When it returns, what the body owns is taken in without questions. Other changes become questions.";
    BODY: "Organ" / "Body";
    CHOOSE_BODY: "Välj organ" / "Choose a body";
    NO_BODIES: "Programmet har inga organ än. Lägg till dem under Underlag." / "The programme has no bodies yet. Add them under Basis.";
    SAVE: "Spara utdrag" / "Save extract";
    NOTE: "Hälsning till mottagaren (valfri)" / "Note to the receiver (optional)";
    NOTE_HINT: "Till exempel vad som ska fyllas i och när filen ska vara tillbaka. Följer med i filen." / "Such as what to fill in and when the file is due. Travels in the file.";
    OUTSIDE: "Organet ligger utanför kommunen. Interna och sekretessmarkerade åtgärder som det inte har del i följer inte med." / "The body is outside the municipality. Internal and confidential measures that it has no part in stay behind.";
    REGISTER: "När filen lämnas till en annan myndighet eller ett bolag kan den bli en allmän handling som ska registreras (2 kap. 10–11 §§ tryckfrihetsförordningen, 5 kap. 1 § offentlighets- och sekretesslagen)." / "When the file is handed to another authority or a company it may become an official document that has to be registered (ch. 2 ss. 10–11 of the Freedom of the Press Act, ch. 5 s. 1 of the Public Access to Information and Secrecy Act).";
}

/// What the slice holds: `4 åtgärder och 2 projekt är organets. 3 åtgärder följer med för att läsas.`
#[must_use]
pub fn content((measures, projects): (usize, usize), read_only: usize, lang: Lang) -> String {
    let read = catalogue::measures(read_only, lang);
    let projects_named = match (lang, projects) {
        (Lang::Sv, _) => format!("{projects} projekt"),
        (Lang::En, 1) => "1 project".to_owned(),
        (Lang::En, _) => format!("{projects} projects"),
    };
    let and = Words::new(" och ", " and ").in_lang(lang);
    let own = [(measures, catalogue::measures(measures, lang)), (projects, projects_named)];
    let own: Vec<String> = own.into_iter().filter(|(count, _)| *count > 0).map(|(_, named)| named).collect();
    if own.is_empty() {
        return Words::new(
            "Organet ansvarar inte för och medverkar inte i någon åtgärd eller något projekt än.",
            "The body leads no measure or project yet and takes part in none.",
        )
        .in_lang(lang)
        .to_owned();
    }
    let own = own.join(and);
    let mut text = match lang {
        Lang::Sv => format!("Utdraget har {own} som organet har del i."),
        Lang::En => format!("The extract has {own} that the body has a part in."),
    };
    if read_only > 0 {
        text.push_str(&match lang {
            Lang::Sv => format!(" Dessutom följer {read} med för att läsas."),
            Lang::En => format!(" {read} more can be read."),
        });
    }
    text
}

/// How many measures in the slice are confidential; nothing when none is.
#[must_use]
pub fn confidential(count: usize, lang: Lang) -> Option<String> {
    match (count, lang) {
        (0, _) => None,
        (1, Lang::Sv) => Some("En av åtgärderna har en anteckning om sekretess. Bedöm om mottagaren får se den (8 kap. offentlighets- och sekretesslagen).".to_owned()),
        (1, Lang::En) => Some("One of the measures has a note on confidentiality. Judge whether the receiver may see it (ch. 8 of the Public Access to Information and Secrecy Act).".to_owned()),
        (_, Lang::Sv) => Some(format!("{count} av åtgärderna har en anteckning om sekretess. Bedöm om mottagaren får se dem (8 kap. offentlighets- och sekretesslagen).")),
        (_, Lang::En) => Some(format!("{count} of the measures have a note on confidentiality. Judge whether the receiver may see them (ch. 8 of the Public Access to Information and Secrecy Act).")),
    }
}

/// The words on the button: `Spara utdrag för Socialnämnden`.
#[must_use]
pub fn save(body: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Spara utdrag för {body}"),
        Lang::En => format!("Save extract for {body}"),
    }
}

/// What the name of the file gets: `utdrag SN`.
#[must_use]
pub fn file_word(body: &str, lang: Lang) -> String {
    format!("{} {body}", Words::new("utdrag", "extract").in_lang(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_slice_holds_is_said_without_zeros() {
        let check = |own, read, words: &str| assert_eq!(content(own, read, Lang::Sv), words);
        check((4, 0), 0, "Utdraget har 4 åtgärder som organet har del i.");
        check(
            (1, 2),
            1,
            "Utdraget har 1 åtgärd och 2 projekt som organet har del i. Dessutom följer 1 åtgärd med för att läsas.",
        );
        assert!(content((0, 0), 3, Lang::Sv).starts_with("Organet ansvarar inte"));
    }
}
