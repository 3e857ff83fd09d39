//! Starts WebKitGTK's MiniBrowser with WebKitWebDriver, on a virtual screen.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{
    Engine,
    engine::program,
    launch_options::{Desktop, LaunchOptions},
    process::{Launch, Process},
    session::Session,
    viewport,
};

const MINI_BROWSERS: &[&str] = &[
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
];

/// Makes the tool bar as narrow as possible: the window can't be narrower than the tool bar.
const NARROW_TOOLBAR: &str = "toolbar, toolbar *, headerbar, headerbar *, notebook header, entry, button, label, image {
    min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0); }";

/// Starts a browser with its driver and its screen.
pub(super) async fn start(options: LaunchOptions) -> Result<Session> {
    anyhow::ensure!(options.extension.is_none(), "MiniBrowser has no extensions");
    let browser = program("MINIBROWSER", MINI_BROWSERS)?;
    let driver = program("WEBKITWEBDRIVER", &["WebKitWebDriver"])?;
    let screen = program("XVFB", &["Xvfb"])?;
    // Each browser has a screen of its own, so that its window has the focus without a window manager.
    let arguments = ["-displayfd", "1", "-screen", "0", "2400x1700x24", "-nolisten", "tcp"];
    let screen = Process::start_and_read_line(&Launch::new(&screen, &arguments)?)?;
    let display = screen.first_line.as_deref().context("Xvfb did not print its display")?;
    let mut launch = Launch::new(&driver, &[])?
        .env("DISPLAY", &format!(":{}", display.trim()))
        .env("GDK_BACKEND", "x11")
        .env("LANG", "en_US.UTF-8")
        // Software rendering without compositing draws four times as many frames as emulated OpenGL.
        .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
        .env("NO_AT_BRIDGE", "1");
    if let Some(zone) = &options.desktop.time_zone {
        launch = launch.env("TZ", zone);
    }
    let mut arguments = vec!["--automation".to_owned()];
    if let Some(rules) = content_filter(&options) {
        let file = launch.folder.join("filter.json");
        std::fs::write(&file, rules.to_string())?;
        arguments.push(format!("--content-filter={}", file.display()));
    }
    write_desktop_settings(&launch.folder, &options.desktop)?;
    // The profile is removed with the launch folder.
    for variable in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
        let folder = launch.folder.display().to_string();
        launch = launch.env(variable, &folder);
    }
    let driver = launch.driver("--port=").await?;
    let capabilities = json!({ "webkitgtk:browserOptions": { "binary": browser, "args": arguments } });
    let session = Session::open(Engine::WebKit, options, driver, capabilities, vec![screen]).await;
    let session = session.context("WebKitGTK's MiniBrowser did not start")?;
    viewport::resize_webkit(&session.driver, viewport::DEFAULT_SIZE).await?;
    Ok(session)
}

/// Writes GTK's settings.
fn write_desktop_settings(folder: &Path, desktop: &Desktop) -> Result<()> {
    let folder = folder.join("gtk-3.0");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("gtk.css"), NARROW_TOOLBAR)?;
    let theme = if desktop.dark { "Adwaita-dark" } else { "Adwaita" };
    let animations = u8::from(!desktop.reduced_motion);
    let text = format!("[Settings]\ngtk-theme-name={theme}\ngtk-enable-animations={animations}\n");
    Ok(std::fs::write(folder.join("settings.ini"), text)?)
}

/// The rules of the extension in `tests/browser/blocker`, and the blocked URLs, as a content filter.
fn content_filter(options: &LaunchOptions) -> Option<Value> {
    let mut rules: Vec<Value> = options
        .desktop
        .blocked_urls
        .iter()
        .map(
            |pattern| json!({ "trigger": { "url-filter": pattern.replace('*', ".*") }, "action": { "type": "block" } }),
        )
        .collect();
    if options.test_blocker {
        let hidden = ".ad-leaderboard, .ads_box, .ad-rectangle, .leaderboard-ad";
        let everywhere = |filter| json!({ "url-filter": filter, "unless-top-url": ["[?]trusted$"] });
        rules.push(json!({ "trigger": everywhere("/ads/banners/"), "action": { "type": "block" } }));
        rules.push(json!({
            "trigger": everywhere(".*"), "action": { "type": "css-display-none", "selector": hidden },
        }));
    }
    (!rules.is_empty()).then(|| rules.into())
}
