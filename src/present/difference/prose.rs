//! Long text compared word by word: what stayed, what went, what came. Long stretches that
//! stayed are shortened to a few words on either side. Knows no field.

use similar::{ChangeTag, TextDiff};

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// It stands on both sides.
    Same(String),
    /// It went.
    Removed(String),
    /// It came.
    Added(String),
}

impl Run {
    /// The text itself.
    #[must_use]
    pub fn text(&self) -> &str {
        let (Run::Same(text) | Run::Removed(text) | Run::Added(text)) = self;
        text
    }
}

/// Texts that are longer than this are not compared word by word.
const LONGEST: usize = 30_000;

/// So many words of a stretch that stayed are shown beside a change.
const CONTEXT: usize = 5;

/// Of a text of which less than one word in so many stayed, the whole is shown as new.
const LEAST_KEPT: usize = 4;

/// What differs between two texts.
#[must_use]
pub fn runs(old: &str, new: &str) -> Vec<Run> {
    let whole = || {
        let mut runs = Vec::new();
        if !old.is_empty() {
            runs.push(Run::Removed(old.to_owned()));
        }
        if !new.is_empty() {
            runs.push(Run::Added(new.to_owned()));
        }
        runs
    };
    if old.is_empty() || new.is_empty() || old.len().max(new.len()) > LONGEST {
        return whole();
    }
    let pieces = joined(&words(old, new));
    let count = |text: &str| text.split_whitespace().count();
    let stayed: usize = pieces.iter().map(|piece| count(&piece.same)).sum();
    if stayed * LEAST_KEPT < count(old).max(count(new)) {
        return whole();
    }
    shortened(pieces)
}

/// What stayed, and then what went and came.
#[derive(Debug, Default)]
struct Piece {
    same: String,
    removed: String,
    added: String,
}

impl Piece {
    fn has_change(&self) -> bool {
        !self.removed.is_empty() || !self.added.is_empty()
    }
}

fn words(old: &str, new: &str) -> Vec<Piece> {
    let difference = TextDiff::from_words(old, new);
    let mut pieces = vec![Piece::default()];
    for change in difference.iter_all_changes() {
        if change.tag() == ChangeTag::Equal && pieces.last().is_some_and(Piece::has_change) {
            pieces.push(Piece::default());
        }
        if let Some(piece) = pieces.last_mut() {
            let part = match change.tag() {
                ChangeTag::Equal => &mut piece.same,
                ChangeTag::Delete => &mut piece.removed,
                ChangeTag::Insert => &mut piece.added,
            };
            part.push_str(change.value());
        }
    }
    pieces
}

/// Changes with only space between them are one: words that changed one after the other are
/// read as a phrase.
fn joined(pieces: &[Piece]) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        let only_space = piece.same.trim().is_empty() && !piece.same.contains('\n') && piece.has_change();
        match joined.last_mut().filter(|last| only_space && last.has_change()) {
            Some(last) => {
                last.removed.push_str(&piece.same);
                last.added.push_str(&piece.same);
                last.removed.push_str(&piece.removed);
                last.added.push_str(&piece.added);
            }
            None => joined.push(Piece {
                same: piece.same.clone(),
                removed: piece.removed.clone(),
                added: piece.added.clone(),
            }),
        }
    }
    joined
}

fn shortened(pieces: Vec<Piece>) -> Vec<Run> {
    let mut runs = Vec::new();
    let last = pieces.len().saturating_sub(1);
    for (place, piece) in pieces.into_iter().enumerate() {
        let sides = (place > 0, place < last || piece.has_change());
        if !piece.same.is_empty() {
            runs.push(Run::Same(context(&piece.same, sides)));
        }
        if !piece.removed.is_empty() {
            runs.push(Run::Removed(piece.removed));
        }
        if !piece.added.is_empty() {
            runs.push(Run::Added(piece.added));
        }
    }
    runs
}

/// The first words, the last ones or both, depending on which side something changed.
fn context(text: &str, (before, after): (bool, bool)) -> String {
    let starts: Vec<usize> = word_starts(text);
    let shown = CONTEXT * (usize::from(before) + usize::from(after));
    if starts.len() <= shown + 2 {
        return text.to_owned();
    }
    let head = starts.get(CONTEXT).and_then(|end| text.get(..*end)).unwrap_or_default().trim_end();
    let tail = starts.get(starts.len() - CONTEXT).and_then(|start| text.get(*start..)).unwrap_or_default();
    match (before, after) {
        (true, true) => format!("{head} … {tail}"),
        (true, false) => format!("{head} …"),
        (false, true) => format!("… {tail}"),
        (false, false) => text.to_owned(),
    }
}

fn word_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut in_word = false;
    for (place, letter) in text.char_indices() {
        let now = !letter.is_whitespace();
        if now && !in_word {
            starts.push(place);
        }
        in_word = now;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let of = |run: &Run| match run {
            Run::Same(text) => text.clone(),
            Run::Removed(text) => format!("[-{text}-]"),
            Run::Added(text) => format!("[+{text}+]"),
        };
        runs(old, new).iter().map(of).collect()
    }

    #[test]
    fn words_that_changed_stand_between_words_that_stayed() {
        assert_eq!(
            shown(
                "Planen tas fram under 2027 av förvaltningen.",
                "Planen tas fram under 2028 av förvaltningen."
            ),
            "Planen tas fram under [-2027-][+2028+] av förvaltningen."
        );
        assert_eq!(shown("Gatan är klar.", "Gatan är inte klar."), "Gatan är [+inte +]klar.");
    }

    #[test]
    fn words_that_changed_one_after_the_other_are_one_phrase() {
        assert_eq!(
            shown(
                "Kommunen säljer alla tomter under våren.",
                "Kommunen säljer hälften av tomterna under våren."
            ),
            "Kommunen säljer [-alla tomter-][+hälften av tomterna+] under våren."
        );
    }

    #[test]
    fn long_stretches_that_stayed_are_shortened() {
        let long = "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton";
        assert_eq!(
            shown(&format!("{long} före {long} efter {long}"), &format!("{long} nu {long} sedan {long}")),
            "… nio tio elva tolv tretton [-före-][+nu+] ett två tre fyra fem … nio tio elva tolv \
             tretton [-efter-][+sedan+] ett två tre fyra fem …"
        );
    }

    #[test]
    fn a_text_that_is_written_anew_is_shown_whole() {
        assert_eq!(
            shown("En helt annan text stod här.", "Nu är det nytt."),
            "[-En helt annan text stod här.-][+Nu är det nytt.+]"
        );
        assert_eq!(shown("", "Ny text."), "[+Ny text.+]");
        assert_eq!(shown("Gammal text.", ""), "[-Gammal text.-]");
    }
}
