//! A real ad blocker, with its lists.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};

use super::debian;

/// Debian's uBlock Origin, which has its lists inside.
const PACKAGE: &str = "webext-ublock-origin-firefox";

/// Where Debian's packages put Firefox's extensions.
const PLACES: [&str; 2] = ["/usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}", "/usr/share/webext"];

/// The variable that names yours, and tells the tests which was found.
pub(crate) const UBLOCK_ORIGIN: &str = "UBLOCK_ORIGIN";

/// The extension's folder, installed when it is missing. Its lists are in `assets`.
pub(crate) fn ublock_origin() -> Result<PathBuf> {
    if let Some(folder) = found() {
        return Ok(folder);
    }
    println!("Debian's uBlock Origin is missing: the notice is tested on it, and on its lists.");
    debian::install(&[PACKAGE])?;
    found().with_context(|| {
        format!(
            "Debian's package {PACKAGE} is needed, and can't be installed from here; or name your uBlock Origin, \
             unpacked, with its lists inside: {UBLOCK_ORIGIN}=/path/to/it"
        )
    })
}

fn found() -> Option<PathBuf> {
    let own = env::var_os(UBLOCK_ORIGIN).map(PathBuf::from);
    let folders = PLACES.iter().map(|place| PathBuf::from(place).join("uBlock0@raymondhill.net"));
    own.into_iter().chain(folders).find(|folder| folder.join("assets").is_dir())
}
