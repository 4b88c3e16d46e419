//! The words of the change log, the trash, the versions and the comparison, Swedish first.

use crate::analysis::difference::Extent;
use crate::edit::bring_back::DAYS;
use crate::edit::document::LOG_LIMIT;
use crate::model::words::{Lang, Words};
use crate::present::catalogue;
use crate::present::difference::words::counted;

catalogue::words! {
    GO_TO_FILES: "Ta emot filer från kollegor" / "Receive files from colleagues";
    GO_TO_SEND: "Skicka ut: för synpunkter, till ett organ, som Excel, offentlig kopia" / "Send out: for comment, to a body, as Excel, public copy";
    GO_TO_PROPOSALS: "Gå till ändringsförslagen" / "Go to the proposed changes";
    GO_TO_COMPARE: "Jämför två versioner" / "Compare two versions";
    GO_TO_HISTORY: "Gå till historiken" / "Go to the history";
    GO_TO_VERSIONS: "Gå till versionerna" / "Go to the versions";
    GO_TO_TRASH: "Gå till papperskorgen" / "Go to the bin";

    COPY_AS_TEXT: "Kopiera som text" / "Copy as text";
    PRINT: "Skriv ut" / "Print";
    COPIED: "Kopierat." / "Copied.";
    NOT_COPIED: "Webbläsaren tillät inte att något kopierades." / "The browser did not allow copying.";
    REMOVED: "borttaget" / "removed";
    ADDED: "tillagt" / "added";
    BECOMES: "blir" / "becomes";

    COMPARE: "Jämför" / "Compare";
    COMPARE_TEXT: "Välj två lägen av programmet och se i ord vad som skiljer dem. Inget ändras." / "Choose two states of the programme and see in words what differs. Nothing is changed.";
    FROM: "Från" / "From";
    TO: "Till" / "To";
    SWAP: "Byt plats" / "Swap";
    NOW: "Nu" / "Now";
    A_FILE: "En fil från disk" / "A file from disk";
    CHOOSE_FILE: "Välj fil att jämföra med" / "Choose a file to compare with";
    FILE_HINT: "Filen läses bara för jämförelsen. Den slås inte ihop och sparas inte." / "The file is only read for the comparison. It is not merged and not kept.";
    NO_FILE: "Välj en fil för att se skillnaderna." / "Choose a file to see the differences.";
    OTHER_PROGRAMME: "Filen är ett annat program än det som är öppet. Det mesta skiljer sig därför." / "The file is another programme than the one that is open. Most of it therefore differs.";
    SAME_STATE: "Välj två olika lägen." / "Choose two different states.";
    UNREADABLE_STATE: "Det valda läget kan inte läsas." / "The chosen state cannot be read.";
    CHANGES_SINCE_ADOPTION: "Ändringar sedan antagandet" / "Changes since the adoption";
    VERSIONS_GROUP: "Antagna versioner och återställningspunkter" / "Adopted versions and restore points";
    DAYS_GROUP: "I slutet av en dag" / "At the end of a day";
    KEPT_GROUP: "Sparat, skickat och mottaget" / "Saved, sent and received";
    BEFORE_LOG: "Senast skickat eller mottaget före loggen" / "Last sent or received before the log";
    OTHERS_GROUP: "Övrigt" / "Other";

    HISTORY: "Ändringslogg" / "Change log";
    GROUP_BY: "Ordna efter" / "Group by";
    BY_DAY: "Dag" / "Day";
    BY_RECORD: "Post" / "Record";
    BY_ROLE: "Roll eller organ" / "Role or body";
    SINCE: "Sedan" / "Since";
    SINCE_WRONG: "Skriv ett datum som finns, till exempel 2027-03-31." / "Write a date that exists, such as 2027-03-31.";
    SEARCH: "Sök i loggen" / "Search the log";
    NO_ENTRIES: "Här visas varje ändring: vad, när och av vilken roll. Exempel: ”Ändra klart i åtgärd A04”, 14.02, Planerare." / "Every change is shown here: what, when and by which role. Example: “Change end in measure A04”, 14:02, Planner.";
    NONE_FOUND: "Inga ändringar passar sökningen." / "No changes fit the search.";
    SHOW_MORE: "Visa fler" / "Show more";
    RESTORE: "Återställ detta" / "Restore this";
    RESTORED: "Återställt." / "Restored.";
    BRING_BACK: "Ta tillbaka" / "Bring back";
    BRING_BACK_ALL: "Ta tillbaka alla" / "Bring back all";
    GO_BACK: "Gå tillbaka hit" / "Go back to here";
    GO_BACK_HEADING: "Gå tillbaka till ett tidigare läge?" / "Go back to an earlier state?";
    GO_BACK_KEEPS: "Återställningspunkter, antagna versioner och ändringsförslag finns kvar. Du kan ångra allt i ett steg." / "Restore points, adopted versions and proposed changes remain. You can undo all of it in one step.";
    GO_BACK_NOTHING: "Programmet är redan som det var då." / "The programme already is as it was then.";
    NO_ROLE: "Utan roll" / "Without a role";
    NO_DAY: "Utan datum" / "Undated";
    CONTENTS: "Innehåll" / "Content";

    TRASH: "Borttaget" / "Deleted";
    TRASH_EMPTY: "Här visas det som tas bort: mål, åtgärder och annat kan tas tillbaka helt, med kopplingarna som försvann." / "What is deleted is shown here: goals, measures and others can be brought back whole, with the ties that were cut.";
    BROUGHT_BACK: "Tillbaka i programmet." / "Back in the programme.";

    VERSIONS: "Återställningspunkter och antagna versioner" / "Restore points and adopted versions";
    VERSIONS_EMPTY: "Spara en återställningspunkt inför något viktigt, till exempel ”före samråd”. När programmet är antaget fryser du det som antogs, så att ni kan se vad som har ändrats sedan dess." / "Save a restore point before something important, such as “before consultation”. Once the programme is adopted, freeze what was adopted, so that you can see what has changed since.";
    SAVE_POINT: "Spara återställningspunkt" / "Save a restore point";
    POINT_NAME: "Namn" / "Name";
    POINT_NAME_HINT: "Till exempel: före samråd." / "For example: before consultation.";
    POINT_NAME_MISSING: "Skriv ett namn." / "Write a name.";
    SAVE: "Spara" / "Save";
    FREEZE: "Frys som antagen" / "Freeze as adopted";
    FREEZE_TEXT: "Programmet som det är nu sparas som antagen version. Den kan inte ändras sedan; programmet kan du arbeta vidare med." / "The programme as it is now is kept as an adopted version. It cannot be changed after that; you can go on working on the programme.";
    ADOPTED_BY: "Antagen av" / "Adopted by";
    ADOPTED_ON: "Datum för beslutet" / "Date of the decision";
    PARAGRAPH: "Paragraf i protokollet" / "Paragraph of the minutes";
    PARAGRAPH_HINT: "Till exempel: § 54." / "For example: § 54.";
    REGISTRY_NUMBER: "Diarienummer" / "Registry number";
    REGISTRY_HINT: "Till exempel: KS 2026/118." / "For example: KS 2026/118.";
    CHOOSE_BODY: "Välj organ" / "Choose a body";
    BODY_MISSING: "Välj vilket organ som antog programmet." / "Choose the body that adopted the programme.";
    DATE_MISSING: "Skriv beslutets datum, till exempel 2027-02-22." / "Write the date of the decision, such as 2027-02-22.";
    WRITE_DECISION: "Skriv också in beslutet i programmets uppgifter" / "Write the decision into the programme's facts too";
    WRITE_DECISION_OVER: "Programmets uppgifter har redan ett beslut. Kryssa i för att ersätta det." / "The programme's facts already have a decision. Tick to replace it.";
    ADOPTED: "Antagen" / "Adopted";
    POINT: "Återställningspunkt" / "Restore point";
    RENAME: "Byt namn" / "Rename";
    NOTE: "Anteckning" / "Note";
    COMPARE_WITH_NOW: "Jämför med nu" / "Compare with now";
    GO_BACK_TO_VERSION: "Gå tillbaka till denna" / "Go back to this";
    OPEN_BESIDE: "Öppna som eget program" / "Open as its own programme";
    REMOVE: "Ta bort" / "Remove";
    REMOVE_ADOPTED: "Ta bort en antagen version?" / "Remove an adopted version?";
    REMOVE_ADOPTED_TEXT: "Utan den går det inte längre att visa vad som har ändrats sedan antagandet. Spara hellre programmet till fil först. Du kan ångra." / "Without it you can no longer show what has changed since the adoption. Rather save the programme to a file first. You can undo it.";
    REMOVE_ADOPTED_SURE: "Jag vill ta bort den antagna versionen" / "I want to remove the adopted version";
    VERSION_UNREADABLE: "Innehållet kan inte läsas. Det kan vara skadat eller gjort i en nyare version." / "The content cannot be read. It may be damaged or made by a newer version.";
    VERSION_SAVED: "Sparad." / "Saved.";
}

