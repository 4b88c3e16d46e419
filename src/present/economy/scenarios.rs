//! Scenarios side by side, what moves a result most, and what chance may do to the dwellings, in
//! words, tables and charts. Knows no page.

use super::accounts::{title, unit};
use super::assumptions::decimals;
use super::ledger::{Figure, Ledger, Line, Weight, drawn, tick, written};
use super::{Origin, quantity};
use crate::analysis::assumption::Quantity;
use crate::analysis::economy::horizon;
use crate::analysis::exact::Exact;
use crate::analysis::expansion::group::Plan;
use crate::analysis::expansion::period;
use crate::analysis::scenario::applied;
use crate::analysis::scenario::chance::{Chances, Percentiles};
use crate::analysis::scenario::figure::Figure as Result;
use crate::analysis::scenario::outcome::{Outcome, compared_years};
use crate::analysis::scenario::sensitivity::{Bar, Step};
use crate::model::number::Decimal;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::record::{Kind, RecordRef};
use crate::model::scenario::{Lever, LeverKind};
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;
use crate::present::chart::columns::{Columns, Series, Size, columns};
use crate::present::chart::tornado::{Swing, tornado};
use crate::present::chart::{Around, Picture};
use crate::present::{format, label};

words! {
    NEW: "Nytt scenario" / "New scenario";
    NOTHING: "Inga scenarier än" / "No scenarios yet";
    NOTHING_TEXT: "Ett scenario är några ändringar ovanpå programmet: försening, takt, sannolikhet, priser eller ett annat värde på ett antagande. Programmet självt ändras inte. Exempel: ”Allt två år senare”." / "A scenario is some changes over the programme: delay, pace, probability, prices or another value of an assumption. The programme itself is not changed. Example: “All two years later”.";
    FIRST: "Skriv det första scenariot" / "Write the first scenario";
    LIST: "Scenarier och deras ändringar" / "Scenarios and their changes";
    SCENARIO: "Scenario" / "Scenario";
    CHANGES: "Ändringar" / "Changes";
    NO_CHANGES: "inga ändringar än" / "no changes yet";
    SIDE: "Sida vid sida" / "Side by side";
    SIDE_NOTE: "Bostäder i kontona är vägda efter sannolikhet. Kontona läggs aldrig ihop. Raden under visar skillnaden mot programmet. Försening flyttar projektens bostäder, kalkyler och platser, men inte åtgärdernas investeringar. Takt ändrar antalet bostäder, men inte projektens kalkyler. Dyrare investeringar ändrar konto A:s utgifter och kapitalkostnaden, men inte vad de boende kostar." / "Dwellings in the accounts are weighted by probability. The accounts are never added. The row below shows the difference from the programme. A delay moves the projects' dwellings, appraisals and places, but not the investments of the measures. The pace changes the number of dwellings, but not the projects' appraisals. Dearer investments change the outlays of account A and the capital cost, but not what the residents cost.";
    PROGRAMME: "Programmet" / "The programme";
    RESULT: "Utfall" / "Result";
    DIFFERENCE: "skillnad" / "difference";
    YEAR: "Jämför konto B för år" / "Compare account B for the year";
    PLANNED: "Bostäder, enligt planen" / "Dwellings, as planned";
    WEIGHTED: "Bostäder, vägt" / "Dwellings, weighted";
    GAP: "Saknas mot behovet, vägt" / "Lacking against the need, weighted";
    NET: "Konto A, netto, tkr" / "Account A, net, SEK thousand";
    INVESTMENT: "Konto C, investeringar, tkr" / "Account C, investment, SEK thousand";
    PLACES: "Konto C, platser som saknas som mest" / "Account C, places lacking at most";
    MOST: "Vad påverkar resultatet mest?" / "What moves the result most?";
    LOW_VALUE: "lägre värde" / "lower value";
    HIGH_VALUE: "högre värde" / "higher value";
    DRAWN_FROM: "Källa: programmets kalkyler och antaganden" / "Source: the programme's appraisals and assumptions";
    MOST_NOTE: "En sak ändras i taget, allt annat är som i programmet. Försening prövas ett år tidigare och två år senare, allt annat 20 procent lägre och högre." / "One thing is changed at a time, all else is as in the programme. Delay is tried one year earlier and two later, all else 20 per cent lower and higher.";
    FIGURE: "Resultat" / "Result";
    RECKON: "Räkna" / "Reckon";
    AGAIN: "Räkna om" / "Reckon again";
    STALE: "Räknat före den senaste ändringen." / "Reckoned before the latest change.";
    NOTHING_MOVES: "Inget av det som prövas ändrar resultatet, eller så går det inte att räkna." / "Nothing that is tried moves the result, or it cannot be reckoned.";
    TRIED: "Ändring" / "Change";
    LOWER: "Lägre värde" / "Lower value";
    HIGHER: "Högre värde" / "Higher value";
    CHANCE: "Hur säkra är bostäderna?" / "How sure are the dwellings?";
    NINE: "I nio fall av tio minst" / "In nine cases of ten at least";
    HALF: "I hälften av fallen minst" / "In half of the cases at least";
    ONE: "I ett fall av tio minst" / "In one case of ten at least";
    MEAN: "Medelvärde" / "Mean";
    BAND: "Spann" / "Range";
    DWELLINGS: "Bostäder per år, netto efter rivning" / "Dwellings per year, net of demolition";
    PERIOD: "Hela perioden" / "The whole period";
    CHANCE_TABLE: "Bostäder, åtta fall av tio" / "Dwellings, eight cases of ten";
    MIDDLE: "Mitten av fallen" / "The middle case";
    SOURCE: "Källa: utbyggnadsplanen och sannolikheterna" / "Source: the expansion plan and the probabilities";
    RECKONING: "Räknar…" / "Reckoning…";
}

