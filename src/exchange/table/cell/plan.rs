//! Cells about a project of the expansion plan: who owns the land, how far the planning has come,
//! house type, tenure. Knows no other words than those that planners use for these.

use super::Read;
use crate::exchange::table::fold::{fold, take_words};
use crate::model::basis::{HouseType, Tenure};
use crate::model::field::ChoiceItem;
use crate::model::project::{LandOwner, PlanStage};

/// Reads who owns the land.
#[must_use]
pub fn land_owner(text: &str) -> Option<Read<LandOwner>> {
    let folded = fold(text);
    if let Some(known) = of(LandOwner::ITEMS, LandOwner::ALL, &folded) {
        return Some(Read::whole(known));
    }
    let read = match folded.as_str() {
        "kommun" | "kommunal" | "kommunal mark" | "kommunägd" | "kommunalt" | "kom" | "k" => {
            Read::whole(LandOwner::Municipality)
        }
        "bolag" | "bolaget" | "allmännyttan" | "kommunala bolaget" | "kommunalt bostadsbolag" => {
            Read::whole(LandOwner::Company)
        }
        "privat mark" | "privatägd" | "enskild" | "privata" | "exploatör" | "exploatören" | "p" => {
            Read::whole(LandOwner::Private)
        }
        "staten" | "stat" | "statlig" | "regionen" | "region" => Read::whole(LandOwner::RegionOrState),
        "flera" | "kommun och privat" | "kommun privat" | "privat kommun" | "delad" | "blandad" => {
            Read::whole(LandOwner::Mixed)
        }
        // A name: it says more than who it is.
        _ if ["bostadsbolaget", "bostads ab", "kommunala bolaget", "kommunala bostadsbolaget"]
            .contains(&folded.as_str()) =>
        {
            Read::part(LandOwner::Company)
        }
        _ if folded.ends_with(" kommun") => Read::part(LandOwner::Municipality),
        _ if folded.split(' ').any(|word| matches!(word, "ab" | "hb" | "kb" | "brf" | "fastigheter")) => {
            Read::part(LandOwner::Private)
        }
        _ => return None,
    };
    Some(read)
}

/// The words for stages, in the order in which they are looked for.
const STAGES: &[(&str, PlanStage)] = &[
    ("avbruten", PlanStage::Cancelled),
    ("avbrutet", PlanStage::Cancelled),
    ("utgår", PlanStage::Cancelled),
    ("vilande", PlanStage::Dormant),
    ("vilar", PlanStage::Dormant),
    ("pausad", PlanStage::Dormant),
    ("överklagad", PlanStage::Appealed),
    ("överklagat", PlanStage::Appealed),
    ("färdigställd", PlanStage::Completed),
    ("färdigställt", PlanStage::Completed),
    ("inflyttad", PlanStage::Completed),
    ("inflyttning klar", PlanStage::Completed),
    ("slutbesked", PlanStage::Completed),
    ("byggstart", PlanStage::Started),
    ("byggstartad", PlanStage::Started),
    ("påbörjad", PlanStage::Started),
    ("påbörjat", PlanStage::Started),
    ("under byggnation", PlanStage::Started),
    ("pågående byggnation", PlanStage::Started),
    ("startbesked", PlanStage::Started),
    ("bygglov", PlanStage::Permit),
    ("bygglov beviljat", PlanStage::Permit),
    ("laga kraft", PlanStage::InForce),
    ("lagakraft", PlanStage::InForce),
    ("lagakraftvunnen", PlanStage::InForce),
    ("gällande detaljplan", PlanStage::InForce),
    ("gällande plan", PlanStage::InForce),
    ("planlagt", PlanStage::InForce),
    ("antagen", PlanStage::Adopted),
    ("antagande", PlanStage::Adopted),
    ("granskning", PlanStage::Review),
    ("utställning", PlanStage::Review),
    ("samråd", PlanStage::Consultation),
    ("planuppdrag", PlanStage::Commissioned),
    ("pågående detaljplan", PlanStage::Commissioned),
    ("pågående planarbete", PlanStage::Commissioned),
    ("detaljplan pågår", PlanStage::Commissioned),
    ("planarbete", PlanStage::Commissioned),
    ("uppdrag", PlanStage::Commissioned),
    ("planbesked", PlanStage::Notice),
    ("tidigt skede", PlanStage::Idea),
    ("idé", PlanStage::Idea),
    ("ide", PlanStage::Idea),
    ("vision", PlanStage::Idea),
    ("utredning", PlanStage::Idea),
    ("översiktsplan", PlanStage::Idea),
    ("öp", PlanStage::Idea),
];

/// Reads how far the planning has come: `Samråd`, `Laga kraft 2023`, `detaljplan pågår`.
#[must_use]
pub fn stage(text: &str) -> Option<Read<PlanStage>> {
    let mut folded = fold(text);
    if let Some(known) = of(PlanStage::ITEMS, PlanStage::ALL, &folded) {
        return Some(Read::whole(known));
    }
    let (word, stage) =
        STAGES.iter().find(|(word, _)| format!(" {folded} ").contains(&format!(" {word} ")))?;
    take_words(&mut folded, word);
    Some(Read { value: *stage, whole: folded.is_empty() })
}

