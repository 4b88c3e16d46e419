//! The assumptions of a programme, found by what they are about: which words, units, ages and
//! house types mean what. What is not there is named, never replaced by a figure of our own.
//! Knows no formula.
//!
//! Every quantity has one key; the other spellings that files use are listed with it. A share
//! may be written as `andel`, `procent` or `promille`, money in `kr`, `tkr` or `mnkr`. The field
//! *For* may name a house type (its code, its name or “Småhus” for both kinds), a service, a plan
//! stage, an income class, and years since moving in (“år 0–4”), with `;` between.

use super::exact::Exact;
use crate::model::basis::HouseType;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::project::PlanStage;
use crate::model::record::AssumptionId;
use crate::model::service::{Assumption, Service};
use crate::model::words::Words;
use std::fmt;
use std::sync::Arc;

/// Ages or years from one to another, both included; open upwards where the second is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first.
    pub from: u8,
    /// The last.
    pub to: Option<u8>,
}

impl Span {
    /// Every age.
    pub const ALL: Span = Span { from: 0, to: None };
    /// The age at which an open class is taken to end when a part of it is asked for.
    pub const LAST: u8 = 100;

    /// The ages from one to another.
    #[must_use]
    pub const fn new(from: u8, to: u8) -> Span {
        Span { from, to: Some(to) }
    }

    /// Reads `6`, `1–5`, `1-5` or `90+`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Span> {
        let text = text.trim().trim_end_matches("år").trim();
        if let Some(from) = text.strip_suffix('+') {
            return Some(Span { from: from.trim().parse().ok()?, to: None });
        }
        let mut parts = text.splitn(2, ['–', '-', '—']).map(|part| part.trim().parse::<u8>().ok());
        let from = parts.next()??;
        let to = match parts.next() {
            Some(to) => to?,
            None => from,
        };
        (from <= to).then_some(Span::new(from, to))
    }

    fn last(self) -> u8 {
        self.to.unwrap_or(Span::LAST).max(self.from)
    }

    /// Whether a year or age lies within.
    #[must_use]
    pub fn holds(self, age: u8) -> bool {
        age >= self.from && self.to.is_none_or(|to| age <= to)
    }

    /// The part of this class that lies within another, spread evenly over its ages: 0–1.
    #[must_use]
    pub fn part_within(self, other: Span) -> Exact {
        let (from, to) = (self.from.max(other.from), self.last().min(other.last()));
        if self == other || (from == self.from && to == self.last()) {
            return Exact::ONE;
        }
        let ages = |from: u8, to: u8| i64::from(to) - i64::from(from) + 1;
        Exact::ratio(ages(from, to).max(0), ages(self.from, self.last())).unwrap_or_default()
    }
}

impl fmt::Display for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            None => write!(formatter, "{}+", self.from),
            Some(to) if to == self.from => write!(formatter, "{to}"),
            Some(to) => write!(formatter, "{}–{to}", self.from),
        }
    }
}

/// What a figure is counted in once it has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A share, 1 being all.
    Share,
    /// Thousands of kronor, per whatever the key says.
    Tkr,
    /// A plain number: persons, years, square metres, places, index points.
    Number,
}

