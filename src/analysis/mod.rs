//! What follows from a programme: findings about it. Never blocks and never changes anything.

pub mod difference;
pub mod invariants;
