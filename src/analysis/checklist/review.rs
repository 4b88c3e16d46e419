//! The headings under which a county board reviews, as data, with the checks that answer each.
//! Knows no finding.

use super::{Chapter, Item, demands};
use crate::analysis::check::source::{ANY, Source};
use crate::model::words::Words;

/// The headings in their order, and last what a county board does not ask.
pub const ALL: &[&[Item]] = &[&HEADINGS];

/// Where the order comes from.
pub const SOURCE: Source = Source::Publication {
    title: Words::new(
        "Länsstyrelsen Skåne, granskning av 14 kommuners riktlinjer, 2017",
        "County Board of Skåne, review of the guidelines of 14 municipalities, 2017",
    ),
    url: None,
};

const fn heading(
    code: &'static str,
    name: Words,
    checks: &'static [&'static str],
    echoes: &'static [&'static str],
) -> Item {
    Item {
        code,
        chapter: Chapter::Review,
        source: Some(SOURCE),
        demand: name,
        checks,
        echoes,
        rule_sets: ANY,
        concerns: demands::always,
    }
}

static HEADINGS: [Item; 8] = [
    heading("national", Words::new("Nationella perspektivet", "The national perspective"), &["K04"], &[]),
    heading(
        "regional",
        Words::new("Regionala perspektivet", "The regional perspective"),
        &["K07", "K08", "K29"],
        &["K04"],
    ),
    heading(
        "goals",
        Words::new("Kommunala mål", "Municipal goals"),
        &["K02", "K15", "K32", "K36", "K41"],
        &[],
    ),
    heading(
        "measures",
        Words::new("Åtgärder och insatser", "Measures and efforts"),
        &["K03", "K13", "K14", "K17", "K18", "K19", "K20", "K26", "K27", "K28"],
        &[],
    ),
    heading("basis", Words::new("Underlag", "Basis"), &["K01", "K05", "K06", "K31", "K35"], &[]),
    heading("groups", Words::new("Grupper", "Groups"), &["K16", "K33", "K37"], &["K05"]),
    heading(
        "plan",
        Words::new("Översiktsplan och riktlinjer", "Comprehensive plan and guidelines"),
        &["K10", "K11", "K21", "K22", "K23", "K24", "K30"],
        &[],
    ),
    Item {
        chapter: Chapter::Soundness,
        source: None,
        ..heading(
            "soundness",
            Words::new(
                "Beslut, uppföljning, ekonomi och sekretess",
                "Decision, follow-up, economy and secrecy",
            ),
            &["K09", "K12", "K25", "K34", "K38", "K39", "K40", "K42"],
            &[],
        )
    },
];
