//! What the first view loads, gzipped, part by part, against the budget.

use crate::process::{Outcome, root};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;

/// What everything that the first view loads may come to, gzipped.
const BUDGET: usize = 280 * 1024;

/// Prints the sizes and fails past the budget. Samples are fetched on request and do not
/// count; neither do the part of the program that needs an open programme and the worker for
/// workbooks.
pub fn report() -> Outcome {
    let dist = root().join("dist");
    let (mut first, mut later, mut office) = (Vec::new(), Vec::new(), Vec::new());
    for entry in fs::read_dir(&dist).map_err(|e| format!("dist: {e}"))?.flatten() {
        if entry.path().is_file() {
            let bytes = fs::read(entry.path()).map_err(|e| e.to_string())?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let list = if name.starts_with("office-") {
                &mut office
            } else if is_later(&name) {
                &mut later
            } else {
                &mut first
            };
            list.push((gzipped(&bytes)?, bytes.len(), name));
        }
    }
    let total = print("first view", &mut first);
    println!("  {BUDGET:>9} {:>9}  the budget", "");
    print("fetched when a programme is opened", &mut later);
    print("fetched when Excel is first asked for", &mut office);
    if total > BUDGET {
        return Err(format!("the first view is {} bytes over its budget", total - BUDGET));
    }
    Ok(())
}

fn is_later(name: &str) -> bool {
    name.contains("_split_") || name.contains("_chunk_")
}

fn print(heading: &str, parts: &mut [(usize, usize, String)]) -> usize {
    parts.sort_by(|a, b| b.cmp(a));
    println!("  {:>9} {:>9}  {heading}", "gzip", "raw");
    for (gzip, raw, name) in parts.iter() {
        println!("  {gzip:>9} {raw:>9}  {name}");
    }
    let total = parts.iter().map(|(gzip, _, _)| gzip).sum();
    println!("  {total:>9} {:>9}  together", "");
    total
}

fn gzipped(bytes: &[u8]) -> Outcome<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).map_err(|e| e.to_string())?;
    encoder.finish().map(|out| out.len()).map_err(|e| e.to_string())
}
