//! K14: it can be seen when a measure is done. Knows no other check.

use super::publication::COUNTY_BOARD_REVIEW;
use super::source::{ANY, Source};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::measure::{Measure, Status, Timing};
use crate::model::record::{Kind, Record};
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K14",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        COUNTY_BOARD_REVIEW,
        Source::Practice(Words::new(
            "God sed: en åtgärd har ett slut som går att pricka av",
            "Good practice: a measure has an end that can be ticked off",
        )),
    ],
    title: Words::new("Det syns när varje åtgärd är klar", "It can be seen when each measure is done"),
    why: Words::new(
        "Att verka för något eller utreda en möjlighet blir aldrig klart. Utan ett tydligt slut kan ingen följa upp åtgärden.",
        "To promote something or to look into a possibility is never done. Without a clear end nobody can follow the measure up.",
    ),
    remedy: Words::new(
        "Skriv i Klar när vad som då finns, till exempel ett beslut, ett avtal eller ett antal bostäder. Byt ett svävande verb mot det som ska göras.",
        "Write under Done when what there will be, such as a decision, an agreement or a number of dwellings. Replace a vague verb by what is to be done.",
    ),
    each: None,
    reads: &[Kind::Measure],
    find,
};

const VAGUE: Words = Words::new(
    "Åtgärden ”{0}” börjar med ”{1}” och har inget slut.",
    "The measure “{0}” begins with “{1}” and has no end.",
);
const NO_END: Words = Words::new(
    "Det framgår inte när åtgärden ”{0}” är klar.",
    "It is not stated when the measure “{0}” is done.",
);

/// Beginnings that promise no result, in small letters; chosen 2026-11-26.
const BEGINNINGS: [&str; 31] = [
    "verka för",
    "verkar för",
    "arbeta för",
    "arbetar för",
    "sträva efter",
    "strävar efter",
    "eftersträva",
    "främja",
    "stimulera",
    "uppmuntra",
    "överväg",
    "överväga",
    "bevaka",
    "utreda möjligheten",
    "utreda möjligheterna",
    "utreda möjlighet",
    "utred möjligheten",
    "utred möjligheterna",
    "utred möjlighet",
    "undersöka möjligheten",
    "undersöka möjligheterna",
    "undersök möjligheten",
    "undersök möjligheterna",
    "se över möjligheten",
    "se över möjligheterna",
    "pröva möjligheten",
    "pröva möjligheterna",
    "titta på möjligheten",
    "titta på möjligheterna",
    "fortsätta att arbeta",
    "fortsätt att arbeta",
];

/// What may stand before the beginning.
const BEFORE: [&str; 4] = ["kommunen ska ", "vi ska ", "ska ", "att "];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    subject.index.measures.iter().filter_map(|measure| without_end(measure)).collect()
}

fn without_end(measure: &Measure) -> Option<Finding> {
    match measure.status {
        Status::Dropped | Status::Completed => return None,
        Status::NotStarted | Status::OnPlan | Status::Deviates => {}
    }
    let about = |field: &'static str, says: Words| {
        Finding::about("K14", measure.reference(), field, says).with(Piece::Record(measure.reference()))
    };
    let ends = measure.timing == Timing::Once;
    let vague = vague_beginning(&measure.title).filter(|_| !ends || measure.end.is_none());
    if let Some(beginning) = vague {
        return Some(about("title", VAGUE).with(Piece::Text(beginning.to_owned())));
    }
    (ends && measure.done_when.trim().is_empty()).then(|| about("done_when", NO_END))
}

/// The vague words with which a title begins.
fn vague_beginning(title: &str) -> Option<&'static str> {
    let title = title.trim().to_lowercase();
    let bare = BEFORE.iter().fold(title.as_str(), |rest, before| rest.strip_prefix(before).unwrap_or(rest));
    BEGINNINGS.into_iter().find(|beginning| {
        bare.strip_prefix(beginning).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::period::Quarter;

    #[test]
    fn a_vague_beginning_is_seen_behind_the_subject_and_only_as_whole_words() {
        for (title, beginning) in [
            ("Verka för fler hyresrätter", Some("verka för")),
            ("Kommunen ska verka för fler hyresrätter", Some("verka för")),
            (" Att främja byggandet", Some("främja")),
            ("Utred möjligheterna till trygghetsboende", Some("utred möjligheterna")),
            ("Utred var ett trygghetsboende kan ligga", None),
            ("Verkar företaget i kommunen?", None),
            ("Bevakade cykelrum", None),
            ("Bygg 24 lägenheter", None),
            ("", None),
        ] {
            assert_eq!(vague_beginning(title), beginning, "{title}");
        }
    }

    #[test]
    fn a_vague_measure_with_an_end_is_asked_only_when_it_is_done() {
        let title = || "Verka för fler hyresrätter".to_owned();
        let field = |measure: &Measure| without_end(measure).map(|finding| finding.field);
        let end = Quarter::parse("2028-Q4");
        let open = Measure { title: title(), done_when: "Tio avtal".into(), ..Measure::default() };
        assert_eq!(field(&open), Some("title"));
        assert_eq!(field(&Measure { end, ..open.clone() }), None);
        assert_eq!(field(&Measure { end, title: title(), ..Measure::default() }), Some("done_when"));
        let running = Measure { timing: Timing::Continuous, ..open };
        assert_eq!(field(&running), Some("title"), "it goes on for ever");
        let clear = Measure { title: "Håll byggherremöten".to_owned(), ..running };
        assert_eq!(field(&Measure { done_when: "".into(), ..clear }), None, "it is not meant to end");
    }
}
