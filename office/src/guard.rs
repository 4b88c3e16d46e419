//! Looks at a file before anything of it is unpacked into memory: is it a workbook, is it whole,
//! and how much would come out of it. Knows no sheet.

use genomfor::exchange::sheet::office_error::OfficeError;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file: usize,
    /// Parts of the archive.
    pub parts: usize,
    /// Bytes of all parts together, unpacked.
    pub unpacked: u64,
    /// Rows of a sheet, from its top.
    pub rows: usize,
    /// Columns of a sheet, from its left.
    pub columns: usize,
    /// Cells of all sheets that hold something.
    pub cells: usize,
    /// Bytes of their text.
    pub text: usize,
}

impl Default for Limits {
    /// Some ten times the largest programme.
    fn default() -> Limits {
        Limits {
            file: 20 * 1024 * 1024,
            parts: 2_000,
            unpacked: 100 * 1024 * 1024,
            rows: 50_000,
            columns: 500,
            cells: 1_000_000,
            text: 40 * 1024 * 1024,
        }
    }
}

/// Lets only workbooks pass that can be read without harm.
///
/// # Errors
/// What the file is instead, or what is wrong with it.
pub fn check(bytes: &[u8], limits: &Limits) -> Result<(), OfficeError> {
    if bytes.is_empty() {
        return Err(OfficeError::Empty);
    }
    if bytes.len() > limits.file {
        return Err(OfficeError::TooLarge);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(old_format(bytes));
    }
    if !bytes.starts_with(b"PK") {
        return Err(OfficeError::NotAWorkbook);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| OfficeError::Damaged)?;
    if archive.len() > limits.parts {
        return Err(OfficeError::Bomb);
    }
    kind(&mut archive)?;
    unpacked_size(&mut archive, limits.unpacked)
}

/// A workbook of before 2007, or a newer one in the envelope of a password.
fn old_format(bytes: &[u8]) -> OfficeError {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let encrypted = bytes.windows(name.len()).any(|window| window == name.as_slice());
    if encrypted { OfficeError::Encrypted } else { OfficeError::OldExcel }
}

/// Tells workbooks from other archives by the parts that they have.
fn kind(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), OfficeError> {
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("[Content_Types].xml") && has("xl/workbook.xml") {
        return Ok(());
    }
    if has("xl/workbook.bin") {
        return Err(OfficeError::OtherSpreadsheet);
    }
    if has("word/document.xml") || has("ppt/presentation.xml") {
        return Err(OfficeError::OtherOffice);
    }
    let mut named = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        // Whatever cannot be read as text is no name of a format.
        let _ = part.take(100).read_to_string(&mut named);
    }
    Err(match named.trim() {
        "application/vnd.oasis.opendocument.spreadsheet" => OfficeError::OtherSpreadsheet,
        name if name.starts_with("application/vnd.oasis.opendocument") => OfficeError::OtherOffice,
        _ => OfficeError::NotAWorkbook,
    })
}

/// Adds up what the parts say of their size, then unpacks them piece by piece into nothing: a
/// bomb lies about its size.
fn unpacked_size(archive: &mut ZipArchive<Cursor<&[u8]>>, limit: u64) -> Result<(), OfficeError> {
    let mut declared: u64 = 0;
    for place in 0..archive.len() {
        let part = archive.by_index_raw(place).map_err(|_| OfficeError::Damaged)?;
        declared = declared.saturating_add(part.size());
        if declared > limit {
            return Err(OfficeError::Bomb);
        }
    }
    let mut left = limit;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| OfficeError::Damaged)?;
        let mut counted = part.take(left.saturating_add(1));
        let size = std::io::copy(&mut counted, &mut std::io::sink()).map_err(|_| OfficeError::Damaged)?;
        left = left.checked_sub(size).ok_or(OfficeError::Bomb)?;
    }
    Ok(())
}
