//! The settings of the real ad blockers, by host. `*.localhost` resolves to this machine.

use anyhow::{Result, bail};

use super::{Engine, Page, ublock};

/// A site with the blocker's default settings.
pub(crate) const DEFAULTS: &str = "news.localhost";

/// A site that the user trusts: nothing is blocked.
pub(crate) const TRUSTED: &str = "trusted.localhost";

/// A site that the user trusts once a test calls `Page::trust`.
pub(crate) const TRUSTED_LATER: &str = "trusted-later.localhost";

/// A site without cosmetic filtering: requests are blocked, elements are not hidden.
pub(crate) const NO_COSMETIC_FILTERING: &str = "no-cosmetic-filtering.localhost";

/// A site with a cosmetic rule of the user that hides the notice.
pub(crate) const CUSTOM_RULE: &str = "custom-rule.localhost";

/// The only one of these sites that the user's rule for all sites applies to; the others have exceptions.
pub(crate) const CUSTOM_RULE_FOR_ALL_SITES: &str = "custom-rule-for-all.localhost";

/// The user's rules, in the syntax of Adblock Plus.
pub(super) const CUSTOM_RULES: &str = "custom-rule.localhost##aside.adblock-notice\n##.adblock-notice\n\
     news.localhost,trusted.localhost,trusted-later.localhost,no-cosmetic-filtering.localhost,custom-rule.localhost#@#.adblock-notice";

impl Page {
    /// Adds the site to those that the user trusts.
    pub(crate) async fn trust(&self, host: &str) -> Result<()> {
        match self.engine {
            Engine::Chromium => self.execute("dispatchEvent(new Event('trusted')); await pause(200)").await,
            Engine::Firefox => ublock::trust(&self.driver, host).await,
            Engine::WebKit => bail!("MiniBrowser has no extensions"),
        }
    }
}
