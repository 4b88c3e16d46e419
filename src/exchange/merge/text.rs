//! Long texts that both sides changed: joined line by line where the changes do not touch.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Lines of the earlier text and what stands in their place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Piece {
    start: usize,
    end: usize,
    with: Vec<String>,
}

fn lines(text: &str) -> Vec<&str> {
    text.split('\n').collect()
}

fn pieces(earlier: &[&str], new: &[&str]) -> Vec<Piece> {
    let piece = |old: Range<usize>, with: Range<usize>| Piece {
        start: old.start,
        end: old.end,
        with: new.get(with).unwrap_or_default().iter().map(|line| (*line).to_owned()).collect(),
    };
    let ops = capture_diff_slices(Algorithm::Myers, earlier, new);
    ops.iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| piece(op.old_range(), op.new_range()))
        .collect()
}

/// The text with the changes of both sides; nothing when they touch and differ.
pub(super) fn join_lines(earlier: &str, mine: &str, theirs: &str) -> Option<String> {
    let (old, mine, theirs) = (lines(earlier), lines(mine), lines(theirs));
    let (ours, others) = (pieces(&old, &mine), pieces(&old, &theirs));
    for a in &ours {
        for b in &others {
            if a != b && a.start <= b.end && b.start <= a.end {
                return None;
            }
        }
    }
    let mut all = ours;
    all.extend(others);
    all.sort();
    all.dedup();
    let mut joined: Vec<&str> = Vec::new();
    let mut next = 0;
    for piece in &all {
        joined.extend(old.get(next..piece.start).unwrap_or_default());
        joined.extend(piece.with.iter().map(String::as_str));
        next = piece.end;
    }
    joined.extend(old.get(next..).unwrap_or_default());
    Some(joined.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::join_lines;

    #[test]
    fn changes_to_different_paragraphs_are_joined_and_to_the_same_are_not() {
        let check = |mine, theirs, expected: Option<&str>| {
            let earlier = "one\n\ntwo\n\nthree";
            assert_eq!(join_lines(earlier, mine, theirs).as_deref(), expected);
            assert_eq!(
                join_lines(earlier, theirs, mine).as_deref(),
                expected,
                "the same from the other side"
            );
        };
        check("ONE\n\ntwo\n\nthree", "one\n\ntwo\n\nTHREE", Some("ONE\n\ntwo\n\nTHREE"));
        check("ONE\n\ntwo\n\nthree", "ONE\n\ntwo\n\nthree\n\nfour", Some("ONE\n\ntwo\n\nthree\n\nfour"));
        check("ONE\n\ntwo\n\nthree", "eins\n\ntwo\n\nthree", None);
        check("two\n\nthree", "one\n\ntwo\n\ntre", Some("two\n\ntre"));
    }
}
