//! Which row holds the headings and what each column means: guessed from a table, changed by
//! the user, remembered under the headings. Knows no measure.

use super::cell::amount::{self, Unit};
use super::cell::body::{self, Directory};
use super::cell::{choice, goal, time};
use super::fold::{fold, one_line, says_nothing};
use super::grid::{Grid, letters};
use super::heads::{self, Meaning};
use crate::model::program::Program;
use crate::model::words::{Lang, Words};

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Column {
    /// What it holds.
    pub meaning: Meaning,
    /// What numbers without a unit count, in a column of amounts.
    pub unit: Unit,
}

/// How a table is to be understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// The row of the headings, from 0; nothing when there is none.
    pub heads: Option<usize>,
    /// The columns, as many as the table has.
    pub columns: Vec<Column>,
}

impl Mapping {
    /// The first row below the headings.
    #[must_use]
    pub fn first_row(&self) -> usize {
        self.heads.map_or(0, |heads| heads + 1)
    }

    /// The heading of a column on one line: what the table says, else `Kolumn C`.
    #[must_use]
    pub fn heading(&self, grid: &Grid, column: usize, lang: Lang) -> String {
        let own = self.heads.map(|heads| one_line(grid.cell(heads, column))).unwrap_or_default();
        if !own.is_empty() {
            return own;
        }
        match self.columns.get(column).map(|column| column.meaning) {
            Some(meaning) if !matches!(meaning, Meaning::Keep | Meaning::Skip) => {
                meaning.words().in_lang(lang).to_owned()
            }
            _ => format!("{} {}", Words::new("Kolumn", "Column").in_lang(lang), letters(column)),
        }
    }

    /// The columns as a short text, to be remembered: `number,goal,cost:1`.
    #[must_use]
    pub fn to_text(&self) -> String {
        let column = |column: &Column| {
            let place = Unit::ALL.iter().position(|unit| *unit == column.unit).unwrap_or_default();
            match column.meaning {
                Meaning::Cost => format!("{}:{place}", column.meaning.code()),
                meaning => meaning.code().to_owned(),
            }
        };
        self.columns.iter().map(column).collect::<Vec<_>>().join(",")
    }

    /// This mapping with the columns that were remembered. Nothing when the text does not fit.
    #[must_use]
    pub fn recall(&self, text: &str) -> Option<Mapping> {
        let column = |text: &str| {
            let (code, unit) = text.split_once(':').unwrap_or((text, ""));
            let unit = unit.parse().ok().and_then(|place: usize| Unit::ALL.get(place)).copied();
            Some(Column { meaning: Meaning::from_code(code)?, unit: unit.unwrap_or_default() })
        };
        let columns: Vec<Column> = text.split(',').map(column).collect::<Option<_>>()?;
        (columns.len() == self.columns.len()).then_some(Mapping { heads: self.heads, columns })
    }
}

/// A key that stays the same for tables with the same headings.
#[must_use]
pub fn signature(grid: &Grid, mapping: &Mapping) -> String {
    match mapping.heads {
        Some(heads) => {
            (0..grid.width()).map(|column| fold(grid.cell(heads, column))).collect::<Vec<_>>().join("|")
        }
        None => format!("#{}", grid.width()),
    }
}

/// A guess of how a table is to be understood. The bodies and goals of the programme tell
/// columns without a heading.
#[must_use]
pub fn guess(grid: &Grid, program: &Program) -> Mapping {
    let heads = likely_heads(grid);
    let mut mapping = Mapping { heads, columns: vec![Column::default(); grid.width()] };
    let directory = Directory::of(program.bodies.iter().map(AsRef::as_ref));
    let known = by_headings(grid, heads);
    let mut used: Vec<Meaning> = known.iter().copied().flatten().collect();
    for (place, column) in mapping.columns.iter_mut().enumerate() {
        let heading = heads.map(|heads| grid.cell(heads, place)).unwrap_or_default();
        let cells = sample(grid, heads.map_or(0, |heads| heads + 1), place);
        let meaning = match known.get(place).copied().flatten() {
            Some(meaning) => meaning,
            None if heading.is_empty() || year_in(heading).is_some() => {
                let meaning = by_content(&cells, place, &directory).filter(|meaning| {
                    !used.contains(meaning) || *meaning == Meaning::Cost && !heading.is_empty()
                });
                // Bare numbers count as amounts only under a heading that is a year.
                meaning
                    .filter(|meaning| !heading.is_empty() || *meaning != Meaning::Dwellings)
                    .unwrap_or_default()
            }
            None => Meaning::Keep,
        };
        used.push(meaning);
        let unit = Unit::in_text(heading).unwrap_or_else(|| likely_unit(&cells));
        *column = Column { meaning, unit };
    }
    title_from_text(grid, &mut mapping);
    mapping
}

