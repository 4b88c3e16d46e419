//! The amounts of the measures as budget tables: by body, by section and funding, by source of
//! money, and measure by measure. tkr at the programme's price level. Knows no page.

use super::accounts::{self, title, unit};
use super::ledger::{Figure, Ledger, Line, Weight};
use crate::analysis::economy::budget::{Budget, Cell, Section, State, When, is_own};
use crate::analysis::economy::prices::Prices;
use crate::analysis::exact::Exact;
use crate::model::measure::{Financing, Status};
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::record::{BodyId, Kind, RecordRef};
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;
use std::collections::{BTreeMap, BTreeSet};

words! {
    BUDGET_YEAR: "Budgetår" / "Budget year";
    BODY: "Organ" / "Body";
    ALL_BODIES: "Alla organ" / "All bodies";
    NO_BODY: "Inget organ angivet" / "No body stated";
    NOTE: "Budgetåret och de två följande åren (KL 11 kap. 5–6 §§). Ett belopp hör till det organ som anges på raden, annars till åtgärdens ansvariga. Inkomster räknas inte som finansiering. Avförda åtgärder är inte med. Här står åtgärdernas belopp; projektens kalkyler står i konto A, och samma affär kan stå i båda." / "The budget year and the two that follow (KL 11 kap. 5–6 §§). An amount belongs to the body stated on its row, else to the body responsible for the measure. Income does not count as funding. Dropped measures are left out. The amounts of the measures stand here; the projects' appraisals stand in account A, and the same deal may stand in both.";
    BY_BODY: "Kostnader och utgifter per organ" / "Costs and outlays by body";
    BY_SECTION: "Drift, investering och exploatering" / "Operation, investment and development";
    BY_SOURCE: "Så finansieras kostnader och utgifter" / "How costs and outlays are funded";
    BEHIND: "Åtgärderna bakom" / "The measures behind";
    OPERATION: "Drift" / "Operation";
    INVESTMENT: "Investering" / "Investment";
    DEVELOPMENT: "Exploatering" / "Development";
    COST: "Kostnad" / "Cost";
    REVENUE: "Intäkt" / "Income";
    OUTLAY: "Utgift" / "Outlay";
    RECEIPT: "Inkomst" / "Receipt";
    FUNDED: "varav finansierat" / "of which funded";
    APPLIED: "varav sökt i budget" / "of which applied for in the budget";
    UNFUNDED: "varav ofinansierat" / "of which unfunded";
    UNFUNDED_SUM: "Ofinansierat" / "Unfunded";
    OWN_SHARE: "Kommunens egen andel" / "The municipality's own share";
    SOURCE: "Finansiering" / "Funding";
    OF_WHOLE: "Andel" / "Share";
    SECTION: "Budget" / "Section";
    BEFORE: "Tidigare" / "Before";
    LATER: "Senare" / "Later";
    UNDATED: "Utan år" / "No year";
    SUM: "Summa" / "Sum";
    ALL: "Alla" / "All";
    NOTHING: "Inga belopp i åtgärderna" / "No amounts in the measures";
    NOTHING_TEXT: "Skriv belopp, år och finansiering i åtgärdernas paneler, så räknas budgeten fram här. Exempel: ”Investering 30 000 tkr 2028, beslutad i budget”." / "Type amounts, years and funding in the measures' panels, and the budget is reckoned here. Example: “Investment 30,000 in 2028, decided in the budget”.";
    TO_MEASURES: "Till åtgärderna" / "To the measures";
    OVERFUNDED: "Andelarna är mer än hela beloppet" / "The shares come to more than the whole";
}

/// What a section is called.
#[must_use]
pub const fn section(section: Section) -> Words {
    match section {
        Section::Operation => OPERATION,
        Section::Investment => INVESTMENT,
        Section::Development => DEVELOPMENT,
    }
}

/// What is paid and what comes in, as economists call it there: operation has costs and income,
/// investment and development have outlays and receipts.
const fn sides(section: Section) -> (Words, Words) {
    match section {
        Section::Operation => (COST, REVENUE),
        Section::Investment | Section::Development => (OUTLAY, RECEIPT),
    }
}

/// The amounts by section and time.
type Places = BTreeMap<(Section, When), Cell>;