/// Declares the quantities: key in files, other spellings, unit.
macro_rules! quantities {
    ($($(#[doc = $doc:literal])+ $variant:ident = [$key:literal $(, $other:literal)*], $unit:ident;)+) => {
        /// A quantity that the formulas use.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Quantity { $( $(#[doc = $doc])+ $variant, )+ }

        impl Quantity {
            /// Every quantity.
            pub const ALL: &'static [Quantity] = &[$(Quantity::$variant,)+];

            /// Its key, and the other spellings that are understood.
            #[must_use]
            pub const fn keys(self) -> &'static [&'static str] {
                match self { $( Quantity::$variant => &[$key $(, $other)*], )+ }
            }

            /// What it is counted in.
            #[must_use]
            pub const fn unit(self) -> Unit {
                match self { $( Quantity::$variant => Unit::$unit, )+ }
            }

            /// Whether it may be stated for classes and places that the programme itself names.
            #[must_use]
            pub const fn has_classes(self) -> bool {
                matches!(
                    self,
                    Quantity::PresentUse | Quantity::MarginalIncome | Quantity::IncomeClassShare
                )
            }

            /// The quantity that a key stands for.
            #[must_use]
            pub fn of_key(key: &str) -> Option<Quantity> {
                let key = key.trim();
                Quantity::ALL.iter().copied().find(|quantity| quantity.keys().contains(&key))
            }
        }
    };
}

quantities! {
    /// Persons per dwelling, by house type.
    PersonsPerDwelling = ["persons_per_dwelling"], Number;
    /// Persons per dwelling in an age class, by house type and years since moving in.
    PersonsByAge = ["persons_per_dwelling_by_age", "residents_per_dwelling"], Number;
    /// Share of the residents in an age class, by house type and years since moving in.
    AgeShare = ["age_share"], Share;
    /// Share of the residents who are new to the municipality, by house type.
    NewShare = ["net_move_in_share", "net_migration_share"], Share;
    /// Yearly cost per inhabitant in an age class, tkr.
    CostPerInhabitant = ["cost_per_inhabitant"], Tkr;
    /// Share of the 1–5-year-olds with a place in preschool.
    PreschoolShare = ["preschool_share"], Share;
    /// Share of an age class that uses a service, by service.
    ServiceShare = ["service_share"], Share;
    /// Places that those who live here already use, by service and area or catchment.
    PresentUse = ["present_use"], Number;
    /// Street operation, tkr per m² and year.
    StreetOperation = ["street_operation"], Tkr;
    /// Park operation, tkr per m² and year.
    ParkOperation = ["park_operation"], Tkr;
    /// New street, m² per dwelling.
    StreetPerDwelling = ["street_area_per_dwelling"], Number;
    /// New park, m² per dwelling.
    ParkPerDwelling = ["park_area_per_dwelling"], Number;
    /// Internal rate on remaining value, yearly.
    InternalRate = ["internal_rate"], Share;
    /// Years over which an investment is written off.
    DepreciationYears = ["depreciation_years"], Number;
    /// Investment per place, tkr, by service.
    InvestmentPerPlace = ["investment_per_place", "investment_preschool_place", "investment_school_place"], Tkr;
    /// Marginal income per new inhabitant and year, tkr, by age and income class (SKR's rows).
    MarginalIncome = ["marginal_income"], Tkr;
    /// Share of the new inhabitants in an income class.
    IncomeClassShare = ["income_class_share"], Share;
    /// Years from a move-in to the income that it brings, 1 or 2 (lag 2004:773 3 §).
    IncomeLag = ["income_lag", "income_lag_years"], Number;
    /// Municipal tax rate.
    TaxRate = ["tax_rate"], Share;
    /// Tax rate of the county that income equalisation uses (länsvis skattesats).
    CountyRate = ["county_tax_rate", "equalisation_tax_rate"], Share;
    /// Mean tax base per inhabitant, indexed to the year (uppräknad medelskattekraft), tkr.
    MeanTaxBase = ["mean_tax_base"], Tkr;
    /// Taxable income per new inhabitant, tkr.
    TaxableIncome = ["taxable_income"], Tkr;
    /// Price index of a price level (the field Year), any base.
    PriceIndex = ["price_index"], Number;
    /// Probability that a project of a plan stage is carried out.
    StageProbability = ["stage_probability"], Share;
}

/// What an assumption is looked up for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct For {
    /// A house type.
    pub house_type: Option<HouseType>,
    /// A service.
    pub service: Option<Service>,
    /// A plan stage.
    pub stage: Option<PlanStage>,
}

impl For {
    /// Nothing in particular.
    pub const ANY: For = For { house_type: None, service: None, stage: None };

    /// A house type.
    #[must_use]
    pub const fn house(house_type: HouseType) -> For {
        For { house_type: Some(house_type), ..For::ANY }
    }

