//! A workbook as plain data, and as the text in which it goes to the worker and back.
//! Knows no measure and no file format.

use crate::model::value::{ObjectBuilder, Value};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text; days are texts such as `2027-03-31`.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    YesNo(bool),
    /// A heading in a sheet that reckons.
    Heading(String),
    /// A number that somebody may change in a sheet that reckons, and how it is shown.
    Input(f64, Form),
    /// What is reckoned from other cells.
    Formula(Formula),
}

/// How a number is shown in a sheet that reckons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Whole numbers with spaces between the thousands.
    Whole,
    /// The same, as a sum.
    Sum,
    /// With one decimal.
    Tenths,
    /// With as many decimals as it has.
    Fine,
    /// Per cent with as many decimals as it has.
    Share,
    /// A year, or a number that only tells things apart.
    Year,
}

impl Form {
    const ALL: [(Form, &'static str); 6] = [
        (Form::Whole, "whole"),
        (Form::Sum, "sum"),
        (Form::Tenths, "tenths"),
        (Form::Fine, "fine"),
        (Form::Share, "share"),
        (Form::Year, "year"),
    ];

    fn to_value(self) -> Value {
        Value::text(Form::ALL.iter().find(|(form, _)| *form == self).map_or("", |(_, code)| code))
    }

    fn of(value: &Value) -> Form {
        let found = Form::ALL.iter().find(|(_, code)| *code == text_at(value, "form"));
        found.map_or(Form::Fine, |(form, _)| *form)
    }
}

/// A formula as a workbook keeps it. Only the program makes formulas: what people typed is never
/// part of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    /// In A1 notation with English names of functions, without the sign in front.
    pub text: String,
    /// What it comes to, for programs that show a workbook without reckoning: a number or a text.
    pub result: String,
    /// How it is shown.
    pub form: Form,
}

impl Cell {
    /// A text; nothing when it is empty.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    fn to_value(&self) -> Value {
        match self {
            Cell::Empty => Value::Null,
            Cell::Text(text) => Value::text(text),
            Cell::Number(number) => Value::Float(*number),
            Cell::YesNo(yes) => Value::Bool(*yes),
            Cell::Heading(text) => ObjectBuilder::new().always("heading", Value::text(text)).build(),
            Cell::Input(number, form) => ObjectBuilder::new()
                .always("input", Value::Float(*number))
                .always("form", form.to_value())
                .build(),
            Cell::Formula(formula) => ObjectBuilder::new()
                .always("formula", Value::text(&formula.text))
                .always("result", Value::text(&formula.result))
                .always("form", formula.form.to_value())
                .build(),
        }
    }

    fn from_value(value: &Value) -> Cell {
        match value {
            Value::Text(text) => Cell::text(text),
            Value::Int(_) | Value::Large(_) | Value::Float(_) => Cell::Number(number(value)),
            Value::Bool(yes) => Cell::YesNo(*yes),
            Value::Object(_) => Cell::of_reckoning(value),
            Value::Null | Value::List(_) => Cell::Empty,
        }
    }

    fn of_reckoning(value: &Value) -> Cell {
        let text = |name: &str| value.get(name).and_then(Value::as_text);
        if let Some(input) = value.get("input") {
            Cell::Input(number(input), Form::of(value))
        } else if let Some(formula) = text("formula") {
            let (text, result) = (formula.to_owned(), text("result").unwrap_or_default().to_owned());
            Cell::Formula(Formula { text, result, form: Form::of(value) })
        } else {
            text("heading").map_or(Cell::Empty, |heading| Cell::Heading(heading.to_owned()))
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "a number of a sheet is a floating one")]
fn number(value: &Value) -> f64 {
    match value {
        Value::Int(number) => *number as f64,
        Value::Large(number) => *number as f64,
        Value::Float(number) => *number,
        Value::Text(_) | Value::Bool(_) | Value::Null | Value::List(_) | Value::Object(_) => 0.0,
    }
}

/// What a sheet is for, which decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// A table: the first row holds the headings and stays in sight.
    #[default]
    Table,
    /// Running text.
    Note,
    /// Values for the drop-down lists.
    Lists,
    /// Inputs and formulas.
    Reckoning,
}

impl Role {
    const ALL: [(Role, &'static str); 4] = [
        (Role::Table, "table"),
        (Role::Note, "note"),
        (Role::Lists, "lists"),
        (Role::Reckoning, "reckoning"),
    ];

    fn code(self) -> &'static str {
        Role::ALL.iter().find(|(role, _)| *role == self).map_or("", |(_, code)| code)
    }
}

/// What a column takes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Holds {
    /// One line of text.
    #[default]
    Text,
    /// Text of several lines.
    Prose,
    /// What is only there to be read.
    Fixed,
    /// A whole number within bounds.
    Whole {
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
    },
    /// One of the values in a column of another sheet.
    OneOf {
        /// The name of that sheet.
        sheet: String,
        /// Its column, from 0.
        column: usize,
        /// How many values stand below the heading.
        values: usize,
        /// Whether other values are refused while they are typed.
        only: bool,
    },
}

