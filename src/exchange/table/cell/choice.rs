//! Cells that hold one of a closed set, or a number: priority, status, tool, group, dwellings,
//! year. Knows no other words than those that planners use for these.

use super::Read;
use crate::exchange::table::fold::{fold, take_words};
use crate::model::basis::Group;
use crate::model::field::ChoiceItem;
use crate::model::instrument::Instrument;
use crate::model::measure::{Priority, Status};
use crate::model::period::Year;

/// Reads a priority: `1`, `hög`, `prio 1`, `A`, `***`.
#[must_use]
pub fn priority(text: &str) -> Option<Read<Priority>> {
    let stars = text.trim();
    if !stars.is_empty() && stars.chars().all(|c| c == '*' || c == '★') {
        return match stars.chars().count() {
            1 => Some(Read::whole(Priority::Low)),
            2 => Some(Read::whole(Priority::Medium)),
            3 => Some(Read::whole(Priority::High)),
            _ => None,
        };
    }
    let mut words = fold(text);
    for word in ["prioritet", "priority", "prio", "nivå"] {
        take_words(&mut words, word);
    }
    match words.as_str() {
        "1" | "hög" | "high" | "a" | "1 hög" | "1 high" | "hög 1" | "högst" | "i" => {
            Some(Read::whole(Priority::High))
        }
        "2" | "medel" | "medium" | "b" | "2 medel" | "2 medium" | "medel 2" | "normal" | "mellan" | "ii" => {
            Some(Read::whole(Priority::Medium))
        }
        "3" | "låg" | "low" | "c" | "3 låg" | "3 low" | "låg 3" | "lägst" | "iii" => {
            Some(Read::whole(Priority::Low))
        }
        _ => None,
    }
}

/// Reads how a measure goes.
#[must_use]
pub fn status(text: &str) -> Option<Read<Status>> {
    let folded = fold(text);
    if let Some(place) = named(Status::ITEMS, &folded) {
        return Status::ALL.get(place).copied().map(Read::whole);
    }
    let status = match folded.as_str() {
        "ej startad" | "ej startat" | "ej påbörjat" | "inte påbörjad" | "inte påbörjat" | "planerad"
        | "planerat" | "planeras" | "kommande" | "inte startad" => Status::NotStarted,
        "pågår" | "pågående" | "påbörjad" | "påbörjat" | "startad" | "följer plan" | "ongoing"
        | "started" | "in progress" => Status::OnPlan,
        "försenad"
        | "försenat"
        | "avvikelse"
        | "avviker från plan"
        | "inte enligt plan"
        | "inte helt enligt plan"
        | "inte alls enligt plan"
        | "ej enligt plan"
        | "delayed" => Status::Deviates,
        "klar"
        | "klart"
        | "avslutad"
        | "avslutat"
        | "slutfört"
        | "genomförd"
        | "genomfört"
        | "färdig"
        | "färdigt"
        | "uppdraget är slutfört"
        | "done" => Status::Completed,
        "utgått" | "avbruten" | "avbrutet" | "struken" | "avförd" | "cancelled" => Status::Dropped,
        _ => return None,
    };
    Some(Read::whole(status))
}

/// Reads whom a measure is for.
#[must_use]
pub fn group(text: &str) -> Option<Read<Group>> {
    let folded = fold(text);
    if let Some(place) = named(Group::ITEMS, &folded) {
        return Group::ALL.get(place).copied().map(Read::whole);
    }
    let group = match folded.as_str() {
        "alla invånare" | "samtliga" => Group::All,
        "ungdomar" | "ungdom" | "unga vuxna" => Group::Young,
        "student" | "studerande" => Group::Students,
        "äldre personer" | "seniorer" | "75" | "äldre 75" => Group::Older,
        "lss" | "funktionsnedsättning" | "personer med funktionsnedsättning" => Group::Lss,
        "säbo" | "särskilt boende" => Group::ResidentialCare,
        "nyanlända personer" => Group::NewlyArrived,
        "hemlösa" | "hemlöshet" => Group::Homeless,
        "våldsutsatta personer" => Group::Violence,
        "familjer" | "barnfamilj" => Group::Families,
        "ekonomiskt svaga" | "låginkomsttagare" => Group::LowIncome,
        _ => return None,
    };
    Some(Read::whole(group))
}

