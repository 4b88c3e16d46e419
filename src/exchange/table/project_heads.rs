//! What the columns of a table of projects mean: guessed from its headings, changed by the user. Knows
//! no cells below the headings.

use super::fold::{fold, one_line};
use super::grid::Grid;
use super::heads;
use super::mapping::year_in;
use crate::model::declare::choice;
use crate::model::period::Year;

choice! {
    /// What a column of a table of projects holds.
    pub enum ProjectMeaning {
        /// Not understood: goes to the preconditions, with its heading.
        Keep = "keep", "Till förutsättningar, med rubriken" / "To the preconditions, with its heading";
        /// Left out because the user said so.
        Skip = "skip", "Tas inte med" / "Left out";
        /// Human number.
        Number = "number", "Nummer" / "Number";
        /// Name.
        Name = "name", "Projekt" / "Project";
        /// Where.
        Area = "area", "Område" / "Area";
        /// Property designation or place.
        Property = "property", "Fastighet eller plats" / "Property or place";
        /// Who owns the land.
        LandOwner = "land_owner", "Markägare" / "Land owner";
        /// Who builds.
        Developer = "developer", "Byggherre" / "Developer";
        /// How far the planning has come.
        Stage = "stage", "Planskede" / "Plan stage";
        /// Number of the detailed plan.
        Plan = "plan", "Detaljplan" / "Detailed plan";
        /// House type.
        HouseType = "house_type", "Hustyp" / "House type";
        /// Tenure.
        Tenure = "tenure", "Upplåtelseform" / "Tenure";
        /// Dwellings of the year that the column has.
        Dwellings = "dwellings", "Bostäder" / "Dwellings";
        /// Dwellings of all years together.
        Total = "total", "Bostäder totalt" / "Dwellings in all";
        /// The year in which all the dwellings are completed.
        Year = "year", "Färdigt, år" / "Completed, year";
        /// How likely it is that the project is carried out.
        Probability = "probability", "Sannolikhet" / "Probability";
        /// Gross floor area.
        FloorArea = "floor_area", "BTA" / "Gross floor area";
        /// What is uncertain.
        Uncertainty = "uncertainty", "Osäkerhet" / "Uncertainty";
    }
}

impl ProjectMeaning {
    /// Whether several columns may have it.
    #[must_use]
    pub const fn may_repeat(self) -> bool {
        match self {
            ProjectMeaning::Keep
            | ProjectMeaning::Skip
            | ProjectMeaning::Dwellings
            | ProjectMeaning::Uncertainty => true,
            ProjectMeaning::Number
            | ProjectMeaning::Name
            | ProjectMeaning::Area
            | ProjectMeaning::Property
            | ProjectMeaning::LandOwner
            | ProjectMeaning::Developer
            | ProjectMeaning::Stage
            | ProjectMeaning::Plan
            | ProjectMeaning::HouseType
            | ProjectMeaning::Tenure
            | ProjectMeaning::Year
            | ProjectMeaning::Probability
            | ProjectMeaning::FloorArea
            | ProjectMeaning::Total => false,
        }
    }
}

