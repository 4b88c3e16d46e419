//! Words and sentences of the round trip through Excel: what the section says, what was wrong
//! with a file that came back, and which of its cells were not taken.

use super::catalogue::words;
use super::{label, sentences};
use crate::exchange::sheet::office_error::{JobFault, OfficeError, SheetError};
use crate::exchange::sheet::returned::{Problem, Returned, Trouble, UnknownColumn};
use crate::model::program::Program;
use crate::model::record::{Kind, RecordRef};
use crate::model::words::{Lang, Words};

words! {
    HEADING: "Excel" / "Excel";
    TEXT: "Skicka åtgärderna som en tabell till en förvaltning. Den fylls i med listor att välja ur och kommer tillbaka hit för granskning. Ett blad i filen berättar hur man gör. Alla åtgärder är med, också interna och sekretessmarkerade: skicka den bara inom kommunen." / "Send the measures to an administration as a table. It is filled in with lists to choose from and comes back here to be reviewed. A sheet in the file tells how. All measures are in it, internal and confidential ones too: send it within the municipality only.";
    DOWNLOAD_XLSX: "Ladda ner åtgärdstabellen (.xlsx)" / "Download the table of measures (.xlsx)";
    DOWNLOAD_CSV: "Ladda ner som CSV" / "Download as CSV";
    CSV_HINT: "CSV är ren text utan listor och utan belopp per år. Välj Excelfilen om den går att öppna." / "CSV is plain text without lists and without amounts per year. Choose the Excel file where it can be opened.";
    RETURN_HINT: "Öppna den ifyllda filen här, eller släpp den på sidan. Inget ändras förrän du har granskat det." / "Open the filled-in file here or drop it on the page. Nothing changes before you have reviewed it.";
    WRITING: "Gör Excelfilen…" / "Making the Excel file…";
    READING: "Läser filen…" / "Reading the file…";
    DONE: "Filen är nedladdad." / "The file was downloaded.";
    UNKNOWN_COLUMNS: "Kolumner som inte känns igen" / "Columns that are not known";
    UNKNOWN_SHEETS: "Blad som inte känns igen" / "Sheets that are not known";
    PROBLEMS_TEXT: "Där står det som stod förut kvar. Ändra för hand, eller rätta filen och läs in den igen." / "What stood there before remains. Change it by hand, or mend the file and read it again.";
    NO_TABLE: "Filen har ingen tabell med kända rubriker. Rubrikraden behöver minst två av åtgärdstabellens rubriker, till exempel Nummer och Status." / "The file has no table with known headings. The row of headings needs at least two of those of the table of measures, such as Number and Status.";
    OTHER_PROGRAMME: "Filen är gjord av ett annat program än det som är öppet." / "The file was made from another programme than the one that is open.";
    NO_MARK: "Filen säger inte vilken version av programmet den gjordes av. Den jämförs med programmet som det är nu." / "The file does not tell from which version of the programme it was made. It is compared with the programme as it is now.";
    WITHOUT_IDS: "Kolumnen Id saknas, så raderna har känts igen på nummer och rubrik. Inget föreslås bli borttaget." / "The column Id is missing, so rows were known by number and title. Nothing is proposed to be removed.";
    MISSING_ROWS: "De här åtgärderna saknas i tabellen och är kvar i programmet" / "These measures are missing in the table and stay in the programme";
}

/// Why a file that came back could not be read, and what to do.
#[must_use]
pub fn sheet_error(error: &SheetError, lang: Lang) -> String {
    match error {
        SheetError::Workbook(fault) => job_fault(*fault).in_lang(lang).to_owned(),
        SheetError::File(error) => sentences::read_error(error, lang),
        SheetError::TooMany => office_error(OfficeError::TooManyCells).in_lang(lang).to_owned(),
    }
}

/// How a job of the worker ended without a result, and what to do.
#[must_use]
pub const fn job_fault(fault: JobFault) -> Words {
    match fault {
        JobFault::Missing => Words::new(
            "Den här sidan är byggd utan Exceldelen. Ladda ner tabellen som CSV i stället.",
            "This page was built without the part for Excel. Download the table as CSV instead.",
        ),
        JobFault::NotStarted => Words::new(
            "Delen som läser och skriver Excelfiler gick inte att hämta. Kontrollera nätet och försök igen, eller använd CSV.",
            "The part that reads and writes Excel files could not be fetched. Check the network and try again, or use CSV.",
        ),
        JobFault::Crashed => Words::new(
            "Arbetet med Excelfilen avbröts av ett fel. Programmet är orört. Försök igen, eller använd CSV.",
            "Work on the Excel file broke off with an error. The programme is untouched. Try again, or use CSV.",
        ),
        JobFault::TooSlow => Words::new(
            "Excelfilen tog mer än en minut och avbröts. Programmet är orört. Ta bort det som inte hör till tabellen ur filen, eller använd CSV.",
            "The Excel file took more than a minute and was broken off. The programme is untouched. Take what is not part of the table out of the file, or use CSV.",
        ),
        JobFault::Cancelled => {
            Words::new("Avbrutet. Programmet är orört.", "Cancelled. The programme is untouched.")
        }
        JobFault::Busy => Words::new(
            "En annan Excelfil arbetas det med just nu. Vänta tills den är klar.",
            "Another Excel file is being worked on. Wait until it is done.",
        ),
        JobFault::Office(error) => office_error(error),
    }
}

