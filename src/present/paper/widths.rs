//! How wide the columns are on paper: the same in every table of the document, wide enough for
//! the longest word of each, the rest shared so that the rows become low. Knows no page, only
//! letters of about this breadth.

use super::Orientation;
use super::seams::SEAM;

/// A text of a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The text.
    pub text: String,
    /// Stands on one line.
    pub on_one_line: bool,
}

/// What a column holds.
pub struct Content<'a> {
    /// Its texts, heading first.
    pub cells: Vec<&'a Cell>,
    /// Takes more than its part of what is left.
    pub main: bool,
}

/// How large the letters of the tables are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// As one reads them best.
    Usual,
    /// Smaller, so that the words of many columns fit.
    Small,
    /// As small as can be read.
    Smallest,
    /// As small, and some words do not fit even so.
    Crowded,
}

/// The widths of the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Widths {
    /// Parts of the whole, in tenths of a percent; together 1000.
    pub shares: Vec<u32>,
    /// Room for text, in thousandths of the size of the letters.
    pub rooms: Vec<u32>,
    /// How large the letters are.
    pub size: Size,
}

/// The width of a table, in thousandths of the size of its letters.
const fn room(orientation: Orientation, size: Size) -> u32 {
    match (orientation, size) {
        // 170 mm at 8.5, 7.5 and 7 points.
        (Orientation::Portrait, Size::Usual) => 56_600,
        (Orientation::Portrait, Size::Small) => 64_200,
        (Orientation::Portrait, Size::Smallest | Size::Crowded) => 68_800,
        // 257 mm.
        (Orientation::Landscape, Size::Usual) => 85_600,
        (Orientation::Landscape, Size::Small) => 97_100,
        (Orientation::Landscape, Size::Smallest | Size::Crowded) => 104_000,
    }
}

/// Of the room so much may be taken by the longest words alone; with less to share the rows
/// become high.
const FULL: f64 = 0.92;

/// The distance between two columns.
const GAP: u32 = 1_000;

/// How much broader a heading is, in percent.
pub const BOLD: u32 = 108;

/// How much more room the main column gets than its text alone asks for.
const MAIN: f64 = 1.1;

/// What a column asks for.
struct Wish {
    /// Its longest word.
    least: f64,
    /// Its longest text in one line.
    most: f64,
    /// The square root of all that it says: shared by these, the room makes the fewest lines.
    weight: f64,
}

/// Shares the width.
#[must_use]
pub fn widths(columns: &[Content<'_>], orientation: Orientation) -> Widths {
    let wishes: Vec<Wish> = columns.iter().map(wish).collect();
    let least: f64 = wishes.iter().map(|wish| wish.least).sum();
    let fits = |size: &Size| match size {
        Size::Usual | Size::Small => least <= FULL * f64::from(room(orientation, *size)),
        Size::Smallest | Size::Crowded => least <= f64::from(room(orientation, *size)),
    };
    let size = [Size::Usual, Size::Small, Size::Smallest].into_iter().find(fits).unwrap_or(Size::Crowded);
    let room = f64::from(room(orientation, size));
    let width = |wish: &Wish, scale: f64| match size {
        Size::Usual | Size::Small | Size::Smallest => (wish.weight * scale).clamp(wish.least, wish.most),
        // The narrow ones stay whole; the long words of the others are cut.
        Size::Crowded => wish.least.min(scale),
    };
    let scale = fitting(room, |scale| wishes.iter().map(|wish| width(wish, scale)).sum());
    let mut points: Vec<f64> = wishes.iter().map(|wish| width(wish, scale)).collect();
    let spare = (room - points.iter().sum::<f64>()).max(0.0);
    if let Some((_, main)) = columns.iter().zip(&mut points).find(|(column, _)| column.main) {
        *main += spare;
    }
    let rooms = points.iter().map(|point| thousandths(*point).saturating_sub(GAP)).collect();
    Widths { shares: in_thousandths(&points), rooms, size }
}

fn wish(column: &Content<'_>) -> Wish {
    let line = |cell: &&Cell| f64::from(GAP + breadth(&cell.text));
    let longest_of = |(place, cell): (usize, &&Cell)| {
        let longest = longest_piece(cell);
        if place == 0 { longest * BOLD / 100 } else { longest }
    };
    let longest = column.cells.iter().enumerate().map(longest_of).max().unwrap_or(0);
    let least = f64::from(GAP + longest);
    let most = column.cells.iter().map(line).fold(least, f64::max);
    let all: f64 = column.cells.iter().map(line).sum();
    Wish { least, most, weight: all.sqrt() * if column.main { MAIN } else { 1.0 } }
}

/// The scale at which the columns fill the room, found by halving; the largest where they
/// never do.
fn fitting(room: f64, sum: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, room);
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if sum(middle) > room {
            high = middle;
        } else {
            low = middle;
        }
    }
    low
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "widths are small and positive")]
const fn thousandths(point: f64) -> u32 {
    point as u32
}

/// The same in thousandths of their sum; what rounding leaves goes to the widest.
fn in_thousandths(points: &[f64]) -> Vec<u32> {
    let sum: f64 = points.iter().sum();
    let mut shares: Vec<u32> = points.iter().map(|point| thousandths(point / sum * 1000.0)).collect();
    let rest = 1000_u32.saturating_sub(shares.iter().sum());
    if let Some(widest) = shares.iter_mut().max() {
        *widest += rest;
    }
    shares
}

