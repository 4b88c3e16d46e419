//! The rules of ARCHITECTURE.md that a compiler cannot hold.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "tests fail by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

const LAYERS: [&str; 5] = ["model", "edit", "analysis", "exchange", "present"];
const LONGEST_FILE: usize = 620;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Every file below a folder, with its text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(path).unwrap().flatten() {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else if entry.path().to_string_lossy().ends_with(ending) {
                let name = entry.path().strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(entry.path()).unwrap()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_layer_uses_only_itself_and_those_before_it() {
    for (place, layer) in LAYERS.iter().enumerate() {
        for (name, text) in files(&format!("src/{layer}"), ".rs") {
            for later in &LAYERS[place + 1..] {
                let test_code = text.find("#[cfg(test)]").unwrap_or(text.len());
                assert!(!text[..test_code].contains(&format!("crate::{later}")), "{name} uses {later}");
            }
        }
    }
}

#[test]
fn only_the_platform_and_the_renderer_touch_the_browser_and_widgets_know_no_domain_word() {
    for (name, text) in files("src/ui", ".rs") {
        let touches = ["web_sys::window()", "js_sys::Reflect", "gloo_storage", "idb::"];
        if !name.starts_with("src/ui/platform/") && name != "src/ui/dom/render.rs" {
            for touch in touches {
                assert!(!text.contains(touch), "{name} contains {touch}");
            }
        }
        if name.starts_with("src/ui/widget/") {
            for word in ["model::goal", "model::measure", "Kind::", "Edit::"] {
                assert!(!text.contains(word), "{name} contains {word}");
            }
        }
    }
}

#[test]
fn text_never_becomes_markup_and_no_word_of_the_interface_is_outside_the_catalogue() {
    for (name, text) in files("src", ".rs") {
        assert!(!text.contains("inner_html"), "{name}");
        assert!(!text.contains("set_inner_html"), "{name}");
    }
    for (name, text) in files("style", ".js") {
        assert!(!text.contains("innerHTML") && !text.contains("document.write"), "{name}");
    }
    // Swedish letters in a view are words that only one language has.
    for (name, text) in files("src/ui", ".rs") {
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let brand = code.contains("Genomför") || code.contains("\"”");
            assert!(brand || !code.contains(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']), "{name}:{}", number + 1);
        }
    }
}

#[test]
fn every_file_says_what_it_is_for_and_is_not_a_drawer_for_everything() {
    for (name, text) in files("src", ".rs") {
        assert!(text.starts_with("//! "), "{name} begins with a sentence about itself");
        assert!(text.lines().count() <= LONGEST_FILE, "{name} has {} lines", text.lines().count());
        for drawer in ["utils.rs", "helpers.rs", "types.rs", "common.rs"] {
            assert!(!name.ends_with(drawer), "{name}");
        }
    }
}

#[test]
fn the_page_has_a_strict_policy_and_asks_nobody_else() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    assert!(page.contains("default-src 'none'") && page.contains("'wasm-unsafe-eval'"));
    assert!(!page.contains("unsafe-inline") && !page.contains("'unsafe-eval'"));
    for (name, text) in files("style", ".css").into_iter().chain([("index.html".to_owned(), page)]) {
        assert!(!text.contains("http://") && !text.contains("https://"), "{name} names another host");
    }
}

#[test]
fn the_page_of_last_resort_knows_every_list_of_a_file() {
    let script = fs::read_to_string(root().join("style/rescue.js")).unwrap();
    for kind in genomfor::model::record::Kind::ALL {
        if kind != genomfor::model::record::Kind::Programme {
            assert!(script.contains(&format!("{}: \"{}\"", kind.code(), kind.table())), "{kind:?}");
        }
    }
}
