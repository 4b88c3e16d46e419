//! What follows from a programme: findings about it, ties seen from the other end, how far it has come.
//! Never blocks and never changes anything.

pub mod check;
pub mod difference;
pub mod index;
pub mod invariants;
pub mod matrix;
pub mod milestone;
pub mod progress;
pub mod timeline;
