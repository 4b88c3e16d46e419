//! What the programme builds on: needs, goals of others, challenges.

use super::declare::{choice, record, row};
use super::field::Prose;
use super::period::Year;
use super::record::AreaId;
use super::source::Source;

choice! {
    /// The two sides of need that the act asks for (2 §).
    pub enum NeedCategory {
        /// Need for additional dwellings, 2 § first paragraph p. 1.
        Addition = "addition_total", "Tillskott av bostäder" / "Additional dwellings";
        /// Needs that are not met on the local market, 2 § second paragraph.
        Unmet = "unmet", "Ej tillgodosett behov" / "Unmet need";
    }
}

choice! {
    /// For whom.
    pub enum Group {
        /// Everyone.
        All = "all", "Alla" / "Everyone";
        /// Young people.
        Young = "young", "Unga" / "Young people";
        /// Students.
        Students = "students", "Studenter" / "Students";
        /// Older people.
        Older = "older", "Äldre" / "Older people";
        /// People with disabilities entitled to support under LSS.
        Lss = "disability_lss", "Personer med funktionsnedsättning (LSS)" / "People with disabilities (LSS)";
        /// Residential care under the social services act.
        ResidentialCare = "residential_care", "Särskilt boende (SoL)" / "Residential care (SoL)";
        /// Newly arrived people.
        NewlyArrived = "newly_arrived", "Nyanlända" / "Newly arrived";
        /// Homeless people.
        Homeless = "homeless", "Personer i hemlöshet" / "Homeless people";
        /// People exposed to violence.
        Violence = "violence", "Våldsutsatta" / "People exposed to violence";
        /// Families with children.
        Families = "families", "Barnfamiljer" / "Families with children";
        /// Economically weak households.
        LowIncome = "low_income", "Ekonomiskt svaga hushåll" / "Households with low income";
        /// Other.
        Other = "other", "Övriga" / "Other";
    }
}

choice! {
    /// House type, as SCB defines them.
    pub enum HouseType {
        /// Three dwellings or more.
        MultiDwelling = "multi_dwelling", "Flerbostadshus" / "Multi-dwelling building";
        /// Detached one- or two-dwelling house.
        Detached = "detached", "Småhus, friliggande" / "Detached house";
        /// Semi-detached, row or linked house.
        Row = "row", "Småhus, rad-, par- eller kedjehus" / "Row, semi-detached or linked house";
        /// Dwellings for students, older people, people with disabilities.
        Special = "special", "Specialbostad" / "Special dwelling";
        /// Other.
        Other = "other", "Övrigt" / "Other";
    }
}

choice! {
    /// Tenure.
    pub enum Tenure {
        /// Not known yet.
        Unknown = "unknown", "Okänd" / "Not known";
        /// Rental.
        Rental = "rental", "Hyresrätt" / "Rental";
        /// Cooperative rental.
        CooperativeRental = "cooperative_rental", "Kooperativ hyresrätt" / "Cooperative rental";
        /// Cooperative.
        Cooperative = "cooperative", "Bostadsrätt" / "Cooperative";
        /// Ownership.
        Ownership = "ownership", "Äganderätt" / "Ownership";
        /// Condominium.
        Condominium = "condominium", "Ägarlägenhet" / "Condominium";
    }
}

choice! {
    /// Which part of the statutory analysis a need comes from (2 § second paragraph).
    pub enum AnalysisPart {
        /// Demographic development.
        Demography = "demography", "Demografisk utveckling" / "Demographic development";
        /// Market conditions.
        Market = "market", "Marknadsförutsättningar" / "Market conditions";
        /// Needs that are not met on the local market.
        Unmet = "unmet", "Behov som inte tillgodoses på marknaden" / "Needs not met on the market";
    }
}

row! {
    /// Dwellings needed in a year.
    pub struct NeedYear {
        /// The year.
        year: Option<Year> = "År" / "Year",
        /// Dwellings.
        dwellings: i32 = "Bostäder" / "Dwellings",
    }
}

record! {
    /// A need for dwellings, per year or in total over the period.
    pub struct Need(NeedId, Need) {
        /// What the need is called.
        title: String = "Rubrik" / "Title",
        /// Which side of need it is.
        category: NeedCategory = "Kategori" / "Category",
        /// For whom.
        group: Group = "Grupp" / "Group",
        /// Where, if not the whole municipality.
        area: Option<AreaId> = "Område" / "Area",
        /// Dwellings over the whole period.
        total: Option<u32> = "Bostäder totalt under perioden" / "Dwellings over the period",
        /// Dwellings year by year.
        years: Vec<NeedYear> = "Bostäder per år" / "Dwellings per year",
        /// House type, if it matters.
        house_type: Option<HouseType> = "Hustyp" / "House type",
        /// Tenure, if it matters.
        tenure: Option<Tenure> = "Upplåtelseform" / "Tenure",
        /// How the number was found.
        method: Prose = "Metod" / "Method",
        /// Which part of the analysis it comes from.
        analysis: AnalysisPart = "Del av analysen" / "Part of the analysis",
        /// Whether it rests on Boverket's data.
        boverket_data: bool = "Bygger på Boverkets underlag" / "Rests on Boverket's data",
        /// Source.
        source: Source = "Källa" / "Source",
    }
}

choice! {
    /// Whose goal it is.
    pub enum OuterLevel {
        /// National.
        National = "national", "Nationell" / "National";
        /// Regional.
        Regional = "regional", "Regional" / "Regional";
        /// Municipal, in another document.
        Municipal = "municipal", "Kommunal" / "Municipal";
    }
}

record! {
    /// A national or regional goal, plan or programme to be considered (2 § first paragraph p. 4).
    pub struct OuterGoal(OuterGoalId, OuterGoal) {
        /// Title.
        title: String = "Titel" / "Title",
        /// Whose goal it is.
        level: OuterLevel = "Nivå" / "Level",
        /// Who published it.
        publisher: String = "Utgivare" / "Publisher",
        /// Why it matters here.
        relevance: Prose = "Relevans för kommunen" / "Relevance here",
        /// How it was considered; the government may order a new plan where this is missing (6 §).
        considered: Prose = "Hur det har beaktats" / "How it was considered",
        /// Source.
        source: Source = "Källa" / "Source",
    }
}

record! {
    /// A challenge and the strategy that meets it.
    pub struct Challenge(ChallengeId, Challenge) {
        /// Title.
        title: String = "Rubrik" / "Title",
        /// What it consists of.
        description: Prose = "Beskrivning" / "Description",
        /// The strategy that meets it.
        strategy: Prose = "Strategi" / "Strategy",
        /// Where, if not the whole municipality.
        area: Option<AreaId> = "Område" / "Area",
    }
}
