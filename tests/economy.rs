//! What a municipal economist may rely on: sums that agree however they are grouped, accounts that
//! a delay moves but does not change, and a worked example whose figures in `docs/economy.md` are
//! the program's own.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "tests fail by panicking"
)]

mod support;

use genomfor::analysis::assumption::{Assumptions, For, Quantity};
use genomfor::analysis::economy::budget::Budget;
use genomfor::analysis::economy::development::AccountA;
use genomfor::analysis::economy::prices::Prices;
use genomfor::analysis::economy::staleness::{Stale, stale};
use genomfor::analysis::economy::{Economy, budget};
use genomfor::analysis::exact::Exact;
use genomfor::analysis::expansion::group::{By, Plan};
use genomfor::analysis::expansion::{accuracy, need, readiness};
use genomfor::analysis::population::{Population, Profile, Weighing};
use genomfor::analysis::scenario::chance::{RUNS, SEED, chances};
use genomfor::analysis::scenario::figure::Figure;
use genomfor::analysis::scenario::sensitivity::{tornado, usual_steps};
use genomfor::analysis::scenario::{applied, turned};
use genomfor::edit::forecast::close_forecast;
use genomfor::exchange::file;
use genomfor::model::basis::{Group, HouseType};
use genomfor::model::measure::Measure;
use genomfor::model::number::{Decimal, Money, PerMille};
use genomfor::model::period::{Day, Year};
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::project::{PlanStage, Project};
use genomfor::model::record::Kind;
use genomfor::model::scenario::{Lever, LeverKind};
use genomfor::model::service::Service;
use proptest::prelude::*;
use std::sync::Arc;
use support::{Dice, program};

fn year(year: i64) -> Year {
    Year::new(year).unwrap()
}

fn sample(name: &str) -> Program {
    let path = format!("{}/samples/{name}.genomfor.json", env!("CARGO_MANIFEST_DIR"));
    file::read(&std::fs::read(path).unwrap()).unwrap().program
}

/// A programme whose projects and measures hold enough to reckon with.
fn random(seed: u64) -> Program {
    let mut dice = Dice::new(seed);
    let mut program = program(&mut dice, 12);
    for _ in 0..6 {
        for kind in [Kind::Project, Kind::Measure, Kind::Assumption] {
            let record = support::record(&mut dice, kind, &program);
            program.put(record);
        }
    }
    program
}

fn lever(kind: LeverKind, value: i64) -> Lever {
    Lever { lever: kind, value: Decimal::thousandths(value * 1000), ..Lever::default() }
}

