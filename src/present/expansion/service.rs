//! Residents of the new dwellings by age, and the places that they ask for against those there are:
//! tables, small charts and sentences, with the assumptions that were used. Knows no page.

use super::grid;
use crate::analysis::assumption::{Assumptions, Quantity};
use crate::analysis::exact::Exact;
use crate::analysis::expansion::group::Plan;
use crate::analysis::population::{Population, Weighing};
use crate::analysis::service::{Crossing, Demand, Services, Zone, zone_of};
use crate::model::number::Decimal;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::record::{AssumptionId, Kind, MeasureId, ProjectId, RecordRef};
use crate::model::service::{Capacity, PlacesChange, Service};
use crate::model::value::Value;
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;
use crate::present::chart::axis;
use crate::present::chart::columns::{Columns, Series, Size, columns};
use crate::present::chart::{Around, Picture};
use crate::present::economy::quantity;
use crate::present::{check, format};

words! {
    RESIDENTS: "Boende i de nya bostäderna" / "Residents of the new dwellings";
    RESIDENTS_NOTE: "Bara de som är nya i kommunen räknas. Talen är avrundade var för sig." / "Only those who are new to the municipality count. Each number is rounded by itself.";
    NO_RESIDENTS: "Antalet boende går inte att räkna ut än: det saknas antaganden, eller bostäder i planen." / "The residents cannot be reckoned yet: assumptions are missing, or dwellings in the plan.";
    AGE: "Ålder" / "Age";
    UNKNOWN_AGE: "Okänd ålder" / "Age not known";
    ALL_AGES: "Alla" / "All";
    COUNTED: "Räkna bostäderna" / "Count the dwellings";
    AS_PLANNED: "enligt planen" / "as planned";
    WEIGHTED: "vägda efter sannolikhet" / "weighted by probability";
    SERVICE: "Verksamhet" / "Service";
    WHERE: "Var" / "Where";
    LINE: "Rad" / "Line";
    DEMAND: "Behov av platser" / "Places needed";
    CAPACITY: "Platser" / "Places";
    LACKING: "Saknas (minus: lediga)" / "Lacking (minus: free)";
    USED_TODAY: "Används i dag" / "Used today";
    NEW: "Nya boende" / "New residents";
    PRESENT: "De som bor här" / "Those who live here";
    PLACES: "Platser" / "Places";
    WHOLE: "Hela kommunen" / "The whole municipality";
    NO_AREA: "Inget område" / "No area";
    PLACES_TITLE: "Platser mot behov" / "Places against need";
    WITHOUT_PRESENT: "De som redan bor här är inte med: antagandet ”Platser som används i dag” saknas. Det som saknas är alltså minst detta." / "Those who live here already are left out: the assumption “Places used today” is missing. So at least this is lacking.";
    SHORT_TITLE: "Där platserna inte räcker" / "Where places do not suffice";
    NOWHERE_SHORT: "Platserna räcker i alla områden och år som går att räkna på." / "There are places enough in every area and year that can be reckoned.";
    NEW_FIT: "De nya boende skulle i sig få plats överallt. Men de som redan bor här är inte med överallt: antagandet ”Platser som används i dag” saknas. Att platserna räcker går alltså inte att säga." / "The new residents by themselves would find places everywhere. But those who live here already are not counted everywhere: the assumption “Places used today” is missing. So it cannot be said that places suffice.";
    NO_PLACES_KNOWN: "Om platserna räcker går inte att säga: inga platser är inskrivna. Skriv in dem under Kapacitet längst ned." / "It cannot be said whether places suffice: none are written down. Write them under Capacity at the bottom.";
    PRESENT_MISSING_SOMEWHERE: "På några håll är de som redan bor här inte med: antagandet ”Platser som används i dag” saknas. Där kan det saknas fler platser." / "In some places those who live here already are left out: the assumption “Places used today” is missing. More places may be lacking there.";
    ANSWERED_BY: "Kan svara på det" / "May answer it";
    UNANSWERED: "Ingen åtgärd eller planerad utbyggnad svarar på det." / "No measure or planned extension answers it.";
    BEGIN_MEASURE: "Börja en åtgärd" / "Begin a measure";
    USED: "Antaganden som används" / "Assumptions used";
    MISSING: "Antaganden som saknas" / "Assumptions missing";
    MISSING_NOTE: "Det som saknas räknas inte alls. Inga siffror hämtas någon annanstans ifrån." / "What is missing is not reckoned at all. No figure is fetched from elsewhere.";
    TO_ASSUMPTIONS: "Till antagandena i Ekonomi" / "To the assumptions in Economy";
    ASSUMPTION: "Antagande" / "Assumption";
    ABOUT: "Avser" / "For";
    VALUE: "Värde" / "Value";
    YEAR: "År" / "Year";
    SOURCE: "Källa" / "Source";
    CAPACITIES: "Kapacitet" / "Capacity";
    CAPACITIES_NOTE: "Platser i dag och planerade förändringar. Välj en rad för att ändra den." / "Places today and planned changes. Choose a line to change it.";
    NO_CAPACITIES: "Här står hur många platser som finns i förskola, skola och boenden, område för område. Exempel: ”Förskola, Åsen, 2026: 120 platser, från 2030 54 till.”" / "The places in preschools, schools and residential homes stand here, area by area. Example: “Preschool, Åsen, 2026: 120 places, 54 more from 2030.”";
    NEW_CAPACITY: "Ny kapacitet" / "New capacity";
    CHANGES: "Planerade förändringar" / "Planned changes";
    NO_YEARS: "Skriv in programmets period i Underlag eller bostäder i planen, så räknas boende och platser." / "Write the period of the programme in Basis or dwellings into the plan, and residents and places are reckoned.";
    FROM: "Källa: utbyggnadsplanen och programmets antaganden" / "Source: the expansion plan and the assumptions of the programme";
    INCONSISTENT: "Åldrarna ger fler boende än antagandet om personer per bostad. Åldrarna gäller." / "The ages give more residents than the assumption of persons per dwelling. The ages hold.";
}