/// How far back the log goes, and what lies before.
#[must_use]
pub fn bound(steps: usize, whole: bool, first: &str, lang: Lang) -> String {
    match (lang, whole) {
        (Lang::Sv, true) => "Loggen har alla ändringar sedan programmet började.".to_owned(),
        (Lang::En, true) => "The log has every change since the programme began.".to_owned(),
        (Lang::Sv, false) => format!(
            "Loggen har de senaste {steps} stegen, från {first}; högst {LOG_LIMIT} sparas. Det som ändrades dessförinnan finns i programmet men visas inte här och kan inte tas tillbaka ett och ett. Spara återställningspunkter för att kunna gå längre tillbaka."
        ),
        (Lang::En, false) => format!(
            "The log has the latest {steps} steps, from {first}; at most {LOG_LIMIT} are kept. What was changed before is part of the programme but is not shown here and cannot be taken back one by one. Save restore points to be able to go further back."
        ),
    }
}

/// `24 ändringar`, `12 av 24 ändringar`.
#[must_use]
pub fn entries(found: usize, all: usize, lang: Lang) -> String {
    let of = |sv: &str, en: &str| (if lang == Lang::Sv { sv } else { en }).to_owned();
    let word = if all == 1 { of("ändring", "change") } else { of("ändringar", "changes") };
    if found == all { format!("{all} {word}") } else { format!("{found} {} {all} {word}", of("av", "of")) }
}

