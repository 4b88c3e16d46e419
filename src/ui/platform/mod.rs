//! The only code that touches the browser.

pub mod clipboard;
pub mod clock;
pub mod files;
pub mod ids;
pub mod journal;
pub mod js;
pub mod office;
pub mod page;
pub mod picture;
pub mod rescue;
pub mod storage;
