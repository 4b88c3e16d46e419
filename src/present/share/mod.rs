//! The words of the view Dela, and what it says about states of the programme: the change log, what
//! was deleted, restore points and adopted versions, and what is compared with what. Knows no DOM.

pub mod log;
pub mod proposals;
pub mod review;
pub mod states;
pub mod versions;
pub mod words;
