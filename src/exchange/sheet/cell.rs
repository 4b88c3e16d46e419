//! What the value of a field looks like in a cell, and what a cell says. A cell is understood as
//! a whole or not at all. Knows no row and no table.

use super::book::Cell;
use super::names::{Names, linked};
use super::returned::Trouble;
use crate::exchange::table::cell::amount::{Unit, amount, financing};
use crate::exchange::table::cell::{Read, choice, time};
use crate::exchange::table::fold::{fold, is_dash, one_line};
use crate::exchange::table::grid::tidy;
use crate::model::field::{ChoiceItem, FieldInfo, FieldValue, Shape};
use crate::model::measure::{Timing, YearQuarter};
use crate::model::number::Money;
use crate::model::period::{Day, Quarter, Year};
use crate::model::record::RecordRef;
use crate::model::value::Value;
use crate::model::words::{Lang, Words};

/// The longest text of a cell, in units of UTF-16. Excel takes 32 767; a longer text is cut and
/// then only shown.
const LONGEST_TEXT: usize = 32_000;

/// Yes and no as they are written and offered.
pub(super) const YES_NO: [Words; 2] = [Words::new("ja", "yes"), Words::new("nej", "no")];

/// How the value of a field is written into a cell.
pub(super) fn shown(shape: &Shape, value: &Value, names: &Names, lang: Lang) -> Cell {
    let [yes, no] = YES_NO;
    match (shape, value) {
        (Shape::YesNo, value) => {
            let word = if *value == Value::Bool(true) { yes } else { no };
            Cell::text(word.in_lang(lang))
        }
        (Shape::Choice(items), Value::Text(code)) => {
            let item = items.iter().find(|item| item.code == code);
            Cell::text(item.map_or(code.as_str(), |item| item.words.in_lang(lang)))
        }
        (Shape::Quarter, Value::Text(text)) => {
            Cell::text(Quarter::parse(text).map_or_else(|| text.clone(), |q| quarter_text(q, lang)))
        }
        (Shape::Link(_) | Shape::Links(_), value) => {
            let mut written: Vec<String> =
                linked(shape, value).into_iter().map(|target| names.written(target)).collect();
            written.sort();
            Cell::text(cut(&written.join("; ")))
        }
        (_, Value::Text(text)) => Cell::text(cut(&printable(text))),
        (_, Value::Int(number)) => Cell::Number(float(*number)),
        (_, _) => Cell::Empty,
    }
}

#[allow(clippy::cast_precision_loss, reason = "numbers of a programme are within what f64 holds exactly")]
const fn float(number: i64) -> f64 {
    number as f64
}

/// `K1 2027`
fn quarter_text(quarter: Quarter, lang: Lang) -> String {
    let place = usize::from(quarter.number()).saturating_sub(1);
    let word = YearQuarter::ALL.get(place).map_or("", |quarter| quarter.words().in_lang(lang));
    format!("{word} {}", quarter.year())
}

/// Text without what neither a spreadsheet nor its file can hold.
pub(super) fn printable(text: &str) -> String {
    tidy(text).chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

/// Whether a text is too long for a cell.
pub(super) fn is_cut(value: &Value) -> bool {
    value.as_text().is_some_and(|text| printable(text).encode_utf16().count() > LONGEST_TEXT)
}

fn cut(text: &str) -> String {
    let mut length = 0;
    let fits = |letter: &char| {
        length += letter.len_utf16();
        length <= LONGEST_TEXT
    };
    let mut head: String = text.chars().take_while(fits).collect();
    if head.len() < text.len() {
        head.push('…');
    }
    head
}

/// What a cell says, in a form in which cells are compared: files differ in how they write the
/// same number or line break.
pub(super) fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Heading(text) => printable(text),
        Cell::Formula(formula) => printable(&formula.result),
        Cell::Number(number) | Cell::Input(number, _) => number_text(*number),
        Cell::YesNo(true) => "ja".to_owned(),
        Cell::YesNo(false) => "nej".to_owned(),
    }
}

fn number_text(number: f64) -> String {
    format!("{number}")
}