/// How the part is set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServiceView {
    /// How dwellings count.
    pub weighing: Weighing,
    /// The service that is shown.
    pub service: Service,
}

impl Default for ServiceView {
    fn default() -> ServiceView {
        ServiceView { weighing: Weighing::Weighted, service: Service::Preschool }
    }
}

/// The code of a weighing, for set-ups.
#[must_use]
pub const fn weighing_code(weighing: Weighing) -> &'static str {
    match weighing {
        Weighing::Raw => "raw",
        Weighing::Weighted => "weighted",
    }
}

/// What a weighing is called.
#[must_use]
pub const fn weighing_words(weighing: Weighing) -> Words {
    match weighing {
        Weighing::Raw => AS_PLANNED,
        Weighing::Weighted => WEIGHTED,
    }
}

/// A set-up as it is kept.
#[must_use]
pub fn to_value(view: &ServiceView) -> Value {
    Value::Object(vec![
        ("weighing".to_owned(), Value::text(weighing_code(view.weighing).to_owned())),
        ("service".to_owned(), Value::text(view.service.code().to_owned())),
    ])
}

/// A set-up that was kept; what cannot be read is as at first.
#[must_use]
pub fn from_value(value: &Value) -> ServiceView {
    let text = |name: &str| value.get(name).and_then(Value::as_text).unwrap_or_default().to_owned();
    let first = ServiceView::default();
    let (weighing, service) = (text("weighing"), text("service"));
    let weighings = [Weighing::Raw, Weighing::Weighted];
    ServiceView {
        weighing: weighings.into_iter().find(|one| weighing_code(*one) == weighing).unwrap_or(first.weighing),
        service: Service::ALL.iter().copied().find(|one| one.code() == service).unwrap_or(first.service),
    }
}

/// Residents of an age class, year by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeRow {
    /// The age class.
    pub name: String,
    /// Whole persons.
    pub numbers: Vec<i64>,
}

/// Places in a year, in whole ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacesOf {
    /// What new residents ask for.
    pub new: i64,
    /// What those who live here use, where it is stated.
    pub present: Option<i64>,
    /// What both ask for.
    pub demand: i64,
    /// Places, where they are stated.
    pub capacity: Option<i64>,
    /// Places lacking; negative where there are more.
    pub lacking: Option<i64>,
}

/// Demand for a service somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemandRow {
    /// Which service.
    pub service: Service,
    /// Where, in the calculation.
    pub zone: Zone,
    /// Where, in words.
    pub place: String,
    /// Year by year.
    pub years: Vec<PlacesOf>,
}

/// A record that answers a lack of places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Which record; nothing for a change of capacity without a project.
    pub record: Option<RecordRef>,
    /// What it is called.
    pub name: String,
}

/// A place where demand passes capacity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Short {
    /// Which service.
    pub service: Service,
    /// Where.
    pub zone: Zone,
    /// When, and how much is lacking.
    pub sentence: String,
    /// What answers it.
    pub answers: Vec<Answer>,
}

