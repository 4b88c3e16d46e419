//! The views: one file each. They show what `present` prepares and dispatch edits.

pub mod basis;
pub mod chance;
pub mod checks;
pub mod desk;
pub mod economy;
pub mod expansion;
pub mod figure;
pub mod filters;
pub mod form;
pub mod found;
pub mod frame;
pub mod interview;
pub mod matrix;
pub mod opening;
pub mod overview;
pub mod palette;
pub mod panel;
pub mod picker;
pub mod print_head;
pub mod program;
pub mod quantity;
pub mod remove;
pub mod share;
pub mod start;
pub mod tied;
pub mod timeline;
