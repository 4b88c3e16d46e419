//! All checks, from the quick to the slow. `cargo xtask test` runs every one of them.

use crate::process::{Outcome, command, root, run, say};
use crate::{dist, size, tools, versions, wasm};

/// What runs in a browser: the page and the worker beside it.
const PACKAGES: [&str; 4] = ["--package", "genomfor", "--package", "genomfor-office"];

/// Everything.
pub fn all() -> Outcome {
    core()?;
    wasm_lints()?;
    dist::build()?;
    say("size of the first view");
    size::report()?;
    workbook()?;
    journeys(None)?;
    println!("\n✓ all checks passed");
    Ok(())
}

/// The checks that need no browser and no wasm.
pub fn core() -> Outcome {
    versions::agree()?;
    say("formatting");
    run(command("cargo").args(["fmt", "--all", "--check"]), "Run `cargo fmt --all`.")?;
    say("lints (host)");
    for features in [&["--no-default-features"][..], &["--all-features"][..]] {
        let mut clippy = command("cargo");
        clippy.args(["clippy", "--locked", "--workspace", "--all-targets"]).args(features);
        run(clippy.args(["--", "-D", "warnings"]), "The messages above say what to change.")?;
    }
    say("core: unit, property, golden, schema, fault and architecture tests");
    run(
        command("cargo").args(["test", "--locked", "--no-default-features", "--quiet"]).args(PACKAGES),
        "A test failed; its name says what a user may rely on.",
    )
}

/// The economy's workbook, reckoned anew by LibreOffice.
pub fn workbook() -> Outcome {
    tools::browsers()?;
    say("the economy's workbook: LibreOffice reckons its formulas and agrees");
    let mut test = command("cargo");
    test.args(["test", "--locked", "--no-default-features", "--quiet"]);
    test.args(["--package", "genomfor-office", "--test", "economy", "--", "--ignored"]);
    run(
        &mut test,
        "Needs `soffice`. A figure of the workbook is another than the program's; the test names it.",
    )
}

fn wasm_lints() -> Outcome {
    say("lints (wasm)");
    let mut clippy = wasm::toolchain()?.clippy();
    clippy.args(["--locked", "--package", "genomfor", "--features", "split", "--", "-D", "warnings"]);
    run(&mut clippy, "The messages above say what to change.")?;
    let mut clippy = wasm::toolchain()?.clippy();
    clippy.args(["--locked", "--package", "genomfor-office", "--", "-D", "warnings"]);
    run(&mut clippy, "The messages above say what to change.")
}

/// The journeys in Chromium and Firefox; a name picks those that contain it.
pub fn journeys(name: Option<&str>) -> Outcome {
    tools::npm_packages("tests/e2e")?;
    tools::browsers()?;
    say("journeys in the browsers");
    let mut node = command("node");
    node.args(["--test", "--test-concurrency=1"]);
    if let Some(name) = name {
        node.arg(format!("--test-name-pattern={name}"));
    }
    node.arg("tests/e2e/journeys/");
    run(&mut node, "The journey named above failed.")
}

/// Screenshots of every view in three sizes, light and dark.
pub fn screenshots() -> Outcome {
    tools::npm_packages("tests/e2e")?;
    tools::browsers()?;
    run(command("node").arg("tests/e2e/screenshots.mjs"), "The messages above say why.")
}

/// A benchmark in the browser, beside what others have built; a name picks the figures that contain it.
pub fn browser_benchmark(script: &str, name: Option<&str>) -> Outcome {
    tools::npm_packages("tests/bench")?;
    tools::browsers()?;
    run(command("node").arg(format!("tests/bench/{script}")).args(name), "The messages above say why.")
}

/// A benchmark of the core that needs no browser.
pub fn native_benchmark(name: &str) -> Outcome {
    let mut bench = command("cargo");
    bench.args(["bench", "--locked", "--no-default-features", "--bench", name]);
    run(&mut bench, "The messages above say why.")
}

/// The property tests of merging with many more cases than in the usual run.
pub fn nightly() -> Outcome {
    say("merging: property tests with 10,000 cases");
    let mut test = command("cargo");
    test.args(["test", "--locked", "--no-default-features", "--test", "merge"]);
    test.args(["--test", "histories"]).env("GENOMFOR_CASES", "10000");
    run(&mut test, "A test failed; the seed that it names belongs into a test of its own.")
}

/// Writes the schema and the golden files from the code.
pub fn write_generated() -> Outcome {
    let mut test = command("cargo");
    test.args(["test", "--no-default-features", "--quiet", "--test", "files", "--test", "checks"])
        .env("GENOMFOR_WRITE", "1");
    run(&mut test, "The messages above say why.")
}

/// Runs the fuzz target of the file reader.
pub fn fuzz(seconds: Option<&str>) -> Outcome {
    // New findings go to the first folder; the hostile files of the tests are read only.
    let corpus = root().join("fuzz/corpus/read");
    std::fs::create_dir_all(&corpus).map_err(|e| format!("{}: {e}", corpus.display()))?;
    let mut fuzz = command("cargo");
    fuzz.args(["fuzz", "run", "--sanitizer", "none", "read", "--"])
        .arg(format!("-max_total_time={}", seconds.unwrap_or("600")))
        .arg("-max_len=65536")
        .arg("fuzz/corpus/read")
        .arg("tests/fixtures/files")
        .env("RUSTC_BOOTSTRAP", "1");
    run(&mut fuzz, "Install the fuzzer with `cargo install cargo-fuzz`, or see the finding above.")
}
