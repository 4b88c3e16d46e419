//! K10: a programme that is adopted on or after 1 March 2025 follows the wording that then holds.
//! Knows no other check.

use super::source::{Act, Source, UNTIL_2025};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::model::field::FieldValue;
use crate::model::period::Day;
use crate::model::programme::{RuleSet, Stage};
use crate::model::record::RecordRef;
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K10",
    severity: Severity::Warning,
    rule_sets: UNTIL_2025,
    sources: &[Source::section(
        Act::Amendment2025,
        0,
        "",
        Words::new("övergångsbestämmelserna punkt 2 och 3", "transitional provisions, points 2 and 3"),
    )],
    title: Words::new(
        "Regelverket är det som gäller när programmet antas",
        "The rule set is the one in force when the programme is adopted",
    ),
    why: Words::new(
        "Den 1 mars 2025 ersattes riktlinjerna av en handlingsplan. Riktlinjer som antagits dessförinnan gäller tills de ersätts, men övergångsbestämmelserna säger inget om riktlinjer som antas senare.",
        "On 1 March 2025 guidelines were replaced by an action plan. Guidelines adopted before that stand until they are replaced, but the transitional provisions say nothing of guidelines adopted later.",
    ),
    remedy: Words::new(
        "Byt regelverk till lydelsen 2025:70 under Program. Då prövas också kravet på att ange behovet av tillskott av bostäder.",
        "Change the rule set to the wording 2025:70 in the programme. Then the demand to state the need for additional dwellings is checked too.",
    ),
    each: None,
    reads: &[],
    find,
};

/// The day on which SFS 2025:70 came into force.
const IN_FORCE: &str = "2025-03-01";

const ADOPTED: Words = Words::new(
    "Programmet antogs {0} men följer ”{1}”.",
    "The programme was adopted on {0} but follows “{1}”.",
);
const NOT_ADOPTED: Words = Words::new(
    "Programmet är inte antaget ännu men följer ”{0}”. Den lydelsen upphörde att gälla den 1 mars 2025.",
    "The programme is not adopted yet but follows “{0}”. That wording ceased to be in force on 1 March 2025.",
);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let settings = &subject.program.settings;
    let since = |day: Day| Day::parse(IN_FORCE).is_some_and(|first| first <= day);
    let follows = Piece::Words(settings.rule_set.words());
    let coming = match settings.stage {
        Stage::Draft | Stage::Consultation | Stage::Final => true,
        Stage::Adopted | Stage::Revised => false,
    };
    let finding = match settings.adopted_date {
        Some(day) if since(day) => {
            Finding::of_programme("K10", "rule_set", ADOPTED).with(Piece::Day(day)).with(follows)
        }
        None if coming && since(subject.today) => {
            Finding::of_programme("K10", "rule_set", NOT_ADOPTED).with(follows)
        }
        Some(_) | None => return Vec::new(),
    };
    vec![finding.mended_by(
        Words::new("Byt till lydelsen 2025:70", "Change to the wording 2025:70"),
        Mend::Set(RecordRef::PROGRAMME, vec![("rule_set", RuleSet::Act2025.to_value())]),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::index::Index;
    use crate::model::program::{AnyRecord, Program};
    use crate::model::programme::Settings;
    use std::sync::Arc;

    fn fires(adopted: Option<&str>, stage: Stage, today: &str) -> bool {
        let adopted_date = adopted.and_then(Day::parse);
        let settings = Settings { rule_set: RuleSet::Act2022, adopted_date, stage, ..Settings::default() };
        let mut program = Program::default();
        program.put(AnyRecord::Programme(Arc::new(settings)));
        let today = Day::parse(today).unwrap();
        !find(&Subject { program: &program, index: &Index::default(), today }).is_empty()
    }

    #[test]
    fn the_new_wording_holds_from_its_first_day_and_guidelines_from_before_it_stand() {
        assert!(fires(Some("2025-03-01"), Stage::Adopted, "2027-01-01"));
        assert!(!fires(Some("2025-02-28"), Stage::Adopted, "2027-01-01"));
        assert!(fires(None, Stage::Draft, "2025-03-01"));
        assert!(!fires(None, Stage::Draft, "2025-02-28"), "it may still be adopted in time");
        assert!(!fires(None, Stage::Adopted, "2027-01-01"), "nobody knows when");
    }
}
