//! The bodies that usually take part in a housing action plan, each with why. Dated with the
//! goal types: see [`super::usual_goals::CATALOGUE_DATE`].

use super::body::{Body, BodyType};
use super::program::Program;
use super::words::Words;
use std::sync::Arc;

/// A body that most municipalities have, by the part that it plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UsualBody {
    /// The council.
    Council,
    /// The executive board.
    Board,
    /// The committee for planning and building.
    Planning,
    /// The committee for social services.
    Social,
    /// The committee for preschools and schools.
    Schools,
    /// The municipal housing company.
    Company,
    /// The county administrative board.
    CountyBoard,
    /// The region.
    Region,
    /// The committee for the care of older people.
    Care,
    /// The administration that holds the work together.
    Office,
    /// A neighbouring municipality.
    Neighbour,
    /// Private landlords.
    Landlords,
    /// The tenants' union.
    Tenants,
    /// Non-profit organisations.
    NonProfit,
}

/// What is known of a usual body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsualBodyInfo {
    /// Short name.
    pub short_name: &'static str,
    /// Name, as it will stand in the programme.
    pub name: Words,
    /// What kind of body it is.
    pub body_type: BodyType,
    /// Whether nearly every municipality has it in its plan.
    pub expected: bool,
    /// Why it is asked about, with the source where there is one.
    pub why: Words,
    /// Parts of a name by which it is known under other names, in small letters.
    stems: &'static [&'static str],
    /// Whether any body of its type is the one.
    sole: bool,
}

const fn info(
    short_name: &'static str,
    name: Words,
    body_type: BodyType,
    why: Words,
    stems: &'static [&'static str],
) -> UsualBodyInfo {
    UsualBodyInfo { short_name, name, body_type, expected: true, why, stems, sole: false }
}

impl UsualBodyInfo {
    const fn sole(self) -> UsualBodyInfo {
        UsualBodyInfo { sole: true, ..self }
    }

    const fn perhaps(self) -> UsualBodyInfo {
        UsualBodyInfo { expected: false, ..self }
    }
}

impl UsualBody {
    /// Every usual body, in the order in which they are asked about.
    pub const ALL: [UsualBody; 14] = [
        UsualBody::Council,
        UsualBody::Board,
        UsualBody::Planning,
        UsualBody::Social,
        UsualBody::Schools,
        UsualBody::Company,
        UsualBody::CountyBoard,
        UsualBody::Region,
        UsualBody::Care,
        UsualBody::Office,
        UsualBody::Neighbour,
        UsualBody::Landlords,
        UsualBody::Tenants,
        UsualBody::NonProfit,
    ];

