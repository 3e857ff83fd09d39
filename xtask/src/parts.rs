//! What a contributor runs: serving the demo, and the checks part by part.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
    time::Instant,
};

use anyhow::{Context, Result, bail};

use crate::{
    command::{command, root, run},
    engines, lists,
    options::Options,
    size, tools,
};

/// A part of the checks.
struct Part {
    name: &'static str,
    what: &'static str,
    run: fn(&Options) -> Result<()>,
}

/// The parts, cheapest first.
const PARTS: &[Part] = &[
    Part { name: "fmt", what: "the format of the source", run: fmt },
    Part { name: "clippy", what: "lints, natively and for wasm32", run: clippy },
    Part { name: "native", what: "the pure rooms, under plain cargo test", run: native },
    Part { name: "wasm", what: "the components, in headless Chromium", run: wasm },
    Part { name: "browser", what: "the built widget, driven as a reader would", run: engines::browser },
    Part { name: "lists", what: "what ad blockers' lists know of the widget", run: lists::part },
    Part { name: "size", what: "what a reader downloads", run: |_| size::size() },
];

/// Serves the demo until it is stopped.
pub(crate) fn serve(arguments: &[&str]) -> Result<()> {
    tools::trunk()?;
    if arguments.is_empty() {
        println!("The demo will be at http://127.0.0.1:8080/ once it is built.");
    }
    run(command("trunk").arg("serve").args(arguments))
}

/// Runs the named parts, or all, in all engines or in those after `--engine`; `filter` goes to the test runner. The
/// first failure ends it.
pub(crate) fn test(words: &[&str], filter: &[&str]) -> Result<()> {
    let (names, engines) = engines::split(words)?;
    let options = Options { filter, engines };
    if let Some(unknown) = names.iter().find(|name| !PARTS.iter().any(|part| part.name == **name)) {
        let known: Vec<_> = PARTS.iter().map(|part| part.name).collect();
        bail!("there is no part `{unknown}`; there are {}", known.join(", "));
    }
    let chosen: Vec<_> = PARTS.iter().filter(|part| names.is_empty() || names.contains(&part.name)).collect();
    let mut times = Vec::new();
    for (place, part) in chosen.iter().enumerate() {
        println!("\n[{}/{}] {}: {}", place + 1, chosen.len(), part.name, part.what);
        let start = Instant::now();
        (part.run)(&options)
            .with_context(|| format!("{} failed; to run it alone: cargo xtask test {}", part.name, part.name))?;
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

fn native(Options { filter, .. }: &Options) -> Result<()> {
    cargo("test --workspace --exclude lists --lib --bins --all-features", filter)?;
    cargo("test --package article-widget --test invariants", filter)?;
    cargo(
        "test --package news-article --package lightbox-gestures --package article-cli --tests --all-features",
        filter,
    )
}

fn wasm(Options { filter, .. }: &Options) -> Result<()> {
    tools::wasm_target()?;
    tools::wasm_bindgen()?;
    let programs = tools::CHROMIUM.programs()?;
    let path = |variable| programs.iter().find(|(name, _)| *name == variable).map(|(_, path)| path.clone());
    let (chrome, driver) = path("CHROME").zip(path("CHROMEDRIVER")).context("Chromium and its driver")?;
    let capabilities = capabilities(&chrome)?;
    let mut cargo = command("cargo");
    // The runner would take another browser's driver first.
    for other in ["GECKODRIVER", "SAFARIDRIVER", "GECKODRIVER_REMOTE", "SAFARIDRIVER_REMOTE", "CHROMEDRIVER_REMOTE"] {
        cargo.env_remove(other);
    }
    cargo
        .args("test --package article-widget --test web --target wasm32-unknown-unknown --".split(' '))
        .args(*filter)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools::TEST_RUNNER)
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities)
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    let result = run(&mut cargo);
    fs::remove_file(capabilities)?;
    result
}

/// `webdriver.json` with the browser that was found; the file itself serves a plain `cargo test`.
fn capabilities(chrome: &Path) -> Result<PathBuf> {
    let text = fs::read_to_string(root().join("webdriver.json")).context("webdriver.json can't be read")?;
    let mut json: serde_json::Value = serde_json::from_str(&text).context("webdriver.json isn't JSON")?;
    let options = json.pointer_mut("/goog:chromeOptions").and_then(serde_json::Value::as_object_mut);
    let options = options.context("webdriver.json has no goog:chromeOptions")?;
    options.insert("binary".to_owned(), chrome.to_string_lossy().into());
    let file = env::temp_dir().join(format!("article-widget-webdriver-{}.json", process::id()));
    fs::write(&file, json.to_string())?;
    Ok(file)
}
