//! A real blocker in Chromium: Brave's engine (`xtask/lists`), asked by an extension (`tests/browser/shields`).

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
};

use anyhow::{Context, Result};
use serde_json::json;

use super::{
    process::{Launch, Process},
    reader, ublock,
};

/// The engine, which serves the whole run, and the extension's folder.
static RUNNING: Mutex<Option<(Process, PathBuf)>> = Mutex::new(None);

/// The extension's folder; the engine is running.
pub(super) fn extension() -> Result<PathBuf> {
    let mut running = RUNNING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((_, folder)) = &*running {
        return Ok(folder.clone());
    }
    let mut launch = Launch::new(&program()?, &["serve"])?;
    let own = launch.folder.join("own.txt");
    fs::write(&own, reader::OWN_RULES)?;
    launch.add(&ublock::folder()?.join("assets"));
    launch.add(&own);
    let engine = Process::start_and_listen(&launch)?;
    let address = engine.said.clone().context("the blocker's engine did not start")?;
    let folder = launch.folder.join("extension");
    fs::create_dir(&folder)?;
    for name in ["background.js", "content.js", "manifest.json"] {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/shields").join(name);
        fs::copy(&source, folder.join(name)).with_context(|| source.display().to_string())?;
    }
    let [address, trusted, other] = [json!(address), json!([reader::TRUSTED]), json!([reader::NOT_COSMETIC])];
    let settings = format!("const ENGINE = {address}, TRUSTED = {trusted}, NOT_COSMETIC = {other};\n");
    fs::write(folder.join("settings.js"), settings)?;
    *running = Some((engine, folder.clone()));
    Ok(folder)
}

/// The engine's program, which is built beside the tests.
fn program() -> Result<PathBuf> {
    let tests = std::env::current_exe()?;
    let program = tests.ancestors().nth(2).context("the tests' folder")?.join("lists");
    anyhow::ensure!(program.is_file(), "the blocker's engine isn't built: cargo build --package lists");
    Ok(program)
}
