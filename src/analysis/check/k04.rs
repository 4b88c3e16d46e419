//! K04: to be written.

use super::source::ANY;
use super::{Check, Severity};
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K04",
    severity: Severity::Error,
    rule_sets: ANY,
    sources: &[],
    title: Words::new("", ""),
    why: Words::new("", ""),
    remedy: Words::new("", ""),
    reads: &[],
    find: |_| Vec::new(),
};