/// Headings by meaning, folded, with `|` between them. A heading means what its longest fitting
/// beginning means.
const SYNONYMS: &[(ProjectMeaning, &str)] = &[
    (ProjectMeaning::Number, "nr|nummer|no|number|id|löpnummer|löpnr|projektnr|projektnummer|objektnr"),
    (
        ProjectMeaning::Name,
        "projekt|projektnamn|namn|benämning|objekt|kvarter|kv|exploatering|project|name|projekt område|\
         byggprojekt|bostadsprojekt",
    ),
    (
        ProjectMeaning::Area,
        "område|stadsdel|ort|tätort|delområde|kommundel|prognosområde|geografiskt område|area|district",
    ),
    (ProjectMeaning::Property, "fastighet|fastighetsbeteckning|plats|läge|adress|property|place|location"),
    (
        ProjectMeaning::LandOwner,
        "markägare|mark|markägande|ägare|fastighetsägare|land owner|landowner|ägandeform mark",
    ),
    (ProjectMeaning::Developer, "byggherre|exploatör|byggaktör|byggare|bolag|developer|builder|aktör"),
    (
        ProjectMeaning::Stage,
        "planskede|skede|status|planstatus|planläge|läge i planprocessen|stage|plan stage|planprocess",
    ),
    (ProjectMeaning::Plan, "detaljplan|dp|plannummer|detaljplan nr|dp nr|plan nr|detailed plan"),
    (ProjectMeaning::HouseType, "hustyp|hustyper|typ|bostadstyp|boendetyp|bebyggelsetyp|house type|type"),
    (ProjectMeaning::Tenure, "upplåtelseform|upplåtelse|upplåtelseformer|uppl form|upplform|tenure|hr br är"),
    (
        ProjectMeaning::Total,
        "totalt|total|summa|sum|antal|antal bostäder|antal lägenheter|antal lgh|bostäder|lägenheter|lgh|\
         bostäder totalt|totalt antal|totalt antal bostäder|dwellings|antal bost",
    ),
    (
        ProjectMeaning::Year,
        "färdigt|färdig|färdigställt|färdigställande|färdigställs|klart|klar|inflyttning|inflyttningsår|\
         inflytt|färdigställandeår|byggår|år|completed|completion|year",
    ),
    (ProjectMeaning::Probability, "sannolikhet|probability"),
    (ProjectMeaning::FloorArea, "bta|ljus bta|bruttoarea|byggrätt|byggrätt bta|gross floor area"),
    (ProjectMeaning::Uncertainty, "osäkerhet|osäkerheter|risk|risker|uncertainty"),
];

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ProjectColumn {
    /// What it holds.
    pub meaning: ProjectMeaning,
    /// The year of its dwellings.
    pub year: Option<Year>,
}

impl ProjectColumn {
    /// What a heading means.
    #[must_use]
    pub fn of(heading: &str) -> ProjectColumn {
        if let Some(year) = year_in(heading) {
            return ProjectColumn { meaning: ProjectMeaning::Dwellings, year: Some(year) };
        }
        ProjectColumn { meaning: meaning(heading).unwrap_or_default(), year: None }
    }

    /// A short text: `area`, `dwellings 2027`.
    #[must_use]
    pub fn code(self) -> String {
        match self.year {
            Some(year) => format!("{} {year}", self.meaning.code()),
            None => self.meaning.code().to_owned(),
        }
    }

    /// The column of a short text.
    #[must_use]
    pub fn from_code(code: &str) -> Option<ProjectColumn> {
        let (meaning, year) =
            code.split_once(' ').map_or((code, None), |(meaning, year)| (meaning, Some(year)));
        let meaning = ProjectMeaning::ALL.iter().copied().find(|one| one.code() == meaning)?;
        let year = match year {
            Some(year) => Some(Year::new(year.parse().ok()?)?),
            None => None,
        };
        Some(ProjectColumn { meaning, year })
    }
}

fn meaning(heading: &str) -> Option<ProjectMeaning> {
    if heading.chars().count() > 60 {
        return None;
    }
    let heading = heads::key(heading);
    let fits = |synonym: &str| {
        let rest = heading.strip_prefix(synonym)?;
        (rest.is_empty() || rest.starts_with(' ')).then_some(synonym.len())
    };
    let all = SYNONYMS.iter().flat_map(|(meaning, names)| names.split('|').map(move |name| (*meaning, name)));
    let fitting = all.filter_map(|(meaning, name)| Some((fits(name)?, meaning)));
    fitting.max_by_key(|(length, _)| *length).map(|(_, meaning)| meaning)
}

/// How a table of projects is to be understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProjectMapping {
    /// The row of the headings, from 0; nothing when there is none.
    pub heads: Option<usize>,
    /// The columns, as many as the table has.
    pub columns: Vec<ProjectColumn>,
}

