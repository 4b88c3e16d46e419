//! The pinned versions: told in `[workspace.metadata.versions]` of Cargo.toml, and
//! compared with the lock files, so that they cannot drift apart.

use crate::process::{Outcome, root};
use std::fs;

/// The version pinned for a tool or crate.
pub fn pinned(name: &str) -> Outcome<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).map_err(|e| format!("Cargo.toml: {e}"))?;
    let section = manifest.split("[workspace.metadata.versions]").nth(1).unwrap_or_default();
    let section = section.split("\n[").next().unwrap_or_default();
    section
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .find(|(key, _)| key.trim() == name)
        .map(|(_, value)| value.trim().trim_matches('"').to_owned())
        .ok_or_else(|| format!("Cargo.toml pins no version of {name} in [workspace.metadata.versions]"))
}

/// Prints them.
pub fn print() -> Outcome {
    for name in ["leptos", "wasm-bindgen", "trunk", "wasm_split_cli_support", "binaryen", "playwright-core"] {
        println!("{name} {}", pinned(name)?);
    }
    Ok(())
}

/// Fails when a lock file says otherwise.
pub fn agree() -> Outcome {
    let lock = fs::read_to_string(root().join("Cargo.lock")).map_err(|e| format!("Cargo.lock: {e}"))?;
    for name in ["leptos", "wasm-bindgen"] {
        let version = pinned(name)?;
        if !lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")) {
            return Err(format!(
                "Cargo.lock has another version of {name} than {version}: run `cargo update -p {name} --precise {version}`"
            ));
        }
    }
    for (folder, names) in
        [("tests/e2e", &["binaryen", "playwright-core"][..]), ("tests/bench", &["playwright-core"])]
    {
        let place = format!("{folder}/package.json");
        let packages = fs::read_to_string(root().join(&place)).map_err(|e| format!("{place}: {e}"))?;
        for name in names {
            let version = pinned(name)?;
            if !packages.contains(&format!("\"{name}\": \"{version}\"")) {
                return Err(format!("{place} has another version of {name} than {version}"));
            }
        }
    }
    Ok(())
}
