//! The plan against the need: charts, and the tables that say the same.
//! Knows no page.

use super::grid::{self, GridView};
use crate::analysis::expansion::Dwellings;
use crate::analysis::expansion::group::{Band, By, Group, Plan, Series, Table};
use crate::analysis::expansion::need::{self, NeedLine, Spread};
use crate::analysis::expansion::totals::Totals;
use crate::analysis::scenario::chance::Chances;
use crate::model::period::{Day, Year};
use crate::model::program::Program;
use crate::model::record::{Kind, NeedId, RecordRef};
use crate::model::value::Value;
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;
use crate::present::chart::axis::{number, whole};
use crate::present::chart::columns::{Columns, Series as Stack, Size, columns};
use crate::present::chart::{Around, Picture};
use crate::present::{check, format};
use std::collections::BTreeSet;
use std::sync::Arc;

words! {
    GROUP_BY: "Dela upp efter" / "Divide by";
    BY_TENURE: "Upplåtelseform" / "Tenure";
    BY_HOUSE: "Hustyp" / "House type";
    BY_STAGE: "Planskede" / "Plan stage";
    BY_AREA: "Område" / "Area";
    BY_OWNER: "Markägare" / "Land owner";
    BY_PROJECT: "Projekt" / "Project";
    NO_AREA: "Inget område" / "No area";
    RAW: "Enligt planen" / "As planned";
    WEIGHTED: "Vägt efter sannolikhet" / "Weighted by probability";
    UNDATED: "Utan år, inte med ovan" / "Without a year, not above";
    NEEDED: "Behov" / "Need";
    TOTAL: "Alla projekt" / "All projects";
    SHOWN: "Visade projekt" / "Projects shown";
    LACKING: "Saknas enligt planen" / "Lacking as planned";
    LACKING_WEIGHTED: "Saknas, vägt" / "Lacking, weighted";
    LOW_HIGH: "Troligt spann" / "Likely range";
    LOW: "Lågt" / "Low";
    HIGH: "Högt" / "High";
    DWELLINGS_A_YEAR: "Bostäder per år, netto efter rivning" / "Dwellings per year, net of demolition";
    BAND_NOTE: "Spannet är det som utfallet hamnar inom i åtta fall av tio, om varje projekt blir av eller inte oberoende av de andra. Svänger marknaden för alla samtidigt är det verkliga spannet bredare." / "The range holds the outcome in eight cases of ten if each project is carried out or not independently of the others. Where the market swings for all at once the true range is wider.";
    GAP_TITLE: "Behov mot plan, per behov" / "Need against plan, by need";
    GAP_NOTE: "För en grupp räknas bostäder i projekt som åtgärder för gruppen är kopplade till." / "For a group, the dwellings count that lie in projects to which measures for the group are tied.";
    NOT_TIED: "Inget projekt är kopplat till gruppen genom en åtgärd" / "No project is tied to the group by a measure";
    SPREAD_EVENLY: "jämnt fördelat över åren" / "spread evenly over the years";
    PLANNED: "Plan" / "Plan";
    LACKS: "Saknas" / "Lacking";
    LINE: "Rad" / "Line";
    TO_NEEDS: "Till behoven i Underlag" / "To the needs in Basis";
    WORKING_GROUP: "Grupp" / "Group";
    SAME_NUMBERS: "Samma tal som i diagrammen" / "The same numbers as in the charts";
    OVER_PERIOD: "Hela perioden" / "The whole period";
    NO_NEED: "Inget behov av tillskott är angivet. Skriv det i Underlag, så ritas behovslinjen här." / "No need for additional dwellings is stated. Write it in Basis, and the line of the need is drawn here.";
    FROM_PLAN: "Källa: utbyggnadsplanen" / "Source: the expansion plan";
}

/// What a grouping is called.
#[must_use]
pub const fn by_words(by: By) -> Words {
    match by {
        By::Tenure => BY_TENURE,
        By::HouseType => BY_HOUSE,
        By::Stage => BY_STAGE,
        By::Area => BY_AREA,
        By::LandOwner => BY_OWNER,
        By::Project => BY_PROJECT,
    }
}

