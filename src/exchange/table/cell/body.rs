//! Bodies as they are named in a cell: `KS (SBN, ÄB)`, `Barn- och utbildningsnämnden och KS`,
//! `KS (KF beslutar; ÄB)`. Knows which bodies there are, and makes none.
//!
//! Commas, semicolons, slashes, `&`, `+`, line breaks and `samt` part names. `och` parts them
//! only where a known body or the ending of one stands on either side, never after `- och`.
//! What stands in brackets or after `i samverkan med` takes part and does not lead.

use super::Read;
use crate::exchange::table::fold::{fold, split_brackets, take_words};
use crate::model::body::{Body, BodyType};
use crate::model::measure::DecisionLevel;
use crate::model::record::BodyId;
use std::collections::BTreeMap;

/// The bodies that a cell names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bodies {
    /// Those that stand first: the lead, then others.
    pub first: Vec<String>,
    /// Those that are said to take part.
    pub others: Vec<String>,
    /// The level that decides, where that is said.
    pub decision: Option<DecisionLevel>,
    /// What is not a name.
    pub rest: Vec<String>,
}

/// The known bodies, found by what people call them.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    exact: BTreeMap<String, BodyId>,
    /// Without endings; nothing where several bodies share it.
    loose: BTreeMap<String, Option<BodyId>>,
    types: BTreeMap<BodyId, BodyType>,
}

impl Directory {
    /// A directory of bodies.
    pub fn of<'a>(bodies: impl IntoIterator<Item = &'a Body>) -> Directory {
        let mut directory = Directory::default();
        for body in bodies {
            directory.add(body);
        }
        directory
    }

    /// Adds a body.
    pub fn add(&mut self, body: &Body) {
        self.types.insert(body.id, body.body_type);
        for name in [&body.short_name, &body.name] {
            let name = fold(name);
            if !name.is_empty() {
                self.exact.entry(name.clone()).or_insert(body.id);
                for loose in [Some(stem(&name)), root(&stem(&name)), first_word(&name)].into_iter().flatten()
                {
                    let known = self.loose.entry(loose).or_insert(Some(body.id));
                    if *known != Some(body.id) {
                        *known = None;
                    }
                }
            }
        }
    }

    /// The body of that name: its short or full name, or a form of it that no other body has.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<BodyId> {
        let folded = fold(name);
        let loosely = |key: &String| self.loose.get(key).copied().flatten();
        let stem = stem(&folded);
        let found = self.exact.get(&folded).copied().or_else(|| loosely(&stem));
        found.or_else(|| {
            let (full, short) = with_short(name)?;
            let (by_full, by_short) = (self.exact.get(&fold(&full)), self.exact.get(&fold(&short)));
            let one = by_full.is_none() || by_short.is_none() || by_full == by_short;
            by_full.or(by_short).filter(|_| one).copied()
        })
    }

    /// Whether a text is one body with its short name in brackets, and not two bodies.
    fn is_one(&self, text: &str) -> bool {
        self.find(text).is_some() || with_short(text).is_some_and(|(_, short)| self.find(&short).is_none())
    }

    /// The level of decision that a body stands for. There is one council and one executive
    /// board; of other bodies the level says less than the name.
    #[must_use]
    pub fn level(&self, name: &str) -> Option<Read<DecisionLevel>> {
        match fold(name).as_str() {
            "kf" | "kommunfullmäktige" | "fullmäktige" | "council" => {
                return Some(Read::whole(DecisionLevel::Council));
            }
            "ks" | "kommunstyrelsen" | "kommunstyrelse" => return Some(Read::whole(DecisionLevel::Board)),
            "delegation" | "delegerat" | "delegationsbeslut" => {
                return Some(Read::whole(DecisionLevel::Delegated));
            }
            "nämnd" | "nämnden" => return Some(Read::whole(DecisionLevel::Committee)),
            _ => {}
        }
        match self.types.get(&self.find(name)?)? {
            BodyType::Committee => Some(Read::part(DecisionLevel::Committee)),
            BodyType::Council => Some(Read::whole(DecisionLevel::Council)),
            BodyType::Board => Some(Read::whole(DecisionLevel::Board)),
            BodyType::Company => Some(Read::part(DecisionLevel::Company)),
            BodyType::Administration => Some(Read::part(DecisionLevel::Delegated)),
            BodyType::Foundation
            | BodyType::Association
            | BodyType::Region
            | BodyType::CountyBoard
            | BodyType::Neighbour
            | BodyType::Private
            | BodyType::NonProfit => None,
        }
    }
}

