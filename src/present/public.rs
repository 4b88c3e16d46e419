//! The preview of a public copy in words: what is taken out, grouped by why, and what somebody
//! ought to look at. A sentence for each, Swedish first.

use crate::exchange::file;
use crate::exchange::public::{EARLIER, Hint, Mention, Part, PublicCopy, Removal, SENT, SmallCount, Why};
use crate::model::program::Program;
use crate::model::record::{Kind, RecordRef};
use crate::model::value::Value;
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;
use crate::present::{format, label};

words! {
    HEADING: "Offentlig kopia" / "Public copy";
    TEXT: "En fil att publicera eller lämna ut, utan interna uppgifter, sekretess och personnamn. Programmet här ändras inte." / "A file to publish or hand out, without internal and confidential content and names of persons. The programme here stays as it is.";
    TAKEN_OUT: "Det här tas inte med" / "What is left out";
    LOOK_AT: "Titta på det här först" / "Look at this first";
    LOOK_AT_TEXT: "Det här följer med i kopian som det är. Ändra det i programmet om det inte ska publiceras." / "This stays in the copy as it is. Change it in the programme if it is not to be published.";
    NOTHING_TAKEN_OUT: "Inget behöver tas bort. Kopian innehåller hela programmet men inte dess historik." / "Nothing has to be left out. The copy holds the whole programme, but not its history.";
    NOTHING_TO_LOOK_AT: "Inget i texten ser ut som personuppgifter och inga antal är så små att de kan peka ut någon. Läs ändå igenom kopian." / "No text looks like personal data and no count is small enough to tell who it is about. Read the copy through all the same.";
    SAVE: "Spara offentlig kopia" / "Save public copy";
    FILE_WORD: "offentlig kopia" / "public copy";
}

/// A name for a file for others. The word that tells it from the programme's own file comes
/// first, where no long title cuts it off.
#[must_use]
pub fn file_name(word: &str, program: &Program, day: &str) -> String {
    let safe = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_') { c } else { ' ' };
    let word: String = word.chars().map(safe).take(WORD_IN_NAME).collect();
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{} {}", label::capital(&word), file::file_name(program, day))
}

/// So much of a word stands in the name of a file.
const WORD_IN_NAME: usize = 40;

/// How a file for others was called: `Sparad som Offentlig kopia Älvnäs kommun.genomfor.json.`
#[must_use]
pub fn saved_as(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Sparad som {name}."),
        Lang::En => format!("Saved as {name}."),
    }
}

/// A part of the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What its lines have in common.
    pub title: String,
    /// Why they are here, and what to do.
    pub explanation: String,
    /// A sentence for each.
    pub lines: Vec<String>,
}

/// What is taken out, grouped by why. The programme is the one that the copy was made of.
#[must_use]
pub fn removal_groups(copy: &PublicCopy, program: &Program, lang: Lang) -> Vec<Group> {
    let group = |why: Why| {
        let removals = copy.removed.iter().filter(|removal| removal.why == why);
        let lines: Vec<String> = removals.map(|removal| self::removal(removal, program, lang)).collect();
        let (title, explanation) = reason(why);
        group_of(title, explanation, lines, lang)
    };
    Why::ALL.into_iter().filter_map(group).collect()
}

/// What somebody ought to look at, grouped by what it is.
#[must_use]
pub fn points(copy: &PublicCopy, program: &Program, lang: Lang) -> Vec<Group> {
    let small = copy.small_counts.iter().map(|small| small_count(small, program, lang)).collect();
    let (title, explanation) = SMALL;
    let mentions = Point::ALL.into_iter().filter_map(|point| {
        let mentions = copy.mentions.iter().filter(|mention| Point::of(mention.hint) == point);
        let lines = mentions.map(|mention| self::mention(mention, program, lang)).collect();
        let (title, explanation) = point.words();
        group_of(title, explanation, lines, lang)
    });
    group_of(title, explanation, small, lang).into_iter().chain(mentions).collect()
}

fn group_of(title: Words, explanation: Words, lines: Vec<String>, lang: Lang) -> Option<Group> {
    let [title, explanation] = [title, explanation].map(|words| words.in_lang(lang).to_owned());
    (!lines.is_empty()).then_some(Group { title, explanation, lines })
}

