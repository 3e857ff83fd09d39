//! What fuzzing needs: a nightly toolchain, a C++ compiler, and cargo-fuzz.

use std::env;

use anyhow::{Result, bail};

use super::debian;
use crate::command::{command, find, output, run};

/// The cargo-fuzz that builds the targets.
const CARGO_FUZZ: &str = "0.13.2";

/// All of it; what is missing and can't be installed is a failure.
pub(crate) fn fuzzer() -> Result<()> {
    if output(command("cargo").args(["+nightly", "--version"])).is_none() {
        println!("Rust's nightly toolchain is missing: only it counts the branches that an input takes.");
        run(command("rustup").args(["toolchain", "install", "nightly", "--profile", "minimal"]))?;
    }
    if !has_compiler() {
        println!("A C++ compiler is missing: libFuzzer is written in C++.");
        debian::install(&["g++"])?;
        if !has_compiler() {
            bail!("a C++ compiler is needed, and can't be installed from here; name yours: CXX=/path/to/c++");
        }
    }
    let found = output(command("cargo").args(["fuzz", "--version"]));
    if found.is_some_and(|version| version.ends_with(&format!(" {CARGO_FUZZ}"))) {
        return Ok(());
    }
    println!("cargo-fuzz {CARGO_FUZZ} is missing: it builds the targets. This takes a minute or two, once.");
    run(command("cargo").args(["install", "cargo-fuzz", "--version", CARGO_FUZZ, "--locked"]))
}

/// Whether there is a compiler by one of the names that the `cc` crate tries.
fn has_compiler() -> bool {
    env::var_os("CXX").is_some() || ["c++", "g++", "clang++"].iter().any(|name| find(name).is_some())
}