/// A new body of that name. Its type follows from the name as far as that tells.
#[must_use]
pub fn new_body(id: BodyId, name: &str) -> Body {
    let (full, short) = match with_short(name) {
        Some((full, short)) => (full, short),
        None if is_short(name) => (name.to_owned(), name.to_owned()),
        None => (name.to_owned(), String::new()),
    };
    let full = match short.as_str() {
        "KS" => "Kommunstyrelsen".to_owned(),
        "KF" => "Kommunfullmäktige".to_owned(),
        _ => full,
    };
    // `KLF`, `SBF`: the administration of a field.
    let administration = short == full && short.chars().count() > 2 && short.ends_with('F');
    let body_type = if administration { BodyType::Administration } else { likely_type(&fold(&full)) };
    Body { id, short_name: short, name: full, body_type, ..Body::default() }
}

fn likely_type(name: &str) -> BodyType {
    let has = |part: &str| name.contains(part);
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if has("fullmäktige") {
        BodyType::Council
    } else if has("kommunstyrelse") {
        BodyType::Board
    } else if has("länsstyrelse") {
        BodyType::CountyBoard
    } else if name.starts_with("region") {
        BodyType::Region
    } else if has("förbund") {
        BodyType::Association
    } else if has("stiftelse") {
        BodyType::Foundation
    } else if has("förvaltning")
        || ends(&["kontor", "kontoret", "avdelning", "avdelningen", "enhet", "enheten"])
    {
        BodyType::Administration
    } else if ends(&[" ab", "bolag", "bolaget", "bostäder"]) {
        BodyType::Company
    } else if ends(&[" kommun", "grannkommun", "grannkommuner", "grannkommunen"]) {
        BodyType::Neighbour
    } else if has("privat") || has("byggherr") || has("exploatör") || has("fastighetsägar") {
        BodyType::Private
    } else if has("förening") {
        BodyType::NonProfit
    } else {
        BodyType::Committee
    }
}

/// Reads the bodies that a cell names.
#[must_use]
pub fn bodies(text: &str, directory: &Directory) -> Bodies {
    let mut bodies = Bodies::default();
    if directory.is_one(text) {
        bodies.first.push(trimmed(text).to_owned());
        return bodies;
    }
    let together = ["i samverkan med", "tillsammans med", "i samråd med", "i samarbete med", "med stöd av"];
    let (text, with) = together.iter().find_map(|words| cut_at(text, words)).unwrap_or((text, ""));
    let (outside, inside) = split_brackets(text);
    for name in names(&outside, directory) {
        bodies.take(name, Place::First, directory);
    }
    for part in inside.iter().map(String::as_str).chain([with]) {
        for name in names(part, directory) {
            bodies.take(name, Place::Others, directory);
        }
    }
    bodies
}

#[derive(Clone, Copy)]
enum Place {
    First,
    Others,
}

impl Bodies {
    fn take(&mut self, name: String, place: Place, directory: &Directory) {
        let mut words = fold(&name);
        let decides = ["beslutar", "beslutas", "beslut", "fattar", "decides"];
        if decides.map(|word| take_words(&mut words, word)).contains(&true) {
            for filler in ["av", "i", "fattas", "by"] {
                take_words(&mut words, filler);
            }
            match directory.level(&words).filter(|_| self.decision.is_none()) {
                Some(level) => {
                    self.decision = Some(level.value);
                    if !level.whole {
                        self.rest.push(name);
                    }
                }
                None => self.rest.push(name),
            }
            return;
        }
        match place {
            Place::First => self.first.push(name),
            Place::Others => self.others.push(name),
        }
    }
}

/// The names in a text without brackets.
fn names(text: &str, directory: &Directory) -> Vec<String> {
    let mut found = Vec::new();
    if directory.find(text).is_some() {
        return vec![trimmed(text).to_owned()];
    }
    for piece in text.split([',', ';', '/', '&', '+', '\n']) {
        let mut rest = piece;
        while let Some((name, more)) = cut_name(rest, directory) {
            found.push(trimmed(name).to_owned());
            rest = more;
        }
        found.push(trimmed(rest).to_owned());
    }
    found.retain(|name| !name.is_empty());
    found
}