/// An assumption that was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// Which.
    pub id: AssumptionId,
    /// Its name, age class, what it is for, its value with unit, its year, its source.
    pub cells: [String; 6],
}

/// Residents and places, made ready once for all that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outlook {
    /// The years.
    pub years: Vec<Year>,
    /// Residents by age, all of them last.
    pub ages: Vec<AgeRow>,
    /// Places by service and zone.
    pub demands: Vec<DemandRow>,
    /// Where they do not suffice, the earliest first.
    pub short: Vec<Short>,
    /// The assumptions behind all this.
    pub used: Vec<Used>,
    /// Those that are missing, in words.
    pub missing: Vec<String>,
    /// The ages of some house type add up to more than the persons per dwelling.
    pub inconsistent: Vec<String>,
    /// New residents in the last year whose age is not known, and all of them.
    pub unknown: (i64, i64),
    /// Dwellings whose residents cannot be reckoned.
    pub unpeopled: i64,
    /// Services for which no share of the residents is stated.
    pub without_share: Vec<Service>,
}

/// The quantities behind residents and places.
const QUANTITIES: [Quantity; 7] = [
    Quantity::PersonsPerDwelling,
    Quantity::PersonsByAge,
    Quantity::AgeShare,
    Quantity::NewShare,
    Quantity::PreschoolShare,
    Quantity::ServiceShare,
    Quantity::PresentUse,
];

impl Outlook {
    /// Residents and places of a programme.
    #[must_use]
    pub fn of(program: &Program, weighing: Weighing, lang: Lang) -> Outlook {
        let years = grid::years(program);
        let (Some(first), Some(last)) = (years.first(), years.last()) else { return Outlook::default() };
        let span = *first..=*last;
        let assumptions = Assumptions::of(program);
        let population = Population::of(&Plan::of(program), &assumptions, &span, weighing);
        let services = Services::of(program, &assumptions, &population, &span);
        let missing = population
            .missing
            .iter()
            .map(|(missing, built)| concerning(&quantity::missing(*missing, lang), built.rounded(), lang))
            .chain(services.missing.iter().map(|missing| quantity::missing(*missing, lang)));
        let last_year = population.whole().remove(last).unwrap_or_default();
        let people = [Quantity::PersonsPerDwelling, Quantity::NewShare];
        let unpeopled = population.missing.iter().filter(|(one, _)| people.contains(&one.quantity));
        let unpeopled = unpeopled.map(|(_, built)| built.rounded()).max().unwrap_or_default();
        let mut crossings: Vec<(&Demand, &Crossing)> =
            services.demands.iter().filter_map(|one| one.crossing.as_ref().map(|at| (one, at))).collect();
        crossings.sort_by_key(|(demand, crossing)| (crossing.year, demand.service));
        Outlook {
            ages: ages(&population, &years, lang),
            demands: services.demands.iter().map(|demand| demand_row(program, demand, lang)).collect(),
            short: crossings
                .into_iter()
                .map(|(demand, crossing)| short(program, demand, crossing, lang))
                .collect(),
            used: used(program, &assumptions, lang),
            missing: missing.collect(),
            inconsistent: population
                .inconsistent
                .iter()
                .map(|house| house.words().in_lang(lang).to_owned())
                .collect(),
            unknown: (last_year.unknown_age.rounded(), last_year.total().rounded()),
            unpeopled,
            without_share: services
                .missing
                .iter()
                .filter(|one| one.quantity == Quantity::ServiceShare)
                .filter_map(|one| one.about.service)
                .collect(),
            years,
        }
    }

    /// Whether places suffice where none are known to be lacking: only said where everything is
    /// reckoned, else why it cannot be said.
    #[must_use]
    pub fn verdict(&self, lang: Lang) -> String {
        if !self.demands.iter().flat_map(|row| &row.years).any(|year| year.capacity.is_some()) {
            return NO_PLACES_KNOWN.in_lang(lang).to_owned();
        }
        if let Some(unsure) = self.unsure(lang) {
            return unsure;
        }
        let text = if self.lacks_present() { NEW_FIT } else { NOWHERE_SHORT };
        text.in_lang(lang).to_owned()
    }