impl Holds {
    fn to_value(&self) -> Value {
        let kind = |code: &str| ObjectBuilder::new().always("kind", Value::text(code));
        match self {
            Holds::Text => kind("text"),
            Holds::Prose => kind("prose"),
            Holds::Fixed => kind("fixed"),
            Holds::Whole { min, max } => {
                kind("whole").always("min", Value::Int(*min)).always("max", Value::Int(*max))
            }
            Holds::OneOf { sheet, column, values, only } => kind("one_of")
                .always("sheet", Value::text(sheet))
                .always("column", count(*column))
                .always("values", count(*values))
                .always("only", Value::Bool(*only)),
        }
        .build()
    }

    fn from_value(value: &Value) -> Holds {
        let number = |name| value.get(name).and_then(Value::as_int).unwrap_or_default();
        match text_at(value, "kind") {
            "prose" => Holds::Prose,
            "fixed" => Holds::Fixed,
            "whole" => Holds::Whole { min: number("min"), max: number("max") },
            "one_of" => Holds::OneOf {
                sheet: text_at(value, "sheet").to_owned(),
                column: count_at(value, "column"),
                values: count_at(value, "values"),
                only: value.get("only") == Some(&Value::Bool(true)),
            },
            _ => Holds::Text,
        }
    }
}

/// A column of a sheet. Its heading stands in the first row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// Its width in letters.
    pub width: u16,
    /// What it takes.
    pub holds: Holds,
    /// What is shown beside a cell while it is filled in; may be empty.
    pub hint: String,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// How many columns at its left stay in sight.
    pub still: usize,
    /// How many rows at the top of a sheet that reckons stay in sight.
    pub top: usize,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, from the top of the sheet.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// A cell; an empty one where there is none.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.rows.get(row).and_then(|row| row.get(column)).unwrap_or(&Cell::Empty)
    }

    /// How many columns the widest row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }
}

/// A workbook.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Book {
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

impl Book {
    /// The book as text for the worker.
    #[must_use]
    pub fn to_json(&self) -> String {
        let sheets = Value::List(self.sheets.iter().map(sheet_to_value).collect());
        let book = ObjectBuilder::new().always("sheets", sheets).build();
        serde_json::to_string(&book).unwrap_or_default()
    }

    /// The book from such a text; nothing when it is none.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Book> {
        let value: Value = serde_json::from_str(text).ok()?;
        let sheets = value.get("sheets")?.as_list().iter().map(sheet_from_value).collect();
        Some(Book { sheets })
    }
}

fn sheet_to_value(sheet: &Sheet) -> Value {
    let column = |column: &Column| {
        ObjectBuilder::new()
            .always("width", Value::Int(i64::from(column.width)))
            .always("holds", column.holds.to_value())
            .with("hint", Value::text(&column.hint))
            .build()
    };
    let row = |row: &Vec<Cell>| Value::List(row.iter().map(Cell::to_value).collect());
    ObjectBuilder::new()
        .always("name", Value::text(&sheet.name))
        .always("role", Value::text(sheet.role.code()))
        .always("still", count(sheet.still))
        .always("top", count(sheet.top))
        .always("columns", Value::List(sheet.columns.iter().map(column).collect()))
        .always("rows", Value::List(sheet.rows.iter().map(row).collect()))
        .build()
}

fn sheet_from_value(value: &Value) -> Sheet {
    let column = |value: &Value| Column {
        width: value.get("width").and_then(Value::as_int).and_then(|w| u16::try_from(w).ok()).unwrap_or(12),
        holds: value.get("holds").map(Holds::from_value).unwrap_or_default(),
        hint: text_at(value, "hint").to_owned(),
    };
    let list = |name| value.get(name).map(Value::as_list).unwrap_or_default();
    let role = Role::ALL.iter().find(|(_, code)| *code == text_at(value, "role"));
    Sheet {
        name: text_at(value, "name").to_owned(),
        role: role.map(|(role, _)| *role).unwrap_or_default(),
        still: count_at(value, "still"),
        top: count_at(value, "top"),
        columns: list("columns").iter().map(column).collect(),
        rows: list("rows").iter().map(|row| row.as_list().iter().map(Cell::from_value).collect()).collect(),
    }
}

fn text_at<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_text).unwrap_or_default()
}

fn count_at(value: &Value, name: &str) -> usize {
    let number = value.get(name).and_then(Value::as_int).unwrap_or_default();
    usize::try_from(number).unwrap_or_default()
}

fn count(number: usize) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_comes_back_from_its_text() {
        let one_of = Holds::OneOf { sheet: "Listor".to_owned(), column: 2, values: 7, only: true };
        let holds = [Holds::Text, Holds::Prose, Holds::Fixed, Holds::Whole { min: -5, max: 5 }, one_of];
        let columns = holds.into_iter().map(|holds| Column { width: 9, holds, hint: "så".to_owned() });
        let formula = Formula { text: "A1*2".to_owned(), result: "5".to_owned(), form: Form::Tenths };
        let row = vec![
            Cell::Empty,
            Cell::text("=1+1"),
            Cell::Number(-2.5),
            Cell::YesNo(false),
            Cell::Heading("År".to_owned()),
            Cell::Input(0.25, Form::Share),
            Cell::Formula(formula),
        ];
        let sheet = Sheet {
            name: "Å".to_owned(),
            role: Role::Lists,
            still: 3,
            top: 2,
            columns: columns.collect(),
            rows: vec![Vec::new(), row],
        };
        let book = Book { sheets: vec![sheet] };
        assert_eq!(Book::from_json(&book.to_json()), Some(book));
        assert_eq!(Book::from_json("{}"), None);
        assert_eq!(Book::from_json(""), None);
    }
}
