//! The interface. It shows what `present` prepares and dispatches edits; it decides nothing
//! about housing. Only `platform` and the renderer of `dom` touch the browser; widgets know
//! no domain word.

#![allow(missing_docs, reason = "internal to the binary: names and first lines of files say what is what")]

pub mod app;
pub mod commands;
pub mod derived;
pub mod dom;
mod door;
pub mod meeting;
mod on_paper;
pub mod parts;
pub mod platform;
pub mod preferences;
pub mod remembered;
pub mod route;
pub mod view;
pub mod widget;
pub mod work;
pub mod workspace;
