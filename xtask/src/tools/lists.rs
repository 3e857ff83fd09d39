//! The lists of an ad blocker.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::debian;

/// Debian's uBlock Origin, which has its lists inside.
const PACKAGE: &str = "webext-ublock-origin-firefox";

/// Where Debian's packages put Firefox's extensions.
const PLACES: [&str; 2] = ["/usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}", "/usr/share/webext"];

/// The folder with the lists, installed when it is missing.
pub(crate) fn filter_lists() -> Result<PathBuf> {
    if let Some(folder) = found() {
        return Ok(folder);
    }
    println!("Debian's uBlock Origin is missing: its lists say whether the baits still live.");
    debian::install(&[PACKAGE])?;
    match found() {
        Some(folder) => Ok(folder),
        None => bail!("the lists of Debian's package {PACKAGE} are needed, and can't be installed from here"),
    }
}

fn found() -> Option<PathBuf> {
    let folders = PLACES.iter().map(|place| PathBuf::from(place).join("uBlock0@raymondhill.net/assets"));
    folders.into_iter().find(|folder| folder.is_dir())
}