/// What the headings say. Where two say the same, the second title explains the first, and
/// what a measure has only once is kept beside it.
fn by_headings(grid: &Grid, heads: Option<usize>) -> Vec<Option<Meaning>> {
    let meaning = |column| heads.and_then(|heads| heads::meaning(grid.cell(heads, column)));
    let mut used: Vec<Meaning> = Vec::new();
    let mut known: Vec<Option<Meaning>> = (0..grid.width()).map(meaning).collect();
    for meaning in known.iter_mut().flatten() {
        if used.contains(meaning) && !meaning.may_repeat() {
            *meaning = if *meaning == Meaning::Title { Meaning::Description } else { Meaning::Keep };
        }
        used.push(*meaning);
    }
    known
}

/// The year that a heading names, such as `Kostnad 2027`.
pub(super) fn year_in(heading: &str) -> Option<crate::model::period::Year> {
    let folded = fold(heading);
    let mut years = folded.split(' ').filter_map(choice::year);
    let first = years.next()?;
    years.next().is_none().then_some(first)
}

/// The row among the first ones that holds the most known headings. A single one counts only
/// where it stands alone.
fn likely_heads(grid: &Grid) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (place, row) in grid.rows().iter().enumerate().take(12) {
        let filled = row.iter().filter(|cell| !cell.is_empty()).count();
        let known = row.iter().filter(|cell| heads::meaning(cell).is_some()).count();
        let alone = known == 1 && filled == 1 && grid.width() == 1 && place == 0 && is_only_a_heading(row);
        if (known >= 2 && known * 2 >= filled || alone) && best.is_none_or(|(most, _)| known > most) {
            best = Some((known, place));
        }
    }
    best.map(|(_, place)| place)
}

fn is_only_a_heading(row: &[String]) -> bool {
    row.iter().all(|cell| fold(cell).split(' ').count() == 1)
}

/// The first cells of a column that say something.
fn sample(grid: &Grid, from: usize, column: usize) -> Vec<&str> {
    let cells = (from..grid.rows().len()).map(|row| grid.cell(row, column));
    cells.filter(|cell| !says_nothing(cell)).take(50).collect()
}

type Fits<'a> = &'a dyn Fn(&str) -> bool;

/// What a column without a heading holds, when four of five cells agree.
fn by_content(cells: &[&str], place: usize, directory: &Directory) -> Option<Meaning> {
    let most = |fits: Fits| {
        !cells.is_empty() && cells.iter().filter(|cell| fits(cell)).count() * 5 >= cells.len() * 4
    };
    let is_code = |cell: &str| {
        let digits = cell.chars().filter(char::is_ascii_digit).count();
        digits > 0
            && cell.chars().count() <= 6
            && goal::numbered(cell).is_some_and(|named| named.title.is_empty())
    };
    let rising = cells.windows(2).all(|pair| matches!(pair, [a, b] if a != b));
    let is_goal =
        |cell: &str| cell.starts_with(['M', 'm']) && goal::goals(cell).iter().all(|g| !g.number.is_empty());
    let is_body = |cell: &str| {
        let (outside, _) = super::fold::split_brackets(cell);
        let short = outside.chars().count() <= 4 && outside.chars().all(char::is_uppercase);
        short || directory.find(&outside).is_some() || body::has_ending(&outside) && outside.len() < 60
    };
    let is_amount =
        |cell: &str| amount::amount(cell, Unit::Thousands).is_some() && choice::year(cell).is_none();
    if place == 0 && rising && cells.len() > 1 && most(&is_code) && !most(&is_goal) {
        return Some(Meaning::Number);
    }
    let tests: [(Fits, Meaning); 7] = [
        (&is_goal, Meaning::Goal),
        (&|cell| choice::instrument(cell).is_some_and(|read| read.whole), Meaning::Instrument),
        (&|cell| choice::priority(cell).is_some(), Meaning::Priority),
        (&|cell| choice::status(cell).is_some(), Meaning::Status),
        (&|cell| time::time(cell).is_some(), Meaning::Time),
        (&is_amount, Meaning::Cost),
        (&is_body, Meaning::Lead),
    ];
    tests.iter().find(|(fits, _)| most(*fits)).map(|(_, meaning)| *meaning)
}

