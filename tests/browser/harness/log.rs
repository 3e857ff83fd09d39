//! What the browser itself said.

use anyhow::Result;

use super::{Engine, Page, firefox::privileged};

impl Page {
    /// Failed requests, blocked wasm, broken policies, exceptions that nobody caught. WebKitGTK tells nobody.
    pub(crate) async fn browser_log(&self) -> Result<Vec<String>> {
        match self.engine {
            Engine::Chromium => Ok(self.driver.browser_log().await?.into_iter().map(|entry| entry.message).collect()),
            Engine::Firefox => {
                // The other pages of the run, on other ports, are none of this one's.
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
