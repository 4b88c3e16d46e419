//! Why a workbook could not be written or read: a closed set, so that each has its own
//! sentence (see `present::sheet`). Goes between the worker and the page as its code.

use crate::exchange::read_error::ReadError;

/// Why a workbook could not be written or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficeError {
    /// The file holds nothing.
    Empty,
    /// The file itself is larger than is read.
    TooLarge,
    /// Unpacked, the file is larger than is read: it may be made to do harm.
    Bomb,
    /// More cells or text than a table of measures has.
    TooManyCells,
    /// The file ends too early or is damaged.
    Damaged,
    /// A workbook in the format of before 2007.
    OldExcel,
    /// A workbook that is protected with a password.
    Encrypted,
    /// A workbook of another format: binary Excel or OpenDocument.
    OtherSpreadsheet,
    /// A document of Word or PowerPoint.
    OtherOffice,
    /// No workbook.
    NotAWorkbook,
    /// The book to be written could not be understood.
    BadBook,
    /// The book could not be written.
    NotWritten,
}

impl OfficeError {
    /// Every error.
    pub const ALL: [OfficeError; 12] = [
        OfficeError::Empty,
        OfficeError::TooLarge,
        OfficeError::Bomb,
        OfficeError::TooManyCells,
        OfficeError::Damaged,
        OfficeError::OldExcel,
        OfficeError::Encrypted,
        OfficeError::OtherSpreadsheet,
        OfficeError::OtherOffice,
        OfficeError::NotAWorkbook,
        OfficeError::BadBook,
        OfficeError::NotWritten,
    ];

    /// How it is called between worker and page.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            OfficeError::Empty => "empty",
            OfficeError::TooLarge => "too_large",
            OfficeError::Bomb => "bomb",
            OfficeError::TooManyCells => "too_many_cells",
            OfficeError::Damaged => "damaged",
            OfficeError::OldExcel => "old_excel",
            OfficeError::Encrypted => "encrypted",
            OfficeError::OtherSpreadsheet => "other_spreadsheet",
            OfficeError::OtherOffice => "other_office",
            OfficeError::NotAWorkbook => "not_a_workbook",
            OfficeError::BadBook => "bad_book",
            OfficeError::NotWritten => "not_written",
        }
    }

    /// The error with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<OfficeError> {
        OfficeError::ALL.into_iter().find(|error| error.code() == code)
    }
}

/// How a job of the worker ended without a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobFault {
    /// The page was built without the worker.
    Missing,
    /// The worker could not be fetched or started.
    NotStarted,
    /// It broke off.
    Crashed,
    /// It took too long and was ended.
    TooSlow,
    /// The user ended it.
    Cancelled,
    /// It has another job.
    Busy,
    /// It did its job, and this is wrong with the file.
    Office(OfficeError),
}

/// Why a file that came back could not be read as a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetError {
    /// A workbook that could not be read.
    Workbook(JobFault),
    /// A file that is no text, or could not be had at all.
    File(ReadError),
    /// More rows or columns than a table of measures has.
    TooMany,
}
