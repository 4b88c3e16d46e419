//! Types of goals that housing action plans usually have, each with measures to begin with.
//! Data with sources, dated: see [`CATALOGUE_DATE`]. No type assumes that a municipality grows.

use super::basis::Group;
use super::goal::GoalCategory;
use super::instrument::Instrument;
use super::measure::{MeasureType, Timing};
use super::programme::Market;
use super::usual_bodies::UsualBody;
use super::words::Words;

/// The day on which the catalogue was last compared with the law and the plans it draws on.
pub const CATALOGUE_DATE: &str = "2026-11-23";

/// The place in a title where the municipality's own number goes.
pub const BLANK: &str = "…";

/// A type of goal.
#[derive(Debug, PartialEq, Eq)]
pub struct GoalType {
    /// Its code, which never changes.
    pub code: &'static str,
    /// What it is called in the list.
    pub name: Words,
    /// When it is for a municipality.
    pub when: Words,
    /// The title as it will stand in the programme, with a [`BLANK`] where a number belongs.
    pub title: Words,
    /// What the number counts.
    pub unit: Words,
    /// Construction, the stock, or both.
    pub categories: &'static [GoalCategory],
    /// Whom it is for, where that is a group.
    pub group: Option<Group>,
    /// The markets that it is meant for.
    markets: &'static [Market],
    /// Where it comes from.
    pub source: &'static str,
    /// Measures to begin with.
    pub measures: &'static [Proposal],
}

/// A proposed measure.
#[derive(Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The title as it will stand in the programme.
    pub title: Words,
    /// When it counts as done.
    pub done_when: Words,
    /// The tool.
    pub instrument: Instrument,
    /// Who usually leads it.
    pub lead: UsualBody,
    /// What sort of measure it is.
    pub measure_type: MeasureType,
    /// How it lies in time.
    pub timing: Timing,
}

impl GoalType {
    /// Whether it is meant for a market; every type is where the market is not stated.
    #[must_use]
    pub fn fits(&self, market: Market) -> bool {
        market == Market::Unstated || self.markets.contains(&market)
    }

    /// Whether its title has a place for a number.
    #[must_use]
    pub fn has_blank(&self) -> bool {
        self.title.sv.contains(BLANK)
    }

    /// Whether a title is this type's, with any number in it.
    fn is_title(&self, title: &str) -> bool {
        let title = title.trim().to_lowercase();
        [self.title.sv, self.title.en].iter().any(|pattern| {
            let pattern = pattern.to_lowercase();
            match pattern.split_once(BLANK) {
                None => title == pattern,
                Some((before, after)) => {
                    title.len() > before.len() + after.len()
                        && title.starts_with(before)
                        && title.ends_with(after)
                }
            }
        })
    }
}

/// The type with a code.
#[must_use]
pub fn by_code(code: &str) -> Option<&'static GoalType> {
    ALL.iter().find(|goal_type| goal_type.code == code)
}

/// The type that a title comes from, if it still can be seen.
#[must_use]
pub fn of_title(title: &str) -> Option<&'static GoalType> {
    ALL.iter().find(|goal_type| goal_type.is_title(title))
}

/// A title with the number in its blank; the blank stays where there is no number yet.
#[must_use]
pub fn filled(title: &str, number: &str) -> String {
    match number.trim() {
        "" => title.to_owned(),
        number => title.replacen(BLANK, number, 1),
    }
}

/// A title that was typed over, with the blank again in the place of the number.
#[must_use]
pub fn with_blank(title: &str, number: &str) -> String {
    match number.trim() {
        "" => title.to_owned(),
        number => title.replacen(number, BLANK, 1),
    }
}

macro_rules! goal_types {
    ($($code:ident for $($market:ident)+, about $($category:ident)+ $(, group $group:ident)? {
        $name_sv:literal / $name_en:literal;
        when $when_sv:literal / $when_en:literal;
        goal $title_sv:literal / $title_en:literal;
        unit $unit_sv:literal / $unit_en:literal;
        source $source:literal;
        $( $sort:ident $timing:ident $instrument:ident by $lead:ident: $what_sv:literal / $what_en:literal;
            done $done_sv:literal / $done_en:literal; )+
    })+) => {
        /// Every type, in the order in which they are offered.
        pub static ALL: &[GoalType] = &[$( GoalType {
            code: stringify!($code),
            name: Words::new($name_sv, $name_en),
            when: Words::new($when_sv, $when_en),
            title: Words::new($title_sv, $title_en),
            unit: Words::new($unit_sv, $unit_en),
            categories: &[$(GoalCategory::$category),+],
            group: [$(Some(Group::$group),)? None][0],
            markets: &[$(Market::$market),+],
            source: $source,
            measures: &[$( Proposal {
                title: Words::new($what_sv, $what_en),
                done_when: Words::new($done_sv, $done_en),
                instrument: Instrument::$instrument,
                lead: UsualBody::$lead,
                measure_type: MeasureType::$sort,
                timing: Timing::$timing,
            } ),+],
        } ),+];
    };
}

