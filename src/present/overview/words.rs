//! The words of the overview, Swedish first.

use crate::analysis::overview::due::Happening;
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;

words! {
    SIX_FIGURES: "Sex siffror" / "Six figures";
    GOALS: "Mål" / "Goals";
    MEASURES: "Åtgärder" / "Measures";
    FINDINGS: "Att rätta till" / "To mend";
    TIME_LEFT: "Tid kvar" / "Time left";
    TERM_LEFT: "Mandatperioden" / "Council term";
    MONTHS: "månader kvar" / "months left";
    DAYS: "dagar kvar" / "days left";
    TKR: "tkr" / "SEK k";
    NO_NEED: "inget behov angivet i Underlag" / "no need stated in Basis";
    PLANNED: "planerade" / "planned";
    NO_AMOUNTS: "inga belopp angivna än" / "no amounts yet";
    NO_TERM: "ange mandatperiod i Underlag" / "state the term in Basis";
    NONE_OPEN: "inga fel eller varningar" / "no errors or warnings";

    GOAL: "Mål" / "Goal";
    DONE: "Åtgärder klara" / "Measures done";
    OUTCOME: "Utfall → målvärde" / "Outcome / target";
    PART_DONE: "klara" / "done";
    PART_UNDER_WAY: "pågår" / "under way";
    PART_DEVIATING: "avviker" / "deviate";
    PART_WAITING: "ej påbörjade" / "not started";
    REACHED: "nått" / "reached";
    NO_GOALS: "Programmet har inga mål än." / "The programme has no goals yet.";

    DUE: "Närmast" / "Next";
    LATE: "Försenat" / "Late";
    NOTHING_LATE: "Inget är försenat." / "Nothing is late.";
    QUIET: "Inte rört på ett halvår" / "Untouched for half a year";
    ONGOING: "Löpande, inte rört på ett halvår" / "Ongoing, untouched for half a year";
    NOTHING_QUIET: "Alla åtgärder som pågår eller väntar har ändrats det senaste halvåret." / "All open measures have been changed in the last half year.";
    EMPTY_LOG: "Ändringsloggen är tom, så det syns inte än vad som har legat orört." / "The change log is empty, so what has been left alone cannot be seen yet.";
    UNKNOWN_DAY: "före loggen" / "before the log";
    CHANGES: "Senaste ändringar" / "Latest changes";
    NO_CHANGES: "Inga ändringar i loggen än." / "No changes in the log yet.";

    LOAD: "Belastning per organ" / "Load per body";
    LOAD_TEXT: "Antal åtgärder som organet leder, och hur många av dem som pågår varje år." / "The number of measures that the body leads, and how many of them go on in each year.";
    BODY: "Organ" / "Body";
    LEADS: "Leder" / "Leads";
    HIGH: "Prio 1" / "Prio 1";
    NO_LEAD: "Ingen ansvarig" / "No lead";
    NO_LOAD: "Ingen åtgärd har en ansvarig än." / "No measure has a lead yet.";

    EMPTY: "Hur långt har ni kommit?" / "How far have you come?";
    EMPTY_TEXT: "Här visas programmet på en sida: sex siffror, hur långt varje mål har kommit, vad som står på tur, vad som är försenat och vem som har mycket att göra. Allt räknas fram ur mål och åtgärder. Exempel: ”M1 Minst 30 nya bostäder blir färdiga varje år, 2 av 5 åtgärder klara”." / "The programme on one page: six figures, how far each goal has come, what is next, what is late and who has much to do. All of it is computed from goals and measures. Example: “M1 At least 30 new dwellings every year, 2 of 5 measures done”.";
    FIRST_GOAL: "Skriv det första målet" / "Write the first goal";
}

/// What happens to a measure, as short as it can be said.
#[must_use]
pub const fn happening(what: Happening) -> Words {
    match what {
        Happening::Milestone => Words::new("lagkrav", "statutory"),
        Happening::Answer => Words::new("svar senast", "answer due"),
        Happening::Ends => Words::new("ska vara klar", "to be done"),
        Happening::Starts => Words::new("startar", "starts"),
        Happening::Recurs => Words::new("årlig", "yearly"),
    }
}

