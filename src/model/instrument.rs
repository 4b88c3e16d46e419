//! The municipality's tools: the catalogue that measures choose from, each with what it
//! is for and where the law stands. The catalogue is dated: see [`CATALOGUE_DATE`].

use super::declare::choice;
use super::words::Words;

/// The day on which the legal sources of the catalogue were last compared with the law.
pub const CATALOGUE_DATE: &str = "2026-11-23";

choice! {
    /// A tool of the municipality.
    pub enum Instrument {
        /// Comprehensive plan.
        ComprehensivePlan = "OP", "Översiktsplan" / "Comprehensive plan";
        /// Planning strategy.
        PlanningStrategy = "PS", "Planeringsstrategi" / "Planning strategy";
        /// Detailed plan.
        DetailedPlan = "DP", "Detaljplan" / "Detailed plan";
        /// Plan readiness.
        PlanReadiness = "PB", "Planberedskap" / "Plan readiness";
        /// Land acquisition.
        LandAcquisition = "MF", "Markförvärv" / "Land acquisition";
        /// Land allocation.
        LandAllocation = "MA", "Markanvisning" / "Land allocation";
        /// Land pricing and plot queue.
        LandPricing = "MP", "Markpris och tomtkö" / "Land pricing and plot queue";
        /// Site leasehold.
        SiteLeasehold = "TR", "Tomträtt" / "Site leasehold";
        /// Development agreement.
        DevelopmentAgreement = "EX", "Exploateringsavtal" / "Development agreement";
        /// Owner's directive.
        OwnerDirective = "AD", "Ägardirektiv" / "Owner's directive";
        /// Action by the public housing company.
        HousingCompany = "AB", "Allmännyttans bestånd" / "Public housing company";
        /// Municipal guarantee or loan.
        Guarantee = "BO", "Borgen och lån" / "Guarantee and loan";
        /// Rent guarantee.
        RentGuarantee = "HG", "Hyresgaranti" / "Rent guarantee";
        /// Housing agency.
        HousingAgency = "BF", "Bostadsförmedling" / "Housing agency";
        /// Priority and reservation.
        Priority = "FR", "Förtur och reservation" / "Priority and reservation";
        /// Social contracts and prevention of eviction.
        SocialContracts = "SK", "Bostadssociala insatser" / "Social housing work";
        /// Cooperation with landlords.
        LandlordCooperation = "IN", "Inhyrning och samverkan" / "Cooperation with landlords";
        /// Accessibility.
        Accessibility = "TA", "Tillgänglighet" / "Accessibility";
        /// Premises plan.
        PremisesPlan = "LF", "Lokalförsörjning" / "Premises planning";
        /// Studies, statistics, dialogue.
        Studies = "SU", "Utredning och dialog" / "Studies and dialogue";
        /// Cooperation between municipalities.
        Intermunicipal = "MK", "Mellankommunal samverkan" / "Inter-municipal cooperation";
        /// State support.
        StateSupport = "ST", "Statligt stöd" / "State support";
    }
}

/// What a planner may want to know of a tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InstrumentInfo {
    /// What it can do.
    pub explanation: Words,
    /// Who usually decides.
    pub decided_by: &'static str,
    /// Where the law stands.
    pub legal_source: &'static str,
}

const fn info(
    sv: &'static str,
    en: &'static str,
    decided_by: &'static str,
    legal_source: &'static str,
) -> InstrumentInfo {
    InstrumentInfo { explanation: Words::new(sv, en), decided_by, legal_source }
}

