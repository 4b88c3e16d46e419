//! The demands of the law as data: lag (2000:1383) under each wording, its transitional
//! provisions, neighbouring acts, and last what only makes a good plan. Knows no finding.

use super::soundness::SOUNDNESS;
use super::{Chapter, Concerns, Item};
use crate::analysis::check::source::{ANY, Act, SINCE_2022, SINCE_2025, Source, UNTIL_2025, WHOLE};
use crate::model::instrument::Instrument;
use crate::model::measure::Status;
use crate::model::program::Program;
use crate::model::programme::{RuleSet, Stage};
use crate::model::words::Words;

/// The demands in the order of the law.
pub const ALL: &[&[Item]] = &[&HOUSING_SUPPLY, &TRANSITION, &NEIGHBOURS, &SOUNDNESS];

pub(super) const ONLY_2013: &[RuleSet] = &[RuleSet::Act2013];

pub(super) fn always(_: &Program) -> bool {
    true
}

pub(super) fn is_adopted(program: &Program) -> bool {
    matches!(program.settings.stage, Stage::Adopted | Stage::Revised)
}

fn uses(program: &Program, wanted: &[Instrument]) -> bool {
    program.measures.iter().any(|m| m.instrument.is_some_and(|instrument| wanted.contains(&instrument)))
}

fn allocates(program: &Program) -> bool {
    uses(program, &[Instrument::LandAllocation]) || program.projects.iter().any(|project| project.allocated)
}

pub(super) fn has_goals(program: &Program) -> bool {
    !program.goals.is_empty()
}

pub(super) fn has_measures(program: &Program) -> bool {
    program.measures.iter().any(|measure| measure.status != Status::Dropped)
}

fn has_own_bodies(program: &Program) -> bool {
    program.bodies.iter().any(|body| body.body_type.may_lead())
}

pub(super) fn has_figures(program: &Program) -> bool {
    !program.assumptions.is_empty() || program.measures.iter().any(|measure| !measure.costs.is_empty())
}

const fn item(
    code: &'static str,
    (act, chapter, section, part): (Act, u8, &'static str, Words),
    demand: Words,
    checks: &'static [&'static str],
) -> Item {
    Item {
        code,
        chapter: Chapter::Neighbours,
        source: Some(Source::Section { act, chapter, section, part, rule_sets: ANY }),
        demand,
        checks,
        echoes: &[],
        rule_sets: ANY,
        concerns: always,
    }
}

/// A demand of lag (2000:1383) under some of its wordings.
const fn housing(
    code: &'static str,
    section: &'static str,
    part: Words,
    rule_sets: &'static [RuleSet],
    demand: Words,
    checks: &'static [&'static str],
) -> Item {
    Item {
        chapter: Chapter::HousingSupply,
        source: Some(Source::section_in(Act::HousingSupply, section, part, rule_sets)),
        rule_sets,
        ..item(code, (Act::HousingSupply, 0, section, WHOLE), demand, checks)
    }
}

pub(super) const fn where_it(concerns: Concerns, item: Item) -> Item {
    Item { concerns, ..item }
}

const fn told_by(echoes: &'static [&'static str], item: Item) -> Item {
    Item { echoes, ..item }
}

const FIRST: Words = Words::new("första stycket", "first paragraph");
const SECOND: Words = Words::new("andra stycket", "second paragraph");
const THIRD: Words = Words::new("tredje stycket", "third paragraph");
const POINT_1: Words = Words::new("första stycket 1", "first paragraph, point 1");
const POINT_2: Words = Words::new("första stycket 2", "first paragraph, point 2");
const POINT_3: Words = Words::new("första stycket 3", "first paragraph, point 3");
const POINT_4: Words = Words::new("första stycket 4", "first paragraph, point 4");

const GOALS: Words = Words::new(
    "Mål för bostadsbyggandet och för utvecklingen av bostadsbeståndet ska anges.",
    "Goals for housing construction and for the development of the stock have to be stated.",
);
const OTHERS_GOALS: Words = Words::new(
    "Det ska framgå hur hänsyn har tagits till relevanta nationella och regionala mål, planer och program.",
    "It has to be shown how relevant national and regional goals, plans and programmes were considered.",
);
const UNMET_NEEDS: Words = Words::new(
    "Uppgifterna ska särskilt grundas på en analys av den demografiska utvecklingen, marknadsförutsättningarna och de bostadsbehov som inte är tillgodosedda på den lokala bostadsmarknaden.",
    "The contents have to rest especially on an analysis of demographic development, market conditions and the housing needs that the local market does not meet.",
);

