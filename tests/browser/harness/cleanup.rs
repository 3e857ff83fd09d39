//! Restores what a test has changed about its browser, before the next test reuses it.

use anyhow::Result;
use serde_json::Value;

use super::{Page, firefox, viewport};

/// A step that restores the state of a browser.
pub(super) enum Cleanup {
    /// Sends a command of the DevTools protocol.
    Cdp(&'static str, Value),
    /// Runs a script in Firefox's parent process.
    Firefox(String),
    /// Restores the default size of the viewport.
    ViewportSize,
}

impl Page {
    /// Runs the cleanup steps, the last one first.
    pub(super) async fn run_cleanups(&mut self) -> Result<()> {
        for cleanup in std::mem::take(&mut self.cleanups).into_iter().rev() {
            match cleanup {
                Cleanup::Cdp(method, params) => drop(self.cdp(method, params).await?),
                Cleanup::Firefox(script) => drop(firefox::privileged(&self.driver, &script).await?),
                Cleanup::ViewportSize => self.apply_size(viewport::DEFAULT_SIZE).await?,
            }
        }
        Ok(())
    }
}
