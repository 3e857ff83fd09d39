//! uBlock Origin, a real ad blocker, with its filter lists.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};

use super::apt;

/// Debian's package of uBlock Origin, which contains its lists.
const PACKAGE: &str = "webext-ublock-origin-firefox";

/// Where Debian's packages install Firefox extensions.
const FOLDERS: [&str; 2] =
    ["/usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}", "/usr/share/webext"];

/// The environment variable that may name the extension's folder, and passes it to the tests.
pub(crate) const UBLOCK_ORIGIN: &str = "UBLOCK_ORIGIN";

/// The folder of the extension, which is installed if it is missing. The lists are in its folder `assets`.
pub(crate) fn ublock_origin() -> Result<PathBuf> {
    if let Some(folder) = find() {
        return Ok(folder);
    }
    println!("Debian's uBlock Origin is missing: the ad-block notice is tested with it and with its lists.");
    apt::install(&[PACKAGE])?;
    find().with_context(|| {
        format!(
            "Debian's package {PACKAGE} is needed and can't be installed automatically; or set {UBLOCK_ORIGIN} to the \
             folder of an unpacked uBlock Origin that contains its lists"
        )
    })
}

fn find() -> Option<PathBuf> {
    let configured = env::var_os(UBLOCK_ORIGIN).map(PathBuf::from);
    let folders = FOLDERS.iter().map(|folder| PathBuf::from(folder).join("uBlock0@raymondhill.net"));
    configured.into_iter().chain(folders).find(|folder| folder.join("assets").is_dir())
}
