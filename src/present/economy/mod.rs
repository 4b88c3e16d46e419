//! What it costs, who pays, when, in words and figures. Knows no page.

pub mod quantity;

use crate::model::words::Words;
use crate::present::catalogue::words;

words! {
    ECONOMY: "Ekonomi" / "Economy";
    GO_TO_ECONOMY: "Gå till Ekonomi" / "Go to Economy";
}