/// What the levers can be tried on, as it is chosen and kept.
pub const RESULTS: [&str; 5] = ["dwellings", "net", "value", "cost", "income"];

/// The result of a code.
#[must_use]
pub fn result(code: &str, year: Year) -> Result {
    match code {
        "net" => Result::DevelopmentNet,
        "value" => Result::DevelopmentValue,
        "cost" => Result::YearlyCost(year),
        "income" => Result::YearlyIncome(year),
        _ => Result::Dwellings,
    }
}

/// What a result is called.
#[must_use]
pub fn result_name(result: Result, program: &Program, lang: Lang) -> String {
    let base =
        horizon(program, &Plan::of(program)).map(|years| years.start().to_string()).unwrap_or_default();
    let fixed = |words: Words| words.in_lang(lang).to_owned();
    match (result, lang) {
        (Result::Dwellings, _) => fixed(WEIGHTED),
        (Result::Gap, _) => fixed(GAP),
        (Result::DevelopmentNet, _) => fixed(NET),
        (Result::Investment, _) => fixed(INVESTMENT),
        (Result::DevelopmentValue, Lang::Sv) => format!("Konto A, nuvärde {base}, tkr"),
        (Result::DevelopmentValue, Lang::En) => format!("Account A, present value {base}, SEK thousand"),
        (Result::YearlyCost(year), Lang::Sv) => format!("Konto B, kostnader {year}, tkr"),
        (Result::YearlyCost(year), Lang::En) => format!("Account B, costs {year}, SEK thousand"),
        (Result::YearlyIncome(year), Lang::Sv) => format!("Konto B, intäkter {year}, tkr"),
        (Result::YearlyIncome(year), Lang::En) => format!("Account B, income {year}, SEK thousand"),
        (Result::Residents(year), Lang::Sv) => format!("Nya invånare {year}"),
        (Result::Residents(year), Lang::En) => format!("New residents {year}"),
        (Result::Places(service, year), _) => format!("{} {year}", service.words().in_lang(lang)),
    }
}

/// The year by which account B is compared, where none is chosen: the year after the last of the
/// base, when a delay by a year or two has shown.
#[must_use]
pub fn usual_year(program: &Program) -> Option<Year> {
    let years = horizon(program, &Plan::of(program))?;
    Some(Year::new(i64::from(years.end().get()) + 1).unwrap_or(*years.end()))
}

