//! Words of the view Kontroll and of what it puts beside records. Knows no page.

use super::severity;
use crate::analysis::check::Severity;
use crate::analysis::check::known::Report;
use crate::analysis::checklist::{Countdown, Status};
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;

words! {
    STATUTE: "Lagkrav" / "Demands of the law";
    REVIEW: "Granskning" / "Review";
    FINDINGS: "Brister" / "Findings";
    OVERRULED: "Avsteg" / "Overruled";
    PARTS: "Delar av Kontroll" / "Parts of Checks";

    HONEST: "Kontrollen ser bara det som är inskrivet i programmet. Den säger inte om planen är bra, och den hindrar dig aldrig." / "The checks see only what is entered in the programme. They do not say whether the plan is good, and they never stop you.";
    REVIEW_TEXT: "Samma kontroller, ordnade efter rubrikerna i en granskning från länsstyrelsen. Källa: Länsstyrelsen Skåne 2017, granskning av 14 kommuners riktlinjer." / "The same checks under the headings of a county board's review. Source: County Board of Skåne 2017, review of the guidelines of 14 municipalities.";
    DEADLINES: "Tidsfrister" / "Deadlines";
    RULE_SET: "Regelverk" / "Rule set";
    CHECKLIST: "Checklista" / "Checklist";
    COLUMN_STATUS: "Läge" / "State";
    COLUMN_PLACE: "Lagrum" / "Section";
    COLUMN_DEMAND: "Krav" / "Demand";
    COLUMN_FOUND: "Brister och avsteg" / "Findings and overruled ones";
    PRACTICE: "God praxis" / "Good practice";
    READ_AT: "Läs lagrummet på lagen.nu (öppnas i ny flik)" / "Read the section at lagen.nu (opens in a new tab)";
    READ_SOURCE: "Öppnas i ny flik" / "Opens in a new tab";
    SOURCE: "Källa" / "Source";
    SOURCES: "Källor" / "Sources";
    JUDGED_BY: "Bedöms av" / "Judged by";
    SEE_TOO: "Bedöms tillsammans med" / "Judged together with";
    NOTHING_FOUND: "Inga brister hittades." / "Nothing was found.";
    UNCONCERNED_TEXT: "Det finns inget att bedöma än: programmet har inte kommit så långt, eller innehåller inget som kravet gäller." / "There is nothing to judge yet: the programme has not come so far, or holds nothing that the demand is about.";
    UNJUDGED_TEXT: "Det här går inte att bedöma med det som står i programmet. Bedöm det själv." / "This cannot be judged from what stands in the programme. Judge it yourself.";

    WHY: "Varför det spelar roll" / "Why it matters";
    REMEDY: "Gör så här" / "What to do";
    SHALL_HOLD: "Ska gälla:" / "Shall hold:";
    WHY_AND_HOW: "Varför och hur" / "Why and how";
    SHOW: "Visa" / "Show";
    OVERRULE: "Motivera avsteg" / "Overrule";
    BACK: "Tillbaka till Kontroll" / "Back to Checks";
    IN_CHECKS: "Visa i Kontroll" / "Show in Checks";
    MENDED: "Åtgärdat. Du kan ångra." / "Mended. You can undo.";
    GONE: "Det du gick till är åtgärdat." / "What you went to is mended.";

    BY_SEVERITY: "Efter allvar" / "By severity";
    BY_RECORD: "Efter post" / "By record";
    GROUPING: "Gruppera" / "Group";
    ALL: "Alla" / "All";
    FILTER: "Visa allvar" / "Show severity";
    SEARCH: "Sök bland brister" / "Search the findings";
    NO_FINDINGS: "Inga brister" / "Nothing to mend";
    NO_FINDINGS_TEXT: "Kontrollerna hittar inget att åtgärda. Titta under Lagkrav vad de bedömer och vad du måste bedöma själv." / "The checks find nothing to mend. See under Demands of the law what they judge and what you have to judge yourself.";
    NONE_FIT: "Ingen brist passar filtret." / "No finding fits the filter.";
    CLEAR: "Rensa filter" / "Clear the filter";
    FAULTS: "Uppgifter som inte håller ihop" / "Data that do not hold together";
    FAULTS_WHY: "Uppgifterna säger emot varandra eller pekar på något som inte finns. Därför kan summor, tidslinje och utskrifter bli fel." / "These contradict each other or point at something that is not there, so sums, timeline and printouts may be wrong.";
    WHOLE_PROGRAMME: "Programmet som helhet" / "The programme as a whole";

    OVERRULE_TEXT: "Skriv varför programmet får stå som det gör. Skälet sparas i filen och skrivs ut i bilagan. Bristen räknas då som avsteg." / "Write why the programme may stand as it does. The reason is kept in the file and printed in the annex. The finding then counts as overruled.";
    REASON: "Skäl" / "Reason";
    REASON_LACKS: "Skriv ett skäl. Utan skäl är det ingen motivering." / "Write a reason. Without one it is not overruled.";
    SAVE_REASON: "Spara avsteg" / "Save the reason";
    CHANGE_REASON: "Ändra skäl" / "Change the reason";
    WITHDRAW: "Ta tillbaka" / "Withdraw";
    REMOVE_REASON: "Ta bort" / "Remove";
    OVERRULED_TEXT: "Brister som ni har beslutat att låta stå, med skäl. De följer med i filen och skrivs ut i bilagan." / "Findings that you have decided to let stand, with reasons. They travel in the file and are printed in the annex.";
    NONE_OVERRULED: "Här samlas brister som ni medvetet låter stå. Gå till en brist och välj Motivera avsteg, till exempel: ”Regionens yttrande inväntas, se dnr KS 2026/114.”" / "Findings that you let stand on purpose are kept here. Go to a finding and choose Overrule, for instance: “The region's opinion is awaited, see KS 2026/114.”";
    SETTLED: "Inte längre aktuella" / "No longer current";
    SETTLED_TEXT: "Skälen finns kvar, men bristen hittas inte längre." / "The reasons are still here, but the finding is not made any more.";
    GONE_RECORD: "posten finns inte längre" / "the record is gone";
    SAID_OVERRULED: "Avsteget är sparat." / "The reason is kept.";
    SAID_WITHDRAWN: "Avsteget är taget tillbaka. Bristen är öppen igen." / "The reason is withdrawn. The finding is open again.";
    SAID_REMOVED: "Skälet är borttaget." / "The reason is removed.";

    PRINT: "Skriv ut bilaga" / "Print the annex";
    ANNEX: "Bilaga: kontroll mot lagkraven" / "Annex: checked against the demands of the law";
    ANNEX_TEXT: "Bilagan visar vad programmets uppgifter säger om varje krav. Den bedömer inte planens kvalitet." / "The annex shows what the data of the programme say about each demand. It does not judge the quality of the plan.";
    REASON_IS: "Avsteg, skäl" / "Overruled, reason";
}

