//! The expansion plan: projects with dwellings per year, and what each of them costs and brings in.

use super::basis::{HouseType, Tenure};
use super::declare::{choice, record, row};
use super::field::Prose;
use super::measure::Certainty;
use super::number::{Money, PerMille};
use super::period::{Day, Year};
use super::record::{AreaId, BodyId};
use super::source::Source;

choice! {
    /// Who owns the land.
    pub enum LandOwner {
        /// The municipality.
        Municipality = "municipality", "Kommunen" / "Municipality";
        /// A municipal company.
        Company = "company", "Kommunalt bolag" / "Municipal company";
        /// A private owner.
        Private = "private", "Privat" / "Private";
        /// The region or the state.
        RegionOrState = "region_or_state", "Region eller stat" / "Region or state";
        /// Several.
        Mixed = "mixed", "Blandat" / "Mixed";
        /// Not known.
        Unknown = "unknown", "Okänd" / "Not known";
    }
}

choice! {
    /// How far the planning has come.
    pub enum PlanStage {
        /// An idea.
        Idea = "idea", "Idé" / "Idea";
        /// Preliminary planning decision (planbesked).
        Notice = "notice", "Planbesked" / "Planning notice";
        /// Planning commissioned.
        Commissioned = "commissioned", "Planuppdrag" / "Plan commissioned";
        /// Consultation on the plan.
        Consultation = "consultation", "Samråd" / "Consultation";
        /// Review.
        Review = "review", "Granskning" / "Review";
        /// Adopted.
        Adopted = "adopted", "Antagen" / "Adopted";
        /// Appealed.
        Appealed = "appealed", "Överklagad" / "Appealed";
        /// In legal force.
        InForce = "in_force", "Laga kraft" / "In force";
        /// Building permit.
        Permit = "permit", "Bygglov" / "Building permit";
        /// Started.
        Started = "started", "Påbörjad" / "Started";
        /// Completed.
        Completed = "completed", "Färdigställd" / "Completed";
        /// Resting.
        Dormant = "dormant", "Vilande" / "Dormant";
        /// Given up.
        Cancelled = "cancelled", "Avbruten" / "Cancelled";
    }
}

row! {
    /// Dwellings of a project in a year.
    pub struct DwellingRow {
        /// Year of completion.
        year: Option<Year> = "År" / "Year",
        /// House type.
        house_type: HouseType = "Hustyp" / "House type",
        /// Tenure.
        tenure: Tenure = "Upplåtelseform" / "Tenure",
        /// Dwellings; negative for demolition.
        count: i32 = "Antal" / "Count",
    }
}

row! {
    /// Dwellings completed in a year.
    pub struct OutcomeRow {
        /// The year.
        year: Option<Year> = "År" / "Year",
        /// Dwellings completed.
        count: i32 = "Antal" / "Count",
    }
}

row! {
    /// What a forecast said about a year.
    pub struct ForecastRow {
        /// Year in which the forecast was made.
        forecast_year: Option<Year> = "Prognosår" / "Forecast year",
        /// Year that it is about.
        year: Option<Year> = "År" / "Year",
        /// Dwellings.
        count: i32 = "Antal" / "Count",
    }
}

choice! {
    /// What an amount of a development appraisal is.
    pub enum AppraisalKind {
        /// Land income.
        LandIncome = "land_income", "Markintäkt" / "Land income";
        /// Developer contribution.
        Contribution = "contribution", "Exploateringsbidrag" / "Developer contribution";
        /// Street charge.
        StreetCharge = "street_charge", "Gatukostnadsersättning" / "Street charge";
        /// State grant.
        StateGrant = "state_grant", "Statligt stöd" / "State grant";
        /// Book value or purchase of land.
        Land = "land", "Bokfört markvärde eller förvärv" / "Book value or purchase of land";
        /// Studies and planning.
        Planning = "planning", "Utredning och plan" / "Studies and planning";
        /// Streets and public places.
        PublicPlaces = "public_places", "Allmän plats" / "Public places";
        /// Remediation, archaeology, moving of pipes.
        SitePreparation = "site_preparation", "Sanering, arkeologi, ledningsflytt" / "Remediation, archaeology, moving of pipes";
        /// Project management.
        Management = "management", "Projektledning" / "Project management";
        /// Allowance for risk.
        Risk = "risk", "Riskpåslag" / "Risk allowance";
        /// Water and sewage, paid by its own charges.
        Water = "water", "Vatten och avlopp (taxa)" / "Water and sewage (charges)";
    }
}

