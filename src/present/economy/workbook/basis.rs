//! What the sheets of the economy's workbook share: years, projects, who lives in a dwelling, which
//! ages count for what, and where each assumption stands. Knows no sheet's own layout but
//! where its rows begin.

use super::page::{fixed, quoted};
use super::words;
use crate::analysis::assumption::{For, Quantity, Reading, Span};
use crate::analysis::economy::Economy;
use crate::analysis::economy::income::Ground;
use crate::analysis::exact::Exact;
use crate::analysis::expansion::counts;
use crate::analysis::population::{Profile, each_year};
use crate::analysis::service;
use crate::model::basis::HouseType;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::project::{PlanStage, Project};
use crate::model::record::AssumptionId;
use crate::model::service::Service;
use crate::model::words::{Lang, Words};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The first rows of what is listed on most sheets.
pub const FIRST_ROW: usize = 4;
/// The first rows of the residents and of the age key, which stand beside each other.
pub const FIRST_RESIDENT: usize = 8;
/// Later than any year since moving in.
pub const ALWAYS: i64 = 999;

/// A cell among the settings at the top of the assumptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The price level.
    Level,
    /// The discount rate.
    Rate,
    /// Whether dwellings are weighed.
    Weighing,
    /// The first year.
    First,
    /// Years from a move-in to its income.
    Lag,
    /// The budget year.
    Budget,
}

impl Setting {
    const fn row(self) -> usize {
        match self {
            Setting::Level => 4,
            Setting::Rate => 5,
            Setting::Weighing => 6,
            Setting::First => 7,
            Setting::Lag => 8,
            Setting::Budget => 9,
        }
    }
}

/// The row of headings above the price index.
pub const INDEX_HEAD: usize = 11;

/// A row of the residents: persons of an age in a house type, or those of unknown age.
#[derive(Debug, Clone)]
pub struct Resident {
    /// In which houses.
    pub house: HouseType,
    /// Of which age; none where no assumption tells it.
    pub age: Option<Span>,
    /// From and to how many years since moving in.
    pub since: (i64, i64),
    /// Persons per dwelling.
    pub persons: Exact,
    /// How they are reckoned from the assumptions.
    pub formula: String,
    /// The share that is new to the municipality.
    pub share_new: Exact,
    /// Where it stands.
    pub share_cell: String,
}

impl Resident {
    /// New residents in a year of dwellings completed by year.
    #[must_use]
    pub fn count(&self, built: &BTreeMap<Year, Exact>, year: Year) -> Exact {
        let lives = |from: &Year| {
            let since = i64::from(year.get()) - i64::from(from.get());
            since >= 0 && self.since.0 <= since && since <= self.since.1
        };
        let dwellings: Exact = built.iter().filter(|(from, _)| lives(from)).map(|(_, count)| *count).sum();
        dwellings.times(self.persons.times(self.share_new))
    }
}

/// What a column of the age key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A row of cost per inhabitant.
    Cost,
    /// A row of marginal income.
    Income,
    /// A share of an age class that uses a service.
    Service(Service),
}

/// A column of the age key.
#[derive(Debug, Clone)]
pub struct Key {
    /// What it is for.
    pub purpose: Purpose,
    /// For which ages.
    pub ages: Span,
    /// What each inhabitant counts.
    pub value: Exact,
    /// Where that stands; none where it is the law's (all children go to school).
    pub cell: Option<String>,
}

impl Key {
    /// The part of a row of residents that it counts.
    #[must_use]
    pub fn part(&self, resident: &Resident) -> Exact {
        match resident.age {
            _ if self.ages == Span::ALL => Exact::ONE,
            Some(age) => age.part_within(self.ages),
            None => Exact::ZERO,
        }
    }
}

/// What the sheets share.
#[derive(Debug)]
pub struct Basis<'a> {
    /// The programme.
    pub program: &'a Program,
    /// Its economy.
    pub economy: &'a Economy,
    /// The language.
    pub lang: Lang,
    /// The budget year.
    pub budget_year: Year,
    /// The years.
    pub years: Vec<Year>,
    /// The projects that count.
    pub projects: Vec<&'a Arc<Project>>,
    /// The house types that are planned.
    pub houses: Vec<HouseType>,
    /// Dwellings completed by house type and year, weighed as the economy is.
    pub built: BTreeMap<HouseType, BTreeMap<Year, Exact>>,
    /// Who lives in them.
    pub residents: Vec<Resident>,
    /// The columns of the age key.
    pub keys: Vec<Key>,
    /// The services that are judged.
    pub services: Vec<Service>,
    /// From and to how many years since moving in the residents are the same.
    pub segments: Vec<(i64, i64)>,
    rows: BTreeMap<AssumptionId, usize>,
}