/// The budget seen from a year, for all bodies or one.
#[derive(Debug, Clone)]
pub struct View<'a> {
    program: &'a Program,
    prices: &'a Prices,
    first: Year,
    body: Option<BodyId>,
    lang: Lang,
    /// What it shows.
    pub budget: Budget,
    times: Vec<When>,
}

impl<'a> View<'a> {
    /// The budget of a programme.
    #[must_use]
    pub fn of(
        program: &'a Program,
        prices: &'a Prices,
        first: Year,
        body: Option<BodyId>,
        lang: Lang,
    ) -> View<'a> {
        let budget = Budget::of(program, prices, first);
        let used: BTreeSet<When> = budget.bodies.values().flatten().map(|((_, when), _)| *when).collect();
        let mut times: BTreeSet<When> = Budget::years(first).map(When::Year).collect();
        times.extend(used);
        View { program, prices, first, body, lang, budget, times: times.into_iter().collect() }
    }

    fn word(&self, words: Words) -> String {
        words.in_lang(self.lang).to_owned()
    }

    fn time(&self, when: When) -> String {
        match when {
            When::Before => self.word(BEFORE),
            When::Year(year) => year.to_string(),
            When::Later => self.word(LATER),
            When::Undated => self.word(UNDATED),
        }
    }

    fn caption(&self, what: Words) -> String {
        let whose = match self.body {
            Some(body) => accounts::title(self.program, RecordRef::new(Kind::Body, body.0), self.lang),
            None => self.word(ALL_BODIES),
        };
        format!("{}, {}, {}", self.word(what), whose, unit(self.prices.level, self.lang))
    }

    fn columns(&self, last: &[Words]) -> Vec<String> {
        let times = self.times.iter().map(|when| self.time(*when));
        times.chain([self.word(SUM)]).chain(last.iter().map(|words| self.word(*words))).collect()
    }

    /// The amounts of the body, or of all.
    fn chosen(&self) -> Places {
        match self.body {
            Some(body) => self.budget.bodies.get(&Some(body)).cloned().unwrap_or_default(),
            None => self.budget.total(),
        }
    }

    /// A figure for each time of a section, and of all of them together.
    fn figures(&self, places: &Places, section: Section, of: impl Fn(&Cell) -> Figure) -> Vec<Figure> {
        let mut whole = Cell::default();
        let mut figures = Vec::new();
        for when in &self.times {
            let cell = places.get(&(section, *when));
            whole.add(cell.unwrap_or(&Cell::default()));
            figures.push(cell.map_or(Figure::Empty, &of));
        }
        figures.push(of(&whole));
        figures
    }

    fn sections(places: &Places) -> BTreeSet<Section> {
        places.keys().map(|(section, _)| *section).collect()
    }

    /// A row for each body and section: what is paid, and how much of it is unfunded.
    #[must_use]
    pub fn by_body(&self) -> Ledger {
        let mut lines = Vec::new();
        let in_order = self.program.bodies.in_order().into_iter().map(|body| Some(body.id));
        for body in in_order.chain([None]) {
            let Some(places) = self.budget.bodies.get(&body) else { continue };
            let record = body.map(|body| RecordRef::new(Kind::Body, body.0));
            let name =
                record.map_or_else(|| self.word(NO_BODY), |record| title(self.program, record, self.lang));
            let mut head = Line::head(name);
            head.about = record;
            lines.push(head);
            lines.extend(self.paid(places));
        }
        let mut whole = Line::head(self.word(ALL_BODIES));
        whole.weight = Weight::Head;
        lines.push(whole);
        lines.extend(
            self.paid(&self.budget.total()).into_iter().map(|line| Line { weight: Weight::Sum, ..line }),
        );
        let caption = format!("{}, {}", self.word(BY_BODY), unit(self.prices.level, self.lang));
        Ledger { caption, corner: self.word(BODY), columns: self.columns(&[UNFUNDED_SUM, OWN_SHARE]), lines }
    }

    fn paid(&self, places: &Places) -> Vec<Line> {
        let line = |section: Section| {
            let mut cells = self.figures(places, section, |cell| amount(cell.flow().outlay));
            let whole = whole(places, section);
            if whole.flow().outlay.is_zero() && whole.funding.is_empty() {
                return None;
            }
            cells.push(amount(whole.funded(State::Unfunded)));
            cells.push(whole.own_share().map_or(Figure::Empty, Figure::Share));
            let name = format!(
                "{}, {}",
                self.word(super::budget::section(section)),
                self.word(sides(section).0).to_lowercase()
            );
            Some(Line::new(name, Weight::Part, cells))
        };
        Self::sections(places).into_iter().filter_map(line).collect()
    }

    /// Each section with what is paid, how it is funded, what comes in, and the own share.
    #[must_use]
    pub fn by_section(&self) -> Ledger {
        let places = self.chosen();
        let mut lines = Vec::new();
        for section in Self::sections(&places) {
            let (paid, received) = sides(section);
            let whole = whole(&places, section);
            lines.push(Line::head(self.word(super::budget::section(section))));
            let cells = self.figures(&places, section, |cell| amount(cell.flow().outlay));
            lines.push(Line::new(self.word(paid), Weight::Part, cells));
            for (state, name) in
                [(State::Funded, FUNDED), (State::Applied, APPLIED), (State::Unfunded, UNFUNDED)]
            {
                if !whole.funded(state).is_zero() {
                    let cells = self.figures(&places, section, |cell| amount(cell.funded(state)));
                    lines.push(Line::new(self.word(name), Weight::Under, cells));
                }
            }
            if whole.kinds.keys().any(|kind| crate::analysis::economy::budget::is_income(*kind)) {
                let cells = self.figures(&places, section, |cell| amount(cell.flow().income));
                lines.push(Line::new(self.word(received), Weight::Part, cells));
            }
            let share = |cell: &Cell| cell.own_share().map_or(Figure::Empty, Figure::Share);
            lines.push(Line::new(
                self.word(OWN_SHARE),
                Weight::Beside,
                self.figures(&places, section, share),
            ));
        }
        Ledger {
            caption: self.caption(BY_SECTION),
            corner: self.word(SECTION),
            columns: self.columns(&[]),
            lines,
        }
    }

    /// How the outlays of all sections are paid for.
    #[must_use]
    pub fn by_source(&self) -> Ledger {
        let places = self.chosen();
        let mut times: BTreeMap<When, Cell> = BTreeMap::new();
        let mut whole = Cell::default();
        for ((_, when), cell) in &places {
            times.entry(*when).or_default().add(cell);
            whole.add(cell);
        }
        let total: Exact = whole.funding.values().copied().sum();
        let row = |name: String, weight: Weight, of: &dyn Fn(&Cell) -> Exact| {
            let mut cells: Vec<Figure> = self
                .times
                .iter()
                .map(|when| times.get(when).map_or(Figure::Empty, |cell| amount(of(cell))))
                .collect();
            cells.push(amount(of(&whole)));
            cells.push(of(&whole).by(total).map_or(Figure::Empty, Figure::Share));
            Line::new(name, weight, cells)
        };
        let mut lines: Vec<Line> = Financing::ALL
            .iter()
            .filter(|from| whole.funding.contains_key(from))
            .map(|from| {
                let of = |cell: &Cell| cell.funding.get(from).copied().unwrap_or_default();
                row(self.word(from.words()), Weight::Part, &of)
            })
            .collect();
        lines.push(row(self.word(SUM), Weight::Sum, &|cell| cell.funding.values().copied().sum()));
        let own = |cell: &Cell| {
            cell.funding.iter().filter(|(from, _)| is_own(**from)).map(|(_, amount)| *amount).sum()
        };
        lines.push(row(self.word(OWN_SHARE), Weight::Beside, &own));
        Ledger {
            caption: self.caption(BY_SOURCE),
            corner: self.word(SOURCE),
            columns: self.columns(&[OF_WHOLE]),
            lines,
        }
    }

    /// Measure by measure under each section: what is paid and, where any does, what comes in.
    #[must_use]
    pub fn behind(&self) -> Ledger {
        let mut sections: BTreeMap<Section, Vec<Line>> = BTreeMap::new();
        let measures = self.program.measures.in_order().into_iter();
        for measure in measures.filter(|measure| measure.status != Status::Dropped) {
            let budget = Budget::of_measure(measure, self.prices, self.first);
            let places = match self.body {
                Some(body) => budget.bodies.get(&Some(body)).cloned().unwrap_or_default(),
                None => budget.total(),
            };
            let record = RecordRef::new(Kind::Measure, measure.id.0);
            let name = title(self.program, record, self.lang);
            for section in Self::sections(&places) {
                let whole = whole(&places, section).flow();
                let lines = sections.entry(section).or_default();
                if !whole.outlay.is_zero() {
                    let cells = self.figures(&places, section, |cell| amount(cell.flow().outlay));
                    lines.push(Line::new(name.clone(), Weight::Part, cells).about(record));
                }
                if !whole.income.is_zero() {
                    let cells = self.figures(&places, section, |cell| amount(cell.flow().income));
                    let name = format!("{name} ({})", self.word(sides(section).1).to_lowercase());
                    lines.push(Line::new(name, Weight::Part, cells).about(record));
                }
            }
        }
        let head = |section: Section| Line::head(self.word(super::budget::section(section)));
        let lines =
            sections.into_iter().flat_map(|(section, lines)| std::iter::once(head(section)).chain(lines));
        let corner = self.word(accounts::MEASURE);
        Ledger { caption: self.caption(BEHIND), corner, columns: self.columns(&[]), lines: lines.collect() }
    }

    /// Measures whose funders' shares come to more than the whole.
    #[must_use]
    pub fn overfunded(&self) -> Vec<(RecordRef, String)> {
        let record = |id: &crate::model::record::MeasureId| RecordRef::new(Kind::Measure, id.0);
        let line = |record: RecordRef| {
            let name = title(self.program, record, self.lang);
            (record, format!("{name}: {}", self.word(OVERFUNDED).to_lowercase()))
        };
        self.budget.overfunded.iter().map(record).map(line).collect()
    }
}