    /// A service.
    #[must_use]
    pub const fn service(service: Service) -> For {
        For { service: Some(service), ..For::ANY }
    }

    /// A plan stage.
    #[must_use]
    pub const fn stage(stage: PlanStage) -> For {
        For { stage: Some(stage), ..For::ANY }
    }
}

/// An assumption that a calculation needed and did not find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// Which quantity.
    pub quantity: Quantity,
    /// For what.
    pub about: For,
}

/// An assumption as the formulas read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Which record it is.
    pub id: AssumptionId,
    /// Which quantity.
    pub quantity: Quantity,
    /// The ages, where the field says any.
    pub ages: Option<Span>,
    /// Years since moving in, where it says any.
    pub since: Option<Span>,
    /// House types; none where it is for all.
    pub house_types: Vec<HouseType>,
    /// Services; none where it is for all.
    pub services: Vec<Service>,
    /// Plan stage.
    pub stage: Option<PlanStage>,
    /// What else the field *For* says: an income class, an area.
    pub class: String,
    /// Share, tkr or plain number, by the quantity.
    pub value: Exact,
    /// Year of the value.
    pub year: Option<Year>,
}

/// Why an assumption is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unusable {
    /// No formula uses that key.
    UnknownKey,
    /// It has no value.
    NoValue,
    /// The unit is none that is known for the quantity.
    Unit,
    /// The age is written in no known way.
    Age,
    /// What it is for is written in no known way.
    About,
    /// A share below nothing or above the whole.
    Range,
}

/// The assumptions of a programme, in the order in which they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assumptions {
    /// Those that a formula can use.
    pub readings: Vec<Reading>,
    /// Those that none can, and why.
    pub unusable: Vec<(AssumptionId, Unusable)>,
}

impl Assumptions {
    /// The assumptions of a programme.
    #[must_use]
    pub fn of(program: &Program) -> Assumptions {
        let mut found = Assumptions::default();
        for assumption in program.assumptions.in_order() {
            match Reading::of(assumption) {
                Ok(reading) => found.readings.push(reading),
                Err(why) => found.unusable.push((assumption.id, why)),
            }
        }
        found
    }

    /// Every reading of a quantity.
    pub fn all(&self, quantity: Quantity) -> impl Iterator<Item = &Reading> {
        self.readings.iter().filter(move |reading| reading.quantity == quantity)
    }

    /// The readings of a quantity that are for something: those that name it most narrowly.
    #[must_use]
    pub fn narrowest(&self, quantity: Quantity, about: For) -> Vec<&Reading> {
        let fitting: Vec<&Reading> = self.all(quantity).filter(|reading| reading.fits(about)).collect();
        let best = fitting.iter().map(|reading| reading.width()).min();
        fitting.into_iter().filter(|reading| Some(reading.width()) == best).collect()
    }

    /// The value of a quantity for something; of several that say the same, the latest year.
    #[must_use]
    pub fn value(&self, quantity: Quantity, about: For) -> Option<Exact> {
        self.chosen(quantity, about).map(|reading| reading.value)
    }

    /// The reading that [`Assumptions::value`] takes.
    #[must_use]
    pub fn chosen(&self, quantity: Quantity, about: For) -> Option<&Reading> {
        self.narrowest(quantity, about).into_iter().max_by_key(|reading| reading.year)
    }

    /// The same, with what is missing where it is not there.
    ///
    /// # Errors
    /// Names the assumption that is missing.
    pub fn need(&self, quantity: Quantity, about: For) -> Result<Exact, Missing> {
        self.value(quantity, about).ok_or(Missing { quantity, about })
    }
}