/// A lever in words: `Försening, år: 2 (Södra ängen)`.
#[must_use]
pub fn lever(program: &Program, lever: &Lever, lang: Lang) -> String {
    let name = match (lever.lever, lever.assumption) {
        (LeverKind::Assumption, Some(id)) => {
            assumption_name(program, RecordRef::new(Kind::Assumption, id.0), lang)
        }
        _ => lever.lever.words().in_lang(lang).to_owned(),
    };
    // As it is reckoned: whole years, and never less than nothing.
    let reckoned = |value: Decimal| match lever.lever {
        LeverKind::Delay => Exact::from(value).rounded().checked_mul(1000).and_then(Decimal::thousandths),
        LeverKind::Pace | LeverKind::Probability | LeverKind::Prices | LeverKind::Outlays => {
            Decimal::thousandths(value.get().max(0))
        }
        LeverKind::Assumption => Some(value),
    };
    let value = lever.value.and_then(reckoned);
    let value = value.map_or_else(|| "–".to_owned(), |value| format::decimal(value, lang));
    let area = lever.area.map(|id| title(program, RecordRef::new(Kind::Area, id.0), lang));
    let project = lever.project.map(|id| title(program, RecordRef::new(Kind::Project, id.0), lang));
    let only: Vec<String> = area.into_iter().chain(project).collect();
    if only.is_empty() {
        format!("{name}: {value}")
    } else {
        format!("{name}: {value} ({})", only.join(", "))
    }
}

/// An assumption by its quantity and what it is for: `Sannolikhet i planskedet: Laga kraft`. One of
/// no known quantity has its own name.
fn assumption_name(program: &Program, record: RecordRef, lang: Lang) -> String {
    let found = program.assumptions.iter().find(|one| one.id.0 == record.id);
    let known = found.and_then(|one| Some((one, Quantity::of_key(&one.key)?)));
    let Some((one, which)) = known else { return title(program, record, lang) };
    let age = one.age.trim();
    let age = (!age.is_empty()).then(|| match lang {
        Lang::Sv => format!("{age} år"),
        Lang::En => format!("aged {age}"),
    });
    let about = Some(quantity::dimension(&one.dimension, lang)).filter(|about| !about.is_empty());
    let parts: Vec<String> = about.into_iter().chain(age).collect();
    let name = quantity::name(which).in_lang(lang);
    if parts.is_empty() { name.to_owned() } else { format!("{name}: {}", parts.join(", ")) }
}

/// The scenarios with their changes.
#[must_use]
pub fn list(program: &Program, lang: Lang) -> Ledger {
    let line = |scenario: &std::sync::Arc<crate::model::scenario::Scenario>| {
        let record = RecordRef::new(Kind::Scenario, scenario.id.0);
        let levers: Vec<String> = scenario.levers.iter().map(|one| lever(program, one, lang)).collect();
        let text = if levers.is_empty() { NO_CHANGES.in_lang(lang).to_owned() } else { levers.join(" · ") };
        Line::new(title(program, record, lang), Weight::Part, vec![Figure::Text(text)]).about(record)
    };
    Ledger {
        caption: LIST.in_lang(lang).to_owned(),
        corner: SCENARIO.in_lang(lang).to_owned(),
        columns: vec![CHANGES.in_lang(lang).to_owned()],
        lines: program.scenarios.in_order().into_iter().map(line).collect(),
    }
}