const fn reason(why: Why) -> (Words, Words) {
    match why {
        Why::Confidential => (
            Words::new("Sekretess", "Confidential"),
            Words::new(
                "Poster med en anteckning om sekretess (oftast 19 kap. 3 § offentlighets- och sekretesslagen).",
                "Records with a note on confidentiality (most often ch. 19 s. 3 of the Public Access to Information and Secrecy Act).",
            ),
        ),
        Why::Internal => (
            Words::new("Internt", "Internal"),
            Words::new("Poster som är markerade som interna.", "Records that are marked as internal."),
        ),
        Why::UnclearMark => (
            Words::new("Oklar markering", "Unclear mark"),
            Words::new(
                "Markeringen för internt eller sekretess finns men går inte att läsa. För säkerhets skull tas detta inte med.",
                "The mark for internal or confidential is there but cannot be read. To be on the safe side these are left out.",
            ),
        ),
        Why::Work => (
            Words::new("Förslag och versioner", "Proposals and versions"),
            Words::new(
                "Ändringsförslag, återställningspunkter och tidigare versioner.",
                "Proposed changes, restore points and earlier versions.",
            ),
        ),
        Why::OnlyThere => (
            Words::new("Privata parter", "Private parties"),
            Words::new(
                "Privata aktörer som bara nämns i det som inte tas med.",
                "Private parties that only what is left out refers to.",
            ),
        ),
        Why::Row => (
            Words::new("Rader om det som inte tas med", "Rows about what is left out"),
            Words::new(
                "Rader som handlar om en post som inte finns i kopian.",
                "Rows about a record that is not in the copy.",
            ),
        ),
        Why::Reference => (
            Words::new("Hänvisningar", "References"),
            Words::new(
                "Hänvisningar till poster som inte tas med.",
                "References to records that are left out.",
            ),
        ),
        Why::Terms => (
            Words::new("Villkor och kalkyler", "Terms and appraisals"),
            Words::new(
                "Uppgifter om kommunens affärer (19 kap. 1 och 3 §§ och 31 kap. 16 § offentlighets- och sekretesslagen).",
                "The municipality's dealings (ch. 19 ss. 1 and 3 and ch. 31 s. 16 of the Public Access to Information and Secrecy Act).",
            ),
        ),
        Why::Comment => (
            Words::new("Kommentarer", "Comments"),
            Words::new(
                "Kommentarer för dem som arbetar med programmet.",
                "Comments for those who work with the programme.",
            ),
        ),
        Why::Person => (
            Words::new("Personer", "Persons"),
            Words::new(
                "Fält där namn eller roller på personer kan stå.",
                "Fields that may hold names or roles of persons.",
            ),
        ),
        Why::Unknown => (
            Words::new("Okända uppgifter", "Unknown content"),
            Words::new(
                "Uppgifter i filen som den här versionen inte känner till.",
                "Content of the file that this version does not know.",
            ),
        ),
        Why::Unreadable => (
            Words::new("Oläsliga uppgifter", "Unreadable content"),
            Words::new(
                "Värden som inte kunde läsas när filen öppnades.",
                "Values that could not be read when the file was opened.",
            ),
        ),
        Why::History => (
            Words::new("Historik", "History"),
            Words::new("Vad som har ändrats, när och av vem.", "What was changed, when and by whom."),
        ),
    }
}

const SMALL: (Words, Words) = (
    Words::new("Antal under fem", "Counts under five"),
    Words::new(
        "Små antal kan visa vem det gäller. SCB redovisar inte grupper med färre än fem. Slå samman områden eller år, eller ange bara summan för hela kommunen.",
        "Small counts can show who it is about. Statistics Sweden does not report groups of fewer than five. Join areas or years, or give only the sum for the whole municipality.",
    ),
);

/// Hints that belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Point {
    Named,
    PersonalData,
    Party,
    Sheltered,
    Acquisition,
}

impl Point {
    const ALL: [Point; 5] =
        [Point::Named, Point::PersonalData, Point::Party, Point::Sheltered, Point::Acquisition];

    const fn of(hint: Hint) -> Point {
        match hint {
            Hint::Removed(_) => Point::Named,
            Hint::PersonalNumber | Hint::Email | Hint::Phone => Point::PersonalData,
            Hint::PrivateParty | Hint::Developer => Point::Party,
            Hint::Sheltered => Point::Sheltered,
            Hint::Acquisition => Point::Acquisition,
        }
    }

