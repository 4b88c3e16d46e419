//! Numbers of the calculations, held in billionths so that sums are exact and the same on every
//! machine. Products and quotients are rounded to the nearest billionth (halves away from zero);
//! nothing else is rounded until a figure is shown. Knows no unit: what a figure counts
//! (tkr, persons, places, years) stands beside it.

use crate::model::number::{Decimal, Money, PerMille};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// A number in billionths. What would not fit stops at the largest that does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Exact(i128);

const UNIT: i128 = 1_000_000_000;

impl Exact {
    /// Nought.
    pub const ZERO: Exact = Exact(0);
    /// One.
    pub const ONE: Exact = Exact(UNIT);

    /// A whole number.
    #[must_use]
    pub fn whole(number: i64) -> Exact {
        Exact(i128::from(number) * UNIT)
    }

    /// A number of thousandths.
    #[must_use]
    pub fn thousandths(number: i64) -> Exact {
        Exact(i128::from(number) * (UNIT / 1000))
    }

    /// One whole number divided by another; nothing where that is nought.
    #[must_use]
    pub fn ratio(number: i64, by: i64) -> Option<Exact> {
        (by != 0).then(|| Exact(divided(i128::from(number) * UNIT, i128::from(by))))
    }

    /// The product.
    #[must_use]
    pub fn times(self, other: Exact) -> Exact {
        match self.0.checked_mul(other.0) {
            Some(product) => Exact(divided(product, UNIT)),
            None if (self.0 < 0) == (other.0 < 0) => Exact(i128::MAX),
            None => Exact(i128::MIN),
        }
    }

    /// So many of it.
    #[must_use]
    pub fn times_whole(self, number: i64) -> Exact {
        Exact(self.0.saturating_mul(i128::from(number)))
    }

    /// The quotient; nothing where the other is nought.
    #[must_use]
    pub fn by(self, other: Exact) -> Option<Exact> {
        (other.0 != 0).then(|| Exact(divided(self.0.saturating_mul(UNIT), other.0)))
    }

    /// Divided into so many equal parts; nothing where that is none.
    #[must_use]
    pub fn by_whole(self, number: i64) -> Option<Exact> {
        (number != 0).then(|| Exact(divided(self.0, i128::from(number))))
    }

    /// Divided by 1 + a yearly rate: a value of next year, seen from this.
    #[must_use]
    pub fn a_year_earlier(self, rate: PerMille) -> Exact {
        Exact(divided(self.0.saturating_mul(1000), 1000 + i128::from(rate.get())))
    }

    /// Rounded to so many decimals (at most nine), as a whole number of that unit.
    #[must_use]
    pub fn in_decimals(self, decimals: u32) -> i64 {
        let step = 10i128.pow(9u32.saturating_sub(decimals));
        i64::try_from(divided(self.0, step)).unwrap_or(if self.0 < 0 { i64::MIN } else { i64::MAX })
    }

    /// Rounded to a whole number.
    #[must_use]
    pub fn rounded(self) -> i64 {
        self.in_decimals(0)
    }

    /// An amount in tkr, rounded to whole tkr and kept within what an amount may be.
    #[must_use]
    pub fn money(self) -> Money {
        Money::thousands(self.rounded().clamp(-Money::LIMIT, Money::LIMIT)).unwrap_or_default()
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(self) -> Exact {
        Exact(self.0.saturating_abs())
    }

    /// Whether it is nought.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// A quotient, rounded to the nearest, halves away from zero. The divisor is never nought.
fn divided(number: i128, by: i128) -> i128 {
    let (whole, rest) = (number / by, number % by);
    let up = rest.unsigned_abs() * 2 >= by.unsigned_abs();
    match (up, (number < 0) == (by < 0)) {
        (false, _) => whole,
        (true, true) => whole + 1,
        (true, false) => whole - 1,
    }
}

impl From<Decimal> for Exact {
    fn from(number: Decimal) -> Exact {
        Exact::thousandths(number.get())
    }
}

impl From<PerMille> for Exact {
    fn from(share: PerMille) -> Exact {
        Exact::thousandths(i64::from(share.get()))
    }
}

impl From<Money> for Exact {
    fn from(amount: Money) -> Exact {
        Exact::whole(amount.get())
    }
}

impl Add for Exact {
    type Output = Exact;
    fn add(self, other: Exact) -> Exact {
        Exact(self.0.saturating_add(other.0))
    }
}

impl Sub for Exact {
    type Output = Exact;
    fn sub(self, other: Exact) -> Exact {
        Exact(self.0.saturating_sub(other.0))
    }
}

impl Neg for Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        Exact(self.0.saturating_neg())
    }
}

impl AddAssign for Exact {
    fn add_assign(&mut self, other: Exact) {
        *self = *self + other;
    }
}

impl SubAssign for Exact {
    fn sub_assign(&mut self, other: Exact) {
        *self = *self - other;
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(items: I) -> Exact {
        items.fold(Exact::ZERO, Add::add)
    }
}

/// With as many decimals as asked for (`{:.3}`), otherwise all that are not nought; a point between.
impl fmt::Display for Exact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = formatter.precision().unwrap_or(9).min(9);
        let step = 10i128.pow(u32::try_from(9 - decimals).unwrap_or_default());
        let rounded = divided(self.0, step);
        let one = UNIT / step;
        let (whole, part) =
            (rounded.unsigned_abs() / one.unsigned_abs(), rounded.unsigned_abs() % one.unsigned_abs());
        let mut text = format!("{}{whole}", if rounded < 0 { "-" } else { "" });
        if decimals > 0 {
            text.push_str(&format!(".{part:0decimals$}"));
        }
        if formatter.precision().is_none() {
            text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
        }
        formatter.write_str(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Exact {
        let (whole, part) = text.split_once('.').unwrap();
        let thousandths: i64 = format!("{whole}{part:0<3}").parse().unwrap();
        Exact::thousandths(thousandths)
    }

    #[test]
    fn decimals_add_and_multiply_as_they_do_by_hand() {
        assert_eq!(number("0.1") + number("0.2"), number("0.3"));
        assert_eq!(number("0.07").times(number("144.6")).to_string(), "10.122");
        assert_eq!(format!("{:.2}", number("145.033")), "145.03");
        assert_eq!(format!("{:.0}", number("-0.5")), "-1");
        assert_eq!(
            (number("2.5").rounded(), number("-2.5").rounded(), number("2.499").rounded()),
            (3, -3, 2)
        );
        assert_eq!(Exact::ratio(1, 3).unwrap().to_string(), "0.333333333");
        assert_eq!(Exact::ratio(-2, 3).unwrap().to_string(), "-0.666666667");
        assert_eq!(Exact::ratio(1, 0), None);
    }

    #[test]
    fn what_does_not_fit_stops_at_the_end() {
        let huge = Exact::whole(i64::MAX).times_whole(i64::MAX);
        assert!(huge.times(-huge) < Exact::ZERO && huge + huge >= huge && (-huge) - huge <= -huge);
        assert_eq!(huge.rounded(), i64::MAX);
        assert_eq!(huge.money().get(), Money::LIMIT);
    }

    #[test]
    fn a_year_at_two_and_a_half_per_cent_there_and_back() {
        let rate = PerMille::new(25).unwrap();
        assert_eq!(Exact::whole(1025).a_year_earlier(rate), Exact::whole(1000));
    }
}
