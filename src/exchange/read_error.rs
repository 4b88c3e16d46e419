//! Why a file could not be opened: a closed set, so that each has its own sentence
//! (see `present::sentences`).

/// Kinds of file that planners have and that this is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherFormat {
    /// Excel, Word or another zip archive.
    Office,
    /// PDF.
    Pdf,
    /// A web page or XML.
    Web,
    /// A table as text (CSV).
    Table,
    /// An image.
    Image,
}

/// Why a file could not be opened. Nothing has been changed when one is returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// The file holds nothing.
    Empty,
    /// The file is larger than is read.
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The largest size that is read.
        limit: u64,
    },
    /// The bytes are not text.
    NotText,
    /// It is a file of another kind.
    Other(OtherFormat),
    /// It is text, but not JSON.
    NotJson {
        /// Line of the first fault, from 1.
        line: usize,
        /// Column of the first fault, from 1.
        column: usize,
    },
    /// It is JSON that ends too early.
    CutOff {
        /// Line where it ends, from 1.
        line: usize,
        /// Column where it ends, from 1.
        column: usize,
    },
    /// It is nested deeper than any programme.
    TooDeep {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// It is JSON of another program.
    NotAProgramme {
        /// What it says it is, if it says so.
        format: Option<String>,
    },
    /// It was written by a newer version.
    TooNew {
        /// The version of the file.
        found: i64,
        /// The newest version that is read.
        newest: i64,
    },
    /// Something that has to be there is not as it should be.
    Shape {
        /// Where in the file, such as `version`.
        path: String,
    },
    /// An older file could not be brought up to date.
    Migration {
        /// The version of the file.
        from: i64,
        /// Where in the file.
        path: String,
    },
}

/// What was odd in a file that was opened all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// A value of the wrong kind or out of range was set aside.
    WrongValue,
    /// Something in a list is not a record and was set aside.
    NotARecord,
    /// A list is not a list and was set aside.
    NotAList,
    /// An id stood twice; the second record got a new one.
    DuplicateId,
    /// A record had no id and got one.
    NoId,
    /// A record's place in its list could not be read; it stands where it stood in the file.
    NoRank,
    /// The file was in an older encoding (Windows-1252 or UTF-16).
    OldEncoding,
    /// The file ends too early; what comes after is missing.
    RestMissing,
    /// The change log could not be read as a whole; the programme could.
    LogUnread,
}

/// An oddity and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Where in the file, such as `measures[3].start`.
    pub path: String,
    /// What it was.
    pub oddity: Oddity,
}
