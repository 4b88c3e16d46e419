//! The matrix on paper: the same rows on every sheet, the columns shared between as many sheets
//! as the paper asks for, with heads on each. Knows no page of a browser.

use super::cell::{Face, Mark, Shows, face, legend, sum_face};
use super::hole;
use super::name::{Name, group_name, name};
use super::view::MatrixView;
use super::{kind as kind_words, sentence, shown};
use crate::analysis::index::Index;
use crate::analysis::matrix::axis::{Head, Key};
use crate::analysis::matrix::{Matrix, MatrixKind, counts};
use crate::model::period::Day;
use crate::model::program::Program;
use crate::model::words::{Lang, Words};
use crate::present::paper::{is_internal, without_internal, words};

/// What it is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaperSize {
    /// Landscape, everything in one width.
    #[default]
    A3,
    /// Landscape, the columns on several pages.
    A4,
}

impl PaperSize {
    /// How it is named in stored settings.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            PaperSize::A3 => "a3",
            PaperSize::A4 => "a4",
        }
    }

    /// The size with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<PaperSize> {
        [PaperSize::A3, PaperSize::A4].into_iter().find(|size| size.code() == code)
    }

    /// So many columns can be read beside each other.
    const fn columns(self) -> usize {
        match self {
            PaperSize::A3 => 34,
            PaperSize::A4 => 14,
        }
    }
}

/// The document.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixPaper {
    /// What it is printed on.
    pub size: PaperSize,
    /// Name of the municipality; may be empty.
    pub municipality: String,
    /// Title of the programme and which matrix it is.
    pub title: String,
    /// How many measures and holes, what is left out, when it was printed.
    pub notes: Vec<String>,
    /// What the marks mean.
    pub legend: Vec<Mark>,
    /// The sheets, each with all rows.
    pub sheets: Vec<Sheet>,
    /// The holes in words.
    pub holes: Vec<String>,
    /// What stands at the foot of every page.
    pub foot: String,
    /// What a file of it is called.
    pub name: String,
}

/// Some of the columns, with all rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The groups over the columns, with how many columns each has; none where there are none.
    pub groups: Vec<(String, usize)>,
    /// The heads of the columns.
    pub columns: Vec<PaperHead>,
    /// The rows.
    pub rows: Vec<PaperRow>,
    /// The foot of the columns.
    pub sums: Vec<Face>,
    /// It has the sums of the rows too.
    pub is_last: bool,
}

/// The head of a row or column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperHead {
    /// Its number, where there is one and it is not all of the name.
    pub mark: String,
    /// How it is called.
    pub title: String,
    /// The same where there is little room.
    pub short: String,
    /// Nothing meets it.
    pub is_hole: bool,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperRow {
    /// Its head.
    pub head: PaperHead,
    /// Its cells, with whether a hole goes through them.
    pub cells: Vec<(Face, bool)>,
    /// Its sum.
    pub sum: Face,
}

impl MatrixPaper {
    /// The document of a programme, printed on a day. What is internal is left out.
    #[must_use]
    pub fn of(program: &Program, kind: MatrixKind, view: &MatrixView, today: Day, lang: Lang) -> MatrixPaper {
        let left_out = program.measures.iter().filter(|measure| is_internal(measure)).count();
        let program = &without_internal(program);
        let index = Index::of(program);
        let matrix = Matrix::of(program, &index, kind, &view.setup);
        let settings = &program.settings;
        let own = settings.title.trim();
        let own = if own.is_empty() { words::UNTITLED_PROGRAMME.in_lang(lang) } else { own };
        let title = format!("{own}: {}", kind_words(kind).in_lang(lang));
        let mut notes = vec![sentence(&matrix, lang)];
        if view.setup.narrows() {
            let all = index.measures.iter().filter(|measure| counts(measure)).count();
            notes.push(shown(&matrix, all, lang));
        }
        if left_out > 0 {
            notes.push(words::left_out(left_out, lang));
        }
        notes.push(format!("{} {today}.", Words::new("Utskriven", "Printed").in_lang(lang)));
        let foot: Vec<&str> =
            [settings.municipality.trim(), &title].into_iter().filter(|part| !part.is_empty()).collect();
        MatrixPaper {
            size: view.paper,
            municipality: settings.municipality.trim().to_owned(),
            notes,
            legend: legend(kind, view.shows),
            sheets: sheets(program, &matrix, view, lang),
            holes: matrix.holes.iter().map(|key| hole::sentence(program, &index, kind, *key, lang)).collect(),
            foot: format!("{} · {today}", foot.join(" · ")),
            name: title.clone(),
            title,
        }
    }
}

/// The columns shared between sheets, about as many on each.
fn sheets(program: &Program, matrix: &Matrix, view: &MatrixView, lang: Lang) -> Vec<Sheet> {
    let count = matrix.columns.len().div_ceil(view.paper.columns()).max(1);
    let each = matrix.columns.len().div_ceil(count).max(1);
    let last = count - 1;
    let make = |(place, columns): (usize, &[Head])| Sheet {
        groups: groups(program, columns, lang),
        columns: columns.iter().map(|column| head(program, column, lang)).collect(),
        rows: matrix
            .rows
            .iter()
            .map(|row| paper_row(program, matrix, row, columns, view.shows, lang))
            .collect(),
        sums: columns.iter().map(|column| sum_face(&column.total, Some(column.key), view.shows)).collect(),
        is_last: place == last,
    };
    matrix.columns.chunks(each).enumerate().map(make).collect()
}

fn head(program: &Program, head: &Head, lang: Lang) -> PaperHead {
    let Name { mark, title } = name(program, head.key, lang);
    let short = match head.key {
        Key::Body(_) | Key::Group(_) if !mark.is_empty() => mark.clone(),
        Key::Goal(_) | Key::Body(_) | Key::Group(_) | Key::Instrument(_) | Key::Year(_) | Key::Without(_) => {
            title.clone()
        }
    };
    let mark = if mark == title { String::new() } else { mark };
    PaperHead { mark, title, short, is_hole: head.is_hole }
}

fn paper_row(
    program: &Program,
    matrix: &Matrix,
    row: &Head,
    columns: &[Head],
    shows: Shows,
    lang: Lang,
) -> PaperRow {
    let cell = |column: &Head| (face(matrix, row.key, column.key, shows), row.is_hole || column.is_hole);
    PaperRow {
        head: head(program, row, lang),
        cells: columns.iter().map(cell).collect(),
        sum: sum_face(&row.total, Some(row.key), shows),
    }
}

/// The groups over some columns; a group that goes on on the next sheet is named there again.
fn groups(program: &Program, columns: &[Head], lang: Lang) -> Vec<(String, usize)> {
    let mut found: Vec<(Option<_>, usize)> = Vec::new();
    for column in columns {
        match found.last_mut() {
            Some((group, span)) if *group == column.group && column.group.is_some() => *span += 1,
            _ => found.push((column.group, 1)),
        }
    }
    if found.iter().all(|(group, _)| group.is_none()) {
        return Vec::new();
    }
    let named = |(group, span): (Option<_>, usize)| {
        let text = group.map(|group| group_name(program, group, lang).short().to_owned());
        (text.unwrap_or_default(), span)
    };
    found.into_iter().map(named).collect()
}
