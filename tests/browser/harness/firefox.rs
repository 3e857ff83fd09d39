//! Firefox, by geckodriver.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::{
    RequestData, SessionId, WebDriver, common::command::FormatRequestData, extensions::addons::firefox::FirefoxTools,
};

use super::{AD_HOST, Engine, engine::program, kind::Kind, process::Launch, session::Session, size, ublock};

/// A browser with its driver.
pub(super) async fn start(kind: Kind) -> Result<Session> {
    let firefox = program("FIREFOX", &["firefox-esr", "firefox"])?;
    let driver = program("GECKODRIVER", &["geckodriver"])?;
    // What WebDriver has no command for is asked of Firefox's own process: see `privileged`.
    let arguments = ["--log", "fatal", "--allow-system-access", "--websocket-port", "0"];
    let mut launch = Launch::new(&driver, &arguments)?;
    if let Some(zone) = &kind.look.zone {
        launch = launch.env("TZ", zone);
    }
    let driver = launch.driver("--port=").await?;
    let wanted = json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": firefox,
            "args": ["-headless", "-width", "2200", "-height", "1500"],
            "prefs": {
                // A mouse that hovers, which a machine without a screen doesn't have.
                "ui.primaryPointerCapabilities": 6,
                "ui.allPointerCapabilities": 6,
                // Where Tab stops at links too, on whichever desktop.
                "accessibility.tabfocus": 7,
                // Pictures of the page are the page's, not the machine's.
                "layout.css.devPixelsPerPx": "1.0",
                "intl.accept_languages": "en-US, en",
                "network.dns.localDomains": AD_HOST,
            },
        },
    });
    let session = Session::open(Engine::Firefox, kind, driver, wanted, Vec::new()).await;
    let session = session.context("Firefox did not start")?;
    let blocker = session.kind.blocker.then(|| format!("{}/tests/browser/blocker", env!("CARGO_MANIFEST_DIR")));
    if let Some(path) = blocker.or_else(|| session.kind.addon.clone()) {
        install(&session.driver, Path::new(&path)).await?;
    }
    if session.kind.real {
        ublock::install(&session.driver).await?;
    }
    size::firefox(&session.driver, size::USUAL).await?;
    Ok(session)
}

/// Installs an extension, from its folder or its archive, until the browser ends.
pub(super) async fn install(driver: &WebDriver, path: &Path) -> Result<()> {
    let tools = FirefoxTools::new(driver.handle().clone());
    tools.install_addon(&path.to_string_lossy(), Some(true)).await.with_context(|| path.display().to_string())
}

/// What a function's body returns in Firefox's own process, where `bc` is the tab's browsing context and `tab` the
/// element that shows it.
pub(super) async fn privileged(driver: &WebDriver, body: &str) -> Result<Value> {
    let script = format!(
        "const tab = gBrowser.selectedBrowser, bc = tab.browsingContext; return (async () => {{ {body}\n }})()"
    );
    driver.handle().cmd(Side("chrome")).await?;
    let answer = driver.execute(script, Vec::new()).await;
    driver.handle().cmd(Side("content")).await?;
    Ok(answer.with_context(|| body.to_owned())?.json().clone())
}

/// Where scripts run from here on: in the page (`content`), or in Firefox's own process (`chrome`).
#[derive(Debug)]
struct Side(&'static str);

impl FormatRequestData for Side {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(http::Method::POST, format!("session/{session}/moz/context"))
            .add_body(json!({ "context": self.0 }))
    }
}