/// The words in which a tool is recognised, where they stand in a longer text.
const STEMS: &[(&str, Instrument)] = &[
    ("översiktsplan", Instrument::ComprehensivePlan),
    ("föp", Instrument::ComprehensivePlan),
    ("planeringsstrategi", Instrument::PlanningStrategy),
    ("detaljplan", Instrument::DetailedPlan),
    ("planberedskap", Instrument::PlanReadiness),
    ("planprioritering", Instrument::PlanReadiness),
    ("markförvärv", Instrument::LandAcquisition),
    ("markköp", Instrument::LandAcquisition),
    ("markreserv", Instrument::LandAcquisition),
    ("markanvisning", Instrument::LandAllocation),
    ("markpris", Instrument::LandPricing),
    ("tomtpris", Instrument::LandPricing),
    ("tomtkö", Instrument::LandPricing),
    ("tomträtt", Instrument::SiteLeasehold),
    ("exploateringsavtal", Instrument::DevelopmentAgreement),
    ("ägardirektiv", Instrument::OwnerDirective),
    ("allmännytta", Instrument::HousingCompany),
    ("borgen", Instrument::Guarantee),
    ("hyresgaranti", Instrument::RentGuarantee),
    ("bostadsförmedling", Instrument::HousingAgency),
    ("bostadskö", Instrument::HousingAgency),
    ("förtur", Instrument::Priority),
    ("bostadssocial", Instrument::SocialContracts),
    ("social kontrakt", Instrument::SocialContracts),
    ("sociala kontrakt", Instrument::SocialContracts),
    ("bostad först", Instrument::SocialContracts),
    ("vräkningsförebyggande", Instrument::SocialContracts),
    ("inhyrning", Instrument::LandlordCooperation),
    ("blockhyrning", Instrument::LandlordCooperation),
    ("tillgänglighet", Instrument::Accessibility),
    ("bostadsanpassning", Instrument::Accessibility),
    ("trygghetsboende", Instrument::Accessibility),
    ("lokalförsörjning", Instrument::PremisesPlan),
    ("lokalplan", Instrument::PremisesPlan),
    ("utredning", Instrument::Studies),
    ("statistik", Instrument::Studies),
    ("dialog", Instrument::Studies),
    ("mellankommunal", Instrument::Intermunicipal),
    ("statligt stöd", Instrument::StateSupport),
    ("statsbidrag", Instrument::StateSupport),
];

/// Reads a tool: its code, its name, or words that only one tool has. Several are none.
#[must_use]
pub fn instrument(text: &str) -> Option<Read<Instrument>> {
    let folded = fold(text);
    let code = |code: &str| Instrument::ALL.iter().find(|tool| tool.code().to_lowercase() == code).copied();
    if let Some(tool) = code(&folded) {
        return Some(Read::whole(tool));
    }
    if let Some(place) = named(Instrument::ITEMS, &folded) {
        return Instrument::ALL.get(place).copied().map(Read::whole);
    }
    // `MA Markanvisning`, `DP – detaljplan`
    if let Some((first, rest)) = folded.split_once(' ')
        && let Some(tool) = code(first)
    {
        return (in_words(rest) == Some(tool)).then_some(Read::part(tool));
    }
    let exact = STEMS.iter().any(|(stem, _)| *stem == folded);
    in_words(&folded).map(|value| Read { value, whole: exact })
}

fn in_words(folded: &str) -> Option<Instrument> {
    let mut found = STEMS.iter().filter(|(stem, _)| folded.contains(stem)).map(|(_, tool)| *tool);
    let first = found.next()?;
    found.all(|tool| tool == first).then_some(first)
}

/// Reads a whole number as spreadsheets show it: `1 200`, `24,0`, `1 200,00`, `−5`. Spaces stand only
/// between groups of three digits.
#[must_use]
pub fn whole_number(text: &str) -> Option<i32> {
    let text = text.trim();
    let bare = text.trim_start_matches(crate::exchange::table::fold::is_dash);
    let minus = bare.len() < text.len();
    let (bare, decimals) = bare.trim_start().split_once([',', '.']).unwrap_or((bare, "0"));
    if !matches!(decimals, "0" | "00" | "000") {
        return None;
    }
    let groups: Vec<&str> = bare.split_whitespace().collect();
    let (first, rest) = groups.split_first()?;
    let fits = rest.is_empty() || first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    let digits = groups.concat();
    let number: i32 = digits.parse().ok().filter(|_| fits && digits.chars().all(|c| c.is_ascii_digit()))?;
    Some(if minus { -number } else { number })
}

