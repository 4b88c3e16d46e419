//! The points of time that a text names, and the two ends of a span: words and numbers
//! become quarters. Knows no measure.

use crate::exchange::table::fold::is_dash;
use crate::model::measure::YearQuarter;
use crate::model::period::{Quarter, Year};

/// A piece of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Number {
        value: u16,
        digits: usize,
    },
    /// Quarters, thirds or halves, followed or preceded by their number: how many in a year.
    Unit(u8),
    /// First and last quarter, and whether that says all.
    Season(u8, u8),
    Month(u8),
    Dash,
    Slash,
    Comma,
    Yearly,
    Ongoing,
    From,
    Until,
    Before,
    About,
    Filler,
}

/// Several words that mean the same as one.
const PHRASES: [(&str, &str); 24] = [
    ("tills vidare", "löpande"),
    ("until further notice", "löpande"),
    ("varje år", "årligen"),
    ("varje kalenderår", "årligen"),
    ("every year", "årligen"),
    ("each year", "årligen"),
    ("och framåt", "framåt"),
    ("and onwards", "framåt"),
    ("och därefter", "framåt"),
    ("fr.o.m.", " från "),
    ("fr o m", " från "),
    ("från och med", "från"),
    ("med start", "från"),
    ("t.o.m.", " till "),
    ("t o m", " till "),
    ("till och med", "till"),
    ("första halvåret", "halvår 1"),
    ("andra halvåret", "halvår 2"),
    ("första kvartalet", "kvartal 1"),
    ("andra kvartalet", "kvartal 2"),
    ("tredje kvartalet", "kvartal 3"),
    ("fjärde kvartalet", "kvartal 4"),
    ("under hela", "under"),
    ("no later than", "senast"),
];

fn token(word: &str) -> Option<Token> {
    Some(match word {
        "k" | "kv" | "kvart" | "kvartal" | "kvartalet" | "q" | "quarter" => Token::Unit(4),
        "t" | "tertial" | "tertialet" => Token::Unit(3),
        "h" | "halvår" | "halvåret" | "half" => Token::Unit(2),
        "vår" | "våren" | "vt" | "vårterminen" | "spring" => Token::Season(1, 2),
        "sommar" | "sommaren" | "summer" => Token::Season(2, 3),
        "höst" | "hösten" | "ht" | "höstterminen" | "autumn" | "fall" => Token::Season(3, 4),
        "årligen" | "årl" | "årlig" | "årligt" | "yearly" | "annually" | "annual" => Token::Yearly,
        "löpande" | "kontinuerligt" | "kontinuerlig" | "pågående" | "framåt" | "framöver" | "ongoing"
        | "continuous" | "continuously" | "onwards" => Token::Ongoing,
        "från" | "fom" | "from" | "start" | "startar" => Token::From,
        "senast" | "klart" | "klar" | "färdigt" | "färdig" | "till" | "tom" | "until" | "to" | "by" => {
            Token::Until
        }
        "före" | "innan" | "before" => Token::Before,
        "ca" | "cirka" | "omkring" | "prel" | "preliminärt" | "troligen" | "about" => Token::About,
        "i" | "under" | "år" | "året" | "perioden" | "period" | "den" | "in" | "the" | "during" => {
            Token::Filler
        }
        "och" | "and" | "samt" => Token::Comma,
        word => Token::Month(month(word)?),
    })
}

/// The number of a month, in full or by its first letters, in either language.
fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "januari january",
        "februari february",
        "mars march",
        "april",
        "maj may",
        "juni june",
        "juli july",
        "augusti august",
        "september sept",
        "oktober october oct",
        "november",
        "december",
    ];
    let fits = |names: &str| {
        names.split(' ').any(|name| name == word || word.chars().count() == 3 && name.starts_with(word))
    };
    let place = MONTHS.iter().position(|names| fits(names))?;
    u8::try_from(place + 1).ok()
}