/// The programme and its scenarios side by side, with the difference under each figure.
#[must_use]
pub fn side_by_side(program: &Program, compared: Year, lang: Lang) -> Ledger {
    let Some(years) = compared_years(program, compared) else { return Ledger::default() };
    let scenarios = program.scenarios.in_order();
    let names = scenarios.iter().map(|one| title(program, RecordRef::new(Kind::Scenario, one.id.0), lang));
    let columns = std::iter::once(PROGRAMME.in_lang(lang).to_owned()).chain(names).collect();
    let outcomes: Vec<Outcome> = std::iter::once(Outcome::of(program, &years, compared))
        .chain(scenarios.iter().map(|one| Outcome::of(&applied(program, one), &years, compared)))
        .collect();
    let over = period(program).map(|years| format!(" {}–{}", years.start(), years.end())).unwrap_or_default();
    let name = |result| result_name(result, program, lang);
    type Of = fn(&Outcome) -> Option<Exact>;
    let rows: [(String, u32, Of); 9] = [
        (format!("{}{over}", PLANNED.in_lang(lang)), 0, |one| one.planned.map(Exact::whole)),
        (format!("{}{over}", WEIGHTED.in_lang(lang)), 1, |one| one.weighted),
        (format!("{}{over}", GAP.in_lang(lang)), 1, |one| one.gap),
        (name(Result::DevelopmentNet), 0, |one| Some(one.development_net)),
        (name(Result::DevelopmentValue), 0, |one| one.development_value),
        (name(Result::YearlyCost(compared)), 0, |one| one.operation.map(|flow| flow.outlay)),
        (name(Result::YearlyIncome(compared)), 0, |one| {
            one.operation.filter(|_| one.has_income).map(|flow| flow.income)
        }),
        (name(Result::Investment), 0, |one| Some(one.investment)),
        (PLACES.in_lang(lang).to_owned(), 1, |one| Some(one.lacking)),
    ];
    let mut lines = Vec::new();
    for (name, decimals, of) in rows {
        let figures: Vec<Option<Exact>> = outcomes.iter().map(of).collect();
        let shown =
            |figure: &Option<Exact>| figure.map_or(Figure::Unknown, |one| Figure::Number(one, decimals));
        lines.push(Line::new(name, Weight::Part, figures.iter().map(shown).collect()));
        let base = figures.first().copied().flatten();
        let apart = |figure: &Option<Exact>| Some((*figure)? - base?).filter(|apart| !apart.is_zero());
        if figures.iter().any(|figure| apart(figure).is_some()) {
            let shown = |figure: &Option<Exact>| {
                apart(figure).map_or(Figure::Empty, |one| Figure::Number(one, decimals))
            };
            let cells = std::iter::once(Figure::Empty).chain(figures.iter().skip(1).map(shown)).collect();
            lines.push(Line::new(DIFFERENCE.in_lang(lang), Weight::Under, cells));
        }
    }
    let (side, unit) = (SIDE.in_lang(lang), unit(program.settings.price_level, lang));
    Ledger { caption: format!("{side}, {unit}"), corner: RESULT.in_lang(lang).to_owned(), columns, lines }
}

/// A step in words: what is turned.
fn step_name(program: &Program, step: &Step, lang: Lang) -> String {
    match (step.lever.lever, step.lever.assumption) {
        (LeverKind::Assumption, Some(id)) => {
            assumption_name(program, RecordRef::new(Kind::Assumption, id.0), lang)
        }
        (LeverKind::Delay, _) => Words::new("Försening, år", "Delay, years").in_lang(lang).to_owned(),
        (LeverKind::Pace, _) => Words::new("Takt, %", "Pace, %").in_lang(lang).to_owned(),
        (LeverKind::Probability, _) => {
            Words::new("Sannolikhet, %", "Probability, %").in_lang(lang).to_owned()
        }
        (LeverKind::Outlays, _) => {
            Words::new("Investeringar och utgifter, %", "Investments and outlays, %").in_lang(lang).to_owned()
        }
        (LeverKind::Prices, _) => Words::new("Priser, %", "Prices, %").in_lang(lang).to_owned(),
        (LeverKind::Assumption, None) => lever(program, &step.lever, lang),
    }
}

/// The bars, the widest first, as they are drawn.
fn widest(bars: &[Bar]) -> Vec<&Bar> {
    let mut bars: Vec<&Bar> = bars.iter().collect();
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.reach()));
    bars
}

/// A name as long as there is room for beside the bars, with what it is about at its end; the table
/// has it whole.
fn short(name: &str) -> String {
    const ROOM: usize = 46;
    if name.chars().count() <= ROOM {
        return name.to_owned();
    }
    let end = name.rsplit_once(", ").map(|(_, end)| end).filter(|end| end.chars().count() < ROOM / 2);
    let end = end.map(|end| format!(", {end}")).unwrap_or_default();
    let room = ROOM.saturating_sub(end.chars().count() + 1);
    format!("{}…{end}", name.chars().take(room).collect::<String>().trim_end())
}

/// How many levers are drawn; the table has all.
const DRAWN: usize = 10;