    /// The services that are not reckoned at all for want of assumptions, in a sentence.
    #[must_use]
    pub fn not_reckoned(&self, lang: Lang) -> Option<String> {
        let reckoned = |service: &Service| self.demands.iter().any(|row| row.service == *service);
        let left_out: Vec<&str> = Service::ALL
            .iter()
            .filter(|service| self.without_share.contains(service) && !reckoned(service))
            .map(|service| service.words().in_lang(lang))
            .collect();
        let names = left_out.join(", ");
        (!left_out.is_empty()).then(|| match lang {
            Lang::Sv => format!("Räknas inte alls, eftersom antaganden saknas: {names}."),
            Lang::En => format!("Not reckoned at all, since assumptions are missing: {names}."),
        })
    }

    /// What of the new residents is not in the reckoning, in a sentence.
    #[must_use]
    pub fn unsure(&self, lang: Lang) -> Option<String> {
        let (unknown, all) = self.unknown;
        let number = |number: i64| format::whole(number, lang);
        match (self.unpeopled > 0, unknown > 0, lang) {
            (true, _, Lang::Sv) => Some(format!(
                "De boende i {} bostäder går inte att räkna, eftersom antaganden saknas. Om platserna räcker går alltså inte att säga.",
                number(self.unpeopled)
            )),
            (true, _, Lang::En) => Some(format!(
                "The residents of {} dwellings cannot be reckoned, since assumptions are missing. So it cannot be said whether places suffice.",
                number(self.unpeopled)
            )),
            (false, true, Lang::Sv) => Some(format!(
                "Åldern är okänd för {} av {} nya boende, och deras behov av platser räknas inte. Om platserna räcker går alltså inte att säga.",
                number(unknown),
                number(all)
            )),
            (false, true, Lang::En) => Some(format!(
                "The age of {} of {} new residents is not known, and the places that they need are not reckoned. So it cannot be said whether places suffice.",
                number(unknown),
                number(all)
            )),
            (false, false, _) => None,
        }
    }

    /// Whether those who live here already are left out somewhere.
    #[must_use]
    pub fn lacks_present(&self) -> bool {
        self.demands.iter().flat_map(|row| &row.years).any(|year| year.present.is_none())
    }

    /// Places against need somewhere, as a small chart.
    #[must_use]
    pub fn chart(&self, row: &DemandRow, width: f64, lang: Lang) -> Picture {
        let number =
            |of: fn(&PlacesOf) -> i64| row.years.iter().map(|one| axis::number(of(one))).collect::<Vec<_>>();
        let name = |words: Words| words.in_lang(lang).to_owned();
        let stated = |of: fn(&PlacesOf) -> Option<i64>| row.years.iter().any(|one| of(one).is_some());
        let mut series = Vec::new();
        if stated(|one| one.present) {
            series
                .push(Series { name: name(PRESENT), values: number(|one| one.present.unwrap_or_default()) });
        }
        series.push(Series { name: name(NEW), values: number(|one| one.new) });
        let aim = stated(|one| one.capacity)
            .then(|| (name(PLACES), number(|one| one.capacity.unwrap_or_default())));
        let data = Columns {
            categories: self.years.iter().map(ToString::to_string).collect(),
            series,
            aim,
            ..Columns::default()
        };
        let service = row.service.words().in_lang(lang);
        let around = Around {
            title: format!("{service}, {}", row.place),
            unit: PLACES.in_lang(lang).to_owned(),
            source: FROM.in_lang(lang).to_owned(),
            about: in_words(row, &self.years, lang),
        };
        let written = |number: f64| format::whole(axis::whole(number), lang);
        columns(&data, &around, &Size { width, height: 250.0, number: &written })
    }
}

fn in_words(row: &DemandRow, years: &[Year], lang: Lang) -> String {
    let (Some(last), Some(year)) = (row.years.last(), years.last()) else { return String::new() };
    let demand = format::whole(last.demand, lang);
    let capacity = last.capacity.map_or("–".to_owned(), |places| format::whole(places, lang));
    match lang {
        Lang::Sv => format!("{year} behövs {demand} platser och det finns {capacity}."),
        Lang::En => format!("In {year}, {demand} places are needed and there are {capacity}."),
    }
}

fn concerning(missing: &str, dwellings: i64, lang: Lang) -> String {
    let dwellings = format::whole(dwellings, lang);
    match lang {
        Lang::Sv => format!("{missing} (gäller {dwellings} bostäder)"),
        Lang::En => format!("{missing} (concerns {dwellings} dwellings)"),
    }
}