fn account_a(program: &Program, weighing: Weighing) -> AccountA {
    AccountA::of(program, &Prices::of(program, &Assumptions::of(program)), weighing)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn dwellings_have_the_same_sum_however_they_are_grouped(seed in any::<u64>()) {
        let plan = Plan::of(&random(seed));
        let whole = plan.series();
        for by in By::ALL {
            let table = plan.table(by);
            prop_assert_eq!(&table.total, &whole, "{:?}", by);
            let years = table.groups.values().flat_map(|series| series.years.keys());
            for year in years {
                let sum = table.groups.values().map(|series| series.of(*year)).fold(Default::default(), |a: genomfor::analysis::expansion::Dwellings, b| a.plus(b));
                prop_assert_eq!(sum, whole.of(*year), "{:?} {}", by, year);
            }
        }
    }

    #[test]
    fn a_delay_moves_the_appraisals_but_changes_no_sum(seed in any::<u64>(), years in -5i64..30) {
        let program = random(seed);
        let delayed = turned(&program, &[lever(LeverKind::Delay, years)]);
        for weighing in [Weighing::Raw, Weighing::Weighted] {
            let (before, after) = (account_a(&program, weighing), account_a(&delayed, weighing));
            prop_assert_eq!(before.total.total(), after.total.total());
            for (id, development) in &before.projects {
                prop_assert_eq!(development.total(), after.projects[id].total());
            }
        }
        prop_assert_eq!(Plan::of(&program).series().total(), Plan::of(&delayed).series().total());
    }

    #[test]
    fn a_price_comes_back_from_another_price_level_as_it_was(amount in -1_000_000_000i64..1_000_000_000, from in 1_000i64..10_000_000, to in 1_000i64..10_000_000) {
        let index = [(year(2024), Exact::thousandths(from)), (year(2027), Exact::thousandths(to))];
        let prices = Prices { level: Some(year(2024)), index: index.into_iter().collect() };
        let there = prices.between(Exact::whole(amount), year(2024), year(2027)).unwrap();
        let back = prices.between(there, year(2027), year(2024)).unwrap();
        prop_assert_eq!(back.money(), Money::thousands(amount).unwrap());
        prop_assert_eq!(prices.between(there, year(2024), year(2030)), None, "no index, no conversion");
    }

    #[test]
    fn new_dwellings_are_never_more_when_they_are_weighed(seed in any::<u64>()) {
        let plan = Plan::of(&random(seed)).only(|line| line.count > 0);
        for (year, one) in &plan.series().years {
            prop_assert!(one.weighted_thousandths <= one.raw * 1000, "{}", year);
            let band = plan.band(*year);
            prop_assert!(band.low <= one.weighted() && one.weighted() <= band.high, "{}", year);
        }
    }

    #[test]
    fn every_amount_of_a_measure_stands_in_one_place_of_the_budget(seed in any::<u64>(), first in 2020i64..2040) {
        let program = random(seed);
        let prices = Prices::of(&program, &Assumptions::of(&program));
        let budget = Budget::of(&program, &prices, year(first));
        let counted = budget.total().values().fold(Exact::ZERO, |sum, cell| sum + cell.kinds.values().copied().sum());
        let mut typed = Exact::ZERO;
        for measure in program.measures.iter().filter(|one| one.status != genomfor::model::measure::Status::Dropped) {
            for item in &measure.costs {
                let amount = item.amount.map_or(Exact::ZERO, Exact::from);
                typed += prices.convert(amount, item.price_level).unwrap_or_default();
            }
        }
        prop_assert_eq!(counted, typed);
        for cell in budget.total().values() {
            prop_assert_eq!(cell.funding.values().copied().sum::<Exact>(), cell.flow().outlay, "what is paid is paid by somebody or lacking");
        }
    }

    #[test]
    fn closing_a_forecast_keeps_all_earlier_ones_and_can_be_done_once_more_without_effect(seed in any::<u64>(), made in 2000i64..2060) {
        let before = random(seed);
        let mut after = before.clone();
        close_forecast(&before, year(made)).changes(&before).unwrap().apply(&mut after);
        prop_assert!(accuracy::is_closed(&after, year(made)));
        for project in before.projects.iter() {
            let kept = &after.projects.get(project.id).unwrap().forecasts;
            prop_assert_eq!(&kept[..project.forecasts.len()], &project.forecasts[..]);
        }
        let again = close_forecast(&after, year(made)).changes(&after).unwrap();
        let mut once_more = after.clone();
        again.apply(&mut once_more);
        prop_assert_eq!(once_more, after);
    }

    #[test]
    fn nothing_in_a_strange_file_stops_the_reckoning(seed in any::<u64>()) {
        let program = random(seed);
        let _ = Economy::of(&program, Weighing::Raw);
        let _ = (Economy::of(&program, Weighing::Weighted), need::lines(&program), accuracy::leads(&program));
        for scenario in program.scenarios.iter() {
            let _ = Economy::of(&applied(&program, scenario), Weighing::Weighted);
        }
    }
}

#[test]
fn a_delay_moves_the_year_and_the_present_value_falls_with_income_that_comes_later() {
    let program = example();
    let delayed = turned(&program, &[lever(LeverKind::Delay, 2)]);
    let rows = |program: &Program| Plan::of(program).series().years.keys().copied().collect::<Vec<_>>();
    assert_eq!(
        (rows(&program), rows(&delayed)),
        (vec![year(2028), year(2029)], vec![year(2030), year(2031)])
    );
    let value = |program: &Program| Figure::DevelopmentValue.of(program).unwrap();
    assert_ne!(value(&program), value(&delayed));
}