/// All times of a section together.
fn whole(places: &Places, section: Section) -> Cell {
    let mut whole = Cell::default();
    for (_, cell) in places.iter().filter(|((of, _), _)| *of == section) {
        whole.add(cell);
    }
    whole
}

/// An amount; nothing where it is nought.
fn amount(amount: Exact) -> Figure {
    if amount.is_zero() { Figure::Empty } else { Figure::tkr(amount) }
}

/// The budget years that can be chosen: those with amounts, and the usual one.
#[must_use]
pub fn years(program: &Program, usual: Year) -> Vec<Year> {
    let of_costs =
        program.measures.iter().flat_map(|measure| measure.costs.iter().filter_map(|item| item.year));
    of_costs.chain([usual]).collect::<BTreeSet<Year>>().into_iter().collect()
}

/// The budget that is worked on in a year: that of the next.
#[must_use]
pub fn usual_year(this_year: Year) -> Year {
    Year::new(i64::from(this_year.get()) + 1).unwrap_or(this_year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::assumption::Assumptions;
    use crate::exchange::file;

    #[test]
    fn the_measures_behind_come_to_the_sums_over_them_for_every_body_and_year() {
        let path = format!("{}/samples/large.genomfor.json", env!("CARGO_MANIFEST_DIR"));
        let program = file::read(&std::fs::read(path).unwrap()).unwrap().program;
        let prices = Prices::of(&program, &Assumptions::of(&program));
        let bodies = std::iter::once(None).chain(program.bodies.iter().map(|body| Some(body.id)));
        for body in bodies {
            let view = View::of(&program, &prices, Year::new(2027).unwrap(), body, Lang::Sv);
            let places = view.chosen();
            let sum = |pick: fn(&Cell) -> Exact| places.values().map(pick).sum::<Exact>();
            let behind = view.behind();
            let last = behind.columns.len() - 1;
            let of = |income: bool| {
                let lines = behind.lines.iter().filter(|line| line.about.is_some());
                let lines = lines.filter(|line| {
                    (line.name.ends_with("(inkomst)") || line.name.ends_with("(intäkt)")) == income
                });
                lines
                    .filter_map(|line| match line.cells.get(last) {
                        Some(Figure::Number(number, _)) => Some(*number),
                        _ => None,
                    })
                    .sum::<Exact>()
            };
            assert_eq!(of(false), sum(|cell| cell.flow().outlay), "{body:?}");
            assert_eq!(of(true), sum(|cell| cell.flow().income), "{body:?}");
            assert!(
                behind
                    .lines
                    .iter()
                    .all(|line| line.cells.is_empty() || line.cells.len() == behind.columns.len())
            );
        }
    }
}