/// The pieces of a text; nothing when a word is not one of time.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut text: String = text.to_lowercase().chars().map(|c| if is_dash(c) { '-' } else { c }).collect();
    for (phrase, word) in PHRASES {
        if text.contains(phrase) {
            text = text.replace(phrase, word);
        }
    }
    let mut tokens = Vec::new();
    let mut rest = text.as_str();
    while let Some(letter) = rest.chars().next() {
        let same = |c: char| {
            if letter.is_ascii_digit() { !c.is_ascii_digit() } else { !c.is_alphabetic() }
        };
        let end = rest.find(same).unwrap_or(rest.len()).max(letter.len_utf8());
        let (piece, after) = rest.split_at(end);
        rest = after;
        match letter {
            '0'..='9' => tokens.push(Token::Number { value: piece.parse().ok()?, digits: piece.len() }),
            '-' => tokens.push(Token::Dash),
            '/' => tokens.push(Token::Slash),
            ',' | ';' | '&' | '\n' => tokens.push(Token::Comma),
            ' ' | '.' | ':' | '\'' | '’' | '\u{a0}' => {}
            _ => tokens.push(token(piece)?),
        }
    }
    (tokens.len() <= 24).then_some(tokens)
}

/// First and last quarter, whose year may be said elsewhere.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) start: (Option<Year>, u8),
    pub(super) end: (Option<Year>, u8),
    /// Whether it was said as one thing and not as two ends.
    pub(super) single: bool,
    pub(super) whole: bool,
}

impl Span {
    pub(super) fn first(&self) -> Option<Quarter> {
        Quarter::new(self.start.0?, self.start.1)
    }

    pub(super) fn last(&self) -> Option<Quarter> {
        Quarter::new(self.end.0?, self.end.1)
    }
}

/// A point, or two with a dash between them.
pub(super) fn span(tokens: &[Token]) -> Option<Span> {
    if let Some(point) = point(tokens, None).or_else(|| years(tokens)) {
        return Some(point);
    }
    let without: Vec<Token> = tokens.iter().filter(|token| **token != Token::Comma).copied().collect();
    if without.len() < tokens.len() {
        return point(&without, None);
    }
    let dashes = tokens.iter().enumerate().filter(|(_, t)| matches!(t, Token::Dash | Token::Slash));
    dashes.filter_map(|(place, _)| between(tokens.get(..place)?, tokens.get(place + 1..)?)).next()
}

fn between(left: &[Token], right: &[Token]) -> Option<Span> {
    let mut right = right.to_vec();
    // `kv 1-2 2027`: the second number is of the same sort.
    if let (
        [.., unit @ Token::Unit(_), Token::Number { digits: 1, .. }],
        Some(Token::Number { digits: 1, .. }),
    ) = (left, right.first())
    {
        right.insert(0, *unit);
    }
    let short = |tokens: &[Token]| match tokens {
        [Token::Number { value, digits: 2 }] if *value >= 20 => Year::new(i64::from(*value) + 2000),
        _ => None,
    };
    let mut first = match short(left) {
        Some(year) if short(&right).is_some() => whole_year(year),
        _ => point(left, None)?,
    };
    let mut last = point(&right, first.end.0.or_else(|| short(left)))?;
    first.start.0 = first.start.0.or(last.start.0);
    last.end.0 = last.end.0.or(first.start.0);
    let span = Span { start: first.start, end: last.end, single: false, whole: first.whole && last.whole };
    // Years may be missing altogether only where every year is meant.
    (span.start.0.is_some() && span.start <= span.end).then_some(span)
}

/// `2027, 2028 och 2029`: years without a gap.
fn years(tokens: &[Token]) -> Option<Span> {
    let mut years: Vec<Year> = Vec::new();
    for token in tokens {
        match token {
            Token::Number { value, digits: 4 } => {
                let year = Year::new(i64::from(*value))?;
                if years.last().is_some_and(|last| last.get() + 1 != year.get()) {
                    return None;
                }
                years.push(year);
            }
            Token::Comma => {}
            _ => return None,
        }
    }
    Some(Span { end: (Some(*years.last()?), 4), single: false, ..whole_year(*years.first()?) })
}

const fn whole_year(year: Year) -> Span {
    Span { start: (Some(year), 1), end: (Some(year), 4), single: true, whole: true }
}

