//! Text from the clipboard or a CSV file as rows of cells. Knows what Excel, Word and browsers
//! do to text, and nothing of what a cell means.

/// The most rows that are taken: more measures than any programme has.
pub const MOST_ROWS: usize = 5_000;
/// The most columns that are taken.
pub const MOST_COLUMNS: usize = 200;

/// What a spreadsheet takes for the beginning of a formula, in both widths.
pub(in crate::exchange) const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The letters of a column as in Excel, counted from 0: `A`, `Z`, `AA`.
#[must_use]
pub fn letters(column: usize) -> String {
    let letter = |place: usize| char::from(b'A'.saturating_add(u8::try_from(place % 26).unwrap_or(0)));
    match column.checked_sub(26) {
        None => letter(column).to_string(),
        Some(rest) => format!("{}{}", letters(rest / 26), letter(column)),
    }
}

/// What stands between the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// As Excel and other programs copy a table.
    Tab,
    /// CSV as it is saved in Swedish.
    Semicolon,
    /// CSV as it is saved in English.
    Comma,
}

impl Separator {
    const fn letter(self) -> char {
        match self {
            Separator::Tab => '\t',
            Separator::Semicolon => ';',
            Separator::Comma => ',',
        }
    }
}

/// A table of tidied text. Rows may be of different length, and may be empty in the middle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    rows: Vec<Vec<String>>,
    width: usize,
    /// What stood between the cells.
    pub separator: Separator,
    /// Whether rows or columns beyond the limits were left out.
    pub cut: bool,
}

impl Grid {
    /// Reads a table. Every text is one: in the worst case of one column.
    #[must_use]
    pub fn read(text: &str) -> Grid {
        Grid::parted(text, likely_separator)
    }

    /// Reads a file of comma-separated values or of its like. What parts the cells of the
    /// headings parts them all: a tab or comma may stand in the texts below.
    #[must_use]
    pub fn of_file(text: &str) -> Grid {
        Grid::parted(text, separator_of_heads)
    }

    fn parted(text: &str, likely: fn(&str) -> Separator) -> Grid {
        let text = text.trim_start_matches('\u{feff}');
        let (separator, text) = match declared_separator(text) {
            Some(declared) => declared,
            None => (likely(text), text),
        };
        let (mut rows, mut cut) = parse(text, separator.letter(), MOST_ROWS);
        for row in &mut rows {
            for cell in row.iter_mut() {
                *cell = tidy(cell);
            }
            while row.last().is_some_and(String::is_empty) {
                row.pop();
            }
            cut |= row.len() > MOST_COLUMNS;
            row.truncate(MOST_COLUMNS);
        }
        while rows.last().is_some_and(Vec::is_empty) {
            rows.pop();
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        Grid { rows, width, separator, cut }
    }

    /// The rows, each as long as its last cell that holds something.
    #[must_use]
    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }

    /// The text of a cell; empty where there is none.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.get(column)).map_or("", String::as_str)
    }

    /// How many columns the widest row has.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// The separator that the first line names, as Excel writes it (`sep=;`), and the text after it.
fn declared_separator(text: &str) -> Option<(Separator, &str)> {
    let rest = text.strip_prefix("sep=")?;
    let separator = match rest.chars().next()? {
        '\t' => Separator::Tab,
        ';' => Separator::Semicolon,
        ',' => Separator::Comma,
        _ => return None,
    };
    let rest = rest.get(1..)?.trim_start_matches('\r');
    Some((separator, rest.strip_prefix('\n').unwrap_or(rest)))
}

/// A tab anywhere means tabs. Semicolons and commas also stand in running text: they count
/// only when nearly every row has the same number of them.
fn likely_separator(text: &str) -> Separator {
    if text.contains('\t') {
        return Separator::Tab;
    }
    let even = |separator: Separator| {
        let (rows, _) = parse(text, separator.letter(), 60);
        let widths: Vec<usize> =
            rows.iter().filter(|row| !row.iter().all(String::is_empty)).map(Vec::len).collect();
        let widest = widths.iter().copied().max().unwrap_or_default();
        let same = widths.iter().filter(|width| **width == widest).count();
        widest > 1 && widths.len() > 1 && same * 10 >= widths.len() * 8
    };
    [Separator::Semicolon, Separator::Comma].into_iter().find(|s| even(*s)).unwrap_or(Separator::Tab)
}

/// The separator that parts the first row that is parted at all into the most cells.
fn separator_of_heads(text: &str) -> Separator {
    let cells = |separator: Separator| {
        let (rows, _) = parse(text, separator.letter(), 12);
        let place = rows.iter().position(|row| row.len() > 1).unwrap_or(usize::MAX);
        (usize::MAX - place, rows.get(place).map_or(0, Vec::len))
    };
    let all = [Separator::Comma, Separator::Tab, Separator::Semicolon];
    all.into_iter().max_by_key(|separator| cells(*separator)).unwrap_or(Separator::Semicolon)
}

