//! The overview in words and figures. Knows no page.

use crate::model::words::Words;
use crate::present::catalogue::words;

words! {
    OVERVIEW: "Översikt" / "Overview";
    GO_TO_OVERVIEW: "Gå till Översikt" / "Go to Overview";
}