#[test]
fn a_delay_does_not_move_what_is_completed() {
    let mut program = example();
    let built = program.projects.iter().find(|one| one.stage == PlanStage::Completed).unwrap();
    let mut built = Project::clone(built);
    built.rows.push(genomfor::model::project::DwellingRow {
        year: Some(year(2027)),
        count: 5,
        ..Default::default()
    });
    program.put(AnyRecord::Project(Arc::new(built)));
    let delayed = turned(&program, &[lever(LeverKind::Delay, 2)]);
    assert_eq!(Plan::of(&delayed).series().of(year(2027)).raw, 5);
}

#[test]
fn levers_turn_what_they_name_and_nothing_else() {
    let program = example();
    let two = program.projects.iter().find(|one| one.number == "P2").unwrap().id;
    let paced = turned(&program, &[Lever { project: Some(two), ..lever(LeverKind::Pace, 80) }]);
    assert_eq!(Plan::of(&paced).series().of(year(2029)).raw, 32);
    assert_eq!(Plan::of(&paced).series().of(year(2028)).raw, 20);
    let likely = turned(&program, &[lever(LeverKind::Probability, 150)]);
    let weighted = |program: &Program, at| Plan::of(program).series().of(year(at)).weighted_thousandths;
    assert_eq!((weighted(&likely, 2028), weighted(&likely, 2029)), (20_000, 24_000), "never above certain");
    let dear = turned(&program, &[lever(LeverKind::Prices, 110)]);
    let land = |program: &Program| account_a(program, Weighing::Raw).total.total().flow();
    let expected = land(&program).outlay.times(Exact::thousandths(1_100));
    assert!((land(&dear).outlay - expected).abs() < Exact::whole(5), "each amount is rounded to whole tkr");
    assert_eq!(turned(&program, &[]), program);
}

#[test]
fn chance_has_the_mean_of_the_weighted_sum_and_the_same_band_for_the_same_seed() {
    let program = sample("large");
    let plan = Plan::of(&program);
    let years = year(2027)..=year(2040);
    let found = chances(&plan, years.clone(), SEED, RUNS);
    assert_eq!(found, chances(&plan, years.clone(), SEED, RUNS));
    assert_ne!(found, chances(&plan, years, SEED + 1, RUNS));
    let runs = found.runs as i64;
    for (year, chance) in &found.years {
        let weighted = plan.series().of(*year).weighted_thousandths;
        let band = plan.band(*year);
        // Four standard errors of the mean.
        let near = (band.high - band.low + 1) * 1000 * 4 / 2 / 100;
        let mean = chance.sum * 1000 / runs;
        assert!((mean - weighted).abs() <= near, "{year}: {mean} and {weighted}");
        assert!(chance.p10 <= chance.p50 && chance.p50 <= chance.p90, "{year}");
    }
}

#[test]
fn every_figure_moves_with_something_and_the_widest_bar_is_first() {
    let program = sample("middle");
    let steps = usual_steps(&program);
    for figure in [Figure::Dwellings, Figure::DevelopmentNet, Figure::Investment] {
        let bars = tornado(&program, &steps, |program| figure.of(program));
        assert!(!bars.is_empty(), "{figure:?}");
        assert!(bars.windows(2).all(|two| two[0].reach() >= two[1].reach()));
    }
}

#[test]
fn without_assumptions_nothing_is_reckoned_and_what_is_missing_is_named() {
    let mut program = example();
    for assumption in program.assumptions.iter().map(|one| one.id).collect::<Vec<_>>() {
        program.remove(genomfor::model::record::RecordRef::new(Kind::Assumption, assumption.0));
    }
    let economy = Economy::of(&program, Weighing::Raw).unwrap();
    assert!(economy.population.areas.is_empty());
    let missing: Vec<Quantity> = economy.population.missing.keys().map(|one| one.quantity).collect();
    for quantity in [Quantity::PersonsPerDwelling, Quantity::PersonsByAge, Quantity::NewShare] {
        assert!(missing.contains(&quantity), "{quantity:?}");
    }
    assert!(
        economy
            .b
            .years
            .values()
            .all(|year| year.residents_income.is_none() && year.residents_cost().is_zero())
    );
    assert!(economy.b.missing.iter().any(|one| one.quantity == Quantity::MarginalIncome));
}

