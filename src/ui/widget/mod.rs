//! Controls that any application could use. They own label, keyboard path and focus, and
//! know no domain word and no context but the language of their words.

pub mod chart;
pub mod combobox;
pub mod dialog;
pub mod icon;
pub mod popover;
pub mod text;
pub mod window;
