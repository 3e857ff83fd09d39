//! What the project needs beside Rust: looked for first, installed only when it is missing, and said why.

mod debian;
mod engine;
mod fuzzer;
mod lists;

use std::fs;

use anyhow::{Context, Result};

pub(crate) use engine::{CHROMIUM, Engine};
pub(crate) use fuzzer::fuzzer;
pub(crate) use lists::{UBLOCK_ORIGIN, ublock_origin};

use crate::command::{command, find, output, root, run};

/// The Trunk that builds the demo and the widget.
const TRUNK: &str = "0.21.14";

/// What runs the wasm tests; it comes with wasm-bindgen-cli.
pub(crate) const TEST_RUNNER: &str = "wasm-bindgen-test-runner";

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
    if found.is_some_and(|version| version.ends_with(&format!(" {TRUNK}"))) {
        return Ok(());
    }
    println!("Trunk {TRUNK} is missing: it builds the widget and serves the demo. This takes some minutes, once.");
    run(command("cargo").args(["install", "trunk", "--version", TRUNK, "--locked"]))
}

/// `wasm-bindgen` and its test runner.
pub(crate) fn wasm_bindgen() -> Result<()> {
    let version = locked("wasm-bindgen")?;
    let found = output(command("wasm-bindgen").arg("--version"));
    if found.is_some_and(|found| found.ends_with(&format!(" {version}"))) && find(TEST_RUNNER).is_some() {
        return Ok(());
    }
    println!(
        "wasm-bindgen-cli {version} is missing: it makes the glue, and must be the version that Cargo.lock names."
    );
    run(command("cargo").args(["install", "wasm-bindgen-cli", "--version", &version]))
}

/// The version of a package in Cargo.lock.
fn locked(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock can't be read")?;
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    let version = lines.nth(1).and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).with_context(|| format!("Cargo.lock names no {package}"))
}
