//! The tools for fuzzing: a nightly toolchain, a C++ compiler and cargo-fuzz.

use std::env;

use anyhow::{Result, bail};

use super::apt;
use crate::command::{command, find, output, run};

/// The version of cargo-fuzz, which builds the targets.
const CARGO_FUZZ: &str = "0.13.2";

/// Installs the tools for fuzzing. Fails if one is missing and can't be installed.
pub(crate) fn fuzzer() -> Result<()> {
    if output(command("cargo").args(["+nightly", "--version"])).is_none() {
        println!("Rust's nightly toolchain is missing: libFuzzer needs its coverage instrumentation.");
        run(command("rustup").args(["toolchain", "install", "nightly", "--profile", "minimal"]))?;
    }
    if !has_compiler() {
        println!("A C++ compiler is missing: libFuzzer is written in C++.");
        apt::install(&["g++"])?;
        if !has_compiler() {
            bail!("a C++ compiler is needed and can't be installed automatically; set CXX=/path/to/c++");
        }
    }
    let found = output(command("cargo").args(["fuzz", "--version"]));
    if found.is_some_and(|version| version.ends_with(&format!(" {CARGO_FUZZ}"))) {
        return Ok(());
    }
    println!("cargo-fuzz {CARGO_FUZZ} is missing: it builds the targets. This takes a minute or two, once.");
    run(command("cargo").args(["install", "cargo-fuzz", "--version", CARGO_FUZZ, "--locked"]))
}

/// Whether there is a compiler that the `cc` crate would find.
fn has_compiler() -> bool {
    env::var_os("CXX").is_some() || ["c++", "g++", "clang++"].iter().any(|name| find(name).is_some())
}
