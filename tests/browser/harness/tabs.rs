//! Background tabs.

use anyhow::{Result, bail};
use serde_json::json;

use super::{Engine, Page, firefox::privileged};

impl Page {
    /// Opens a path of the site in a background tab. MiniBrowser has no tabs.
    pub(crate) async fn open_background_tab(&self, path: &str) -> Result<()> {
        let url = json!(self.site.url(path));
        match self.engine {
            Engine::Chromium => {
                self.cdp("Target.createTarget", json!({ "url": url, "background": true })).await.map(drop)
            }
            Engine::Firefox => {
                let script = format!(
                    "const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
                     gBrowser.addTab({url}, {{ inBackground: true, triggeringPrincipal }})"
                );
                privileged(&self.driver, &script).await.map(drop)
            }
            Engine::WebKit => bail!("MiniBrowser has no tabs"),
        }
    }

    /// Brings WebDriver's current tab to the front.
    pub(crate) async fn bring_to_front(&self) -> Result<()> {
        match self.engine {
            Engine::Chromium => self.cdp("Page.bringToFront", json!({})).await.map(drop),
            // Switching to a window with WebDriver has already done so.
            Engine::Firefox | Engine::WebKit => Ok(()),
        }
    }
}
