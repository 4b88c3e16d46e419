//! From bytes to text: what mail programs, editors and old systems do to a JSON file.

use super::read_error::{OtherFormat, ReadError};

/// The largest file that is read: 20 MiB, some twenty times the largest programme.
pub const SIZE_LIMIT: u64 = 20 * 1024 * 1024;

/// Text, and whether it had to be brought over from an older encoding.
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// Whether it was UTF-16 or Windows-1252.
    pub converted: bool,
}

/// What the bytes 0x80–0x9F stand for in Windows-1252; undefined ones stay controls.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Reads bytes as text.
///
/// # Errors
/// When they are too many, none, no text, or plainly a file of another kind.
pub fn decode(bytes: &[u8]) -> Result<Decoded, ReadError> {
    let decoded = decode_any(bytes)?;
    other_text(&decoded.text).map_or(Ok(decoded), |other| Err(ReadError::Other(other)))
}

/// Reads bytes as a text of any kind, such as a table.
///
/// # Errors
/// When they are too many, none, no text, or plainly no file of text.
pub fn decode_any(bytes: &[u8]) -> Result<Decoded, ReadError> {
    let size = bytes.len() as u64;
    if size > SIZE_LIMIT {
        return Err(ReadError::TooLarge { bytes: size, limit: SIZE_LIMIT });
    }
    if let Some(other) = signature(bytes) {
        return Err(ReadError::Other(other));
    }
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest)?,
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        [first, 0, ..] if *first != 0 => utf16(bytes, u16::from_le_bytes)?,
        [0, second, ..] if *second != 0 => utf16(bytes, u16::from_be_bytes)?,
        _ => utf8(bytes)?,
    };
    if decoded.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    if decoded.text.contains('\0') {
        return Err(ReadError::NotText);
    }
    Ok(decoded)
}

fn signature(bytes: &[u8]) -> Option<OtherFormat> {
    const SIGNATURES: [(&[u8], OtherFormat); 6] = [
        (b"PK\x03\x04", OtherFormat::Office),
        (b"\xD0\xCF\x11\xE0", OtherFormat::Office),
        (b"%PDF", OtherFormat::Pdf),
        (b"\x89PNG", OtherFormat::Image),
        (b"\xFF\xD8\xFF", OtherFormat::Image),
        (b"GIF8", OtherFormat::Image),
    ];
    SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, format)| *format)
}

/// Text that is plainly of another kind: markup, or a table.
fn other_text(text: &str) -> Option<OtherFormat> {
    let start = text.trim_start();
    if start.starts_with('<') {
        return Some(OtherFormat::Web);
    }
    let looks_like_json = start.starts_with(['{', '[', '"']);
    let mut lines = start.lines().filter(|line| !line.trim().is_empty());
    let (first, second) = (lines.next()?, lines.next()?);
    let is_table = [';', '\t', ',']
        .into_iter()
        .any(|mark| first.matches(mark).count() >= 2 && second.matches(mark).count() >= 2);
    (!looks_like_json && is_table).then_some(OtherFormat::Table)
}

fn utf8(bytes: &[u8]) -> Result<Decoded, ReadError> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.to_owned(), converted: false });
    }
    // A file that ends in the middle of a letter is a file that was cut off.
    if let Err(error) = std::str::from_utf8(bytes)
        && error.error_len().is_none()
        && let Some(Ok(text)) = bytes.get(..error.valid_up_to()).map(std::str::from_utf8)
    {
        return Ok(Decoded { text: text.to_owned(), converted: false });
    }
    let controls = bytes.iter().filter(|byte| **byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r'));
    if controls.count() > 0 {
        return Err(ReadError::NotText);
    }
    let letter = |byte: &u8| match byte {
        0x80..=0x9F => {
            WINDOWS_1252.get(usize::from(*byte) - 0x80).copied().unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        byte => char::from(*byte),
    };
    Ok(Decoded { text: bytes.iter().map(letter).collect(), converted: true })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Decoded, ReadError> {
    let units = bytes.chunks_exact(2).filter_map(|pair| Some(unit(pair.try_into().ok()?)));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.map(|text| Decoded { text, converted: true }).map_err(|_| ReadError::NotText)
}
