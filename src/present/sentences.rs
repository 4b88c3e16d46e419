//! Sentences for what went wrong: what it is, where it is, what to do. In both languages.

use crate::analysis::invariants::Fault;
use crate::exchange::read_error::{Notice, Oddity, OtherFormat, ReadError};
use crate::exchange::store::StoreFault;
use crate::model::words::{Lang, Words};
use crate::present::format;

/// Why a file could not be opened, and what to do.
#[must_use]
pub fn read_error(error: &ReadError, lang: Lang) -> String {
    let sv = lang == Lang::Sv;
    match error {
        ReadError::Empty => say(
            sv,
            "Filen är tom. Be avsändaren skicka den igen.",
            "The file is empty. Ask the sender to send it again.",
        ),
        ReadError::TooLarge { bytes, limit } => {
            let (size, limit) = (format::bytes(*bytes, lang), format::bytes(*limit, lang));
            if sv {
                format!(
                    "Filen är {size}. Genomför läser filer upp till {limit}. Kontrollera att det är rätt fil."
                )
            } else {
                format!(
                    "The file is {size}. Genomför reads files up to {limit}. Check that it is the right file."
                )
            }
        }
        ReadError::NotText => say(
            sv,
            "Filen innehåller inte läsbar text. Den kan vara skadad eller av ett annat slag. Be avsändaren skicka den igen.",
            "The file holds no readable text. It may be damaged or of another kind. Ask the sender to send it again.",
        ),
        ReadError::Other(format) => other_format(*format, sv),
        ReadError::NotJson { line, column } => place(
            sv,
            *line,
            *column,
            "Filen är inte en hel programfil: på rad {} i kolumn {} står något som inte hör hemma där. Öppna originalet, eller be avsändaren skicka filen igen.",
            "The file is not a whole programme file: something on line {}, column {} does not belong there. Open the original, or ask the sender to send the file again.",
        ),
        ReadError::CutOff { line, column } => place(
            sv,
            *line,
            *column,
            "Filen slutar för tidigt, på rad {} i kolumn {}. Den har troligen inte laddats ned eller skickats i sin helhet.",
            "The file ends too early, on line {}, column {}. It was probably not downloaded or sent as a whole.",
        ),
        ReadError::TooDeep { line, column } => place(
            sv,
            *line,
            *column,
            "Filen har fler nivåer i varandra än något program har, på rad {} i kolumn {}. Det är inte en fil från Genomför.",
            "The file is nested deeper than any programme, on line {}, column {}. It is not a file from Genomför.",
        ),
        ReadError::NotAProgramme { format: None } => say(
            sv,
            "Filen är inte ett program från Genomför. Välj en fil vars namn slutar på .genomfor.json.",
            "The file is not a programme from Genomför. Choose a file whose name ends with .genomfor.json.",
        ),
        ReadError::NotAProgramme { format: Some(format) } => {
            let format: String = format.chars().take(40).collect();
            if sv {
                format!(
                    "Filen är inte ett program från Genomför utan säger sig vara ”{format}”. Välj en fil vars namn slutar på .genomfor.json."
                )
            } else {
                format!(
                    "The file is not a programme from Genomför but says that it is “{format}”. Choose a file whose name ends with .genomfor.json."
                )
            }
        }
        ReadError::TooNew { found, newest } => {
            if sv {
                format!(
                    "Filen har version {found} och är gjord i ett nyare Genomför. Den här sidan läser till och med version {newest}. Ladda om sidan för att få den senaste."
                )
            } else {
                format!(
                    "The file has version {found} and was made in a newer Genomför. This page reads up to version {newest}. Reload the page to get the latest."
                )
            }
        }
        ReadError::Shape { path } => {
            if sv {
                format!(
                    "Filen kan inte läsas: ”{path}” saknas eller har fel innehåll. Be avsändaren spara filen på nytt."
                )
            } else {
                format!(
                    "The file cannot be read: “{path}” is missing or wrong. Ask the sender to save the file again."
                )
            }
        }
        ReadError::Migration { from, path } => {
            if sv {
                format!(
                    "Filen har den äldre versionen {from} och kunde inte föras över: ”{path}” har fel innehåll. Be avsändaren spara den i en nyare version."
                )
            } else {
                format!(
                    "The file has the older version {from} and could not be brought up to date: “{path}” is wrong. Ask the sender to save it in a newer version."
                )
            }
        }
    }
}

fn say(sv: bool, swedish: &str, english: &str) -> String {
    (if sv { swedish } else { english }).to_owned()
}

fn place(sv: bool, line: usize, column: usize, swedish: &str, english: &str) -> String {
    say(sv, swedish, english).replacen("{}", &line.to_string(), 1).replacen("{}", &column.to_string(), 1)
}

fn other_format(other: OtherFormat, sv: bool) -> String {
    match other {
        OtherFormat::Office => say(
            sv,
            "Det här är en Excel- eller Wordfil (eller ett annat zip-arkiv), inte ett program från Genomför. Välj en fil vars namn slutar på .genomfor.json.",
            "This is an Excel or Word file (or another zip archive), not a programme from Genomför. Choose a file whose name ends with .genomfor.json.",
        ),
        OtherFormat::Pdf => say(
            sv,
            "Det här är en PDF. Be om filen som slutar på .genomfor.json.",
            "This is a PDF. Ask for the file that ends with .genomfor.json.",
        ),
        OtherFormat::Web => say(
            sv,
            "Det här är en webbsida eller en XML-fil, inte ett program från Genomför. Kanske sparades inloggningssidan i stället för filen.",
            "This is a web page or XML, not a programme from Genomför. Perhaps a login page was saved instead of the file.",
        ),
        OtherFormat::Table => say(
            sv,
            "Det här är en tabell som text (CSV), inte ett program från Genomför. Välj en fil vars namn slutar på .genomfor.json.",
            "This is a table as text (CSV), not a programme from Genomför. Choose a file whose name ends with .genomfor.json.",
        ),
        OtherFormat::Image => say(
            sv,
            "Det här är en bild, inte ett program från Genomför.",
            "This is an image, not a programme from Genomför.",
        ),
    }
}

