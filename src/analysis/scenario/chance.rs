//! What the plan's dwellings may come to by chance: in each run every project is carried out wholly
//! or not at all, with its probability and without regard to the others (Monte Carlo). The same seed
//! gives the same band on every machine. Knows no clock and no randomness but its seed.
//!
//! Since projects are drawn one by one, the band is too narrow where the same market or the same
//! decision would hold back many of them at once.

use crate::analysis::expansion::group::Plan;
use crate::model::period::Year;
use crate::model::record::ProjectId;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// The seed that is used where none is chosen; it is shown with the band.
pub const SEED: u64 = 2027;

/// The runs that are made where no number is chosen.
pub const RUNS: usize = 10_000;

/// `SplitMix64` (Steele, Lea and Flood 2014, “Fast splittable pseudorandom number generators”): a counter
/// that is mixed. Good enough for drawing projects, and small; not for secrets.
#[derive(Debug, Clone)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// From a seed.
    #[must_use]
    pub const fn new(seed: u64) -> SplitMix64 {
        SplitMix64(seed)
    }

    /// The next 64 bits.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// Dwellings that are reached with a certain chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Percentiles {
    /// In one run of ten it is this or less.
    pub p10: i64,
    /// In half of the runs it is this or less.
    pub p50: i64,
    /// In nine runs of ten it is this or less.
    pub p90: i64,
    /// Sum over all runs: the mean is this / the number of runs.
    pub sum: i64,
}

/// The band of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chances {
    /// By year.
    pub years: BTreeMap<Year, Percentiles>,
    /// Of all those years together.
    pub total: Percentiles,
    /// Runs made.
    pub runs: usize,
    /// The seed.
    pub seed: u64,
}

/// A project that may or may not be carried out.
struct Draw {
    /// It is, when the next 64 bits are below this.
    below: u64,
    /// Place of the year, and dwellings.
    rows: Vec<(usize, i64)>,
}

/// Draws that can be made a part at a time, so that nothing else has to wait for all of them.
pub struct Drawing {
    columns: Vec<Year>,
    years: RangeInclusive<Year>,
    sure: Vec<i64>,
    draws: Vec<Draw>,
    dice: SplitMix64,
    seed: u64,
    runs: usize,
    /// Column by column, so that each can be sorted where it lies; the total last.
    outcomes: Vec<Vec<i64>>,
}

impl Drawing {
    /// Before the first draw.
    #[must_use]
    pub fn new(plan: &Plan, years: RangeInclusive<Year>, seed: u64) -> Drawing {
        let columns: Vec<Year> =
            plan.lines.iter().filter_map(|line| line.year).collect::<BTreeSet<_>>().into_iter().collect();
        let (sure, draws) = draws(plan, &columns);
        let outcomes = vec![Vec::new(); columns.len() + 1];
        Drawing { columns, years, sure, draws, dice: SplitMix64::new(seed), seed, runs: 0, outcomes }
    }

    /// Makes some more runs.
    pub fn run(&mut self, runs: usize) {
        let asked: Vec<bool> = self.columns.iter().map(|year| self.years.contains(year)).collect();
        let mut run = self.sure.clone();
        for _ in 0..runs {
            run.clone_from(&self.sure);
            for draw in &self.draws {
                if self.dice.next() < draw.below {
                    for (place, count) in &draw.rows {
                        if let Some(sum) = run.get_mut(*place) {
                            *sum += count;
                        }
                    }
                }
            }
            let total = run.iter().zip(&asked).filter(|(_, asked)| **asked).map(|(sum, _)| *sum).sum();
            for (column, sum) in self.outcomes.iter_mut().zip(run.iter().copied().chain([total])) {
                column.push(sum);
            }
        }
        self.runs += runs;
    }

    /// The band of all runs made.
    #[must_use]
    pub fn finish(self) -> Chances {
        let Drawing { columns, years, outcomes, runs, seed, .. } = self;
        let mut found: Vec<Percentiles> = outcomes.into_iter().map(percentiles).collect();
        let total = found.pop().unwrap_or_default();
        let found = columns.into_iter().zip(found).filter(|(year, _)| years.contains(year));
        Chances { years: found.collect(), total, runs, seed }
    }
}

/// The band of the dwellings completed in some years. The same plan and seed draw the same, whichever
/// years are asked for.
#[must_use]
pub fn chances(plan: &Plan, years: RangeInclusive<Year>, seed: u64, runs: usize) -> Chances {
    let mut drawing = Drawing::new(plan, years, seed);
    drawing.run(runs);
    drawing.finish()
}

/// The dwellings that are sure by column, and the projects to draw.
fn draws(plan: &Plan, columns: &[Year]) -> (Vec<i64>, Vec<Draw>) {
    let mut sure = vec![0; columns.len()];
    let mut open: BTreeMap<ProjectId, Draw> = BTreeMap::new();
    for line in &plan.lines {
        let Some(place) = line.year.and_then(|year| columns.binary_search(&year).ok()) else { continue };
        match u64::try_from(line.probability).unwrap_or_default() {
            0 => {}
            1..1000 => {
                let below = u64::MAX / 1000 * u64::try_from(line.probability).unwrap_or_default();
                let draw = open.entry(line.project).or_insert_with(|| Draw { below, rows: Vec::new() });
                match draw.rows.iter_mut().find(|row| row.0 == place) {
                    Some(row) => row.1 += line.count,
                    None => draw.rows.push((place, line.count)),
                }
            }
            1000.. => {
                if let Some(sum) = sure.get_mut(place) {
                    *sum += line.count;
                }
            }
        }
    }
    (sure, open.into_values().collect())
}

/// Percentiles by nearest rank.
fn percentiles(mut outcomes: Vec<i64>) -> Percentiles {
    let sum = outcomes.iter().sum();
    let last = outcomes.len().saturating_sub(1);
    let mut at = |percent: usize| {
        let rank = (outcomes.len() * percent).div_ceil(100).saturating_sub(1).min(last);
        if outcomes.is_empty() { 0 } else { *outcomes.select_nth_unstable(rank).1 }
    };
    Percentiles { p10: at(10), p50: at(50), p90: at(90), sum }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_splitmix64() {
        // The first numbers from the seed 1234567, as its authors' C code gives them.
        let mut dice = SplitMix64::new(1_234_567);
        assert_eq!(
            [dice.next(), dice.next(), dice.next()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn percentiles_are_by_nearest_rank() {
        let found = percentiles((1..=10).rev().collect());
        assert_eq!((found.p10, found.p50, found.p90, found.sum), (1, 5, 9, 55));
        assert_eq!(percentiles(Vec::new()), Percentiles::default());
    }
}
