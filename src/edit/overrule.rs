//! Overruling a finding: the reason is kept in the programme, and can be taken back.

use super::Edit;
use crate::model::field::FieldValue;
use crate::model::period::Day;
use crate::model::program::Program;
use crate::model::programme::Overruled;
use crate::model::record::RecordRef;

/// Overrules what a check finds about a record. An earlier reason gives way.
#[must_use]
pub fn overrule(program: &Program, code: &str, about: RecordRef, reason: &str, by: &str, date: Day) -> Edit {
    let mut rows = without(program, code, &about.to_string());
    rows.push(Overruled {
        code: code.to_owned(),
        about: about.to_string(),
        reason: reason.into(),
        by: by.to_owned(),
        date: Some(date),
        ..Overruled::default()
    });
    set(&rows)
}

/// Takes the reason back: the finding is open again. `about` is as it stands in the reason.
#[must_use]
pub fn withdraw(program: &Program, code: &str, about: &str) -> Edit {
    set(&without(program, code, about))
}

fn without(program: &Program, code: &str, about: &str) -> Vec<Overruled> {
    let others = program.settings.overruled.iter().filter(|row| row.code != code || row.about != about);
    others.cloned().collect()
}

fn set(rows: &Vec<Overruled>) -> Edit {
    Edit::Set(RecordRef::PROGRAMME, vec![("overruled", rows.to_value())])
}