#[test]
fn the_assumptions_of_all_samples_are_understood_but_those_that_no_formula_uses() {
    for name in ["small", "middle", "large"] {
        let program = sample(name);
        let assumptions = Assumptions::of(&program);
        for (id, why) in &assumptions.unusable {
            let key = &program.assumptions.get(*id).unwrap().key;
            let unused =
                ["plan_grant", "preschool_cost", "school_", "upper_", "property_fee", "rent_guarantee"];
            assert!(unused.iter().any(|start| key.starts_with(start)), "{name}: {key} {why:?}");
        }
        let economy = Economy::of(&program, Weighing::Weighted).unwrap();
        assert!(economy.population.whole().values().any(|people| people.total() > Exact::ZERO), "{name}");
    }
}

#[test]
fn age_shares_may_change_with_the_years_since_moving_in() {
    let mut dice = Dice::new(1);
    let mut program = example();
    let mut put = |key: &str, about: &str, age: &str, value: i64, program: &mut Program| {
        let mut record = support::record(&mut dice, Kind::Assumption, program);
        for (field, text) in [("key", key), ("dimension", about), ("age", age), ("unit", "andel")] {
            record.set(field, genomfor::model::value::Value::text(text)).unwrap();
        }
        record.set("value", genomfor::model::value::Value::Float(value as f64 / 1000.0)).unwrap();
        program.put(record);
    };
    put("persons_per_dwelling_by_age", "special; år 0–4", "1–5", 500, &mut program);
    put("persons_per_dwelling_by_age", "special; år 5+", "1–5", 100, &mut program);
    put("persons_per_dwelling", "special", "", 1_500, &mut program);
    let assumptions = Assumptions::of(&program);
    let profile = Profile::of(&assumptions, HouseType::Special).0.unwrap();
    let at = |since| profile.of_dwellings(Exact::whole(10), since);
    let children = |since| at(since).by_age.values().copied().sum::<Exact>().rounded();
    assert_eq!((children(0), children(4), children(5), children(20)), (5, 5, 1, 1));
    assert_eq!((at(0).total().rounded(), at(9).total().rounded()), (15, 15), "the rest are of unknown age");
}

#[test]
fn shares_of_funders_that_do_not_reach_the_whole_leave_the_rest_unfunded() {
    let measure = Measure::default();
    assert_eq!(budget::shares(&measure).len(), 1);
    let program = example();
    let budget = Budget::of(&program, &Prices::default(), year(2027));
    let total = budget.total();
    let cell = &total[&(budget::Section::Investment, budget::When::Year(year(2028)))];
    let part = |state| cell.funded(state).rounded();
    assert_eq!(
        (part(budget::State::Funded), part(budget::State::Applied), part(budget::State::Unfunded)),
        (18_000, 9_000, 3_000)
    );
    assert_eq!(cell.own_share(), Some(Exact::ONE));
    assert!(PerMille::new(1000).is_some());
}

#[test]
fn readiness_freshness_and_outlook_are_those_of_the_example() {
    let program = example();
    let ready = readiness::readiness(&program);
    assert_eq!(
        (ready.dwellings, ready.yearly_need, ready.years),
        (20, Some(Exact::whole(20)), Some(Exact::ONE))
    );
    assert_eq!(readiness::share_on_municipal_land(&program), Exact::ratio(20, 60));
    let fresh = readiness::freshness(&program, Day::parse("2026-10-11").unwrap());
    assert_eq!((fresh.latest.unwrap().1, fresh.oldest.unwrap().1, fresh.undated.len()), (10, 40, 0));
    let outlook = accuracy::outlook(&program, year(2027));
    assert_eq!((outlook[0].year, outlook[0].planned.raw), (year(2028), 20));
    assert_eq!(format!("{:.1}", outlook[0].expected.unwrap()), "15.5", "20 of which 66/85 are carried out");
    assert_eq!(outlook[4].expected, None, "no forecast was made five years ahead");
}

