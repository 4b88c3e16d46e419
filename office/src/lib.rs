//! Excel workbooks: a book of the program becomes a file, and a file a book. Runs in a worker
//! beside the page, so that neither size nor damage of a file can freeze or take down the page.
//! Knows no measure and no word of the interface.

pub mod guard;
mod reading;
mod reckoning;
mod worker;
mod writing;

pub use reading::read_xlsx;
pub use writing::write_xlsx;

/// What is told while the work goes on: how much of how much is done.
pub type Progress<'a> = &'a mut dyn FnMut(u32, u32);