impl Reading {
    fn of(assumption: &Arc<Assumption>) -> Result<Reading, Unusable> {
        let key = assumption.key.trim();
        let quantity = Quantity::of_key(key).ok_or(Unusable::UnknownKey)?;
        let value = Exact::from(assumption.value.ok_or(Unusable::NoValue)?);
        let mut reading = Reading {
            id: assumption.id,
            quantity,
            ages: match assumption.age.trim() {
                "" => None,
                age => Some(Span::parse(age).ok_or(Unusable::Age)?),
            },
            since: None,
            house_types: Vec::new(),
            services: services_of_key(key),
            stage: None,
            class: String::new(),
            value: in_unit(value, quantity.unit(), &assumption.unit).ok_or(Unusable::Unit)?,
            year: assumption.year,
        };
        for part in assumption.dimension.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            reading.narrow(part);
        }
        if !reading.class.is_empty() && !quantity.has_classes() {
            return Err(Unusable::About);
        }
        if quantity.unit() == Unit::Share && !(Exact::ZERO..=Exact::ONE).contains(&reading.value) {
            return Err(Unusable::Range);
        }
        Ok(reading)
    }

    fn narrow(&mut self, part: &str) {
        let lower = part.to_lowercase();
        if let Some(since) = lower.strip_prefix("år ").and_then(Span::parse) {
            self.since = Some(since);
        } else if !house_types(&lower).is_empty() {
            self.house_types = house_types(&lower);
        } else if !services(&lower).is_empty() {
            self.services = services(&lower);
        } else if let Some(stage) = stage_called(&lower) {
            self.stage = Some(stage);
        } else {
            part.clone_into(&mut self.class);
        }
    }

    fn fits(&self, about: For) -> bool {
        let within =
            self.house_types.is_empty() || about.house_type.is_some_and(|it| self.house_types.contains(&it));
        let serves = self.services.is_empty() || about.service.is_some_and(|it| self.services.contains(&it));
        within && serves && (self.stage.is_none() || self.stage == about.stage)
    }

    /// The smaller, the more narrowly it says what it is for.
    fn width(&self) -> usize {
        let wide = |count: usize| if count == 0 { 100 } else { count };
        wide(self.house_types.len()) + wide(self.services.len())
    }
}

/// What a value of a unit is multiplied by and divided by; nothing where the unit is another.
#[must_use]
pub fn scale(unit: Unit, text: &str) -> Option<(i64, i64)> {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    match (unit, first.as_str()) {
        (Unit::Share, "procent" | "%") => Some((1, 100)),
        (Unit::Share, "promille" | "‰") | (Unit::Tkr, "kr" | "kronor") => Some((1, 1000)),
        (Unit::Share, "andel" | "") | (Unit::Tkr, "tkr") => Some((1, 1)),
        (Unit::Tkr, "mnkr") => Some((1000, 1)),
        (Unit::Number, "procent" | "%" | "promille" | "‰" | "kr" | "tkr" | "mnkr") => None,
        (Unit::Number, _) => Some((1, 1)),
        (Unit::Share | Unit::Tkr, _) => None,
    }
}

/// A value in the unit of its quantity; nothing where the unit is another.
fn in_unit(value: Exact, unit: Unit, text: &str) -> Option<Exact> {
    let (times, by) = scale(unit, text)?;
    value.times_whole(times).by_whole(by)
}

/// The house types that a word means. Småhus is both kinds (SCB).
fn house_types(word: &str) -> Vec<HouseType> {
    if matches!(word, "småhus" | "house" | "houses") {
        return vec![HouseType::Detached, HouseType::Row];
    }
    let named = |house: &&HouseType| is_called(word, house.code(), house.words());
    HouseType::ALL.iter().filter(named).copied().collect()
}

/// Whether a word in small letters is the code or, in either language, the name of something.
fn is_called(word: &str, code: &str, name: Words) -> bool {
    word == code || word == name.sv.to_lowercase() || word == name.en.to_lowercase()
}

/// The plan stage that a word in small letters means: its code, or its name in either language.
#[must_use]
pub fn stage_called(word: &str) -> Option<PlanStage> {
    PlanStage::ALL.iter().copied().find(|stage| is_called(word, stage.code(), stage.words()))
}

