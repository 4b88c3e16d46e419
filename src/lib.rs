//! The core of Genomför: what an action programme is, how it changes, what follows
//! from it, how it leaves and returns, and how it is shown. It knows no browser,
//! no clock and no random numbers; those come in as parameters.
//!
//! The layers, each of which may use itself and those before it:
//!
//! 1. [`model`] what a programme is
//! 2. [`edit`] how it changes, and how a change is undone
//! 3. [`analysis`] what follows from it
//! 4. [`exchange`] how it is written, read, kept
//! 5. [`present`] how it is put in words, numbers and rows
//!
//! The application itself (`ui`) lives in the binary, so that nothing here can name it.

pub mod analysis;
pub mod edit;
pub mod exchange;
pub mod model;
pub mod present;