/// The breadth of the longest part that cannot be divided.
fn longest_piece(cell: &Cell) -> u32 {
    if cell.on_one_line {
        return breadth(&cell.text);
    }
    let pieces = cell.text.split_inclusive([' ', '\n', '-', '–', SEAM]);
    pieces.map(with_hyphen).max().unwrap_or(0)
}

/// The breadth of a part of a word; a divided word ends with a hyphen.
fn with_hyphen(piece: &str) -> u32 {
    breadth(piece.trim_end()) + if piece.ends_with(SEAM) { HYPHEN } else { 0 }
}

const HYPHEN: u32 = 380;

/// Whether the text fits on one line.
#[must_use]
pub fn fits(text: &str, room: u32) -> bool {
    breadth(text) <= room
}

/// The text with only those seams that its words need in that room: what is copied or searched
/// in a PDF should have no more of them than must be. Where a part is too long even so, it is
/// divided anywhere, but with a hyphen.
#[must_use]
pub fn fitted(text: &str, room: u32) -> String {
    let mut fitted = String::with_capacity(text.len());
    for word in text.split_inclusive([' ', '\n']) {
        if fits(word.trim_end(), room) {
            fitted.extend(word.chars().filter(|letter| *letter != SEAM));
            continue;
        }
        let mut line = 0;
        for piece in word.split_inclusive(SEAM) {
            if line > 0 && line + with_hyphen(piece) > room {
                fitted.push(SEAM);
                line = 0;
            }
            for letter in piece.trim_end_matches(SEAM).chars() {
                let own = letter_breadth(letter);
                if letter.is_alphabetic() && line > HYPHEN && line + own + HYPHEN > room {
                    fitted.push(SEAM);
                    line = 0;
                }
                fitted.push(letter);
                line += own;
            }
        }
    }
    fitted
}

/// How broad a text is in one line, about and rather too much, in thousandths of the size of
/// its letters.
#[must_use]
pub fn breadth(text: &str) -> u32 {
    text.chars().map(letter_breadth).sum()
}

fn letter_breadth(letter: char) -> u32 {
    match letter {
        SEAM => 0,
        ' ' | '\u{a0}' | 'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' => 280,
        'f' | 't' | 'r' | '(' | ')' | '-' => HYPHEN,
        '–' => 520,
        'm' | 'w' | 'M' | 'W' | '—' => 920,
        letter if letter.is_uppercase() => 680,
        _ => 580,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(texts: &[&[&str]], main: usize, orientation: Orientation) -> Widths {
        let cell = |text: &&str| Cell { text: (*text).to_owned(), on_one_line: false };
        let cells: Vec<Vec<Cell>> = texts.iter().map(|texts| texts.iter().map(cell).collect()).collect();
        let column = |(place, cells): (usize, &'_ Vec<Cell>)| (place == main, cells.clone());
        let columns: Vec<(bool, Vec<Cell>)> = cells.iter().enumerate().map(column).collect();
        let contents: Vec<Content<'_>> = columns
            .iter()
            .map(|(main, cells)| Content { cells: cells.iter().collect(), main: *main })
            .collect();
        widths(&contents, orientation)
    }

    #[test]
    fn the_title_is_widest_numbers_are_narrow_and_together_they_fill_the_page() {
        let texts: [&[&str]; 4] = [
            &["Nr", "A01"],
            &["Åtgärd", "Sälj 24 småhustomter på Åsen etapp 2 och bygg gatan dit"],
            &["Ansvar", "Kommunstyrelsen (Samhällsbyggnadsnämnden)"],
            &["Prio", "1"],
        ];
        let made = made(&texts, 1, Orientation::Portrait);
        assert_eq!(made.shares.iter().sum::<u32>(), 1000);
        assert_eq!(made.size, Size::Usual);
        let [number, title, lead, priority] = made.shares[..] else { panic!("four columns") };
        assert!(title > lead && lead > number && lead > priority, "{:?}", made.shares);
        assert!(number < 80 && priority < 80, "{:?}", made.shares);
    }

    #[test]
    fn many_long_words_make_the_letters_smaller_and_too_many_are_told() {
        let word: &[&str] = &["Bostadsförsörjningsansvaret"];
        let of = |count: usize, orientation| made(&vec![word; count], 0, orientation).size;
        assert_eq!(of(3, Orientation::Portrait), Size::Usual);
        assert_eq!(of(4, Orientation::Portrait), Size::Smallest);
        assert_eq!(of(5, Orientation::Portrait), Size::Crowded);
        assert_eq!(of(4, Orientation::Landscape), Size::Usual);
    }

    #[test]
    fn a_table_without_columns_or_words_is_no_trouble() {
        assert_eq!(made(&[], 0, Orientation::Portrait).shares, Vec::<u32>::new());
        assert_eq!(made(&[&[]], 0, Orientation::Portrait).shares, [1000]);
    }

    #[test]
    fn a_word_keeps_only_the_seams_that_it_needs() {
        let word = "i Samhälls\u{ad}byggnads\u{ad}nämnden nu";
        let check = |room, text: &str| assert_eq!(fitted(word, room).replace(SEAM, "|"), text);
        check(20_000, "i Samhällsbyggnadsnämnden nu");
        check(11_000, "i Samhällsbyggnads|nämnden nu");
        check(6_000, "i Samhälls|byggnads|nämnden nu");
        check(4_000, "i Samhäl|ls|byggna|ds|nämnd|en nu");
    }
}
