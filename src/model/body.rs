//! Who acts, and where: bodies and areas.

use super::declare::{choice, record};
use super::record::BodyId;

choice! {
    /// What kind of body it is.
    pub enum BodyType {
        /// A committee (nämnd).
        Committee = "committee", "Nämnd" / "Committee";
        /// The municipal council, kommunfullmäktige (KF).
        Council = "council", "Kommunfullmäktige" / "Municipal council";
        /// The executive board, kommunstyrelsen (KS).
        Board = "executive_board", "Kommunstyrelse" / "Executive board";
        /// An administration (förvaltning).
        Administration = "administration", "Förvaltning" / "Administration";
        /// A municipal company.
        Company = "company", "Kommunalt bolag" / "Municipal company";
        /// A municipal foundation.
        Foundation = "foundation", "Stiftelse" / "Foundation";
        /// A municipal association (kommunalförbund).
        Association = "association", "Kommunalförbund" / "Municipal association";
        /// The region.
        Region = "region", "Region" / "Region";
        /// The county administrative board.
        CountyBoard = "county_board", "Länsstyrelse" / "County administrative board";
        /// A neighbouring municipality.
        Neighbour = "neighbour", "Grannkommun" / "Neighbouring municipality";
        /// A private company or owner.
        Private = "private", "Privat aktör" / "Private party";
        /// A non-profit organisation.
        NonProfit = "non_profit", "Ideell organisation" / "Non-profit organisation";
    }
}

impl BodyType {
    /// Whether such a body may lead a measure of the municipality. The region, the
    /// county board, private parties and neighbours may only take part: each
    /// committee answers for its own field (KL 2017:725 6 kap. 6 §).
    #[must_use]
    pub const fn may_lead(self) -> bool {
        match self {
            BodyType::Committee
            | BodyType::Council
            | BodyType::Board
            | BodyType::Administration
            | BodyType::Company
            | BodyType::Foundation
            | BodyType::Association => true,
            BodyType::Region
            | BodyType::CountyBoard
            | BodyType::Neighbour
            | BodyType::Private
            | BodyType::NonProfit => false,
        }
    }
}

record! {
    /// A body that leads or takes part: council, board, committee, administration, company, outside party.
    pub struct Body(BodyId, Body) {
        /// Short name, such as SBN.
        short_name: String = "Kortnamn" / "Short name",
        /// Full name.
        name: String = "Namn" / "Name",
        /// What kind of body it is.
        body_type: BodyType = "Typ" / "Type",
        /// The body that it answers to.
        parent: Option<BodyId> = "Överordnat organ" / "Parent body",
        /// Role to contact, never a person.
        contact_role: String = "Kontaktroll" / "Contact role",
    }
}

choice! {
    /// What kind of area it is.
    pub enum AreaType {
        /// A town or village.
        Locality = "locality", "Tätort" / "Locality";
        /// A district of a town.
        District = "district", "Stadsdel" / "District";
        /// A part of the municipality.
        Part = "part", "Kommundel" / "Part of the municipality";
        /// The countryside.
        Rural = "rural", "Landsbygd" / "Countryside";
    }
}

record! {
    /// An area of the municipality.
    pub struct Area(AreaId, Area) {
        /// Name.
        name: String = "Namn" / "Name",
        /// What kind of area it is.
        area_type: AreaType = "Typ" / "Type",
        /// The preschool catchment it belongs to.
        preschool_catchment: String = "Upptagningsområde förskola" / "Preschool catchment",
        /// The school catchment it belongs to.
        school_catchment: String = "Upptagningsområde skola" / "School catchment",
    }
}
