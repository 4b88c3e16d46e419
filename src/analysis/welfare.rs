//! Which words and measures are about buildings for education, care and other services that the
//! municipality has to provide. Knows no check.

use crate::model::instrument::Instrument;
use crate::model::measure::Measure;

/// How words for such buildings begin.
const BUILDINGS: [&str; 19] = [
    "förskola",
    "förskolor",
    "förskoleb",
    "förskolel",
    "förskolep",
    "skola",
    "skolor",
    "skolb",
    "skoll",
    "skolp",
    "grundskol",
    "gymnasiesk",
    "äldreboende",
    "vårdboende",
    "omsorgsboende",
    "gruppbost",
    "gruppboende",
    "säbo",
    "lss",
];

/// Words for public places, which a developer may pay for.
const PLACES: [&str; 16] = [
    "gat",
    "väg",
    "park",
    "torg",
    "bro",
    "cykel",
    "gång",
    "trottoar",
    "ledning",
    "kaj",
    "hållplats",
    "gata",
    "gatan",
    "gator",
    "vägar",
    "vägen",
];

/// Words after which a building is only where something lies.
const NEAR: [&str; 7] = ["vid", "mot", "utanför", "intill", "förbi", "från", "runt"];

/// Whether a text is about such a building. A road to the school is not.
#[must_use]
pub fn names_building(text: &str) -> bool {
    let folded = text.to_lowercase();
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let before = |place: usize, back: usize| place.checked_sub(back).and_then(|place| words.get(place));
    let near = |place: usize| {
        let after = before(place, 1);
        let to_place = after == Some(&"till") && before(place, 2).is_some_and(|word| is_place(word));
        to_place || after.is_some_and(|word| NEAR.contains(word))
    };
    words.iter().enumerate().any(|(place, word)| {
        let home = *word == "boende" && before(place, 1).is_some_and(|word| word.starts_with("särskil"));
        (home || is_building(word)) && !near(place)
    })
}

fn is_building(word: &str) -> bool {
    // `F–6-skola` stands as `6` and `skola`.
    BUILDINGS.iter().any(|building| word.starts_with(building)) || word.ends_with("förskola")
}

fn is_place(word: &str) -> bool {
    PLACES.iter().any(|place| word.starts_with(place) || word.ends_with(place))
}

/// Whether a text names a public place, which a developer may pay for.
#[must_use]
pub fn names_place(text: &str) -> bool {
    let folded = text.to_lowercase();
    folded.split(|c: char| !c.is_alphanumeric()).any(|word| !word.is_empty() && is_place(word))
}

/// Whether a measure is about such buildings: premises planning, or named so.
#[must_use]
pub fn is_about_building(measure: &Measure) -> bool {
    measure.instrument == Some(Instrument::PremisesPlan) || names_building(&measure.title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_building_is_told_from_the_road_to_it_and_from_the_plot_under_it() {
        for text in [
            "Exploateringsbidrag som ska finansiera förskolan och skolan i Norra Hamn (B09)",
            "Bygg en förskola med sex avdelningar och en F–6-skola",
            "Bidrag till gata och förskola",
            "Nytt särskilt boende",
            "Sex LSS-bostäder",
            "Äldreboendet Linden",
        ] {
            assert!(names_building(text), "{text}");
        }
        for text in [
            "Exploateringsbidrag till kajpromenad och park",
            "Gångväg till skolan",
            "Torg vid förskolan",
            "Säkra skol- och förskoletomter",
            "Högskolans campus",
            "Studentbostäder",
            "Boende i hela kommunen",
        ] {
            assert!(!names_building(text), "{text}");
        }
    }
}