fn ages(population: &Population, years: &[Year], lang: Lang) -> Vec<AgeRow> {
    let whole = population.whole();
    let classes: std::collections::BTreeSet<_> =
        whole.values().flat_map(|people| people.by_age.keys().copied()).collect();
    let of = |count: &dyn Fn(&crate::analysis::population::People) -> Exact| -> Vec<i64> {
        years.iter().map(|year| whole.get(year).map_or(0, |people| count(people).rounded())).collect()
    };
    let mut rows: Vec<AgeRow> = classes
        .into_iter()
        .map(|class| AgeRow {
            name: match lang {
                Lang::Sv => format!("{class} år"),
                Lang::En => format!("Aged {class}"),
            },
            numbers: of(&|people| people.by_age.get(&class).copied().unwrap_or_default()),
        })
        .collect();
    let unknown = of(&|people| people.unknown_age);
    if unknown.iter().any(|count| *count != 0) {
        rows.push(AgeRow { name: UNKNOWN_AGE.in_lang(lang).to_owned(), numbers: unknown });
    }
    if !whole.is_empty() {
        rows.push(AgeRow { name: ALL_AGES.in_lang(lang).to_owned(), numbers: of(&|people| people.total()) });
    }
    rows
}

fn zone_name(program: &Program, zone: &Zone, lang: Lang) -> String {
    match zone {
        Zone::Municipality => WHOLE.in_lang(lang).to_owned(),
        Zone::Catchment(name) => match lang {
            Lang::Sv => format!("upptagningsområde {name}"),
            Lang::En => format!("catchment {name}"),
        },
        Zone::Area(None) => NO_AREA.in_lang(lang).to_owned(),
        Zone::Area(Some(area)) => check::name(program, RecordRef::new(Kind::Area, area.0), lang),
    }
}

fn demand_row(program: &Program, demand: &Demand, lang: Lang) -> DemandRow {
    let years = demand.years.values().map(|places| PlacesOf {
        new: places.new.rounded(),
        present: places.present.map(Exact::rounded),
        demand: places.demand().rounded(),
        capacity: places.capacity,
        // Without those who live there, only a lack is certain, never places to spare.
        lacking: places
            .lacking()
            .filter(|lacking| places.present.is_some() || *lacking > Exact::ZERO)
            .map(Exact::rounded),
    });
    DemandRow {
        service: demand.service,
        zone: demand.zone.clone(),
        place: zone_name(program, &demand.zone, lang),
        years: years.collect(),
    }
}

fn short(program: &Program, demand: &Demand, crossing: &Crossing, lang: Lang) -> Short {
    let name = |record: RecordRef| check::name(program, record, lang);
    let measure = |id: &MeasureId| RecordRef::new(Kind::Measure, id.0);
    let measures =
        crossing.measures.iter().map(|id| Answer { record: Some(measure(id)), name: name(measure(id)) });
    let later = crossing.later.iter().map(|later| {
        let record = later.project.map(|id: ProjectId| RecordRef::new(Kind::Project, id.0));
        let change = match lang {
            Lang::Sv => format!("{} platser till från {}", later.places, later.year),
            Lang::En => format!("{} more places from {}", later.places, later.year),
        };
        let name = record.map_or_else(|| change.clone(), |record| format!("{}: {change}", name(record)));
        Answer { record, name }
    });
    Short {
        service: demand.service,
        zone: demand.zone.clone(),
        sentence: sentence(program, demand, crossing, lang),
        answers: measures.chain(later).collect(),
    }
}

/// How many places are lacking, never none where some are.
fn some(lacking: Exact) -> i64 {
    lacking.rounded().max(1)
}

/// `1 plats`, `27 platser`.
fn places_named(count: i64, lang: Lang) -> String {
    let number = format::whole(count, lang);
    match (lang, count) {
        (Lang::Sv, 1) => format!("{number} plats"),
        (Lang::Sv, _) => format!("{number} platser"),
        (Lang::En, 1) => format!("{number} place"),
        (Lang::En, _) => format!("{number} places"),
    }
}

fn sentence(program: &Program, demand: &Demand, crossing: &Crossing, lang: Lang) -> String {
    let service = demand.service.words().in_lang(lang);
    let place = zone_name(program, &demand.zone, lang);
    let (first, worst) =
        (places_named(some(crossing.lacking), lang), format::whole(some(crossing.worst), lang));
    let (year, worst_year) = (crossing.year, crossing.worst_year);
    match (lang, year == worst_year) {
        (Lang::Sv, true) => format!("{service}, {place}: {year} saknas {first}, sedan aldrig fler."),
        (Lang::Sv, false) => {
            format!("{service}, {place}: {year} saknas {first}, som mest {worst} ({worst_year}).")
        }
        (Lang::En, true) => format!("{service}, {place}: {first} lacking in {year}, never more after that."),
        (Lang::En, false) => {
            format!("{service}, {place}: {first} lacking in {year}, at most {worst} ({worst_year}).")
        }
    }
}

