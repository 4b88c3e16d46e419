//! `cargo xtask`: everything that is done with the project besides editing it.
//! Each step is one function with a name; the modules say which.

mod checks;
mod dist;
mod office;
mod process;
mod size;
mod split;
mod tools;
mod versions;
mod wasm;

use std::process::ExitCode;

const HELP: &str = "cargo xtask <command>

  serve [port]   gets what is missing, builds, serves on 127.0.0.1 and prints the address
  test           all checks: formatting, lints, core, build, size budget, browsers
  dist           builds the static page into dist/
  office [dir]   only builds the worker for workbooks, into dist/ or a folder with a built page
  core           only the checks of the core, without a browser
  workbook       only the economy's workbook, reckoned anew by LibreOffice
  e2e [name]     only the browser journeys (after dist); a name picks those that contain it
  bench [name]   the view Program measured beside other tables; a name picks the figures that contain it
  bench-timeline the view Tidslinje measured beside other timelines, with 1,000 and 10,000 measures
  bench-views    the first paint of the views of the whole, and an edit in each
  bench-homes    a cell of the plan with 1,000 projects in 14 years, undo beside charts and accounts, each tab
  bench-analysis what follows from a large programme, after one edit beside anew
  bench-merge    merging large files measured beside reading them, and what a history adds to a file
  nightly        the property tests of merging with 10,000 cases each
  shots          screenshots of every view into screenshots/
  schema         writes the JSON schema and the golden files anew
  fuzz [seconds] feeds the file reader with damaged files (default 600)
  versions       prints the pinned versions";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let argument = arguments.get(1).map(String::as_str);
    let result = match arguments.first().map(String::as_str) {
        Some("serve") => dist::serve(argument),
        Some("test") => checks::all(),
        Some("dist") => dist::build().map(|_| ()),
        Some("office") => office::build_into(argument),
        Some("core") => checks::core(),
        Some("workbook") => checks::workbook(),
        Some("e2e") => dist::build().and_then(|_| checks::journeys(argument)),
        Some("bench") => dist::build().and_then(|_| checks::browser_benchmark("bench.mjs", argument)),
        Some("bench-timeline") => dist::build().and_then(|_| checks::browser_benchmark("timeline.mjs", None)),
        Some("bench-views") => dist::build().and_then(|_| checks::browser_benchmark("views.mjs", argument)),
        Some("bench-homes") => dist::build().and_then(|_| checks::browser_benchmark("homes.mjs", None)),
        Some("bench-analysis") => checks::native_benchmark("analysis"),
        Some("bench-merge") => checks::native_benchmark("merge"),
        Some("nightly") => checks::nightly(),
        Some("shots") => dist::build().and_then(|_| checks::screenshots()),
        Some("schema") => checks::write_generated(),
        Some("fuzz") => checks::fuzz(argument),
        Some("versions") => versions::print(),
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n✗ {problem}");
            ExitCode::FAILURE
        }
    }
}