/// What is wrong with a workbook, and what to do.
#[must_use]
pub const fn office_error(error: OfficeError) -> Words {
    match error {
        OfficeError::Empty => Words::new(
            "Filen är tom. Be avsändaren skicka den igen.",
            "The file is empty. Ask the sender to send it again.",
        ),
        OfficeError::TooLarge => Words::new(
            "Filen är större än 20 MB. Ta bort bilder och annat som inte hör till tabellen och spara den igen.",
            "The file is larger than 20 MB. Take out pictures and whatever is not part of the table, and save it again.",
        ),
        OfficeError::Bomb => Words::new(
            "Filen blir orimligt stor när den packas upp och läses därför inte. Öppna den i Excel, kopiera tabellen till en ny fil och spara den.",
            "The file becomes unreasonably large when unpacked and is therefore not read. Open it in Excel, copy the table to a new file and save that.",
        ),
        OfficeError::TooManyCells => Words::new(
            "Filen har fler ifyllda celler än någon åtgärdstabell. Ta bort det som inte hör till tabellen, även långt ner och långt till höger.",
            "The file has more filled cells than any table of measures. Take out what is not part of the table, far down and far to the right too.",
        ),
        OfficeError::Damaged => Words::new(
            "Excelfilen är skadad eller inte hel. Öppna den i Excel och spara den igen, eller be avsändaren skicka den på nytt.",
            "The Excel file is damaged or not whole. Open it in Excel and save it again, or ask the sender to send it anew.",
        ),
        OfficeError::OldExcel => Words::new(
            "Filen är i ett äldre Excelformat (.xls). Öppna den i Excel och spara den som Excel-arbetsbok (.xlsx).",
            "The file is in an older format of Excel (.xls). Open it in Excel and save it as an Excel workbook (.xlsx).",
        ),
        OfficeError::Encrypted => Words::new(
            "Filen är skyddad med lösenord. Ta bort lösenordet i Excel (Arkiv, Info, Skydda arbetsbok) och spara den igen.",
            "The file is protected with a password. Remove it in Excel (File, Info, Protect Workbook) and save the file again.",
        ),
        OfficeError::OtherSpreadsheet => Words::new(
            "Filen är ett kalkylblad i ett annat format. Spara den som Excel-arbetsbok (.xlsx) eller som CSV.",
            "The file is a spreadsheet of another format. Save it as an Excel workbook (.xlsx) or as CSV.",
        ),
        OfficeError::OtherOffice => Words::new(
            "Filen är ett Word- eller PowerPointdokument. Kopiera tabellen till Excel och spara som .xlsx, eller klistra in den i vyn Program.",
            "The file is a Word or PowerPoint document. Copy the table to Excel and save as .xlsx, or paste it into the view Programme.",
        ),
        OfficeError::NotAWorkbook => Words::new(
            "Filen är inget kalkylblad. Välj en fil vars namn slutar på .xlsx eller .csv.",
            "The file is no spreadsheet. Choose a file whose name ends with .xlsx or .csv.",
        ),
        OfficeError::BadBook | OfficeError::NotWritten => Words::new(
            "Excelfilen gick inte att göra. Ladda ner tabellen som CSV i stället.",
            "The Excel file could not be made. Download the table as CSV instead.",
        ),
    }
}

/// A cell or row that was not taken: where, what stands there, why, and what to write.
#[must_use]
pub fn problem(problem: &Problem, lang: Lang) -> String {
    let Problem { sheet, row, column, text, trouble } = problem;
    let row_word = Words::new("rad", "row").in_lang(lang);
    let place = match column {
        Some(column) => format!("{sheet}, {row_word} {row}, {column}"),
        None => format!("{sheet}, {row_word} {row}"),
    };
    let why = why(trouble, lang);
    if text.is_empty() {
        return format!("{place}: {why}");
    }
    let short: String = text.chars().take(80).collect();
    let short = if short.len() < text.len() { format!("{short}…") } else { short };
    match lang {
        Lang::Sv => format!("{place}: ”{short}”. {why}"),
        Lang::En => format!("{place}: “{short}”. {why}"),
    }
}

