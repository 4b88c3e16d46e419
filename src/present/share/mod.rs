//! The words of the view Dela.

pub mod review;
