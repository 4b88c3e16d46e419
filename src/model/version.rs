//! The programme as it was at a time: restore points that the user names, and versions as
//! they were adopted, which are never changed. Knows no packing of the content.

use super::declare::{choice, record};
use super::field::Prose;
use super::period::Day;
use super::record::BodyId;

choice! {
    /// What kind of version it is.
    pub enum VersionKind {
        /// A point that one can go back to.
        RestorePoint = "restore_point", "Återställningspunkt" / "Restore point";
        /// As adopted; frozen.
        Adopted = "adopted", "Antagen version" / "Adopted version";
    }
}

record! {
    /// The programme as it was at a time.
    pub struct Version(VersionId, Version) {
        /// What it is called, such as "före samråd".
        name: String = "Namn" / "Name",
        /// What kind of version it is.
        version_kind: VersionKind = "Slag" / "Kind",
        /// When it was kept, local time with offset (ISO 8601).
        at: String = "Sparad" / "Kept",
        /// By whom: a role, not a person.
        by: String = "Sparad av" / "Kept by",
        /// The mark of the state that it holds.
        mark: String = "Märke" / "Mark",
        /// The body that adopted it.
        adopted_by: Option<BodyId> = "Antagen av" / "Adopted by",
        /// When it was adopted.
        adopted_date: Option<Day> = "Antagen den" / "Adopted on",
        /// The paragraph of the minutes.
        paragraph: String = "Paragraf" / "Paragraph",
        /// The registry number of the matter.
        registry_number: String = "Diarienummer" / "Registry number",
        /// What is worth knowing about it.
        note: Prose = "Anteckning" / "Note",
        /// The programme, as JSON that was deflated (RFC 1951) and written in base64 (RFC 4648).
        content: String = "Innehåll" / "Content",
    }
}
