//! What follows from a programme: findings about it, ties seen from the other end, how far it has come.
//! Never blocks and never changes anything.

pub mod assumption;
pub mod assumption_key;
pub mod check;
pub mod checklist;
pub mod difference;
pub mod economy;
pub mod exact;
pub mod expansion;
pub mod index;
pub mod invariants;
pub mod matrix;
pub mod milestone;
pub mod overview;
pub mod personal_data;
pub mod population;
pub mod present_use;
pub mod progress;
pub mod scenario;
pub mod service;
pub mod service_demand;
pub mod small_count;
pub mod timeline;
pub mod welfare;
pub mod year;
