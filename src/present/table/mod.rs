//! The measures as a table: which columns, in which groups and order, which of them are
//! shown. The same rows serve the screen, the clipboard and the paper. Knows no page.

pub mod cell;
pub mod column;
pub mod copy;
pub mod filter;
pub mod group;
pub mod search;
pub mod sheet;
pub mod view;
