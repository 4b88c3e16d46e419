//! A table of amounts as plain data: what stands in its rows and columns, in one place for the
//! page and for the copy that a spreadsheet takes. Knows no page and no account.

use crate::analysis::exact::Exact;
use crate::model::record::RecordRef;
use crate::model::words::Lang;
use crate::present::format;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Figure {
    /// Nothing.
    #[default]
    Empty,
    /// It cannot be reckoned.
    Unknown,
    /// A number with so many decimals.
    Number(Exact, u32),
    /// A share of one, in per cent.
    Share(Exact),
    /// A text.
    Text(String),
}

impl Figure {
    /// Thousands of kronor without decimals.
    #[must_use]
    pub const fn tkr(amount: Exact) -> Figure {
        Figure::Number(amount, 0)
    }

    /// Thousands of kronor, or that they cannot be reckoned.
    #[must_use]
    pub const fn maybe(amount: Option<Exact>) -> Figure {
        match amount {
            Some(amount) => Figure::tkr(amount),
            None => Figure::Unknown,
        }
    }

    /// As it is shown.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> String {
        match self {
            Figure::Empty => String::new(),
            Figure::Unknown => "–".to_owned(),
            Figure::Number(number, decimals) => written(*number, *decimals, lang),
            Figure::Share(share) => {
                let percent = written(share.times_whole(100), 0, lang);
                if lang == Lang::Sv { format!("{percent}\u{a0}%") } else { format!("{percent}%") }
            }
            Figure::Text(text) => text.clone(),
        }
    }

    /// As a spreadsheet takes it: numbers with a plain minus and without spaces.
    #[must_use]
    pub fn copied(&self, lang: Lang) -> String {
        match self {
            Figure::Text(text) => text.clone(),
            Figure::Empty | Figure::Unknown => String::new(),
            Figure::Number(..) | Figure::Share(_) => {
                let apart = if lang == Lang::Sv { '\u{a0}' } else { ',' };
                self.shown(lang)
                    .chars()
                    .filter(|letter| *letter != apart)
                    .map(|letter| if letter == '−' { '-' } else { letter })
                    .collect()
            }
        }
    }
}

/// A number with its thousands apart and so many decimals (at most three).
#[must_use]
pub fn written(number: Exact, decimals: u32, lang: Lang) -> String {
    let scaled = number.in_decimals(decimals);
    let unit = 10i64.pow(decimals.min(3));
    let mut text = format::whole((scaled / unit).abs(), lang);
    if decimals > 0 {
        text.push(if lang == Lang::Sv { ',' } else { '.' });
        let rest = (scaled % unit).unsigned_abs().to_string();
        text.extend(std::iter::repeat_n(
            '0',
            usize::try_from(decimals).unwrap_or(0).saturating_sub(rest.len()),
        ));
        text.push_str(&rest);
    }
    if scaled < 0 { format!("−{text}") } else { text }
}

/// A number where it is drawn.
#[must_use]
pub fn drawn(number: Exact) -> f64 {
    let limit = i64::from(i32::MAX);
    f64::from(i32::try_from(number.rounded().clamp(-limit, limit)).unwrap_or_default())
}

/// A number that is drawn, in words.
#[must_use]
pub fn tick(number: f64, lang: Lang) -> String {
    format::whole(format!("{number:.0}").parse().unwrap_or_default(), lang)
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// A heading over the rows that follow.
    Head,
    /// One among several.
    #[default]
    Part,
    /// A part of the row before.
    Under,
    /// The sum of those before.
    Sum,
    /// What comes out.
    Outcome,
    /// Beside the account: in no sum.
    Beside,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What it is called.
    pub name: String,
    /// The record that it is about, for a link.
    pub about: Option<RecordRef>,
    /// What it is.
    pub weight: Weight,
    /// Its figures, one for each column.
    pub cells: Vec<Figure>,
}

impl Line {
    /// A row.
    pub fn new(name: impl Into<String>, weight: Weight, cells: Vec<Figure>) -> Line {
        Line { name: name.into(), about: None, weight, cells }
    }

    /// A heading over the rows that follow.
    pub fn head(name: impl Into<String>) -> Line {
        Line::new(name, Weight::Head, Vec::new())
    }

    /// The same row, about a record.
    #[must_use]
    pub const fn about(mut self, record: RecordRef) -> Line {
        self.about = Some(record);
        self
    }
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    /// What it shows, with unit and years.
    pub caption: String,
    /// What stands over the names of the rows.
    pub corner: String,
    /// The columns.
    pub columns: Vec<String>,
    /// The rows.
    pub lines: Vec<Line>,
}

impl Ledger {
    /// The table as a spreadsheet takes it from the clipboard.
    #[must_use]
    pub fn copy(&self, lang: Lang) -> String {
        self.rows(lang)
            .iter()
            .map(|row| row.iter().map(|cell| tidy(cell)).collect::<Vec<_>>().join("\t") + "\r\n")
            .collect()
    }

    /// The table as a file of values with semicolons between, as a Swedish Excel opens it.
    #[must_use]
    pub fn csv(&self, lang: Lang) -> String {
        let quoted = |cell: &String| format!("\"{}\"", tidy(cell).replace('"', "\"\""));
        let mut text = String::from('\u{feff}');
        for row in self.rows(lang) {
            text.push_str(&row.iter().map(quoted).collect::<Vec<_>>().join(";"));
            text.push_str("\r\n");
        }
        text
    }

    fn rows(&self, lang: Lang) -> Vec<Vec<String>> {
        let head = [vec![self.caption.clone()], [vec![self.corner.clone()], self.columns.clone()].concat()];
        let line = |line: &Line| {
            let cells = line.cells.iter().map(|cell| cell.copied(lang));
            std::iter::once(guarded(&line.name)).chain(cells).collect()
        };
        head.into_iter().chain(self.lines.iter().map(line)).collect()
    }
}

fn tidy(cell: &str) -> String {
    cell.replace(['\t', '\r', '\n'], " ")
}

/// A name that a spreadsheet would take for a formula gets an apostrophe.
fn guarded(name: &str) -> String {
    if name.starts_with(['=', '+', '-', '@']) { format!("'{name}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_rounded_only_when_they_are_written() {
        let half = Exact::thousandths(-1_234_500);
        assert_eq!(Figure::tkr(half).shown(Lang::Sv), "−1\u{a0}235");
        assert_eq!(Figure::Number(half, 1).shown(Lang::Sv), "−1\u{a0}234,5");
        assert_eq!(Figure::Number(Exact::thousandths(-40), 2).shown(Lang::En), "−0.04");
        assert_eq!(Figure::tkr(Exact::thousandths(-400)).shown(Lang::Sv), "0", "no minus before nought");
        assert_eq!(Figure::Share(Exact::thousandths(625)).shown(Lang::Sv), "63\u{a0}%");
    }

    #[test]
    fn a_copied_table_is_numbers_to_a_spreadsheet_and_never_a_formula() {
        let ledger = Ledger {
            caption: "Konto A, tkr".into(),
            corner: "Post".into(),
            columns: vec!["2027".into()],
            lines: vec![Line::new("=SUM(A1)", Weight::Part, vec![Figure::tkr(Exact::whole(-12_000))])],
        };
        assert_eq!(ledger.copy(Lang::Sv), "Konto A, tkr\r\nPost\t2027\r\n'=SUM(A1)\t-12000\r\n");
        assert!(ledger.csv(Lang::En).ends_with("\"'=SUM(A1)\";\"-12000\"\r\n"));
    }
}
