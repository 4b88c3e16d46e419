//! What a field may hold, described as data: the file format, its schema, the forms,
//! the reference checks and the differences all read these descriptions, so that
//! a field is declared once. Knows no particular record.

use super::record::Kind;
use super::value::Value;
use super::words::Words;

/// One of the values that a choice may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceItem {
    /// How it stands in the file.
    pub code: &'static str,
    /// How it is called on screen.
    pub words: Words,
}

/// What a field may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line of text.
    Text,
    /// Text of several lines.
    Prose,
    /// Yes or no; absent means no.
    YesNo,
    /// A whole number within bounds.
    Whole {
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
    },
    /// A number with up to three decimals.
    Decimal,
    /// Thousands of kronor (tkr), whole; costs positive, income negative.
    Money,
    /// Parts per thousand, 0–1000.
    PerMille,
    /// A year, 1900–2200.
    Year,
    /// A quarter, written `2027-Q1`.
    Quarter,
    /// A day, written `2027-03-31`.
    Day,
    /// One of a closed set.
    Choice(&'static [ChoiceItem]),
    /// Several of a closed set.
    Choices(&'static [ChoiceItem]),
    /// The id of another record.
    Link(Kind),
    /// A set of ids of other records.
    Links(Kind),
    /// An object of its own.
    Object(&'static [FieldInfo]),
    /// A list of rows.
    Rows(&'static [FieldInfo]),
}

/// A field: its name in the file, its words on screen and what it may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldInfo {
    /// Name in code and in the file.
    pub name: &'static str,
    /// Label on screen, and in the schema.
    pub label: Words,
    /// What it means, in a sentence (from its documentation).
    pub doc: &'static str,
    /// What it may hold.
    pub shape: Shape,
}

/// A type that can stand in a field.
pub trait FieldValue: Sized {
    /// What it may hold.
    const SHAPE: Shape;
    /// As it stands in a file; blank when it says nothing.
    fn to_value(&self) -> Value;
    /// Understood from a file.
    ///
    /// # Errors
    /// Gives the value back when it is of the wrong kind or out of range.
    fn from_value(value: Value) -> Result<Self, Value>;
}

/// The place of a field among the described ones.
#[inline(never)]
pub(crate) fn place_of(infos: &[FieldInfo], name: &str) -> Option<usize> {
    infos.iter().position(|info| info.name == name)
}

/// The place of the choice that a value names.
#[inline(never)]
pub(crate) fn choice_of(items: &[ChoiceItem], value: &Value) -> Option<usize> {
    let code = value.as_text()?;
    items.iter().position(|item| item.code == code)
}

/// The value of a field. Kept out of line: it is called once for each of some two hundred
/// fields, of a few types.
#[inline(never)]
pub(crate) fn read<T: FieldValue>(field: &T) -> Value {
    field.to_value()
}

/// Gives a field a value.
#[inline(never)]
pub(crate) fn assign<T: FieldValue>(field: &mut T, value: Value) -> Result<(), Value> {
    *field = T::from_value(value)?;
    Ok(())
}

impl FieldValue for String {
    const SHAPE: Shape = Shape::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn from_value(value: Value) -> Result<String, Value> {
        match value {
            Value::Text(text) => Ok(text),
            Value::Null => Ok(String::new()),
            other => Err(other),
        }
    }
}

/// Text of several lines, with `\n` between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose(pub String);

impl std::ops::Deref for Prose {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Prose {
        Prose(text.to_owned())
    }
}

impl FieldValue for Prose {
    const SHAPE: Shape = Shape::Prose;
    fn to_value(&self) -> Value {
        Value::Text(self.0.clone())
    }
    fn from_value(value: Value) -> Result<Prose, Value> {
        String::from_value(value).map(Prose)
    }
}

impl FieldValue for bool {
    const SHAPE: Shape = Shape::YesNo;
    fn to_value(&self) -> Value {
        Value::Bool(*self)
    }
    fn from_value(value: Value) -> Result<bool, Value> {
        match value {
            Value::Bool(yes) => Ok(yes),
            Value::Null => Ok(false),
            other => Err(other),
        }
    }
}

impl FieldValue for u32 {
    const SHAPE: Shape = Shape::Whole { min: 0, max: u32::MAX as i64 };
    fn to_value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
    fn from_value(value: Value) -> Result<u32, Value> {
        value.as_int().and_then(|number| u32::try_from(number).ok()).ok_or(value)
    }
}

impl FieldValue for i32 {
    const SHAPE: Shape = Shape::Whole { min: i32::MIN as i64, max: i32::MAX as i64 };
    fn to_value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
    fn from_value(value: Value) -> Result<i32, Value> {
        value.as_int().and_then(|number| i32::try_from(number).ok()).ok_or(value)
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, FieldValue::to_value)
    }
    fn from_value(value: Value) -> Result<Option<T>, Value> {
        match value {
            Value::Null => Ok(None),
            value => T::from_value(value).map(Some),
        }
    }
}