/// Reads a house type: `Flerbostadshus`, `radhus`, `villatomter`. Småhus alone is taken as detached.
#[must_use]
pub fn house_type(text: &str) -> Option<Read<HouseType>> {
    let folded = fold(text);
    if let Some(known) = of(HouseType::ITEMS, HouseType::ALL, &folded) {
        return Some(Read::whole(known));
    }
    let word = |word: &str| match word {
        "flerbostadshus" | "flerbostad" | "flerfamiljshus" | "flb" | "fbh" | "fb" | "lgh" | "lägenheter"
        | "lägenhet" | "punkthus" | "lamellhus" | "hyreshus" => Some(HouseType::MultiDwelling),
        "småhus" | "sh" | "villa" | "villor" | "friliggande" | "villatomter" | "tomter" | "småhustomter"
        | "enbostadshus" => Some(HouseType::Detached),
        "radhus" | "rad" | "parhus" | "par" | "kedjehus" | "grupphus" | "gruppbyggda" => Some(HouseType::Row),
        "specialbostad" | "specialbostäder" | "studentbostäder" | "trygghetsboende" | "seniorboende"
        | "lss" | "säbo" | "vårdboende" | "äldreboende" => Some(HouseType::Special),
        _ => None,
    };
    // Friliggande småhus, radhus och parhus: several words that say the same.
    single(&folded, word)
}

/// Reads a tenure: `hyresrätt`, `HR`, `br`, `äganderätt`.
#[must_use]
pub fn tenure(text: &str) -> Option<Read<Tenure>> {
    let folded = fold(text);
    if let Some(known) = of(Tenure::ITEMS, Tenure::ALL, &folded) {
        return Some(Read::whole(known));
    }
    let word = |word: &str| match word {
        "hyresrätt" | "hyresrätter" | "hyres" | "hyra" | "hr" => Some(Tenure::Rental),
        "bostadsrätt" | "bostadsrätter" | "brf" | "br" => Some(Tenure::Cooperative),
        "äganderätt" | "äganderätter" | "ägande" | "ägd" | "är" | "friköpt" | "friköpta" => {
            Some(Tenure::Ownership)
        }
        "ägarlägenhet" | "ägarlägenheter" | "äl" => Some(Tenure::Condominium),
        "khr" => Some(Tenure::CooperativeRental),
        _ => None,
    };
    match folded.as_str() {
        "kooperativ hyresrätt" | "kooperativ hyra" => Some(Read::whole(Tenure::CooperativeRental)),
        "oklart" | "ej bestämt" | "ej klart" | "inte bestämt" => Some(Read::whole(Tenure::Unknown)),
        _ => single(&folded, word),
    }
}

/// What the known words of a text agree on; nothing where they do not.
fn single<T: Copy + PartialEq>(folded: &str, word: impl Fn(&str) -> Option<T>) -> Option<Read<T>> {
    let mut found: Option<T> = None;
    let mut whole = true;
    for known in folded.split(' ').filter(|word| !matches!(*word, "och" | "eller" | "i")).map(word) {
        match (known, found) {
            (Some(known), Some(before)) if known != before => return None,
            (Some(known), _) => found = Some(known),
            (None, _) => whole = false,
        }
    }
    found.map(|value| Read { value, whole })
}

fn of<T: Copy>(items: &[ChoiceItem], all: &[T], folded: &str) -> Option<T> {
    let place =
        items.iter().position(|item| fold(item.words.sv) == folded || fold(item.words.en) == folded)?;
    all.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_read_in_the_words_of_planners() {
        for (text, value, whole) in [
            ("Laga kraft", PlanStage::InForce, true),
            ("laga kraft 2023-05-02", PlanStage::InForce, false),
            ("Detaljplan pågår", PlanStage::Commissioned, true),
            ("Granskning", PlanStage::Review, true),
            ("Antagen, överklagad", PlanStage::Appealed, false),
            ("ÖP", PlanStage::Idea, true),
            ("Bygglov beviljat", PlanStage::Permit, false),
        ] {
            assert_eq!(stage(text), Some(Read { value, whole }), "{text}");
        }
        assert_eq!(stage("2028"), None);
    }

    #[test]
    fn house_types_and_tenures_that_disagree_are_not_guessed() {
        assert_eq!(house_type("Flerbostadshus"), Some(Read::whole(HouseType::MultiDwelling)));
        assert_eq!(house_type("rad- och parhus"), Some(Read::whole(HouseType::Row)));
        assert_eq!(house_type("flerbostadshus och radhus"), None);
        assert_eq!(tenure("HR"), Some(Read::whole(Tenure::Rental)));
        assert_eq!(tenure("HR/BR"), None);
        assert_eq!(tenure("Kooperativ hyresrätt"), Some(Read::whole(Tenure::CooperativeRental)));
        assert_eq!(land_owner("Kommunal mark"), Some(Read::whole(LandOwner::Municipality)));
        assert_eq!(land_owner("Sjömärket Projekt AB"), Some(Read::part(LandOwner::Private)));
    }
}
