//! Building the static page, and serving it on this machine.

use crate::process::{Outcome, command, output, root, run, say};
use crate::{office, split, tools, wasm};
use std::fs;
use std::path::{Path, PathBuf};

/// What the page is made of.
const INPUTS: [&str; 9] = [
    "src",
    "office",
    "style",
    "samples",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "xtask/src",
];

/// Builds `dist/` unless nothing has changed since the last time.
pub fn build() -> Outcome<PathBuf> {
    let dist = root().join("dist");
    let stamp = root().join("target/dist.stamp");
    let state = fingerprint()?;
    if dist.join("index.html").exists() && fs::read_to_string(&stamp).is_ok_and(|old| old == state) {
        say("dist/ is up to date");
        return Ok(dist);
    }
    let toolchain = wasm::toolchain()?;
    let folders = tools::build_tools()?;
    fetch_crates()?;
    toolchain.fetch_std()?;
    say("building the page (the first time some minutes)");
    let folders: Vec<&Path> = folders.iter().map(PathBuf::as_path).collect();
    let trunk =
        folders.iter().map(|f| f.join("trunk")).find(|f| f.exists()).unwrap_or_else(|| "trunk".into());
    let mut trunk = command(trunk);
    trunk.args(["build", "--release", "--offline", "--locked", "--features", "split"]).env_remove("NO_COLOR");
    trunk.env("RUSTFLAGS", compiler_flags());
    toolchain.equip(&mut trunk, &folders);
    run(&mut trunk, "The messages above say why the build failed.")?;
    split::split(&dist, &folders)?;
    move_start_script_out(&dist)?;
    office::add(&dist, &toolchain, &folders)?;
    fs::write(&stamp, state).map_err(|e| format!("{}: {e}", stamp.display()))?;
    Ok(dist)
}

/// What the compiler of the page is told.
fn compiler_flags() -> String {
    // The program is split in two along what refers to what, which the relocations tell.
    format!("{} -Clink-args=--emit-relocs", names_for_folders())
}

/// Names for the folders of this machine, so that none of them stands in what is published
/// and two machines build the same.
pub fn names_for_folders() -> String {
    let home = std::env::home_dir().unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let name = |folder: &Path, name: &str| format!("--remap-path-prefix={}={name}", folder.display());
    [name(&cargo, "cargo"), name(&root(), "genomfor")].join(" ")
}

/// Fetches the crates beforehand, so that the build itself needs no network.
fn fetch_crates() -> Outcome {
    run(
        command("cargo").args(["fetch", "--locked", "--quiet"]),
        "It needs the crate registry; check the network and try again.",
    )
}

/// The start script stands inline in what trunk writes. As a file of its own it needs no
/// exception in the content security policy, neither ours nor a host's.
fn move_start_script_out(dist: &Path) -> Outcome {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(|e| e.to_string())?;
    let broken = || "trunk wrote a page without the inline start script that this step expects".to_owned();
    let (before, rest) = html.split_once("<script type=\"module\">").ok_or_else(broken)?;
    let (script, after) = rest.split_once("</script>").ok_or_else(broken)?;
    let name = format!("start-{:016x}.js", hash(script.as_bytes()));
    fs::write(dist.join(&name), script).map_err(|e| e.to_string())?;
    let page = format!("{before}<script type=\"module\" src=\"./{name}\"></script>{after}");
    fs::write(&index, page).map_err(|e| e.to_string())
}

/// Builds and serves on 127.0.0.1.
pub fn serve(port: Option<&str>) -> Outcome {
    let dist = build()?;
    if output(command("node").arg("--version")).is_none() {
        return Err("Node.js 20 or later is needed to serve the page. Install it and try again.".to_owned());
    }
    let mut server = command("node");
    server.arg("tests/e2e/server.mjs").arg(dist).arg(port.unwrap_or("8080"));
    run(&mut server, "Is the port taken? Name another: `cargo xtask serve 8081`.")
}

fn fingerprint() -> Outcome<String> {
    let mut files = Vec::new();
    for input in INPUTS {
        collect(&root().join(input), &mut files);
    }
    files.sort();
    let mut state = String::new();
    for file in files {
        let bytes = fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        let name = file.strip_prefix(root()).unwrap_or(&file).display();
        state.push_str(&format!("{:016x} {name}\n", hash(&bytes)));
    }
    Ok(state)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            collect(&entry.path(), files);
        }
    } else if path.exists() {
        files.push(path.to_path_buf());
    }
}

pub fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
