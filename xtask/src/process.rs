//! Running other programs, with their cause and cure in words when they fail.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What went wrong and what to do about it, as one text.
pub type Outcome<T = ()> = Result<T, String>;

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Says what is being done.
pub fn say(what: &str) {
    println!("▸ {what}");
}

/// A command in the root of the project, free of what `cargo run` put into the
/// environment: the build may use another toolchain than the one that runs us.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let of_cargo_run = text == "CARGO"
            || text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_MANIFEST_")
            || text == "CARGO_PRIMARY_PACKAGE"
            || text == "RUSTUP_TOOLCHAIN"
            || text == "RUST_RECURSION_COUNT"
            || text == "LD_LIBRARY_PATH";
        if of_cargo_run {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs a command and shows what it prints.
pub fn run(command: &mut Command, cure: &str) -> Outcome {
    let arguments: Vec<_> = command.get_args().map(|a| a.to_string_lossy().into_owned()).collect();
    let line = format!("{} {}", command.get_program().to_string_lossy(), arguments.join(" "));
    let status = command.status().map_err(|error| format!("{line}: {error}. {cure}"))?;
    if status.success() { Ok(()) } else { Err(format!("failed: {line}\n  {cure}")) }
}

/// What a command prints, if it can be run and succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a command and gives up when it has printed nothing for so long.
pub fn run_unless_silent(command: &mut Command, patience: Duration) -> bool {
    let Ok(mut child) = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn() else { return false };
    let start = Instant::now();
    let heard = Arc::new(AtomicU64::new(0));
    if let Some(mut stderr) = child.stderr.take() {
        let heard = Arc::clone(&heard);
        std::thread::spawn(move || {
            let mut buffer = [0; 256];
            while matches!(stderr.read(&mut buffer), Ok(count) if count > 0) {
                heard.store(start.elapsed().as_secs(), Ordering::Relaxed);
            }
        });
    }
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Err(_) => return false,
            Ok(None) => {}
        }
        let silent = start.elapsed().as_secs().saturating_sub(heard.load(Ordering::Relaxed));
        if silent >= patience.as_secs() {
            let _ = child.kill();
            let _ = child.wait();
            return false;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}
