//! What the columns of a table mean, and by which headings Swedish municipalities call them.
//! Knows no cells below the headings.

use super::fold::{fold, split_brackets};
use crate::model::declare::choice;

choice! {
    /// What a column holds.
    pub enum Meaning {
        /// Not understood: goes to the comment, with its heading.
        Keep = "keep", "Till kommentaren, med rubriken" / "To the comment, with its heading";
        /// Left out because the user said so.
        Skip = "skip", "Tas inte med" / "Left out";
        /// Human number of the measure.
        Number = "number", "Nummer" / "Number";
        /// The goals that the measure serves.
        Goal = "goal", "Mål" / "Goal";
        /// The measure in one line.
        Title = "title", "Åtgärd" / "Measure";
        /// What is to be done.
        Description = "description", "Beskrivning" / "Description";
        /// When it counts as done.
        DoneWhen = "done_when", "Klar när" / "Done when";
        /// The tool.
        Instrument = "instrument", "Verktyg" / "Tool";
        /// The body that answers for it, perhaps with others in brackets.
        Lead = "lead", "Huvudansvarig" / "Lead";
        /// Bodies that take part.
        Partners = "partners", "Medverkande" / "Participating";
        /// Priority.
        Priority = "priority", "Prioritet" / "Priority";
        /// When, in one cell.
        Time = "time", "Tid" / "Time";
        /// When it begins.
        Start = "start", "Start" / "Start";
        /// When it ends.
        End = "end", "Klart" / "End";
        /// Amounts, perhaps with how they are paid.
        Cost = "cost", "Kostnad" / "Cost";
        /// How it is paid for.
        Financing = "financing", "Finansiering" / "Financing";
        /// Dwellings that it affects.
        Dwellings = "dwellings", "Bostäder som berörs" / "Dwellings affected";
        /// Whom it is for.
        TargetGroup = "target_group", "Målgrupp" / "Target group";
        /// How it is measured or followed up; goes to the comment, with its heading.
        Indicator = "indicator", "Indikator och uppföljning (till kommentaren)" / "Indicator and follow-up (to the comment)";
        /// How it goes.
        Status = "status", "Status" / "Status";
        /// Comment.
        Comment = "comment", "Kommentar" / "Comment";
        /// The decision, or the level that decides.
        Decision = "decision", "Beslut" / "Decision";
        /// Budget year.
        BudgetYear = "budget_year", "Budgetår" / "Budget year";
        /// Link to the operational plan.
        PlanLink = "plan_link", "Koppling till verksamhetsplan" / "Link to operational plan";
    }
}

impl Meaning {
    /// The meaning with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Meaning> {
        Meaning::ALL.iter().find(|meaning| meaning.code() == code).copied()
    }

    /// Whether several columns may have it without one of them getting in the way.
    #[must_use]
    pub const fn may_repeat(self) -> bool {
        match self {
            Meaning::Keep
            | Meaning::Skip
            | Meaning::Goal
            | Meaning::Description
            | Meaning::Lead
            | Meaning::Partners
            | Meaning::Cost
            | Meaning::Indicator
            | Meaning::Comment => true,
            Meaning::Number
            | Meaning::Title
            | Meaning::DoneWhen
            | Meaning::Instrument
            | Meaning::Priority
            | Meaning::Time
            | Meaning::Start
            | Meaning::End
            | Meaning::Financing
            | Meaning::Dwellings
            | Meaning::TargetGroup
            | Meaning::Status
            | Meaning::Decision
            | Meaning::BudgetYear
            | Meaning::PlanLink => false,
        }
    }
}

