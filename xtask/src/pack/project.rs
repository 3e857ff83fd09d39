//! The version, the strings and the banner that the bundles share.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, anyhow};
use locales::Locales;

use crate::command::root;

/// The project that is packed.
pub(super) struct Project {
    /// The root of the repository.
    pub(super) root: PathBuf,
    /// The version of the widget.
    pub(super) version: String,
    /// The strings in all languages.
    pub(super) locales: Locales,
}

impl Project {
    pub(super) fn read() -> Result<Self> {
        let root = root();
        let manifest = fs::read_to_string(root.join("Cargo.toml")).context("Cargo.toml cannot be read")?;
        let version = version(&manifest).context("Cargo.toml has no version of the package")?;
        let locales =
            Locales::load(&root.join("locales")).map_err(|problems| anyhow!("{}", problems.join("\n       ")))?;
        Ok(Self { version: version.to_owned(), root, locales })
    }

    /// The banner: the first line of every bundle.
    pub(super) fn banner(&self) -> String {
        format!("/*! <article-widget> {} | @license MIT OR Apache-2.0 */\n", self.version)
    }
}

fn version(manifest: &str) -> Option<&str> {
    let (_, package) = manifest.split_once("[package]")?;
    package.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
}