/// What has not happened.
#[must_use]
pub const fn missed(what: Happening) -> Words {
    match what {
        Happening::Milestone => Words::new("lagkrav", "statutory"),
        Happening::Answer => Words::new("inget svar", "no answer"),
        Happening::Ends => Words::new("inte klar", "not done"),
        Happening::Starts | Happening::Recurs => Words::new("inte startad", "not started"),
    }
}

/// `Planerade bostäder 2027–2030`.
#[must_use]
pub fn in_period(what: Words, period: &str, lang: Lang) -> String {
    let what = what.in_lang(lang);
    if period.is_empty() { what.to_owned() } else { format!("{what} {period}") }
}

/// `1 nått enligt indikatorerna`.
#[must_use]
pub fn reached(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Sv, 1) => "1 nått enligt indikatorerna".to_owned(),
        (Lang::Sv, _) => format!("{count} nådda enligt indikatorerna"),
        (Lang::En, _) => format!("{count} reached by their indicators"),
    }
}

/// `2 med alla åtgärder klara`.
#[must_use]
pub fn finished(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{count} med alla åtgärder klara"),
        Lang::En => format!("{count} with all measures done"),
    }
}

/// `av 59 klara`.
#[must_use]
pub fn of_done(all: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("av {all} klara"),
        Lang::En => format!("of {all} done"),
    }
}

/// `2 av 7`.
#[must_use]
pub fn of_all(done: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{done} av {all}"),
        Lang::En => format!("{done} of {all}"),
    }
}

/// `11 pågår, 2 avviker`.
#[must_use]
pub fn under_way(on_plan: usize, deviating: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{on_plan} pågår, {deviating} avviker"),
        Lang::En => format!("{on_plan} under way, {deviating} deviate"),
    }
}

/// `43 ej påbörjade, 1 utgår`.
#[must_use]
pub fn waiting(not_started: usize, dropped: usize, lang: Lang) -> String {
    match (lang, dropped) {
        (Lang::Sv, 0) => format!("{not_started} ej påbörjade"),
        (Lang::Sv, _) => format!("{not_started} ej påbörjade, {dropped} utgår"),
        (Lang::En, 0) => format!("{not_started} not started"),
        (Lang::En, _) => format!("{not_started} not started, {dropped} dropped"),
    }
}

/// `behov 9 200, alltså 940 fler`.
#[must_use]
pub fn need(need: &str, difference: i64, amount: &str, lang: Lang) -> String {
    match (lang, difference) {
        (Lang::Sv, 0) => format!("behov {need}, alltså lika många"),
        (Lang::Sv, 1..) => format!("behov {need}, alltså {amount} fler"),
        (Lang::Sv, _) => format!("behov {need}, alltså {amount} för få"),
        (Lang::En, 0) => format!("need {need}, just as many"),
        (Lang::En, 1..) => format!("need {need}, so {amount} more"),
        (Lang::En, _) => format!("need {need}, so {amount} too few"),
    }
}

/// `utgifter 2 600 000`.
#[must_use]
pub fn outlays(amount: &str, lang: Lang) -> String {
    format!("{} {amount}", Words::new("utgifter", "costs").in_lang(lang))
}

/// `inkomster 255 000`.
#[must_use]
pub fn income(amount: &str, lang: Lang) -> String {
    format!("{} {amount}", Words::new("inkomster", "income").in_lang(lang))
}

/// `dessutom 40 utanför perioden`.
#[must_use]
pub fn outside(amount: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("dessutom {amount} utanför perioden"),
        Lang::En => format!("besides {amount} outside the period"),
    }
}

/// `2 fel, 14 varningar`.
#[must_use]
pub fn findings(errors: usize, warnings: usize, lang: Lang) -> String {
    match (lang, warnings) {
        (Lang::Sv, 1) => format!("{errors} fel, 1 varning"),
        (Lang::Sv, _) => format!("{errors} fel, {warnings} varningar"),
        (Lang::En, _) => {
            let s = |count| if count == 1 { "" } else { "s" };
            format!("{errors} error{}, {warnings} warning{}", s(errors), s(warnings))
        }
    }
}

/// `3 motiverade avsteg`.
#[must_use]
pub fn overruled(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Sv, 1) => "1 motiverat avsteg".to_owned(),
        (Lang::Sv, _) => format!("{count} motiverade avsteg"),
        (Lang::En, _) => format!("{count} overruled with a reason"),
    }
}