row! {
    /// An amount of a development appraisal.
    pub struct AppraisalItem {
        /// The year.
        year: Option<Year> = "År" / "Year",
        /// What it is.
        kind: AppraisalKind = "Slag" / "Kind",
        /// Thousands of kronor; costs positive, income negative.
        amount: Option<Money> = "Belopp, tkr" / "Amount, SEK thousand",
        /// Year of the price level, where it is not the programme's.
        price_level: Option<Year> = "Prisnivå, år" / "Price level, year",
        /// How sure it is.
        certainty: Certainty = "Säkerhet" / "Certainty",
        /// Source.
        source: Source = "Källa" / "Source",
    }
}

record! {
    /// A project of the expansion plan.
    pub struct Project(ProjectId, Project) {
        /// Human number, such as P12.
        number: String = "Nummer" / "Number",
        /// Name.
        name: String = "Projekt" / "Project",
        /// Where.
        area: Option<AreaId> = "Område" / "Area",
        /// Property designation or place.
        property: String = "Fastighet eller plats" / "Property or place",
        /// Who owns the land.
        land_owner: LandOwner = "Markägare" / "Land owner",
        /// Who builds.
        developer: String = "Byggherre" / "Developer",
        /// How far the planning has come.
        stage: PlanStage = "Planskede" / "Plan stage",
        /// Number of the detailed plan.
        plan_number: String = "Detaljplan" / "Detailed plan",
        /// Day on which the plan gained legal force.
        in_force: Option<Day> = "Laga kraft" / "In force",
        /// Last day of the plan's implementation period (PBL 4 kap. 21–23 §§).
        implementation_end: Option<Day> = "Genomförandetid till" / "Implementation period to",
        /// Whether the land is allocated.
        allocated: bool = "Markanvisad" / "Land allocated",
        /// Day of the allocation.
        allocation_date: Option<Day> = "Markanvisning, datum" / "Allocation date",
        /// Terms of the allocation.
        allocation_terms: Prose = "Markanvisning, villkor" / "Allocation terms",
        /// Dwellings by year, house type and tenure.
        rows: Vec<DwellingRow> = "Bostäder per år" / "Dwellings per year",
        /// Probability that it is carried out as planned, where it is not the stage's.
        probability: Option<PerMille> = "Sannolikhet, procent" / "Probability, per cent",
        /// Place in the order of expansion.
        sequence: Option<u32> = "Turordning" / "Order of expansion",
        /// What has to be in place first.
        preconditions: Prose = "Förutsättningar" / "Preconditions",
        /// What is uncertain.
        uncertainty: Prose = "Osäkerhet" / "Uncertainty",
        /// Gross floor area, m².
        floor_area: Option<u32> = "Bruttoarea, m²" / "Gross floor area, m²",
        /// The body that answers for it.
        lead: Option<BodyId> = "Ansvarig" / "Responsible",
        /// Development appraisal.
        appraisal: Vec<AppraisalItem> = "Exploateringskalkyl" / "Development appraisal",
        /// Dwellings completed.
        outcomes: Vec<OutcomeRow> = "Utfall" / "Outcome",
        /// What earlier forecasts said.
        forecasts: Vec<ForecastRow> = "Tidigare prognoser" / "Earlier forecasts",
        /// Day of the latest update.
        updated: Option<Day> = "Senast uppdaterad" / "Last updated",
        /// Whether it is left out of what is published.
        internal: bool = "Intern, visas inte utåt" / "Internal, not published",
    }
}
