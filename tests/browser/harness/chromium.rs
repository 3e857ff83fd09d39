//! Starts Chromium with chromedriver.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use super::{
    AD_HOST, Engine, brave, engine::program, launch_options::LaunchOptions, process::Launch, session::Session,
};

const ARGUMENTS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--window-size=1280,900",
    "--force-device-scale-factor=1",
    "--hide-scrollbars",
    // A mouse that can hover, which a machine without a screen doesn't report.
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
    // Timers of a page behind another window run at full speed.
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
];

/// Starts a browser with its driver.
pub(super) async fn start(options: LaunchOptions) -> Result<Session> {
    let chrome = program("CHROME", &["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"])?;
    let driver = program("CHROMEDRIVER", &["chromedriver"])?;
    let driver = Launch::new(&driver, &["--log-level=SEVERE"])?.driver("--port=").await?;
    let mut arguments: Vec<String> = ARGUMENTS.iter().map(|&argument| argument.to_owned()).collect();
    arguments.push(format!("--host-resolver-rules=MAP {AD_HOST} 127.0.0.1"));
    let extension = match &options {
        LaunchOptions { real_blocker: true, .. } => Some(brave::extension()?),
        LaunchOptions { test_blocker: true, .. } => {
            Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/blocker"))
        }
        LaunchOptions { extension, .. } => extension.as_ref().map(Into::into),
    };
    if let Some(folder) = extension {
        arguments.push(format!("--load-extension={}", folder.display()));
        // The extension that asks a real engine uses the debugger API, whose info bar would reduce the page's height.
        arguments.push("--silent-debugger-extension-api".to_owned());
        arguments.push("--disable-features=DisableLoadExtensionCommandLineSwitch".to_owned());
    }
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": chrome, "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
    });
    Session::open(Engine::Chromium, options, driver, capabilities, Vec::new()).await.context("Chromium did not start")
}
