//! The engines that the widget is tested in.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// An engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    /// WebKitGTK, in its MiniBrowser.
    WebKit,
}

impl Engine {
    /// The engine of this run: the one that `ARTICLE_WIDGET_ENGINE` names, else Chromium.
    pub(crate) fn of_run() -> Result<Self> {
        Ok(match std::env::var("ARTICLE_WIDGET_ENGINE").as_deref().unwrap_or("chromium") {
            "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "webkit" => Self::WebKit,
            other => bail!("ARTICLE_WIDGET_ENGINE is {other}; there are chromium, firefox and webkit"),
        })
    }
}

/// A program that an engine is made of: the one that a variable names, else the first of the usual places.
pub(super) fn program(variable: &str, usual: &[&str]) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(variable).filter(|path| !path.is_empty()) {
        let path = PathBuf::from(path);
        return if path.exists() { Ok(path) } else { bail!("{variable} names {}, which isn't there", path.display()) };
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let places =
        |name: &&str| std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file());
    let found = usual.iter().find_map(|name| {
        Some(Path::new(name))
            .filter(|path| path.is_absolute() && path.exists())
            .map(Path::to_owned)
            .or_else(|| places(name))
    });
    found.with_context(|| format!("there is no {}: install it, or set {variable} to where it is", usual.join(" or ")))
}