impl<'a> Basis<'a> {
    /// Counts everything once.
    #[must_use]
    pub fn of(program: &'a Program, economy: &'a Economy, budget_year: Year, lang: Lang) -> Basis<'a> {
        let mut built: BTreeMap<HouseType, BTreeMap<Year, Exact>> = BTreeMap::new();
        for line in &economy.plan.lines {
            let years = built.entry(line.house_type).or_default();
            if let Some(year) = line.year.filter(|year| economy.years.contains(year)) {
                *years.entry(year).or_default() += economy.weighing.dwellings(line.count, line.probability);
            }
        }
        let first = INDEX_HEAD + economy.prices.index.len().max(1) + PlanStage::ALL.len() + 5;
        let ids = program.assumptions.in_order().into_iter().map(|one| one.id);
        let mut services = Vec::new();
        for demand in &economy.services.demands {
            if !services.contains(&demand.service) {
                services.push(demand.service);
            }
        }
        let mut basis = Basis {
            program,
            economy,
            lang,
            budget_year,
            years: each_year(&economy.years).collect(),
            projects: program.projects.in_order().into_iter().filter(|one| counts(one)).collect(),
            houses: built.keys().copied().collect(),
            built,
            residents: Vec::new(),
            keys: Vec::new(),
            services,
            segments: Vec::new(),
            rows: ids.zip(first..).collect(),
        };
        basis.residents =
            basis.houses.clone().into_iter().flat_map(|house| basis.residents_of(house)).collect();
        basis.segments = segments(basis.residents.iter().map(|one| one.since));
        basis.keys = basis.all_keys();
        basis
    }

    /// Words in the language of the workbook.
    #[must_use]
    pub fn say(&self, words: Words) -> String {
        words.in_lang(self.lang).to_owned()
    }

    /// A sheet as it stands before a cell.
    #[must_use]
    pub fn sheet(&self, name: Words) -> String {
        quoted(name.in_lang(self.lang))
    }

    /// A setting, as other sheets point at it.
    #[must_use]
    pub fn setting(&self, setting: Setting) -> String {
        format!("{}{}", self.sheet(words::ASSUMPTIONS), fixed(1, setting.row()))
    }

    /// The factor that takes an amount of a price level to the programme's; nought where none does.
    #[must_use]
    pub fn price_factor(&self, level: &str) -> String {
        let last = INDEX_HEAD + self.economy.prices.index.len().max(1);
        let table = format!("{}$A${}:$C${last}", self.sheet(words::ASSUMPTIONS), INDEX_HEAD + 1);
        let own = self.setting(Setting::Level);
        format!("IF(OR({level}=\"\",{level}={own}),1,IFERROR(VLOOKUP({level},{table},3,FALSE),0))")
    }

    /// The row of an assumption.
    #[must_use]
    pub fn row_of(&self, id: AssumptionId) -> Option<usize> {
        self.rows.get(&id).copied()
    }

    /// The value of an assumption as it is reckoned with.
    #[must_use]
    pub fn cell_of(&self, reading: &Reading) -> String {
        let row = self.row_of(reading.id).unwrap_or(1);
        format!("{}{}", self.sheet(words::ASSUMPTIONS), fixed(7, row))
    }

    /// The assumption that is taken for something, and where its value stands.
    #[must_use]
    pub fn chosen(&self, quantity: Quantity, about: For) -> Option<(&'a Reading, String)> {
        let reading = self.economy.assumptions.chosen(quantity, about)?;
        Some((reading, self.cell_of(reading)))
    }

    /// The first and last rows of a list on a sheet; one is left free where it is empty.
    #[must_use]
    pub fn list(first: usize, count: usize) -> (usize, usize) {
        (first, first + count.max(1) - 1)
    }

    /// The rows of the residents, and of the age key.
    #[must_use]
    pub fn resident_rows(&self) -> (usize, usize) {
        Basis::list(FIRST_RESIDENT, self.residents.len())
    }

    /// The rows of the dwellings.
    #[must_use]
    pub fn dwelling_rows(&self) -> (usize, usize) {
        Basis::list(FIRST_ROW, self.economy.plan.lines.len())
    }

    /// The first and last of the columns of the years, where they begin at a column.
    #[must_use]
    pub fn year_columns(&self, first: usize) -> (usize, usize) {
        (first, first + self.years.len().max(1) - 1)
    }

    /// Residents of unknown age stand in rows of their own, for each time in which the ages are the same.
    fn residents_of(&self, house: HouseType) -> Vec<Resident> {
        let assumptions = &self.economy.assumptions;
        let about = For::house(house);
        let Some(profile) = Profile::of(assumptions, house).0 else { return Vec::new() };
        let Some((_, share_cell)) = self.chosen(Quantity::NewShare, about) else { return Vec::new() };
        let persons = self.chosen(Quantity::PersonsPerDwelling, about).map(|(_, cell)| cell);
        let aged = |reading: &&Reading| reading.ages.is_some();
        let stated = assumptions.narrowest(Quantity::PersonsByAge, about);
        let mut sources: Vec<(&Reading, Option<&String>)> =
            stated.into_iter().filter(aged).map(|reading| (reading, None)).collect();
        if sources.is_empty() && persons.is_some() {
            let shares = assumptions.narrowest(Quantity::AgeShare, about).into_iter().filter(aged);
            sources = shares.map(|reading| (reading, persons.as_ref())).collect();
        }
        let since = |span: Option<Span>| {
            span.map_or((0, ALWAYS), |it| (i64::from(it.from), it.to.map_or(ALWAYS, i64::from)))
        };
        let mut rows: Vec<Resident> = Vec::new();
        for ((age, years, count), (reading, persons)) in profile.ages.iter().zip(sources) {
            let cell = self.cell_of(reading);
            let formula = persons.map_or(cell.clone(), |persons| format!("{persons}*{cell}"));
            let (share_new, share_cell) = (profile.share_new, share_cell.clone());
            let (age, since, persons) = (Some(*age), since(*years), *count);
            rows.push(Resident { house, age, since, persons, formula, share_new, share_cell });
        }
        let known = |at: i64| rows.iter().filter(move |row| row.since.0 <= at && at <= row.since.1);
        let sum = |at: i64| {
            let terms: Vec<&str> = known(at).map(|row| row.formula.as_str()).collect();
            if terms.is_empty() { "0".to_owned() } else { terms.join("+") }
        };
        let all = persons.unwrap_or_else(|| format!("({})", sum(0)));
        let unknown = segments(rows.iter().map(|row| row.since)).into_iter().map(|since| {
            let persons = profile.persons - known(since.0).map(|row| row.persons).sum();
            let persons = persons.max(Exact::ZERO);
            let formula = format!("MAX(0,{all}-({}))", sum(since.0));
            let (share_new, share_cell) = (profile.share_new, share_cell.clone());
            Resident { house, age: None, since, persons, formula, share_new, share_cell }
        });
        let unknown: Vec<Resident> = unknown.collect();
        rows.extend(unknown);
        rows
    }

    fn all_keys(&self) -> Vec<Key> {
        let assumptions = &self.economy.assumptions;
        let prices = &self.economy.prices;
        let mut none = BTreeSet::new();
        let mut keys = Vec::new();
        for reading in assumptions.all(Quantity::CostPerInhabitant) {
            keys.push(Key {
                purpose: Purpose::Cost,
                ages: reading.ages.unwrap_or(Span::ALL),
                value: prices.unit_price(reading, &mut none),
                cell: Some(self.cell_of(reading)),
            });
        }
        if let Ground::Marginal(rows) = &self.economy.b.ground {
            for (row, reading) in rows.iter().zip(assumptions.all(Quantity::MarginalIncome)) {
                let mut shares = assumptions.all(Quantity::IncomeClassShare);
                let share = shares.find(|one| !reading.class.is_empty() && one.class == reading.class);
                let share = share.map(|share| format!("*{}", self.cell_of(share))).unwrap_or_default();
                let cell = Some(format!("{}{share}", self.cell_of(reading)));
                keys.push(Key { purpose: Purpose::Income, ages: row.ages, value: row.income, cell });
            }
        }
        for one in &self.services {
            keys.extend(self.service_keys(*one));
        }
        keys
    }

    fn service_keys(&self, one: Service) -> Vec<Key> {
        let assumptions = &self.economy.assumptions;
        let stated = service::stated(assumptions, one);
        let cells = stated.into_iter().map(|reading| Some(self.cell_of(reading)));
        let cells = cells.chain(std::iter::repeat(None));
        let shares = service::shares(assumptions, one).unwrap_or_default();
        let key = |((ages, value), cell)| Key { purpose: Purpose::Service(one), ages, value, cell };
        shares.into_iter().zip(cells).map(key).collect()
    }
}

/// Times since moving in that lie wholly within or without each of some spans, one after the other.
fn segments(spans: impl Iterator<Item = (i64, i64)>) -> Vec<(i64, i64)> {
    let mut starts = BTreeSet::from([0]);
    for (from, to) in spans {
        starts.insert(from);
        if to < ALWAYS {
            starts.insert(to + 1);
        }
    }
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([ALWAYS]);
    starts.iter().copied().zip(ends).collect()
}