/// Reads a cell for a field. Nothing in the cell is no value.
///
/// # Errors
/// Why it was not understood.
pub(super) fn read(info: &FieldInfo, cell: &Cell, names: &Names) -> Result<Value, Trouble> {
    let text = plain(cell);
    if text.is_empty() {
        return Ok(Value::Null);
    }
    let number = match cell {
        Cell::Number(number) => Some(*number),
        _ => None,
    };
    match info.shape {
        Shape::Text => Ok(Value::Text(one_line(&text))),
        Shape::Prose => Ok(Value::Text(text)),
        Shape::YesNo => yes_no(&text).map(Value::Bool).ok_or(Trouble::NotYesNo),
        Shape::Whole { min, max } => {
            let read = match number {
                Some(number) => whole_of(number),
                None => whole(&text).or_else(|| whole_part(choice::dwellings(&text)).map(i64::from)),
            };
            let number = read.ok_or(Trouble::NotANumber)?;
            if (min..=max).contains(&number) { Ok(Value::Int(number)) } else { Err(Trouble::OutOfRange) }
        }
        Shape::Money => {
            let money = match number {
                Some(number) => whole_of(number).and_then(Money::thousands),
                None => money(&text),
            };
            money.map(|money| money.to_value()).ok_or(Trouble::NotAnAmount)
        }
        Shape::Year => {
            let year = number.map_or_else(|| whole(&text), whole_of).and_then(Year::new);
            year.map(|year| year.to_value()).ok_or(Trouble::NotAYear)
        }
        Shape::Quarter => {
            quarter(info.name, &text).map(|quarter| quarter.to_value()).ok_or(Trouble::NotAQuarter)
        }
        Shape::Day => Day::parse(&text).map(|day| day.to_value()).ok_or(Trouble::NotADay),
        Shape::Choice(items) => {
            choice_code(info.name, items, &text).map(Value::text).ok_or(Trouble::NotInList)
        }
        Shape::Link(kind) => match names.find(kind, &text) {
            Some(id) => Ok(Value::Text(RecordRef::new(kind, id).to_string())),
            None => Err(Trouble::Unknown(kind, one_line(&text))),
        },
        Shape::Links(kind) => match names.find_all(kind, &text) {
            Ok(mut ids) => {
                ids.sort_unstable();
                ids.dedup();
                let link = |id| Value::Text(RecordRef::new(kind, id).to_string());
                Ok(Value::List(ids.into_iter().map(link).collect()))
            }
            Err(name) => Err(Trouble::Unknown(kind, name)),
        },
        // No column holds these.
        Shape::Decimal | Shape::PerMille | Shape::Choices(_) | Shape::Object(_) | Shape::Rows(_) => {
            Err(Trouble::NotANumber)
        }
    }
}

fn whole_part<T>(read: Option<Read<T>>) -> Option<T> {
    read.filter(|read| read.whole).map(|read| read.value)
}

/// A number of a sheet that is whole.
#[allow(clippy::cast_possible_truncation, reason = "the bounds are checked just before")]
pub(super) fn whole_of(number: f64) -> Option<i64> {
    let is_whole = number.is_finite() && number.fract() == 0.0 && number.abs() <= 1e15;
    is_whole.then_some(number as i64)
}

/// A whole number as text: `1 234`, `-12`, `24,0`. Three digits after a comma or point are
/// thousands: a whole number has no thousandths.
pub(super) fn whole(text: &str) -> Option<i64> {
    let compact: String =
        text.chars().filter(|c| !c.is_whitespace()).map(|c| if is_dash(c) { '-' } else { c }).collect();
    let (sign, digits) = compact.strip_prefix('-').map_or((1, compact.as_str()), |rest| (-1, rest));
    let mut parts: Vec<&str> = digits.split([',', '.']).collect();
    if parts.len() == 2 && parts.last().is_some_and(|last| last.len() != 3 && is_zero(last)) {
        parts.pop();
    }
    let grouped = parts.iter().skip(1).all(|part| part.len() == 3);
    let digits = parts.concat();
    let only_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !grouped || !only_digits || digits.len() > 15 {
        return None;
    }
    digits.parse::<i64>().ok().map(|number| sign * number)
}

fn is_zero(digits: &str) -> bool {
    !digits.is_empty() && digits.bytes().all(|byte| byte == b'0')
}

fn money(text: &str) -> Option<Money> {
    let read = whole_part(amount(text, Unit::Thousands))?;
    let bare = !read.every_year && !read.about && read.kind.is_none() && read.financing.is_none();
    read.money.filter(|_| bare)
}

fn yes_no(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "ja" | "yes" | "j" | "y" | "x" | "1" | "sant" | "true" => Some(true),
        "nej" | "no" | "n" | "0" | "falskt" | "false" => Some(false),
        _ => None,
    }
}

/// A quarter. A day or month lies in one; a year is its first quarter as a start and its last
/// as an end. What has two ends or goes on is none.
fn quarter(field: &str, text: &str) -> Option<Quarter> {
    let read = time::time(text)?.value;
    let (start, end) = (read.start?, read.end?);
    let one = start == end;
    let year = start.year() == end.year() && start.number() == 1 && end.number() == 4;
    if read.timing != Timing::Once || !(one || year) {
        return None;
    }
    Some(if field == "end" { end } else { start })
}

