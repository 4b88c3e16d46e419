//! Dela: how the programme goes to others and comes back.
#![allow(dead_code, reason = "the view that shows the sections comes next")]

pub mod excel;
mod outgoing;
pub mod public;
pub mod slice;
