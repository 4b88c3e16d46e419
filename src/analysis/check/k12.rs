//! K12: where a follow-up says that conditions have changed, it is decided whether the programme is
//! to be revised. Knows no other check.

use super::source::{ANY, Act, SINCE_2025, Source, UNTIL_2025};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::process::{FollowUp, RevisionDecision};
use crate::model::record::{Kind, Record};
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K12",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::section_in(
            Act::HousingSupply,
            "2",
            Words::new("sista stycket", "last paragraph"),
            SINCE_2025,
        ),
        Source::section_in(
            Act::HousingSupply,
            "1",
            Words::new("tredje stycket", "third paragraph"),
            UNTIL_2025,
        ),
    ],
    title: Words::new(
        "Ändrade förutsättningar leder till ett beslut om revidering",
        "Changed conditions lead to a decision on revision",
    ),
    why: Words::new(
        "Ändras förutsättningarna under mandatperioden ska fullmäktige anta en uppdaterad plan. Då måste någon ha tagit ställning till om ändringen är så stor.",
        "If conditions change during the term the council has to adopt an updated plan. Somebody must then have judged whether the change is that large.",
    ),
    remedy: Words::new(
        "Ta upp frågan i fullmäktige och fyll i Beslut om revidering i uppföljningen.",
        "Bring the question to the council and fill in Decision on revision in the follow-up.",
    ),
    each: None,
    reads: &[Kind::FollowUp],
    find,
};

const UNDECIDED: Words = Words::new(
    "Uppföljningen för {0} säger att förutsättningarna har ändrats, men det är inte beslutat om programmet ska revideras.",
    "The follow-up of {0} says that conditions have changed, but it is not decided whether the programme is to be revised.",
);
const UNDECIDED_UNDATED: Words = Words::new(
    "En uppföljning säger att förutsättningarna har ändrats, men det är inte beslutat om programmet ska revideras.",
    "A follow-up says that conditions have changed, but it is not decided whether the programme is to be revised.",
);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let follow_ups = subject.program.follow_ups.in_order();
    let adopted = subject.program.settings.adopted_date;
    let open = follow_ups.iter().filter(|one| {
        let replaced = adopted.zip(one.date).is_some_and(|(adopted, date)| date < adopted);
        let decided = follow_ups
            .iter()
            .any(|other| other.revision != RevisionDecision::Undecided && is_not_before(other, one));
        one.conditions_changed && !replaced && !decided
    });
    open.map(|one| match one.year {
        Some(year) => Finding::about("K12", one.reference(), "revision", UNDECIDED).with(Piece::Year(year)),
        None => Finding::about("K12", one.reference(), "revision", UNDECIDED_UNDATED),
    })
    .collect()
}

/// Whether a follow-up is the same as another, or a later one.
fn is_not_before(one: &FollowUp, other: &FollowUp) -> bool {
    let same = one.id == other.id;
    same || match (one.date, other.date) {
        (Some(one), Some(other)) => other <= one,
        _ => one.year.zip(other.year).is_some_and(|(one, other)| other <= one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::period::{Day, Year};
    use crate::model::record::{FollowUpId, Id};

    #[test]
    fn a_later_decision_settles_an_earlier_follow_up_and_not_the_other_way_round() {
        let of = |id: u64, year: i64, date: Option<&str>| FollowUp {
            id: FollowUpId(Id(id)),
            year: Year::new(year),
            date: date.and_then(Day::parse),
            ..FollowUp::default()
        };
        let (first, second) = (of(1, 2027, None), of(2, 2028, Some("2029-02-01")));
        assert!(is_not_before(&second, &first) && !is_not_before(&first, &second));
        assert!(is_not_before(&first, &first));
        let third = of(3, 2028, Some("2029-03-01"));
        assert!(is_not_before(&third, &second) && !is_not_before(&second, &third));
    }
}
