//! What the first view loads, gzipped, part by part, against the budget.

use crate::process::{Outcome, root};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;

/// At most so many bytes, gzipped, for everything that the first view loads.
const BUDGET: usize = 220 * 1024;

/// Prints the sizes and fails past the budget. Samples load on request and do not count.
pub fn report() -> Outcome {
    let dist = root().join("dist");
    let mut parts = Vec::new();
    for entry in fs::read_dir(&dist).map_err(|e| format!("dist: {e}"))?.flatten() {
        if entry.path().is_file() {
            let bytes = fs::read(entry.path()).map_err(|e| e.to_string())?;
            parts.push((gzipped(&bytes)?, bytes.len(), entry.file_name().to_string_lossy().into_owned()));
        }
    }
    parts.sort_by(|a, b| b.cmp(a));
    println!("  {:>9} {:>9}  first view", "gzip", "raw");
    for (gzip, raw, name) in &parts {
        println!("  {gzip:>9} {raw:>9}  {name}");
    }
    let total: usize = parts.iter().map(|(gzip, _, _)| gzip).sum();
    println!("  {total:>9} {:>9}  total of a budget of {BUDGET}", "");
    if total > BUDGET {
        return Err(format!("the first view is {} bytes over its budget", total - BUDGET));
    }
    Ok(())
}

fn gzipped(bytes: &[u8]) -> Outcome<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).map_err(|e| e.to_string())?;
    encoder.finish().map(|out| out.len()).map_err(|e| e.to_string())
}
