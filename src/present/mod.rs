//! How a programme is shown, without a screen: words, numbers, order of fields, rows.
//! Knows no DOM; whatever is shown, printed or exported is made from here.

pub mod bulk;
pub mod catalogue;
pub mod chart;
pub mod check;
pub mod difference;
pub mod economy;
pub mod expansion;
pub mod form;
pub mod format;
pub mod input;
pub mod interview;
pub mod label;
pub mod matrix;
pub mod numbering;
pub mod overview;
pub mod paper;
pub mod public;
pub mod sentences;
pub mod share;
pub mod sheet;
pub mod slice;
pub mod table;
pub mod timeline;
