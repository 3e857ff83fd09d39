//! The tools that the project needs besides Rust. A missing tool is installed, after a message with the reason.

mod apt;
mod engine;
mod fuzzer;
mod ublock_origin;

use std::fs;

use anyhow::{Context, Result};

pub(crate) use engine::{CHROMIUM, Engine};
pub(crate) use fuzzer::fuzzer;
pub(crate) use ublock_origin::{UBLOCK_ORIGIN, ublock_origin};

use crate::command::{command, find, output, root, run};

/// The version of Trunk, which builds the demo and the widget.
const TRUNK: &str = "0.21.14";

/// The program that runs the wasm tests, a part of wasm-bindgen-cli.
pub(crate) const TEST_RUNNER: &str = "wasm-bindgen-test-runner";

/// Installs the wasm target of the current toolchain.
pub(crate) fn wasm_target() -> Result<()> {
    let installed = output(command("rustc").args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]));
    if installed.is_some_and(|folder| fs::exists(folder).unwrap_or(false)) {
        return Ok(());
    }
    println!("Rust's wasm32-unknown-unknown target is missing: the widget is compiled for it.");
    run(command("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
}

/// Installs a component of the toolchain: `rustfmt` or `clippy`.
pub(crate) fn component(name: &str, program: &str) -> Result<()> {
    if output(command("cargo").args([program, "--version"])).is_some() {
        return Ok(());
    }
    println!("Rust's {name} is missing: the checks run it.");
    run(command("rustup").args(["component", "add", name]))
}

/// Installs Trunk, and the version of `wasm-bindgen` in Cargo.lock, which Trunk then uses from `PATH`.
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

/// Installs `wasm-bindgen` and its test runner, in the version that Cargo.lock names.
pub(crate) fn wasm_bindgen() -> Result<()> {
    let version = locked_version("wasm-bindgen")?;
    let found = output(command("wasm-bindgen").arg("--version"));
    if found.is_some_and(|found| found.ends_with(&format!(" {version}"))) && find(TEST_RUNNER).is_some() {
        return Ok(());
    }
    println!(
        "wasm-bindgen-cli {version} is missing: it generates the JavaScript bindings, and must have the version in Cargo.lock."
    );
    run(command("cargo").args(["install", "wasm-bindgen-cli", "--version", &version]))
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock can't be read")?;
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    let version = lines.nth(1).and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).with_context(|| format!("Cargo.lock has no package {package}"))
}
