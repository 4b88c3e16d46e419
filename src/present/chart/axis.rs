//! Axes with round numbers. Knows no chart.

/// A number axis: where its round numbers stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// The lowest number.
    pub from: f64,
    /// The highest number.
    pub to: f64,
    /// The numbers that are written beside it.
    pub ticks: Vec<f64>,
}

impl Axis {
    /// An axis that holds all numbers and nought, with about so many steps, each of them
    /// 1, 2 or 5 times a power of ten.
    #[must_use]
    pub fn holding(numbers: impl IntoIterator<Item = f64>, steps: usize) -> Axis {
        Axis::around(numbers.into_iter().chain([0.0]), steps)
    }

    /// An axis that holds some numbers, with ticks at the same round distances, whether nought is among them or not.
    #[must_use]
    pub fn around(numbers: impl IntoIterator<Item = f64>, steps: usize) -> Axis {
        let finite = numbers.into_iter().filter(|number| number.is_finite());
        let ends = finite.fold(None, |ends: Option<(f64, f64)>, number| {
            Some(ends.map_or((number, number), |(low, high)| (low.min(number), high.max(number))))
        });
        let (low, mut high) = ends.unwrap_or_default();
        if (high - low).abs() < f64::EPSILON {
            // Ticks that differ when written as whole numbers.
            high = low + 10.0;
        }
        let step = round_step((high - low) / count(steps.max(1)));
        let (from, to) = ((low / step).floor() * step, (high / step).ceil() * step);
        let mut ticks = Vec::new();
        let mut tick = from;
        while tick <= to + step / 2.0 && ticks.len() < 100 {
            // What is all but nought is nought.
            ticks.push(if tick.abs() < step / 1000.0 { 0.0 } else { tick });
            tick += step;
        }
        Axis { from, to, ticks }
    }

    /// Where a number stands, as a share of the way from the lowest to the highest.
    #[must_use]
    pub fn share(&self, number: f64) -> f64 {
        (number - self.from) / (self.to - self.from)
    }
}

fn round_step(rough: f64) -> f64 {
    let power = 10.0_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0].into_iter().map(|times| times * power).find(|step| *step >= rough * 0.999);
    step.unwrap_or(power * 10.0)
}

/// A number of things as it is drawn.
#[allow(clippy::cast_precision_loss, reason = "numbers of dwellings and places are far below 2⁵²")]
#[must_use]
pub const fn number(number: i64) -> f64 {
    number as f64
}

/// The same back again.
#[allow(clippy::cast_possible_truncation, reason = "what is drawn is a number of dwellings or places")]
#[must_use]
pub fn whole(number: f64) -> i64 {
    number.round() as i64
}

/// A count as a number to reckon with.
#[allow(clippy::cast_precision_loss, reason = "counts of things on a screen are far below 2⁵²")]
#[must_use]
pub const fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_at_an_axis_are_round_and_hold_what_is_shown() {
        let axis = Axis::holding([0.0, 137.0, 412.0], 5);
        assert_eq!(axis.ticks, [0.0, 100.0, 200.0, 300.0, 400.0, 500.0]);
        let below = Axis::holding([-12.0, 30.0], 4);
        assert!(below.from <= -12.0 && below.to >= 30.0 && below.ticks.contains(&0.0), "{below:?}");
        assert_eq!(Axis::holding([], 4).from, 0.0);
    }
}
