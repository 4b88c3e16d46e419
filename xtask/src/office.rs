//! The worker that writes and reads workbooks: a program of its own beside the page, under
//! names that change with it. The page learns the name from a line in its head.

use crate::dist::{hash, names_for_folders};
use crate::process::{Outcome, command, root, run, say};
use crate::split::{optimised, put, replaced, tool};
use crate::tools;
use crate::wasm::{self, TARGET, Toolchain};
use std::fs;
use std::path::{Path, PathBuf};

/// Where the page finds the name.
const META: &str = "<meta name=\"office-worker\" content=\"";

/// Builds the worker into a folder that holds a built page: `dist`, or the one that is named.
pub fn build_into(folder: Option<&str>) -> Outcome {
    let toolchain = wasm::toolchain()?;
    let folders = tools::build_tools()?;
    toolchain.fetch_std()?;
    let folders: Vec<&Path> = folders.iter().map(PathBuf::as_path).collect();
    add(&root().join(folder.unwrap_or("dist")), &toolchain, &folders)
}

/// Builds the worker and puts it beside the page.
pub fn add(dist: &Path, toolchain: &Toolchain, folders: &[&Path]) -> Outcome {
    say("building the worker for workbooks");
    let mut cargo = command("cargo");
    cargo.args(["build", "--release", "--locked", "--package", "genomfor-office", "--target", TARGET]);
    cargo.env("RUSTFLAGS", names_for_folders());
    toolchain.equip(&mut cargo, folders);
    run(&mut cargo, "The messages above say why the worker could not be built.")?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let bound = target.join("office");
    let mut bind = tool(folders, "wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-name", "office", "--out-dir"]).arg(&bound);
    bind.arg(target.join(TARGET).join("release/genomfor_office.wasm"));
    run(&mut bind, "The messages above say why.")?;
    let text = |path: PathBuf| fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()));
    let (entry, glue) = (text(root().join("office/worker.js"))?, text(bound.join("office.js"))?);
    let program = optimised(folders, &bound.join("office_bg.wasm"))?;
    let stem = format!("office-{:016x}", hash(format!("{entry}{glue}{:x}", hash(&program)).as_bytes()));
    let entry = replaced(&entry, "./office_glue.js", &format!("./{stem}_glue.js"))?;
    let entry = replaced(&entry, "./office.wasm", &format!("./{stem}.wasm"))?;
    // Never used, since the entry names the file; but no name of a file that is not there.
    let glue = replaced(&glue, "office_bg.wasm", &format!("{stem}.wasm"))?;
    remove_old(dist)?;
    put(dist, &format!("{stem}.js"), entry)?;
    put(dist, &format!("{stem}_glue.js"), glue)?;
    put(dist, &format!("{stem}.wasm"), program)?;
    tell_page(dist, &format!("./{stem}.js"))
}

fn remove_old(dist: &Path) -> Outcome {
    let entries = fs::read_dir(dist).map_err(|e| format!("{}: {e}", dist.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("office-")) {
            fs::remove_file(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        }
    }
    Ok(())
}

/// Puts the name of the worker into the head of the page.
fn tell_page(dist: &Path, name: &str) -> Outcome {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).map_err(|e| format!("{}: {e}", index.display()))?;
    let line = format!("{META}{name}\">");
    let page = match page.split_once(META) {
        Some((before, rest)) => {
            let after = rest.split_once('>').map_or("", |(_, after)| after);
            format!("{before}{line}{after}")
        }
        None => {
            let (before, after) = page.split_once("<title>").ok_or("the page has no title")?;
            format!("{before}{line}\n    <title>{after}")
        }
    };
    put(dist, "index.html", page)
}