/// The code of the choice that a text names: by its words, or as planners write it.
fn choice_code(field: &str, items: &'static [ChoiceItem], text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let called = |item: &&ChoiceItem| {
        fold(item.words.sv) == folded || fold(item.words.en) == folded || item.code == text
    };
    if let Some(item) = items.iter().find(called) {
        return Some(item.code);
    }
    match field {
        "priority" => whole_part(choice::priority(text)).map(|choice| choice.code()),
        "status" => whole_part(choice::status(text)).map(|choice| choice.code()),
        "target_group" => whole_part(choice::group(text)).map(|choice| choice.code()),
        "instrument" => whole_part(choice::instrument(text)).map(|choice| choice.code()),
        "financing" => whole_part(financing(text)).map(|choice| choice.code()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::measure::{CostItem, Measure};
    use crate::model::program::Program;
    use crate::model::record::Described;

    fn info(name: &str) -> &'static FieldInfo {
        let all = Measure::INFOS.iter().chain(CostItem::INFOS);
        all.into_iter().find(|info| info.name == name).unwrap()
    }

    fn said(name: &str, cell: Cell) -> Result<Value, Trouble> {
        read(info(name), &cell, &Names::of(&Program::default()))
    }

    #[test]
    fn numbers_are_read_in_the_forms_of_either_language() {
        for text in [
            "1234",
            "1 234",
            "1\u{a0}234",
            "1\u{202f}234",
            "1.234",
            "1,234",
            "1 234,0",
            "1234.00",
            "1 234 tkr",
        ] {
            assert_eq!(said("amount", Cell::text(text)), Ok(Value::Int(1234)), "{text}");
        }
        for text in ["−7 200", "-7200", "–7200"] {
            assert_eq!(said("amount", Cell::text(text)), Ok(Value::Int(-7200)), "{text}");
        }
        assert_eq!(said("amount", Cell::text("1,2345 mnkr")), Err(Trouble::NotAnAmount));
        assert_eq!(said("amount", Cell::text("1,4 mnkr")), Ok(Value::Int(1400)));
        for text in ["1 234,5", "1234.5", "ca 400", "inom ram", "100/år"] {
            assert_eq!(said("amount", Cell::text(text)), Err(Trouble::NotAnAmount), "{text}");
        }
        assert_eq!(said("amount", Cell::Number(1234.5)), Err(Trouble::NotAnAmount), "never rounded");
        assert_eq!(said("dwellings", Cell::text("1 234,0")), Ok(Value::Int(1234)));
        assert_eq!(said("dwellings", Cell::text("24 lgh")), Ok(Value::Int(24)));
        assert_eq!(said("dwellings", Cell::text("24,5")), Err(Trouble::NotANumber));
        assert_eq!(said("dwellings", Cell::Number(1e12)), Err(Trouble::OutOfRange));
        assert_eq!(said("budget_year", Cell::Number(2027.0)), Ok(Value::Int(2027)));
        assert_eq!(said("budget_year", Cell::text("27")), Err(Trouble::NotAYear));
    }

    #[test]
    fn a_quarter_may_be_a_day_or_a_year_but_not_a_span() {
        let quarter = |name: &str, text: &str| said(name, Cell::text(text));
        for text in ["K1 2027", "Q1 2027", "2027-Q1", "2027", "2027-02-01", "mars 2027"] {
            assert_eq!(quarter("start", text), Ok(Value::text("2027-Q1")), "{text}");
        }
        assert_eq!(quarter("end", "2027"), Ok(Value::text("2027-Q4")));
        for text in ["2027–2028", "löpande", "snart", "K1–K2 2027"] {
            assert_eq!(quarter("end", text), Err(Trouble::NotAQuarter), "{text}");
        }
    }

    #[test]
    fn choices_are_known_by_their_words_and_by_those_of_planners() {
        assert_eq!(said("status", Cell::text("enligt  plan")), Ok(Value::text("on_plan")));
        assert_eq!(said("status", Cell::text("Pågår")), Ok(Value::text("on_plan")));
        assert_eq!(said("priority", Cell::Number(1.0)), Ok(Value::text("1")));
        assert_eq!(said("kind", Cell::text("Land income")), Ok(Value::text("land_income")));
        assert_eq!(said("kind", Cell::text("annat")), Err(Trouble::NotInList));
        assert_eq!(said("internal", Cell::YesNo(true)), Ok(Value::Bool(true)));
        assert_eq!(said("internal", Cell::text("kanske")), Err(Trouble::NotYesNo));
    }
}
