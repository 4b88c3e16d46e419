//! The views: one file each. They show what `present` prepares and dispatch edits.

pub mod basis;
pub mod desk;
pub mod form;
pub mod frame;
pub mod interview;
pub mod opening;
pub mod palette;
pub mod panel;
pub mod picker;
pub mod program;
pub mod remove;
pub mod share;
pub mod start;