/// What was odd in a file that was opened all the same.
#[must_use]
pub fn notice(notice: &Notice, lang: Lang) -> String {
    let Notice { path, oddity } = notice;
    let words = match oddity {
        Oddity::WrongValue => Words::new(
            "kunde inte läsas och har lagts åt sidan. Originalet följer med i filen.",
            "could not be read and was set aside. The original stays in the file.",
        ),
        Oddity::NotARecord => Words::new(
            "är inte en post och har lagts åt sidan. Originalet följer med i filen.",
            "is not a record and was set aside. The original stays in the file.",
        ),
        Oddity::NotAList => Words::new(
            "är inte en lista och har lagts åt sidan. Originalet följer med i filen.",
            "is not a list and was set aside. The original stays in the file.",
        ),
        Oddity::DuplicateId => Words::new(
            "hade samma id som en annan post och har fått ett eget.",
            "had the same id as another record and got one of its own.",
        ),
        Oddity::NoId => Words::new("saknade id och har fått ett.", "had no id and got one."),
        Oddity::NoRank => Words::new(
            "sa inte var i listan posten står. Den står där den stod i filen.",
            "did not say where in the list the record stands. It stands where it stood in the file.",
        ),
        Oddity::OldEncoding => Words::new(
            "Filen var sparad med en äldre teckenkodning. Kontrollera att å, ä och ö är rätt.",
            "The file was saved in an older encoding. Check that å, ä and ö are right.",
        ),
        Oddity::RestMissing => Words::new(
            "Filen slutar för tidigt. Det som kunde läsas är med, resten saknas.",
            "The file ends too early. What could be read is here, the rest is missing.",
        ),
        Oddity::LogUnread => Words::new(
            "kunde inte läsas helt. Programmet är helt, men äldre ändringar går inte att följa.",
            "could not be read as a whole. The programme is whole, but older changes cannot be followed.",
        ),
    };
    if path.is_empty() { words.in_lang(lang).to_owned() } else { format!("{path}: {}", words.in_lang(lang)) }
}

/// What is wrong with a record, why it matters, what to do.
#[must_use]
pub const fn fault(fault: Fault) -> Words {
    match fault {
        Fault::DanglingReference => Words::new(
            "Hänvisar till något som inte finns i programmet. Välj något annat eller ta bort hänvisningen.",
            "Refers to something that is not in the programme. Choose something else or remove the reference.",
        ),
        Fault::NoGoal => Words::new(
            "Åtgärden hör inte till något mål. Välj minst ett.",
            "The measure serves no goal. Choose at least one.",
        ),
        Fault::NoLead => Words::new(
            "Ingen är huvudansvarig. Utan ansvarig blir åtgärden inte gjord.",
            "Nobody is the lead. Without one the measure will not be done.",
        ),
        Fault::LeadAmongPartners => Words::new(
            "Den huvudansvariga står också som medverkande. Ta bort den ena.",
            "The lead is among the participants too. Remove one of them.",
        ),
        Fault::EndsBeforeStart => Words::new(
            "Åtgärden är klar innan den börjar. Ändra start eller klart.",
            "The measure ends before it starts. Change start or end.",
        ),
        Fault::CircularDependency => Words::new(
            "Åtgärder väntar på varandra i en cirkel, så ingen av dem kan börja. Ta bort ett beroende.",
            "Measures wait for each other in a circle, so none can begin. Remove a dependency.",
        ),
        Fault::NoPriceLevel => Words::new(
            "Beloppen saknar prisnivå. Ange den för programmet (Underlag) eller för beloppet.",
            "The amounts have no price level. Give it for the programme (Basis) or for the amount.",
        ),
        Fault::LeadMayNotLead => Words::new(
            "Den som är huvudansvarig ligger utanför kommunen och kan bara medverka (6 kap. 6 § kommunallagen).",
            "The lead is outside the municipality and may only take part (Local Government Act, ch. 6 s. 6).",
        ),
        Fault::UnreadValue => Words::new(
            "Ett värde i filen kunde inte läsas och ligger åt sidan. Skriv in det på nytt.",
            "A value in the file could not be read and was set aside. Enter it again.",
        ),
    }
}

/// Why nothing could be kept in the browser, and what to do.
#[must_use]
pub const fn store_fault(fault: StoreFault) -> Words {
    match fault {
        StoreFault::Full => Words::new(
            "Webbläsarens lagring är full. Du kan arbeta vidare, men spara till fil innan du stänger.",
            "The browser's storage is full. You can go on working, but save to a file before you close.",
        ),
        StoreFault::Denied => Words::new(
            "Webbläsaren tillåter inte att något sparas här (privat läge eller en policy). Du kan arbeta vidare, men spara till fil innan du stänger.",
            "The browser does not allow anything to be kept here (private mode or a policy). You can go on working, but save to a file before you close.",
        ),
        StoreFault::Unfaithful | StoreFault::Broken => Words::new(
            "Webbläsaren kunde inte spara de senaste ändringarna. Du kan arbeta vidare, men spara till fil innan du stänger.",
            "The browser could not keep the latest changes. You can go on working, but save to a file before you close.",
        ),
        StoreFault::Taken => Words::new(
            "Programmet har ändrats i en annan flik. Dina senaste ändringar här är inte sparade.",
            "The programme was changed in another tab. Your latest changes here are not kept.",
        ),
    }
}
