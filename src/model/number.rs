//! Money, shares and decimals, all held as whole numbers so that sums are exact.
//! Knows no currency format.

use super::field::{FieldValue, Shape};
use super::value::Value;

/// Thousands of kronor (tkr). Costs and outlays positive, income negative.
/// The price level stands beside it, in the cost item or in the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Money(i64);

impl Money {
    /// The largest amount that is taken, either sign: 10¹² tkr.
    pub const LIMIT: i64 = 1_000_000_000_000;

    /// An amount in tkr, if it is within the limit.
    #[must_use]
    pub fn thousands(tkr: i64) -> Option<Money> {
        (-Money::LIMIT..=Money::LIMIT).contains(&tkr).then_some(Money(tkr))
    }

    /// The amount in tkr.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Money>>(items: I) -> Money {
        items.fold(Money(0), |sum, item| Money(sum.0.saturating_add(item.0)))
    }
}

impl FieldValue for Money {
    const SHAPE: Shape = Shape::Money;
    fn to_value(&self) -> Value {
        Value::Int(self.0)
    }
    fn from_value(value: Value) -> Result<Money, Value> {
        value.as_int().and_then(Money::thousands).ok_or(value)
    }
}

/// Parts per thousand, 0–1000: probabilities and shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct PerMille(u16);

impl PerMille {
    /// The share, if it lies within 0–1000.
    #[must_use]
    pub fn new(parts: i64) -> Option<PerMille> {
        (0..=1000).contains(&parts).then(|| PerMille(u16::try_from(parts).unwrap_or_default()))
    }

    /// Parts per thousand.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl FieldValue for PerMille {
    const SHAPE: Shape = Shape::PerMille;
    fn to_value(&self) -> Value {
        Value::Int(i64::from(self.0))
    }
    fn from_value(value: Value) -> Result<PerMille, Value> {
        value.as_int().and_then(PerMille::new).ok_or(value)
    }
}

/// A number with three decimals, held in thousandths: indicator and target values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Decimal(i64);

impl Decimal {
    /// The largest value that is taken, either sign, in thousandths.
    pub const LIMIT: i64 = 1_000_000_000_000_000;

    /// A number of thousandths, if it is within the limit.
    #[must_use]
    pub fn thousandths(number: i64) -> Option<Decimal> {
        (-Decimal::LIMIT..=Decimal::LIMIT).contains(&number).then_some(Decimal(number))
    }

    /// The number in thousandths.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    #[allow(clippy::cast_possible_truncation, reason = "the bounds are checked just before")]
    fn from_float(number: f64) -> Option<Decimal> {
        let thousandths = (number * 1000.0).round();
        let exact = (thousandths / 1000.0 - number).abs() < 1e-9 * number.abs().max(1.0);
        (exact && thousandths.abs() <= 1e15).then_some(Decimal(thousandths as i64))
    }
}

impl FieldValue for Decimal {
    const SHAPE: Shape = Shape::Decimal;
    #[allow(clippy::cast_precision_loss, reason = "the limit keeps it within what f64 holds exactly")]
    fn to_value(&self) -> Value {
        if self.0 % 1000 == 0 { Value::Int(self.0 / 1000) } else { Value::Float(self.0 as f64 / 1000.0) }
    }
    fn from_value(value: Value) -> Result<Decimal, Value> {
        let read = match &value {
            Value::Int(number) => number.checked_mul(1000).and_then(Decimal::thousandths),
            Value::Float(number) => Decimal::from_float(*number),
            Value::Null
            | Value::Bool(_)
            | Value::Large(_)
            | Value::Text(_)
            | Value::List(_)
            | Value::Object(_) => None,
        };
        read.ok_or(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_come_back_as_they_were_written() {
        for (value, written) in [
            (Value::Float(2.5), Value::Float(2.5)),
            (Value::Float(30.0), Value::Int(30)),
            (Value::Int(-4), Value::Int(-4)),
            (Value::Float(0.001), Value::Float(0.001)),
        ] {
            assert_eq!(Decimal::from_value(value).map(|d| d.to_value()), Ok(written));
        }
        assert!(Decimal::from_value(Value::Float(1e300)).is_err());
        assert!(Decimal::from_value(Value::Float(0.12345)).is_err(), "more decimals than are kept");
    }

    #[test]
    fn an_amount_or_share_out_of_range_is_refused() {
        assert!(Money::from_value(Value::Int(Money::LIMIT + 1)).is_err());
        assert!(Money::from_value(Value::Float(1.5)).is_err());
        assert!(PerMille::from_value(Value::Int(1001)).is_err());
        assert!(PerMille::from_value(Value::Int(-1)).is_err());
    }
}