#[test]
fn a_need_for_a_group_is_held_against_the_projects_that_measures_tie_to_it_or_against_nothing() {
    let program = sample("middle");
    let lines = need::lines(&program);
    for line in &lines {
        let tied = !need::projects_for(&program, line.group).is_empty();
        assert_eq!(line.planned.is_some(), tied || line.group == Group::All, "{:?}", line.group);
    }
    let whole = need::whole(&program).unwrap();
    let needed: i64 = whole.values().map(|gap| gap.needed).sum();
    assert_eq!(needed, 1_600, "the needs of groups are not added to the whole");
}

#[test]
fn old_figures_are_told() {
    let found = stale(&example(), year(2028));
    assert!(found.iter().any(|(_, why)| *why == Stale::Old(4)));
    assert!(stale(&example(), year(2026)).is_empty());
}

#[test]
fn a_place_that_is_lacking_names_the_measure_and_the_change_that_comes_too_late() {
    let economy = Economy::of(&example(), Weighing::Raw).unwrap();
    let preschool = economy.services.demands.iter().find(|one| one.service == Service::Preschool).unwrap();
    let crossing = preschool.crossing.as_ref().unwrap();
    assert_eq!((crossing.year, crossing.measures.len(), crossing.later[0].places), (year(2029), 1, 18));
    let lack = economy.c.lacking.iter().find(|one| one.service == Service::Preschool).unwrap();
    assert_eq!(lack.investment.unwrap(), crossing.worst.times_whole(600));
    assert!(
        economy.services.missing.iter().any(|one| one.quantity == Quantity::ServiceShare),
        "care is not reckoned"
    );
}

/// Run by hand: `cargo test --release --test economy -- --ignored --nocapture`.
#[test]
#[ignore = "measures time"]
#[allow(clippy::print_stderr, reason = "says what it measured")]
fn how_long_it_takes() {
    let program = sample("large");
    let timed = |what: &str, work: &dyn Fn()| {
        let start = std::time::Instant::now();
        (0..10).for_each(|_| work());
        eprintln!("{what}: {:?}", start.elapsed() / 10);
    };
    let plan = Plan::of(&program);
    timed("10,000 runs of chance", &|| drop(chances(&plan, year(2027)..=year(2040), SEED, RUNS)));
    timed("the whole economy", &|| drop(Economy::of(&program, Weighing::Weighted)));
    timed("every grouping", &|| By::ALL.iter().for_each(|by| drop(Plan::of(&program).table(*by))));
    let steps = usual_steps(&program);
    let figure = Figure::YearlyCost(year(2035));
    timed("a tornado", &|| drop(tornado(&program, &steps, |program| figure.of(program))));
}

// ---- The worked example ----

fn example() -> Program {
    let path = format!("{}/docs/economy-example.genomfor.json", env!("CARGO_MANIFEST_DIR"));
    let read = file::read(&std::fs::read(path).unwrap()).unwrap();
    for record in read.program.all_records() {
        assert!(record.extra().unread.is_empty() && record.extra().kept.is_empty(), "{:?}", record.extra());
    }
    read.program
}

#[test]
fn the_golden_values_of_the_domain_report_come_out_to_the_last_digit() {
    let program = example();
    let economy = Economy::of(&program, Weighing::Raw).unwrap();
    let people = &economy.population.whole()[&year(2028)];
    assert_eq!(people.total(), Exact::whole(52), "20 houses of 2.6 persons");
    let b = &economy.b.years[&year(2028)];
    assert_eq!(b.residents_cost().to_string(), "2900.66", "tkr; 2.901 mnkr");
    let per_dwelling = b.residents_cost().by_whole(20).unwrap();
    assert_eq!(format!("{per_dwelling:.2}"), "145.03");
    let preschool = economy.services.demands.iter().find(|one| one.service == Service::Preschool).unwrap();
    assert_eq!(format!("{:.1}", preschool.years[&year(2028)].new), "7.6");
    assert_eq!(economy.c.capital[&year(2029)].total().rounded(), 1_659);
    assert_eq!(economy.b.years[&year(2029)].capital.total().rounded(), 1_659);
}

/// A number as it is written in Swedish.
fn sv(number: Exact, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("−", rest));
    let (whole, part) = text.split_once('.').map_or((text, String::new()), |(w, p)| (w, format!(",{p}")));
    let digits: Vec<char> = whole.chars().collect();
    let groups: Vec<String> = digits.rchunks(3).rev().map(|group| group.iter().collect()).collect();
    format!("{sign}{}{part}", groups.join("\u{a0}"))
}

fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head_cells: Vec<String> = head.iter().map(|&cell| cell.to_owned()).collect();
    let rule = format!("|---{}|\n", "|---:".repeat(head.len() - 1));
    let rows: String = rows.iter().map(|row| line(row)).collect();
    format!("{}{rule}{rows}", line(&head_cells))
}

fn by_year<T>(
    years: impl Iterator<Item = (Year, T)>,
    cells: impl Fn(Year, T) -> Vec<String>,
) -> Vec<Vec<String>> {
    years.map(|(year, one)| std::iter::once(year.to_string()).chain(cells(year, one)).collect()).collect()
}

fn dwellings_block(program: &Program) -> String {
    let gaps = need::whole(program).unwrap();
    let rows = by_year(gaps.into_iter(), |_, gap| {
        let thousandths = |number| sv(Exact::thousandths(number), 1);
        vec![
            gap.needed.to_string(),
            gap.planned.raw.to_string(),
            thousandths(gap.planned.weighted_thousandths),
            sv(Exact::whole(gap.raw()), 0),
            thousandths(gap.weighted_thousandths()),
        ]
    });
    table(&["År", "Behov", "Plan", "Plan, vägd", "Saknas", "Saknas, vägt"], &rows)
}

fn accuracy_block(program: &Program) -> String {
    let mut rows = Vec::new();
    for lead in accuracy::leads(program).into_iter().filter(|lead| !lead.points.is_empty()) {
        let point =
            |point: &accuracy::Point| format!("{}: {} mot {}", point.year, point.forecast, point.outcome);
        rows.push(vec![
            format!("{} år", lead.lead),
            lead.points.iter().map(point).collect::<Vec<_>>().join("; "),
            format!("{} %", sv(lead.bias.unwrap(), 1)),
            format!("{} %", sv(lead.mape.unwrap(), 1)),
            format!("{} %", sv(lead.carried_out.unwrap().times_whole(100), 1)),
        ]);
    }
    table(&["Gjord så långt före", "Prognos mot utfall", "Snedhet", "MAPE", "Genomfört"], &rows)
}

fn house_block(economy: &Economy) -> String {
    let (profile, _) = Profile::of(&economy.assumptions, HouseType::Detached);
    let (people, profile) = (&economy.population.whole()[&year(2028)], profile.unwrap());
    let costs: Vec<_> = economy.assumptions.all(Quantity::CostPerInhabitant).collect();
    let mut rows = Vec::new();
    let mut sums = (Exact::ZERO, Exact::ZERO, Exact::ZERO);
    for (age, _, per_house) in &profile.ages {
        let cost = costs.iter().find(|row| row.ages == Some(*age)).map(|row| row.value);
        let persons = people.by_age[age];
        let total = cost.map(|cost| persons.times(cost));
        sums = (sums.0 + *per_house, sums.1 + persons, sums.2 + total.unwrap_or_default());
        let or_dash =
            |number: Option<Exact>, decimals| number.map_or("–".to_owned(), |number| sv(number, decimals));
        rows.push(vec![
            age.to_string(),
            sv(*per_house, 2),
            sv(persons, 1),
            or_dash(cost, 1),
            or_dash(total, 2),
        ]);
    }
    rows.push(vec!["Summa".into(), sv(sums.0, 2), sv(sums.1, 1), String::new(), sv(sums.2, 2)]);
    assert_eq!(sums.1, people.total());
    let head =
        ["Ålder", "Personer per småhus", "Personer i 20 småhus", "Tkr per person och år", "Tkr per år"];
    let per_house = sv(sums.2.by_whole(20).unwrap(), 2);
    format!("{}\nPer småhus blir det {per_house} tkr om året.\n", table(&head, &rows))
}

