//! The checks of `cargo xtask test`.

use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::{
    browser_tests,
    command::{command, run as run_command},
    filter_lists,
    options::{self, Options},
    size, tools,
};

mod wasm;

/// A check, which can be run alone.
struct Check {
    name: &'static str,
    description: &'static str,
    run: fn(&Options) -> Result<()>,
}

/// The checks, in the order in which they run: the fastest first.
const CHECKS: &[Check] = &[
    Check { name: "fmt", description: "formatting", run: fmt },
    Check { name: "clippy", description: "lints, for this machine and for wasm32", run: clippy },
    Check { name: "unit", description: "tests that need no browser, and the API documentation", run: unit },
    Check { name: "wasm", description: "the components, in headless Chromium", run: wasm::wasm },
    Check { name: "browser", description: "the built widget, over WebDriver", run: browser_tests::run },
    Check { name: "filter-lists", description: "ad blockers' filter lists", run: filter_lists::run },
    Check { name: "size", description: "the sizes of the bundles", run: |_| size::size() },
];

/// Runs the named checks, or all of them, and stops at the first failure. `filter` is passed to the test runners.
pub(crate) fn run(arguments: &[&str], filter: &[&str]) -> Result<()> {
    let (names, engines) = options::parse(arguments)?;
    let options = Options { filter, engines };
    if let Some(unknown) = names.iter().find(|name| !CHECKS.iter().any(|check| check.name == **name)) {
        let known: Vec<_> = CHECKS.iter().map(|check| check.name).collect();
        bail!("there is no check `{unknown}`; the checks are {}", known.join(", "));
    }
    let selected: Vec<_> = CHECKS.iter().filter(|check| names.is_empty() || names.contains(&check.name)).collect();
    let mut times = Vec::new();
    for (index, check) in selected.iter().enumerate() {
        println!("\n[{}/{}] {}: {}", index + 1, selected.len(), check.name, check.description);
        let start = Instant::now();
        (check.run)(&options)
            .with_context(|| format!("{} failed; to run it alone: cargo xtask test {}", check.name, check.name))?;
        times.push(format!("{} {} s", check.name, start.elapsed().as_secs()));
    }
    println!("\nAll passed: {}", times.join(", "));
    Ok(())
}

fn cargo(arguments: &str, filter: &[&str]) -> Result<()> {
    let mut cargo = command("cargo");
    cargo.args(arguments.split(' '));
    if !filter.is_empty() {
        cargo.arg("--").args(filter);
    }
    run_command(&mut cargo)
}

fn fmt(_: &Options) -> Result<()> {
    tools::component("rustfmt", "fmt")?;
    cargo("fmt --all --check", &[])
}

fn clippy(_: &Options) -> Result<()> {
    tools::component("clippy", "clippy")?;
    tools::wasm_target()?;
    cargo("clippy --workspace --all-targets --all-features -- -D warnings", &[])?;
    cargo("clippy --package article-widget --lib --test web --target wasm32-unknown-unknown -- -D warnings", &[])?;
    let chunks =
        "clippy --package formats-chunk --package lightbox-chunk --target wasm32-unknown-unknown -- -D warnings";
    cargo(chunks, &[])
}

/// All tests that need no browser, except those of `filter-lists`, which are part of that check because they compile the
/// engine of an ad blocker.
fn unit(Options { filter, .. }: &Options) -> Result<()> {
    cargo("test --workspace --exclude filter-lists --lib --bins --all-features", filter)?;
    cargo(
        "test --package news-article --package lightbox-gestures --package article-cli --test * --all-features",
        filter,
    )?;
    cargo("test --package article-widget --test invariants", filter)?;
    cargo("test --package news-article --package lightbox-gestures --doc --all-features", filter)?;
    let mut documentation = command("cargo");
    documentation.args("doc --no-deps --package news-article --package lightbox-gestures --all-features".split(' '));
    run_command(documentation.env("RUSTDOCFLAGS", "-D warnings"))
}