goal_types! {
    new_homes for Deficit Balance, about Construction {
        "Nya bostäder" / "New homes";
        when "När det behövs fler bostäder än vad som byggs av sig självt." / "When more homes are needed than are built unasked.";
        goal "Minst … nya bostäder blir färdiga varje år" / "At least … new homes are completed every year";
        unit "bostäder per år" / "homes per year";
        source "Lag (2000:1383) 2 §";
        Ongoing Yearly PlanReadiness by Board: "Besluta varje år om en utbyggnadsplan" / "Decide on an expansion plan every year";
            done "Kommunstyrelsen har beslutat om utbyggnadsplanen före årets slut, varje år." / "The executive board has decided on the plan before the end of the year, every year.";
        Agreement Once LandAllocation by Board: "Anvisa kommunal mark för nya bostäder" / "Allocate municipal land for new homes";
            done "Avtalen om markanvisning är underskrivna." / "The agreements on land allocation are signed.";
        Decision Once LandPricing by Board: "Se över tomtpriserna och reglerna för tomtkön" / "Review the prices of plots and the rules of the plot queue";
            done "Fullmäktige har beslutat om tomtpriser och regler för tomtkön." / "The council has decided on prices and rules.";
        Decision Once OwnerDirective by Board: "Skriv in i ägardirektivet vad bostadsbolaget ska bygga" / "State in the owner's directive what the housing company is to build";
            done "Fullmäktige har beslutat om direktivet och bolagsstämman har antagit det." / "The council has decided on the directive and the general meeting has adopted it.";
    }
    planned_land for Deficit Balance, about Construction {
        "Planlagd mark" / "Planned land";
        when "När byggklar mark saknas, eller när detaljplanerna är gamla." / "When land ready to build on is lacking, or when the detailed plans are old.";
        goal "Det finns planlagd mark för … års behov av bostäder" / "There is planned land for … years' need of homes";
        unit "års behov" / "years of need";
        source "PBL 2 kap. 3 §; Forshagas bostadsförsörjningsplan 2022–2027";
        Decision Once PlanReadiness by Planning: "Bestäm i vilken ordning detaljplanerna ska tas fram" / "Decide the order in which detailed plans are made";
            done "Ordningen är beslutad och alla planuppdrag är sorterade efter den." / "The order is decided and all plans are sorted by it.";
        Assignment Once DetailedPlan by Planning: "Ta fram detaljplaner för de områden som står först på tur" / "Make detailed plans for the areas that come first";
            done "Detaljplanerna har vunnit laga kraft." / "The detailed plans are legally in force.";
        Assignment Once DetailedPlan by Planning: "Upphäv eller ändra detaljplaner som hindrar byggande" / "Repeal or change detailed plans that stand in the way of building";
            done "Alla äldre planer är genomgångna, och de som hindrar byggande är upphävda eller ändrade." / "All older plans are reviewed, and those in the way are repealed or changed.";
    }
    own_land for Deficit Balance, about Construction {
        "Mark som kommunen äger" / "Land that the municipality owns";
        when "När kommunen äger för lite mark för att kunna påverka vad som byggs." / "When the municipality owns too little land to have a say in what is built.";
        goal "Kommunen äger mark för … års bostadsbyggande" / "The municipality owns land for … years of housing construction";
        unit "års byggande" / "years of building";
        source "Forshagas bostadsförsörjningsplan 2022–2027; Lunds Markpolicy 2030";
        Agreement Once LandAcquisition by Board: "Förhandla om köp av mark för bostäder" / "Negotiate on buying land for homes";
            done "Köpen är genomförda eller förhandlingarna är avslutade." / "The purchases are made or the negotiations have ended.";
        Decision Once LandAllocation by Board: "Anta riktlinjer för markanvisningar enligt lag (2014:899)" / "Adopt guidelines for land allocation under act (2014:899)";
            done "Fullmäktige har antagit riktlinjerna. De visar hur markanvisningar används för att följa handlingsplanen." / "The council has adopted the guidelines. They show how land allocation is used to follow the action plan.";
        Decision Once SiteLeasehold by Board: "Besluta när mark ska upplåtas med tomträtt i stället för att säljas" / "Decide when land is let as site leasehold instead of being sold";
            done "Kommunstyrelsen har beslutat om principerna." / "The executive board has decided on the principles.";
    }
    older for Deficit Balance Surplus, about Construction Stock, group Older {
        "Bostäder för äldre" / "Homes for older people";
        when "När de äldre blir fler och få bostäder är tillgängliga." / "When older people become more and few homes are accessible.";
        goal "Det finns minst … fler tillgängliga bostäder för äldre" / "There are at least … more accessible homes for older people";
        unit "bostäder" / "homes";
        source "Lag (2000:1383) 2 §, behov som inte tillgodoses";
        Study Once Accessibility by Company: "Inventera tillgängligheten i flerbostadshusen" / "Survey the accessibility of the multi-dwelling buildings";
            done "Alla hus är inventerade och resultatet syns när man söker bostad." / "All buildings are surveyed and the result is seen when one looks for a home.";
        Investment Once HousingCompany by Company: "Bygg om ett hus till trygghetsboende" / "Rebuild a building as senior housing";
            done "Slutbesked är lämnat och lägenheterna är uthyrda." / "The final clearance is given and the homes are let.";
        Investment Once HousingCompany by Company: "Installera hissar där många äldre bor" / "Install lifts where many older people live";
            done "Hissarna är besiktigade och i drift." / "The lifts are inspected and in use.";
        Agreement Once LandAllocation by Board: "Anvisa mark nära service för bostäder med hiss" / "Allocate land close to services for homes with lifts";
            done "Avtalet om markanvisning är underskrivet." / "The agreement on land allocation is signed.";
    }
    accessible for Deficit Balance Surplus, about Stock {
        "Tillgängliga hus" / "Accessible buildings";
        when "När trappor och trösklar hindrar människor i de hus som finns." / "When stairs and thresholds stand in people's way in the buildings that exist.";
        goal "Minst … procent av lägenheterna i flerbostadshus är tillgängliga" / "At least … per cent of the flats in multi-dwelling buildings are accessible";
        unit "procent av lägenheterna" / "per cent of the flats";
        source "Lag (2000:1383) 2 §; lag (2018:222) om bostadsanpassningsbidrag";
        Study Once Accessibility by Company: "Inventera tillgängligheten i flerbostadshusen" / "Survey the accessibility of the multi-dwelling buildings";
            done "Alla hus är inventerade och resultatet syns när man söker bostad." / "All buildings are surveyed and the result is seen when one looks for a home.";
        Decision Once Accessibility by Company: "Bestäm i vilken ordning husen ska bli tillgängliga" / "Decide the order in which the buildings are made accessible";
            done "Bolagets styrelse har beslutat om ordningen och budgeten för den." / "The board of the company has decided on the order and the budget for it.";
        Agreement Once LandlordCooperation by Board: "Kom överens med privata fastighetsägare om hissar och entréer" / "Agree with private landlords on lifts and entrances";
            done "Minst en överenskommelse är underskriven." / "At least one agreement is signed.";
    }
    vacancies for Balance Surplus, about Stock {
        "Lediga lägenheter" / "Vacant flats";
        when "När bostadsbolaget har många tomma lägenheter." / "When the housing company has many empty flats.";
        goal "Högst … procent av bostadsbolagets lägenheter är lediga" / "At most … per cent of the housing company's flats are vacant";
        unit "procent av lägenheterna" / "per cent of the flats";
        source "Lag (2000:1383) 2 §; lag (2010:879)";
        Decision Once OwnerDirective by Board: "Besluta om ett ägardirektiv om lediga lägenheter, rivning och nyproduktion" / "Decide on an owner's directive on vacancies, demolition and new construction";
            done "Fullmäktige har beslutat om direktivet och bolagsstämman har antagit det." / "The council has decided on the directive and the general meeting has adopted it.";
        Decision Once HousingCompany by Company: "Gå igenom husen med flest lediga lägenheter och bestäm vad som ska hända med dem" / "Review the buildings with most vacancies and decide what becomes of them";
            done "Bolagets styrelse har beslutat om vart och ett av husen." / "The board of the company has decided on each of the buildings.";
        Ongoing Continuous Studies by Board: "Visa lediga bostäder och tomter på ett ställe" / "Show vacant homes and plots in one place";
            done "Arbetet pågår. Antalet uthyrda bostäder och sålda tomter redovisas varje år." / "Ongoing. The number of homes let and plots sold is reported every year.";
    }
    fewer_homes for Surplus, about Stock {
        "Färre bostäder som ingen behöver" / "Fewer homes that nobody needs";
        when "När det finns fler lägenheter än hushåll som vill bo i dem." / "When there are more flats than households that want them.";
        goal "… lägenheter som inte behövs har rivits, sålts eller fått ny användning" / "… flats that are not needed have been demolished, sold or put to another use";
        unit "lägenheter" / "flats";
        source "Lag (2000:1383) 2 §, utveckling av beståndet";
        Decision Once HousingCompany by Company: "Gör en plan för vilka hus som ska behållas, byggas om, säljas eller rivas" / "Plan which buildings are kept, rebuilt, sold or demolished";
            done "Bolagets styrelse har antagit planen och hyresgästerna har fått veta vad den betyder för dem." / "The board of the company has adopted the plan and the tenants know what it means for them.";
        Ongoing Continuous HousingCompany by Company: "Erbjud den som måste flytta en likvärdig bostad" / "Offer those who have to move an equal home";
            done "Arbetet pågår. Alla berörda hushåll har fått ett erbjudande innan de flyttar." / "Ongoing. All households concerned have had an offer before they move.";
        Investment Once HousingCompany by Company: "Bygg om tomma lägenheter till bostäder som saknas" / "Rebuild empty flats as homes that are lacking";
            done "De ombyggda bostäderna är uthyrda." / "The rebuilt homes are let.";
    }
    renovation for Deficit Balance Surplus, about Stock {
        "Renovering där man kan bo kvar" / "Renovation that lets people stay";
        when "När många äldre hus ska renoveras och hyrorna riskerar att stiga mycket." / "When many older buildings are to be renovated and rents may rise a lot.";
        goal "Högst … procent av hushållen flyttar på grund av hyran efter en renovering" / "At most … per cent of the households move because of the rent after a renovation";
        unit "procent av hushållen" / "per cent of the households";
        source "Lag (2000:1383) 2 §, utveckling av beståndet";
        Decision Once HousingCompany by Company: "Ta fram en plan för underhåll och renovering" / "Make a plan for maintenance and renovation";
            done "Bolagets styrelse har antagit planen." / "The board of the company has adopted the plan.";
        Ongoing Continuous HousingCompany by Company: "Låt hyresgästerna välja mellan flera nivåer av renovering" / "Let tenants choose between levels of renovation";
            done "Arbetet pågår. I varje nytt projekt har hyresgästerna fått minst två nivåer att välja mellan." / "Ongoing. In each new project tenants have had at least two levels to choose from.";
        Ongoing Yearly Studies by Company: "Följ upp varför hushåll flyttar efter en renovering" / "Follow up why households move after a renovation";
            done "Resultatet är redovisat för kommunstyrelsen, varje år." / "The result is reported to the executive board, every year.";
    }
    conversion for Balance Surplus, about Construction Stock {
        "Bostäder i hus som redan finns" / "Homes in buildings that exist";
        when "När lokaler eller större hus står tomma och kan bli bostäder." / "When premises or large houses stand empty and may become homes.";
        goal "Minst … bostäder har tillkommit genom ombyggnad" / "At least … homes have been added by rebuilding";
        unit "bostäder" / "homes";
        source "Lag (2000:1383) 2 §, utveckling av beståndet";
        Study Once Studies by Planning: "Inventera tomma lokaler som kan bli bostäder" / "Survey empty premises that may become homes";
            done "Listan är klar och ägarna har fått frågan om de vill bygga om." / "The list is ready and the owners have been asked whether they want to rebuild.";
        Assignment Once DetailedPlan by Planning: "Ändra detaljplaner som hindrar att lokaler blir bostäder" / "Change detailed plans that keep premises from becoming homes";
            done "De ändrade planerna har vunnit laga kraft." / "The changed plans are legally in force.";
        Investment Once HousingCompany by Company: "Bygg om en tom lokal till bostäder" / "Rebuild empty premises as homes";
            done "Slutbesked är lämnat och bostäderna är uthyrda." / "The final clearance is given and the homes are let.";
    }
    whole_municipality for Deficit Balance Surplus, about Construction {
        "Bostäder i hela kommunen" / "Homes in the whole municipality";
        when "När det saknas bostäder i mindre orter eller på landsbygden." / "When homes are lacking in smaller places or in the countryside.";
        goal "Minst … nya bostäder har byggts utanför centralorten" / "At least … new homes have been built outside the main town";
        unit "bostäder" / "homes";
        source "PBL 3 kap. 5 §; Växjös bostadsförsörjningsprogram 2017";
        Ongoing Continuous LandPricing by Board: "Ha alltid tomter till salu i varje tätort" / "Always have plots for sale in every locality";
            done "Arbetet pågår. Antalet lediga tomter per ort redovisas varje år." / "Ongoing. The number of vacant plots per place is reported every year.";
        Assignment Once ComprehensivePlan by Board: "Peka ut lägen för bostäder utanför centralorten i översiktsplanen" / "Point out places for homes outside the main town in the comprehensive plan";
            done "Fullmäktige har antagit översiktsplanen." / "The council has adopted the comprehensive plan.";
        Investment Once HousingCompany by Company: "Bygg ett mindre hyreshus i en ort där hyresrätter saknas" / "Build a small rental building in a place without rental homes";
            done "Slutbesked är lämnat och lägenheterna är uthyrda." / "The final clearance is given and the homes are let.";
    }
    homelessness for Deficit Balance Surplus, about Stock, group Homeless {
        "Mindre hemlöshet" / "Less homelessness";
        when "När människor saknar egen bostad eller bor tillfälligt genom socialtjänsten." / "When people have no home of their own or live temporarily through the social services.";
        goal "Högst … personer lever i akut hemlöshet" / "At most … people live in acute homelessness";
        unit "personer" / "people";
        source "Lag (2000:1383) 2 §, behov som inte tillgodoses; SoL (2025:400)";
        Assignment Once SocialContracts by Social: "Inför Bostad först" / "Introduce Housing First";
            done "De första personerna bor i egen lägenhet genom Bostad först." / "The first people live in a flat of their own through Housing First.";
        Decision Once Priority by Board: "Besluta om regler för förtur och reserverade bostäder" / "Decide on rules for priority and reserved homes";
            done "Kommunstyrelsen har beslutat om reglerna och bostadsbolaget tillämpar dem." / "The executive board has decided on the rules and the housing company applies them.";
        Agreement Once LandlordCooperation by Social: "Teckna avtal med fastighetsägare om lägenheter till socialtjänsten" / "Sign agreements with landlords on flats for the social services";
            done "Avtalen är underskrivna av kommunen, bostadsbolaget och minst en privat ägare." / "The agreements are signed by the municipality, the company and at least one private owner.";
        Ongoing Continuous RentGuarantee by Social: "Erbjud kommunal hyresgaranti" / "Offer a municipal rent guarantee";
            done "Arbetet pågår. Antalet aktiva garantier redovisas varje år." / "Ongoing. The number of active guarantees is reported every year.";
    }
    evictions for Deficit Balance Surplus, about Stock, group Families {
        "Inga barn vräks" / "No child is evicted";
        when "När familjer med barn riskerar att förlora sin bostad." / "When families with children risk losing their home.";
        goal "Ingen barnfamilj vräks" / "No family with children is evicted";
        unit "vräkta barnfamiljer per år" / "families evicted per year";
        source "SoL (2025:400); lag (2009:47) 2 kap. 6 §";
        Assignment Once SocialContracts by Social: "Inför en rutin för arbetet med att förebygga vräkning" / "Introduce a routine for preventing evictions";
            done "Rutinen är beslutad av socialnämnden och används av bostadsbolaget." / "The routine is decided by the social services committee and used by the housing company.";
        Agreement Once LandlordCooperation by Social: "Kom överens med hyresvärdarna om tidig kontakt när hyran inte betalas" / "Agree with landlords on early contact when rent is not paid";
            done "Överenskommelsen är underskriven av bostadsbolaget och de största privata hyresvärdarna." / "The agreement is signed by the housing company and the largest private landlords.";
    }
    lss for Deficit Balance Surplus, about Construction, group Lss {
        "Bostäder enligt LSS" / "Homes under LSS";
        when "När personer med funktionsnedsättning väntar på en bostad med särskild service." / "When people with disabilities wait for a home with special service.";
        goal "Minst … nya LSS-bostäder är inflyttade" / "At least … new LSS homes are moved into";
        unit "bostäder" / "homes";
        source "LSS (1993:387) 9 § 8 och 9";
        Study Once PremisesPlan by Social: "Ta fram en lokalbehovsplan för LSS och särskilt boende" / "Make a premises plan for LSS and residential care";
            done "Socialnämnden har godkänt planen och kommunstyrelsen har fått den som underlag till budgeten." / "The social services committee has approved the plan and the executive board has it for the budget.";
        Ongoing Continuous DetailedPlan by Planning: "Avsätt plats för LSS-bostäder i nya detaljplaner" / "Set aside room for LSS homes in new detailed plans";
            done "Arbetet pågår. Det framgår av varje ny plan om plats är avsatt." / "Ongoing. Every new plan says whether room is set aside.";
        Investment Once HousingCompany by Company: "Bygg LSS-bostäder" / "Build LSS homes";
            done "Bostäderna är godkända för verksamheten och inflyttade." / "The homes are approved and moved into.";
    }
    residential_care for Deficit Balance Surplus, about Construction, group ResidentialCare {
        "Särskilt boende för äldre" / "Residential care for older people";
        when "När platserna i särskilt boende inte räcker." / "When there are too few places in residential care.";
        goal "Minst … nya platser i särskilt boende är inflyttade" / "At least … new places in residential care are moved into";
        unit "platser" / "places";
        source "SoL (2025:400)";
        Study Once PremisesPlan by Social: "Ta fram en lokalbehovsplan för LSS och särskilt boende" / "Make a premises plan for LSS and residential care";
            done "Socialnämnden har godkänt planen och kommunstyrelsen har fått den som underlag till budgeten." / "The social services committee has approved the plan and the executive board has it for the budget.";
        Assignment Once DetailedPlan by Planning: "Ta fram en detaljplan för ett nytt särskilt boende" / "Make a detailed plan for new residential care";
            done "Detaljplanen har vunnit laga kraft." / "The detailed plan is legally in force.";
    }
    affordable for Deficit Balance, about Construction, group LowIncome {
        "Hyror som fler klarar" / "Rents that more people can pay";
        when "När hushåll med låga inkomster inte har råd med de bostäder som finns." / "When households with low incomes cannot afford the homes that exist.";
        goal "Minst … hyresrätter med pressad hyra blir färdiga varje år" / "At least … rental homes with low rents are completed every year";
        unit "hyresrätter per år" / "rental homes per year";
        source "Lag (2000:1383) 2 §, behov som inte tillgodoses";
        Ongoing Continuous LandAllocation by Board: "Ställ villkor om hyran när kommunen anvisar mark" / "Set terms on rent when the municipality allocates land";
            done "Arbetet pågår. Antalet bostäder med villkor om hyra redovisas varje år." / "Ongoing. The number of homes with terms on rent is reported every year.";
        Decision Once OwnerDirective by Board: "Ge bostadsbolaget i uppdrag att bygga hyresrätter med pressad hyra" / "Give the housing company the task of building rental homes with low rents";
            done "Direktivet är beslutat och bolaget har visat att uppdraget går att genomföra affärsmässigt." / "The directive is decided and the company has shown that the task can be done on businesslike terms.";
    }
    tenure_mix for Deficit Balance, about Construction Stock {
        "Blandade upplåtelseformer" / "Mixed tenure";
        when "När nästan alla bostäder i ett område har samma upplåtelseform. En detaljplan kan inte styra det, men det kan markanvisningar och det egna bolaget." / "When nearly all homes in an area have the same tenure. A detailed plan cannot govern it; land allocation and the own company can.";
        goal "Högst … procent av bostäderna i varje område har samma upplåtelseform" / "At most … per cent of the homes in each area have the same tenure";
        unit "procent av bostäderna" / "per cent of the homes";
        source "PBL 4 kap. 11 §; Västerås mål för upplåtelseformer 2018–2021";
        Study Once Studies by Board: "Kartlägg vilka upplåtelseformer som finns i varje område" / "Map which tenures there are in each area";
            done "Kartläggningen är klar och används vid varje ny markanvisning." / "The map is ready and used at every new land allocation.";
        Ongoing Continuous LandAllocation by Board: "Ange upplåtelseform när kommunen anvisar mark" / "State the tenure when the municipality allocates land";
            done "Arbetet pågår. Alla nya markanvisningar anger upplåtelseform och andelen redovisas varje år." / "Ongoing. All new land allocations state the tenure and the share is reported every year.";
        Decision Once OwnerDirective by Board: "Ge bostadsbolaget i uppdrag att bygga där hyresrätter saknas" / "Give the housing company the task of building where rental homes are lacking";
            done "Fullmäktige har beslutat om direktivet och bolagsstämman har antagit det." / "The council has decided on the directive and the general meeting has adopted it.";
    }
    overcrowding for Deficit, about Construction Stock, group Families {
        "Mindre trångboddhet" / "Less overcrowding";
        when "När många hushåll bor trångt." / "When many households live in too small homes.";
        goal "Högst … procent av hushållen är trångbodda" / "At most … per cent of the households are overcrowded";
        unit "procent av hushållen" / "per cent of the households";
        source "Boverkets mått på bostadsbrist; PBL 4 kap. 11 §";
        Ongoing Continuous DetailedPlan by Planning: "Reglera andelen stora lägenheter i nya detaljplaner där de behövs" / "Set the share of large flats in new detailed plans where they are needed";
            done "Arbetet pågår. Behovet är bedömt i varje ny plan." / "Ongoing. The need is judged in every new plan.";
        Investment Once HousingCompany by Company: "Bygg om små lägenheter till större" / "Rebuild small flats as larger ones";
            done "De ombyggda lägenheterna är uthyrda." / "The rebuilt flats are let.";
        Ongoing Yearly Studies by Board: "Följ trångboddheten i varje område med Boverkets underlag" / "Follow overcrowding in each area with Boverket's data";
            done "Siffrorna är redovisade för kommunstyrelsen, varje år." / "The figures are reported to the executive board, every year.";
    }
    young for Deficit, about Construction Stock, group Young {
        "Bostäder för unga och studenter" / "Homes for young people and students";
        when "När unga inte kan flytta hemifrån, eller när studenter inte hittar bostad." / "When young people cannot leave home, or students find no place to live.";
        goal "Minst … bostäder för unga och studenter har tillkommit" / "At least … homes for young people and students have been added";
        unit "bostäder" / "homes";
        source "Lag (2000:1383) 2 §, behov som inte tillgodoses";
        Decision Once Priority by Company: "Bestäm hur många små lägenheter som ska förmedlas till unga och studenter" / "Decide how many small flats are let to young people and students";
            done "Beslutet är fattat och de första lägenheterna är förmedlade." / "The decision is made and the first flats are let.";
        Agreement Once LandAllocation by Board: "Anvisa mark för små hyresrätter och studentbostäder" / "Allocate land for small rental homes and student housing";
            done "Avtalet om markanvisning är underskrivet." / "The agreement on land allocation is signed.";
    }
    services for Deficit Balance, about Construction {
        "Förskola, skola och omsorg i takt" / "Preschool, school and care in step";
        when "När nya bostäder ger fler barn eller fler som behöver omsorg." / "When new homes bring more children or more people who need care.";
        goal "Förskola, skola och omsorg har plats när nya bostäder är klara" / "Preschool, school and care have room when new homes are ready";
        unit "procent av barnen" / "per cent of the children";
        source "PBL 6 kap. 39–42 §§; Upplands-Bros lokalförsörjningsplan";
        Ongoing Yearly PremisesPlan by Schools: "Gör en förskole- och skolprognos för varje område" / "Make a forecast for preschool and school in each area";
            done "Prognosen är lämnad till kommunstyrelsen före utgången av mars, varje år." / "The forecast is handed to the executive board before the end of March, every year.";
        Ongoing Yearly PremisesPlan by Board: "Ta fram en lokalförsörjningsplan som följer utbyggnadsplanen" / "Make a premises plan that follows the expansion plan";
            done "Planen är underlag när fullmäktige beslutar om budgeten, varje år." / "The plan is part of the basis when the council decides on the budget, every year.";
        Agreement Once DevelopmentAgreement by Board: "Teckna exploateringsavtal om gator och allmänna platser" / "Sign development agreements on streets and public places";
            done "Avtalen är underskrivna när detaljplanerna antas." / "The agreements are signed when the detailed plans are adopted.";
    }
    common_queue for Deficit Balance, about Stock {
        "En gemensam bostadskö" / "A common housing queue";
        when "När den som söker bostad måste stå i flera köer, eller inte vet hur lägenheter fördelas." / "When people have to queue in several places, or do not know how flats are let.";
        goal "Minst … procent av hyresrätterna förmedlas genom en gemensam kö" / "At least … per cent of the rental homes are let through a common queue";
        unit "procent av hyresrätterna" / "per cent of the rental homes";
        source "Lag (2000:1383) 8–10 §§";
        Decision Once HousingAgency by Board: "Besluta om en gemensam bostadskö" / "Decide on a common housing queue";
            done "Fullmäktige har beslutat om kön och dess regler." / "The council has decided on the queue and its rules.";
        Agreement Once LandlordCooperation by Company: "Kom överens med privata hyresvärdar om att använda kön" / "Agree with private landlords on using the queue";
            done "Avtalen är underskrivna av minst en privat hyresvärd." / "The agreements are signed by at least one private landlord.";
    }
    neighbours for Deficit Balance Surplus, about Construction Stock {
        "Samordning med grannkommuner" / "Coordination with neighbours";
        when "När människor bor, arbetar och studerar över kommungränsen." / "When people live, work and study across the municipal border.";
        goal "Bostadsförsörjningen är samordnad med grannkommunerna och regionen" / "The housing supply is coordinated with the neighbours and the region";
        unit "kommuner" / "municipalities";
        source "Lag (2000:1383) 1 och 7 §§";
        Ongoing Yearly Intermunicipal by Board: "Håll ett samrådsmöte med grannkommunerna och regionen" / "Hold a consultation meeting with the neighbours and the region";
            done "Mötet är genomfört och anteckningarna är spridda, varje år." / "The meeting is held and the notes are sent out, every year.";
        Agreement Once Intermunicipal by Board: "Kom överens med grannkommunerna om en gemensam bostadsprognos" / "Agree with the neighbours on a common housing forecast";
            done "Överenskommelsen är underskriven och den första prognosen är klar." / "The agreement is signed and the first forecast is ready.";
    }
    follow_up for Deficit Balance Surplus, about Construction Stock {
        "Planen används" / "The plan is used";
        when "När planen ska styra budget och verksamhet, inte bara antas." / "When the plan is to govern budget and work, not only be adopted.";
        goal "Planen följs upp varje år och styr nämndernas och bolagens arbete" / "The plan is followed up every year and governs the work of committees and companies";
        unit "uppföljningar per år" / "follow-ups per year";
        source "Boverkets handbok, Uppföljning (2025-02-28); Växjös årliga handlingsplan";
        Ongoing Yearly Studies by Board: "Lämna en uppföljning till fullmäktige i budgetprocessen" / "Give the council a follow-up in the budget process";
            done "Fullmäktige har behandlat uppföljningen före budgetbeslutet, varje år." / "The council has dealt with the follow-up before the budget decision, every year.";
        Ongoing Yearly Studies by Board: "För in åtgärderna i verksamhetsplaner, internbudgetar och ägardirektiv" / "Put the measures into operational plans, committee budgets and owner's directives";
            done "Varje åtgärd som gäller nästa år står i en beslutad plan eller budget, varje år." / "Each measure of the next year stands in a decided plan or budget, every year.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_market_has_enough_types_for_both_sides_of_the_law() {
        for market in Market::ALL {
            let fitting: Vec<_> = ALL.iter().filter(|goal_type| goal_type.fits(*market)).collect();
            assert!(fitting.len() >= 10, "{market:?}: {}", fitting.len());
            for category in GoalCategory::ALL {
                let of_one = fitting.iter().filter(|goal_type| goal_type.categories == [*category]).count();
                assert!(of_one >= 3, "{market:?} {category:?}: {of_one}");
            }
        }
    }

    #[test]
    fn a_title_with_its_number_leads_back_to_its_type_and_to_no_other() {
        for goal_type in ALL {
            for title in [goal_type.title.sv, goal_type.title.en] {
                assert!(title.matches(BLANK).count() <= 1, "{title}");
                for shown in [title.to_owned(), filled(title, "30"), filled(title, "1 200").to_uppercase()] {
                    let found: Vec<_> = ALL.iter().filter(|t| t.is_title(&shown)).map(|t| t.code).collect();
                    assert_eq!(found, [goal_type.code], "{shown}");
                }
            }
            assert_eq!(goal_type.title.sv.contains(BLANK), goal_type.title.en.contains(BLANK));
        }
        for other in
            ["Ett helt eget mål", "Högst 30 nya bostäder blir färdiga varje år", "Minst 30 nya bostäder"]
        {
            assert_eq!(of_title(other), None, "{other}");
        }
    }

    #[test]
    fn codes_and_names_are_there_once_and_every_type_has_two_to_four_measures() {
        let codes: BTreeSet<_> = ALL.iter().map(|t| t.code).collect();
        let names: BTreeSet<_> = ALL.iter().map(|t| t.name.sv).collect();
        assert_eq!((codes.len(), names.len()), (ALL.len(), ALL.len()));
        for goal_type in ALL {
            assert!((2..=4).contains(&goal_type.measures.len()), "{}", goal_type.code);
            assert_eq!(by_code(goal_type.code), Some(goal_type));
        }
    }

    #[test]
    fn whoever_is_proposed_to_lead_may_lead() {
        for proposal in ALL.iter().flat_map(|goal_type| goal_type.measures) {
            assert!(proposal.lead.info().body_type.may_lead(), "{}", proposal.title.sv);
            assert!(proposal.lead.info().expected, "{}", proposal.title.sv);
        }
    }

    #[test]
    fn proposals_are_concrete() {
        for proposal in ALL.iter().flat_map(|goal_type| goal_type.measures) {
            let title = proposal.title.sv.to_lowercase();
            for vague in ["verka för", "utreda möjlig", "arbeta för", "bidra till"] {
                assert!(!title.contains(vague), "{title}");
            }
            for end in [proposal.done_when.sv, proposal.done_when.en] {
                assert!(end.ends_with('.'), "{end}");
            }
            let yearly =
                proposal.done_when.sv.contains("varje år.") && !proposal.done_when.sv.contains("pågår");
            assert_eq!(yearly, proposal.timing == Timing::Yearly, "{title}");
        }
    }

    #[test]
    fn the_same_proposal_says_the_same_everywhere() {
        let all: Vec<_> = ALL.iter().flat_map(|goal_type| goal_type.measures).collect();
        for one in &all {
            for other in all.iter().filter(|other| other.title == one.title) {
                assert_eq!(one, other);
            }
        }
    }

    #[test]
    fn a_number_goes_into_the_blank_and_out_again() {
        assert_eq!(filled("Minst … nya bostäder", " 30 "), "Minst 30 nya bostäder");
        assert_eq!(filled("Minst … nya bostäder", ""), "Minst … nya bostäder");
        assert_eq!(with_blank("Minst 30 nya hem", "30"), "Minst … nya hem");
        assert_eq!(with_blank("Minst många nya hem", "30"), "Minst många nya hem");
    }
}
