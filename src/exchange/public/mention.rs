//! What somebody ought to look at before a public copy is published (K38): text that still
//! names what was taken out or looks like data about a person, and records that may need a note
//! on confidentiality. Only points; changes nothing.

use super::Part;
use crate::analysis::personal_data;
use crate::model::basis::Group;
use crate::model::body::BodyType;
use crate::model::field::{FieldInfo, Shape};
use crate::model::instrument::Instrument;
use crate::model::program::{AnyRecord, Program};
use crate::model::record::RecordRef;
use crate::model::value::Value;

/// What there is to look at. In the order in which a preview tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// The text names a record that was taken out.
    Removed(RecordRef),
    /// The text has a personal identity number.
    PersonalNumber,
    /// The text has an address of electronic mail.
    Email,
    /// The text has a telephone number.
    Phone,
    /// A private party may be a person.
    PrivateParty,
    /// A developer without a word for an organisation in its name may be a person.
    Developer,
    /// A place for people exposed to violence (OSL 21 kap. 3 §, 26 kap. 1 §).
    Sheltered,
    /// A purchase of land without a note on confidentiality (OSL 19 kap. 3 §).
    Acquisition,
}

/// A place to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The record that it is in.
    pub record: RecordRef,
    /// Where in the record; empty when the record itself is meant.
    pub path: Vec<Part>,
    /// What there is to look at.
    pub hint: Hint,
    /// The words that were found.
    pub text: String,
}

/// Every place to look at in a copy of a programme, in the order of its records.
#[must_use]
pub fn mentions(program: &Program, copy: &Program) -> Vec<Mention> {
    let names = removed_names(program, copy);
    let mut found = Vec::new();
    for record in copy.all_records() {
        let of = record.reference();
        let mut look = |path: &[Part], text: &str| {
            let mut tell = |hint, text: &str| {
                found.push(Mention { record: of, path: path.to_vec(), hint, text: text.to_owned() });
            };
            let folded = text.to_lowercase();
            let mut told = None;
            for name in names.iter().filter(|name| name.stands_in(&folded)) {
                // The longest of the names of a record is enough.
                if told != Some(name.of) {
                    tell(Hint::Removed(name.of), &name.text);
                    told = Some(name.of);
                }
            }
            let patterns = [
                (Hint::PersonalNumber, personal_data::personal_number(text)),
                (Hint::Email, personal_data::email(text)),
                (Hint::Phone, personal_data::phone(text)),
            ];
            for (hint, text) in patterns {
                text.into_iter().for_each(|text| tell(hint, text));
            }
        };
        let mut path = Vec::new();
        for info in record.infos() {
            each_text(info, &record.get(info.name), &mut path, &mut look);
        }
        found.extend(of_record(copy, &record));
    }
    found
}

/// Calls for each text of a field, with its place.
fn each_text(
    info: &'static FieldInfo,
    value: &Value,
    path: &mut Vec<Part>,
    look: &mut dyn FnMut(&[Part], &str),
) {
    path.push(Part::Field(info));
    match (&info.shape, value) {
        (Shape::Text | Shape::Prose, Value::Text(text)) => look(path, text),
        (Shape::Object(infos), Value::Object(_)) => each_text_within(infos, value, path, look),
        (Shape::Rows(infos), Value::List(rows)) => {
            for (place, row) in rows.iter().enumerate() {
                path.push(Part::Row(place));
                each_text_within(infos, row, path, look);
                path.pop();
            }
        }
        _ => {}
    }
    path.pop();
}

fn each_text_within(
    infos: &'static [FieldInfo],
    value: &Value,
    path: &mut Vec<Part>,
    look: &mut dyn FnMut(&[Part], &str),
) {
    for info in infos {
        if let Some(inner) = value.get(info.name) {
            each_text(info, inner, path, look);
        }
    }
}

/// A name of a record that was taken out.
struct Name {
    of: RecordRef,
    /// As it is written there.
    text: String,
    folded: String,
    form: Form,
}

/// How a name stands in a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// At the beginning of a word; it may be inflected.
    Title,
    /// As a word of its own.
    Number,
    /// As a word of its own, after a word that says what it numbers.
    BareNumber,
}

/// Shorter titles are words that stand everywhere.
const SHORTEST_TITLE: usize = 4;