/// The code of a grouping, for set-ups.
#[must_use]
pub const fn by_code(by: By) -> &'static str {
    match by {
        By::Tenure => "tenure",
        By::HouseType => "house_type",
        By::Stage => "stage",
        By::Area => "area",
        By::LandOwner => "land_owner",
        By::Project => "project",
    }
}

/// What a group is called.
#[must_use]
pub fn group_name(program: &Program, group: Group, lang: Lang) -> String {
    match group {
        Group::Tenure(tenure) => tenure.words().in_lang(lang).to_owned(),
        Group::HouseType(house) => house.words().in_lang(lang).to_owned(),
        Group::Stage(stage) => stage.words().in_lang(lang).to_owned(),
        Group::Area(None) => NO_AREA.in_lang(lang).to_owned(),
        Group::Area(Some(area)) => check::name(program, RecordRef::new(Kind::Area, area.0), lang),
        Group::LandOwner(owner) => owner.words().in_lang(lang).to_owned(),
        Group::Project(project) => check::name(program, RecordRef::new(Kind::Project, project.0), lang),
    }
}

/// How the view is set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NeedView {
    /// What the plan is divided by.
    pub by: By,
}

impl Default for NeedView {
    fn default() -> NeedView {
        NeedView { by: By::Tenure }
    }
}

/// A set-up as it is kept.
#[must_use]
pub fn to_value(view: &NeedView) -> Value {
    Value::Object(vec![("by".to_owned(), Value::text(by_code(view.by).to_owned()))])
}

/// A set-up that was kept; what cannot be read is as at first.
#[must_use]
pub fn from_value(value: &Value) -> NeedView {
    let code = value.get("by").and_then(Value::as_text).unwrap_or_default();
    let by = By::ALL.into_iter().find(|by| by_code(*by) == code);
    by.map_or_else(NeedView::default, |by| NeedView { by })
}

/// Which numbers of the plan are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// As planned.
    Raw,
    /// Weighted by probability.
    Weighted,
}

impl Weight {
    /// What it is called.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Weight::Raw => RAW,
            Weight::Weighted => WEIGHTED,
        }
    }

    /// What a chart of it is called, so that it can stand by itself in a report.
    const fn chart_title(self) -> Words {
        match self {
            Weight::Raw => Words::new("Bostäder enligt utbyggnadsplanen", "Dwellings of the expansion plan"),
            Weight::Weighted => Words::new(
                "Bostäder, vägda efter projektens sannolikhet",
                "Dwellings, weighted by the projects' probability",
            ),
        }
    }

    const fn of(self, dwellings: Dwellings) -> i64 {
        match self {
            Weight::Raw => dwellings.raw,
            Weight::Weighted => dwellings.weighted(),
        }
    }
}

/// The plan and the need, made ready once for charts and tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Balance {
    /// The years.
    pub years: Vec<Year>,
    /// The plan in groups.
    pub table: Table,
    /// What chance may do to it, where that has been drawn.
    pub chances: Option<Arc<Chances>>,
    /// What is needed each year, as far as it is stated; nothing where no need is stated at all.
    pub needed: Option<Vec<Option<i64>>>,
    /// The names of the groups.
    pub names: Vec<(Group, String)>,
}

/// The most groups that a chart tells apart; the smallest of more are drawn as one.
const MOST_GROUPS: usize = 7;

impl Balance {
    /// Plan and need of a programme, in groups.
    #[must_use]
    pub fn of(program: &Program, by: By, lang: Lang) -> Balance {
        Balance::over(program, Plan::of(program).table(by), grid::years(program), lang)
    }

    fn over(program: &Program, table: Table, years: Vec<Year>, lang: Lang) -> Balance {
        let needed = need::needed_by_year(program).map(|whole| {
            let needed = |year: &Year| whole.get(year).copied().filter(|needed| *needed != 0);
            years.iter().map(needed).collect::<Vec<_>>()
        });
        let names = table.groups.keys().map(|group| (*group, group_name(program, *group, lang))).collect();
        Balance { years, table, chances: None, needed, names }
    }

