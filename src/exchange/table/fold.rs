//! Text made comparable: what differs only in case, punctuation or line breaks becomes the
//! same. Knows no field.

/// Small letters and digits with single spaces between the words.
pub(in crate::exchange) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            folded.extend(letter.to_lowercase());
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The text on one line.
pub(in crate::exchange) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a cell says nothing: it is empty or holds only a dash.
pub(in crate::exchange) fn says_nothing(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_dash(c))
}

/// The hyphens, dashes and minus signs that people and programs write.
pub(in crate::exchange) const fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−')
}

/// Takes whole words out of folded text; whether they were there.
pub(in crate::exchange) fn take_words(folded: &mut String, words: &str) -> bool {
    let padded = format!(" {folded} ");
    let wanted = format!(" {words} ");
    if !padded.contains(&wanted) {
        return false;
    }
    *folded = padded.replacen(&wanted, " ", 1).trim().to_owned();
    true
}

/// The text without what stands in round or square brackets, and what stood there.
pub(in crate::exchange) fn split_brackets(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside) = (String::new(), Vec::new());
    let mut open: Option<String> = None;
    for letter in text.chars() {
        match (letter, &mut open) {
            ('(' | '[', None) => open = Some(String::new()),
            (')' | ']', Some(_)) => {
                inside.extend(open.take());
                outside.push(' ');
            }
            (letter, Some(text)) => text.push(letter),
            (letter, None) => outside.push(letter),
        }
    }
    inside.extend(open);
    (outside.trim().to_owned(), inside)
}
