//! The names and files that the widget ships: classes, ids, parts, attributes and elements, and the files of a build.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use article_widget::adblock::BAITS;

use crate::literals;

/// The names and files that a filter list could match.
pub(crate) struct Shipped {
    /// Every string that may be the name of a class, an id, a part, an attribute or an element.
    pub(crate) names: Vec<String>,
    /// The paths of the files in `dist/`.
    pub(crate) files: Vec<String>,
}

/// The folders with the code that creates elements, and with the stylesheets. Strings that are not names are checked too,
/// which is harmless.
const SOURCES: [&str; 2] = ["src", "js"];

/// The file with the baits, which filter lists have to match.
const BAITS_FILE: &str = "src/adblock.rs";

impl Shipped {
    /// Reads the sources and lists `dist/`.
    pub(crate) fn find(root: &Path) -> Result<Self> {
        let mut names = BTreeSet::new();
        for folder in SOURCES {
            for file in files(&root.join(folder))? {
                match file.extension().and_then(OsStr::to_str) {
                    _ if file == root.join(BAITS_FILE) => {}
                    Some("rs" | "js") => literals::of_code(&fs::read_to_string(file)?, &mut names),
                    Some("css") => literals::of_css(&fs::read_to_string(file)?, &mut names),
                    _ => {}
                }
            }
        }
        let dist = root.join("dist");
        let mut shipped = Vec::new();
        for file in files(&dist).context("the widget is not built")? {
            let path = file.strip_prefix(&dist)?.to_string_lossy().replace('\\', "/");
            if path != BAITS.picture {
                shipped.push(path);
            }
        }
        if !shipped.iter().any(|path| path == "article-widget.js") || !names.contains("adblock-notice") {
            bail!("the names or the files of the widget were not found");
        }
        Ok(Self { names: names.into_iter().collect(), files: shipped })
    }
}

/// The files in a folder and its subfolders, sorted by path.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