/// The word for how an item stands.
#[must_use]
pub const fn status(status: Status) -> Words {
    match status {
        Status::Lacking => Words::new("Brister", "Lacking"),
        Status::Doubtful => Words::new("Varning", "Warning"),
        Status::Overruled => Words::new("Avsteg", "Overruled"),
        Status::Noted => Words::new("Upplysning", "Note"),
        Status::Met => Words::new("Uppfyllt", "Met"),
        Status::Unconcerned => Words::new("Inte aktuellt", "Not concerned"),
        Status::Unjudged => Words::new("Bedöms inte här", "Not judged here"),
    }
}

/// The sign for how an item stands, beside its word.
#[must_use]
pub const fn status_sign(status: Status) -> &'static str {
    match status {
        Status::Lacking => "✕",
        Status::Doubtful => "!",
        Status::Overruled => "◐",
        Status::Noted => "i",
        Status::Met => "✓",
        Status::Unconcerned | Status::Unjudged => "–",
    }
}

/// `3 fel`, `1 varning`.
#[must_use]
pub fn counted(of: Severity, count: usize, lang: Lang) -> String {
    let one = severity(of);
    let many = match of {
        Severity::Error => Words::new("fel", "errors"),
        Severity::Warning => Words::new("varningar", "warnings"),
        Severity::Note => Words::new("upplysningar", "notes"),
    };
    let name = if count == 1 { one.in_lang(lang).to_lowercase() } else { many.in_lang(lang).to_owned() };
    format!("{count} {name}")
}

fn overruled_count(count: usize, lang: Lang) -> String {
    format!("{count} {}", Words::new("avsteg", "overruled").in_lang(lang))
}

