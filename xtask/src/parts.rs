//! What a contributor runs: serving the demo, and the checks part by part.

use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::{
    command::{command, root, run},
    size, tools,
};

/// A part of the checks.
struct Part {
    name: &'static str,
    what: &'static str,
    run: fn(&[&str]) -> Result<()>,
}

/// The parts, cheapest first.
const PARTS: &[Part] = &[
    Part { name: "fmt", what: "the format of the source", run: fmt },
    Part { name: "clippy", what: "lints, natively and for wasm32", run: clippy },
    Part { name: "native", what: "the pure rooms, under plain cargo test", run: native },
    Part { name: "wasm", what: "the components, in headless Chromium", run: wasm },
    Part { name: "browser", what: "the built widget, driven as a reader would", run: browser },
    Part { name: "size", what: "what a reader downloads", run: |_| size::size() },
];

/// Serves the demo until it is stopped.
pub(crate) fn serve(arguments: &[&str]) -> Result<()> {
    tools::trunk()?;
    println!("The demo will be at http://127.0.0.1:8080/");
    run(command("trunk").arg("serve").args(arguments))
}

/// Runs the named parts, or all; `filter` goes to the test runner. The first failure ends it.
pub(crate) fn test(names: &[&str], filter: &[&str]) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| !PARTS.iter().any(|part| part.name == **name)) {
        let known: Vec<_> = PARTS.iter().map(|part| part.name).collect();
        bail!("there is no part `{unknown}`; there are {}", known.join(", "));
    }
    let chosen: Vec<_> = PARTS.iter().filter(|part| names.is_empty() || names.contains(&part.name)).collect();
    let mut times = Vec::new();
    for (place, part) in chosen.iter().enumerate() {
        println!("\n[{}/{}] {}: {}", place + 1, chosen.len(), part.name, part.what);
        let start = Instant::now();
        (part.run)(filter).with_context(|| {
            format!("{} failed; to run it alone: cargo xtask test {}", part.name, part.name)
        })?;
        times.push(format!("{} {} s", part.name, start.elapsed().as_secs()));
    }
    println!("\nAll passed: {}", times.join(", "));
    Ok(())
}

fn cargo(words: &str, filter: &[&str]) -> Result<()> {
    let mut cargo = command("cargo");
    cargo.args(words.split(' '));
    if !filter.is_empty() {
        cargo.arg("--").args(filter);
    }
    run(&mut cargo)
}

fn fmt(_: &[&str]) -> Result<()> {
    tools::component("rustfmt", "fmt")?;
    cargo("fmt --all --check", &[])
}

fn clippy(_: &[&str]) -> Result<()> {
    tools::component("clippy", "clippy")?;
    tools::wasm_target()?;
    cargo("clippy --workspace --all-targets --all-features -- -D warnings", &[])?;
    cargo("clippy --package article-widget --lib --test web --target wasm32-unknown-unknown -- -D warnings", &[])
}

fn native(filter: &[&str]) -> Result<()> {
    cargo("test --package article-widget --lib --test native --all-features", filter)?;
    cargo("test --package xtask", filter)
}

fn wasm(filter: &[&str]) -> Result<()> {
    tools::wasm_target()?;
    tools::wasm_bindgen()?;
    let browser = tools::browser()?;
    let mut cargo = command("cargo");
    cargo
        .args("test --package article-widget --test web --target wasm32-unknown-unknown".split(' '))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", browser.driver);
    if !filter.is_empty() {
        cargo.arg("--").args(filter);
    }
    run(&mut cargo)
}

fn browser(filter: &[&str]) -> Result<()> {
    let browser = tools::browser()?;
    build()?;
    let mut cargo = command("cargo");
    cargo
        .args("test --package article-widget --test browser --".split(' '))
        .args(filter)
        .env("CHROME", browser.chrome)
        .env("CHROMEDRIVER", browser.driver)
        .env("ARTICLE_WIDGET_DIST", root().join("dist"));
    run(&mut cargo)
}

/// The release build, as a site owner gets it.
pub(crate) fn build() -> Result<()> {
    tools::trunk()?;
    run(command("trunk").args(["build", "--release"]))
}
