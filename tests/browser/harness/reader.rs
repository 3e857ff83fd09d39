//! What the reader has told the real blockers, by host. All these names are the machine's own.

use anyhow::{Result, bail};

use super::{Engine, Page, ublock};

/// A site of which the blocker was told nothing.
pub(crate) const ANY: &str = "news.localhost";

/// A site that the reader trusts.
pub(crate) const TRUSTED: &str = "trusted.localhost";

/// A site that the reader trusts when a test says so.
pub(crate) const TRUSTED_LATER: &str = "trusted-later.localhost";

/// A site where nothing is hidden; requests are stopped.
pub(crate) const NOT_COSMETIC: &str = "not-cosmetic.localhost";

/// A site with a rule of the reader's own.
pub(crate) const OWN: &str = "own.localhost";

/// The one site of these where a rule that the reader has made for all holds.
pub(crate) const OWN_FOR_ALL: &str = "own-for-all.localhost";

/// Those rules.
pub(super) const OWN_RULES: &str = "own.localhost##aside.adblock-notice\n##.adblock-notice\n\
     news.localhost,trusted.localhost,trusted-later.localhost,not-cosmetic.localhost,own.localhost#@#.adblock-notice";

impl Page {
    /// The reader trusts the site from now on.
    pub(crate) async fn trust(&self, host: &str) -> Result<()> {
        match self.engine {
            Engine::Chromium => self.act("dispatchEvent(new Event('trusted')); await pause(200)").await,
            Engine::Firefox => ublock::trust(&self.driver, host).await,
            Engine::WebKit => bail!("MiniBrowser has no extensions"),
        }
    }
}