/// Splits into rows of raw cells; whether rows beyond the most were left out.
fn parse(text: &str, separator: char, most: usize) -> (Vec<Vec<String>>, bool) {
    let mut rows = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() || !row.is_empty() {
        if rows.len() == most {
            return (rows, true);
        }
        let (cell, after) = quoted(rest, separator).unwrap_or_else(|| plain(rest, separator));
        // A row is cut after the limit; one cell more tells that it was.
        if row.len() <= MOST_COLUMNS {
            row.push(cell);
        }
        match after.strip_prefix(separator) {
            Some("") => {
                rows.push(std::mem::take(&mut row));
                rest = "";
            }
            Some(more) => rest = more,
            None => {
                rows.push(std::mem::take(&mut row));
                rest = after.strip_prefix("\r\n").or(after.strip_prefix(['\n', '\r'])).unwrap_or_default();
            }
        }
    }
    (rows, false)
}

/// A cell up to the next separator or line break, and the text from there.
fn plain(text: &str, separator: char) -> (String, &str) {
    let end = text.find([separator, '\n', '\r']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (cell.to_owned(), after)
}

/// A cell in double quotes, with `""` for a quote inside. Nothing when the quote that begins
/// it is only the first letter: Excel leaves cells alone that merely hold quotes.
fn quoted(text: &str, separator: char) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        if let Some(more) = after.strip_prefix('"') {
            cell.push('"');
            rest = more;
        } else if after.is_empty() || after.starts_with([separator, '\n', '\r']) {
            return Some((cell, after));
        } else {
            return None;
        }
    }
}

/// Makes spaces plain, line breaks one sort, and takes out what nobody sees.
pub(in crate::exchange) fn tidy(cell: &str) -> String {
    let mut tidied = String::with_capacity(cell.len());
    for letter in cell.replace("\r\n", "\n").chars() {
        match letter {
            '\n' | '\r' | '\u{b}' | '\u{2028}' | '\u{2029}' => tidied.push('\n'),
            '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {}
            letter if letter.is_whitespace() => tidied.push(' '),
            letter if letter.is_control() => {}
            letter => tidied.push(letter),
        }
    }
    let text = tidied.trim();
    // The apostrophe that keeps a spreadsheet from taking text for a formula.
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA_SIGNS) => rest.to_owned(),
        Some(_) | None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        Grid::read(text).rows
    }

    #[test]
    fn a_table_comes_as_excel_copies_it() {
        let text =
            "Nr\tÅtgärd\t\r\nA01\t\"Sälja tomter,\r\n\"\"Åsen\"\"\tetapp 2\"\r\n\r\nA02\tRiva\t \r\n\t\r\n";
        let rows = cells(text);
        assert_eq!(rows.len(), 4, "{rows:?}");
        assert_eq!(rows[1], ["A01", "Sälja tomter,\n\"Åsen\" etapp 2"]);
        assert!(rows[2].is_empty());
        assert_eq!(rows[3], ["A02", "Riva"]);
    }

    #[test]
    fn a_quote_that_is_only_a_letter_stays_one() {
        assert_eq!(cells("\"Bostad först\" i kommunen\tSN\nnästa\tKS").len(), 2);
        assert_eq!(cells("\"Bostad först\" i kommunen\tSN")[0][0], "\"Bostad först\" i kommunen");
        assert_eq!(cells("\"utan slut\tSN\nA\tB")[0], ["\"utan slut", "SN"]);
    }

    #[test]
    fn csv_is_known_by_its_even_rows_and_running_text_is_not_split() {
        assert_eq!(cells("Nr;Åtgärd\n1;\"Riva; sedan bygga\"\n2;Bygga")[1], ["1", "Riva; sedan bygga"]);
        assert_eq!(cells("Nr,Measure\n1,\"Sell, then build\"")[1], ["1", "Sell, then build"]);
        assert_eq!(cells("sep=;\r\na;b")[0], ["a", "b"]);
        let list = "Markanvisa kv. Linden, 24 hyresrätter, hiss\nNytt ägardirektiv\nRiva 12 lgh, Ekvägen";
        assert_eq!(Grid::read(list).width(), 1);
    }

    #[test]
    fn spaces_that_do_not_break_become_plain_and_what_nobody_sees_goes() {
        assert_eq!(cells("\u{feff}1\u{a0}400\u{200b}\tA\u{ad}B\u{7}")[0], ["1 400", "AB"]);
        assert_eq!(cells("A\u{30a}tga\u{308}rd")[0], ["A\u{30a}tga\u{308}rd"], "letters stay as they came");
    }

    #[test]
    fn a_table_beyond_the_limits_is_cut_and_says_so() {
        let long = Grid::read(&"a\tb\n".repeat(MOST_ROWS + 5));
        assert!(long.cut && long.rows().len() == MOST_ROWS);
        let wide = Grid::read(&"a\t".repeat(MOST_COLUMNS + 5));
        assert!(wide.cut && wide.width() == MOST_COLUMNS);
        let full = Grid::read(&"a\tb\n".repeat(MOST_ROWS));
        assert!(!full.cut && full.rows().len() == MOST_ROWS);
        assert!(Grid::read("").is_empty() && Grid::read("\n\t\n").is_empty());
    }
}