    const fn words(self) -> (Words, Words) {
        match self {
            Point::Named => (
                Words::new("Texter som nämner det som inte tas med", "Texts that name what is left out"),
                Words::new("Skriv om texten.", "Rewrite the text."),
            ),
            Point::PersonalData => (
                Words::new(
                    "Texter som ser ut att ha personuppgifter",
                    "Texts that seem to hold personal data",
                ),
                Words::new(
                    "Ta bort uppgiften, eller skriv en roll i stället.",
                    "Remove it, or write a role instead.",
                ),
            ),
            Point::Party => (
                Words::new("Namn som kan vara en privatpersons", "Names that may be a person's"),
                Words::new(
                    "Är det en privatperson? Skriv i så fall till exempel ”privat markägare”.",
                    "Is it a person? If so, write for instance “private land owner”.",
                ),
            ),
            Point::Sheltered => (
                Words::new("Bostäder för våldsutsatta", "Dwellings for people exposed to violence"),
                Words::new(
                    "Kontrollera att ingen kan se var de ligger (21 kap. 3 § och 26 kap. 1 § offentlighets- och sekretesslagen).",
                    "Check that nobody can see where they are (ch. 21 s. 3 and ch. 26 s. 1 of the Public Access to Information and Secrecy Act).",
                ),
            ),
            Point::Acquisition => (
                Words::new(
                    "Markförvärv utan anteckning om sekretess",
                    "Purchases of land without a note on confidentiality",
                ),
                Words::new(
                    "Skadar det kommunen att det blir känt? Skriv i så fall varför under Sekretess (19 kap. 3 § offentlighets- och sekretesslagen).",
                    "Does it harm the municipality if this becomes known? If so, write why under Confidentiality (ch. 19 s. 3 of the Public Access to Information and Secrecy Act).",
                ),
            ),
        }
    }
}

/// What was taken out, as a sentence.
#[must_use]
pub fn removal(removal: &Removal, program: &Program, lang: Lang) -> String {
    let Removal { record, path, why, value } = removal;
    let sv = lang == Lang::Sv;
    let Some(record) = record else { return beside(path, *why, value, lang) };
    let (name, excerpt) = (called(program, *record, lang), excerpt(value, lang));
    let tail = excerpt.map(|text| format!(": {text}")).unwrap_or_default();
    match path.as_slice() {
        [] if sv => format!("{} tas inte med.", label::capital(&name)),
        [] => format!("{} is left out.", label::capital(&name)),
        [fields @ .., Part::Link(target)] => {
            let (place, target) = (place(fields, lang), called(program, *target, lang));
            if sv {
                format!("Hänvisningen till {target} tas inte med i {name} ({}).", lower(&place))
            } else {
                format!("The reference to {target} is left out of {name} ({}).", lower(&place))
            }
        }
        path if sv => format!("{} tas inte med i {name}{tail}.", place(path, lang)),
        path => format!("{} is left out of {name}{tail}.", place(path, lang)),
    }
}

fn beside(path: &[Part], why: Why, value: &Value, lang: Lang) -> String {
    let sv = lang == Lang::Sv;
    match (why, path) {
        (Why::History, []) if sv => format!("Ändringsloggen med {} steg tas inte med.", count(value, lang)),
        (Why::History, []) => format!("The change log with {} steps is left out.", count(value, lang)),
        (Why::History, [Part::Named(name)]) if name == SENT => Words::new(
            "Uppgiften om till vem filen skickades tas inte med.",
            "To whom the file was sent is left out.",
        )
        .in_lang(lang)
        .to_owned(),
        (Why::History, [Part::Named(name)]) if name == EARLIER => Words::new(
            "Tidigare innehåll som behövs för att jämföra filer tas inte med.",
            "Earlier content that serves to compare files is left out.",
        )
        .in_lang(lang)
        .to_owned(),
        _ if sv => format!("{} i filen tas inte med.", place(path, lang)),
        _ => format!("{} in the file is left out.", place(path, lang)),
    }
}

fn count(value: &Value, lang: Lang) -> String {
    format::whole(value.as_int().unwrap_or_default(), lang)
}

/// A small count, as a sentence.
#[must_use]
pub fn small_count(small: &SmallCount, program: &Program, lang: Lang) -> String {
    let SmallCount { record, path, count, area } = small;
    let name = label::capital(&called(program, *record, lang));
    let (place, count) = (lower(&place(path, lang)), format::whole(*count, lang));
    let area = area.map(|area| called(program, RecordRef::new(Kind::Area, area.0), lang));
    match (lang, area) {
        (Lang::Sv, Some(area)) => format!("{name}: {place} är {count}, i {area}."),
        (Lang::Sv, None) => format!("{name}: {place} är {count}."),
        (Lang::En, Some(area)) => format!("{name}: {place} is {count}, in {area}."),
        (Lang::En, None) => format!("{name}: {place} is {count}."),
    }
}

