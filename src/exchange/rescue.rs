//! A file that ends too early: everything before the cut is kept, and what was open is closed.

/// Closes a JSON text that was cut off, after its last whole value. Nothing is returned
/// when not even an object was begun.
#[must_use]
pub fn close_open_ends(text: &str) -> Option<String> {
    let mut open: Vec<char> = Vec::new();
    let mut in_text = false;
    let mut escaped = false;
    // The end of the last whole value, and what was open there.
    let mut good: Option<(usize, Vec<char>)> = None;
    for (place, letter) in text.char_indices() {
        if in_text {
            match letter {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => in_text = false,
                _ => {}
            }
            continue;
        }
        match letter {
            '"' => in_text = true,
            '{' | '[' => {
                open.push(if letter == '{' { '}' } else { ']' });
                good = Some((place + 1, open.clone()));
            }
            '}' | ']' => {
                if open.pop() != Some(letter) {
                    break;
                }
                good = Some((place + 1, open.clone()));
            }
            // A comma ends a value: what stands before it is whole.
            ',' => good = Some((place, open.clone())),
            _ => {}
        }
        if open.len() > 100 {
            return None;
        }
    }
    let (end, open) = good?;
    let mut closed = text.get(..end)?.to_owned();
    closed.extend(open.iter().rev());
    Some(closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_file_is_closed_after_its_last_whole_value() {
        let check = |cut: &str, closed: &str| assert_eq!(close_open_ends(cut).as_deref(), Some(closed));
        check(r#"{"a": 1, "b": "x"#, r#"{"a": 1}"#);
        check(r#"{"a": [1, 2, {"c": "}""#, r#"{"a": [1, 2, {}]}"#);
        check(r#"{"a": {"b": 1}"#, r#"{"a": {"b": 1}}"#);
        check(r#"{"a": "\"","#, r#"{"a": "\""}"#);
        assert_eq!(close_open_ends("  "), None);
    }
}
