//! What the widget ships: the names that its elements may bear, and its files.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use article_widget::{adblock::BAITS, notice, style};

use crate::literals;

/// What a list could know of ours.
pub(crate) struct Shipped {
    /// Every word that may be a class, an id, a part, an attribute or an element's name.
    pub(crate) names: Vec<String>,
    /// The paths of the built files, from the folder that a site owner hosts.
    pub(crate) files: Vec<String>,
}

/// Where elements are made: what isn't a name there is a word too many, which does no harm.
const MAKERS: [&str; 6] = ["src/components", "src/components/block", "src/dom", "src/observers", "static/loader", "static"];

impl Shipped {
    /// Gathers it from the sources and from `dist/`.
    pub(crate) fn find(root: &Path) -> Result<Self> {
        let mut names = BTreeSet::new();
        for folder in MAKERS {
            for entry in fs::read_dir(root.join(folder)).with_context(|| format!("{folder} can't be read"))? {
                let file = entry?.path();
                if file.extension().is_some_and(|end| end == "rs" || end == "js") {
                    literals::of_code(&fs::read_to_string(file)?, &mut names);
                }
            }
        }
        for sheet in style::SHEETS.iter().chain([&notice::SHEET]) {
            literals::of_css(sheet, &mut names);
        }
        let dist = root.join("dist");
        let mut shipped = Vec::new();
        for file in files(&dist).context("the widget isn't built")? {
            let path = file.strip_prefix(&dist)?.to_string_lossy().replace('\\', "/");
            if path != BAITS.picture {
                shipped.push(path);
            }
        }
        if !shipped.iter().any(|path| path == "article-widget.js") || !names.contains("adblock-notice") {
            bail!("what the widget ships was not found");
        }
        Ok(Self { names: names.into_iter().collect(), files: shipped })
    }
}

/// The files below a folder, in order.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))? {
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