/// Headings by meaning, folded, with `|` between them. A heading means what its longest fitting beginning means.
const SYNONYMS: &[(Meaning, &str)] = &[
    (
        Meaning::Number,
        "nr|nummer|no|number|id|löpnummer|löpnr|åtgärd nr|åtgärdsnr|åtgärdsnummer|nr åtgärd|ref",
    ),
    (
        Meaning::Goal,
        "mål|målsättning|delmål|inriktningsmål|bostadsmål|mål nr|mål nummer|goal|goals|\
         bidrar till mål|koppling till mål|måluppfyllelse mål",
    ),
    (
        Meaning::Title,
        "åtgärd|åtgärder|insats|insatser|aktivitet|aktiviteter|uppdrag|measure|measures|action|\
         activity|planerad insats|planerade insatser|vad|vad ska göras|rubrik|titel|\
         namn på åtgärd|handling|genomförande åtgärd",
    ),
    (
        Meaning::Description,
        "beskrivning|beskrivning av åtgärd|åtgärdsbeskrivning|description|innehåll|innebörd|\
         förklaring|detaljer|bakgrund|syfte",
    ),
    (Meaning::DoneWhen, "klar när|klart när|slutfört när|done when|förväntat resultat|resultat"),
    (Meaning::Instrument, "verktyg|tool|instrument|styrmedel|medel verktyg|typ av verktyg|verktyg typ"),
    (
        Meaning::Lead,
        "ansvar|ansvarig|ansvariga|ansvarig nämnd|ansvarig part|ansvarigt organ|huvudansvar|\
         huvudansvarig|huvudansvariga|ansvarsområde|vem|utförare|ägare|nämnd|nämnd bolag|lead|\
         responsible|owner|ansvarig för genomförande|ansvar medv",
    ),
    (
        Meaning::Partners,
        "medverkande|medverkan|samverkan|samverkan med|samarbete|samarbetspartners|berörda|\
         berörda aktörer|berörda nämnder|medansvarig|medansvariga|delaktiga|involverade|partners|\
         participating|aktörer|övriga aktörer|övriga",
    ),
    (Meaning::Priority, "prio|prioritet|prioritering|prioriteringsgrad|priority|angelägenhetsgrad"),
    (
        Meaning::Time,
        "tid|tidplan|tidsplan|tidsram|tidpunkt|tidsperiod|tidsatt|när|genomförs|genomförande|\
         genomförandetid|period|år|time|timing|schedule|when",
    ),
    (Meaning::Start, "start|startar|påbörjas|från|startdatum|starttid|begin|start date"),
    (
        Meaning::End,
        "klart|klar|klart senast|klar senast|slut|senast|slutdatum|färdigt|deadline|end|till|\
         klartid|sluttid|due|end date|slutförs",
    ),
    (
        Meaning::Cost,
        "kostnad|kostnader|kostnad och finansiering|resurs|resurser|resursbehov|ekonomi|belopp|\
         budget|cost|costs|amount|investering|investeringar|drift|driftkostnad|driftskostnad|\
         investeringskostnad|uppskattad kostnad|beräknad kostnad|ekonomiska konsekvenser",
    ),
    (Meaning::Financing, "finansiering|finansieras|funding|financing|hur finansieras"),
    (
        Meaning::Dwellings,
        "bostäder|antal bostäder|bostäder som berörs|antal lägenheter|lägenheter|antal lgh|lgh|\
         antal bost|dwellings|homes|antal",
    ),
    (Meaning::TargetGroup, "målgrupp|målgrupper|grupp|för vem|target group"),
    (
        Meaning::Indicator,
        "indikator|indikatorer|mått|uppföljning|indikator och uppföljning|uppföljning indikator|\
         nyckeltal|mätetal|indicator|follow up|så följer vi upp|hur följs det upp",
    ),
    (Meaning::Status, "status|läge|bedömning|statusläge|state"),
    (
        Meaning::Comment,
        "kommentar|kommentarer|anmärkning|anmärkningar|anm|notering|noteringar|övrigt|comment|\
         comments|notes|note",
    ),
    (
        Meaning::Decision,
        "beslut|beslutas av|beslutsnivå|beslutande|beslutsinstans|beslut i|decision|\
         politiskt beslut",
    ),
    (Meaning::BudgetYear, "budgetår|budget år|budget year"),
    (
        Meaning::PlanLink,
        "verksamhetsplan|koppling till verksamhetsplan|vp|vp koppling|koppling|plan link|\
         styrdokument|koppling till styrdokument",
    ),
];

/// What a heading means, as far as it is known.
#[must_use]
pub fn meaning(heading: &str) -> Option<Meaning> {
    if heading.chars().count() > 60 {
        return None;
    }
    let heading = key(heading);
    let fits = |synonym: &str| {
        let rest = heading.strip_prefix(synonym)?;
        (rest.is_empty() || rest.starts_with(' ')).then_some(synonym.len())
    };
    let all = SYNONYMS.iter().flat_map(|(meaning, names)| names.split('|').map(move |name| (*meaning, name)));
    all.filter_map(|(meaning, name)| Some((fits(name)?, meaning)))
        .max_by_key(|(length, _)| *length)
        .map(|(_, m)| m)
}

/// A heading without case, punctuation, line breaks and what stands in brackets.
pub(super) fn key(heading: &str) -> String {
    // `Huvud-\nansvarig` is one word that was broken.
    let joined = heading.replace("-\n", "");
    let (outside, _) = split_brackets(&joined);
    let key = fold(&outside);
    if key.is_empty() { fold(&joined) } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_the_words_of_municipalities() {
        for (heading, expected) in [
            ("Åtgärd", Meaning::Title),
            ("INSATS", Meaning::Title),
            ("Aktivitet/insats", Meaning::Title),
            ("Ansvar (medv.)", Meaning::Lead),
            ("Ansvarig nämnd/bolag", Meaning::Lead),
            ("Huvud-\nansvarig", Meaning::Lead),
            ("Samverkan\nmed", Meaning::Partners),
            ("Klart senast", Meaning::End),
            ("Klar när?", Meaning::DoneWhen),
            ("När", Meaning::Time),
            ("Kostnad (tkr)", Meaning::Cost),
            ("Kostnad 2027, tkr", Meaning::Cost),
            ("Prio.", Meaning::Priority),
            ("Mål", Meaning::Goal),
            ("Målgrupp", Meaning::TargetGroup),
            ("Mått", Meaning::Indicator),
            ("Budgetår", Meaning::BudgetYear),
            ("Anm.", Meaning::Comment),
            ("Beslut", Meaning::Decision),
        ] {
            assert_eq!(meaning(heading), Some(expected), "{heading}");
        }
        for heading in ["", "Barnkonsekvenser", "Sälja 24 småhustomter", "Målningsarbeten"] {
            assert_eq!(meaning(heading), None, "{heading}");
        }
    }

    #[test]
    fn every_synonym_is_written_folded_and_means_one_thing() {
        let mut seen = std::collections::BTreeMap::new();
        for (meaning, names) in SYNONYMS {
            for name in names.split('|') {
                assert_eq!(fold(name), name);
                assert_eq!(seen.insert(name, *meaning), None, "{name}");
            }
        }
    }
}