impl ProjectMapping {
    /// A guess: the headings are in the row among the first ones of which most are known.
    #[must_use]
    pub fn guess(grid: &Grid) -> ProjectMapping {
        let known = |row: &[String]| {
            row.iter().filter(|cell| ProjectColumn::of(cell).meaning != ProjectMeaning::Keep).count()
        };
        let rows = grid.rows().iter().enumerate().take(12).map(|(place, row)| (known(row), place));
        let best = rows.max_by_key(|(known, place)| (*known, usize::MAX - place));
        let heads = best.filter(|(known, _)| *known >= 2).map(|(_, place)| place);
        let mut columns = vec![ProjectColumn::default(); grid.width()];
        for (place, column) in columns.iter_mut().enumerate() {
            *column = heads.map(|heads| ProjectColumn::of(grid.cell(heads, place))).unwrap_or_default();
        }
        let mut mapping = ProjectMapping { heads, columns };
        mapping.keep_repeated();
        mapping.name_something(grid);
        mapping
    }

    /// The first row below the headings.
    #[must_use]
    pub fn first_row(&self) -> usize {
        self.heads.map_or(0, |heads| heads + 1)
    }

    /// The heading of a column on one line; empty where there is none.
    #[must_use]
    pub fn heading(&self, grid: &Grid, column: usize) -> String {
        self.heads.map(|heads| one_line(grid.cell(heads, column))).unwrap_or_default()
    }

    /// Gives a column a meaning; another that had it, and may not share it, is kept.
    pub fn choose(&mut self, place: usize, chosen: ProjectColumn) {
        for (other, column) in self.columns.iter_mut().enumerate() {
            if other == place {
                *column = chosen;
            } else if column.meaning == chosen.meaning && !chosen.meaning.may_repeat() {
                *column = ProjectColumn::default();
            }
        }
    }

    /// Of columns that mean the same, the first holds.
    fn keep_repeated(&mut self) {
        let mut used: Vec<ProjectMeaning> = Vec::new();
        for column in &mut self.columns {
            if used.contains(&column.meaning) && !column.meaning.may_repeat() {
                *column = ProjectColumn::default();
            }
            used.push(column.meaning);
        }
    }

    /// Where no column is the name, the place or area is; else the first that holds words.
    fn name_something(&mut self, grid: &Grid) {
        let has = |mapping: &ProjectMapping, meaning| {
            mapping.columns.iter().position(|column| column.meaning == meaning)
        };
        if has(self, ProjectMeaning::Name).is_some() {
            return;
        }
        let from = self.first_row();
        let words = |place: usize| {
            (from..grid.rows().len()).any(|row| fold(grid.cell(row, place)).chars().any(char::is_alphabetic))
        };
        let place = has(self, ProjectMeaning::Property).or_else(|| {
            let mut open =
                self.columns.iter().enumerate().filter(|(_, one)| one.meaning == ProjectMeaning::Keep);
            open.find(|(place, _)| words(*place)).map(|(place, _)| place)
        });
        if let Some(column) = place.and_then(|place| self.columns.get_mut(place)) {
            *column = ProjectColumn { meaning: ProjectMeaning::Name, year: None };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_expansion_plans_are_known_and_years_hold_dwellings() {
        let grid = Grid::read(
            "Bostadsbyggnadsprognos\n\nProjekt\tStadsdel\tMarkägare\tStatus\tTyp\tUppl.form\tExploatör\t2027\tÅr 2028\tTotalt\tKöldbrygga\n",
        );
        let mapping = ProjectMapping::guess(&grid);
        let codes: Vec<String> = mapping.columns.iter().map(|column| column.code()).collect();
        assert_eq!(mapping.heads, Some(2));
        assert_eq!(
            codes,
            [
                "name",
                "area",
                "land_owner",
                "stage",
                "house_type",
                "tenure",
                "developer",
                "dwellings 2027",
                "dwellings 2028",
                "total",
                "keep"
            ]
        );
        for column in mapping.columns {
            assert_eq!(ProjectColumn::from_code(&column.code()), Some(column));
        }
    }

    #[test]
    fn every_synonym_is_written_folded_and_means_one_thing() {
        let mut seen = std::collections::BTreeMap::new();
        for (meaning, names) in SYNONYMS {
            for name in names.split('|') {
                assert_eq!(fold(name), name);
                assert_eq!(seen.insert(name, *meaning), None, "{name}");
            }
        }
    }
}