static HOUSING_SUPPLY: [Item; 21] = [
    housing(
        "1-1",
        "1",
        FIRST,
        ANY,
        Words::new(
            "Kommunen ska planera så att alla kan leva i goda bostäder och så att ändamålsenliga åtgärder förbereds och genomförs.",
            "The municipality has to plan so that all can live in good homes and purposeful measures are prepared and carried out.",
        ),
        &[],
    ),
    told_by(
        &["K29"],
        housing(
            "1-2",
            "1",
            SECOND,
            SINCE_2025,
            Words::new(
                "Kommunen ska samråda med berörda kommuner, ta hänsyn till behovet av samordning och ge länsstyrelsen och regionen tillfälle att yttra sig.",
                "The municipality has to consult affected municipalities, consider the need for coordination and let the county board and the region comment.",
            ),
            &["K07", "K08"],
        ),
    ),
    housing(
        "1-2-before-2025",
        "1",
        SECOND,
        UNTIL_2025,
        Words::new(
            "Kommunen ska samråda med berörda kommuner och ge länsstyrelsen, den regionalt tillväxtansvariga och andra regionala organ tillfälle att yttra sig.",
            "The municipality has to consult affected municipalities and let the county board, the body for regional growth and other regional bodies comment.",
        ),
        &["K07", "K08"],
    ),
    where_it(
        is_adopted,
        housing(
            "1-3-before-2025",
            "1",
            THIRD,
            UNTIL_2025,
            Words::new(
                "Kommunfullmäktige ska anta riktlinjer under varje mandatperiod, och nya om förutsättningarna förändras.",
                "The council has to adopt guidelines during each term, and new ones if conditions change.",
            ),
            &["K09", "K12", "K20"],
        ),
    ),
    where_it(
        is_adopted,
        housing(
            "2-1",
            "2",
            FIRST,
            SINCE_2025,
            Words::new(
                "Kommunfullmäktige ska anta en handlingsplan för bostadsförsörjningen under varje mandatperiod.",
                "The council has to adopt a housing supply action plan during each term.",
            ),
            &["K09", "K20"],
        ),
    ),
    housing(
        "2-1-1",
        "2",
        POINT_1,
        SINCE_2025,
        Words::new(
            "Behovet av tillskott av bostäder ska anges.",
            "The need for additional dwellings has to be stated.",
        ),
        &["K01"],
    ),
    housing("2-1-2", "2", POINT_2, SINCE_2025, GOALS, &["K02"]),
    housing(
        "2-1-3",
        "2",
        POINT_3,
        SINCE_2025,
        Words::new(
            "Planerade åtgärder för att nå målen ska anges.",
            "Planned measures to reach the goals have to be stated.",
        ),
        &["K03"],
    ),
    housing("2-1-4", "2", POINT_4, SINCE_2025, OTHERS_GOALS, &["K04"]),
    housing("2-1-1-before-2025", "2", POINT_1, UNTIL_2025, GOALS, &["K02"]),
    housing(
        "2-1-2-before-2025",
        "2",
        POINT_2,
        UNTIL_2025,
        Words::new(
            "Planerade insatser för att nå målen ska anges.",
            "Planned efforts to reach the goals have to be stated.",
        ),
        &["K03"],
    ),
    housing("2-1-3-before-2025", "2", POINT_3, UNTIL_2025, OTHERS_GOALS, &["K04"]),
    housing("2-2", "2", SECOND, SINCE_2022, UNMET_NEEDS, &["K05"]),
    housing(
        "2-2-in-2013",
        "2",
        SECOND,
        ONLY_2013,
        Words::new(
            "Uppgifterna ska särskilt grundas på en analys av den demografiska utvecklingen, efterfrågan på bostäder, bostadsbehovet för särskilda grupper och marknadsförutsättningarna.",
            "The contents have to rest especially on an analysis of demographic development, demand for housing, the needs of particular groups and market conditions.",
        ),
        &["K05"],
    ),
    housing(
        "2-2-boverket",
        "2",
        SECOND,
        SINCE_2022,
        Words::new(
            "Analysen ska göras med stöd av Boverkets underlag och det som i övrigt behövs.",
            "The analysis has to use Boverket's data and whatever else is needed.",
        ),
        &["K06"],
    ),
    where_it(
        |program| !program.follow_ups.is_empty(),
        housing(
            "2-3",
            "2",
            THIRD,
            SINCE_2025,
            Words::new(
                "Förändras förutsättningarna under mandatperioden ska fullmäktige anta en uppdaterad handlingsplan.",
                "If conditions change during the term, the council has to adopt an updated plan.",
            ),
            &["K12"],
        ),
    ),
    housing(
        "4",
        "4",
        WHOLE,
        SINCE_2025,
        Words::new(
            "Handlingsplanen är vägledande när kommunen planlägger för bostäder enligt plan- och bygglagen.",
            "The action plan guides the municipality's planning for housing under the Planning and Building Act.",
        ),
        &[],
    ),
    housing(
        "4-before-2025",
        "4",
        WHOLE,
        UNTIL_2025,
        Words::new(
            "Riktlinjerna är vägledande när kommunen planlägger för bostäder enligt plan- och bygglagen.",
            "The guidelines guide the municipality's planning for housing under the Planning and Building Act.",
        ),
        &[],
    ),
    told_by(
        &["K04"],
        housing(
            "6",
            "6",
            WHOLE,
            SINCE_2025,
            Words::new(
                "Saknas redovisningen av hur nationella och regionala mål har beaktats kan regeringen förelägga kommunen att anta en ny handlingsplan.",
                "Where the account of how national and regional goals were considered is missing, the Government may order the municipality to adopt a new plan.",
            ),
            &[],
        ),
    ),
    told_by(
        &["K04"],
        housing(
            "6-before-2025",
            "6",
            WHOLE,
            UNTIL_2025,
            Words::new(
                "Saknas redovisningen av hur nationella och regionala mål har beaktats kan regeringen förelägga kommunen att ta fram nya riktlinjer.",
                "Where the account of how national and regional goals were considered is missing, the Government may order the municipality to make new guidelines.",
            ),
            &[],
        ),
    ),
    where_it(
        |program| !program.measures.is_empty(),
        housing(
            "7",
            "7",
            WHOLE,
            SINCE_2025,
            Words::new(
                "När åtgärder vidtas ska kommunen ta hänsyn till behovet av samordning med andra kommuner.",
                "When taking measures, the municipality has to consider the need for coordination with others.",
            ),
            &["K29"],
        ),
    ),
];

