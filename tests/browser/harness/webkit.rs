//! WebKitGTK, by WebKitWebDriver, in its MiniBrowser on a screen that nobody sees.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{
    Engine,
    engine::program,
    kind::{Kind, Look},
    process::{Launch, Process},
    session::Session,
    size,
};

const MINI_BROWSERS: &[&str] = &[
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
];

/// A tool bar that is as narrow as it gets: the window can't be narrower than it, nor the page than the window.
const NARROW: &str = "toolbar, toolbar *, headerbar, headerbar *, notebook header, entry, button, label, image {
    min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0); }";

/// A browser with its driver and its screen.
pub(super) async fn start(kind: Kind) -> Result<Session> {
    anyhow::ensure!(kind.addon.is_none(), "MiniBrowser has no extensions");
    let browser = program("MINIBROWSER", MINI_BROWSERS)?;
    let driver = program("WEBKITWEBDRIVER", &["WebKitWebDriver"])?;
    let screen = program("XVFB", &["Xvfb"])?;
    // A screen for each browser: without a window manager there is one window that has the focus.
    let arguments = ["-displayfd", "1", "-screen", "0", "2400x1700x24", "-nolisten", "tcp"];
    let screen = Process::start_and_listen(&Launch::new(&screen, &arguments)?)?;
    let display = screen.said.as_deref().context("Xvfb did not say its display")?;
    let mut launch = Launch::new(&driver, &[])?
        .env("DISPLAY", &format!(":{}", display.trim()))
        .env("GDK_BACKEND", "x11")
        .env("LANG", "en_US.UTF-8")
        // Drawn by the processor alone, without pretending to be a graphics card: four times as many frames.
        .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
        .env("NO_AT_BRIDGE", "1");
    if let Some(zone) = &kind.look.zone {
        launch = launch.env("TZ", zone);
    }
    let mut arguments = vec!["--automation".to_owned()];
    if let Some(rules) = filter(&kind) {
        let file = launch.folder.join("filter.json");
        std::fs::write(&file, rules.to_string())?;
        arguments.push(format!("--content-filter={}", file.display()));
    }
    desktop(&launch.folder, &kind.look)?;
    // All that it writes for the reader's next visit goes with the test.
    for variable in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
        let folder = launch.folder.display().to_string();
        launch = launch.env(variable, &folder);
    }
    let driver = launch.driver("--port=").await?;
    let wanted = json!({ "webkitgtk:browserOptions": { "binary": browser, "args": arguments } });
    let session = Session::open(Engine::WebKit, kind, driver, wanted, vec![screen]).await;
    let session = session.context("WebKitGTK's MiniBrowser did not start")?;
    size::webkit(&session.driver, size::USUAL).await?;
    Ok(session)
}

/// The desktop's settings.
fn desktop(folder: &Path, look: &Look) -> Result<()> {
    let folder = folder.join("gtk-3.0");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("gtk.css"), NARROW)?;
    let theme = if look.dark { "Adwaita-dark" } else { "Adwaita" };
    let animations = u8::from(!look.still);
    let text = format!("[Settings]\ngtk-theme-name={theme}\ngtk-enable-animations={animations}\n");
    Ok(std::fs::write(folder.join("settings.ini"), text)?)
}

/// What the extension in `tests/browser/blocker` does and what is to be blocked beside, as a content filter.
fn filter(kind: &Kind) -> Option<Value> {
    let mut rules: Vec<Value> = kind
        .look
        .blocked
        .iter()
        .map(
            |pattern| json!({ "trigger": { "url-filter": pattern.replace('*', ".*") }, "action": { "type": "block" } }),
        )
        .collect();
    if kind.blocker {
        let hidden = ".ad-leaderboard, .ads_box, .ad-rectangle, .leaderboard-ad";
        let everywhere = |filter| json!({ "url-filter": filter, "unless-top-url": ["[?]trusted$"] });
        rules.push(json!({ "trigger": everywhere("/ads/banners/"), "action": { "type": "block" } }));
        rules.push(json!({
            "trigger": everywhere(".*"), "action": { "type": "css-display-none", "selector": hidden },
        }));
    }
    (!rules.is_empty()).then(|| rules.into())
}