fn preschool_block(economy: &Economy) -> String {
    let demand = economy.services.demands.iter().find(|one| one.service == Service::Preschool).unwrap();
    let rows = by_year(demand.years.iter().map(|(year, one)| (*year, *one)), |_, one| {
        vec![
            sv(one.new, 1),
            sv(one.present.unwrap(), 0),
            sv(one.demand(), 1),
            one.capacity.unwrap().to_string(),
            sv(one.lacking().unwrap(), 1),
        ]
    });
    let crossing = demand.crossing.as_ref().unwrap();
    format!(
        "{}\nBehovet går över kapaciteten {}, med {} platser.\n",
        table(&["År", "Nya behöver", "Används i dag", "Behov", "Platser", "Saknas"], &rows),
        crossing.year,
        sv(crossing.lacking, 1)
    )
}

fn account_a_block(program: &Program, economy: &Economy) -> String {
    let total = &economy.a.total;
    let rate = program.settings.discount_rate.unwrap();
    let mut sum = Exact::ZERO;
    let mut rows = by_year(total.years.iter().map(|(year, one)| (*year, one)), |year, amounts| {
        let (flow, base) = (amounts.flow(), *economy.years.start());
        let one = genomfor::analysis::economy::development::Development {
            years: [(year, amounts.clone())].into_iter().collect(),
            ..Default::default()
        };
        let value = one.present_value(base, rate);
        vec![sv(flow.outlay, 0), sv(flow.income, 0), sv(flow.net(), 0), sv(value, 1), sv(amounts.water(), 0)]
    });
    for amounts in total.years.values() {
        sum += amounts.flow().net();
    }
    let flow = total.total().flow();
    assert_eq!(sum, flow.net());
    let value = economy.present_value(program).unwrap();
    let water = total.total().water();
    rows.push(vec![
        "Summa".into(),
        sv(flow.outlay, 0),
        sv(flow.income, 0),
        sv(flow.net(), 0),
        sv(value, 1),
        sv(water, 0),
    ]);
    table(&["År", "Utgifter", "Inkomster", "Netto", "Nuvärde 2027", "Va (egen taxa)"], &rows)
}

fn account_b_block(economy: &Economy) -> String {
    let rows = by_year(economy.b.years.iter().map(|(year, one)| (*year, one)), |_, one| {
        vec![
            sv(one.residents_cost(), 0),
            sv(one.streets.unwrap_or_default(), 1),
            sv(one.capital.total(), 0),
            sv(one.flow().outlay, 0),
            sv(one.residents_income.unwrap(), 0),
            sv(one.ground_rent, 0),
            sv(one.flow().income, 0),
        ]
    });
    let head =
        ["År", "De boende", "Gator", "Kapitalkostnad", "Kostnad", "Från de boende", "Avgäld", "Intäkt"];
    table(&head, &rows)
}

fn capital_block(economy: &Economy) -> String {
    let about = For::service(Service::SchoolF6);
    let terms = genomfor::analysis::economy::investment::terms(&economy.assumptions, about).unwrap();
    let investment = economy.c.investments[0].amount;
    let rows: Vec<Vec<String>> = [1, 2, 33]
        .map(|year| {
            let cost = terms.in_year(investment, year);
            vec![format!("År {year}"), sv(cost.depreciation, 0), sv(cost.interest, 0), sv(cost.total(), 0)]
        })
        .into();
    table(&["", "Avskrivning", "Ränta", "Kapitalkostnad"], &rows)
}

fn fallback_block() -> String {
    let rows: Vec<Vec<String>> = [0, 200, 400]
        .map(|taxable| {
            let fallback = genomfor::analysis::economy::income::Fallback {
                tax_rate: Exact::thousandths(207),
                county_rate: Exact::thousandths(196),
                mean_tax_base: Exact::whole(200),
                taxable_income: Exact::whole(taxable),
            };
            vec![sv(Exact::whole(taxable * 1000), 0), sv(fallback.per_inhabitant().times_whole(1000), 0)]
        })
        .into();
    table(&["Beskattningsbar inkomst, kr", "Intäkt per ny invånare, kr"], &rows)
}

