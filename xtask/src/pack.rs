//! Makes the one file: loader, wasm-bindgen's glue, the stylesheet and the wasm, so that a page costs one request and a
//! site owner one script tag, one SRI hash, and no rule for wasm's MIME type.
//!
//! Trunk calls it after each build (`Trunk.toml`), in its staging folder.

mod literal;
mod module;
mod script;
mod stylesheet;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::command::root;

/// The one name that a site owner needs.
const NAME: &str = "article-widget.js";

/// Packs what Trunk has staged.
pub(crate) fn pack() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").context("TRUNK_STAGING_DIR isn't set: Trunk calls this")?;
    let staging = PathBuf::from(staging);
    let (glue, wasm) = staged(&staging)?;
    let packed = Packed {
        script: script::joined(&read(&root().join("static").join(NAME))?, &read(&glue)?, &version()?)?,
        css: stylesheet::minified(&article_widget::style::SHEETS.concat()),
        wasm: fs::read(&wasm).with_context(|| format!("{} can't be read", wasm.display()))?,
    };
    for leftover in [&glue, &wasm] {
        fs::remove_file(leftover)?;
    }
    fs::write(staging.join(NAME), packed.joined(&version()?))?;
    let schema = serde_json::to_string_pretty(&article_widget::schema())?;
    fs::write(staging.join("article-widget.schema.json"), schema + "\n")?;
    Ok(())
}

/// wasm-bindgen's glue and its wasm.
fn staged(staging: &Path) -> Result<(PathBuf, PathBuf)> {
    for entry in fs::read_dir(staging)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(stem) = name.strip_suffix("_bg.wasm") {
            return Ok((staging.join(format!("{stem}.js")), path));
        }
    }
    anyhow::bail!("there is no *_bg.wasm in {}", staging.display())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))
}

/// The widget's version.
fn version() -> Result<String> {
    let manifest = read(&root().join("Cargo.toml"))?;
    let package = manifest.split("[package]").nth(1).unwrap_or_default();
    let line = package.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    line.map(str::to_owned).context("Cargo.toml names no version")
}

/// The parts of the one file.
pub(crate) struct Packed {
    /// Loader and glue, minified, with places for the other two.
    pub(crate) script: String,
    /// The stylesheet, minified.
    pub(crate) css: String,
    /// The wasm's bytes.
    pub(crate) wasm: Vec<u8>,
}

/// Two lines that the script follows.
const CSS: &str = "const __css=\"";
const WASM: &str = "const __wasm=\"";

impl Packed {
    fn joined(&self, version: &str) -> String {
        [
            "/*! <article-widget> ",
            version,
            " | @license MIT OR Apache-2.0 */\n",
            CSS,
            &literal::text(&self.css),
            "\";\n",
            WASM,
            &literal::bytes(&self.wasm),
            "\";\n",
            &self.script,
        ]
        .concat()
    }

    /// The parts of a packed file, for the size's table.
    pub(crate) fn split(packed: &str) -> Option<Self> {
        let mut lines = packed.splitn(4, '\n').skip(1);
        let css = lines.next()?.strip_prefix(CSS)?.strip_suffix("\";")?.to_owned();
        let wasm = literal::decoded(lines.next()?.strip_prefix(WASM)?.strip_suffix("\";")?)?;
        Some(Self { css, wasm, script: lines.next()?.to_owned() })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_comes_apart_again() {
        let wasm: Vec<u8> = (0..=255).chain([255, b'0', 255, 255, b'7']).collect();
        let packed =
            Packed { script: "a;\nb;".to_owned(), css: "p{content:\"\\201c\"}".to_owned(), wasm: wasm.clone() };
        let parts = Packed::split(&packed.joined("1.2.3")).unwrap();
        assert_eq!((parts.wasm, parts.script.as_str()), (wasm, "a;\nb;"));
    }
}
