//! A real blocker in Firefox: uBlock Origin, as Debian has it, with the lists that are inside.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::WebDriver;

use super::{firefox, reader};

/// Where Debian's package puts it.
const PLACE: &str = "/usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/uBlock0@raymondhill.net";

/// Its folder: the one that `UBLOCK_ORIGIN` names, else Debian's.
pub(super) fn folder() -> Result<PathBuf> {
    let folder = std::env::var_os("UBLOCK_ORIGIN").map_or_else(|| PLACE.into(), PathBuf::from);
    anyhow::ensure!(
        folder.join("assets").is_dir(),
        "there is no uBlock Origin (Debian: webext-ublock-origin-firefox): install it, or set UBLOCK_ORIGIN to its folder"
    );
    Ok(folder)
}

/// Installs it, waits until it has read its lists, and makes the reader's choices.
pub(super) async fn install(driver: &WebDriver) -> Result<()> {
    firefox::install(driver, &folder()?).await?;
    let [trusted, other, own] = [reader::TRUSTED, reader::NOT_COSMETIC, reader::OWN_RULES].map(|it| json!(it));
    let script = format!(
        "await ready();
         // The lists stay those of the package.
         await send('default', 'userSettings', {{ name: 'autoUpdate', value: false }});
         await trust({trusted});
         await send('default', 'toggleHostnameSwitch', {{ name: 'no-cosmetic-filtering', hostname: {other}, state: true }});
         await send('dashboard', 'writeUserFilters', {{ content: {own}, enabled: true }});
         await send('default', 'reloadAllFilters');
         await ready();"
    );
    run(driver, &script).await
}

/// Trusts a site, while another page is open.
pub(super) async fn trust(driver: &WebDriver, host: &str) -> Result<()> {
    let page = driver.window().await?;
    let tab = driver.new_tab().await?;
    driver.switch_to_window(tab).await?;
    run(driver, &format!("await trust({})", json!(host))).await?;
    driver.close_window().await?;
    Ok(driver.switch_to_window(page).await?)
}

/// Runs a script in one of its own pages, which sends what its popup and dashboard send.
async fn run(driver: &WebDriver, body: &str) -> Result<()> {
    let host = firefox::privileged(
        driver,
        "const policy = WebExtensionPolicy.getByID('uBlock0@raymondhill.net');
         await policy.readyPromise;
         return policy.mozExtensionHostname",
    )
    .await?;
    let host = host.as_str().context("uBlock Origin is not there")?.to_owned();
    driver.goto(format!("moz-extension://{host}/about.html")).await.context("uBlock Origin's pages")?;
    let script = format!(
        "with (window) {{ return (async () => {{
           const send = (channel, what, more) => vAPI.messaging.send(channel, {{ what, ...more }});
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