fn used(program: &Program, assumptions: &Assumptions, lang: Lang) -> Vec<Used> {
    let readings = QUANTITIES.into_iter().flat_map(|quantity| assumptions.all(quantity));
    let records = readings.filter_map(|reading| program.assumptions.get(reading.id));
    let value = |value: Option<Decimal>, unit: &str| {
        let number = value.map(|value| format::decimal(value, lang)).unwrap_or_default();
        format!("{number} {unit}").trim().to_owned()
    };
    records
        .map(|one| Used {
            id: one.id,
            cells: [
                if one.name.is_empty() { one.key.clone() } else { one.name.clone() },
                one.age.clone(),
                quantity::dimension(&one.dimension, lang),
                value(one.value, &one.unit),
                one.year.map(|year| year.to_string()).unwrap_or_default(),
                one.source.title.clone(),
            ],
        })
        .collect()
}

/// The planned changes of a capacity: `+54 från 2030, Förskola i bottenvåning`.
#[must_use]
pub fn changes(capacity: &Capacity, lang: Lang) -> String {
    let from = Words::new("från", "from").in_lang(lang);
    let change = |change: &PlacesChange| {
        let sign = if change.places > 0 { "+" } else { "" };
        let year = change.year.map(|year| format!(" {from} {year}")).unwrap_or_default();
        let note = if change.note.is_empty() { String::new() } else { format!(", {}", change.note) };
        format!("{sign}{}{year}{note}", format::whole(change.places.into(), lang))
    };
    capacity.changes.iter().map(change).collect::<Vec<_>>().join("; ")
}

/// The projects with dwellings whose residents a service in a zone is for; none where it is for the
/// whole municipality.
#[must_use]
pub fn projects_in(program: &Program, service: Service, zone: &Zone) -> Vec<ProjectId> {
    if *zone == Zone::Municipality {
        return Vec::new();
    }
    let projects = program.projects.in_order().into_iter();
    let within = projects.filter(|project| zone_of(program, service, project.area) == *zone);
    within.filter(|project| !project.rows.is_empty()).map(|project| project.id).collect()
}

/// What a measure that answers a lack of places is called at first.
#[must_use]
pub fn measure_title(program: &Program, short: &Short, lang: Lang) -> String {
    let service = short.service.words().in_lang(lang).to_lowercase();
    let place = zone_name(program, &short.zone, lang);
    match lang {
        Lang::Sv => format!("Fler platser: {service}, {place}"),
        Lang::En => format!("More places: {service}, {place}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::file;

    fn small() -> Program {
        file::read(include_bytes!("../../../samples/small.genomfor.json")).unwrap().program
    }

    #[test]
    fn what_is_lacking_in_the_table_is_the_demand_less_the_places() {
        let outlook = Outlook::of(&small(), Weighing::Raw, Lang::Sv);
        assert!(!outlook.demands.is_empty() && !outlook.ages.is_empty());
        for year in outlook.demands.iter().flat_map(|row| &row.years) {
            if let (Some(capacity), Some(lacking)) = (year.capacity, year.lacking) {
                assert!((year.demand - capacity - lacking).abs() <= 1, "{year:?}");
            }
        }
    }

    #[test]
    fn without_assumptions_nothing_is_reckoned_and_each_that_is_missing_is_named() {
        let mut program = small();
        let ids: Vec<_> = program.assumptions.iter().map(|one| one.id).collect();
        for id in ids {
            program.remove(RecordRef::new(Kind::Assumption, id.0));
        }
        let outlook = Outlook::of(&program, Weighing::Raw, Lang::Sv);
        assert!(outlook.ages.iter().flat_map(|row| &row.numbers).all(|count| *count == 0));
        assert!(
            outlook.missing.iter().any(|text| text.starts_with("Personer per bostad")),
            "{:?}",
            outlook.missing
        );
        assert_eq!(outlook.used, []);
    }

    #[test]
    fn a_set_up_is_kept_and_read_again() {
        let view = ServiceView { weighing: Weighing::Raw, service: Service::Lss };
        assert_eq!(from_value(&to_value(&view)), view);
    }
}