/// Cuts a piece at `samt` or `och`, where that parts two names.
fn cut_name<'a>(piece: &'a str, directory: &Directory) -> Option<(&'a str, &'a str)> {
    if directory.find(piece).is_some() {
        return None;
    }
    if let Some(parts) = cut_at(piece, " samt ") {
        return Some(parts);
    }
    let is_name = |text: &str| directory.find(text).is_some() || is_short(text) || has_ending(text);
    for word in [" och ", " and "] {
        let mut from = 0;
        while let Some((before, _)) = piece.get(from..).and_then(|rest| cut_at(rest, word)) {
            let end = from + before.len();
            let (left, right) = (piece.get(..end)?, piece.get(end + word.len()..)?);
            let first_right = cut_at(right, word).map_or(right, |(first, _)| first);
            let joined = left.trim_end().ends_with('-');
            let known = directory.find(left).is_some() || directory.find(right).is_some();
            if !joined && (known || is_name(left) && (is_name(right) || is_name(first_right))) {
                return Some((left, right));
            }
            from = end + word.len();
        }
    }
    None
}

/// Before and after a phrase, whatever its case.
fn cut_at<'a>(text: &'a str, phrase: &str) -> Option<(&'a str, &'a str)> {
    text.char_indices().find_map(|(place, _)| {
        let end = place + phrase.len();
        let found = text.get(place..end)?.to_lowercase() == phrase;
        found.then(|| Some((text.get(..place)?, text.get(end..)?))).flatten()
    })
}

fn trimmed(name: &str) -> &str {
    name.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')'))
}

/// A name with its own short name in brackets: `Miljönämnden (MN)`. The letters of the short
/// name stand in the name in the same order.
fn with_short(text: &str) -> Option<(String, String)> {
    let (outside, inside) = split_brackets(text);
    let [short] = inside.as_slice() else { return None };
    let (name, wanted) = (fold(&outside), fold(short));
    let mut letters = name.chars();
    let stands = wanted.chars().all(|letter| letters.any(|other| other == letter));
    let fits = stands && name.chars().next() == wanted.chars().next();
    (is_short(short) && !is_short(&outside) && fits).then(|| (outside, short.trim().to_owned()))
}

/// Whether a name is a short one, such as `SBN`.
fn is_short(name: &str) -> bool {
    let letters = name.trim().chars().count();
    (2..=5).contains(&letters) && name.trim().chars().all(char::is_uppercase)
}

/// Whether a name ends as those of bodies do: `-nämnden`, `-förvaltning`, `AB`.
pub(in crate::exchange::table) fn has_ending(name: &str) -> bool {
    let name = fold(name);
    let endings = [
        "nämnden",
        "nämnd",
        "styrelsen",
        "styrelse",
        "förvaltningen",
        "förvaltning",
        "bolaget",
        "bolag",
        "kontoret",
        "kontor",
        "avdelningen",
        "avdelning",
        "enheten",
        "enhet",
        "fullmäktige",
        " ab",
        "kommun",
        "bostäder",
        "regionen",
        "rådet",
    ];
    endings.iter().any(|ending| name.ends_with(ending)) || name.starts_with("region ")
}

/// Folded, without `kommunens` before it and the ending of the definite form after it.
fn stem(folded: &str) -> String {
    let name = folded.strip_prefix("kommunens ").unwrap_or(folded);
    let name = name.strip_suffix(" ab").unwrap_or(name);
    let endings = [
        ("nämnden", "en"),
        ("styrelsen", "n"),
        ("förvaltningen", "en"),
        ("avdelningen", "en"),
        ("enheten", "en"),
        ("bolaget", "et"),
        ("kontoret", "et"),
    ];
    let ending = endings.iter().find(|(whole, _)| name.ends_with(whole)).map_or("", |(_, ending)| ending);
    name.strip_suffix(ending).unwrap_or(name).to_owned()
}

/// The field alone: `samhällsbyggnad` for the committee or the administration.
fn root(stem: &str) -> Option<String> {
    let root = stem.strip_suffix("nämnd").or_else(|| stem.strip_suffix("förvaltning"))?;
    let root = root.strip_suffix('s').unwrap_or(root);
    (root.chars().count() > 3).then(|| root.to_owned())
}