/// The services that a word means.
fn services(word: &str) -> Vec<Service> {
    match word {
        "grundskola" => vec![Service::SchoolF6, Service::School79],
        "skola" => vec![Service::SchoolF6, Service::School79, Service::UpperSecondary],
        _ => {
            let named = |service: &&Service| is_called(word, service.code(), service.words());
            Service::ALL.iter().filter(named).copied().collect()
        }
    }
}

/// The services that a key itself names.
fn services_of_key(key: &str) -> Vec<Service> {
    match key {
        "investment_preschool_place" | "preschool_share" => vec![Service::Preschool],
        "investment_school_place" => vec![Service::SchoolF6, Service::School79],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::number::Decimal;

    fn read(key: &str, age: &str, about: &str, thousandths: i64, unit: &str) -> Result<Reading, Unusable> {
        Reading::of(&Arc::new(Assumption {
            key: key.into(),
            age: age.into(),
            dimension: about.into(),
            value: Decimal::thousandths(thousandths),
            unit: unit.into(),
            ..Assumption::default()
        }))
    }

    #[test]
    fn ages_are_read_in_the_ways_in_which_they_are_written() {
        assert_eq!(Span::parse("1–5"), Some(Span::new(1, 5)));
        assert_eq!(Span::parse("1-5 år"), Some(Span::new(1, 5)));
        assert_eq!(Span::parse("6"), Some(Span::new(6, 6)));
        assert_eq!(Span::parse("90+"), Some(Span { from: 90, to: None }));
        for wrong in ["", "abc", "5–1", "1–", "300"] {
            assert_eq!(Span::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_part_of_an_age_class_is_spread_evenly() {
        assert_eq!(Span::new(16, 19).part_within(Span::new(16, 18)).to_string(), "0.75");
        assert_eq!(Span::new(1, 5).part_within(Span::new(0, 9)), Exact::ONE);
        assert_eq!(Span::new(1, 5).part_within(Span::new(7, 9)), Exact::ZERO);
        assert_eq!(Span::parse("90+").unwrap().part_within(Span::parse("80+").unwrap()), Exact::ONE);
    }

    #[test]
    fn the_same_share_is_read_from_all_its_units_and_a_wrong_unit_is_told() {
        for (thousandths, unit) in [(954, "andel"), (95_400, "procent"), (954_000, "promille")] {
            let reading = read("preschool_share", "1–5", "", thousandths, unit).unwrap();
            assert_eq!(reading.value.to_string(), "0.954", "{unit}");
        }
        assert_eq!(
            read("street_operation", "", "", 6_510, "kr per m²").unwrap().value.to_string(),
            "0.00651"
        );
        assert_eq!(read("preschool_share", "", "", 1, "tkr").map(|_| ()), Err(Unusable::Unit));
        assert_eq!(read("nonsense", "", "", 1, "andel").map(|_| ()), Err(Unusable::UnknownKey));
        assert_eq!(read("age_share", "barn", "", 1, "andel").map(|_| ()), Err(Unusable::Age));
    }

    #[test]
    fn a_house_type_of_its_own_goes_before_smahus_and_that_before_all() {
        let mut found = Assumptions::default();
        for (about, value) in [("", 2_000), ("Småhus", 2_600), ("detached", 2_900)] {
            found.readings.push(read("persons_per_dwelling", "", about, value, "personer").unwrap());
        }
        let value = |house| found.value(Quantity::PersonsPerDwelling, For::house(house)).unwrap().to_string();
        assert_eq!(value(HouseType::Detached), "2.9");
        assert_eq!(value(HouseType::Row), "2.6");
        assert_eq!(value(HouseType::Special), "2");
    }

    #[test]
    fn years_since_moving_in_stand_beside_the_house_type() {
        let reading = read("age_share", "1–5", "detached; år 5–9", 120, "andel").unwrap();
        assert_eq!((reading.house_types, reading.since), (vec![HouseType::Detached], Some(Span::new(5, 9))));
        assert_eq!(read("marginal_income", "", "Hög inkomst", 1, "tkr").unwrap().class, "Hög inkomst");
    }
}
