//! The browser engines that the widget is tested in.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    /// WebKitGTK, in its MiniBrowser.
    WebKit,
}

impl Engine {
    /// The engine that `ARTICLE_WIDGET_ENGINE` names, or Chromium.
    pub(crate) fn from_env() -> Result<Self> {
        Ok(match std::env::var("ARTICLE_WIDGET_ENGINE").as_deref().unwrap_or("chromium") {
            "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "webkit" => Self::WebKit,
            other => bail!("ARTICLE_WIDGET_ENGINE is {other}; expected chromium, firefox or webkit"),
        })
    }
}

/// The path of a program that an engine needs: the one that an environment variable names, or the first of the usual names
/// and paths that exists.
pub(super) fn program(variable: &str, candidates: &[&str]) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(variable).filter(|path| !path.is_empty()) {
        let path = PathBuf::from(path);
        return if path.exists() {
            Ok(path)
        } else {
            bail!("{variable} names {}, which does not exist", path.display())
        };
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let on_path =
        |name: &&str| std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file());
    let found = candidates.iter().find_map(|name| {
        Some(Path::new(name))
            .filter(|path| path.is_absolute() && path.exists())
            .map(Path::to_owned)
            .or_else(|| on_path(name))
    });
    found.with_context(|| {
        format!("{} was not found: install it, or set {variable} to its path", candidates.join(" or "))
    })
}
