//! Places in services, and the rates and parameters of the calculations.

use super::declare::{choice, record, row};
use super::number::Decimal;
use super::period::Year;
use super::record::{AreaId, ProjectId};
use super::source::Source;

choice! {
    /// Which service.
    pub enum Service {
        /// Preschool.
        Preschool = "preschool", "Förskola" / "Preschool";
        /// Compulsory school, F–6.
        SchoolF6 = "school_f6", "Grundskola F–6" / "Compulsory school F–6";
        /// Compulsory school, 7–9.
        School79 = "school_79", "Grundskola 7–9" / "Compulsory school 7–9";
        /// Upper secondary school.
        UpperSecondary = "upper_secondary", "Gymnasium" / "Upper secondary school";
        /// Residential care for older people.
        ResidentialCare = "residential_care", "Särskilt boende (SÄBO)" / "Residential care";
        /// Housing under LSS.
        Lss = "lss", "LSS-boende" / "LSS housing";
    }
}

row! {
    /// A planned change in the number of places.
    pub struct PlacesChange {
        /// From which year.
        year: Option<Year> = "Från år" / "From year",
        /// Places added; negative when taken away.
        places: i32 = "Platser" / "Places",
        /// What brings it about.
        note: String = "Genom" / "By",
        /// The project that brings it about, if it is in the plan.
        project: Option<ProjectId> = "Projekt" / "Project",
    }
}

record! {
    /// Places in a service, by area and year.
    pub struct Capacity(CapacityId, Capacity) {
        /// Which service.
        service: Service = "Verksamhet" / "Service",
        /// Where.
        area: Option<AreaId> = "Område" / "Area",
        /// Year of the number.
        year: Option<Year> = "År" / "Year",
        /// Places.
        places: Option<u32> = "Platser" / "Places",
        /// Planned changes.
        changes: Vec<PlacesChange> = "Planerade förändringar" / "Planned changes",
        /// Source.
        source: Source = "Källa" / "Source",
    }
}

record! {
    /// A rate or parameter of the calculations, dated and with its source.
    pub struct Assumption(AssumptionId, Assumption) {
        /// Key that the formulas use.
        key: String = "Storhet" / "Quantity",
        /// What it is called.
        name: String = "Antagande" / "Assumption",
        /// Age or age class, where it has one.
        age: String = "Ålder" / "Age",
        /// House type, service, plan stage, years since moving in or class, where it has one;
        /// several with `;` between.
        dimension: String = "Avser" / "For",
        /// The value.
        value: Option<Decimal> = "Värde" / "Value",
        /// Unit.
        unit: String = "Enhet" / "Unit",
        /// Year of the value.
        year: Option<Year> = "År" / "Year",
        /// Source.
        source: Source = "Källa" / "Source",
    }
}