fn why(trouble: &Trouble, lang: Lang) -> String {
    let words = match trouble {
        Trouble::NotInList => Words::new(
            "Välj ett av värdena i cellens lista.",
            "Choose one of the values in the list of the cell.",
        ),
        Trouble::NotYesNo => Words::new("Skriv ja eller nej.", "Write yes or no."),
        Trouble::NotANumber => {
            Words::new("Skriv ett heltal, till exempel 24.", "Write a whole number, such as 24.")
        }
        Trouble::OutOfRange => {
            Words::new("Talet är för stort eller för litet.", "The number is too large or too small.")
        }
        Trouble::NotAnAmount => Words::new(
            "Skriv hela tusental kronor, till exempel 1 400, eller 1,4 mnkr. Inget avrundas.",
            "Write whole thousands of kronor, such as 1400, or 1.4 mnkr. Nothing is rounded.",
        ),
        Trouble::NotAYear => Words::new("Skriv ett årtal, till exempel 2027.", "Write a year, such as 2027."),
        Trouble::NotAQuarter => Words::new(
            "Skriv kvartal och år, till exempel K1 2027.",
            "Write quarter and year, such as Q1 2027.",
        ),
        Trouble::NotADay => {
            Words::new("Skriv ett datum, till exempel 2027-03-31.", "Write a date, such as 2027-03-31.")
        }
        Trouble::Unknown(kind, name) => return unknown(*kind, name, lang),
        Trouble::Emptied => {
            Words::new("Här behövs ett av värdena i listan.", "One of the values in the list is needed here.")
        }
        Trouble::TooLong => Words::new(
            "Texten är för lång för en cell i Excel. Ändra den i Genomför.",
            "The text is too long for a cell of Excel. Change it in Genomför.",
        ),
        Trouble::UnknownId => Words::new(
            "Programmet har ingen åtgärd med det id:t. Raden är inte med. Töm Id om den ska bli en ny åtgärd.",
            "The programme has no measure with that id. The row is left out. Empty Id if it is to be a new measure.",
        ),
        Trouble::IdTwice => Words::new(
            "Samma id står på två rader. Den andra har blivit en ny åtgärd.",
            "Two rows have the same id. The second became a new measure.",
        ),
        Trouble::NoTitle => Words::new(
            "Raden har varken id, rubrik eller beskrivning och är inte med.",
            "The row has neither id, title nor description and is left out.",
        ),
        Trouble::NoMeasure => Words::new(
            "Det går inte att se vilken åtgärd beloppet hör till. Skriv åtgärdens nummer.",
            "It cannot be seen to which measure the amount belongs. Write the number of the measure.",
        ),
    };
    words.in_lang(lang).to_owned()
}

fn unknown(kind: Kind, name: &str, lang: Lang) -> String {
    let short: String = name.chars().take(60).collect();
    match lang {
        Lang::Sv => format!("Programmet har inget som heter ”{short}” bland {}.", plural_sv(kind)),
        Lang::En => format!("The programme has no {} called “{short}”.", kind.words().en),
    }
}

const fn plural_sv(kind: Kind) -> &'static str {
    match kind {
        Kind::Body => "organen",
        Kind::Goal => "målen",
        Kind::Measure => "åtgärderna",
        Kind::Project => "utbyggnadsprojekten",
        _ => "posterna",
    }
}

/// A column that is not known, with what stands in it.
#[must_use]
pub fn unknown_column(column: &UnknownColumn, lang: Lang) -> String {
    let UnknownColumn { sheet, heading, filled, sample } = column;
    let cells = match (lang, filled) {
        (Lang::Sv, 1) => "1 cell".to_owned(),
        (Lang::Sv, filled) => format!("{filled} celler"),
        (Lang::En, 1) => "1 cell".to_owned(),
        (Lang::En, filled) => format!("{filled} cells"),
    };
    let more = if *filled > sample.len() { " …" } else { "" };
    format!("{heading} ({sheet}, {cells}): {}{more}", sample.join(" · "))
}

/// What there is to say of a table that was read: what was not taken and why, what is not known,
/// and which rows are gone. A line each.
#[must_use]
pub fn notes(base: &Program, read: &Returned, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if !read.by_id {
        lines.push(WITHOUT_IDS.in_lang(lang).to_owned());
    }
    if !read.problems.is_empty() {
        lines.push(PROBLEMS_TEXT.in_lang(lang).to_owned());
        lines.extend(read.problems.iter().map(|one| problem(one, lang)));
    }
    let unknown = read.unknown_columns.iter().map(|column| unknown_column(column, lang));
    lines.extend(unknown.map(|column| format!("{}: {column}", UNKNOWN_COLUMNS.in_lang(lang))));
    if !read.unknown_sheets.is_empty() {
        lines.push(format!("{}: {}", UNKNOWN_SHEETS.in_lang(lang), read.unknown_sheets.join(", ")));
    }
    let missing: Vec<String> = read
        .missing
        .iter()
        .filter_map(|id| base.get(RecordRef::new(Kind::Measure, id.0)))
        .map(|record| label::short_title(&record, lang))
        .collect();
    if !missing.is_empty() {
        lines.push(format!("{}: {}", MISSING_ROWS.in_lang(lang), missing.join(", ")));
    }
    lines
}

/// The name of a file with the measures, from the name of the programme's file.
#[must_use]
pub fn file_name(programme_file: &str, ending: &str, lang: Lang) -> String {
    let stem = programme_file.strip_suffix(".genomfor.json").unwrap_or(programme_file);
    format!("{stem}-{}.{ending}", Words::new("atgarder", "measures").in_lang(lang))
}
