//! What differs between two programmes, in the planner's words: by view, record and part. Plain
//! data that a page, a sheet of paper and the clipboard are made from alike. Knows no DOM.

mod line;
mod place;
mod plain;
mod programs;
mod prose;
mod report;
mod value;
pub mod words;

pub use line::{Body, Line, contents, line, lines, values_before, visible};
pub use place::place_label;
pub use plain::as_text;
pub use programs::{Programs, shortened};
pub use prose::{Run, runs};
pub use report::{Group, Heading, RecordLines, Report, What, record_lines};
pub use value::value_words;
