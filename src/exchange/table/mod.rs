//! Tables from outside (Excel, Word, CSV, a web page) become measures, goals and bodies, or projects. Text
//! goes to a grid, the grid gets a mapping of its columns, and both together an edit. Knows no
//! clipboard: the text comes in.

pub mod cell;
pub(super) mod fold;
mod goal_book;
pub mod grid;
pub mod heads;
pub mod intake;
pub mod mapping;
pub mod marginal_intake;
pub mod project_heads;
pub mod project_intake;
mod row;