/// A year, quarter, third, half, season, month or day. A year of two digits is taken after a
/// word, or where the other end of the span (`near`) shows the century.
fn point(tokens: &[Token], near: Option<Year>) -> Option<Span> {
    use Token::{Dash, Number, Season, Unit};
    match *tokens {
        [Number { value, digits: 4 }] => whole_year_of(value),
        [Number { value, digits: 2 }] if near.is_some_and(|near| near.get() < value + 2000) => {
            whole_year_of(value)
        }
        [Unit(unit), Number { value, digits: 1 }] => part(None, unit, value),
        [Unit(unit), Number { value, digits: 1 }, Number { value: year, digits: 2 | 4 }]
        | [Number { value: year, digits: 4 }, Unit(unit), Number { value, digits: 1 }]
        | [Number { value: year, digits: 4 }, Dash, Unit(unit), Number { value, digits: 1 }]
        | [Number { value, digits: 1 }, Unit(unit), Number { value: year, digits: 4 }] => {
            part(Some(year_of(year)?), unit, value)
        }
        [Season(first, last)] => Some(named(None, first, last, first != 2)),
        [Season(first, last), Number { value, digits: 2 | 4 }]
        | [Season(first, last), Dash, Number { value, digits: 2 }]
        | [Number { value, digits: 4 }, Season(first, last)] => {
            Some(named(Some(year_of(value)?), first, last, first != 2))
        }
        _ => day_or_month(tokens),
    }
}

/// A month or a day: the quarter that it lies in, which says less.
fn day_or_month(tokens: &[Token]) -> Option<Span> {
    use Token::{Dash, Month, Number, Slash};
    let (year, month, day) = match *tokens {
        [Month(month)] => (None, u16::from(month), 1),
        [Month(month), Number { value, digits: 2 | 4 }]
        | [Month(month), Dash, Number { value, digits: 2 }]
        | [Number { value, digits: 4 }, Month(month)] => (Some(value), u16::from(month), 1),
        [Number { value: day, digits: 1 | 2 }, Month(month), Number { value, digits: 4 }] => {
            (Some(value), u16::from(month), day)
        }
        [Number { value: year, digits: 4 }, Dash, Number { value: month, digits: 2 }] => {
            (Some(year), month, 1)
        }
        [
            Number { value: year, digits: 4 },
            Dash,
            Number { value: month, digits: 2 },
            Dash,
            Number { value: day, digits: 2 },
        ] => (Some(year), month, day),
        [Number { value: day, .. }, Slash, Number { value: month, digits: 1 | 2 }, ref rest @ ..] => {
            match *rest {
                [Number { value: year, digits: 4 }]
                | [Dash | Slash, Number { value: year, digits: 2 | 4 }] => (Some(year), month, day),
                _ => return None,
            }
        }
        _ => return None,
    };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = match year {
        Some(year) => Some(year_of(year)?),
        None => None,
    };
    let quarter = quarter_of_month(u8::try_from(month).ok()?);
    Some(named(year, quarter, quarter, false))
}

fn year_of(value: u16) -> Option<Year> {
    Year::new(i64::from(if value < 100 { value + 2000 } else { value }))
}

fn whole_year_of(value: u16) -> Option<Span> {
    year_of(value).map(whole_year)
}

const fn named(year: Option<Year>, first: u8, last: u8, whole: bool) -> Span {
    Span { start: (year, first), end: (year, last), single: true, whole }
}

/// A quarter, third or half of a year. A third lies in two quarters, so its text is kept.
fn part(year: Option<Year>, unit: u8, number: u16) -> Option<Span> {
    let number = u8::try_from(number).ok().filter(|number| (1..=unit).contains(number))?;
    let (first, last) = match unit {
        4 => (number, number),
        3 => (number, number + 1),
        _ => (number * 2 - 1, number * 2),
    };
    Some(Span { start: (year, first), end: (year, last), single: true, whole: unit != 3 })
}

pub(super) const fn quarter_of_month(month: u8) -> u8 {
    month.div_ceil(3)
}

pub(super) fn quarter_of_year(number: u16) -> Option<YearQuarter> {
    YearQuarter::ALL.get(usize::from(number).checked_sub(1)?).copied()
}

pub(super) fn quarter_before(quarter: Quarter) -> Option<Quarter> {
    if quarter.number() > 1 {
        Quarter::new(quarter.year(), quarter.number() - 1)
    } else {
        Quarter::new(Year::new(i64::from(quarter.year().get()) - 1)?, 4)
    }
}