/// Kronor, where nothing is said and thousands would make billions.
fn likely_unit(cells: &[&str]) -> Unit {
    let read = cells.iter().filter_map(|cell| amount::amount(cell, Unit::Thousands)?.value.money);
    let amounts: Vec<i64> = read.map(|money| money.get().abs()).filter(|amount| *amount > 0).collect();
    let written = cells.iter().any(|cell| Unit::in_text(cell).is_some());
    let kronor = amounts.iter().all(|a| a % 1000 == 0) && amounts.iter().any(|a| *a >= 1_000_000);
    if kronor && !written { Unit::Kronor } else { Unit::Thousands }
}

/// A table needs titles: where no column has them, the one with the longest texts has.
fn title_from_text(grid: &Grid, mapping: &mut Mapping) {
    let has = |meaning| mapping.columns.iter().any(|column| column.meaning == meaning);
    if has(Meaning::Title) || has(Meaning::Description) {
        return;
    }
    let from = mapping.first_row();
    let length = |place: usize| {
        let cells = sample(grid, from, place);
        let letters: usize =
            cells.iter().map(|cell| cell.chars().filter(|c| c.is_alphabetic()).count()).sum();
        letters.checked_div(cells.len()).unwrap_or_default()
    };
    let open = mapping.columns.iter().enumerate().filter(|(_, column)| column.meaning == Meaning::Keep);
    let lengths: Vec<(usize, usize)> = open.map(|(place, _)| (place, length(place))).collect();
    // The first of several long texts is the title, the rest explain it.
    let first = lengths.iter().find(|(_, length)| *length >= 12);
    let longest = lengths.iter().max_by_key(|(place, length)| (*length, usize::MAX - place));
    let chosen = first.or(longest).filter(|(_, length)| *length > 0).map(|(place, _)| *place);
    if let Some(column) = chosen.and_then(|place| mapping.columns.get_mut(place)) {
        column.meaning = Meaning::Title;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(text: &str) -> (Option<usize>, String) {
        let mapping = guess(&Grid::read(text), &Program::default());
        (mapping.heads, mapping.to_text())
    }

    #[test]
    fn the_headings_are_found_below_a_title_row() {
        let text = "Åtgärdsprogram 2027–2030\n\nNr\tInsats\tAnsvar\tKostnad (mnkr)\tBarnperspektiv\n1\tBygga\tKS\t1,5\tja";
        assert_eq!(guessed(text), (Some(2), "number,title,lead,cost:2,keep".to_owned()));
    }

    #[test]
    fn columns_without_headings_are_known_by_what_they_hold() {
        let text = "A01\tM1\tSälja småhustomter i Åsen\tMP\tKS (SBN)\t1\t2027K1–2028K4\t-7 200\n\
                    A02\tM1,M3\tMarkanvisa kvarteret Linden\tMA\tKS\t2\t2027\tinom ram";
        assert_eq!(
            guessed(text),
            (None, "number,goal,title,instrument,lead,priority,time,cost:1".to_owned())
        );
    }

    #[test]
    fn a_list_of_titles_needs_no_headings() {
        assert_eq!(guessed("Sälja tomter\nRiva Ekvägen"), (None, "title".to_owned()));
        assert_eq!(guessed("Åtgärder\nRiva Ekvägen"), (Some(0), "title".to_owned()));
        assert_eq!(guessed(""), (None, String::new()));
    }

    #[test]
    fn years_as_headings_hold_amounts() {
        let text = "Åtgärd\tAnsvar\t2027\t2028\nBygga\tKS\t100\t250\nRiva\tÄB\t\t3 600";
        assert_eq!(guessed(text).1, "title,lead,cost:1,cost:1");
    }

    #[test]
    fn amounts_that_would_be_billions_are_kronor() {
        assert_eq!(guessed("Åtgärd\tKostnad\nBygga\t1 500 000\nRiva\t250 000").1, "title,cost:0");
        assert_eq!(guessed("Åtgärd\tKostnad\nBygga\t22 000\nRiva\t250").1, "title,cost:1");
    }

    #[test]
    fn a_mapping_is_remembered_under_the_headings() {
        let grid = Grid::read("Nr\tInsats\n1\tBygga");
        let mut mapping = guess(&grid, &Program::default());
        mapping.columns[0].meaning = Meaning::Skip;
        let moved = Grid::read("Titel\n\nnr.\tINSATS\n2\tRiva");
        let fresh = guess(&moved, &Program::default());
        assert_eq!(signature(&grid, &mapping), signature(&moved, &fresh));
        let recalled = fresh.recall(&mapping.to_text()).unwrap();
        assert_eq!((recalled.heads, recalled.columns), (Some(2), mapping.columns));
        assert_eq!(fresh.recall("number"), None);
        assert_eq!(fresh.recall("number,wrong"), None);
    }
}
