//! K01: the need for additional dwellings is stated, with a number and a period. Knows no other check.

use super::source::{Act, SINCE_2025, Source};
use super::{Check, Finding, Mend, Piece, Severity, Subject};
use crate::model::basis::{Need, NeedCategory};
use crate::model::field::FieldValue;
use crate::model::programme::Settings;
use crate::model::record::{Kind, Record};
use crate::model::value::Value;
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K01",
    severity: Severity::Error,
    rule_sets: SINCE_2025,
    sources: &[Source::section_in(
        Act::HousingSupply,
        "2",
        Words::new("första stycket 1", "first paragraph, point 1"),
        SINCE_2025,
    )],
    title: Words::new(
        "Behovet av tillskott av bostäder är angivet",
        "The need for additional dwellings is stated",
    ),
    why: Words::new(
        "Handlingsplanen ska ange hur många bostäder som behöver tillkomma. Kravet är nytt sedan den 1 mars 2025. Utan ett antal och en period går det inte att bedöma om målen och åtgärderna räcker.",
        "The plan has to state how many dwellings need to be added. The demand is new since 1 March 2025. Without a number and a period nobody can judge whether goals and measures are enough.",
    ),
    remedy: Words::new(
        "Lägg till ett behov av kategorin Tillskott av bostäder och skriv antalet, per år eller totalt. Är behovet noll skriver du 0.",
        "Add a need of the category Additional dwellings and write the number, per year or in total. Where there is no need, write 0.",
    ),
    each: None,
    reads: &[Kind::Need],
    find,
};

const NONE: Words = Words::new(
    "Det framgår inte hur många bostäder som behöver tillkomma.",
    "It is not stated how many dwellings need to be added.",
);
const NO_NUMBER: Words = Words::new("Behovet ”{0}” saknar antal.", "The need “{0}” has no number.");
const NO_PERIOD: Words = Words::new(
    "Behovet ”{0}” har ett antal men ingen period: varken behovet eller programmet anger vilka år det gäller.",
    "The need “{0}” has a number but no period: neither the need nor the programme says which years it is for.",
);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let needs = subject.program.needs.in_order();
    let additions: Vec<_> =
        needs.into_iter().filter(|need| need.category == NeedCategory::Addition).collect();
    let Some(first) = additions.first() else {
        return vec![Finding::of_programme("K01", "", NONE).mended_by(
            Words::new("Lägg till behovet av tillskott", "Add the need for additional dwellings"),
            Mend::Add(
                Kind::Need,
                vec![
                    ("title", Value::text("Tillskott av bostäder")),
                    ("category", NeedCategory::Addition.to_value()),
                ],
            ),
        )];
    };
    let Some(numbered) = additions.iter().find(|need| need.total.is_some() || by_year(need)) else {
        let missing = Finding::about("K01", first.reference(), "total", NO_NUMBER);
        return vec![missing.with(Piece::Record(first.reference()))];
    };
    if has_period(&subject.program.settings) || additions.iter().any(|need| by_year(need)) {
        return Vec::new();
    }
    let missing = Finding::of_programme("K01", "period_from", NO_PERIOD);
    vec![missing.with(Piece::Record(numbered.reference()))]
}

fn by_year(need: &Need) -> bool {
    need.years.iter().any(|row| row.year.is_some() && row.dwellings != 0)
}

const fn has_period(settings: &Settings) -> bool {
    settings.period_from.is_some() && settings.period_to.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::index::Index;
    use crate::model::basis::NeedYear;
    use crate::model::period::{Day, Year};
    use crate::model::program::{AnyRecord, Program};
    use std::sync::Arc;

    fn says(need: Need, period: Option<(i64, i64)>) -> Option<&'static str> {
        let mut program = Program::default();
        let year = |of: fn((i64, i64)) -> i64| period.map(of).and_then(Year::new);
        let (period_from, period_to) = (year(|(from, _)| from), year(|(_, to)| to));
        program.put(AnyRecord::Programme(Arc::new(Settings {
            period_from,
            period_to,
            ..Settings::default()
        })));
        program.put(AnyRecord::Need(Arc::new(need)));
        let today = Day::parse("2027-03-01").unwrap();
        let found = find(&Subject { program: &program, index: &Index::default(), today });
        found.first().map(|finding| finding.says.sv)
    }

    #[test]
    fn a_number_and_a_period_are_asked_for_and_nought_is_a_number() {
        let total = |total| Need { total, ..Need::default() };
        let years = |year| vec![NeedYear { year, dwellings: 30, ..NeedYear::default() }];
        let term = Some((2027, 2030));
        assert_eq!(says(total(None), term), Some(NO_NUMBER.sv));
        assert_eq!(says(total(Some(0)), term), None, "a municipality may need none");
        assert_eq!(says(total(Some(120)), None), Some(NO_PERIOD.sv));
        assert_eq!(says(Need { years: years(Year::new(2027)), ..Need::default() }, None), None);
        assert_eq!(says(Need { years: years(None), ..Need::default() }, term), Some(NO_NUMBER.sv));
    }
}
