//! K38: no text has data about a person, and no record shows where protected people live.

use super::source::{ANY, Act, Source, WHOLE};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::analysis::personal_data::{email, is_of_a_role, personal_number, phone};
use crate::model::basis::Group;
use crate::model::field::{FieldInfo, Shape};
use crate::model::program::AnyRecord;
use crate::model::record::Kind;
use crate::model::value::Value;
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K38",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[
        Source::section(Act::Secrecy, 21, "3", WHOLE),
        Source::section(Act::Secrecy, 26, "1", WHOLE),
        Source::Publication {
            title: Words::new(
                "EU:s dataskyddsförordning (2016/679), artikel 5",
                "General Data Protection Regulation (EU) 2016/679, article 5",
            ),
            url: Some("https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
        },
    ],
    title: Words::new(
        "Texterna innehåller inga personuppgifter eller skyddade adresser",
        "Texts contain no personal data and no protected addresses",
    ),
    why: Words::new(
        "Planen blir en allmän handling och sprids. Personnummer, telefonnummer och e-post till enskilda hör inte hemma där, och platsen för ett skyddat boende får inte röjas.",
        "The plan becomes a public document and is spread. Personal numbers, telephone numbers and addresses of individuals do not belong there, and the place of sheltered housing must not be revealed.",
    ),
    remedy: Words::new(
        "Ta bort uppgiften ur texten. Skriv en roll eller funktionsadress i stället för en person. Ta bort område och projekt där våldsutsatta bor.",
        "Remove it from the text. Write a role or a function's address instead of a person. Remove area and projects where people exposed to violence live.",
    ),
    each: Some(in_text),
    reads: &READS,
    find,
};

/// All that is part of what the programme says.
const READS: [Kind; 14] = [
    Kind::Body,
    Kind::Area,
    Kind::Need,
    Kind::OuterGoal,
    Kind::Challenge,
    Kind::Goal,
    Kind::Indicator,
    Kind::Measure,
    Kind::Project,
    Kind::Capacity,
    Kind::Assumption,
    Kind::Consultation,
    Kind::FollowUp,
    Kind::PolicyLink,
];

/// The fewest digits of a telephone number.
const FEWEST_DIGITS: usize = 8;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let records = [Kind::Need, Kind::Measure].into_iter().flat_map(|kind| subject.program.records(kind));
    records.filter_map(|record| of_place(subject, &record)).collect()
}

/// The first text of a record that looks like data about a person.
fn in_text(record: &AnyRecord) -> Option<Finding> {
    record.infos().iter().find_map(|info| {
        let holds_text = matches!(info.shape, Shape::Text | Shape::Prose | Shape::Object(_) | Shape::Rows(_));
        let what = if holds_text { of_value(&info.shape, &record.get(info.name))? } else { return None };
        let says = Words::new(
            "”{0}” har något som ser ut som {1} i fältet {2}.",
            "“{0}” has something that looks like {1} in the field {2}.",
        );
        let finding = Finding::about("K38", record.reference(), info.name, says);
        Some(
            finding
                .with(Piece::Record(record.reference()))
                .with(Piece::Words(what))
                .with(Piece::Words(info.label)),
        )
    })
}

fn of_value(shape: &Shape, value: &Value) -> Option<Words> {
    let within = |infos: &[FieldInfo], value: &Value| {
        // A reason for overruling names its record by an id, which is nobody's number.
        let texts = infos.iter().filter(|info| info.name != "about");
        texts.into_iter().find_map(|info| of_value(&info.shape, value.get(info.name)?))
    };
    match (shape, value) {
        (Shape::Text | Shape::Prose, Value::Text(text)) => of_text(text),
        (Shape::Object(infos), value) => within(infos, value),
        (Shape::Rows(infos), Value::List(rows)) => rows.iter().find_map(|row| within(infos, row)),
        _ => None,
    }
}

fn of_text(text: &str) -> Option<Words> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits >= FEWEST_DIGITS && personal_number(text).is_some() {
        return Some(Words::new("ett personnummer", "a personal identity number"));
    }
    if text.contains('@') && email(text).is_some_and(|address| !is_of_a_role(address)) {
        return Some(Words::new("en persons e-postadress", "a person's e-mail address"));
    }
    if digits >= FEWEST_DIGITS && phone(text).is_some() {
        return Some(Words::new("ett telefonnummer", "a telephone number"));
    }
    None
}

/// A need or measure for people exposed to violence that says where.
fn of_place(subject: &Subject<'_>, record: &AnyRecord) -> Option<Finding> {
    let field = match record {
        AnyRecord::Need(need) if need.group == Group::Violence && need.area.is_some() => "area",
        AnyRecord::Measure(measure) if measure.target_group == Some(Group::Violence) => {
            let placed = measure.projects.iter().any(|id| subject.program.projects.get(*id).is_some());
            if measure.internal || !placed {
                return None;
            }
            "projects"
        }
        _ => return None,
    };
    let says = Words::new(
        "”{0}” gäller våldsutsatta och anger en plats. Det kan röja ett skyddat boende.",
        "“{0}” is about people exposed to violence and states a place. That may reveal sheltered housing.",
    );
    let target = record.reference();
    Some(Finding::about("K38", target, field, says).with(Piece::Record(target)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_function_is_no_personal_data() {
        assert_eq!(of_text("Skriv till registrator@alvnas.se eller kommunen@alvnas.se."), None);
        assert!(of_text("Skriv till anna.berg@alvnas.se.").is_some());
        assert_eq!(of_text("KS 2026/118, 1 200 bostäder 2027–2030"), None);
    }
}
