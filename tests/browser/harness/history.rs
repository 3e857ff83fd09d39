//! Reload, Back and Forward.

use anyhow::Result;

use super::Page;

impl Page {
    /// Reloads the page.
    pub(crate) async fn reload(&self) -> Result<()> {
        Ok(self.driver.refresh().await?)
    }

    /// Goes back in the session history.
    pub(crate) async fn back(&self) -> Result<()> {
        Ok(self.driver.back().await?)
    }

    /// Goes forward in the session history.
    pub(crate) async fn forward(&self) -> Result<()> {
        Ok(self.driver.forward().await?)
    }
}