/// What moves a result most, drawn.
#[must_use]
pub fn tornado_chart(
    program: &Program,
    of: Result,
    bars: &[Bar],
    origin: Origin<'_>,
    width: f64,
    lang: Lang,
) -> Picture {
    let base = of.of(program).unwrap_or_default();
    let swing = |bar: &Bar| Swing {
        name: short(&step_name(program, &bar.step, lang)),
        low: drawn(base + bar.low),
        high: drawn(base + bar.high),
    };
    let swings: Vec<Swing> = widest(bars).into_iter().take(DRAWN).map(swing).collect();
    let first = widest(bars).first().map(|bar| step_name(program, &bar.step, lang)).unwrap_or_default();
    let shown = format::whole(base.rounded(), lang);
    let about = match lang {
        Lang::Sv => {
            format!("Mest påverkar: {first}. I programmet är resultatet {shown}. Tabellen har samma tal.")
        }
        Lang::En => format!(
            "Moved most by: {first}. In the programme the result is {shown}. The table has the same numbers."
        ),
    };
    let around = Around {
        title: result_name(of, program, lang),
        unit: Words::new(
            "Resultatet om en sak ändras; den streckade linjen är programmet",
            "The result if one thing changes; the dashed line is the programme",
        )
        .in_lang(lang)
        .to_owned(),
        source: origin.line(DRAWN_FROM, lang),
        about,
    };
    let number = |number: f64| tick(number, lang);
    let values = [LOW_VALUE, HIGH_VALUE].map(|words| words.in_lang(lang));
    tornado(&swings, drawn(base), values, &around, &Size { width, height: 0.0, number: &number })
}

/// The same as a table, with every lever.
#[must_use]
pub fn tornado_table(program: &Program, of: Result, bars: &[Bar], lang: Lang) -> Ledger {
    let base = of.of(program).unwrap_or_default();
    let value = |value: Decimal| Figure::Number(Exact::from(value), decimals(value.get()));
    let line = |bar: &Bar| {
        let cells = vec![
            value(bar.step.low),
            Figure::tkr(base + bar.low),
            Figure::tkr(bar.low),
            value(bar.step.high),
            Figure::tkr(base + bar.high),
            Figure::tkr(bar.high),
        ];
        Line::new(step_name(program, &bar.step, lang), Weight::Part, cells)
    };
    let result = RESULT.in_lang(lang);
    let apart = label::capital(DIFFERENCE.in_lang(lang));
    let columns = [LOWER.in_lang(lang), result, &apart, HIGHER.in_lang(lang), result, &apart];
    Ledger {
        caption: result_name(of, program, lang),
        corner: TRIED.in_lang(lang).to_owned(),
        columns: columns.iter().map(|name| (*name).to_owned()).collect(),
        lines: widest(bars).into_iter().map(line).collect(),
    }
}

/// How the band was drawn, with its seed.
#[must_use]
pub fn chance_note(chances: &Chances, lang: Lang) -> String {
    let (runs, seed) = (format::whole(i64::try_from(chances.runs).unwrap_or_default(), lang), chances.seed);
    match lang {
        Lang::Sv => format!(
            "{runs} dragningar med startvärdet {seed}: i var och en blir varje projekt av helt eller inte alls, med sin sannolikhet och oberoende av de andra. Samma startvärde ger samma tal. Svänger marknaden för alla samtidigt är det verkliga spannet bredare."
        ),
        Lang::En => format!(
            "{runs} draws with the seed {seed}: in each, every project is carried out wholly or not at all, with its probability and independently of the others. The same seed gives the same numbers. Where the market swings for all at once the true range is wider."
        ),
    }
}

/// The band by year.
#[must_use]
pub fn chance_table(chances: &Chances, lang: Lang) -> Ledger {
    let times: Vec<&Percentiles> = chances.years.values().chain([&chances.total]).collect();
    let mut columns: Vec<String> = chances.years.keys().map(ToString::to_string).collect();
    columns.push(PERIOD.in_lang(lang).to_owned());
    let runs = i64::try_from(chances.runs).unwrap_or(1).max(1);
    let row = |name: Words, decimals: u32, of: &dyn Fn(&Percentiles) -> Exact| {
        let cells = times.iter().map(|one| Figure::Number(of(one), decimals)).collect();
        Line::new(name.in_lang(lang), Weight::Part, cells)
    };
    let lines = vec![
        row(NINE, 0, &|one| Exact::whole(one.p10)),
        row(HALF, 0, &|one| Exact::whole(one.p50)),
        row(ONE, 0, &|one| Exact::whole(one.p90)),
        row(MEAN, 1, &|one| Exact::ratio(one.sum, runs).unwrap_or_default()),
    ];
    Ledger {
        caption: CHANCE_TABLE.in_lang(lang).to_owned(),
        corner: DWELLINGS.in_lang(lang).to_owned(),
        columns,
        lines,
    }
}

