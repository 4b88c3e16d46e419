//! Which Rust builds the wasm: rustup's with the wasm32 target where it can be had,
//! otherwise Debian's packages, whose standard library is built once from source.

use crate::process::{Outcome, command, output, run, run_unless_silent, say};
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// The target of the page and of its worker.
pub const TARGET: &str = "wasm32-unknown-unknown";
const STD_MANIFEST: &str = "/usr/lib/rustlib/src/rust/library/Cargo.toml";
const DEBIAN: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy"];

/// A toolchain that can build for wasm.
pub enum Toolchain {
    /// The toolchain that runs us has the target.
    Rustup,
    /// Debian's, in /usr/bin, with this linker.
    Debian { linker: String },
}

impl Toolchain {
    /// Makes a command (cargo, trunk) build with this toolchain.
    pub fn equip(&self, command: &mut Command, first_on_path: &[&Path]) {
        let mut path = OsString::new();
        if matches!(self, Toolchain::Debian { .. }) {
            // trunk, wasm-bindgen and wasm-opt first: they are looked up by name.
            for folder in first_on_path {
                path.push(folder);
                path.push(":");
            }
            path.push("/usr/bin:");
        } else {
            for folder in first_on_path {
                path.push(folder);
                path.push(if cfg!(windows) { ";" } else { ":" });
            }
        }
        path.push(std::env::var_os("PATH").unwrap_or_default());
        command.env("PATH", path);
        if let Toolchain::Debian { linker } = self {
            command
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
    }

    /// Fetches what the standard library itself is built from, where it has to be built,
    /// so that the build needs no network.
    pub fn fetch_std(&self) -> Outcome {
        let Toolchain::Debian { .. } = self else { return Ok(()) };
        let mut fetch = command("/usr/bin/cargo");
        self.equip(&mut fetch, &[]);
        fetch.args(["fetch", "--locked", "--quiet", "--manifest-path", STD_MANIFEST]);
        run(&mut fetch, "It needs the crate registry; check the network and try again.")
    }

    /// `cargo clippy` for wasm with this toolchain. Debian's is called by its path:
    /// cargo looks for its subcommands in its own bin folder first.
    pub fn clippy(&self) -> Command {
        let mut clippy = match self {
            Toolchain::Rustup => command("cargo"),
            Toolchain::Debian { .. } => {
                let mut clippy = command("/usr/bin/cargo-clippy");
                clippy.env("CARGO", "/usr/bin/cargo");
                clippy
            }
        };
        clippy.args(["clippy", "--target", TARGET]);
        self.equip(&mut clippy, &[]);
        clippy
    }
}

/// Finds the toolchain, or gets it.
pub fn toolchain() -> Outcome<Toolchain> {
    if rustup_has_target() {
        return Ok(Toolchain::Rustup);
    }
    if let Some(linker) = debian_linker() {
        return Ok(Toolchain::Debian { linker });
    }
    say(&format!("adding the target {TARGET} with rustup (gives up after 20 s without an answer)"));
    let mut add = command("rustup");
    if run_unless_silent(add.args(["target", "add", TARGET]), Duration::from_secs(20)) && rustup_has_target()
    {
        return Ok(Toolchain::Rustup);
    }
    install_debian()?;
    debian_linker().map(|linker| Toolchain::Debian { linker }).ok_or_else(|| {
        "Debian's packages were installed, but /usr/bin/rustc, its source or a wasm-ld is still missing"
            .to_owned()
    })
}

fn rustup_has_target() -> bool {
    output(command("rustc").args(["--print", "sysroot"]))
        .is_some_and(|sysroot| Path::new(&sysroot).join("lib/rustlib").join(TARGET).exists())
}

/// Debian's linker, when rustc, cargo, clippy and the standard library's source are all there.
fn debian_linker() -> Option<String> {
    let version = output(command("/usr/bin/rustc").arg("--version"))?;
    let number = version.split_whitespace().nth(1)?;
    let source = Path::new("/usr/src").join(format!("rustc-{number}"));
    let complete = source.exists()
        && Path::new("/usr/bin/cargo").exists()
        && Path::new("/usr/bin/cargo-clippy").exists();
    if !complete {
        return None;
    }
    let mut linkers: Vec<(u32, String)> = std::fs::read_dir("/usr/bin")
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| Some((name.strip_prefix("wasm-ld-")?.parse().ok()?, name.clone())))
        .collect();
    linkers.sort();
    linkers.pop().map(|(_, name)| name)
}

fn install_debian() -> Outcome {
    let cure = format!(
        "No Rust that builds for {TARGET} was found. Install one and try again: `rustup target add {TARGET}`, \
         or on Debian, as root: `apt-get install {} lld`.",
        DEBIAN.join(" ")
    );
    if output(command("apt-get").arg("--version")).is_none() {
        return Err(cure);
    }
    apt_update(&cure)?;
    let listed =
        output(command("apt-cache").args(["search", "--names-only", "^lld-[0-9]+$"])).unwrap_or_default();
    let newest = listed
        .lines()
        .filter_map(|line| line.split_whitespace().next()?.strip_prefix("lld-")?.parse::<u32>().ok())
        .max()
        .ok_or_else(|| cure.clone())?;
    let linker = format!("lld-{newest}");
    let mut packages = DEBIAN.to_vec();
    packages.push(&linker);
    apt_install(&packages, &cure)
}

/// Refreshes Debian's package lists.
pub fn apt_update(cure: &str) -> Outcome {
    say("refreshing the package lists (apt-get update)");
    run(command("apt-get").args(["-qq", "update"]), cure)
}

/// Installs Debian packages.
pub fn apt_install(packages: &[&str], cure: &str) -> Outcome {
    say(&format!("installing {} (apt-get)", packages.join(" ")));
    let mut install = command("apt-get");
    install.args(["-qq", "install", "-y", "--no-install-recommends"]).args(packages);
    run(install.env("DEBIAN_FRONTEND", "noninteractive"), cure)
}
