//! What an action programme is: typed records, each declared once with its fields,
//! their words in both languages and what they may hold. Knows no file, no edit, no screen.

pub mod basis;
pub mod body;
pub(crate) mod declare;
pub mod field;
pub mod goal;
pub mod instrument;
pub mod leaf;
pub mod measure;
pub mod municipality;
pub mod number;
pub mod period;
pub mod process;
pub mod program;
pub mod programme;
pub mod project;
pub mod proposal;
pub mod rank;
pub mod record;
pub mod scenario;
pub mod service;
pub mod source;
pub mod usual_bodies;
pub mod usual_goals;
pub mod value;
pub mod version;
pub mod words;