fn budget_block(program: &Program, economy: &Economy) -> String {
    let budget = Budget::of(program, &economy.prices, year(2027));
    let mut rows = Vec::new();
    for ((section, when), cell) in budget.total() {
        let section = match section {
            budget::Section::Operation => "Drift",
            budget::Section::Investment => "Investering",
            budget::Section::Development => "Exploatering",
        };
        let when = match when {
            budget::When::Before => "tidigare".to_owned(),
            budget::When::Year(year) => year.to_string(),
            budget::When::Later => "senare".to_owned(),
            budget::When::Undated => "utan år".to_owned(),
        };
        let part = |state| sv(cell.funded(state), 0);
        rows.push(vec![
            format!("{section} {when}"),
            sv(cell.flow().outlay, 0),
            part(budget::State::Funded),
            part(budget::State::Applied),
            part(budget::State::Unfunded),
            sv(cell.flow().income, 0),
        ]);
    }
    table(&["", "Utgift", "Finansierat", "Sökt", "Ofinansierat", "Inkomst"], &rows)
}

fn scenario_block(program: &Program) -> String {
    let scenarios = program.scenarios.in_order();
    let programs: Vec<Program> =
        std::iter::once(program.clone()).chain(scenarios.iter().map(|one| applied(program, one))).collect();
    let mut head = vec!["", "Programmet"];
    head.extend(scenarios.iter().map(|one| one.name.as_str()));
    let figures = [
        ("Bostäder 2027–2030, vägt", Figure::Dwellings, 1),
        ("Saknas mot behovet, vägt", Figure::Gap, 1),
        ("Konto A, netto, tkr", Figure::DevelopmentNet, 0),
        ("Konto A, nuvärde 2027, tkr", Figure::DevelopmentValue, 1),
        ("Konto B, kostnad 2031, tkr", Figure::YearlyCost(year(2031)), 0),
        ("Konto B, intäkt 2031, tkr", Figure::YearlyIncome(year(2031)), 0),
    ];
    let row = |(name, figure, decimals): &(&str, Figure, usize)| {
        let values = programs.iter().map(|program| sv(figure.of(program).unwrap(), *decimals));
        std::iter::once((*name).to_owned()).chain(values).collect()
    };
    table(&head, &figures.iter().map(row).collect::<Vec<_>>())
}

#[test]
fn the_text_of_the_worked_example_has_the_figures_of_the_program() {
    let program = example();
    let economy = Economy::of(&program, Weighing::Raw).unwrap();
    let blocks = [
        ("bostader", dwellings_block(&program)),
        ("prognos", accuracy_block(&program)),
        ("smahus", house_block(&economy)),
        ("forskola", preschool_block(&economy)),
        ("konto-a", account_a_block(&program, &economy)),
        ("kapitalkostnad", capital_block(&economy)),
        ("konto-b", account_b_block(&economy)),
        ("reservformel", fallback_block()),
        ("budget", budget_block(&program, &economy)),
        ("scenarier", scenario_block(&program)),
    ];
    let path = format!("{}/docs/economy.md", env!("CARGO_MANIFEST_DIR"));
    let mut text = std::fs::read_to_string(&path).unwrap();
    let mut written = text.clone();
    for (name, block) in &blocks {
        let (begins, ends) = (format!("<!-- räknat: {name} -->\n"), "<!-- slut -->".to_owned());
        let from = written.find(&begins).unwrap_or_else(|| panic!("{name} is not in docs/economy.md"))
            + begins.len();
        let to = from + written[from..].find(&ends).unwrap();
        written.replace_range(from..to, &format!("\n{block}\n"));
    }
    if std::env::var_os("GENOMFOR_WRITE").is_some() {
        std::fs::write(&path, &written).unwrap();
        text.clone_from(&written);
    }
    assert_eq!(text.matches("<!-- räknat: ").count(), blocks.len());
    assert!(
        written == text,
        "docs/economy.md is out of date: run this test with GENOMFOR_WRITE=1 and read what changed"
    );
}

#[test]
fn residents_are_the_same_whether_they_are_summed_by_area_or_not() {
    let program = sample("large");
    let (plan, assumptions) = (Plan::of(&program), Assumptions::of(&program));
    let years = year(2027)..=year(2040);
    let population = Population::of(&plan, &assumptions, &years, Weighing::Weighted);
    let whole = population.whole();
    for (at, people) in &whole {
        let areas: Exact = population.areas.values().map(|years| years[at].total()).sum();
        assert_eq!(people.total(), areas, "{at}");
    }
}