/// That an entry was taken back: `Ångrad 14.02 av Planerare`.
#[must_use]
pub fn undone(moment: &str, by: &str, lang: Lang) -> String {
    match (lang, by.is_empty()) {
        (Lang::Sv, true) => format!("Ångrad {moment}"),
        (Lang::Sv, false) => format!("Ångrad {moment} av {by}"),
        (Lang::En, true) => format!("Undone {moment}"),
        (Lang::En, false) => format!("Undone {moment} by {by}"),
    }
}

/// What an entry that takes back a forgotten step is called.
#[must_use]
pub fn takes_back(what: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Ångrade ett äldre steg: {what}"),
        Lang::En => format!("Undid an older step: {what}"),
    }
}

/// What a merge is called: `Slog ihop med Socialförvaltningens kopia`.
#[must_use]
pub fn joined(by: &str, lang: Lang) -> String {
    match (lang, by.is_empty()) {
        (Lang::Sv, true) => "Slog ihop med en annan kopia".to_owned(),
        (Lang::Sv, false) => format!("Slog ihop med kopian från {by}"),
        (Lang::En, true) => "Merged with another copy".to_owned(),
        (Lang::En, false) => format!("Merged with the copy of {by}"),
    }
}

/// What going back does: how many steps it takes back and how many records it changes.
#[must_use]
pub fn going_back(state: &str, steps: Option<usize>, extent: Extent, lang: Lang) -> String {
    let Extent { added, changed, removed } = extent;
    let records = counted(changed, added, removed, lang);
    let steps = steps.map(|steps| match (lang, steps) {
        (Lang::Sv, 1) => " 1 ändring efter det tas tillbaka.".to_owned(),
        (Lang::Sv, _) => format!(" {steps} ändringar efter det tas tillbaka."),
        (Lang::En, 1) => " 1 later change is taken back.".to_owned(),
        (Lang::En, _) => format!(" {steps} later changes are taken back."),
    });
    let steps = steps.unwrap_or_default();
    match lang {
        Lang::Sv => format!("Programmet blir som det var {state}.{steps} Poster som berörs: {records}."),
        Lang::En => format!("The programme becomes as it was {state}.{steps} Records concerned: {records}."),
    }
}

/// How long deleted records are offered: `Det som har tagits bort de senaste 90 dagarna …`.
#[must_use]
pub fn trash_text(lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "Det som har tagits bort de senaste {DAYS} dagarna, så långt loggen räcker. Det som ändrats sedan dess finns kvar."
        ),
        Lang::En => format!(
            "What was deleted in the last {DAYS} days, as far as the log reaches. What was changed since then stays."
        ),
    }
}

/// `Kopplingar i 3 poster följer med.`
#[must_use]
pub fn ties(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (_, 0) => String::new(),
        (Lang::Sv, 1) => "Kopplingen från 1 annan post följer med.".to_owned(),
        (Lang::Sv, _) => format!("Kopplingarna från {count} andra poster följer med."),
        (Lang::En, 1) => "The tie from 1 other record comes with it.".to_owned(),
        (Lang::En, _) => format!("The ties from {count} other records come with it."),
    }
}

/// A copy that was taken in: `Kopian från Socialförvaltningen (2026-11-24 14.02)`.
#[must_use]
pub fn copy_of(by: &str, moment: &str, lang: Lang) -> String {
    match (lang, by.is_empty()) {
        (Lang::Sv, true) => format!("Kopian som slogs ihop ({moment})"),
        (Lang::Sv, false) => format!("Kopian från {by} ({moment})"),
        (Lang::En, true) => format!("The copy that was merged ({moment})"),
        (Lang::En, false) => format!("The copy of {by} ({moment})"),
    }
}

/// A state that was saved to a file, sent or opened.
#[must_use]
pub fn left_or_came(moment: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Som det sparades eller skickades ({moment})"),
        Lang::En => format!("As it was saved or sent ({moment})"),
    }
}

/// `och 12 till`.
#[must_use]
pub fn and_more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("och {count} till"),
        Lang::En => format!("and {count} more"),
    }
}

/// When and by whom: `2026-11-24 14.02, Planerare`.
#[must_use]
pub fn when_and_by(moment: &str, by: &str) -> String {
    [moment, by].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// `Återställ detta: klart K4 2028 → K2 2029`, for a control that stands beside many alike.
#[must_use]
pub fn about(control: Words, what: &str, lang: Lang) -> String {
    format!("{}: {what}", control.in_lang(lang))
}
