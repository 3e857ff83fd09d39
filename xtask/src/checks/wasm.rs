//! The component tests (`tests/web`), compiled to wasm and run in headless Chromium by wasm-bindgen's test runner.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
};

use anyhow::{Context, Result};

use crate::{
    command::{command, root, run},
    options::Options,
    tools,
};

pub(super) fn wasm(Options { filter, .. }: &Options) -> Result<()> {
    tools::wasm_target()?;
    tools::wasm_bindgen()?;
    let programs = tools::CHROMIUM.programs()?;
    let path = |variable| programs.iter().find(|(name, _)| *name == variable).map(|(_, path)| path.clone());
    let (chrome, driver) = path("CHROME").zip(path("CHROMEDRIVER")).context("Chromium or its driver is missing")?;
    let capabilities = write_capabilities(&chrome)?;
    let mut cargo = command("cargo");
    // The runner prefers the driver of another browser if one of these variables names it.
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

/// Writes a copy of `webdriver.json` that names the browser found. A plain `cargo test` uses the file itself.
fn write_capabilities(chrome: &Path) -> Result<PathBuf> {
    let text = fs::read_to_string(root().join("webdriver.json")).context("webdriver.json can't be read")?;
    let mut json: serde_json::Value = serde_json::from_str(&text).context("webdriver.json isn't JSON")?;
    let options = json.pointer_mut("/goog:chromeOptions").and_then(serde_json::Value::as_object_mut);
    let options = options.context("webdriver.json has no goog:chromeOptions")?;
    options.insert("binary".to_owned(), chrome.to_string_lossy().into());
    let file = env::temp_dir().join(format!("article-widget-webdriver-{}.json", process::id()));
    fs::write(&file, json.to_string())?;
    Ok(file)
}