/// The names of what was taken out, those of a record together and the longest first.
fn removed_names(program: &Program, copy: &Program) -> Vec<Name> {
    let mut names = Vec::new();
    let gone = program.all_records().filter(|record| !copy.has(record.reference()));
    // The name of a version is no secret: "before the consultation" says nothing of its content.
    for record in gone.filter(|record| !record.reference().kind.is_about_the_work()) {
        let of = record.reference();
        let mut own = Vec::new();
        for field in ["number", "short_name", "title", "name", "property"] {
            let text = record.get(field).as_text().unwrap_or_default().trim().to_owned();
            let form = match field {
                "number" if text.chars().all(|c| c.is_ascii_digit()) => Form::BareNumber,
                "number" | "short_name" => Form::Number,
                _ => Form::Title,
            };
            let long_enough = form != Form::Title || text.chars().count() >= SHORTEST_TITLE;
            if long_enough && !text.is_empty() {
                own.push(Name { of, folded: text.to_lowercase(), text, form });
            }
        }
        own.sort_by_key(|name| std::cmp::Reverse(name.text.len()));
        names.extend(own);
    }
    names
}

impl Name {
    fn stands_in(&self, folded: &str) -> bool {
        folded.match_indices(&self.folded).any(|(place, found)| {
            let before = folded.get(..place).unwrap_or_default();
            let after = folded.get(place + found.len()..).unwrap_or_default();
            let begins = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            let ends = after.chars().next().is_none_or(|c| !c.is_alphanumeric());
            match self.form {
                Form::Title => begins,
                Form::Number => begins && ends,
                Form::BareNumber => begins && ends && is_counted(before),
            }
        })
    }
}

/// Whether a text ends with a word after which a number names a record.
fn is_counted(before: &str) -> bool {
    const COUNTED: [&str; 8] =
        ["åtgärd", "projekt", "insats", "nr", "nummer", "measure", "project", "number"];
    let word = before.trim_end().trim_end_matches('.').rsplit(|c: char| !c.is_alphanumeric()).next();
    word.is_some_and(|word| COUNTED.iter().any(|counted| word.starts_with(counted)))
}

/// What there is to look at in a record as a whole.
fn of_record(copy: &Program, record: &AnyRecord) -> Option<Mention> {
    let whole = |hint, text: &str| {
        Some(Mention { record: record.reference(), path: Vec::new(), hint, text: text.trim().to_owned() })
    };
    match record {
        AnyRecord::Body(body) if body.body_type == BodyType::Private => whole(Hint::PrivateParty, &body.name),
        AnyRecord::Need(need) if need.group == Group::Violence && need.area.is_some() => {
            whole(Hint::Sheltered, "")
        }
        AnyRecord::Measure(measure) => {
            let placed = measure.projects.iter().any(|id| copy.projects.get(*id).is_some());
            if measure.target_group == Some(Group::Violence) && placed {
                whole(Hint::Sheltered, "")
            } else if measure.instrument == Some(Instrument::LandAcquisition) {
                whole(Hint::Acquisition, "")
            } else {
                None
            }
        }
        AnyRecord::Project(project) if may_be_person(&project.developer) => {
            let info = record.infos().iter().find(|info| info.name == "developer");
            let path = info.map(Part::Field).into_iter().collect();
            let text = project.developer.trim().to_owned();
            Some(Mention { record: record.reference(), path, hint: Hint::Developer, text })
        }
        AnyRecord::Programme(_)
        | AnyRecord::Body(_)
        | AnyRecord::Area(_)
        | AnyRecord::Need(_)
        | AnyRecord::OuterGoal(_)
        | AnyRecord::Challenge(_)
        | AnyRecord::Goal(_)
        | AnyRecord::Indicator(_)
        | AnyRecord::Project(_)
        | AnyRecord::Capacity(_)
        | AnyRecord::Assumption(_)
        | AnyRecord::Scenario(_)
        | AnyRecord::Consultation(_)
        | AnyRecord::FollowUp(_)
        | AnyRecord::PolicyLink(_)
        | AnyRecord::Proposal(_)
        | AnyRecord::Version(_) => None,
    }
}

/// Whether a name of two or three capital words has nothing that says that it is an organisation.
fn may_be_person(name: &str) -> bool {
    const ORGANISATIONS: [&str; 20] = [
        "ab",
        "hb",
        "kb",
        "brf",
        "bolag",
        "fastighet",
        "bostad",
        "bostäder",
        "bygg",
        "kommun",
        "region",
        "stiftelse",
        "förening",
        "hem",
        "hus",
        "invest",
        "projekt",
        "grupp",
        "group",
        "utveckling",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let organised = |word: &&str| {
        let word = word.to_lowercase();
        ORGANISATIONS.iter().any(|part| if part.len() < 4 { word == *part } else { word.contains(part) })
    };
    (2..=3).contains(&words.len()) && words.iter().all(capital) && !words.iter().any(organised)
}
