//! What a browser is started with.

/// What can't be changed once the browser runs. Two tests that want the same can have the same browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kind {
    /// With a blocker that works as real ones do: the extension in `tests/browser/blocker`, in WebKit a content filter.
    pub(crate) blocker: bool,
    /// With a real blocker: uBlock Origin in Firefox, Brave's engine in Chromium.
    pub(crate) real: bool,
    /// The folder or archive of an extension.
    pub(crate) addon: Option<String>,
    /// What a running browser can't be told.
    pub(crate) look: Look,
}

/// The reader's settings that WebKitGTK takes from the desktop, and so only when it starts; Firefox the time zone too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// A dark desktop.
    pub(crate) dark: bool,
    /// A desktop without animations.
    pub(crate) still: bool,
    /// The time zone.
    pub(crate) zone: Option<String>,
    /// Addresses that aren't fetched; `*` stands for anything.
    pub(crate) blocked: Vec<String>,
}

impl Kind {
    /// With the blocker.
    pub(crate) fn blocker() -> Self {
        Self { blocker: true, ..Self::default() }
    }

    /// With a real blocker.
    pub(crate) fn real() -> Self {
        Self { real: true, ..Self::default() }
    }

    /// With an extension.
    pub(crate) fn addon(path: &str) -> Self {
        Self { addon: Some(path.to_owned()), ..Self::default() }
    }

    /// Whether many tests want it, so that it is worth keeping.
    pub(super) fn is_common(&self) -> bool {
        self.addon.is_none() && self.look == Look::default()
    }
}
