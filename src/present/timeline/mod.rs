//! The timeline in words and lines: what stands where, without a screen.

use crate::model::words::Words;
use crate::present::catalogue::words;

words! {
    TIMELINE: "Tidslinje" / "Timeline";
    GO_TO_TIMELINE: "Gå till Tidslinje" / "Go to Timeline";
}