impl Instrument {
    /// What it can do, who decides, where the law stands.
    #[must_use]
    pub const fn info(self) -> InstrumentInfo {
        match self {
            Instrument::ComprehensivePlan => info(
                "Visar var bostäder kan byggas på lång sikt. Planen ska visa hur behovet av bostäder tillgodoses.",
                "Shows where homes can be built in the long run, and how the need for housing is met.",
                "KF",
                "PBL 3 kap. 5 §",
            ),
            Instrument::PlanningStrategy => info(
                "Fullmäktige antar den inom 24 månader efter valet och avgör om översiktsplanen är aktuell.",
                "Adopted by the council within 24 months of the election; says whether the comprehensive plan is up to date.",
                "KF",
                "PBL 3 kap. 23 §",
            ),
            Instrument::DetailedPlan => info(
                "Ger byggrätt. Kan reglera andelen lägenheter av olika slag och storlek, men inte upplåtelseform.",
                "Gives building rights. May set the share of dwellings of different kinds and sizes, but not tenure.",
                "KF, KS eller byggnadsnämnd",
                "PBL 4 kap. 11 och 21–23 §§",
            ),
            Instrument::PlanReadiness => info(
                "Ordning för vilka planer som görs först, så att byggbar mark finns när den behövs.",
                "The order in which plans are made, so that land is ready when it is needed.",
                "KS eller byggnadsnämnd",
                "–",
            ),
            Instrument::LandAcquisition => info(
                "Köp av strategisk mark ger kommunen rådighet över vad som byggs och när.",
                "Buying strategic land gives the municipality a say in what is built and when.",
                "KS eller KF",
                "KL 2 kap. 1 §",
            ),
            Instrument::LandAllocation => info(
                "Ensamrätt för en byggherre att förhandla om kommunens mark. Villkoren kan gälla upplåtelseform, storlek, hyra och sociala krav.",
                "Sole right for a developer to negotiate for municipal land. Terms may cover tenure, size, rent and social demands.",
                "KS eller exploateringsnämnd",
                "Lag (2014:899) om riktlinjer för kommunala markanvisningar",
            ),
            Instrument::LandPricing => info(
                "Principer för pris på mark och tomter, och för hur tomtkön fungerar.",
                "Principles for the price of land and plots, and for how the plot queue works.",
                "KF",
                "Lag (2014:899) 2 §; KL 2 kap. 3 och 8 §§",
            ),
            Instrument::SiteLeasehold => info(
                "Kommunen behåller marken och får en årlig avgäld i stället för ett köpepris.",
                "The municipality keeps the land and gets a yearly ground rent instead of a price.",
                "KS eller KF",
                "JB 13 kap.",
            ),
            Instrument::DevelopmentAgreement => info(
                "Avtal med en markägare om genomförandet av en plan. Byggherren kan betala gator och allmänna platser, men inte lokaler för vård, skola och omsorg.",
                "Agreement with a land owner on carrying out a plan. The developer may pay for streets and public places, but not for buildings for care and education.",
                "KS eller KF",
                "PBL 6 kap. 39–42 §§",
            ),
            Instrument::OwnerDirective => info(
                "Fullmäktige anger vad det kommunala bostadsbolaget ska uppnå. Bolaget ska drivas affärsmässigt.",
                "The council states what the municipal housing company is to achieve. The company must be run on businesslike terms.",
                "KF och bolagsstämma",
                "KL 10 kap. 3 §; lag (2010:879)",
            ),
            Instrument::HousingCompany => info(
                "Bolaget bygger nytt, bygger om, river eller säljer.",
                "The company builds, rebuilds, demolishes or sells.",
                "Bolagets styrelse",
                "Lag (2010:879)",
            ),
            Instrument::Guarantee => info(
                "Kommunen går i borgen eller lånar ut. Pröva alltid reglerna om statligt stöd.",
                "The municipality guarantees or lends. Always check the rules on state aid.",
                "KF",
                "KL 2 kap. 8 §; EUF-fördraget art. 107",
            ),
            Instrument::RentGuarantee => info(
                "Kommunen svarar för hyran för hushåll som annars inte får kontrakt. Staten kan ge bidrag.",
                "The municipality answers for the rent of households that otherwise get no contract. A state grant is possible.",
                "Socialnämnd eller KS",
                "Lag (2009:47) 2 kap. 6 §",
            ),
            Instrument::HousingAgency => info(
                "Kommunal förmedling eller kö. Staten kan förelägga kommunen att ordna förmedling.",
                "A municipal agency or queue. The state may order the municipality to arrange one.",
                "KF",
                "Lag (2000:1383) 8–10 §§",
            ),
            Instrument::Priority => info(
                "Bostäder som fördelas utanför kön efter prövning av behov, med öppna kriterier.",
                "Homes that are let outside the queue after an assessment of need, by open criteria.",
                "Bolag eller förmedling",
                "Lag (2000:1383) 10 §",
            ),
            Instrument::SocialContracts => info(
                "Bostadssociala kontrakt, Bostad först och arbete som förebygger vräkning.",
                "Social contracts, Housing First and prevention of evictions.",
                "Socialnämnd",
                "SoL (2025:400)",
            ),
            Instrument::LandlordCooperation => info(
                "Avtal med privata ägare om inhyrning, blockhyrning eller lägenheter för särskilda behov.",
                "Agreements with private owners on renting homes for particular needs.",
                "Socialnämnd eller KS",
                "–",
            ),
            Instrument::Accessibility => info(
                "Inventering av tillgänglighet, bostadsanpassning och trygghetsboende.",
                "Surveys of accessibility, adaptation of homes and senior housing.",
                "Socialnämnd eller bolag",
                "Lag (2018:222) om bostadsanpassningsbidrag",
            ),
            Instrument::PremisesPlan => info(
                "Plan för förskola, skola, särskilt boende och LSS, i takt med bostäderna.",
                "Plan for preschools, schools, residential care and LSS, in step with the homes.",
                "KS eller nämnd",
                "–",
            ),
            Instrument::Studies => info(
                "Underlag, statistik, dialog och möten med byggherrar. Har i sig ingen verkan: ange vad som följer.",
                "Studies, statistics, dialogue. No effect by itself: say what follows.",
                "Förvaltning",
                "–",
            ),
            Instrument::Intermunicipal => info(
                "Samråd och avtal med grannkommuner och region. Behovet ska beaktas när åtgärder vidtas.",
                "Consultation and agreements with neighbours and the region. The need must be considered when measures are taken.",
                "KS",
                "Lag (2000:1383) 1 och 7 §§",
            ),
            Instrument::StateSupport => info(
                "Statliga bidrag och stöd som kommunen söker. Villkor och belopp ändras: kontrollera vad som gäller.",
                "State grants that the municipality applies for. Terms and amounts change: check what applies.",
                "KS",
                "Respektive förordning",
            ),
        }
    }
}
