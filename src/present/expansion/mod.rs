//! How many homes, when, for whom, in words and figures. Knows no page.

pub mod grid;

use crate::model::words::Words;
use crate::present::catalogue::words;

words! {
    EXPANSION: "Utbyggnad" / "Expansion plan";
    GO_TO_EXPANSION: "Gå till Utbyggnad" / "Go to Expansion plan";
}
