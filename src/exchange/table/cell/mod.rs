//! What single cells say. Each reader takes the text of a cell and gives what it understood.
//! Knows no row and no heading.

pub mod amount;
pub mod body;
pub mod choice;
pub mod decision;
pub mod goal;
pub mod plan;
mod span;
pub mod time;

/// What was understood of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read<T> {
    /// What it says.
    pub value: T,
    /// Whether it says all that the text says. If not, the text is to be kept beside it.
    pub whole: bool,
}

impl<T> Read<T> {
    /// A value that says all that the text says.
    pub const fn whole(value: T) -> Read<T> {
        Read { value, whole: true }
    }

    /// A value that says less than the text.
    pub const fn part(value: T) -> Read<T> {
        Read { value, whole: false }
    }
}
