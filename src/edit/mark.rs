//! Marks of states. Two copies of a programme whose states have the same mark have the same
//! history and the same content; that is how a merge finds where they parted. Knows no file.

use super::change::ChangeSet;
use super::document::{Action, Stamp};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{FINGERPRINT_OF_NOTHING, Id, RecordRef, continued_fingerprint};
use std::io::Write;

/// The mark of a state: 64 bits made of its history, written as 13 letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Mark(pub u64);

impl std::fmt::Display for Mark {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&Id(self.0).code())
    }
}

impl Mark {
    /// Reads the text form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Mark> {
        Id::parse_code(text).map(|Id(number)| Mark(number))
    }

    /// The mark of a programme without a history.
    #[must_use]
    pub fn of_content(id: Id, program: &Program) -> Mark {
        let mut hash = Hash::new();
        hash.number(id.0);
        hash.program(program);
        Mark(hash.0)
    }

    /// The mark after a step.
    #[must_use]
    pub fn after(self, revision: u64, stamp: &Stamp, action: Action, changes: &ChangeSet) -> Mark {
        let mut hash = Hash::new();
        hash.number(self.0);
        hash.number(revision);
        hash.text(&stamp.at);
        hash.text(&stamp.by);
        hash.text(match action {
            Action::Do => "do",
            Action::Amend => "amend",
            Action::Undo => "undo",
            Action::Redo => "redo",
        });
        for change in changes.changes() {
            if let Some(target) = change.target() {
                hash.reference(target);
            }
            if let Some(record) = &change.after {
                hash.record(record);
            }
        }
        Mark(hash.0)
    }

    /// The mark of what two histories become when they are joined: it depends on what was
    /// joined and on what came out, not on who joined it or in which order.
    #[must_use]
    pub fn joined(heads: &[Mark], outcome: &Program) -> Mark {
        let mut hash = Hash::new();
        for head in heads {
            hash.number(head.0);
        }
        hash.program(outcome);
        Mark(hash.0)
    }
}

/// The project's fingerprint, fed piece by piece. It tells states apart; it keeps no secret.
struct Hash(u64);

impl Hash {
    const fn new() -> Hash {
        Hash(FINGERPRINT_OF_NOTHING)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.0 = continued_fingerprint(self.0, bytes);
    }

    fn number(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    /// Text with its length, so that two texts are not taken for another two.
    fn text(&mut self, text: &str) {
        self.number(u64::try_from(text.len()).unwrap_or(u64::MAX));
        self.bytes(text.as_bytes());
    }

    fn reference(&mut self, target: RecordRef) {
        self.text(target.kind.code());
        self.number(target.id.0);
    }

    fn record(&mut self, record: &AnyRecord) {
        self.reference(record.reference());
        let rank = record.rank().to_value();
        self.text(rank.as_text().unwrap_or_default());
        // Writing into a hash cannot fail.
        let _ = serde_json::to_writer(&mut *self, &record.write(Vec::new()));
    }

    fn program(&mut self, program: &Program) {
        for record in program.all_records() {
            self.record(&record);
        }
    }
}

impl Write for Hash {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.bytes(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
