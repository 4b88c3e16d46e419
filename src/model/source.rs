//! Where a number comes from.

use super::declare::row;
use super::period::Day;

row! {
    /// The source of a number or a statement.
    pub struct Source {
        /// Title of the publication or register.
        title: String = "Källa" / "Source",
        /// Web address, http or https.
        url: String = "Webbadress" / "Web address",
        /// Date of the figure or of the reading.
        date: Option<Day> = "Datum" / "Date",
        /// Whether somebody has compared the number with the source.
        verified: bool = "Kontrollerad mot källan" / "Checked against the source",
    }
}
