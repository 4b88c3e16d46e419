//! The programme as it was at a time, packed into a record: JSON, deflated (RFC 1951), in base64
//! (RFC 4648). Knows no view.

use super::encoding::SIZE_LIMIT;
use super::file;
use super::read_error::ReadError;
use crate::edit::Edit;
use crate::edit::document::{Document, Stamp};
use crate::edit::mark::Mark;
use crate::model::field::FieldValue;
use crate::model::period::Day;
use crate::model::program::{AnyRecord, Program};
use crate::model::programme::Stage;
use crate::model::record::{BodyId, Id, Kind, RecordRef, VersionId};
use crate::model::value::Value;
use crate::model::version::{Version, VersionKind};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use std::sync::Arc;

/// Between quick and small: 0 is neither, 10 is smallest.
const LEVEL: u8 = 8;

/// Why a packed programme could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnpackError {
    /// The text is not base64, or what is in it was not deflated.
    Damaged,
    /// It is larger than any programme.
    TooLarge,
    /// What was packed is no programme that this version reads.
    Unread(ReadError),
}

/// The content of a programme, without restore points, versions and proposals.
#[must_use]
pub fn content(program: &Program) -> Program {
    let mut content = program.clone();
    for kind in Kind::ALL.into_iter().filter(|kind| kind.is_about_the_work()) {
        for record in program.records(kind) {
            content.remove(record.reference());
        }
    }
    content
}

/// Packs the content of a programme.
#[must_use]
pub fn pack(program: &Program) -> String {
    let document = Document::new(Id::ROOT, content(program));
    STANDARD.encode(compress_to_vec(file::write(&document, "").as_bytes(), LEVEL))
}

/// Reads a packed programme.
///
/// # Errors
/// See [`UnpackError`]; nothing is half-read.
pub fn unpack(text: &str) -> Result<Program, UnpackError> {
    let packed = STANDARD.decode(text.trim()).map_err(|_| UnpackError::Damaged)?;
    let limit = usize::try_from(SIZE_LIMIT).unwrap_or(usize::MAX);
    let bytes = decompress_to_vec_with_limit(&packed, limit).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => UnpackError::TooLarge,
        _ => UnpackError::Damaged,
    })?;
    file::read(&bytes).map(|opened| opened.program).map_err(UnpackError::Unread)
}

/// A restore point of a programme as it is.
#[must_use]
pub fn of_program(program: &Program, id: Id, name: String, mark: Mark, stamp: Stamp) -> Version {
    Version {
        id: VersionId(id),
        rank: program.last_rank(Kind::Version),
        name,
        version_kind: VersionKind::RestorePoint,
        at: stamp.at,
        by: stamp.by,
        mark: mark.to_string(),
        content: pack(program),
        ..Version::default()
    }
}

/// The decision by which a programme was adopted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Adoption {
    /// The body that adopted it.
    pub by: Option<BodyId>,
    /// When.
    pub date: Option<Day>,
    /// The paragraph of the minutes.
    pub paragraph: String,
    /// The registry number of the matter.
    pub registry_number: String,
}

impl Adoption {
    /// The decision that the programme's own record tells.
    #[must_use]
    pub fn told_by(program: &Program) -> Adoption {
        let settings = &program.settings;
        Adoption {
            by: settings.adopted_by,
            date: settings.adopted_date,
            paragraph: settings.adopted_paragraph.clone(),
            registry_number: settings.registry_number.clone(),
        }
    }

    /// The fields of the programme's own record that the decision sets.
    fn fields(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("stage", Stage::Adopted.to_value()),
            ("adopted_by", self.by.to_value()),
            ("adopted_date", self.date.to_value()),
            ("adopted_paragraph", self.paragraph.to_value()),
            ("registry_number", self.registry_number.to_value()),
        ]
    }
}

/// Whether the decision is written into the programme's own record too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnRecord {
    /// It says what the decision says, and that the programme is adopted.
    Written,
    /// It stays as it is.
    Left,
}

/// The edit that freezes a programme as adopted; the version holds what the own record says then.
#[must_use]
pub fn freeze(program: &Program, mut version: Version, adoption: &Adoption, own_record: OwnRecord) -> Edit {
    let mut frozen = program.clone();
    let mut edits = Vec::new();
    if own_record == OwnRecord::Written {
        let mut settings = AnyRecord::Programme(Arc::clone(&program.settings));
        for (field, value) in adoption.fields() {
            // The values are made from the fields' own types.
            drop(settings.set(field, value));
        }
        frozen.put(settings);
        edits.push(Edit::Set(RecordRef::PROGRAMME, adoption.fields()));
    }
    let Adoption { by, date, paragraph, registry_number } = adoption.clone();
    version.version_kind = VersionKind::Adopted;
    version.adopted_by = by;
    version.adopted_date = date;
    version.paragraph = paragraph;
    version.registry_number = registry_number;
    version.content = pack(&frozen);
    edits.push(Edit::Add(AnyRecord::Version(Arc::new(version))));
    Edit::Several(edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_packed_programme_is_refused() {
        assert_eq!(unpack("åäö"), Err(UnpackError::Damaged));
        assert_eq!(unpack("AAAA"), Err(UnpackError::Damaged));
        let nonsense = STANDARD.encode(compress_to_vec(b"{}", LEVEL));
        assert!(matches!(unpack(&nonsense), Err(UnpackError::Unread(_))));
        let size = usize::try_from(SIZE_LIMIT).unwrap() + 1;
        let bomb = STANDARD.encode(compress_to_vec(&vec![b' '; size], LEVEL));
        assert_eq!(unpack(&bomb), Err(UnpackError::TooLarge));
    }

    #[test]
    fn a_frozen_programme_holds_the_decision_when_it_is_written_into_its_record() {
        let mut program = Program::default();
        let adoption = Adoption { paragraph: "§ 54".to_owned(), ..Adoption::default() };
        let version = of_program(&program, Id(5), "Antagen".to_owned(), Mark::default(), Stamp::default());
        let edit = freeze(&program, version, &adoption, OwnRecord::Written);
        edit.changes(&program).unwrap().apply(&mut program);
        let version = program.versions.get(VersionId(Id(5))).unwrap();
        let frozen = unpack(&version.content).unwrap();
        assert_eq!(
            (frozen.settings.stage, frozen.settings.adopted_paragraph.as_str()),
            (Stage::Adopted, "§ 54")
        );
        assert_eq!(frozen.settings, program.settings);
        assert_eq!((version.version_kind, version.paragraph.as_str()), (VersionKind::Adopted, "§ 54"));
        assert!(frozen.versions.is_empty());
    }
}
