//! Where a demand comes from: a section of an act, an authority's guidance, or our own practice.
//! Dated, so that a reader can follow each to its place. Knows no check.

use crate::model::programme::RuleSet;
use crate::model::words::Words;

/// The day on which the sources were last compared with the acts.
pub const SOURCES_DATE: &str = "2026-11-26";

/// An act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Lag (2000:1383) om kommunernas bostadsförsörjningsansvar.
    HousingSupply,
    /// Plan- och bygglag (2010:900).
    PlanningAndBuilding,
    /// Kommunallag (2017:725).
    LocalGovernment,
    /// Lag (2014:899) om riktlinjer för kommunala markanvisningar.
    LandAllocation,
    /// Lag (2010:879) om allmännyttiga kommunala bostadsaktiebolag.
    HousingCompanies,
    /// Socialtjänstlag (2025:400).
    SocialServices,
    /// Lag (2004:773) om kommunalekonomisk utjämning.
    Equalisation,
    /// Offentlighets- och sekretesslag (2009:400).
    Secrecy,
    /// Fastighetsskattelagstiftningen: lag (2007:1398) om kommunal fastighetsavgift.
    PropertyFee,
    /// SFS 2025:70, om ändring i lagen (2000:1383), with its transitional provisions.
    Amendment2025,
}

impl Act {
    /// Its number in Svensk författningssamling.
    #[must_use]
    pub const fn number(self) -> &'static str {
        match self {
            Act::HousingSupply => "2000:1383",
            Act::PlanningAndBuilding => "2010:900",
            Act::LocalGovernment => "2017:725",
            Act::LandAllocation => "2014:899",
            Act::HousingCompanies => "2010:879",
            Act::SocialServices => "2025:400",
            Act::Equalisation => "2004:773",
            Act::Secrecy => "2009:400",
            Act::PropertyFee => "2007:1398",
            Act::Amendment2025 => "2025:70",
        }
    }

    /// Its name, with the number.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Act::HousingSupply => Words::new(
                "Lag (2000:1383) om kommunernas bostadsförsörjningsansvar",
                "Act (2000:1383) on municipal responsibility for housing supply",
            ),
            Act::PlanningAndBuilding => {
                Words::new("Plan- och bygglag (2010:900)", "Planning and Building Act (2010:900)")
            }
            Act::LocalGovernment => Words::new("Kommunallag (2017:725)", "Local Government Act (2017:725)"),
            Act::LandAllocation => Words::new(
                "Lag (2014:899) om riktlinjer för kommunala markanvisningar",
                "Act (2014:899) on guidelines for municipal land allocation",
            ),
            Act::HousingCompanies => Words::new(
                "Lag (2010:879) om allmännyttiga kommunala bostadsaktiebolag",
                "Act (2010:879) on public municipal housing companies",
            ),
            Act::SocialServices => Words::new("Socialtjänstlag (2025:400)", "Social Services Act (2025:400)"),
            Act::Equalisation => Words::new(
                "Lag (2004:773) om kommunalekonomisk utjämning",
                "Act (2004:773) on municipal equalisation",
            ),
            Act::Secrecy => Words::new(
                "Offentlighets- och sekretesslag (2009:400)",
                "Public Access and Secrecy Act (2009:400)",
            ),
            Act::PropertyFee => Words::new(
                "Lag (2007:1398) om kommunal fastighetsavgift",
                "Act (2007:1398) on the municipal property fee",
            ),
            Act::Amendment2025 => Words::new(
                "Lag (2025:70) om ändring i lagen (2000:1383)",
                "Act (2025:70) amending the act (2000:1383)",
            ),
        }
    }
}

/// Where a demand comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A section of an act.
    Section {
        /// The act.
        act: Act,
        /// The chapter; 0 where the act has none.
        chapter: u8,
        /// The section, such as `2` or `39`; empty for transitional provisions.
        section: &'static str,
        /// Which part of it, such as first paragraph point 4; may be empty.
        part: Words,
        /// The rule sets under which it stood there.
        rule_sets: &'static [RuleSet],
    },
    /// What an authority or a municipality has published.
    Publication {
        /// Who, what and when.
        title: Words,
        /// Its address, if it has one that lasts.
        url: Option<&'static str>,
    },
    /// What we consider good practice, without a source that demands it.
    Practice(Words),
}

/// All rule sets.
pub const ANY: &[RuleSet] = &[RuleSet::Act2013, RuleSet::Act2022, RuleSet::Act2025];
/// Since 1 October 2022.
pub const SINCE_2022: &[RuleSet] = &[RuleSet::Act2022, RuleSet::Act2025];
/// Since 1 March 2025.
pub const SINCE_2025: &[RuleSet] = &[RuleSet::Act2025];
/// Until 28 February 2025.
pub const UNTIL_2025: &[RuleSet] = &[RuleSet::Act2013, RuleSet::Act2022];

/// No particular part of a section.
pub const WHOLE: Words = Words::new("", "");

impl Source {
    /// A section of an act, under all rule sets.
    #[must_use]
    pub const fn section(act: Act, chapter: u8, section: &'static str, part: Words) -> Source {
        Source::Section { act, chapter, section, part, rule_sets: ANY }
    }

    /// A section of an act as it was worded under some rule sets.
    #[must_use]
    pub const fn section_in(
        act: Act,
        section: &'static str,
        part: Words,
        rule_sets: &'static [RuleSet],
    ) -> Source {
        Source::Section { act, chapter: 0, section, part, rule_sets }
    }

    /// Whether it stands under a rule set.
    #[must_use]
    pub fn holds_in(&self, rule_set: RuleSet) -> bool {
        match self {
            Source::Section { rule_sets, .. } => rule_sets.contains(&rule_set),
            Source::Publication { .. } | Source::Practice(_) => true,
        }
    }

    /// Where it can be read: the section at lagen.nu, or the publication.
    #[must_use]
    pub fn url(&self) -> Option<String> {
        match self {
            Source::Section { act, chapter, section, .. } => {
                let place = match (*chapter, section.is_empty()) {
                    (_, true) => String::new(),
                    (0, false) => format!("#P{section}"),
                    (chapter, false) => format!("#K{chapter}P{section}"),
                };
                Some(format!("https://lagen.nu/{}{place}", act.number()))
            }
            Source::Publication { url, .. } => url.map(str::to_owned),
            Source::Practice(_) => None,
        }
    }
}