    /// Names, type, and why it is asked about.
    #[must_use]
    pub const fn info(self) -> UsualBodyInfo {
        let w = Words::new;
        match self {
            UsualBody::Council => info(
                "KF",
                w("Kommunfullmäktige", "Municipal council"),
                BodyType::Council,
                w(
                    "Antar planen (lag 2000:1383, 2 §) och beslutar om ägardirektiv (KL 10 kap. 3 §).",
                    "Adopts the plan (act 2000:1383, section 2) and decides on owner's directives (KL 10:3).",
                ),
                &["fullmäktige", "council"],
            )
            .sole(),
            UsualBody::Board => info(
                "KS",
                w("Kommunstyrelsen", "Executive board"),
                BodyType::Board,
                w(
                    "Leder och samordnar kommunens arbete (KL 6 kap. 1 §).",
                    "Leads and coordinates the work of the municipality (KL 6:1).",
                ),
                &["styrelse", "board"],
            )
            .sole(),
            UsualBody::Planning => info(
                "SBN",
                w("Samhällsbyggnadsnämnden", "Planning and building committee"),
                BodyType::Committee,
                w(
                    "Tar fram detaljplaner och prövar bygglov. Heter på en del håll byggnadsnämnden.",
                    "Makes detailed plans and decides on building permits.",
                ),
                &["bygg", "planning"],
            ),
            UsualBody::Social => info(
                "SN",
                w("Socialnämnden", "Social services committee"),
                BodyType::Committee,
                w(
                    "Ska medverka i samhällsplaneringen (SoL 2025:400, 6 kap. 4 §).",
                    "Has to take part in planning (SoL 2025:400, 6:4).",
                ),
                &["social"],
            ),
            UsualBody::Schools => info(
                "BUN",
                w("Barn- och utbildningsnämnden", "Education committee"),
                BodyType::Committee,
                w(
                    "Behöver veta hur många barn som väntas, var och när.",
                    "Needs to know how many children to expect, where and when.",
                ),
                &["barn", "utbildning", "skol", "education", "school"],
            ),
            UsualBody::Company => info(
                "Bolaget",
                w("Det kommunala bostadsbolaget", "The municipal housing company"),
                BodyType::Company,
                w(
                    "Ska främja bostadsförsörjningen (lag 2010:879). Skriv bolagets namn. Har ni inget bolag tar du bort krysset.",
                    "Has to promote the housing supply (act 2010:879). Write its name. If there is none, remove the tick.",
                ),
                &["bostad", "bostäder", "hem", "housing"],
            )
            .sole(),
            UsualBody::CountyBoard => info(
                "LST",
                w("Länsstyrelsen", "County administrative board"),
                BodyType::CountyBoard,
                w(
                    "Ska få tillfälle att yttra sig (lag 2000:1383, 1 §).",
                    "Has to be given a chance to comment (act 2000:1383, section 1).",
                ),
                &["länsstyrelse", "county"],
            )
            .sole(),
            UsualBody::Region => info(
                "REG",
                w("Regionen", "The region"),
                BodyType::Region,
                w(
                    "Ska få tillfälle att yttra sig (lag 2000:1383, 1 §).",
                    "Has to be given a chance to comment (act 2000:1383, section 1).",
                ),
                &["region"],
            )
            .sole(),
            UsualBody::Care => info(
                "VON",
                w("Vård- och omsorgsnämnden", "Care committee"),
                BodyType::Committee,
                w(
                    "Om en annan nämnd än socialnämnden ansvarar för äldreomsorgen.",
                    "If another committee than social services answers for the care of older people.",
                ),
                &["omsorg", "äldre", "care"],
            )
            .perhaps(),
            UsualBody::Office => info(
                "KLF",
                w("Kommunledningsförvaltningen", "Executive office"),
                BodyType::Administration,
                w(
                    "Om en förvaltning håller ihop arbetet mellan nämnderna.",
                    "If one administration holds the work of the committees together.",
                ),
                &["kommunledning", "stadsledning", "executive office"],
            )
            .perhaps(),
            UsualBody::Neighbour => info(
                "GK",
                w("Grannkommunen", "The neighbouring municipality"),
                BodyType::Neighbour,
                w(
                    "Ni ska samråda med de kommuner som berörs (lag 2000:1383, 1 §). Skriv kommunens namn.",
                    "Affected municipalities have to be consulted (act 2000:1383, section 1). Write its name.",
                ),
                &["grannkommunen", "neighbouring municipality"],
            )
            .perhaps(),
            UsualBody::Landlords => info(
                "PRIV",
                w("Privata fastighetsägare", "Private landlords"),
                BodyType::Private,
                w(
                    "Kan bygga om, bygga nytt och lämna lägenheter till den som behöver.",
                    "Can rebuild, build and let homes to those who need them.",
                ),
                &["fastighetsägare", "hyresvärd", "landlord"],
            )
            .perhaps(),
            UsualBody::Tenants => info(
                "HGF",
                w("Hyresgästföreningen", "The tenants' union"),
                BodyType::NonProfit,
                w("Företräder hyresgästerna.", "Speaks for the tenants."),
                &["hyresgäst", "tenant"],
            )
            .perhaps(),
            UsualBody::NonProfit => info(
                "IDE",
                w("Ideella organisationer", "Non-profit organisations"),
                BodyType::NonProfit,
                w(
                    "Möter personer som saknar bostad och vet vad de behöver.",
                    "Meet people without a home and know what they need.",
                ),
                &["ideell", "non-profit", "stadsmission"],
            )
            .perhaps(),
        }
    }

    /// The body of a programme that plays this part, under whatever name.
    #[must_use]
    pub fn find(self, program: &Program) -> Option<&Arc<Body>> {
        let info = self.info();
        let bodies = program.bodies.in_order();
        let of_type = |body: &&Arc<Body>| body.body_type == info.body_type;
        let named = |body: &&Arc<Body>| {
            let name = body.name.to_lowercase();
            body.short_name == info.short_name || info.stems.iter().any(|stem| name.contains(stem))
        };
        bodies
            .iter()
            .copied()
            .find(|body| of_type(body) && named(body))
            .or_else(|| bodies.iter().copied().find(|body| info.sole && of_type(body)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::program::AnyRecord;
    use crate::model::record::{BodyId, Id};

    fn with(bodies: &[(&str, &str, BodyType)]) -> Program {
        let mut program = Program::default();
        for (place, (short_name, name, body_type)) in bodies.iter().enumerate() {
            program.put(AnyRecord::Body(Arc::new(Body {
                id: BodyId(Id(place as u64 + 1)),
                short_name: (*short_name).to_owned(),
                name: (*name).to_owned(),
                body_type: *body_type,
                ..Body::default()
            })));
        }
        program
    }

    #[test]
    fn a_body_is_known_under_other_names() {
        let program = with(&[
            ("SBF", "Samhällsbyggnadsförvaltningen", BodyType::Administration),
            ("MBN", "Miljö- och byggnadsnämnden", BodyType::Committee),
            ("ÄB", "Älvnäs Fastigheter AB", BodyType::Company),
        ]);
        let found = |usual: UsualBody| usual.find(&program).map(|body| body.short_name.as_str());
        assert_eq!(found(UsualBody::Planning), Some("MBN"));
        assert_eq!(found(UsualBody::Company), Some("ÄB"));
        assert_eq!(found(UsualBody::Social), None);
        assert_eq!(found(UsualBody::Neighbour), None);
    }

    #[test]
    fn no_two_usual_bodies_are_mistaken_for_each_other() {
        for usual in UsualBody::ALL {
            let info = usual.info();
            let program = with(&[(info.short_name, info.name.sv, info.body_type)]);
            let taken: Vec<UsualBody> =
                UsualBody::ALL.into_iter().filter(|other| other.find(&program).is_some()).collect();
            assert_eq!(taken, [usual]);
        }
    }
}