/// The first word of a longer name: `länsstyrelsen`, `privata`, the name of a neighbour.
fn first_word(folded: &str) -> Option<String> {
    let (first, _) = folded.split_once(' ')?;
    (first.chars().count() > 5).then(|| stem(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::Id;

    fn directory() -> Directory {
        let bodies: Vec<Body> = [
            ("KF", "Kommunfullmäktige", BodyType::Council),
            ("KS", "Kommunstyrelsen", BodyType::Board),
            ("SBN", "Samhällsbyggnadsnämnden", BodyType::Committee),
            ("BUN", "Barn- och utbildningsnämnden", BodyType::Committee),
            ("SN", "Socialnämnden", BodyType::Committee),
            ("SF", "Socialförvaltningen", BodyType::Administration),
            ("ÄB", "Älvnäsbostäder AB", BodyType::Company),
            ("LST", "Länsstyrelsen i Värmlands län", BodyType::CountyBoard),
        ]
        .into_iter()
        .zip(1..)
        .map(|((short, name, body_type), id)| Body {
            id: BodyId(Id(id)),
            short_name: short.to_owned(),
            name: name.to_owned(),
            body_type,
            ..Body::default()
        })
        .collect();
        Directory::of(&bodies)
    }

    fn read(text: &str) -> (String, String) {
        let read = bodies(text, &directory());
        (read.first.join("|"), read.others.join("|"))
    }

    #[test]
    fn several_bodies_in_a_cell_are_told_apart_and_names_with_och_stay_whole() {
        for (text, first, others) in [
            ("KS", "KS", ""),
            ("KS (SBN, ÄB)", "KS", "SBN|ÄB"),
            ("KS, SBN; SN", "KS|SBN|SN", ""),
            ("KS/SBN", "KS|SBN", ""),
            ("KS och SBN", "KS|SBN", ""),
            ("KS + SBN & SN", "KS|SBN|SN", ""),
            ("Barn- och utbildningsnämnden", "Barn- och utbildningsnämnden", ""),
            ("Barn och utbildningsnämnden", "Barn och utbildningsnämnden", ""),
            ("Samhällsbyggnads- och miljönämnden", "Samhällsbyggnads- och miljönämnden", ""),
            ("Samhällsbyggnads- och miljönämnden och KS", "Samhällsbyggnads- och miljönämnden|KS", ""),
            ("KS samt Barn- och utbildningsnämnden", "KS|Barn- och utbildningsnämnden", ""),
            ("Plan och bygg", "Plan och bygg", ""),
            ("Kommunstyrelsen\nSocialnämnden", "Kommunstyrelsen|Socialnämnden", ""),
            ("KS i samverkan med ÄB och SN", "KS", "ÄB|SN"),
            ("Miljönämnden (MN)", "Miljönämnden (MN)", ""),
            ("Kommunstyrelsen (KS)", "Kommunstyrelsen (KS)", ""),
            ("Socialnämnden (SBN)", "Socialnämnden", "SBN"),
            ("Socialnämnden (ÄB)", "Socialnämnden", "ÄB"),
        ] {
            assert_eq!(read(text), (first.to_owned(), others.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_body_that_decides_is_the_level_and_not_a_partner() {
        let read = bodies("KS (KF beslutar; ÄB)", &directory());
        assert_eq!((read.first, read.others), (vec!["KS".to_owned()], vec!["ÄB".to_owned()]));
        assert_eq!(read.decision, Some(DecisionLevel::Council));
        let committee = bodies("KS (SBN beslutar)", &directory());
        assert_eq!(committee.decision, Some(DecisionLevel::Committee));
        assert_eq!(committee.rest, ["SBN beslutar"], "the level does not say which committee");
        assert_eq!(bodies("KS (gemensamt beslut)", &directory()).rest, ["gemensamt beslut"]);
    }

    #[test]
    fn a_body_is_found_by_short_name_name_and_forms_that_only_it_has() {
        let find = |name| directory().find(name).map(|id| id.0.0);
        for name in
            ["SBN", "sbn", "Samhällsbyggnadsnämnd", "samhällsbyggnad", "Kommunens samhällsbyggnadsnämnd"]
        {
            assert_eq!(find(name), Some(3), "{name}");
        }
        assert_eq!(find("Kommunstyrelse"), Some(2));
        assert_eq!(find("Älvnäsbostäder"), Some(7));
        assert_eq!(find("Länsstyrelsen"), Some(8));
        assert_eq!(find("Social"), None, "the committee or the administration");
        assert_eq!(find("Miljönämnden"), None);
    }

    #[test]
    fn a_new_body_gets_the_type_that_its_name_tells() {
        let made = |name| {
            let body = new_body(BodyId::default(), name);
            (body.short_name, body.name, body.body_type)
        };
        let own = str::to_owned;
        assert_eq!(made("KS"), (own("KS"), own("Kommunstyrelsen"), BodyType::Board));
        assert_eq!(made("Miljönämnden (MN)"), (own("MN"), own("Miljönämnden"), BodyType::Committee));
        assert_eq!(made("Åsbostäder AB"), (String::new(), own("Åsbostäder AB"), BodyType::Company));
        assert_eq!(made("Länsstyrelsen"), (String::new(), own("Länsstyrelsen"), BodyType::CountyBoard));
        assert_eq!(made("Tekniska förvaltningen").2, BodyType::Administration);
    }
}