/// `slutar 2030-10-14, om 1 418 dagar`.
#[must_use]
pub fn ends(day: &str, days: &str, passed: bool, lang: Lang) -> String {
    match (lang, passed) {
        (Lang::Sv, false) => format!("slutar {day}, om {days} dagar"),
        (Lang::Sv, true) => format!("slutade {day}"),
        (Lang::En, false) => format!("ends {day}, in {days} days"),
        (Lang::En, true) => format!("ended {day}"),
    }
}

/// `programmet slutar 2030-12-31`.
#[must_use]
pub fn programme_ends(day: &str, passed: bool, lang: Lang) -> String {
    match (lang, passed) {
        (Lang::Sv, false) => format!("programmet slutar {day}"),
        (Lang::Sv, true) => format!("programmet slutade {day}"),
        (Lang::En, false) => format!("the programme ends {day}"),
        (Lang::En, true) => format!("the programme ended {day}"),
    }
}

/// `till och med K2 2027`.
#[must_use]
pub fn until(quarter: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("till och med {quarter}"),
        Lang::En => format!("up to and including {quarter}"),
    }
}

/// `Inget står på tur till och med K2 2027.`
#[must_use]
pub fn nothing_due(quarter: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Inget står på tur {}.", until(quarter, lang)),
        Lang::En => format!("Nothing is due {}.", until(quarter, lang)),
    }
}

/// Why the log cannot tell yet what has been left alone.
#[must_use]
pub fn short_log(since: &str, known_from: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "Ändringsloggen börjar {since}. Först från {known_from} går det att se vad som inte har rörts på ett halvår."
        ),
        Lang::En => format!(
            "The change log begins on {since}. Only from {known_from} can be seen what has been untouched for half a year."
        ),
    }
}

/// `Svar från Långfors kommun`.
#[must_use]
pub fn answer_of(party: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Svar från {party}"),
        Lang::En => format!("Answer from {party}"),
    }
}

/// `Färdigställda bostäder per år: 1 360 bostäder 2025, målet är 2 400 till 2030`.
#[must_use]
pub fn outcome(name: &str, value: &str, year: &str, target: Option<(&str, &str)>, lang: Lang) -> String {
    match (lang, target) {
        (_, None) => format!("{name}: {value} {year}"),
        (Lang::Sv, Some((target, ""))) => format!("{name}: {value} {year}, målet är {target}"),
        (Lang::Sv, Some((target, by))) => format!("{name}: {value} {year}, målet är {target} till {by}"),
        (Lang::En, Some((target, ""))) => format!("{name}: {value} {year}, the target is {target}"),
        (Lang::En, Some((target, by))) => format!("{name}: {value} {year}, the target is {target} by {by}"),
    }
}

/// `En åtgärd är intern eller omfattas av sekretess och räknas inte med här.`
#[must_use]
pub fn left_out(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Sv, 1) => {
            "En åtgärd är intern eller omfattas av sekretess och räknas inte med här.".to_owned()
        }
        (Lang::Sv, _) => {
            format!("{count} åtgärder är interna eller omfattas av sekretess och räknas inte med här.")
        }
        (Lang::En, 1) => "One measure is internal or confidential and is not counted here.".to_owned(),
        (Lang::En, _) => format!("{count} measures are internal or confidential and are not counted here."),
    }
}

/// `Läget 2026-11-26`.
#[must_use]
pub fn as_of(day: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Läget {day}"),
        Lang::En => format!("As of {day}"),
    }
}

/// How many dwellings the plan gives when weighted, and how many fewer or more than the need.
#[must_use]
pub fn weighted(count: &str, against: Option<(i64, String)>, lang: Lang) -> String {
    let (count, (less, more)) = match lang {
        Lang::Sv => (format!("vägt efter sannolikhet {count}"), ("färre", "fler")),
        Lang::En => (format!("weighted by probability {count}"), ("fewer", "more")),
    };
    match against {
        Some((difference, amount)) if difference < 0 => format!("{count}, {amount} {less}"),
        Some((difference, amount)) if difference > 0 => format!("{count}, {amount} {more}"),
        _ => count,
    }
}

/// What the municipal companies pay beside.
#[must_use]
pub fn company(amount: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("därutöver bolagen {amount}"),
        Lang::En => format!("companies beside {amount}"),
    }
}
