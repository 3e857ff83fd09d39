//! Tabs that aren't looked at.

use anyhow::{Result, bail};
use serde_json::json;

use super::{Engine, Page, firefox::privileged};

impl Page {
    /// Opens a path of the site in a new tab behind this one. (MiniBrowser opens no tabs.)
    pub(crate) async fn open_behind(&self, path: &str) -> Result<()> {
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
            Engine::WebKit => bail!("MiniBrowser opens no tabs"),
        }
    }

    /// Brings the tab that WebDriver is at in front of the others.
    pub(crate) async fn bring_to_front(&self) -> Result<()> {
        match self.engine {
            Engine::Chromium => self.cdp("Page.bringToFront", json!({})).await.map(drop),
            // It is there since WebDriver went there.
            Engine::Firefox | Engine::WebKit => Ok(()),
        }
    }
}