/// Reads a number of dwellings: `24`, `1 200`, `24 hyresrätter`, `ca 60 bost.`.
#[must_use]
pub fn dwellings(text: &str) -> Option<Read<i32>> {
    if let Some(number) = whole_number(text) {
        return Some(Read::whole(number));
    }
    let folded = fold(text);
    let mut numbers = folded.split(' ').filter(|word| word.chars().any(char::is_numeric));
    let number: i32 = numbers.next()?.parse().ok()?;
    if numbers.next().is_some() {
        return None;
    }
    // A sign before the number: homes that go.
    let before = text.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default().trim_end();
    let minus = before.chars().last().is_some_and(crate::exchange::table::fold::is_dash);
    let bare = before.trim_end_matches(crate::exchange::table::fold::is_dash);
    let own_words = ["st", "bost", "bostäder", "bostad", "lgh", "lägenheter", "dwellings", "homes"];
    let rest =
        folded.split(' ').filter(|word| word.parse::<i32>().is_err() && !own_words.contains(word)).count();
    let signs = text.chars().any(|c| !c.is_alphanumeric() && !c.is_whitespace() && c != '.');
    let plain = rest == 0 && (!signs || minus && bare.is_empty());
    Some(Read { value: if minus { -number } else { number }, whole: plain })
}

/// Reads a year that stands alone.
#[must_use]
pub fn year(text: &str) -> Option<Year> {
    let digits = text.trim();
    if digits.len() == 4 { Year::new(digits.parse().ok()?) } else { None }
}

/// The place of the choice that is called so in either language.
fn named(items: &[ChoiceItem], folded: &str) -> Option<usize> {
    items.iter().position(|item| fold(item.words.sv) == folded || fold(item.words.en) == folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_read_as_spreadsheets_show_them_and_nothing_is_guessed() {
        for (text, number) in [
            ("1 200", 1200),
            ("1\u{a0}200", 1200),
            ("24,0", 24),
            ("1 200,00", 1200),
            ("−5", -5),
            ("– 12", -12),
            ("1000000", 1_000_000),
        ] {
            assert_eq!(whole_number(text), Some(number), "{text}");
        }
        for text in ["", "-", "2,5", "2027 2028", "12 st", "99999999999", "1,234"] {
            assert_eq!(whole_number(text), None, "{text}");
        }
        assert_eq!(dwellings("1 200"), Some(Read::whole(1200)));
    }

    #[test]
    fn priorities_are_read_as_numbers_words_letters_and_stars() {
        for text in ["1", "hög", "High", "prio 1", "A", "***", "1 – hög", "Prioritet 1", "Hög (1)"] {
            assert_eq!(priority(text), Some(Read::whole(Priority::High)), "{text}");
        }
        assert_eq!(priority("låg"), Some(Read::whole(Priority::Low)));
        for text in ["", "4", "1–2", "hög/medel", "****"] {
            assert_eq!(priority(text), None, "{text}");
        }
    }

    #[test]
    fn a_status_is_read_in_the_words_of_reports() {
        for (text, expected) in [
            ("Pågår", Status::OnPlan),
            ("Enligt plan", Status::OnPlan),
            ("ej startad", Status::NotStarted),
            ("Uppdraget är slutfört", Status::Completed),
            ("försenad", Status::Deviates),
            ("Utgår", Status::Dropped),
            ("On plan", Status::OnPlan),
        ] {
            assert_eq!(status(text), Some(Read::whole(expected)), "{text}");
        }
        assert_eq!(status("pausad tills vidare"), None);
    }

    #[test]
    fn a_tool_is_read_by_code_name_and_words_and_several_are_none() {
        for text in ["DP", "dp", "Detaljplan", "Detailed plan"] {
            assert_eq!(instrument(text), Some(Read::whole(Instrument::DetailedPlan)), "{text}");
        }
        assert_eq!(instrument("Ny detaljplan i centrum"), Some(Read::part(Instrument::DetailedPlan)));
        assert_eq!(instrument("DP – detaljplan"), Some(Read::part(Instrument::DetailedPlan)));
        for text in ["DP, MA", "Detaljplan och markanvisning", "Byggbonus", ""] {
            assert_eq!(instrument(text), None, "{text}");
        }
    }

    #[test]
    fn dwellings_are_a_number_with_or_without_words() {
        assert_eq!(dwellings("24"), Some(Read::whole(24)));
        assert_eq!(dwellings("-12"), Some(Read::whole(-12)));
        assert_eq!(dwellings("24 lgh"), Some(Read::whole(24)));
        assert_eq!(dwellings("24 hyresrätter"), Some(Read::part(24)));
        assert_eq!(dwellings("ca 60 bost."), Some(Read::part(60)));
        for text in ["", "20–30", "några", "m2", "99999999999"] {
            assert_eq!(dwellings(text), None, "{text}");
        }
    }
}