    fn name(&self, group: Group) -> &str {
        self.names.iter().find(|(known, _)| *known == group).map_or("", |(_, name)| name)
    }

    /// The groups as they are drawn: the largest by name, the rest together.
    fn stacks(&self, weight: Weight, lang: Lang) -> Vec<Stack> {
        let values = |series: &Series| -> Vec<f64> {
            self.years.iter().map(|year| number(weight.of(series.of(*year)))).collect()
        };
        let mut groups: Vec<(&Group, &Series)> = self.table.groups.iter().collect();
        if groups.len() <= MOST_GROUPS + 1 {
            let stack = |(group, series): (&Group, &Series)| Stack {
                name: self.name(*group).to_owned(),
                values: values(series),
            };
            return groups.into_iter().map(stack).collect();
        }
        groups.sort_by_key(|(_, series)| std::cmp::Reverse(series.total().raw));
        let rest = groups.split_off(MOST_GROUPS);
        let mut others = vec![0.0; self.years.len()];
        for (_, series) in &rest {
            for (sum, value) in others.iter_mut().zip(values(series)) {
                *sum += value;
            }
        }
        let mut stacks: Vec<Stack> = groups
            .into_iter()
            .map(|(group, series)| Stack { name: self.name(*group).to_owned(), values: values(series) })
            .collect();
        stacks.push(Stack { name: others_name(rest.len(), lang), values: others });
        stacks
    }

    /// The plan as stacked columns with the need over them. Both charts have the same axis.
    #[must_use]
    pub fn chart(&self, weight: Weight, about: &Source<'_>, width: f64, lang: Lang) -> Picture {
        let other = match weight {
            Weight::Raw => Weight::Weighted,
            Weight::Weighted => Weight::Raw,
        };
        let reach = self.columns(other, lang).extent();
        let data = Columns { reach, ..self.columns(weight, lang) };
        let around = Around {
            title: weight.chart_title().in_lang(lang).to_owned(),
            unit: DWELLINGS_A_YEAR.in_lang(lang).to_owned(),
            source: about.line(lang),
            about: self.in_words(weight, lang),
        };
        let written = |number: f64| format::whole(whole(number), lang);
        columns(&data, &around, &Size { width, height: 340.0, number: &written })
    }

    fn columns(&self, weight: Weight, lang: Lang) -> Columns {
        let aim = self.needed.as_ref().map(|needed| {
            (
                NEEDED.in_lang(lang).to_owned(),
                needed.iter().map(|one| one.map_or(f64::NAN, number)).collect::<Vec<_>>(),
            )
        });
        let band = (weight == Weight::Weighted && self.chances.is_some()).then(|| {
            let band = self.years.iter().map(|year| {
                self.band(*year).map_or((0.0, 0.0), |band| (number(band.low), number(band.high)))
            });
            (LOW_HIGH.in_lang(lang).to_owned(), band.collect::<Vec<_>>())
        });
        Columns {
            categories: self.years.iter().map(ToString::to_string).collect(),
            series: self.stacks(weight, lang),
            aim,
            band,
            reach: Vec::new(),
        }
    }

    fn in_words(&self, weight: Weight, lang: Lang) -> String {
        let total: i64 = self.years.iter().map(|year| weight.of(self.table.total.of(*year))).sum();
        let needed: i64 = self.needed.iter().flatten().flatten().sum();
        let (from, to) = (self.years.first(), self.years.last());
        let (Some(from), Some(to)) = (from, to) else { return String::new() };
        let (total, needed) = (format::whole(total, lang), format::whole(needed, lang));
        let need = match (self.needed.is_some(), lang) {
            (true, Lang::Sv) => format!("Behovet är {needed}."),
            (true, Lang::En) => format!("The need is {needed}."),
            (false, Lang::Sv) => "Inget behov är angivet.".to_owned(),
            (false, Lang::En) => "No need is stated.".to_owned(),
        };
        match lang {
            Lang::Sv => format!("{total} bostäder {from}–{to}. {need} Tabellen under visar samma tal."),
            Lang::En => {
                format!("{total} dwellings {from}–{to}. {need} The table below has the same numbers.")
            }
        }
    }

