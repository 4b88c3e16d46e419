//! How the view Ekonomi is set up: how dwellings count, which budget year, which body, which year and
//! figure scenarios are compared by. Knows no page.

use crate::analysis::population::Weighing;
use crate::model::field::FieldValue;
use crate::model::period::Year;
use crate::model::record::BodyId;
use crate::model::value::Value;

/// The set-up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Setup {
    /// Whether dwellings count as planned, instead of weighed by probability.
    pub raw: bool,
    /// The budget year, where it is not the next.
    pub budget_year: Option<Year>,
    /// Only the amounts of this body.
    pub body: Option<BodyId>,
    /// The year by which scenarios are compared.
    pub compared_year: Option<Year>,
    /// The figure that the levers are tried on.
    pub figure: String,
}

impl Setup {
    /// How dwellings count.
    #[must_use]
    pub const fn weighing(&self) -> Weighing {
        if self.raw { Weighing::Raw } else { Weighing::Weighted }
    }
}

/// The set-up as it is kept.
#[must_use]
pub fn to_value(setup: &Setup) -> Value {
    Value::Object(vec![
        ("raw".to_owned(), Value::Bool(setup.raw)),
        ("budget_year".to_owned(), setup.budget_year.to_value()),
        ("body".to_owned(), setup.body.to_value()),
        ("compared_year".to_owned(), setup.compared_year.to_value()),
        ("figure".to_owned(), Value::text(setup.figure.clone())),
    ])
}

/// A set-up that was kept; what cannot be read is as at first.
#[must_use]
pub fn from_value(value: &Value) -> Setup {
    let part = |name: &str| value.get(name).cloned().unwrap_or_default();
    Setup {
        raw: part("raw") == Value::Bool(true),
        budget_year: Option::from_value(part("budget_year")).unwrap_or_default(),
        body: Option::from_value(part("body")).unwrap_or_default(),
        compared_year: Option::from_value(part("compared_year")).unwrap_or_default(),
        figure: part("figure").as_text().unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_up_comes_back_as_it_was_kept() {
        let setup =
            Setup { raw: true, budget_year: Year::new(2028), figure: "net".into(), ..Setup::default() };
        assert_eq!(from_value(&to_value(&setup)), setup);
        assert_eq!(from_value(&Value::Null), Setup::default());
    }
}
