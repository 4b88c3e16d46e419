//! What the first view loads, gzipped, part by part, against the budget; and what each part adds
//! that is fetched later.

use crate::process::{Outcome, root};
use flate2::{Compression, write::GzEncoder};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;

/// What everything that the first view loads may come to, gzipped.
const BUDGET: usize = 350 * 1024;

/// The part that is fetched when a programme is opened.
const WORK: &str = "work";

/// A file of the page.
struct Weighed {
    gzip: usize,
    raw: usize,
    name: String,
}

/// Prints the sizes and fails past the budget. Samples are fetched on request and do not
/// count; neither do the parts of the program that need an open programme and the worker for
/// workbooks.
pub fn report() -> Outcome {
    let dist = root().join("dist");
    let (mut first, mut later, mut office) = (Vec::new(), Vec::new(), Vec::new());
    let mut links = String::new();
    for entry in fs::read_dir(&dist).map_err(|e| format!("dist: {e}"))?.flatten() {
        if entry.path().is_file() {
            let bytes = fs::read(entry.path()).map_err(|e| e.to_string())?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.ends_with("_parts.js") {
                links = String::from_utf8_lossy(&bytes).into_owned();
            }
            let list = if name.starts_with("office-") {
                &mut office
            } else if name.contains("_split_") || name.contains("_chunk_") {
                &mut later
            } else {
                &mut first
            };
            list.push(Weighed { gzip: gzipped(&bytes)?, raw: bytes.len(), name });
        }
    }
    println!("  {:>9} {:>9}", "gzip", "raw");
    let total = print("first view", &mut first);
    println!("  {BUDGET:>9} {:>9}  the budget", "");
    for (part, heading, needs) in parts(&links) {
        let mut needed: Vec<Weighed> = Vec::new();
        let is_needed = |file: &Weighed| needs.iter().any(|need| file.name.ends_with(need.as_str()));
        // What is first fetched together with a part counts there.
        let (take, keep) = later.into_iter().partition(is_needed);
        later = keep;
        needed.extend::<Vec<Weighed>>(take);
        if part == WORK {
            print(&heading, &mut needed);
        } else {
            let sum = |of: fn(&Weighed) -> usize| needed.iter().map(of).sum::<usize>();
            println!("  {:>9} {:>9}  {heading}", sum(|file| file.gzip), sum(|file| file.raw));
        }
    }
    print("fetched when Excel is first asked for", &mut office);
    if total > BUDGET {
        return Err(format!("the first view is {} bytes over its budget", total - BUDGET));
    }
    Ok(())
}

/// The parts that are fetched later with the ends of the names of the files that each needs: first
/// the one that every other comes after. Each is told with what it adds to those before it.
fn parts(links: &str) -> Vec<(String, String, BTreeSet<String>)> {
    let mut parts: Vec<(String, String, BTreeSet<String>)> = links
        .split("export const __wasm_split_load_")
        .skip(1)
        .filter_map(|text| {
            let (name, rest) = text.split_once(' ')?;
            let (_, needs) = rest.rsplit_once("\n, [")?;
            let needs = needs.split_once(']')?.0.split(',').map(|need| need.trim().trim_start_matches('_'));
            let chunks = needs.filter(|need| !need.is_empty()).map(|need| format!("_{need}.wasm"));
            let files = chunks.chain([format!("_split_{name}.wasm")]).collect();
            let heading = match name {
                WORK => "fetched when a programme is opened".to_owned(),
                name => format!("more when the view {name} is first shown"),
            };
            Some((name.to_owned(), heading, files))
        })
        .collect();
    parts.sort_by_key(|(name, ..)| (name != WORK, name.clone()));
    parts
}

fn print(heading: &str, files: &mut [Weighed]) -> usize {
    files.sort_by_key(|file| std::cmp::Reverse(file.gzip));
    println!("  {heading}:");
    for Weighed { gzip, raw, name } in files.iter() {
        println!("  {gzip:>9} {raw:>9}  {name}");
    }
    let total = files.iter().map(|file| file.gzip).sum();
    println!("  {total:>9} {:>9}  together", "");
    total
}

fn gzipped(bytes: &[u8]) -> Outcome<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).map_err(|e| e.to_string())?;
    encoder.finish().map(|out| out.len()).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_told_with_the_files_that_it_needs() {
        let links = "export const __wasm_split_load_share = wrapAsyncCb(makeLoad(() => {}\n, [__chunk_7, __chunk_9]));\n\
                     export const __wasm_split_load_work = wrapAsyncCb(makeLoad(() => {}\n, []));";
        let parts = parts(links);
        let names: Vec<_> = parts.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(names, ["work", "share"]);
        let files: Vec<_> = parts[1].2.iter().map(String::as_str).collect();
        assert_eq!(files, ["_chunk_7.wasm", "_chunk_9.wasm", "_split_share.wasm"]);
    }
}
