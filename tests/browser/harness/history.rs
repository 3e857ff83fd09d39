//! The browser's own buttons.

use anyhow::Result;

use super::Page;

impl Page {
    /// Loads the page again.
    pub(crate) async fn reload(&self) -> Result<()> {
        Ok(self.driver.refresh().await?)
    }

    /// The browser's Back.
    pub(crate) async fn back(&self) -> Result<()> {
        Ok(self.driver.back().await?)
    }

    /// The browser's Forward.
    pub(crate) async fn forward(&self) -> Result<()> {
        Ok(self.driver.forward().await?)
    }
}
