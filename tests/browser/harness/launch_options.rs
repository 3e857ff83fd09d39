//! The launch options of a browser.

/// The options that can't be changed once a browser runs. Tests that need the same options can share a browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LaunchOptions {
    /// Whether a minimal ad blocker is installed: the extension in `tests/browser/blocker`, or a content filter in WebKit.
    pub(crate) test_blocker: bool,
    /// Whether a real ad blocker is installed: uBlock Origin in Firefox, Brave's engine in Chromium.
    pub(crate) real_blocker: bool,
    /// The folder or archive of an extension to install.
    pub(crate) extension: Option<String>,
    /// The settings of the desktop.
    pub(crate) desktop: Desktop,
}

/// Settings that WebKitGTK reads only when it starts. Firefox reads the time zone only then, too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Desktop {
    pub(crate) dark: bool,
    pub(crate) reduced_motion: bool,
    pub(crate) time_zone: Option<String>,
    /// URL patterns whose requests fail; `*` matches anything.
    pub(crate) blocked_urls: Vec<String>,
}

impl LaunchOptions {
    /// With the minimal ad blocker.
    pub(crate) fn test_blocker() -> Self {
        Self { test_blocker: true, ..Self::default() }
    }

    /// With a real ad blocker.
    pub(crate) fn real_blocker() -> Self {
        Self { real_blocker: true, ..Self::default() }
    }

    /// With an extension.
    pub(crate) fn extension(path: &str) -> Self {
        Self { extension: Some(path.to_owned()), ..Self::default() }
    }

    /// Whether other tests are likely to need the same options, so that the browser is worth keeping.
    pub(super) fn is_reusable(&self) -> bool {
        self.extension.is_none() && self.desktop == Desktop::default()
    }
}