    /// Takes in the bands that chance has been drawn for.
    #[must_use]
    pub fn with_chances(self, chances: Option<Arc<Chances>>) -> Balance {
        Balance { chances, ..self }
    }

    /// The same as a table: a row for each group, then all, the range, the need and what is lacking.
    #[must_use]
    pub fn rows(&self, lang: Lang) -> Vec<Row> {
        let group = |(group, series): (&Group, &Series)| {
            row(self.name(*group).to_owned(), RowKind::Group, self.numbers(series, Weight::Raw))
        };
        let mut rows: Vec<Row> = self.table.groups.iter().map(group).collect();
        rows.extend(self.sums(lang));
        let needs = rows.iter().position(|row| row.kind == RowKind::Need).unwrap_or(rows.len());
        let range = [(LOW, 0), (HIGH, 1)].map(|(words, pick)| {
            let bands = self.years.iter().map(|year| self.band(*year));
            let numbers = bands.map(|band| Some(if pick == 0 { band?.low } else { band?.high })).collect();
            // Ranges of years cannot be added.
            let name = format!("{}, {}", LOW_HIGH.in_lang(lang), words.in_lang(lang).to_lowercase());
            Row { name, kind: RowKind::Range, numbers, sum: None }
        });
        rows.splice(needs..needs, range);
        rows
    }

    /// All dwellings, as planned and weighted, then the need and what is lacking.
    #[must_use]
    pub fn sums(&self, lang: Lang) -> Vec<Row> {
        let name = |words: Words| words.in_lang(lang).to_owned();
        let raw = self.numbers(&self.table.total, Weight::Raw);
        let weighted = self.numbers(&self.table.total, Weight::Weighted);
        let all = |_: &Year| true;
        let mut rows = vec![
            Row { sum: Some(self.sum(Weight::Raw, all)), ..row(name(TOTAL), RowKind::Sum, raw.clone()) },
            Row {
                sum: Some(self.sum(Weight::Weighted, all)),
                ..row(name(WEIGHTED), RowKind::Sum, weighted.clone())
            },
        ];
        let Some(needed) = &self.needed else { return rows };
        // Where a need is stated for some of the years only, the sums are of those years, and say so.
        let years: BTreeSet<Year> = self
            .years
            .iter()
            .zip(needed)
            .filter(|(_, needed)| needed.is_some())
            .map(|(year, _)| *year)
            .collect();
        let within =
            if years.len() == self.years.len() { String::new() } else { format!(" {}", span(&years)) };
        let need: i64 = needed.iter().flatten().sum();
        rows.push(row(format!("{}{within}", name(NEEDED)), RowKind::Need, needed.clone()));
        for (words, plan, weight) in
            [(LACKING, raw, Weight::Raw), (LACKING_WEIGHTED, weighted, Weight::Weighted)]
        {
            let lacking = needed.iter().zip(plan).map(|(needed, planned)| Some((*needed)? - planned?));
            let sum = Some(need - self.sum(weight, |year| years.contains(year)));
            let lacking = lacking.collect();
            rows.push(Row { sum, ..row(format!("{}{within}", name(words)), RowKind::Lack, lacking) });
        }
        rows
    }

    /// All dwellings of some of the years, rounded once.
    fn sum(&self, weight: Weight, wanted: impl Fn(&Year) -> bool) -> i64 {
        let years = self.years.iter().filter(|year| wanted(year));
        weight.of(years.fold(Dwellings::default(), |sum, year| sum.plus(self.table.total.of(*year))))
    }

    fn numbers(&self, series: &Series, weight: Weight) -> Vec<Option<i64>> {
        self.years.iter().map(|year| Some(weight.of(series.of(*year)))).collect()
    }

