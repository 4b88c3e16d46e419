//! Splits the program in two: what the first view needs, and what needs an open programme.
//! trunk builds the page with the program in one piece; here its files are replaced by those
//! of the parts, under names that change with any of them.

use crate::dist::hash;
use crate::process::{Outcome, command, root, run};
use crate::tools::executable;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What LLVM writes for wasm32, and wasm-opt has to be told.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Replaces the program in `dist` by its parts.
pub fn split(dist: &Path, folders: &[&Path]) -> Outcome {
    let whole = root().join("target/wasm32-unknown-unknown/release/app.wasm");
    let parts = root().join("target/parts");
    let bound = parts.join("bound");
    // What an earlier build left would be taken for a part of this one.
    let _ = fs::remove_dir_all(&parts);
    fs::create_dir_all(&bound).map_err(|e| format!("{}: {e}", parts.display()))?;
    let cure = "The messages above say why the program could not be split.";
    run(tool(folders, "wasm-split-cli").arg(whole).arg(&parts).args(["--out-name", "app"]), cure)?;
    let mut bind = tool(folders, "wasm-bindgen");
    bind.args(["--keep-lld-exports", "--target", "web", "--no-typescript", "--out-name", "app", "--out-dir"]);
    run(bind.arg(&bound).arg(parts.join("app.wasm")), cure)?;
    let mut files = vec![("_bg.wasm".to_owned(), optimised(folders, &bound.join("app_bg.wasm"))?)];
    for path in listed(&parts)? {
        let name = file_name(&path);
        // The tool names the parts split_… and those that parts share chunk_….
        if name.ends_with(".wasm") && name != "app.wasm" {
            files.push((format!("_{name}"), optimised(folders, &path)?));
        }
    }
    let text = |path: PathBuf| fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()));
    let glue = text(bound.join("app.js"))?;
    let links = text(parts.join("__wasm_split.js"))?;
    let state: Vec<u64> = files.iter().map(|(_, bytes)| hash(bytes)).collect();
    let stem = format!("app-{:016x}", hash(format!("{glue}{links}{state:?}").as_bytes()));
    // Only where the file is imported: the program itself goes on naming it as it did.
    let link = format!("from \"./{stem}_parts.js\"");
    put(dist, &format!("{stem}.js"), replaced(&glue, "from \"./__wasm_split.js\"", &link)?)?;
    let links = replaced(&links, "./app.js", &format!("./{stem}.js"))?;
    let links = links.replace("\"./split_", &format!("\"./{stem}_split_"));
    let links = links.replace("\"./chunk_", &format!("\"./{stem}_chunk_"));
    // Some hosts send wasm under a type that streaming refuses.
    let links = replaced(
        &links,
        "WebAssembly.instantiateStreaming(src, imports)",
        "src.then((answer) => { if (!answer.ok) throw new Error(answer.status); return answer.arrayBuffer(); })\
         .then((bytes) => WebAssembly.instantiate(bytes, imports))",
    )?;
    put(dist, &format!("{stem}_parts.js"), links)?;
    for (name, bytes) in files {
        put(dist, &format!("{stem}{name}"), bytes)?;
    }
    replace_whole(dist, &stem)
}

/// Takes the program in one piece out of the page and names the parts instead.
fn replace_whole(dist: &Path, stem: &str) -> Outcome {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).map_err(|e| e.to_string())?;
    let old = listed(dist)?
        .iter()
        .map(|path| file_name(path))
        .find_map(|name| name.strip_suffix("_bg.wasm").filter(|old| *old != stem).map(str::to_owned))
        .ok_or("trunk wrote no program into dist/")?;
    for end in [".js", "_bg.wasm"] {
        fs::remove_file(dist.join(format!("{old}{end}"))).map_err(|e| format!("{old}{end}: {e}"))?;
    }
    put(dist, "index.html", replaced(&page, &old, stem)?)
}

/// A tool of the build, from one of the folders where there is one.
pub fn tool(folders: &[&Path], name: &str) -> Command {
    let found = folders.iter().map(|folder| folder.join(executable(name))).find(|path| path.exists());
    command(found.unwrap_or_else(|| name.into()))
}

/// A part as small as it can be made.
pub fn optimised(folders: &[&Path], path: &Path) -> Outcome<Vec<u8>> {
    let smaller = path.with_extension("small");
    let mut optimise = tool(folders, "wasm-opt");
    optimise.args(FEATURES).args(["-Oz", "--strip-debug", "--strip-producers"]).arg(path).arg("-o");
    run(
        optimise.arg(&smaller),
        "wasm-opt comes with the npm packages of tests/e2e; see the messages above.",
    )?;
    fs::read(&smaller).map_err(|e| format!("{}: {e}", smaller.display()))
}

fn listed(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Writes a file into a folder.
pub fn put(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> Outcome {
    fs::write(folder.join(name), content).map_err(|e| format!("{name}: {e}"))
}

/// The text with one part replaced, which has to be there.
pub fn replaced(text: &str, what: &str, with: &str) -> Outcome<String> {
    if text.contains(what) {
        Ok(text.replace(what, with))
    } else {
        Err(format!("the build has no {what} to replace"))
    }
}
