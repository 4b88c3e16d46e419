//! K40: an adopted programme is followed up every year, and before the term ends.

use super::source::{ANY, Source};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::period::Day;
use crate::model::programme::Stage;
use crate::model::record::Kind;
use crate::model::words::Words;
use chrono::Months;

/// The check.
pub const CHECK: Check = Check {
    code: "K40",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[Source::Publication {
        title: Words::new(
            "Boverket, handbok om handlingsplan för bostadsförsörjning: Uppföljning (2025)",
            "Boverket, handbook on the housing supply action plan: follow-up (2025)",
        ),
        url: None,
    }],
    title: Words::new("Planen följs upp varje år", "The plan is followed up every year"),
    why: Words::new(
        "Boverket råder kommuner att följa upp regelbundet, vid en fast punkt på året. Utan uppföljning märks inte att förutsättningarna har ändrats och att planen behöver uppdateras.",
        "Boverket advises municipalities to follow up regularly, at a fixed point in the year. Without it nobody notices that conditions have changed and that the plan needs an update.",
    ),
    remedy: Words::new(
        "Lägg till en uppföljning med datum, till exempel i samband med årsredovisningen, budgeten eller bostadsmarknadsenkäten.",
        "Add a follow-up with its day, such as together with the annual report, the budget or the housing market survey.",
    ),
    each: None,
    reads: &[Kind::FollowUp],
    find,
};

/// How many months may pass between two follow-ups.
const MONTHS: Months = Months::new(12);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let settings = &subject.program.settings;
    match settings.stage {
        Stage::Adopted | Stage::Revised => {}
        Stage::Draft | Stage::Consultation | Stage::Final => return Vec::new(),
    }
    let done = subject.program.follow_ups.iter().filter_map(|one| one.date);
    let latest = done.filter(|date| *date <= subject.today).max();
    let finding = |says| Finding::of_programme("K40", "follow_up_by", says);
    match (latest, settings.term_end, settings.adopted_date) {
        (None, Some(end), _) if end < subject.today => {
            let says = Words::new(
                "Mandatperioden slutade {0} utan att planen hade följts upp.",
                "The term ended on {0} without the plan having been followed up.",
            );
            vec![finding(says).with(Piece::Day(end))]
        }
        (Some(latest), _, _) if is_long_ago(latest, subject.today) => {
            let says = Words::new(
                "Planen följdes senast upp {0}, för mer än tolv månader sedan.",
                "The plan was last followed up on {0}, more than twelve months ago.",
            );
            vec![finding(says).with(Piece::Day(latest))]
        }
        (None, _, Some(adopted)) if is_long_ago(adopted, subject.today) => {
            let says = Words::new(
                "Planen antogs {0} och har inte följts upp sedan dess.",
                "The plan was adopted on {0} and has not been followed up since.",
            );
            vec![finding(says).with(Piece::Day(adopted))]
        }
        (None | Some(_), None | Some(_), None | Some(_)) => Vec::new(),
    }
}

fn is_long_ago(day: Day, today: Day) -> bool {
    day.0.checked_add_months(MONTHS).is_some_and(|due| due < today.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_very_day_a_year_later_it_is_not_yet_too_late() {
        let day = |text| Day::parse(text).unwrap();
        assert!(!is_long_ago(day("2027-03-01"), day("2028-03-01")));
        assert!(is_long_ago(day("2027-03-01"), day("2028-03-02")));
    }
}