/// What there is to look at, as a sentence.
#[must_use]
pub fn mention(mention: &Mention, program: &Program, lang: Lang) -> String {
    let Mention { record, path, hint, text } = mention;
    let name = label::capital(&called(program, *record, lang));
    let at = if path.is_empty() { name } else { format!("{name}, {}", lower(&place(path, lang))) };
    let quoted = quoted(text, lang);
    match (hint, lang) {
        (Hint::Removed(target), Lang::Sv) => {
            format!("{at}: {quoted} syftar på {}, som inte tas med.", called(program, *target, lang))
        }
        (Hint::Removed(target), Lang::En) => {
            format!("{at}: {quoted} means {}, which is left out.", called(program, *target, lang))
        }
        (Hint::PersonalNumber, Lang::Sv) => format!("{at}: {quoted} ser ut som ett personnummer."),
        (Hint::PersonalNumber, Lang::En) => format!("{at}: {quoted} looks like a personal identity number."),
        (Hint::Email, Lang::Sv) => format!("{at}: {quoted} ser ut som en e-postadress."),
        (Hint::Email, Lang::En) => format!("{at}: {quoted} looks like an e-mail address."),
        (Hint::Phone, Lang::Sv) => format!("{at}: {quoted} ser ut som ett telefonnummer."),
        (Hint::Phone, Lang::En) => format!("{at}: {quoted} looks like a telephone number."),
        (Hint::PrivateParty, Lang::Sv) => format!("{at} är en privat aktör."),
        (Hint::PrivateParty, Lang::En) => format!("{at} is a private party."),
        (Hint::Developer, Lang::Sv) => format!("{at}: {quoted} kan vara namnet på en person."),
        (Hint::Developer, Lang::En) => format!("{at}: {quoted} may be the name of a person."),
        (Hint::Sheltered, Lang::Sv) => format!("{at} är knuten till en plats."),
        (Hint::Sheltered, Lang::En) => format!("{at} is tied to a place."),
        (Hint::Acquisition, Lang::Sv) => format!("{at} har verktyget markförvärv."),
        (Hint::Acquisition, Lang::En) => format!("{at} has the tool land acquisition."),
    }
}

/// Kind and name: `åtgärd A04 Ny detaljplan`.
fn called(program: &Program, target: RecordRef, lang: Lang) -> String {
    if target.kind == Kind::Programme {
        return Words::new("programmets uppgifter", "the programme's facts").in_lang(lang).to_owned();
    }
    let kind = target.kind.words().in_lang(lang);
    match program.get(target) {
        Some(record) => {
            let title = label::full_title(&record, lang);
            // A record without a title is called by its kind already.
            if title.starts_with(&label::capital(kind)) { lower(&title) } else { format!("{kind} {title}") }
        }
        None => kind.to_owned(),
    }
}

/// Where in a record: `Motiverade avsteg, rad 2, av`.
fn place(path: &[Part], lang: Lang) -> String {
    let part = |(at, part): (usize, &Part)| match part {
        Part::Field(info) if at == 0 => info.label.in_lang(lang).to_owned(),
        Part::Field(info) => lower(info.label.in_lang(lang)),
        Part::Row(row) => format!("{} {}", Words::new("rad", "row").in_lang(lang), row + 1),
        Part::Named(name) => quoted(name, lang),
        Part::Link(_) => String::new(),
    };
    path.iter().enumerate().map(part).collect::<Vec<_>>().join(", ")
}

/// The first letter small, unless the word is an abbreviation.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    let rest = letters.as_str();
    if rest.chars().next().is_some_and(char::is_uppercase) { text.to_owned() } else { first + rest }
}

/// So much of a text is quoted.
const QUOTED: usize = 90;

fn quoted(text: &str, lang: Lang) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = line.chars().take(QUOTED).collect();
    if short.len() < line.len() {
        short.push('…');
    } else if short.ends_with('.') {
        // The sentence around it has its own.
        short.pop();
    }
    match lang {
        Lang::Sv => format!("”{short}”"),
        Lang::En => format!("“{short}”"),
    }
}

/// What stood in a place that was taken out, in short.
fn excerpt(value: &Value, lang: Lang) -> Option<String> {
    match value {
        Value::Text(text) => Some(quoted(text, lang)),
        Value::Int(number) => Some(format::whole(*number, lang)),
        Value::List(rows) => Some(match (lang, rows.len()) {
            (Lang::Sv, 1) => "1 rad".to_owned(),
            (Lang::Sv, rows) => format!("{rows} rader"),
            (Lang::En, 1) => "1 row".to_owned(),
            (Lang::En, rows) => format!("{rows} rows"),
        }),
        Value::Object(entries) => {
            // Ids mean nothing to a reader.
            let texts = entries.iter().filter_map(|(_, value)| value.as_text());
            let longest = texts.filter(|text| RecordRef::parse(text).is_none()).max_by_key(|text| text.len());
            longest.map(|text| quoted(text, lang))
        }
        Value::Null | Value::Bool(_) | Value::Large(_) | Value::Float(_) => None,
    }
}
