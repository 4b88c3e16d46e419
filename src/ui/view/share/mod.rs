//! Dela: how the programme goes to others and comes back.

pub mod excel;
