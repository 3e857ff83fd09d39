//! A real ad blocker in Firefox: Debian's package of uBlock Origin, with the lists that it contains.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::WebDriver;

use super::{blocker_settings, firefox};

/// The path that Debian's package installs to.
const DEBIAN_PATH: &str =
    "/usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/uBlock0@raymondhill.net";

/// The folder of the extension: the one that `UBLOCK_ORIGIN` names, or Debian's.
pub(super) fn folder() -> Result<PathBuf> {
    let folder = std::env::var_os("UBLOCK_ORIGIN").map_or_else(|| DEBIAN_PATH.into(), PathBuf::from);
    anyhow::ensure!(
        folder.join("assets").is_dir(),
        "uBlock Origin was not found: install it (Debian: webext-ublock-origin-firefox), or set UBLOCK_ORIGIN to its folder"
    );
    Ok(folder)
}

/// Installs the extension, waits until it has loaded its lists, and applies the settings of `blocker_settings`.
pub(super) async fn install(driver: &WebDriver) -> Result<()> {
    firefox::install(driver, &folder()?).await?;
    let [trusted, no_cosmetic_filtering, custom_rules] =
        [blocker_settings::TRUSTED, blocker_settings::NO_COSMETIC_FILTERING, blocker_settings::CUSTOM_RULES]
            .map(|value| json!(value));
    let script = format!(
        "await ready();
         // Keep the lists of the package.
         await send('default', 'userSettings', {{ name: 'autoUpdate', value: false }});
         await trust({trusted});
         await send('default', 'toggleHostnameSwitch', {{ name: 'no-cosmetic-filtering', hostname: {no_cosmetic_filtering}, state: true }});
         await send('dashboard', 'writeUserFilters', {{ content: {custom_rules}, enabled: true }});
         await send('default', 'reloadAllFilters');
         await ready();"
    );
    run(driver, &script).await
}

/// Trusts a site, in a tab of its own.
pub(super) async fn trust(driver: &WebDriver, host: &str) -> Result<()> {
    let page = driver.window().await?;
    let tab = driver.new_tab().await?;
    driver.switch_to_window(tab).await?;
    run(driver, &format!("await trust({})", json!(host))).await?;
    driver.close_window().await?;
    Ok(driver.switch_to_window(page).await?)
}

/// Runs a script in a page of the extension, which can send the messages that its popup and dashboard send.
async fn run(driver: &WebDriver, body: &str) -> Result<()> {
    let host = firefox::privileged(
        driver,
        "const policy = WebExtensionPolicy.getByID('uBlock0@raymondhill.net');
         await policy.readyPromise;
         return policy.mozExtensionHostname",
    )
    .await?;
    let host = host.as_str().context("uBlock Origin is not installed")?.to_owned();
    driver.goto(format!("moz-extension://{host}/about.html")).await.context("uBlock Origin's pages")?;
    let script = format!(
        "with (window) {{ return (async () => {{
           const send = (channel, what, options) => vAPI.messaging.send(channel, {{ what, ...options }});
           const ready = async () => {{
             while (!(await send('default', 'readyToFilter'))) await new Promise((done) => setTimeout(done, 50));
           }};
           const trust = async (host) => {{
             const {{ whitelist }} = await send('default', 'getWhitelist');
             await send('default', 'setWhitelist', {{ whitelist: [...whitelist, host].join('\\n') }});
           }};
           {body}
         }})() }}"
    );
    driver.execute(script, Vec::new()).await.with_context(|| body.to_owned()).map(drop)
}