/// All in a sentence: `3 fel, 12 varningar och 2 avsteg`, and what does not hold together.
#[must_use]
pub fn sum(report: &Report, faults: usize, lang: Lang) -> String {
    let mut parts: Vec<String> = Vec::new();
    for of in [Severity::Error, Severity::Warning, Severity::Note] {
        let count = report.count(of);
        if count > 0 || of != Severity::Note {
            parts.push(counted(of, count, lang));
        }
    }
    parts.push(overruled_count(report.overruled.len(), lang));
    let rest = match (lang, faults) {
        (_, 0) => String::new(),
        (Lang::Sv, 1) => " 1 uppgift håller inte ihop.".to_owned(),
        (Lang::Sv, many) => format!(" {many} uppgifter håller inte ihop."),
        (Lang::En, 1) => " 1 entry does not hold together.".to_owned(),
        (Lang::En, many) => format!(" {many} entries do not hold together."),
    };
    format!("{}.{rest}", parts.join(", "))
}

/// What is found about an item, counted: `2 fel, 1 avsteg`; empty where nothing is.
#[must_use]
pub fn item_count(severities: &[Severity], overruled: usize, lang: Lang) -> String {
    let count = |of: Severity| severities.iter().filter(|known| **known == of).count();
    let mut parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter(|of| count(*of) > 0)
        .map(|of| counted(of, count(of), lang))
        .collect();
    if overruled > 0 {
        parts.push(overruled_count(overruled, lang));
    }
    parts.join(", ")
}

/// When something is due: `senast 2028-09-13, om 1 år och 9 månader`.
#[must_use]
pub fn countdown(countdown: &Countdown, lang: Lang) -> String {
    let what = countdown.milestone.what.in_lang(lang);
    let day = countdown.milestone.day;
    if let Some(done) = countdown.done {
        return match lang {
            Lang::Sv => format!("{what} senast {day}. Klart {done}."),
            Lang::En => format!("{what} by {day}. Done {done}."),
        };
    }
    let left = time_left(countdown.days.unsigned_abs(), lang);
    match (lang, countdown.days) {
        (Lang::Sv, 0) => format!("{what} i dag, {day}."),
        (Lang::En, 0) => format!("{what} today, {day}."),
        (Lang::Sv, 1..) => format!("{what} senast {day}: {left} kvar."),
        (Lang::En, 1..) => format!("{what} by {day}: {left} left."),
        (Lang::Sv, _) => format!("{what} senast {day}: {left} för sent."),
        (Lang::En, _) => format!("{what} by {day}: {left} late."),
    }
}

/// A span as one says it: days within two months, months within two years, else years and months.
fn time_left(days: u64, lang: Lang) -> String {
    let said = |count: u64, one: Words, many: Words| {
        format!("{count} {}", if count == 1 { one } else { many }.in_lang(lang))
    };
    let month = (Words::new("månad", "month"), Words::new("månader", "months"));
    let months = days * 12 / 365;
    if days < 60 {
        return said(days, Words::new("dag", "day"), Words::new("dagar", "days"));
    }
    if months < 24 {
        return said(months, month.0, month.1);
    }
    let years = said(months / 12, Words::new("år", "year"), Words::new("år", "years"));
    if months.is_multiple_of(12) {
        return years;
    }
    format!("{years} {} {}", Words::new("och", "and").in_lang(lang), said(months % 12, month.0, month.1))
}

/// What stands beside a record: `2 fel, 1 varning`.
#[must_use]
pub fn mark(errors: usize, warnings: usize, lang: Lang) -> String {
    let both = [(Severity::Error, errors), (Severity::Warning, warnings)];
    let parts = both.into_iter().filter(|(_, count)| *count > 0);
    parts.map(|(of, count)| counted(of, count, lang)).collect::<Vec<_>>().join(", ")
}

/// Who overruled when: `Planerare, 2026-11-26`.
#[must_use]
pub fn by_and_when(by: &str, date: Option<crate::model::period::Day>) -> String {
    let date = date.map(|date| date.to_string());
    let by = Some(by.trim().to_owned()).filter(|by| !by.is_empty());
    by.into_iter().chain(date).collect::<Vec<_>>().join(", ")
}

/// `Visa alla 340`.
#[must_use]
pub fn show_all(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Visa alla {count}"),
        Lang::En => format!("Show all {count}"),
    }
}

/// The name of a button for screen readers: what it does, to which finding.
#[must_use]
pub fn about(act: Words, sentence: &str, lang: Lang) -> String {
    format!("{}: {sentence}", act.in_lang(lang))
}
