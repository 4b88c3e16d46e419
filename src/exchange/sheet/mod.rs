//! The measures as a workbook that a department fills in and sends back. Knows no file of
//! Excel's: a book is plain data, and what turns it into a file and back stands elsewhere.

pub mod book;
mod cell;
mod column;
pub mod csv;
mod export;
mod guide;
mod locate;
mod names;
pub mod office_error;
pub mod returned;

pub use export::{mark_of, measure_book};