static TRANSITION: [Item; 2] = [
    Item {
        chapter: Chapter::Transition,
        ..item(
            "transition-2",
            (Act::Amendment2025, 0, "", Words::new("övergångsbestämmelse 2", "transitional provision 2")),
            Words::new(
                "En handlingsplan enligt den nya 2 § ska antas första gången senast under mandatperioden efter valet 2026.",
                "An action plan under the new 2 § has to be adopted for the first time at the latest in the term after the election of 2026.",
            ),
            &["K11"],
        )
    },
    Item {
        chapter: Chapter::Transition,
        rule_sets: UNTIL_2025,
        ..item(
            "transition-3",
            (Act::Amendment2025, 0, "", Words::new("övergångsbestämmelse 3", "transitional provision 3")),
            Words::new(
                "Riktlinjer som har antagits enligt de äldre bestämmelserna gäller tills de ersätts, längst till slutet av mandatperioden efter valet 2026. Bestämmelsen säger inget om riktlinjer som antas senare.",
                "Guidelines adopted under the older provisions hold until replaced, at most to the end of the term after the election of 2026. The provision says nothing of guidelines that are adopted later.",
            ),
            &["K10"],
        )
    },
];

static NEIGHBOURS: [Item; 14] = [
    item(
        "pbl-2-3",
        (Act::PlanningAndBuilding, 2, "3", THIRD),
        Words::new(
            "Planläggningen ska främja bostadsbyggande och utveckling av bostadsbeståndet, med kommunens handlingsplan eller riktlinjer som vägledning.",
            "Planning has to promote housing construction and development of the stock, guided by the municipality's action plan or guidelines.",
        ),
        &[],
    ),
    item(
        "pbl-3-5",
        (Act::PlanningAndBuilding, 3, "5", WHOLE),
        Words::new(
            "Översiktsplanen ska visa hur det långsiktiga behovet av bostäder tillgodoses.",
            "The comprehensive plan has to show how the long-term need for housing is met.",
        ),
        &[],
    ),
    told_by(
        &["K11"],
        item(
            "pbl-3-23",
            (Act::PlanningAndBuilding, 3, "23", WHOLE),
            Words::new(
                "Fullmäktige ska anta en planeringsstrategi inom 24 månader efter ett ordinarie val.",
                "The council has to adopt a planning strategy within 24 months after an ordinary election.",
            ),
            &[],
        ),
    ),
    where_it(
        |program| uses(program, &[Instrument::DetailedPlan]),
        item(
            "pbl-4-11",
            (Act::PlanningAndBuilding, 4, "11", WHOLE),
            Words::new(
                "En detaljplan får reglera fördelningen av olika slags lägenheter och deras storlek, men inte upplåtelseformen.",
                "A detailed plan may regulate the mix of kinds and sizes of dwellings, but not their tenure.",
            ),
            &["K21", "K22"],
        ),
    ),
    where_it(
        |program| !program.projects.is_empty(),
        item(
            "pbl-4-21",
            (Act::PlanningAndBuilding, 4, "21", Words::new("och 22–23 §§", "and sections 22–23")),
            Words::new(
                "Detaljplanens genomförandetid är minst fem och högst femton år, och byggandet bör rymmas i den.",
                "The implementation period of a detailed plan is five to fifteen years, and building should fit into it.",
            ),
            &["K30"],
        ),
    ),
    where_it(
        |program| uses(program, &[Instrument::DevelopmentAgreement]),
        item(
            "pbl-6-39",
            (Act::PlanningAndBuilding, 6, "39", WHOLE),
            Words::new(
                "En kommun som avser att ingå exploateringsavtal ska anta riktlinjer för dem.",
                "A municipality that intends to make development agreements has to adopt guidelines for them.",
            ),
            &["K24"],
        ),
    ),
    where_it(
        |program| {
            uses(program, &[Instrument::DevelopmentAgreement])
                || program.projects.iter().any(|project| !project.appraisal.is_empty())
        },
        item(
            "pbl-6-41",
            (Act::PlanningAndBuilding, 6, "40", Words::new("och 41–42 §§", "and sections 41–42")),
            Words::new(
                "En byggherre får betala gator och annat som planen kräver, men inte byggnader för vård, utbildning eller omsorg.",
                "A developer may pay for streets and what else the plan needs, but not for buildings for care, education or welfare.",
            ),
            &["K25"],
        ),
    ),
    where_it(
        allocates,
        Item {
            rule_sets: SINCE_2025,
            ..item(
                "land-allocation",
                (Act::LandAllocation, 0, "2", WHOLE),
                Words::new(
                    "Riktlinjer för markanvisning ska ange bland annat hur markanvisningar används för att följa handlingsplanen.",
                    "Guidelines for land allocation have to state, among other things, how allocations are used to follow the action plan.",
                ),
                &["K23"],
            )
        },
    ),
    where_it(
        allocates,
        Item {
            rule_sets: UNTIL_2025,
            ..item(
                "land-allocation-before-2025",
                (Act::LandAllocation, 0, "2", WHOLE),
                Words::new(
                    "En kommun som anvisar mark ska ha riktlinjer för det, med utgångspunkter och mål, handläggning, grundläggande villkor och principer för markpriset.",
                    "A municipality that allocates land has to have guidelines for it, with starting points and goals, handling, basic terms and principles of pricing.",
                ),
                &["K23"],
            )
        },
    ),
    where_it(
        |program| uses(program, &[Instrument::OwnerDirective, Instrument::HousingCompany]),
        item(
            "housing-companies",
            (Act::HousingCompanies, 0, "2", WHOLE),
            Words::new(
                "Det allmännyttiga bolaget främjar bostadsförsörjningen enligt affärsmässiga principer; fullmäktige bestämmer ändamålet med verksamheten (KL 10 kap. 3 §).",
                "The public housing company promotes housing supply on businesslike principles; the council sets the purpose of its work (KL ch. 10 s. 3).",
            ),
            &["K26"],
        ),
    ),
    where_it(
        |program| program.measures.iter().any(|measure| !measure.costs.is_empty()),
        item(
            "budget",
            (Act::LocalGovernment, 11, "5", Words::new("och 6 §", "and section 6")),
            Words::new(
                "Kommunen ska varje år göra en budget och en plan för ekonomin i tre år; det som kostar ska ha sin finansiering där.",
                "The municipality has to make a budget each year and a plan for three years; what costs has to be financed there.",
            ),
            &["K27"],
        ),
    ),
    where_it(
        has_own_bodies,
        item(
            "social-services",
            (Act::SocialServices, 6, "4", WHOLE),
            Words::new(
                "Socialnämnden ska medverka i samhällsplaneringen.",
                "The social welfare board has to take part in community planning.",
            ),
            &["K16"],
        ),
    ),
    where_it(
        |program| !program.assumptions.is_empty(),
        item(
            "equalisation",
            (Act::Equalisation, 0, "3", Words::new("och 17 §", "and section 17")),
            Words::new(
                "Beräknade intäkter ska följa hur skatt och utjämning faktiskt betalas ut.",
                "Estimated income has to follow how tax and equalisation are actually paid.",
            ),
            &["K34"],
        ),
    ),
    where_it(
        |program| has_measures(program) || !program.needs.is_empty(),
        item(
            "secrecy",
            (
                Act::Secrecy,
                19,
                "3",
                Words::new(
                    "samt 21 kap. 3 § och 26 kap. 1 §",
                    "and chapter 21 section 3, chapter 26 section 1",
                ),
            ),
            Words::new(
                "Det som kan skada kommunens affärer, röja skyddade adresser eller avslöja enskildas förhållanden kan vara hemligt och ska inte publiceras. Personuppgifter ska bara finnas där de behövs (dataskyddsförordningen).",
                "What may harm the municipality's business, reveal protected addresses or disclose circumstances of individuals may be secret and is not to be published. Personal data belong only where they are needed (General Data Protection Regulation).",
            ),
            &["K38", "K39"],
        ),
    ),
];
