//! The tools of the build and of the tests: trunk, wasm-bindgen, the npm packages, the
//! browsers. What is there in the right version is used as it is; what has to be compiled
//! goes into a cache folder that outlives a checkout.

use crate::process::{Outcome, command, output, root, run, say};
use crate::versions::pinned;
use crate::wasm::{apt_install, apt_update};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder in which compiled tools are kept: `GENOMFOR_CACHE`, else the user's cache.
fn cache() -> PathBuf {
    let of_user = || {
        let base = std::env::var_os("XDG_CACHE_HOME")
            .or_else(|| std::env::var_os("LOCALAPPDATA"))
            .map(PathBuf::from)
            .or_else(|| std::env::home_dir().map(|home| home.join(".cache")));
        base.unwrap_or_else(|| root().join("target")).join("genomfor")
    };
    std::env::var_os("GENOMFOR_CACHE").map_or_else(of_user, PathBuf::from)
}

/// The folders in which trunk, wasm-bindgen and wasm-opt are found, installing what is missing.
pub fn build_tools() -> Outcome<Vec<PathBuf>> {
    let mut folders = vec![npm_packages("tests/e2e")?.join(".bin")];
    // wasm-bindgen's own lock names a crate version that registries may lack, hence unlocked.
    for (tool, package, locked) in [("trunk", "trunk", true), ("wasm-bindgen", "wasm-bindgen-cli", false)] {
        let version = pinned(tool)?;
        if answers(Path::new(tool), &version) {
            continue;
        }
        let folder = cache().join(format!("{package}-{version}"));
        if !answers(&folder.join("bin").join(tool), &version) {
            say(&format!("compiling {package} {version} into {} (some minutes, once)", folder.display()));
            let mut install = command("cargo");
            install.args(["install", package, "--version", &version, "--root"]).arg(&folder);
            if locked {
                install.arg("--locked");
            }
            quick(&mut install);
            run(&mut install, "It needs the crate registry; check the network and try again.")?;
        }
        folders.push(folder.join("bin"));
    }
    let version = pinned("wasm_split_cli_support")?;
    let folder = cache().join(format!("wasm_split_cli_support-{version}"));
    if !folder.join("bin").join(executable("wasm-split-cli")).exists() {
        say(&format!("compiling wasm_split_cli_support {version} into {} (once)", folder.display()));
        let mut install = command("cargo");
        install.args(["install", "wasm_split_cli_support", "--version", &version, "--locked"]);
        install.args(["--features", "build-binary", "--root"]).arg(&folder);
        quick(&mut install);
        run(&mut install, "It needs the crate registry; check the network and try again.")?;
    }
    folders.push(folder.join("bin"));
    Ok(folders)
}

/// The name of a program as a file.
pub fn executable(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

/// Tools are compiled once and run for seconds: a quick build serves better than a quick tool.
fn quick(install: &mut Command) {
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1").env("CARGO_PROFILE_RELEASE_LTO", "false");
}

fn answers(program: &Path, version: &str) -> bool {
    output(command(program).arg("--version"))
        .is_some_and(|line| line.split_whitespace().any(|word| word == version))
}

/// The folder `node_modules` in a folder of the project, installed from the lock file when that has changed.
pub fn npm_packages(place: &str) -> Outcome<PathBuf> {
    let folder = root().join(place);
    let lock = folder.join("package-lock.json");
    let lock = fs::read(&lock).map_err(|e| format!("{}: {e}", lock.display()))?;
    let stamp = folder.join("node_modules/.genomfor-lock");
    if fs::read(&stamp).ok().as_deref() != Some(lock.as_slice()) {
        let node = output(command("node").arg("--version"));
        let major =
            node.as_deref().and_then(|v| v.trim_start_matches('v').split('.').next()?.parse::<u32>().ok());
        if major.is_none_or(|major| major < 20) {
            return Err(format!(
                "Node.js 20 or later is needed and {} was found. Install it and try again.",
                node.as_deref().unwrap_or("none")
            ));
        }
        say(&format!("installing the npm packages of {place}"));
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let mut ci = command(npm);
        ci.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&folder);
        run(&mut ci, "It needs the npm registry; check the network and try again.")?;
        fs::write(&stamp, lock).map_err(|e| format!("{}: {e}", stamp.display()))?;
    }
    Ok(folder.join("node_modules"))
}

/// A browser or font package that the tests need, and the file that shows it is there.
const BROWSER_PACKAGES: [(&str, &str); 6] = [
    ("chromium", "/usr/bin/chromium"),
    ("firefox-esr", "/usr/bin/firefox-esr"),
    ("fonts-open-sans", "/usr/share/fonts/truetype/open-sans"),
    ("fonts-inter", "/usr/share/doc/fonts-inter"),
    ("poppler-utils", "/usr/bin/pdfinfo"),
    ("libreoffice-calc-nogui", "/usr/bin/soffice"),
];

/// Chromium, Firefox and the fonts of the screenshots, from Debian where they are missing.
/// Elsewhere `CHROMIUM` and `FIREFOX` name the browsers.
pub fn browsers() -> Outcome {
    let named = std::env::var_os("CHROMIUM").is_some() && std::env::var_os("FIREFOX").is_some();
    let missing: Vec<&str> = BROWSER_PACKAGES
        .iter()
        .filter(|(_, shown_by)| !Path::new(shown_by).exists())
        .map(|(package, _)| *package)
        .collect();
    if named || missing.is_empty() {
        return Ok(());
    }
    let cure = format!(
        "The browser tests need {}. Install them (on Debian, as root: `apt-get install {}`), or name \
         the browsers in CHROMIUM and FIREFOX.",
        missing.join(", "),
        missing.join(" ")
    );
    if output(command("apt-get").arg("--version")).is_none() {
        return Err(cure);
    }
    apt_update(&cure)?;
    apt_install(&missing, &cure)
}