    /// The likely range of a year, where it has been drawn.
    fn band(&self, year: Year) -> Option<Band> {
        let drawn = self.chances.as_ref()?.years.get(&year);
        Some(drawn.map_or(Band { low: 0, high: 0 }, |drawn| Band { low: drawn.p10, high: drawn.p90 }))
    }
}

/// What stands below the grid of the plan: the sum of what is shown where that is not all, all
/// dwellings, the need and what is lacking.
#[must_use]
pub fn foot(program: &Program, totals: &Totals, view: &GridView, lang: Lang) -> Vec<Row> {
    let table = Table { total: totals.series.clone(), ..Table::default() };
    let years = grid::years_of(program, totals.years, view.until);
    let balance = Balance::over(program, table, years, lang);
    let mut rows = balance.sums(lang);
    if totals.series.undated.raw != 0 {
        let numbers = vec![None; balance.years.len()];
        let name = UNDATED.in_lang(lang).to_owned();
        rows.insert(2, Row { name, kind: RowKind::Group, numbers, sum: Some(totals.series.undated.raw) });
    }
    if view.is_filtered() {
        let numbers = grid::shown_sums(program, view, &balance.years).into_iter().map(Some).collect();
        rows.insert(0, row(SHOWN.in_lang(lang).to_owned(), RowKind::Group, numbers));
    }
    rows
}

/// `2027–2030`.
fn span(years: &BTreeSet<Year>) -> String {
    match (years.first(), years.last()) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first}–{last}"),
        _ => String::new(),
    }
}

fn row(name: String, kind: RowKind, numbers: Vec<Option<i64>>) -> Row {
    let sum = numbers.iter().flatten().sum();
    Row { name, kind, numbers, sum: Some(sum) }
}

fn others_name(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{count} andra"),
        Lang::En => format!("{count} others"),
    }
}

/// Where the numbers of a picture come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source<'a> {
    /// Whose plan.
    pub municipality: &'a str,
    /// The day of the picture.
    pub today: Day,
}

impl Source<'_> {
    fn line(&self, lang: Lang) -> String {
        let from = FROM_PLAN.in_lang(lang);
        if self.municipality.is_empty() {
            format!("{from}, {}", self.today)
        } else {
            format!("{from}, {}, {}", self.municipality, self.today)
        }
    }
}

/// What a row of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A group.
    Group,
    /// A sum of all groups.
    Sum,
    /// An end of the likely range.
    Range,
    /// The need.
    Need,
    /// What is lacking; negative where there is more than needed.
    Lack,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: RowKind,
    /// A number for each year; nothing where there is nothing to compare with.
    pub numbers: Vec<Option<i64>>,
    /// Their sum, where they can be added.
    pub sum: Option<i64>,
}

/// A need against the plan, as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapRow {
    /// Which need.
    pub need: NeedId,
    /// What it is called.
    pub name: String,
    /// How its numbers came about, where that is to be said.
    pub note: Option<Words>,
    /// For each year: needed and planned; planned is nothing where it cannot be told.
    pub years: Vec<(i64, Option<i64>)>,
    /// Over all years.
    pub sum: (i64, Option<i64>),
}

/// The needs against the plan, for the years that any of them has.
#[must_use]
pub fn gap_rows(program: &Program, lang: Lang) -> (Vec<Year>, Vec<GapRow>) {
    let lines = need::lines(program);
    let years: std::collections::BTreeSet<Year> =
        lines.iter().flat_map(|line| line.needed.keys().copied()).collect();
    let years: Vec<Year> = years.into_iter().collect();
    let rows = lines.iter().filter(|line| line.spread != Spread::Nothing);
    let rows = rows.map(|line| gap_row(program, line, &years, lang)).collect();
    (years, rows)
}

