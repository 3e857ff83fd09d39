//! Starts Firefox with geckodriver, and runs scripts in its parent process.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::{
    RequestData, SessionId, WebDriver, common::command::FormatRequestData, extensions::addons::firefox::FirefoxTools,
};

use super::{
    AD_HOST, Engine, engine::program, launch_options::LaunchOptions, process::Launch, session::Session, ublock,
    viewport,
};

/// Starts a browser with its driver.
pub(super) async fn start(options: LaunchOptions) -> Result<Session> {
    let firefox = program("FIREFOX", &["firefox-esr", "firefox"])?;
    let driver = program("GECKODRIVER", &["geckodriver"])?;
    // Needed to run scripts in the parent process: see `privileged`.
    let arguments = ["--log", "fatal", "--allow-system-access", "--websocket-port", "0"];
    let mut launch = Launch::new(&driver, &arguments)?;
    if let Some(zone) = &options.desktop.time_zone {
        launch = launch.env("TZ", zone);
    }
    let driver = launch.driver("--port=").await?;
    let capabilities = json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": firefox,
            "args": ["-headless", "-width", "2200", "-height", "1500"],
            "prefs": {
                // A mouse that can hover, which a machine without a screen doesn't report.
                "ui.primaryPointerCapabilities": 6,
                "ui.allPointerCapabilities": 6,
                // Tab stops at links on every desktop.
                "accessibility.tabfocus": 7,
                // The device pixel ratio doesn't depend on the machine.
                "layout.css.devPixelsPerPx": "1.0",
                "intl.accept_languages": "en-US, en",
                "network.dns.localDomains": AD_HOST,
            },
        },
    });
    let session = Session::open(Engine::Firefox, options, driver, capabilities, Vec::new()).await;
    let session = session.context("Firefox did not start")?;
    let blocker = session.options.test_blocker.then(|| format!("{}/tests/browser/blocker", env!("CARGO_MANIFEST_DIR")));
    if let Some(path) = blocker.or_else(|| session.options.extension.clone()) {
        install(&session.driver, Path::new(&path)).await?;
    }
    if session.options.real_blocker {
        ublock::install(&session.driver).await?;
    }
    viewport::resize_firefox(&session.driver, viewport::DEFAULT_SIZE).await?;
    Ok(session)
}

/// Installs an extension from its folder or archive. Firefox removes it when it ends.
pub(super) async fn install(driver: &WebDriver, path: &Path) -> Result<()> {
    let tools = FirefoxTools::new(driver.handle().clone());
    tools.install_addon(&path.to_string_lossy(), Some(true)).await.with_context(|| path.display().to_string())
}

/// Runs a function body in Firefox's parent process and returns its result. `bc` is the tab's browsing context, and `tab`
/// the `<browser>` element that shows it.
pub(super) async fn privileged(driver: &WebDriver, body: &str) -> Result<Value> {
    let script = format!(
        "const tab = gBrowser.selectedBrowser, bc = tab.browsingContext; return (async () => {{ {body}\n }})()"
    );
    driver.handle().cmd(ScriptContext("chrome")).await?;
    let result = driver.execute(script, Vec::new()).await;
    driver.handle().cmd(ScriptContext("content")).await?;
    Ok(result.with_context(|| body.to_owned())?.json().clone())
}

/// Selects where scripts run from now on: in the page (`content`) or in Firefox's parent process (`chrome`).
#[derive(Debug)]
struct ScriptContext(&'static str);

impl FormatRequestData for ScriptContext {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(http::Method::POST, format!("session/{session}/moz/context"))
            .add_body(json!({ "context": self.0 }))
    }
}
