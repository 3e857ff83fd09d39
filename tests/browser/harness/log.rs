//! The browser's log.

use anyhow::Result;

use super::{Engine, Page, firefox::privileged};

impl Page {
    /// Failed requests, blocked wasm, violations of policies and uncaught exceptions. WebKitGTK's driver doesn't expose it.
    pub(crate) async fn browser_log(&self) -> Result<Vec<String>> {
        match self.engine {
            Engine::Chromium => Ok(self.driver.browser_log().await?.into_iter().map(|entry| entry.message).collect()),
            Engine::Firefox => {
                // The log is shared by all pages of the browser; a site is recognised by its port.
                let script = format!(
                    "return Services.console.getMessageArray().map(String).filter((line) => line.includes({}))",
                    serde_json::json!(self.site.url(""))
                );
                Ok(serde_json::from_value(privileged(&self.driver, &script).await?)?)
            }
            Engine::WebKit => Ok(Vec::new()),
        }
    }
}
