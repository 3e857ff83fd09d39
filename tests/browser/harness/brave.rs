//! A real ad blocker in Chromium: an extension (`tests/browser/brave`) that asks Brave's engine (`xtask/filter-lists`).

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
};

use anyhow::{Context, Result};
use serde_json::json;

use super::{
    blocker_settings,
    process::{Launch, Process},
    ublock,
};

/// The engine, which serves the whole test run, and the folder of the extension.
static RUNNING: Mutex<Option<(Process, PathBuf)>> = Mutex::new(None);

/// The folder of the extension. Starts the engine if it isn't running.
pub(super) fn extension() -> Result<PathBuf> {
    let mut running = RUNNING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((_, folder)) = &*running {
        return Ok(folder.clone());
    }
    let mut launch = Launch::new(&program()?, &["serve"])?;
    let custom_rules = launch.folder.join("custom_rules.txt");
    fs::write(&custom_rules, blocker_settings::CUSTOM_RULES)?;
    launch.arg(&ublock::folder()?.join("assets"));
    launch.arg(&custom_rules);
    let engine = Process::start_and_read_line(&launch)?;
    let address = engine.first_line.clone().context("the ad blocker's engine did not start")?;
    let folder = launch.folder.join("extension");
    fs::create_dir(&folder)?;
    for name in ["background.js", "content.js", "manifest.json"] {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/brave").join(name);
        fs::copy(&source, folder.join(name)).with_context(|| source.display().to_string())?;
    }
    let [address, trusted, no_cosmetic_filtering] =
        [json!(address), json!([blocker_settings::TRUSTED]), json!([blocker_settings::NO_COSMETIC_FILTERING])];
    let settings =
        format!("const ENGINE = {address}, TRUSTED = {trusted}, NO_COSMETIC_FILTERING = {no_cosmetic_filtering};\n");
    fs::write(folder.join("settings.js"), settings)?;
    *running = Some((engine, folder.clone()));
    Ok(folder)
}

/// The engine's program, which Cargo builds into the same folder as the tests.
fn program() -> Result<PathBuf> {
    let tests = std::env::current_exe()?;
    let program = tests.ancestors().nth(2).context("the tests' folder")?.join("filter-lists");
    anyhow::ensure!(program.is_file(), "the ad blocker's engine isn't built: cargo build --package filter-lists");
    Ok(program)
}
