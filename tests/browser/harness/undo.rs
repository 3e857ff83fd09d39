//! What a test has changed about its browser, and has to be taken back before the next one gets it.

use anyhow::Result;
use serde_json::Value;

use super::{Page, firefox, size};

/// A change taken back.
pub(super) enum Undo {
    /// By a command of the DevTools protocol.
    Cdp(&'static str, Value),
    /// By a script in Firefox's own process.
    Firefox(String),
    /// By the usual size.
    Size,
}

impl Page {
    /// Takes back what was changed.
    pub(super) async fn undo_all(&mut self) -> Result<()> {
        for change in std::mem::take(&mut self.undo).into_iter().rev() {
            match change {
                Undo::Cdp(method, params) => drop(self.cdp(method, params).await?),
                Undo::Firefox(script) => drop(firefox::privileged(&self.driver, &script).await?),
                Undo::Size => self.show_at(size::USUAL).await?,
            }
        }
        Ok(())
    }
}