/// The band drawn: the middle case with whiskers.
#[must_use]
pub fn chance_chart(chances: &Chances, origin: Origin<'_>, width: f64, lang: Lang) -> Picture {
    let years = &chances.years;
    let number = |count: i64| drawn(Exact::whole(count));
    let data = Columns {
        categories: years.keys().map(ToString::to_string).collect(),
        series: vec![Series {
            name: MIDDLE.in_lang(lang).to_owned(),
            values: years.values().map(|one| number(one.p50)).collect(),
        }],
        aim: None,
        band: Some((
            BAND.in_lang(lang).to_owned(),
            years.values().map(|one| (number(one.p10), number(one.p90))).collect(),
        )),
        reach: Vec::new(),
    };
    let total = &chances.total;
    let [low, high] = [total.p10, total.p90].map(|count| written(Exact::whole(count), 0, lang));
    let about = match lang {
        Lang::Sv => format!(
            "Hela perioden: mellan {low} och {high} bostäder i åtta fall av tio. Tabellen har samma tal."
        ),
        Lang::En => format!(
            "The whole period: between {low} and {high} dwellings in eight cases of ten. The table has the same numbers."
        ),
    };
    let around = Around {
        title: CHANCE_TABLE.in_lang(lang).to_owned(),
        unit: DWELLINGS.in_lang(lang).to_owned(),
        source: origin.line(SOURCE, lang),
        about,
    };
    let number = |number: f64| tick(number, lang);
    columns(&data, &around, &Size { width, height: 300.0, number: &number })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::file;
    use crate::model::program::AnyRecord;
    use crate::model::record::{Id, ScenarioId};
    use crate::model::scenario::Scenario;
    use std::sync::Arc;

    fn example(levers: &[(&str, Lever)]) -> Program {
        let path = format!("{}/docs/economy-example.genomfor.json", env!("CARGO_MANIFEST_DIR"));
        let mut program = file::read(&std::fs::read(path).unwrap()).unwrap().program;
        let ids: Vec<_> = program.scenarios.iter().map(|one| one.id).collect();
        assert!(ids.len() < 4);
        for (place, (name, lever)) in (1u64..).zip(levers) {
            program.put(AnyRecord::Scenario(Arc::new(Scenario {
                id: ScenarioId(Id(place)),
                name: (*name).to_owned(),
                levers: vec![lever.clone()],
                ..Scenario::default()
            })));
        }
        program
    }

    #[test]
    fn two_years_later_costs_and_brings_in_the_same_on_account_a_but_is_worth_less_today() {
        let delay = Lever { lever: LeverKind::Delay, value: Decimal::thousandths(2_000), ..Lever::default() };
        let program = example(&[("Två år senare i provet", delay)]);
        let table = side_by_side(&program, Year::new(2031).unwrap(), Lang::Sv);
        let place =
            1 + table.columns.iter().skip(1).position(|name| name == "Två år senare i provet").unwrap();
        let shown = |name: &str| {
            let line = table.lines.iter().find(|line| line.name.starts_with(name)).unwrap();
            [line.cells[0].shown(Lang::Sv), line.cells[place].shown(Lang::Sv)]
        };
        // As in docs/economy.md, section 10.
        assert_eq!(shown("Bostäder, vägt"), ["32,0", "16,0"]);
        assert_eq!(shown("Konto A, netto"), ["800", "800"]);
        assert_eq!(shown("Konto A, nuvärde"), ["663", "631"]);
        assert_eq!(shown("Konto B, intäkter 2031"), ["4\u{a0}774", "2\u{a0}859"]);
    }
}
