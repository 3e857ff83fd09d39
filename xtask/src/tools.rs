//! What the project needs beside Rust: looked for first, installed only when it is missing, and said why.

use std::{env, fs, path::PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{command, find, output, root, run};

/// The Trunk that builds the demo and the widget.
const TRUNK: &str = "0.21.14";

/// A browser and its driver.
pub(crate) struct Browser {
    /// Chromium or Chrome.
    pub(crate) chrome: PathBuf,
    /// The ChromeDriver of the same version.
    pub(crate) driver: PathBuf,
}

/// The wasm target of the toolchain in use.
pub(crate) fn wasm_target() -> Result<()> {
    let installed = output(command("rustc").args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]));
    if installed.is_some_and(|folder| fs::exists(folder).unwrap_or(false)) {
        return Ok(());
    }
    println!("Rust's wasm32-unknown-unknown target is missing: the widget is compiled for it.");
    run(command("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
}

/// `rustfmt` or `clippy`.
pub(crate) fn component(name: &str, program: &str) -> Result<()> {
    if output(command("cargo").args([program, "--version"])).is_some() {
        return Ok(());
    }
    println!("Rust's {name} is missing: the checks run it.");
    run(command("rustup").args(["component", "add", name]))
}

/// Trunk, and the `wasm-bindgen` that Cargo.lock names: Trunk takes it from the path when the version is the same.
pub(crate) fn trunk() -> Result<()> {
    wasm_target()?;
    wasm_bindgen()?;
    let found = output(command("trunk").arg("--version"));
    if found.is_some_and(|version| version.contains(TRUNK)) {
        return Ok(());
    }
    println!("Trunk {TRUNK} is missing: it builds the widget and serves the demo. This takes some minutes, once.");
    run(command("cargo").args(["install", "trunk", "--version", TRUNK, "--locked"]))
}

/// `wasm-bindgen` and its test runner.
pub(crate) fn wasm_bindgen() -> Result<()> {
    let version = locked("wasm-bindgen")?;
    let found = output(command("wasm-bindgen").arg("--version"));
    if found.is_some_and(|found| found.ends_with(&version)) {
        return Ok(());
    }
    println!("wasm-bindgen-cli {version} is missing: it makes the glue, and must be the version that Cargo.lock names.");
    run(command("cargo").args(["install", "wasm-bindgen-cli", "--version", &version]))
}

/// The version of a package in Cargo.lock.
fn locked(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock can't be read")?;
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    let version = lines.nth(1).and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).with_context(|| format!("Cargo.lock names no {package}"))
}

/// A browser that a driver can drive: `$CHROME` and `$CHROMEDRIVER`, else the path's, else Debian's packages.
pub(crate) fn browser() -> Result<Browser> {
    if let Some(browser) = found_browser() {
        return Ok(browser);
    }
    println!("Chromium and its driver are missing: the browser tests drive them.");
    let sudo = output(command("sudo").args(["-n", "true"])).is_some();
    let root = output(command("id").arg("-u")).as_deref() == Some("0");
    if find("apt-get").is_some() && (root || sudo) {
        for words in ["update", "install -y --no-install-recommends chromium chromium-driver fonts-noto-core"] {
            let mut apt = if root { command("apt-get") } else { command("sudo") };
            if !root {
                apt.arg("apt-get");
            }
            run(apt.args(words.split(' ')).env("DEBIAN_FRONTEND", "noninteractive"))?;
        }
    }
    match found_browser() {
        Some(browser) => Ok(browser),
        None => bail!(
            "Chromium (or Chrome) and ChromeDriver are needed. Install them (Debian: chromium, chromium-driver), \
             or name yours: CHROME=/path/to/chrome CHROMEDRIVER=/path/to/chromedriver"
        ),
    }
}

fn found_browser() -> Option<Browser> {
    let named = |variable: &str, programs: &[&str]| {
        env::var_os(variable).map(PathBuf::from).or_else(|| programs.iter().find_map(|program| find(program)))
    };
    Some(Browser {
        chrome: named("CHROME", &["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome"])?,
        driver: named("CHROMEDRIVER", &["chromedriver"])?,
    })
}