fn gap_row(program: &Program, line: &NeedLine, years: &[Year], lang: Lang) -> GapRow {
    let of_year = |year: &Year| {
        let needed = line.needed.get(year).copied().unwrap_or_default();
        (needed, line.planned.as_ref().map(|planned| planned.of(*year).raw))
    };
    let of_years: Vec<(i64, Option<i64>)> = years.iter().map(of_year).collect();
    let sum = of_years.iter().fold((0, line.planned.as_ref().map(|_| 0)), |(needed, planned), (n, p)| {
        (needed + n, planned.zip(*p).map(|(sum, one)| sum + one))
    });
    let note = match (line.planned.is_none(), line.spread) {
        (true, _) => Some(NOT_TIED),
        (false, Spread::Evenly) => Some(SPREAD_EVENLY),
        (false, Spread::Stated | Spread::Nothing) => None,
    };
    let name = check::name(program, RecordRef::new(Kind::Need, line.need.0), lang);
    GapRow { need: line.need, name, note, years: of_years, sum }
}

/// How wide a chart is drawn at least.
pub const LEAST_WIDTH: f64 = 420.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::file;
    use crate::present::chart::{Anchor, Shape};

    fn large() -> Program {
        file::read(include_bytes!("../../../samples/large.genomfor.json")).unwrap().program
    }

    #[test]
    fn the_rows_under_the_chart_add_up_to_all_in_every_grouping() {
        let program = large();
        let mut sums = Vec::new();
        for by in By::ALL {
            let balance = Balance::of(&program, by, Lang::Sv);
            let rows = balance.rows(Lang::Sv);
            let groups: i64 =
                rows.iter().filter(|row| row.kind == RowKind::Group).filter_map(|row| row.sum).sum();
            let all = rows.iter().find(|row| row.kind == RowKind::Sum).and_then(|row| row.sum);
            assert_eq!(all, Some(groups), "{by:?}");
            sums.push(groups);
        }
        assert!(sums.iter().all(|sum| *sum == sums[0]) && sums[0] > 0, "{sums:?}");
    }

    #[test]
    fn a_year_without_a_stated_need_lacks_nothing_and_has_nothing_to_spare() {
        let program = large();
        let balance = Balance::of(&program, By::Stage, Lang::Sv);
        let rows = balance.rows(Lang::Sv);
        let lack = rows.iter().find(|row| row.kind == RowKind::Lack).unwrap();
        let after = balance.years.iter().position(|year| year.get() == 2031).unwrap();
        assert!(lack.numbers[after].is_none() && lack.numbers[after - 1].is_some());
        for row in rows.iter().filter(|row| row.kind == RowKind::Range) {
            assert!(row.numbers.iter().flatten().all(|number| *number >= 0), "no demolition, no minus");
        }
    }

    #[test]
    fn both_charts_have_the_same_axis_so_that_columns_can_be_compared() {
        let balance = Balance::of(&large(), By::Stage, Lang::Sv);
        let source = Source { municipality: "", today: Day::parse("2026-11-26").unwrap() };
        let ticks = |weight| {
            let picture = balance.chart(weight, &source, 700.0, Lang::Sv);
            let end = |shape: &Shape| match shape {
                Shape::Text { text, anchor: Anchor::End, .. } => Some(text.clone()),
                _ => None,
            };
            picture.shapes.iter().filter_map(end).collect::<Vec<_>>()
        };
        assert_eq!(ticks(Weight::Raw), ticks(Weight::Weighted));
        assert!(ticks(Weight::Raw).len() > 3);
    }

    #[test]
    fn a_chart_tells_no_more_groups_apart_than_it_has_looks() {
        let balance = Balance::of(&large(), By::Project, Lang::Sv);
        let stacks = balance.stacks(Weight::Raw, Lang::Sv);
        assert_eq!(stacks.len(), MOST_GROUPS + 1);
        let drawn: f64 = stacks.iter().flat_map(|stack| stack.values.iter()).sum();
        let all = balance.rows(Lang::Sv).iter().find(|row| row.kind == RowKind::Sum).and_then(|row| row.sum);
        assert_eq!(Some(whole(drawn)), all);
    }
}
